"""The stretches of an article that claim to be somebody's exact words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto

import regex
from attrs import frozen

from quoteaudit.marks import pair_marks
from quoteaudit.records import Quote, QuoteKind
from quoteaudit.verify.words import Words, read_words

_ELLIPSIS = regex.compile(r"…|\.[^\S\n]?\.[^\S\n]?\.|\*[^\S\n]?\*[^\S\n]?\*")
_SIC = regex.compile(r"[\[(]\s*+sic\s*+[.!]?[\])]", regex.IGNORECASE)
_BRACKETS = regex.compile(r"\[[^\[\]]{0,300}\]|\([^()]{0,300}\)")
_SENTENCE_END = regex.compile(r"[.!?…](?:[\s\"'“”‘’)\]]|$)")


class Break(Enum):
    """Where a quote shows, or may show, that it does not run on."""

    ELLIPSIS = auto()
    SPLIT = auto()
    """“We stay,” she said, “and wait.”: reporting words inside a sentence."""
    PAUSE = auto()
    """“We stay,” she said. “We wait.”: reporting words between two sentences."""


@frozen(eq=False)
class Unit:
    """Words of an article that stand in quotation marks and are judged as one.

    ``breaks`` are by the word before which they stand; ``bracketed`` are the words in
    brackets, which the speaker need not have said.
    """

    words: Words
    spans: tuple[tuple[int, int], ...]
    breaks: dict[int, Break]
    bracketed: frozenset[int]

    def count(self) -> int:
        """How many words a reader would count: don't is one, 2 million is one."""
        starts = (i for i in range(len(self.words)) if i not in self.bracketed)
        return sum(
            not i or self.words.ends[i - 1] != self.words.starts[i] or i - 1 in self.bracketed
            for i in starts
        )


def units_of(text: str, quote: Quote) -> list[Unit]:
    """What is to be compared of a quote: all of a direct one, each stretch of a mixed one.

    ``text`` is the article. Indirect quotes claim no exact words and have none.
    """
    contents = [(span.start, span.end) for span in quote.contents]
    if quote.kind is QuoteKind.DIRECT:
        return [unit for unit in [unit_of(text, contents)] if len(unit.words)]
    if quote.kind is QuoteKind.INDIRECT:
        return []
    units = (unit_of(text, [stretch]) for span in contents for stretch in _quoted(text, *span))
    return [unit for unit in units if len(unit.words)]


def _quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for quotation in pair_marks(text, [(start, end)]).quotations:
        if quotation.depth == 0:
            yield quotation.inner_start, quotation.inner_end


def unit_of(text: str, spans: Sequence[tuple[int, int]]) -> Unit:
    """The words of the half-open ``spans`` of ``text`` as one unit."""
    spoken = [piece for span in spans for piece in _without_sic(text, *span)]
    words = read_words(text, spoken)
    return Unit(
        words=words,
        spans=tuple(spans),
        breaks=_breaks(words, spans),
        bracketed=_bracketed(words, spans),
    )


def _without_sic(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for sic in _SIC.finditer(text, start, end):
        yield start, sic.start()
        start = sic.end()
    yield start, end


def _breaks(words: Words, spans: Sequence[tuple[int, int]]) -> dict[int, Break]:
    """The breaks of a unit, in one pass over its words."""
    ends = iter([end for _, end in spans])
    end = next(ends, 0)
    breaks: dict[int, Break] = {}
    for at in range(len(words) - 1):
        crosses = words.starts[at + 1] >= end
        while words.starts[at + 1] >= end:
            end = next(ends, len(words.text) + 1)
        between = words.between(at)
        if _ELLIPSIS.search(between):
            breaks[at + 1] = Break.ELLIPSIS
        elif crosses:
            is_pause = _SENTENCE_END.search(between) and words.surface(at + 1)[0].isupper()
            breaks[at + 1] = Break.PAUSE if is_pause else Break.SPLIT
    return breaks


def _bracketed(words: Words, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    brackets = (m.span() for span in spans for m in _BRACKETS.finditer(words.text, *span))
    start, end = next(brackets, (len(words.text), len(words.text)))
    found = set()
    for at in range(len(words)):
        while words.starts[at] >= end:
            start, end = next(brackets, (len(words.text) + 1, len(words.text) + 1))
        if words.ends[at] > start:
            found.add(at)
    return frozenset(found)


def headline_units(text: str, headings: Sequence[tuple[int, int]]) -> list[Unit]:
    """What stands in quotation marks in the given headings, single marks too."""
    found = [
        unit_of(text, [(quotation.inner_start, quotation.inner_end)])
        for quotation in pair_marks(text, headings).quotations
        if quotation.depth == 0
    ]
    return [unit for unit in found if len(unit.words)]
