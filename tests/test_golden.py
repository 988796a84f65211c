"""Thirty articles, audited and reviewed: what changes shows as a difference to read."""

from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path

import pytest

from quoteaudit.records import Audit
from tests.golden_lines import Line, lines_of
from tests.golden_review import (
    GONE,
    Entry,
    Missed,
    Remark,
    Section,
    found_as,
    read,
    renewed,
    table_of,
    tally_of,
    written,
)
from tests.golden_update import (
    ACCURACY,
    ARTICLES,
    TABLE,
    audited,
    kept_of,
    kept_path,
    table,
    text_of,
)

Found = dict[Path, dict[str, list[Line]]]

TEXT = "The dam leaks.\nRuiz said the dam leaks, and Moll that it never did."


@pytest.fixture(scope="session")
def found() -> Found:
    return audited()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_audited_as_it_was_reviewed(article: Path, found: Found) -> None:
    kept = kept_of(article)
    new = {family: _bare(map(str, lines)) for family, lines in found[article].items()}
    old = {
        family: _bare(entry.shown for entry in section.entries) for family, section in kept.items()
    }
    if new != old:
        difference = unified_diff(
            written(old).splitlines(),
            written(new).splitlines(),
            "as reviewed",
            "as found",
            n=0,
            lineterm="",
        )
        lost = renewed(kept, found[article], text_of(article)).lost
        hint = "Read it, then run python -m tests.golden_update (tests/golden/README.md)."
        pytest.fail("\n".join([*difference, *map(str, lost), hint]), pytrace=False)


def _bare(shown: Iterable[str]) -> Section:
    return Section(tuple(map(Entry, shown)))


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_what_was_missed_is_missed_still(article: Path, found: Found) -> None:
    there = [
        f"{family}, {missed}\n  is found as {line}"
        for family, section in kept_of(article).items()
        for missed in section.missed
        if (line := found_as(family, missed, found[article][family], text_of(article)))
    ]
    if there:
        pytest.fail("\n".join([*there, "Take the remarks away."]), pytrace=False)


def test_each_of_thirty_articles_is_kept_once() -> None:
    assert len(ARTICLES) == 30
    kept = sorted(kept_path(ARTICLES[0]).parent.glob("*"))
    assert [path.stem for path in kept] == [path.stem for path in ARTICLES]


def test_the_accuracy_page_shows_the_tally() -> None:
    shown = TABLE.search(ACCURACY.read_text("utf-8"))
    assert shown is not None
    assert shown[0] == table()


def test_what_is_written_is_read_back(by_hand: Audit) -> None:
    lines = lines_of(by_hand)
    sections = renewed({}, lines, by_hand.text).sections
    assert sections["speakers"].entries[0] == Entry(
        "2: Ines Moll | person | 2: Ines Moll, She | described: the harbour master",
        ((Remark.UNREAD, ""),),
    )
    assert read(written(sections)) == sections


def _line(words: str, fields: str) -> Line:
    start = TEXT.index(words)
    return Line(f"2: {words} | {fields}", ((start, start + len(words)),))


KEPT = "2: the dam leaks, | event | Ruiz ~ 0.4"


@pytest.mark.parametrize(
    ("remark", "now", "then"),
    [
        ("wrong: why", "2: the dam leaks, | event | Ruiz ~ 0.9", "wrong"),
        ("wrong: why", "2: the dam leaks, | event | Moll ~ 0.4", "unread"),
        ("spurious: why", "2: the dam leaks, | event | Moll ~ 0.4", "spurious"),
        ("spurious: why", "2: it never did. | event | Moll ~ 0.4", "unread"),
        ("unread", "2: the dam leaks, | event | Ruiz ~ 0.4", "unread"),
        ("unread", "2: the dam leaks, | event | Moll ~ 0.4", "unread"),
    ],
)
def test_a_remark_stays_as_long_as_it_holds(remark: str, now: str, then: str) -> None:
    old = read(f"== claims\n{KEPT}\n    {remark}\n")
    new = renewed(old, {"claims": [Line(now, ())]}, TEXT)
    (entry,) = new.sections["claims"].entries
    assert entry.shown == now
    assert [str(one) for one, _ in entry.remarks] == [then]
    assert bool(new.lost) == (then not in remark)


def test_a_line_that_was_read_and_did_not_change_needs_no_reading() -> None:
    new = renewed(read(f"== claims\n{KEPT}\n"), {"claims": [Line(KEPT, ())]}, TEXT)
    assert new.sections["claims"].entries == (Entry(KEPT),)


def test_a_lost_remark_is_reported_with_the_line_that_took_its_place() -> None:
    old = read(f"== claims\n{KEPT}\n    wrong: Moll asserts it\n")
    mended = "2: the dam leaks, | event | Moll ~ 0.4"
    (lost,) = renewed(old, {"claims": [Line(mended, ())]}, TEXT).lost
    assert (lost.remark, lost.was, lost.now) == ("wrong: Moll asserts it", KEPT, mended)


def test_a_right_line_that_is_gone_is_reported() -> None:
    (lost,) = renewed(read(f"== claims\n{KEPT}\n"), {"claims": []}, TEXT).lost
    assert (lost.remark, lost.was, lost.now) == (GONE, KEPT, None)


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("the dam leaks,", True),
        ("said the dam leaks,", True),
        (TEXT, False),
        ("The dam leaks.", False),
        ("it never did.", False),
    ],
)
def test_what_was_missed_goes_when_it_is_found(words: str, is_found: bool) -> None:
    old = read("== quotes\nmissed 2: the dam leaks, | Ruiz said\n")
    line = _line(words, "indirect | Ruiz")
    new = renewed(old, {"quotes": [line]}, TEXT)
    assert bool(new.sections["quotes"].missed) != is_found
    assert [lost.remark for lost in new.lost] == ["is found"] * is_found


def test_a_finding_is_found_by_its_check_and_place() -> None:
    lines = [_line("the dam", "verb-doubt | info")]
    assert found_as("findings", Missed(2, "the dam", ("verb-doubt",)), lines, TEXT)
    assert not found_as("findings", Missed(2, "the dam", ("verb-heat",)), lines, TEXT)


@pytest.mark.parametrize("words", ["the dyke", "The dam", ""])
def test_what_was_missed_must_stand_in_its_line(words: str) -> None:
    with pytest.raises(ValueError, match="does not have the words"):
        found_as("claims", Missed(2, words), [], TEXT)


@pytest.mark.parametrize(
    "kept",
    [
        "== nonsense\n",
        f"{KEPT}\n",
        "== claims\n    wrong: no line above\n",
        f"== claims\n{KEPT}\n    wrong\n",
        f"== claims\n{KEPT}\n    unread: for a reason\n",
        f"== claims\n{KEPT}\n    good: very\n",
    ],
)
def test_a_row_of_no_known_form_is_refused(kept: str) -> None:
    with pytest.raises(ValueError, match="row"):
        read(kept)


def test_the_tally_counts_what_was_read() -> None:
    remarks = ["", "    wrong: why\n", "    spurious: why\n", "    unread\n"]
    kept = "".join(f"1: {n} | event\n{remark}" for n, remark in enumerate(remarks))
    sections = read(f"== claims\n{kept}missed 1: The dam\n")
    one = tally_of(sections["claims"])
    assert (one.found, one.spurious, one.wrong, one.missed, one.unread) == (3, 1, 1, 1, 1)
    assert (one.precision, one.recall, one.right) == (2 / 3, 2 / 3, 1 / 3)
    assert "| claims | 3 | 1 | 1 | 67 | 67 | 33 |" in table_of([sections])
    assert "1 lines are not reviewed yet." in table_of([sections])
