"""What is asserted: sentences that could be checked, and on whose word they stand."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen, validators

from quoteaudit.records.quotes import Quote, ScorePart, Speaker
from quoteaudit.records.spans import CharSpan


class ClaimKind(StrEnum):
    """What kind of fact a claim asserts."""

    QUANTITY = "quantity"
    COMPARISON = "comparison"
    EVENT = "event"
    STATE = "state"
    CAUSE = "cause"
    PLAN = "plan"


@frozen(kw_only=True)
class Claim:
    """A sentence, or the clause of one, that asserts a fact which somebody could check.

    ``check_worthiness`` ranks claims from 0 to 1; ``reasons`` are the largest parts of it,
    ``evidence`` the spans that make the claim checkable (a number, a date, a named party).
    ``quote`` is the attribution that carries the claim and ``asserted_by`` its speaker; both
    None where the newsroom asserts it in its own voice. ``hedges`` are spans that weaken it
    ("allegedly", "is believed to").
    """

    span: CharSpan = field(validator=validators.instance_of(CharSpan))
    kinds: tuple[ClaimKind, ...] = ()
    check_worthiness: float = field(validator=[validators.ge(0.0), validators.le(1.0)])
    reasons: tuple[ScorePart, ...] = ()
    evidence: tuple[CharSpan, ...] = ()
    quote: Quote | None = None
    asserted_by: Speaker | None = None
    hedges: tuple[CharSpan, ...] = ()
