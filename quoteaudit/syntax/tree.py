"""Words in a dependency tree, in characters of the text as given."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quoteaudit.syntax.repairs import mend

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


LONGEST_SENTENCE = 300
"""Words; a longer "sentence" is a list or junk, and cut, so that no work grows with its square."""


class Word:
    """One word: where it stands, what it is, and what it hangs on.

    ``start`` and ``end`` are half-open character offsets; ``i`` counts the words of the
    article. ``head`` is None for the root of a sentence, ``first`` and ``last`` are the
    outermost words of what hangs on this word, itself included. ``quotation`` numbers the
    outermost pair of quotation marks around the word, -1 outside of any.
    """

    __slots__ = (
        "children",
        "dep",
        "end",
        "first",
        "head",
        "i",
        "last",
        "lower",
        "quotation",
        "sentence",
        "start",
        "tag",
        "text",
    )

    def __init__(self, i: int, start: int, text: str, tag: str, dep: str) -> None:
        self.i = i
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.lower = text.lower()
        self.tag = tag
        self.dep = dep
        self.head: Word | None = None
        self.children: list[Word] = []
        self.first = self
        self.last = self
        self.sentence = 0
        self.quotation = -1

    def __repr__(self) -> str:
        return f"Word({self.text!r}, {self.start}, {self.tag}, {self.dep})"


class Parse:
    """The words of an article in text order, and its sentences as ranges of word numbers."""

    __slots__ = ("_starts", "sentences", "words")

    def __init__(self, words: Sequence[Word], sentences: Sequence[range]) -> None:
        self.words = words
        self.sentences = sentences
        self._starts = [word.start for word in words]

    def between(self, start: int, end: int) -> Sequence[Word]:
        """The words that start within the characters ``[start, end)``."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def sentence_of(self, word: Word) -> Sequence[Word]:
        """The words of the sentence that ``word`` stands in."""
        span = self.sentences[word.sentence]
        return self.words[span.start : span.stop]


class Piece:
    """Blocks of an article in one spaCy ``Doc``, each block with the place it came from.

    ``bounds`` are the offsets within the ``Doc`` at which its blocks start, ``shifts`` what
    must be added to an offset of each block to make it an offset of the article; None drops
    the block.
    """

    __slots__ = ("bounds", "doc", "length", "shifts")

    def __init__(self, doc: Doc, bounds: Sequence[int], shifts: Sequence[int | None]) -> None:
        self.doc = doc
        self.length = len(doc.text)
        self.bounds = bounds
        self.shifts = shifts


def parse_of(pieces: Iterable[Piece], quotations: Sequence[tuple[int, int]]) -> Parse:
    """One tree of parsed pieces; ``quotations`` are the outermost ones, in text order.

    Where a sentence of the parser runs over the end of a block it is cut there: what is left
    without a head becomes a root.
    """
    words: list[Word] = []
    sentences: list[range] = []
    for piece in pieces:
        for tokens, shift in _sentences_of(piece):
            kept = _words_of(tokens, shift, len(words), len(sentences))
            if kept:
                sentences.append(range(len(words), len(words) + len(kept)))
                words.extend(kept)
    _mark_quoted(words, quotations)
    return Parse(words, sentences)


def _sentences_of(piece: Piece) -> Iterator[tuple[list[Token], int]]:
    """The sentences of a piece, cut where blocks end, each with its shift."""
    tokens: list[Token] = []
    block = shift = 0
    bounds = [*piece.bounds[1:], piece.length + 1]
    for token in piece.doc:
        ends = token.is_sent_start or token.idx >= bounds[block]
        if tokens and (ends or len(tokens) >= LONGEST_SENTENCE):
            yield tokens, shift
            tokens = []
        while token.idx >= bounds[block]:
            block += 1
        if (at := piece.shifts[block]) is not None:
            shift = at
            tokens.append(token)
    if tokens:
        yield tokens, shift


def _words_of(tokens: Sequence[Token], shift: int, first: int, number: int) -> list[Word]:
    """The words of one sentence without white space, hung on their heads."""
    kept: dict[int, Word] = {}
    heads: list[tuple[Word, int]] = []
    for token in tokens:
        if token.is_space:
            continue
        word = Word(first + len(kept), shift + token.idx, token.text, token.tag_, token.dep_)
        word.sentence = number
        kept[token.i] = word
        heads.append((word, token.head.i))
    for word, head in heads:
        over = kept.get(head)
        if over is not None and over is not word:
            word.head = over
            over.children.append(word)
    words = list(kept.values())
    mend(words)
    _find_edges(words)
    return words


def _find_edges(words: Sequence[Word]) -> None:
    """Tell every word the outermost words below it, leaves first: linear, no recursion."""
    order = [word for word in words if word.head is None]
    for word in order:
        order.extend(word.children)
    for word in reversed(order):
        if (head := word.head) is not None:
            if word.first.i < head.first.i:
                head.first = word.first
            if word.last.i > head.last.i:
                head.last = word.last


def _mark_quoted(words: Sequence[Word], quotations: Sequence[tuple[int, int]]) -> None:
    """Number the quotation that each word stands in."""
    at = 0
    for word in words:
        while at < len(quotations) and quotations[at][1] <= word.start:
            at += 1
        if at < len(quotations) and quotations[at][0] <= word.start:
            word.quotation = at
