"""The key of a name, its words in small letters, and the other keys that it goes by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from quoteaudit.records import SpeakerKind
from quoteaudit.speakers.words import bare, short_names, words_of

Key = tuple[str, ...]
"""The words of a name in small letters, without full stops: ("ana", "ruiz")."""

_SMALL = frozenset("of the for and & on in at".split())


def key_of(name: str) -> Key:
    """The key of a name as it is written.

    >>> key_of("Velmora-Tolm U. Press")
    ('velmora', 'tolm', 'u', 'press')
    """
    return tuple(bare(word) for word in name.replace("-", " ").split())


def surname_of(key: Sequence[str]) -> str:
    """The word that a person is called by later: the last one, "Jr." left out.

    >>> surname_of(("james", "okoye", "jr"))
    'okoye'
    """
    kept = [word for word in key if word not in ("jr", "sr")]
    return kept[-1] if kept else key[-1]


def without_particles(key: Key) -> Key:
    """A short name without the particles at its front.

    >>> without_particles(("de", "la", "cruz"))
    ('cruz',)
    """
    at = 0
    while at < len(key) - 1 and key[at] in words_of("people", "words", "particles"):
        at += 1
    return key[at:]


def is_fuller(key: Key, known: Key) -> bool:
    """Whether a key of the same first word has more words than the one that is known."""
    return len(key) > max(1, len(known)) and key[0] == known[0]


def keys_of(key: Key, kind: SpeakerKind) -> Iterator[Key]:
    """All keys of a name: its own, well-known short forms; of a body initials, words turned.

    >>> [" ".join(one) for one in keys_of(("harbour", "safety", "board"), SpeakerKind.ORGANIZATION)]
    ['harbour safety board', 'hsb', 'board of harbour safety']
    """
    joined = " ".join(key)
    yield key
    for short in _shortened().get(joined, ()):
        yield (short,)
    if kind is not SpeakerKind.PERSON:
        yield _initials(key)
        yield _turned(key)
    if joined in short_names():
        yield tuple(short_names()[joined].split())


def _initials(key: Key) -> Key:
    letters = "".join(word[0] for word in key if word not in _SMALL)
    return (letters,) if len(letters) > 2 else key


def _turned(key: Key) -> Key:
    """Department of Justice for Justice Department, and the other way round."""
    if len(key) > 2 and key[1] == "of":
        return (*(word for word in key[2:] if word != "the"), key[0])
    return (key[-1], "of", *key[:-1])


@cache
def _shortened() -> Mapping[str, Sequence[str]]:
    """Well-known short forms, by what they are short for."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for short, full in short_names().items():
        by_name[full].append(short)
    return by_name
