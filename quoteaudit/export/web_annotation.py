"""W3C Web Annotations: what was found, anchored to the article by position and by words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from quoteaudit.export.articles import id_of, iri_of, part_of, well_formed
from quoteaudit.export.standoff import Annotation, standoff_of
from quoteaudit.records import Audit, CharSpan, Finding

Document = dict[str, Any]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_NEAR = 32  # characters of prefix and suffix
_GENERATOR = {
    "id": "https://pypi.org/project/quoteaudit/",
    "type": "Software",
    "name": "quoteaudit",
}
_TERMS = {
    "Quote": "quote",
    "Cue": "cue",
    "Source": "source",
    "AnonymousSource": "anonymous source",
    "CommentRequest": "comment request",
    "Claim": "claim",
    "Term": "term",
}


def to_web_annotation(
    audit: Audit,
    *,
    id: str | None = None,  # noqa: A002
    source: str | None = None,
    findings: Iterable[Finding] = (),
) -> Document:
    """An audit as a Web Annotation collection (W3C Recommendation of 2017), with one page.

    ``source`` is the IRI of the article that the annotations are about, by default ``id`` or a
    name for its text; annotations are parts of it (``#q1``). Each part of a quote has a target
    with a ``TextPositionSelector`` (code points, as the model asks, half-open) and a
    ``TextQuoteSelector`` with 32 characters before and after. Cues and sources link to their
    quote. ``findings`` are added as comments. U+FFFD stands for lone surrogates. See
    https://www.w3.org/TR/annotation-model/.

    >>> from quoteaudit.testing import make_audit
    >>> audit = make_audit("{source:Ana Ruiz|Ruiz} {cue|said} {content|“No.”}")
    >>> collection = to_web_annotation(audit, source="https://example.org/bridge")
    >>> quote = collection["first"]["items"][-1]
    >>> quote["id"]
    'https://example.org/bridge#q1'
    >>> for selector in quote["target"][0]["selector"]:
    ...     print(selector)
    {'type': 'TextPositionSelector', 'start': 10, 'end': 15}
    {'type': 'TextQuoteSelector', 'exact': '“No.”', 'prefix': 'Ruiz said ', 'suffix': ''}
    """
    article = iri_of(source or id or id_of(audit.text))
    standoff = standoff_of(audit)
    links = {
        relation.arg2.id: part_of(article, relation.arg1.id)
        for relation in standoff.relations
        if relation.label != "Within"
    }
    items = [_item(audit, article, one, links.get(one.id)) for one in standoff.annotations]
    items += [_comment(audit, article, number, f) for number, f in enumerate(findings, start=1)]
    return well_formed({
        "@context": _CONTEXT,
        "id": part_of(article, "annotations"),
        "type": "AnnotationCollection",
        "label": id or article,
        "generator": _GENERATOR,
        "total": len(items),
        "first": {
            "id": part_of(article, "annotations-page-1"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    })  # fmt: skip


def _item(audit: Audit, article: str, one: Annotation, quote: str | None) -> Document:
    values = [_TERMS[one.label], *(value or name.lower() for name, value in one.attributes)]
    body = [_text("classifying", value) for value in values]
    if one.note:
        body.append(_text("describing", one.note))
    if quote is not None:
        body.append({"type": "SpecificResource", "purpose": "linking", "source": quote})
    motivation = "classifying" if quote is None else "linking"
    return _annotation(article, one.id, motivation, body, _targets(audit, article, one.spans))


def _comment(audit: Audit, article: str, number: int, finding: Finding) -> Document:
    body = [
        _text("commenting", finding.message),
        _text("classifying", finding.id),
        _text("classifying", str(finding.severity)),
    ]
    target = _targets(audit, article, finding.spans)
    return _annotation(article, f"f{number}", "commenting", body, target or [article])


def _annotation(
    article: str, name: str, motivation: str, body: list[Document], target: list[Any]
) -> Document:
    return {
        "id": part_of(article, name),
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": target,
    }


def _text(purpose: str, value: str) -> Document:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _targets(audit: Audit, article: str, spans: Iterable[CharSpan]) -> list[Document]:
    return [
        {
            "type": "SpecificResource",
            "source": article,
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": span.text,
                    "prefix": audit.text[max(0, span.start - _NEAR) : span.start],
                    "suffix": audit.text[span.end : span.end + _NEAR],
                },
            ],
        }
        for span in spans
    ]
