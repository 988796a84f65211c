"""What the fields of records may hold: validators that every record takes from here."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any, TypeAlias

from attrs import Attribute, validators

from quoteaudit.records.spans import CharSpan

Validator: TypeAlias = "Callable[[Any, Attribute[Any], Any], Any]"
"""Raises ``TypeError`` or ``ValueError`` for a value that the field must not hold."""

a_span = validators.instance_of(CharSpan)
words = validators.and_(validators.instance_of(str), validators.min_len(1))
share = validators.and_(validators.ge(0.0), validators.le(1.0))
truth = validators.instance_of(bool)


def optional(kind: type[object]) -> Validator:
    """A record or a number of that kind, or None."""
    return validators.optional(validators.instance_of(kind))


def tuple_of(kind: Any) -> Validator:
    """A tuple of records of that kind: a list could be changed, and could not be hashed."""
    return validators.deep_iterable(
        member_validator=validators.instance_of(kind),
        iterable_validator=validators.instance_of(tuple),
    )


optional_span = optional(CharSpan)
optional_count = validators.optional(validators.and_(validators.instance_of(int), validators.ge(1)))
spans = tuple_of(CharSpan)


def in_text_order(record: object, attribute: Attribute[Any], found: tuple[CharSpan, ...]) -> None:
    """Spans one after the other, none beginning before the one before it has ended."""
    if any(a.end > b.start for a, b in pairwise(found)):
        raise ValueError(f"{attribute.name} must stand in text order and not overlap: {found}")
