"""Noun phrases and names: what hangs on a noun, who owns it, what runs of capitals there are.

Every question is about words of one parse and costs a bounded number of steps, or what hangs
on the word itself, never the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from quoteaudit.lexicon import load_table
from quoteaudit.syntax.frames import is_speech_verb
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import (
    SUBJECTS,
    is_noun,
    is_pronoun,
    is_proper,
    is_relative_pronoun,
    is_subject,
)

_BEFORE = frozenset(
    {"compound", "amod", "nmod", "nummod", "poss", "advmod", "quantmod", "npadvmod"}
)
_IN_FRONT = _BEFORE | {"det", "predet", "case", "punct"}
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})
_NOT_INSIDE = _CLAUSES | {"punct", "appos"}
_DEPENDENT = frozenset("advcl conj xcomp acl pcomp prep aux dep ccomp".split())
_BELONGING = frozenset({"of", "from", "at", "with"})
_COUNTING = frozenset("DT CD JJ JJS JJR PDT".split())
_CAPITALISED = frozenset("JJ NN NNS FW XX ADD VBG VBN UH VB VBD VBP".split())
_SPOKEN = frozenset("said says told tells asked asks added adds".split())
_PLURAL_FORMS = frozenset({"have", "are", "were"})
_WEATHER = frozenset("rained rains raining snowed snows snowing poured hailed thundered".split())
_HYPHENS = frozenset({"-", "–"})
_HIGHEST = 12
"""How many heads are climbed, and nouns joined by "and" are read, at most."""

_WIDEST = 40
"""How many words that hang on one are looked at, and how far its phrase reaches, at most."""


# ---------------------------------------------------------------- what a noun does in its clause


def is_main_subject(word: Word) -> bool:
    """Whether the word is the subject of a main clause, or of what somebody is said to say.

    "Ruiz" in "Ruiz left when it rained" and in "Ruiz left, he said": yes; in "It rained when
    Ruiz left": no.
    """
    verb = first_conjunct(word).head
    if not is_subject(first_conjunct(word)):
        return False
    for _ in range(_HIGHEST):
        if verb is None or verb.head is None:
            return True
        before = verb.dep == "ccomp" and verb.i < verb.head.i
        if verb.dep != "conj" and not before:
            return False
        verb = verb.head
    return False


def is_main_object(word: Word) -> bool:
    """Whether the word is the object of the main verb ("a memo" in "Ruiz cited a memo")."""
    return word.dep == "dobj" and word.head is not None and word.head.head is None


def subject_after(pronoun: Word) -> Word | None:
    """The subject of the main clause after a clause that opens the sentence.

    "Ruiz" for "he" in "When he left, Ruiz smiled".
    """
    verb = pronoun.head
    if verb is None or not is_subject(pronoun) or verb.dep != "advcl" or verb.head is None:
        return None
    subject = own_subject(verb.head)
    return subject if subject is not None and subject.i > pronoun.i else None


def owns_subject(word: Word) -> bool:
    """Whether the word owns the subject of a clause ("Ruiz" in "Ruiz's boat sank")."""
    return word.dep == "poss" and word.head is not None and is_subject(word.head)


def said_before(speaker: Word) -> tuple[int, int] | None:
    """The first and last word of what the subject says, where that stands before: "No, he said"."""
    verb = speaker.head
    if verb is None or not is_subject(speaker):
        return None
    said = (c for c in some_children(verb) if c.dep == "ccomp" and c.i < speaker.i)
    return next(((clause.first.i, clause.last.i) for clause in said), None)


def is_participle(verb: Word) -> bool:
    """Whether the verb is a form in -ing that leaves out its subject ("adding that ...")."""
    own = any(child.dep in SUBJECTS for child in some_children(verb))
    return verb.tag == "VBG" and verb.dep in _DEPENDENT and not own


def is_speaking(noun: Word) -> bool:
    """Whether the noun is the subject of a verb of speaking or thinking, or "who" follows it."""
    verb = noun.head
    if verb is not None and noun.dep == "nsubj" and is_speech_verb(verb):
        return True
    return relative_of(noun) == "who"


def is_bare_speaker(word: Word) -> bool:
    """Whether a capitalised noun in the singular says something with nothing before it.

    "Ruiz said": a name, whatever the tagger takes it for; "The ruiz said": none.
    """
    verb = word.head
    if not (word.tag == "NN" and word.text[0].isupper() and word.dep == "nsubj"):
        return False
    alone = all(child.i > word.i for child in some_children(word))
    return alone and verb is not None and verb.lower in _SPOKEN and word.i < verb.i


def is_empty(word: Word) -> bool:
    """Whether "it" stands for nothing: "it rained", "it is clear that he left"."""
    verb = word.head
    if word.lower != "it" or verb is None or not is_subject(word):
        return False
    if verb.lower in _WEATHER:
        return True
    is_said = word.dep == "nsubjpass" or any(c.dep == "acomp" for c in some_children(verb))
    return is_said and any(
        c.dep in ("ccomp", "csubj") and c.i > verb.i for c in some_children(verb)
    )


def takes_plural(noun: Word) -> bool:
    """Whether the noun is the subject of a verb that is in the plural ("Rovers have said")."""
    verb = noun.head
    if verb is None or not is_subject(noun):
        return False
    own = verb.tag == "VBP" or verb.lower == "were"
    return own or any(c.dep[:3] == "aux" and c.lower in _PLURAL_FORMS for c in some_children(verb))


def is_said_of_itself(noun: Word, parse: Parse) -> bool:
    """Whether what the noun says begins with "it": "Castria said (that) it was ready"."""
    verb = noun.head
    if verb is None or verb.i < noun.i or verb.lower not in _SPOKEN:
        return False
    after = [word.lower for word in parse.words[verb.i + 1 : verb.i + 3]]
    return after[:1] == ["it"] or after == ["that", "it"]


def may_be_another(noun: Word, parse: Parse) -> bool:
    """Whether "it" after the noun may be something of its sentence or of the one before."""
    first = parse.sentences[max(0, noun.sentence - 1)].start
    return any(is_noun(word) and word.head is not noun for word in parse.words[first : noun.i])


def is_mistagged_name(word: Word, after: Word) -> bool:
    """Whether a capitalised word that is no proper noun to the tagger stands like a name.

    "Brown said": yes; "Brown bears are": no.
    """
    if word.tag[:2] not in ("NN", "VB", "JJ", "UH", "FW", "XX"):
        return False
    if after.tag[:2] in ("VB", "MD", "RB", "PO", "CC", ",", "."):
        return True
    return word.dep in ("ROOT", "nsubj") or after.dep == "ROOT"


# ---------------------------------------------------------------------------- from word to word


def some_children(word: Word) -> Sequence[Word]:
    """What hangs on the word, the first forty: a broken parse can hang a page on one word."""
    return word.children if len(word.children) <= _WIDEST else word.children[:_WIDEST]


def some_objects(verb: Word) -> Sequence[Word]:
    """What the verb is done to: "revenue" in "reported revenue of 4 million"."""
    return [child for child in some_children(verb) if child.dep == "dobj"]


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
    tops = [w for w in words if _is_word(w) and not _hangs_within(w, low, high)]
    nouns = [w for w in tops if is_noun(w) or is_pronoun(w) or _stands_as_noun(w)]
    if nouns and all(w.dep in _BEFORE for w in nouns):
        return nouns[-1]
    counting = [w for w in tops if w.tag in _COUNTING and (w is words[-1] or _counts(w))]
    others = [w for w in words if is_noun(w) or is_pronoun(w) or w.tag in ("DT", "CD")]
    return next(iter([*nouns, *counting, *others, *tops]), None)


def _is_word(word: Word) -> bool:
    return word.text[0].isalnum() or word.text == "%"


def _stands_as_noun(word: Word) -> bool:
    """Whether the tagger took a subject for an adjective ("said an official close to him")."""
    return word.tag == "JJ" and word.dep == "nsubj" and determiner_of(word) is not None


def _counts(word: Word) -> bool:
    """Whether "of" follows the word and brings what it counts."""
    return any(child.lower == "of" for child in some_children(word))


def _hangs_within(word: Word, low: int, high: int) -> bool:
    return word.head is not None and low <= word.head.i <= high


def determiner_of(noun: Word) -> Word | None:
    """The article or other determiner of the noun."""
    return next((c for c in some_children(noun) if c.dep in ("det", "predet")), None)


def counts_of(noun: Word) -> Iterator[Word]:
    """The numbers before the noun ("two" in "two Democrats")."""
    return (c for c in some_children(noun) if c.dep == "nummod" or c.tag == "CD")


def possessor_of(noun: Word) -> Word | None:
    """The noun or pronoun that owns the noun ("Ruiz" in "Ruiz's former aide")."""
    return next((c for c in some_children(noun) if c.dep == "poss"), None)


def modifiers_of(noun: Word) -> list[Word]:
    """The words before the noun that say more about it, in text order, determiners left out."""
    held: list[Word] = []
    for child in some_children(noun):
        if child.i < noun.i and child.dep in _BEFORE:
            held.append(child)
            below = some_children(child)
            held.extend(word for word in below if word.dep in _BEFORE or word.dep == "conj")
    return sorted(held, key=lambda word: word.i)


def nouns_before(noun: Word) -> list[Word]:
    """The words that stand before the noun as titles do ("nominee" in "nominee Ana Ruiz")."""
    before = (c for c in some_children(noun) if c.i < noun.i)
    return [word for word in before if word.dep in ("compound", "amod", "nmod")]


def appositions_of(noun: Word) -> list[Word]:
    """The nouns that say the same as the noun ("mayor" in "Ruiz, the mayor of Velmora")."""
    return [child for child in some_children(noun) if child.dep == "appos"]


def renamed_by(noun: Word) -> Word | None:
    """The noun that the noun stands in apposition to ("lawyer" for "a lawyer, Ana Ruiz")."""
    return noun.head if noun.dep == "appos" else None


def last_appositions_of(noun: Word, parse: Parse) -> Iterator[Word]:
    """Nouns set off by a comma at the end of the noun's phrase ("one of the authors, Ana Ruiz,").

    The parser often hangs them on the nearest noun rather than on the phrase as a whole.
    """
    after = parse.words[noun.i + 1 : min(noun.last.i, noun.i + _WIDEST) + 1]
    for before, word in pairwise(after):
        top = word.head if word.dep == "compound" else word
        if before.lower != "," or top is None or top.dep != "appos":
            continue
        if top.last.i >= noun.last.i - 1:
            yield top


def predicate_of(noun: Word) -> Word | None:
    """The noun that the noun is said to be ("mayor" in "Ruiz is the mayor")."""
    verb = noun.head
    if verb is None or noun.dep != "nsubj" or verb.lower not in ("is", "was", "are", "were"):
        return None
    return next((c for c in some_children(verb) if c.dep == "attr"), None)


def conjuncts_of(noun: Word) -> list[Word]:
    """The nouns joined to the noun by "and", in text order, the noun itself left out."""
    joined: list[Word] = []
    at: Word | None = noun
    while at is not None and len(joined) < _HIGHEST:
        following = (c for c in some_children(at) if c.dep == "conj" and c.i > noun.i)
        at = next(following, None)
        if at is not None:
            joined.append(at)
    return joined


def first_conjunct(noun: Word) -> Word:
    """The first of several nouns joined by "and"; a noun that is joined to none is its own."""
    first = noun
    for _ in range(_HIGHEST):
        if first.head is None or first.dep != "conj":
            break
        first = first.head
    return first


def objects_of(noun: Word, prepositions: frozenset[str]) -> Iterator[Word]:
    """What the noun's own prepositional phrases with one of these words are about."""
    for child in some_children(noun):
        if child.dep == "prep" and child.lower in prepositions:
            yield from (below for below in some_children(child) if below.dep == "pobj")


def is_of(noun: Word) -> bool:
    """Whether a phrase says to whom somebody belongs: "Ruiz of the board", not "Ruiz, of Velm"."""
    return any(
        child.dep == "prep" and child.lower in _BELONGING and child.i == noun.i + 1
        for child in some_children(noun)
    )


def examples_of(noun: Word) -> Iterator[Word]:
    """What "like", "including" or "such as" after the noun brings as examples of it."""
    for child in some_children(noun):
        if child.i > noun.i and child.dep == "prep" and _gives_examples(child):
            for below in some_children(child):
                if below.dep in ("pobj", "pcomp"):
                    yield below
                    yield from conjuncts_of(below)


def _gives_examples(word: Word) -> bool:
    such = any(child.lower == "such" for child in some_children(word))
    return word.lower in ("like", "including") or (word.lower == "as" and such)


def governing_preposition(noun: Word) -> str:
    """The preposition that the noun is the object of, in small letters, or the empty string."""
    head = noun.head
    return head.lower if noun.dep == "pobj" and head is not None else ""


def noun_above(noun: Word) -> Word | None:
    """The noun that the noun's prepositional phrase hangs on."""
    at = noun.head
    for _ in range(_HIGHEST):
        if at is None or is_noun(at) or at.tag in ("CD", "DT"):
            return at
        if at.tag[:2] == "VB":
            return None
        at = at.head
    return None


# ---------------------------------------------------------------------------- clauses


def clause_verb_of(word: Word) -> Word | None:
    """The nearest verb above the word, or what stands at the top."""
    at = word.head
    for _ in range(_HIGHEST):
        if at is None or at.tag[:2] == "VB":
            return at
        at = at.head
    return at


def inserted_verb_of(verb: Word) -> Word | None:
    """The verb of speaking that is set into the verb's clause: "In her view, Ruiz said, it was"."""
    inserted = (c for c in some_children(verb) if c.dep in ("parataxis", "ccomp") and c.i < verb.i)
    return next((child for child in inserted if is_speech_verb(child)), None)


def own_subject(verb: Word) -> Word | None:
    """The head of the subject that stands in the verb's own clause; "there" is none."""
    return next((c for c in some_children(verb) if c.dep in SUBJECTS), None)


def subject_above(word: Word) -> Word | None:
    """The subject of the clause that the word's clause depends on: who it was that did it."""
    at: Word | None = word
    for _ in range(_HIGHEST):
        subject = None if at is None else own_subject(at)
        if subject is not None and subject is not word:
            return subject
        if at is None or at.dep not in _DEPENDENT:
            return None
        at = at.head
    return None


def antecedent_of(pronoun: Word) -> Word | None:
    """The noun that a relative clause hangs on ("aide" for "who" in "an aide who said")."""
    at: Word | None = pronoun
    for _ in range(_HIGHEST):
        if at is None:
            return None
        if at.dep == "relcl" or (at.dep == "acl" and at is not pronoun):
            noun = at.head
            return noun if noun is not None and noun.i < pronoun.i else None
        at = at.head
    return None


def relative_of(noun: Word) -> str:
    """The pronoun that opens the relative clause after the noun, in small letters, or ""."""
    for child in some_children(noun):
        if child.dep == "relcl":
            for below in some_children(child):
                if is_relative_pronoun(below) and below.lower != "that":
                    return below.lower
    return ""


def clause_heads_of(noun: Word) -> list[Word]:
    """The verbs and adjectives after the noun that say more about it ("people briefed on")."""
    after = (c for c in some_children(noun) if c.i > noun.i)
    return [word for word in after if word.dep in ("acl", "relcl", "amod", "prep")]


# ---------------------------------------------------------------------------- stretches


def own_words(noun: Word, parse: Parse) -> list[Word]:
    """The words of the noun's phrase without the clauses and appositions that follow it."""
    first = max(_first_of(noun), noun.i - _WIDEST)
    last = min(_last_of(noun), noun.i + _WIDEST)
    return list(parse.words[first : last + 1])


def _first_of(noun: Word) -> int:
    first = noun.i
    for child in reversed(some_children(noun)):
        if child.i < noun.i and child.dep in _IN_FRONT and child.last.i >= first - 2:
            touches = child.last.i + 1 == first or child.dep not in ("advmod", "npadvmod")
            if touches and child.tag not in ("IN", "WRB"):
                first = child.first.i
    return first


def _last_of(noun: Word) -> int:
    last = noun.i
    for child in some_children(noun):
        if child.i < noun.i:
            continue
        if child.dep == "prep" or (child.dep in ("case", "poss") and child.i == last + 1):
            last = max(last, _prepositional_end(child))
        elif child.dep in _NOT_INSIDE or child.dep in ("cc", "conj"):
            break
    return last


def _prepositional_end(child: Word) -> int:
    """The last word of a prepositional phrase, short of clauses and appositions inside it."""
    end = child.i
    at: list[Word] = [child]
    for word in at:
        end = max(end, word.i)
        if len(at) <= _WIDEST:
            at.extend(below for below in some_children(word) if below.dep not in _NOT_INSIDE)
    return end


def name_runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs of words of one sentence that may be a name: proper nouns side by side.

    A hyphen without spaces joins ("Min Ki-moon"); the possessive ending, punctuation and any
    other word ends a run. Capitalised adjectives count inside a sentence ("Islamic State").
    """
    run: list[Word] = []
    for word in words:
        if _is_name_part(word, run, words[0]):
            run.append(word)
        elif run:
            yield _without_end(run)
            run = []
    if run:
        yield _without_end(run)


def _is_name_part(word: Word, run: Sequence[Word], opening: Word) -> bool:
    close = bool(run) and word.start == run[-1].end
    if word.text in _HYPHENS or word.tag == "HYPH":
        return close
    if close and run[-1].text in _HYPHENS:
        return word.text[0].isalnum()
    if is_proper(word):
        capital = word.text.lstrip("-–—")[:1].isupper()
        return capital or (bool(run) and (word.text[0].isdigit() or word.lower in _particles()))
    if not word.text[0].isupper():
        return bool(run) and (word.text == "&" or word.text[0].isdigit())
    if word is opening and is_bare_speaker(word):
        return True
    after_first = word.i > opening.i + 1 or (word is not opening and word.start > opening.end)
    return after_first and word.tag in _CAPITALISED


@cache
def _particles() -> frozenset[str]:
    return frozenset(load_table("people")["words"]["particles"])


def _without_end(run: list[Word]) -> list[Word]:
    while run and (run[-1].text in _HYPHENS or run[-1].text == "&"):
        run.pop()
    return run
