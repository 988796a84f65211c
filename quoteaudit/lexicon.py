"""Reads the word lists; below the rooms that find things, the only one that opens a file.

The lists are TOML files in ``lexicons/en/``, one per subject, and tables of numbers, one line a
word or a feature. A journalist can read and edit them; each says where it comes from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, reduce
from importlib import resources
from operator import getitem
from types import MappingProxyType
from typing import Any


@cache
def load_table(name: str) -> Mapping[str, Any]:
    """The whole of ``lexicons/en/{name}.toml`` as plain data, read once and kept.

    Among the words of a list, ``{ all = "calendar.weekdays" }`` stands for all those of the list
    ``weekdays`` of ``calendar.toml``. The mapping cannot be written to; treat what it holds in the
    same way.

    >>> "Calif." in load_table("structure")["dateline"]["regions"]
    True
    """
    file = resources.files("quoteaudit") / "lexicons" / "en" / f"{name}.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return MappingProxyType({key: _written_out(value) for key, value in table.items()})


def _written_out(value: Any) -> Any:
    """A value with the words of other lists in the place of what stands for them."""
    if isinstance(value, dict):
        return {key: _written_out(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [word for item in value for word in _words_of(item)]
    return value


def _words_of(item: Any) -> list[Any]:
    if isinstance(item, dict) and item.keys() == {"all"}:
        table, *keys = item["all"].split(".")
        found = reduce(getitem, keys, load_table(table))
        return list(found)
    return [_written_out(item)]


@cache
def load_weights(name: str) -> Mapping[str, float]:
    """The table ``lexicons/en/{name}.tsv``: the number of each feature, or of each given name.

    Raises ``FileNotFoundError`` for a table that the package does not hold.
    """
    source = resources.files("quoteaudit") / "lexicons" / "en" / f"{name}.tsv"
    lines = source.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return MappingProxyType({feature: float(weight) for feature, weight in pairs})


@cache
def cue_class(part: str, base: str) -> str | None:
    """The class of a cue word ("neutral", "doubt", "heat", ...), None for one not listed.

    ``part`` is "verbs", "nouns", "adjectives" or "phrases", ``base`` the base form.

    >>> cue_class("verbs", "claim"), cue_class("verbs", "cycle")
    ('doubt', None)
    """
    classes = load_table("cues")[part]
    return next((name for name, words in classes.items() if base in words), None)
