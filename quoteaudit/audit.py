"""Walks an article through the rooms and returns one ``Audit``."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Set
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

from quoteaudit.article import PROSE, find_blocks
from quoteaudit.errors import InputError
from quoteaudit.marks import Marks, Quotation, pair_marks
from quoteaudit.records import (
    Audit,
    Block,
    CharSpan,
    Quote,
    QuoteKind,
    Term,
    TermKind,
    TextDefect,
)
from quoteaudit.rules import Attribution, Reading, find_attributions, find_terms, is_inside
from quoteaudit.scoring import weights
from quoteaudit.speakers import Resolution, resolve_speakers
from quoteaudit.syntax.pipeline import (
    default_pipeline,
    parse_doc,
    parse_texts,
    require_parse,
    require_parser,
)

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
    marks = pair_marks(text, _bounds(blocks))
    read = [(block.span.start, block.span.end, block.kind in PROSE) for block in blocks]
    return _audit(Reading(text=text, blocks=blocks, marks=marks, parse=parse_doc(doc, read, marks)))


def find_quotes(doc: Doc) -> tuple[Quote, ...]:
    """The quotes of an article that spaCy has tagged and parsed, in text order.

    Raises :class:`~quoteaudit.PipelineError` when ``doc`` has no tags or no parse.
    """
    return audit_doc(doc).quotes


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
    if n_process > 1:
        return _in_processes(texts, nlp, n_process, batch_size)
    return _in_turn(texts, nlp, batch_size)


def _in_turn(texts: Iterable[str], nlp: Language | None, batch_size: int) -> Iterator[Audit]:
    pipeline = default_pipeline() if nlp is None else require_parser(nlp)
    laid_out: deque[tuple[str, Sequence[Block], Marks]] = deque()

    def inputs() -> Iterator[tuple[str, list[tuple[int, int]], Marks]]:
        for text in texts:
            blocks = find_blocks(_checked(text))
            bounds = _bounds(blocks)
            marks = pair_marks(text, bounds)
            laid_out.append((text, blocks, marks))
            yield text, bounds, marks

    for parse in parse_texts(inputs(), pipeline, batch_size):
        text, blocks, marks = laid_out.popleft()
        yield _audit(Reading(text=text, blocks=blocks, marks=marks, parse=parse))


def _in_processes(
    texts: Iterable[str], nlp: Language | None, n_process: int, batch_size: int
) -> Iterator[Audit]:
    """Audit batches in other processes, and hand the audits on in the order of the texts."""
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
    return list(_in_turn(texts, _pipeline_of_process, len(texts)))


def _checked(text: object) -> str:
    if isinstance(text, str):
        return text
    raise InputError(
        f"found {type(text).__name__}; the text of an article is needed as str: decode bytes, "
        "or pass a spaCy Doc to audit_doc"
    )


def _bounds(blocks: Iterable[Block]) -> list[tuple[int, int]]:
    """Where the blocks that hold prose begin and end."""
    return [(block.span.start, block.span.end) for block in blocks if block.kind in PROSE]


def _audit(reading: Reading) -> Audit:
    """Put together what the rooms find in one article."""
    text = reading.text
    attributions = find_attributions(reading)
    terms = list(find_terms(reading, attributions))
    who = resolve_speakers(text, reading.blocks, reading.parse, attributions)
    return Audit(
        text=text,
        blocks=tuple(reading.blocks),
        quotes=_quotes(reading, attributions, _numbers(reading, terms), who),
        speakers=who.speakers,
        terms=tuple(
            Term(kind=kind, span=CharSpan.of(text, quotation.start, quotation.end))
            for kind, quotation in terms
        ),
        defects=tuple(
            TextDefect(kind=defect.kind, span=CharSpan.of(text, defect.start, defect.end))
            for defect in reading.marks.defects
        ),
    )


def _numbers(reading: Reading, terms: Iterable[tuple[TermKind, Quotation]]) -> Set[int]:
    """Which of the outermost quotations are terms."""
    starts = {quotation.start for _, quotation in terms}
    return {n for n, quotation in enumerate(reading.quotations) if quotation.start in starts}


def _quotes(
    reading: Reading, attributions: Sequence[Attribution], terms: Set[int], who: Resolution
) -> tuple[Quote, ...]:
    """The attributions as records, each knowing the one in whose content it stands."""
    quotes: list[Quote] = []
    around: list[tuple[Attribution, Quote]] = []
    for number, one in enumerate(attributions):
        while around and not is_inside(one, around[-1][0]):
            around.pop()
        quote = Quote(
            id=f"q{number + 1}",
            kind=_kind(one, reading, terms),
            contents=tuple(CharSpan.of(reading.text, start, end) for start, end in one.contents),
            cue=_span(reading.text, one.cue),
            source=_span(reading.text, one.source),
            speaker=who.of[number],
            candidates=who.candidates[number],
            rule=one.rule,
            parent=around[-1][1] if around else None,
            score=one.score,
            score_parts=weights("cue_weights").parts(one.features),
        )
        quotes.append(quote)
        around.append((one, quote))
    return tuple(quotes)


def _span(text: str, chars: tuple[int, int] | None) -> CharSpan | None:
    return None if chars is None else CharSpan.of(text, *chars)


def _kind(one: Attribution, reading: Reading, terms: Set[int]) -> QuoteKind:
    """Direct when every word of the content is quoted, mixed when some are.

    Words in the marks of a term, a quotation with one of the numbers ``terms``, are not quoted.
    """
    if one.verbatim:
        return QuoteKind.DIRECT
    words = [word for start, end in one.contents for word in reading.parse.between(start, end)]
    numbers = [word.quotation for word in words if word.text[0].isalnum()]
    quoted = [number >= 0 and number not in terms for number in numbers]
    if quoted and all(quoted):
        return QuoteKind.DIRECT
    return QuoteKind.MIXED if any(quoted) else QuoteKind.INDIRECT
