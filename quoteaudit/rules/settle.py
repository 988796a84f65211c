"""From what the rules found to attributions that agree: snapped to marks, nested or dropped.

Two attributions agree when their contents do not touch, or when one of them, cue and content,
stands inside the content of the other: that is reported speech inside reported speech. Of two
that do not agree the surer one stays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from quoteaudit.marks import Quotation
from quoteaudit.rules.reading import Attribution, Chars, Reading
from quoteaudit.syntax.frames import is_conjunction, is_plain_speech

DEEPEST = 6
"""How many attributions may stand in one another; more is damage, not reporting."""

_CERTAIN = 1_000.0
_OWN = frozenset({"i", "we", "you"})


def settle(reading: Reading, found: Iterable[Attribution]) -> list[Attribution]:
    """The attributions that agree with one another, in text order, the outer before the inner."""
    owners: dict[int, list[Attribution]] = {}
    settled: list[Attribution] = []
    for one in sorted((_snapped(reading, one) for one in found), key=_certainty):
        fitted = _fitted(one, _rivals(reading, one, owners), reading)
        if fitted is None:
            continue
        settled.append(fitted)
        for at in _words_in(reading, fitted.contents):
            owners.setdefault(at, []).append(fitted)
    return sorted(settled, key=text_order)


def _rivals(
    reading: Reading, one: Attribution, owners: Mapping[int, Sequence[Attribution]]
) -> list[Attribution]:
    """The surer attributions that share words of content with ``one``."""
    words = _words_in(reading, one.contents)
    return list({id(owner): owner for at in words for owner in owners.get(at, ())}.values())


def _fitted(
    one: Attribution, rivals: Sequence[Attribution], reading: Reading
) -> Attribution | None:
    """``one`` so that it agrees with all rivals, cut short if need be; None if it cannot."""
    for rival in rivals:
        if is_inside(rival, one) and _says_the_same(rival, one):
            one = _cut_short(one, rival, reading)
    if _is_own_stance(one, reading) and any(is_inside(one, rival) for rival in rivals):
        return None
    if not one.contents or sum(is_inside(one, rival) for rival in rivals) >= DEEPEST:
        return None
    return one if all(_agree(one, rival) for rival in rivals) else None


def _cut_short(one: Attribution, rival: Attribution, reading: Reading) -> Attribution:
    """``one`` up to where its source goes on to say something else: thanked Ruiz, but said …"""
    end = min(rival.start, *(rival.cue[:1] if rival.cue else ()), one.end)
    contents: list[Chars] = []
    for start, stop in one.contents:
        words = list(reading.parse.between(start, min(stop, end)))
        while words and (is_conjunction(words[-1]) or not words[-1].text[0].isalnum()):
            words.pop()
        if words:
            contents.append((start, words[-1].end))
    return evolve(one, contents=tuple(contents))


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
    apart = all(b <= c or d <= a for a, b in one.contents for c, d in other.contents)
    if apart or is_inside(one, other) or is_inside(other, one):
        return apart or not _says_the_same(one, other)
    return False


def is_inside(inner: Attribution, outer: Attribution) -> bool:
    """Whether all of ``inner``, content and cue, stands in the content of ``outer``."""
    spans = [*inner.contents, *([inner.cue] if inner.cue else [])]
    held = all(any(a <= s and e <= b for a, b in outer.contents) for s, e in spans)
    return held and inner is not outer


def _is_own_stance(one: Attribution, reading: Reading) -> bool:
    """Whether somebody tells their own mind: I think, we hope. Inside a quote, no hearsay."""
    if one.source is None or one.cue_at is None:
        return False
    named = reading.text[slice(*one.source)].lower()
    return named in _OWN and not is_plain_speech(reading.parse.words[one.cue_at])


def _says_the_same(inner: Attribution, outer: Attribution) -> bool:
    """Whether the inner one is the outer's own act, told twice: declined to comment on …"""
    return inner.source is not None and inner.source == outer.source


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
