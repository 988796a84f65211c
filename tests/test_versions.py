"""What became of the quotes and the unnamed sources of an article in a later version."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteaudit.errors import InputError
from quoteaudit.records import Audit, CharSpan, Quote, Speaker
from quoteaudit.records.comparisons import QuotePair, Touch, VersionComparison
from quoteaudit.records.sources import AnonymousMention, AnonymousSource, ReasonClass
from quoteaudit.verify import compare_sources, compare_versions, find_divergent

PRIVATE = ReasonClass.SENSITIVITY
STAY = "“We will stay in the harbour until the ice has gone,”"
BRIDGE = "“The bridge was safe in May and is not safe now,”"
NETS = "“Forty boats have lost their nets since the storm,”"


def speaker(name: str, kind: str = "person") -> Speaker:
    return Speaker(id=f"s-{name}", name=name, kind=kind, mentions=())


def version(*said: tuple[str, str | None], **more: Any) -> Audit:
    """An article of quotes, each with its speaker."""
    text, quotes = "", []
    for number, (words, name) in enumerate(said):
        span = CharSpan(len(text), len(text) + len(words), words)
        quotes.append(
            Quote(
                id=f"q{number + 1}",
                kind=more.get("kind", "direct"),
                contents=(span,),
                speaker=None if name is None else speaker(name),
                rule="by-hand",
            )
        )
        text += f"{words} said {name}.\n\n"
    return Audit(text=text, quotes=tuple(quotes))


def ids(pairs: tuple[QuotePair, ...]) -> list[tuple[str, str]]:
    return [(pair.old.id, pair.new.id) for pair in pairs]


def test_the_same_words_of_the_same_speaker_are_kept_wherever_they_stand() -> None:
    found = compare_versions(
        version((STAY, "Ines Moll"), (NETS, "Ana Ruiz")),
        version((NETS, "Ana Ruiz"), (STAY, "Moll")),
    )
    assert ids(found.kept) == [("q2", "q1"), ("q1", "q2")]
    assert (found.reworded, found.reattributed, found.dropped, found.added) == ((), (), (), ())


def test_other_marks_do_not_reword_a_quote() -> None:
    straight = STAY.replace("“", '"').replace("”", '"').replace("We will", "We'll")
    found = compare_versions(version((STAY, "Moll")), version((straight, "Moll")))
    assert ids(found.kept) == [("q1", "q1")]


def test_a_changed_number_is_reworded_and_marked() -> None:
    found = compare_versions(
        version((NETS, "Ana Ruiz")), version((NETS.replace("Forty", "Fourteen"), "Ana Ruiz"))
    )
    (pair,) = found.reworded
    assert [(e.said.text, e.quoted.text, e.touches) for e in pair.edits] == [
        ("Forty", "Fourteen", (Touch.NUMBER,))
    ]


def test_the_same_words_of_somebody_else_are_reattributed() -> None:
    found = compare_versions(version((STAY, "Ines Moll")), version((STAY, "Ana Ruiz")))
    assert ids(found.reattributed) == [("q1", "q1")]
    assert found.kept == ()


def test_a_version_that_names_nobody_contradicts_nobody() -> None:
    assert ids(compare_versions(version((STAY, "Moll")), version((STAY, None))).kept)


def test_what_one_version_has_alone_is_dropped_or_added() -> None:
    found = compare_versions(version((STAY, "Moll")), version((BRIDGE, "Moll")))
    assert [quote.id for quote in (*found.dropped, *found.added)] == ["q1", "q1"]
    assert found.reworded == ()


def test_a_quote_is_paired_once_and_with_the_closest() -> None:
    near = STAY.replace("ice", "snow")
    found = compare_versions(version((STAY, "Moll")), version((near, "Moll"), (STAY, "Moll")))
    assert ids(found.kept) == [("q1", "q2")]
    assert [quote.id for quote in found.added] == ["q1"]


def test_two_empty_versions_are_alike() -> None:
    assert compare_versions(Audit(text=""), Audit(text="")) == VersionComparison()


@pytest.mark.parametrize("pair", [("text", Audit(text="")), (Audit(text=""), None)])
def test_what_is_no_audit_is_named(pair: Any) -> None:
    with pytest.raises(InputError, match="two audits are needed"):
        compare_versions(*pair)
    with pytest.raises(InputError, match="an Audit is needed"):
        find_divergent("text")  # type: ignore[arg-type]


WORDS = st.lists(
    st.sampled_from([STAY, BRIDGE, NETS, "“No,”", "“We will stay”", "“…”", "x"]), max_size=6
)


@given(WORDS, WORDS)
def test_every_quote_is_accounted_for_once(old: list[str], new: list[str]) -> None:
    before, after = (version(*((words, "Moll") for words in one)) for one in (old, new))
    found = compare_versions(before, after)
    pairs = [*found.kept, *found.reworded, *found.reattributed]
    assert {p.old.id for p in pairs} | {q.id for q in found.dropped} == {
        q.id for q in before.quotes
    }
    assert {p.new.id for p in pairs} | {q.id for q in found.added} == {q.id for q in after.quotes}
    assert len(pairs) + len(found.dropped) == len(old)
    for pair in pairs:
        for edit in pair.edits:
            assert after.text[edit.quoted.start : edit.quoted.end] == edit.quoted.text
            assert before.text[edit.said.start : edit.said.end] == edit.said.text


# --- One article that quotes the same words twice ---------------------------------------------


def test_the_same_words_quoted_otherwise_in_one_article_diverge() -> None:
    audit = version((STAY, "Ines Moll"), (NETS, "Ruiz"), (STAY.replace("ice", "snow"), "Moll"))
    (pair,) = find_divergent(audit)
    assert (pair.old.id, pair.new.id) == ("q1", "q3")
    assert [(edit.said.text, edit.quoted.text) for edit in pair.edits] == [("ice", "snow")]


def test_two_speakers_may_say_nearly_the_same() -> None:
    assert find_divergent(version((STAY, "Moll"), (STAY.replace("ice", "snow"), "Ruiz"))) == ()


def test_the_same_words_twice_do_not_diverge() -> None:
    assert find_divergent(version((STAY, "Moll"), (STAY, "Moll"))) == ()


# --- Unnamed sources --------------------------------------------------------------------------


def source(name: str, **slots: Any) -> AnonymousSource:
    one = speaker(name, "anonymous")
    mention = AnonymousMention(span=CharSpan(0, len(name), name))
    return AnonymousSource(speaker=one, mentions=(mention,), **slots)


def span(words: str) -> CharSpan:
    return CharSpan(0, len(words), words)


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ({}, {"reason": span("for fear of losing her job")}, [("reason", "gained")]),
        ({"condition": span("on condition of anonymity")}, {}, [("condition", "lost")]),
        ({"count": 2}, {"count": 3}, [("count", "changed")]),
        ({"count": 2}, {"count": 2}, []),
        (
            {"reason": span("it was private"), "reason_class": PRIVATE},
            {"reason": span("it is a private matter"), "reason_class": PRIVATE},
            [],
        ),
    ],
)
def test_what_a_source_gains_or_loses(before: Any, after: Any, changes: list[Any]) -> None:
    pairs, dropped, added = compare_sources(
        [source("a senior official", **before)], [source("senior officials", **after)]
    )
    assert (dropped, added) == ((), ())
    assert [(c.slot.value, c.fate.value) for c in pairs[0].changes] == changes


def test_sources_that_are_described_otherwise_are_others() -> None:
    pairs, dropped, added = compare_sources([source("a diplomat")], [source("a nurse")])
    assert (pairs, len(dropped), len(added)) == ((), 1, 1)
