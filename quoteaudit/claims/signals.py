"""The signal words of claims: which classes of ``claims.toml`` a word belongs to.

A frequent word may have a weight of its own besides: a line "verb sign" in a table of weights.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from quoteaudit.lexicon import load_table, load_weights
from quoteaudit.syntax.assertions import Part, noun_forms, part_of, verb_forms
from quoteaudit.syntax.tree import Word

Classes = tuple[str, ...]
Forms = Mapping[str, Classes]

_SECTION = {
    Part.VERB: "verbs",
    Part.NOUN: "nouns",
    Part.ADJECTIVE: "adjectives",
    Part.NAME: "names",
    Part.PRONOUN: "pronouns",
}
"""Where a word of each kind is listed; ``words`` is asked about every word but names."""

_INFLECTED: Mapping[str, Callable[[str], Collection[str]]] = {
    "verbs": verb_forms,
    "nouns": noun_forms,
}
"""The sections whose words stand there in their base form."""


def classes_of(word: Word) -> Classes:
    """The classes of one word, such as ``("noun=record",)`` for "report", often none."""
    return _by_part()[part_of(word)].get(word.lower, ())


def classes_of_each(words: Sequence[Word], parts: Sequence[Part]) -> list[Classes]:
    """The classes of each word, where it is known what kind of word each is."""
    tables = _by_part()
    return [tables[part].get(w.lower, ()) for w, part in zip(words, parts, strict=True)]


@cache
def _by_part() -> Mapping[Part, Forms]:
    """The forms that count for each kind of word: those of its section, and all ``words``.

    A name is listed as a name or not at all: the month of May is no hedge.
    """
    found: dict[Part, Forms] = {}
    for part in Part:
        everywhere = {} if part is Part.NAME else _forms("words")
        own = _forms(_SECTION[part]) if part in _SECTION else {}
        joined = {
            form: everywhere.get(form, ()) + own.get(form, ()) for form in {*everywhere, *own}
        }
        found[part] = MappingProxyType(joined)
    return MappingProxyType(found)


class Vocabulary:
    """Words that count by themselves, each written as it is listed: "verb sign", "noun vote".

    The forms of verbs and nouns are made from their bases; "other" words are taken as written.

    >>> from quoteaudit.syntax.tree import Word
    >>> words = Vocabulary(["verb sign", "noun vote", "other since"])
    >>> words.line(Word(0, 0, "signed", "VBD", "ROOT"), Part.VERB)
    'verb sign'
    """

    __slots__ = ("_forms",)

    def __init__(self, lines: Iterable[str]) -> None:
        listed: defaultdict[str, list[str]] = defaultdict(list)
        for line in sorted(lines):
            kind, _, word = line.partition(" ")
            listed[kind].append(word)
        forms = {kind: _forms_of_words(kind, words) for kind, words in listed.items()}
        self._forms = {part: forms.get(kind_of_part(part), {}) for part in Part}

    def line(self, word: Word, part: Part) -> str | None:
        """The line of a word, None where it has none; names never have one."""
        return self._forms[part].get(word.lower)


_KINDS = {Part.VERB: "verb", Part.NOUN: "noun", Part.ADJECTIVE: "adjective", Part.NAME: "name"}
WORD_KINDS = ("verb ", "noun ", "adjective ", "other ")
"""How a line of a table of weights begins that is about a single word."""


def kind_of_part(part: Part) -> str:
    """Under which kind a word of this part of speech is listed."""
    return _KINDS.get(part, "other")


def _forms_of_words(kind: str, words: Sequence[str]) -> Mapping[str, str]:
    """The line of each form; a form of two words ("found") counts for the irregular one."""
    section = f"{kind}s"
    forms_of = _INFLECTED.get(section, _as_written)
    irregular: Mapping[str, Sequence[str]] = load_table("irregular").get(section, {})
    found = {form: word for word in words for form in forms_of(word)}
    found |= {word: word for word in words}
    found |= {form: word for word in words for form in irregular.get(word, ())}
    return {form: f"{kind} {word}" for form, word in found.items()}


@cache
def weighed_words() -> Vocabulary:
    """The words that have a line of their own in a table of weights of claims."""
    lines = {
        line for name in ("claim_weights", "checkworthy_weights") for line in load_weights(name)
    }
    lines |= {line.partition(": ")[2] for line in load_weights("claim_kind_weights")}
    return Vocabulary(line for line in lines if line.startswith(WORD_KINDS))


def verb_classes(verb: Word) -> Classes:
    """The classes of a verb, without the name of the section: ``("act",)`` for "signed"."""
    return tuple(name.partition("=")[2] for name in _forms("verbs").get(verb.lower, ()))


def phrases_in(words: Sequence[Word]) -> Iterator[tuple[str, int, int]]:
    """The listed phrases among the words: class, first word, end, as places in ``words``."""
    table = _phrases()
    for at, word in enumerate(words):
        if word.lower in table:
            for name, phrase in table[word.lower]:
                end = at + len(phrase)
                if tuple(other.lower for other in words[at:end]) == phrase:
                    yield name, at, end


def _as_written(word: str) -> Collection[str]:
    return (word,)


@cache
def _forms(section: str) -> Forms:
    """Every form of the words listed in one section, with its classes."""
    irregular: Mapping[str, Sequence[str]] = load_table("irregular").get(section, {})
    forms_of = _INFLECTED.get(section, _as_written)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, bases in load_table("claims")[section].items():
        label = f"{section.removesuffix('s')}={name}"
        for form in {f for base in bases for f in (*forms_of(base), *irregular.get(base, ()))}:
            found[form].append(label)
    return MappingProxyType({form: tuple(labels) for form, labels in found.items()})


@cache
def _phrases() -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
    """The listed phrases by their first word."""
    found: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for name, phrases in load_table("claims")["phrases"].items():
        for phrase in phrases:
            parts = tuple(phrase.split())
            found[parts[0]].append((f"phrase={name}", parts))
    return MappingProxyType(found)
