"""The command ``export``: what goes where, and what is said about a wrong wish."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoteaudit import cli
from quoteaudit.export import FORMATS, read_brat

ARTICLE = "“💬 The bridge stays shut,” Mayor Ines Moll said.\r\n"


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "bridge.txt"
    path.write_bytes(ARTICLE.encode())
    return str(path)


def run(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(cli.main, ["export", *words], input=given)


def test_quotes_come_as_csv_when_nothing_else_is_asked_for(article: str) -> None:
    result = run(article)
    assert result.exit_code == 0
    (row,) = csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline=""))
    assert (row["article"], row["speaker_name"]) == (article, "Ines Moll")


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("brat", "records")])
def test_a_file_holds_what_standard_output_gets(article: str, form: str, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert run("--format", form, "--output", str(output), article).stdout_bytes == b""
    assert output.read_bytes() == run("--format", form, article).stdout_bytes != b""


def test_json_lines_are_one_document_a_file(article: str) -> None:
    lines = run("--format", "jsonl", article, "-", given="It rained.").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [article, "-"]


def test_brat_files_go_into_a_folder(article: str, tmp_path: Path) -> None:
    folder = tmp_path / "brat"
    assert run("--format", "brat", "--output", str(folder), article).exit_code == 0
    text = (folder / "bridge.txt").read_bytes().decode()
    assert text == ARTICLE
    assert read_brat((folder / "bridge.ann").read_text("utf-8"), text).annotations


def test_articles_are_taken_out_of_markup(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_text('{"uri": "u", "headline": "Rain", "body_text": "“No,” said Ines Moll."}')
    (row,) = csv.DictReader(io.StringIO(run(str(path), "--from", "ninjs").stdout, newline=""))
    assert (row["article"], row["content"]) == ("u", "“No,”")


def test_an_article_goes_by_its_own_id_and_else_by_its_file(article: str, tmp_path: Path) -> None:
    names = [article]
    for number, own_id in enumerate(("u", "u", "", " ", "v")):
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps({"uri": own_id, "body_text": "It rained."}))
        names.append(str(path))
    ids = [json.loads(line)["id"] for line in run("--format", "jsonl", *names).stdout.splitlines()]
    assert ids == [article, "u", *names[2:5], "v"]


def test_no_two_articles_share_an_id(article: str, tmp_path: Path) -> None:
    path = tmp_path / "same.json"
    path.write_text(json.dumps({"uri": article, "body_text": "It rained."}))
    names = [str(path), article, article, str(path)]
    ids = [json.loads(line)["id"] for line in run("--format", "jsonl", *names).stdout.splitlines()]
    assert ids == [article, f"{article}#2", f"{article}#3", str(path)]


def test_parts_are_exported_alone(tmp_path: Path) -> None:
    path = tmp_path / "cables.txt"
    path.write_text("“No,” said Ana Ruiz. Two officials said that 14 of 36 cables broke.", "utf-8")
    (data,) = map(
        json.loads, run("--format", "jsonl", "--only", "quotes", str(path)).stdout.splitlines()
    )
    assert (len(data["quotes"]), data["anonymous_sources"], data["claims"]) == (2, [], [])
    rows = run("--table", "claims", "--only", "claims", str(path)).stdout.splitlines()
    assert len(rows) > 1
    assert rows == run("--table", "claims", str(path)).stdout.splitlines()


def test_another_table_and_another_house_can_be_asked_for(article: str) -> None:
    result = run("--table", "findings", "--profile", "ap", article)
    assert result.stdout.startswith("article,check,severity,message,")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--format", "brat"], "give a folder: --output DIR"),
        (["--format", "records"], "give a folder: --output DIR"),
        (["--format", "jsonl", "--table", "claims"], "--table goes with --format csv"),
        (["--format", "brat", "--profile", "ap"], "--profile goes with csv and records"),
        (["--profile", "nobody"], "nobody"),
        (["--only", "speeches"], "'speeches' is not one of"),
        (["--only", "quotes", "--table", "findings"], "--table findings needs the whole audit"),
        (["--only", "quotes", "--table", "articles"], "--table articles needs the whole audit"),
        (["--only", "quotes", "--table", "claims"], "add --only claims"),
        (["--only", "quotes", "--format", "records", "-o", "."], "records needs the whole audit"),
        (["--output", "/dev/null/out"], "needed a file to write to"),
    ],
)
def test_a_wrong_wish_is_told(article: str, words: list[str], complaint: str) -> None:
    result = run(*words, article)
    assert result.exit_code == 2
    assert complaint in result.stderr


def test_a_file_that_cannot_be_read_costs_only_itself(article: str, tmp_path: Path) -> None:
    result = run("--format", "doccano", str(tmp_path / "none.txt"), article)
    assert result.exit_code == 2
    assert "none.txt: cannot be opened" in result.stderr
    assert json.loads(result.stdout)["article"] == article
