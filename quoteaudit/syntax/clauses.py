"""Clauses around a noun: what it does in its sentence, who does what a verb says, where both end.

Every question is about words of one parse and costs what hangs on them, never the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from quoteaudit.syntax.phrases import antecedent_of, own_subject
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import SUBJECTS, is_noun, is_relative_pronoun, is_verb

_SHARES_SUBJECT = frozenset(
    "conj xcomp advcl acl pcomp prep aux auxpass dep ccomp oprd advmod acomp pobj amod dobj".split()
)
_WITHIN = frozenset(
    "det predet compound amod nmod nummod poss quantmod case advmod npadvmod".split()
)
_HIGHEST = 8
"""How many heads are climbed, and nouns joined by "and" are read, at most."""

_LONGEST = 60
"""Words after a noun that its phrase can have: a broken parse can hang a page on it."""


def full_phrase(noun: Word, parse: Parse) -> tuple[Word, Word]:
    """The first and last word of the noun's phrase with the clauses that hang on it.

    >>> noun = Word(0, 0, "aides", "NNS", "nsubj")
    >>> full_phrase(noun, Parse([noun], [range(0, 1)]))[1].text
    'aides'
    """
    first, last = noun.first, noun.last
    for child in noun.children:
        if child.i < noun.i and child.dep not in _WITHIN and child.dep not in ("punct", "cc"):
            first = parse.words[child.last.i + 1]
    while first.i < noun.i and not first.text[0].isalnum() and first.text[0] not in "$£€":
        first = parse.words[first.i + 1]
    last = parse.words[min(last.i, noun.i + _LONGEST)]
    while last.i > noun.i and not last.text[0].isalnum():
        last = parse.words[last.i - 1]
    return first, last


def bare_phrase(noun: Word, parse: Parse) -> tuple[Word, Word]:
    """The first word of the noun's phrase, and its last before any apposition or clause."""
    first, last = full_phrase(noun, parse)
    for child in noun.children:
        if child.i > noun.i and child.dep in ("relcl", "acl", "appos", "advcl", "ccomp", "punct"):
            end = child.first.i - 1
            if end >= noun.i:
                last = parse.words[min(last.i, end)]
                break
    while last.i > noun.i and not last.text[0].isalnum():
        last = parse.words[last.i - 1]
    return first, last


def verb_at(word: Word) -> Word:
    """The verb that the word is, helps or hangs on most closely; else the word itself."""
    at: Word | None = word
    for _ in range(_HIGHEST):
        if at is None:
            return word
        if is_verb(at) and at.dep not in ("aux", "auxpass"):
            return at
        at = at.head
    return word


def doer_of(word: Word) -> Word | None:
    """Who does what the word says: the subject of its clause, or of the clause that it shares.

    A relative pronoun stands for the noun that its clause hangs on, and so does a participle
    that hangs on a noun ("an aide speaking anonymously").
    """
    at: Word | None = word
    for _ in range(_HIGHEST):
        if at is None:
            return None
        for child in at.children:
            if child.dep in SUBJECTS and child is not word and child.i != word.i:
                return _real(child)
        if at.dep in ("relcl", "acl") and at.head is not None and is_noun(at.head):
            return at.head
        if at.dep not in _SHARES_SUBJECT:
            return None
        at = at.head
    return None


def _real(subject: Word) -> Word | None:
    if is_relative_pronoun(subject):
        return antecedent_of(subject) or subject
    return subject


def outer_doer_of(verb: Word) -> Word | None:
    """Who did what a verb says that is joined to another: rather who said that than who did that.

    "A clerk said the mayor had paid but declined to name a sum": the clerk.
    """
    first = verb.head if verb.dep == "conj" and own_subject(verb) is None else None
    telling = first.head if first is not None and first.dep == "ccomp" else None
    teller = own_subject(telling) if telling is not None else None
    return doer_of(verb) if teller is None else _real(teller)


def place_of(noun: Word) -> tuple[str, Word | None]:
    """What the noun does in its sentence, and the word that it does it to.

    "subject" of a verb, "agent" ("told by an aide"), "object" of a verb or of a preposition
    (then that preposition), "predicate", "beside" for an apposition, "part" of another noun.

    >>> verb, noun = Word(1, 5, "said", "VBD", "ROOT"), Word(0, 0, "aides", "NNS", "nsubj")
    >>> noun.head = verb
    >>> place_of(noun)[0]
    'subject'
    """
    at = noun
    for _ in range(_HIGHEST):
        if at.dep != "conj" or at.head is None or not is_noun(at.head):
            break
        at = at.head
    head = at.head
    if at.dep in SUBJECTS:
        return "subject", head
    if at.dep == "appos":
        return "beside", head
    if at.dep in ("attr", "oprd"):
        return "predicate", head
    if at.dep == "pobj" and head is not None:
        return ("agent" if head.dep == "agent" or head.lower == "by" else "object"), head
    if at.dep in ("dobj", "dative", "npadvmod", "ROOT"):
        return "object", head
    return "part", head


def governor_of(preposition: Word) -> Word | None:
    """The word that a prepositional phrase hangs on."""
    return preposition.head


def coordinated(noun: Word) -> list[Word]:
    """The noun and those joined to it by "and", in text order."""
    found = [noun]
    for word in found:
        found.extend(c for c in word.children if c.dep == "conj" and c.i > word.i and is_noun(c))
        if len(found) > _HIGHEST:
            break
    return sorted(found, key=lambda word: word.i)


def clause_joined_after(verb: Word) -> Word | None:
    """The first word of a clause joined to the verb's by "and" or "but", that word included."""
    joint = next((c for c in verb.children if c.dep == "conj" and c.i > verb.i), None)
    if joint is None:
        return None
    before = [c for c in verb.children if c.dep == "cc" and verb.i < c.i < joint.i]
    return before[-1] if before else joint.first


def names_beside(noun: Word) -> Iterator[Word]:
    """Proper nouns that say who the noun is: in apposition to it, or with it as their title."""
    for child in noun.children:
        if child.dep == "appos" and child.tag == "NNP":
            yield child
    head = noun.head
    if head is not None and noun.dep in ("appos", "compound", "nmod") and head.tag == "NNP":
        yield head


def is_listed_after(noun: Word) -> bool:
    """Whether the noun only modifies the noun after it ("source material")."""
    return (
        noun.dep in ("compound", "nmod", "amod") and noun.head is not None and noun.head.i > noun.i
    )


def has_modal(verb: Word) -> bool:
    """Whether a modal verb stands before the verb: "could say", "would not say"."""
    return any(child.dep == "aux" and child.tag == "MD" for child in verb.children)


def is_denied(verb: Word) -> bool:
    """Whether the verb is denied: "would not say"."""
    return any(child.dep == "neg" for child in verb.children)


def is_infinitive(verb: Word) -> bool:
    """Whether the verb is the infinitive that another verb brings: "may be allowed to say"."""
    return verb.dep == "xcomp"


def phrases_after(noun: Word) -> Iterator[tuple[str, Word]]:
    """The prepositional phrases right after the noun: the preposition, and its object's head."""
    for child in noun.children:
        if child.i > noun.i and child.dep == "prep":
            for below in child.children:
                if below.dep == "pobj":
                    yield child.lower, below
                elif below.dep == "prep":  # "from inside the team"
                    yield from ((below.lower, b) for b in below.children if b.dep == "pobj")


def verb_group(verb: Word) -> list[Word]:
    """The verb with the words before it that belong to it: "did not say", "have been told"."""
    before = (c for c in verb.children if c.dep in ("aux", "auxpass", "neg") and c.i < verb.i)
    return [*before, verb]


def complements_of(verb: Word, prepositions: frozenset[str]) -> Iterator[Word]:
    """What the verb's phrases with one of these prepositions are about ("seen by Portal")."""
    for child in verb.children:
        if child.i > verb.i and child.lower in prepositions:
            yield from (below for below in child.children if below.dep == "pobj")


def before_noun(noun: Word) -> list[Word]:
    """All the words of the noun's phrase that stand before it, in text order."""
    found: list[Word] = []
    at = [child for child in noun.children if child.i < noun.i and child.dep in _WITHIN]
    for word in at:
        found.append(word)
        at.extend(child for child in word.children if child.dep != "punct" and child.i < noun.i)
        if len(at) > _LONGEST:
            break
    return sorted(found, key=lambda word: word.i)


def first_subject_between(parse: Parse, start: int, end: int) -> Word | None:
    """The first subject of a clause among the words of the characters ``[start, end)``."""
    for word in parse.between(start, end):
        if word.dep in SUBJECTS and not is_relative_pronoun(word):
            return word
    return None
