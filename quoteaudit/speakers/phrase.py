"""What a noun phrase says of an unnamed source: what kind, how many, whose, new or known."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define

from quoteaudit.records import SpeakerKind
from quoteaudit.speakers.names import is_members, singular
from quoteaudit.speakers.words import PEOPLE, Gender, Noun, bare, nouns, words_of
from quoteaudit.syntax.phrases import (
    clause_heads_of,
    clause_verb_of,
    determiner_of,
    governing_preposition,
    is_conjunct,
    is_plural,
    modifiers_of,
    objects_of,
    own_words,
    possessor_of,
    words_after,
)
from quoteaudit.syntax.tree import Parse, Word

_OF = frozenset({"of"})
_FOR = frozenset({"for", "of", "to"})
_QUANTIFIERS = frozenset(
    "one some many most few several both all none any each dozens scores hundreds thousands"
    " millions group groups number lot lots handful couple pair series majority minority chorus"
    " string host half two three four five six seven eight nine ten others third thirds dozen"
    " average panel plenty slew trio range array bunch team band another percent".split()
)
_OPEN_ENDED = frozenset(
    "panel some many most few all lot lots majority minority chorus thousands millions half number any"
    " each groups host array range plenty percent thirds".split()
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve both".split()
)
_AGENT_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "crat", "geon")
_NO_AGENTS = frozenset(
    "number letter paper power order center centre matter offer answer error factor behavior weather"
    " behaviour counter computer corner border cancer career chapter character danger disaster"
    " dollar effort fever finger labor layer manner member mirror motor murder newsletter pattern"
    " rumor rumour quarter register river rocket sector semester shelter shoulder summer tower"
    " trailer transfer theater theatre under water winter wonder".split()
)
_SHOWING = frozenset("show showed suggest suggested indicate indicated reveal revealed put".split())
_ANY = frozenset({"any", "every", "each", "no"})


@define
class Phrase:
    """One noun phrase: its head, the noun that says what it is, and what stands around it.

    For "one of the officials" ``head`` is "one" and ``noun`` what the lists say of
    "officials"; ``quantity`` holds the words that count or leave open.
    """

    head: Word
    core: Word
    noun: Noun
    words: list[Word]
    modifiers: list[Word]
    quantity: frozenset[str]
    determiner: str
    partitive: bool

    @property
    def is_definite(self) -> bool:
        """Whether the phrase points back: "the officials", "those people", "Ruiz's aide"."""
        owned = possessor_of(self.core) is not None
        return owned or self.determiner in words_of("people", "groups", "definite")

    @property
    def is_role(self) -> bool:
        """Whether the phrase is no person but what one is: "as mayor", "(he became) mayor"."""
        if self.noun.sense not in PEOPLE or self.is_several:
            return False
        lone = not self.determiner and possessor_of(self.core) is None and not is_counted(self)
        return lone or governing_preposition(self.head) == "as"

    @property
    def is_alone(self) -> bool:
        """Whether nothing after the noun says which one is meant."""
        return self.words[-1] is self.core and not clause_heads_of(self.core)

    @property
    def is_new(self) -> bool:
        """Whether the phrase opens a new figure: "another official", "a second source"."""
        return bool(self.quantity & words_of("people", "groups", "new"))

    @property
    def is_office(self) -> bool:
        """Whether the phrase is about the one holder of an office: "the governor"."""
        return (
            self.is_definite
            and not self.is_several
            and not self.partitive
            and self.noun.base in words_of("people", "nouns", "office")
        )

    @property
    def is_several(self) -> bool:
        """Whether the phrase is about more than one."""
        return self.noun.plural and not (self.partitive and self.head.lower in ("one", "another"))


def phrase_of(head: Word, parse: Parse, guess: bool = False) -> Phrase | None:
    """The phrase of a head that the lists know, or whose form gives it away; else None."""
    core = head
    if head.lower in _QUANTIFIERS:
        core = next(objects_of(head, _OF), head)
    noun = noun_of(core) or (guessed_noun(core) if guess else None)
    if noun is None:
        return None
    determiner = determiner_of(core) or determiner_of(head)
    if determiner is None and is_conjunct(core) and core.head is not None:
        determiner = determiner_of(core.head)
    modifiers = modifiers_of(core)
    quantity = {bare(word.text) for word in modifiers}
    if core is not head:
        quantity.add(head.lower)
        quantity.update(bare(word.text) for word in modifiers_of(head))
    if determiner is not None:
        quantity.add(determiner.lower)
    return Phrase(
        head=head,
        core=core,
        noun=noun,
        words=own_words(head, parse),
        modifiers=modifiers,
        quantity=frozenset(quantity),
        determiner=determiner.lower if determiner is not None else "",
        partitive=core is not head,
    )


def quantity_of(word: Word) -> Word | None:
    """The word that counts the noun: "dozens" for "members" in "dozens of members"."""
    if governing_preposition(word) != "of" or word.head is None:
        return None
    return word.head.head if word.head.head and word.head.head.lower in _QUANTIFIERS else None


def noun_of(word: Word) -> Noun | None:
    """What the lists say of a noun; people of a party, faith or nation are an open group."""
    if word.lower in ("figures", "figure") and not _shows(word):
        return Noun("figure", is_plural(word), "open")
    if word.lower in ("old", "olds") and word.first.i < word.i - 2:
        return Noun("old", word.lower == "olds", "open")
    if is_members(word):
        return Noun(singular(word.lower), is_plural(word), "open")
    return nouns().get(word.lower)


def _shows(word: Word) -> bool:
    """Whether figures are numbers: they show something, or something is according to them."""
    verb = clause_verb_of(word)
    return verb is None or verb.lower.rstrip("s") in _SHOWING or verb.lower == "according"


def guessed_noun(word: Word) -> Noun | None:
    """A noun that no list has: one who does something, by its ending ("a glassblower")."""
    base = singular(word.lower)
    if len(base) > 5 and base.endswith(_AGENT_ENDINGS) and base not in _NO_AGENTS:
        return Noun(base, is_plural(word), "open")
    return None


def kind_of_phrase(phrase: Phrase, has_owner: bool) -> SpeakerKind:
    """What kind of source an unnamed phrase is: the first rule that fits.

    "a spokeswoman for the ministry", "her lawyer": spokesperson. "two Democrats", "an aide",
    "officials": anonymous. "Democrats", "many voters": collective.
    """
    noun = phrase.noun
    if noun.sense in ("organization", "place") and noun.plural:
        return SpeakerKind.COLLECTIVE
    if noun.sense == "organization" and phrase.quantity & {"news", "newspaper", "television", "radio"}:
        return SpeakerKind.MEDIA
    if noun.sense not in PEOPLE:
        return _THINGS.get(noun.sense, SpeakerKind.COLLECTIVE)
    if speaks_for(phrase, has_owner):
        return SpeakerKind.SPOKESPERSON
    if _was_spoken_to(phrase):
        return SpeakerKind.ANONYMOUS
    if phrase.quantity & _ANY:
        return SpeakerKind.COLLECTIVE
    if noun.base in words_of("people", "nouns", "lawyer") and any(
        objects_of(phrase.core, frozenset({"with", "at"}))
    ):
        return SpeakerKind.ANONYMOUS
    if not phrase.is_several:
        return SpeakerKind.ANONYMOUS
    if noun.sense == "insider":
        return SpeakerKind.ANONYMOUS
    if phrase.quantity & (_OPEN_ENDED | words_of("people", "groups", "vague")):
        return SpeakerKind.COLLECTIVE
    return SpeakerKind.ANONYMOUS if is_counted(phrase) else SpeakerKind.COLLECTIVE


_THINGS = {
    "organization": SpeakerKind.ORGANIZATION,
    "place": SpeakerKind.ORGANIZATION,
    "document": SpeakerKind.DOCUMENT,
    "media": SpeakerKind.MEDIA,
    "crowd": SpeakerKind.COLLECTIVE,
}


def speaks_for(phrase: Phrase, has_owner: bool) -> bool:
    """Whether somebody speaks for a client on the record: spokespeople, and lawyers of someone."""
    if phrase.noun.sense == "spokesperson":
        return True
    if phrase.noun.base in words_of("people", "nouns", "lawyer"):
        return has_owner and not any(objects_of(phrase.core, frozenset({"with", "at"})))
    return phrase.noun.base == "representative" and any(objects_of(phrase.core, frozenset({"for"})))


def is_counted(phrase: Phrase) -> bool:
    """Whether the phrase counts its people: "two Democrats", "nearly 140 members"."""
    counted = words_of("people", "groups", "counted") | _NUMBERS
    return bool(phrase.quantity & counted) or any(w.tag == "CD" for w in phrase.modifiers)


def _was_spoken_to(phrase: Phrase) -> bool:
    """Whether a clause after the noun says how the reporter came by what is said."""
    basis = words_of("people", "groups", "basis")
    for clause in clause_heads_of(phrase.core):
        near = (clause, *clause.children)
        if any(word.lower in basis for word in near):
            return True
    verb = clause_verb_of(phrase.head)
    return verb is not None and any(
        child.lower in words_of("people", "groups", "privately") for child in verb.children
    )


def owners_of(phrase: Phrase) -> Sequence[Word]:
    """The words that may say whose the noun is, the surest first."""
    owner = possessor_of(phrase.core)
    after = [word for word in objects_of(phrase.core, _FOR)]
    return [*([owner] if owner is not None else []), *reversed(phrase.modifiers), *after]
