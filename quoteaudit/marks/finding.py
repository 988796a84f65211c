"""Step 1: finds the marks of a block, each with its neighbours, and passes over apostrophes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from quoteaudit.marks.sides import IGNORED, Side, side_before
from quoteaudit.marks.spelling import KINDS, TOKEN, Family, Shape


@frozen
class Mark:
    """One quotation mark and its neighbours: ``before`` and ``after`` are "" at the edges."""

    start: int
    end: int
    family: Family
    shape: Shape
    before: str
    after: str


def marks_of(block: str, offset: int) -> list[Mark]:
    """The marks of a block that begins at ``offset`` of the text, without plain apostrophes."""
    found = [m for m in TOKEN.finditer(block) if m["other"] is None]
    edges = [0, *(edge for m in found for edge in m.span()), len(block)]
    gaps = [block[a:b].strip(IGNORED) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    # In a run of marks ("'No,'") all have the neighbours of the run.
    before = _carried(gap[-1:] for gap in gaps[:-1])
    after = _carried(gap[:1] for gap in reversed(gaps[1:]))[::-1]
    neighbours = zip(found, before, after, strict=True)
    return [mark for m, b, a in neighbours for mark in _split(m[0], offset + m.start(), b, a)]


def _carried(chars: Iterable[str]) -> list[str]:
    """The characters, each "" replaced by the one before it: ``a "" b`` gives ``a a b``."""
    carried = [""]
    for char in chars:
        carried.append(char or carried[-1])
    return carried[1:]


def _split(spelling: str, start: int, before: str, after: str) -> Iterator[Mark]:
    """The one mark that is spelled so, or the two that three apostrophes in a row stand for.

    An outer mark opens first (``'''Salem,' he read``), an inner one closes first.
    """
    if spelling in KINDS:
        yield Mark(start, start + len(spelling), *KINDS[spelling], before, after)
        return
    is_opening = side_before(before) is not Side.WORD
    cut = 2 if is_opening else 1
    yield Mark(start, start + cut, *KINDS[spelling[:cut]], before, after)
    yield Mark(start + cut, start + 3, *KINDS[spelling[cut:]], before, after)
