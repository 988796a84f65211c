"""What the words around names tell: kind and gender of their bearers, and what they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quoteaudit.records import SpeakerKind
from quoteaudit.speakers.figure import Figure
from quoteaudit.speakers.keys import surname_of
from quoteaudit.speakers.kinds import (
    MEDIA,
    ORGANIZATION,
    PERSON,
    PLACE,
    UNCLEAR,
    is_listed,
)
from quoteaudit.speakers.names import Name
from quoteaudit.speakers.words import OF_BODIES, PEOPLE, Gender, nouns, words_of
from quoteaudit.syntax.phrases import (
    appositions_of,
    determiner_of,
    governing_preposition,
    is_said_of_itself,
    is_speaking,
    may_be_another,
    nouns_before,
    predicate_of,
    relative_of,
    renamed_by,
    some_children,
    some_objects,
    takes_plural,
)
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_modifier, is_possessive, is_subject

_OFTEN = 2  # places that show that a name is a body's, where one alone could be chance
_SURE = 5  # what a title before a name counts for, against places that speak for another kind
_INSIDE = frozenset({"in", "into", "across"})

_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
    "its": "thing",
}


def learn_kinds(names: Sequence[Name], parse: Parse) -> None:
    """Settle what each name names, by all the places where it stands: the commonest wins.

    A surname alone is a person's where somebody bears it in full; whoever speaks and is
    nothing else is a person.
    """
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    firms = _firms(names)
    shown = {
        **dict.fromkeys(_speaking_as_bodies(names, parse) | _owners_of_shares(names), ORGANIZATION),
        **dict.fromkeys(_with_people(names, parse), PLACE),
        **dict.fromkeys(_reporting(names), MEDIA),
        **dict.fromkeys(_with_figures(names), ORGANIZATION),
    }
    for name in names:
        name.kind = _kind_here(name)
        if name.kind != UNCLEAR:
            votes[name.key][name.kind] += _SURE if name.title else 1
        elif name.key in shown:
            votes[name.key][shown[name.key]] += 1
        elif is_speaking(name.head) and name.key not in firms:
            votes[name.key][PERSON] += 1
    for name in names:
        if name.kind == PERSON and len(name.key) > 1:
            votes[(surname_of(name.key),)][PERSON] += 1
    for name in names:
        if votes[name.key] and not is_listed(name.key):
            name.kind = votes[name.key].most_common(1)[0][0]


def _firms(names: Sequence[Name]) -> frozenset[tuple[str, ...]]:
    """Short names of companies: "Corvale", where "Corvale Group" is named and no Ana Corvale."""
    endings = words_of("organizations", "names", "firms")
    bare_keys = (tuple(word for word in name.key if word not in ("&", "and")) for name in names)
    firms = {key[:1] for key in bare_keys if len(key) == 2 and key[1] in endings}
    return frozenset(firms - _surnames(names))


def _owners_of_shares(names: Sequence[Name]) -> frozenset[tuple[str, ...]]:
    """Lone names that have what only companies have: "Corvale" in "Corvale shares"."""
    lone = {name.key for name in names if len(name.key) == 1 and _has_shares(name.head)}
    return frozenset(lone - _surnames(names))


def _with_people(names: Sequence[Name], parse: Parse) -> frozenset[tuple[str, ...]]:
    """Lone names whose people are named, too: "Castria", where somebody is Castrian."""
    capitals = {word.lower for word in parse.words if word.text[0].isupper()}
    lone = {name.key for name in names if len(name.key) == 1 and name.kind == UNCLEAR}
    peoples = {key for key in lone if not capitals.isdisjoint(_people_of(key[0]))}
    return frozenset(peoples - _surnames(names))


def _people_of(country: str) -> Iterator[str]:
    """What the people of a country may be called, by the end of its name."""
    if country[-1] in "aeio":
        yield country + "n"
        yield country[:-1] + "ese"
    else:
        yield country + "ese"


def _speaking_as_bodies(names: Sequence[Name], parse: Parse) -> frozenset[tuple[str, ...]]:
    """Lone names that speak as no person does: "Castria said it was ready", "Rovers say".

    Where "it" may be something else, that counts from the second time on.
    """
    alike: Counter[tuple[str, ...]] = Counter()
    others: set[tuple[str, ...]] = set()
    for name in names:
        if len(name.key) == 1 and name.kind == UNCLEAR and is_speaking(name.head):
            if is_said_of_itself(name.head, parse):
                alike[name.key] += 1 if may_be_another(name.head, parse) else _OFTEN
            elif not takes_plural(name.head):
                others.add(name.key)
        if len(name.key) == 1 and name.key[0].endswith("s") and takes_plural(name.head):
            alike[name.key] += _OFTEN
    found = {key for key, count in alike.items() if count >= _OFTEN and key not in others}
    return frozenset(found - _surnames(names))


def _reporting(names: Sequence[Name]) -> frozenset[tuple[str, ...]]:
    """Names of which nothing else is known and that report or cite: "Kommersant reported"."""
    cited = {name.key for name in names if name.kind == UNCLEAR and _reports(name.head)}
    return frozenset(cited - _surnames(names))


def _with_figures(names: Sequence[Name]) -> frozenset[tuple[str, ...]]:
    """Names of which nothing else is known and that report on themselves: "reported a loss"."""
    own = {name.key for name in names if name.kind == UNCLEAR and _reports_itself(name.head)}
    return frozenset(own - _surnames(names))


def _reports_itself(head: Word) -> bool:
    if not _reports(head) or head.head is None:
        return False
    figures = words_of("organizations", "media", "own_figures")
    return any(word.lower in figures for word in some_objects(head.head))


def _reports(head: Word) -> bool:
    verb = head.head
    if verb is None or not is_subject(head):
        return False
    reports = words_of("organizations", "media", "verbs")
    return verb.lower in reports or any(child.lower == "citing" for child in some_children(verb))


def _surnames(names: Sequence[Name]) -> set[tuple[str, ...]]:
    return {(surname_of(name.key),) for name in names if name.kind == PERSON}


def _has_shares(head: Word) -> bool:
    """Whether the name stands before what companies have: "Corvale shares"."""
    noun = head.head
    if noun is None or not (is_modifier(head) or is_possessive(head)) or noun.i < head.i:
        return False
    return noun.lower in words_of("organizations", "names", "of_firms")


def _kind_here(name: Name) -> str:
    """What a name names, by the nouns around it and by its place in the sentence."""
    for noun in role_nouns(name):
        sense = nouns()[noun.lower].sense
        if sense in PEOPLE:
            return _of_people(name, noun)
        if sense == "organization" and _is_said_after(name, noun):
            return ORGANIZATION if name.kind in (UNCLEAR, PERSON) else name.kind
    if name.kind != UNCLEAR:
        return name.kind
    if relative_of(name.head) in ("which", "whose"):
        return ORGANIZATION
    determiner = determiner_of(name.head)
    if determiner is not None and determiner.lower == "the":
        return ORGANIZATION
    return PLACE if governing_preposition(name.head) in _INSIDE else UNCLEAR


def _of_people(name: Name, noun: Word) -> str:
    """A person, where the role is theirs: "mayor Corvale", not "the Corvale, fans of"."""
    is_role = noun.head is name.head and noun.i < name.head.i
    if name.kind == ORGANIZATION and nouns()[noun.lower].base in words_of(*OF_BODIES):
        return ORGANIZATION
    changes = name.kind == UNCLEAR or (name.kind == ORGANIZATION and is_role)
    return PERSON if changes else name.kind


def _is_said_after(name: Name, noun: Word) -> bool:
    """Whether the noun follows the name and says what it is: "Corvale, a company, ..."."""
    return not name.title and noun.i > name.head.i and renamed_by(name.head) is not noun


def role_nouns(name: Name) -> Iterator[Word]:
    """The nouns that say what a name's bearer is, before the name, beside it or after "is"."""
    head = name.head
    own = {word.i for word in (*name.words, *name.title)}
    others = [word for word in (renamed_by(head), predicate_of(head)) if word is not None]
    for word in (*nouns_before(head), *appositions_of(head), *others):
        if word.i not in own and word.lower in nouns() and not word.text[0].isupper():
            yield word


def learn_genders(
    figures: Iterable[Figure], at: Mapping[int, tuple[Name, Figure]], parse: Parse
) -> None:
    """Learn genders from the pronouns that follow a subject before any other person is named.

    One who is called by a single word and owns with "its" is no person: "Corvale and its staff".
    """
    votes: dict[Figure, Counter[str]] = defaultdict(Counter)
    subject: Figure | None = None
    reach = 0
    for word in parse.words:
        here = at.get(word.i)
        if here is not None and here[1].kind is SpeakerKind.PERSON:
            if word is here[0].head:
                subject = here[1] if is_subject(word) else None
                reach = word.sentence + 1
        elif subject is not None and word.sentence <= reach and word.lower in _PRONOUNS:
            votes[subject][_PRONOUNS[word.lower]] += 1
    for figure in figures:
        if figure in votes:
            _count(figure, votes[figure])


def _count(figure: Figure, votes: Counter[str]) -> None:
    men, women, things = votes["male"], votes["female"], votes["thing"]
    if figure.gender is Gender.UNKNOWN and men != women:
        figure.gender = Gender.MALE if men > women else Gender.FEMALE
    figure.is_thing = figure.is_thing and men + women <= things
    lone = len(figure.key) == 1 and not figure.roles and not figure.full
    if lone and things > men + women:
        figure.kind = SpeakerKind.ORGANIZATION
