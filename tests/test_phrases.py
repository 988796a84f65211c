"""Phrases that attribute a sentence without a verb."""

import pytest

from tests.marked import assert_finds, fails

PHRASES = [
    "{cue|In the words of} {source|Ruiz}, {content|the plan is a gift}.",
    fails(
        "{cue|In the words of} {source|Ana Ruiz, the mayor}, {content|the plan is “a gift.”}",
        "the parser takes the apposition for the subject",
    ),
    "{content|The plan is}, {cue|in the words of} {source|Ruiz}, {content|a gift}.",
    "{content|It was}, {cue|in the words of} {source|one aide}, {content|“a wreck.”}",
    "{content|The plan is a gift}, {cue|in the words of} {source|Ana Ruiz, the mayor}.",
    "{content|The plan is}, in {source|the ministry}’s {cue|view}, {content|a gift}.",
    "In {source|Halm}’s {cue|view}, {content|the map is wrong}.",
    "By {source|her} own {cue|account}, {content|she slept on the boat}.",
    "To {source|Halm}’s {cue|mind}, {content|the map is wrong}.",
    "{content|The map is wrong}, {cue|in the opinion of} {source|the board}.",
    "{cue|In the eyes of} {source|the union}, {content|the offer is an insult}.",
    "But in {source|Ruiz}’s {cue|opinion}, {content|the vote was fair}.",
    "{content|The tide does not vote}, as {source|Ruiz} {cue|put} it.",
    "As {source|the mayor of Velmora} {cue|puts} it, {content|the tide does not vote}.",
    "{content|The plan was}, as {source|Ruiz} {cue|put} it, {content|a gift to the tide}.",
    "{content|The pier}, as {source|Ruiz} {cue|put} it on Friday, {content|“is a patient thing.”}",
    "Then, as {source|Harriet Bloom} {cue|put} it afterward, {content|“you could hear nothing.”}",
]

LOOK_ALIKES = [
    "The clause was hidden in the words of the treaty.",
    "She found sand in the eyes of the dog.",
    "Ruiz kept the money in her account at the harbour bank.",
    "The lamp came into view at noon.",
    "She held the box as Halm put it down.",
    "As they put it in the hold, the boat began to roll.",
]


@pytest.mark.parametrize("marked", PHRASES)
def test_a_phrase_attributes_the_rest_of_its_sentence(marked: str) -> None:
    assert_finds(marked, "indirect.phrase")


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_the_same_words_inside_a_clause_attribute_nothing(text: str) -> None:
    assert_finds(text)


@pytest.mark.parametrize(
    "marked",
    [
        "The pier is lost, and {source|two officials} {cue|told Portal} {content|so}.",
        "{source|Ruiz} {cue|told reporters} {content|so} on Friday.",
        "{source|Ruiz} {cue|told them} {content|so}, but nobody left.",
        "He told them so often that they laughed.",
        "She told Portal. She told the story.",
    ],
)
def test_so_is_what_was_said_before(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{source|A tutor} met her {cue|with the words} {content|“the harbour school is shut”}.",
        "{source|He} opened the meeting {cue|with the words} {content|“good night”} and left.",
        "A sign with the words “keep out” hung on the pier.",
        "She left with the words of the song.",
    ],
)
def test_an_act_with_words_is_speech(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{source|The ministry} {cue|put} {content|the death toll at 52 as of Friday evening}.",
        "{source|A third official} {cue|put} {content|the number at 27}.",
        "She put the cup at his feet.",
    ],
)
def test_who_puts_a_figure_on_something_says_so(marked: str) -> None:
    assert_finds(marked)
