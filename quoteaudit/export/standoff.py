"""An audit as labelled spans with relations between them, which annotation tools work with."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from attrs import field, frozen

from quoteaudit.records import (
    AnonymousMention,
    Audit,
    CharSpan,
    Claim,
    ClaimKind,
    CommentRequest,
    Quote,
    QuoteKind,
    ReasonClass,
    ReplyOutcome,
    Speaker,
    SpeakerKind,
    TermKind,
)

LABELS = ("Quote", "Cue", "Source", "AnonymousSource", "CommentRequest", "Claim", "Term")
"""What an annotation can be."""

RELATIONS = {"HasCue": ("Quote", "Cue"), "HasSource": ("Quote", "Source"),
             "Within": ("Quote", "Quote")}  # fmt: skip
"""What annotations can have to do with each other, and the labels of the first and the second."""

CONTINUES = "Continues"
"""The relation between the parts of one annotation, for tools whose spans have one part."""

ATTRIBUTES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Kind": (("Quote",), tuple(QuoteKind)),
    "SpeakerKind": (("Quote",), tuple(SpeakerKind)),
    "ReasonClass": (("AnonymousSource",), tuple(ReasonClass)),
    "Outcome": (("CommentRequest",), tuple(ReplyOutcome)),
    "TermKind": (("Term",), tuple(TermKind)),
    **{kind.name.capitalize(): (("Claim",), ()) for kind in ClaimKind},
}
"""The attributes: the labels that can have each, and its values; none where it is there or not."""


@frozen(kw_only=True)
class Annotation:
    """One labelled stretch of the text: its ``spans``, in text order, are one thing together.

    ``attributes`` are pairs of a name and a value in the order of their names; the value of one
    that is only there or not is ``""``. ``note`` is for people. Annotations are equal when
    label, spans and attributes are: ``id`` and ``note`` do not count, since a tool may change
    them.
    """

    label: str
    spans: tuple[CharSpan, ...]
    attributes: tuple[tuple[str, str], ...] = ()
    note: str = field(default="", eq=False)
    id: str = field(default="", eq=False)


@frozen(kw_only=True)
class Relation:
    """What a first annotation has to do with a second: a quote with its cue, say."""

    label: str
    arg1: Annotation
    arg2: Annotation


@frozen(kw_only=True)
class Standoff:
    """A text, what is marked in it, and how that hangs together."""

    text: str = field(repr=False)
    annotations: tuple[Annotation, ...] = ()
    relations: tuple[Relation, ...] = ()


def standoff_of(audit: Audit) -> Standoff:
    """What an audit found, as annotations in text order and relations between them.

    A quote is an annotation of its contents, with relations to those of its cue and its source
    and to the quote that it stands in. Unnamed sources are annotated wherever they are
    mentioned.

    >>> from quoteaudit.testing import make_audit
    >>> found = standoff_of(make_audit("{content|“No,”} {cue|said} {source:Ana Ruiz|Ruiz}."))
    >>> [(one.label, one.spans[0].text) for one in found.annotations]
    [('Quote', '“No,”'), ('Cue', 'said'), ('Source', 'Ruiz')]
    >>> [(one.label, one.arg1.id, one.arg2.id) for one in found.relations]
    [('HasCue', 'q1', 'q1-cue'), ('HasSource', 'q1', 'q1-source')]
    """
    quotes = {quote.id: _quote(quote) for quote in audit.quotes}
    found = list(quotes.values())
    relations = []
    for quote in audit.quotes:
        for label, span in (("Cue", quote.cue), ("Source", quote.source)):
            if span is not None:
                end = Annotation(label=label, spans=(span,), id=f"{quote.id}-{label.lower()}")
                found.append(end)
                relations.append(Relation(label=f"Has{label}", arg1=quotes[quote.id], arg2=end))
        if quote.parent is not None and quote.parent.id in quotes:
            parent = quotes[quote.parent.id]
            relations.append(Relation(label="Within", arg1=quotes[quote.id], arg2=parent))
    found += _others(audit)
    return Standoff(
        text=audit.text,
        annotations=tuple(sorted(found, key=attrgetter("spans"))),
        relations=tuple(relations),
    )


def _quote(quote: Quote) -> Annotation:
    kinds = (("Kind", str(quote.kind)),)
    if quote.speaker is None:
        return Annotation(label="Quote", spans=quote.contents, attributes=kinds, id=quote.id)
    return Annotation(
        label="Quote",
        spans=quote.contents,
        attributes=(*kinds, ("SpeakerKind", str(quote.speaker.kind))),
        note=f"speaker: {quote.speaker.name}",
        id=quote.id,
    )


def _others(audit: Audit) -> Iterator[Annotation]:
    for source in audit.anonymous_sources:
        for number, mention in enumerate(source.mentions, start=1):
            yield _mention(source.speaker, mention, number)
    for number, request in enumerate(audit.comment_requests, start=1):
        yield _request(request, number)
    for number, claim in enumerate(audit.claims, start=1):
        yield _claim(claim, number)
    for number, term in enumerate(audit.terms, start=1):
        kind = (("TermKind", str(term.kind)),)
        yield Annotation(label="Term", spans=(term.span,), attributes=kind, id=f"t{number}")


def _mention(speaker: Speaker, mention: AnonymousMention, number: int) -> Annotation:
    reason = mention.reason_class
    return Annotation(
        label="AnonymousSource",
        spans=(mention.span,),
        attributes=() if reason is None else (("ReasonClass", str(reason)),),
        note=f"source: {speaker.name}",
        id=f"{speaker.id}-m{number}",
    )


def _request(request: CommentRequest, number: int) -> Annotation:
    return Annotation(
        label="CommentRequest",
        spans=(request.span,),
        attributes=(("Outcome", str(request.outcome)),),
        note="" if request.party is None else f"party: {request.party.text}",
        id=f"r{number}",
    )


def _claim(claim: Claim, number: int) -> Annotation:
    own = "" if claim.asserted_by is None else f", asserted by: {claim.asserted_by.name}"
    return Annotation(
        label="Claim",
        spans=(claim.span,),
        attributes=tuple(sorted((kind.name.capitalize(), "") for kind in claim.kinds)),
        note=f"check-worthiness: {claim.check_worthiness:.2f}{own}",
        id=f"c{number}",
    )


# ------------------------------------------------------------- for tools whose spans have one part


@frozen
class Piece:
    """One part of an annotation: for tools that know no spans of several parts."""

    id: str
    label: str
    span: CharSpan


Link = tuple[str, int, int]
"""The label of a relation, and the numbers of the pieces that it goes from and to."""


def pieces_of(audit: Audit) -> tuple[list[Piece], list[Link]]:
    """The annotations of an audit in pieces, and their relations; parts that hold no words are out.

    A later piece of an annotation continues the one before; relations go by the first piece.
    """
    standoff = standoff_of(audit)
    pieces: list[Piece] = []
    links: list[Link] = []
    first: dict[str, int] = {}
    for one in standoff.annotations:
        spans = [span for span in one.spans if span.text]
        for number, span in enumerate(spans, start=1):
            if number == 1:
                first[one.id] = len(pieces)
            else:
                links.append((CONTINUES, len(pieces), len(pieces) - 1))
            name = one.id if number == 1 else f"{one.id}-part{number}"
            pieces.append(Piece(name, one.label, span))
    links += (
        (relation.label, first[relation.arg1.id], first[relation.arg2.id])
        for relation in standoff.relations
        if relation.arg1.id in first and relation.arg2.id in first
    )
    return pieces, links
