"""What a noun phrase says of an unnamed source: what kind, how many, whose, new or known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define

from quoteaudit.records import SpeakerKind
from quoteaudit.speakers.names import is_members
from quoteaudit.speakers.words import PEOPLE, Noun, bare, is_agent, nouns, singular, words_of
from quoteaudit.syntax.phrases import (
    clause_heads_of,
    clause_verb_of,
    determiner_of,
    governing_preposition,
    modifiers_of,
    objects_of,
    own_words,
    possessor_of,
    some_children,
)
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import (
    is_conjunct,
    is_number,
    is_plural,
    is_possessive_ending,
    is_proper,
    is_subject,
)

_OF = frozenset({"of"})
_IN = frozenset({"in", "of"})
_WHOSE = frozenset({"for", "of", "to"})
_AT = frozenset({"with", "at"})
_SPECIAL = frozenset({"old", "figure", "figures"})

_KINDS = {
    "organization": SpeakerKind.ORGANIZATION,
    "place": SpeakerKind.ORGANIZATION,
    "document": SpeakerKind.DOCUMENT,
    "media": SpeakerKind.MEDIA,
    "crowd": SpeakerKind.COLLECTIVE,
}


@define
class Phrase:
    """One noun phrase: its head, the noun that says what it is, and what stands around it.

    For "one of the officials" ``head`` is "one", ``core`` is "officials", and ``noun`` what
    the lists say of it; ``quantity`` holds the words that count or leave open. ``words`` are
    the phrase without clauses and appositions.
    """

    head: Word
    core: Word
    noun: Noun
    words: list[Word]
    modifiers: list[Word]
    quantity: frozenset[str]
    determiner: str

    @property
    def is_partitive(self) -> bool:
        """Whether a word counts the noun: "one of the officials"."""
        return self.core is not self.head

    @property
    def is_people(self) -> bool:
        """Whether the noun is about people."""
        return self.noun.sense in PEOPLE

    @property
    def is_several(self) -> bool:
        """Whether the phrase is about more than one."""
        one = self.is_partitive and self.head.lower in ("one", "another")
        return self.noun.plural and not one

    @property
    def is_definite(self) -> bool:
        """Whether the phrase points back: "the officials", "those people", "Ruiz's aide"."""
        owned = possessor_of(self.core) is not None
        return owned or self.determiner in words_of("people", "groups", "definite")

    @property
    def is_one_of_several(self) -> bool:
        """Whether the phrase picks one out of a group: "one of the officials"."""
        return self.is_partitive and self.noun.plural and not self.is_several

    @property
    def is_new(self) -> bool:
        """Whether the phrase opens a new figure: "another official", "a second source"."""
        return bool(self.quantity & words_of("people", "groups", "new"))

    @property
    def is_role(self) -> bool:
        """Whether the phrase is nobody, but what one is: "as mayor", "(he became) mayor"."""
        if not self.is_people or self.is_several:
            return False
        lone = not self.determiner and possessor_of(self.core) is None and not is_counted(self)
        return lone or governing_preposition(self.head) == "as"

    @property
    def is_alone(self) -> bool:
        """Whether nothing after the noun says which one is meant."""
        return self.words[-1] is self.core and not clause_heads_of(self.core)

    @property
    def is_office(self) -> bool:
        """Whether the phrase is about the one holder of an office: "the governor"."""
        one = self.is_definite and not self.is_several and not self.is_partitive
        held = self.noun.base in words_of("people", "nouns", "office")
        return one and (held or (self.is_people and "chief" in self.quantity))

    def text_in(self, text: str) -> str:
        """The phrase as the article has it, without the words that only point."""
        words = self.words
        leading = words_of("people", "words", "leading")
        while words[0] is not self.head and words[0].lower in leading:
            words = words[1:]
        if len(words) > 1 and is_possessive_ending(words[-1]):
            words = words[:-1]
        found = text[words[0].start : words[-1].end]
        return " ".join(found.split()) or found


# ----------------------------------------------------------------------------- reading a phrase


def phrase_of(head: Word, parse: Parse, *, guess: bool = False) -> Phrase | None:
    """The phrase of a head that the lists know, or on a guess whose form tells; else None."""
    core = next(objects_of(head, _OF), head) if head.lower in _quantifiers() else head
    noun = _noun_of(core)
    if noun is None and guess:
        noun = _guessed_noun(core) or _share_of(head, core, parse)
    if noun is None:
        return None
    determiner = _determiner_of(head, core)
    modifiers = modifiers_of(core)
    counting = [head, *modifiers_of(head)] if core is not head else []
    quantity = {bare(word.text) for word in (*modifiers, *counting)}
    return Phrase(
        head=head,
        core=core,
        noun=noun,
        words=own_words(head, parse),
        modifiers=modifiers,
        quantity=frozenset(quantity | {determiner} if determiner else quantity),
        determiner=determiner,
    )


def picks_from_group(word: Word) -> bool:
    """Whether the word means some of a group just met: "one", "one of the two", "neither"."""
    core = next(objects_of(word, _OF), None)
    if core is not None:
        counted = core.lower in words_of("people", "groups", "numbers")
        known = determiner_of(core)
        return counted and known is not None and known.lower == "the" and _is_picking(word)
    alone = determiner_of(word) is None and not modifiers_of(word)
    return alone and _is_picking(word) and governing_preposition(word) == ""


def _is_picking(word: Word) -> bool:
    return word.lower in words_of("people", "groups", "picking")


def is_listed_head(word: Word) -> bool:
    """Whether the lists can know a phrase with that head: a quick look, most words are none."""
    form = word.lower
    return form in nouns() or form in _quantifiers() or form in _SPECIAL or is_proper(word)


def _determiner_of(head: Word, core: Word) -> str:
    """The article of the phrase, shared by nouns joined with "and"."""
    found = determiner_of(core) or determiner_of(head)
    if found is None and is_conjunct(core) and core.head is not None:
        found = determiner_of(core.head)
    return found.lower if found is not None else ""


def quantity_of(noun: Word) -> Word | None:
    """The word that counts the noun: "dozens" for "members" in "dozens of members"."""
    if governing_preposition(noun) != "of" or noun.head is None:
        return None
    counting = noun.head.head
    return counting if counting is not None and counting.lower in _quantifiers() else None


def _quantifiers() -> frozenset[str]:
    return words_of("people", "groups", "quantifiers")


def _noun_of(word: Word) -> Noun | None:
    """What the lists say of a noun; people of a party, faith or nation are an open group."""
    if word.lower in ("figure", "figures") and not _is_number_shown(word):
        return Noun("figure", is_plural(word), "open")
    if word.lower == "old" and word.first.i < word.i - 2:  # the 46-year-old
        return Noun("old", False, "open")
    if is_one_more(word):
        return Noun(word.lower, False, "insider")
    if is_members(word):
        return Noun(singular(word.lower), is_plural(word), "open")
    return nouns().get(word.lower)


def is_one_more(word: Word) -> bool:
    """Whether the word is one more of those before: "a third" in "a third said no"."""
    if word.lower not in words_of("people", "groups", "ordinals") or not is_subject(word):
        return False
    before = determiner_of(word)
    return before is not None and before.lower == "a" and not any(objects_of(word, _OF))


def _is_number_shown(word: Word) -> bool:
    """Whether figures are numbers: they show something, or are said to be low or high."""
    described = {child.lower for child in modifiers_of(word)}
    if described & words_of("people", "groups", "of_numbers"):
        return True
    if any(is_number(below) for below in objects_of(word, _OF)):
        return True
    verb = clause_verb_of(word)
    return verb is None or verb.lower in words_of("people", "groups", "showing")


def _guessed_noun(word: Word) -> Noun | None:
    """A noun that no list has: one who does something, by its ending ("a glassblower")."""
    base = singular(word.lower)
    return Noun(base, is_plural(word), "open") if is_agent(base) else None


def _share_of(head: Word, core: Word, parse: Parse) -> Noun | None:
    """A share of people who are not named again: "14 percent", "three in 10", "most of them"."""
    alone = core is head or core.lower in ("them", "whom") or is_proper(core)
    is_share = head.lower in _shares() or _tells_share(own_words(head, parse))
    return Noun(head.lower, True, "open") if alone and is_share else None


def _shares() -> frozenset[str]:
    return words_of("people", "groups", "shares")


def is_share(phrase: Phrase) -> bool:
    """Whether the phrase is about a share of a group: "a majority of", "six in 10 voters"."""
    counting = {phrase.head.lower, *phrase.quantity}
    if not counting.isdisjoint(_shares()) and not is_one_more(phrase.head):
        return True
    return _tells_share(phrase.words)


def is_exact_share(phrase: Phrase) -> bool:
    """Whether the phrase is a share that somebody counted: "half of", "six in 10"; not "many"."""
    counting = {phrase.head.lower, *phrase.quantity} - words_of("people", "groups", "vague")
    return not counting.isdisjoint(_shares()) or _tells_share(phrase.words)


def _tells_share(words: Sequence[Word]) -> bool:
    """Whether the words say how many of how many: "six in 10", "two out of three"."""
    kept = [word for word in words if word.lower not in ("out", "every")]
    triples = zip(kept, kept[1:], kept[2:], strict=False)
    return any(is_number(a) and b.lower in _IN and is_number(c) for a, b, c in triples)


# ------------------------------------------------------------------------------ kinds of source


def kind_of_phrase(phrase: Phrase, *, has_owner: bool) -> SpeakerKind:
    """What kind of source an unnamed phrase is.

    "a spokeswoman for the ministry", "her lawyer": spokesperson. "two Democrats", "an aide",
    "officials": anonymous. "Democrats", "many voters": collective.
    """
    if not phrase.is_people:
        return _kind_of_thing(phrase)
    if speaks_for(phrase, has_owner=has_owner):
        return SpeakerKind.SPOKESPERSON
    return SpeakerKind.ANONYMOUS if _is_within_reach(phrase) else SpeakerKind.COLLECTIVE


def _kind_of_thing(phrase: Phrase) -> SpeakerKind:
    noun = phrase.noun
    if noun.sense == "organization" and phrase.quantity & words_of("people", "groups", "outlets"):
        return SpeakerKind.MEDIA
    if noun.sense in ("organization", "place") and noun.plural:
        return SpeakerKind.COLLECTIVE
    return _KINDS[noun.sense]


def speaks_for(phrase: Phrase, *, has_owner: bool) -> bool:
    """Whether somebody speaks for a client on the record: spokespeople, and lawyers of someone."""
    if phrase.noun.sense == "spokesperson":
        return True
    if _is_lawyer(phrase):
        return has_owner and not any(objects_of(phrase.core, _AT))
    is_representative = phrase.noun.base == "representative"
    return is_representative and any(objects_of(phrase.core, frozenset({"for"})))


def _is_lawyer(phrase: Phrase) -> bool:
    return phrase.noun.base in words_of("people", "nouns", "lawyer")


def _is_within_reach(phrase: Phrase) -> bool:
    """Whether the reporter could have phoned these people: the first question that is answered."""
    if _was_spoken_to(phrase):
        return True
    if phrase.quantity & words_of("people", "groups", "anyone"):
        return False
    if phrase.noun.sense == "insider" and not is_exact_share(phrase):
        return True
    if is_share(phrase):
        return False
    if not phrase.is_several or phrase.noun.sense == "insider" or _are_staff(phrase):
        return True
    if phrase.modifiers and phrase.noun.base in words_of("people", "groups", "of_a_side"):
        return True
    if _is_lawyer(phrase) and any(objects_of(phrase.core, _AT)):
        return True
    open_ended = words_of("people", "groups", "vague") | words_of("people", "groups", "open_ended")
    return is_counted(phrase) and not phrase.quantity & open_ended


def _are_staff(phrase: Phrase) -> bool:
    """Whether members are those of a small body, whom one can ask: "staff members"."""
    bodies = words_of("people", "groups", "with_members")
    return phrase.noun.base == "member" and any(w.lower in bodies for w in phrase.modifiers)


def is_counted(phrase: Phrase) -> bool:
    """Whether the phrase counts its people: "two Democrats"; not "2024 Democrats"."""
    counted = words_of("people", "groups", "counted") | words_of("people", "groups", "numbers")
    numbers = (word for word in phrase.modifiers if is_number(word))
    return bool(phrase.quantity & counted) or any(not _is_year(word.text) for word in numbers)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in ("19", "20")


def _was_spoken_to(phrase: Phrase) -> bool:
    """Whether words around the noun say how the reporter came by what is said."""
    basis = words_of("people", "groups", "basis")
    after = clause_heads_of(phrase.core)
    if any(word.lower in basis for top in after for word in (top, *some_children(top))):
        return True
    verb = clause_verb_of(phrase.head)
    if verb is None or not is_subject(phrase.head):
        return False
    around = some_children(verb)
    privately = words_of("people", "groups", "privately")
    return any(child.lower in privately or _is_in_interview(child) for child in around)


def _is_in_interview(word: Word) -> bool:
    """Whether a phrase tells of talks with the reporter: "in interviews", "in an interview"."""
    talks = words_of("people", "groups", "interviews")
    return word.lower == "in" and any(below.lower in talks for below in some_children(word))


def owners_of(phrase: Phrase) -> Iterator[Word]:
    """The words that may say whose the noun is, the surest first."""
    owner = possessor_of(phrase.core)
    if owner is not None:
        yield owner
    yield from reversed(phrase.modifiers)
    yield from objects_of(phrase.core, _WHOSE)
