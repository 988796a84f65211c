"""What is asserted: sentences that could be checked, and on whose word they stand."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from quoteaudit.records import valid
from quoteaudit.records.quotes import Quote, ScorePart, Speaker
from quoteaudit.records.spans import CharSpan


class ClaimKind(StrEnum):
    """What kind of fact a claim asserts."""

    QUANTITY = "quantity"
    """How much, how many, how often."""
    COMPARISON = "comparison"
    """More, less, most, first, or a change from what was before."""
    EVENT = "event"
    """Something happened, or somebody did something."""
    STATE = "state"
    """How something is: what somebody is, has or owns, what a rule says."""
    CAUSE = "cause"
    """One thing came of another."""
    PLAN = "plan"
    """What is announced, due or decided for later."""


@frozen(kw_only=True)
class Claim:
    """A sentence, or the clause of one, that asserts a fact which somebody could check.

    ``check_worthiness`` ranks claims from 0 to 1; ``reasons`` are the largest parts of it,
    ``evidence`` the spans that make the claim checkable (a number, a date, a named party).
    ``quote`` is the attribution that carries the claim and ``asserted_by`` its speaker; both
    None where the newsroom asserts it in its own voice. ``hedges`` are spans that weaken it
    ("allegedly", "is believed to").
    """

    span: CharSpan = field(validator=valid.a_span)
    kinds: tuple[ClaimKind, ...] = field(default=(), validator=valid.tuple_of(ClaimKind))
    check_worthiness: float = field(validator=valid.share)
    reasons: tuple[ScorePart, ...] = field(default=(), validator=valid.tuple_of(ScorePart))
    evidence: tuple[CharSpan, ...] = field(default=(), validator=valid.spans)
    quote: Quote | None = field(default=None, validator=valid.optional(Quote))
    asserted_by: Speaker | None = field(default=None, validator=valid.optional(Speaker))
    hedges: tuple[CharSpan, ...] = field(default=(), validator=valid.spans)
