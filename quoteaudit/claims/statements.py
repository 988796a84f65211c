"""A statement: a sentence, or a clause of it, with the quote that carries it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate, pairwise

from attrs import field, frozen

from quoteaudit.claims.signals import Classes, classes_of_each
from quoteaudit.lexicon import cue_class, load_table
from quoteaudit.records import CharSpan, Quote, QuoteKind
from quoteaudit.syntax.assertions import (
    Clause,
    Part,
    clauses_of,
    is_circumstance,
    joints_of,
    part_of,
    sentences_of,
)
from quoteaudit.syntax.frames import base_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_verb

_ACTS = frozenset({"stance", "intent"})
"""Classes of cue verbs whose clause asserts what was done: "voted against", "plans to"."""
_NOUNS = frozenset({"indirect.object", "indirect.infinitive"})
_CLAUSES = frozenset({"indirect.clause_after", "indirect.clause_before", "indirect.colon"})

CARRIES = 0.5
"""A quote carries a statement when it holds this share of the words that are left over."""


@frozen(kw_only=True, eq=False, slots=False)
class Statement:
    """What is scored: the words of a sentence or clause, and whose words they are.

    ``held`` are the quotes with content in it, ``carrier`` the narrowest of them that holds
    most of what is asserted, by which it is scored, ``teller`` the narrowest on whose speaker's
    word it stands (who orders a search does not assert it), ``own`` the words that are no cue
    and no source, ``cues`` the numbers of the cue words of the article, ``clauses`` the clauses
    without those of cues.
    """

    words: Sequence[Word] = field(repr=False)
    held: tuple[Quote, ...] = ()
    carrier: Quote | None = None
    teller: Quote | None = None
    own: Sequence[Word] = field(default=(), repr=False)
    cues: frozenset[int] = field(default=frozenset(), repr=False)
    clauses: Sequence[Clause] = field(default=(), repr=False)
    is_heading: bool = False

    @cached_property
    def parts(self) -> Sequence[Part]:
        """What kind of word each of its own words is."""
        return [part_of(word) for word in self.own]

    @cached_property
    def classes(self) -> Sequence[Classes]:
        """The classes that each of its own words is listed under."""
        return classes_of_each(self.own, self.parts)

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
    article = _Article(parse, quotes, headings)
    for words in sentences_of(parse):
        for first, last in _cut(words, article):
            yield article.statement(words[first:last])


def _cut(words: Sequence[Word], article: _Article) -> Iterator[tuple[int, int]]:
    """The sentence as places in ``words``, or its clauses where their sources differ."""
    joints = joints_of(words)
    begun, source = 0, article.source(words[: joints[0]]) if joints else None
    for edge, end in pairwise([*joints, len(words)]):
        other = article.source(words[edge:end])
        if other != source and any(is_verb(word) for word in words[edge:end]):
            yield begun, edge
            begun, source = edge, other
    yield begun, len(words)


def _reports(quote: Quote, parse: Parse) -> bool:
    """Whether the quote reports words or thoughts; to approve or to plan something is to act."""
    if quote.cue is None or quote.kind is QuoteKind.DIRECT:
        return True
    return all(cue_class("verbs", base) not in _ACTS for base in _bases(quote, parse))


def _tells(quote: Quote, parse: Parse) -> bool:
    """Whether its content stands on its speaker's word, by what follows the verb.

    A clause with "that" is told, whatever the verb: "warned that the dam leaks". And some verbs
    that tell with a clause do not with a noun: "declared three days of mourning", "knew of a leak".
    """
    that = quote.contents[0].text.lower().startswith("that ")
    if that and quote.rule in _CLAUSES and quote.parent is None:
        return True
    if quote.rule in _NOUNS and not _mute_with_noun().isdisjoint(_bases(quote, parse)):
        return False
    return _reports(quote, parse)


def _bases(quote: Quote, parse: Parse) -> set[str]:
    cue = quote.cue
    words = () if cue is None else parse.between(cue.start, cue.end)
    return {base_of(word) for word in words if is_verb(word)}


@cache
def _mute_with_noun() -> frozenset[str]:
    cues = load_table("cues")
    return frozenset(cues["performing"]["verbs"]) | frozenset(cues["knowing"]["verbs"])


class _Carriers:
    """Quotes by the places of their contents, and the words that only tell who says them."""

    __slots__ = ("_about", "_parse", "_places", "_reach", "cues", "frames")

    def __init__(self, parse: Parse, quotes: Sequence[Quote]) -> None:
        self._parse = parse
        self._places = sorted(
            ((s.start, s.end, n, q) for n, q in enumerate(quotes) for s in q.contents),
            key=lambda one: one[:3],
        )
        self._reach = list(accumulate((end for _, end, _, _ in self._places), max))
        self.cues = _numbers(parse, (q.cue for q in quotes))
        self.frames = self.cues | _numbers(parse, (q.source for q in quotes))
        self._about = self.frames.union(
            *(_about_source(parse, quote) | _circumstances(parse, quote) for quote in quotes)
        )

    def within(self, words: Sequence[Word]) -> list[Quote]:
        """The quotes with content within some words, in text order."""
        start, end = words[0].start, words[-1].end
        last = bisect_left(self._places, end, key=lambda one: one[0])
        found: dict[str, Quote] = {}
        while last > 0 and self._reach[last - 1] > start:
            last -= 1
            _, until, _, quote = self._places[last]
            if until > start:
                found[quote.id] = quote
        return list(reversed(found.values()))

    def carrier(self, words: Sequence[Word]) -> Quote | None:
        """The narrowest quote that holds at least half of what is left of the words."""
        held = self.within(words)
        if not held:
            return None
        left = sum(map(self._is_left, words))
        best: tuple[int, Quote] | None = None
        for quote in held:
            share = sum(map(self._is_left, self._inside(quote, words)))
            size = sum(span.end - span.start for span in quote.contents)
            if share and share >= CARRIES * left and (best is None or size <= best[0]):
                best = size, quote
        return None if best is None else best[1]

    def _inside(self, quote: Quote, words: Sequence[Word]) -> Iterator[Word]:
        start, end = words[0].start, words[-1].end
        for span in quote.contents:
            yield from self._parse.between(max(start, span.start), min(end, span.end))

    def _is_left(self, word: Word) -> bool:
        return word.text[0].isalnum() and word.i not in self._about


class _Article:
    """The quotes of an article by the words that they stand on."""

    __slots__ = ("_headings", "_reporting", "_telling")

    def __init__(self, parse: Parse, quotes: Sequence[Quote], headings: Sequence[CharSpan]) -> None:
        self._headings = _numbers(parse, headings)
        self._reporting = _Carriers(parse, [quote for quote in quotes if _reports(quote, parse)])
        self._telling = _Carriers(parse, [quote for quote in quotes if _tells(quote, parse)])

    def statement(self, words: Sequence[Word]) -> Statement:
        """The words with what is known of them."""
        reporting = self._reporting
        return Statement(
            words=words,
            held=tuple(reporting.within(words)),
            carrier=reporting.carrier(words),
            teller=self._telling.carrier(words),
            own=[word for word in words if word.i not in reporting.frames],
            cues=reporting.cues,
            clauses=[c for c in clauses_of(words) if c.verb.i not in reporting.cues],
            is_heading=words[0].i in self._headings,
        )

    def source(self, words: Sequence[Word]) -> str | None:
        """Who carries the words: the id of a speaker, else of a quote, None for the newsroom."""
        carrier = self._reporting.carrier(words)
        if carrier is None:
            return None
        return carrier.speaker.id if carrier.speaker else carrier.id


def _circumstances(parse: Parse, quote: Quote) -> frozenset[int]:
    """The words that only say when, where, how and to whom it was told: on Monday, in a letter."""
    if quote.cue is None:
        return frozenset()
    apart = _numbers(parse, (*quote.contents, quote.source))
    found: set[int] = set()
    for verb in filter(is_verb, parse.between(quote.cue.start, quote.cue.end)):
        for child in verb.children:
            numbers = range(child.first.i, child.last.i + 1)
            tells = any(is_verb(parse.words[n]) for n in numbers)
            if is_circumstance(child) and not tells and apart.isdisjoint(numbers):
                found.update(numbers)
    return frozenset(found)


def _about_source(parse: Parse, quote: Quote) -> frozenset[int]:
    """The words that only say more about the source: officials, who asked not to be named, ..."""
    if quote.source is None:
        return frozenset()
    named = parse.between(quote.source.start, quote.source.end)
    numbers = {word.i for word in named}
    heads = [word for word in named if word.head is None or word.head.i not in numbers]
    around = (n for head in heads for n in range(head.first.i, head.last.i + 1))
    return frozenset(around) - _numbers(parse, (*quote.contents, quote.cue))


def _numbers(parse: Parse, spans: Iterable[CharSpan | None]) -> frozenset[int]:
    """The words within some spans, by number."""
    held = (parse.between(span.start, span.end) for span in spans if span is not None)
    return frozenset(word.i for words in held for word in words)
