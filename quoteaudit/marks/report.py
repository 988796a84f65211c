"""Step 5: says what the pairs are: quotations, or marks without a partner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteaudit.marks.finding import Mark
from quoteaudit.marks.joining import Joints, is_apostrophe_like, is_blank
from quoteaudit.marks.pairing import Pair
from quoteaudit.marks.result import MarkDefect, Quotation
from quoteaudit.marks.spelling import Family
from quoteaudit.records import DefectKind


def quotations_of(text: str, pairs: Iterable[Pair], joints: Joints) -> Iterator[Quotation]:
    """The quotations among pairs in text order; each lies as deep as earlier ones still run."""
    running: list[int] = []  # where they end
    for pair in pairs:
        if _is_quotation(text, pair, joints):
            while running and running[-1] <= pair.opener.start:
                running.pop()
            quotation = _quotation(text, pair, joints, depth=len(running))
            running.append(quotation.end)
            yield quotation


def _is_quotation(text: str, pair: Pair, joints: Joints) -> bool:
    """Whether a pair holds words, and its opening mark is no apostrophe."""
    is_meant = (
        pair.closer is not None
        or pair.opener.start in joints.continues
        or _is_lost(text, pair, joints)
    )
    return is_meant and not is_blank(text, pair)


def _quotation(text: str, pair: Pair, joints: Joints, depth: int) -> Quotation:
    opener, closer = pair.opener, pair.closer
    inner_end = pair.limit
    if closer is None:
        inner_end = opener.end + len(text[opener.end : pair.limit].rstrip())
    return Quotation(
        start=opener.start,
        inner_start=opener.end,
        inner_end=inner_end,
        end=inner_end if closer is None else closer.end,
        depth=depth,
        closed=closer is not None,
        continues=opener.start in joints.continues,
        continued=opener.start in joints.continued,
        single=opener.family in (Family.SINGLE, Family.SINGLE_ANGLE),
    )


def unclosed_of(text: str, pairs: Iterable[Pair], joints: Joints) -> Iterator[MarkDefect]:
    """The opening marks whose closing mark is missing."""
    for pair in pairs:
        if _is_lost(text, pair, joints):
            kind = DefectKind.UNCLOSED_INNER_QUOTE if pair.inner else DefectKind.UNCLOSED_QUOTE
            yield MarkDefect(kind=kind, start=pair.opener.start, end=pair.opener.end)


def unopened_of(marks: Iterable[Mark]) -> Iterator[MarkDefect]:
    """The closing marks that nothing opened."""
    for mark in marks:
        yield MarkDefect(kind=DefectKind.UNOPENED_QUOTE, start=mark.start, end=mark.end)


def _is_lost(text: str, pair: Pair, joints: Joints) -> bool:
    """Whether a closing mark is missing, rather than an apostrophe taken for an opening mark."""
    if pair.closer is not None or pair.opener.start in joints.continues:
        return False
    if pair.opener.family is not Family.SINGLE or pair.opener.start in joints.continued:
        return True
    return pair.inner and not is_apostrophe_like(text, pair.opener)
