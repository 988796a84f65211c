"""What is passed over in a transcript can be quoted all the same: compared letter by letter.

A bracket may hold a stage direction or words of a document, and a line may begin with the
name of a speaker or with words and a colon. Where a quote has such characters itself, the
text around the place where it was found is searched for it as it is written.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from attrs import evolve

from quoteaudit.records import CharSpan
from quoteaudit.verify.edits import Sides
from quoteaudit.verify.judge import Evidence
from quoteaudit.verify.words import Words

_ASIDE = frozenset("[]():")
_EDGE = " \t\r\n\"'“”‘’„‟«»‹›`´,.;:!?…—–-"
_AROUND = 200  # characters; a time code and a label take less
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def literal_evidence(sides: Sides, evidence: Evidence) -> Evidence | None:
    """The evidence without edits, if the quote stands there letter by letter; else None."""
    spans = sides.unit.spans
    if not evidence.edits or len(spans) > 1 or not evidence.spans:
        return None
    quoted = sides.unit.words.text[spans[0][0] : spans[0][1]].strip(_EDGE)
    if not _ASIDE.intersection(quoted):
        return None
    found = _found(quoted, sides.said, evidence.spans[0])
    if found is None or not _is_whole(sides.said, found):
        return None
    return evolve(evidence, edits=(), altering=False, similarity=1.0, telling=1.0, spans=(found,))


def _found(quoted: str, said: Words, near: CharSpan) -> CharSpan | None:
    """Where the letters of ``quoted`` stand around a place; space and curls do not count."""
    reach = len(quoted) + _AROUND
    start, end = max(0, near.start - reach), min(len(said.text), near.end + reach)
    window = said.text[start:end]
    at = _collapsed(window).find(_collapsed(quoted))
    if at < 0:
        return None
    before = _letters(_collapsed(window)[:at])
    first = _place_of(window, before)
    last = _place_of(window, before + _letters(quoted) - 1) + 1
    return CharSpan.of(said.text, start + first, start + last)


def _collapsed(text: str) -> str:
    return " ".join(text.translate(_STRAIGHT).split())


def _letters(text: str) -> int:
    return sum(not char.isspace() for char in text)


def _place_of(text: str, number: int) -> int:
    """The place of the character ``number`` of a text, spaces not counted."""
    for place, char in enumerate(text):
        if not char.isspace():
            if not number:
                return place
            number -= 1
    return len(text)


def _is_whole(said: Words, span: CharSpan) -> bool:
    """Whether a span cuts through no word and no number of the reference."""
    text = said.text
    if span.start and text[span.start - 1].isalnum() and text[span.start].isalnum():
        return False
    if text[span.end - 1].isalnum() and text[span.end : span.end + 1].isalnum():
        return False
    return not any(
        said.starts[at] < edge < said.ends[at]
        for edge in (span.start, span.end)
        for at in range(max(0, bisect_right(said.starts, edge) - 1), bisect_left(said.starts, edge))
    )
