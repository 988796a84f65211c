"""Records are frozen, validated, and hold together on their own."""

import pickle
from typing import Any

import pytest
from attrs import evolve, fields
from attrs.exceptions import FrozenInstanceError

from quoteaudit.records import (
    AnonymousMention,
    AnonymousSource,
    Audit,
    CharSpan,
    Claim,
    CommentRequest,
    Edit,
    Finding,
    Profile,
    Quote,
    QuoteCheck,
    QuoteKind,
    Rule,
    ScorePart,
    Speaker,
    SpeakerKind,
    VersionComparison,
)

SPAN = CharSpan(0, 2, "No")
QUOTE = Quote(id="q", kind="direct", contents=(SPAN,), rule="r")
SPEAKER = Speaker(id="s", name="n", kind="person", mentions=(SPAN,))
MENTION = AnonymousMention(span=SPAN)
RECORDS = (
    QUOTE,
    SPEAKER,
    MENTION,
    AnonymousSource(speaker=SPEAKER, mentions=(MENTION,)),
    Claim(span=SPAN, check_worthiness=0.5),
    CommentRequest(span=SPAN, outcome="declined"),
    Edit(kind="case", quoted=SPAN, said=SPAN),
    QuoteCheck(quote=QUOTE, verdict="verbatim", similarity=1.0),
    VersionComparison(),
    Finding(id="c", severity="info", message="m", spans=(SPAN,)),
    Rule(check="c"),
    Profile(name="p"),
)


def test_a_span_is_the_slice_of_its_text() -> None:
    span = CharSpan.of("She said no.", 4, 8)
    assert (span.start, span.end, span.text) == (4, 8, "said")


def test_spans_sort_in_text_order() -> None:
    early, late = CharSpan(1, 2, "x"), CharSpan(3, 4, "a")
    assert sorted([late, early]) == [early, late]


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(0, 3, "No"), (0, 1, "No"), (-1, 1, "No"), (2, 0, "")],
)
def test_a_span_whose_numbers_and_words_disagree_is_refused(
    start: int, end: int, text: str
) -> None:
    with pytest.raises(ValueError, match=r"span|start"):
        CharSpan(start, end, text)


def test_a_span_beyond_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="holds 9 characters, but its text has 2"):
        CharSpan.of("No", 0, 9)


def test_an_audit_is_frozen(by_hand: Audit) -> None:
    with pytest.raises(FrozenInstanceError):
        by_hand.text = "other"  # type: ignore[misc]


def test_an_audit_can_be_pickled_compared_and_hashed(by_hand: Audit) -> None:
    again = pickle.loads(pickle.dumps(by_hand))
    assert again == by_hand
    assert hash(again) == hash(by_hand)


def test_the_text_of_an_audit_is_a_string() -> None:
    with pytest.raises(TypeError, match="text"):
        Audit(text=b"No")  # type: ignore[arg-type]


def test_the_repr_of_an_audit_leaves_the_article_out() -> None:
    assert "a long article" not in repr(Audit(text="a long article"))


def test_an_audit_refuses_a_list_where_it_holds_a_tuple() -> None:
    with pytest.raises(TypeError, match="quotes"):
        Audit(text="", quotes=[])  # type: ignore[arg-type]


def test_kinds_may_be_given_as_words() -> None:
    assert Quote(id="q", kind="mixed", contents=(SPAN,), rule="r").kind is QuoteKind.MIXED
    assert Speaker(id="s", name="n", kind="media", mentions=()).kind is SpeakerKind.MEDIA


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="gossip"):
        Quote(id="q", kind="gossip", contents=(SPAN,), rule="r")


def test_a_quote_without_content_is_refused() -> None:
    with pytest.raises(ValueError, match="contents"):
        Quote(id="q", kind="direct", contents=(), rule="r")


@pytest.mark.parametrize(
    "contents",
    [
        (CharSpan(5, 6, "b"), CharSpan(0, 1, "a")),
        (CharSpan(0, 2, "ab"), CharSpan(1, 3, "bc")),
    ],
    ids=["out of order", "overlapping"],
)
def test_contents_stand_in_text_order(contents: tuple[CharSpan, ...]) -> None:
    with pytest.raises(ValueError, match="text order"):
        Quote(id="q", kind="direct", contents=contents, rule="r")


@pytest.mark.parametrize(
    ("record", "field"),
    [
        pytest.param(record, field.name, id=f"{type(record).__name__}.{field.name}")
        for record in RECORDS
        for field in fields(type(record))
        if field.type is not str and not str(field.type).startswith(("str", "Name"))
    ],
)
def test_no_field_takes_what_it_cannot_hold(record: Any, field: str) -> None:
    for wrong in ("other", [SPAN], (object(),)):
        with pytest.raises((TypeError, ValueError)):
            evolve(record, **{field: wrong})


def test_a_finding_points_somewhere() -> None:
    with pytest.raises(ValueError, match="spans"):
        Finding(id="c", severity="info", message="m", spans=())


def test_a_parent_is_a_quote() -> None:
    with pytest.raises(TypeError, match="parent must be a Quote or None, not str"):
        Quote(id="q", kind="direct", contents=(SPAN,), rule="r", parent="q0")  # type: ignore[arg-type]


def test_a_score_is_a_float() -> None:
    assert isinstance(evolve(QUOTE, score=1).score, float)


def test_ids_and_names_are_not_empty() -> None:
    with pytest.raises(ValueError, match="id"):
        Quote(id="", kind="direct", contents=(SPAN,), rule="r")
    with pytest.raises(ValueError, match="name"):
        Speaker(id="s", name="", kind="person", mentions=())


def test_depth_counts_the_quotes_around_a_quote(by_hand: Audit) -> None:
    assert [quote.depth for quote in by_hand.quotes] == [0, 0, 1]


def test_a_weight_is_a_float() -> None:
    assert isinstance(ScorePart(feature="f", weight=1).weight, float)
