"""What a word is: its kind, its form, and its place in the sentence.

Every question is about one word and what hangs on it; what it has to do with others is asked in
:mod:`.frames`, :mod:`.phrases` and :mod:`.clauses`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteaudit.lexicon import cue_class
from quoteaudit.syntax.forms import base_form

if TYPE_CHECKING:
    from quoteaudit.syntax.tree import Word

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
"""What a subject is to its verb; the "there" of "there was" is none."""

_STATEMENT = frozenset({"neutral", "doubt", "guilt", "truth"})  # classes of verbs in cues.toml
_POINTERS = frozenset("NN NNS NNP NNPS CD DT JJ JJS JJR PRP RB VBG".split())
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod", "quantmod", "det"})


# -------------------------------------------------------- nouns, names and what stands before them


def is_noun(word: Word) -> bool:
    """Whether the word is a noun, proper or common."""
    return word.tag[:2] == "NN"


def is_common(word: Word) -> bool:
    """Whether the tagger took the word for a common noun in the singular."""
    return word.tag == "NN"


def is_proper(word: Word) -> bool:
    """Whether the tagger took the word for a proper noun."""
    return word.tag in ("NNP", "NNPS")


def is_name(word: Word) -> bool:
    """Whether the word is a proper noun, or could be one by its capital."""
    return word.tag in ("NNP", "NNPS") or (word.tag[:2] == "NN" and word.text[0].isupper())


def is_plural(word: Word) -> bool:
    """Whether the tagger took the word for a plural noun."""
    return word.tag in ("NNS", "NNPS")


def can_point(word: Word) -> bool:
    """Whether the word is of a sort that can head the name of a source ("many", "the elderly")."""
    return word.tag in _POINTERS


def is_number(word: Word) -> bool:
    """Whether the word is a number, in digits or letters."""
    return word.tag == "CD"


def is_figure(word: Word) -> bool:
    """Whether the word is a number or the sign of a currency before one."""
    return word.tag in ("CD", "$")


def may_be_date(word: Word) -> bool:
    """Whether the word can stand in a date: a number or a name, as of a month."""
    return word.tag in ("NNP", "CD")


def is_determiner(word: Word) -> bool:
    """Whether the word is an article or another determiner."""
    return word.dep in ("det", "predet") or word.tag in ("DT", "PDT")


def opens_noun_phrase(word: Word) -> bool:
    """Whether the word can begin a noun phrase: an article, a number, an adjective, a noun, she."""
    return word.tag[:2] in ("DT", "CD", "JJ", "NN", "PR", "PD")


def is_possessive_ending(word: Word) -> bool:
    """Whether the word is the ending 's of a noun that owns something."""
    return word.tag == "POS"


# ---------------------------------------------------------------------------------------- pronouns


def is_pronoun(word: Word) -> bool:
    """Whether the word is a personal, possessive or relative pronoun."""
    return word.tag in ("PRP", "PRP$", "WP", "WP$", "WDT")


def is_personal_pronoun(word: Word) -> bool:
    """Whether the word is a personal pronoun: she, they."""
    return word.tag == "PRP"


def is_relative_pronoun(word: Word) -> bool:
    """Whether the word is "who", "which", "that" or "whose" at the head of a relative clause."""
    return word.tag in ("WP", "WP$", "WDT")


def is_question_word(word: Word) -> bool:
    """Whether the word opens a question or a relative clause: who, which, when."""
    return word.tag in ("WP", "WDT", "WP$", "WRB")


# ------------------------------------------------------------------------------------------- verbs


def is_verb(word: Word) -> bool:
    """Whether the word is any form of a verb, modal verbs left out."""
    return word.tag[:2] == "VB" and word.text[0].isalpha()


def is_finite(word: Word) -> bool:
    """Whether the verb can head a clause of its own: it has tense, or an auxiliary that has."""
    if word.tag in ("VBD", "VBZ", "VBP"):
        return True
    return any(child.dep == "aux" and child.tag != "TO" for child in word.children)


def is_past(word: Word) -> bool:
    """Whether the verb is in the simple past: thought."""
    return word.tag == "VBD"


def is_past_participle(word: Word) -> bool:
    """Whether the word is one, or was taken for the simple past, which has the same form."""
    return word.tag in ("VBN", "VBD")


def is_participle_form(word: Word) -> bool:
    """Whether the word is a verb in -ing or a past participle without an auxiliary of its own."""
    if word.tag == "VBG":
        return True
    return word.tag == "VBN" and not any(child.dep in ("aux", "auxpass") for child in word.children)


def is_passive(verb: Word) -> bool:
    """Whether the verb is in the passive voice."""
    return any(child.dep == "auxpass" for child in verb.children)


def names_something(verb: Word) -> bool:
    """Whether the verb says what something is called: what she called “chatter”."""
    return any(child.dep == "oprd" for child in verb.children)


def is_before_past(verb: Word) -> bool:
    """Whether the verb stands in the past perfect: had asked."""
    return any(child.dep == "aux" and child.lower in ("had", "'d", "’d") for child in verb.children)


def is_same_tense(one: Word, other: Word) -> bool:
    """Whether both verbs are in the simple past, or both in the simple present."""
    tenses = {_simple_tense(one), _simple_tense(other)}
    return len(tenses) == 1 and "" not in tenses


def _simple_tense(verb: Word) -> str:
    if any(child.dep in ("aux", "auxpass") for child in verb.children):
        return ""
    return {"VBD": "past", "VBN": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag, "")


def is_statement_verb(word: Word) -> bool:
    """Whether the verb reports a statement, whatever it adds to it: say, claim, admit, note."""
    return is_verb(word) and cue_class("verbs", base_form(word.lower, word.tag)) in _STATEMENT


def is_citing(word: Word) -> bool:
    """Whether the word brings a source for what was said before: citing, quoting."""
    return word.lower in ("citing", "quoting")


def has_agent(verb: Word) -> bool:
    """Whether "by" says who does what the verb says: called a farce by Ruiz."""
    return any(child.dep == "agent" for child in verb.children)


# --------------------------------------------------------------------------------- words that join


def is_adverb_or_auxiliary(word: Word) -> bool:
    """Whether the word can stand between a conjunction and a verb: and later had said."""
    return word.tag in ("RB", "MD") or word.dep in ("aux", "auxpass")


def is_conjunction(word: Word) -> bool:
    """Whether the word joins clauses: and, but."""
    return word.tag == "CC"


def is_infinitive_mark(word: Word) -> bool:
    """Whether the word is the "to" of an infinitive."""
    return word.tag == "TO"


def is_preposition(word: Word) -> bool:
    """Whether the word is a preposition, or opens a clause: in, because."""
    return word.tag == "IN"


def is_sentence_opener(word: Word) -> bool:
    """Whether the word can open a sentence and say nothing in it: But, Then."""
    return word.tag in ("CC", "RB")


# -------------------------------------------------------------------------- places in the sentence


def is_subject(word: Word) -> bool:
    """Whether the word is the subject of a clause."""
    return word.dep in SUBJECTS


def is_passive_subject(noun: Word) -> bool:
    """Whether something is done to what the noun means ("Calls were not returned")."""
    return noun.dep == "nsubjpass"


def is_predicate(noun: Word) -> bool:
    """Whether the noun says what its subject is ("mayor" in "Ruiz is the mayor")."""
    return noun.dep in ("attr", "oprd")


def is_possessive(word: Word) -> bool:
    """Whether the word owns the noun that it hangs on ("Ruiz's claim", "her claim")."""
    return word.dep == "poss"


def is_modifier(word: Word) -> bool:
    """Whether the word only says more about the noun after it ("campaign" in "campaign aide")."""
    return word.dep in _MODIFIERS


def is_conjunct(word: Word) -> bool:
    """Whether the word is joined to one of its kind before it by "and"."""
    return word.dep == "conj"


def is_relative(verb: Word) -> bool:
    """Whether the verb heads a clause that hangs on a noun ("who said", "saying")."""
    return verb.dep in ("relcl", "acl")


def is_complement(verb: Word) -> bool:
    """Whether the verb heads a finite clause that another verb takes: he said she believed it."""
    return verb.dep == "ccomp"
