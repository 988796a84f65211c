"""Quotations that follow on: no reporting clause of their own."""

import pytest

from tests.marked import assert_finds, quotes_of

SAME_PARAGRAPH = [
    (
        "{content1|“We knew,”} {cue1|said} {source1|a nurse, who asked to remain anonymous}."
        " {content1|“It was in every inbox.”}"
    ),
    (
        "{content1|“We knew,”} {cue1|said} {source1|Ana Ruiz, {source2|who} {cue2|asked}"
        " {content2|to leave}}. {content1|“It was in every inbox.”}"
    ),
    "{content|“We are late,”} {cue|said} {source|Ruiz}. {content|“The tide is not.”}",
    (
        "{content|“We are late,”} {cue|said} {source|Ruiz}. {content|“The tide is not.”}"
        " {content|“It never is.”}"
    ),
    "{source|Ruiz} {cue|said}: {content|“We are late.”} {content|“The tide is not.”}",
    (
        "{content|“We are late,”} {source|Ruiz} {cue|told reporters} in the rain on Monday."
        " {content|“Very late indeed.”}"
    ),
]

JOINED = [
    "{content|“We are late,”} {source|Ruiz} {cue|said}, {content|but “the tide is not.”}",
    (
        "{content|“We are late,”} {source|Ruiz} {cue|said}, {content|because “nobody rang the"
        " bell that night.”}"
    ),
    "{content|“We are late,”} {source|Ruiz} {cue|said}, {content|and still “the tide is not.”}",
]

NOT_JOINED = [
    "{content|“We are late,”} {source|Ruiz} {cue|said}, and “late” signs were lit.",
    "{content|“We are late,”} {source|Ruiz} {cue|said}, but the film “Late Ferries” won.",
    "{content|“We are late,”} {source|Ruiz} {cue|said}, and “Late Ferries” won a prize.",
]

ACROSS_PARAGRAPHS = [
    "{content1|“We are late,”} {source1|Ruiz} {cue1|said}.\n\n{content2|“The tide is not late.”}",
    (
        "{source1|Ruiz} {cue1|said} {content1|that the crew was late}.\n\n"
        "{content2|“We waited for the bread and it never came.”}"
    ),
    (
        "{content1|“We are late,”} {source1|Ruiz} {cue1|said}.\n"
        "{content2|“The tide is not late.”}\n{content3|“It has never been late at all.”}"
    ),
]

REOPENED = [
    (
        "{content|“We are late,”} {cue|said} {source|Ruiz}. {content|“The tide is not.}\n\n"
        "{content|“It has never waited for a clerk.”}"
    ),
    (
        "{source|Ruiz} {cue|said}: {content|“When the mill closed, men came here to write.}\n\n"
        "{content|“When the flood came, we dried the records on the radiators.}\n\n"
        "{content|“That is what a library is.”}"
    ),
]

BEATS = [
    "Would he play? {source|Bo Stone} smiled. {content|“Saturday is a long way off.”}",
    (
        "{source1|Gov. Dolan} spoke at noon. Some key quotes:\n\n"
        "• {content1|“Every boat that this town has is here.”}\n• {content2|“Do not go back.”}"
    ),
]

LOOK_ALIKES = [
    "The harbour smiled in the sun. The “late” sign was lit.",
    "{content|“We are late,”} {cue|said} {source|Ruiz}. The “late” sign was lit.",
    "{content|“We are late,”} {cue|said} {source|Ruiz}. Her “joke” fell flat.",
    "{content|“We are late,”} {cue|said} {source|Ruiz}. “It was not the plan” to leave.",
    "{content|“We are late,”} {cue|said} {source|Ruiz}.\n\nThe film “Late Ferries” won a prize.",
]

SPEAKERS = [
    ("“We are late,” said Ana Ruiz.\n\n“The tide is not late.”", ["Ana Ruiz", "Ana Ruiz"]),
    (
        "Ana Ruiz said the crew was late.\n\n“We waited for the bread all night.”",
        ["Ana Ruiz", "Ana Ruiz"],
    ),
    (
        (
            "“We are late,” said Ana Ruiz.\n\n“You always are late, Ana,” said Joris Halm.\n\n"
            "“And the tide never is.”"
        ),
        ["Ana Ruiz", "Joris Halm", "Joris Halm"],
    ),
]


@pytest.mark.parametrize("marked", SAME_PARAGRAPH)
def test_in_the_same_paragraph_a_quotation_is_one_more_span(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", [*JOINED, *NOT_JOINED])
def test_a_conjunction_joins_one_more_quotation_to_its_clause(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", ACROSS_PARAGRAPHS)
def test_in_a_paragraph_of_its_own_a_quotation_is_a_quote_of_its_own(marked: str) -> None:
    assert_finds(marked)


def test_a_quotation_of_its_own_names_the_rule() -> None:
    last = quotes_of("“We are late,” Ruiz said.\n\n“The tide is not late.”")[-1]
    assert (last.rule, last.cue, last.source) == ("direct.follow_on", None, None)


@pytest.mark.parametrize("marked", REOPENED)
def test_a_quotation_that_each_paragraph_reopens_is_one_quote(marked: str) -> None:
    assert_finds(marked)


@pytest.mark.parametrize("marked", BEATS)
def test_what_somebody_does_before_a_quotation_tells_who_speaks(marked: str) -> None:
    assert_finds(marked, "direct.after_beat")


@pytest.mark.parametrize("marked", LOOK_ALIKES)
def test_a_term_or_a_title_does_not_follow_on(marked: str) -> None:
    assert_finds(marked, never="direct.follow_on")


def test_marks_inside_of_marks_hide_no_full_stop() -> None:
    assert_finds(
        "{content|“We say this here,”} {source|Ruiz} {cue|said}. {content|“‘The tide was first.’”}"
    )


@pytest.mark.parametrize(("text", "names"), SPEAKERS)
def test_what_follows_on_is_said_by_who_spoke_before(text: str, names: list[str]) -> None:
    assert [quote.speaker and quote.speaker.name for quote in quotes_of(text)] == names


UNCLOSED = [
    "{content|“The pier is closed}, {source|Ruiz} {cue|said}. She left at noon for the port.",
    "{content|“The pier is closed}, {cue|said} {source|Ana Ruiz, the mayor}. She left the hall.",
]


@pytest.mark.parametrize("marked", UNCLOSED)
def test_a_quotation_without_its_closing_mark_ends_at_its_reporting_clause(marked: str) -> None:
    assert_finds(marked, "direct.unclosed")


def test_what_is_told_later_in_an_unclosed_quotation_does_not_end_it() -> None:
    (outer, _) = quotes_of(
        "“The pier is closed. Ruiz said she was tired. She left the hall at noon."
    )
    assert outer.rule == "direct.follow_on"


def test_a_first_quotation_without_a_speaker_is_kept_without_one() -> None:
    (quote,) = quotes_of("“The bread was gone before the first of us had reached it.”")
    assert (quote.rule, quote.speaker) == ("direct.follow_on", None)
