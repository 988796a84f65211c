"""House rules on the command line: exit codes, formats, baselines, and what checks there are."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quoteaudit import cli
from quoteaudit.checks import CHECKS
from quoteaudit.cli.catalogue import page_lines

ROOT = Path(__file__).parents[1]
ARTICLE = (
    "It rained.\n"
    "The port will close in May, said two Velmora officials who spoke on condition of anonymity.\n"
)
QUIET = "The port will close in May, said Ines Moll, the mayor.\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "port: 100%.txt"
    path.write_text(ARTICLE, "utf-8")
    return str(path)


def run(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, words, input=given)


def sarif(*words: str) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(run("check", "--format", "sarif", *words).stdout)
    return log


def test_findings_are_listed_with_line_and_column(article: str) -> None:
    result = run("check", article)
    assert result.exit_code == 0
    assert "  2:34  warning  anon-no-reason  “two Velmora officials" in result.stdout


@pytest.mark.parametrize(
    ("profile", "fail_on", "code"),
    [
        ("baseline", "error", 0),
        ("baseline", "warning", 1),
        ("baseline", "info", 1),
        ("ap", "error", 1),
        ("ap", "never", 0),
    ],
)
def test_the_exit_code_says_whether_something_fired(
    article: str, profile: str, fail_on: str, code: int
) -> None:
    assert run("check", article, "--profile", profile, "--fail-on", fail_on).exit_code == code


def test_an_article_without_a_finding_is_said_to_have_none() -> None:
    result = run("check", "-", "--fail-on", "info", given=QUIET)
    assert result.stdout == "standard input: nothing found\n"
    assert result.exit_code == 0


def test_a_file_that_cannot_be_read_is_trouble_and_the_others_are_judged(article: str) -> None:
    result = run("check", "none.txt", article)
    assert result.exit_code == 2
    assert "none.txt: cannot be opened" in result.stderr
    assert "anon-no-reason" in result.stdout


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_what_a_file_has_is_told_before_the_next_is_read(article: str, form: str) -> None:
    told = run("check", "--format", form, article, "none.txt").output
    assert told.index("anon-no-reason") < told.index("none.txt: cannot be opened")


def test_an_unknown_profile_is_trouble(article: str) -> None:
    result = run("check", article, "--profile", "rueters")
    assert result.exit_code == 2
    assert "found the profile 'rueters'" in result.stderr


def test_long_lists_are_grouped_and_shown_on_request() -> None:
    text = "".join(f"Ines Moll claimed that boat {n} was old.\n" for n in range(9))
    short, full = run("check", "-", given=text), run("check", "-", "--full", given=text)
    assert short.stdout.count("  verb-doubt  ") == 3
    assert "and 6 more of verb-doubt, in lines 4, 5, 6, 7, 8, 9" in short.stdout
    assert full.stdout.count("  verb-doubt  ") == 9


def test_json_is_one_document_a_file(article: str) -> None:
    lines = run("check", article, article, "--format", "json").stdout.splitlines()
    documents = [json.loads(line) for line in lines]
    assert [document["file"] for document in documents] == [article, article]
    finding = next(f for f in documents[0]["findings"] if f["id"] == "anon-no-reason")
    span = finding["spans"][0]
    assert ARTICLE[span["start"] : span["end"]] == span["text"]


def test_sarif_has_what_a_viewer_needs(article: str) -> None:
    log = sarif(article)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run_,) = log["runs"]
    assert run_["columnKind"] == "unicodeCodePoints"
    rules = run_["tool"]["driver"]["rules"]
    for result in run_["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        region = result["locations"][0]["physicalLocation"]["region"]
        end = region["charOffset"] + region["charLength"]
        assert ARTICLE[region["charOffset"] : end] == region["snippet"]["text"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        assert len(result["partialFingerprints"]) == 1


def test_sarif_writes_the_file_as_a_uri(article: str) -> None:
    place = sarif(article)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("/port%3A%20100%25.txt")


def test_github_commands_are_escaped(article: str) -> None:
    lines = run("check", article, "--format", "github").stdout.splitlines()
    line = next(line for line in lines if "anon-no-reason" in line)
    assert line.startswith("::warning file=")
    assert "port%3A 100%25.txt,line=2,endLine=2,col=34,endColumn=" in line
    assert ",title=anon-no-reason::“two Velmora officials" in line


def test_a_terminal_obeys_nothing_in_a_message() -> None:
    result = run("check", "-", given="“The \x1b[31m[port] closes,” said Ines Moll, the mayor.")
    assert "\x1b" not in result.stdout


def test_a_baseline_leaves_out_what_was_seen_before(article: str, tmp_path: Path) -> None:
    known = str(tmp_path / "known.json")
    first = run("check", article, "--write-baseline", known, "--fail-on", "info")
    again = run("check", article, "--baseline", known, "--fail-on", "info")
    assert (first.exit_code, again.exit_code) == (1, 0)
    assert again.stdout.endswith(": nothing found\n")


def test_a_baseline_written_over_itself_keeps_what_it_holds(article: str, tmp_path: Path) -> None:
    known = str(tmp_path / "known.json")
    run("check", article, "--write-baseline", known)
    run("check", article, "--baseline", known, "--write-baseline", known)
    assert run("check", article, "--baseline", known).stdout.endswith(": nothing found\n")


def test_every_check_is_listed_with_its_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("checks").stdout
    assert max(map(len, lines.splitlines())) <= 80
    assert [one.id for one in CHECKS if f"  {one.id} (" not in lines] == []
    assert lines.count("Origin: ") == len(CHECKS)
    assert "  quote-mismatch (error; needs a text of what was said: --against FILE)" in lines


def test_a_check_is_explained_with_examples() -> None:
    result = run("explain", "anon-no-reason")
    assert result.exit_code == 0
    for word in (
        "Origin: AP",
        "Severity in baseline, bbc",
        "Severity in ap, ",
        "Speaks: ",
        "Silent: ",
    ):
        assert word in result.stdout
    assert "Needs a text of what was said" in run("explain", "quote-mismatch").stdout
    assert "Not run by quoteaudit check" in run("explain", "anon-policy-link-missing").stdout


def test_quotes_are_held_against_what_was_said(tmp_path: Path) -> None:
    article, said = tmp_path / "a.txt", tmp_path / "said.txt"
    article.write_text("“We lost forty cables in the storm last night,” Ana Ruiz said.", "utf-8")
    said.write_text("We lost fourteen cables in the storm last night.", "utf-8")
    result = run("check", str(article), "--against", str(said))
    assert result.exit_code == 1
    assert "quote-mismatch" in result.stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("anon-no-reasn", "Near it: anon-no-reason, "),
        ("anon-opinoin", "Near it: anon-opinion"),  # one of many that begin with anon
        ("xyz", "needed an id that 'quoteaudit checks' lists.\n"),
    ],
)
def test_an_unknown_check_is_answered_with_those_near_it(name: str, told: str) -> None:
    result = run("explain", name)
    assert result.exit_code == 2
    assert told in result.stderr


def test_the_page_on_checks_is_what_the_command_prints() -> None:
    page = (ROOT / "docs" / "checks.md").read_text("utf-8")
    assert page == "\n".join(page_lines()) + "\n"
    assert run("checks", "--format", "markdown").stdout == page
