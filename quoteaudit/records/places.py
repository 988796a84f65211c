"""Reading untrusted data: a value, the place where it stands, and what it must be."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from reprlib import repr as short
from typing import Any, NoReturn, TypeVar

from attrs import frozen

from quoteaudit.errors import SchemaError
from quoteaudit.records.spans import CharSpan

_T = TypeVar("_T")
_Kind = TypeVar("_Kind", bound=StrEnum)

_AS_WRITTEN = "Give the data as Audit.to_dict wrote it."
_TEXT_CHANGED = "If the text was changed after the audit, audit it again."


@frozen
class Place:
    """One value of the data, with the path that leads to it (``quotes[3].cue``).

    ``text`` is the article that spans point into. Each method reads the value as one kind of
    thing, or raises :class:`~quoteaudit.SchemaError`.
    """

    path: str
    value: Any
    text: str = ""

    def fail(self, needed: str, advice: str = _AS_WRITTEN) -> NoReturn:
        """Raise the error that says where, what was found, what was needed, what to do."""
        raise SchemaError(f"{self.path}: found {short(self.value)}, needed {needed}. {advice}")

    def key(self, name: str) -> Place:
        """The value under a key of a dict."""
        if not isinstance(self.value, dict):
            self.fail(f"a dict with the key {name!r}")
        if name not in self.value:
            raise SchemaError(
                f"{self.path}: found the keys {sorted(map(str, self.value))}, "
                f"needed also {name!r}. {_AS_WRITTEN}"
            )
        return Place(f"{self.path}.{name}", self.value[name], self.text)

    def items(self) -> Iterator[Place]:
        """The values of a list, in order."""
        if not isinstance(self.value, list | tuple):
            self.fail("a list")
        for index, item in enumerate(self.value):
            yield Place(f"{self.path}[{index}]", item, self.text)

    def optional(self, read: Callable[[Place], _T]) -> _T | None:
        """What ``read`` makes of the value, or None for None."""
        return None if self.value is None else read(self)

    def string(self) -> str:
        """The value as a string, perhaps empty."""
        if not isinstance(self.value, str):
            self.fail("a string")
        return self.value

    def name(self) -> str:
        """The value as a string with something in it."""
        return self.string() or self.fail("a string that is not empty")

    def number(self) -> float:
        """The value as a finite number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            self.fail("a number")
        if not math.isfinite(self.value):
            self.fail("a finite number")
        return float(self.value)

    def whole(self) -> int:
        """The value as a whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            self.fail("a whole number")
        return self.value

    def truth(self) -> bool:
        """The value as true or false."""
        if not isinstance(self.value, bool):
            self.fail("true or false")
        return self.value

    def offset(self) -> int:
        """The value as an offset into the text, in characters."""
        offset = self.whole()
        if not 0 <= offset <= len(self.text):
            self.fail(f"an offset between 0 and {len(self.text)}", _TEXT_CHANGED)
        return offset

    def member_of(self, kinds: type[_Kind]) -> _Kind:
        """The value as a member of an enumeration."""
        known = [kind.value for kind in kinds]
        if self.value not in known:
            self.fail(f"one of {', '.join(known)}")
        return kinds(self.value)

    def span(self) -> CharSpan:
        """The value as a span whose words are the ones that stand there in the text."""
        start, end = self.key("start").offset(), self.key("end").offset()
        words = self.key("text")
        if words.string() != self.text[start:end]:
            words.fail(
                f"what stands in text[{start}:{end}], {short(self.text[start:end])}", _TEXT_CHANGED
            )
        return CharSpan.of(self.text, start, end)

    def one_of(self, known: Mapping[str, _T], what: str) -> _T:
        """What the value, an id, stands for."""
        if self.string() not in known:
            self.fail(f"the id of one of {what}")
        return known[self.value]
