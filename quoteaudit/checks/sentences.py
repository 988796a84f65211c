"""Sentences by their full stops: checks see an audit, which holds no parse."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from quoteaudit.checks.words import listed
from quoteaudit.records import CharSpan

_SENTENCE_END = regex.compile(
    r"""
    (?<! [\p{L}\p{N}.'’!?…] )
    (?P<word> [\p{L}\p{N}.'’]*+ ) [!?…]*+   # the last word, which may be an abbreviation
    (?<= [.!?…] ['’]? ) [”"’')\]]*+         # its full stop, and marks that close after it
    (?= \s++ [“"‘'(\[]* [\p{Lu}\p{N}] )     # another sentence begins
    """,
    regex.VERBOSE,
)


def sentences_of(block: CharSpan) -> Iterator[tuple[int, int]]:
    """The sentences of a block as half-open ``[start, end)``, white space around them left out."""
    ends = [m.end() for m in _SENTENCE_END.finditer(block.text) if not _is_abbreviation(m)]
    for start, end in pairwise([0, *ends, len(block.text)]):
        words = block.text[start:end]
        if words.strip():
            lead = len(words) - len(words.lstrip())
            yield block.start + start + lead, block.start + end


def _is_abbreviation(match: regex.Match[str]) -> bool:
    word = match["word"].lower()
    if match[0].rstrip("”\"’')]") != match["word"] or not word.endswith("."):
        return False
    bare = word.rstrip(".")
    return bare in listed("abbreviations") or "." in bare or (len(bare) == 1 and bare != "i")
