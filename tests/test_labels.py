"""Transcripts: each turn is what its label's speaker says, word for word."""

import pytest

from quoteaudit import QuoteKind
from quoteaudit.testing import read_marked
from tests.marked import assert_finds, quotes_of

TRANSCRIPTS = [
    (
        "{source1|RUIZ}: {content1|We will not pay.}\n{source2|HALM}: {content2|You will.}\n"
        "{source3|RUIZ}: {content3|Ask the tide.}\n{source4|HALM}: {content4|It is out.}"
    ),
    (
        "{source1|RUIZ}: {content1|We will not pay.}\n{source2|HALM}: {content2|You will.}\n"
        "{source3|RUIZ}: {content3|Ask the tide.}"
    ),
    (
        "{source1|Q}: {content1|Are you angry?}\n{source2|A}: {content2|No.}\n"
        "{source3|Q}: {content3|Why not?}\n{source4|A}: {content4|Build the bridge.}"
    ),
    (
        "{source1|ANA RUIZ}: {content1|The pier is closed.}\n\n"
        "{source2|JORIS HALM}: {content2|Since when?}\n\n"
        "Ruiz and Halm met on Friday in Velmora."
    ),
    (
        "{source1|Ruiz}: {content1|We will not pay.}\n{source2|Halm}: {content2|You will.}\n"
        "{source3|Ruiz}: {content3|Never.}\n{source4|Halm}: {content4|In time.}"
    ),
    "“{source|RUIZ}: {content|We will not pay. The tide will.}”",
]

LOOK_ALIKES = [
    "UPDATE: The bridge is open again.",
    "NOTE: The ferry leaves at nine.",
    "Score: Velmora 3, Port Orland 1.",
    "PHOTOS: The storm, in pictures.",
    "‘SHAME ON THEM’: Fury as the pier is closed for the winter",
]

TALK = (
    "RUIZ: The pier is closed.\nHALM: Since when?\nRUIZ: Since the storm.\nHALM: I see.\n"
    "Ana Ruiz and Joris Halm met on Friday in Velmora."
)


HEADLINES = [
    "{source|Ruiz}{cue|:} {content|Pier will be closed for the winter}",
    "{source|Ana Ruiz}{cue|:} {content|Pier ‘will be closed’ for the winter}",
    "{source|Poll}{cue|:} {content|Most of Velmora wants pier closed}",
]

NO_HEADLINES = [
    "Storm: Pier is closed for the winter",
    "The Latest: Ruiz says pier is closed for the winter",
    "Ruiz: Mayor or queen of Velmora",
    "A bad year for Ruiz: Pier is closed for the winter",
    "A long report: Pier is closed for the winter",
]


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_names_who_says_it_below(headline: str) -> None:
    marked = read_marked(headline + "\n\nAna Ruiz said on Friday that nobody had asked her.")
    found = [quote for quote in quotes_of(marked.text) if quote.rule == "indirect.headline"]
    assert [quote.contents[0] for quote in found] == [m.span for m in marked.of("content")]
    assert [quote.source for quote in found] == [m.span for m in marked.of("source")]


@pytest.mark.parametrize("headline", NO_HEADLINES)
def test_other_headlines_with_a_colon_are_nobodys_words(headline: str) -> None:
    text = headline + "\n\nAna Ruiz said on Friday that nobody had asked her."
    assert "indirect.headline" not in {quote.rule for quote in quotes_of(text)}


def test_a_headline_of_a_name_that_says_nothing_below_is_nobodys() -> None:
    text = "Halm: Pier will be closed for the winter\n\nAna Ruiz said Halm had left on Friday."
    assert "indirect.headline" not in {quote.rule for quote in quotes_of(text)}


@pytest.mark.parametrize("marked", TRANSCRIPTS)
def test_a_turn_is_what_its_label_says(marked: str) -> None:
    assert_finds(marked, "direct.label")


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_other_words_before_a_colon_are_no_speaker(text: str) -> None:
    assert "direct.label" not in {quote.rule for quote in quotes_of(text)}


def test_a_turn_is_direct_without_marks() -> None:
    kinds = {quote.kind for quote in quotes_of(TALK)}
    assert kinds == {QuoteKind.DIRECT}


def test_a_turn_holds_what_it_reports() -> None:
    assert_finds(
        "{source1|RUIZ}: {content1|{source3|Halm} {cue3|said} {content3|the tide was late}.}\n"
        "{source2|HALM}: {content2|The tide is never late.}\n"
        "{source4|RUIZ}: {content4|So it is us.}"
    )


def test_labels_of_one_name_are_one_speaker() -> None:
    speakers = [quote.speaker for quote in quotes_of(TALK)]
    assert speakers[0] == speakers[2]
    assert speakers[1] == speakers[3]
    assert speakers[0] != speakers[1]
