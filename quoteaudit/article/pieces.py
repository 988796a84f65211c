"""Cuts a line into its blocks: dateline or label, paragraph, and the credit at its end."""

from __future__ import annotations

from collections.abc import Iterator

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
    |   (?:(?:Additional\s)? [Rr]eporting | Writing | Editing) \s by \s   # ... town. Editing by
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
        tail, start = _tail_of(text)
        yield kind, start
        kind = tail
    yield kind, len(text)


def _tail_of(text: str) -> tuple[BlockKind, int]:
    """The credit (or the site's furniture, in parentheses) that ends a paragraph: its start.

    ``... the bridge. (Reporting by Ana Ruiz)``, ``... in May. (AP Photo/Tom Okoye)``
    """
    openings = list(_TAIL_OPENING.finditer(text, max(1, len(text) - _TAIL_LENGTH)))
    for match in openings[-8:]:
        for kind in (BlockKind.CREDIT, BlockKind.RESIDUE):
            if patterns_of(kind)["any"].fullmatch(text, match.start()):
                return kind, match.start()
    return BlockKind.PARAGRAPH, len(text)
