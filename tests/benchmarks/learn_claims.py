"""Learn the two tables of weights of claims from hand-labelled articles.

usage: python -m tests.benchmarks.learn_claims [--write]

Reads gold/audit_dev beside the project, and the sentences of polnear/train that
``claim_labels.tsv`` labels: article, start, end, 1 for a claim, 1 for one worth checking. Prints
how well sentences are told apart in articles of gold/audit_dev that were left out, one at a
time; with ``--write`` fits both tables on all and writes them into ``quoteaudit/lexicons/en``.

Each table is a logistic regression with an L2 penalty over readable features, and a second one
with two numbers: the score itself, and the mean score of the sentences beside it. Needs
scikit-learn. Deterministic.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from quoteaudit.article import PROSE, find_blocks
from quoteaudit.audit import audit_texts
from quoteaudit.claims import LEAST, NEIGHBOURS, beside
from quoteaudit.claims.features import features_of
from quoteaudit.claims.statements import find_statements
from quoteaudit.marks import pair_marks
from quoteaudit.records import BlockKind
from quoteaudit.syntax.pipeline import default_pipeline, parse_texts
from tests.benchmarks.data import articles

HERE = Path(__file__).resolve().parent
LEXICON = HERE.parents[1] / "quoteaudit" / "lexicons" / "en"
LABELS = HERE / "claim_labels.tsv"

TABLES = {
    "claim_weights": (0, 0.1, "Does this sentence assert a fact that could be checked?"),
    "checkworthy_weights": (1, 0.1, "Is what it asserts worth checking?"),
}
"""The column of labels, the inverse strength of the penalty, and the question of each table."""

FEWEST = 6
"""Sentences that a feature must be seen in."""

INNER = 8
"""Folds in which the second regression gets scores of sentences that the first has not seen."""

Sentence = tuple[int, int, bool, bool]


@frozen
class Labelled:
    """An article with its labelled sentences, and its statements with their features."""

    id: str
    text: str
    is_gold: bool
    sentences: Sequence[Sentence]
    spans: Sequence[tuple[int, int]]
    features: Sequence[Sequence[str]]

    def labels(self) -> list[tuple[bool, bool] | None]:
        """The label of each statement: that of the sentence it shares most with, if any."""
        return [self._label(*span) for span in self.spans]

    def _label(self, start: int, end: int) -> tuple[bool, bool] | None:
        shared = [(min(end, b) - max(start, a), at) for at, (a, b, *_) in enumerate(self.sentences)]
        best, at = max(shared, default=(0, 0))
        return self.sentences[at][2:] if best > 0 else None


def read() -> Iterator[tuple[dict[str, Any], bool, list[Sentence]]]:
    """The articles with their labelled sentences; whether they are gold."""
    for article in articles("gold/audit_dev"):
        claims, worthy = article["claims"], article["checkworthy"]
        spans = enumerate(article["sentences"])
        yield article, True, [(a, b, str(k) in claims, k in worthy) for k, (a, b) in spans]
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    for line in LABELS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, start, end, claim, worth = line.split("\t")
            found[name].append((int(start), int(end), claim == "1", worth == "1"))
    for article in articles("polnear/train"):
        if article["id"] in found:
            yield article, False, found[article["id"]]


def labelled() -> Iterator[Labelled]:
    """The labelled articles, parsed."""
    data = list(read())
    blocks = [find_blocks(article["text"]) for article, _, _ in data]

    def inputs() -> Iterator[Any]:
        for (article, _, _), found in zip(data, blocks, strict=True):
            prose = [(b.span.start, b.span.end) for b in found if b.kind in PROSE]
            yield article["text"], prose, pair_marks(article["text"], prose)

    audits = audit_texts(article["text"] for article, _, _ in data)
    parses = parse_texts(inputs(), default_pipeline(), 16)
    for one, found, parse, audit in zip(data, blocks, parses, audits, strict=True):
        article, is_gold, sentences = one
        headings = [b.span for b in found if b.kind is BlockKind.HEADING]
        statements = list(find_statements(parse, audit.quotes, headings))
        spans = [(s.start, s.end) for s in statements]
        features = [features_of(statement) for statement in statements]
        yield Labelled(article["id"], article["text"], is_gold, sentences, spans, features)


class Rows:
    """Every statement as a row of a matrix, with its article and labels."""

    def __init__(self, data: Sequence[Labelled]) -> None:
        self.data = data
        rows = [(n, f) for n, one in enumerate(data) for f in one.features]
        labels = [label for one in data for label in one.labels()]
        vectorizer = DictVectorizer(dtype=np.float64)
        matrix = vectorizer.fit_transform([dict.fromkeys(f, 1.0) for _, f in rows]).tocsr()
        often = np.asarray((matrix > 0).sum(0)).ravel() >= FEWEST
        self.matrix = matrix[:, often].toarray()
        self.names = vectorizer.get_feature_names_out()[often]
        self.article = np.array([n for n, _ in rows])
        self.known = np.array([label is not None for label in labels])
        self.wanted = np.array([label or (False, False) for label in labels])

    def fit(self, column: int, strength: float, use: Any) -> tuple[Any, float, float]:
        """Weights, bias and the weight of the neighbours, fitted on the rows in ``use``."""
        unseen = np.zeros(len(use))
        groups = self.article % INNER
        for fold in range(INNER):
            model = self._first(column, strength, use & (groups != fold))
            unseen[groups == fold] = model.decision_function(self.matrix[groups == fold])
        pairs = np.column_stack([unseen, self._beside(unseen)])
        second = LogisticRegression(C=1.0, solver="liblinear", random_state=0)
        taught = use & self.known
        second.fit(pairs[taught], self.wanted[taught, column])
        model = self._first(column, strength, use)
        scale, share = second.coef_[0]
        bias = second.intercept_[0] + (scale + share) * model.intercept_[0]
        return scale * model.coef_[0], bias / (1 + share / scale), share / scale

    def _first(self, column: int, strength: float, use: Any) -> LogisticRegression:
        taught = use & self.known
        model = LogisticRegression(C=strength, solver="liblinear", random_state=0)
        return model.fit(self.matrix[taught], self.wanted[taught, column])

    def _beside(self, scores: Any) -> Any:
        means = []
        for number in range(len(self.data)):
            own = list(scores[self.article == number])
            means += [float(np.mean(beside(own, at))) for at in range(len(own))]
        return np.array(means)

    def scores(self, fitted: tuple[Any, float, float]) -> Any:
        """The probability of every row."""
        weights, bias, share = fitted
        own = self.matrix @ weights + bias
        return 1 / (1 + np.exp(-(own + share * self._beside(own))))


def cross_validated(rows: Rows) -> Iterator[tuple[bool, bool, float, bool]]:
    """Of each gold sentence, from tables that its article did not teach.

    Whether it is a claim, whether it is taken for one, how worthy it looks, whether it is.
    """
    for number, one in enumerate(rows.data):
        if not one.is_gold:
            continue
        use = rows.article != number
        mine = ~use
        probable, worthy = (
            rows.scores(rows.fit(column, strength, use))[mine]
            for column, strength, _ in TABLES.values()
        )
        for start, end, claim, worth in one.sentences:
            taken = [
                (min(end, b) - max(start, a), float(w))
                for (a, b), p, w in zip(one.spans, probable, worthy, strict=True)
                if p >= LEAST and a < end and b > start
            ]
            covered = sum(size for size, _ in taken) >= len(one.text[start:end].strip()) / 2
            best = max((w for _, w in taken), default=0.0) if covered else 0.0
            yield claim, bool(taken) and covered, best, worth


def average_precision(ranked: Sequence[bool]) -> float:
    """The mean precision at each hit of a ranking."""
    hits = [rank for rank, good in enumerate(ranked, 1) if good]
    return sum(n / rank for n, rank in enumerate(hits, 1)) / len(hits)


def measure(rows: Rows) -> None:
    """Print the cross-validated figures."""
    found = list(cross_validated(rows))
    both = sum(claim and taken for claim, taken, _, _ in found)
    claims, taken = sum(f[0] for f in found), sum(f[1] for f in found)
    ranked = [worth for *_, worth in sorted(found, key=lambda f: -f[2])]
    print(f"gold sentences {len(found)}, claims {claims}, taken for claims {taken}")
    print(f"claim precision {100 * both / taken:.1f} recall {100 * both / claims:.1f}", end=" ")
    print(f"F1 {200 * both / (claims + taken):.1f}")
    print(f"check-worthiness: average precision {100 * average_precision(ranked):.1f}", end=" ")
    print(f"(by chance {100 * sum(ranked) / len(ranked):.0f})")


def write(rows: Rows) -> None:
    """Fit both tables on every article and write them."""
    for name, (column, strength, about) in TABLES.items():
        weights, bias, share = rows.fit(column, strength, np.ones(len(rows.article), bool))
        table = sorted((n, w) for n, w in zip(rows.names, weights, strict=True) if abs(w) >= 0.01)
        lines = [
            f"# {about}",
            "# Learned by tests/benchmarks/learn_claims.py from articles labelled by hand; feature",
            "# and weight, a tab between. A score is the bias, the weights of what is seen, and a",
            f"# share ({NEIGHBOURS!r}) of the mean score of the sentences before and after.",
            f"bias\t{bias:.3f}",
            f"{NEIGHBOURS}\t{share:.3f}",
            *(f"{feature}\t{weight:.3f}" for feature, weight in table),
        ]
        (LEXICON / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{name}: {len(table)} weights")


def main() -> None:
    rows = Rows(list(labelled()))
    print(f"{len(rows.data)} articles, {rows.matrix.shape[0]} rows, {len(rows.names)} features")
    measure(rows)
    if "--write" in sys.argv[1:]:
        write(rows)


if __name__ == "__main__":
    main()
