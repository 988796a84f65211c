"""The words of a text, the words that checks look for in it, and the base forms of cue words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import regex

from quoteaudit.lexicon import cue_class, load_table

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


@cache
def base_forms(word: str) -> tuple[str, ...]:
    """The verbs of cues.toml that a word can be a form of, the likeliest first.

    >>> base_forms("admitted"), base_forms("said"), base_forms("claims"), base_forms("table")
    (('admit',), ('say',), ('claim',), ())
    """
    lower = word.lower()
    made = [lower, *_irregular().get(lower, ()), *_regular(lower)]
    return tuple(dict.fromkeys(base for base in made if cue_class("verbs", base) is not None))


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for base, forms in load_table("irregular")["verbs"].items():
        for form in forms:
            found.setdefault(form, []).append(base)
    return MappingProxyType({form: tuple(bases) for form, bases in found.items()})


def _regular(word: str) -> list[str]:
    made: list[str] = []
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            made += [stem, stem + "e"] if ending in ("ing", "ed") else [stem]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                made.append(stem[:-1])
    if word.endswith(("ies", "ied")):
        made.append(word[:-3] + "y")
    return made
