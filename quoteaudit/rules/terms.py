"""Quotation marks around words that nobody says here: terms, titles of works, scare quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from quoteaudit.lexicon import load_table
from quoteaudit.marks import Quotation
from quoteaudit.records import TermKind
from quoteaudit.rules.reading import Attribution, Passage, Reading
from quoteaudit.syntax.frames import base_of, is_passive, subject_of
from quoteaudit.syntax.tree import Word

_NEAR = 4
"""How many words before or after the marks can say what they enclose."""


def find_terms(
    reading: Reading, attributions: Sequence[Attribution]
) -> Iterator[tuple[TermKind, Quotation]]:
    """The quotations that nobody says here, with the reason why they have marks.

    Inside reported speech (She said the so-called “fifth gate” leaks) only titles and terms
    that are introduced count: other marks there show the speaker's own words.
    """
    reported, spoken = _held(reading, attributions)
    for passages in reading.passages():
        for passage in passages:
            start = passage.quotation.start
            if start in spoken or not passage.quoted:
                continue
            kind = term_kind(passage)
            if start not in reported or kind is not TermKind.SCARE:
                yield kind, passage.quotation


def term_kind(passage: Passage) -> TermKind:
    """Introduced: the so-called “fifth gate”. Title: her novel “Late Ferries”. Else scare.

    Not a title: the report called the plan “late”. (The marks must be beside the work.)
    """
    before, after = passage.before[-_NEAR:], passage.after[:_NEAR]
    if passage.has_title_case and any(map(_is_work, before)):
        return TermKind.TITLE
    if (before and _introduces(before[-1])) or _is_explained(after):
        return TermKind.INTRODUCED
    if passage.has_title_case and any(map(_is_work, after)):
        return TermKind.TITLE
    return TermKind.SCARE


def _held(reading: Reading, attributions: Sequence[Attribution]) -> tuple[set[int], set[int]]:
    """Where outermost quotations begin that stand inside content, and that are content."""
    reported: set[int] = set()
    spoken: set[int] = set()
    for one in attributions:
        for start, end in one.contents:
            numbers = {word.quotation for word in reading.parse.between(start, end)} - {-1}
            starts = {reading.quotations[number].start for number in numbers}
            (spoken if one.rule.startswith("direct.") else reported).update(starts)
            spoken.update(starts & {start})
    return reported, spoken


def _introduces(word: Word) -> bool:
    """Whether the word introduces a term, and no one in particular: the book called “…”.

    What the ministry called “rumours” is the ministry's word, and so no term.
    """
    is_said = subject_of(word) is not None and not is_passive(word)
    return word.lower in _words("introduces") and not is_said


def _is_explained(after: Sequence[Word]) -> bool:
    return any(base_of(word) in _words("explains") for word in after)


def _is_work(word: Word) -> bool:
    return base_of(word) in _words("works")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_table("terms")[name])
