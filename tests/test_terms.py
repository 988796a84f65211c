"""Words in quotation marks that nobody says: scare quotes, titles, introduced terms."""

import pytest

from tests.marked import assert_terms, fails

SCARE = [
    "The {scare|“experts”} arrived by helicopter.",
    "He was paid for {scare|“consulting”} until May.",
    "A {scare|“free”} ferry leaves at nine.",
    "The harbour’s {scare|‘new’} lamp is from 1950.",
    'The {scare|"experts"} arrived by helicopter.',
    "Its {scare|“soft opening”} lasted a year.",
    "{scare|“Fast”} boats need two hours.",
    fails("Nobody laughed at her {scare|“joke”} that day.", "“laughed” counts as a cue"),
]

TITLE = [
    "Her novel {title|“Late Ferries”} sold nine copies.",
    fails("He sang {title|“The Tide Waits”}, a song about clerks.", "“sang” counts as a cue"),
    "She wrote a book called {title|“Late Ferries.”}",
    "She wrote the film {title|“The Lamp of Velmora.”}",
    "The album {title|“Nine Pages”} came out in May.",
    "In the documentary {title|‘A Boat for Nobody’} the lamp fails twice.",
    "{title|“Late Ferries,”} a novel by Orla Venn, sold nine copies.",
    "Her best-known work, {title|“The Lamp at Walking Pace,”} sold nine copies.",
    "{title|“Nine Pages”} runs at the Halle until May.",
    "{title|“The Lamp”} runs at the Halle until May.\n\nIt is the third {title|“Lamp”} in a year.",
    "The duo sang a ballad called {title|“Sea Change (I Can Change)”} at noon.",
]

INTRODUCED = [
    "Sailors know the so-called {introduced|“fifth gate”} of the strait.",
    fails(
        "The channel, known as the {introduced|“fifth gate,”} is closed.",
        "“known” does not stand directly before the marks",
    ),
    "The channel is nicknamed {introduced|“the drain.”}",
    "The word {introduced|“berth”} has two meanings.",
    "It is a {introduced|“quiet tide,”} a term of disputed origins.",
    "The plan, dubbed {introduced|“Operation Lunch,”} failed.",
    (
        "Words such as {introduced|“expects,”} {introduced|“believes”} and {introduced|“will”} are"
        " in the report."
    ),
]

NO_TERMS = [
    "“The pier is closed,” said Ana Ruiz.",
    "Ruiz called the plan “a farce.”",
    "Ruiz said the “experts” were late.",
    "The pier is closed.",
    "The report said: “No.”",
    "Her novel ends: “We never left the pier.”",
    "“We run,” said Ruiz.",
]


@pytest.mark.parametrize("marked", SCARE)
def test_a_scare_quote_is_a_term(marked: str) -> None:
    assert_terms(marked)


@pytest.mark.parametrize("marked", TITLE)
def test_a_title_beside_its_work_is_a_title(marked: str) -> None:
    assert_terms(marked)


@pytest.mark.parametrize("marked", INTRODUCED)
def test_a_term_that_is_named_or_explained_is_introduced(marked: str) -> None:
    assert_terms(marked)


@pytest.mark.parametrize("text", NO_TERMS)
def test_what_somebody_says_is_no_term(text: str) -> None:
    assert_terms(text)
