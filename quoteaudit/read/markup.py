"""A document as a list: tags, and the words between them with their places in the source.

HTML and XML both become this. A list needs no recursion, however deep the document is nested:
a tag knows the index at which its element ends, so that an element is skipped by one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import field, frozen, mutable

from quoteaudit.read.passages import Passage, Writer


@mutable(eq=False)
class Tag:
    """The start of an element."""

    name: str
    attributes: Mapping[str, str]
    end: int = 0  # index in the document of what follows the element
    closed: bool = False  # by an end tag of its own

    def tokens(self, attribute: str) -> list[str]:
        """The words of an attribute, in small letters."""
        value = self.attributes.get(attribute)
        return value.lower().split() if value else []


@frozen
class Words:
    """Characters, and where they stand in the source."""

    text: str
    start: int
    end: int


@mutable(eq=False)
class Document:
    """The tags and words of a document in their order; the source they were taken from."""

    source: str
    nodes: list[Tag | Words] = field(factory=list)

    def tags(self, within: int | None = None) -> Iterator[tuple[int, Tag]]:
        """The tags with their indices, of all the document or within the element at an index."""
        first, last = self._bounds(within)
        for index in range(first, last):
            node = self.nodes[index]
            if isinstance(node, Tag):
                yield index, node

    def outermost(
        self,
        is_wanted: Callable[[Tag], bool],
        past: Callable[[Tag], bool] = lambda tag: False,
        within: int | None = None,
    ) -> list[int]:
        """The indices of the elements that are wanted and do not stand in another of them.

        Elements that ``past`` is true of are passed by, with all that is in them. ``within`` is
        the index of the element that is searched; None: all the document.
        """
        found: list[int] = []
        index, last = self._bounds(within)
        while index < last:
            node = self.nodes[index]
            if not isinstance(node, Tag):
                index += 1
            elif past(node):
                index = node.end
            elif is_wanted(node):
                found.append(index)
                index = node.end
            else:
                index += 1
        return found

    def first(self, *names: str, within: int | None = None) -> int | None:
        """The index of the first element of that name, which need not be a child."""
        return next((i for i, tag in self.tags(within) if tag.name in names), None)

    def children(self, index: int) -> Iterator[int]:
        """The indices of the child elements of the element at an index."""
        at, last = self._bounds(index)
        while at < last:
            node = self.nodes[at]
            if isinstance(node, Tag):
                yield at
                at = node.end
            else:
                at += 1

    def child(self, index: int, *path: str) -> int | None:
        """The index of the first element down a path of child names."""
        found: int | None = index
        for name in path:
            if found is None:
                return None
            found = next((at for at in self.children(found) if self.tag(at).name == name), None)
        return found

    def tag(self, index: int) -> Tag:
        """The tag at an index at which a tag stands."""
        node = self.nodes[index]
        assert isinstance(node, Tag)
        return node

    def text(self, index: int | None) -> str | None:
        """The words of an element on one line; None where there are none, or no element."""
        if index is None:
            return None
        first, last = self._bounds(index)
        words = (node.text for node in self.nodes[first:last] if isinstance(node, Words))
        return " ".join("".join(words).replace("\xad", "").split()) or None

    def _bounds(self, within: int | None) -> tuple[int, int]:
        return (0, len(self.nodes)) if within is None else (within + 1, self.tag(within).end)


@frozen
class Vocabulary:
    """What the tags of a format mean for the text."""

    blocks: frozenset[str]  # each is a passage of its own
    breaks: frozenset[str]  # begin a new line
    kept: frozenset[str]  # white space and line breaks in them are part of the text
    is_dropped: Callable[[Tag], bool]  # no words of the article


@mutable
class _List:
    """A list that is being read."""

    numbered: bool
    number: int

    def bullet(self) -> str:
        self.number += 1
        return f"{self.number - 1}. " if self.numbered else "• "


_OPENING, _CLOSING = "“‘", "”’"
_MARKS = "“”„‟\"«»‹›‘’‚‛'"
_AHEAD = 20  # nodes that are looked at to see whether a quotation brings its own marks


@mutable
class _Reader:
    """Walks an element and writes its words."""

    document: Document
    vocabulary: Vocabulary
    writer: Writer = field(factory=Writer)
    lists: list[_List] = field(factory=list)
    quotes: list[bool] = field(factory=list)  # of the open quotations, which need marks
    kept: int = 0  # open elements whose white space is kept
    open: list[tuple[int, Tag]] = field(factory=list)

    def read(self, first: int, last: int) -> list[Passage]:
        index = first
        while index < last:
            self._close(index)
            node = self.document.nodes[index]
            if isinstance(node, Words):
                self.writer.words(node.text, node.start, node.end, kept=self.kept > 0)
            elif self.vocabulary.is_dropped(node) and node.closed:
                index = node.end
                continue
            else:
                self._open(index, node)
            index += 1
        self._close(last)
        self.writer.end_passage()
        return self.writer.passages

    def _open(self, index: int, tag: Tag) -> None:
        if tag.name in self.vocabulary.blocks:
            self.writer.end_passage(self._bullet(tag))
        elif tag.name in self.vocabulary.breaks:
            self.writer.break_line()
        if tag.name in {"ul", "ol"}:
            start = tag.attributes.get("start", "")
            number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
            self.lists.append(_List(tag.name == "ol", number))
        elif tag.name == "q":
            self._open_quotation(index, tag)
        self.kept += tag.name in self.vocabulary.kept
        self.open.append((tag.end, tag))

    def _bullet(self, tag: Tag) -> str:
        """What begins the item of a list; a block within it leaves that as it is."""
        if tag.name != "li":
            return self.writer.prefix
        return self.lists[-1].bullet() if self.lists else "• "

    def _close(self, index: int) -> None:
        while self.open and self.open[-1][0] <= index:
            _, tag = self.open.pop()
            if tag.name in {"ul", "ol"}:
                self.lists.pop()
            elif tag.name == "q" and self.quotes.pop():
                self.writer.put(_CLOSING[len(self.quotes) % 2], closing=True)
            self.kept -= tag.name in self.vocabulary.kept
            if tag.name in self.vocabulary.blocks:
                self.writer.end_passage("" if tag.name == "li" else self.writer.prefix)

    def _open_quotation(self, index: int, tag: Tag) -> None:
        """Writes the mark that browsers show for ``<q>``, unless the text has marks itself."""
        ahead = self.document.nodes[index + 1 : min(index + _AHEAD, tag.end)]
        words = "".join(node.text for node in ahead if isinstance(node, Words)).lstrip()
        needed = bool(words) and words[0] not in _MARKS and self.writer.last not in _MARKS
        if needed:
            self.writer.put(_OPENING[len(self.quotes) % 2])
        self.quotes.append(needed)


def passages_of(
    document: Document, vocabulary: Vocabulary, within: int | None = None
) -> list[Passage]:
    """The passages of a document, or of the element at an index."""
    first = 0 if within is None else within
    last = len(document.nodes) if within is None else document.tag(within).end
    return _Reader(document, vocabulary).read(first, last)
