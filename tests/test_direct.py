"""Quotations that a reporting clause, a dash or a colon beside them attributes."""

import pytest

from quoteaudit.rules.direct import DIRECT_RULES
from tests.marked import assert_finds, fails, quotes_of

AFTER = [
    "{content|“The pier is closed,”} {source|Ana Ruiz} {cue|said}.",
    "{content|“The pier is closed,”} {cue|said} {source|Ana Ruiz}.",
    "{content|“The pier is closed,”} {cue|said} {source|Ana Ruiz, the mayor of Velmora}.",
    "{content|“The pier is closed,”} {cue|said} {source|Ana Ruiz, who runs the harbour}.",
    "{content|“The pier is closed,”} {source|Ruiz’s lawyer, Piet Arran}, {cue|said} on Friday.",
    "{content|“Who ordered the sand?”} {source|she} {cue|asked}.",
    "{content|“We counted twice!”} {cue|shouted} {source|a man in the gallery}.",
    "{content|“Not one boat has left,”} {source|the captain} {cue|told reporters} on Friday.",
    "{content|“The ferry stays,”} {source|Ruiz} {cue|wrote} in a letter to the council.",
    "{content|“No,”} {source|Orla Venn} {cue|replied}.",
    "And then {content|“no,”} {cue|said} {source|Ruiz}.",
    '{content|"The pier is closed,"} {source|Ruiz} {cue|said} in an interview.',
    "{content|''The pier is closed,''} {source|Ruiz} {cue|said}.",
    "{content|``The pier is closed,''} {cue|said} {source|Ruiz}.",
    "{content|‘The pier is closed,’} {source|Ruiz} {cue|said}.",
    "{content|'We don't know,'} {source|Ruiz} {cue|said}.",
    "{content|«The pier is closed,»} {source|Ruiz} {cue|said}.",
    "{content|“The pier is closed”}, {source|Ruiz} {cue|said}.",
    "{content|“The vote was fair,”} {cue|reads} {source|a line in the report}.",
]

PREDICATES = [
    "{content|The board “kept both crews waiting,”} {source|the office} {cue|said}.",
    "{content|The board of Velmora Port “kept both crews waiting,”} {source|an aide} {cue|said}.",
    "But {content|it “had nothing to hide,”} {source|Ruiz} {cue|said}.",
    "And then {content|“nothing to hide,”} {source|Ruiz} {cue|said}.",
]

PASSED_ON = [
    "{content|“We never paid,”} {source|Ruiz} was quoted as {cue|saying}.",
    "{content|“We never paid,”} {source|Ruiz} was quoted as {cue|saying} by the state agency.",
    "{content|“We never paid,”} {source|Ruiz} was overheard {cue|saying}.",
    "{content|“We never paid,”} {source|she} was heard to {cue|say} on Friday.",
]

SPLIT = [
    "{content|“We are late,”} {source|she} {cue|said}, {content|“but we are not lost.”}",
    "{content|“The tide,”} {cue|said} {source|Ruiz}, {content|“does not read memos.”}",
    "{content|“We are late,”} {source|she} {cue|said}. {content|“We are not lost.”}",
    "{content|“I told them,”} {source|Orla Venn, a diver}, {cue|said}, {content|“that it leaks.”}",
    "{content|“We are late,”} {source|Ruiz} {cue|told the crew}, {content|“and the tide is not.”}",
    '{content|"We are late,"} {cue|said} {source|Ruiz}. {content|"We are not lost. We never are."}',
]

BEFORE = [
    "{source|Ruiz} {cue|said}: {content|“The pier is closed.”}",
    "{source|Ruiz} {cue|said}, {content|“The pier is closed.”}",
    "{source|Ruiz} {cue|told reporters} on Monday, {content|“We will not pay.”}",
    fails(
        "{cue|Said} {source|Ruiz}: {content|“We will not pay.”}",
        "the tagger takes a capitalised “Said” for a name",
    ),
    "{source|She} {cue|added}: {content|“Not this year.”}",
    "{source|Its last line} {cue|reads}: {content|“Burn this letter.”}",
    "{source|Ruiz} {cue|asked}, {content|“Who ordered the sand?”}",
    "{source|Ruiz} {cue|replied} with a shrug: {content|“Ask the tide.”}",
    "In a statement on Sunday, {source|the ministry} {cue|said}: {content|“The talks go on.”}",
    "The talks were led by Ana Ruiz, {source|who} {cue|told reporters}: {content|“We are late.”}",
    fails(
        "The door was kept by Joris Halm, {source|who} frowned but {cue|said}: {content|“Wait.”}",
        "of two verbs in a relative clause the second is hung on the main clause",
    ),
    '{source|Halm} {cue|told Portal}: {content|"We kept our word."}',
    "But {source|Lena Ferrin, a fisherman from Port Orland}, {cue|said}: {content|“It leaks.”}",
    "{source|Ruiz} {cue|warned} in March: {content|“The lamp will fail.”}",
    "{source|Ruiz} stood up and {cue|said}: {content|“The pier is closed.”}",
    "{source|Ruiz} {cue|shouted} from the roof {content|“We won the vote.”}",
]

DASH = [
    "{content|“We never paid.”} {cue|–} {source|Ana Ruiz, mayor of Velmora}",
    "{content|“We never paid.”} {cue|—} {source|Ana Ruiz}",
    "{content|“Never.”} {cue|–} {source|Ruiz}",
    "{content|“We never paid.”} {cue|–} {source|a baker in Velmora}",
    "{content|“We never paid.”} {cue|--} {source|Ana Ruiz}",
    "{content|“We never paid.”} {cue|-} {source|Ana Ruiz, Velmora}",
    "{content|“We never paid.”}\n{cue|–} {source|Ana Ruiz, mayor of Velmora}",
    "{content|“Did we pay? We did not.”} {cue|—} {source|Joris Halm, prime minister of Orland}.",
    '{content|"We never paid."} {cue|–} {source|Harbour Board}',
]

NO_DASH = [
    "“Late” – a word she likes – was painted on every sign in the port.",
    "She wrote “late” – and nothing else – on every sign in the port.",
    "The Marigold ran “late” – Ruiz never did.",
    "“We never paid,” – Ana Ruiz told reporters.",
]

COLON = [
    "{source|Ana Ruiz, mayor of Velmora}{cue|:} {content|“Not a day longer.”}",
    "{source|Ruiz}{cue|:} {content|“Not a day longer.”}",
    "{source|Joris Halm}{cue|:} {content|“Not a day longer, not an hour.”}",
    fails(
        "{source|Ruiz}, on the strike{cue|:} {content|“Not a day longer.”}",
        "all that stands before the colon is the source",
    ),
]

NO_COLON = [
    "Three words on every wall of the port: “late, later, latest.”",
    "A popular song of the year: “Late Ferries.”",
]

LOOK_ALIKES = [
    "{content1|“The pier is closed.”} {source2|Ruiz} {cue2|said} {content2|she was tired}.",
    "{source|Ruiz} {cue|called} {content|the plan “a farce.”}",
    "{source|Ruiz} {cue|said} {content|that the plan was “a farce” and would be dropped}.",
    "{source|Ruiz, the author of “Late Ferries,”} {cue|said} {content|she would stay}.",
]

RUNNING_ON = [
    "{content|“We pay” for what the city sees as a gift}, {source|Ruiz} {cue|said}.",
    "{content|“Late ferries” are common in Velmora}, {cue|said} {source|Ana Ruiz}.",
]


@pytest.mark.parametrize("marked", AFTER)
def test_a_reporting_clause_after_a_quotation_names_its_source(marked: str) -> None:
    assert_finds(marked, "direct.cue_after_quote")


@pytest.mark.parametrize("marked", PREDICATES)
def test_a_quoted_predicate_is_said_with_its_subject(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", PASSED_ON)
def test_words_that_others_pass_on_are_whose_they_are(marked: str) -> None:
    assert_finds(marked, "direct.cue_after_quote")


@pytest.mark.parametrize("marked", SPLIT)
def test_a_quotation_that_its_reporting_clause_splits_is_one_quote(marked: str) -> None:
    assert_finds(marked, "direct.cue_after_quote")


@pytest.mark.parametrize("marked", BEFORE)
def test_a_reporting_clause_before_a_quotation_names_its_source(marked: str) -> None:
    assert_finds(marked, "direct.cue_before_quote")


@pytest.mark.parametrize("marked", DASH)
def test_a_dash_and_a_name_sign_a_quotation(marked: str) -> None:
    assert_finds(marked, "direct.dash_after_quote")


@pytest.mark.parametrize("text", NO_DASH)
def test_a_dash_that_sets_off_other_words_signs_nothing(text: str) -> None:
    assert "direct.dash_after_quote" not in {quote.rule for quote in quotes_of(text)}


@pytest.mark.parametrize("marked", COLON)
def test_a_name_and_a_colon_open_a_quotation(marked: str) -> None:
    assert_finds(marked, "direct.colon_before_quote")


@pytest.mark.parametrize("text", NO_COLON)
def test_a_colon_after_other_words_attributes_nothing(text: str) -> None:
    assert_finds(text)


@pytest.mark.parametrize("marked", LOOK_ALIKES)
def test_a_clause_with_content_of_its_own_does_not_attribute_the_quotation(marked: str) -> None:
    assert_finds(marked, never="direct.cue_after_quote")


@pytest.mark.parametrize("marked", RUNNING_ON)
def test_a_quotation_on_which_its_clause_runs_on_is_no_direct_speech(marked: str) -> None:
    assert_finds(marked, never="direct.cue_after_quote")


def test_the_rules_for_direct_speech_stand_in_their_order() -> None:
    assert [name for name, _ in DIRECT_RULES] == [
        "direct.cue_after_quote",
        "direct.cue_before_quote",
        "direct.dash_after_quote",
        "direct.colon_before_quote",
    ]
