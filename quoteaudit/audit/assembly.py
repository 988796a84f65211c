"""Puts together what the rooms find in one article: the one place where they meet."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set

from attrs import evolve, frozen

from quoteaudit.anonymity import Outlets, find_anonymous
from quoteaudit.audit.parts import DIRECT, PARTS
from quoteaudit.claims import find_claims
from quoteaudit.marks import Quotation
from quoteaudit.records import (
    AnonymousSource,
    Audit,
    CharSpan,
    Quote,
    QuoteKind,
    Speaker,
    Term,
    TermKind,
    TextDefect,
)
from quoteaudit.records.quotes import DEEPEST
from quoteaudit.replies import find_replies
from quoteaudit.rules import Attribution, Reading, find_attributions, find_terms, is_inside
from quoteaudit.scoring import weights
from quoteaudit.speakers import Resolution, resolve_speakers

_WHO = 6  # characters that "who" may take before the terms begin


def audit_of(reading: Reading, parts: Set[str] = PARTS) -> Audit:
    """What every room that is needed for those ``parts`` finds in one article."""
    if parts == DIRECT:
        return _direct_of(reading)
    text, parse = reading.text, reading.parse
    attributions = find_attributions(reading)
    people = _people_of(reading, attributions)
    reported = _without_conditions(attributions, people.hidden)
    if reported != list(attributions):
        attributions, people = reported, _people_of(reading, reported)
    quotes = people.quotes
    return Audit(
        text=text,
        blocks=tuple(reading.blocks),
        quotes=quotes,
        speakers=people.speakers,
        anonymous_sources=people.hidden if "anonymous_sources" in parts else (),
        comment_requests=find_replies(text, parse, quotes) if "comment_requests" in parts else (),
        claims=find_claims(text, reading.blocks, parse, quotes) if "claims" in parts else (),
        terms=tuple(
            Term(kind=kind, span=CharSpan.of(text, quotation.start, quotation.end))
            for kind, quotation in find_terms(reading, attributions)
        ),
        defects=_defects(reading),
    )


def _direct_of(reading: Reading) -> Audit:
    """The direct quotes of an article of which only the blocks near quotation marks are parsed.

    All rules run, since a quotation that an indirect rule explains better is no direct quote.
    """
    attributions = find_attributions(reading)
    terms = _numbers(reading, find_terms(reading, attributions))
    direct = [one for one in attributions if _kind(one, reading, terms) is QuoteKind.DIRECT]
    nobody = Resolution(speakers=(), of=(None,) * len(direct), candidates=((),) * len(direct))
    return Audit(
        text=reading.text,
        blocks=tuple(reading.blocks),
        quotes=_quotes(reading, direct, terms, nobody),
        defects=_defects(reading),
    )


def _defects(reading: Reading) -> tuple[TextDefect, ...]:
    return tuple(
        TextDefect(kind=defect.kind, span=CharSpan.of(reading.text, defect.start, defect.end))
        for defect in reading.marks.defects
    )


@frozen
class _People:
    """Who says what in an article, and who of them is not named."""

    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    hidden: tuple[AnonymousSource, ...]


def _people_of(reading: Reading, attributions: Sequence[Attribution]) -> _People:
    who = resolve_speakers(reading.text, reading.blocks, reading.parse, attributions)
    terms = _numbers(reading, find_terms(reading, attributions))
    quotes = _quotes(reading, attributions, terms, who)
    outlets = Outlets(who.outlets, own_known=who.outlet is not None)
    hidden = find_anonymous(reading.text, reading.parse, quotes, who.speakers, outlets, who.owners)
    known = {speaker.id: speaker for speaker in who.speakers}
    known |= {source.speaker.id: source.speaker for source in hidden}
    renewed = _renewed(who, known, quotes, hidden)
    return _People(
        quotes if renewed == who else _quotes(reading, attributions, terms, renewed),
        tuple(sorted(known.values(), key=lambda speaker: speaker.mentions[0].start)),
        tuple(_with_known(source, known) for source in hidden),
    )


def _without_conditions(
    attributions: Sequence[Attribution], hidden: Iterable[AnonymousSource]
) -> list[Attribution]:
    """The attributions but for what stands in the terms on which a source spoke.

    "asked not to be named", "because the two had promised each other silence": nobody says
    this to the reader, and it is no part of what a source said.
    """
    mentions = [mention for source in hidden for mention in source.mentions]
    slots = [span for mention in mentions for span in (mention.condition, mention.reason) if span]
    spans = sorted({(span.start, span.end) for span in slots})
    kept = (one for one in attributions if not _is_within(one.cue, spans))
    return [evolve(one, contents=_without_terms(one.contents, spans)) for one in kept]


def _without_terms(
    contents: tuple[tuple[int, int], ...], spans: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """The contents but for those after the first that only hold terms: "who asked not to ..."."""
    starts = [start for start, _ in spans]
    kept = [contents[0]]
    for low, high in contents[1:]:
        at = bisect_left(starts, low)
        if at == len(starts) or starts[at] >= min(high, low + _WHO):
            kept.append((low, high))
    return tuple(kept)


def _is_within(cue: tuple[int, int] | None, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (cue[0], sys.maxsize)) - 1 if cue is not None else -1
    return cue is not None and at >= 0 and cue[1] <= spans[at][1]


def _renewed(
    who: Resolution,
    known: Mapping[str, Speaker],
    quotes: Sequence[Quote],
    hidden: Iterable[AnonymousSource],
) -> Resolution:
    """``who`` with the speakers as they are known now, those of unnamed mentions included."""
    unnamed = {m.span.start: source.speaker.id for source in hidden for m in source.mentions}
    of = []
    for quote, speaker in zip(quotes, who.of, strict=True):
        start = None if quote.source is None else quote.source.start
        told = None if speaker is None else speaker.id
        own_id = told if start is None else unnamed.get(start, told)
        of.append(None if own_id is None else known[own_id])
    return Resolution(
        speakers=who.speakers,
        of=tuple(of),
        candidates=tuple(tuple(known[s.id] for s in speakers) for speakers in who.candidates),
        outlets=who.outlets,
        outlet=who.outlet,
        owners=who.owners,
    )


def _with_known(source: AnonymousSource, known: Mapping[str, Speaker]) -> AnonymousSource:
    """The unnamed source with candidates as they are known now."""
    mentions = (
        evolve(mention, candidates=tuple(known[speaker.id] for speaker in mention.candidates))
        for mention in source.mentions
    )
    return evolve(source, mentions=tuple(mentions))


def _numbers(reading: Reading, terms: Iterable[tuple[TermKind, Quotation]]) -> Set[int]:
    """Which of the outermost quotations are terms."""
    starts = {quotation.start for _, quotation in terms}
    return {n for n, quotation in enumerate(reading.quotations) if quotation.start in starts}


def _quotes(
    reading: Reading, attributions: Sequence[Attribution], terms: Set[int], who: Resolution
) -> tuple[Quote, ...]:
    """The attributions as records, each knowing the one in whose content it stands."""
    quotes: list[Quote] = []
    around: list[tuple[Attribution, Quote]] = []
    for number, one in enumerate(attributions):
        while around and not is_inside(one, around[-1][0]):
            around.pop()
        quote = Quote(
            id=f"q{number + 1}",
            kind=_kind(one, reading, terms),
            contents=tuple(CharSpan.of(reading.text, start, end) for start, end in one.contents),
            cue=_span(reading.text, one.cue),
            source=_span(reading.text, one.source),
            speaker=who.of[number],
            candidates=who.candidates[number],
            rule=one.rule,
            parent=around[min(len(around), DEEPEST) - 1][1] if around else None,
            score=one.score,
            score_parts=weights(one.table).parts(one.features),
        )
        quotes.append(quote)
        around.append((one, quote))
    return tuple(quotes)


def _span(text: str, chars: tuple[int, int] | None) -> CharSpan | None:
    return None if chars is None else CharSpan.of(text, *chars)


def _kind(one: Attribution, reading: Reading, terms: Set[int]) -> QuoteKind:
    """Direct when every word of the content is quoted, mixed when some are.

    Words in the marks of a term, a quotation with one of the numbers ``terms``, are not quoted.
    """
    if one.verbatim:
        return QuoteKind.DIRECT
    words = [word for start, end in one.contents for word in reading.parse.between(start, end)]
    numbers = [word.quotation for word in words if word.text[0].isalnum()]
    quoted = [number >= 0 and number not in terms for number in numbers]
    if quoted and all(quoted):
        return QuoteKind.DIRECT
    return QuoteKind.MIXED if any(quoted) else QuoteKind.INDIRECT
