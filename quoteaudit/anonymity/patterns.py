"""The wordings of anonymity.toml as expressions that can be searched for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex
from attrs import frozen

from quoteaudit.lexicon import load_table
from quoteaudit.records.sources import ReasonClass


@frozen
class Wording:
    """One pattern with its name; ``strong`` where it makes a source by itself."""

    name: str
    expression: regex.Pattern[str]
    strong: bool = False


@cache
def wordings(kind: str) -> tuple[Wording, ...]:
    """The patterns of one kind ("condition", "reason", "knowledge", ...), in the file's order."""
    return tuple(
        Wording(
            entry["name"],
            compiled(entry["pattern"], entry.get("whole", True)),
            entry.get("strong", False),
        )
        for entry in load_table("anonymity")[kind]
    )


def compiled(pattern: str, whole: bool = True) -> regex.Pattern[str]:
    """The expression that a pattern of the file stands for.

    Parts are put in, a blank becomes any white space, case does not count, and words
    are found whole unless ``whole`` is false.
    """
    parts = load_table("anonymity")["parts"]
    for _ in range(2):  # a part may hold parts
        for name, words in parts.items():
            pattern = pattern.replace("{" + name + "}", words)
    spaced = pattern.replace(" ", r"\s+")
    return regex.compile(rf"(?<!\w)(?:{spaced})(?!\w)" if whole else spaced, regex.I)


def first_at(kind: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the first wording of a kind that stands right at ``start`` begins and ends."""
    for wording in wordings(kind):
        found = wording.expression.match(text, start, end)
        if found:
            return found.span()
    return None


def class_of_reason(reason: str) -> ReasonClass:
    """The class of a reason by its words: the first of the file that fits.

    >>> class_of_reason("because they were not authorized to speak").value
    'not-authorised'
    """
    for wording in wordings("class"):
        if wording.expression.search(reason):
            return ReasonClass(wording.name)
    return ReasonClass.OTHER


def spans_of(kind: str, text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """Where wordings of a kind stand in a stretch, in text order, none in another."""
    found = sorted(
        (
            match.span()
            for one in wordings(kind)
            for match in one.expression.finditer(text, start, end)
        ),
        key=lambda span: (span[0], -span[1]),
    )
    kept: list[tuple[int, int]] = []
    for span in found:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def first_in(kind: str, text: str, start: int, end: int) -> int | None:
    """Where the first wording of a kind that stands anywhere in a stretch begins."""
    found = spans_of(kind, text, start, end)
    return found[0][0] if found else None
