"""Quotation marks around words that nobody says here: terms, titles of works, scare quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from quoteaudit.lexicon import load_table
from quoteaudit.marks import Quotation
from quoteaudit.records import TermKind
from quoteaudit.rules.reading import Attribution, Passage, Reading
from quoteaudit.syntax.frames import base_of
from quoteaudit.syntax.tree import Word

_NEAR = 4
"""How many words before or after the marks can say what they enclose."""


def find_terms(
    reading: Reading, attributions: Sequence[Attribution]
) -> Iterator[tuple[TermKind, Quotation]]:
    """The quotations that belong to no attribution, with the reason why they have marks."""
    held = _held(reading, attributions)
    for passages in reading.passages():
        for passage in passages:
            if passage.quotation.start not in held and passage.quoted:
                yield term_kind(passage), passage.quotation


def term_kind(passage: Passage) -> TermKind:
    """Introduced: the so-called “fifth gate”. Title: her novel “Late Ferries”. Else scare.

    Not a title: the report called the plan “late”. (The marks must be beside the work.)
    """
    before, after = passage.before[-_NEAR:], passage.after[:_NEAR]
    if (before and before[-1].lower in _words("introduces")) or _is_explained(after):
        return TermKind.INTRODUCED
    if _has_capitals(passage.quoted) and any(_is_work(word) for word in (*before, *after)):
        return TermKind.TITLE
    return TermKind.SCARE


def _held(reading: Reading, attributions: Sequence[Attribution]) -> set[int]:
    """Where the outermost quotations begin of which some part is content."""
    spans = [span for one in attributions for span in one.contents]
    quoted = {word.quotation for a, b in spans for word in reading.parse.between(a, b)}
    quoted.discard(-1)
    return {reading.quotations[number].start for number in quoted}


def _is_explained(after: Sequence[Word]) -> bool:
    return any(base_of(word) in _words("explains") for word in after)


def _is_work(word: Word) -> bool:
    return base_of(word) in _words("works")


def _has_capitals(quoted: str) -> bool:
    """Whether every longer word has a capital, as in the title of a work."""
    longer = [word for word in quoted.split() if len(word) > 3]
    return bool(longer or quoted) and all(word[:1].isupper() for word in longer or [quoted])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_table("terms")[name])
