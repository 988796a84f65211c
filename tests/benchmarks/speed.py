"""What an audit costs, against the bare default spaCy pipeline on the same articles.

usage: python -m tests.benchmarks.speed [ROUNDS]

The two take turns on every article, in one process, and the ratio is taken article by
article; the table gives medians. Runs on the examples, and on the measuring articles where
they lie beside the project.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

import spacy

from quoteaudit import audit_text
from quoteaudit.syntax.pipeline import MODELS
from tests.benchmarks.data import SHARED, articles

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "articles"


def texts() -> list[str]:
    """The articles to run on: a few hundred words each."""
    read = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    if (SHARED / "polnear").is_dir():
        read += [article["text"] for article in articles("polnear/dev")][:40]
    return read


def seconds(run: Callable[[str], object], text: str) -> float:
    """How long one run takes."""
    start = perf_counter()
    run(text)
    return perf_counter() - start


def main() -> None:
    """Print the ratio of an audit to bare spaCy."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    model = next(name for name in MODELS if spacy.util.is_package(name))
    bare = spacy.load(model)
    read = texts()
    for text in read[:2]:
        bare(text)
        audit_text(text)
    ratios = []
    for text in read * rounds:
        base = seconds(bare, text)
        ratios.append(seconds(audit_text, text) / base)
    print(f"{len(read)} articles, {rounds} rounds; spaCy {version('spacy')}, {model}")
    print(f"audit_text / bare default pipeline: median {median(ratios):.2f}")


if __name__ == "__main__":
    main()
