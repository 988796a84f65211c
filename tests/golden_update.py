"""Write the audits of the example articles down, to be reviewed and kept.

usage: python -m tests.golden_update

One line a quote. A line that a reviewer found wrong says so under ``wrong``; such a remark is
kept as long as its line stays as it is. Read the difference before you keep it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from quoteaudit import Audit, Quote, audit_text

HERE = Path(__file__).parent
ARTICLES = sorted((HERE.parent / "examples" / "articles").glob("*.txt"))


def lines_of(audit: Audit) -> list[dict[str, Any]]:
    """What is kept of each quote, in text order."""
    return [_line(quote) for quote in audit.quotes]


def _line(quote: Quote) -> dict[str, Any]:
    return {
        "depth": quote.depth,
        "kind": quote.kind.value,
        "rule": quote.rule,
        "speaker": quote.speaker and quote.speaker.name,
        "cue": quote.cue and quote.cue.text,
        "source": quote.source and quote.source.text,
        "content": [span.text for span in quote.contents],
    }


def golden_path(article: Path) -> Path:
    """Where the audit of an article is kept."""
    return HERE / "golden" / f"{article.stem}.json"


def read_golden(article: Path) -> list[dict[str, Any]]:
    """The lines that are kept, remarks of the reviewer included."""
    path = golden_path(article)
    return list(json.loads(path.read_text("utf-8"))) if path.exists() else []


def without_remark(line: dict[str, Any]) -> dict[str, Any]:
    """A kept line as the audit would give it."""
    return {key: value for key, value in line.items() if key != "wrong"}


def written(lines: list[dict[str, Any]]) -> str:
    """A list in JSON, one line for each member."""
    members = ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    return f"[\n{members}\n]\n"


def main() -> None:
    """Write all anew."""
    for article in ARTICLES:
        old = read_golden(article)
        new = lines_of(audit_text(article.read_text("utf-8")))
        kept = [next((o for o in old if without_remark(o) == line), line) for line in new]
        golden_path(article).parent.mkdir(exist_ok=True)
        golden_path(article).write_text(written(kept), "utf-8")


if __name__ == "__main__":
    main()
