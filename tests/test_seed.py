"""The article that the project was founded on, with complete gold; it lies beside the project."""

import json
from pathlib import Path
from typing import Any

import pytest

from quoteaudit import Audit, CharSpan, SpeakerKind, audit_text

SEED = Path(__file__).parents[2] / "shared" / "seed"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside this")


@pytest.fixture(scope="module")
def gold() -> Any:
    return json.loads((SEED / "gold.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def audit(gold: Any) -> Audit:
    return audit_text((SEED / gold["text_file"]).read_text("utf-8"))


def overlaps(span: CharSpan, *gold: list[int]) -> bool:
    return any(span.start < end and start < span.end for start, end in gold)


def test_every_attribution_that_is_not_nested_is_found(audit: Audit, gold: Any) -> None:
    missed = [
        one["id"]
        for one in gold["attributions"]
        if not one["nested"]
        and not any(overlaps(span, *one["content"]) for q in audit.quotes for span in q.contents)
    ]
    assert missed == []


def test_every_unnamed_mention_is_found_and_no_other(audit: Audit, gold: Any) -> None:
    mentions = [m.span for source in audit.anonymous_sources for m in source.mentions]
    spans = [one["mention"] for one in gold["anonymous"]]
    assert [s for s in spans if not any(overlaps(m, s) for m in mentions)] == []
    assert [m.text for m in mentions if not overlaps(m, *spans)] == []


def test_mentions_are_grouped_into_the_sources_that_they_are(audit: Audit, gold: Any) -> None:
    groups = {
        tuple(
            sorted(
                n for n, one in enumerate(gold["anonymous"])
                for m in source.mentions if overlaps(m.span, one["mention"])
            )
        )
        for source in audit.anonymous_sources
    }  # fmt: skip
    wanted: dict[str, list[int]] = {}
    for number, one in enumerate(gold["anonymous"]):
        wanted.setdefault(one["source"], []).append(number)
    assert groups == {tuple(numbers) for numbers in wanted.values()}


@pytest.mark.parametrize("slot", ["knowledge", "condition", "reason"])
def test_every_slot_is_filled(audit: Audit, gold: Any, slot: str) -> None:
    mentions = [m for source in audit.anonymous_sources for m in source.mentions]
    for one in gold["anonymous"]:
        if slot in one:
            (mention,) = [m for m in mentions if overlaps(m.span, one["mention"])]
            filled = getattr(mention, slot)
            assert filled is not None, one
            assert overlaps(filled, one[slot])


def test_every_reply_has_its_outcome(audit: Audit, gold: Any) -> None:
    found = [(r.span, str(r.outcome)) for r in audit.comment_requests]
    assert len(found) == len(gold["comment_requests"])
    for span, outcome in found:
        assert [r["outcome"] for r in gold["comment_requests"] if overlaps(span, r["span"])] == [
            outcome
        ]


def test_unnamed_sources_are_no_persons(audit: Audit) -> None:
    kinds = {source.speaker.kind for source in audit.anonymous_sources}
    assert kinds <= {SpeakerKind.ANONYMOUS, SpeakerKind.SPOKESPERSON}
