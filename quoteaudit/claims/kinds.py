"""What kind of fact a claim asserts, read off its features."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from quoteaudit.records.claims import ClaimKind

_DONE = ("past", "perfect")
_DOING = ("act", "harm", "change", "cause", "pledge", "vague", "other")


def _any(prefix: str, values: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{prefix}={value}" for value in values)


SHOWN_BY: tuple[tuple[ClaimKind, frozenset[str]], ...] = (
    (ClaimKind.QUANTITY, _any("amounts", "123") | {"money", "percent"}),
    (
        ClaimKind.COMPARISON,
        _any("degree", ("more", "most")) | {"word=more", "core-verb=change"},
    ),
    (
        ClaimKind.EVENT,
        frozenset(f"{time}, verb={kind}" for time in _DONE for kind in _DOING)
        | frozenset(f"going, verb={kind}" for kind in ("act", "harm"))
        | {"side-verb=harm"},
    ),
    (
        ClaimKind.STATE,
        frozenset(f"present, verb={kind}" for kind in ("be", "have", "state", "act"))
        | {"perfect, verb=be", "past, verb=have"},
    ),
    (
        ClaimKind.CAUSE,
        _any("core-verb", ("cause",)) | {"side-verb=cause", "word=cause", "phrase=cause"},
    ),
    (
        ClaimKind.PLAN,
        _any("core", ("future", "would")) | {"phrase=plan", "side-verb=plan", "word=will"},
    ),
)
"""Which features show which kind, in the order in which the kinds are given back."""


def kinds_of(features: Collection[str]) -> tuple[ClaimKind, ...]:
    """The kinds of a claim, at least one: an event if something is over, else a state."""
    seen = frozenset(features)
    found = tuple(kind for kind, shown_by in SHOWN_BY if seen & shown_by)
    if found:
        return found
    is_over = seen & {"core=past", "core=perfect", "side=past", "passive", "asserted=1"}
    return (ClaimKind.EVENT if is_over else ClaimKind.STATE,)
