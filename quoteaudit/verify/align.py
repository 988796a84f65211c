"""Lays the words of a quote beside the words of a reference, step by step.

Runs of words that both share are chained (:func:`best_chain`), and what lies between two of
them is compared word by word with rapidfuzz. The work is bounded for each quote.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise

from attrs import evolve, frozen
from rapidfuzz.distance import Indel, Levenshtein

from quoteaudit.verify.seeds import Block

FAR = 100
"""Words. Two passages further apart were not said together: some forty seconds of speech."""
_JUMP = 4.0  # words that a jump must win to be worth it,
_JUMP_AT_BREAK = 2.5  # and where the quote itself shows a break
_DETOUR = 0.5
_PER_WORD = 0.01
_LOOSE = 8  # words that a gap may have more on one side before it counts as a cut
_MANY = 40
_MOST_CELLS = 4_000_000  # of a comparison; larger ones would cost time and memory
_SLACK = 3
_MOST_WORDS = 1_000  # at the edge of a quote; more than that is not looked at


class StepKind(Enum):
    """How the words of one step relate."""

    SAME = auto()
    CHANGED = auto()
    JUMP = auto()


@frozen
class Step:
    """The words ``[quote, quote_end)`` of a quote beside ``[said, said_end)`` of a reference."""

    kind: StepKind
    quote: int
    quote_end: int
    said: int
    said_end: int

    @property
    def is_cut(self) -> bool:
        """Whether words were said here and the quote has none."""
        return self.kind is StepKind.CHANGED and self.quote == self.quote_end


def same(quote: int, said: int, length: int) -> Step:
    """The same words on both sides."""
    return Step(StepKind.SAME, quote, quote + length, said, said + length)


# --- Chains ---------------------------------------------------------------------------------


def best_chain(blocks: Sequence[Block], breaks: Collection[int]) -> list[Block]:
    """The blocks that together explain most of a quote, in its order, cut to fit.

    Blocks that follow one another in the reference are worth their words. To go on at
    another place, earlier or far away, must win more words than it costs.
    """
    if not blocks:
        return []
    scores: list[float] = []
    links: list[int] = []
    for number, block in enumerate(blocks):
        score, link = float(block.length), -1
        for other in range(number):
            gain = scores[other] + _worth(blocks[other], block, breaks)
            if gain > score:
                score, link = gain, other
        scores.append(score)
        links.append(link)
    at = max(range(len(blocks)), key=lambda i: (scores[i], -i))
    chain = []
    while at >= 0:
        chain.append(blocks[at])
        at = links[at]
    return _cut_to_fit(chain[::-1])


def _worth(earlier: Block, later: Block, breaks: Collection[int]) -> float:
    """What it wins to go on from one block to another."""
    overlap = _overlap(earlier, later)
    length = later.length - overlap
    if length <= 0:
        return float("-inf")
    gap = later.said + overlap - earlier.said_end
    if is_near(gap):
        on_course = later.said - later.quote == earlier.said - earlier.quote
        return length - (0 if on_course else _DETOUR + _PER_WORD * gap)
    start = later.quote + overlap
    has_break = any(earlier.quote_end <= b <= start for b in breaks)
    return length - (_JUMP_AT_BREAK if has_break else _JUMP)


def is_near(gap: int) -> bool:
    """Whether a passage that begins ``gap`` words after another one belongs to it."""
    return 0 <= gap <= FAR


def _overlap(earlier: Block, later: Block) -> int:
    """How many words at the start of ``later`` the earlier block has already."""
    in_quote = max(0, earlier.quote_end - later.quote)
    in_said = earlier.said_end - later.said
    return max(in_quote, in_said) if 0 < in_said < later.length else in_quote


def _cut_to_fit(chain: Sequence[Block]) -> list[Block]:
    fitted = [chain[0]]
    for block in chain[1:]:
        n = _overlap(fitted[-1], block)
        fitted.append(Block(block.quote + n, block.said + n, block.length - n))
    return fitted


# --- From a chain to steps ------------------------------------------------------------------


@frozen
class Aligner:
    """Lays a quote beside a reference; both are strings with one character for each word."""

    code: str
    said: str
    breaks: Collection[int]

    def steps(self, chain: Sequence[Block]) -> list[Step]:
        """The steps through the whole quote, from its first word to its last."""
        first, last = chain[0], chain[-1]
        steps = [*self._head(first.quote, first.said)]
        steps.append(same(first.quote, first.said, first.length))
        for earlier, later in pairwise(chain):
            steps += self._gap(earlier.quote_end, later.quote, earlier.said_end, later.said)
            steps.append(same(later.quote, later.said, later.length))
        steps += self._tail(last.quote_end, last.said_end)
        return self._on_breaks(_merged(steps, self.breaks))

    def _head(self, end: int, said_end: int) -> Iterator[Step]:
        """What stands in the quote before the first block."""
        start = max(0, said_end - FAR - end)
        for cut in [end, *sorted((b for b in self.breaks if 0 < b < end), reverse=True)]:
            is_telling = cut > 1 or cut in self.breaks
            at = self.said.rfind(self.code[:cut], start, said_end) if is_telling and cut else -1
            if at >= 0:
                yield same(0, at, cut)
                yield from self._gap(cut, end, at + cut, said_end)
                return
        width = self._width(0, end, said_end, -1)
        steps = [*self._compared(0, end, said_end - width, said_end)]
        yield from steps[1:] if steps and steps[0].is_cut else steps

    def _tail(self, start: int, said_start: int) -> Iterator[Step]:
        """What stands in the quote after the last block."""
        end, stop = len(self.code), min(len(self.said), said_start + FAR + len(self.code) - start)
        for cut in [start, *sorted(b for b in self.breaks if start < b < end)]:
            is_telling = end - cut > 1 or cut in self.breaks
            at = self.said.find(self.code[cut:], said_start, stop) if is_telling else -1
            if at >= 0 and cut < end:
                yield from self._gap(start, cut, said_start, at)
                yield same(cut, at, end - cut)
                return
        width = self._width(start, end, said_start, 1)
        steps = [*self._compared(start, end, said_start, said_start + width)]
        yield from steps[:-1] if steps and steps[-1].is_cut else steps

    def _gap(self, start: int, end: int, said_start: int, said_end: int) -> Iterator[Step]:
        """What stands between two blocks."""
        words, said = end - start, said_end - said_start
        if not is_near(said):
            yield from self._parted(start, end, said_start, said_end, range(start, end + 1))
        elif not words and said:
            yield Step(StepKind.CHANGED, start, end, said_start, said_end)
        elif said > words and (breaks := [b for b in self.breaks if start <= b <= end]):
            yield from self._parted(start, end, said_start, said_end, sorted(breaks))
        elif said > words + _LOOSE:
            yield from self._parted(start, end, said_start, said_end, range(start, end + 1))
        else:
            yield from self._compared(start, end, said_start, said_end)

    def _parted(
        self, start: int, end: int, said_start: int, said_end: int, cuts: Sequence[int]
    ) -> Iterator[Step]:
        """Some words of the quote with what was said before, the rest with what comes after."""
        is_jump = not is_near(said_end - said_start)
        if end - start > _MANY:
            cuts = [end]
        room = len(self.said) if is_jump else said_end - said_start

        def cost(cut: int) -> int:
            before, after = cut - start, end - cut
            if before + after > room:
                return len(self.code)
            return Levenshtein.distance(
                self.code[start:cut], self.said[said_start : said_start + before]
            ) + Levenshtein.distance(
                self.code[cut:end], self.said[max(0, said_end - after) : said_end]
            )

        cut = min(cuts, key=lambda c: (cost(c), c not in self.breaks, -c))
        if cost(cut) and not is_jump and self._has_all(start, end, said_start, said_end):
            yield from self._compared(start, end, said_start, said_end)
            return
        before = min(said_start + cut - start, len(self.said))
        after = max(0, said_end - (end - cut))
        yield from self._compared(start, cut, said_start, before)
        yield Step(StepKind.JUMP if is_jump else StepKind.CHANGED, cut, cut, before, after)
        yield from self._compared(cut, end, after, said_end)

    def _has_all(self, start: int, end: int, said_start: int, said_end: int) -> bool:
        """Whether the words of the quote were all said here, with others between them."""
        words = end - start
        return Indel.distance(self.code[start:end], self.said[said_start:said_end]) == (
            said_end - said_start - words
        )

    def _width(self, start: int, end: int, said: int, direction: int) -> int:
        """How many words of the reference, before (-1) or after ``said``, fit the quote's best."""
        words, quoted = end - start, self.code[start:end]
        if not words or words > _MOST_WORDS:
            return 0
        room = said if direction < 0 else len(self.said) - said

        def cost(width: int) -> int:
            first = said - width if direction < 0 else said
            return Levenshtein.distance(quoted, self.said[first : first + width])

        widths = range(max(0, words - _SLACK), min(words + _SLACK, room) + 1)
        best = min(widths, key=lambda width: (cost(width), abs(width - words)), default=0)
        # Where nothing agrees, a word or two stand for others; more are rather added.
        return 0 if words >= _SLACK and cost(best) >= words else best

    def _compared(self, start: int, end: int, said_start: int, said_end: int) -> Iterator[Step]:
        """Word by word, with the fewest changes."""
        if start == end and said_start == said_end:
            return
        if (end - start) * (said_end - said_start) > _MOST_CELLS:
            yield Step(StepKind.CHANGED, start, end, said_start, said_end)
            return
        for code in Levenshtein.opcodes(self.code[start:end], self.said[said_start:said_end]):
            kind = StepKind.SAME if code.tag == "equal" else StepKind.CHANGED
            yield Step(
                kind,
                start + code.src_start,
                start + code.src_end,
                said_start + code.dest_start,
                said_start + code.dest_end,
            )

    def _on_breaks(self, steps: list[Step]) -> list[Step]:
        """Cuts moved to the break beside them where the words allow it.

        “We go … and stay” of “We go and we go and stay” could be cut after “and” as well.
        """
        for at in range(1, len(steps) - 1):
            before, cut, after = steps[at - 1 : at + 2]
            if not cut.is_cut or {before.kind, after.kind} != {StepKind.SAME}:
                continue
            for to in self.breaks:
                moved = to - cut.quote
                if before.quote < to < after.quote_end and self._can_move(cut, moved):
                    steps[at - 1] = evolve(before, quote_end=to, said_end=before.said_end + moved)
                    steps[at] = Step(cut.kind, to, to, cut.said + moved, cut.said_end + moved)
                    steps[at + 1] = evolve(after, quote=to, said=after.said + moved)
                    break
        return steps

    def _can_move(self, cut: Step, by: int) -> bool:
        """Whether the words that a cut would pass over are the same on its other side."""
        if by < 0:
            words = self.said[cut.said + by : cut.said]
            return words == self.said[cut.said_end + by : cut.said_end]
        words = self.said[cut.said : cut.said + by]
        return words == self.said[cut.said_end : cut.said_end + by]


def _merged(steps: Sequence[Step], breaks: Collection[int]) -> list[Step]:
    """Steps of one kind that follow on from one another as one; cuts stay by themselves."""
    merged: list[Step] = []
    for step in steps:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.kind is step.kind is not StepKind.JUMP
            and last.said_end == step.said
            and not _is_own(last, breaks)
            and not _is_own(step, breaks)
        ):
            merged[-1] = evolve(last, quote_end=step.quote_end, said_end=step.said_end)
        else:
            merged.append(step)
    return merged


def _is_own(step: Step, breaks: Collection[int]) -> bool:
    """Whether a cut is one of its own, not the rest of a change."""
    return is_long_cut(step) or (step.is_cut and step.quote in breaks)


def is_long_cut(step: Step) -> bool:
    """Whether a step passes over more than a few words that were said."""
    return step.is_cut and step.said_end - step.said > _SLACK


def aligned(code: str, said: str) -> list[Step]:
    """Two texts laid beside one another from end to end."""
    return _merged([*Aligner(code, said, ())._compared(0, len(code), 0, len(said))], ())
