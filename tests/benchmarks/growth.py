"""How time and memory grow: one long string, and a long stream, for real.

usage: python -m tests.benchmarks.growth [CHARACTERS] [ARTICLES]

Audits one string that is doubled up to CHARACTERS (5,000,000), then a stream of ARTICLES
(10,000, of 600 characters), and prints seconds of processor time and the peak of memory.
The text is put together from invented sentences, no two articles alike.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
from collections.abc import Iterable
from time import process_time
from typing import Any

from quoteaudit import audit_text, audit_texts

ARTICLE = 600
"""Characters of an article of the stream."""

_FIRST = "Ana Ines Pavel Joris Mara Tomas Lena Oskar Vera Milan".split()
_LAST = "Ruiz Moll Korda Halm Kessel Amadi Okoye Brandt Sorel Vidal".split()
_ROLES = ["the mayor of Velmora", "an engineer", "the ferry minister", "a clerk", "the coach"]
_SAID = [
    "“{claim},” said {who}, {role}. “{claim}.”",
    "{who} told reporters on Monday that {lower}.",
    "According to {last}, {lower}.",
    "{claim}, {last} said, and {lower}.",
    "Two officials briefed on the matter, who asked not to be named, said that {lower}.",
    "{who} did not respond to a request for comment.",
    "{claim}. It had been clear since March that {lower}.",
    "“{claim},” she said. “Nobody can tell me that {lower}.”",
]
_CLAIMS = [
    "{thing} will cost {number} million dollars",
    "{thing} has been closed for {number} days",
    "{number} people have left since {thing} opened",
    "nobody had asked who would pay for {thing}",
    "{thing} is safer than it was {number} years ago",
]
_THINGS = ["the bridge", "the harbour", "the new line", "the reactor", "the school", "the ferry"]


def sentence(rng: random.Random) -> str:
    """One invented sentence."""
    claim = rng.choice(_CLAIMS).format(thing=rng.choice(_THINGS), number=rng.randint(2, 900))
    last = rng.choice(_LAST)
    return rng.choice(_SAID).format(
        claim=claim[0].upper() + claim[1:],
        lower=claim,
        who=f"{rng.choice(_FIRST)} {last}",
        last=last,
        role=rng.choice(_ROLES),
    )


def article(seed: int, characters: int = 2_500) -> str:
    """An invented article of paragraphs of a few sentences."""
    rng = random.Random(seed)
    paragraphs: list[str] = []
    length = 0
    while length < characters:
        paragraphs.append(" ".join(sentence(rng) for _ in range(rng.randint(1, 4))))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)[:characters]


Row = dict[str, float]


def of_string(most: int) -> Row:
    """One audit of one string."""
    text = article(1, most)
    audit_text(article(0))
    start = process_time()
    audit = audit_text(text)
    return _row(start, most, most, len(audit.quotes))


def of_stream(most: int) -> list[Row]:
    """Audits of a stream, none of them kept, looked at after each doubling of their number."""
    audit_text(article(0))
    rows: list[Row] = []
    start, quotes = process_time(), 0
    audits = audit_texts(article(seed, ARTICLE) for seed in range(most))
    for number, audit in enumerate(audits, 1):
        quotes += len(audit.quotes)
        if number in (most >> 3, most >> 2, most >> 1, most):
            rows.append(_row(start, number, number * ARTICLE, quotes))
    return rows


def _row(start: float, size: int, characters: int, quotes: int) -> Row:
    seconds = process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each = 1_000_000 * seconds / characters
    return {"size": size, "seconds": seconds, "each": each, "quotes": quotes, "peak": peak}


def _apart(call: str) -> Any:
    """What a function of this module finds in a process of its own."""
    code = f"import json; from tests.benchmarks import growth; print(json.dumps(growth.{call}))"
    done = subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def _print(what: str, rows: Iterable[Row]) -> None:
    print(f"| {what} | seconds | microseconds a character | quotes | peak MB |")
    print("|---|---|---|---|---|")
    for row in rows:
        numbers = (
            f"{row['seconds']:.1f} | {row['each']:.1f} | {row['quotes']:,} | {row['peak']:.0f}"
        )
        print(f"| {row['size']:,} | {numbers} |", flush=True)
    print()


def main() -> None:
    """Print both tables."""
    given = [int(size) for size in sys.argv[1:]]
    characters, articles = [*given, *(5_000_000, 10_000)[len(given) :]]
    sizes = [characters >> left for left in (4, 3, 2, 1, 0)]
    _print("characters in one string", (_apart(f"of_string({size})") for size in sizes))
    _print("articles in a stream", _apart(f"of_stream({articles})"))


if __name__ == "__main__":
    main()
