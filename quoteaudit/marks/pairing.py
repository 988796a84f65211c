"""Step 3: pairs the marks of one block with a stack."""

from __future__ import annotations

from attrs import define, field, frozen

from quoteaudit.marks.ahead import Ahead, aheads
from quoteaudit.marks.finding import Mark, marks_of
from quoteaudit.marks.roles import Role, role_of
from quoteaudit.marks.sides import Side, side_after
from quoteaudit.marks.spelling import Family

MAX_DEPTH = 4
"""How many quotations may stand open at once; people nest three, damaged text more."""


@frozen(kw_only=True)
class Pair:
    """An opening mark with its closing mark, or with the ``limit`` of what it can enclose."""

    opener: Mark
    closer: Mark | None
    limit: int
    inner: bool = False  # never closed although the quotation around it is
    at_end: bool = False  # still open where the block ends


@define
class _Open:
    """An opening mark on the stack; ``cut`` is where it ends should it never be closed."""

    mark: Mark
    cut: int | None = None


@define
class _Pairing:
    """The stack that pairs the marks of one block; feed it with :meth:`take` in text order."""

    stack: list[_Open] = field(factory=list)
    pairs: list[Pair] = field(factory=list)
    unopened: list[Mark] = field(factory=list)

    def take(self, mark: Mark, role: Role, ahead: Ahead) -> None:
        """Open, close or pass over one mark."""
        partners = [i for i, o in enumerate(self.stack) if o.mark.family is mark.family]
        partner = partners[-1] if partners else None
        if self._is_opening(mark, role, partner) or _is_head(mark, ahead, partner):
            self._push(mark, partner)
        elif role is Role.WEAK_CLOSER and len(partners) < 2 and _is_better(mark, ahead):
            return
        elif partner is not None and role not in (Role.APOSTROPHE, Role.SPARE_OPENER):
            self._close(mark, partner, ahead)
        elif role is Role.CLOSER and _is_never_text(mark):
            self.unopened.append(mark)

    def _is_opening(self, mark: Mark, role: Role, partner: int | None) -> bool:
        if partner is None:
            return role in (Role.OPENER, Role.EITHER, Role.SPARE_OPENER)
        if role is Role.EITHER:
            # “”No,” he said: nothing stands between, so the second mark is a slip of the hand.
            is_adjacent = self.stack[partner].mark.end == mark.start
            return is_adjacent and side_after(mark.after) is Side.WORD
        return role is Role.OPENER

    def _push(self, mark: Mark, partner: int | None) -> None:
        """Put an opening mark on the stack; an earlier one of its family is cut short there."""
        if partner is not None and self.stack[partner].cut is None:
            innermost = partner == len(self.stack) - 1
            first_inside = mark if innermost else self.stack[partner + 1].mark
            self.stack[partner].cut = first_inside.start
        # Single marks never stand in single ones: the one before was an apostrophe, or is lost.
        is_single = mark.family is Family.SINGLE and partner == len(self.stack) - 1
        if is_single or len(self.stack) == MAX_DEPTH:
            self._lose(mark.start)
        self.stack.append(_Open(mark))

    def _close(self, mark: Mark, partner: int, ahead: Ahead) -> None:
        """Close the partner, and lose what stands open inside; an apostrophe closes nothing."""
        is_crossing = partner < len(self.stack) - 1
        if is_crossing and mark.family is Family.SINGLE and not _is_end_of_speech(mark, ahead):
            return
        while len(self.stack) > partner + 1:
            self._lose(mark.start, crossed=True)
        opener = self.stack.pop().mark
        self.pairs.append(Pair(opener=opener, closer=mark, limit=mark.start))

    def _lose(self, limit: int, *, crossed: bool = False, at_end: bool = False) -> None:
        """Take the innermost mark off the stack, without a closing mark."""
        lost = self.stack.pop()
        is_single = lost.mark.family is Family.SINGLE
        is_inside = any(o.mark.family is not Family.SINGLE for o in self.stack)
        self.pairs.append(
            Pair(
                opener=lost.mark,
                closer=None,
                limit=limit if lost.cut is None else lost.cut,
                inner=crossed or (is_single and is_inside),
                at_end=at_end and lost.cut is None,
            )
        )

    def finish(self, end: int) -> None:
        """Lose what is still open where the block ends."""
        while self.stack:
            self._lose(end, at_end=True)


def _is_head(mark: Mark, ahead: Ahead, partner: int | None) -> bool:
    """Whether a closing mark begins the block and another one comes next: ``” … no,” he said``."""
    is_double = mark.family is Family.DOUBLE
    return is_double and partner is None and not mark.before and ahead.double


def _is_better(mark: Mark, ahead: Ahead) -> bool:
    """Whether a later mark is the better one to close what ``mark`` might close."""
    return ahead.single if mark.family is Family.SINGLE else ahead.double


def _is_end_of_speech(mark: Mark, ahead: Ahead) -> bool:
    """Whether a single mark closes across an inner mark that is open: ‘She said, “Go.’

    An apostrophe inside of “the players’ bus” must not do so.
    """
    return mark.before != "" and mark.before in ".,!?…" and not ahead.double


def _is_never_text(mark: Mark) -> bool:
    """Whether a mark can only be a quotation mark: no apostrophe, no arrow (``Home » News``)."""
    if mark.family is Family.DOUBLE:
        return True
    return mark.family is not Family.SINGLE and not mark.before.isspace()


@frozen(kw_only=True)
class Paragraph:
    """The marks of one block: its pairs in text order, and closing marks that nothing opened."""

    start: int
    pairs: tuple[Pair, ...]
    unopened: tuple[Mark, ...]


def pair_block(text: str, start: int, end: int) -> Paragraph:
    """Pair the marks of the block ``[start, end)``."""
    marks = marks_of(text[start:end], start)
    roles = [role_of(mark) for mark in marks]
    pairing = _Pairing()
    for mark, role, ahead in zip(marks, roles, aheads(marks, roles), strict=True):
        pairing.take(mark, role, ahead)
    pairing.finish(end)
    pairs = sorted(pairing.pairs, key=lambda pair: pair.opener.start)
    return Paragraph(start=start, pairs=tuple(pairs), unopened=tuple(pairing.unopened))
