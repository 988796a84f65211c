"""The example articles, audited and reviewed: what changes shows as a difference to read."""

from difflib import unified_diff
from pathlib import Path

import pytest

from quoteaudit import audit_text
from tests.golden_update import ARTICLES, lines_of, read_golden, without_remark, written

LEAST_RIGHT = 0.6


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_an_example_is_audited_as_it_was_reviewed(article: Path) -> None:
    kept = written([without_remark(line) for line in read_golden(article)])
    found = written(lines_of(audit_text(article.read_text("utf-8"))))
    if found != kept:
        difference = unified_diff(
            kept.splitlines(), found.splitlines(), "as reviewed", "as found", n=0, lineterm=""
        )
        hint = "read it; if it is right, run python -m tests.golden_update"
        pytest.fail("\n".join([*difference, hint]), pytrace=False)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_what_the_reviewer_found_wrong_is_a_small_part(article: Path) -> None:
    lines = read_golden(article)
    right = [line for line in lines if "wrong" not in line]
    assert len(right) >= LEAST_RIGHT * len(lines)
