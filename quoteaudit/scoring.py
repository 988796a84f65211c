"""A visible score: the sum of the weights of the features that were seen.

The weights are a table in ``lexicons/en``, one line a feature, learned from annotated news
articles by a script and readable by a person. Nothing else stands behind a score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp

from quoteaudit.lexicon import load_weights
from quoteaudit.records import ScorePart

BIAS = "bias"
"""The line of a table that every score starts from."""


class Weights:
    """A table of weights by feature; features that it does not list weigh nothing."""

    __slots__ = ("_weight_of", "bias", "table")

    def __init__(self, table: Mapping[str, float]) -> None:
        self.table = table
        self.bias = table.get(BIAS, 0.0)
        # Asked for every feature: the read-only view of a table would take twice as long.
        self._weight_of = dict(table).get

    def score(self, features: Iterable[str]) -> float:
        """The sum of the weights: above 0 speaks for, below 0 against.

        >>> Weights({"bias": -1.0, "word=say": 2.5}).score(["word=say", "tag=VBD"])
        1.5
        """
        return self.bias + sum(filter(None, map(self._weight_of, features)))

    def parts(self, features: Iterable[str], most: int = 5) -> tuple[ScorePart, ...]:
        """The ``most`` features that moved the score furthest, the furthest first."""
        weighed = [(f, self.table[f]) for f in dict.fromkeys(features) if f in self.table]
        weighed.sort(key=lambda part: (-abs(part[1]), part[0]))
        return tuple(ScorePart(feature=f, weight=w) for f, w in weighed[:most])


@cache
def weights(name: str) -> Weights:
    """The table ``lexicons/en/{name}.tsv``."""
    return Weights(load_weights(name))


def probability(score: float) -> float:
    """The share of cues with such a score that were right in the articles learned from.

    >>> round(probability(0.0), 2), round(probability(2.0), 2)
    (0.5, 0.88)
    """
    return 1 / (1 + exp(-score)) if score > -700 else 0.0
