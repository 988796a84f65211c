"""``quoteaudit verify``: an article and what was said in, the differences out."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoteaudit import cli

ARTICLE = "“We need fifteen boats before the winter comes,” Mayor Ines Moll said on Friday."
SPEECH = "MOLL: Friends, we need fourteen boats before the winter comes. [applause]"
EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture
def article(tmp_path: Path) -> str:
    return written(tmp_path, "article.txt", ARTICLE)


@pytest.fixture
def speech(tmp_path: Path) -> str:
    return written(tmp_path, "speech.txt", SPEECH)


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.main, ["verify", *words])


def test_the_differences_are_shown_word_by_word(article: str, speech: str) -> None:
    result = run(article, "--against", speech)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:4] == [
        "1 checked: 1 altered",
        "",
        "q1  altered: Ines Moll, similarity 0.88",
        "    “[-we-]{+We+} need [-fourteen-]{+fifteen+} boats before the winter comes,”",
    ]
    assert "    number: fourteen → fifteen\n" in result.stdout
    assert "[15:61]" in " ".join(result.stdout.split())


def test_json_is_one_document_with_every_check(article: str, speech: str) -> None:
    data = json.loads(run(article, "--against", speech, "--format", "json").stdout)
    (check,) = data["checks"]
    assert (data["file"], data["references"]) == (article, [speech])
    assert (check["verdict"], check["speaker"], check["reference"]) == (
        "altered",
        "Ines Moll",
        speech,
    )
    assert SPEECH[check["spans"][0]["start"] :].startswith("we need fourteen")


def test_several_references_may_follow_one_another(
    tmp_path: Path, article: str, speech: str
) -> None:
    other = written(tmp_path, "other.txt", "Nothing of the kind.")
    for words in (
        [article, "--against", other, speech],
        [article, "--against", other, "--against", speech],
    ):
        data = json.loads(run(*words, "--format", "json").stdout)
        assert data["references"] == [other, speech]
        assert data["checks"][0]["reference"] == speech


def test_without_a_reference_there_is_nothing_to_compare(article: str) -> None:
    result = run(article)
    assert result.exit_code == 2
    assert "--against speech.txt" in result.stderr


def test_a_missing_reference_costs_only_itself(article: str, speech: str) -> None:
    result = run(article, "--against", "no-such-file.txt", speech)
    assert result.exit_code == 2
    assert "1 altered" in result.stdout
    assert "no-such-file.txt: cannot be opened" in result.stderr


def test_a_missing_article_is_an_error(speech: str) -> None:
    result = run("no-such-file.txt", "--against", speech)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be opened" in result.stderr


def test_candidates_are_shown_where_nothing_is_found(tmp_path: Path, article: str) -> None:
    said = written(tmp_path, "said.txt", "We need fourteen nurses before the election comes round.")
    result = run(article, "--against", said)
    assert "not-found" in result.stdout
    assert "could be, 0." in result.stdout


def test_no_text_can_give_orders_to_the_terminal(tmp_path: Path) -> None:
    evil = written(tmp_path, "evil.txt", ARTICLE.replace("boats", "\x1b]0;boats\x07"))
    said = written(tmp_path, "said.txt", SPEECH.replace("fourteen", "\x1b[31mfourteen"))
    result = run(evil, "--against", said)
    assert "\x1b" not in result.stdout


def test_the_example_article_shows_what_happened_to_its_quotes() -> None:
    result = run(
        str(EXAMPLES / "articles" / "council-budget.txt"),
        "--against",
        *map(str, sorted((EXAMPLES / "transcripts").glob("*.txt"))),
    )
    first = result.stdout.splitlines()[0]
    assert "verbatim" in first
    assert "1 silent-cut" in first
    assert "1 spliced" in first
