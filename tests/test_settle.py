"""Attributions that agree: reported speech inside reported speech is a chain."""

import pytest

from quoteaudit.rules import FORM_RULES
from tests.marked import assert_finds, quotes_of

CHAINS = [
    (
        "{content1|“{source2|Halm} {cue2|told me}, {content2|‘Wait,’} and I waited,”}"
        " {source1|Ruiz} {cue1|said}."
    ),
    (
        "{source1|Ruiz} {cue1|said} {content1|that {source2|Halm} had {cue2|promised}"
        " {content2|to pay}}."
    ),
    (
        "{source1|The report} {cue1|says} {content1|that {source2|witnesses} {cue2|claimed}"
        " {content2|the lamp was out}}."
    ),
    (
        "{cue1|According to} {source1|Ruiz}, {content1|{source2|Halm} {cue2|said}"
        " {content2|the map was wrong}}."
    ),
    (
        "{content1|“{source2|The clerk} {cue2|said} {content2|it was legal},”} {source1|she}"
        " {cue1|said}."
    ),
    (
        "{source1|Ruiz} {cue1|told the court} {content1|that {source2|Halm} {cue2|said}"
        " {content2|{source3|the minister} {cue3|believed} {content3|the map was wrong}}}."
    ),
    (
        "{content1|{source2|The minister} had {cue2|threatened} {content2|to resign}},"
        " {source1|two aides} {cue1|said}."
    ),
]

TOLD = [
    (
        "{content1|“{source2|I} {cue2|asked} her {content2|how she did it},”}"
        " {source1|Ruiz} {cue1|said}."
    ),
    (
        "{content1|“{source2|I} {cue2|thought} {content2|that I was the only one in the room},”}"
        " {source1|Ruiz} {cue1|said}."
    ),
    (
        "{content1|“{source2|I} {cue2|told them} {content2|to come back with a plan},”}"
        " {source1|Ruiz} {cue1|said}."
    ),
]

NOT_TOLD = [
    "{content|“I think it is late,”} {source|Ruiz} {cue|said}.",
    "{content|“I hope to say that to adults all the time,”} {source|Ruiz} {cue|said}.",
]

SIDE_BY_SIDE = [
    (
        "{source1|{source2|He}} {cue1|claimed} {content1|that the counters had been ‘tripped by"
        " prams’} and {cue2|accused} {content2|the administration of haste}."
    ),
    (
        "{source1|Ruiz} {cue1|said} {content1|the pier was closed}, and {source2|Halm} {cue2|said}"
        " {content2|it was open}."
    ),
    "{content1|“No,”} {cue1|said} {source1|Ruiz}. {content2|“Yes,”} {cue2|said} {source2|Halm}.",
    (
        "While {source1|Ruiz} {cue1|said} {content1|the pier was closed}, {source2|Halm}"
        " {cue2|insisted} {content2|that it was open}."
    ),
]

ANOTHER_VOICE = [
    (
        "{source1|Whigs} {cue1|said} {content1|the lamp was out} and {source2|Tories}"
        " {cue2|accused} {content2|them of haste}."
    ),
    (
        "{source1|One letter} {cue1|described} {content1|the pier as “a farce”}, while"
        " {source2|another} {cue2|asked} {content2|where the boats would go}."
    ),
    (
        "{source1|The authors} {cue1|argue} {content1|that the same tide is to blame}, though"
        " {source2|they} {cue2|concede} {content2|that the evidence is thin}."
    ),
]

STILL_TOLD = [
    (
        "{source|Her office} {cue|said} {content|that it took this “very seriously” and had asked"
        " the state to take over}."
    ),
    (
        "{source1|Ruiz} {cue1|said} {content1|that the crew had left and that {source2|Halm} had"
        " {cue2|promised} {content2|to pay}}."
    ),
    ("{source|Ruiz} {cue|said} {content|she rang at noon and was told to wait}."),
    "{source|The guards} {cue|say} {content|they were lost and have found the road}.",
]

WORDED = [
    (
        "{source1|Ruiz} {cue1|denounced} {content1|what {source2|she} {cue2|called}"
        " {content2|“chatter”}}."
    ),
    "{source|Ruiz} {cue|said} {content|that she would present “concrete proposals”}.",
]

AUXILIARIES = [
    (
        "{source1|{source2|The guards}} {cue1|say} {content1|they are lost} and have {cue2|vowed}"
        " {content2|to march on Velmora}."
    ),
]

WHOLE_QUOTATIONS = [
    "{source|Ruiz} {cue|said} {content|the plan was “a gift to the tide, and to nobody else”}.",
    "{source|Ruiz} {cue|called} {content|the bridge “a gift. A very slow gift.”}",
]


@pytest.mark.parametrize("marked", CHAINS)
def test_hearsay_is_a_chain(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", TOLD)
def test_asking_and_telling_in_a_quote_is_reported(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", NOT_TOLD)
def test_how_somebody_says_a_thing_is_not_reported(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", SIDE_BY_SIDE)
def test_attributions_side_by_side_are_no_chain(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", ANOTHER_VOICE)
def test_what_somebody_else_says_next_is_no_part_of_it(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", STILL_TOLD)
def test_what_is_told_on_stays_a_part_of_it(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", AUXILIARIES)
def test_what_helps_the_next_verb_is_no_part_of_it(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", WORDED)
def test_what_somebody_calls_something_is_told_by_its_marks(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", WHOLE_QUOTATIONS)
def test_content_does_not_cut_a_quotation(marked: str) -> None:
    assert_finds(marked)


def test_the_depth_counts_the_links() -> None:
    text = "Ruiz said that Halm said the minister believed the map was wrong."
    assert [quote.depth for quote in quotes_of(text)] == [0, 1, 2]


def test_the_rules_by_form_stand_in_their_order() -> None:
    assert [rule.__name__ for rule in FORM_RULES] == [
        "find_labelled",
        "find_headlined",
        "find_direct",
        "find_estimates",
        "find_turns",
        "find_phrases",
        "find_parenthetical",
    ]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Ana Ruiz“He said, ‘Wait,’” she told us.", ["she", "He"]),
        ("“He said, ‘Wait,’”Ana Ruiz told us.", ["Ana Ruiz", "He"]),
        ("“Wait,” the “Today” host said.", ["the “Today” host"]),
    ],
)
def test_a_source_stands_on_its_cues_side_of_a_mark(text: str, sources: list[str]) -> None:
    assert [quote.source and quote.source.text for quote in quotes_of(text)] == sources
