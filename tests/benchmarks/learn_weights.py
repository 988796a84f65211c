"""Learn the tables of weights from annotated articles.

usage: python -m tests.benchmarks.learn_weights

Reads polnear/train beside the project and writes ``cue_weights.tsv``, ``content_weights.tsv``,
``source_weights.tsv`` and ``attribution_weights.tsv`` into ``quoteaudit/lexicons/en``. Four
logistic regressions with an L1 penalty: which words are cues; which stretch around a cue is its
content; which noun phrase is its source; and whether a cue with the content and the source that
the first three chose for it is an attribution. Needs scikit-learn. Deterministic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from quoteaudit.article import PROSE, find_blocks
from quoteaudit.lexicon import load_weights
from quoteaudit.marks import pair_marks
from quoteaudit.rules.choice import content_of, cue_score, weighed_attribution
from quoteaudit.rules.indirect import HOPELESS
from quoteaudit.scoring import weights
from quoteaudit.syntax.contents import Candidate, contents_of, features_of_each
from quoteaudit.syntax.frames import cue_features, is_possible_cue
from quoteaudit.syntax.pipeline import default_pipeline, parse_texts
from quoteaudit.syntax.sources import no_source_features, source_features, sources_of
from quoteaudit.syntax.tree import Parse, Word
from tests.benchmarks.data import articles

LEXICON = Path(__file__).resolve().parents[2] / "quoteaudit" / "lexicons" / "en"

Row = tuple[dict[str, float], bool]
Spans = Sequence[Sequence[int]]


class Annotated:
    """A parsed article, the words that are cues with what they attribute, and words to skip.

    PolNeAR gives one label to a word, so a cue within some content stands unlabelled: words
    within content teach nothing, nor do words in quotation marks.
    """

    def __init__(self, article: dict[str, Any], parse: Parse) -> None:
        self.parse = parse
        self.cues: dict[int, dict[str, Any]] = {}
        self.unlabelled = {word.i for word in parse.words if word.quotation >= 0}
        for attribution in article["attributions"]:
            words = [word for a, b in attribution["cue"] for word in parse.between(a, b)]
            content = numbers(parse, attribution["content"])
            self.unlabelled.update((word.i for word in words), content)
            fits = [
                (max((dice(content, c) for c in candidates(parse, word)), default=0.0), -at)
                for at, word in enumerate(words)
                if is_possible_cue(word)
            ]
            if fits:
                possible = [word for word in words if is_possible_cue(word)]
                best = max(range(len(fits)), key=lambda at: fits[at])
                self.cues[possible[best].i] = attribution


def numbers(parse: Parse, spans: Spans) -> frozenset[int]:
    """The words within some spans, by number, marks of punctuation left out."""
    return frozenset(w.i for a, b in spans for w in parse.between(a, b) if w.text[0].isalnum())


def held(parse: Parse, ranges: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The words within some ranges, by number, marks of punctuation left out."""
    return frozenset(
        at
        for first, last in ranges
        for at in range(first, last + 1)
        if parse.words[at].text[0].isalnum()
    )


def candidates(parse: Parse, word: Word) -> list[frozenset[int]]:
    return [held(parse, candidate.ranges) for candidate in contents_of(word, parse)]


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """Twice the shared words over all words."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def annotated() -> Iterator[Annotated]:
    """The training articles, parsed; those that gold/audit_dev measures with teach nothing."""
    measured = {article["id"] for article in articles("gold/audit_dev")}
    read = [one for one in articles("polnear/train") if one["id"] not in measured]

    def inputs() -> Iterator[Any]:
        for article in read:
            prose = [
                (b.span.start, b.span.end) for b in find_blocks(article["text"]) if b.kind in PROSE
            ]
            yield article["text"], prose, pair_marks(article["text"], prose)

    parses = parse_texts(inputs(), default_pipeline(), 16)
    for article, parse in zip(read, parses, strict=True):
        yield Annotated(article, parse)


def cue_rows(data: Iterable[Annotated]) -> Iterator[Row]:
    for one in data:
        for word in one.parse.words:
            if is_possible_cue(word) and (word.i in one.cues or word.i not in one.unlabelled):
                yield dict.fromkeys(cue_features(word, one.parse), 1.0), word.i in one.cues


def fitted(one: Annotated) -> Iterator[tuple[Word, dict[str, Any], list[Candidate], list[float]]]:
    """The cues of an article whose content some candidate matches."""
    for at, attribution in one.cues.items():
        cue = one.parse.words[at]
        content = numbers(one.parse, attribution["content"])
        found = contents_of(cue, one.parse)
        fits = [dice(content, held(one.parse, candidate.ranges)) for candidate in found]
        if fits and max(fits) >= 0.5:
            yield cue, attribution, found, fits


def content_rows(data: Iterable[Annotated]) -> Iterator[Row]:
    for one in data:
        for cue, _, found, fits in fitted(one):
            seen = features_of_each(found, cue, one.parse)
            for features, fit in zip(seen, fits, strict=True):
                yield dict.fromkeys(features, 1.0), fit == max(fits)


def source_rows(data: Iterable[Annotated]) -> Iterator[Row]:
    for one in data:
        for cue, attribution, found, fits in fitted(one):
            content = found[fits.index(max(fits))]
            source = numbers(one.parse, attribution["source"])
            among = sources_of(cue, one.parse, content)
            if not among:
                continue
            near = [dice(source, held(one.parse, [c.range])) for c in among]
            for candidate, fit in zip(among, near, strict=True):
                features = source_features(candidate, cue, one.parse, content, among)
                yield dict.fromkeys(features, 1.0), bool(source) and fit == max(near) and fit > 0.2
            yield dict.fromkeys(no_source_features(cue, among), 1.0), not source


def attribution_rows(data: Iterable[Annotated]) -> Iterator[Row]:
    """What the first three tables choose, right where it is a cue and half the content fits.

    Direct quotes are left out: rules that rest on the marks find them, and all of their sentences.
    """
    for one in data:
        for word in one.parse.words:
            known = word.i in one.cues or word.i not in one.unlabelled
            if not known or not is_possible_cue(word) or cue_score(word, one.parse) <= HOPELESS:
                continue
            content = content_of(word, one.parse)
            if content is None or word in content:
                continue
            found = held(one.parse, content.ranges)
            told = numbers(one.parse, one.cues[word.i]["content"]) if word.i in one.cues else found
            if all(one.parse.words[at].quotation >= 0 for at in told):
                continue
            frame = cue_features(word, one.parse)
            features = weighed_attribution("", word, one.parse, content, frame).features
            fit = dice(told, found) if word.i in one.cues else 0.0
            yield dict.fromkeys(features, 1.0), fit >= 0.5


def learn(name: str, rows: Iterable[Row], strength: float, least: int, about: str) -> None:
    """Fit one table and write it; ``strength`` is the inverse of the L1 penalty."""
    features, labels = zip(*rows, strict=True)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(features)
    often = np.asarray(matrix.sum(0)).ravel() >= least
    model = LogisticRegression(
        l1_ratio=1, solver="liblinear", C=strength, max_iter=500, random_state=0
    )
    model.fit(matrix[:, often], np.array(labels))
    names = vectorizer.get_feature_names_out()[often]
    table = [(n, w) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.02]
    write(name, about, model.intercept_[0], sorted(table))
    print(f"{name}: {len(labels)} rows, {sum(labels)} positive, {len(table)} weights")


def write(name: str, about: str, bias: float, table: Iterable[tuple[str, float]]) -> None:
    lines = [
        f"# {about}",
        "# Learned by tests/benchmarks/learn_weights.py from the training articles of PolNeAR;",
        "# feature and weight, a tab between. A score is the bias and the weights of what is seen.",
        f"bias\t{bias:.3f}",
        *(f"{feature}\t{weight:.3f}" for feature, weight in table),
    ]
    (LEXICON / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    data = list(annotated())
    learn("cue_weights", cue_rows(data), 0.3, 4, "Is this word a cue?")
    learn("content_weights", content_rows(data), 0.3, 3, "Is this stretch the content of the cue?")
    learn("source_weights", source_rows(data), 0.5, 3, "Is this noun phrase the source of the cue?")
    for table in (load_weights, weights):
        table.cache_clear()
    learn("attribution_weights", attribution_rows(data), 0.4, 4, "Is this an attribution?")


if __name__ == "__main__":
    main()
