"""``quoteaudit report``: an article in, one HTML page out."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoteaudit import cli

ARTICLE = "“We need fifteen boats before the winter comes,” Mayor Ines Moll said on Friday."
SPEECH = "MOLL: Friends, we need fourteen boats before the winter comes. [applause]"


@pytest.fixture
def article(tmp_path: Path) -> str:
    return written(tmp_path, "article.txt", ARTICLE)


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.main, ["report", *words])


def test_the_page_is_printed(article: str) -> None:
    result = run(article)
    assert result.exit_code == 0
    assert result.stdout.startswith("<!DOCTYPE html>")
    assert result.stdout.rstrip().endswith("</html>")
    assert "judged by house rules" not in result.stdout
    assert "judged by the rules of" in result.stdout


def test_the_page_is_written_as_utf_8_whatever_the_locale(article: str, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    result = run(article, "--output", str(page))
    assert (result.exit_code, result.stdout) == (0, "")
    assert page.read_bytes() == run(article).stdout_bytes
    assert "“We need fifteen boats" in page.read_text("utf-8")


def test_the_profile_and_the_title_are_named(article: str) -> None:
    page = run(article, "--profile", "ap", "--title", "Boats & <winter>").stdout
    assert "The Associated Press" in page
    assert "<title>Boats &amp; &lt;winter&gt; – quoteaudit report</title>" in page


def test_quotes_are_held_against_what_was_said(article: str, tmp_path: Path) -> None:
    page = run(article, "--against", written(tmp_path, "speech.txt", SPEECH)).stdout
    assert "<del>fourteen</del>" in page
    assert "<ins>fifteen</ins>" in page
    assert "quote-mismatch" in page


def test_an_article_from_standard_input_is_shown() -> None:
    result = CliRunner().invoke(cli.main, ["report", "-"], input=ARTICLE)
    assert result.exit_code == 0
    assert "Ines Moll" in result.stdout


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["missing.txt"], "missing.txt: cannot be opened"),
        (["{article}", "--output", "{folder}"], "cannot be written"),
        (["{article}", "--profile", "nobody"], "found the profile 'nobody'"),
    ],
)
def test_a_mistake_is_named_and_costs_no_traceback(
    article: str, tmp_path: Path, words: list[str], complaint: str
) -> None:
    result = run(*(word.format(article=article, folder=tmp_path) for word in words))
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert result.stdout == ""


def test_a_transcript_that_cannot_be_read_costs_only_itself(article: str) -> None:
    result = run(article, "--against", "missing.txt")
    assert result.exit_code == 2
    assert "missing.txt: cannot be opened" in result.stderr
    assert "</html>" in result.stdout
