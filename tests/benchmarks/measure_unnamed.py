"""Measure unnamed sources and comment requests on articles of polnear/train labelled by hand.

usage: python -m tests.benchmarks.measure_unnamed [--misses]

Reads the labels of ``unnamed_labels.tsv``, whose head says how they were made, and the articles
beside the project. Prints what gold's own scorer says of mentions, their slots and comment
requests: for the articles at even places of the file, for those at odd places, and for all.
``--misses`` adds what is wrong in those at even places. What is missed in the others is not shown
and not to be read: they say whether a rule that was written for the even ones holds elsewhere.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from quoteaudit import audit_texts
from tests.benchmarks.data import SHARED, articles
from tests.benchmarks.predict import prediction

LABELS = Path(__file__).resolve().parent / "unnamed_labels.tsv"
SOURCES = ("source", "spokesperson")
SLOTS = ("role", "affiliation", "knowledge", "condition", "reason")
SHOWN = ("articles", "anonymous", "slots", "reply", "reply outcome")


def gold() -> Iterator[dict[str, Any]]:
    """The labelled articles as the scorer reads them, in the order of the file."""
    found: dict[str, list[list[str]]] = {}
    for line in LABELS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, *label = line.split("\t")
            found.setdefault(name, []).append(label)
    texts = {a["id"]: a["text"] for a in articles("polnear/train") if a["id"] in found}
    for name, labels in found.items():
        yield {
            "id": name,
            "text": texts[name],
            "anonymous": [_mention(label) for label in labels if label[0] in SOURCES],
            "comment_requests": [
                {"span": [int(label[1]), int(label[2])], "outcome": label[0]}
                for label in labels
                if label[0] not in (*SOURCES, "nothing")
            ],
            "attributions": [],
            "sources": {},
            "sentences": [],
            "claims": {},
            "checkworthy": [],
        }


def _mention(label: Sequence[str]) -> dict[str, Any]:
    what, start, end, anaphoric, *rest = label
    count, *slots = [*rest, *[""] * 6][:6]
    return {
        "mention": [int(start), int(end)],
        "group": start,
        "spokesperson": what == "spokesperson",
        "anaphoric": anaphoric == "1",
        "count": int(count) if count else None,
        **{slot: _span(text) for slot, text in zip(SLOTS, slots, strict=True)},
    }


def _span(text: str) -> list[int] | None:
    return [int(place) for place in text.split("-")] if text else None


def _score(folder: Path, read: Sequence[dict[str, Any]], *options: str) -> str:
    """What the scorer says of some articles whose predictions stand in the folder."""
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, read)), "utf-8")
    paths = SHARED / "bench" / "score_audit.py", folder / "gold.jsonl", folder / "found.jsonl"
    command = [sys.executable, *map(str, paths), "--json", *options]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Audit the labelled articles and print the figures."""
    read = list(gold())
    audits = audit_texts(article["text"] for article in read)
    lines = [
        json.dumps(prediction(article["id"], audit))
        for article, audit in zip(read, audits, strict=True)
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "found.jsonl").write_text("\n".join(lines), "utf-8")
        for half, part in (("even", read[::2]), ("odd", read[1::2]), ("all", read)):
            figures = json.loads(_score(folder, part))
            print(f"== {half}", *(f"{key:14} {figures[key]}" for key in SHOWN), sep="\n")
        if "--misses" in sys.argv:
            for what in ("anonymous", "reply"):
                out = _score(folder, read[::2], "--misses", what, "--most", "1000")
                print(*out.splitlines()[1:], sep="\n")


if __name__ == "__main__":
    main()
