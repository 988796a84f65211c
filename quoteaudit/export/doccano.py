"""doccano: JSON Lines of texts with labelled spans, which annotators correct."""

from __future__ import annotations

from typing import Any

from quoteaudit.export.articles import id_of, well_formed
from quoteaudit.export.offsets import OffsetMap
from quoteaudit.export.standoff import pieces_of
from quoteaudit.records import Audit


def to_doccano(
    audit: Audit,
    *,
    id: str | None = None,  # noqa: A002
    relations: bool = False,
) -> dict[str, Any]:
    """An audit as one line of doccano's JSONL, for a project of the kind *Sequence Labeling*.

    The project must allow overlapping entities. With ``relations=True`` the line is in the form
    *JSONL(relation)*, for a project that uses relation labeling. Offsets count UTF-16 code
    units, since doccano takes them as JavaScript does unless a project counts grapheme clusters
    (https://github.com/doccano/doccano/issues/2290). It knows no spans of several parts: a later
    part of a quote is a span of its own. U+FFFD stands for lone surrogates. See
    https://doccano.github.io/doccano/.

    >>> from quoteaudit.testing import make_audit
    >>> audit = make_audit("{content|“No,”} {cue|said} Ruiz.")
    >>> to_doccano(audit, id="bridge")["label"]
    [[0, 5, 'Quote'], [6, 10, 'Cue']]
    >>> to_doccano(audit, id="bridge", relations=True)["relations"]
    [{'id': 0, 'from_id': 0, 'to_id': 1, 'type': 'HasCue'}]
    """
    pieces, links = pieces_of(audit)
    units = OffsetMap.utf16(audit.text).to_units
    places = [(units(piece.span.start), units(piece.span.end), piece.label) for piece in pieces]
    line: dict[str, Any] = {"text": audit.text, "article": id or id_of(audit.text)}
    if not relations:
        line["label"] = [list(place) for place in places]
        return well_formed(line)
    line["entities"] = [
        {"id": number, "start_offset": start, "end_offset": end, "label": label}
        for number, (start, end, label) in enumerate(places)
    ]
    line["relations"] = [
        {"id": number, "from_id": one, "to_id": two, "type": label}
        for number, (label, one, two) in enumerate(links)
    ]
    return well_formed(line)
