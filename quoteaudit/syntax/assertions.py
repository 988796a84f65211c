"""What a sentence asserts, as the parse shows it: its clauses, their time, their subjects.

Every question costs what it looks at, a word, a clause or a sentence, never the article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum

from quoteaudit.syntax.forms import inflected_noun, inflected_verb
from quoteaudit.syntax.frames import SUBJECTS_AND_THERE
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_verb

_HELPERS = frozenset({"aux", "auxpass"})
_LEANING = frozenset({"conj", "parataxis", "dep"})
_PLACES = dict.fromkeys(("attr", "acomp", "oprd"), "predicate") | {
    "dobj": "object",
    "npadvmod": "when",
    "advmod": "how",
    "agent": "by",
    "dative": "to",
    "xcomp": "infinitive",
    "ccomp": "clause",
    "advcl": "side clause",
}
"""What a dependent of a verb is to it."""

_NO_CLAUSE = _HELPERS | {"amod", "acomp", "compound", "nmod", "case", "prep", "mark"}
_HIGHEST = 12
"""How many heads are climbed at most."""

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_MAY = frozenset({"may", "might", "could"})
_WOULD = frozenset({"would", "'d", "’d"})
_CAN = frozenset({"can", "ca"})
_OUGHT = frozenset({"should", "must", "ought"})
_HAVE = frozenset({"have", "has", "having", "'ve", "’ve"})
_WAS = frozenset({"was", "were", "did"})
_BE = frozenset("is are am was were be been being 's ’s 're ’re 'm ’m".split())
_SIGNS = frozenset("$£€¥")
_OPEN_CLASS = frozenset({"NN", "VB", "JJ", "CD"})
_CIRCUMSTANCES = frozenset({"prep", "npadvmod", "advmod", "dative"})


class Part(StrEnum):
    """What kind of word a word is, as far as claims are concerned."""

    VERB = "verb"
    HELPER = "helper"
    NOUN = "noun"
    NAME = "name"
    ADJECTIVE = "adjective"
    PRONOUN = "pronoun"
    NUMBER = "number"
    PREPOSITION = "preposition"
    OTHER = "other"


_PARTS = {
    "NN": Part.NOUN,
    "NNS": Part.NOUN,
    "NNP": Part.NAME,
    "NNPS": Part.NAME,
    "PRP": Part.PRONOUN,
    "PRP$": Part.PRONOUN,
    "DT": Part.PRONOUN,
    "CD": Part.NUMBER,
    "IN": Part.PREPOSITION,
    "MD": Part.HELPER,
}
_PARTS |= dict.fromkeys(("JJ", "JJR", "JJS", "RB", "RBR", "RBS"), Part.ADJECTIVE)
_PARTS |= dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), Part.VERB)


_AS_VERBS = {"aux": Part.HELPER, "auxpass": Part.HELPER, "acomp": Part.ADJECTIVE}


def part_of(word: Word) -> Part:
    """What kind of word it is; adverbs count as adjectives, "this" as a pronoun.

    So does a participle that stands as a predicate: "she was disappointed".
    """
    part = _PARTS.get(word.tag, Part.OTHER)
    return _AS_VERBS.get(word.dep, part) if part is Part.VERB else part


def verb_forms(base: str) -> Collection[str]:
    """The regular forms of a verb and the verb itself."""
    return {base, *inflected_verb(base)}


def noun_forms(base: str) -> Collection[str]:
    """The regular plural of a noun and the noun itself."""
    return {base, *inflected_noun(base)}


class Role(StrEnum):
    """Where a clause stands: what a sentence says first, what it takes in, what it adds."""

    MAIN = "main"
    REPORTED = "reported"
    INNER = "inner"
    ADDED = "added"
    SIDE = "side"


_ROLES = {
    "ccomp": Role.REPORTED,
    "xcomp": Role.INNER,
    "pcomp": Role.INNER,
    "csubj": Role.INNER,
    "relcl": Role.ADDED,
    "acl": Role.ADDED,
}


class Time(StrEnum):
    """When, or how surely, a clause says that something is so."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    GOING = "going"
    FUTURE = "future"
    WOULD = "would"
    MAY = "may"
    CAN = "can"
    OUGHT = "ought"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    BARE = "bare"


class Clause:
    """A verb with what hangs on it: its role in the sentence, its time, its subject."""

    __slots__ = ("is_conditional", "is_negated", "is_passive", "role", "subject", "time", "verb")

    def __init__(self, verb: Word) -> None:
        self.verb = verb
        self.role = _role(verb)
        self.time = _time(verb)
        self.subject: Word | None = None
        self.is_passive = self.is_negated = self.is_conditional = False
        for child in verb.children:
            if child.dep in SUBJECTS_AND_THERE and self.subject is None:
                self.subject = child
            self.is_passive |= child.dep == "auxpass"
            self.is_negated |= child.dep == "neg"
            self.is_conditional |= child.dep == "mark" and child.lower in ("if", "unless")

    def dependents(self) -> Iterator[tuple[str, Word]]:
        """What hangs on the verb and what it is to it: "object", "predicate", "when", "how" ...

        Of a prepositional phrase the noun, as "at"; a clause stands for itself, as "clause".
        """
        for child in self.verb.children:
            place = _PLACES.get(child.dep)
            if place is not None:
                yield place, child
            elif child.dep == "prep":
                yield from (("at", noun) for noun in child.children if noun.dep == "pobj")


def clauses_of(words: Sequence[Word]) -> list[Clause]:
    """The clauses among the words in text order, one for each full verb."""
    return [Clause(word) for word in words if is_verb(word) and word.dep not in _NO_CLAUSE]


def _role(verb: Word) -> Role:
    at = verb
    for _ in range(_HIGHEST):
        if at.head is None:
            return Role.MAIN
        if at.dep not in _LEANING:
            return _ROLES.get(at.dep, Role.SIDE)
        at = at.head
    return Role.SIDE


_MODALS = (
    (_FUTURE, Time.FUTURE),
    (_MAY, Time.MAY),
    (_CAN, Time.CAN),
    (_OUGHT, Time.OUGHT),
)


def _time(verb: Word) -> Time:
    """The time of a verb: its helpers decide, then its own form."""
    helpers = {c.lower for c in verb.children if c.dep in _HELPERS and c.i < verb.i}
    if helpers:
        modal = next((time for words, time in _MODALS if helpers & words), None)
        if modal is not None:
            return modal
        if verb.tag == "VB" and helpers & _WOULD:
            return Time.WOULD
        if "to" in helpers:
            return Time.INFINITIVE
        if helpers & _WAS or "had" in helpers or helpers & _WOULD:
            return Time.PAST
        if helpers & _HAVE:
            return Time.PERFECT
        if helpers & _BE:
            return Time.GOING if verb.tag == "VBG" else Time.PRESENT
    return _TIMES.get(verb.tag, Time.BARE)


_TIMES = {
    "VBD": Time.PAST,
    "VBZ": Time.PRESENT,
    "VBP": Time.PRESENT,
    "VBG": Time.PARTICIPLE,
    "VBN": Time.PARTICIPLE,
}


class Reference(StrEnum):
    """What kind of thing a noun phrase stands for: "the men" definite, "men" generic."""

    NOBODY = "nobody"
    SPEAKER = "speaker"
    HEARER = "hearer"
    PERSON = "person"
    IT = "it"
    THERE = "there"
    RELATIVE = "relative"
    NAME = "name"
    NUMBER = "number"
    CLAUSE = "clause"
    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    GENERIC = "generic"


_PRONOUNS = {
    "i": Reference.SPEAKER,
    "we": Reference.SPEAKER,
    "you": Reference.HEARER,
    "it": Reference.IT,
}
_REFERENCES = {
    "PRP": Reference.PERSON,
    "EX": Reference.THERE,
    "WP": Reference.RELATIVE,
    "WDT": Reference.RELATIVE,
    "DT": Reference.IT,
    "NNP": Reference.NAME,
    "NNPS": Reference.NAME,
    "CD": Reference.NUMBER,
}
_DETERMINED = {"poss": Reference.DEFINITE, "nummod": Reference.NUMBER}
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def reference_of(noun: Word | None) -> Reference:
    """What kind of thing a noun with what hangs on it stands for, by its determiner and tag."""
    if noun is None:
        return Reference.NOBODY
    known = _PRONOUNS.get(noun.lower) or _REFERENCES.get(noun.tag)
    if known is not None:
        return known
    if is_verb(noun):
        return Reference.CLAUSE
    for child in noun.children:
        if child.dep in _DETERMINED:
            return _DETERMINED[child.dep]
        if child.dep == "det":
            return Reference.DEFINITE if child.lower in _POINTING else Reference.INDEFINITE
    return Reference.GENERIC


_DEGREES = {"JJR": "more", "RBR": "more", "JJS": "most", "RBS": "most"}


def degree_of(word: Word) -> str | None:
    """The word "more" for a comparative, "most" for a superlative, None for other words."""
    return _DEGREES.get(word.tag)


def is_amount(word: Word) -> bool:
    """Whether the word is a number, in digits or letters; "one" and "19th" are none."""
    return word.tag == "CD" and word.lower != "one"


def is_asking(word: Word) -> bool:
    """Whether the word opens a question, direct or reported ("what", "how"), no relative."""
    return word.tag in ("WP", "WRB") and word.lower not in ("who", "where", "when")


def is_age(number: Word) -> bool:
    """Whether the number is an age set off by commas: "Ruiz, 43,"."""
    return number.dep == "appos" and number.text.isdigit()


def is_aside(word: Word) -> bool:
    """Whether it stands in an apposition: "2011" in "Moll, the mayor since 2011, left"."""
    at: Word | None = word
    for _ in range(4):
        if at is None or at.dep == "appos":
            return at is not None
        at = at.head
    return False


def is_open_class(word: Word) -> bool:
    """Whether the word is of a class with more words than could each be counted: no "the"."""
    return word.tag[:2] in _OPEN_CLASS


def is_circumstance(word: Word) -> bool:
    """Whether the word heads what only says when, where, how or to whom its verb is done."""
    return word.dep in _CIRCUMSTANCES


def noun_counted(number: Word) -> Word | None:
    """What the number counts ("attacks" for "40" in "40 drone attacks"), if it counts a noun."""
    at: Word | None = number
    for _ in range(3):
        if at is None or at.head is None:
            return None
        at = at.head
        if at.tag[:2] == "NN" and at.i > number.i:
            return at
    return None


def amount_range(number: Word, words: Sequence[Word]) -> tuple[int, int]:
    """The characters of an amount with its sign and what it counts: "$5 million", "40 ships"."""
    offset = words[0].i
    first = number.i - offset
    while first > 0 and words[first - 1].text[0] in _SIGNS:
        first -= 1
    noun = noun_counted(number)
    near = noun is not None and noun.i - number.i <= 4 and noun.i - offset < len(words)
    last = noun.i - offset if noun is not None and near else number.i - offset
    while last + 1 < len(words) and words[last + 1].tag == "CD":
        last += 1
    if last + 1 < len(words) and words[last + 1].text == "%":
        last += 1
    return words[first].start, words[last].end


def sentences_of(parse: Parse) -> list[list[Word]]:
    """The sentences of an article; a stray closing mark belongs to the one before."""
    found: list[list[Word]] = []
    for bounds in parse.sentences:
        words = list(parse.words[bounds.start : bounds.stop])
        has_words = any(word.text[0].isalnum() or word.text[0] in _SIGNS for word in words)
        if found and not has_words:
            found[-1].extend(words)
        elif has_words:
            found.append(words)
    return found


def joints_of(words: Sequence[Word]) -> list[int]:
    """Where a sentence could be cut into clauses that stand alone: places in ``words``.

    After a semicolon, and before the "and" or "but" of a second main clause.
    """
    joints: list[int] = []
    joiners: dict[int, int] = {}
    for at, word in enumerate(words):
        head = word.head
        if word.text == ";" and at + 1 < len(words):
            joints.append(at + 1)
        elif head is None or head.head is not None:
            continue
        elif word.dep == "cc":
            joiners[head.i] = at
        elif word.dep == "conj" and is_verb(word) and _has_subject(word):
            joints.append(joiners.pop(head.i, 0))
    return sorted({joint for joint in joints if joint})


def _has_subject(verb: Word) -> bool:
    return any(child.dep in SUBJECTS_AND_THERE for child in verb.children)
