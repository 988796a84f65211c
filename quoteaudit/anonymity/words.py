"""What the word lists say of the nouns that unnamed sources go by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from attrs import evolve, frozen

from quoteaudit.lexicon import load_table


@frozen
class Noun:
    """A noun for people: its singular, whether it stands in the plural, and its class.

    An ``insider`` is somebody of a body or a side, as "aide" and "official" are.
    """

    base: str
    plural: bool
    spokesperson: bool = False
    insider: bool = False


@cache
def listed(*keys: str) -> frozenset[str]:
    """One list of anonymity.toml: ``listed("heads", "anybody")``."""
    held: Any = load_table("anonymity")
    for key in keys:
        held = held[key]
    return frozenset(held)


@cache
def numbers(kind: str) -> Mapping[str, int]:
    """The words that count ("counts") or give a lower bound ("at_least"), with their numbers."""
    return MappingProxyType(dict(load_table("anonymity")[kind]))


@cache
def _people() -> Mapping[str, Noun]:
    table = load_table("people")
    found: dict[str, Noun] = {}
    for sense in ("spokesperson", "insider", "open"):
        for base in table["nouns"][sense]:
            spokes, insider = sense == "spokesperson", sense == "insider"
            found.setdefault(base, Noun(base, False, spokes, insider))
            found.setdefault(_plural(base), Noun(base, True, spokes, insider))
    for base in table["groups"]["members"]:
        found.setdefault(base, Noun(base, False))
        found.setdefault(_plural(base), Noun(base, True))
    for form, base in table["plurals"].items():
        if base in found and form != base:
            found[form] = evolve(found[base], plural=True)
    for base in listed("heads", "sources"):
        found.setdefault(base, Noun(base, False))
        found.setdefault(_plural(base), Noun(base, True))
    return MappingProxyType(found)


def _plural(base: str) -> str:
    if base.endswith("man"):
        return base[:-3] + "men"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


@cache
def veiled() -> frozenset[str]:
    """What reporters call somebody whom they do not name: "official", "source"."""
    return frozenset(load_table("people")["words"]["veiled"])


@cache
def kin() -> frozenset[str]:
    """What relatives are called: "wife"."""
    return frozenset(load_table("people")["nouns"]["kin"])


def is_member(base: str) -> bool:
    """Whether somebody goes by a party or a faith: "the Republican"."""
    return base in load_table("people")["groups"]["members"]


@cache
def offices() -> frozenset[str]:
    """What holders of an office are called, who are known even without a name: "candidate"."""
    return frozenset(load_table("people")["nouns"]["office"])


_AGENTS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men", "woman", "women",
           "ee", "ees", "eer", "eers", "ant", "ants")  # fmt: skip


def person_noun(word: str) -> Noun | None:
    """The noun for people that a word is, by the lists; None for anything else.

    >>> person_noun("Officials"), person_noun("revenue")
    (Noun(base='official', plural=True, spokesperson=False, insider=True), None)
    """
    return _people().get(word.lower())


def guessed_noun(word: str, plural: bool) -> Noun | None:
    """A noun for people that no list has, by its ending: "speechwriters", "bookkeeper".

    >>> guessed_noun("speechwriters", True).base, guessed_noun("table", False)
    ('speechwriter', None)
    """
    lower = word.lower()
    if len(lower) < 6 or not lower.endswith(_AGENTS):
        return None
    return Noun(lower[:-1] if plural and lower.endswith("s") else lower, plural)
