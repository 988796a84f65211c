"""The score: a sum of weights that can be shown."""

from math import isfinite

import pytest

from quoteaudit import audit_text
from quoteaudit.scoring import BIAS, Weights, probability, weights

TABLES = ("cue_weights", "content_weights", "source_weights")
WEIGHTS = Weights({"bias": -1.0, "word=say": 2.5, "tag=VBD": -0.5, "next=that": 0.5})


def test_a_score_is_the_bias_and_the_weights_of_what_was_seen() -> None:
    assert WEIGHTS.score(["word=say", "next=that"]) == 2.0
    assert WEIGHTS.score([]) == -1.0


def test_a_feature_that_is_not_listed_weighs_nothing() -> None:
    assert WEIGHTS.score(["word=say", "tag=VBZ"]) == WEIGHTS.score(["word=say"])


def test_a_table_without_a_bias_starts_from_nothing() -> None:
    assert Weights({"word=say": 2.5}).score(["word=say"]) == 2.5


def test_parts_are_the_listed_features_the_furthest_first() -> None:
    parts = WEIGHTS.parts(["next=that", "tag=VBD", "word=say", "tag=NN"])
    assert [(part.feature, part.weight) for part in parts] == [
        ("word=say", 2.5),
        ("next=that", 0.5),
        ("tag=VBD", -0.5),
    ]


def test_parts_are_as_few_as_asked_and_each_once() -> None:
    assert [p.feature for p in WEIGHTS.parts(["word=say", "word=say", "tag=VBD"], 1)] == [
        "word=say"
    ]
    assert len(WEIGHTS.parts(["word=say", "word=say"])) == 1
    assert WEIGHTS.parts([]) == ()


def test_a_probability_grows_with_the_score_and_stays_in_bounds() -> None:
    scores = [-1e6, -800.0, -3.0, 0.0, 0.5, 3.0, 800.0, 1e6]
    found = [probability(score) for score in scores]
    assert found == sorted(found)
    assert found[0] == 0.0
    assert found[3] == 0.5
    assert found[-1] == 1.0


@pytest.mark.parametrize("name", TABLES)
def test_a_table_holds_weights_that_count(name: str) -> None:
    table = weights(name).table
    assert len(table) > 100
    assert [f for f, weight in table.items() if not isfinite(weight)] == []
    assert [f for f, weight in table.items() if f != BIAS and weight == 0] == []


def test_a_table_is_read_once() -> None:
    assert weights("cue_weights") is weights("cue_weights")


def test_a_quote_shows_the_largest_parts_of_its_score() -> None:
    (quote,) = audit_text("Ana Ruiz said that the pier was closed.").quotes
    assert quote.score is not None
    assert 0 < len(quote.score_parts) <= 5
    sizes = [abs(part.weight) for part in quote.score_parts]
    assert sizes == sorted(sizes, reverse=True)
    assert {part.feature for part in quote.score_parts} <= set(weights("attribution_weights").table)
