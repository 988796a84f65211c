"""What the word lists say of one word: is it a title, a role, a body, a document, a group?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType

from attrs import frozen

from quoteaudit.lexicon import load_table, load_weights


class Gender(StrEnum):
    """What pronoun goes with somebody, as far as the article shows."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


@frozen
class Noun:
    """One noun as a source: its singular, its class in people.toml, and its gender."""

    base: str
    plural: bool
    sense: str
    gender: Gender = Gender.UNKNOWN


SENSES = ("spokesperson", "insider", "open", "media", "organization", "document", "crowd", "place")
"""The classes of nouns in the order in which they win."""

PEOPLE = frozenset({"spokesperson", "insider", "open"})
"""The classes whose nouns are people, one or several."""

_SHORTEST_AGENT = 6
OF_BODIES = ("people", "groups", "of_bodies")
"""The list of nouns that a body may go by as well as a person: "the contractor"."""

_MOSTLY = 0.85  # the share of women from which on a given name is taken for a woman's


@cache
def nouns() -> Mapping[str, Noun]:
    """Every listed noun in singular and plural, by its form in small letters."""
    table = load_table("people")
    found: dict[str, Noun] = {}
    for sense in SENSES:
        for base in table["nouns"][sense]:
            found.setdefault(base, Noun(base, False, sense, _gender_of_noun(base)))
    for base in [*found]:
        if found[base].sense != "crowd":
            for form in _plurals_of(base):
                found.setdefault(form, Noun(base, True, found[base].sense, found[base].gender))
    for form, base in table["plurals"].items():
        one = found.get(base, Noun(base, False, "open"))
        found[form] = Noun(base, form not in ("media", "police"), one.sense, one.gender)
    return MappingProxyType(found)


def _plurals_of(base: str) -> Iterable[str]:
    if base.endswith("man"):
        return [base[:-3] + "men"]
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return [base[:-1] + "ies"]
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return [base + "es"]
    return [base + "s"]


@cache
def words_of(table: str, *keys: str) -> frozenset[str]:
    """One list of a lexicon file: ``words_of("people", "groups", "vague")``."""
    held = load_table(table)
    for key in keys:
        held = held[key]
    return frozenset(held)


def singular(word: str) -> str:
    """A regular plural in small letters without its -s.

    >>> singular("democrats"), singular("tories"), singular("press")
    ('democrat', 'tory', 'press')
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def is_agent(base: str) -> bool:
    """Whether a singular that no list has names one who does something, by its ending.

    >>> is_agent("glassblower"), is_agent("number"), is_agent("tower")
    (True, False, False)
    """
    agents = tuple(sorted(words_of("people", "endings", "agents")))
    if len(base) < _SHORTEST_AGENT or not base.endswith(agents):
        return False
    return base not in words_of("people", "endings", "no_agents")


def is_people(word: str) -> bool:
    """Whether a word in small letters names people by party, faith or nation.

    >>> is_people("democrat"), is_people("chilean"), is_people("aide")
    (True, True, False)
    """
    members = words_of("people", "groups", "members")
    return word in members or word in words_of("places", "people", "demonyms")


@cache
def _gendered(gender: str) -> frozenset[str]:
    return words_of("people", "nouns", gender) | words_of("people", "titles", gender)


def _gender_of_noun(base: str) -> Gender:
    if base in _gendered("female"):
        return Gender.FEMALE
    return Gender.MALE if base in _gendered("male") else Gender.UNKNOWN


def gender_of_word(word: str) -> Gender:
    """The gender that a title or a role shows, in small letters.

    >>> gender_of_word("spokeswoman").value, gender_of_word("Mr.").value
    ('female', 'male')
    """
    return _gender_of_noun(bare(word))


@cache
def given_names() -> Mapping[str, float]:
    """Given names in small letters, each with the share of women among its bearers."""
    return load_weights("given_names")


def gender_of_given_name(name: str) -> Gender:
    """The gender that a given name shows.

    >>> gender_of_given_name("Maria").value, gender_of_given_name("Leslie").value
    ('female', 'unknown')
    """
    share = given_names().get(name.lower())
    if share is None or 1 - _MOSTLY < share < _MOSTLY:
        return Gender.UNKNOWN
    return Gender.FEMALE if share >= _MOSTLY else Gender.MALE


def is_given_name(word: str) -> bool:
    """Whether people bear the word as a given name, initials included.

    >>> is_given_name("Donald"), is_given_name("J."), is_given_name("Senate")
    (True, True, False)
    """
    return is_initials(word) or word.lower() in given_names()


def is_initials(word: str) -> bool:
    """Whether a word is initials of given names: "J.", "J.M."; not "U.S.".

    >>> is_initials("J."), is_initials("J.M."), is_initials("U.S."), is_initials("FBI")
    (True, True, False, False)
    """
    letters = word.split(".")
    dotted = len(word) in (2, 4) and letters.pop() == "" and all(len(x) == 1 for x in letters)
    return dotted and word[0].isupper() and bare(word) not in short_names()


def short_names() -> Mapping[str, str]:
    """Well-known short names of bodies, each with what it is short for: "doj".

    Both are keys with blanks between the words.
    """
    shorts: Mapping[str, str] = load_table("organizations")["names"]["short"]
    return shorts


@lru_cache(maxsize=4096)
def bare(word: str) -> str:
    """A word in small letters without full stops and with a straight apostrophe.

    >>> bare("Sen."), bare("U.N."), bare("O’Neill")
    ('sen', 'un', "o'neill")
    """
    return word.lower().lstrip("-–—@").replace(".", "").replace("’", "'") or word


@cache
def titles() -> frozenset[str]:
    """Every title that can stand before a name, without full stops."""
    return frozenset().union(
        *(words_of("people", "titles", k) for k in ("courtesy", "male", "female", "any"))
    )


@cache
def _roles() -> Mapping[str, frozenset[str]]:
    return {role: frozenset(words) for role, words in load_table("people")["roles"].items()}


def fits_role(role: str, known: Iterable[str]) -> bool:
    """Whether "the {role}" can point at somebody whose known roles are these.

    >>> fits_role("judge", ["justice"]), fits_role("mayor", ["governor"])
    (True, False)
    """
    others = _roles().get(role, frozenset())
    return any(word == role or word in others for word in known)


def genders_agree(one: Gender, other: Gender) -> bool:
    """Whether two genders can be the same person's."""
    return Gender.UNKNOWN in (one, other) or one is other
