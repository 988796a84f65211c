"""What the differences mean: one verdict for each stretch of words, from a table of rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from quoteaudit.records import CharSpan
from quoteaudit.records.comparisons import Edit, EditKind, Verdict
from quoteaudit.verify.align import Step, StepKind, is_long_cut
from quoteaudit.verify.edits import Sides, find_edits, is_altering, light_words
from quoteaudit.verify.units import Unit

FEWEST_WORDS = 5
"""Shorter quotes are said so, or tell too little."""
LEAST_SIMILARITY = 0.65
"""Share of words that must agree, or it is only a look-alike."""
LEAST_TELLING = 0.5
"""The same for the words that not every sentence has,"""
CLOSE_SIMILARITY = 0.8
"""unless so many agree that the other words are too few to tell."""
MARGIN = 0.05
"""Two altered sources as close as that to a quote leave open which one it comes from."""


@frozen(kw_only=True)
class Evidence:
    """What is known of one stretch of a quote at one place of one reference."""

    count: int
    """Words, as a reader counts them."""
    edits: tuple[Edit, ...]
    altering: bool
    similarity: float
    telling: float
    """Share of the words that agree among those that not every sentence has."""
    spans: tuple[CharSpan, ...]
    said: str
    """The words of the reference, to tell whether two places say the same."""
    reference: str | None

    def has(self, *kinds: EditKind) -> bool:
        """Whether there is an edit of one of the kinds."""
        return any(edit.kind in kinds for edit in self.edits)

    @property
    def is_worded_so(self) -> bool:
        """Whether every word is the one that was said, in the same order."""
        return all(edit.kind in _SURFACE for edit in self.edits)


_SURFACE = (EditKind.MARKS, EditKind.CASE, EditKind.FORM)


def _is_verbatim(evidence: Evidence) -> bool:
    if evidence.count < FEWEST_WORDS:
        return evidence.is_worded_so
    return not evidence.edits


def _is_fragment(evidence: Evidence) -> bool:
    return evidence.count < FEWEST_WORDS


def _is_look_alike(evidence: Evidence) -> bool:
    least = LEAST_SIMILARITY if evidence.telling >= LEAST_TELLING else CLOSE_SIMILARITY
    return evidence.similarity < least


def _is_spliced(evidence: Evidence) -> bool:
    return evidence.has(EditKind.JOINED)


def _is_altered(evidence: Evidence) -> bool:
    return evidence.altering


def _is_cut(evidence: Evidence) -> bool:
    return evidence.has(EditKind.REMOVED)


def _is_elided(evidence: Evidence) -> bool:
    return evidence.has(EditKind.ELIDED)


def _is_bracketed(evidence: Evidence) -> bool:
    return evidence.has(EditKind.BRACKETED)


def _is_anything(evidence: Evidence) -> bool:
    return True


RULES: tuple[tuple[Verdict, Callable[[Evidence], bool]], ...] = (
    (Verdict.VERBATIM, _is_verbatim),
    (Verdict.FRAGMENT, _is_fragment),
    (Verdict.NOT_FOUND, _is_look_alike),
    (Verdict.SPLICED, _is_spliced),
    (Verdict.ALTERED, _is_altered),
    (Verdict.SILENT_CUT, _is_cut),
    (Verdict.ELIDED, _is_elided),
    (Verdict.BRACKETED, _is_bracketed),
    (Verdict.PUNCTUATION, _is_anything),
)
"""The first rule that holds gives the verdict."""

SEVERITY: tuple[Verdict, ...] = (
    Verdict.VERBATIM,
    Verdict.PUNCTUATION,
    Verdict.BRACKETED,
    Verdict.ELIDED,
    Verdict.FRAGMENT,
    Verdict.SILENT_CUT,
    Verdict.SPLICED,
    Verdict.ALTERED,
    Verdict.NOT_FOUND,
)
"""From the best to the worst: a quote of several stretches is as good as the worst of them."""


def verdict_of(evidence: Evidence) -> Verdict:
    """The verdict of the first rule that holds."""
    return next(verdict for verdict, holds in RULES if holds(evidence))


def rank(evidence: Evidence) -> tuple[int, float, int]:
    """What the best evidence has least of."""
    return SEVERITY.index(verdict_of(evidence)), -evidence.similarity, len(evidence.edits)


def is_open(ranked: Sequence[Evidence]) -> bool:
    """Whether two places with other words are equally close to an altered quote."""
    if len(ranked) < 2 or verdict_of(ranked[0]) is not Verdict.ALTERED:
        return False
    first, second = ranked[:2]
    return first.said != second.said and first.similarity - second.similarity < MARGIN


def evidence_of(sides: Sides, steps: Sequence[Step], reference: str | None) -> Evidence:
    """The evidence at the place that the steps lead through."""
    steps = _without_guesses(steps, sides.unit)
    edits = find_edits(sides, steps)
    agreeing, telling = _agreement(sides, steps)
    ranges = _ranges(steps)
    text = sides.said.text
    return Evidence(
        count=sides.unit.count(),
        edits=edits,
        altering=any(is_altering(edit, sides.said) for edit in edits),
        similarity=agreeing,
        telling=telling,
        spans=tuple(CharSpan.of(text, *sides.said.place(a, b)) for a, b in ranges),
        said=" ".join(key for a, b in ranges for key in sides.said.keys[a:b]),
        reference=reference,
    )


def _without_guesses(steps: Sequence[Step], unit: Unit) -> list[Step]:
    """The steps, with no words for brackets that begin or end a quote: who knows how many?"""
    kept = [*steps]
    for at in (0, -1):
        step = kept[at]
        words = range(step.quote, step.quote_end)
        if step.kind is StepKind.CHANGED and words and unit.bracketed.issuperset(words):
            here = step.said_end if at == 0 else step.said
            kept[at] = evolve(step, said=here, said_end=here)
    return kept


def _agreement(sides: Sides, steps: Sequence[Step]) -> tuple[float, float]:
    """The share of words that agree: of all words, and of those that tell something.

    Bracketed words do not count, nor does what is left out where an ellipsis shows it; what
    is left out without one counts as one word.
    """
    same = other = 0
    telling = telling_same = 0
    for step in steps:
        plain = [i for i in range(step.quote, step.quote_end) if i not in sides.unit.bracketed]
        heavy = sum(sides.unit.words.keys[i] not in light_words() for i in plain)
        telling += heavy
        if step.kind is StepKind.SAME:
            same += len(plain)
            telling_same += heavy
        elif step.is_cut:
            other += step.quote not in sides.unit.breaks
        elif plain:
            other += max(len(plain), min(step.said_end - step.said, 2 * len(plain)))
    total = same + other
    return same / total if total else 0.0, telling_same / telling if telling else 1.0


def _ranges(steps: Sequence[Step]) -> list[tuple[int, int]]:
    """The words of the reference that are quoted, parted where the quote leaves much out."""
    ranges: list[tuple[int, int]] = []
    start = end = steps[0].said
    for step in steps:
        if step.kind is StepKind.JUMP or is_long_cut(step):
            ranges.append((start, end))
            start = end = step.said_end
        else:
            end = step.said_end
    return [(a, b) for a, b in [*ranges, (start, end)] if b > a]
