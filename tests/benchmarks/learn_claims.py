"""Learn the three tables of weights of claims from hand-labelled articles.

usage: python -m tests.benchmarks.learn_claims [--write]

Reads gold/audit_dev beside the project, the sentences of polnear/train that ``claim_labels.tsv``
labels (none of gold/audit_dev), and the labelled texts of ``claim_lessons``, written for this.
Prints how well sentences are told apart, each time in articles that did not teach the weights:
those of gold/audit_dev left out two at a time, all of them by the other labels alone, and every
publisher by the others, the lessons by the news; and the bar from which a sentence is best taken
for a claim, in tenths of all but gold. With ``--write`` fits all tables on everything and writes
them into ``quoteaudit/lexicons/en``.

Each table is a logistic regression with an L2 penalty over readable features, and a second one
with two numbers: the score itself, and the mean score of the sentences beside it. Needs
scikit-learn. Deterministic.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
from quoteaudit.claims.kinds import LEAST as LEAST_KIND
from quoteaudit.claims.signals import WORD_KINDS, Vocabulary, kind_of_part
from quoteaudit.claims.statements import Statement, find_statements
from quoteaudit.marks import pair_marks
from quoteaudit.records import BlockKind
from quoteaudit.records.claims import ClaimKind
from quoteaudit.syntax.assertions import Part
from quoteaudit.syntax.pipeline import default_pipeline, parse_texts
from tests.benchmarks.data import articles
from tests.labelled import read_labelled

HERE = Path(__file__).resolve().parent
LEXICON = HERE.parents[1] / "quoteaudit" / "lexicons" / "en"
LABELS = HERE / "claim_labels.tsv"
LESSONS = HERE / "claim_lessons"

TABLES = {
    "claim_weights": (0, 0.1, "Does this sentence assert a fact that could be checked?"),
    "checkworthy_weights": (1, 0.1, "Is what it asserts worth checking?"),
}
"""The column of labels, the inverse strength of the penalty, and the question of each table."""

KIND_STRENGTH = 0.4
"""The inverse strength of the L1 penalty of kinds, which leaves most features out."""

FEWEST = 40
FEWEST_WORDS = 60
"""Sentences that a feature, or a single word, must be seen in."""

WORD_SCALE = 0.7
"""A single word is penalised more than a class, so that classes speak first."""

LIGHTEST = 0.06
"""A weight that is nearer to nothing is left out."""

INNER = 5
"""Folds in which the second regression gets scores of sentences that the first has not seen."""

BEAT = frozenset(
    """abortion ballot billionaire bernie campaign candidacy candidate caucus convention debate
    delegate democrat democratic donald email e-mail emails endorse endorsement establishment
    evangelical frontrunner front-runner fundraiser fundraising gop hillary mogul muslim mexican
    nomination nominee party poll polling presidency president presidential presumptive primary
    pundit rally republican rival runner senator socialist super superdelegate trump voter wall
    benghazi isis billionaire hispanic latino immigrant immigration server""".split()
)
"""Words of one election, which must not count by themselves: their class counts."""

Label = tuple[bool, bool, str]
Sentence = tuple[int, int, Label]


@frozen
class Labelled:
    """An article with its labelled sentences, and its statements."""

    id: str
    publisher: str
    text: str
    is_gold: bool
    sentences: Sequence[Sentence]
    statements: Sequence[Statement]

    def labels(self) -> list[Label | None]:
        """The label of each statement: that of the sentence it shares most with, if any."""
        return [self._label(statement.start, statement.end) for statement in self.statements]

    def _label(self, start: int, end: int) -> Label | None:
        shared = [(min(end, b) - max(start, a), at) for at, (a, b, _) in enumerate(self.sentences)]
        best, at = max(shared, default=(0, 0))
        return self.sentences[at][2] if best > 0 else None


def read() -> Iterator[tuple[dict[str, Any], bool, list[Sentence]]]:
    """The articles with their labelled sentences; whether they are gold."""
    for article in articles("gold/audit_dev"):
        claims, worthy = article["claims"], article["checkworthy"]
        yield (
            article,
            True,
            [
                (a, b, (str(k) in claims, k in worthy, ",".join(claims.get(str(k), ()))))
                for k, (a, b) in enumerate(article["sentences"])
            ],
        )
    found: defaultdict[str, list[Sentence]] = defaultdict(list)
    for line in LABELS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, start, end, claim, worth, kinds = line.split("\t")
            found[name].append((int(start), int(end), (claim == "1", worth == "1", kinds)))
    for article in articles("polnear/train"):
        if article["id"] in found:
            yield article, False, found[article["id"]]
    for path in sorted(LESSONS.glob("*.tsv")):
        article, sentences = lesson_of(path.stem, path.read_text("utf-8"))
        yield article, False, sentences


def lesson_of(name: str, lines: str) -> tuple[dict[str, Any], list[Sentence]]:
    """A text of our own; its labels are kinds of claims, and "+w" where it is worth checking."""
    text, sentences = read_labelled(lines)
    return {"id": name, "publisher": "lessons", "text": text}, [
        (start, end, _verdict(label)) for start, end, label in sentences
    ]


def _verdict(label: str) -> Label:
    kinds = "" if label == "no" else label.removesuffix("+w")
    return bool(kinds), label.endswith("+w"), kinds


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
        publisher = article["publisher"]
        yield Labelled(article["id"], publisher, article["text"], is_gold, sentences, statements)


_BASES = {"VB": "verb", "VBP": "verb", "NN": "noun"}


def vocabulary_of(statements: Iterable[Statement]) -> Vocabulary:
    """The words that are frequent enough to count by themselves, without those of the beat."""
    counts: Counter[str] = Counter()
    for statement in statements:
        for word, part in zip(statement.own, statement.parts, strict=True):
            kind = kind_of_part(part)
            base = kind in ("verb", "noun") and _BASES.get(word.tag) != kind
            known = word.text.isalpha() and word.lower not in BEAT
            if known and part not in (Part.NAME, Part.NUMBER) and not base:
                counts[f"{kind} {word.lower}"] += 1
    return Vocabulary(line for line, count in counts.items() if count >= 3)


class Rows:
    """Every statement as a row of a matrix, with its article and labels."""

    def __init__(self, data: Sequence[Labelled]) -> None:
        self.data = data
        statements = [(n, one) for n, article in enumerate(data) for one in article.statements]
        vocabulary = vocabulary_of(one for _, one in statements)
        labels = [label for one in data for label in one.labels()]
        vectorizer = DictVectorizer(dtype=np.float64)
        rows = [dict.fromkeys(features_of(one, vocabulary), 1.0) for _, one in statements]
        matrix = vectorizer.fit_transform(rows).tocsr()
        seen = np.asarray((matrix > 0).sum(0)).ravel()
        names = vectorizer.get_feature_names_out()
        fewest = [FEWEST_WORDS if name.startswith(WORD_KINDS) else FEWEST for name in names]
        self.names = names[seen >= fewest]
        self.scale = np.array([WORD_SCALE if n.startswith(WORD_KINDS) else 1.0 for n in self.names])
        self.matrix = matrix[:, seen >= fewest].multiply(self.scale).tocsr()
        self.article = np.array([n for n, _ in statements])
        self.known = np.array([label is not None for label in labels])
        self.wanted = np.array([label[:2] if label else (False, False) for label in labels])
        self.kinds = [label[2] if label else "" for label in labels]

    def beside(self, scores: Any) -> Any:
        """The mean score of what stands beside each row."""
        means: list[float] = []
        for number in range(len(self.data)):
            own = scores[self.article == number].tolist()
            means += [float(np.mean(beside(own, at))) for at in range(len(own))]
        return np.array(means)

    def rows_of(self, chosen: Iterable[bool]) -> Any:
        """Which rows belong to the chosen articles."""
        return np.array(list(chosen))[self.article]

    def fit(self, column: int, strength: float, use: Any) -> tuple[Any, float, float]:
        """Weights, bias and the weight of the neighbours, fitted on the rows in ``use``."""
        unseen = np.zeros(len(use))
        groups = self.article % INNER
        for fold in range(INNER):
            model = self._first(column, strength, use & (groups != fold))
            unseen[groups == fold] = model.decision_function(self.matrix[groups == fold])
        pairs = np.column_stack([unseen, self.beside(unseen)])
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

    def scores(self, column: int, strength: float, use: Any) -> Any:
        """The probability of every row, by weights that the rows in ``use`` taught."""
        weights, bias, share = self.fit(column, strength, use)
        own = self.matrix @ weights + bias
        return 1 / (1 + np.exp(-(own + share * self.beside(own))))

    def fit_kind(self, kind: ClaimKind, use: Any) -> tuple[Any, float]:
        """Weights and bias of one kind of claim, fitted on the claims in ``use``."""
        taught = use & self.known & self.wanted[:, 0] & np.array([k != "?" for k in self.kinds])
        model = LogisticRegression(
            C=KIND_STRENGTH, l1_ratio=1.0, solver="liblinear", random_state=0
        )
        wanted = np.array([kind in k.split(",") for k in self.kinds])
        model.fit(self.matrix[taught], wanted[taught])
        return model.coef_[0], model.intercept_[0]


Outcome = tuple[bool, bool, float, bool]
"""Of a sentence: is it a claim, is it taken for one, how worthy does it look, is it worthy."""


def outcomes(rows: Rows, number: int, probable: Any, worthy: Any) -> Iterator[Outcome]:
    """What becomes of the labelled sentences of one article."""
    one = rows.data[number]
    mine = rows.article == number
    scored = list(zip(one.statements, probable[mine], worthy[mine], strict=True))
    for start, end, (claim, worth, _) in one.sentences:
        taken = [
            (min(end, s.end) - max(start, s.start), float(w))
            for s, p, w in scored
            if p >= LEAST and s.start < end and s.end > start
        ]
        covered = sum(size for size, _ in taken) >= len(one.text[start:end].strip()) / 2
        best = max((w for _, w in taken), default=0.0) if covered else 0.0
        yield claim, bool(taken) and covered, best, worth


def held_out(rows: Rows, parts: Iterable[tuple[Sequence[int], Any]]) -> Iterator[Outcome]:
    """The outcomes in the articles of each part, by the rows that may teach it."""
    for numbers, use in parts:
        probable, worthy = (rows.scores(c, s, use) for c, s, _ in TABLES.values())
        for number in numbers:
            yield from outcomes(rows, number, probable, worthy)


def print_bar(rows: Rows) -> None:
    """Print the bar of best F1 in tenths of the articles that are not gold, each left out."""
    others = rows.rows_of(not one.is_gold for one in rows.data) & rows.known
    column, strength, _ = TABLES["claim_weights"]
    probable = np.zeros(len(others))
    for fold in range(10):
        mine = rows.article % 10 == fold
        probable[mine] = rows.scores(column, strength, others & ~mine)[mine]
    wanted = rows.wanted[others, column]
    found = []
    for bar in np.arange(0.3, 0.6, 0.01):
        taken = probable[others] >= bar
        found.append((200 * (taken & wanted).sum() / (taken.sum() + wanted.sum()), bar))
    best, bar = max(found)
    print(f"other labels, tenths left out: best F1 {best:.1f} from a probability of {bar:.2f}")


def average_precision(ranked: Sequence[bool]) -> float:
    """The mean precision at each hit of a ranking."""
    hits = [rank for rank, good in enumerate(ranked, 1) if good]
    return sum(n / rank for n, rank in enumerate(hits, 1)) / len(hits)


def report(title: str, found: Sequence[Outcome]) -> None:
    """Print the figures of some outcomes."""
    both = sum(claim and taken for claim, taken, _, _ in found)
    claims, taken = sum(f[0] for f in found), sum(f[1] for f in found)
    ranked = [worth for *_, worth in sorted(found, key=lambda f: -f[2])]
    print(f"{title}: {len(found)} sentences, {claims} claims")
    print(f"  claim precision {100 * both / taken:.1f} recall {100 * both / claims:.1f}", end=" ")
    print(f"F1 {200 * both / (claims + taken):.1f}; check-worthiness: average precision", end=" ")
    print(f"{100 * average_precision(ranked):.1f}, by chance {100 * sum(ranked) / len(ranked):.0f}")


def measure(rows: Rows) -> None:
    """Print the figures of sentences in articles that taught nothing."""
    gold = [n for n, one in enumerate(rows.data) if one.is_gold]
    others = rows.rows_of(not one.is_gold for one in rows.data)
    report("gold, by the other labels alone", list(held_out(rows, [(gold, others)])))
    publishers = sorted({one.publisher for one in rows.data})
    parts = [
        (
            [n for n in gold if rows.data[n].publisher == name],
            rows.rows_of(one.publisher != name for one in rows.data),
        )
        for name in publishers
    ]
    report("gold, by other publishers", list(held_out(rows, parts)))
    taught = [n for n, one in enumerate(rows.data) if one.publisher == "lessons"]
    news = rows.rows_of(one.publisher != "lessons" for one in rows.data)
    report("lessons, by the news alone", list(held_out(rows, [(taught, news)])))
    pairs = [gold[at : at + 2] for at in range(0, len(gold), 2)]
    left_out = [(two, ~np.isin(rows.article, two)) for two in pairs]
    report("gold, left out two articles at a time", list(held_out(rows, left_out)))


def measure_kinds(rows: Rows) -> None:
    """Print how well the kinds of claims are told, in tenths of the articles left out."""
    is_noted = np.array([k != "?" for k in rows.kinds])
    claims = rows.known & rows.wanted[:, 0] & is_noted
    is_gold = rows.rows_of(one.is_gold for one in rows.data)
    for kind in ClaimKind:
        score = np.zeros(len(claims))
        for fold in range(10):
            mine = rows.article % 10 == fold
            weights, bias = rows.fit_kind(kind, ~mine)
            score[mine] = rows.matrix[mine] @ weights + bias
        taken = 1 / (1 + np.exp(-score)) >= LEAST_KIND[kind]
        wanted = np.array([kind in k.split(",") for k in rows.kinds])
        figures = []
        for chosen in (claims, claims & is_gold):
            both = (taken & wanted & chosen).sum()
            figures.append(200 * both / ((taken & chosen).sum() + (wanted & chosen).sum()))
        print(f"kind {kind}: F1 {figures[0]:.1f}, in gold {figures[1]:.1f}")


def write(rows: Rows) -> None:
    """Fit the tables on every article and write them."""
    everything = np.ones(len(rows.article), bool)
    for name, (column, strength, about) in TABLES.items():
        weights, bias, share = rows.fit(column, strength, everything)
        _write(
            name,
            [
                f"# {about}",
                "# A score is the bias, the weights of what is seen, and a share",
                f"# ({NEIGHBOURS!r}) of the mean score of the sentences before and after.",
            ],
            [("bias", bias), (NEIGHBOURS, share), *_weights(rows, weights)],
        )
    lines: list[tuple[str, float]] = []
    for kind in ClaimKind:
        weights, bias = rows.fit_kind(kind, everything)
        lines.append((f"{kind}: bias", bias))
        lines += [(f"{kind}: {n}", w) for n, w in _weights(rows, weights)]
    _write("claim_kind_weights", ["# Of which kind is the fact that a claim asserts?"], lines)


def _weights(rows: Rows, weights: Any) -> list[tuple[str, float]]:
    """The features that weigh something: first what is seen, then single words."""
    scaled = zip(rows.names, weights * rows.scale, strict=True)
    table = [(name, weight) for name, weight in scaled if abs(weight) >= LIGHTEST]
    return sorted(table, key=lambda line: (line[0].startswith(WORD_KINDS), line[0]))


def _write(name: str, about: Sequence[str], lines: Sequence[tuple[str, float]]) -> None:
    text = [
        *about,
        "# Learned by tests/benchmarks/learn_claims.py from articles labelled by hand;",
        "# a feature and its weight, a tab between.",
        *(f"{feature}\t{weight:.3f}" for feature, weight in lines),
    ]
    (LEXICON / f"{name}.tsv").write_text("\n".join(text) + "\n", encoding="utf-8")
    print(f"{name}: {len(lines)} weights")


def main() -> None:
    rows = Rows(list(labelled()))
    print(f"{len(rows.data)} articles, {rows.known.sum()} rows, {len(rows.names)} features")
    if "--write" in sys.argv[1:]:
        write(rows)
    print_bar(rows)
    measure(rows)
    measure_kinds(rows)


if __name__ == "__main__":
    main()
