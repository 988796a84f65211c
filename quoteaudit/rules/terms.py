"""Quotation marks around words that nobody says here: terms, titles of works, scare quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from quoteaudit.lexicon import load_table
from quoteaudit.marks import Quotation
from quoteaudit.records import TermKind
from quoteaudit.rules.passages import Passage
from quoteaudit.rules.reading import Attribution, Reading
from quoteaudit.syntax.frames import base_of, subject_of
from quoteaudit.syntax.tree import Word
from quoteaudit.syntax.words import is_passive

_NEAR = 4
"""How many words before or after the marks can say what they enclose."""
_ENDS = frozenset(".?!")
_AS = frozenset({"such", "as", "like"})
_LISTS = frozenset({",", "and", "or"})
_ARTICLES = frozenset({"the", "a", "an"})


def find_terms(
    reading: Reading, attributions: Sequence[Attribution]
) -> Iterator[tuple[TermKind, Quotation]]:
    """The quotations that nobody says here, with the reason why they have marks.

    Inside reported speech (She said the so-called “fifth gate” leaks) only titles and terms
    that are introduced count: other marks there show the speaker's own words. What is the title
    of a work in one place is its title in the others.
    """
    reported, spoken = _held(reading, attributions)
    found: list[tuple[TermKind, Passage]] = []
    for passages in reading.passages():
        kind = TermKind.SCARE
        for passage in passages:
            kind = kind if _is_listed(passage, kind) else term_kind(passage)
            if passage.quotation.start not in spoken and passage.quoted:
                found.append((kind, passage))
    titles = {_bare(passage) for kind, passage in found if kind is TermKind.TITLE}
    for kind, passage in found:
        if kind is TermKind.SCARE and passage.has_title_case and _bare(passage) in titles:
            kind = TermKind.TITLE
        if passage.quotation.start not in reported or kind is not TermKind.SCARE:
            yield kind, passage.quotation


def term_kind(passage: Passage) -> TermKind:
    """Introduced: the so-called “fifth gate”. Title: her novel “Late Ferries”. Else scare.

    Not a title: the report called the plan “late”. (The marks must be beside the work.)
    """
    before, after = passage.before[-_NEAR:], passage.after[:_NEAR]
    if passage.has_title_case and any(map(_is_work, before)):
        return TermKind.TITLE
    if introduces(before) or _is_explained(after):
        return TermKind.INTRODUCED
    if passage.has_title_case and (any(map(_is_work, after)) or _is_shown(passage)):
        return TermKind.TITLE
    return TermKind.SCARE


def is_title(passage: Passage) -> bool:
    """Whether the name of a work stands right before the marks: her best work, “Late Ferries,” ...

    Not: Her novel ends: “We Won.” – Its title song: “No.” (Too short to tell from a sentence.)
    """
    before = [word for word in passage.before[-2:] if word.lower != ","]
    return (
        bool(before)
        and _is_work(before[-1])
        and passage.has_title_case
        and len(passage.quoted.split()) > 2
        and passage.quoted[-1] not in _ENDS
    )


def introduces(before: Sequence[Word]) -> bool:
    """Whether words before some marks introduce a term, and no one in particular says it.

    The book called “…”, words such as “…”. What the ministry called “rumours” is the ministry's
    word, and so no term.
    """
    while before and before[-1].lower in _AS:
        before = before[:-1]
    if not before:
        return False
    word = before[-1]
    is_said = subject_of(word) is not None and not is_passive(word)
    return word.lower in _words("introduces") and not is_said


def _is_listed(passage: Passage, kind: TermKind) -> bool:
    """Whether the quotation is one more of a list of terms: “tide,” “berth” and “gate”."""
    between = {word.lower for word in passage.before}
    return kind is TermKind.INTRODUCED and between <= _LISTS


def _is_shown(passage: Passage) -> bool:
    """Whether the quotation opens a sentence that tells where it is shown: “…” opens in May."""
    is_first = not passage.before or passage.before[-1].lower in _ENDS
    return is_first and bool(passage.after) and passage.after[0].lower in _words("shown")


def _bare(passage: Passage) -> str:
    """The words of a title without its article, however they are set off."""
    words = passage.quoted.strip(",.;:!? ").lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _held(reading: Reading, attributions: Sequence[Attribution]) -> tuple[set[int], set[int]]:
    """Where outermost quotations begin that stand inside content, and that are content."""
    reported: set[int] = set()
    spoken: set[int] = set()
    for one in attributions:
        for start, end in one.contents:
            numbers = {word.quotation for word in reading.parse.between(start, end)} - {-1}
            starts = {reading.quotations[number].start for number in numbers}
            (spoken if one.is_direct else reported).update(starts)
            spoken.update(starts & {start})
    return reported, spoken


def _is_explained(after: Sequence[Word]) -> bool:
    return any(base_of(word) in _words("explains") for word in after)


def _is_work(word: Word) -> bool:
    return base_of(word) in _words("works")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_table("terms")[name])
