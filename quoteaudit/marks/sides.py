"""What stands beside a mark, which tells more of it than its shape."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache

import regex

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_SPACE = r"\s\x1c-\x1f"  # what str.isspace() says, too

IGNORED = _INVISIBLE + "*_"
"""Characters of no width, and emphasis (*"No,"*), between a mark and its neighbour."""

BLANK = regex.compile(rf"[{_SPACE}{_INVISIBLE}]*+")
"""What holds no words."""

HEAD = regex.compile(rf"[{_SPACE}{IGNORED}]*+")
"""What may stand before the mark that begins a block."""


class Side(Enum):
    """What stands on one side of a mark."""

    EDGE = auto()  # the block begins or ends here
    SPACE = auto()
    FREE = auto()  # a character that quoted words do not begin (or end) with: "(", "—", ","
    WORD = auto()  # anything else


_FREE_BEFORE = regex.compile(r"[\p{Ps}\p{Pd}/|=<>&+~]")
_FREE_AFTER = regex.compile(r"[\p{Pe}\p{Pd}/|=<>&+~.,;:!?…]")


def side_before(char: str) -> Side:
    """What the character before a mark is, "" being the beginning of the block."""
    return _side(char, _FREE_BEFORE)


def side_after(char: str) -> Side:
    """What the character after a mark is, "" being the end of the block."""
    return _side(char, _FREE_AFTER)


@lru_cache(maxsize=1024)
def _side(char: str, free: regex.Pattern[str]) -> Side:
    if not char:
        return Side.EDGE
    if char.isspace():
        return Side.SPACE
    return Side.FREE if free.match(char) else Side.WORD
