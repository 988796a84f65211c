"""Audits shown to people: everything is there, and nothing that a terminal would obey."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteaudit.records import (
    AnonymousMention,
    AnonymousSource,
    Audit,
    CharSpan,
    Provenance,
    Quote,
    Speaker,
)
from quoteaudit.records.quotes import DEEPEST
from quoteaudit.render import LineKind, lines_of, printable, render_text

EVERYTHING = """\
3 quotes, 2 speakers

q1  Ines Moll (person), direct
    “We stay,” [19:29]
    “whatever the “experts” say.” [66:95]
    cue said [30:34] · source Ines Moll [35:44] · rule split · score 0.93

q2  speaker not known (it could be Ines Moll or a clerk), indirect
    a clerk had warned, ‘They will sink. [113:149]
    cue told [100:104] · source She [96:99] · rule complement

    q3  a clerk (anonymous), direct
        ‘They will sink. [133:149]
        cue warned [125:131] · source a clerk [113:120] · rule colon

Speakers
s1  Ines Moll (person), the harbour master [46:64]: q1
    Ines Moll [35:44], She [96:99]
s2  a clerk (anonymous): q3
    a clerk [113:120]

In quotation marks, but nobody says it
scare  “experts” [80:89]

Damage to the text
unclosed-quote  “M. [164:167]
"""


def quote_of(text: str, **fields: Any) -> Quote:
    whole = CharSpan.of(text, 0, len(text))
    plain: dict[str, Any] = {"id": "q1", "kind": "direct", "contents": (whole,), "rule": "r"}
    return Quote(**plain | fields)


def test_everything_in_an_audit_is_shown(by_hand: Audit) -> None:
    assert render_text(by_hand) == EVERYTHING


def test_an_empty_audit_is_one_line() -> None:
    assert render_text(Audit(text="")) == "0 quotes, 0 speakers\n"


def test_a_quote_inside_another_stands_under_it_wherever_it_is_listed(by_hand: Audit) -> None:
    split, outer, inner = by_hand.quotes
    audit = Audit(text=by_hand.text, quotes=(inner, split, outer))
    heads = [line.text for line in lines_of(audit) if line.kind is LineKind.SPEAKER]
    assert [head.split()[0] for head in heads] == ["q1", "q2", "q3"]
    assert heads[2].startswith("    q3")


def test_a_quote_whose_parent_is_not_listed_is_still_shown(by_hand: Audit) -> None:
    audit = Audit(text=by_hand.text, quotes=by_hand.quotes[2:])
    assert "q3  a clerk (anonymous), direct" in render_text(audit)


def test_a_speaker_nobody_quotes_is_listed() -> None:
    text = "Ines Moll"
    moll = Speaker(id="s1", name=text, kind="person", mentions=(CharSpan.of(text, 0, 9),))
    assert "s1  Ines Moll (person): no quotes" in render_text(Audit(text=text, speakers=(moll,)))


def test_where_a_document_comes_from_and_who_relays_a_source_are_shown() -> None:
    text = "a memo Portal saw; an aide, says the Post"
    memo, portal, saw = (CharSpan.of(text, *at) for at in ((0, 6), (7, 13), (14, 17)))
    aide, post = CharSpan.of(text, 19, 26), CharSpan.of(text, 33, 41)
    origin = Provenance(holder=portal, channel=saw)
    papers = Speaker(id="s1", name="memo", kind="document", mentions=(memo,), provenance=origin)
    hidden = Speaker(id="s2", name="aide", kind="anonymous", mentions=(aide,))
    source = AnonymousSource(
        speaker=hidden, mentions=(AnonymousMention(span=aide),), relayed_by=post
    )
    shown = render_text(
        Audit(text=text, speakers=(papers, hidden), anonymous_sources=(source,))
    ).splitlines()
    assert "    holder: Portal [7:13] · channel: saw [14:17]" in shown
    assert "    relayed by: the Post [33:41]" in shown


def test_a_floating_quote_has_no_cue_and_no_source() -> None:
    text = "“We stay.”"
    assert "    no cue · rule floating\n" in render_text(
        Audit(text=text, quotes=(quote_of(text, rule="floating"),))
    )


def test_long_content_loses_its_middle() -> None:
    text = "“First " + "word " * 500 + "last.”"
    shown = render_text(Audit(text=text, quotes=(quote_of(text),)))
    assert "“First word" in shown
    assert "[…]" in shown
    assert f"last.” [0:{len(text)}]" in " ".join(shown.split())
    assert len(shown) < 700


@pytest.mark.parametrize("width", [60, 80, 100])
def test_lines_keep_to_the_width(by_hand: Audit, width: int) -> None:
    assert max(len(line.text) for line in lines_of(by_hand, width=width)) <= width


def test_a_deep_nest_is_neither_lost_nor_pushed_off_the_page() -> None:
    text = "No"
    quotes = [quote_of(text, id="q0")]
    for number in range(1, DEEPEST + 1):
        quotes.append(quote_of(text, id=f"q{number}", parent=quotes[-1]))
    shown = list(lines_of(Audit(text=text, quotes=tuple(quotes))))
    assert sum(line.kind is LineKind.SPEAKER for line in shown) == DEEPEST + 1
    assert max(len(line.text) for line in shown) <= 88


def test_content_over_several_paragraphs_is_shown_on_one_line() -> None:
    text = "“One.\r\n\r\n\t“Two.”"
    shown = render_text(Audit(text=text, quotes=(quote_of(text),)))
    assert f"“One. “Two.” [0:{len(text)}]" in shown


HOSTILE = [
    ("\x1b]0;owned\x07", r"\x1b]0;owned\x07"),
    ("\x9b31m", r"\x9b31m"),
    ("a\x00b\x7f", r"a\x00b\x7f"),
    ("\u202egnirts\u202c", r"\u202egnirts\u202c"),
    ("\u2066a\u2069\u200f\u061c", r"\u2066a\u2069\u200f\u061c"),
    ("a\u2028b", r"a\u2028b"),
    ("\ud800", r"\ud800"),
]


@pytest.mark.parametrize(("words", "shown"), HOSTILE, ids=ascii)
def test_what_a_terminal_would_obey_is_escaped(words: str, shown: str) -> None:
    assert printable(words) == shown


@pytest.mark.parametrize("words", ["café", "עברית", "日本語", "e\u0301", "👩\u200d🚀"])
def test_words_of_every_script_are_left_as_they_are(words: str) -> None:
    assert printable(words) == words


@given(st.text(st.characters(), min_size=1, max_size=30))
def test_no_field_of_an_audit_reaches_the_terminal_raw(words: str) -> None:
    whole = CharSpan.of(words, 0, len(words))
    speaker = Speaker(id=words, name=words, kind="person", mentions=(whole,), description=whole)
    quote = quote_of(words, id=words, rule=words, cue=whole, source=whole, speaker=speaker)
    unsure = quote_of(words, id="q2", candidates=(speaker,))
    shown = render_text(Audit(text=words, quotes=(quote, unsure), speakers=(speaker,)))
    kinds = {unicodedata.category(mark) for mark in shown if mark != "\n"}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(mark) for mark in shown} & {
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"
    }  # fmt: skip
