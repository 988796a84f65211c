r"""Words of an article as people may see them.

Articles come from anywhere, so nothing that a terminal would obey (control characters, marks
that turn the direction of writing) is passed on; it is shown as an escape such as ``\x1b``.
"""

from __future__ import annotations

import re

_LONGEST_CONTENT = 360  # characters; longer content loses its middle

_OBEYED_BY_TERMINALS = re.compile(
    r"""[
        \x00-\x1f \x7f-\x9f             # control characters, C0 and C1
        \u061c \u200e \u200f            # marks that turn the direction of writing,
        \u202a-\u202e \u2066-\u2069     # embeddings, overrides and isolates
        \u2028 \u2029                   # separators of lines and paragraphs
        \ud800-\udfff                   # lone surrogates, which cannot be encoded
    ]""",
    re.VERBOSE,
)
_LINE_SPACE = re.compile(r"[ \t\r\n]+")


def printable(words: str) -> str:
    r"""The words on one line, with nothing in them that a terminal would obey.

    >>> printable("red:\x1b[31m\n  and  on")
    'red:\\x1b[31m and on'
    """
    return _OBEYED_BY_TERMINALS.sub(_escape, _LINE_SPACE.sub(" ", str(words)).strip(" "))


def visible(words: str) -> str:
    r"""The words as they stand, with tabs and line breaks, and escapes as in :func:`printable`.

    >>> visible("red:\x1b[31m\n  and  on")
    'red:\\x1b[31m\n  and  on'
    """
    return _OBEYED_BY_TERMINALS.sub(_escape_but_layout, str(words))


def _escape_but_layout(match: re.Match[str]) -> str:
    return match[0] if match[0] in "\t\r\n" else _escape(match)


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode-escape").decode("ascii")


def counted(number: int, noun: str) -> str:
    """A number with its noun, as in ``2 quotes``."""
    return f"{number} {plural(noun, number)}"


def plural(noun: str, number: int) -> str:
    """The noun for so many, as in ``quotes``."""
    return noun if number == 1 else f"{noun}s"


def shortened(words: str, longest: int = _LONGEST_CONTENT) -> str:
    """The words, or the start and the end of them when they are too many to read here."""
    if len(words) <= longest:
        return words
    start, end = words[: longest * 3 // 5], words[-longest * 3 // 10 :]
    start = start[: start.rfind(" ")] if " " in start else start
    end = end[end.find(" ") + 1 :]
    return f"{start} […] {end}"
