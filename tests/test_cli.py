"""The command line: files in, who said what out, and clear words about what went wrong."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoteaudit import cli
from quoteaudit.audit import audit_text
from quoteaudit.cli.files import read_text
from quoteaudit.errors import PipelineError
from quoteaudit.records import Audit

ARTICLE = "“The bridge stays shut,” Mayor Ines Moll said on Friday."
HERE = str(Path(cli.__file__).parents[1])


@pytest.fixture
def article(tmp_path: Path) -> str:
    return written(tmp_path, "bridge.txt", ARTICLE.encode())


def written(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def run(*words: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.main, words, input=given)


def documents(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_file_is_enough(article: str) -> None:
    result = run(article)
    assert result.exit_code == 0
    assert "q1  Ines Moll (person), direct\n    “The bridge stays shut,” [0:24]" in result.stdout
    assert result.stderr == ""


def test_the_word_audit_may_stand_before_the_file(article: str) -> None:
    assert run("audit", article).stdout == run(article).stdout


def test_options_may_stand_before_and_after_the_file(article: str) -> None:
    before, after = run("--format", "json", article), run(article, "--format", "json")
    assert before.stdout == after.stdout
    assert documents(before)[0]["schema"] == "quoteaudit/1"


def test_a_file_that_is_called_like_a_command_is_reached_by_a_path(tmp_path: Path) -> None:
    written(tmp_path, "audit", ARTICLE.encode())
    result = subprocess.run(
        [sys.executable, "-m", "quoteaudit", "./audit"],
        cwd=tmp_path, env={"PYTHONPATH": HERE, "PYTHONUTF8": "1"},
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "Ines Moll (person), direct" in result.stdout


def test_json_of_a_file_is_its_audit_and_its_name(article: str) -> None:
    (data,) = documents(run("--format", "json", article))
    assert data["file"] == article
    assert Audit.from_dict(data).text == ARTICLE


def test_json_of_several_files_is_a_line_for_each_in_their_order(tmp_path: Path) -> None:
    names = [written(tmp_path, f"{n}.txt", f"{n}\n\n{ARTICLE}".encode()) for n in range(40)]
    data = documents(run("--format", "json", *names))
    assert [item["file"] for item in data] == names
    assert [str(item["text"])[:2].strip() for item in data] == [str(n) for n in range(40)]


def test_a_part_is_audited_alone_and_the_output_says_so(tmp_path: Path) -> None:
    text = f"{ARTICLE} An aide, who asked not to be named, said that 14 of 36 cables had cracked."
    name = written(tmp_path, "cables.txt", text.encode())
    (data,) = documents(run("--only", "quotes", "--format", "json", name))
    assert data["only"] == ["quotes"]
    assert Audit.from_dict(data) == audit_text(text, only=("quotes",))
    shown = run("--only", "claims", "--only", "quotes", "--only", "claims", name).stdout
    assert shown.endswith("\n\nLooked for claims, quotes only.\n")
    assert "Worth checking" in shown
    assert "Not named" not in shown
    assert "Looked for" not in run(name).stdout


def test_a_part_that_is_none_is_told(article: str) -> None:
    result = run("--only", "speeches", article)
    assert result.exit_code == 2
    assert "'speeches' is not one of" in result.stderr


def test_several_files_are_shown_under_their_names(tmp_path: Path, article: str) -> None:
    other = written(tmp_path, "empty.txt", b"")
    shown = run(article, other).stdout
    assert shown.index(f"==> {article} <==") < shown.index("Ines Moll")
    assert shown.index("Ines Moll") < shown.index(f"==> {other} <==\n0 quotes, 0 speakers")


def test_one_file_is_shown_without_its_name(article: str) -> None:
    assert "==>" not in run(article).stdout


def test_a_dash_is_standard_input() -> None:
    (data,) = documents(run("--format", "json", "-", given=ARTICLE.encode()))
    assert (data["file"], data["text"]) == ("-", ARTICLE)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    name = written(tmp_path, "bom.txt", b"\xef\xbb\xbf" + ARTICLE.encode())
    assert read_text(name) == ARTICLE


def test_line_breaks_are_left_as_they_are(tmp_path: Path) -> None:
    assert read_text(written(tmp_path, "crlf.txt", b"One.\r\nTwo.\r")) == "One.\r\nTwo.\r"


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_missing_file_costs_only_itself(article: str, at: int) -> None:
    names = [article, article]
    names.insert(at, "no-such-file.txt")
    result = run("--format", "json", *names)
    assert result.exit_code == 2
    assert [item["file"] for item in documents(result)] == [article, article]
    assert "no-such-file.txt: cannot be opened" in result.stderr
    assert "Check the path" in result.stderr


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    result = run(str(tmp_path))
    assert result.exit_code == 2
    assert "cannot be opened" in result.stderr


def test_a_file_that_is_not_utf8_costs_only_itself(tmp_path: Path, article: str) -> None:
    latin = written(tmp_path, "latin.txt", "The caf\xe9.".encode("latin-1"))
    result = run("--format", "json", latin, article)
    assert result.exit_code == 2
    assert len(documents(result)) == 1
    assert f"{latin}: byte 0xe9 at offset 7 is not UTF-8" in result.stderr


def test_a_file_name_cannot_give_orders_to_the_terminal() -> None:
    result = run("no\x1b[31m\nsuch\u202efile")
    assert r"no\x1b[31m such\u202efile: cannot be opened" in result.stderr
    assert "\x1b" not in result.stderr


def test_an_article_cannot_give_orders_to_the_terminal(tmp_path: Path) -> None:
    name = written(tmp_path, "evil.txt", "“Stay\x1b]0;owned\x07 put,” Ines Moll said.".encode())
    result = run(name)
    assert "\x1b" not in result.stdout
    assert r"\x1b]0;owned\x07" in result.stdout


def test_nothing_to_do_shows_how_to_ask() -> None:
    shown = run("--help").stdout
    assert all(f"\n  {name} " in shown for name in cli.main.commands)
    assert "..." not in shown.partition("Commands:")[2]  # what click could not fit into a line
    assert "FILE..." in run().output
    assert run("audit").exit_code == 2


def test_the_version_is_shown() -> None:
    assert version("quoteaudit") in run("--version").stdout


def test_a_deliberate_error_is_shown_without_a_traceback(
    article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(texts: Iterator[str], *, only: None) -> Iterator[Audit]:
        raise PipelineError("the model is missing, install it")

    monkeypatch.setattr("quoteaudit.cli.audit.audit_texts", fail)
    result = run(article)
    assert result.exit_code == 2
    assert result.stderr == "Error: the model is missing, install it\n"


class Terminal(io.StringIO):
    """Text that was written to a screen."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("colours")
def test_a_terminal_gets_colours_and_no_bar(article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    screen, errors = Terminal(), Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", errors)
    cli.main([article, article], standalone_mode=False)
    assert "\x1b[1;36mq1  Ines Moll (person), direct\x1b[0m" in screen.getvalue()
    assert errors.getvalue() == ""


@pytest.mark.usefixtures("colours")
def test_many_files_move_a_bar_when_the_results_go_elsewhere(
    article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    results, errors = io.StringIO(), Terminal()
    monkeypatch.setattr(sys, "stdout", results)
    monkeypatch.setattr(sys, "stderr", errors)
    cli.main(["--format", "json", article, article], standalone_mode=False)
    assert "Auditing" in errors.getvalue()
    assert len(results.getvalue().splitlines()) == 2
    assert "\x1b" not in results.getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_goes_away_ends_the_command_quietly(article: str, form: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run(
        [sys.executable, "-m", "quoteaudit", "--format", form, article],
        env={"PYTHONPATH": HERE}, stdout=writing, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(writing)
    assert (result.returncode, result.stderr) == (1, b"")


def test_a_narrow_encoding_does_not_stop_the_printing(article: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "quoteaudit", article],
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": HERE},
        capture_output=True, check=True,
    )  # fmt: skip
    assert b"\\u201cThe bridge stays shut,\\u201d [0:24]" in result.stdout
