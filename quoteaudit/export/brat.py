"""brat standoff, written: the annotation file (.ann) of an audit, for the annotation tool brat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from quoteaudit.errors import InputError
from quoteaudit.export.articles import well_formed
from quoteaudit.export.standoff import (
    ATTRIBUTES,
    LABELS,
    RELATIONS,
    Annotation,
    Standoff,
    standoff_of,
)
from quoteaudit.records import Audit, CharSpan

Place = tuple[int, int]
"""Where a piece of an annotation starts and ends."""

_LINE = re.compile(r"[^\r\n]+")
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")  # brat reads lines as Python's codecs do
NOTES, SPANS = "AnnotatorNotes", "Spans"
"""The types of notes: for people, and of spans that their pieces do not tell."""


def to_brat(audit: Audit | Standoff) -> str:
    """The annotation file of an audit for brat; the text file beside it is ``audit.text``.

    Quotes, cues, sources and the others are text-bound annotations (``T`` lines), split quotes
    discontinuous ones; ``R`` lines relate a quote to its cue, its source and the quote that it
    stands in; ``A`` lines hold kinds and outcomes, ``#`` lines notes for people. Offsets count
    characters. See https://brat.nlplab.org/standoff.html.

    brat wants no line break inside a span, so a span is cut at its line breaks. Where
    :func:`~quoteaudit.export.read_brat` could not know that, a note of the type ``Spans`` holds
    the spans as they were. Annotations of nothing but white space are left out.

    Raises :class:`~quoteaudit.InputError` for a ``Standoff`` with a relation to an annotation
    that it does not hold.

    >>> from quoteaudit.testing import make_audit
    >>> marked = "{content|“No,”} {cue|said} {source:Ana Ruiz|Ruiz}, {content|“never.”}"
    >>> print(to_brat(make_audit(marked)).expandtabs(4))
    T1  Quote 0 5;17 25 “No,” “never.”
    T2  Cue 6 10    said
    T3  Source 11 15    Ruiz
    R1  HasCue Arg1:T1 Arg2:T2
    R2  HasSource Arg1:T1 Arg2:T3
    A1  Kind T1 direct
    A2  SpeakerKind T1 person
    #1  AnnotatorNotes T1   speaker: Ana Ruiz
    <BLANKLINE>
    """
    standoff = audit if isinstance(audit, Standoff) else standoff_of(audit)
    pieces = ((one, cut(one.spans)) for one in standoff.annotations)
    kept = [(one, places) for one, places in pieces if places]
    numbers = {id(one): number for number, (one, _) in enumerate(kept, start=1)}
    lines = [
        *(
            f"T{number}\t{one.label} {_listed(places, ' ')}\t{reference(standoff.text, places)}"
            for number, (one, places) in enumerate(kept, start=1)
        ),
        *_numbered("R", _relations(standoff, numbers)),
        *_numbered("A", _attributes(kept)),
        *_numbered("#", _notes(standoff.text, kept)),
    ]
    return "".join(f"{line}\n" for line in lines)


def cut(spans: Iterable[CharSpan]) -> list[Place]:
    """The spans cut at line breaks, without those pieces that hold no words."""
    return [
        (span.start + piece.start(), span.start + piece.end())
        for span in spans
        for piece in _LINE.finditer(span.text)
        if not piece[0].isspace()
    ]


def joined(text: str, places: Iterable[Place]) -> list[Place]:
    """Pieces with nothing but line breaks and white space between them, made whole again."""
    whole: list[Place] = []
    for start, end in places:
        gap = text[whole[-1][1] : start] if whole else ""
        if gap.isspace() and not _LINE.fullmatch(gap):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def reference(text: str, places: Iterable[Place]) -> str:
    """The words of an annotation, as its line repeats them."""
    return one_line(" ".join(text[start:end] for start, end in places))


def one_line(words: str) -> str:
    """Words without what brat would take for the end of a line or a column."""
    return _BREAKS.sub(" ", well_formed(words))


def _listed(places: Iterable[Place], between: str) -> str:
    return ";".join(f"{start}{between}{end}" for start, end in places)


def _numbered(letter: str, lines: Iterable[str]) -> Iterator[str]:
    return (f"{letter}{number}\t{line}" for number, line in enumerate(lines, start=1))


def _relations(standoff: Standoff, numbers: dict[int, int]) -> Iterator[str]:
    known = {*standoff.annotations}
    for one in standoff.relations:
        if not {one.arg1, one.arg2} <= known:
            raise InputError(
                f"found a relation {one.label} with an annotation that is not in the standoff; "
                "needed both in standoff.annotations. Add it there."
            )
        first, second = numbers.get(id(one.arg1)), numbers.get(id(one.arg2))
        if first is not None and second is not None:
            yield f"{one.label} Arg1:T{first} Arg2:T{second}"


def _attributes(kept: list[tuple[Annotation, list[Place]]]) -> Iterator[str]:
    for number, (one, _) in enumerate(kept, start=1):
        for name, value in one.attributes:
            yield f"{name} T{number} {value}".rstrip()


def _notes(text: str, kept: list[tuple[Annotation, list[Place]]]) -> Iterator[str]:
    for number, (one, places) in enumerate(kept, start=1):
        if one.note:
            yield f"{NOTES} T{number}\t{one_line(one.note)}"
        spans = [(span.start, span.end) for span in one.spans]
        if joined(text, places) != spans:
            yield f"{SPANS} T{number}\t{_listed(spans, ':')}"


def brat_configuration() -> str:
    """The file ``annotation.conf`` that tells brat about the labels of :func:`to_brat`.

    See https://brat.nlplab.org/configuration.html.

    >>> print(*brat_configuration().splitlines()[:4], sep=", ")
    [entities], , Quote, Cue
    """
    relations = [f"{name}\tArg1:{one}, Arg2:{two}" for name, (one, two) in RELATIONS.items()]
    overlap = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    attributes = [
        f"{name}\tArg:{'|'.join(labels)}" + (f", Value:{'|'.join(values)}" if values else "")
        for name, (labels, values) in ATTRIBUTES.items()
    ]
    sections = {
        "entities": LABELS,
        "relations": [*relations, overlap],
        "events": [],
        "attributes": attributes,
    }
    return "\n".join("\n".join([f"[{name}]", "", *lines, ""]) for name, lines in sections.items())
