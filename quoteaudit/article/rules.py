"""The rules, and the one table that has them in order: of what kind is a line?

A rule says how many characters of the line it takes, counted from the line's start; 0: it does
not fit. A rule that takes a part of a line leaves the rest to :mod:`quoteaudit.article.pieces`.
"""

from __future__ import annotations

from collections.abc import Callable

from quoteaudit.article.bullets import has_bullet, has_number
from quoteaudit.article.datelines import agency_dateline_length, dateline_length
from quoteaudit.article.headings import is_section, is_title
from quoteaudit.article.labels import label_of
from quoteaudit.article.lines import TITLE_LENGTH, TOP, Line, is_unfinished
from quoteaudit.article.page import Page, fits
from quoteaudit.article.patterns import PATTERN_LENGTH, is_matched
from quoteaudit.lexicon import load_weights
from quoteaudit.records import BlockKind

_SIGNED = 3  # so many lines below the title a name alone is a byline


def _is_residue(page: Page, index: int) -> int:
    """Site furniture: ``Read more:``, ``* * *``, ``© 2024 The Portal``; not ``Read it.``"""
    return _whole(page, index, "residue")


def _is_note(page: Page, index: int) -> int:
    """What the paper says about its story: ``Correction: ...``; not ``Correction officers ...``

    A label alone on its line (``CORRECTION:``) makes a note of the next line, too. Notes are
    often long: only their beginning is read.
    """
    after_label = index > 0 and fits(page, index - 1, "note-label")
    opening = page.lines[index].text[:PATTERN_LENGTH]
    if after_label or is_matched(opening, "note", top=True, end=True):
        return len(page.lines[index].text)
    return _whole(page, index, "note-label")


def _is_byline(page: Page, index: int) -> int:
    """``By Ana Ruiz, The Tribune`` and a paper or job on the next line; not ``By noon, ...``"""
    if _is_signature(page, index):
        return len(page.lines[index].text)
    under_name = index > 0 and fits(page, index - 1, "byline")
    return _whole(page, index, "byline") or (under_name and _whole(page, index, "affiliation"))


def _is_signature(page: Page, index: int) -> bool:
    """``Ana Ruiz at Foundry Park``, ``Crime reporter`` under a title, where no line says "By".

    Also a name above such a job, and two names: ``Ana Ruiz and Tom Okoye``. A name is one whose
    first word people bear as a given name; alone on its line it is that of whoever wrote the
    story only where the story does not name them.
    """
    if not 0 < index <= _SIGNED or not all(map(_may_head, page.lines[:index])):
        return False
    if any(fits(page, other, "byline") for other in range(min(TOP, len(page.lines)))):
        return False
    first = page.lines[index].text.partition(" ")[0].lower()
    if fits(page, index, "signature"):
        return first in load_weights("given_names")
    if fits(page, index, "job"):
        return True
    if fits(page, index, "name"):
        above_job = index + 1 < len(page.lines) and fits(page, index + 1, "job")
        joined = _are_people(page.lines[index].text)
        return (
            above_job or joined or (first in load_weights("given_names") and _is_new(page, index))
        )
    return False


def _are_people(text: str) -> bool:
    """Whether a line joins two names, one of whose first words people bear as a given name."""
    names = text.replace(" & ", " and ").split(" and ")
    firsts = (name.split()[0].lower() for name in names if name.strip())
    return len(names) > 1 and any(first in load_weights("given_names") for first in firsts)


def _is_new(page: Page, index: int) -> bool:
    """Whether a name stands right above the story, and the story never names its bearer."""
    below = page.lines[index + 1 :]
    last = page.lines[index].text.split()[-1]
    return bool(below) and not _may_head(below[0]) and not any(last in line.text for line in below)


def _may_head(line: Line) -> bool:
    """Whether a line may be a title or its deck, as all above a name without "By" must."""
    return len(line.text) <= TITLE_LENGTH and is_unfinished(line.text)


def _is_credit(page: Page, index: int) -> int:
    """``Reporting by Ana Ruiz; Editing by Tom Okoye``; not ``Reporting by the paper showed ...``"""
    return _whole(page, index, "credit")


def _whole(page: Page, index: int, kind: str) -> int:
    """All of a line, if it fits a pattern of that kind; else nothing of it."""
    return len(page.lines[index].text) if fits(page, index, kind) else 0


def _opens_with_dateline(page: Page, index: int) -> int:
    """``VELMORA, May 3 (Portal) –`` wherever an agency is named, ``OAKLAND —`` at the top only.

    Not ``NATO – the alliance – ...``, nor ``RUIZ - ...`` where a transcript has more of them.
    """
    if index == page.dateline:
        return dateline_length(page.lines[index].text)
    return agency_dateline_length(page.lines[index].text)


def _opens_with_label(page: Page, index: int) -> int:
    """``RUIZ:``, ``Q:`` or ``Ana Ruiz:`` in a transcript; not ``Update:``, ``10:30`` or a title.

    A first line in small letters is the title (``Ruiz: I will not go``) unless another label
    follows at once.
    """
    label = label_of(page.lines[index])
    if label is None or label.who not in page.speakers:
        return 0
    if index == 0 and not label.who.isupper() and not (page.lines[1:] and label_of(page.lines[1])):
        return 0
    return label.end


def _is_marked_heading(page: Page, index: int) -> int:
    """``– Old hands –``, ``9:15 p.m.``: headings that their form alone gives away."""
    return _whole(page, index, "heading")


def _is_bullet(page: Page, index: int) -> int:
    """``• Raise the tax``, ``1. Raise the tax`` where more numbers follow; not ``-5 degrees``."""
    text = page.lines[index].text
    numbered = page.numbered and has_number(text)
    return len(text) if numbered or has_bullet(text) else 0


def _is_heading(page: Page, index: int) -> int:
    """A title at the top or a section heading between paragraphs; not a short real sentence."""
    is_either = is_title(page, index) or is_section(page, index)
    return len(page.lines[index].text) if is_either else 0


def _is_paragraph(page: Page, index: int) -> int:
    """Whatever is left is prose."""
    return len(page.lines[index].text)


RULES: tuple[tuple[BlockKind, Callable[[Page, int], int]], ...] = (
    (BlockKind.RESIDUE, _is_residue),
    (BlockKind.NOTE, _is_note),
    (BlockKind.BYLINE, _is_byline),
    (BlockKind.CREDIT, _is_credit),
    (BlockKind.DATELINE, _opens_with_dateline),
    (BlockKind.LABEL, _opens_with_label),
    (BlockKind.HEADING, _is_marked_heading),
    (BlockKind.BULLET, _is_bullet),
    (BlockKind.HEADING, _is_heading),
    (BlockKind.PARAGRAPH, _is_paragraph),
)
"""In order; the first that fits wins."""
