"""When something was said, where the words stand between a cue and what it reports."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from quoteaudit.lexicon import load_table
from quoteaudit.syntax.contents import Candidate
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import (
    is_finite,
    opens_noun_phrase,
)

_NEAR = 5
"""Words that may stand between a cue and its date: the addressee."""


def without_date(content: Candidate, cue: Word, parse: Parse) -> Candidate:
    """``content`` without the date that it begins with, when the date is the cue's.

    Ruiz said [on Friday] she would go. Not: Ruiz said that on Friday she would go. Where
    nothing says which of the two a date belongs to, it is nearly always when somebody said it.
    """
    (first, last), *others = content.ranges
    if others or not 0 < first - cue.i <= _NEAR:
        return content
    start = first + _length_of_date(parse.words[first : last + 1])
    rest = parse.words[start : last + 1]
    if start == first or not rest or not _is_clause(rest):
        return content
    return Candidate(content.shape, ((start, last),), content.top)


def only_says_when(content: Candidate, cue: Word, parse: Parse) -> bool:
    """Whether ``content`` begins right after the cue with a date, and no clause follows on it.

    The Post reported [on Thursday], citing an aide. Not: She likes [Thursday best].
    """
    first, last = content.ranges[0]
    if not 0 < first - cue.i <= _NEAR:
        return False
    length = _length_of_date(parse.words[first : last + 1])
    rest = parse.words[first + length : last + 1]
    return length > 0 and (not rest or rest[0].lower == ",")


def _length_of_date(words: Sequence[Word]) -> int:
    """How many words the date takes that these begin with; 0 when they begin with none."""
    length = ended = 0
    while length < len(words) and words[length].lower in _words("openers"):
        length += 1
    has_opener = length > 0
    while length < len(words) and (
        words[length].lower in _words("weekdays", "nearby")
        or (has_opener and words[length].lower in _words("months", "short_months", "parts"))
        or (ended and words[length].lower in _words("parts"))
        or (ended and words[length].text.isdigit())
    ):
        length += 1
        ended = length
    return ended


def _is_clause(words: Sequence[Word]) -> bool:
    """Whether the words begin as a clause does, with a noun phrase, and hold a finite verb."""
    return opens_noun_phrase(words[0]) and any(map(is_finite, words))


@cache
def _words(*names: str) -> Collection[str]:
    table = load_table("calendar")
    return frozenset(word for name in names for word in table[name])
