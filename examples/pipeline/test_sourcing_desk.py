"""The tests of the sourcing desk: most load no model, since what is expected is written down."""

import pytest
from hypothesis import given
from sourcing_desk import Note, desk, notes_on

from quoteaudit import Audit
from quoteaudit.testing import assert_finds, make_anonymous_source, make_audit, make_span, mark
from quoteaudit.testing.strategies import audits

ACCUSED = (
    "{source|{mention:1|A {role|clerk}}} {cue|accused} {content|the mayor of selling the pier}."
)


def questions(marked: str) -> list[str]:
    return [note.question for note in notes_on(make_audit(marked))]


def test_an_unnamed_source_without_a_reason_is_asked_about() -> None:
    text = "{mention:1|An {role|official}} {cue|said} {content|no}."
    assert notes_on(make_audit(text)) == [Note(0, 11, "Why is “An official” not named?")]


def test_a_reason_is_enough() -> None:
    assert not questions(
        "{mention:1|An {role|official}, unnamed {reason|because the talks go on},} {cue|said} "
        "{content|no}."
    )


def test_a_reason_may_come_with_a_later_mention() -> None:
    source = make_anonymous_source("an aide", reason=make_span("for fear of losing her job"))
    assert notes_on(Audit(text="an aide", anonymous_sources=(source,))) == []


@pytest.mark.parametrize("outcome", ["declined", "no-response", "responded"])
def test_an_accusation_needs_the_other_side(outcome: str) -> None:
    assert "Was the other side asked?" in questions(ACCUSED)
    answered = f"{ACCUSED} {{reply:{outcome}|The mayor was asked}}."
    assert "Was the other side asked?" not in questions(answered)


@given(audits())
def test_notes_stand_in_text_order(audit: Audit) -> None:
    starts = [note.start for note in notes_on(audit)]
    assert starts == sorted(starts)


def test_what_the_desk_relies_on_is_found_in_real_text() -> None:
    assert_finds(ACCUSED)
    ((name, notes),) = desk([("pier.txt", make_audit(ACCUSED).text)])
    assert (name, len(notes)) == ("pier.txt", 2)


def test_a_desk_without_articles_asks_nothing() -> None:
    assert list(desk([])) == []


def test_an_audit_can_be_written_down_as_a_new_test() -> None:
    assert mark(make_audit(ACCUSED)).startswith(
        "{source:A clerk (anonymous)|A clerk} {cue|accused}"
    )
