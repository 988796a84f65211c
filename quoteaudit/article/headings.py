"""Titles, and the headings of sections: short lines that are no sentences."""

from __future__ import annotations

import regex

from quoteaudit.article.lines import TITLE_LENGTH, is_unfinished
from quoteaudit.article.page import Page, fits
from quoteaudit.article.patterns import listed

_SECTION_LENGTH, _SECTION_WORDS = 90, 12  # characters, words

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}'.&-]*+")


def is_title(page: Page, index: int) -> bool:
    """Short lines above the dateline; else the first line, and the deck after its semicolon."""
    line, following = page.lines[index], page.lines[index + 1 : index + 2]
    if not following or len(line.text) > TITLE_LENGTH or not _WORD.search(line.text):
        return False
    if page.dateline is not None and index < page.dateline:
        return True
    if index == 1 and page.lines[0].text.endswith(";"):
        return True
    if index > 0 or line.text.endswith((":", ",")):
        return False
    return is_unfinished(line.text) or line.text.endswith(";") or _is_archived_title(page)


def _is_archived_title(page: Page) -> bool:
    """A first line that is a title although it ends in a full stop, as archives set it.

    Title case tells; else it has to stand apart, above a whole article of longer paragraphs,
    and must not read like a lead.
    """
    title = page.lines[0].text
    if _is_title_case(title, 4):
        return True
    words = title.casefold().replace(".", " ").split()
    rest = page.lines[1:]
    longest = max(len(line.text) for line in rest[:4])
    return (
        len(rest) >= 4
        and rest[0].gap
        and len(words) <= 12
        and longest > 2 * len(title)
        and not listed("heading", "lead_words") & set(words)
    )


def is_section(page: Page, index: int) -> bool:
    """Capitals, title case, or a short line between paragraphs that ends without a full stop."""
    text = page.lines[index].text
    short = len(text) <= _SECTION_LENGTH and len(text.split()) <= _SECTION_WORDS
    if index == 0 or not short or text.casefold().strip(" .?!\"'") in listed("heading", "replies"):
        return False
    unfinished = is_unfinished(text)
    if _is_shouted(text):
        return unfinished or text[0] not in "\"'"
    if text[0] in "\"'([@#" or text[0].islower():
        return False
    if not unfinished:
        return not regex.search(r",|[.?!]\s", text) and _is_title_case(text, 5)
    return _is_title_case(text, 4) or _stands_between_paragraphs(page, index)


def _stands_between_paragraphs(page: Page, index: int) -> bool:
    """Whether finished prose stands on both sides, in a page whose paragraphs are finished."""
    after = page.lines[index + 1].text if index + 1 < len(page.lines) else ""
    if not page.punctuated or len(after) < 60 or is_unfinished(after):
        return False
    before = page.lines[index - 1].text
    return index == 1 or not is_unfinished(before) or fits(page, index - 1, "residue")


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(map(str.isupper, text)) >= 4


def _is_title_case(text: str, least: int) -> bool:
    """Whether all but the small words, and at least so many words, begin with a capital."""
    small = listed("heading", "small_words")
    words = [word for word in _WORD.findall(text) if word.casefold() not in small]
    capitals = sum(1 for word in words if not word[0].islower())
    return capitals >= least and capitals > 0.9 * len(words)
