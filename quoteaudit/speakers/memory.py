"""What has been read so far: who was pointed at where, who spoke last, who is not named."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence

from quoteaudit.records import Block
from quoteaudit.speakers.cast import Figure
from quoteaudit.speakers.choice import Point, Seen
from quoteaudit.syntax.phrases import is_possessive, is_subject
from quoteaudit.syntax.tree import Parse, Word

LOOK_BACK = 40
"""How many mentions, and how many unnamed figures, back an antecedent may stand."""

LOOK_BACK_BLOCKS = 5
"""How many paragraphs back the antecedent of a pronoun may stand."""


class Memory:
    """The recent mentions, of a bounded number, and the figures without a name."""

    def __init__(self, blocks: Sequence[Block], parse: Parse) -> None:
        self._starts = [block.span.start for block in blocks]
        self._steps = _steps_of(parse)
        self._recent: deque[Seen] = deque(maxlen=LOOK_BACK)
        self._unnamed: deque[Figure] = deque(maxlen=LOOK_BACK)
        self._spoke: deque[tuple[int, Figure]] = deque(maxlen=2)
        self._count = 0

    def add(self, figure: Figure, word: Word) -> None:
        """Remember that the word points at the figure."""
        figure.seen += 1
        self._count += 1
        self._recent.append(
            Seen(
                figure=figure,
                step=self._steps[word.sentence],
                block=self.block_of(word),
                is_subject=is_subject(word),
                is_owner=is_possessive(word),
                quotation=word.quotation,
                order=self._count,
            )
        )

    def add_unnamed(self, figure: Figure) -> None:
        """Remember a figure that the article does not name."""
        self._unnamed.append(figure)

    def speaks(self, figure: Figure, word: Word) -> None:
        """Remember that the figure is the source that the word points at."""
        block = self.block_of(word)
        if self._spoke and self._spoke[-1][0] == block:
            self._spoke.pop()
        self._spoke.append((block, figure))

    def figures(self) -> Iterator[Figure]:
        """The figures pointed at lately, each once, the latest first."""
        known: set[int] = set()
        for mention in reversed(self._recent):
            if id(mention.figure) not in known:
                known.add(id(mention.figure))
                yield mention.figure

    def nearest_speaker(self, rivals: Sequence[Figure], word: Word) -> Figure | None:
        """The one of the rivals for a surname who spoke last, if only just before."""
        point = self.point_at(word)
        last = point.last_here or point.last_before
        return last if any(last is rival for rival in rivals) else None

    def unnamed(self) -> Iterator[Figure]:
        """The figures without a name, the latest first."""
        return reversed(self._unnamed)

    def mentions_near(self, point: Point) -> list[list[Seen]]:
        """The mentions near a place, put together by figure, in the order of the first ones."""
        held: dict[int, list[Seen]] = {}
        for mention in self._recent:
            if point.block - mention.block <= LOOK_BACK_BLOCKS:
                held.setdefault(id(mention.figure), []).append(mention)
        return list(held.values())

    def point_at(self, word: Word) -> Point:
        """The place of a word that points back, with those who spoke last before it."""
        block = self.block_of(word)
        spoke = dict(self._spoke)
        return Point(
            step=self._steps[word.sentence],
            block=block,
            quotation=word.quotation,
            last_here=spoke.get(block),
            last_before=spoke.get(block - 1),
        )

    def block_of(self, word: Word) -> int:
        """The number of the block that the word stands in."""
        return bisect_right(self._starts, word.start) - 1


def _steps_of(parse: Parse) -> list[int]:
    """For each sentence, how many sentences with words outside quotations came before."""
    steps: list[int] = []
    count = 0
    for span in parse.sentences:
        words = parse.words[span.start : span.stop]
        count += any(word.quotation < 0 and word.text[0].isalnum() for word in words)
        steps.append(count)
    return steps
