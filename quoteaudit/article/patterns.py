"""The words and patterns of ``lexicons/en/structure.toml``, ready for use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

import regex
from attrs import frozen

from quoteaudit.lexicon import load_table

_NAME = regex.compile(r"%(\w+)%")
_TAGS = regex.compile(r"\A(?:<[^<>]{1,300}+>\s*+)++|(?:\s*+</[^<>]{1,40}+>)++\Z")
# A space, but none in a class or after a backslash: those are kept as group 1.
_SPACE = regex.compile(r"(\\.|\[(?:\\.|[^\]\\])*+\])|[ ]")


PATTERN_LENGTH = 1_500
"""In characters: furniture is shorter, and so no pattern can run away."""


def is_matched(text: str, kind: str, *, top: bool, end: bool) -> bool:
    """Whether a line fits a pattern of that kind which may stand where the line does.

    ``top`` and ``end`` say whether the line stands near the top or near the end of the page.

    >>> is_matched("(Reporting by Ana Ruiz)", "credit", top=False, end=False)
    True
    """
    return len(text) <= PATTERN_LENGTH and _is_matched(text, kind, top, end)


@lru_cache(maxsize=256)  # the rules ask about a line, and again about it as a neighbour
def _is_matched(text: str, kind: str, top: bool, end: bool) -> bool:
    may_stand = {"any": True, "top": top, "end": end, "edge": top or end}
    forms = [forms for place, forms in patterns_of(kind).items() if may_stand[place]]
    return any(form.fit(text, 0, len(text)) for form in forms)


def without_tags(text: str) -> str:
    """A line without the tags of a web page around it.

    >>> without_tags('<p class="byline">By Ana Ruiz</p>')
    'By Ana Ruiz'
    """
    return _TAGS.sub("", text) if "<" in text else text


@frozen
class Forms:
    """What a kind of furniture looks like: its patterns, and those that reported speech undoes.

    Each is a pattern by itself, since regex then looks for the words first that it must have.
    """

    patterns: tuple[regex.Pattern[str], ...]
    unsaid: tuple[regex.Pattern[str], ...]

    def fit(self, text: str, start: int, end: int) -> bool:
        """Whether a pattern fits all of that stretch of a text."""
        for pattern in self.patterns:
            if pattern.fullmatch(text, start, end):
                return True
        for pattern in self.unsaid:
            if pattern.fullmatch(text, start, end):
                return _said().search(text, start, end) is None
        return False


@cache
def patterns_of(kind: str) -> Mapping[str, Forms]:
    """The patterns of one kind by the place where they may stand."""
    places: dict[str, list[Mapping[str, Any]]] = {}
    for entry in load_table("structure")["pattern"]:
        if entry["kind"] == kind:
            places.setdefault(entry.get("where", "any"), []).append(entry)
    return {place: forms_of(entries) for place, entries in places.items()}


def forms_of(entries: Iterable[Mapping[str, Any]]) -> Forms:
    """The patterns of entries of structure.toml."""
    patterns: list[regex.Pattern[str]] = []
    unsaid: list[regex.Pattern[str]] = []
    for entry in entries:
        pattern = regex.compile(written_out(entry["match"]))
        (unsaid if entry.get("unsaid") else patterns).append(pattern)
    return Forms(tuple(patterns), tuple(unsaid))


@cache
def _said() -> regex.Pattern[str]:
    return regex.compile(written_out("%said%"))


def written_out(match: str) -> str:
    """A pattern as the data spell it, as a regular expression: see structure.toml."""
    return rf"(?:{_NAME.sub(lambda name: _fragments()[name[1]], _spaced(match))})"


def _spaced(match: str) -> str:
    """A pattern whose line breaks stand for nothing, and whose spaces for any run of them."""
    joined = "".join(match.splitlines())
    return _SPACE.sub(lambda found: found[1] or r"(?:\s++)", joined)


@cache
def _fragments() -> Mapping[str, str]:
    """The named parts of patterns, written out; each may use those above it."""
    fragments: dict[str, str] = {}
    for name, match in load_table("structure")["fragments"].items():
        fragments[name] = _NAME.sub(lambda part: fragments[part[1]], _spaced(match))
    return fragments


def one_of(table: str, key: str) -> str:
    """Any word of a list of the data, the longest first, as a regular expression."""
    words = sorted(load_table("structure")[table][key], key=len, reverse=True)
    return rf"(?:{'|'.join(map(regex.escape, words))})(?!\p{{L}})"


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """A word list of the data, in small letters."""
    return frozenset(word.casefold() for word in load_table("structure")[table][key])
