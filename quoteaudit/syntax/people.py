"""What a noun says of a source: an insider, an outsider, a body, a paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from quoteaudit.lexicon import load_table
from quoteaudit.syntax.forms import inflected_noun
from quoteaudit.syntax.tree import Word

UNLISTED = "unlisted"


def sense_of(noun: Word) -> str | None:
    """The class of a common noun in ``people.toml``, "unlisted" where it has none.

    None for a name, a pronoun, and whatever else is no common noun.

    >>> sense_of(Word(0, 0, "officials", "NNS", "nsubj"))
    'insider'
    """
    if noun.tag not in ("NN", "NNS"):
        return None
    return _senses().get(noun.lower, UNLISTED)


@cache
def _senses() -> Mapping[str, str]:
    """The class of each listed noun by its forms; of several classes the first that has it."""
    classes: Mapping[str, Sequence[str]] = load_table("people")["nouns"]
    bases = {base: sense for sense in [*classes][::-1] for base in classes[sense]}
    plurals = {form: sense for base, sense in bases.items() for form in inflected_noun(base)}
    return MappingProxyType(plurals | bases)
