"""A finding keeps its fingerprint when other parts of the text change; baselines hold them."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

from quoteaudit.audit import audit_text
from quoteaudit.checks import check, read_baseline, without_known, write_baseline
from quoteaudit.errors import FileError
from quoteaudit.records.findings import Finding

TEXT = (
    "The port will close in May, said two Velmora officials who spoke on condition of anonymity.\n"
    "Ines Moll claimed that the cranes were old. Moll insisted that the quay was new.\n"
)


def judged(text: str, nlp: Language) -> tuple[Finding, ...]:
    return check(audit_text(text, nlp=nlp))


def prints(text: str, nlp: Language) -> dict[str, list[str]]:
    kept: dict[str, list[str]] = {}
    for finding in judged(text, nlp):
        kept.setdefault(finding.id, []).append(finding.fingerprint)
    return kept


@pytest.mark.parametrize(
    "edited",
    [
        "The weather was fine on Monday.\n" + TEXT,
        TEXT.replace("in May", "in the first week of May"),
        TEXT + "The crews went home.\n",
        TEXT.replace("\n", "\n\n"),
    ],
)
def test_an_edit_elsewhere_changes_no_fingerprint(edited: str, nlp: Language) -> None:
    before, after = prints(TEXT, nlp), prints(edited, nlp)
    assert before["anon-no-reason"] == after["anon-no-reason"]
    assert before["verb-doubt"] == after["verb-doubt"]


def test_quotation_marks_and_case_change_no_fingerprint(nlp: Language) -> None:
    one = prints("“The port is gonna close,” said Ines Moll.", nlp)["quote-dialect"]
    other = prints('"The port is gonna close," said Ines Moll.', nlp)["quote-dialect"]
    assert one == other


def test_other_words_are_another_finding(nlp: Language) -> None:
    edited = TEXT.replace("two Velmora", "two harbour")
    assert prints(TEXT, nlp)["anon-no-reason"] != prints(edited, nlp)["anon-no-reason"]


def test_equal_findings_are_told_apart(nlp: Language) -> None:
    found = judged("Ines Moll claimed it rained. Ana Ruiz claimed it snowed.", nlp)
    marks = [f.fingerprint for f in found if f.id == "verb-doubt"]
    assert len(marks) == len(set(marks)) == 2


def test_a_baseline_silences_what_it_holds(tmp_path: Path, nlp: Language) -> None:
    findings = judged(TEXT, nlp)
    path = tmp_path / "known.json"
    write_baseline(path, findings)
    assert without_known(findings, read_baseline(path)) == ()
    new = judged(TEXT + "Ana Ruiz alleged that the bank lied.\n", nlp)
    left = without_known(new, read_baseline(path))
    assert "verb-doubt" in {f.id for f in left}
    assert len(left) < len(new)


def test_a_baseline_can_be_read_by_people(tmp_path: Path, nlp: Language) -> None:
    path = tmp_path / "known.json"
    write_baseline(path, judged(TEXT, nlp))
    entries = json.loads(path.read_text("ascii"))["findings"]
    assert "claimed" in {entry["words"] for entry in entries}


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"\xff", b'{"schema": "x", "findings": []}', b'{"schema": 1}', b"null"]
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(data)
    with pytest.raises(FileError, match="needed a baseline"):
        read_baseline(path)


def test_a_baseline_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be opened"):
        read_baseline(tmp_path / "none.json")
    with pytest.raises(FileError, match="cannot be written"):
        write_baseline(tmp_path / "no" / "such.json", ())
