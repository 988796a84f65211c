"""schema.org JSON-LD: quotations, who said them, and claims, for search engines and archives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quoteaudit.export.articles import id_of, iri_of, part_of, well_formed
from quoteaudit.records import AnonymousSource, Audit, Claim, Quote, QuoteKind, Speaker, SpeakerKind

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
    in the article, and an ``author`` where a person or body asserts it.
    See https://schema.org/Quotation and https://schema.org/Claim.

    >>> from quoteaudit.testing import make_audit
    >>> audit = make_audit("{content|“No,”} {cue|said} {source:Ana Ruiz (person)|Ruiz}.")
    >>> for node in to_json_ld(audit, source="https://example.org/bridge")["@graph"][1:]:
    ...     print(node["@type"], node["@id"], node.get("name") or node["text"])
    Person https://example.org/bridge#s1 Ana Ruiz
    Quotation https://example.org/bridge#q1 “No,”
    """
    article = iri_of(source or id or id_of(audit.text))
    groups = {one.speaker.id for one in audit.anonymous_sources if _is_group(one)}
    nodes = {
        speaker.id: _speaker(article, speaker)
        for speaker in audit.speakers
        if _type(speaker, groups) is not None
    }
    graph: list[Node] = [{"@id": article, "@type": "NewsArticle"}]
    graph += nodes.values()
    graph += (_quotation(article, q, nodes) for q in audit.quotes if q.kind != QuoteKind.INDIRECT)
    graph += _claims(article, audit.claims, nodes)
    return well_formed({"@context": "https://schema.org", "@graph": graph})


def _is_group(source: AnonymousSource) -> bool:
    return source.count != 1


def _type(speaker: Speaker, groups: set[str]) -> str | None:
    """The class of a speaker; None for those who are no one thing that schema.org knows."""
    if speaker.kind is SpeakerKind.ANONYMOUS and speaker.id not in groups:
        return "Person"
    return _TYPES.get(speaker.kind)


def _speaker(article: str, speaker: Speaker) -> Node:
    node = {
        "@id": part_of(article, speaker.id),
        "@type": _TYPES.get(speaker.kind, "Person"),
        "name": speaker.name,
    }
    if speaker.description is not None:
        node["description"] = speaker.description.text
    if speaker.kind is SpeakerKind.ANONYMOUS:
        node["disambiguatingDescription"] = "not named in the article"
    return node


def _quotation(article: str, quote: Quote, nodes: dict[str, Node]) -> Node:
    node: Node = {
        "@id": part_of(article, quote.id),
        "@type": "Quotation",
        "text": " … ".join(span.text for span in quote.contents),
        "isPartOf": {"@id": article},
    }
    if quote.speaker is None:
        return node
    if quote.speaker.id not in nodes:
        return node | {"creditText": quote.speaker.name}
    reference = {"@id": nodes[quote.speaker.id]["@id"]}
    if quote.speaker.kind is SpeakerKind.DOCUMENT:
        return node | {"isBasedOn": reference}
    node["spokenByCharacter"] = reference
    if quote.kind is QuoteKind.DIRECT:
        node["creator"] = reference
    return node


def _claims(article: str, claims: tuple[Claim, ...], nodes: dict[str, Node]) -> Iterator[Node]:
    for number, claim in enumerate(claims, start=1):
        node: Node = {
            "@id": part_of(article, f"c{number}"),
            "@type": "Claim",
            "text": claim.span.text,
            "appearance": {"@id": article},
        }
        by = claim.asserted_by
        if by is not None and by.kind is SpeakerKind.DOCUMENT and by.id in nodes:
            node["isBasedOn"] = {"@id": nodes[by.id]["@id"]}
        elif by is not None and by.id in nodes:
            node["author"] = {"@id": nodes[by.id]["@id"]}
        elif by is not None:
            node["creditText"] = by.name
        yield node
