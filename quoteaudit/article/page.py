"""The page: the paragraphs of an article, and what they say together."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteaudit.article.bullets import has_number
from quoteaudit.article.datelines import opening_of
from quoteaudit.article.labels import speakers_in
from quoteaudit.article.lines import PLAIN, TOP, Line, is_unfinished, lines_of
from quoteaudit.article.patterns import is_matched, without_tags
from quoteaudit.article.wrapping import paragraphs_of

_LAST = 4  # so many lines from the last signatures and biographies stand


@frozen
class Page:
    """What a rule may look at: the lines, and what they say together."""

    lines: tuple[Line, ...]
    dateline: int | None = None  # the line that opens the story, below title and byline
    speakers: frozenset[str] = frozenset()  # who speaks in a transcript, as the labels say it
    numbered: bool = False  # more than one line begins with a number
    punctuated: bool = False  # long lines end in full stops and the like


def page_of(text: str) -> Page:
    """The page that a text makes; an empty text makes one without lines."""
    plain = text.translate(PLAIN)
    lines = paragraphs_of(lines_of(text, plain), plain)
    return Page(
        lines=lines,
        dateline=opening_of(lines),
        speakers=speakers_in(lines),
        numbered=sum(1 for line in lines if has_number(line.text)) > 1,
        punctuated=_is_punctuated(lines),
    )


def _is_punctuated(lines: Sequence[Line]) -> bool:
    """Whether an unfinished line means something: most long lines of the page are finished."""
    finished = [not is_unfinished(line.text) for line in lines if len(line.text) >= 80]
    return sum(finished) > 0.7 * len(finished)


def fits(page: Page, index: int, kind: str) -> bool:
    """Whether a line fits a pattern of that kind, at a place where the pattern may stand."""
    is_end = index >= max(_LAST - 1, len(page.lines) - _LAST)
    line = page.lines[index].text
    text = without_tags(line) or line
    return is_matched(text, kind, top=index < TOP, end=is_end)
