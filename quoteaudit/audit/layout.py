"""What is known of an article before it is parsed, and so what of it must be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from attrs import frozen

from quoteaudit.article import PROSE, find_blocks
from quoteaudit.audit.parts import DIRECT
from quoteaudit.marks import Marks, pair_marks
from quoteaudit.records import Block
from quoteaudit.rules import SIGNS, Chars, Reading
from quoteaudit.syntax.tree import Parse


@frozen(kw_only=True)
class LaidOut:
    """An article with its blocks and quotation marks, and which stretches are to be parsed."""

    text: str
    blocks: Sequence[Block]
    marks: Marks
    to_parse: Sequence[Chars]

    def with_parse(self, parse: Parse) -> Reading:
        """The article as the rules see it."""
        return Reading(text=self.text, blocks=self.blocks, marks=self.marks, parse=parse)


def lay_out(text: str, parts: Set[str]) -> LaidOut:
    """The blocks of ``text``, and which of them must be parsed for those ``parts``."""
    blocks = find_blocks(text)
    prose = [(block.span.start, block.span.end) for block in blocks if block.kind in PROSE]
    marks = pair_marks(text, prose)
    to_parse = list(_near_marks(text, prose, marks)) if parts == DIRECT else prose
    return LaidOut(text=text, blocks=blocks, marks=marks, to_parse=to_parse)


def _near_marks(text: str, prose: Sequence[Chars], marks: Marks) -> Iterator[Chars]:
    """The blocks with quotations in them, and those beside them that say who speaks.

    The one before says it where it ends in a colon, the one after where it begins with a dash.
    """
    starts = iter(quotation.start for quotation in marks.quotations)
    at = next(starts, None)
    has_marks = []
    for _, end in prose:
        has_marks.append(at is not None and at < end)
        while at is not None and at < end:
            at = next(starts, None)
    for n, (start, end) in enumerate(prose):
        is_introduction = text[end - 1] == ":" and any(has_marks[n + 1 : n + 2])
        is_signature = n > 0 and has_marks[n - 1] and text[start] in SIGNS
        if has_marks[n] or is_introduction or is_signature:
            yield start, end
