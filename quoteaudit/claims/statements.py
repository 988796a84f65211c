"""A statement: a sentence, or a clause of it, with the quote that carries it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from quoteaudit.claims.signals import Classes, classes_of
from quoteaudit.lexicon import cue_class
from quoteaudit.records import CharSpan, Quote, QuoteKind
from quoteaudit.syntax.assertions import (
    Clause,
    Part,
    clauses_of,
    joints_of,
    part_of,
    sentences_of,
)
from quoteaudit.syntax.frames import base_of, is_verb
from quoteaudit.syntax.tree import Parse, Word

_ACTS = frozenset({"stance", "intent"})
"""Classes of cue verbs whose clause asserts what was done: "voted against", "plans to"."""

CARRIES = 0.5
"""A quote carries a statement when it holds this share of the words that are left over."""


@frozen(kw_only=True, eq=False, slots=False)
class Statement:
    """What is scored: the words of a sentence or clause, and whose words they are.

    ``held`` are the quotes with content in it, ``carrier`` the narrowest of them that holds
    most of what is asserted, ``own`` the words that are no cue and no source, ``clauses`` its
    clauses without those of the cues.
    """

    words: Sequence[Word] = field(repr=False)
    held: tuple[Quote, ...] = ()
    framing: tuple[Quote, ...] = ()
    carrier: Quote | None = None
    own: Sequence[Word] = field(default=(), repr=False)
    clauses: Sequence[Clause] = field(default=(), repr=False)
    is_heading: bool = False

    @cached_property
    def parts(self) -> Sequence[Part]:
        """What kind of word each of its own words is."""
        return [part_of(word) for word in self.own]

    @cached_property
    def classes(self) -> Sequence[Classes]:
        """The classes that each of its own words is listed under."""
        return [classes_of(word, part) for word, part in zip(self.own, self.parts, strict=True)]

    @property
    def start(self) -> int:
        """Where it begins, in characters."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends, in characters."""
        return self.words[-1].end


def find_statements(
    parse: Parse, quotes: Sequence[Quote], headings: Sequence[CharSpan] = ()
) -> Iterator[Statement]:
    """The statements of an article in text order."""
    nearby = _Nearby([quote for quote in quotes if _reports(quote, parse)])
    heads = {at for span in headings for at in (w.i for w in parse.between(span.start, span.end))}
    for words in sentences_of(parse):
        for part in _cut(words, nearby):
            yield evolve(part, is_heading=True) if part.words[0].i in heads else part


def _reports(quote: Quote, parse: Parse) -> bool:
    """Whether the quote reports words or thoughts; to approve or to plan something is to act."""
    if quote.cue is None or quote.kind is QuoteKind.DIRECT:
        return True
    verbs = (w for w in parse.between(quote.cue.start, quote.cue.end) if is_verb(w))
    return all(cue_class("verbs", base_of(verb)) not in _ACTS for verb in verbs)


def _cut(words: Sequence[Word], nearby: _Nearby) -> Iterator[Statement]:
    """The sentence, or its clauses where they come from different sources."""
    whole = _statement(words, nearby)
    joints = joints_of(words) if whole.held or whole.framing else []
    if not joints:
        yield whole
        return
    begun, before = 0, None
    for joint in [*joints, len(words)]:
        part = _statement(words[begun:joint], nearby)
        if before is not None and part.clauses and _source(part) == _source(before):
            begun = before.words[0].i - words[0].i
            part = _statement(words[begun:joint], nearby)
        elif before is not None:
            yield before
        before, begun = part, joint
    if before is not None:
        yield before


def _source(statement: Statement) -> str | None:
    carrier = statement.carrier
    if carrier is None:
        return None
    return carrier.speaker.id if carrier.speaker else carrier.id


def _statement(words: Sequence[Word], nearby: _Nearby) -> Statement:
    start, end = words[0].start, words[-1].end
    held, framing = nearby.to(start, end)
    frame = [(s.start, s.end) for q in framing for s in (q.cue, q.source) if s is not None]
    own = [word for word in words if not _within(word, frame)] if frame else words
    cues = [(q.cue.start, q.cue.end) for q in framing if q.cue is not None]
    return Statement(
        words=words,
        held=held,
        framing=framing,
        carrier=_carrier(held, own),
        own=own,
        clauses=[c for c in clauses_of(words) if not _within(c.verb, cues)],
    )


def _within(word: Word, ranges: Sequence[tuple[int, int]]) -> bool:
    at = word.start
    for start, end in ranges:
        if start <= at < end:
            return True
    return False


def _carrier(held: Sequence[Quote], own: Sequence[Word]) -> Quote | None:
    """The narrowest quote that holds at least half of what is left of the statement."""
    words = [word for word in own if word.text[0].isalnum()] if held else []
    best: tuple[int, Quote] | None = None
    for quote in held:
        ranges = [(span.start, span.end) for span in quote.contents]
        share = sum(_within(word, ranges) for word in words)
        size = sum(end - start for start, end in ranges)
        if words and share >= CARRIES * len(words) and (best is None or size <= best[0]):
            best = size, quote
    return None if best is None else best[1]


class _Nearby:
    """The quotes of an article by where they stand."""

    __slots__ = ("_contents", "_frames", "_reach")

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._contents = sorted(
            ((s.start, s.end, n, q) for n, q in enumerate(quotes) for s in q.contents),
            key=lambda one: one[:3],
        )
        self._frames = sorted(
            ((s.start, n, q) for n, q in enumerate(quotes) if (s := q.cue or q.source) is not None),
            key=lambda one: one[:2],
        )
        self._reach = _furthest([end for _, end, _, _ in self._contents])

    def to(self, start: int, end: int) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
        """The quotes with content, and those with a cue or source, within some characters."""
        last = bisect_left(self._contents, end, key=lambda one: one[0])
        found: dict[str, Quote] = {}
        while last > 0 and self._reach[last - 1] > start:
            last -= 1
            _, until, _, quote = self._contents[last]
            if until > start:
                found[quote.id] = quote
        held = tuple(reversed(found.values()))
        at = bisect_left(self._frames, start, key=lambda one: one[0])
        until = bisect_left(self._frames, end, key=lambda one: one[0])
        return held, tuple(quote for _, _, quote in self._frames[at:until])


def _furthest(ends: Sequence[int]) -> list[int]:
    """For each place, the largest of the values up to it."""
    found: list[int] = []
    for end in ends:
        found.append(max(end, found[-1]) if found else end)
    return found
