"""The commands on files that are more than text: which form they are, and where things stand."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoteaudit import cli

SAMPLES = Path(__file__).parent / "read"
PAGE = str(SAMPLES / "page.html")
FEED = str(SAMPLES / "newsml.xml")
PIECE = "<p>“The <b>bridge</b> stays shut,”<br>Ines Moll said.</p>"


def run(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, words, input=given)


def texts(result: Result) -> list[str]:
    return [json.loads(line)["text"] for line in result.stdout.splitlines()]


def test_a_file_is_read_as_its_name_and_content_tell() -> None:
    result = run("--format", "json", PAGE, str(SAMPLES / "ninjs1.json"), str(SAMPLES / "nitf.xml"))
    assert result.exit_code == 0
    assert [text.split("\n")[0] for text in texts(result)] == ["Cables crack on Velmora bridge"] * 3


def test_text_stays_text_although_it_has_tags(tmp_path: Path) -> None:
    path = tmp_path / "piece.txt"
    path.write_text(PIECE, "utf-8")
    assert texts(run("--format", "json", str(path))) == [PIECE]
    assert texts(run("--format", "json", "-", given=PIECE)) == [PIECE]


@pytest.mark.parametrize("form", ["html", "auto"])
def test_the_form_may_be_said(tmp_path: Path, form: str) -> None:
    path = tmp_path / "piece.txt"
    path.write_text(PIECE, "utf-8")
    text = "“The bridge stays shut,”\nInes Moll said."
    assert texts(run("--format", "json", "--from", form, str(path))) == [text]
    assert texts(run("--format", "json", "--from", form, "-", given=PIECE)) == [text]


def test_a_page_may_be_read_as_text() -> None:
    source = Path(PAGE).read_text("utf-8")
    assert texts(run("--format", "json", "--from", "text", PAGE)) == [source]


def test_a_report_is_told_the_form_of_its_file() -> None:
    page = run("report", "--from", "html", "-", given=PIECE).stdout
    assert "&lt;b&gt;" not in page
    assert "&lt;b&gt;" in run("report", "-", given=PIECE).stdout


def test_a_missing_package_costs_only_the_files_that_need_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "piece.txt"
    path.write_text("It rained.", "utf-8")
    monkeypatch.setitem(sys.modules, "turbohtml", None)
    result = run("--format", "json", PAGE, str(path))
    assert (result.exit_code, texts(result)) == (2, ["It rained."])
    assert f"quoteaudit: {PAGE}: found no package turbohtml" in result.stderr


def test_the_articles_of_one_file_are_numbered() -> None:
    result = run("--format", "json", FEED)
    names = [json.loads(line)["file"] for line in result.stdout.splitlines()]
    assert names == [f"{FEED}#{n}" for n in (1, 2, 3)]
    assert f"==> {FEED}#1 <==" in run(FEED).stdout


def test_a_file_that_cannot_be_read_whole_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "cut.html"
    path.write_text("<p>“No,” Ines Moll said.</p><p clas", "utf-8")
    result = run("--format", "json", str(path), PAGE)
    assert result.exit_code == 2
    assert len(texts(result)) == 1
    assert f"{path}: found a tag or comment" in result.stderr


def test_a_file_name_in_an_error_cannot_give_orders_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m.json"
    path.write_text("{}", "utf-8")
    stderr = run(str(path)).stderr
    assert "\x1b" not in stderr
    assert r"a\x1b[31m.json: found JSON without the properties of ninjs" in stderr


@pytest.mark.parametrize("form", ["sarif", "github", "text"])
def test_findings_stand_at_the_lines_of_the_page(form: str) -> None:
    source = Path(PAGE).read_text("utf-8")
    line = source[: source.index("Two officials")].count("\n") + 1
    shown = run("check", "--format", form, PAGE).stdout
    if form == "sarif":
        results = json.loads(shown)["runs"][0]["results"]
        regions = [r["locations"][0]["physicalLocation"]["region"] for r in results]
        assert all(r["startLine"] == source[: r["charOffset"]].count("\n") + 1 for r in regions)
        assert all(
            r["snippet"]["text"] == source[r["charOffset"] :][: r["charLength"]] for r in regions
        )
        assert {r["startLine"] for r in regions} == {line, line + 1}
    else:
        assert (f"line={line}," if form == "github" else f"  {line}:8  warning") in shown


def test_findings_as_json_stand_in_the_text() -> None:
    (text,) = texts(run("--format", "json", PAGE))
    (document,) = map(json.loads, run("check", "--format", "json", PAGE).stdout.splitlines())
    spans = [span for finding in document["findings"] for span in finding["spans"]]
    assert spans
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_quotes_of_a_page_are_verified(tmp_path: Path) -> None:
    said = tmp_path / "speech.html"
    said.write_text("<p>It was <i>safe</i> in May, and it is not safe now.", "utf-8")
    result = run("verify", PAGE, "--against", str(said))
    assert result.exit_code == 0
    assert "1 checked: 1 verbatim" in result.stdout


def test_only_one_article_is_verified_at_a_time() -> None:
    result = run("verify", FEED, "--against", PAGE)
    assert result.exit_code == 2
    assert "found 3 articles; needed one" in result.stderr
