"""What has been read so far: who was pointed at where, who spoke last, who is not named."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence

from attrs import evolve

from quoteaudit.records import Block
from quoteaudit.speakers.choice import Point, Seen
from quoteaudit.speakers.figure import Figure
from quoteaudit.syntax.phrases import is_main_object, is_main_subject, owns_subject, said_before
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_subject

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
        self._things: deque[Seen] = deque(maxlen=LOOK_BACK)
        self._unnamed: deque[Figure] = deque(maxlen=LOOK_BACK)
        self._spoke: deque[tuple[int, Figure]] = deque(maxlen=2)

    def add(self, figure: Figure, word: Word) -> None:
        """Remember that the word points at the figure."""
        figure.seen += 1
        self._recent.append(self._seen(figure, word))

    def seen_ahead(self, figure: Figure, word: Word) -> Seen:
        """The place of a figure that is named only after the pronoun: "When he left, Ruiz ..."."""
        return evolve(self._seen(figure, word), is_subject=False, is_main=False, is_ahead=True)

    def _seen(self, figure: Figure, word: Word) -> Seen:
        step, block = self._steps[word.sentence], self.block_of(word)
        return Seen(
            figure,
            step,
            block,
            is_subject(word),
            word.quotation,
            at=word.i,
            is_main=is_main_subject(word),
            is_owner=owns_subject(word),
            is_object=is_main_object(word),
        )

    def add_thing(self, figure: Figure, word: Word) -> None:
        """Remember that the word points at something that never speaks."""
        self._things.append(self._seen(figure, word))

    def add_unnamed(self, figure: Figure) -> None:
        """Remember a figure that the article does not name."""
        self._unnamed.append(figure)

    def speaks(self, figure: Figure, word: Word) -> None:
        """Remember that the figure is the source that the word points at.

        Who speaks inside a quotation does not speak last for the reporter.
        """
        if word.quotation >= 0:
            return
        block = self.block_of(word)
        if self._spoke and self._spoke[-1][0] == block:
            self._spoke.pop()
        self._spoke.append((block, figure))

    def figures(self) -> Iterator[Figure]:
        """The figures pointed at lately, each once, the latest first."""
        return iter(dict.fromkeys(mention.figure for mention in reversed(self._recent)))

    def unnamed(self) -> Iterator[Figure]:
        """The figures without a name, the latest first."""
        return reversed(self._unnamed)

    def mentions_near(self, point: Point, ahead: Seen | None = None) -> list[list[Seen]]:
        """The mentions near a place, put together by figure, in the order of the first ones.

        Things that never speak count for a word that is no source, and so does whom the
        sentence names later on.
        """
        held: dict[Figure, list[Seen]] = {}
        for mention in (*self._recent, *(() if point.is_source else self._things)):
            if point.block - mention.block <= LOOK_BACK_BLOCKS:
                held.setdefault(mention.figure, []).append(mention)
        if ahead is not None:
            held.setdefault(ahead.figure, []).append(ahead)
        return list(held.values())

    def one_of(
        self, rivals: Sequence[Figure], word: Word, *, here_only: bool = False
    ) -> Figure | None:
        """The one of several namesakes who spoke last, or else alone was named near the word.

        ``here_only`` asks for the one who spoke last in the word's own paragraph.
        """
        point = self.point_at(word, is_source=True)
        for last in (point.last_here, None if here_only else point.last_before):
            if any(last is rival for rival in rivals):
                return last
        if here_only:
            return None
        near = {m.figure: None for m in self._recent if m.block >= point.block - 1}
        named = [rival for rival in rivals if rival in near]
        return named[0] if len(named) == 1 else None

    def point_at(self, word: Word, *, is_source: bool) -> Point:
        """The place of a word that points back, with those who spoke last before it."""
        block = self.block_of(word)
        spoke = dict(self._spoke)
        step = self._steps[word.sentence]
        last = spoke.get(block), spoke.get(block - 1)
        if not is_source:
            return Point(step, block, word.quotation, *last, is_source=False)
        verb = word.head.lower if word.head is not None and is_subject(word) else ""
        return Point(step, block, word.quotation, *last, said=said_before(word), verb=verb)

    def block_of(self, word: Word) -> int:
        """The number of the block that the word stands in."""
        return bisect_right(self._starts, word.start) - 1


def _steps_of(parse: Parse) -> list[int]:
    """For each sentence, how many sentences with words outside quotations came so far."""
    steps: list[int] = []
    count = 0
    for span in parse.sentences:
        words = parse.words[span.start : span.stop]
        count += any(word.quotation < 0 and word.text[0].isalnum() for word in words)
        steps.append(count)
    return steps
