"""How the cost of holding quotes against a transcript grows: work counted, seconds, memory.

usage: python -m tests.benchmarks.verify_growth [QUOTES] [WORDS]

Doubles quotes and transcript together up to QUOTES (1000) and WORDS (1,000,000). Half of the
quotes are verbatim, the others have a word changed, a cut or two passages. "Work" is the number
of function calls, which does not depend on the machine; "memory" is the peak beyond the texts.
The words are made up, as frequent as English ones are (the n-th most frequent 1/n as often).
"""

from __future__ import annotations

import random
import sys
import tracemalloc
from itertools import accumulate
from time import perf_counter
from types import FrameType

from quoteaudit.records import Audit
from quoteaudit.verify import verify_quotes
from tests.benchmarks.planted_edits import quoted

_VOCABULARY = 30_000
_SYLLABLES = "ba do ke li mu na po ra se ti vo wa ze fi go hu".split()


def transcript(words: int, seed: int = 1) -> list[str]:
    """Invented words with the frequencies of a language."""
    rng = random.Random(seed)
    known = ["".join(rng.choices(_SYLLABLES, k=2 + n % 3)) + str_of(n) for n in range(_VOCABULARY)]
    weights = list(accumulate(1 / (n + 1) for n in range(_VOCABULARY)))
    return rng.choices(known, cum_weights=weights, k=words)


def str_of(number: int) -> str:
    """A number in letters, so that no two words are the same and none is a figure."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def quotes_from(spoken: list[str], number: int, seed: int = 2) -> Audit:
    """An article of quotes of eight to forty words, every other one edited."""
    rng = random.Random(seed)
    texts = []
    for count in range(number):
        length = rng.randint(8, 40)
        start = rng.randrange(len(spoken) - 2 * length)
        words = spoken[start : start + length]
        if count % 6 == 1:
            words[length // 2] = "umbrella"
        elif count % 6 == 3:
            del words[length // 2 : length // 2 + 3]
        elif count % 6 == 5:
            words = words[: length // 2] + spoken[-length:][: length // 2]
        texts.append(" ".join(words))
    return quoted(texts)


class Calls:
    """Counts function calls while it is entered."""

    def __init__(self) -> None:
        self.number = 0

    def _count(self, frame: FrameType, event: str, arg: object) -> None:
        self.number += event in ("call", "c_call")

    def __enter__(self) -> Calls:
        sys.setprofile(self._count)
        return self

    def __exit__(self, *error: object) -> None:
        sys.setprofile(None)


def main() -> None:
    """Print one line for each size."""
    quotes = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    words = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    spoken = transcript(words)
    print(f"{'quotes':>8}{'words':>10}{'seconds':>9}{'work':>12}{'work/word':>10}{'MB':>7}")
    for part in (8, 4, 2, 1):
        own = spoken[: words // part]
        text = "\n".join(" ".join(own[at : at + 12]) for at in range(0, len(own), 12))
        audit = quotes_from(own, quotes // part)
        start = perf_counter()
        verify_quotes(audit, text)
        seconds = perf_counter() - start
        with Calls() as calls:
            verify_quotes(audit, text)
        tracemalloc.start()
        verify_quotes(audit, text)
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        per_word = calls.number / len(own)
        print(
            f"{quotes // part:>8}{len(own):>10}{seconds:>9.2f}{calls.number:>12}"
            f"{per_word:>10.2f}{peak:>7.0f}"
        )


if __name__ == "__main__":
    main()
