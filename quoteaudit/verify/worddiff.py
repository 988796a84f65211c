"""A quote and what was said as one line of words: what is the same, what went, what came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from attrs import frozen

from quoteaudit.records import CharSpan
from quoteaudit.records.comparisons import Edit, EditKind


class PartKind(StrEnum):
    """Whose words a part of a word-diff are."""

    SAME = "same"
    """Said and quoted alike."""
    SAID = "said"
    """Said, and not quoted so."""
    QUOTED = "quoted"
    """Quoted, and not said so."""
    LEFT_OUT = "left-out"
    """Said, and left out where an ellipsis shows it."""
    JOINED = "joined"
    """No words: from here on they come from another place."""


@frozen
class Part:
    """Some words of a word-diff."""

    kind: PartKind
    text: str


def word_diff(spans: Iterable[CharSpan], edits: Sequence[Edit]) -> Iterator[Part]:
    """The words of ``spans`` of an article, with the edits in them, in text order.

    >>> spans = [CharSpan(0, 12, "40 boats now")]
    >>> edit = Edit(kind="replaced", quoted=CharSpan(0, 2, "40"), said=CharSpan(9, 11, "14"))
    >>> [(part.kind.value, part.text) for part in word_diff(spans, [edit])]
    [('said', '14'), ('quoted', '40'), ('same', ' boats now')]
    """
    ordered = sorted(edits, key=lambda edit: (edit.quoted.start, edit.quoted.end))
    for number, span in enumerate(spans):
        if number:
            yield Part(PartKind.SAME, " ")
        at = span.start
        for edit in ordered:
            if at <= edit.quoted.start and edit.quoted.end <= span.end:
                yield from _same(span, at, edit.quoted.start)
                yield from _changed(edit)
                at = edit.quoted.end
        yield from _same(span, at, span.end)


def marked_up(parts: Iterable[Part]) -> str:
    """The parts on one line: ``[-said-]`` and ``{+quoted+}`` as version control shows words."""
    shapes = {
        PartKind.SAME: "{}",
        PartKind.SAID: "[-{}-]",
        PartKind.QUOTED: "{{+{}+}}",
        PartKind.LEFT_OUT: "[~{}~]",
        PartKind.JOINED: "[//]{}",
    }
    return "".join(shapes[part.kind].format(part.text) for part in parts)


def _same(span: CharSpan, start: int, end: int) -> Iterator[Part]:
    if start < end:
        yield Part(PartKind.SAME, span.text[start - span.start : end - span.start])


def _changed(edit: Edit) -> Iterator[Part]:
    """Both sides of an edit; a side without words needs a space to stand apart."""
    if edit.kind is EditKind.JOINED:
        yield Part(PartKind.JOINED, " ")
        return
    gap = "" if edit.quoted.text else " "
    kind = PartKind.LEFT_OUT if edit.kind is EditKind.ELIDED else PartKind.SAID
    if edit.said.text:
        yield from [Part(PartKind.SAME, gap)] if gap else []
        yield Part(kind, edit.said.text)
    if edit.quoted.text:
        yield Part(PartKind.QUOTED, edit.quoted.text)
