r"""Finds the places of a reference that share runs of words with a quote.

The words of the quotes are numbered, and every text becomes a string with one character for
each word (``\0`` for words that no quote has), so that exact search and alignment run at the
speed of strings. What is indexed are the short runs of the *quotes*: one pass over a reference
then finds where each of them stands, and memory grows with the quotes and not with the text.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from attrs import define, field, frozen

_UTF32 = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
_SURROGATES, _AFTER_SURROGATES = 0xD800, 0xE000  # no characters of their own
_LAST = 0x10FFFE
MASK = "\U0010ffff"
"""A word that no other word is the same as."""
MOST_WORDS = 50_000
"""How many different words are numbered together: few enough for two bytes each."""
_RUN = 3
_SHORT_RUN = 2
_SHORT_QUOTE = 12  # words; one change can break every run of three in a quote as short as that
_MOST_PLACES = 200  # of one run; a commoner one tells nothing
_MOST_SEEDS = 400  # of one quote
_MOST_BLOCKS = 48  # of one quote


@define
class Code:
    """Words as characters: the same key, the same character."""

    numbers: dict[str, int] = field(factory=dict)

    def learn(self, keys: Iterable[str]) -> str:
        """The keys as a string; new ones get a number."""
        for key in keys:
            if key not in self.numbers:
                self.numbers[key] = _character(len(self.numbers) + 1)
        return self.write(keys)

    def write(self, keys: Iterable[str]) -> str:
        r"""The keys as a string, ``\0`` for those that were never learned."""
        known = self.numbers.get
        return array("I", [known(key, 0) for key in keys]).tobytes().decode(_UTF32)


def _character(number: int) -> int:
    skipped = _AFTER_SURROGATES - _SURROGATES if number >= _SURROGATES else 0
    return min(number + skipped, _LAST)


@frozen
class Block:
    """The same ``length`` words in the quote, from word ``quote``, and in the reference."""

    quote: int
    said: int
    length: int

    @property
    def quote_end(self) -> int:
        """The word of the quote after the last one."""
        return self.quote + self.length

    @property
    def said_end(self) -> int:
        """The word of the reference after the last one."""
        return self.said + self.length


def runs_of(code: str) -> list[tuple[int, str]]:
    """The runs of words that a quote is looked for by, each with its place in the quote.

    >>> runs_of("ab")
    [(0, 'ab')]
    >>> [run for _, run in runs_of("abcd")]
    ['abc', 'bcd', 'ab', 'bc', 'cd']
    """
    if len(code) < _RUN:
        return [(0, code)] if code else []
    sizes = (_RUN, _SHORT_RUN) if len(code) <= _SHORT_QUOTE else (_RUN,)
    return [(at, code[at : at + n]) for n in sizes for at in range(len(code) - n + 1)]


Places = Mapping[str, Sequence[int]]


def places_of(runs: Iterable[str], said: str) -> Places:
    """Where each run stands in ``said``, the first :data:`_MOST_PLACES` of each."""
    found: dict[str, list[int]] = {run: [] for run in runs}
    for size in sorted({len(run) for run in found}):
        for at in range(len(said) - size + 1):
            places = found.get(said[at : at + size])
            if places is not None and len(places) < _MOST_PLACES:
                places.append(at)
    return found


def exact_places(code: str, said: str, places: Places, most: int) -> list[int]:
    """Where the whole of ``code`` stands in ``said``: up to ``most`` places, in order.

    A run that is rare tells all of them; where all are common, the string is searched.
    """
    runs = runs_of(code)
    if not runs:
        return []
    at, rarest = min(runs, key=lambda run: len(places[run[1]]))
    if len(places[rarest]) >= _MOST_PLACES:
        return list(_searched(code, said, most))
    starts = (place - at for place in places[rarest])
    return [start for start in starts if start >= 0 and said.startswith(code, start)][:most]


def _searched(code: str, said: str, most: int) -> Iterator[int]:
    at = said.find(code)
    while at >= 0 and most:
        yield at
        most -= 1
        at = said.find(code, at + 1)


def blocks_of(code: str, said: str, places: Places) -> list[Block]:
    """The longest runs of words that a quote shares with a reference, in the quote's order.

    Rare runs of words are looked at first, and no more than a fixed number of them, so that
    the work for one quote does not grow with the reference.
    """
    seeds: list[tuple[int, int]] = []
    for at, run in sorted(runs_of(code), key=lambda r: (len(places[r[1]]), -len(r[1]), r[0])):
        if len(seeds) >= _MOST_SEEDS:
            break
        seeds += [(place - at, at) for place in places[run]]
    blocks = {
        block
        for diagonal, group in groupby(sorted(set(seeds)), key=lambda seed: seed[0])
        for block in _grown(code, said, diagonal, [at for _, at in group])
    }
    longest = sorted(blocks, key=lambda block: (-block.length, block.said, block.quote))
    return sorted(longest[:_MOST_BLOCKS], key=lambda block: (block.quote, block.said))


def _grown(code: str, said: str, diagonal: int, starts: Iterable[int]) -> Iterator[Block]:
    """The runs that begin at ``starts``, each as long as the words agree, on one diagonal."""
    end = -1
    for start in starts:
        if start < end:
            continue
        end = start
        while end < len(code) and end + diagonal < len(said) and code[end] == said[end + diagonal]:
            end += 1
        while start > 0 and start + diagonal > 0 and code[start - 1] == said[start + diagonal - 1]:
            start -= 1
        yield Block(start, start + diagonal, end - start)
