"""What the parser often gets wrong in news English is mended before anything reads the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quoteaudit import audit_text
from quoteaudit.marks import pair_marks
from quoteaudit.syntax.pipeline import parse_texts
from quoteaudit.syntax.words import is_subject

if TYPE_CHECKING:
    from spacy.language import Language


def speaking(text: str, verb: str, nlp: Language) -> list[str]:
    """The subjects of the last word that is the verb."""
    prose = [(0, len(text))]
    (parse,) = parse_texts(iter([(text, prose, pair_marks(text, prose))]), nlp, 1)
    found = next(word for word in reversed(parse.words) if word.lower == verb)
    return [child.text for child in found.children if is_subject(child)]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The firm will cut jobs, said two people briefed on the matter.", "said", "people"),
        ("It was late, said two people present.", "said", "people"),
        ("It was late, said a source present.", "said", "source"),
        ("It was late, said an official privy to the talks.", "said", "official"),
        ("Members privy to the data said the race was lost.", "said", "Members"),
        ("The report, a draft of which was seen by Portal, says that it rained.", "says", "report"),
        ("He was lost, but people briefed on the sale said it was late.", "said", "people"),
        ("The firm will cut jobs, said Ana Ruiz, who runs it.", "said", "Ruiz"),
        (
            "Two aides briefed on the loan, who asked for silence, said it was late.",
            "said",
            "aides",
        ),
        ("The firm said two people were hurt.", "said", "firm"),
        ("His ex-wife agreed on Friday.", "agreed", "wife"),
        ("Her co-author said that the fish were late.", "said", "author"),
        ("“We should all come to Velmora,” the editorial read.", "read", "editorial"),
        ("“We expect rain,” one message read.", "read", "message"),
        ("“We expect rain,” read another sign.", "read", "sign"),
        ("“We expect rain,” she said. Okoye read the letter.", "read", "Okoye"),
        (
            "Two harbour engineers, Ines Moll and Walter Halm, found in March that the dam leaks.",
            "found",
            "engineers",
        ),
        (
            (
                "The petition prompted a debate on whether to ban ferries; one lawmaker called"
                " Okoye “the prince of self-pity.”"
            ),
            "called",
            "lawmaker",
        ),
        ("According to radio host Ron Limber, the move reeks of greed.", "reeks", "move"),
        ("According to Ron Limber, the radio host, the move is late.", "is", "move"),
    ],
)
def test_who_speaks_is_the_subject(text: str, verb: str, subject: str, nlp: Language) -> None:
    assert speaking(text, verb, nlp) == [subject]


def test_what_is_said_after_the_verb_is_no_speaker() -> None:
    (quote,) = audit_text("The firm said on Monday two people were hurt.").quotes
    assert quote.source is not None
    assert quote.source.text == "The firm"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("A ballad called “Sea Change.”", "called"),
        ("An aide accused of theft.", "accused"),
        ("It rained; a book called “The Tide” was lost.", "called"),
        ("Officials briefed by Ruiz that it rained.", "briefed"),
    ],
)
def test_a_participle_has_no_subject(text: str, verb: str, nlp: Language) -> None:
    assert speaking(text, verb, nlp) == []


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        (
            "two officials with direct knowledge of the matter and emails seen by Halden News",
            "two officials with direct knowledge of the matter; emails",
        ),
        (
            "two people familiar with the matter and documents reviewed by Halden News",
            "two people; documents",
        ),
        ("two people familiar with the plans and the talks", "two people"),
        ("two people briefed on the sale by Halden News", "two people"),
    ],
)
def test_a_paper_that_was_seen_stands_beside_the_people(source: str, speaker: str) -> None:
    (quote,) = audit_text(f"The bank will close in May, according to {source}.").quotes
    assert quote.speaker is not None
    assert quote.speaker.name == speaker
