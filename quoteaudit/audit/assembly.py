"""Puts together what the rooms find in one article: the one place where they meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from attrs import evolve

from quoteaudit.anonymity import find_anonymous
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
from quoteaudit.replies import find_replies
from quoteaudit.rules import Attribution, Reading, find_attributions, find_terms, is_inside
from quoteaudit.scoring import weights
from quoteaudit.speakers import Resolution, resolve_speakers


def audit_of(reading: Reading) -> Audit:
    """What every room finds in one article."""
    text, parse = reading.text, reading.parse
    attributions = find_attributions(reading)
    terms = list(find_terms(reading, attributions))
    term_numbers = _numbers(reading, terms)
    who = resolve_speakers(text, reading.blocks, parse, attributions)
    quotes = _quotes(reading, attributions, term_numbers, who)
    hidden = find_anonymous(text, parse, quotes, who.speakers)
    known = _merged(who.speakers, hidden)
    if known != who.speakers:
        who = _renewed(who, known)
        quotes = _quotes(reading, attributions, term_numbers, who)
    return Audit(
        text=text,
        blocks=tuple(reading.blocks),
        quotes=quotes,
        speakers=known,
        anonymous_sources=_with_known(hidden, known),
        comment_requests=find_replies(text, parse, quotes),
        claims=find_claims(text, reading.blocks, parse, quotes),
        terms=tuple(
            Term(kind=kind, span=CharSpan.of(text, quotation.start, quotation.end))
            for kind, quotation in terms
        ),
        defects=tuple(
            TextDefect(kind=defect.kind, span=CharSpan.of(text, defect.start, defect.end))
            for defect in reading.marks.defects
        ),
    )


def _merged(speakers: Sequence[Speaker], hidden: Sequence[AnonymousSource]) -> tuple[Speaker, ...]:
    """The speakers with those that only the search for unnamed sources met, or knows better."""
    known = {speaker.id: speaker for speaker in speakers}
    known |= {source.speaker.id: source.speaker for source in hidden}
    return tuple(sorted(known.values(), key=lambda speaker: speaker.mentions[0].start))


def _renewed(who: Resolution, known: Sequence[Speaker]) -> Resolution:
    """``who`` with the speakers as they are known now."""
    by_id = {speaker.id: speaker for speaker in known}
    return Resolution(
        speakers=tuple(known),
        of=tuple(speaker and by_id[speaker.id] for speaker in who.of),
        candidates=tuple(tuple(by_id[s.id] for s in speakers) for speakers in who.candidates),
    )


def _with_known(
    hidden: Sequence[AnonymousSource], known: Sequence[Speaker]
) -> tuple[AnonymousSource, ...]:
    """The unnamed sources with candidates as they are known now."""
    by_id = {speaker.id: speaker for speaker in known}
    return tuple(
        evolve(
            source,
            mentions=tuple(
                evolve(mention, candidates=tuple(by_id[s.id] for s in mention.candidates))
                for mention in source.mentions
            ),
        )
        for source in hidden
    )


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
            parent=around[-1][1] if around else None,
            score=one.score,
            score_parts=weights("cue_weights").parts(one.features),
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
