"""Every span that a record holds, however deep: for tests of offsets."""

from collections.abc import Iterator
from typing import Any

import attrs

from quoteaudit import CharSpan


def spans_in(record: Any) -> Iterator[CharSpan]:
    """The spans of a record and of the records in it, but for parents, which are listed too."""
    if isinstance(record, CharSpan):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from spans_in(part)
    elif attrs.has(type(record)):
        for field in attrs.fields(type(record)):
            if field.name != "parent":
                yield from spans_in(getattr(record, field.name))
