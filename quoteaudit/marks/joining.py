"""Step 4: joins a quotation that a block leaves open with the one that reopens it in the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from quoteaudit.marks.finding import Mark
from quoteaudit.marks.pairing import Pair, Paragraph
from quoteaudit.marks.sides import BLANK, HEAD
from quoteaudit.marks.spelling import Family, Shape


@frozen
class Joints:
    """Where paragraphs are joined: the starts of marks that go on, and of those that reopen."""

    continues: frozenset[int]
    continued: frozenset[int]


def join(text: str, paragraphs: Sequence[Paragraph]) -> Joints:
    """Join what each paragraph leaves open with the marks that begin the next.

    A paragraph that leaves “… ‘… open goes on in one that begins “‘, outer mark first.
    """
    joints = [
        (left.opener.start, right.opener.start)
        for earlier, later in pairwise(paragraphs)
        for left, right in _matched(_open_ends(text, earlier), _leads(text, later))
    ]
    return Joints(
        continues=frozenset(left for left, _ in joints),
        continued=frozenset(right for _, right in joints),
    )


def _matched(ends: Iterable[Pair], leads: Iterable[Pair]) -> Iterator[tuple[Pair, Pair]]:
    for left, right in zip(ends, leads, strict=False):
        if left.opener.family is not right.opener.family:
            return
        yield left, right


def _open_ends(text: str, paragraph: Paragraph) -> Iterator[Pair]:
    """What a paragraph leaves open, outer marks first, apostrophes left out."""
    for pair in paragraph.pairs:
        if pair.at_end and not (is_blank(text, pair) or is_apostrophe_like(text, pair.opener)):
            yield pair


def _leads(text: str, paragraph: Paragraph) -> Iterator[Pair]:
    """The pairs whose opening marks begin a paragraph, outer marks first."""
    head = paragraph.start
    for pair in paragraph.pairs:
        if not HEAD.fullmatch(text, head, pair.opener.start) or is_blank(text, pair):
            return
        yield pair
        head = pair.opener.end


def is_blank(text: str, pair: Pair) -> bool:
    """Whether a pair encloses no words."""
    return BLANK.fullmatch(text, pair.opener.end, pair.limit) is not None


def is_apostrophe_like(text: str, mark: Mark) -> bool:
    """Whether an opening mark that nothing closes may be an apostrophe: ``the 'hood``.

    Not where it is shaped ‘, or opens speech: ``he said, 'Look, I``.
    """
    if mark.family is not Family.SINGLE or mark.shape is Shape.OPEN:
        return False
    lead = text[max(0, mark.start - 2) : mark.start].rstrip()
    return not (mark.after.isupper() and (not lead or lead[-1] in ",:"))
