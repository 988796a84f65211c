"""Claims in speeches and in articles from several beats, all written for this project.

``claim_texts`` holds them, a label before each sentence. They test and never teach.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from quoteaudit import Audit, audit_text
from quoteaudit.records.claims import Claim, ClaimKind
from tests.labelled import Sentence, read_labelled

FOLDER = Path(__file__).parent / "claim_texts"
LESSONS = Path(__file__).parent / "benchmarks" / "claim_lessons"
SPEECHES = ("assembly-address", "budget-speech", "stump-speech")
REPORTS = ("court-report", "match-report", "science-report")


def read(name: str) -> tuple[str, list[Sentence]]:
    """A text and its sentences with their labels."""
    return read_labelled((FOLDER / f"{name}.tsv").read_text("utf-8"))


@cache
def audited(name: str) -> Audit:
    return audit_text(read(name)[0])


def claim_in(start: int, end: int, claims: tuple[Claim, ...]) -> Claim | None:
    """A claim that covers half of the sentence."""
    shares = [(min(end, c.span.end) - max(start, c.span.start), c) for c in claims]
    return next((c for share, c in shares if share >= (end - start) / 2), None)


@pytest.mark.parametrize("name", [*SPEECHES, *REPORTS])
def test_claims_are_told_from_what_surrounds_them(name: str) -> None:
    _, sentences = read(name)
    found = [(label, claim_in(a, b, audited(name).claims)) for a, b, label in sentences]
    wanted = sum(label != "-" for label, _ in found)
    taken = sum(claim is not None for _, claim in found)
    both = sum(label != "-" and claim is not None for label, claim in found)
    assert 2 * both / (wanted + taken) >= 0.82


@pytest.mark.parametrize("name", SPEECHES)
def test_what_is_worth_checking_ranks_above_other_claims(name: str) -> None:
    _, sentences = read(name)
    found = [(label, claim_in(a, b, audited(name).claims)) for a, b, label in sentences]
    means = {}
    for wanted in ("c", "w"):
        worth = [claim.check_worthiness for label, claim in found if claim and label == wanted]
        means[wanted] = sum(worth) / len(worth)
    assert means["w"] > means["c"] + 0.1


@pytest.mark.parametrize("name", SPEECHES)
def test_a_speech_without_quotation_marks_is_asserted_by_nobody_in_it(name: str) -> None:
    text, sentences = read(name)
    spoken = [claim_in(a, b, audited(name).claims) for a, b, label in sentences if label != "-"]
    carried = [claim for claim in spoken if claim is not None and claim.asserted_by is not None]
    assert len(carried) <= 2
    assert text.count("“") == 0


def test_a_speaker_s_own_deed_is_a_claim() -> None:
    texts = {claim.span.text: claim for claim in audited("budget-speech").claims}
    claim = texts["We have built 40 schools since the last election."]
    assert (claim.quote, claim.asserted_by) == (None, None)
    assert claim.kinds[0] == "quantity"


@cache
def lessons() -> list[list[tuple[str, str]]]:
    """The texts that teach: the label and the words of each sentence."""
    texts = [path.read_text("utf-8") for path in sorted(LESSONS.glob("*.tsv"))]
    return [
        [(label, text[start:end]) for start, end, label in sentences]
        for text, sentences in map(read_labelled, texts)
    ]


def test_every_sentence_of_a_lesson_is_no_claim_or_of_known_kinds() -> None:
    labels = {label for lesson in lessons() for label, _ in lesson}
    kinds = {kind for label in labels for kind in label.removesuffix("+w").split(",")}
    assert kinds == {"no", *ClaimKind}


def test_no_sentence_that_tests_is_one_that_teaches() -> None:
    taught = {words for lesson in lessons() for _, words in lesson}
    texts = [read(name) for name in SPEECHES + REPORTS]
    tested = {text[start:end] for text, sentences in texts for start, end, _ in sentences}
    assert {words for words in tested & taught if len(words.split()) > 4} == set()
