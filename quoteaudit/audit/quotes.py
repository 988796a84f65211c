"""The attributions of an article as quotes: the records that users hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from quoteaudit.marks import Quotation
from quoteaudit.records import CharSpan, Quote, QuoteKind, TermKind
from quoteaudit.records.quotes import DEEPEST
from quoteaudit.rules import Attribution, Chars, Reading, is_inside
from quoteaudit.scoring import weights
from quoteaudit.speakers import Resolution

Terms = Sequence[tuple[TermKind, Quotation]]
"""The quotations that nobody says, each with the reason why it has marks."""


def quotes_of(
    reading: Reading, attributions: Sequence[Attribution], terms: Terms, who: Resolution
) -> tuple[Quote, ...]:
    """The attributions as records, each knowing the one in whose content it stands."""
    unsaid = _numbers_of(terms, reading)
    quotes: list[Quote] = []
    around: list[tuple[Attribution, Quote]] = []
    for number, one in enumerate(attributions):
        while around and not is_inside(one, around[-1][0]):
            around.pop()
        quote = Quote(
            id=f"q{number + 1}",
            kind=_kind_of(one, reading, unsaid),
            contents=tuple(CharSpan.of(reading.text, start, end) for start, end in one.contents),
            cue=_span_of(one.cue, reading.text),
            source=_span_of(one.source, reading.text),
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


def direct_among(
    reading: Reading, attributions: Iterable[Attribution], terms: Terms
) -> list[Attribution]:
    """The attributions whose quotes are of kind direct."""
    unsaid = _numbers_of(terms, reading)
    return [one for one in attributions if _kind_of(one, reading, unsaid) is QuoteKind.DIRECT]


def _numbers_of(terms: Terms, reading: Reading) -> Set[int]:
    """The numbers by which words know the quotations that are terms."""
    starts = {quotation.start for _, quotation in terms}
    return {n for n, quotation in enumerate(reading.quotations) if quotation.start in starts}


def _span_of(chars: Chars | None, text: str) -> CharSpan | None:
    return None if chars is None else CharSpan.of(text, *chars)


def _kind_of(one: Attribution, reading: Reading, unsaid: Set[int]) -> QuoteKind:
    """Direct when every word of the content is quoted, mixed when some are.

    Words in the marks of a term, a quotation with one of the numbers ``unsaid``, are not quoted.
    """
    if one.verbatim:
        return QuoteKind.DIRECT
    words = [word for start, end in one.contents for word in reading.parse.between(start, end)]
    numbers = [word.quotation for word in words if word.text[0].isalnum()]
    quoted = [number >= 0 and number not in unsaid for number in numbers]
    if quoted and all(quoted):
        return QuoteKind.DIRECT
    return QuoteKind.MIXED if any(quoted) else QuoteKind.INDIRECT
