"""Quotations that follow on: no reporting clause of their own, so the speaker is the one before.

Speech does not change hands without a word: a quotation on its own in a paragraph, or after
the sentence that reports its speaker, is still that speaker's.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from quoteaudit.rules.direct import SENTENCE_ENDS, clause_after, is_independent
from quoteaudit.rules.reading import Attribution, Passage, Reading
from quoteaudit.rules.settle import is_inside, text_order
from quoteaudit.syntax.frames import is_finite, is_verb
from quoteaudit.syntax.tree import Parse

FEWEST_WORDS = 4
"""A shorter quotation that follows on from nothing is a term or a title rather than speech."""


def follow_on(reading: Reading, settled: Sequence[Attribution]) -> list[Attribution]:
    """``settled``, in text order, with the quotations that follow on.

    In the same paragraph a quotation becomes one more span of the attribution before it:
    “No,” she said. “Never.” Across paragraphs it is an attribution of its own that inherits.
    """
    rows = outermost(settled)
    inner = [one for one in settled if not any(one is row for row in rows)]
    added: list[Attribution] = []
    at = 0
    for passages in reading.passages():
        for passage in passages:
            while at < len(rows) and rows[at].start < passage.quotation.end:
                at += 1
            before = rows[at - 1] if at else None
            if (before is not None and _holds(before, passage)) or not is_speech(passage):
                continue
            if before is not None and _goes_on(before, passage, reading.parse):
                span = (passage.quotation.start, passage.quotation.end)
                rows[at - 1] = evolve(before, contents=(*before.contents, span))
            elif is_long(passage):
                added.append(_on_its_own(passage))
    return sorted([*rows, *inner, *added], key=text_order)


def outermost(settled: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that stand in no other one, in text order."""
    rows: list[Attribution] = []
    for one in settled:
        if not rows or not is_inside(one, rows[-1]):
            rows.append(one)
    return rows


def is_speech(passage: Passage) -> bool:
    """Whether the quotation reads as something said: it is a sentence, or stands like one."""
    if not is_independent(passage) or not (is_long(passage) or passage.quoted[:1].isupper()):
        return False
    ends = passage.quoted[-1:] in ".!?,…" or passage.quotation.continues
    return ends or not any(is_verb(w) and is_finite(w) for w in clause_after(passage))


def is_long(passage: Passage) -> bool:
    """Whether the quotation is too long for a term or a title."""
    return len(passage.quoted.split()) >= FEWEST_WORDS


def _holds(one: Attribution, passage: Passage) -> bool:
    """Whether part of the quotation is content already."""
    quotation = passage.quotation
    return any(a < quotation.end and quotation.start < b for a, b in one.contents)


def _goes_on(before: Attribution, passage: Passage, parse: Parse) -> bool:
    """Whether only the rest of a reporting clause stands between the two, in one paragraph."""
    if before.end > passage.quotation.start:
        return False
    if before.start < passage.block.span.start:
        return passage.quotation.continued
    ends = [before.end, *(span[1] for span in (before.cue, before.source) if span)]
    between = parse.between(max(ends), passage.quotation.start)
    stops = [at for at, word in enumerate(between) if word.lower in SENTENCE_ENDS]
    later = between[stops[0] :] if stops else ()
    return not any(is_verb(word) and is_finite(word) for word in later)


def _on_its_own(passage: Passage) -> Attribution:
    return Attribution(
        contents=((passage.quotation.start, passage.quotation.end),),
        rule="direct.follow_on",
        inherits=True,
    )
