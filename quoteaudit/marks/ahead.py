"""What comes after a mark: whether a surer closing mark is still ahead."""

from __future__ import annotations

from attrs import frozen

from quoteaudit.marks.finding import Mark
from quoteaudit.marks.roles import Role
from quoteaudit.marks.spelling import Family


@frozen
class Ahead:
    """Whether the next mark of a family that says anything is a sure closer."""

    single: bool = False
    double: bool = False

    def passed(self, mark: Mark, role: Role) -> Ahead:
        """What lies ahead of the marks that stand before ``mark``."""
        if mark.family is Family.SINGLE:
            if role not in (Role.CLOSER, Role.OPENER):
                return self
            return Ahead(role is Role.CLOSER, self.double)
        if mark.family is not Family.DOUBLE or role is Role.WEAK_CLOSER:
            return self
        return Ahead(False, role is Role.CLOSER)


def aheads(marks: list[Mark], roles: list[Role]) -> list[Ahead]:
    """For each mark what lies ahead of it, in one pass from the end."""
    found = [Ahead()]
    for mark, role in zip(reversed(marks), reversed(roles), strict=True):
        found.append(found[-1].passed(mark, role))
    return found[-2::-1]
