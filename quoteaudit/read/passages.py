"""Passages: the paragraphs of an article, each with the places that it was taken from."""

from __future__ import annotations

from collections.abc import Iterable

import regex
from attrs import field, frozen, mutable

from quoteaudit.read.article import Place

SEPARATOR = "\n\n"
"""What stands between two passages of a text."""

_RUN = regex.compile(r"(?P<blank>[ \t\n\r\f]++) | \xad++ | [^ \t\n\r\f\xad]++", regex.VERBOSE)


@frozen
class Passage:
    """A paragraph, or a line that stands by itself; places count from its first character."""

    text: str
    places: tuple[Place, ...] = ()

    @property
    def line(self) -> str:
        """The words on one line."""
        return " ".join(self.text.split())


def joined(passages: Iterable[Passage], separator: str = SEPARATOR) -> Passage:
    """One passage of several, with the separator, which stands nowhere, between them."""
    parts: list[str] = []
    places: list[Place] = []
    length = 0
    for passage in passages:
        if parts:
            parts.append(separator)
            length += len(separator)
        parts.append(passage.text)
        places += ((s + length, e + length, at, end) for s, e, at, end in passage.places)
        length += len(passage.text)
    return Passage("".join(parts), tuple(places))


def plain_passages(text: str) -> tuple[Passage, ...]:
    """Plain text as it is, without the white space around it; none where there is no more."""
    bare = text.strip()
    start = len(text) - len(text.lstrip())
    return (Passage(bare, ((0, len(bare), start, start + len(bare)),)),) if bare else ()


@mutable
class Writer:
    """Writes passages as a browser shows them: white space runs together, blocks stand apart."""

    passages: list[Passage] = field(factory=list)
    _parts: list[str] = field(factory=list)
    _places: list[Place] = field(factory=list)
    _length: int = 0
    _space: tuple[int, int] | None = None  # white space that is owed, and its place
    _opened: bool = False  # a mark has been put before the words to come
    _lines: int = 0  # line breaks that are owed
    prefix: str = ""
    """What the next passage begins with."""

    @property
    def last(self) -> str:
        """The last character of the passage that is being written, or a space."""
        return self._parts[-1][-1] if self._parts and self._space is None else " "

    def end_passage(self, prefix: str = "") -> None:
        """Ends the passage, if it has begun; the next one begins with ``prefix``."""
        if self._parts:
            self.passages.append(Passage("".join(self._parts), tuple(self._places)))
        self._parts, self._places, self._length = [], [], 0
        self._space, self._lines = None, 0
        self.prefix = prefix

    def break_line(self) -> None:
        """Begins a new line; a second time, a new passage."""
        self._space = None
        self._lines += 1
        if self._lines > 1:
            self.end_passage()

    def put(self, mark: str, *, closing: bool = False) -> None:
        """Writes a mark that stands nowhere in the source."""
        if closing:
            self._space = None
        self._write(mark, None)
        self._opened = not closing

    def words(self, text: str, start: int, end: int, *, kept: bool = False) -> None:
        """Writes text that stands at ``[start, end)`` of the source.

        White space is one space, none at the edges, unless it is to be ``kept``. A soft hyphen,
        which nobody sees, is left out; the place of what stands before it reaches over it.
        """
        even = len(text) == end - start
        if not even and not text.isspace() and text != "\xad":
            self._write(text, (start, end))
            return
        for match in _RUN.finditer(text):
            at = (start + match.start(), start + match.end()) if even else (start, end)
            if match[0][0] == "\xad":
                self._stretch(at)
            elif match["blank"] is None:
                self._write(match[0], at)
            elif kept:
                self._keep(match[0], at)
            else:
                self._owe(at)

    def _owe(self, at: tuple[int, int]) -> None:
        if self._opened:
            return
        if self._space is None:
            self._space = at
        elif self._space[1] == at[0]:
            self._space = (self._space[0], at[1])

    def _keep(self, blank: str, at: tuple[int, int]) -> None:
        if "\n" in blank:
            for _ in range(min(2, blank.count("\n"))):
                self.break_line()
        elif self._parts:
            self._write(blank, at)

    def _write(self, text: str, at: tuple[int, int] | None) -> None:
        if not self._parts and self.prefix:
            self._add(self.prefix, None)
            self.prefix = ""
        elif self._parts and self._lines:
            self._add("\n", None)
        elif self._parts and self._space is not None:
            self._add(" ", self._space)
        self._lines, self._space, self._opened = 0, None, False
        self._add(text, at)

    def _add(self, text: str, at: tuple[int, int] | None) -> None:
        self._parts.append(text)
        end = self._length + len(text)
        if at is not None:
            self._place((self._length, end, *at))
        self._length = end

    def _place(self, place: Place) -> None:
        """Notes a place; it grows the one before where both run on character by character."""
        if self._places:
            start, end, source_start, source_end = self._places[-1]
            whole = (start, place[1], source_start, place[3])
            if (end, source_end) == (place[0], place[2]) and all(
                e - s == to - at for s, e, at, to in (self._places[-1], place)
            ):
                self._places[-1] = whole
                return
        self._places.append(place)

    def _stretch(self, at: tuple[int, int]) -> None:
        """Lets the place of the last character reach over what is left out."""
        if not self._places or self._space is not None or self._places[-1][3] != at[0]:
            return
        start, end, source_start, source_end = self._places.pop()
        if end - start == source_end - source_start and end - start > 1:
            self._places.append((start, end - 1, source_start, source_end - 1))
            start, source_start = end - 1, source_end - 1
        self._places.append((start, end, source_start, at[1]))
