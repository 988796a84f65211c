"""What speaks for or against a statement being a claim, in words that a person can read.

``core`` is what the statement says first, or what the quote that carries it says;
``inner`` what hangs on that as a complement; ``side`` what is added in other clauses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex

from quoteaudit.claims.signals import (
    Vocabulary,
    classes_of,
    phrases_in,
    verb_classes,
    weighed_words,
)
from quoteaudit.claims.statements import Statement
from quoteaudit.lexicon import cue_class
from quoteaudit.syntax.assertions import (
    Clause,
    Part,
    Role,
    degree_of,
    is_age,
    is_amount,
    is_aside,
    is_asking,
    is_open_class,
    part_of,
    reference_of,
)
from quoteaudit.syntax.frames import base_of
from quoteaudit.syntax.tree import Word

YEAR = regex.compile(r"(?:1[5-9]|20)\d\d")
"""What is read as a year where it stands alone."""

_SIGNS = dict.fromkeys("$£€¥", "money") | dict.fromkeys(("%", "percent", "percentage"), "percent")
_LENGTHS = (5, 9, 14, 20, 28, 38)
_NAMES = (1, 2, 3, 5, 8)
_PRONOUNS = (0.02, 0.06, 0.12, 0.2)
_ARTICLES = frozenset({"the", "a", "an"})
_AMOUNTS = (1, 2, 3)
_ASSERTED = (1, 2, 3)
_BULK = (1, 2, 3, 5)
_NOMINAL = frozenset({"object", "predicate", "at"})
_CLAUSES = frozenset({"infinitive", "clause", "side clause"})


def features_of(statement: Statement, vocabulary: Vocabulary | None = None) -> list[str]:
    """Every feature of the statement, each once, always in the same order.

    ``vocabulary`` are the words that count by themselves; those with a weight, if left out.
    """
    return list(dict.fromkeys(_features(statement, vocabulary or weighed_words())))


def _features(statement: Statement, vocabulary: Vocabulary) -> Iterator[str]:
    yield from _size_features(statement)
    yield from _edge_features(statement)
    yield from _source_features(statement)
    yield from _number_features(statement)
    yield from _clause_features(statement)
    yield from _word_features(statement)
    for word, part in zip(statement.own, statement.parts, strict=True):
        if line := vocabulary.line(word, part):
            yield line


def _step(value: float, steps: Sequence[float]) -> int:
    """How many steps a value has reached."""
    return bisect_right(steps, value)


def _size_features(statement: Statement) -> Iterator[str]:
    length = sum(word.text[0].isalnum() for word in statement.words)
    parts = statement.parts
    articles = sum(word.lower in _ARTICLES for word in statement.own)
    yield f"length={_step(length, _LENGTHS)}"
    yield f"names={_step(parts.count(Part.NAME), _NAMES)}"
    yield f"prepositions={_step(parts.count(Part.PREPOSITION), _BULK)}"
    yield f"pronouns={_step((parts.count(Part.PRONOUN) - articles) / max(1, length), _PRONOUNS)}"
    if statement.is_heading:
        yield "heading"


def _edge_features(statement: Statement) -> Iterator[str]:
    first, last = statement.words[0], statement.words[-1]
    yield f"opens={part_of(first) if is_open_class(first) else first.lower}"
    yield f"closes={'word' if last.text[0].isalnum() else last.text}"
    if any(word.text == "?" for word in statement.words[-3:]):
        yield "question"


def _source_features(statement: Statement) -> Iterator[str]:
    quoted = sum(word.quotation >= 0 for word in statement.words)
    yield f"quoted={_share(quoted / len(statement.words))}"
    carrier = statement.carrier
    if carrier is None:
        yield "carrier=newsroom"
        if statement.held:
            yield "carrier=newsroom, partly quoted"
        return
    yield f"carrier={carrier.kind}"
    if carrier.speaker is not None:
        yield f"speaker={carrier.speaker.kind}"
    cue = next((w for w in statement.words if carrier.cue and w.start == carrier.cue.start), None)
    if cue is not None:
        yield f"cue={cue_class('verbs', base_of(cue)) if part_of(cue) is Part.VERB else 'noun'}"


def _share(share: float) -> str:
    return "all" if share > 0.8 else "most" if share > 0.5 else "some" if share > 0 else "none"


def _number_features(statement: Statement) -> Iterator[str]:
    own = statement.own
    amounts = 0
    for word, part in zip(own, statement.parts, strict=True):
        if part is Part.NUMBER and is_amount(word):
            if YEAR.fullmatch(word.text):
                yield "year aside" if is_aside(word) else "year"
            elif not _is_day(word):
                amounts += 1
        elif part is Part.ADJECTIVE and (degree := degree_of(word)) is not None:
            yield f"degree={degree}"
        elif word.lower in _SIGNS:
            yield _SIGNS[word.lower]
    yield f"amounts={_step(amounts, _AMOUNTS)}"


def _is_day(number: Word) -> bool:
    """Whether the number is a day of a month, or an age set off by commas."""
    head = number.head
    return is_age(number) or (head is not None and "name=calendar" in classes_of(head))


def _clause_features(statement: Statement) -> Iterator[str]:
    asserted = 0
    tops = 0
    for clause in statement.clauses:
        level = _level(clause, statement)
        asserted += clause.time in ("past", "perfect") and level != "inner"
        tops += level == "core"
        kinds = _verb_kinds(clause.verb)
        yield f"{level}={clause.time}"
        for kind in kinds:
            yield f"{level}-verb={kind}"
        if level == "core":
            yield from _core_features(clause, kinds)
        yield from _dependent_features(clause, "core" if level == "core" else "side")
    yield f"asserted={_step(asserted, _ASSERTED)}"
    yield f"cores={min(2, tops)}"
    if not statement.clauses:
        yield "verbless"


def _level(clause: Clause, statement: Statement) -> str:
    if clause.role is Role.MAIN or (clause.role is Role.REPORTED and _opens(clause, statement)):
        return "core"
    return "inner" if clause.role in (Role.INNER, Role.REPORTED) else "side"


def _opens(clause: Clause, statement: Statement) -> bool:
    """Whether a reported clause is what a quote of this statement reports: its head is a cue."""
    over = clause.verb.head
    return over is not None and over.i in statement.cues


def _verb_kinds(verb: Word) -> list[str]:
    kinds = [*verb_classes(verb)] or ["other"]
    attributes = cue_class("verbs", base_of(verb))
    return [*kinds, f"cue {attributes}"] if attributes not in (None, "other") else kinds


def _core_features(clause: Clause, kinds: Sequence[str]) -> Iterator[str]:
    subject = reference_of(clause.subject)
    yield f"about={subject}"
    yield f"{clause.time}, about={subject}"
    for kind in kinds:
        yield f"{clause.time}, verb={kind}"
    if clause.is_negated:
        yield "negated"
    if clause.is_passive:
        yield "passive"
    if clause.is_conditional:
        yield "conditional"
    if clause.subject is not None:
        for name in classes_of(clause.subject):
            yield f"about {name}"


def _dependent_features(clause: Clause, level: str) -> Iterator[str]:
    """What hangs on the verb: what kind of thing it is, and its classes."""
    for place, word in clause.dependents():
        yield f"{level} {place}"
        if place in _NOMINAL:
            yield f"{level} {place}={reference_of(word)}"
        if place not in _CLAUSES:
            for name in classes_of(word):
                yield f"{place} {name}"


def _word_features(statement: Statement) -> Iterator[str]:
    counts: dict[str, int] = {}
    for names in statement.classes:
        for name in names:
            if name[:5] != "verb=":
                counts[name] = counts.get(name, 0) + 1
    for name, _, _ in phrases_in(statement.own):
        counts[name] = counts.get(name, 0) + 1
    for name, count in counts.items():
        yield name
        if count > 1:
            yield f"{name}, twice"
    if any(is_asking(word) for word in statement.own):
        yield "asks"
