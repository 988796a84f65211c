"""Text that was wrapped by hand: the lines of a paragraph are joined again."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

import regex
from attrs import evolve

from quoteaudit.article.lines import Line, is_finished

_WRAP_MIN, _WRAP_MAX = 40, 120  # a line that was broken by hand is neither short nor long

_MARKER = regex.compile(r"[-–—]\s | \d{1,2}[.)]\s", regex.VERBOSE)
# What opens a block even in wrapped text.
_OPENER = regex.compile(
    r"""
      [•●▪◦‣■►] | [*+]\s
    | (?: \p{Lu}[\p{Lu}.'-]* (?:\s \p{Lu}[\p{Lu}.'-]*){0,3} | Q | A ) :\s     # RUIZ:
    | (?: By | BY ) \s \p{Lu}\S+ \s \p{Lu}
    | \( (?:Additional\s)? (?:Reporting | Writing | Editing | Compiled) \s
    """,
    regex.VERBOSE,
)


def paragraphs_of(lines: tuple[Line, ...], plain: str) -> tuple[Line, ...]:
    """The paragraphs: the lines themselves, or joined lines where the text was wrapped."""
    width = _wrap_width(lines)
    if width is None:
        return lines
    margin = median_low(line.indent for line in lines)
    paragraphs = [lines[0]]
    title_apart = len(lines) > 2 and lines[2].gap  # a title of two lines
    for index, (line, following) in enumerate(pairwise(lines)):
        trusted = width if index or title_apart else sys.maxsize
        if _runs_on(line, following, margin, trusted):
            head = paragraphs[-1]
            whole = plain[head.start : following.start + len(following.text)]
            paragraphs[-1] = evolve(head, text=whole)
        else:
            paragraphs.append(following)
    return tuple(paragraphs)


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """How wide the lines are where sentences run over their ends; None in ordinary text.

    With few such lines, or with long lines among them, the width is not to be trusted: it is
    then infinite, and only a line end inside a sentence joins two lines.
    """
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if not following.gap and _WRAP_MIN <= len(line.text) <= _WRAP_MAX
    ]
    broken = sorted(len(line.text) for line, following in pairs if _breaks_off(line, following))
    if not broken or len(broken) < 0.3 * len(pairs):
        return None
    long = sum(1 for line in lines if len(line.text) > _WRAP_MAX)
    if len(broken) < 3 or long > 0.1 * len(lines):
        return sys.maxsize
    return broken[-1 - len(broken) // 20]  # one line in twenty may hang over


def _breaks_off(line: Line, following: Line) -> bool:
    """Whether a sentence runs from one line into the next, told from the two alone."""
    return following.text[0].islower() and not is_finished(line.text)


def _runs_on(line: Line, following: Line, margin: int, width: int) -> bool:
    """Whether the second of two wrapped lines belongs to the paragraph of the first."""
    if following.gap or _OPENER.match(following.text):
        return False
    if _breaks_off(line, following):
        return True
    if following.indent > margin or len(line.text) > _WRAP_MAX:
        return False
    if _MARKER.match(following.text) and is_finished(line.text):
        return False
    word = len(following.text[:60].split(maxsplit=1)[0])
    return len(line.text) + 1 + word > width
