"""Claims in speeches and in articles from several beats, all written for this project.

``claim_texts`` holds them, a label before each sentence. They test and never teach.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from quoteaudit import Audit, audit_text
from quoteaudit.records.claims import Claim

FOLDER = Path(__file__).parent / "claim_texts"
SPEECHES = ("assembly-address", "budget-speech", "stump-speech")
REPORTS = ("court-report", "match-report", "science-report")

Sentence = tuple[int, int, str]


def read(name: str) -> tuple[str, list[Sentence]]:
    """A text and its sentences with their labels; an empty line ends a paragraph."""
    text, gap = "", ""
    sentences: list[Sentence] = []
    for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        if not line:
            gap = "\n\n"
            continue
        label, sentence = line.split("\t")
        text += gap if text else ""
        sentences.append((len(text), len(text) + len(sentence), label))
        text, gap = text + sentence, " "
    return text, sentences


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
