"""Phrases that attribute: in the words of Ruiz, in the ministry's view, as Ruiz put it.

And figures that somebody puts on something: Ruiz put the toll at 52.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from quoteaudit.lexicon import load_table
from quoteaudit.rules.choice import span_of, spans_of
from quoteaudit.rules.reading import Attribution, Reading
from quoteaudit.syntax.contents import Range, trimmed
from quoteaudit.syntax.frames import active_subject_of, direct_object_of, object_of
from quoteaudit.syntax.phrases import possessor_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import (
    is_figure,
    is_finite,
    is_possessive_ending,
    is_preposition,
    is_sentence_opener,
    is_verb,
    may_be_date,
)

_BEFORE_POSSESSED = frozenset({"in", "by", "from", "to"})
_PUT = frozenset({"put", "puts"})
_LONGEST = 14
"""Words that may stand between "as" and "put it"."""

Hit = tuple[Range, Range, int]
"""The cue, the source, and where the phrase ends."""


def find_phrases(reading: Reading) -> Iterator[Attribution]:
    """The sentences that a phrase attributes, in text order.

    In the words of Ruiz, the plan is a gift. The plan is, in the ministry's view, a gift.
    The plan is a gift, as Ruiz put it.

    Not: The clause was hidden in the words of the treaty. (No comma sets it off.)
    """
    parse, openers = reading.parse, _openers()
    for word in parse.words:
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
                cue=span_of(parse, cue),
                cue_at=cue[0],
                source=span_of(parse, trimmed(parse.words, *source)),
                rule="indirect.phrase",
            )


def find_estimates(reading: Reading) -> Iterator[Attribution]:
    """Figures that somebody puts on something: from what it is to the end of the clause.

    The ministry put the toll at 52.

    Not: She put the cup at his feet. (No figure.)
    """
    parse = reading.parse
    for verb in parse.words:
        if verb.lower not in _PUT:
            continue
        source, put, last = active_subject_of(verb), direct_object_of(verb), _figure_at(verb, parse)
        if source is not None and put is not None and last is not None and verb.i < put.i:
            yield Attribution(
                contents=spans_of(parse, [trimmed(parse.words, put.first.i, last.i)]),
                cue=(verb.start, verb.end),
                cue_at=verb.i,
                source=span_of(parse, trimmed(parse.words, source.first.i, source.last.i)),
                rule="indirect.estimate",
            )


def _figure_at(verb: Word, parse: Parse) -> Word | None:
    """The last word of the verb's phrase "at 52 as of Friday", where a figure stands after "at"."""
    stop = min(parse.sentences[verb.sentence].stop, verb.i + _LONGEST)
    for word in parse.words[verb.i + 2 : stop - 1]:
        if word.lower == "at" and any(map(is_figure, parse.words[word.i + 1 : word.i + 4])):
            return word.last if word.head is None else max(verb.last, word.last, key=lambda w: w.i)
    return None


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
    last = owner.last.i - is_possessive_ending(owner.last)
    return (noun.i, noun.i), (owner.first.i, last), max(noun.i, owner.last.i)


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


def _end_of_aside(last: int, stop: int, parse: Parse) -> int:
    """The last word of what says when or to whom it was put, not where: put it on Friday."""
    words = parse.words
    if last + 2 < stop:
        preposition, noun = words[last + 1], words[last + 2]
        if is_preposition(preposition) and preposition.lower != "to" and not may_be_date(noun):
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
    start = bounds.start + is_sentence_opener(words[bounds.start])  # But, in his view, ...
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
