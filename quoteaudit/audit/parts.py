"""What of an audit is asked for: the parts that ``only=`` names."""

from __future__ import annotations

from collections.abc import Collection, Set

from quoteaudit.errors import InputError

DIRECT = frozenset({"direct_quotes"})
"""Asked for alone, direct quotes cost a fraction: only what stands near marks is parsed."""

PARTS = DIRECT | {"quotes", "anonymous_sources", "comment_requests", "claims"}
"""The parts that can be asked for."""


def parts_of(only: Collection[str] | None) -> Set[str]:
    """The parts that ``only`` names; all of them where it is None.

    Raises :class:`~quoteaudit.InputError` for anything but a collection of names of parts.

    >>> sorted(parts_of(["claims"]))
    ['claims']
    """
    if only is None:
        return PARTS
    needed = f"a tuple with one or more of {', '.join(sorted(PARTS))} is needed"
    if isinstance(only, str) or not isinstance(only, Collection):
        raise InputError(f"found only={only!r}; {needed}: only=('quotes',), for instance")
    unknown = [part for part in only if part not in PARTS]
    if unknown or not only:
        raise InputError(f"found only={only!r}; {needed}, or None for the whole audit")
    return frozenset(only)
