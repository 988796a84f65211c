"""Numbers in words and figures as one and the same key.

A key is ``#`` and the value: “two hundred and ten thousand” and “210,000” are ``#210000``,
“$14 million” and “14 million dollars” are ``#14000000$``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

import regex
from attrs import define, frozen

from quoteaudit.lexicon import load_table

_FIGURE = regex.compile(
    r"(?P<value>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?P<suffix>[a-z]*+)"
)
_MOST_DIGITS = 18  # longer figures are account numbers, which nobody writes in words
_MOST_DECIMALS = 6
_SIGNS_BEFORE = ("$", "€", "£")
_HUNDRED = 100


@frozen
class Piece:
    """One word, figure or sign, where it stands, and whether it touches the one before."""

    word: str
    start: int
    end: int
    joined: bool


@cache
def _values(part: str) -> dict[str, int]:
    return dict(load_table("numbers")[part])


@cache
def _measures() -> dict[str, str]:
    return dict(load_table("numbers")["measures"])


@cache
def number_words() -> frozenset[str]:
    """The words and signs that can be part of a number."""
    parts = ("units", "tens", "scales", "ordinals", "measures")
    return frozenset({"a", "and", "point"}.union(*(load_table("numbers")[part] for part in parts)))


@cache
def amounts() -> frozenset[str]:
    """The words that count without being figures: half, twice, dozens."""
    return frozenset(load_table("numbers")["amounts"]["words"])


def read_numbers(pieces: Sequence[Piece]) -> Iterator[tuple[str, int, int]]:
    """The keys of a run of words and figures that may be numbers, each with start and end.

    >>> words = "two hundred and ten".split()
    >>> [key for key, _, _ in read_numbers([Piece(w, i, i + 1, True) for i, w in enumerate(words)])]
    ['#210']
    """
    at = 0
    while at < len(pieces):
        read = _Reader(pieces, at)
        key, after = read.number()
        yield key, pieces[at].start, pieces[after - 1].end
        at = after


@define
class _Reader:
    """Reads one number that begins at ``at``; :meth:`number` says where it ends."""

    pieces: Sequence[Piece]
    at: int

    def number(self) -> tuple[str, int]:
        """The key at this place, and the place after it: a number's, or the word itself."""
        first = self.at
        sign = _measures()[self._word()] if self._word() in _SIGNS_BEFORE else None
        if sign is not None or (self._word() == "a" and self._word(1) in _values("scales")):
            self.at += 1
        value = self._value()
        if value is None:
            return self.pieces[first].word, first + 1
        measure = None
        if sign is None and self._word() not in _SIGNS_BEFORE and self._touches():
            measure = _measures().get(self._word())
        if measure is not None:
            self.at += 1
        return f"#{value}{sign or measure or ''}", self.at

    def _word(self, ahead: int = 0) -> str:
        """The word ``ahead`` of this place, "" where there is none that touches it."""
        if self.at + ahead >= len(self.pieces):
            return ""
        if not all(self.pieces[self.at + n].joined for n in range(1, ahead + 1)):
            return ""
        return self.pieces[self.at + ahead].word

    def _value(self) -> str | None:
        word = self._word()
        if word in _values("ordinals"):
            self.at += 1
            return f"{_values('ordinals')[word]}th"
        figure = _FIGURE.fullmatch(word)
        if figure is not None:
            return self._figure(figure)
        if word[:1].isdigit():  # 8:30, 9/11, 1990s
            self.at += 1
            return word
        return self._in_words()

    def _figure(self, figure: regex.Match[str]) -> str | None:
        digits, suffix = figure["value"].replace(",", ""), figure["suffix"]
        self.at += 1
        if suffix in ("st", "nd", "rd", "th"):
            return f"{digits}th"
        scale = _values("suffixes").get(suffix, 0 if suffix else 1)
        is_code = len(digits) > _MOST_DIGITS or (digits[0] == "0" and digits[1:2].isdigit())
        if is_code or not scale:
            return figure[0]
        return self._scaled(Decimal(digits) * scale)

    def _scaled(self, value: Decimal) -> str:
        """The figure with the scales after it: 1.5 million."""
        while self._touches() and self._word() in _values("scales") and value < 10**_MOST_DIGITS:
            value *= _values("scales")[self._word()]
            self.at += 1
        return _plain(value)

    def _touches(self) -> bool:
        return self.at < len(self.pieces) and self.pieces[self.at].joined

    def _in_words(self) -> str | None:
        sum_ = _Sum()
        while self.at < len(self.pieces) and (not sum_.begun or self._touches()):
            word = self._word()
            is_link = word == "and" and sum_.after_scale and self._goes_on_after_and()
            if not is_link and not sum_.take(word):
                break
            self.at += 1
        if sum_.begun and sum_.after_ten and self._touches():
            unit = _values("ordinals").get(self._word(), 10)
            if unit < 10:  # twenty-first
                self.at += 1
                return f"{sum_.value + unit}th"
        return self._with_decimals(sum_.value) if sum_.begun else None

    def _goes_on_after_and(self) -> bool:
        """Whether “and” stands inside a number, not between two: two hundred and three hundred."""
        after = self._word(1)
        is_small = after in _values("units") or after in _values("tens")
        return is_small and self._word(2) != "hundred"

    def _with_decimals(self, value: int) -> str:
        digits = ""
        if self._touches() and self._word() == "point":
            while (
                len(digits) < _MOST_DECIMALS
                and _values("units").get(self._word(len(digits) + 1), 10) < 10
            ):
                digits += str(_values("units")[self._word(len(digits) + 1)])
        if not digits:
            return str(value)
        self.at += len(digits) + 1
        return self._scaled(Decimal(f"{value}.{digits}"))


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


@define
class _Sum:
    """The value of number words so far: closed groups (thousands) and the open one."""

    closed: int = 0
    group: int = 0
    scale: int = 0
    """The smallest scale of the closed groups, 0 before the first."""
    begun: bool = False
    after_scale: bool = False
    after_ten: bool = False

    @property
    def value(self) -> int:
        return self.closed + self.group

    def take(self, word: str) -> bool:
        """Add a word; False, and nothing added, where it begins another number."""
        scale = _values("scales").get(word)
        ten = _values("tens").get(word)
        value = _values("units").get(word, ten)
        if scale is not None:
            is_taken = self._take_scale(scale)
        else:
            is_taken = value is not None and self._take_value(value)
        if is_taken:
            self.begun, self.after_scale, self.after_ten = True, scale is not None, ten is not None
        return is_taken

    def _take_scale(self, scale: int) -> bool:
        if self.begun and not self.group:  # two thousand million
            return False
        if scale == _HUNDRED:
            if self.group >= _HUNDRED:
                return False
            self.group = max(self.group, 1) * scale
        elif self.scale and scale >= self.scale:
            return False
        else:
            self.closed, self.group = self.closed + max(self.group, 1) * scale, 0
            self.scale = scale
        return True

    def _take_value(self, value: int) -> bool:
        """Forty two, two hundred forty; nineteen ninety is a year; not: four two."""
        if not self.begun or self.after_scale or (self.after_ten and 0 < value < 10):
            self.group += value
        elif 10 <= self.group < _HUNDRED and value >= 10:
            self.group = self.group * _HUNDRED + value
        else:
            return False
        return True
