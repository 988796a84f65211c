"""Walks an article through the rooms and returns one ``Audit``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quoteaudit.article import PROSE, find_blocks
from quoteaudit.audit.assembly import audit_of
from quoteaudit.audit.streams import in_processes, in_turn, prose_of
from quoteaudit.errors import InputError
from quoteaudit.marks import pair_marks
from quoteaudit.records import AnonymousSource, Audit, Claim, CommentRequest, Quote
from quoteaudit.rules import Reading
from quoteaudit.syntax.pipeline import parse_doc, require_parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def audit_text(text: str, *, nlp: Language | None = None) -> Audit:
    """Audit one article.

    ``text`` is the article as it is: any string will do, and every offset of the result
    counts characters of it. ``nlp`` is an English spaCy pipeline with a tagger and a parser;
    without one the small model of the install is loaded, once.

    Raises :class:`~quoteaudit.InputError` when ``text`` is no ``str``, and
    :class:`~quoteaudit.PipelineError` when ``nlp`` has no tagger or no parser.

    >>> [quote.speaker.name for quote in audit_text("“No,” said Ana Ruiz.").quotes]
    ['Ana Ruiz']
    """
    return next(audit_texts([text], nlp=nlp))


def audit_doc(doc: Doc) -> Audit:
    """Audit an article that spaCy has tagged and parsed; offsets count characters of its text.

    Raises :class:`~quoteaudit.PipelineError` when ``doc`` has no tags or no parse.
    """
    text = require_parse(doc).text
    blocks = find_blocks(text)
    marks = pair_marks(text, prose_of(blocks))
    read = [(block.span.start, block.span.end, block.kind in PROSE) for block in blocks]
    parse = parse_doc(doc, read, marks)
    return audit_of(Reading(text=text, blocks=blocks, marks=marks, parse=parse))


def find_quotes(doc: Doc) -> tuple[Quote, ...]:
    """The quotes of an article that spaCy has tagged and parsed, in text order.

    Raises :class:`~quoteaudit.PipelineError` when ``doc`` has no tags or no parse.
    """
    return audit_doc(doc).quotes


def find_anonymous_sources(doc: Doc) -> tuple[AnonymousSource, ...]:
    """The unnamed sources of an article that spaCy has tagged and parsed, in text order.

    Raises :class:`~quoteaudit.PipelineError` when ``doc`` has no tags or no parse.
    """
    return audit_doc(doc).anonymous_sources


def find_comment_requests(doc: Doc) -> tuple[CommentRequest, ...]:
    """Who was asked to comment in an article that spaCy has tagged and parsed, in text order.

    Raises :class:`~quoteaudit.PipelineError` when ``doc`` has no tags or no parse.
    """
    return audit_doc(doc).comment_requests


def find_claims(doc: Doc) -> tuple[Claim, ...]:
    """The claims of an article that spaCy has tagged and parsed, in text order.

    Raises :class:`~quoteaudit.PipelineError` when ``doc`` has no tags or no parse.
    """
    return audit_doc(doc).claims


def audit_texts(
    texts: Iterable[str],
    *,
    nlp: Language | None = None,
    n_process: int = 1,
    batch_size: int = 32,
) -> Iterator[Audit]:
    """Audit a stream of articles: one ``Audit`` for each text, in order, in constant memory.

    ``batch_size`` texts are read ahead at a time, and ``n_process`` processes share the work.

    Raises what :func:`audit_text` raises.
    """
    if isinstance(texts, str):
        raise InputError("found one str; an iterable of texts is needed: call audit_text for one")
    if n_process < 1 or batch_size < 1:
        raise InputError(
            f"found n_process={n_process} and batch_size={batch_size}; each must be at least 1"
        )
    if n_process > 1:
        return in_processes(texts, nlp, n_process, batch_size)
    return in_turn(texts, nlp, batch_size)
