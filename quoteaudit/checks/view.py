"""What checks look things up in: an audit with its sentences, paragraphs and groups by place.

Everything is found once per audit, and every look-up is a search by halves, so that a check
costs no more than the records that it walks over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

import regex

from quoteaudit.article import authors_of
from quoteaudit.checks.sentences import sentences_of
from quoteaudit.checks.words import WORD, listed, pattern, words_of
from quoteaudit.marks import Quotation, pair_marks
from quoteaudit.records import (
    AnonymousSource,
    Audit,
    Block,
    BlockKind,
    CharSpan,
    Claim,
    Quote,
    QuoteCheck,
    QuoteKind,
    Speaker,
    SpeakerKind,
)
from quoteaudit.records.structure import PROSE
from quoteaudit.syntax.forms import base_forms

_BESIDE = 80  # characters around a source in which it says for whom it speaks
_NAME = regex.compile(r"(?<![\p{L}’'-])\p{Lu}\p{Ll}[\p{L}-]*+(?: \p{Lu}[\p{L}.-]*+){0,3}+")


class View:
    """An audit, and where things stand in it."""

    def __init__(self, audit: Audit, quote_checks: Sequence[QuoteCheck] = ()) -> None:
        self.audit = audit
        self.quote_checks = quote_checks
        self.text = audit.text

    # ------------------------------------------------------------------------ words and places

    def span(self, start: int, end: int) -> CharSpan:
        """The span of some characters."""
        return CharSpan.of(self.text, start, end)

    @cached_property
    def word_count(self) -> int:
        """How many words of prose there are."""
        return sum(1 for block in self.prose for _ in WORD.finditer(block.span.text))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks; one paragraph for an audit without any."""
        if self.audit.blocks or not self.text.strip():
            return self.audit.blocks
        return (Block(kind=BlockKind.PARAGRAPH, span=self.span(0, len(self.text))),)

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The paragraphs, list entries and headings."""
        return tuple(block for block in self.blocks if block.kind in PROSE)

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """The paragraphs and list entries."""
        return tuple(block for block in self.prose if block.kind is not BlockKind.HEADING)

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """The headings."""
        return tuple(block for block in self.prose if block.kind is BlockKind.HEADING)

    def is_heading(self, place: int) -> bool:
        """Whether a place stands in a heading."""
        return self._in_headings.holds(place)

    @cached_property
    def _in_headings(self) -> Ranges:
        return Ranges((block.span.start, block.span.end) for block in self.headings)

    def of_kind(self, *kinds: BlockKind) -> Iterator[Block]:
        """The blocks of some kinds."""
        return (block for block in self.blocks if block.kind in kinds)

    @cached_property
    def signed(self) -> Sequence[CharSpan]:
        """The lines that say who wrote the article or had a part in it."""
        return [b.span for b in self.of_kind(BlockKind.BYLINE, BlockKind.CREDIT)]

    def is_signature(self, place: int) -> bool:
        """Whether a place stands in one of the lines that are :attr:`signed`."""
        return self._signatures.holds(place)

    @cached_property
    def _signatures(self) -> Ranges:
        return Ranges((span.start, span.end) for span in self.signed)

    def paragraph_number(self, place: int) -> int:
        """The number of the prose block that holds a place, or of the one before it."""
        return bisect_right(self._prose_starts, place) - 1

    @cached_property
    def _prose_starts(self) -> Sequence[int]:
        return [block.span.start for block in self.prose]

    @cached_property
    def sentences(self) -> Sequence[tuple[int, int]]:
        """The sentences of the prose, by their full stops, as half-open ``[start, end)``."""
        return [pair for block in self.prose for pair in sentences_of(block.span)]

    def sentence_at(self, place: int) -> CharSpan:
        """The sentence that holds a place; nothing at that place where none does."""
        number = bisect_right(self._sentence_starts, place) - 1
        if number >= 0 and place < self.sentences[number][1]:
            return self.span(*self.sentences[number])
        return self.span(place, place)

    def sentences_in(self, span: CharSpan) -> Iterator[CharSpan]:
        """The sentences that begin in a stretch of text."""
        first = bisect_left(self._sentence_starts, span.start)
        last = bisect_left(self._sentence_starts, span.end)
        return (self.span(*pair) for pair in self.sentences[first:last])

    @cached_property
    def _sentence_starts(self) -> Sequence[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What stands in quotation marks in the prose."""
        bounds = [(block.span.start, block.span.end) for block in self.prose]
        return pair_marks(self.text, bounds).quotations

    def quotations_in(self, span: CharSpan) -> Sequence[Quotation]:
        """The quotations that begin in a stretch of text."""
        first = bisect_left(self._quotation_starts, span.start)
        return self.quotations[first : bisect_left(self._quotation_starts, span.end)]

    @cached_property
    def _quotation_starts(self) -> Sequence[int]:
        return [quotation.start for quotation in self.quotations]

    def is_quoted(self, place: int) -> bool:
        """Whether a place stands in quotation marks."""
        return self._quoted.holds(place)

    @cached_property
    def _quoted(self) -> Ranges:
        return Ranges((q.start, q.end) for q in self.quotations)

    def find(self, pattern: regex.Pattern[str], *, quoted: bool = False) -> Iterator[CharSpan]:
        """Where a pattern fits in the prose; in somebody's quoted words on request only."""
        for block in self.prose:
            for match in pattern.finditer(self.text, block.span.start, block.span.end):
                if quoted or not self.is_quoted(match.start()):
                    yield self.span(*match.span())

    def is_said_before(self, word: str, place: int) -> bool:
        """Whether a word, in lower case, stands anywhere before a place."""
        return self._first_places.get(word, place) < place

    @cached_property
    def _first_places(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for match in WORD.finditer(self.text):
            for word in words_of(match[0]):
                found.setdefault(word, match.start())
        return found

    # --------------------------------------------------------------------------------- quotes

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The attributions that the article itself makes."""
        return tuple(quote for quote in self.audit.quotes if quote.parent is None)

    @cached_property
    def in_marks(self) -> tuple[Quote, ...]:
        """The quotes that stand in quotation marks, wholly or in part: direct and mixed ones."""
        return tuple(q for q in self.audit.quotes if q.kind is not QuoteKind.INDIRECT)

    def quotes_in(self, quote: Quote) -> Sequence[Quote]:
        """The quotes that stand in the content of another, those in them left out."""
        return self._by_parent.get(quote.id, ())

    @cached_property
    def _by_parent(self) -> Mapping[str, Sequence[Quote]]:
        found: dict[str, list[Quote]] = {}
        for quote in self.audit.quotes:
            if quote.parent is not None:
                found.setdefault(quote.parent.id, []).append(quote)
        return found

    def quotes_by(self, speaker: Speaker) -> Sequence[Quote]:
        """What somebody says; :meth:`speaker_of` tells who it is that says a quote."""
        return self._by_speaker.get(speaker.id, ())

    @cached_property
    def _by_speaker(self) -> Mapping[str, Sequence[Quote]]:
        found: dict[str, list[Quote]] = {}
        for quote in self.audit.quotes:
            speaker = self.speaker_of(quote)
            if speaker is not None:
                found.setdefault(speaker.id, []).append(quote)
        return found

    def quotes_for(self, word: str) -> Sequence[Quote]:
        """The quotes of those who speak for somebody with that word, in lower case, in the name.

        "A spokesman for the Front, Abu Rafiq, said" is heard for the Front.
        """
        return self._by_client.get(word, ())

    @cached_property
    def _by_client(self) -> Mapping[str, Sequence[Quote]]:
        found: dict[str, list[Quote]] = {}
        for quote in self.quotes:
            if quote.source is None:
                continue
            sentence = self.sentence_at(quote.source.start)
            low = max(quote.source.start - _BESIDE, sentence.start)
            high = min(quote.source.end + _BESIDE, sentence.end)
            for match in pattern("speaks_for").finditer(self.text, low, high):
                for word in words_of(match[0]):
                    found.setdefault(word, []).append(quote)
        return found

    def speaker_of(self, quote: Quote) -> Speaker | None:
        """Who says it; the unnamed source whose mention the words of the source are, if any."""
        source = self.anonymous_of(quote)
        return quote.speaker if source is None else source.speaker

    def is_by_author(self, quote: Quote) -> bool:
        """Whether somebody who signed the article says it."""
        speaker = quote.speaker
        return speaker is not None and speaker.name.casefold() in self._authors

    @cached_property
    def _authors(self) -> Set[str]:
        return {span.text.casefold() for span in authors_of(self.blocks)}

    def quoted_parts(self, quote: Quote) -> Iterator[Quotation]:
        """The outermost quotations within the contents of a quote."""
        starts = [q.start for q in self._outer]
        for content in quote.contents:
            first = bisect_left(starts, content.start)
            for quotation in self._outer[first : bisect_left(starts, content.end)]:
                if quotation.start not in self._term_starts:
                    yield quotation

    @cached_property
    def _outer(self) -> Sequence[Quotation]:
        return [q for q in self.quotations if q.depth == 0]

    @cached_property
    def _term_starts(self) -> frozenset[int]:
        return frozenset(term.span.start for term in self.audit.terms)

    def is_heard(self, place: int) -> bool:
        """Whether a place stands in words of which the article tells who says them, or may."""
        return self._heard.holds(place)

    @cached_property
    def _heard(self) -> Ranges:
        told = [q for q in self.audit.quotes if q.speaker or q.source or q.cue or q.candidates]
        return Ranges((span.start, span.end) for quote in told for span in quote.contents)

    def is_attributed(self, place: int) -> bool:
        """Whether a place stands in what somebody is reported to have said."""
        return self._attributed.holds(place)

    @cached_property
    def _attributed(self) -> Ranges:
        return Ranges((s.start, s.end) for quote in self.audit.quotes for s in quote.contents)

    def has_attribution(self, sentence: CharSpan) -> bool:
        """Whether the cue of a quote that has a source stands in a sentence."""
        first = bisect_left(self._frames, sentence.start)
        return first < len(self._frames) and self._frames[first] < sentence.end

    @cached_property
    def sourced(self) -> Sequence[Quote]:
        """The quotes that name a source, but for those within one that names none.

        Whoever wants something in what "is understood" is not whom the newsroom has it from.
        """
        return [
            quote
            for quote in self.audit.quotes
            if quote.source and (quote.parent is None or quote.parent.source)
        ]

    @cached_property
    def _frames(self) -> Sequence[int]:
        return sorted(quote.cue.start for quote in self.sourced if quote.cue)

    # ------------------------------------------------------------------------- unnamed sources

    @cached_property
    def unnamed(self) -> tuple[AnonymousSource, ...]:
        """The sources without a name, but for spokespeople, who speak on the record.

        Those of headings alone are left out: a headline has no room for who somebody is.
        """
        return tuple(
            source
            for source in self.audit.anonymous_sources
            if not source.spokesperson
            and not all(self.is_heading(mention.span.start) for mention in source.mentions)
        )

    def anonymous_of(self, quote: Quote) -> AnonymousSource | None:
        """The source without a name, spokespeople left out, that a quote comes from."""
        if quote.source is not None:
            found = self._mention_at(quote.source)
            if found is not None:
                return None if found.spokesperson else found
        return None if quote.speaker is None else self._unnamed_by_speaker.get(quote.speaker.id)

    @cached_property
    def _unnamed_by_speaker(self) -> Mapping[str, AnonymousSource]:
        return {s.speaker.id: s for s in self.unnamed}

    def _mention_at(self, span: CharSpan) -> AnonymousSource | None:
        at = bisect_left(self._mention_ends, span.start + 1)
        for start, end, source in self._mentions[at : at + 1]:
            if start < span.end and span.start < end:
                return source
        return None

    @cached_property
    def _mentions(self) -> Sequence[tuple[int, int, AnonymousSource]]:
        found = [
            (mention.span.start, mention.span.end, source)
            for source in self.audit.anonymous_sources
            for mention in source.mentions
        ]
        return sorted(found, key=lambda one: one[1])

    @cached_property
    def _mention_ends(self) -> Sequence[int]:
        return [end for _, end, _ in self._mentions]

    def claims_by(self, source: AnonymousSource) -> Sequence[Claim]:
        """What an unnamed source asserts."""
        return self._claims_by_speaker.get(source.speaker.id, ())

    @cached_property
    def _claims_by_speaker(self) -> Mapping[str, Sequence[Claim]]:
        found: dict[str, list[Claim]] = {}
        for claim in self.audit.claims:
            if claim.quote is not None:
                source = self.anonymous_of(claim.quote)
                if source is not None:
                    found.setdefault(source.speaker.id, []).append(claim)
        return found

    # -------------------------------------------------------------------------------- requests

    def is_about_a_request(self, span: CharSpan) -> bool:
        """Whether a statement that somebody was asked to comment stands in a span."""
        at = bisect_right(self._request_starts, span.end - 1) - 1
        return at >= 0 and self.audit.comment_requests[at].span.end > span.start

    @cached_property
    def _request_starts(self) -> Sequence[int]:
        return [request.span.start for request in self.audit.comment_requests]

    # -------------------------------------------------------------------------------- speakers

    @cached_property
    def named(self) -> tuple[Speaker, ...]:
        """The people and bodies that have a name."""
        kinds = (SpeakerKind.PERSON, SpeakerKind.ORGANIZATION)
        unnamed = {source.speaker.id for source in self.audit.anonymous_sources}
        return tuple(
            s
            for s in self.audit.speakers
            if s.kind in kinds and s.id not in unnamed and s.name[:1].isupper()
        )

    def names_in(self, span: CharSpan) -> Iterator[CharSpan]:
        """The names within a span: two capitals in a row, or the last word of such a name."""
        for match in _NAME.finditer(self.text, span.start, span.end):
            name = self.span(*match.span())
            if " " in name.text or name.text in self._last_names:
                yield name

    @cached_property
    def _last_names(self) -> frozenset[str]:
        runs = (match[0].split() for match in _NAME.finditer(self.text))
        return frozenset(run[-1] for run in runs if len(run) > 1)

    def named_in(self, span: CharSpan) -> Iterator[tuple[CharSpan, Speaker]]:
        """The mentions by name within a span, with whom they name."""
        at = bisect_left(self._named_starts, span.start)
        while at < len(self._named_mentions) and self._named_mentions[at][0].start < span.end:
            yield self._named_mentions[at]
            at += 1

    @cached_property
    def _named_mentions(self) -> Sequence[tuple[CharSpan, Speaker]]:
        found = [
            (mention, speaker)
            for speaker in self.named
            for mention in speaker.mentions
            if mention.text[:1].isupper() and mention.text.lower() not in listed("pronouns")
        ]
        return sorted(found, key=lambda one: (one[0].start, one[0].end, one[1].id))

    @cached_property
    def _named_starts(self) -> Sequence[int]:
        return [span.start for span, _ in self._named_mentions]


class Ranges:
    """Stretches of text, and whether a place stands in one of them."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, place: int) -> bool:
        """Whether a place stands in one of them."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]


def cue_base(quote: Quote) -> str | None:
    """The base form of the first verb of the cue that the word lists know, or None."""
    if quote.cue is None:
        return None
    bases = base_forms("VB")
    return next((bases[word] for word in words_of(quote.cue.text)[:4] if word in bases), None)
