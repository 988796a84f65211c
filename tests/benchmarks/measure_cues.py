"""Count how often each cue word attributes, by the complements it has.

usage: python -m tests.benchmarks.measure_cues

Reads polnear/train beside the project and writes ``docs/cue-measures.tsv``: a row for every
listed word and every frame of complements that occurs at least five times. What stands within
content counts for nothing, since the annotators gave one label to a word.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from quoteaudit.lexicon import cue_class
from quoteaudit.syntax.frames import base_of, cue_features, is_possible_cue
from quoteaudit.syntax.tree import Parse, Word
from tests.benchmarks.learn_weights import annotated

OUT = Path(__file__).resolve().parents[2] / "docs" / "cue-measures.tsv"
PARTS = {"VB": "verbs", "NN": "nouns", "JJ": "adjectives"}
LEAST = 5


def main() -> None:
    """Count, and write the table."""
    seen: Counter[tuple[str, str, str]] = Counter()
    attributing: Counter[tuple[str, str, str]] = Counter()
    for one in annotated():
        for word in one.parse.words:
            if is_possible_cue(word) and (word.i in one.cues or word.i not in one.unlabelled):
                key = (PARTS.get(word.tag[:2], "verbs"), base_of(word), frame_of(word, one.parse))
                seen[key] += 1
                attributing[key] += word.i in one.cues
    rows = [
        f"{part}\t{base}\t{cue_class(part, base) or 'neutral'}\t{frame}\t{count}\t"
        f"{attributing[part, base, frame]}\t{attributing[part, base, frame] / count:.2f}"
        for (part, base, frame), count in sorted(seen.items())
        if count >= LEAST
    ]
    head = "part\tword\tclass\tcomplements\tseen\tattributing\tprecision"
    OUT.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows in {OUT.name}")


def frame_of(word: Word, parse: Parse) -> str:
    """The complements of a word, as its frame feature names them."""
    features = cue_features(word, parse)
    return next(f.removeprefix("frame=") for f in features if f.startswith("frame="))


if __name__ == "__main__":
    main()
