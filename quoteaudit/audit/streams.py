"""Streams of articles: in order, in constant memory, in one process or in several."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice
from typing import TYPE_CHECKING

from quoteaudit.audit.assembly import audit_of
from quoteaudit.audit.layout import LaidOut, lay_out
from quoteaudit.errors import InputError
from quoteaudit.marks import Marks
from quoteaudit.records import Audit
from quoteaudit.rules import Chars
from quoteaudit.syntax.pipeline import default_pipeline, parse_texts, require_parser

if TYPE_CHECKING:
    from concurrent.futures import Future

    from spacy.language import Language


_SHARES = 4
"""How many shares a batch is dealt out in."""


def in_turn(
    texts: Iterable[str], nlp: Language | None, batch_size: int, parts: Set[str]
) -> Iterator[Audit]:
    """Audit texts one after the other, ``batch_size`` of them read ahead."""
    pipeline = default_pipeline() if nlp is None else require_parser(nlp)
    laid_out: deque[LaidOut] = deque()

    def inputs() -> Iterator[tuple[str, Sequence[Chars], Marks]]:
        for text in texts:
            article = lay_out(_checked(text), parts)
            laid_out.append(article)
            yield text, article.to_parse, article.marks

    for parse in parse_texts(inputs(), pipeline, batch_size):
        yield audit_of(laid_out.popleft().with_parse(parse), parts)


def in_processes(
    texts: Iterable[str], nlp: Language | None, n_process: int, batch_size: int, parts: Set[str]
) -> Iterator[Audit]:
    """Audit batches in other processes, and hand the audits on in the order of the texts.

    Each process gets a share of a batch at a time, so that none waits long for another.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    if nlp is None and multiprocessing.get_start_method() == "fork":
        default_pipeline()  # loaded once, and shared by the processes that are forked
    stream = iter(texts)
    share = max(1, batch_size // _SHARES)
    ahead = n_process * 2 * _SHARES
    waiting: deque[Future[list[Audit]]] = deque()
    pool = ProcessPoolExecutor(n_process, initializer=_remember, initargs=(nlp,))
    try:
        while True:
            while len(waiting) < ahead and (batch := list(islice(stream, share))):
                waiting.append(pool.submit(_audit_batch, batch, parts))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)  # who stops early does not wait for what is read ahead


_pipeline_of_process: Language | None = None


def _remember(nlp: Language | None) -> None:
    global _pipeline_of_process
    _pipeline_of_process = nlp


def _audit_batch(texts: list[str], parts: Set[str]) -> list[Audit]:
    return list(in_turn(texts, _pipeline_of_process, len(texts), parts))


def _checked(text: object) -> str:
    if isinstance(text, str):
        return text
    raise InputError(
        f"found {type(text).__name__}; the text of an article is needed as str: decode bytes, "
        "or pass a spaCy Doc to audit_doc"
    )
