"""Where contents end: they cut no quotation in two, and hold no word of their cue or source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from quoteaudit.marks import Quotation
from quoteaudit.rules.reading import Attribution, Chars, Reading


def fitted(one: Attribution, reading: Reading) -> Attribution:
    """``one`` with a source and contents that end where they should; no content may be left."""
    return _apart(_snapped(one, reading), reading)


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


def _widened(quotations: Sequence[Quotation], span: Chars, cue: Chars | None) -> Chars:
    """``span`` widened to hold the quotations that it cuts, except around the cue.

    A quotation whose closing mark is missing may end anywhere.
    """
    start, end = span
    first = bisect_left(quotations, start, key=lambda quotation: quotation.start)
    while first > 0 and quotations[first - 1].depth > 0:
        first -= 1
    for at in range(max(0, first - 1), len(quotations)):
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
