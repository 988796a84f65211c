"""Datelines: ``VELMORA, May 3 (Portal) –`` and its many forms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from quoteaudit.article.lines import TITLE_LENGTH, TOP, Line
from quoteaudit.article.patterns import listed, one_of, written_out

_READ = 200  # characters of a line: no dateline is longer


def opening_of(lines: Sequence[Line]) -> int | None:
    """The line with the dateline at the top, below nothing but short lines.

    Without an agency it counts only if no other line looks like one: people whose names stand
    before a dash have a conversation.
    """
    for index, line in enumerate(lines[:TOP]):
        if agency_dateline_length(line.text):
            return index
        if _is_place_alone(line.text):
            is_talk = any(_is_place_alone(other.text) for other in lines[index + 1 :])
            return None if is_talk else index
        if len(line.text) > TITLE_LENGTH:
            return None
    return None


def dateline_length(text: str) -> int:
    """How long the dateline is that opens a line, with an agency or without; 0: none does."""
    return agency_dateline_length(text) or _length(_dateline_alone().match(text, 0, _READ))


def agency_dateline_length(text: str) -> int:
    """How long the dateline is that opens a line and names an agency; 0: none does."""
    return _length(_dateline_with_agency().match(text, 0, _READ))


def _length(match: regex.Match[str] | None) -> int:
    return match.end() if match else 0


def _is_place_alone(text: str) -> bool:
    """Whether a line opens with a place, a dash and no agency: ``OAKLAND —``; not ``NATO –``."""
    match = _dateline_alone().match(text, 0, _READ)
    if match is None:
        return False
    words = regex.findall(r"\p{L}+", match[0])
    return sum(map(len, words)) >= 4 and not any(
        word.isupper() and word.casefold() in listed("dateline", "not_places") for word in words
    )


_SHOUTED = r"(?=\p{Lu}['.]?\p{Lu}) \p{Lu} (?:\p{Lu} | [.'-](?=\p{Lu}) | \.)*+"
_SHOUTED_PLACE = rf"{_SHOUTED} (?:(?:[\s/] | \s(?:and|AND|&|de|la|del)\s) {_SHOUTED}){{0,4}}"
_PLACE = r"\p{Lu}[\p{L}\p{M}'.-]++ (?:[\s/]\p{Lu}[\p{L}\p{M}'.-]++){0,2}"
_REGION = r",\s\p{Lu}[\p{L}\p{M}.]++ (?:\s\p{Lu}[\p{L}\p{M}.]++){0,2}"
_AGENCY = r"\s?(?:\( (?![DRI][-)]) \p{Lu}[^()\d]{1,30} \) | / \p{Lu}[\w\s]{1,25} /)"
_DASH = r"(?: \s?(?:-{2,3}|[—―]) | \s[-–](?=\s|\Z) | (?<=[)/])\s?[-–] )"
_UPPER = r"(?= \s*+ [\"'(\[]*+ [\p{Lu}\p{N}$€£] )"


@cache
def _dateline_with_agency() -> regex.Pattern[str]:
    """``VELMORA (Portal) –``, ``Mexico City (AFP) –``, ``Dec 29 (Reuters) -``, ``(Reuters) -``.

    And ``Lunde (Karun) (AFP) –``, where the country stands in parentheses of its own.
    """
    date = rf",?\s{written_out('%date%')}"
    agencies = one_of("dateline", "agencies")
    return regex.compile(
        rf"""
        (?: {_SHOUTED_PLACE} (?:{_REGION})? (?:{date})?
            (?: {_AGENCY},? | \s?\({written_out("%date%")}\) ) (?: {_DASH} | \s*+\Z )
        |   {_PLACE} (?:{_REGION})? (?:{date})? ,?\s?[(/] {agencies} [)/] {_DASH}
        |   {_PLACE} \s\(\p{{Lu}}[\p{{L}}\s.'-]{{1,40}}\)
            \s\((?:{agencies}|\p{{Lu}}{{2,6}})\) {_DASH}
        |   (?:{written_out("%date%")}\s?)? \( {agencies} (?:\s[\w\s]+)? \) {_DASH}
        |   \( (?![DRI][-)]) \p{{Lu}}[\p{{L}}\s]{{1,30}} \) {_DASH} {_UPPER}
        )
        """,
        regex.VERBOSE,
    )


@cache
def _dateline_alone() -> regex.Pattern[str]:
    """``LOS ANGELES --``, ``Oakland, Calif. —``, ``Paris, Nov. 3 —``, ``CNN —``."""
    date = rf",?\s{written_out('%date%')}"
    return regex.compile(
        rf"""
        (?: {_SHOUTED_PLACE} (?:{_REGION})? (?:{date})?
        |   {_PLACE} ,\s{one_of("dateline", "regions")} (?:{date})?
        |   {_PLACE} (?:{_REGION})? {date}
        |   (?:{_PLACE}\s)? {one_of("dateline", "alone")}
        )
        {_DASH} {_UPPER}
        """,
        regex.VERBOSE,
    )
