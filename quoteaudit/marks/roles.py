"""Step 2: what each mark can do, as far as its shape and its neighbours tell."""

from __future__ import annotations

from enum import Enum, auto

from quoteaudit.marks.finding import Mark
from quoteaudit.marks.sides import Side, side_after, side_before
from quoteaudit.marks.spelling import Family, Shape


class Role(Enum):
    """What a mark can do, as far as its shape and its neighbours tell."""

    OPENER = auto()
    SPARE_OPENER = auto()  # ’tis more often an apostrophe; opens where nothing else is open
    CLOSER = auto()
    WEAK_CLOSER = auto()  # may be an apostrophe (the players' bus) or inches (a 12" record)
    EITHER = auto()  # the stack decides
    APOSTROPHE = auto()


def role_of(mark: Mark) -> Role:
    """What a mark can do: an opener has free space before it, a closer has it after.

    ``said "no" and`` is told by the spaces, ``said,"no,"and`` is not and is left to the stack.
    """
    left = side_before(mark.before)
    right = side_after(mark.after)
    if mark.family is Family.SINGLE:
        return _single_role(mark, left, right)
    role = _double_role(mark, left, right)
    is_number = mark.family is Family.DOUBLE and mark.before.isdigit()
    return Role.WEAK_CLOSER if role is Role.CLOSER and is_number else role


def _double_role(mark: Mark, left: Side, right: Side) -> Role:
    if mark.shape is Shape.LOW:
        return Role.OPENER
    if right is Side.EDGE and left is not Side.EDGE:
        return Role.CLOSER
    if mark.shape is Shape.STRAIGHT:
        return _straight_role(left, right)
    if mark.shape is Shape.OPEN:
        return _open_role(mark.family, left, right)
    return _close_role(left, right)


def _straight_role(left: Side, right: Side) -> Role:
    """The role of ``"``, which only its neighbours tell."""
    opens, closes = left is not Side.WORD, right is not Side.WORD
    if left is Side.EDGE or (opens and not closes):
        return Role.OPENER
    return Role.CLOSER if closes and not opens else Role.EITHER


def _open_role(family: Family, left: Side, right: Side) -> Role:
    """The role of ``“``: it closes where it is mistyped (``said Ann,“ who``) and in ``„Ja“``."""
    if left is Side.WORD:
        return Role.EITHER
    is_spaced = right is Side.SPACE and left is not Side.EDGE
    # French sets « oui » with spaces inside, so that a space says nothing about guillemets.
    return Role.EITHER if is_spaced and family is Family.DOUBLE else Role.OPENER


def _close_role(left: Side, right: Side) -> Role:
    """The role of ``”``: it opens where it is mistyped, and in Swedish (``”Ja”``)."""
    if right is not Side.WORD or left is Side.WORD:
        return Role.CLOSER
    return Role.OPENER if left is Side.EDGE else Role.EITHER


def _single_role(mark: Mark, left: Side, right: Side) -> Role:
    """The role of a single mark, which is an apostrophe far more often than a mark."""
    opens, closes = left is not Side.WORD, right is not Side.WORD
    if opens and not closes:
        # Software writes ’ at the start of a word when it was told that it is an apostrophe.
        is_spare = mark.shape is Shape.CLOSE and left is not Side.EDGE
        return Role.SPARE_OPENER if is_spare else Role.OPENER
    if mark.shape is Shape.LOW or (mark.before.isalnum() and mark.after.isalnum()):
        return Role.APOSTROPHE
    if closes and not opens:
        is_weak = right is Side.SPACE and (mark.before in "sSn" or mark.before.isdigit())
        return Role.WEAK_CLOSER if is_weak else Role.CLOSER
    if mark.shape is Shape.OPEN and left in (Side.EDGE, Side.SPACE):
        return Role.OPENER
    return Role.CLOSER if right in (Side.SPACE, Side.EDGE) else Role.EITHER
