"""Audits as Arrow: the columns agree with the records, and one article costs one row."""

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, get_args

import pytest
from attrs import frozen

import quoteaudit
from quoteaudit.audit import audit_text, audit_texts
from quoteaudit.checks import check
from quoteaudit.errors import FileError, InputError, MissingExtraError, SchemaError
from quoteaudit.records import Audit, CharSpan, Finding, QuoteKind
from quoteaudit.records.findings import Record
from quoteaudit.records.serial import hints

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from quoteaudit.integrations import arrow  # noqa: E402  # not where there is no pyarrow
from quoteaudit.integrations.arrow import (  # noqa: E402
    AUDIT_SCHEMA,
    Broken,
    audit_articles,
    audit_batches,
    audit_of_row,
    audit_table,
    findings_of_row,
)

ROOT = Path(__file__).parents[1]
TEXTS = {
    path.stem: path.read_text("utf-8")
    for path in sorted((ROOT / "examples" / "articles").glob("*.txt"))
}
STORY = "“No boats tonight,” said Ana Ruiz."


@pytest.fixture(scope="module")
def audits() -> Any:
    table = pa.table({"id": list(TEXTS), "text": list(TEXTS.values())})
    return audit_table(table, profile="ap")


def rows_of(articles: Any, **options: Any) -> list[dict[str, Any]]:
    return [row for batch in audit_articles(articles, **options) for row in batch.to_pylist()]


def errors_of(table: Any) -> list[str | None]:
    return [row["error"] and row["error"]["kind"] for row in audit_table(table).to_pylist()]


def test_the_public_names_are_these() -> None:
    assert arrow.__all__ == [
        "AUDIT_SCHEMA",
        "audit_batches",
        "audit_of_row",
        "audit_table",
        "findings_of_row",
        "spark_schema",
    ]


# --------------------------------------------------------------------------- columns and records


def test_a_row_holds_the_whole_audit(audits: Any) -> None:
    for row, (name, text) in zip(audits.to_pylist(), TEXTS.items(), strict=True):
        assert row["id"] == name
        assert row["error"] is None
        assert audit_of_row(row, text) == audit_text(text)


def test_a_row_holds_the_findings(audits: Any) -> None:
    for row, text in zip(audits.to_pylist(), TEXTS.values(), strict=True):
        assert findings_of_row(row, text) == check(audit_text(text), "ap") != ()


def test_a_row_has_every_key_that_the_json_has(audits: Any) -> None:
    row, text = audits.to_pylist()[0], next(iter(TEXTS.values()))
    audit = audit_text(text)
    assert {**row, "text": text}.items() >= json.loads(audit.to_json()).items()
    told = [
        {**one, "records": [{k: v for k, v in r.items() if v is not None} for r in one["records"]]}
        for one in row["findings"]
    ]
    assert told == [finding.to_dict() for finding in check(audit, "ap")]


def test_the_table_has_the_columns_that_were_promised(audits: Any) -> None:
    assert audits.schema.equals(AUDIT_SCHEMA)
    assert {row["quoteaudit"] for row in audits.to_pylist()} == {quoteaudit.__version__}
    assert {row["schema"] for row in audits.to_pylist()} == {"quoteaudit/1"}


@pytest.mark.parametrize("record", [Audit, Finding])
def test_every_field_of_the_records_has_its_column(record: type) -> None:
    top = AUDIT_SCHEMA if record is Audit else AUDIT_SCHEMA.field("findings").type.value_type
    columns = {field.name for field in top}
    assert set(hints(record)) - columns == ({"text"} if record is Audit else set())


def test_every_record_that_a_finding_names_can_be_told(by_hand: Audit) -> None:
    keys = {field.name for field in arrow._REFERENCE}
    spans = by_hand.speakers[0].mentions
    told = [
        Finding(id="x", severity="info", message="x", spans=spans, records=(record,)).to_dict()
        for name in hints(Audit)
        for record in getattr(by_hand, name)
        if isinstance(record, get_args(Record))
    ]
    assert len(told) > 5
    assert all(set(one["records"][0]) <= keys for one in told)


def test_a_field_that_is_added_gets_its_column() -> None:
    @frozen
    class Newer:
        kinds: tuple[QuoteKind, ...]
        place: CharSpan | None
        sure: bool

    assert arrow._struct(Newer).equals(
        pa.struct(
            {
                "kinds": pa.list_(pa.field("element", pa.string())),
                "place": pa.struct({"start": pa.int32(), "end": pa.int32(), "text": pa.string()}),
                "sure": pa.bool_(),
            }
        )
    )


def test_parquet_gives_back_what_it_was_given(audits: Any, tmp_path: Path) -> None:
    pq.write_table(audits, tmp_path / "audits.parquet")
    read = pq.read_table(tmp_path / "audits.parquet")
    assert read.schema.equals(AUDIT_SCHEMA)
    assert read.equals(audits)


# ------------------------------------------------------------------------------- what goes in


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        (pa.array(["", "\n", "x"]), [None, None, None]),
        (pa.array([STORY, None]), [None, "InputError"]),
        (pa.array([None, None]), ["InputError", "InputError"]),
        (pa.array([1, 2]), ["InputError", "InputError"]),
        (pa.array([b"bytes"]), ["InputError"]),
        (pa.array([[STORY]]), ["InputError"]),
        (pa.array([STORY], pa.large_string()), [None]),
        (pa.array([STORY], pa.string_view()), [None]),
        (pa.array([STORY, STORY]).dictionary_encode(), [None, None]),
        (pa.array([b"No\xff", STORY.encode()]).view(pa.string()), ["UnicodeDecodeError", None]),
    ],
)
def test_what_is_no_text_is_a_row_with_an_error(texts: Any, kinds: list[str | None]) -> None:
    assert errors_of(pa.table({"id": list(range(len(texts))), "text": texts})) == kinds


def test_a_row_with_an_error_has_no_audit() -> None:
    (row,) = rows_of([("a1", None)])
    said = {name for name, value in row.items() if value is not None}
    assert said == {"id", "error", "quoteaudit", "schema"}
    with pytest.raises(SchemaError):
        audit_of_row(row, "")


@pytest.mark.parametrize(
    ("found", "told"),
    [(7, "7"), ("a", "a"), (None, None), (b"a\xff", "a\\xff"), (2.5, "2.5"), ("\ud800", "\ufffd")],
)
def test_ids_are_strings(found: object, told: str | None) -> None:
    assert [row["id"] for row in rows_of([(found, "x")])] == [told]


def test_a_lone_surrogate_moves_no_offset() -> None:
    (row,) = rows_of([("a1", "\ud800\ud800 " + STORY)])
    assert row["quotes"][0]["contents"][0]["start"] == 3
    assert row["blocks"][0]["span"]["text"].startswith("\ufffd\ufffd")


def test_an_article_that_fails_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    real = audit_texts

    def failing(texts: list[str], **options: Any) -> Iterator[Audit]:
        for audit in real(texts, **options):
            if "poison" in audit.text:
                raise RecursionError("too deep \ud800")
            yield audit

    monkeypatch.setattr(arrow, "audit_texts", failing)
    rows = rows_of([(1, STORY), (2, "poison"), (3, STORY)])
    assert [row["error"] for row in rows] == [
        None,
        {"kind": "RecursionError", "message": "too deep \ufffd"},
        None,
    ]
    assert [row["quotes"] and len(row["quotes"]) for row in rows] == [1, None, 1]


def test_a_check_that_fails_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(audit: Audit, profile: object) -> tuple[Finding, ...]:
        raise ZeroDivisionError("x" * 10_000)

    monkeypatch.setattr(arrow, "check", failing)
    (row,) = rows_of([(1, STORY)])
    assert row["error"]["kind"] == "ZeroDivisionError"
    assert len(row["error"]["message"]) == 500
    assert rows_of([(1, STORY)], profile=None)[0]["findings"] is None


def test_a_broken_article_says_what_its_reader_said() -> None:
    (row,) = rows_of([("a", Broken("JSONDecodeError", "line 3"))])
    assert row["error"] == {"kind": "JSONDecodeError", "message": "line 3"}


def test_columns_can_have_other_names_and_more_columns_do_no_harm() -> None:
    table = pa.table({"url": ["u"], "body": [STORY], "date": ["May"]})
    audits = audit_table(table, id_column="url", text_column="body")
    assert audits["id"].to_pylist() == ["u"]
    assert audits.schema.equals(AUDIT_SCHEMA)


@pytest.mark.parametrize("rows", [[], [{"key": "a", "text": STORY}]])
def test_a_column_that_is_missing_is_a_named_error(rows: list[dict[str, str]]) -> None:
    table = pa.Table.from_pylist(rows, pa.schema({"key": pa.string(), "text": pa.string()}))
    with pytest.raises(InputError, match="found the columns key, text; needed 'id'"):
        audit_table(table)


@pytest.mark.parametrize(("profile", "error"), [("tabloid", InputError), ("no.toml", FileError)])
def test_a_profile_that_is_none_stops_the_run(profile: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        rows_of([(1, STORY)], profile=profile)


def test_batches_come_out_as_they_go_in() -> None:
    given = 0

    def batches() -> Iterator[Any]:
        nonlocal given
        for number in range(3):
            given += 1
            yield pa.record_batch({"id": [number] * 40, "text": [""] * 40})

    out = audit_batches(batches())
    assert [next(out).num_rows, next(out).num_rows, given] == [32, 8, 1]
    assert sum(batch.num_rows for batch in out) == 80


def test_no_articles_make_no_rows() -> None:
    empty = pa.table({"id": pa.array([], pa.string()), "text": pa.array([], pa.string())})
    assert audit_table(empty).num_rows == 0
    assert list(audit_batches([])) == []


def test_the_functions_travel_to_other_processes() -> None:
    for function in (audit_batches, audit_table):
        sent = pickle.loads(pickle.dumps(partial(function, profile="ap", text_column="body")))
        assert sent.func is function


def test_without_pyarrow_the_error_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "import quoteaudit.cli, quoteaudit.integrations\n"
        "try: import quoteaudit.integrations.archives\n"
        "except quoteaudit.errors.MissingExtraError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert "pip install 'quoteaudit[arrow]'" in done.stdout


def test_without_pyspark_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql.pandas.types", None)
    with pytest.raises(MissingExtraError, match=r"quoteaudit\[spark\]"):
        arrow.spark_schema()
