"""The outlet that an article names in its dateline or in its byline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import regex

from quoteaudit.article.patterns import listed, one_of, without_tags
from quoteaudit.records import Block, BlockKind

_STAMP = regex.compile(r"\s?[|•·–—-]\s(?:Published|Updated|Posted|Last updated)\b.*")


def outlet_of(blocks: Iterable[Block]) -> str | None:
    r"""The outlet that a dateline, or else a byline, names; None where none does.

    >>> from quoteaudit.article import find_blocks
    >>> outlet_of(find_blocks("VELMORA, May 3 (Portal) – It rained."))
    'Portal'
    >>> outlet_of(find_blocks("By Ana Ruiz, The Tribune\nIt rained in Velmora."))
    'The Tribune'
    """
    held = tuple(blocks)
    datelines = (_outlet_in_dateline(b.span.text) for b in held if b.kind is BlockKind.DATELINE)
    bylines = (_outlet_in_byline(b.span.text) for b in held if b.kind is BlockKind.BYLINE)
    return next((name for names in (datelines, bylines) for name in names if name), None)


def is_publication(name: str) -> bool:
    """Whether a word in a signature makes it that of a publication: ``The Velmora Tribune``."""
    return _has_outlet_word(name.split())


def _outlet_in_dateline(dateline: str) -> str | None:
    """``Portal`` in ``VELMORA, May 3 (Portal) –``."""
    match = regex.search(r".*[(/]\s*+(\p{Lu}[^()/\d]*+)[)/]", dateline)
    if match:
        return match[1].strip()
    match = _alone().match(dateline)
    return match["outlet"] if match else None


@cache
def _alone() -> regex.Pattern[str]:
    """``CNN —``, ``Velmora AP -``."""
    return regex.compile(rf"(?:.*\s)?(?P<outlet>{one_of('dateline', 'alone')})\s?[—-]")


def _outlet_in_byline(byline: str) -> str | None:
    """``The Tribune`` in ``By Ana Ruiz, The Tribune`` or in ``Ana Ruiz | The Tribune staff``."""
    names, bar, outlet = _STAMP.sub("", without_tags(byline)).partition("|")
    if bar:
        return _without_jobs(outlet) or None
    first, *others = names.split(",")
    told = (_without_jobs(part) for part in reversed(others))
    for name in told:
        if name.startswith("The ") or _has_outlet_word(name.split()):
            return name
    alone = _without_jobs(regex.sub(r"(?i)\Aby:?\s", "", first.strip()))
    words = [word for word in alone.split() if word != "The"]
    signed = regex.match(r"(?i)by\b", first.strip())  # else a paper on the line below a name
    is_outlet = _has_outlet_word(words) and (not signed or all(map(_is_outlet_word, words)))
    return alone if is_outlet else None


def _without_jobs(name: str) -> str:
    """``Tribune`` of ``Tribune staff writer``, ``The Tribune`` of ``special to The Tribune``."""
    jobs = listed("outlet", "jobs")
    words = name.strip().rstrip(".").split()
    while words and words[0].casefold() in jobs:
        del words[0]
    while words and words[-1].casefold() in jobs:
        del words[-1]
    return " ".join(words)


def _has_outlet_word(words: Sequence[str]) -> bool:
    return any(map(_is_outlet_word, words))


def _is_outlet_word(word: str) -> bool:
    return word.casefold() in listed("outlet", "words")
