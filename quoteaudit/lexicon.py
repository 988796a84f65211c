"""Reads the word lists; the only room that opens a file.

The lists are TOML files in ``lexicons/en/``, one per subject, that a journalist can read and
edit. Each list says where its words come from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any


@cache
def load_table(name: str) -> Mapping[str, Any]:
    """The whole of ``lexicons/en/{name}.toml`` as plain data, read once and kept.

    The mapping cannot be written to; treat what it holds in the same way.

    >>> "Calif." in load_table("structure")["dateline"]["regions"]
    True
    """
    file = resources.files("quoteaudit") / "lexicons" / "en" / f"{name}.toml"
    return MappingProxyType(tomllib.loads(file.read_text(encoding="utf-8")))


@cache
def load_weights(name: str) -> Mapping[str, float]:
    """The table of weights ``lexicons/en/{name}.tsv``: a feature, a tab, a number a line.

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
