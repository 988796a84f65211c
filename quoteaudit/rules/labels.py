"""Speaker labels: RUIZ: We will not pay. – Q: Why not? A: Because it is not owed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from quoteaudit.article import PROSE
from quoteaudit.records import BlockKind
from quoteaudit.rules.reading import Attribution, Chars, Reading

_LABEL = regex.compile(r"(?P<name>\p{Lu}[\p{Lu}.'’\- ]{1,40}+):\s++(?=\S)")


def find_labelled(reading: Reading) -> Iterator[Attribution]:
    """The turns of a transcript: each is what its label's speaker says, word for word.

    RUIZ: We will not pay. And where a whole transcript is quoted: “RUIZ: We will not pay.

    Not: UPDATE: The bridge is open. (No label: the structure of the article knows.)
    """
    yield from _after_label_blocks(reading)
    yield from _after_quoted_labels(reading)


def _after_label_blocks(reading: Reading) -> Iterator[Attribution]:
    for label, turn in pairwise(reading.blocks):
        if label.kind is BlockKind.LABEL and turn.kind in PROSE:
            end = label.span.start + len(label.span.text.rstrip(": \t"))
            yield _turn((label.span.start, end), (turn.span.start, turn.span.end))


def _after_quoted_labels(reading: Reading) -> Iterator[Attribution]:
    for passages in reading.passages():
        quotation, block = passages[0].quotation, passages[0].block.span
        match = _LABEL.match(reading.text, quotation.inner_start, block.end)
        if match is not None and quotation.start == block.start:
            last = passages[-1].quotation
            end = last.inner_end if last.end == block.end else block.end
            yield _turn(match.span("name"), (match.end(), end))


def _turn(name: Chars, said: Chars) -> Attribution:
    return Attribution(contents=(said,), source=name, rule="direct.label", verbatim=True)
