"""From what the rules found to attributions that agree: snapped to marks, nested or dropped.

Two attributions agree when their contents do not touch, or when one of them, cue and content,
stands inside the content of the other: that is reported speech inside reported speech. Of two
that do not agree the surer one stays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from attrs import evolve

from quoteaudit.marks import Quotation
from quoteaudit.rules.reading import Attribution, Chars, Reading

DEEPEST = 6
"""How many attributions may stand in one another; more is damage, not reporting."""

_CERTAIN = 1_000.0


def settle(reading: Reading, found: Iterable[Attribution]) -> list[Attribution]:
    """The attributions that agree with one another, in text order, the outer before the inner."""
    owners: dict[int, list[Attribution]] = {}
    settled: list[Attribution] = []
    for one in sorted((_snapped(reading, one) for one in found), key=_certainty):
        words = _words_in(reading, one.contents)
        rivals = {id(owner): owner for at in words for owner in owners.get(at, ())}
        deep = any(len(owners.get(at, ())) >= DEEPEST for at in words)
        if not words or deep or not all(_agree(one, rival) for rival in rivals.values()):
            continue
        settled.append(one)
        for at in words:
            owners.setdefault(at, []).append(one)
    return sorted(settled, key=text_order)


def text_order(one: Attribution) -> tuple[int, int]:
    """The outer before the inner where both start at the same place."""
    return one.start, -one.end


def _certainty(one: Attribution) -> tuple[float, int]:
    """The surest first: rules that rest on marks, then the highest scores."""
    is_sure = one.rule.startswith("direct.")
    return -(_CERTAIN if is_sure or one.score is None else one.score), one.start


def _words_in(reading: Reading, spans: Iterable[Chars]) -> list[int]:
    return [word.i for start, end in spans for word in reading.parse.between(start, end)]


def _agree(one: Attribution, other: Attribution) -> bool:
    return is_inside(one, other) or is_inside(other, one)


def is_inside(inner: Attribution, outer: Attribution) -> bool:
    """Whether all of ``inner``, content and cue, stands in the content of ``outer``."""
    spans = [*inner.contents, *([inner.cue] if inner.cue else [])]
    held = all(any(a <= s and e <= b for a, b in outer.contents) for s, e in spans)
    return held and inner is not outer


def _snapped(reading: Reading, one: Attribution) -> Attribution:
    """``one`` with contents that do not cut a quotation which the cue stands outside of."""
    if one.verbatim:
        return one
    quotations = reading.marks.quotations
    spans = [_widened(quotations, span, one.cue) for span in one.contents]
    source = one.source and _widened(quotations, one.source, one.cue)
    if source and any(a < source[1] and source[0] < b for a, b in spans):
        source = one.source
    return evolve(one, contents=_merged(spans), source=source)


def _widened(quotations: Sequence[Quotation], span: Chars, cue: Chars | None) -> Chars:
    """``span`` widened to hold the quotations that it cuts, except around the cue."""
    start, end = span
    first = bisect_left(quotations, start, key=lambda quotation: quotation.start)
    while first > 0 and quotations[first - 1].depth > 0:
        first -= 1
    for quotation in quotations[max(0, first - 1) :]:
        if quotation.start >= end:
            break
        holds_cue = cue is not None and quotation.start <= cue[0] < quotation.end
        if quotation.end > start and not holds_cue:
            start, end = min(start, quotation.start), max(end, quotation.end)
    return start, end


def _merged(spans: Sequence[Chars]) -> tuple[Chars, ...]:
    """Spans in text order, those that touch made one."""
    merged: list[Chars] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
