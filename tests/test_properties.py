"""What holds for any text that is built from news-like fragments and marks."""

import json
import re
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quoteaudit import Audit, Quote, audit_text
from quoteaudit.testing.strategies import texts
from tests.spans import spans_in

_SENTENCES = st.sampled_from(
    [
        "“The pier is closed,” said Ana Ruiz.",
        "Joris Halm denied that the map was wrong.",
        "“We are late,” she said, “but we are not lost.”",
        "According to the ministry, the talks have failed.",
        "The tide was low on Monday.",
        "“Nobody told us anything about it.”",
        "Ruiz called the bridge “a farce” and left.",
        "The mayor said that Halm had promised to pay.",
    ]
)
articles = st.lists(st.lists(_SENTENCES, min_size=1, max_size=3).map(" ".join), max_size=4).map(
    "\n\n".join
)
QUIET = "The weather stayed mild in the hills, and two cows were seen near a road."


def has_joined_surrogates(text: str) -> bool:
    """Whether JSON reads two characters as the one that they encode."""
    return re.search("[\ud800-\udbff][\udc00-\udfff]", text) is not None


def holds(outer: Quote, inner: Quote) -> bool:
    return all(
        any(o.start <= i.start and i.end <= o.end for o in outer.contents) for i in inner.contents
    )


# ------------------------------------------------------------------ what every audit promises


def every_span_is_the_text_at_its_offsets(audit: Audit) -> None:
    for span in spans_in(audit):
        assert 0 <= span.start < span.end <= len(audit.text)
        assert audit.text[span.start : span.end] == span.text


def quotes_stand_in_text_order_and_parents_hold_their_children(audit: Audit) -> None:
    starts = [quote.contents[0].start for quote in audit.quotes]
    assert starts == sorted(starts)
    for number, quote in enumerate(audit.quotes):
        if quote.parent is not None:
            assert quote.parent in audit.quotes[:number]
            assert holds(quote.parent, quote)
            assert quote.depth == quote.parent.depth + 1


def content_cue_and_source_share_no_word(audit: Audit) -> None:
    for quote in audit.quotes:
        named = [span for span in (quote.cue, quote.source) if span is not None]
        spans = sorted([*quote.contents, *named])
        assert all(a.end <= b.start for a, b in pairwise(spans))


def speakers_of_quotes_are_speakers_of_the_audit(audit: Audit) -> None:
    named = [quote.speaker for quote in audit.quotes if quote.speaker is not None]
    assert all(speaker in audit.speakers for speaker in named)
    ids = [*(quote.id for quote in audit.quotes), *(speaker.id for speaker in audit.speakers)]
    assert len(ids) == len(set(ids))


def it_comes_back_from_its_dict_and_from_json(audit: Audit) -> None:
    assert Audit.from_dict(audit.to_dict()) == audit
    if not has_joined_surrogates(audit.text):
        assert Audit.from_dict(json.loads(audit.to_json())) == audit


PROMISES = (
    every_span_is_the_text_at_its_offsets,
    quotes_stand_in_text_order_and_parents_hold_their_children,
    content_cue_and_source_share_no_word,
    speakers_of_quotes_are_speakers_of_the_audit,
    it_comes_back_from_its_dict_and_from_json,
)


@given(texts())
@example("")
@example("“")
@example("RUIZ: RUIZ: RUIZ:")
@example("Ana Ruiz Ana Ruiz told reporters ")
@settings(max_examples=300)
def test_an_audit_of_any_text_keeps_every_promise(text: str) -> None:
    audit = audit_text(text)
    for keeps in PROMISES:
        keeps(audit)


@given(texts())
@settings(max_examples=60)
def test_direct_quotes_alone_keep_the_same_promises(text: str) -> None:
    audit = audit_text(text, only=("direct_quotes",))
    for keeps in PROMISES:
        keeps(audit)
    assert {quote.kind for quote in audit.quotes} <= {"direct"}
    assert not audit.speakers


@given(texts())
@settings(max_examples=100)
def test_the_same_text_gives_the_same_audit(text: str) -> None:
    assert audit_text(text) == audit_text(text)


@given(articles)
@settings(max_examples=100)
def test_a_paragraph_that_nobody_speaks_in_changes_nothing_before_it(article: str) -> None:
    before = audit_text(f"{article}\n\n{QUIET}").quotes
    after = audit_text(f"{article}\n\n{QUIET}\n\nA lamp on the hill burned all night.").quotes
    assert [_told(quote) for quote in after] == [_told(quote) for quote in before]


@given(articles)
@settings(max_examples=60)
def test_a_paragraph_that_nobody_speaks_in_leaves_what_was_seen_before_it(article: str) -> None:
    # A first line is a title or not by what follows, and only the last four blocks can be credits.
    text = f"{article}\n\n" + f"{QUIET}\n\n" * 4
    before, after = audit_text(text), audit_text(f"{text}A lamp on the hill burned all night.")
    assert after.blocks[: len(before.blocks)] == before.blocks
    assert after.defects == before.defects
    assert after.terms == before.terms
    assert after.comment_requests == before.comment_requests
    assert {claim.span for claim in before.claims} <= {claim.span for claim in after.claims}


@given(articles)
@settings(max_examples=100)
def test_line_ends_change_no_words(article: str) -> None:
    dos = audit_text(article.replace("\n", "\r\n")).quotes
    assert [_words(quote) for quote in dos] == [_words(q) for q in audit_text(article).quotes]


def _told(quote: Quote) -> tuple[object, ...]:
    return quote.rule, quote.contents, quote.cue, quote.source


def _words(quote: Quote) -> tuple[object, ...]:
    spans = (*quote.contents, quote.cue, quote.source)
    return quote.rule, tuple(" ".join(span.text.split()) for span in spans if span)
