"""Sentences with the expected records written inside them, so that nobody counts characters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

import regex
from attrs import field, frozen

from quoteaudit.errors import InputError
from quoteaudit.records import CharSpan, TermKind

QUOTE = ("content", "cue", "source")
SLOTS = ("role", "affiliation", "knowledge", "condition", "reason")
REPLY = ("reply", "party", "subject")
TERMS = tuple(kind.value for kind in TermKind)
LABELS = frozenset({*QUOTE, "mention", *SLOTS, *REPLY, "claim", *TERMS})

_SIGN = regex.compile(
    r"""
      \\ (?P<plain> [\\{}])                           # an escaped brace, or an escaped escape
    | \{ (?P<label> [a-z]+) (?P<number> [0-9]*)
         (?: : (?P<value> (?: [^|{}\n\\] | \\[\s\S] )*+ ) )? \|
    | (?P<close> \})
    """,
    regex.VERBOSE,
)


@frozen
class Mark:
    """One marked span: its label, its number (0 where none is written), what stands after ``:``."""

    label: str
    number: int
    value: str
    span: CharSpan = field(repr=lambda span: repr(span.text))


@frozen
class Marked:
    """Plain text, and the marks that were read out of it, outer ones before inner ones."""

    text: str
    marks: tuple[Mark, ...]

    def of(self, *labels: str) -> list[Mark]:
        """The marks with one of these labels, in text order."""
        return [mark for mark in self.marks if mark.label in labels]


def read_marked(marked: str) -> Marked:
    r"""The plain text of ``marked``, and what is marked in it.

    A mark is ``{label|words}``, and marks may stand in one another. A number after the label
    tells records apart (``{cue2|said}``), and what follows a colon says more
    (``{source:Ana Ruiz|she}``). A backslash before a brace or a backslash makes it plain, and
    after the colon before a bar, too.

    >>> read = read_marked("{source:Ana Ruiz|She} {cue|said} {content|“No.”}")
    >>> read.text
    'She said “No.”'
    >>> read.marks[0]
    Mark(label='source', number=0, value='Ana Ruiz', span='She')

    Raises :class:`~quoteaudit.InputError` for a label that there is none of, for a brace that
    is not closed, and for one that closes nothing.
    """
    if not isinstance(marked, str):
        raise InputError(f"found {type(marked).__name__}; marked text is needed as str")
    plain = ""
    at = 0
    opened: list[tuple[str, int, str, int]] = []
    closed: list[tuple[str, int, str, int, int]] = []
    for sign in _SIGN.finditer(marked):
        plain += marked[at : sign.start()]
        at = sign.end()
        if sign["plain"]:
            plain += sign["plain"]
        elif sign["label"]:
            opened.append((_label(sign["label"], marked), int(sign["number"] or 0),
                           _plain(sign["value"] or ""), len(plain)))  # fmt: skip
        elif opened:
            closed.append((*opened.pop(), len(plain)))
        else:
            _complain(f"a brace that closes nothing, after {plain[-20:]!r}", marked)
    if opened:
        _complain(f"{{{opened[-1][0]}| that is not closed", marked)
    plain += marked[at:]
    closed.reverse()  # of marks that share a span, the outer one closes last
    closed.sort(key=lambda one: (one[3], -one[4]))
    return Marked(
        plain,
        tuple(
            Mark(label, number, value, CharSpan.of(plain, start, end))
            for label, number, value, start, end in closed
        ),
    )


def write_marked(text: str, marks: Iterable[tuple[str, CharSpan]]) -> str:
    """``text`` with the spans written into it; each comes with its head, such as ``cue2``.

    The way back from :func:`read_marked`. Raises :class:`~quoteaudit.InputError` where two
    spans overlap and neither stands in the other, which braces cannot show.

    >>> write_marked("She said no.", [("cue", CharSpan.of("She said no.", 4, 8))])
    'She {cue|said} no.'
    """
    written: list[str] = []
    open_ends: list[int] = []
    at = 0

    def copy(end: int) -> None:
        nonlocal at
        written.append(_escaped(text[at:end], "{}"))
        at = end

    for head, span in sorted(marks, key=lambda one: (one[1].start, -one[1].end)):
        while open_ends and open_ends[-1] <= span.start:
            copy(open_ends.pop())
            written.append("}")
        if open_ends and open_ends[-1] < span.end:
            raise InputError(
                f"found {span.text!r}, which overlaps with a span that it does not stand in; "
                "marks need to stand in one another: write fewer families at a time"
            )
        copy(span.start)
        written.append("{" + _escaped(head, "{}|\n") + "|")
        open_ends.append(span.end)
    while open_ends:
        copy(open_ends.pop())
        written.append("}")
    copy(len(text))
    return "".join(written)


def _escaped(text: str, signs: str) -> str:
    return "".join(f"\\{char}" if char == "\\" or char in signs else char for char in text)


def _plain(escaped: str) -> str:
    return regex.sub(r"\\([\s\S])", r"\1", escaped)


def _label(label: str, marked: str) -> str:
    if label not in LABELS:
        _complain(f"the label {label!r}", marked)
    return label


def _complain(what: str, marked: str) -> NoReturn:
    raise InputError(
        f"found {what} in {marked!r}; needed {{label|words}} with one of the labels "
        f"{', '.join(sorted(LABELS))}. A backslash makes a brace plain."
    )
