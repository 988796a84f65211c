"""Audits as tables: flat rows with the same columns always, for data frames and databases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from attrs import frozen

from quoteaudit.checks import check
from quoteaudit.errors import InputError
from quoteaudit.export.articles import Audits, articles, well_formed
from quoteaudit.records import (
    Audit,
    Block,
    CharSpan,
    Finding,
    Quote,
    Speaker,
    SpeakerKind,
    Term,
    TextDefect,
)
from quoteaudit.records.sources import Slots

Value = str | int | float | bool | None
Row = dict[str, Value]
Judge = Callable[[Audit], Iterable[Finding]]
"""What gives the findings of an audit: :func:`quoteaudit.check`, for instance."""

ELLIPSIS = " … "
"""What stands between the parts of a content where they are one string."""

_LIST = "; "  # between the members of a list of words


def _span(name: str) -> dict[str, type]:
    return {name: str, f"{name}_start": int, f"{name}_end": int}


_WORDS: dict[str, type] = {"text": str, "start": int, "end": int}
_PLACE = {"kind": str, **_WORDS}
_SLOTS = {
    "count": int,
    **_span("role"),
    **_span("affiliation"),
    **_span("knowledge"),
    **_span("condition"),
    **_span("reason"),
    "reason_class": str,
}

_TABLES: dict[str, dict[str, type]] = {
    "articles": {
        "characters": int, "quotes": int, "speakers": int, "anonymous_sources": int,
        "comment_requests": int, "claims": int,
    },
    "quotes": {
        "quote": str, "kind": str, "content": str, "start": int, "end": int, "parts": int,
        **_span("cue"), **_span("source"), "speaker": str, "speaker_name": str,
        "speaker_kind": str, "candidates": str, "parent": str, "depth": int, "rule": str,
        "score": float,
    },
    "spans": {"quote": str, "role": str, "part": int, **_WORDS},
    "speakers": {
        "speaker": str, "name": str, "kind": str, **_span("description"), "mentions": int,
        "quotes": int,
    },
    "mentions": {"speaker": str, "name": str, **_WORDS},
    "documents": {
        "speaker": str, "name": str, **_span("author"), **_span("provider"), **_span("holder"),
        **_span("channel"),
    },
    "anonymous_sources": {
        "speaker": str, "name": str, "spokesperson": bool, **_SLOTS, **_span("relayed_by"),
        "mentions": int,
    },
    "anonymous_mentions": {
        "speaker": str, **_WORDS, **_SLOTS, **_span("relayed_by"), "at_least": int,
        "anaphoric": bool, "partitive": bool, "candidates": str,
    },
    "comment_requests": {
        "outcome": str, **_WORDS, **_span("party"), **_span("subject"),
        "quote": str,
    },
    "claims": {
        **_WORDS, "kinds": str, "check_worthiness": float,
        "quote": str, "speaker": str, "speaker_name": str, "evidence": str, "hedges": str,
    },
    "findings": {
        "check": str, "severity": str, "message": str, **_WORDS,
        "evidence": str, "missing": str, "origin": str, "fingerprint": str,
    },
    "blocks": _PLACE,
    "terms": _PLACE,
    "defects": _PLACE,
}  # fmt: skip

COLUMNS: Mapping[str, Mapping[str, type]] = MappingProxyType(
    {table: MappingProxyType({"article": str, **columns}) for table, columns in _TABLES.items()}
)
"""The tables, and the columns of each with the type of what is in them (or None).

Offsets count characters of the article, half-open. ``article`` is the id of the article;
``speaker``, ``quote`` and ``parent`` are ids within it. ``content`` has ``" … "`` between its
parts and runs from ``start`` to ``end``, with the words between the parts; table ``spans`` has
every part, cue and source by itself. What is a list (``candidates``, ``kinds``, ``evidence``,
``hedges``, ``missing``) has ``"; "`` between its members, and is ``""`` when it has none.
"""


class Table(list[Row]):
    """The rows of one table: a list of dicts that also knows its columns when it has no rows.

    ``pandas.DataFrame(table, columns=table.columns)``,
    ``polars.DataFrame(table, schema=table.types)``.
    """

    def __init__(self, name: str, rows: Iterable[Row] = ()) -> None:
        super().__init__(rows)
        self.name = name

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(COLUMNS[self.name])

    @property
    def types(self) -> dict[str, type]:
        """The columns, and the type of what is in them: ``str``, ``int``, ``float``, ``bool``."""
        return dict(COLUMNS[self.name])


@frozen(kw_only=True)
class Tables:
    """All tables of some audits; :data:`COLUMNS` says what is in them."""

    articles: Table
    quotes: Table
    spans: Table
    speakers: Table
    mentions: Table
    documents: Table
    anonymous_sources: Table
    anonymous_mentions: Table
    comment_requests: Table
    claims: Table
    findings: Table
    blocks: Table
    terms: Table
    defects: Table


def to_records(audits: Audits, *, findings: Judge = check) -> Tables:
    """Audits as tidy tables: lists of flat dicts, the same columns in every row of a table.

    ``findings`` gives the findings of an audit; ``functools.partial(check, profile="ap")``
    goes by the rules of another house. U+FFFD stands for lone surrogates.

    Raises :class:`~quoteaudit.InputError` at the first thing that is no audit.

    >>> from quoteaudit.testing import make_audit
    >>> tables = to_records({"bridge": make_audit("{content|“No,”} said {source:Ana Ruiz|Ruiz}.")})
    >>> [(row["article"], row["speaker_name"], row["content"]) for row in tables.quotes]
    [('bridge', 'Ana Ruiz', '“No,”')]
    >>> tables.claims, tables.claims.columns[:4]
    ([], ('article', 'text', 'start', 'end'))
    """
    tables = {name: Table(name) for name in COLUMNS}
    for article, audit in articles(audits):
        for name, table in tables.items():
            table += _rows_of(name, article, audit, findings)
    return Tables(**tables)


def rows(audits: Audits, table: str = "quotes", *, findings: Judge = check) -> Iterator[Row]:
    """The rows of one table, one after the other: for archives, in constant memory.

    Raises :class:`~quoteaudit.InputError` for a table that is none of :data:`COLUMNS`, and what
    :func:`to_records` raises.

    >>> from quoteaudit.testing import make_audit
    >>> audit = make_audit("{content|“No,”} {cue|said} {source:Ana Ruiz|Ruiz}.")
    >>> [row["text"] for row in rows(audit, "spans")]
    ['“No,”', 'said', 'Ruiz']
    """
    if table not in COLUMNS:
        raise InputError(f"found the table {table!r}; needed one of {', '.join(COLUMNS)}.")
    return (
        row
        for article, audit in articles(audits)
        for row in _rows_of(table, article, audit, findings)
    )


def _rows_of(table: str, article: str, audit: Audit, findings: Judge) -> Iterator[Row]:
    found = _findings(audit, findings) if table == "findings" else _ROWS[table](audit)
    for row in found:
        yield well_formed({"article": article, **row})


# ------------------------------------------------------------------------- the rows of each table


def _articles(audit: Audit) -> Iterator[Row]:
    lists = ("quotes", "speakers", "anonymous_sources", "comment_requests", "claims")
    yield {"characters": len(audit.text), **{name: len(getattr(audit, name)) for name in lists}}


def _quotes(audit: Audit) -> Iterator[Row]:
    for quote in audit.quotes:
        yield {
            "quote": quote.id,
            "kind": str(quote.kind),
            "content": ELLIPSIS.join(span.text for span in quote.contents),
            "start": quote.contents[0].start,
            "end": quote.contents[-1].end,
            "parts": len(quote.contents),
            **_cells("cue", quote.cue),
            **_cells("source", quote.source),
            **_who(quote.speaker),
            "speaker_kind": None if quote.speaker is None else str(quote.speaker.kind),
            "candidates": _ids(quote.candidates),
            "parent": None if quote.parent is None else quote.parent.id,
            "depth": quote.depth,
            "rule": quote.rule,
            "score": quote.score,
        }


def _spans(audit: Audit) -> Iterator[Row]:
    for quote in audit.quotes:
        for role, spans in (("content", quote.contents), *_singles(quote)):
            for part, span in enumerate(spans, start=1):
                yield {"quote": quote.id, "role": role, "part": part, **_words(span)}


def _singles(quote: Quote) -> Iterator[tuple[str, tuple[CharSpan, ...]]]:
    for role, span in (("cue", quote.cue), ("source", quote.source)):
        if span is not None:
            yield role, (span,)


def _speakers(audit: Audit) -> Iterator[Row]:
    said = Counter(quote.speaker.id for quote in audit.quotes if quote.speaker is not None)
    for speaker in audit.speakers:
        yield {
            "speaker": speaker.id,
            "name": speaker.name,
            "kind": str(speaker.kind),
            **_cells("description", speaker.description),
            "mentions": len(speaker.mentions),
            "quotes": said[speaker.id],
        }


def _mentions(audit: Audit) -> Iterator[Row]:
    for speaker in audit.speakers:
        for span in speaker.mentions:
            yield {"speaker": speaker.id, "name": speaker.name, **_words(span)}


def _documents(audit: Audit) -> Iterator[Row]:
    for speaker in audit.speakers:
        if speaker.kind is SpeakerKind.DOCUMENT:
            row: Row = {"speaker": speaker.id, "name": speaker.name}
            for name in ("author", "provider", "holder", "channel"):
                row |= _cells(name, getattr(speaker.provenance, name, None))
            yield row


def _anonymous_sources(audit: Audit) -> Iterator[Row]:
    for source in audit.anonymous_sources:
        yield {
            "speaker": source.speaker.id,
            "name": source.speaker.name,
            "spokesperson": source.spokesperson,
            **_slots(source),
            **_cells("relayed_by", source.relayed_by),
            "mentions": len(source.mentions),
        }


def _anonymous_mentions(audit: Audit) -> Iterator[Row]:
    for source in audit.anonymous_sources:
        for mention in source.mentions:
            yield {
                "speaker": source.speaker.id,
                **_words(mention.span),
                **_slots(mention),
                **_cells("relayed_by", mention.relayed_by),
                "at_least": mention.at_least,
                "anaphoric": mention.anaphoric,
                "partitive": mention.partitive,
                "candidates": _ids(mention.candidates),
            }


def _comment_requests(audit: Audit) -> Iterator[Row]:
    for request in audit.comment_requests:
        yield {
            "outcome": str(request.outcome),
            **_words(request.span),
            **_cells("party", request.party),
            **_cells("subject", request.subject),
            "quote": None if request.quote is None else request.quote.id,
        }


def _claims(audit: Audit) -> Iterator[Row]:
    for claim in audit.claims:
        yield {
            **_words(claim.span),
            "kinds": _LIST.join(claim.kinds),
            "check_worthiness": claim.check_worthiness,
            "quote": None if claim.quote is None else claim.quote.id,
            **_who(claim.asserted_by),
            "evidence": _texts(claim.evidence),
            "hedges": _texts(claim.hedges),
        }


def _findings(audit: Audit, findings: Judge) -> Iterator[Row]:
    for finding in findings(audit):
        yield {
            "check": finding.id,
            "severity": str(finding.severity),
            "message": finding.message,
            **_words(finding.spans[0] if finding.spans else None),
            "evidence": _texts(finding.evidence),
            "missing": _LIST.join(finding.missing),
            "origin": finding.origin,
            "fingerprint": finding.fingerprint,
        }


def _places(records: Sequence[Block | Term | TextDefect]) -> Iterator[Row]:
    for record in records:
        yield {"kind": str(record.kind), **_words(record.span)}


_ROWS: dict[str, Callable[[Audit], Iterator[Row]]] = {
    "articles": _articles,
    "quotes": _quotes,
    "spans": _spans,
    "speakers": _speakers,
    "mentions": _mentions,
    "documents": _documents,
    "anonymous_sources": _anonymous_sources,
    "anonymous_mentions": _anonymous_mentions,
    "comment_requests": _comment_requests,
    "claims": _claims,
    "blocks": lambda audit: _places(audit.blocks),
    "terms": lambda audit: _places(audit.terms),
    "defects": lambda audit: _places(audit.defects),
}


# ----------------------------------------------------------------------------------------- cells


def _cells(name: str, span: CharSpan | None) -> Row:
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: span.text, f"{name}_start": span.start, f"{name}_end": span.end}


def _words(span: CharSpan | None) -> Row:
    if span is None:
        return {"text": None, "start": None, "end": None}
    return {"text": span.text, "start": span.start, "end": span.end}


def _who(speaker: Speaker | None) -> Row:
    if speaker is None:
        return {"speaker": None, "speaker_name": None}
    return {"speaker": speaker.id, "speaker_name": speaker.name}


def _slots(slots: Slots) -> Row:
    row: Row = {"count": slots.count}
    for name in ("role", "affiliation", "knowledge", "condition", "reason"):
        row |= _cells(name, getattr(slots, name))
    row["reason_class"] = None if slots.reason_class is None else str(slots.reason_class)
    return row


def _ids(speakers: Iterable[Speaker]) -> str:
    return _LIST.join(speaker.id for speaker in speakers)


def _texts(spans: Iterable[CharSpan]) -> str:
    return _LIST.join(span.text for span in spans)
