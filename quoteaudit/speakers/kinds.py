"""What a name names, as its own words tell: a person, a body, an outlet, a place, a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from quoteaudit.lexicon import load_table
from quoteaudit.speakers.words import (
    bare,
    given_names,
    is_given_name,
    is_initials,
    nouns,
    short_names,
    words_of,
)
from quoteaudit.syntax.phrases import determiner_of
from quoteaudit.syntax.tree import Word

PERSON, ORGANIZATION, MEDIA, PLACE, DOCUMENT = (
    "person",
    "organization",
    "media",
    "place",
    "document",
)
UNCLEAR = "unclear"
"""The kind of a name whose words do not tell."""

JOINTS = frozenset({"of", "for", "on", "at", "against"})
"""Small words inside the name of a body: "Center for Harbour Studies"."""

_LONGEST_ACRONYM = 6
_LONG_NAME = 3  # names with more words in capitals are rarely a person's


def kind_of_name(words: Sequence[Word], key: tuple[str, ...], has_title: bool) -> str:
    """What a name names; ``key`` are its words in small letters, without full stops."""
    listed = _listed_kind(words[-1], key, has_title)
    if has_title and not listed and not is_body_word(words[-1].text):
        return PERSON
    if listed:
        return listed
    return (
        _by_outlet(words, key)
        or _by_last_word(words, key)
        or _by_first_word(words, key)
        or _by_form(words, key)
        or _by_determiner(words[-1])
    )


def _listed_kind(head: Word, key: tuple[str, ...], has_title: bool) -> str | None:
    joined = " ".join(key)
    if not has_title and determiner_of(head) is not None and f"the {joined}" in _listed():
        return _listed()[f"the {joined}"]
    return _listed().get(joined)


@cache
def _listed() -> Mapping[str, str]:
    """Names of places, outlets and bodies that the word lists know, with their kind."""
    places, bodies = load_table("places")["names"], load_table("organizations")
    listed: dict[str, str] = {}
    for names, kind in (
        (bodies["names"]["known"], ORGANIZATION),
        (bodies["media"]["known"], MEDIA),
        (places["countries"], PLACE),
        (places["states"], PLACE),
        (places["cities"], PLACE),
    ):
        for name in names:
            listed.setdefault(name, kind)
    return listed


def is_listed(key: Sequence[str]) -> bool:
    """Whether the word lists know the name, of a place, an outlet or a body.

    >>> is_listed(("new", "york")), is_listed(("ana", "ruiz"))
    (True, False)
    """
    return " ".join(key) in _listed()


def is_listed_body(word: str) -> bool:
    """Whether the word lists know the word as the name of a body that is no place."""
    return _listed().get(word) == ORGANIZATION


def is_outlet(key: Sequence[str]) -> bool:
    """Whether the word lists know the name as that of an outlet."""
    return _listed().get(" ".join(key)) == MEDIA


def is_same_outlet(key: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a name is that of the outlet ``own``, in full, in short, or by its last word.

    >>> is_same_outlet(("associated", "press"), ("ap",)), is_same_outlet(("ruiz",), ("portal",))
    (True, False)
    >>> is_same_outlet(("gazette",), ("the", "velmora", "gazette"))
    True
    """
    one, other = (tuple(word for word in words if word != "the") for words in (key, own))
    if not one or not other:
        return False
    if one == other or _is_short_for(one, other) or _is_short_for(other, one):
        return True
    if len(one) == 1:
        return other[-1:] == one and one[0] in words_of("organizations", "media", "last")
    goes_on = len(one) > len(other) and one[: len(other)] == other
    return goes_on and one[-1] in words_of("organizations", "media", "after")


def _is_short_for(key: Sequence[str], other: Sequence[str]) -> bool:
    return short_names().get(key[0]) == " ".join(other)


def is_body_word(word: str) -> bool:
    """Whether the word, in a name, makes it the name of a body ("Committee")."""
    return bare(word) in words_of("organizations", "names", "words")


def _by_outlet(words: Sequence[Word], key: tuple[str, ...]) -> str | None:
    """An outlet in front: "Fox Business Network", "CNN International"."""
    if len(key) < 2:
        return None
    first = is_outlet(key[:1]) and (is_acronym(words[0].text) or key[0] == "fox")
    return MEDIA if first or (len(key) > 2 and is_outlet(key[:2])) else None


def _by_last_word(words: Sequence[Word], key: tuple[str, ...]) -> str | None:
    """A word at the end that names bodies, outlets or documents: "the Velmora Gazette"."""
    last = key[-1]
    named = len(key) > 1 and is_given_name(words[0].text)
    if len(key) > 1 and not named and last in words_of("organizations", "names", "places"):
        return PLACE
    if any(word.lower in JOINTS for word in words):
        return ORGANIZATION
    if len(key) > 1 and not named and last in words_of("organizations", "names", "firms"):
        return ORGANIZATION
    if is_body_word(last) and not (
        named and last in words_of("organizations", "names", "surnames")
    ):
        return ORGANIZATION
    if last in words_of("organizations", "media", "last"):
        several = len(key) > _LONG_NAME or (len(key) > 1 and not named)
        if several or determiner_of(words[-1]) is not None:
            return MEDIA
    noun = nouns().get(last)
    if len(key) > 1 and not named and noun is not None and noun.sense == "document":
        return DOCUMENT
    return None


def _by_first_word(words: Sequence[Word], key: tuple[str, ...]) -> str | None:
    """A given name in front, a place ("St. Velm"), or a document with its number."""
    if len(key) == 1:
        return PERSON if key[0] in given_names() else None
    if is_given_name(words[0].text) and _listed().get(key[0]) != PLACE:
        return PERSON
    noun = nouns().get(key[0])
    if noun is not None and noun.sense == "document" and key[-1].isdigit():
        return DOCUMENT
    if key[0] in words_of("organizations", "names", "clubs"):
        return ORGANIZATION
    return PLACE if key[0] in words_of("organizations", "names", "geography") else None


def _by_form(words: Sequence[Word], key: tuple[str, ...]) -> str | None:
    """What no person's name has: "YouTube", "Moll & Stone", or one noun: "the Court"."""
    if len(words) > 2 and words[-2].text == "&":
        return ORGANIZATION
    if any(_is_brand(word.text) for word in words) or any(c.isdigit() for w in key for c in w):
        return ORGANIZATION
    noun = nouns().get(key[0]) if len(key) == 1 else None
    return {"document": DOCUMENT, "organization": ORGANIZATION}.get(noun.sense if noun else "")


def is_acronym(word: str) -> bool:
    """Whether a word is capitals throughout: "FBI", "U.N."; not "A." and not "RUIZJIMENEZ".

    >>> is_acronym("FBI"), is_acronym("U.N."), is_acronym("J."), is_acronym("Ruiz")
    (True, True, False, False)
    """
    letters = word.replace(".", "").replace("&", "")
    return 1 < len(letters) <= _LONGEST_ACRONYM and letters.isalnum() and letters.isupper()


def _is_brand(word: str) -> bool:
    """Whether the form of a word is that of a body: "FBI", "YouTube"; not "McKay", "J.M."."""
    if is_acronym(word):
        return len(word) > 2 and not is_initials(word)
    if word[:3].isupper() and word[-2:].islower():
        return True
    inner = next((at for at in range(1, len(word)) if word[at].isupper()), 0)
    after_small = inner > 0 and word[inner - 1].islower()
    return after_small and word[:inner].lower() not in words_of("people", "words", "fronts")


def _by_determiner(head: Word) -> str:
    """A body where an article stands before the name ("the Corvale"); else it is unclear."""
    determiner = determiner_of(head)
    return ORGANIZATION if determiner and determiner.lower in ("the", "a", "an") else UNCLEAR
