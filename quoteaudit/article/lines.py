"""The lines of an article, without the space around them, and how a line ends."""

from __future__ import annotations

import regex
from attrs import frozen

TITLE_LENGTH = 160
"""In characters: a longer line is no title, and no dateline opens the story below it."""

TOP = 8
"""In lines: so far down a byline or the dateline may stand."""

# str.strip() leaves the invisible characters that copying from web pages brings along.
_INVISIBLE = (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F))
_INVISIBLE += tuple(range(0x2060, 0x206A))
BLANK = "".join(chr(n) for n in range(0x3001) if chr(n).isspace() or n in _INVISIBLE) + "\ufeff"
"""What is stripped: white space and what nobody sees."""

_LINE = regex.compile(
    r"([^\n\r\x0b\x0c\x85\u2028\u2029]*+)(\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|\Z)"
)

PLAIN = str.maketrans(
    {
        **dict.fromkeys("\n\r\x0b\x0c\x85\u2028\u2029\xa0\u2007\u2009\u202f", " "),
        **dict.fromkeys("‘’‚‛ʼ", "'"),
        **dict.fromkeys("“”„‟", '"'),
    }
)
"""One character for one character, so that offsets hold: patterns know one form only."""


@frozen
class Line:
    """One line of the page, or the lines that make one paragraph, without the space around.

    ``text`` is as long as the stretch of the article that begins at ``start``, but plain: see
    ``PLAIN``. ``gap`` says whether a blank line stands before it.
    """

    start: int
    text: str
    gap: bool
    indent: int


def lines_of(text: str, plain: str) -> tuple[Line, ...]:
    """The lines of a text that hold anything; ``plain`` is the text after ``PLAIN``."""
    lines = []
    gap = False
    for match in _LINE.finditer(text):
        bare = match[1].strip(BLANK)
        if bare:
            indent = len(match[1]) - len(match[1].lstrip(BLANK))
            start = match.start() + indent
            lines.append(Line(start, plain[start : start + len(bare)], gap, indent))
        gap = not bare
    return tuple(lines)


_FINISHED = regex.compile(r"""[.?!…:;] ["')\]*_]*+ \Z""", regex.VERBOSE)


def is_finished(text: str) -> bool:
    """Whether a line ends as sentences do: with a full stop or the like."""
    return _FINISHED.search(text[-16:]) is not None


def is_unfinished(text: str) -> bool:
    """Whether a line ends as headings do: without a full stop, a comma or a dash."""
    return not is_finished(text) and not text.endswith((",", "-", "–", "—"))
