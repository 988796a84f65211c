"""Quotations that follow on: no reporting clause of their own, so the speaker is the one before.

Speech does not change hands without a word: a quotation on its own in a paragraph, or after
the sentence that reports its speaker, is still that speaker's. The word may be what somebody
does before speaking, or a line that announces quotations.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import evolve

from quoteaudit.rules.passages import SENTENCE_ENDS, Passage, clause_after, is_independent
from quoteaudit.rules.reading import Attribution, Chars, Reading, is_inside, text_order
from quoteaudit.rules.terms import is_title
from quoteaudit.syntax.frames import is_gesture, is_speech_verb, subject_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import (
    is_adverb_or_auxiliary,
    is_finite,
    is_name,
    is_personal_pronoun,
    is_verb,
)

_CLAUSE_BEFORE = "indirect.clause_before"

FEWEST_WORDS = 4
"""A shorter quotation that follows on from nothing is a term or a title rather than speech."""

JOINING = frozenset("and but or nor yet so because although though while since".split())
"""Words that join one more quotation to a reporting clause."""

LONGEST_BEAT = 14
"""Words that a sentence may have which only says what somebody does before speaking."""


def follow_on(reading: Reading, settled: Sequence[Attribution]) -> list[Attribution]:
    """``settled``, in text order, with the quotations that follow on.

    In the same paragraph a quotation becomes one more span of the attribution before it:
    “No,” she said. “Never.” Across paragraphs it is an attribution of its own that inherits.
    """
    outer: list[Attribution] = []
    inner: list[Attribution] = []
    at = 0
    for passages in reading.passages():
        for passage in passages:
            while at < len(settled) and settled[at].start < passage.quotation.start:
                is_inner = bool(outer) and is_inside(settled[at], outer[-1])
                (inner if is_inner else outer).append(settled[at])
                at += 1
            if at < len(settled) and _closes(settled[at], passage):
                outer.append(_up_to_clause(settled[at], passage))
                at += 1
                continue
            begins_here = at < len(settled) and _holds(settled[at], passage)
            if not begins_here and not (outer and _holds(outer[-1], passage)):
                _follow(outer, passage, reading)
    return sorted([*outer, *inner, *settled[at:]], key=text_order)


def _follow(found: list[Attribution], passage: Passage, reading: Reading) -> None:
    """Add a quotation that is no content yet, to the attribution before it or as one of its own."""
    last = _last_speaking(found)
    joined = None if last is None else _joined(found[last], passage, reading.parse)
    if last is not None and joined is not None:
        found[last] = _with(found[last], joined)
    elif not is_speech(passage):
        return
    elif last is not None and _goes_on(found[last], passage, reading.parse):
        found[last] = _with(found[last], _span(passage))
    elif source := _announced(passage, reading) or _in_beat(passage, reading.parse):
        found.append(_of(source, passage))
    elif is_long(passage):
        found.append(_on_its_own(passage))


def _with(one: Attribution, more: Chars) -> Attribution:
    return evolve(one, contents=(*one.contents, more))


def is_speech(passage: Passage) -> bool:
    """Whether the quotation reads as something said: it is a sentence, or stands like one."""
    if (
        is_title(passage)
        or not is_independent(passage)
        or not (is_long(passage) or passage.quoted[:1].isupper())
    ):
        return False
    ends = passage.ending in tuple(".!?,…") or passage.quotation.continues
    return ends or not _is_told_after(passage)


def _is_told_after(passage: Passage) -> bool:
    """Whether a verb follows the quotation in its clause, as in: “no,” Halm said."""
    return any(is_verb(word) and is_finite(word) for word in clause_after(passage))


def is_long(passage: Passage) -> bool:
    """Whether the quotation is too long for a term or a title."""
    return len(passage.quoted.split()) >= FEWEST_WORDS


def _closes(one: Attribution, passage: Passage) -> bool:
    """Whether a reporting clause ends the quotation whose closing mark is missing: “No, she said.

    It reports the first words after the mark.
    """
    quotation = passage.quotation
    is_open = not quotation.closed and not quotation.continues
    reports = one.rule == _CLAUSE_BEFORE and one.cue is not None and one.end <= one.cue[0]
    return is_open and reports and quotation.start <= one.start <= quotation.inner_start


def _up_to_clause(one: Attribution, passage: Passage) -> Attribution:
    contents = ((passage.quotation.start, one.contents[0][1]), *one.contents[1:])
    return evolve(one, contents=contents, rule="direct.unclosed")


def _span(passage: Passage) -> Chars:
    return passage.quotation.start, passage.quotation.end


def _holds(one: Attribution, passage: Passage) -> bool:
    """Whether the quotation is content already."""
    start, end = _span(passage)
    inside = one.verbatim
    return any(a < end and start < b and (inside or a <= start or end < b) for a, b in one.contents)


def _last_speaking(found: Sequence[Attribution]) -> int | None:
    """The place of the last attribution, but for those that only tell more of its source.

    “No,” said Ruiz, who asked to leave. “Never.” – What she asked is no part of what she said.
    """
    last = len(found) - 1
    while last > 0 and _is_within_source(found[last], found[last - 1]):
        last -= 1
    return last if found else None


def _is_within_source(one: Attribution, before: Attribution) -> bool:
    """Whether the cue stands in the phrase that names the other's source."""
    if one.cue is None or before.source is None:
        return False
    return before.source[0] <= one.cue[0] < before.source[1]


def _goes_on(before: Attribution, passage: Passage, parse: Parse) -> bool:
    """Whether only the rest of a reporting clause stands between the two, in one paragraph."""
    if before.end > passage.quotation.start:
        return False
    if before.start < passage.block.span.start:
        return passage.quotation.continued
    between = parse.between(_whole_end(before), passage.quotation.start)
    stops = [at for at, word in enumerate(between) if word.lower in SENTENCE_ENDS]
    later = between[stops[0] :] if stops else ()
    return not any(is_verb(word) and is_finite(word) for word in later)


def _whole_end(one: Attribution) -> int:
    """Where an attribution ends, cue and source included."""
    return max([one.end, *(span[1] for span in (one.cue, one.source) if span)])


def _joined(before: Attribution, passage: Passage, parse: Parse) -> Chars | None:
    """The quotation with the conjunction that joins it to the one before its reporting clause.

    “We are late,” Ruiz said, but “the tide is not.” – Not: and “late” signs were lit.
    """
    if before.cue is None or is_title(passage) or _is_told_after(passage):
        return None
    words = parse.between(_whole_end(before), passage.quotation.start)
    between = [word for word in words if word.lower != ","]
    is_aside = before.cue[0] < before.end or not between or between[0].lower not in JOINING
    if is_aside or not all(is_adverb_or_auxiliary(word) for word in between[1:]):
        return None
    return between[0].start, passage.quotation.end


def _on_its_own(passage: Passage) -> Attribution:
    return Attribution(contents=(_span(passage),), rule="direct.follow_on", inherits=True)


def _of(source: Word, passage: Passage) -> Attribution:
    named = source.first.start, source.last.end
    return Attribution(contents=(_span(passage),), source=named, rule="direct.after_beat")


def _in_beat(passage: Passage, parse: Parse) -> Word | None:
    """Who does something with face or hands right before the quotation: Ruiz smiled. “No.”"""
    if not passage.before or passage.before[-1].lower not in SENTENCE_ENDS:
        return None
    sentence = parse.sentence_of(passage.before[-1])
    verb = next((word for word in sentence if word.head is None), None)
    is_brief = len(sentence) <= LONGEST_BEAT and sentence[0].start >= passage.before[0].start
    if verb is None or not is_brief or not is_verb(verb) or not is_finite(verb):
        return None
    return _person_of(verb) if is_gesture(verb) else None


def _announced(passage: Passage, reading: Reading) -> Word | None:
    """Who speaks in the paragraph before, which ends on a colon: Ruiz spoke at noon. In quotes:"""
    at = bisect_left(reading.blocks, passage.block.span.start, key=lambda b: b.span.start) - 1
    if passage.before[1:] or at < 0 or not reading.blocks[at].span.text.endswith(":"):
        return None
    span = reading.blocks[at].span
    speaks = [word for word in reading.parse.between(span.start, span.end) if is_speech_verb(word)]
    return next((who for verb in reversed(speaks) if (who := _person_of(verb))), None)


def _person_of(verb: Word) -> Word | None:
    """The verb's subject, where it is a name or a personal pronoun."""
    subject = subject_of(verb)
    return subject if subject and (is_name(subject) or is_personal_pronoun(subject)) else None
