"""The records of a report in layers: where each stands in the text, and how it is drawn there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from attrs import field, frozen

from quoteaudit.records import (
    AnonymousMention,
    AnonymousSource,
    Audit,
    CharSpan,
    Claim,
    CommentRequest,
    Finding,
    Quote,
    Speaker,
    Term,
    TextDefect,
)
from quoteaudit.records.findings import Record
from quoteaudit.render.segments import Layout, Mark, lay_out

SLOTS = ("role", "affiliation", "knowledge", "condition", "reason")
"""What an article can tell of somebody whom it does not name, as spans."""


class Layer(StrEnum):
    """What can be shown in the text and hidden."""

    QUOTES = "quotes"
    MENTIONS = "mentions"
    UNNAMED = "unnamed"
    REPLIES = "replies"
    CLAIMS = "claims"
    FINDINGS = "findings"
    TERMS = "terms"


Shown = Record | Finding


@frozen(kw_only=True)
class Named:
    """A record under the name that it has in the page: ``q3`` is the third quote.

    The ids of an audit may be any words, and claims have none; these names are safe in a page.
    """

    token: str
    layer: Layer
    record: Shown
    marks: tuple[Mark, ...]

    @property
    def spans(self) -> tuple[CharSpan, ...]:
        """Where the record stands in the text."""
        return tuple(mark.span for mark in self.marks)


@frozen(kw_only=True)
class Scene:
    """An audit laid out: its records by name, and its text in segments."""

    audit: Audit
    named: Sequence[Named]
    layout: Layout = field(repr=False)
    _tokens: dict[object, str] = field(repr=False, alias="tokens")

    def token(self, record: Record) -> str | None:
        """The name of a record in the page; None for one that the page does not show."""
        return self._tokens.get(_key(record))

    def of(self, layer: Layer) -> list[Named]:
        """The records of a layer, in the order of the audit."""
        return [one for one in self.named if one.layer is layer]


def scene_of(audit: Audit, findings: Iterable[Finding]) -> Scene:
    """The audit and its findings, named, and marked in the text."""
    named = list(_named(audit, findings))
    layout = lay_out(audit.text, audit.blocks, [mark for one in named for mark in one.marks])
    tokens = {_key(one.record): one.token for one in named if not isinstance(one.record, Finding)}
    return Scene(audit=audit, named=named, layout=layout, tokens=tokens)


def _key(record: Record) -> object:
    """What tells records apart without comparing all that hangs on them."""
    kind = type(record).__name__
    if isinstance(record, Quote | Speaker):
        return kind, record.id
    if isinstance(record, AnonymousSource):
        return kind, record.speaker.id
    return kind, record.span.start, record.span.end


def _named(audit: Audit, findings: Iterable[Finding]) -> Iterator[Named]:
    number = 0
    groups: tuple[tuple[str, Layer, Iterable[Shown]], ...] = (
        ("q", Layer.QUOTES, audit.quotes),
        ("s", Layer.MENTIONS, audit.speakers),
        ("u", Layer.UNNAMED, audit.anonymous_sources),
        ("r", Layer.REPLIES, audit.comment_requests),
        ("c", Layer.CLAIMS, audit.claims),
        ("t", Layer.TERMS, audit.terms),
        ("d", Layer.TERMS, audit.defects),
        ("f", Layer.FINDINGS, findings),
    )
    for letter, layer, records in groups:
        for count, record in enumerate(records, 1):
            drawn = tuple(
                Mark(span=span, record=number, look=look, slot=slot)
                for span, look, slot in _drawn(record)
            )
            yield Named(token=f"{letter}{count}", layer=layer, record=record, marks=drawn)
            number += 1


Drawn = tuple[CharSpan, str, str]
"""A span, how it is drawn (or ""), and the word over its start (or "")."""


def _drawn(record: Shown) -> Iterator[Drawn]:
    if isinstance(record, Quote):
        yield from _quote(record)
    elif isinstance(record, Speaker):
        yield from ((span, "mention", "") for span in record.mentions)
        yield from _optional(record.description, "")
    elif isinstance(record, AnonymousSource):
        for mention in record.mentions:
            yield from _unnamed(mention)
        yield from (drawn for name in SLOTS for drawn in _optional(getattr(record, name), ""))
    elif isinstance(record, CommentRequest):
        yield record.span, "reply", ""
        yield from _optional(record.party, "")
        yield from _optional(record.subject, "")
    elif isinstance(record, Claim):
        yield record.span, "claim", ""
        yield from ((span, "evidence", "") for span in record.evidence)
        yield from ((span, "hedge", "") for span in record.hedges)
    elif isinstance(record, Finding):
        yield from ((span, record.severity.value, "") for span in record.spans)
        yield from ((span, "", "") for span in record.evidence)
    else:
        yield record.span, _LOOKS.get(type(record), ""), ""


_LOOKS: dict[type, str] = {Term: "term", TextDefect: "defect"}


def _quote(quote: Quote) -> Iterator[Drawn]:
    for span in quote.contents:
        yield span, quote.kind.value, ""
        if quote.parent is not None:
            yield span, "inner", ""
    yield from _optional(quote.cue, "cue")
    yield from _optional(quote.source, "source")


def _unnamed(mention: AnonymousMention) -> Iterator[Drawn]:
    yield mention.span, "unnamed", ""
    for name in SLOTS:
        span = getattr(mention, name)
        if span is not None:
            yield span, "slot", name


def _optional(span: CharSpan | None, look: str) -> Iterator[Drawn]:
    if span is not None:
        yield span, look, ""
