"""Offsets in other units: UTF-16 code units, UTF-8 bytes, lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate

from quoteaudit.errors import InputError

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")


class OffsetMap:
    r"""Turns offsets of one text in characters (code points) into another unit, and back.

    ``OffsetMap.utf16`` counts UTF-16 code units, as JavaScript, Java and C# do;
    ``OffsetMap.utf8`` counts bytes of UTF-8, as Rust, Go and files do. Reading the text takes
    time that grows with its length, once; each offset after that takes next to none.

    >>> text = "💬 “No,” she said."
    >>> units = OffsetMap.utf16(text)
    >>> units.to_units(2), units.to_units(7)
    (3, 8)
    >>> units.to_characters(3)
    2
    >>> OffsetMap.utf8(text).to_units(7)
    14

    A lone surrogate is one code unit of UTF-16 and three bytes of UTF-8: so ``surrogatepass``
    encodes it, and so long is U+FFFD, which the exporters write for it.

    Both ways raise :class:`~quoteaudit.InputError` for an offset outside the text, and
    ``to_characters`` for one inside a character.
    """

    __slots__ = ("_excess", "_length", "_starts", "_wide")

    def __init__(self, text: str, wide: Iterable[int], size: Callable[[str], int]) -> None:
        self._length = len(text)
        self._wide = list(wide)  # the characters that take more than one unit,
        # how many units more there are before each of them, and where that is in units
        self._excess = [0, *accumulate(size(text[at]) - 1 for at in self._wide)]
        self._starts = [at + more for at, more in zip(self._wide, self._excess, strict=False)]

    @classmethod
    def utf16(cls, text: str) -> OffsetMap:
        """The map between characters and UTF-16 code units."""
        return cls(text, (found.start() for found in _ASTRAL.finditer(text)), lambda _: 2)

    @classmethod
    def utf8(cls, text: str) -> OffsetMap:
        """The map between characters and bytes of UTF-8."""
        wide = [] if text.isascii() else (found.start() for found in _NOT_ASCII.finditer(text))
        return cls(text, wide, lambda char: len(char.encode("utf-8", "surrogatepass")))

    def to_units(self, offset: int) -> int:
        """The offset in units for one in characters."""
        self._check(offset, self._length, "characters")
        return offset + self._excess[bisect_left(self._wide, offset)]

    def to_characters(self, offset: int) -> int:
        """The offset in characters for one in units."""
        self._check(offset, self._length + self._excess[-1], "units")
        before = bisect_left(self._starts, offset)
        at = offset - self._excess[before]
        if before and at <= self._wide[before - 1]:
            raise InputError(
                f"found the offset {offset}, which lies inside a character; needed the edge of "
                "one. Check the unit that the offset is counted in."
            )
        return at

    @staticmethod
    def _check(offset: int, end: int, unit: str) -> None:
        if not 0 <= offset <= end:
            raise InputError(
                f"found the offset {offset}; needed one from 0 to {end}, the length of the text "
                f"in {unit}. Check that the offset belongs to this text."
            )


class Lines:
    """The lines of a text: 1-based lines and columns, columns in characters (code points)."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]

    def place(self, offset: int) -> tuple[int, int]:
        r"""The line and the column of an offset.

        >>> Lines("No.\nShe said.").place(8)
        (2, 5)
        """
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
