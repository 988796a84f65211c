"""Turns that report: she told Portal so; he met them with the words “No”."""

from __future__ import annotations

from collections.abc import Iterator

from quoteaudit.rules.choice import span_of
from quoteaudit.rules.reading import Attribution, Chars, Reading
from quoteaudit.syntax.contents import Range, trimmed
from quoteaudit.syntax.frames import cue_phrase, is_plain_speech, subject_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import (
    is_conjunction,
    is_infinitive_mark,
    is_preposition,
    is_proper,
    is_question_word,
    is_verb,
)

_NEAREST = 3
"""Words, marks among them, that may stand between "words" and the first of them."""


def find_turns(reading: Reading) -> Iterator[Attribution]:
    """What such turns attribute, in text order."""
    for word in reading.parse.words:
        if found := _so(word, reading.parse) or _with_words(word, reading.parse):
            yield found


def _so(word: Word, parse: Parse) -> Attribution | None:
    """It is closed; two officials told Portal so: "so" stands for what was said before.

    Not: She said so little. He told them so often. (Another word goes with "so".)
    """
    verb = word.head if word.lower == "so" else None
    if verb is not None and not is_verb(verb):  # told Portal so on Friday
        verb = verb.head
    if verb is None or not is_plain_speech(verb) or word.i < verb.i or _goes_with_next(word, parse):
        return None
    source, (start, end) = subject_of(verb), cue_phrase(verb)
    if source is None or source.i > verb.i or end != parse.words[word.i - 1].end:
        return None
    return _attribution((word.i, word.i), (start, end), verb, source, parse)


def _goes_with_next(word: Word, parse: Parse) -> bool:
    after = parse.words[word.i + 1] if word.i + 1 < len(parse.words) else None
    if after is None or not after.text[0].isalnum():
        return False
    opens_phrase = is_preposition(after) or is_infinitive_mark(after) or is_question_word(after)
    return not (opens_phrase or is_conjunction(after) or is_proper(after))


def _with_words(word: Word, parse: Parse) -> Attribution | None:
    """She met them with the words “You are late”: who did it, and what stands in the marks.

    Not: a sign with the words “Keep out”. (Nobody does anything with them.)
    """
    if word.lower != "words" or word.head is None or word.head.lower != "with":
        return None
    verb = word.head.head
    source = subject_of(verb) if verb is not None and is_verb(verb) else None
    at = word.i + 1
    while at < len(parse.words) and not parse.words[at].text[0].isalnum():
        at += 1
    number = parse.words[at].quotation if at < len(parse.words) else -1
    if source is None or number < 0 or number == word.quotation or at > word.i + _NEAREST:
        return None
    last = at
    while last + 1 < len(parse.words) and parse.words[last + 1].quotation == number:
        last += 1
    cue = word.head.start, word.end
    return _attribution(trimmed(parse.words, at, last), cue, word, source, parse)


def _attribution(said: Range, cue: Chars, at: Word, source: Word, parse: Parse) -> Attribution:
    return Attribution(
        contents=(span_of(parse, said),),
        cue=cue,
        cue_at=at.i,
        source=span_of(parse, trimmed(parse.words, source.first.i, source.last.i)),
        rule="indirect.phrase",
    )
