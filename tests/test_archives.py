"""Whole archives: what is kept, what is done again, and what one broken article costs."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

from quoteaudit import cli
from quoteaudit.errors import FileError, InputError

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
ds = pytest.importorskip("pyarrow.dataset")

from quoteaudit.integrations import shards, workers  # noqa: E402  # not where there is no pyarrow
from quoteaudit.integrations.archives import MANIFEST, ArchiveReport, audit_archive  # noqa: E402
from quoteaudit.integrations.arrow import AUDIT_SCHEMA, audit_table  # noqa: E402
from quoteaudit.integrations.shards import Settings, Shard, find_shards, find_sources  # noqa: E402
from quoteaudit.integrations.workers import steps_here, steps_in_processes  # noqa: E402

ROOT = Path(__file__).parents[1]
STORY = "“No boats tonight,” said Ana Ruiz."
BASELINE = Settings(shard_size=4, profile=None, id_column="id", text_column="text")


def story(number: int) -> dict[str, Any]:
    return {"id": f"a{number}", "text": STORY.replace("boats", f"{number} boats")}


def write_parquet(path: Path, articles: list[dict[str, Any]], **options: Any) -> Path:
    pq.write_table(pa.Table.from_pylist(articles), path, **options)
    return path


def write_lines(path: Path, *lines: object) -> Path:
    told = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(told) + "\n", "utf-8")
    return path


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    return write_parquet(tmp_path / "may.parquet", [story(n) for n in range(10)])


def ids_in(folder: Path) -> list[str | None]:
    found: list[str | None] = ds.dataset(folder).to_table(columns=["id"])["id"].to_pylist()
    return found


def kept_in(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("[!_.]*.parquet")}


def run(*words: object) -> Result:
    return CliRunner().invoke(cli.main, ["archive", *map(str, words)])


# ------------------------------------------------------------------------------ what comes out


def test_shards_hold_what_the_tables_would(stories: Path, tmp_path: Path) -> None:
    report = audit_archive([stories], tmp_path / "out", shard_size=4)
    assert report == ArchiveReport(articles=10, errors=0, shards=3, kept=0)
    found = ds.dataset(tmp_path / "out").to_table()
    assert found.schema.equals(AUDIT_SCHEMA)
    assert found.to_pylist() == audit_table(pq.read_table(stories)).to_pylist()
    assert [name[-17:] for name in sorted(kept_in(tmp_path / "out"))] == [
        "000000000.parquet",
        "000000004.parquet",
        "000000008.parquet",
    ]


def test_a_broken_article_is_a_row_with_an_error(tmp_path: Path) -> None:
    lines = write_lines(
        tmp_path / "may.jsonl",
        story(0),
        "",
        "{no json",
        [1, 2],
        {"id": 7},
        {"id": 8, "text": None},
        {"id": 9, "text": 5},
        '{"id": 10, "text": "\\ud800 “No,” said Ruiz."}',
        "[" * 100_000,
        story(11),
    )
    report = audit_archive([lines], tmp_path / "out", shard_size=4)
    assert (report.articles, report.errors, report.shards) == (9, 6, 3)
    rows = ds.dataset(tmp_path / "out").to_table().to_pylist()
    assert [(row["id"], row["error"] and row["error"]["message"][:43]) for row in rows] == [
        ("a0", None),
        (None, "article 2 of may.jsonl: not JSON: Expecting"),
        (None, "article 3 of may.jsonl: found list; a JSON "),
        ("7", "article 4 of may.jsonl: found the keys id; "),
        ("8", "found null; the text of an article is neede"),
        ("9", "found int; the text of an article is needed"),
        ("10", None),
        (None, "article 8 of may.jsonl: not JSON: maximum r"),
        ("a11", None),
    ]


def test_lines_that_are_not_utf8_are_rows_with_an_error(tmp_path: Path) -> None:
    path = tmp_path / "may.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": 1, "text": "No."}\r\n{"id": 2, "text": "\xff"}\r\n')
    assert audit_archive([path], tmp_path / "out").errors == 1


@pytest.mark.parametrize("size", [1, 3, 4, 7, 100])
@pytest.mark.parametrize("group", [2, 5, 100])
def test_every_article_is_read_once(size: int, group: int, tmp_path: Path) -> None:
    settings = evolve(BASELINE, shard_size=size)
    table = write_parquet(
        tmp_path / "a.parquet", [story(n) for n in range(11)], row_group_size=group
    )
    lines = write_lines(tmp_path / "b.jsonl", "", *(story(n) for n in range(11)), " ")
    for source in find_sources([table, lines]):
        found = list(find_shards(source, settings, tmp_path))
        assert [shard.first for shard in found] == list(range(0, 11, size))
        read = [list(shards.read_articles(shard, settings)) for shard in found]
        assert [len(articles) for articles in read] == [shard.rows for shard in found]
        assert [own_id for articles in read for own_id, _ in articles] == [
            f"a{number}" for number in range(11)
        ]


def test_folders_are_read_and_hidden_files_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("b.parquet", "a.pq", "_temporary.parquet", ".c.parquet"):
        write_parquet(folder / name, [story(0)])
    write_lines(folder / "c.ndjson", story(1))
    (folder / "readme.txt").write_text("no articles", "utf-8")
    found = find_sources([folder, folder / "a.pq"])
    assert [source.path.name for source in found] == ["a.pq", "b.parquet", "c.ndjson"]


def test_an_archive_without_articles_is_done_at_once(tmp_path: Path) -> None:
    empty = write_lines(tmp_path / "empty.jsonl", "")
    assert audit_archive([empty], tmp_path / "out") == ArchiveReport(
        articles=0, errors=0, shards=0, kept=0
    )


# --------------------------------------------------------------------------------- going on


def test_what_is_done_is_not_done_again(stories: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    audit_archive([stories], out, shard_size=4)
    before = kept_in(out)
    lost = sorted(out.glob("may-*.parquet"))[1]
    rows = pq.read_table(lost)
    lost.unlink()
    (out / f".{lost.name}.99.partial").write_bytes(b"half a file")
    heard: list[tuple[int, int]] = []
    report = audit_archive(
        [stories], out, shard_size=4, on_progress=lambda *told: heard.append(told)
    )
    assert report == ArchiveReport(articles=10, errors=0, shards=3, kept=2)
    assert heard == [(6, 10), (10, 10), (10, 10)]
    after = kept_in(out)
    assert {name for name in before if before[name] == after[name]} == set(before) - {lost.name}
    assert pq.read_table(lost).equals(rows)
    assert list(out.glob(".*")) == []


def test_new_files_are_added_to_what_is_done(stories: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    audit_archive([stories], out)
    june = write_lines(tmp_path / "june.jsonl", story(20))
    assert audit_archive([june], out).kept == 0
    assert audit_archive([stories, june], out).kept == 2
    assert len(ids_in(out)) == 11


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"shard_size": 5}, "shard_size 4; needed shard_size 5"),
        ({"profile": "ap"}, "profile baseline .*; needed profile ap"),
        ({"profile": None}, "needed profile None"),
        ({"id_column": "text"}, "id_column id"),
    ],
)
def test_other_settings_do_not_mix(
    change: dict[str, Any], told: str, stories: Path, tmp_path: Path
) -> None:
    settings = {"shard_size": 4, "profile": "baseline"}
    audit_archive([stories], tmp_path / "out", **settings)  # type: ignore[arg-type]
    with pytest.raises(FileError, match=told):
        audit_archive([stories], tmp_path / "out", **{**settings, **change})


def test_a_file_that_has_changed_does_not_mix(stories: Path, tmp_path: Path) -> None:
    audit_archive([stories], tmp_path / "out")
    write_parquet(stories, [story(n) for n in range(3)])
    with pytest.raises(FileError, match="has changed since"):
        audit_archive([stories], tmp_path / "out")


def wait_for(is_so: Callable[[], bool], child: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 300
    while not is_so():
        assert child.poll() is None, "the run ended before it could be interrupted"
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.slow
def test_an_interrupted_run_is_finished_by_the_next(tmp_path: Path) -> None:
    article = (ROOT / "examples" / "articles" / "harbour-talks.txt").read_text("utf-8")
    articles = [{"id": f"a{n}", "text": article * 2} for n in range(16)]
    source, out = write_parquet(tmp_path / "may.parquet", articles), tmp_path / "out"
    words = ["archive", str(source), "-o", str(out), "--shard-size", "1", "--processes"]

    def begun(processes: int) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "quoteaudit", *words, str(processes)]
        return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True)

    with begun(2) as child:  # Ctrl-C
        wait_for(lambda: len(kept_in(out)) >= 1, child)
        os.killpg(child.pid, signal.SIGINT)
        _, told = child.communicate(timeout=300)
    assert (child.returncode, told) == (
        130,
        b"quoteaudit: interrupted; the same command goes on from here\n",
    )
    first = kept_in(out)
    assert 0 < len(first) < 16

    with begun(1) as child:  # a power cut
        wait_for(lambda: len(kept_in(out)) > len(first), child)
        os.killpg(child.pid, signal.SIGKILL)
    second = kept_in(out)
    assert len(first) < len(second) < 16

    done = run(*words[1:], 1)
    assert f"; {len(second)} of 16 shards were done before" in done.stderr
    third = kept_in(out)
    assert {name: third[name] for name in second} == second
    assert second.items() >= first.items()
    assert [path.name for path in out.iterdir() if path.name not in third] == [MANIFEST]

    expected = audit_table(pa.Table.from_pylist(articles[:1])).drop_columns("id")
    for number, name in enumerate(sorted(third)):
        rows = pq.read_table(out / name)
        assert rows["id"].to_pylist() == [f"a{number}"]
        assert rows.drop_columns("id").equals(expected)


# ------------------------------------------------------------------------------------ trouble


class Deadly:
    """A path that ends the process it is sent to."""

    def __reduce__(self) -> Any:
        return os._exit, (7,)


@pytest.mark.slow
def test_a_shard_that_kills_its_process_is_given_up_and_the_others_are_done(
    stories: Path, tmp_path: Path
) -> None:
    (source,) = find_sources([stories])
    good = list(find_shards(source, BASELINE, tmp_path))
    deadly: Shard = evolve(good[0], path=cast("Path", Deadly()), target=tmp_path / "never.parquet")
    steps = list(steps_in_processes([deadly, *good], BASELINE, 1))
    ended = {step.shard.target.name: step.fault for step in steps if step.has_ended}
    assert ended == {
        **{shard.target.name: None for shard in good},
        "never.parquet": "the process ended with exit code 7, 2 times; is memory short?",
    }
    assert sum(step.articles for step in steps) == 10
    assert all(shard.target.exists() for shard in good)


def test_what_was_counted_of_a_shard_that_fails_is_taken_back(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(shard: Shard, settings: Settings) -> Any:
        yield shard.rows
        if shard.first == 4:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(workers, "audit_shard", failing)
    (source,) = find_sources([stories])
    steps = list(steps_here(find_shards(source, BASELINE, tmp_path), BASELINE))
    assert [step.articles for step in steps] == [4, 0, 4, -4, 2, 0]
    assert [step.fault for step in steps if step.fault] == [
        "OSError: [Errno 28] No space left on device"
    ]


def test_a_failure_leaves_no_half_file(
    stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shards, "_put_in_place", failing)
    result = run(stories, "-o", tmp_path / "out", "--shard-size", 1)
    assert result.exit_code == 2
    assert result.stderr.count("from article") == 5
    assert "and 5 more shards that failed" in result.stderr
    assert "0 articles audited" in result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == [MANIFEST]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("no.parquet", None, "cannot be opened"),
        ("story.txt", b"No.", r"\.parquet, \.pq \(Parquet\) or \.jsonl"),
        ("fake.parquet", b"PAR1 no", "is no Parquet file"),
    ],
)
def test_a_file_that_cannot_be_read_stops_the_run_before_it_begins(
    name: str, content: bytes | None, told: str, stories: Path, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FileError, match=told):
        audit_archive([stories, tmp_path / name], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_is_a_named_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="found no file"):
        audit_archive([tmp_path], tmp_path / "out")


def test_a_column_that_is_missing_is_a_named_error(stories: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="found the columns id, text; needed 'body'"):
        audit_archive([stories], tmp_path / "out", text_column="body")


def test_a_folder_that_is_a_file_is_a_named_error(stories: Path) -> None:
    with pytest.raises(FileError, match="cannot be written"):
        audit_archive([stories], stories / "out")


def test_a_manifest_that_was_spoilt_is_a_named_error(stories: Path, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("[]", "utf-8")
    with pytest.raises(FileError, match="is not as quoteaudit wrote it"):
        audit_archive([stories], tmp_path)


def test_arguments_that_are_none_are_named_errors(stories: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a list of files"):
        audit_archive(str(stories), tmp_path / "out")
    with pytest.raises(InputError, match="processes=0"):
        audit_archive([stories], tmp_path / "out", processes=0)
    with pytest.raises(InputError, match="a folder of their own"):
        audit_archive([tmp_path], tmp_path)


# ----------------------------------------------------------------------------- the command line


def test_the_command_says_what_it_came_to(stories: Path, tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "june.jsonl", story(20), {"id": 21})
    words = (stories, lines, "-o", tmp_path / "out", "--shard-size", 4, "--profile", "none")
    result = run(*words)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith("out, 1 of them with an error instead\n")
    assert result.stderr.startswith("12 articles audited into ")
    assert run(*words).stderr.endswith("; 4 of 4 shards were done before\n")


@pytest.mark.parametrize("words", [("--shard-size", 0), ("--processes", 0), ("--profile", "no")])
def test_a_wrong_option_is_trouble(words: tuple[Any, ...], stories: Path, tmp_path: Path) -> None:
    assert run(stories, "-o", tmp_path / "out", *words).exit_code == 2
