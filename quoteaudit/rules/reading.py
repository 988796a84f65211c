"""An article as the rules see it: its blocks, its quotations, its parse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import field, frozen

from quoteaudit.marks import Marks, Quotation
from quoteaudit.records import Block
from quoteaudit.syntax.tree import Parse, Word

SIGNS = frozenset("-–—―")
"""Dashes that can stand between a quotation and the name of who said it."""

_CLOSERS = "”’\"')]» "

Chars = tuple[int, int]
"""A half-open range of characters of the text as given."""


@frozen(kw_only=True)
class Attribution:
    """What a rule found: content, cue and source, as characters; who speaks comes later.

    ``cue_at`` is the number of the cue's head word, None without a cue. ``score`` is what
    ``features`` weigh in ``table``. ``inherits`` says that the source is that of the attribution
    before: the quotation follows on.
    """

    contents: tuple[Chars, ...]
    cue: Chars | None = None
    cue_at: int | None = None
    source: Chars | None = None
    rule: str
    score: float | None = None
    table: str = "cue_weights"
    features: tuple[str, ...] = ()
    inherits: bool = False
    verbatim: bool = False

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.contents[0][0]

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.contents[-1][1]


@frozen(kw_only=True)
class Passage:
    """A quotation of a block with the words of the block around it, up to the next quotations."""

    quotation: Quotation
    quoted: str
    inside: Sequence[Word]
    block: Block
    before: Sequence[Word]
    after: Sequence[Word]

    @property
    def ending(self) -> str:
        """The last character that is quoted, inner marks and brackets left aside."""
        return self.quoted.rstrip(_CLOSERS)[-1:]

    @property
    def has_title_case(self) -> bool:
        """Whether every longer word has a capital, as in the title of a work."""
        longer = [word for word in self.quoted.split() if len(word) > 3]
        return all(word[:1].isupper() for word in longer or [self.quoted])


@frozen(kw_only=True, slots=False)
class Reading:
    """A parsed article."""

    text: str
    blocks: Sequence[Block]
    marks: Marks
    parse: Parse = field(repr=False)

    @cached_property
    def quotations(self) -> Sequence[Quotation]:
        """The quotations that stand in no other one."""
        return [q for q in self.marks.quotations if q.depth == 0]

    def passages(self) -> Iterator[Sequence[Passage]]:
        """The quotations of each block that has any, with what stands around them."""
        quotations = iter(self.quotations)
        quotation = next(quotations, None)
        for number, block in enumerate(self.blocks):
            held: list[Quotation] = []
            while quotation is not None and quotation.start < block.span.end:
                held.append(quotation)
                quotation = next(quotations, None)
            if held:
                around = block.span.start, block.span.end
                yield self._passages_of(block, around, held, self._signature(number + 1))

    def inner_passages(self) -> Iterator[Sequence[Passage]]:
        """The quotations inside each quotation that has any, with what stands around them."""
        block_starts = [block.span.start for block in self.blocks]
        outer: Quotation | None = None
        held: list[Quotation] = []
        for quotation in (*self.marks.quotations, None):
            if quotation is not None and quotation.depth == 1:
                held.append(quotation)
            elif quotation is None or quotation.depth == 0:
                if outer is not None and held:
                    block = self.blocks[bisect_right(block_starts, outer.start) - 1]
                    yield self._passages_of(block, (outer.inner_start, outer.inner_end), held, ())
                outer, held = quotation, []

    def _passages_of(
        self, block: Block, around: Chars, held: Sequence[Quotation], signature: Sequence[Word]
    ) -> Sequence[Passage]:
        edges = [around[0], *(q.end for q in held)]
        starts = [*(q.start for q in held), around[1]]
        frames = [self.parse.between(a, b) for a, b in zip(edges, starts, strict=True)]
        frames[-1] = frames[-1] or signature
        return [
            Passage(
                quotation=quotation,
                quoted=self.text[quotation.inner_start : quotation.inner_end].strip(),
                inside=self.parse.between(quotation.inner_start, quotation.inner_end),
                block=block,
                before=frames[at],
                after=frames[at + 1],
            )
            for at, quotation in enumerate(held)
        ]

    def _signature(self, number: int) -> Sequence[Word]:
        """The words of a block that signs the quotation before it: – Ana Ruiz, Velmora."""
        if number >= len(self.blocks) or self.blocks[number].span.text[0] not in SIGNS:
            return ()
        span = self.blocks[number].span
        return self.parse.between(span.start, span.end)
