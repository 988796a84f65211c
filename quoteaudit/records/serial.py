"""An audit as plain dicts, lists, strings and numbers, and back.

Speakers and parents are referred to by id, so that nothing is written twice. Reading trusts
nothing: data that cannot be an audit raises :class:`~quoteaudit.SchemaError` with the place,
what was found, what was needed and what to do. Keys that are not known are ignored, so other
tools may add their own; ``docs/audit.schema.json`` describes the same shape.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from quoteaudit.errors import SchemaError
from quoteaudit.records.places import Place
from quoteaudit.records.quotes import (
    Quote,
    QuoteKind,
    ScorePart,
    Speaker,
    SpeakerKind,
    Term,
    TermKind,
)
from quoteaudit.records.spans import CharSpan
from quoteaudit.records.structure import Block, BlockKind, DefectKind, TextDefect

if TYPE_CHECKING:
    from quoteaudit.records.audit import Audit

SCHEMA = "quoteaudit/1"


def dict_of(audit: Audit) -> dict[str, Any]:
    """The audit as plain data, ``schema`` first; :func:`fields_of` is the way back."""
    return {
        "schema": SCHEMA,
        "text": audit.text,
        "blocks": [_marked(block.kind, block.span) for block in audit.blocks],
        "speakers": [_speaker_dict(speaker) for speaker in audit.speakers],
        "quotes": [_quote_dict(quote) for quote in audit.quotes],
        "terms": [_marked(term.kind, term.span) for term in audit.terms],
        "defects": [_marked(defect.kind, defect.span) for defect in audit.defects],
    }


def _span_dict(span: CharSpan) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _spans(spans: Iterable[CharSpan]) -> list[dict[str, Any]]:
    return [_span_dict(span) for span in spans]


def _optional(span: CharSpan | None) -> dict[str, Any] | None:
    return None if span is None else _span_dict(span)


def _marked(kind: StrEnum, span: CharSpan) -> dict[str, Any]:
    return {"kind": str(kind), "span": _span_dict(span)}


def _speaker_dict(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": str(speaker.kind),
        "mentions": _spans(speaker.mentions),
        "description": _optional(speaker.description),
    }


def _quote_dict(quote: Quote) -> dict[str, Any]:
    return {
        "id": quote.id,
        "kind": str(quote.kind),
        "contents": _spans(quote.contents),
        "cue": _optional(quote.cue),
        "source": _optional(quote.source),
        "speaker": None if quote.speaker is None else quote.speaker.id,
        "candidates": [speaker.id for speaker in quote.candidates],
        "rule": quote.rule,
        "parent": None if quote.parent is None else quote.parent.id,
        "score": quote.score,
        "score_parts": [
            {"feature": part.feature, "weight": part.weight} for part in quote.score_parts
        ],
    }


def fields_of(data: object) -> dict[str, Any]:
    """The arguments of ``Audit`` that ``data``, as :func:`dict_of` wrote it, stands for.

    Raises :class:`~quoteaudit.SchemaError` when ``data`` is no audit, is of another schema
    version, or contradicts itself: a span whose words are not the ones in the text, say.
    """
    top = Place("audit", data)
    _check_version(top.key("schema"))
    text = top.key("text").string()
    top = Place("audit", data, text)
    speakers = _speakers(top.key("speakers"))
    return {
        "text": text,
        "blocks": tuple(
            Block(kind=place.key("kind").member_of(BlockKind), span=place.key("span").span())
            for place in top.key("blocks").items()
        ),
        "speakers": tuple(speakers.values()),
        "quotes": _quotes(top.key("quotes"), speakers),
        "terms": tuple(
            Term(kind=place.key("kind").member_of(TermKind), span=place.key("span").span())
            for place in top.key("terms").items()
        ),
        "defects": tuple(
            TextDefect(kind=place.key("kind").member_of(DefectKind), span=place.key("span").span())
            for place in top.key("defects").items()
        ),
    }


def _check_version(place: Place) -> None:
    if place.string() != SCHEMA:
        place.fail(
            f"{SCHEMA!r}, the version that this release reads",
            "Read it with the release that wrote it, or audit the text again.",
        )


def _by_id(places: Place) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for place in places.items():
        own_id = place.key("id")
        if own_id.name() in found:
            own_id.fail("an id that no other record in the list has")
        found[own_id.value] = place
    return found


def _speakers(places: Place) -> dict[str, Speaker]:
    return {own_id: _speaker(own_id, place) for own_id, place in _by_id(places).items()}


def _speaker(own_id: str, place: Place) -> Speaker:
    return Speaker(
        id=own_id,
        name=place.key("name").name(),
        kind=place.key("kind").member_of(SpeakerKind),
        mentions=place.key("mentions").spans(),
        description=place.key("description").optional(Place.span),
    )


def _quotes(places: Place, speakers: dict[str, Speaker]) -> tuple[Quote, ...]:
    """The quotes in their order, parents built before children wherever they stand."""
    waiting = _by_id(places)
    built: dict[str, Quote] = {}
    for place in waiting.values():
        for own_id in reversed(_unbuilt_chain(place, waiting, built)):
            built[own_id] = _quote(waiting[own_id], speakers, built)
    return tuple(built[own_id] for own_id in waiting)


def _unbuilt_chain(place: Place, waiting: dict[str, Place], built: dict[str, Quote]) -> list[str]:
    """The ids of the quote at ``place`` and of those it stands in, up to one that is built."""
    chain: dict[str, None] = {}  # a dict, since a hostile chain can be very long
    own_id = place.key("id").name()
    while own_id not in built:
        chain[own_id] = None
        parent = waiting[own_id].key("parent")
        if parent.value is None:
            break
        parent.one_of(waiting, "the quotes")
        own_id = parent.value
        if own_id in chain:
            parent.fail("a quote that does not itself stand in this one")
    return list(chain)


def _quote(place: Place, speakers: dict[str, Speaker], built: dict[str, Quote]) -> Quote:
    fields: dict[str, Any] = {
        "id": place.key("id").name(),
        "kind": place.key("kind").member_of(QuoteKind),
        "contents": place.key("contents").spans(),
        "cue": place.key("cue").optional(Place.span),
        "source": place.key("source").optional(Place.span),
        "speaker": place.key("speaker").optional(lambda at: at.one_of(speakers, "the speakers")),
        "candidates": tuple(
            at.one_of(speakers, "the speakers") for at in place.key("candidates").items()
        ),
        "rule": place.key("rule").string(),
        "parent": place.key("parent").optional(lambda at: at.one_of(built, "the quotes")),
        "score": place.key("score").optional(Place.number),
        "score_parts": tuple(
            ScorePart(feature=at.key("feature").string(), weight=at.key("weight").number())
            for at in place.key("score_parts").items()
        ),
    }
    try:
        return Quote(**fields)
    except ValueError as error:  # contents that overlap or are missing
        raise SchemaError(f"{place.path}: {error}. Give it as Audit.to_dict wrote it.") from None
