"""Cuts a text at every edge of every mark, so that marks may overlap as they like.

HTML elements nest, the spans of an audit need not: a claim can end in the middle of a quote. So
no mark becomes an element. The text becomes a flat row of segments, and each segment knows what
covers it. The size of the result grows with the text and the marks, however deep these nest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from attrs import field, frozen

from quoteaudit.records import Block, CharSpan

_INNERMOST = 3  # records that a segment names; a click finds the others
_ROOM = 0.8  # characters of the text that a character of a word over it takes, with some to spare
_BLANK_LINES = re.compile(r"\n[ \t\r]*\n\s*")
_GAP, _LOOSE = "gap", "loose"


@frozen(kw_only=True)
class Mark:
    """What a record does to a stretch of the text: ``look`` is how it is drawn, if it is.

    ``record`` is the number of the record, ``slot`` a word to be shown over its start.
    """

    span: CharSpan
    record: int
    look: str = ""
    slot: str = ""


@frozen(kw_only=True)
class Segment:
    """A stretch of text that no mark begins or ends in, and the looks that it gets.

    ``records`` are the numbers of the innermost records that cover it, the innermost first.
    """

    number: int
    text: str
    marked: bool
    looks: tuple[str, ...]
    slot: str
    records: tuple[int, ...]


@frozen(kw_only=True)
class Piece:
    """The segments of one block, or of the space between two blocks of a paragraph."""

    kind: str
    segments: tuple[Segment, ...]


@frozen(kw_only=True)
class Paragraph:
    """Blocks that stand on one line, and the white space ``before`` and ``after`` them."""

    kind: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    before: str = ""
    after: str = ""


@frozen(kw_only=True)
class Layout:
    """A text as paragraphs of segments, and the way from spans to segments."""

    paragraphs: tuple[Paragraph, ...]
    edges: Sequence[int] = field(repr=False)
    shown: frozenset[int] = field(repr=False)

    def numbers(self, span: CharSpan) -> range:
        """The numbers of the segments that a span covers; its edges must be those of a mark."""
        return range(bisect_left(self.edges, span.start), bisect_left(self.edges, span.end))

    def first(self, span: CharSpan) -> int | None:
        """The number of the first segment of a span that can be pointed at."""
        return next((number for number in self.numbers(span) if number in self.shown), None)


Stretch = tuple[int, int, str]


def lay_out(text: str, blocks: Iterable[Block], marks: Sequence[Mark]) -> Layout:
    """The text in segments, with the marks that cover each.

    >>> mark = Mark(span=CharSpan(3, 6, "not"), record=0, look="claim")
    >>> layout = lay_out("We not go", [], [mark])
    >>> [(s.text, s.looks) for p in layout.paragraphs for q in p.pieces for s in q.segments]
    [('We ', ()), ('not', ('claim',)), (' go', ())]
    """
    text = str(text)  # a str that calls itself safe HTML would hand that on to its parts
    stretches = list(_stretches(text, blocks))
    edges = _edges(len(text), stretches, marks)
    segments = list(_segments(text, edges, marks))
    paragraphs = tuple(_paragraphs(text, stretches, segments, edges))
    shown = frozenset(
        segment.number
        for paragraph in paragraphs
        for piece in paragraph.pieces
        for segment in piece.segments
        if segment.marked
    )
    return Layout(paragraphs=paragraphs, edges=edges, shown=shown)


def _stretches(text: str, blocks: Iterable[Block]) -> Iterator[Stretch]:
    """The blocks and what stands between them, without overlaps and without holes."""
    at = 0
    for block in sorted(blocks, key=lambda block: block.span.start):
        start, end = max(block.span.start, at), min(block.span.end, len(text))
        if start < end:
            yield from _between(text, at, start)
            yield start, end, block.kind.value
            at = end
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Stretch]:
    """White space as gaps, and words that are in no block as loose paragraphs."""
    cuts = [found.end() for found in _BLANK_LINES.finditer(text, start, end)]
    for a, b in pairwise([start, *cuts, end]):
        words = text[a:b]
        if not words.strip():
            yield from [(a, b, _GAP)] if words else []
            continue
        first = a + len(words) - len(words.lstrip())
        last = a + len(words.rstrip())
        for piece in ((a, first, _GAP), (first, last, _LOOSE), (last, b, _GAP)):
            if piece[0] < piece[1]:
                yield piece


def _edges(length: int, stretches: Iterable[Stretch], marks: Iterable[Mark]) -> list[int]:
    edges = {0, length}
    edges.update(edge for start, end, _ in stretches for edge in (start, end))
    for mark in marks:
        edges.update((min(mark.span.start, length), min(mark.span.end, length)))
    return sorted(edges)


def _segments(text: str, edges: Sequence[int], marks: Sequence[Mark]) -> Iterator[Segment]:
    opening, closing = defaultdict(list), defaultdict(list)
    for number, mark in enumerate(marks):
        if mark.span.start < min(mark.span.end, len(text)):
            opening[mark.span.start].append(number)
            closing[min(mark.span.end, len(text))].append(number)
    labels = _labels(marks)
    looks: Counter[str] = Counter()
    around: dict[int, None] = {}  # the marks that are open, the innermost last
    for number, (start, end) in enumerate(pairwise(edges)):
        for ended in closing[start]:
            del around[ended]
            looks[marks[ended].look] -= 1
        for begun in sorted(opening[start], key=lambda n: -marks[n].span.end):
            around[begun] = None
            looks[marks[begun].look] += 1
        yield Segment(
            number=number,
            text=text[start:end],
            marked=bool(around),
            looks=tuple(sorted(look for look, times in looks.items() if look and times)),
            slot=labels.get(start, ""),
            records=_innermost(around, marks),
        )


def _labels(marks: Iterable[Mark]) -> dict[int, str]:
    """The words over the text by where they stand; those that would collide stand together."""
    labels: dict[int, str] = {}
    last = -1
    for start, slot in sorted({(mark.span.start, mark.slot) for mark in marks if mark.slot}):
        if last >= 0 and start <= last + _ROOM * len(labels[last]):
            if slot not in labels[last].split(", "):
                labels[last] += f", {slot}"
        else:
            last = start
            labels[last] = slot
    return labels


def _innermost(around: dict[int, None], marks: Sequence[Mark]) -> tuple[int, ...]:
    records = dict.fromkeys(marks[n].record for n in islice(reversed(around), 3 * _INNERMOST))
    return tuple(islice(records, _INNERMOST))


def _paragraphs(
    text: str, stretches: Iterable[Stretch], segments: Sequence[Segment], edges: Sequence[int]
) -> Iterator[Paragraph]:
    """Stretches between line breaks; the white space around them goes with them."""
    before = ""
    waiting: list[Stretch] = []

    def paragraph(after: str) -> Paragraph:
        pieces = [
            Piece(
                kind=kind, segments=tuple(segments[bisect_left(edges, a) : bisect_left(edges, b)])
            )
            for a, b, kind in waiting
        ]
        kinds = [kind for _, _, kind in waiting if kind != _GAP]
        return Paragraph(
            kind=kinds[-1] if kinds else _GAP,
            start=waiting[0][0] if waiting else 0,
            end=waiting[-1][1] if waiting else 0,
            pieces=tuple(pieces),
            before=before,
            after=after,
        )

    for start, end, kind in stretches:
        space = text[start:end]
        if kind == _GAP and not waiting:
            before += space
        elif kind == _GAP and ("\n" in space or "\r" in space):
            yield paragraph(space)
            waiting, before = [], ""
        else:
            waiting.append((start, end, kind))
    if waiting or before:
        yield paragraph("")
