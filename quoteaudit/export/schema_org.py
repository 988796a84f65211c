"""schema.org JSON-LD: quotations, who said them, and claims, for search engines and archives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quoteaudit.export.articles import id_of, iri_of, part_of, well_formed
from quoteaudit.export.tables import ELLIPSIS
from quoteaudit.records import Audit, Claim, Quote, QuoteKind, Speaker, SpeakerKind

Node = dict[str, Any]

_TYPES = {
    SpeakerKind.PERSON: "Person",
    SpeakerKind.SPOKESPERSON: "Person",
    SpeakerKind.ORGANIZATION: "Organization",
    SpeakerKind.MEDIA: "Organization",
    SpeakerKind.DOCUMENT: "CreativeWork",
}


def to_json_ld(
    audit: Audit,
    *,
    id: str | None = None,  # noqa: A002
    source: str | None = None,
) -> Node:
    """An audit as a graph of schema.org: the article, its quotations, their speakers, its claims.

    ``source`` is the IRI of the article, by default ``id`` or a name for its text; the other
    nodes are parts of it (``#q1``). U+FFFD stands for lone surrogates.

    A quote that is direct or mixed is a ``Quotation`` with ``spokenByCharacter``, the one "to
    whom the quotation is attributed within the containing CreativeWork"; a direct one also has
    a ``creator``, since the words are the speaker's. A document is what it ``isBasedOn``. A
    ``creditText`` names those who are no one person or body: critics, two officials. Words
    without quotation marks are no quotation and are left out. A ``Claim`` has its ``appearance``
    in the article, and an ``author`` where a person or body asserts it; its text is what they
    say, without the words that tell who says it.
    See https://schema.org/Quotation and https://schema.org/Claim.

    >>> from quoteaudit.testing import make_audit
    >>> audit = make_audit("{content|“No,”} {cue|said} {source:Ana Ruiz (person)|Ruiz}.")
    >>> for node in to_json_ld(audit, source="https://example.org/bridge")["@graph"][1:]:
    ...     print(node["@type"], node["@id"], node.get("name") or node["text"])
    Person https://example.org/bridge#s1 Ana Ruiz
    Quotation https://example.org/bridge#q1 “No,”
    """
    article = iri_of(source or id or id_of(audit.text))
    single = {one.speaker.id for one in audit.anonymous_sources if one.count == 1}
    nodes = {
        speaker.id: node
        for speaker in audit.speakers
        if (node := _speaker(article, speaker, is_one=speaker.id in single)) is not None
    }
    said = [
        *(_quotation(article, q, nodes) for q in audit.quotes if q.kind != QuoteKind.INDIRECT),
        *_claims(article, audit, nodes),
    ]
    named = {value["@id"] for node in said for value in node.values() if isinstance(value, dict)}
    return well_formed({
        "@context": "https://schema.org",
        "@graph": [
            {"@id": article, "@type": "NewsArticle"},
            *(node for node in nodes.values() if node["@id"] in named),
            *said,
        ],
    })  # fmt: skip


def _speaker(article: str, speaker: Speaker, *, is_one: bool) -> Node | None:
    """The node of a speaker; None for those who are no one thing that schema.org knows."""
    is_unnamed = speaker.kind is SpeakerKind.ANONYMOUS
    kind = "Person" if is_unnamed and is_one else _TYPES.get(speaker.kind)
    if kind is None:
        return None
    node = {"@id": part_of(article, speaker.id), "@type": kind, "name": speaker.name}
    if speaker.description is not None:
        node["description"] = speaker.description.text
    if is_unnamed:
        node["disambiguatingDescription"] = "not named in the article"
    return node


def _quotation(article: str, quote: Quote, nodes: dict[str, Node]) -> Node:
    node: Node = {
        "@id": part_of(article, quote.id),
        "@type": "Quotation",
        "text": ELLIPSIS.join(span.text for span in quote.contents),
        "isPartOf": {"@id": article},
    }
    node |= _by(quote.speaker, nodes, "spokenByCharacter")
    if quote.kind is QuoteKind.DIRECT and "spokenByCharacter" in node:
        node["creator"] = node["spokenByCharacter"]
    return node


def _by(speaker: Speaker | None, nodes: dict[str, Node], role: str) -> Node:
    """Who said or asserts it: a document is a source, and who has no node gets a credit."""
    if speaker is None:
        return {}
    if speaker.id not in nodes:
        return {"creditText": speaker.name}
    if speaker.kind is SpeakerKind.DOCUMENT:
        role = "isBasedOn"
    return {role: {"@id": nodes[speaker.id]["@id"]}}


def _claims(article: str, audit: Audit, nodes: dict[str, Node]) -> Iterator[Node]:
    for number, claim in enumerate(audit.claims, start=1):
        yield {
            "@id": part_of(article, f"c{number}"),
            "@type": "Claim",
            "text": _asserted(claim, audit.text),
            "appearance": {"@id": article},
            **_by(claim.asserted_by, nodes, "author"),
        }


def _asserted(claim: Claim, text: str) -> str:
    """The words of a claim; of one that a quote carries, those inside its contents."""
    if claim.quote is None:
        return claim.span.text
    common = [
        text[max(claim.span.start, span.start) : min(claim.span.end, span.end)]
        for span in claim.quote.contents
    ]
    return ELLIPSIS.join(filter(None, common)) or claim.span.text
