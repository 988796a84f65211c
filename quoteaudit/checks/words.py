"""The words of a text, and the words and patterns that checks look for in it."""

from __future__ import annotations

from functools import cache

import regex

from quoteaudit.lexicon import load_table

WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*+")
"""A word or number as it is written, with the stops and the marks inside it and after it."""


def words_of(text: str) -> list[str]:
    """The words in lower case, quotation marks, stops and possessive endings left out.

    >>> words_of("“Hamas’ plan, the U.S. said...”")
    ['hamas', 'plan', 'the', 'u.s', 'said']
    """
    found = (match[0].rstrip(".'’-").lower() for match in WORD.finditer(text))
    return [word.replace("’", "'").removesuffix("'s") for word in found]


@cache
def listed(name: str) -> frozenset[str]:
    """One word list of checks.toml."""
    return frozenset(load_table("checks")["words"][name])


@cache
def pattern(name: str) -> regex.Pattern[str]:
    """One pattern of checks.toml, compiled; a blank stands for any white space character."""
    entry = load_table("checks")["patterns"][name]
    source = entry["pattern"].replace(" ", r"\s")
    for list_name in load_table("checks")["words"]:
        if f"%{list_name}%" in source:
            source = source.replace(f"%{list_name}%", _alternatives(list_name))
    return regex.compile(source, 0 if entry.get("case", False) else regex.IGNORECASE)


def _alternatives(name: str) -> str:
    words = sorted(listed(name), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(regex.escape(w).replace(r"\ ", r"\s") for w in words) + ")"


@cache
def patterns() -> tuple[str, ...]:
    """The names of the patterns of checks.toml."""
    return tuple(load_table("checks")["patterns"])


@cache
def examples(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a pattern of checks.toml must find, and what it must not."""
    entry = load_table("checks")["patterns"][name]
    return tuple(entry["yes"]), tuple(entry["no"])
