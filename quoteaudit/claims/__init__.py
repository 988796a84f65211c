"""What is asserted: the sentences that could be checked, and on whose word they stand.

Visible linear scores (``claim_weights.tsv``, ``checkworthy_weights.tsv``, and for the kinds
``claim_kind_weights.tsv``) add up what speaks for and against each sentence; ``docs/claims.md``
explains them.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteaudit.claims.evidence import evidence_in, hedges_in
from quoteaudit.claims.features import features_of
from quoteaudit.claims.kinds import kinds_of
from quoteaudit.claims.statements import Statement, find_statements
from quoteaudit.records import Block, BlockKind, CharSpan, Quote
from quoteaudit.records.claims import Claim
from quoteaudit.scoring import Weights, probability, weights
from quoteaudit.syntax.tree import Parse

__all__ = ["find_claims"]

LEAST = 0.41
"""The probability from which a statement counts as a claim: the best F1 in articles left out."""

NEIGHBOURS = "beside claims"
"""The line of a table that multiplies the mean score of the sentences before and after."""


def find_claims(
    text: str, blocks: Sequence[Block], parse: Parse, quotes: Sequence[Quote]
) -> tuple[Claim, ...]:
    """The claims of an article in text order, each with the quote that carries it.

    Headings count where they are sentences; whatever else holds no prose holds no claim.
    """
    headings = [b.span for b in blocks if b.kind is BlockKind.HEADING]
    statements = list(find_statements(parse, quotes, headings))
    seen = [features_of(statement) for statement in statements]
    surely = in_context(weights("claim_weights"), seen)
    worthy = in_context(weights("checkworthy_weights"), seen)
    return tuple(
        _claim(text, statement, features, worth)
        for statement, features, sure, worth in zip(statements, seen, surely, worthy, strict=True)
        if probability(sure) >= LEAST
    )


def in_context(table: Weights, seen: Sequence[Sequence[str]]) -> list[float]:
    """The score of each statement: its own, and a share of its neighbours' mean.

    Claims stand together: a figure is followed by the figure that it is compared with.
    """
    own = [table.score(features) for features in seen]
    share = table.table.get(NEIGHBOURS, 0.0)
    return [score + share * _mean(beside(own, at)) for at, score in enumerate(own)]


def beside(values: Sequence[float], at: int) -> Sequence[float]:
    """The values before and after one; itself where it stands alone.

    >>> beside([1.0, 2.0, 3.0], 1), beside([1.0, 2.0], 0), beside([1.0], 0)
    ([1.0, 3.0], [2.0], [1.0])
    """
    found = [*values[max(0, at - 1) : at], *values[at + 1 : at + 2]]
    return found or values[at : at + 1]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _claim(text: str, statement: Statement, features: Sequence[str], worth: float) -> Claim:
    teller = statement.teller
    return Claim(
        span=CharSpan.of(text, statement.start, statement.end),
        kinds=kinds_of(features),
        check_worthiness=round(probability(worth), 4),
        reasons=weights("checkworthy_weights").parts(features),
        evidence=_spans(text, evidence_in(statement)),
        quote=teller,
        asserted_by=None if teller is None else teller.speaker,
        hedges=_spans(text, hedges_in(statement)),
    )


def _spans(text: str, ranges: Sequence[tuple[int, int]]) -> tuple[CharSpan, ...]:
    return tuple(CharSpan.of(text, start, end) for start, end in ranges)
