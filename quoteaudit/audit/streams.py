"""Streams of articles: in order, in constant memory, in one process or in several."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from quoteaudit.article import PROSE, find_blocks
from quoteaudit.audit.assembly import audit_of
from quoteaudit.errors import InputError
from quoteaudit.marks import Marks, pair_marks
from quoteaudit.records import Audit, Block
from quoteaudit.rules import Reading
from quoteaudit.syntax.pipeline import default_pipeline, parse_texts, require_parser

if TYPE_CHECKING:
    from concurrent.futures import Future

    from spacy.language import Language


def in_turn(texts: Iterable[str], nlp: Language | None, batch_size: int) -> Iterator[Audit]:
    """Audit texts one after the other, ``batch_size`` of them read ahead."""
    pipeline = default_pipeline() if nlp is None else require_parser(nlp)
    laid_out: deque[tuple[str, Sequence[Block], Marks]] = deque()

    def inputs() -> Iterator[tuple[str, list[tuple[int, int]], Marks]]:
        for text in texts:
            blocks = find_blocks(_checked(text))
            bounds = prose_of(blocks)
            marks = pair_marks(text, bounds)
            laid_out.append((text, blocks, marks))
            yield text, bounds, marks

    for parse in parse_texts(inputs(), pipeline, batch_size):
        text, blocks, marks = laid_out.popleft()
        yield audit_of(Reading(text=text, blocks=blocks, marks=marks, parse=parse))


def in_processes(
    texts: Iterable[str], nlp: Language | None, n_process: int, batch_size: int
) -> Iterator[Audit]:
    """Audit batches in other processes, and hand the audits on in the order of the texts."""
    from concurrent.futures import ProcessPoolExecutor

    stream = iter(texts)
    waiting: deque[Future[list[Audit]]] = deque()
    with ProcessPoolExecutor(n_process, initializer=_remember, initargs=(nlp,)) as pool:
        while True:
            while len(waiting) < 2 * n_process and (batch := list(islice(stream, batch_size))):
                waiting.append(pool.submit(_audit_batch, batch))
            if not waiting:
                return
            yield from waiting.popleft().result()


_pipeline_of_process: Language | None = None


def _remember(nlp: Language | None) -> None:
    global _pipeline_of_process
    _pipeline_of_process = nlp


def _audit_batch(texts: list[str]) -> list[Audit]:
    return list(in_turn(texts, _pipeline_of_process, len(texts)))


def _checked(text: object) -> str:
    if isinstance(text, str):
        return text
    raise InputError(
        f"found {type(text).__name__}; the text of an article is needed as str: decode bytes, "
        "or pass a spaCy Doc to audit_doc"
    )


def prose_of(blocks: Iterable[Block]) -> list[tuple[int, int]]:
    """Where the blocks that hold prose begin and end."""
    return [(block.span.start, block.span.end) for block in blocks if block.kind in PROSE]
