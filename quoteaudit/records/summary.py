"""The sums of an audit that a standards editor asks for first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from quoteaudit.records.claims import Claim
from quoteaudit.records.quotes import Quote, QuoteKind, SpeakerKind
from quoteaudit.records.sources import ReplyOutcome
from quoteaudit.records.structure import PROSE

if TYPE_CHECKING:
    from quoteaudit.records.audit import Audit

_Kind = TypeVar("_Kind", bound=StrEnum)


@frozen(kw_only=True)
class Summary:
    """What an audit adds up to. Shares are of 1, and None where there is nothing to share.

    ``words`` counts the words of the prose. ``quotes``, ``sources`` (speakers of at least one
    quote) and ``replies`` (requests for comment by what came of them) hold one pair of kind
    and count for every kind, in the order of the enumeration: ``dict(summary.quotes)`` makes
    a dict. The ``claims_on_`` shares say what claims rest on: the newsroom's own word, one
    unnamed source alone, two or more sources that are not the same. ``anonymous_sources``
    leaves spokespersons out; ``anonymity_with_reason`` is the share of them for whom the
    article says why they are not named. ``replies_asked`` counts requests for comment,
    ``replies_got`` those that were answered.
    """

    words: int
    quotes: tuple[tuple[QuoteKind, int], ...]
    sources: tuple[tuple[SpeakerKind, int], ...]
    unresolved_quotes: int
    claims: int
    claims_on_own_word: float | None
    claims_on_one_unnamed: float | None
    claims_on_two_or_more: float | None
    anonymous_sources: int
    anonymity_with_reason: float | None
    replies_asked: int
    replies_got: int
    replies: tuple[tuple[ReplyOutcome, int], ...]


def summarize(audit: Audit) -> Summary:
    """The sums of one audit."""
    unnamed = [source for source in audit.anonymous_sources if not source.spokesperson]
    single = {source.speaker.id for source in unnamed if source.count == 1}
    resting = [_rests_on(claim, group) for claim, group in _with_quotes(audit)]
    sources = {q.speaker.id: q.speaker.kind for q in audit.quotes if q.speaker is not None}
    outcomes = _counts(ReplyOutcome, (one.outcome for one in audit.comment_requests))
    return Summary(
        words=sum(len(b.span.text.split()) for b in audit.blocks if b.kind in PROSE),
        quotes=_counts(QuoteKind, (quote.kind for quote in audit.quotes)),
        sources=_counts(SpeakerKind, sources.values()),
        unresolved_quotes=sum(quote.speaker is None for quote in audit.quotes),
        claims=len(audit.claims),
        claims_on_own_word=_share(claim.quote is None for claim in audit.claims),
        claims_on_one_unnamed=_share(len(ids) == 1 and ids <= single for ids in resting),
        claims_on_two_or_more=_share(len(ids) > 1 for ids in resting),
        anonymous_sources=len(unnamed),
        anonymity_with_reason=_share(source.reason is not None for source in unnamed),
        replies_asked=len(audit.comment_requests),
        replies_got=dict(outcomes)[ReplyOutcome.RESPONDED],
        replies=outcomes,
    )


def _counts(kinds: type[_Kind], found: Iterable[_Kind]) -> tuple[tuple[_Kind, int], ...]:
    number = Counter(found)
    return tuple((kind, number[kind]) for kind in kinds)


def _share(marks: Iterable[bool]) -> float | None:
    """The share of what is true, to three places; None of nothing."""
    held = list(marks)
    return round(sum(held) / len(held), 3) if held else None


def _with_quotes(audit: Audit) -> Iterable[tuple[Claim, list[Quote]]]:
    """Each claim with the quotes, hearsay left out, that have content in it."""
    spans = sorted(
        ((span.start, span.end, n) for n, q in enumerate(audit.quotes) for span in q.contents),
    )
    at = 0
    open_spans: list[tuple[int, int]] = []
    for claim in audit.claims:
        while at < len(spans) and spans[at][0] < claim.span.end:
            open_spans.append(spans[at][1:])
            at += 1
        open_spans = [one for one in open_spans if one[0] > claim.span.start]
        numbers = dict.fromkeys(number for _, number in open_spans)
        yield claim, [audit.quotes[n] for n in numbers if audit.quotes[n].parent is None]


def _rests_on(claim: Claim, quotes: Iterable[Quote]) -> frozenset[str]:
    """The ids of the speakers that a claim rests on: none for the newsroom's own word."""
    if claim.quote is None:
        return frozenset()
    speakers = {quote.speaker.id for quote in quotes if quote.speaker is not None}
    if claim.asserted_by is not None and claim.quote.parent is None:
        speakers.add(claim.asserted_by.id)
    return frozenset(speakers)
