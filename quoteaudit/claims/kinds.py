"""What kind of fact a claim asserts: one small score for each kind, visible like the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from quoteaudit.lexicon import load_weights
from quoteaudit.records.claims import ClaimKind
from quoteaudit.scoring import Weights, probability

LEAST: Mapping[ClaimKind, float] = MappingProxyType(
    {
        ClaimKind.QUANTITY: 0.4,
        ClaimKind.COMPARISON: 0.28,
        ClaimKind.EVENT: 0.41,
        ClaimKind.STATE: 0.28,
        ClaimKind.CAUSE: 0.2,
        ClaimKind.PLAN: 0.24,
    }
)
"""The probability from which a claim counts as one of its kind: best F1 in articles left out."""


@cache
def kind_weights() -> Mapping[ClaimKind, Weights]:
    """The weights of each kind: the lines of ``claim_kind_weights.tsv`` that begin with it."""
    tables: dict[ClaimKind, dict[str, float]] = {kind: {} for kind in ClaimKind}
    for line, weight in load_weights("claim_kind_weights").items():
        kind, _, feature = line.partition(": ")
        tables[ClaimKind(kind)][feature] = weight
    return MappingProxyType({kind: Weights(table) for kind, table in tables.items()})


@cache
def _by_feature() -> Mapping[str, Sequence[tuple[ClaimKind, float]]]:
    """The same weights by feature: most features have a weight for one or two kinds only."""
    found: defaultdict[str, list[tuple[ClaimKind, float]]] = defaultdict(list)
    for kind, weights in kind_weights().items():
        for feature, weight in weights.table.items():
            found[feature].append((kind, weight))
    return MappingProxyType(found)


def kinds_of(features: Collection[str]) -> tuple[ClaimKind, ...]:
    """The kinds of a claim, at least one: where none is probable, the least improbable."""
    scores = {kind: weights.bias for kind, weights in kind_weights().items()}
    weighed = _by_feature()
    for feature in features:
        for kind, weight in weighed.get(feature, ()):
            scores[kind] += weight
    share = {kind: probability(score) / LEAST[kind] for kind, score in scores.items()}
    found = tuple(kind for kind in ClaimKind if share[kind] >= 1)
    return found or (max(ClaimKind, key=share.__getitem__),)
