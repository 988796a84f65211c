"""Phrases that attribute: in the words of Ruiz, in the ministry's view, as Ruiz put it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from quoteaudit.lexicon import load_table
from quoteaudit.rules.choice import spans_of
from quoteaudit.rules.reading import Attribution, Chars, Reading
from quoteaudit.syntax.contents import Range, trimmed
from quoteaudit.syntax.frames import (
    cue_phrase,
    is_finite,
    is_plain_speech,
    is_verb,
    object_of,
    possessor_of,
    subject_of,
)
from quoteaudit.syntax.tree import Parse, Word

_BEFORE_POSSESSED = frozenset({"in", "by", "from", "to"})
_PUT = frozenset({"put", "puts"})
_DATES = frozenset({"NNP", "CD"})
_OPENERS = frozenset({"CC", "RB"})
"""Tags of words that only open a sentence: But, in his view, ... Then, as she put it, ..."""
_AFTER_SO = frozenset({"IN", "TO", "CC", "NNP", "WRB"})
"""Tags of words that may follow "so" where it stands alone: told them so on Friday."""
_NEAREST = 3
_LONGEST = 14
"""Words that may stand between "as" and "put it"."""

Hit = tuple[Range, Range, int]
"""The cue, the source, and where the phrase ends."""


def find_phrases(reading: Reading) -> Iterator[Attribution]:
    """The sentences that a phrase attributes, in text order.

    In the words of Ruiz, the plan is a gift. The plan is, in the ministry's view, a gift.
    The plan is a gift, as Ruiz put it. The ministry put the toll at 52. Two officials told
    Portal so. She met them with the words “You are late.”

    Not: The clause was hidden in the words of the treaty. (No comma sets it off.)
    """
    parse, openers = reading.parse, _openers()
    for word in parse.words:
        if found := _estimate(word, parse) or _so(word, parse) or _with_words(word, parse):
            yield found
        if word.lower not in openers:
            continue
        hit = _with_object(word, parse) or _with_possessor(word, parse) or _with_put(word, parse)
        if hit is None:
            continue
        cue, source, last = hit
        content = _rest_of_sentence(word, (word.i, last), parse)
        if content:
            yield Attribution(
                contents=spans_of(parse, content),
                cue=spans_of(parse, [cue])[0],
                cue_at=cue[0],
                source=spans_of(parse, [trimmed(parse.words, *source)])[0],
                rule="indirect.phrase",
            )


def _with_object(word: Word, parse: Parse) -> Hit | None:
    """In the words of Ruiz: the phrase, and what its last word governs."""
    for phrase in _phrases().get(word.lower, ()):
        last = word.i + len(phrase) - 1
        run = parse.words[word.i : last + 1]
        if [other.lower for other in run] == phrase and (named := object_of(run[-1])):
            end = _end_of_named(named, word, parse)
            return (word.i, last), (named.first.i, end), max(last, end)
    return None


def _end_of_named(named: Word, opener: Word, parse: Parse) -> int:
    """The last word of who is named: up to the comma where the verb still lacks what follows.

    The plan is, in the words of Ruiz, a gift. Not: In the words of Ruiz, the mayor, it is late.
    """
    words = parse.words
    within = words[named.i : named.last.i + 1]
    comma = next((word.i for word in within if word.text == ","), None)
    before = words[max(0, opener.i - 2) : opener.i]
    is_open = len(before) == 2 and before[1].text == "," and is_verb(before[0])
    return named.last.i if comma is None or not is_open else comma - 1


def _with_possessor(word: Word, parse: Parse) -> Hit | None:
    """In the ministry's view: the noun, and whose it is."""
    noun = object_of(word) if word.lower in _BEFORE_POSSESSED else None
    owner = possessor_of(noun) if noun is not None else None
    if noun is None or owner is None or noun.lower not in _possessed():
        return None
    ending = owner.last.tag == "POS"
    return (noun.i, noun.i), (owner.first.i, owner.last.i - ending), max(noun.i, owner.last.i)


def _with_put(word: Word, parse: Parse) -> Hit | None:
    """As the mayor of Velmora put it later: the verb, who put it, and the phrase up to a comma."""
    if word.lower != "as":
        return None
    stop = parse.sentences[word.sentence].stop
    for at in range(word.i + 2, min(stop - 1, word.i + _LONGEST)):
        verb, after = parse.words[at : at + 2]
        if verb.lower in _PUT and after.lower == "it":
            return (at, at), (word.i + 1, at - 1), _end_of_aside(at + 1, stop, parse)
        if is_verb(verb) and is_finite(verb):
            return None
    return None


def _estimate(verb: Word, parse: Parse) -> Attribution | None:
    """The ministry put the toll at 52: who puts it, and from what is put to the end of the clause.

    Not: She put the cup at his feet. (No figure.)
    """
    if verb.lower not in _PUT:
        return None
    source = next((child for child in verb.children if child.dep == "nsubj"), None)
    put = next((child for child in verb.children if child.dep == "dobj"), None)
    last = _figure_at(verb, parse)
    if source is None or put is None or last is None or put.i < verb.i:
        return None
    return Attribution(
        contents=spans_of(parse, [trimmed(parse.words, put.first.i, last.i)]),
        cue=(verb.start, verb.end),
        cue_at=verb.i,
        source=spans_of(parse, [trimmed(parse.words, source.first.i, source.last.i)])[0],
        rule="indirect.estimate",
    )


def _so(word: Word, parse: Parse) -> Attribution | None:
    """It is closed; two officials told Portal so: "so" stands for what was said before.

    Not: She said so little. He told them so often. (Another word goes with "so".)
    """
    if word.lower != "so":
        return None
    verb = word.head
    if verb is not None and not is_verb(verb):  # told Portal so on Friday
        verb = verb.head
    if verb is None or not is_plain_speech(verb) or word.i < verb.i:
        return None
    after = parse.words[word.i + 1] if word.i + 1 < len(parse.words) else None
    goes_on = after is not None and after.text[0].isalnum() and after.tag not in _AFTER_SO
    source = subject_of(verb)
    if (
        goes_on
        or source is None
        or source.i > verb.i
        or cue_phrase(verb)[1] != parse.words[word.i - 1].end
    ):
        return None
    return _told((word.i, word.i), (verb.start, cue_phrase(verb)[1]), verb, source, parse)


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
    return _told(trimmed(parse.words, at, last), cue, word, source, parse)


def _told(said: Range, cue: Chars, at: Word, source: Word, parse: Parse) -> Attribution:
    return Attribution(
        contents=spans_of(parse, [said]),
        cue=cue,
        cue_at=at.i,
        source=spans_of(parse, [trimmed(parse.words, source.first.i, source.last.i)])[0],
        rule="indirect.phrase",
    )


def _figure_at(verb: Word, parse: Parse) -> Word | None:
    """The last word of the verb's phrase "at 52 as of Friday", where a figure stands after "at"."""
    stop = min(parse.sentences[verb.sentence].stop, verb.i + _LONGEST)
    for word in parse.words[verb.i + 2 : stop - 1]:
        if word.lower == "at" and any(
            w.tag in ("CD", "$") for w in parse.words[word.i + 1 : word.i + 4]
        ):
            return (
                max(verb.last, word.last, key=lambda w: w.i) if word.head is not None else word.last
            )
    return None


def _end_of_aside(last: int, stop: int, parse: Parse) -> int:
    """The last word of what says when or to whom it was put, not where: put it on Friday."""
    words = parse.words
    if last + 2 < stop:
        preposition, noun = words[last + 1], words[last + 2]
        is_place = preposition.tag == "IN" and preposition.lower != "to"
        if is_place and noun.tag not in _DATES:
            return last
    while last + 1 < stop and words[last + 1].text[0].isalnum():
        last += 1
    return last


def _rest_of_sentence(word: Word, phrase: Range, parse: Parse) -> Sequence[Range]:
    """The sentence without the phrase, where commas or the sentence's ends set the phrase off."""
    words, bounds = parse.words, parse.sentences[word.sentence]
    first, last = phrase
    opens = first == bounds.start or words[first - 1].lower in {",", "—", "–", "and", "but"}
    closes = last + 1 >= bounds.stop or not words[last + 1].text[0].isalnum()
    if not (opens and closes):
        return ()
    start = bounds.start + (words[bounds.start].tag in _OPENERS)
    sides = (trimmed(words, start, first - 1), trimmed(words, last + 1, bounds.stop - 1))
    return [side for side in sides if side[0] <= side[1]]


@cache
def _openers() -> frozenset[str]:
    """What a phrase begins with: no other word is looked at."""
    return frozenset(_phrases()) | _BEFORE_POSSESSED | {"as"}


@cache
def _phrases() -> Mapping[str, Sequence[list[str]]]:
    """The listed phrases as words, by their first word."""
    phrases: dict[str, list[list[str]]] = {}
    for listed in load_table("cues")["phrases"].values():
        for phrase in listed:
            words = phrase.split()
            phrases.setdefault(words[0], []).append(words)
    return phrases


@cache
def _possessed() -> frozenset[str]:
    return frozenset(noun for nouns in load_table("cues")["possessed"].values() for noun in nouns)
