"""Compares quotes with what was said, and the quotes of one version with those of another.

A quote and a reference become words (``words``, ``numbers``), which are looked for
(``seeds``), laid side by side (``align``) and told apart (``edits``); an ordered table of
rules says what the differences mean (``judge``).
"""

from quoteaudit.verify.quotes import verify_headline, verify_quotes
from quoteaudit.verify.versions import compare_sources, compare_versions, find_divergent
from quoteaudit.verify.worddiff import Part, PartKind, marked_up, word_diff

__all__ = [
    "Part",
    "PartKind",
    "compare_sources",
    "compare_versions",
    "find_divergent",
    "marked_up",
    "verify_headline",
    "verify_quotes",
    "word_diff",
]
