"""Puts together what the rooms find in one article: the one place where they meet."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set

from attrs import evolve, frozen

from quoteaudit.anonymity import Outlets, find_anonymous
from quoteaudit.audit.parts import DIRECT
from quoteaudit.audit.quotes import Terms, direct_among, quotes_of
from quoteaudit.claims import find_claims
from quoteaudit.records import (
    AnonymousSource,
    Audit,
    CharSpan,
    Quote,
    Speaker,
    Term,
    TextDefect,
)
from quoteaudit.replies import find_replies
from quoteaudit.rules import Attribution, Chars, Reading, find_attributions, find_terms
from quoteaudit.speakers import Resolution, resolve_speakers

_WHO = 6  # characters that "who" may take before the terms begin


def audit_of(reading: Reading, parts: Set[str]) -> Audit:
    """What every room that is needed for those ``parts`` finds in one article."""
    if parts == DIRECT:
        return _direct_of(reading)
    text, parse = reading.text, reading.parse
    attributions = find_attributions(reading)
    told = _told_by(reading, attributions)
    reported = _without_conditions(attributions, told.unnamed)
    if reported != attributions:
        told = _told_by(reading, reported)
    quotes = told.quotes
    return Audit(
        text=text,
        blocks=tuple(reading.blocks),
        quotes=quotes,
        speakers=told.speakers,
        anonymous_sources=told.unnamed if "anonymous_sources" in parts else (),
        comment_requests=find_replies(text, parse, quotes) if "comment_requests" in parts else (),
        claims=find_claims(text, reading.blocks, parse, quotes) if "claims" in parts else (),
        terms=tuple(
            Term(kind=kind, span=CharSpan.of(text, quotation.start, quotation.end))
            for kind, quotation in told.terms
        ),
        defects=_defects(reading),
    )


def _direct_of(reading: Reading) -> Audit:
    """The direct quotes of an article of which only the blocks near quotation marks are parsed.

    All rules run, since a quotation that an indirect rule explains better is no direct quote.
    """
    attributions = find_attributions(reading)
    terms = list(find_terms(reading, attributions))
    direct = direct_among(reading, attributions, terms)
    nobody = Resolution(speakers=(), of=(None,) * len(direct), candidates=((),) * len(direct))
    return Audit(
        text=reading.text,
        blocks=tuple(reading.blocks),
        quotes=quotes_of(reading, direct, terms, nobody),
        defects=_defects(reading),
    )


def _defects(reading: Reading) -> tuple[TextDefect, ...]:
    return tuple(
        TextDefect(kind=defect.kind, span=CharSpan.of(reading.text, defect.start, defect.end))
        for defect in reading.marks.defects
    )


@frozen
class _Told:
    """Who says what in an article, who of them is not named, and what has marks but no speaker."""

    quotes: tuple[Quote, ...]
    speakers: tuple[Speaker, ...]
    unnamed: tuple[AnonymousSource, ...]
    terms: Terms


def _told_by(reading: Reading, attributions: Sequence[Attribution]) -> _Told:
    who = resolve_speakers(reading.text, reading.blocks, reading.parse, attributions)
    terms = list(find_terms(reading, attributions))
    quotes = quotes_of(reading, attributions, terms, who)
    outlets = Outlets(who.outlets, own_known=who.outlet is not None)
    unnamed = find_anonymous(reading.text, reading.parse, quotes, who.speakers, outlets, who.owners)
    known = {speaker.id: speaker for speaker in who.speakers}
    known |= {source.speaker.id: source.speaker for source in unnamed}
    renewed = _renewed(who, known, quotes, unnamed)
    return _Told(
        quotes if renewed == who else quotes_of(reading, attributions, terms, renewed),
        tuple(sorted(known.values(), key=lambda speaker: speaker.mentions[0].start)),
        tuple(_with_known(source, known) for source in unnamed),
        terms,
    )


def _without_conditions(
    attributions: Sequence[Attribution], unnamed: Iterable[AnonymousSource]
) -> list[Attribution]:
    """The attributions but for what stands in the terms on which a source spoke.

    "asked not to be named", "because the two had promised each other silence": nobody says
    this to the reader, and it is no part of what a source said.
    """
    mentions = [mention for source in unnamed for mention in source.mentions]
    slots = [span for mention in mentions for span in (mention.condition, mention.reason) if span]
    spans = sorted({(span.start, span.end) for span in slots})
    kept = (one for one in attributions if not _is_within(one.cue, spans))
    return [evolve(one, contents=_without_terms(one.contents, spans)) for one in kept]


def _without_terms(contents: tuple[Chars, ...], spans: Sequence[Chars]) -> tuple[Chars, ...]:
    """The contents but for those after the first that only hold terms: "who asked not to ..."."""
    starts = [start for start, _ in spans]
    kept = [contents[0]]
    for low, high in contents[1:]:
        at = bisect_left(starts, low)
        if at == len(starts) or starts[at] >= min(high, low + _WHO):
            kept.append((low, high))
    return tuple(kept)


def _is_within(cue: Chars | None, spans: Sequence[Chars]) -> bool:
    at = bisect_right(spans, (cue[0], sys.maxsize)) - 1 if cue is not None else -1
    return cue is not None and at >= 0 and cue[1] <= spans[at][1]


def _renewed(
    who: Resolution,
    known: Mapping[str, Speaker],
    quotes: Sequence[Quote],
    unnamed: Iterable[AnonymousSource],
) -> Resolution:
    """``who`` with the speakers as they are known now, those of unnamed mentions included."""
    at_start = {m.span.start: source.speaker.id for source in unnamed for m in source.mentions}
    of = []
    for quote, speaker in zip(quotes, who.of, strict=True):
        start = None if quote.source is None else quote.source.start
        told = None if speaker is None else speaker.id
        own_id = told if start is None else at_start.get(start, told)
        of.append(None if own_id is None else known[own_id])
    candidates = (tuple(known[speaker.id] for speaker in could_be) for could_be in who.candidates)
    return evolve(who, of=tuple(of), candidates=tuple(candidates))


def _with_known(source: AnonymousSource, known: Mapping[str, Speaker]) -> AnonymousSource:
    """The unnamed source with candidates as they are known now."""
    mentions = (
        evolve(mention, candidates=tuple(known[speaker.id] for speaker in mention.candidates))
        for mention in source.mentions
    )
    return evolve(source, mentions=tuple(mentions))
