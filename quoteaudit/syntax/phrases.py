"""Noun phrases and names: what hangs on a noun, who owns it, what runs of capitals there are.

Every question is about words of one parse and costs what hangs on them, never the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quoteaudit.syntax.frames import is_speech_verb
from quoteaudit.syntax.tree import Parse, Word

_BEFORE = frozenset(
    {"compound", "amod", "nmod", "nummod", "poss", "advmod", "quantmod", "npadvmod"}
)
_BEFORE_OR_DETERMINER = _BEFORE | {"det", "predet", "case", "punct"}
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})
_SMALL = frozenset("de del da di du der den von van la le al el bin bint ibn ben dos ter".split())
_NOT_INSIDE = _CLAUSES | {"punct", "appos"}
_HIGHEST = 12
_WIDEST = 40


def is_noun(word: Word) -> bool:
    """Whether the word is a noun, proper or common."""
    return word.tag[:2] == "NN"


def is_proper(word: Word) -> bool:
    """Whether the tagger took the word for a proper noun."""
    return word.tag in ("NNP", "NNPS")


def is_pronoun(word: Word) -> bool:
    """Whether the word is a personal, possessive or relative pronoun."""
    return word.tag in ("PRP", "PRP$", "WP", "WP$", "WDT")


def is_relative_pronoun(word: Word) -> bool:
    """Whether the word is "who", "which", "that" or "whose" at the head of a relative clause."""
    return word.tag in ("WP", "WP$", "WDT")


def is_plural(word: Word) -> bool:
    """Whether the tagger took the word for a plural noun."""
    return word.tag in ("NNS", "NNPS")


def is_subject(word: Word) -> bool:
    """Whether the word is the subject of a clause."""
    return word.dep in _SUBJECT


def is_possessive(word: Word) -> bool:
    """Whether the word owns the noun that it hangs on ("Ruiz's claim", "her claim")."""
    return word.dep == "poss"


def head_of(words: Sequence[Word]) -> Word | None:
    """The word of a stretch that all others hang on; a noun where the parser sees several.

    >>> from quoteaudit.syntax.tree import Word
    >>> noun, name = Word(0, 0, "mayor", "NN", "nsubj"), Word(1, 6, "Ruiz", "NNP", "appos")
    >>> name.head = noun
    >>> head_of([noun, name]).text
    'mayor'
    """
    if not words:
        return None
    low, high = words[0].i, words[-1].i
    tops = [w for w in words if w.text[0].isalnum() and not _hangs_within(w, low, high)]
    nouns = [w for w in tops if is_noun(w) or is_pronoun(w)]
    if nouns and all(w.dep in _BEFORE for w in nouns):
        return nouns[-1]
    others = [w for w in words if is_noun(w) or is_pronoun(w) or w.tag in ("DT", "CD")]
    return next(iter(nouns or others or tops), None)


def _hangs_within(word: Word, low: int, high: int) -> bool:
    return word.head is not None and low <= word.head.i <= high


def determiner_of(noun: Word) -> Word | None:
    """The article or other determiner of the noun."""
    return next((child for child in noun.children if child.dep in ("det", "predet")), None)


def counts_of(noun: Word) -> Iterator[Word]:
    """The numbers before the noun ("two" in "two Democrats")."""
    return (child for child in noun.children if child.dep == "nummod" or child.tag == "CD")


def possessor_of(noun: Word) -> Word | None:
    """The noun or pronoun that owns the noun ("Ruiz" in "Ruiz's former aide")."""
    return next((child for child in noun.children if child.dep == "poss"), None)


def modifiers_of(noun: Word) -> list[Word]:
    """The words before the noun that say more about it, in text order, determiners left out."""
    held: list[Word] = []
    for child in noun.children:
        if child.i > noun.i:
            break
        if child.dep in _BEFORE:
            held.append(child)
            held.extend(w for w in child.children if w.dep in _BEFORE or w.dep == "conj")
    return sorted(held, key=lambda word: word.i)


def appositions_of(noun: Word) -> list[Word]:
    """The nouns that say the same as the noun ("mayor" in "Ruiz, the mayor of Velmora")."""
    return [child for child in noun.children if child.dep == "appos"]


def is_apposition(noun: Word) -> bool:
    """Whether the noun says the same as the noun that it hangs on."""
    return noun.dep == "appos"


def conjuncts_of(noun: Word) -> list[Word]:
    """The nouns joined to the noun by "and", in text order, the noun itself left out."""
    joined: list[Word] = []
    at: Word | None = noun
    while at is not None and len(joined) < _HIGHEST:
        at = next(
            (child for child in at.children if child.dep == "conj" and child.i > noun.i), None
        )
        if at is not None:
            joined.append(at)
    return joined


def objects_of(noun: Word, prepositions: frozenset[str]) -> Iterator[Word]:
    """What the noun's own prepositional phrases with one of these words are about."""
    for child in noun.children:
        if child.dep == "prep" and child.lower in prepositions:
            yield from (below for below in child.children if below.dep == "pobj")


def governing_preposition(noun: Word) -> str:
    """The preposition that the noun is the object of, in small letters, or the empty string."""
    head = noun.head
    return head.lower if noun.dep == "pobj" and head is not None else ""


def clause_verb_of(word: Word) -> Word | None:
    """The nearest word above that has a subject or is a root: the verb of the word's clause."""
    at = word.head
    for _ in range(_HIGHEST):
        if at is None or at.tag[:2] == "VB":
            return at
        at = at.head
    return at


def antecedent_of(pronoun: Word) -> Word | None:
    """The noun that a relative clause hangs on ("aide" for "who" in "an aide who said")."""
    at: Word | None = pronoun
    for _ in range(_HIGHEST):
        if at is None:
            return None
        if at.dep == "relcl" or (at.dep == "acl" and at is not pronoun):
            return _innermost_noun(at.head, pronoun)
        at = at.head
    return None


def _innermost_noun(noun: Word | None, pronoun: Word) -> Word | None:
    """The noun of a relative clause, or the noun it stands in apposition to."""
    return noun if noun is not None and noun.i < pronoun.i else None


def subject_above(word: Word) -> Word | None:
    """The subject of the clause that the word's clause depends on: who it was that did it."""
    at: Word | None = word
    for _ in range(_HIGHEST):
        if at is None:
            return None
        for child in at.children:
            if child.dep in _SUBJECT and child is not word:
                return child
        if at.dep not in ("advcl", "conj", "xcomp", "acl", "pcomp", "prep", "aux", "dep", "ccomp"):
            return None
        at = at.head
    return None


def own_words(noun: Word, parse: Parse) -> list[Word]:
    """The words of the noun's phrase without the clauses and appositions that follow it."""
    first = last = noun.i
    for child in reversed(noun.children):
        if child.i < noun.i and child.last.i >= first - 2 and child.dep in _BEFORE_OR_DETERMINER:
            if child.dep not in ("advmod", "npadvmod") or child.last.i + 1 == first:
                first = child.first.i if child.tag not in ("IN", "WRB") else first
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep == "prep" or (child.dep in ("case", "poss") and child.i == last + 1):
            last = max(last, _prepositional_end(child))
        elif child.dep in _CLAUSES or child.dep in ("appos", "punct", "cc", "conj"):
            break
    return list(parse.words[max(first, noun.i - _WIDEST) : min(last, noun.i + _WIDEST) + 1])


def _prepositional_end(child: Word) -> int:
    """The last word of a prepositional phrase, short of clauses and appositions inside it."""
    end = child.i
    at: list[Word] = [child]
    for word in at:
        end = max(end, word.i)
        at.extend(below for below in word.children if below.dep not in _NOT_INSIDE)
        if len(at) > _WIDEST:
            break
    return end


def words_after(noun: Word, parse: Parse) -> Sequence[Word]:
    """What hangs on the noun after it: clauses, phrases, appositions."""
    return parse.words[noun.i + 1 : min(noun.last.i, noun.i + _WIDEST) + 1]


def clause_heads_of(noun: Word) -> list[Word]:
    """The verbs and adjectives after the noun that say more about it ("people briefed on")."""
    return [c for c in noun.children if c.i > noun.i and c.dep in ("acl", "relcl", "amod", "prep")]


def name_runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs of words of one sentence that may be a name: proper nouns side by side.

    A hyphen without spaces joins ("Ban Ki-moon"); the possessive ending, punctuation and any
    other word ends a run. Capitalised adjectives count inside a sentence ("Islamic State").
    """
    run: list[Word] = []
    for word in words:
        if _is_name_part(word, run, words[0]):
            run.append(word)
        elif run:
            yield _trimmed(run)
            run = []
    if run:
        yield _trimmed(run)


def _is_name_part(word: Word, run: Sequence[Word], opening: Word) -> bool:
    close = bool(run) and word.start == run[-1].end
    if word.text in ("-", "–") or word.tag == "HYPH":
        return close
    if close and run[-1].text in ("-", "–"):
        return word.text[0].isalnum()
    if is_proper(word) and word.text.lstrip("-–—")[:1].isupper() or word.text[0].isdigit() and run:
        return True
    if is_proper(word):
        return bool(run) and word.lower in _SMALL
    if not word.text[0].isupper():
        return word.text == "&" and bool(run)
    if word.tag in ("JJ", "NN", "NNS", "FW", "XX", "ADD", "VBG", "VBN", "UH", "VB", "VBD", "VBP"):
        return word is not opening and (word.i > opening.i + 1 or word.start > opening.end)
    return False


def _trimmed(run: list[Word]) -> list[Word]:
    while run and run[-1].text in ("-", "–", "&"):
        run.pop()
    return run


def is_capitalised_verb(word: Word) -> bool:
    """Whether a word with a capital letter is rather a verb: "says" in a headline."""
    return word.tag[:2] == "VB" or word.tag == "MD"


def predicate_of(noun: Word) -> Word | None:
    """The noun that the noun is said to be ("mayor" in "Ruiz is the mayor")."""
    verb = noun.head
    if verb is None or noun.dep != "nsubj" or verb.lower not in ("is", "was", "are", "were"):
        return None
    return next((child for child in verb.children if child.dep == "attr"), None)


def renamed_by(noun: Word) -> Word | None:
    """The noun that the noun stands in apposition to ("lawyer" for "a lawyer, David Schulz")."""
    return noun.head if noun.dep == "appos" else None


def is_speaking(noun: Word) -> bool:
    """Whether the noun is the subject of a verb of speaking or thinking, or "who" follows it."""
    verb = noun.head
    if verb is not None and noun.dep == "nsubj" and is_speech_verb(verb):
        return True
    return any(
        below.lower == "who"
        for child in noun.children
        if child.dep == "relcl"
        for below in child.children
    )


def is_mistagged_name(word: Word, after: Word) -> bool:
    """Whether a capitalised word that is no proper noun to the tagger stands like a name.

    "Brown said": yes; "Brown bears are": no.
    """
    if word.tag[:2] not in ("NN", "VB", "JJ", "UH", "FW", "XX"):
        return False
    if after.tag[:2] in ("VB", "MD", "RB", "PO", "CC", ",", "."):
        return True
    return word.dep in ("ROOT", "nsubj") or after.dep == "ROOT"


def is_predicate(noun: Word) -> bool:
    """Whether the noun says what its subject is ("mayor" in "Ruiz is the mayor")."""
    return noun.dep in ("attr", "oprd")


def subject_of_predicate(noun: Word) -> Word | None:
    """The subject that a predicate noun says something about."""
    verb = noun.head
    if verb is None:
        return None
    return next((child for child in verb.children if child.dep in _SUBJECT), None)


def is_conjunct(noun: Word) -> bool:
    """Whether the noun is joined to one before it by "and"."""
    return noun.dep == "conj"


def noun_above(noun: Word) -> Word | None:
    """The noun that the noun's prepositional phrase hangs on, bounded in height."""
    at = noun.head
    for _ in range(_HIGHEST):
        if at is None or is_noun(at) or at.tag in ("CD", "DT"):
            return at
        if at.tag[:2] == "VB":
            return None
        at = at.head
    return None


def named_after(noun: Word) -> Iterator[Word]:
    """What "like", "including" or "such as" after the noun brings as examples of it."""
    for child in noun.children:
        if child.i > noun.i and child.dep == "prep" and _gives_examples(child):
            for below in child.children:
                if below.dep in ("pobj", "pcomp"):
                    yield below
                    yield from conjuncts_of(below)


def _gives_examples(word: Word) -> bool:
    such = any(child.lower == "such" for child in word.children)
    return word.lower in ("like", "including") or (word.lower == "as" and such)


def is_participle(verb: Word) -> bool:
    """Whether the verb is a form in -ing or an infinitive that has no subject of its own."""
    if any(child.dep in _SUBJECT for child in verb.children):
        return False
    return verb.tag == "VBG" and verb.dep in ("advcl", "conj", "xcomp", "acl", "pcomp", "dep")


def is_modifier(word: Word) -> bool:
    """Whether the word only says more about the noun after it ("campaign" in "campaign aide")."""
    return word.dep in ("compound", "amod", "nmod", "npadvmod", "nummod", "quantmod", "det")


def relative_of(noun: Word) -> str:
    """The pronoun that opens the relative clause after the noun, in small letters, or ""."""
    for child in noun.children:
        if child.dep == "relcl":
            for below in child.children:
                if is_relative_pronoun(below) and below.lower != "that":
                    return below.lower
    return ""


def last_appositions_of(noun: Word, parse: Parse) -> Iterator[Word]:
    """Nouns set off by a comma at the end of the noun's phrase ("one of the authors, Ana Ruiz,").

    The parser often hangs them on the nearest noun rather than on the phrase as a whole.
    """
    words = words_after(noun, parse)
    for before, word in pairwise(words):
        if before.lower == "," and word.last.dep != "det":
            top = word.head if word.dep == "compound" else word
            if top is not None and top.dep == "appos" and top.last.i >= noun.last.i - 1:
                yield top


def first_conjunct(noun: Word) -> Word:
    """The first of several nouns joined by "and"; a noun that is joined to none is its own."""
    first = noun
    for _ in range(_HIGHEST):
        if first.head is None or first.dep != "conj":
            break
        first = first.head
    return first


def subject_of(verb: Word) -> Word | None:
    """The head of the verb's own subject."""
    return next((child for child in verb.children if child.dep in _SUBJECT), None)
