"""Where contents end: they cut no quotation in two, and hold no word of their cue or source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from quoteaudit.marks import Quotation
from quoteaudit.rules.reading import Attribution, Chars, Reading


def fitted(one: Attribution, reading: Reading) -> Attribution:
    """``one`` with a source and contents that end where they should; no content may be left."""
    snapped = _snapped(one, reading)
    if snapped.source is not None and snapped.cue is not None:
        snapped = evolve(snapped, source=_on_one_side(snapped.source, snapped.cue, reading))
    return _apart(snapped, reading)


def _snapped(one: Attribution, reading: Reading) -> Attribution:
    """``one`` with contents that do not cut a quotation which the cue stands outside of."""
    if one.verbatim:
        return one
    quotations = reading.marks.quotations
    spans = [_widened(quotations, span, one.cue) for span in one.contents]
    source = one.source and _widened(quotations, one.source, one.cue)
    if source and any(a < source[1] and source[0] < b for a, b in spans):
        source = one.source
    return evolve(one, contents=_merged(spans), source=source)


def _on_one_side(source: Chars, cue: Chars, reading: Reading) -> Chars:
    """The part of a source that stands on its cue's side of each mark that it runs across.

    Where no space stands at a mark the words on both sides of it seem to be one name.
    """
    start, end = source
    quotations = reading.marks.quotations
    for quotation in (*_around(quotations, start), *_around(quotations, end - 1)):
        if not (start < quotation.start < end or start < quotation.end < end):
            continue
        if start <= quotation.start and quotation.end <= end:
            continue
        if quotation.start <= cue[0] < quotation.end:
            low, high = max(start, quotation.start), min(end, quotation.end)
        elif start < quotation.start:
            low, high = start, quotation.start
        else:
            low, high = quotation.end, end
        named = [at for at in range(low, high) if reading.text[at].isalnum()]
        if named:
            start, end = named[0], named[-1] + 1
    return start, end


def _around(quotations: Sequence[Quotation], place: int) -> Iterator[Quotation]:
    """The quotations that hold a place, the outer before the inner."""
    for at in range(_first_around(quotations, place), len(quotations)):
        if quotations[at].start > place:
            return
        if place < quotations[at].end:
            yield quotations[at]


def _first_around(quotations: Sequence[Quotation], place: int) -> int:
    """The number of the outermost quotation that begins before a place, or of the first."""
    first = bisect_left(quotations, place, key=lambda quotation: quotation.start)
    while first > 0 and quotations[first - 1].depth > 0:
        first -= 1
    return max(0, first - 1)


def _widened(quotations: Sequence[Quotation], span: Chars, cue: Chars | None) -> Chars:
    """``span`` widened to hold the quotations that it cuts, except around the cue.

    A quotation whose closing mark is missing may end anywhere.
    """
    start, end = span
    for at in range(_first_around(quotations, start), len(quotations)):
        quotation = quotations[at]
        if quotation.start >= end:
            break
        holds_cue = cue is not None and quotation.start <= cue[0] < quotation.end
        is_whole = quotation.closed or quotation.continues
        if quotation.end > start and is_whole and not holds_cue:
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


def _apart(one: Attribution, reading: Reading) -> Attribution:
    """``one`` with contents that hold no word of its cue or source: Ruiz [told her] to leave."""
    contents = one.contents
    for own in (one.cue, one.source):
        if own is not None and any(a < own[1] and own[0] < b for a, b in contents):
            contents = tuple(_without(reading, contents, own))
    return one if contents == one.contents else evolve(one, contents=contents)


def _without(reading: Reading, contents: Iterable[Chars], own: Chars) -> Iterator[Chars]:
    """The contents without the words in ``own``, and without the commas that set these off."""
    for start, end in contents:
        if end <= own[0] or own[1] <= start:
            yield start, end
            continue
        before = list(reading.parse.between(start, own[0]))
        after = list(reading.parse.between(own[1], end))
        while before and not before[-1].text[0].isalnum():
            before.pop()
        while after and not after[0].text[0].isalnum():
            after.pop(0)
        if before:
            yield start, before[-1].end
        if after:
            yield after[0].start, end
