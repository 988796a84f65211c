"""Audit the measuring articles, write the prediction files, and print what both scorers say.

usage: python -m tests.benchmarks.predict [FOLDER]

Writes ``polnear_dev.jsonl``, ``audit_dev.jsonl`` and ``phrases_dev.jsonl`` into FOLDER (a
temporary one without it), and runs the two scorers on them. Tune on polnear/train, never here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from quoteaudit import AnonymousMention, Audit, CharSpan, Quote, audit_texts
from tests.benchmarks.data import SHARED, articles

MEASURES = (
    ("polnear/dev", "score.py"),
    ("gold/audit_dev", "score_audit.py"),
    ("gold/phrases_dev", "score_audit.py"),
)


def prediction(article: str, audit: Audit) -> dict[str, Any]:
    """What the scorers read of one article: the outermost quotes, since gold does not nest."""
    return {
        "id": article,
        "quotes": [_quote(quote) for quote in audit.quotes if quote.parent is None],
        "anonymous": [
            _mention(mention, source.speaker.id)
            for source in audit.anonymous_sources
            for mention in source.mentions
        ],
        "comment_requests": [
            {"span": _span(request.span), "outcome": request.outcome}
            for request in audit.comment_requests
        ],
        "claims": [
            {"span": _span(claim.span), "score": claim.check_worthiness} for claim in audit.claims
        ],
    }


def _mention(mention: AnonymousMention, group: str) -> dict[str, Any]:
    slots = ("role", "affiliation", "knowledge", "condition", "reason")
    return {
        "mention": _span(mention.span),
        "group": group,
        "count": mention.count,
        **{slot: _span(getattr(mention, slot)) for slot in slots},
    }


def _span(span: CharSpan | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "content": _spans(quote.contents),
        "cue": _spans([quote.cue]),
        "source": _spans([quote.source]),
        "source_kind": quote.speaker.kind if quote.speaker else "none",
        "speaker": quote.speaker.name if quote.speaker else None,
    }


def _spans(found: Iterable[CharSpan | None]) -> list[list[int]]:
    return [[span.start, span.end] for span in found if span is not None]


def predict(name: str, out: Path) -> None:
    """Audit the articles ``name`` and write the predictions to ``out``."""
    read = list(articles(name))
    audits = audit_texts(article["text"] for article in read)
    with out.open("w", encoding="utf-8") as lines:
        for article, audit in zip(read, audits, strict=True):
            lines.write(json.dumps(prediction(article["id"], audit)) + "\n")


def main() -> None:
    """Predict and score every measure."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    for name, scorer in MEASURES:
        out = folder / f"{name.replace('gold/', '').replace('/', '_')}.jsonl"
        predict(name, out)
        print(f"\n== {name}: {out}", flush=True)
        paths = SHARED / "bench" / scorer, SHARED / f"{name}.jsonl", out
        command = [sys.executable, *map(str, paths)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
