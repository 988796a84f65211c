"""Knows paragraphs, dateline, headings, credit lines, boilerplate.

The way through, one module for each step:

    lines ─► wrapping ─► page ─► rules ─► pieces ─► blocks

:mod:`.lines` finds the lines, :mod:`.wrapping` joins them again where the text was wrapped by
hand, :mod:`.page` notes what they say together, :mod:`.rules` has the one table of rules, of
which the first that fits a line wins, and :mod:`.pieces` cuts the line into blocks. What a
rule looks for stands in :mod:`.datelines`, :mod:`.labels`, :mod:`.bullets` and
:mod:`.headings`; :mod:`.patterns` reads the words, which are data in
``lexicons/en/structure.toml``. :mod:`.outlet` tells the outlet from the blocks,
:mod:`.authors` who signed and whom an interview is with.

Where a rule is in doubt the line stays a paragraph: a heading that is missed costs little,
prose that is taken for furniture loses its quotes.
"""

from __future__ import annotations

from quoteaudit.article.authors import authors_of, guest_of
from quoteaudit.article.outlet import outlet_of
from quoteaudit.article.page import page_of
from quoteaudit.article.pieces import pieces_of
from quoteaudit.records import Block, CharSpan
from quoteaudit.records.structure import PROSE

__all__ = ["PROSE", "authors_of", "find_blocks", "guest_of", "outlet_of"]


def find_blocks(text: str) -> tuple[Block, ...]:
    r"""The blocks of an article, in text order, not overlapping.

    Together they hold every character that is not white space; their spans begin and end
    with one that is not (zero-width characters and byte order marks count as white space).
    Any ``str`` will do; an empty one has no blocks.

    >>> article = "Rain closes bridge\nVELMORA (Portal) – It rained. (Reporting by Ana Ruiz)"
    >>> for block in find_blocks(article):
    ...     print(f"{block.kind:9} {block.span.text}")
    heading   Rain closes bridge
    dateline  VELMORA (Portal) –
    paragraph It rained.
    credit    (Reporting by Ana Ruiz)

    May be wrong: a caption in whole sentences is a paragraph, and so is a section heading
    that ends in a full stop.
    """
    page = page_of(text)
    return tuple(
        Block(kind=kind, span=CharSpan.of(text, start, end))
        for index in range(len(page.lines))
        for kind, start, end in pieces_of(page, index, text)
    )
