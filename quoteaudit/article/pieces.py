"""Cuts a line into its blocks: dateline or label, paragraph, and the credit at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from quoteaudit.article.lines import BLANK
from quoteaudit.article.page import Page
from quoteaudit.article.patterns import patterns_of
from quoteaudit.article.rules import RULES
from quoteaudit.records import BlockKind

_TAIL_LENGTH = 800  # how far from the end of a paragraph its credit may begin
_OPENERS = frozenset({BlockKind.DATELINE, BlockKind.LABEL})  # a paragraph follows on their line
_CLOSED = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET})  # a credit may end them
_TAIL_OPENING = regex.compile(
    r"""
    (?<= [\s.?!"')] )
    (?: \( (?=\p{Lu})                                              # (Reporting by ...)
    |   (?:(?:Additional\s)? [Rr]eporting | Writing | Editing | Interview) \s by \s
    |   (?:This | Our | The) \s (?:interview | conversation) \s (?:has | was) \s
    )
    """,
    regex.VERBOSE,
)


def pieces_of(page: Page, index: int, text: str) -> Iterator[tuple[BlockKind, int, int]]:
    """The blocks of one line with their bounds in the article."""
    line = page.lines[index]
    taken = 0
    for kind, end in _cuts_of(page, index):
        piece = text[line.start + taken : line.start + end]
        bare = piece.strip(BLANK)
        if bare:
            start = line.start + taken + len(piece) - len(piece.lstrip(BLANK))
            yield kind, start, start + len(bare)
        taken = end


def _cuts_of(page: Page, index: int) -> Iterator[tuple[BlockKind, int]]:
    """What a line is made of: each kind, and where it ends in the line."""
    text = page.lines[index].text
    kind, taken = next((kind, taken) for kind, rule in RULES if (taken := rule(page, index)))
    if kind in _OPENERS:
        yield kind, taken
        kind = BlockKind.PARAGRAPH
    if kind in _CLOSED:
        for tail, start in _tails_of(text):
            yield kind, start
            kind = tail
    yield kind, len(text)


def _tails_of(text: str) -> list[tuple[BlockKind, int]]:
    """What ends a paragraph and is none, at most two things, each with its start.

    ``... the bridge. (Reporting by Ana Ruiz)``, ``... in May. (AP Photo/Tom Okoye)``,
    ``... about rain. Interview by Ana Ruiz. Our conversation has been edited.``
    """
    note = _tail_of(text, len(text), (BlockKind.NOTE,))
    end = len(text) if note is None else len(text[: note[1]].rstrip())
    credit = _tail_of(text, end, (BlockKind.CREDIT, BlockKind.RESIDUE))
    return [tail for tail in (credit, note) if tail is not None]


def _tail_of(text: str, end: int, kinds: Sequence[BlockKind]) -> tuple[BlockKind, int] | None:
    """The first stretch of one of the kinds that closes the text up to ``end``."""
    openings = list(_TAIL_OPENING.finditer(text, max(1, end - _TAIL_LENGTH), end))
    for match in openings[-8:]:
        for kind in kinds:
            if patterns_of(kind)["any"].fit(text, match.start(), end):
                return kind, match.start()
    return None
