"""What the words in brackets stand for: they may repeat some of the words that they replace."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteaudit.verify.align import Step, StepKind, same
from quoteaudit.verify.units import Unit

_STANDS_FOR = 8  # words; a longer cut beside brackets is a cut of its own


def around_brackets(steps: Sequence[Step], unit: Unit) -> list[Step]:
    """The steps, with each short cut beside bracketed words made part of what these replace.

    “I asked [Korda]” of “I asked the engineer, Pavel Korda” replaces four words by one. Where
    brackets begin or end a quote, nobody can tell how many words they stand for: none is taken.
    """
    if not unit.bracketed:
        return [*steps]
    done: list[Step] = []
    for step in steps:
        if done and _is_short_cut(step) and done[-1].kind is StepKind.SAME:
            done += _taken_before(done.pop(), step, unit)
        elif done and step.kind is StepKind.SAME and _is_short_cut(done[-1]):
            done += _taken_after(done.pop(), step, unit)
        else:
            done.append(step)
    return _without_guesses(done, unit)


def _is_short_cut(step: Step) -> bool:
    return step.is_cut and step.said_end - step.said <= _STANDS_FOR


def _taken_before(before: Step, cut: Step, unit: Unit) -> list[Step]:
    """The bracketed words at the end of ``before`` as one change with the cut after them."""
    taken = 0
    while before.quote_end - taken > before.quote and before.quote_end - taken - 1 in unit.bracketed:
        taken += 1
    if not taken:
        return [before, cut]
    change = evolve(cut, quote=cut.quote - taken, said=cut.said - taken)
    rest = same(before.quote, before.said, before.quote_end - before.quote - taken)
    return [change] if rest.quote == rest.quote_end else [rest, change]


def _taken_after(cut: Step, after: Step, unit: Unit) -> list[Step]:
    """The bracketed words at the start of ``after`` as one change with the cut before them."""
    taken = 0
    while after.quote + taken < after.quote_end and after.quote + taken in unit.bracketed:
        taken += 1
    if not taken:
        return [cut, after]
    change = evolve(cut, quote_end=cut.quote + taken, said_end=cut.said_end + taken)
    rest = same(after.quote + taken, after.said + taken, after.quote_end - after.quote - taken)
    return [change] if rest.quote == rest.quote_end else [change, rest]


def _without_guesses(steps: list[Step], unit: Unit) -> list[Step]:
    for at, edge in ((0, "said"), (-1, "said_end")):
        step = steps[at]
        if step.kind is StepKind.CHANGED and unit.bracketed.issuperset(
            range(step.quote, step.quote_end)
        ):
            here = step.said_end if edge == "said" else step.said
            steps[at] = evolve(step, said=here, said_end=here)
    return steps
