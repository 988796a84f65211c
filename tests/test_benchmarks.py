"""The measures can be run; where the measuring data are absent, they are skipped."""

from importlib import import_module
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import pytest

from quoteaudit import audit_text
from tests.benchmarks import data, measure_unnamed, predict

SCRIPTS = sorted(
    path.stem
    for path in (Path(__file__).parent / "benchmarks").glob("*.py")
    if path.stem not in {"__init__", "data"}
)
NEEDS = dict.fromkeys(("learn_claims", "learn_weights", "measure_cues"), "sklearn")


def articles(name: str, most: int | None = 2) -> list[dict[str, str]]:
    """The first articles of one file of the measuring data, or all."""
    if not (data.SHARED / f"{name}.jsonl").is_file():
        pytest.skip(f"{name} does not lie beside the project")
    return list(islice(data.articles(name), most))


def test_there_are_measures_for_accuracy_and_speed_and_a_script_for_the_weights() -> None:
    assert {"predict", "speed", "learn_weights"} <= set(SCRIPTS)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_can_be_run_and_says_how(script: str) -> None:
    if find_spec(NEEDS.get(script, "quoteaudit")) is None:
        pytest.skip(f"{NEEDS[script]} is not installed")
    module = import_module(f"tests.benchmarks.{script}")
    assert callable(module.main)
    assert f"python -m tests.benchmarks.{script}" in (module.__doc__ or "")


def test_a_prediction_counts_characters_of_the_article() -> None:
    text = "“The pier is closed,” said Ana Ruiz."
    (quote,) = predict.prediction("a1", audit_text(text))["quotes"]
    shown = [text[start:end] for start, end in quote["content"] + quote["cue"] + quote["source"]]
    assert shown == ["“The pier is closed,”", "said", "Ana Ruiz"]
    assert quote["speaker"] == "Ana Ruiz"


def test_a_prediction_holds_the_outermost_quotes_only() -> None:
    audit = audit_text("Ana Ruiz said that Joris Halm had promised to pay.")
    assert len(audit.quotes) == 2
    assert len(predict.prediction("a1", audit)["quotes"]) == 1


@pytest.mark.parametrize("name", ["polnear/dev", "gold/audit_dev", "gold/phrases_dev"])
def test_measuring_articles_are_predicted(name: str) -> None:
    for article in articles(name):
        prediction = predict.prediction(article["id"], audit_text(article["text"]))
        assert prediction["id"] == article["id"]
        length = len(article["text"])
        spans = [span for quote in prediction["quotes"] for span in quote["content"]]
        assert all(0 <= start < end <= length for start, end in spans)


def test_labels_of_unnamed_sources_stand_in_articles_that_are_not_gold() -> None:
    taken = {article["id"] for article in articles("gold/audit_dev", None)}
    read = list(measure_unnamed.gold())
    assert len(read) == 65
    for article in read:
        assert article["id"] not in taken
        spans = [
            span
            for mention in article["anonymous"]
            for span in (mention["mention"], *map(mention.get, measure_unnamed.SLOTS))
            if span is not None
        ]
        for start, end in [*spans, *(request["span"] for request in article["comment_requests"])]:
            found = article["text"][start:end]
            assert found.strip() == found != ""
