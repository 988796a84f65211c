"""The words that make a claim checkable, and those that weaken it, as characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteaudit.claims.signals import phrases_in
from quoteaudit.claims.statements import Statement
from quoteaudit.syntax.assertions import amount_range, degree_of, is_amount
from quoteaudit.syntax.phrases import name_runs

Chars = tuple[int, int]


def evidence_in(statement: Statement) -> list[Chars]:
    """Numbers with what they count, dates, named parties, comparisons; the source is none."""
    return _apart(_evidence(statement))


def hedges_in(statement: Statement) -> list[Chars]:
    """Words and phrases that take some of the claim back: "allegedly", "is believed to"."""
    return _apart(_hedges(statement))


def _evidence(statement: Statement) -> Iterator[Chars]:
    own = {word.i for word in statement.own}
    for word, classes in zip(statement.own, statement.classes, strict=True):
        if is_amount(word):
            yield amount_range(word, statement.words)
        elif degree_of(word) is not None or "name=calendar" in classes:
            yield word.start, word.end
    for run in name_runs(statement.words):
        if run and run[0].i in own and run[-1].i in own:
            yield run[0].start, run[-1].end


def _hedges(statement: Statement) -> Iterator[Chars]:
    words = statement.own
    for name, first, end in phrases_in(words):
        if name == "phrase=hedge":
            yield words[first].start, words[end - 1].end
    for word, classes in zip(words, statement.classes, strict=True):
        if "word=hedge" in classes:
            yield word.start, word.end


def _apart(ranges: Iterable[Chars]) -> list[Chars]:
    """The ranges in text order, of those that overlap only the first and longest."""
    found: list[Chars] = []
    for start, end in sorted(set(ranges), key=lambda one: (one[0], -one[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found
