"""Reporting clauses set into a sentence: The bridge, said Ruiz, can wait.

Parsers break on them, so commas decide: between two of them stand a verb of speaking, its
subject, and little else. What is around the commas is the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteaudit.rules.choice import cue_score, span_of, spans_of
from quoteaudit.rules.reading import Attribution, Reading
from quoteaudit.syntax.contents import Range, trimmed
from quoteaudit.syntax.frames import cue_phrase
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import (
    is_finite,
    is_name,
    is_noun,
    is_personal_pronoun,
    is_question_word,
    is_statement_verb,
    is_verb,
    opens_noun_phrase,
)

LONGEST = 14
"""Words that a clause between commas may have."""

_ARTICLES = frozenset({"the", "a", "an", "one"})


def find_parenthetical(reading: Reading) -> Iterator[Attribution]:
    """The sentences that a clause between commas attributes, in text order.

    The bridge, said Ana Ruiz, the engineer, can wait. Nobody, she explained at noon, had asked.

    Not: Ruiz, who said no, left. Ruiz rose, said goodbye, and left. (No subject of its own.)
    """
    parse = reading.parse
    for verb in parse.words:
        if not is_statement_verb(verb) or not is_finite(verb) or verb.quotation >= 0:
            continue
        clause = _clause_around(verb, parse)
        source = _subject_in(clause, verb, parse) if clause else None
        if source is None or clause is None:
            continue
        bounds = parse.sentences[verb.sentence]
        last = _with_additions(clause[1], bounds, parse)
        sides = (bounds.start, clause[0] - 1), (last + 1, bounds.stop - 1)
        content = [trimmed(parse.words, *side) for side in sides]
        if all(first <= end for first, end in content):
            yield Attribution(
                contents=spans_of(parse, content),
                cue=cue_phrase(verb),
                cue_at=verb.i,
                source=span_of(parse, trimmed(parse.words, *source)),
                rule="indirect.parenthetical",
                score=cue_score(verb, parse),
            )


def _clause_around(verb: Word, parse: Parse) -> Range | None:
    """The words around ``verb`` up to a comma on either side; None without two commas."""
    bounds, words = parse.sentences[verb.sentence], parse.words
    first = last = verb.i
    while first > bounds.start and words[first - 1].lower != "," and verb.i - first < LONGEST:
        first -= 1
    while last + 1 < bounds.stop and words[last + 1].lower != "," and last - verb.i < LONGEST:
        last += 1
    is_closed = last + 1 < bounds.stop and words[last + 1].lower == ","
    is_opened = first > bounds.start + 1 and words[first - 1].lower == ","
    return (first, last) if is_opened and is_closed else None


def _subject_in(clause: Range, verb: Word, parse: Parse) -> Range | None:
    """Who says it, where the clause holds a verb, its subject, and no more than an adverb."""
    first, last = clause
    words = parse.words[first : last + 1]
    if sum(is_verb(word) and is_finite(word) for word in words) > 1:
        return None
    before, after = parse.words[first : verb.i], parse.words[verb.i + 1 : last + 1]
    if before:
        is_bare = not after or not opens_noun_phrase(after[0])
        return (first, verb.i - 1) if is_bare and _is_subject(before) else None
    if not after or not (is_name(after[0]) or after[0].lower in _ARTICLES):
        return None
    if not any(map(is_noun, after)):
        return None
    return verb.i + 1, _with_additions(last, parse.sentences[verb.sentence], parse)


def _is_subject(words: Sequence[Word]) -> bool:
    """Whether the words are a noun phrase or a pronoun, and no relative "who"."""
    is_named = is_noun(words[-1]) or is_personal_pronoun(words[-1])
    return opens_noun_phrase(words[0]) and is_named and not any(map(is_question_word, words))


def _with_additions(last: int, bounds: range, parse: Parse) -> int:
    """The last word of a name with all that commas add to it.

    said Ana Ruiz, the engineer, who runs the harbour, speaking in Velmora, ...
    """
    while True:
        start = last + 2
        end = start
        while end < bounds.stop and parse.words[end].lower not in {",", "."}:
            end += 1
        if not _adds_to_name(parse.words[start:end]):
            return last
        last = end - 1


def _adds_to_name(words: Sequence[Word]) -> bool:
    """Whether the words between two commas are more about a name: an age, who or what it is."""
    if not words or len(words) > LONGEST:
        return False
    first = words[0]
    if is_question_word(first) or (is_verb(first) and not is_finite(first)):
        return True
    if any(is_verb(word) and is_finite(word) for word in words):
        return False
    return first.lower in _ARTICLES or all(w.text.isdigit() or is_name(w) for w in words)
