"""What an archive costs: articles per second of one core, from text to rows of Arrow.

usage: python -m tests.benchmarks.archive_cost [ROUNDS]

Batches of articles of about 700 words go through ``audit_articles`` and through the bare default
spaCy pipeline in turn. Counted is the processor's time, so that other work on the machine
disturbs little; the medians are printed, with the machine they were taken on.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median
from time import process_time

import spacy

from quoteaudit.integrations.arrow import ROWS, audit_articles
from quoteaudit.syntax.pipeline import MODELS
from tests.benchmarks.data import articles

LEAST, MOST = 600, 800  # words


def texts() -> list[str]:
    """Articles of the measuring data that have about 700 words."""
    read = (article["text"] for part in ("dev", "train") for article in articles(f"polnear/{part}"))
    return [text for text in read if LEAST <= len(text.split()) <= MOST]


def machine() -> str:
    """The processor, where the system tells."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor()


def measured(batches: list[list[str]]) -> Iterator[tuple[float, float]]:
    """Processor seconds an article, of an audit and of bare spaCy, batch by batch."""
    bare = spacy.load(next(name for name in MODELS if spacy.util.is_package(name)))
    for number, batch in enumerate([batches[0], *batches]):
        start = process_time()
        list(audit_articles(enumerate(batch)))
        between = process_time()
        list(bare.pipe(batch))
        end = process_time()
        if number:  # the first batch pays for the loading
            yield (between - start) / len(batch), (end - between) / len(batch)


def main() -> None:
    """Print the cost of an article."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    found = texts()
    batches = [found[at : at + ROWS] for at in range(0, len(found) - ROWS + 1, ROWS)] * rounds
    costs = list(measured(batches))
    audit, bare = (median(cost[side] for cost in costs) for side in (0, 1))
    words = mean(len(text.split()) for text in found)
    print(f"{machine()}, Python {platform.python_version()}; {len(costs)} batches of {ROWS}")
    print(f"{words:.0f} words an article on average")
    print(f"audit:      {1 / audit:.1f} articles a second and core ({audit * 1000:.0f} ms)")
    print(f"bare spaCy: {1 / bare:.1f} articles a second and core ({bare * 1000:.0f} ms)")
    print(f"a million articles: {audit * 1e6 / 3600:.1f} hours of one core")


if __name__ == "__main__":
    main()
