"""Base forms of the words that the lexicon knows, found by inflecting them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from quoteaudit.lexicon import load_table

_VOWELS = frozenset("aeiou")


def base_form(word: str, tag: str) -> str:
    """The form under which the lexicon lists ``word`` (lower case, Penn Treebank tag).

    A word that the lexicon does not list stands for itself.

    >>> base_form("denied", "VBD"), base_form("telling", "VBG"), base_form("statements", "NNS")
    ('deny', 'tell', 'statement')
    """
    return base_forms(tag[:2]).get(word, word)


@cache
def base_forms(part: str) -> Mapping[str, str]:
    """Every inflected form of the listed verbs (``"VB"``) or nouns (``"NN"``), with its base."""
    irregular = load_table("irregular")
    if part == "VB":
        return _forms(_listed("verbs"), irregular["verbs"], inflected_verb)
    if part == "NN":
        return _forms(_listed("nouns"), irregular["nouns"], inflected_noun)
    if part == "JJ":
        return _forms(_listed("adjectives"), {}, lambda base: [base])
    return MappingProxyType({})


def _listed(part: str) -> list[str]:
    return [word for words in load_table("cues")[part].values() for word in words]


def _forms(
    bases: Sequence[str],
    irregular: Mapping[str, Sequence[str]],
    inflected: Callable[[str], Iterable[str]],
) -> Mapping[str, str]:
    """Base forms by form; a base that is listed stands for itself, an exception for its base."""
    forms = {form: base for base in bases for form in inflected(base)}
    forms |= {base: base for base in bases}
    forms |= {form: base for base in bases for form in irregular.get(base, ())}
    return MappingProxyType(forms)


def inflected_verb(base: str) -> Iterable[str]:
    """The regular forms of a verb, with and without a doubled consonant.

    >>> sorted(inflected_verb("deny")), "quipped" in inflected_verb("quip")
    (['denied', 'denies', 'denying'], True)
    """
    if base.endswith("e"):
        return {base + "s", base + "d", base[:-1] + "ing", base + "ing"}
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return {base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    forms = {base + "s", base + "ed", base + "ing"}
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.add(base + "es")
    if base[-1:] not in _VOWELS and base[-2:-1] in _VOWELS:
        forms |= {base + base[-1:] + "ed", base + base[-1:] + "ing"}
    return forms


def inflected_noun(base: str) -> Iterable[str]:
    """The regular plural of a noun.

    >>> [*inflected_noun("inquiry"), *inflected_noun("speech"), *inflected_noun("claim")]
    ['inquiries', 'speeches', 'claims']
    """
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return [base[:-1] + "ies"]
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return [base + "es"]
    return [base + "s"]
