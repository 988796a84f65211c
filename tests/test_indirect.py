"""Reported speech, thought and stance: what is reported, by which word, and who is named."""

import pytest

from tests.marked import assert_finds, fails, quotes_of

CLAUSE_AFTER = [
    "{source|Ruiz} {cue|said} {content|that the pier was closed}.",
    "{source|Ruiz} {cue|said} {content|the pier was closed}.",
    "{source|The ministry} {cue|announced} on Friday {content|that the ferry would stop}.",
    "{source|Ruiz} {cue|told reporters} {content|that the talks had failed}.",
    "{source|Two officials briefed on the talks} {cue|said} {content|the text was short}.",
    "{source|Halm} {cue|denied} {content|that he had seen the letter}.",
    "{source|Residents} {cue|fear} {content|the dam will not hold}.",
    "{source|She} {cue|asked} {content|whether the road was open}.",
    "{source|Ruiz} {cue|explained} {content|how the nets are mended}.",
    "{source|Ruiz} {cue|said} {content|that the plan was “a gift” and would be dropped}.",
    "{source|A report by the coast guard} {cue|found} {content|that the lamp had failed}.",
    "{source|He} {cue|warned} {content|that prices would rise because the harbour was closed}.",
    "{source|Ruiz} {cue|said} {content|that the pier was closed and that the lamp was out}.",
    "Ruiz was tired, but {source|she} {cue|said} {content|she would stay}.",
    (
        "{source1|{source2|Halm}} {cue1|said} {content1|the vote was fair} but {cue2|admitted}"
        " {content2|that turnout was low}."
    ),
    "{source|The coast guard, which searched all night}, {cue|said} {content|it found nobody}.",
    "In March {source|the board} {cue|concluded} {content|that no law had been broken}.",
    "It was Halm {source|who} {cue|insisted} {content|that the map was wrong}.",
    "Halm was {cue|asked} by {source|a reporter} {content|whether the map was wrong}.",
    "Halm was {cue|told} by {source|the mayor} {content|that the map was wrong}.",
    "Halm was {cue|told} {content|that the map was wrong}.",
]

NO_CLAUSE_AFTER = [
    fails(
        "Ruiz made sure that the pier was closed.",
        "the score knows the word, not what it means here",
    ),
    "The news came on a day that nobody forgot.",
    "It so happened that the tide was low.",
    "The harbour was so shallow that boats ran aground.",
]

CITING = [
    (
        "{source|{source1|The Courier}} {cue|said} {content|the talks had failed}, "
        "{cue1|citing} {content1|two aides}."
    ),
    (
        "{source|{source1|The Velmora Post}} {cue|reported}, {cue1|citing} "
        "{content1|an unnamed source}, {content|that the bank would close}."
    ),
]

DATED = [
    "{source|Ruiz} {cue|said} on Wednesday {content|she had no plans to leave}.",
    "{source|The ministry} {cue|said} late on Thursday {content|it would close two ports}.",
    "{source|Ruiz} {cue|told jurors} on Monday {content|she had never seen the file}.",
    "{source|Ruiz} {cue|told the paper} late Friday {content|the deal was off}.",
    "{source|He} {cue|said} in March 2014 {content|the firm had lied}.",
    fails(
        "{source|She} {cue|said} in March 2014 {content|the firm had lied}.",
        "the parser hangs the clause on the date, of which it then takes the year for the object",
    ),
    "{source|She} {cue|said} {content|that on Monday the court would rule}.",
    "{source|She} {cue|said} {content|last year was bad}.",
    "{source|She} {cue|said} {content|Friday’s vote was a farce}.",
]

CLAUSE_BEFORE = [
    "{content|The plant will close in May}, {cue|said} {source|Ana Ruiz, who runs the union}.",
    "{content|The pier is closed}, {source|Ruiz} {cue|said}.",
    "{content|The pier is closed}, {cue|said} {source|Ruiz, the harbour master}.",
    "{content|The vote was fair}, {source|they} {cue|added}.",
    "{content|Prices will rise by 4 percent next year}, {source|the bank} {cue|predicted}.",
    "{content|The ship was late}, {source|a spokesman for the port} {cue|told Portal}.",
    "{content|The mayor, who had been ill for weeks, would resign}, {source|two aides} {cue|said}.",
    "{content|The talks have failed}, {source|officials} {cue|said} on Tuesday.",
    "{content|The pier was closed}, as {source|Halm} {cue|pointed out} on Friday.",
]

PARENTHETICAL = [
    "{content|The bridge}, {cue|said} {source|the mayor of Velmora}, {content|can wait}.",
    "{content|The old bridge}, {source|he} {cue|said} on Monday at noon, {content|can wait}.",
    "{content|The port was shut}, {source|she} {cue|said}, {content|and nobody told the crew}.",
    "{content|The pier}, {cue|said} {source|Ana Ruiz, 54, who runs it}, {content|will close}.",
    "{content|The pier}, {cue|said} {source|a spokesman, Oleg Varn}, {content|will close}.",
    "{content|The plant}, {source|Ana Ruiz} {cue|said}, speaking in Velmora, {content|will close}.",
    "{content|The lamp}, {source|she} {cue|said}, {content|had failed twice}.",
    "{content|Nobody}, {source|he} {cue|explained} later, {content|had come to the meeting}.",
    (
        "{content|The bridge}, {cue|said} {source|Walter Oyelaran, the town engineer},"
        " {content|can wait a year but not two}."
    ),
    "{content|The talks}, {source|two officials} {cue|said}, {content|will go on until Friday}.",
    "{content|The bridge}, {cue|said} {source|Ruiz}, {content|can wait}.",
]

NO_PARENTHETICAL = [
    "The plant will close in May, said Ana Ruiz, who runs the union.",
    "Rents could reach 25 percent, said one of the clerks, who asked not to be named.",
    "Ruiz, who had said nothing for an hour, left the room.",
    "The boats, the nets, and the lamp were sold.",
]

ACCORDING = [
    "{cue|According to} {source|the ministry}, {content|the talks have failed}.",
    "{content|The talks have failed}, {cue|according to} {source|the ministry}.",
    (
        "{content|The talks}, {cue|according to} {source|two people in the room},"
        " {content|lasted nine hours}."
    ),
    (
        "{cue|According to} {source|a report published on Monday by the coast guard},"
        " {content|the lamp had failed}."
    ),
    "{content|“The vote was fair,”} {cue|according to} {source|a statement from the board}.",
    "{cue|According to} {source|Halm}, {content|the map is “a work of fiction.”}",
    "{content|The fire began in the kitchen}, {cue|according to} {source|police}.",
    "{content|The lamp had failed}, {cue|according to} {source|Ana Ruiz, who runs the harbour}.",
    "{content|It will cost $9 million}, {cue|according to} {source|the town’s own figures}.",
]

NO_ACCORDING = [
    fails("The boats were sorted according to size.", "what is measured is taken for a source"),
    fails("Everything went according to plan.", "a plan is taken for a source"),
]

INFINITIVE = [
    "{source|Halm} {cue|promised} {content|to rebuild the pier}.",
    "{source|The union} {cue|threatened} {content|to block the bridge}.",
    "{source|The ministry} {cue|declined} {content|to comment}.",
    "{source|The council} {cue|plans} {content|to sell the ferry}.",
    "{source|Ruiz} {cue|refused} {content|to sign the letter}.",
    "Halm is {cue|expected} {content|to resign on Friday}.",
    "{source|She} {cue|hopes} {content|to return by spring}.",
    "{source|He} {cue|claims} {content|to have seen the map}.",
    "{source|The board} {cue|agreed} on Monday {content|to publish the letter}.",
]

HEARER_AND_INFINITIVE = [
    "{source|Ruiz} {cue|asked} {content|the crew to wait}.",
    "{source|The judge} {cue|ordered} {content|the company to pay}.",
    "{source|Halm} {cue|urged} {content|fishermen to stay in port}.",
]

NO_INFINITIVE = [
    "Ruiz began to laugh.",
    "They managed to land before dark.",
    "She used to work on the ferry.",
    "The crew stopped to mend a net.",
]

OBJECT = [
    "{source|Halm} {cue|opposes} {content|the bridge}.",
    "{source|Ruiz} {cue|called} {content|the plan “a farce.”}",
    "{source|The union} {cue|rejected} {content|the offer}.",
    "{source|She} {cue|described} {content|the talks as “cold.”}",
    "{source|He} {cue|accused} {content|the ministry of lying}.",
    "{source|Ruiz} {cue|blamed} {content|the storm}.",
    "{source|Officials} {cue|denied} {content|the report}.",
    "{source|The mayor} {cue|praised} {content|the crew}.",
    fails(
        "{source|Halm} {cue|demanded} {content|an apology}.",
        "a bare object of one noun is nearer to an act than to words",
    ),
    "{source|The council} {cue|welcomed} {content|the decision}.",
]

NO_OBJECT = [
    "Ruiz opened the door.",
    "He found his keys.",
    "The storm hit the coast at noon.",
    fails("They called the police.", "the score knows the word, not what it means here"),
    "She put the engine in reverse.",
    fails(
        "Halm thought about it for half an hour.",
        "the score knows the word, not what it means here",
    ),
    fails("She read the letter on the train.", "the score knows the word, not what it means here"),
    "The council voted on Thursday.",
]

NOUN_CUE = [
    "{source|Ruiz}’s {cue|claim} {content|that the pier was safe} was false.",
    "Despite {source|the minister}’s {cue|promise} {content|to resign}, nothing changed.",
    "There were {cue|fears} {content|that the dam would burst}.",
    "{source|Her} {cue|belief} {content|that the tide would turn} kept her there.",
    "{source|The union}’s {cue|demand} {content|that wages rise} was refused.",
    fails(
        "{source|The union}’s {cue|demand} {content|for higher pay} was refused.",
        "a noun with a preposition scores too low",
    ),
    "{source|Halm} was {cue|confident} {content|that the vote would pass}.",
    "It was shaken by {source|the report}’s {cue|conclusion} {content|that the lamp had failed}.",
    "{source|Officials} are {cue|worried} {content|that the dam will burst}.",
]

NO_NOUN_CUE = [
    "The statement ran to nine pages.",
    "Her licence and her claim expired in May.",
    "The idea is old.",
]

COLON = [
    "{source|The mayor} {cue|said} on Monday: {content|the pier is closed and will stay closed}.",
    "{source|The ruling} {cue|said}: {content|the vote must be held again}.",
    fails(
        "{source|She} {cue|put} it another way: {content|the tide does not vote}.",
        "“put it” is no cue: the score of “put” is too low",
    ),
    fails(
        "{source|The union} {cue|explained} its choice: {content|there was no money left}.",
        "the object before the colon wins over what stands behind it",
    ),
    fails(
        "{source|Ruiz} {cue|said} it plainly: {content|the ferry would not return}.",
        "what stands before the colon is taken for content",
    ),
    fails(
        "{source|Halm} {cue|asked} himself one question: {content|who would pay}?",
        "what stands before the colon is taken for content",
    ),
    fails(
        "Her {cue|message} was clear: {content|the ferry would not return}.",
        "a noun and a copula before a colon are no frame of a cue",
    ),
]

NO_COLON = [
    "Ruiz owned three boats: the Marigold, the Heron and the Tern.",
    "The harbour has two lamps: one is out.",
]


@pytest.mark.parametrize("marked", CLAUSE_AFTER)
def test_the_whole_clause_after_the_cue_is_content(marked: str) -> None:
    assert_finds(marked, "indirect.clause_after")


@pytest.mark.parametrize(
    "marked",
    [
        "{source|Ruiz} {cue|said} in a brief note {content|that it was “lost” and “leaking.”}",
        "{source|Judge Halm} {cue|wrote} in a long ruling {content|that the port “cannot wait.”}",
        "Ruiz slept in a room that the sea had taken.",
    ],
)
def test_the_text_in_which_it_was_said_is_no_content(marked: str) -> None:
    assert_finds(marked)


def test_marks_right_after_whom_somebody_calls_so_name_them() -> None:
    assert_finds(
        "Ana Ruiz left. Halm, {source|who} has often {cue|called} {content|Ruiz “that actress”},"
        " did not take questions."
    )
    assert_finds("The crew called Ruiz and “Late Ferries” began.")


def test_a_court_hears_the_whole_sentence() -> None:
    assert_finds(
        "{content1|{source2|A carer who stole from a sailor} {cue2|told police} {content2|she"
        " “would not be missed”}}, {source1|a court} {cue1|heard}."
    )


def test_a_question_asks_who_says_so() -> None:
    assert_finds("Who wants to keep the ferry?\n\nNobody does.")
    assert_finds("{source|Ruiz} {cue|wants} {content|to keep the ferry}.")


@pytest.mark.parametrize("marked", CITING)
def test_who_reports_cites_the_source(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", DATED)
def test_a_date_after_the_cue_is_when_it_was_said(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("text", NO_CLAUSE_AFTER)
def test_a_clause_that_nobody_says_is_no_content(text: str) -> None:
    assert_finds(text)


@pytest.mark.parametrize("marked", CLAUSE_BEFORE)
def test_the_clause_around_a_trailing_attribution_is_content(marked: str) -> None:
    assert_finds(marked, "indirect.clause_before")


@pytest.mark.parametrize("marked", PARENTHETICAL)
def test_a_reporting_clause_between_commas_is_no_content(marked: str) -> None:
    assert_finds(marked, "indirect.parenthetical")


@pytest.mark.parametrize("text", NO_PARENTHETICAL)
def test_other_words_between_commas_report_nothing(text: str) -> None:
    assert "indirect.parenthetical" not in {quote.rule for quote in quotes_of(text)}


@pytest.mark.parametrize("marked", ACCORDING)
def test_according_to_somebody_the_rest_of_the_sentence_is_content(marked: str) -> None:
    assert_finds(marked, "indirect.according_to")


@pytest.mark.parametrize("text", NO_ACCORDING)
def test_according_to_a_measure_attributes_nothing(text: str) -> None:
    assert_finds(text)


@pytest.mark.parametrize("marked", INFINITIVE)
def test_an_infinitive_is_content(marked: str) -> None:
    assert_finds(marked, "indirect.infinitive")


@pytest.mark.parametrize("marked", HEARER_AND_INFINITIVE)
def test_who_is_asked_to_do_something_belongs_to_the_content(marked: str) -> None:
    assert_finds(marked, "indirect.object")


@pytest.mark.parametrize("text", NO_INFINITIVE)
def test_an_infinitive_after_a_verb_of_doing_is_no_content(text: str) -> None:
    assert_finds(text)


@pytest.mark.parametrize("marked", OBJECT)
def test_the_object_of_a_stance_is_content(marked: str) -> None:
    assert_finds(marked, "indirect.object")


@pytest.mark.parametrize("text", NO_OBJECT)
def test_the_object_of_a_deed_is_no_content(text: str) -> None:
    assert_finds(text)


@pytest.mark.parametrize("marked", NOUN_CUE)
def test_a_noun_or_an_adjective_can_be_the_cue(marked: str) -> None:
    assert_finds(marked, "indirect.noun_cue")


@pytest.mark.parametrize("text", NO_NOUN_CUE)
def test_a_noun_without_content_is_no_cue(text: str) -> None:
    assert_finds(text)


@pytest.mark.parametrize("marked", COLON)
def test_what_stands_behind_a_colon_is_content_without_marks(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("text", NO_COLON)
def test_a_list_behind_a_colon_is_no_content(text: str) -> None:
    assert_finds(text)


@pytest.mark.parametrize(
    "marked",
    [
        "{content|Stubbs had written a letter of apology}, {source|Ruiz} {cue|said}.",
        "It had been argued over for years.",
        "The company provided no evidence.",
        "The ministry reacted with caution.",
        (
            "{content1|The fair will be put off because of a dispute over seats}, "
            "{source1|{source2|the Courier}} {cue1|reported} on Thursday, "
            "{cue2|citing} {content2|an official}."
        ),
    ],
)
def test_what_is_made_or_done_is_no_content(marked: str) -> None:
    assert_finds(marked)


def test_whoever_is_told_is_no_source() -> None:
    assert [q.source for q in quotes_of("the mayor told reporters ") if q.source] == []
