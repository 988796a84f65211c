"""Who wrote the article, and whom an interview is with: told by its head, not by its prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile

import regex

from quoteaudit.article.outlet import is_publication
from quoteaudit.article.patterns import listed, written_out
from quoteaudit.lexicon import load_table
from quoteaudit.records import Block, BlockKind, CharSpan

_HEAD = 12  # blocks: an interview says at its top with whom it is
_LONGEST = 600  # characters of a block that are read


def authors_of(blocks: Iterable[Block]) -> tuple[CharSpan, ...]:
    r"""The names of those who signed the article, or who led an interview, in text order.

    >>> from quoteaudit.article import find_blocks
    >>> head = "Rain\nBy Ana Ruiz and Tom Okoye, The Tribune\nIt rained in Velmora."
    >>> [span.text for span in authors_of(find_blocks(head))]
    ['Ana Ruiz', 'Tom Okoye']

    Papers and desks are none.
    """
    return tuple(span for block in blocks for span in _signed_in(block))


def guest_of(blocks: Sequence[Block]) -> CharSpan | None:
    r"""The name of the one whom an interview is with, as the lines above its labels tell it.

    >>> from quoteaudit.article import find_blocks
    >>> head = "Five questions for Ana Ruiz\n\nQ: Will you go?\nA: No.\nQ: Why?\nA: Rain."
    >>> guest_of(find_blocks(head)).text
    'Ana Ruiz'
    """
    above = takewhile(lambda block: block.kind is not BlockKind.LABEL, blocks[:_HEAD])
    for block in above:
        match = _guest().search(block.span.text, 0, _LONGEST)
        if match is not None:
            return _part(block, match.span("who"))
    return None


def _signed_in(block: Block) -> Iterator[CharSpan]:
    """The people in a byline, after "Interview by", or of whom a last line says who they are."""
    if block.kind is BlockKind.BYLINE:
        match = _byline().match(block.span.text, 0, _LONGEST)
    elif block.kind is BlockKind.CREDIT:
        text = block.span.text
        match = _led().search(text, 0, _LONGEST) or _told_of().match(text, 0, _LONGEST)
    else:
        return
    if match is not None:
        for found in _person().finditer(block.span.text, *match.span("who")):
            if _is_person(found[0]):
                end = found.start() + len(found[0].rstrip("."))
                yield _part(block, (found.start(), end))


def _part(block: Block, chars: tuple[int, int]) -> CharSpan:
    start = block.span.start
    return CharSpan(start + chars[0], start + chars[1], block.span.text[slice(*chars)])


def _is_person(name: str) -> bool:
    words = name.split()
    is_job = any(word.casefold() in listed("outlet", "jobs") for word in words)
    return not is_job and words[0] != "The" and not is_publication(name)


@cache
def _person() -> regex.Pattern[str]:
    return regex.compile(written_out("%person%"))


@cache
def _byline() -> regex.Pattern[str]:
    """``By Ana Ruiz and Tom Okoye``, ``Author: Ana Ruiz``, ``Ana Ruiz at Foundry Park``."""
    label = r"(?:BYLINE|Byline|Author|AUTHOR|Authors)?:? ?(?:[\w-]+ )?[Bb][Yy]:? |\w+: "
    opening = rf"(?:<[^<>]*+>)*+(?:{label})?"
    return regex.compile(written_out(rf"{opening}(?P<who>%people%)"))


@cache
def _led() -> regex.Pattern[str]:
    """``Interview by Ana Ruiz``; not ``Editing by Ana Ruiz``."""
    words = "|".join(load_table("structure")["interview"]["led"])
    return regex.compile(written_out(rf"(?i:\b(?:{words})):? (?P<who>%people%)"))


@cache
def _told_of() -> regex.Pattern[str]:
    """``Ana Ruiz is the author of Late Ferries.``"""
    return regex.compile(written_out(r"[(\[*_–—-]{0,4}\s*+(?P<who>%people%),? (?:is|are)\b"))


@cache
def _guest() -> regex.Pattern[str]:
    """``questions for Ana Ruiz``, ``an interview with the singer Ana Ruiz``."""
    table = load_table("structure")["interview"]
    words, roles = "|".join(table["guest"]), r"(?: (?:the |our )?\p{Ll}[\p{L}'-]*){0,4}?"
    return regex.compile(written_out(rf"(?i:\b(?:{words})):?{roles} (?P<who>%person%)"))
