"""Every example in the README and in docs/ is run, and every example article is audited."""

import doctest
import json
import re
import runpy
import sys
from pathlib import Path

import pytest

import quoteaudit

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NEEDS = {"archives.md": "pyarrow"}
ARTICLES = sorted((ROOT / "examples" / "articles").glob("*.txt"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_shows_is_what_comes_out(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(NEEDS.get(page.name, "quoteaudit"))
    monkeypatch.chdir(ROOT)
    source = re.sub(r"(?m)^```", "", page.read_text("utf-8"))  # a fence is no output
    test = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    failures: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=failures.append)
    if failures:
        pytest.fail("".join(failures), pytrace=False)  # an assertion would cut them short


def test_the_readme_and_the_reference_have_examples_to_run() -> None:
    for name in ("README.md", "docs/reference.md"):
        assert ">>> " in (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_there_are_three_example_articles() -> None:
    assert [path.stem for path in ARTICLES] == [
        "council-budget",
        "ferry-interview",
        "harbour-talks",
    ]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_example_article_survives_its_audit(path: Path) -> None:
    audit = quoteaudit.audit_text(path.read_text("utf-8"))
    assert audit.quotes
    assert audit.speakers
    assert quoteaudit.Audit.from_dict(json.loads(audit.to_json())) == audit


def test_the_example_script_prints_who_said_what(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    script = ROOT / "examples" / "who_said_what.py"
    monkeypatch.setattr(sys, "argv", [str(script), str(ARTICLES[0])])
    runpy.run_path(str(script), run_name="__main__")
    assert "said" in capsys.readouterr().out
