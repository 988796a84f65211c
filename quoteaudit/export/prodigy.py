"""Prodigy: JSON Lines of tasks with tokens, spans and relations, which annotators correct."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from quoteaudit.export.articles import id_of, well_formed
from quoteaudit.export.standoff import Piece, pieces_of
from quoteaudit.records import Audit

_TOKEN = re.compile(r"\s|\w+|[^\w\s]")


def to_prodigy(audit: Audit, *, id: str | None = None) -> dict[str, Any]:  # noqa: A002
    """An audit as a task of Prodigy, for the interfaces ``spans``, ``spans_manual``, ``relations``.

    Offsets count characters. The task brings its own tokens, which begin and end wherever a
    span does; ``token_end`` is the last token of a span, not the one after. Spans overlap, so
    the interface ``ner_manual`` does not take them. A later part of a quote is a span of its
    own. U+FFFD stands for lone surrogates. See https://prodi.gy/docs/api-interfaces.

    >>> from quoteaudit.testing import make_audit
    >>> task = to_prodigy(make_audit("{content|“No,”} {cue|said} Ruiz."), id="bridge")
    >>> task["spans"][1]
    {'start': 6, 'end': 10, 'token_start': 4, 'token_end': 4, 'label': 'Cue'}
    >>> [token["text"] for token in task["tokens"]]
    ['“', 'No', ',', '”', 'said', 'Ruiz', '.']
    >>> task["relations"][0]["head"], task["relations"][0]["child"], task["relations"][0]["label"]
    (3, 4, 'HasCue')
    """
    pieces, links = pieces_of(audit)
    tokens = _tokens(audit.text, pieces)
    starts = {token["start"]: token["id"] for token in tokens}
    ends = {token["end"]: token["id"] for token in tokens}
    spans = [
        {
            "start": piece.span.start,
            "end": piece.span.end,
            "token_start": starts[piece.span.start],
            "token_end": ends[piece.span.end],
            "label": piece.label,
        }
        for piece in pieces
    ]
    relations = [
        {
            "head": spans[one]["token_end"],
            "child": spans[two]["token_end"],
            "head_span": spans[one],
            "child_span": spans[two],
            "label": label,
        }
        for label, one, two in links
    ]
    return well_formed({
        "text": audit.text,
        "meta": {"article": id or id_of(audit.text)},
        "tokens": tokens,
        "spans": spans,
        "relations": relations,
    })  # fmt: skip


def _tokens(text: str, pieces: Iterable[Piece]) -> list[dict[str, Any]]:
    """Words, marks and white space; ``ws`` of a token tells that a space follows it.

    Such a space is no token, unless a span begins or ends with it.
    """
    edges = {(piece.span.start, piece.span.end) for piece in pieces}
    starts, ends = {start for start, _ in edges}, {end for _, end in edges}
    tokens: list[dict[str, Any]] = []
    for start, end in _stretches(text, starts | ends):
        word = text[start:end]
        is_needed = start in starts or end in ends
        if word == " " and not is_needed and tokens and not tokens[-1]["text"].isspace():
            tokens[-1]["ws"] = True
        else:
            token = {"text": word, "start": start, "end": end, "id": len(tokens), "ws": False}
            tokens.append(token)
    return tokens


def _stretches(text: str, edges: set[int]) -> Iterable[tuple[int, int]]:
    """Where tokens are: what the pattern finds, cut at the edges."""
    for found in _TOKEN.finditer(text):
        start = found.start()
        for end in range(start + 1, found.end() + 1):
            if end in edges or end == found.end():
                yield start, end
                start = end
