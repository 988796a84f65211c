"""The word lists: one home for each list, and others that take it in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quoteaudit import lexicon
from quoteaudit.lexicon import load_table

FILES = Path(lexicon.__file__).parent / "lexicons" / "en"


def test_a_list_takes_in_the_words_of_another_in_their_place() -> None:
    words = load_table("structure")["heading"]["lead_words"]
    at = words.index("monday")
    assert words[at - 1 : at + 8] == ["according", *load_table("calendar")["weekdays"], "yesterday"]


@pytest.mark.parametrize("path", sorted(FILES.glob("*.toml")), ids=lambda path: path.stem)
def test_what_is_taken_in_leaves_nothing_behind(path: Path) -> None:
    assert {"all"} not in [table.keys() for table in tables_in(dict(load_table(path.stem)))]


def tables_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from tables_in(inner)


def test_weekdays_and_months_have_one_home() -> None:
    texts = {path.name: path.read_text("utf-8") for path in FILES.glob("*.toml")}
    for word in ('"tuesday"', '"september"'):
        assert [name for name, text in texts.items() if word in text] == ["calendar.toml"]
