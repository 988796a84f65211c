"""Every example in the README and in docs/ is run, and the reference holds what the code does."""

import doctest
import inspect
import re
import runpy
import sys
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest

import quoteaudit
from quoteaudit.cli import main
from quoteaudit.verify.judge import RULES

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


REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
PUBLIC = [getattr(quoteaudit, name) for name in quoteaudit.__all__ if name[:1] != "_"]


@pytest.mark.parametrize("known", PUBLIC, ids=lambda known: known.__name__)
def test_the_reference_has_every_public_name_with_all_that_it_holds(known: Any) -> None:
    rows = [line for line in REFERENCE.splitlines() if f"`{known.__name__}" in line]
    told = {word for row in rows for word in re.findall(r"`([\w-]+)", row)}
    assert rows
    if inspect.isfunction(known):
        return
    if attrs.has(known):
        assert {field.name for field in attrs.fields(known)} - told == set()
    elif issubclass(known, Enum):
        assert {member.value for member in known} - told == set()


def test_the_reference_has_every_command() -> None:
    told = set(re.findall(r"`quoteaudit \[?(\w+)", REFERENCE))
    assert main.commands.keys() <= told


@pytest.mark.parametrize(
    ("page", "command"),
    [
        *[(name, name) for name in ("verify", "report", "export")],
        *[("checks", "check"), ("archives", "archive"), ("performance", "audit")],
    ],
)
def test_every_option_is_in_the_reference_or_on_the_page_of_its_command(
    page: str, command: str
) -> None:
    text = REFERENCE + (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    options = {one.opts[-1] for one in main.commands[command].params if one.opts[-1][:2] == "--"}
    assert {option for option in options if not re.search(rf"{option}\b", text)} == set()


def test_the_verdicts_stand_in_the_order_in_which_they_are_asked() -> None:
    page = (ROOT / "docs" / "verify.md").read_text("utf-8")
    assert re.findall(r"(?m)^\| `([\w-]+)` \|", page) == [verdict.value for verdict, _ in RULES]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_example_script_prints_who_said_what(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    script = ROOT / "examples" / "who_said_what.py"
    monkeypatch.setattr(sys, "argv", [str(script), str(ARTICLES[0])])
    runpy.run_path(str(script), run_name="__main__")
    assert "said" in capsys.readouterr().out
