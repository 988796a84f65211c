"""Audit the articles of the measuring data and write the predictions that the scorers read.

usage: python -m tests.benchmarks.predict polnear/dev OUT.jsonl
       python -m tests.benchmarks.predict gold/audit_dev OUT.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from quoteaudit import Audit, CharSpan, Quote, audit_texts
from tests.benchmarks.data import articles


def spans(found: Iterable[CharSpan | None]) -> list[list[int]]:
    """Spans as the scorers read them."""
    return [[span.start, span.end] for span in found if span is not None]


def prediction(article: str, audit: Audit) -> dict[str, Any]:
    """What both scorers read of one article: the outermost quotes, since gold does not nest."""
    return {"id": article, "quotes": [_quote(q) for q in audit.quotes if q.parent is None]}


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "content": spans(quote.contents),
        "cue": spans([quote.cue]),
        "source": spans([quote.source]),
        "source_kind": quote.speaker.kind if quote.speaker else "none",
        "speaker": quote.speaker.name if quote.speaker else None,
        "rule": quote.rule,
    }


def main() -> None:
    name, out = sys.argv[1:]
    read = list(articles(name))
    audits = audit_texts(article["text"] for article in read)
    lines = [
        json.dumps(prediction(article["id"], audit))
        for article, audit in zip(read, audits, strict=True)
    ]
    Path(out).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
