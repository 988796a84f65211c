"""Audits of Apache Arrow record batches: articles in, one row of nested records each out.

:func:`audit_batches` takes an iterator and gives one, which is what PySpark's ``mapInArrow``
calls; :func:`audit_table` takes a table and gives one, for ``map_batches`` of Ray Data. The
model is loaded once in each process. Needs the extra ``arrow``.

>>> import pyarrow as pa
>>> articles = pa.table({"id": ["a1", "a2"], "text": ["“No boats,” said Ana Ruiz.", None]})
>>> audits = audit_table(articles)
>>> audits["quotes"][0][0]["contents"][0]
<pyarrow.StructScalar: [('start', 0), ('end', 11), ('text', '“No boats,”')]>
>>> audits["error"][1]["message"].as_py()
'found null; the text of an article is needed as a string'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_origin

import regex
from attrs import has

from quoteaudit.audit import audit_texts
from quoteaudit.checks import check, load_profile
from quoteaudit.errors import InputError, MissingExtraError
from quoteaudit.records import Audit, CharSpan, Finding, Profile, Quote, Speaker
from quoteaudit.records.findings import Record
from quoteaudit.records.quotes import Name
from quoteaudit.records.serial import SCHEMA, hints
from quoteaudit.syntax.pipeline import default_pipeline

try:
    import pyarrow as pa
except ImportError as error:
    raise MissingExtraError.of("pyarrow", extra="arrow") from error

if TYPE_CHECKING:
    from pyspark.sql.types import StructType

__all__ = [
    "AUDIT_SCHEMA",
    "audit_batches",
    "audit_of_row",
    "audit_table",
    "findings_of_row",
    "spark_schema",
]

ROWS = 32
"""Articles that are parsed together, and rows of one batch that comes out."""

_LONGEST_MESSAGE = 500  # characters
_SURROGATE = regex.compile(r"\p{Cs}")


# --------------------------------------------------------------------------------- the schema


def _listed(kind: pa.DataType) -> pa.DataType:
    # Parquet and Spark call the items of a list "element": with this name a table that was
    # written and read again has the schema that it had.
    return pa.list_(pa.field("element", kind))


def _struct(record: type) -> pa.DataType:
    return pa.struct([pa.field(name, _type(hint)) for name, hint in hints(record).items()])


_SIMPLE: dict[Any, pa.DataType] = {
    str: pa.string(),
    Name: pa.string(),
    int: pa.int32(),  # no Arrow string holds more characters
    float: pa.float64(),
    bool: pa.bool_(),
}
_BY_ID = (Speaker, Quote)


def _type(hint: Any, *, is_listed: bool = False) -> pa.DataType:
    """The Arrow type of a field; ``is_listed`` where speakers and quotes are written out."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if hint == Record:
        return _REFERENCE
    if get_origin(hint) is tuple:
        return _listed(_type(get_args(hint)[0], is_listed=is_listed))
    if NoneType in get_args(hint):
        (inner,) = (arg for arg in get_args(hint) if arg is not NoneType)
        return _type(inner)
    if has(hint) and (is_listed or hint not in _BY_ID):
        return _struct(hint)
    # Enumerations are strings: Spark does not read dictionaries, and Parquet makes its own.
    assert has(hint) or issubclass(hint, StrEnum), hint
    return pa.string()


_REFERENCE = pa.struct(
    [
        pa.field("record", pa.string()),
        pa.field("id", pa.string()),
        pa.field("speaker", pa.string()),
        pa.field("span", _struct(CharSpan)),
    ]
)
"""How a finding names a record: a quote or speaker by its id, others by speaker or span."""

_RECORDS = tuple(name for name in hints(Audit) if name != "text")

AUDIT_SCHEMA = pa.schema(
    [
        pa.field("id", pa.string()),
        *(pa.field(name, _type(hints(Audit)[name], is_listed=True)) for name in _RECORDS),
        pa.field("findings", _listed(_struct(Finding))),
        pa.field(
            "error", pa.struct([pa.field("kind", pa.string()), pa.field("message", pa.string())])
        ),
        pa.field("quoteaudit", pa.string()),
        pa.field("schema", pa.string()),
    ]
)
"""The columns that come out, read off the records themselves.

``id`` is that of the article, as a string. The columns from ``blocks`` to ``defects`` are what
``Audit.to_dict`` writes, ``findings`` is what ``Finding.to_dict`` writes; all are null in a row
that has an ``error``, and ``findings`` also where no profile was asked for. ``quoteaudit`` is
the version of the package and ``schema`` that of the form. The text itself, and other columns
that went in, are left out: join on ``id``.
"""


def spark_schema() -> StructType:
    """:data:`AUDIT_SCHEMA` in Spark's words, which ``mapInArrow`` asks for.

    Raises :class:`~quoteaudit.MissingExtraError` without the extra ``spark``.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError as error:
        raise MissingExtraError.of("pyspark", extra="spark") from error
    return from_arrow_schema(AUDIT_SCHEMA)


# ------------------------------------------------------------------------------- articles in


class Broken(Exception):  # noqa: N818  # it stands in for a text; nobody raises it
    """Why an article has no text: the ``kind`` and message of an error."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


Article = tuple[object, object]
"""An id and a text, which is anything that was found in its place, or :class:`Broken`."""


def audit_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    profile: str | Path | Profile | None = "baseline",
    id_column: str = "id",
    text_column: str = "text",
) -> Iterator[pa.RecordBatch]:
    """The audits of articles in record batches, as batches of :data:`AUDIT_SCHEMA`.

    There is one row for each article, in the same order. An article whose text is null or no
    string, or whose audit fails, is a row that has only an ``error``. ``profile`` is what
    ``check`` takes, or None for no findings.

    Raises :class:`~quoteaudit.InputError` when a column is missing or the profile is not known,
    and :class:`~quoteaudit.FileError` for a profile that cannot be read.
    """
    for batch in batches:
        articles = articles_of(batch, id_column, text_column)
        yield from audit_articles(articles, profile=profile)


def audit_table(
    table: pa.Table,
    *,
    profile: str | Path | Profile | None = "baseline",
    id_column: str = "id",
    text_column: str = "text",
) -> pa.Table:
    """The audits of the articles in a table, as a table of :data:`AUDIT_SCHEMA`.

    The arguments and errors are those of :func:`audit_batches`.
    """
    for name in (id_column, text_column):
        _index(table, name)  # an empty table has no batches that could complain
    batches = audit_batches(
        table.to_batches(), profile=profile, id_column=id_column, text_column=text_column
    )
    return pa.Table.from_batches(batches, schema=AUDIT_SCHEMA)


def _index(table: pa.RecordBatch | pa.Table, name: str) -> int:
    index: int = table.schema.get_field_index(name)
    if index < 0:
        raise InputError(
            f"found the columns {', '.join(table.schema.names) or '(none)'}; needed {name!r} "
            "once: name the columns of ids and texts with id_column and text_column"
        )
    return index


def articles_of(batch: pa.RecordBatch, id_column: str, text_column: str) -> Iterator[Article]:
    """The ids and texts of a batch.

    Raises :class:`~quoteaudit.InputError` when one of the columns is missing.
    """
    ids, texts = _column(batch, id_column), _column(batch, text_column)
    return zip(ids, texts, strict=True)


def _column(batch: pa.RecordBatch, name: str) -> Iterator[object]:
    """The values of a column in Python's words; :class:`Broken` for bytes that are not UTF-8."""
    return map(_value, batch.column(_index(batch, name)))


def _value(scalar: pa.Scalar) -> object:
    try:
        return scalar.as_py()
    except Exception as error:
        return _broken(error)


# -------------------------------------------------------------------------------- audits out


def audit_articles(
    articles: Iterable[Article], *, profile: str | Path | Profile | None = "baseline"
) -> Iterator[pa.RecordBatch]:
    """The audits of articles given as ids and texts, as batches of :data:`AUDIT_SCHEMA`.

    Raises :class:`~quoteaudit.InputError` or :class:`~quoteaudit.FileError` for the profile.
    """
    rules = None if profile is None else load_profile(profile)
    default_pipeline()  # a model that is missing is no fault of an article
    stream = iter(articles)
    while chunk := list(islice(stream, ROWS)):
        yield pa.RecordBatch.from_pylist(list(_rows(chunk, rules)), schema=AUDIT_SCHEMA)


def _rows(articles: Iterable[Article], rules: Profile | None) -> Iterator[dict[str, Any]]:
    ids, found = zip(*articles, strict=True)
    texts = [_text_of(text) for text in found]
    audits = iter(_audited([text for text in texts if isinstance(text, str)]))
    for own_id, text in zip(ids, texts, strict=True):
        result = next(audits) if isinstance(text, str) else text
        yield {
            "id": _id_of(own_id),
            **_contents(result, rules),
            "quoteaudit": _version(),
            "schema": SCHEMA,
        }


@cache
def _version() -> str:
    return version("quoteaudit")


def _text_of(found: object) -> str | Broken:
    """The text of an article as Arrow can hold it, each lone surrogate as U+FFFD."""
    if isinstance(found, str):
        return _SURROGATE.sub("\ufffd", found)
    if isinstance(found, Broken):
        return found
    kind = "null" if found is None else type(found).__name__
    return Broken("InputError", f"found {kind}; the text of an article is needed as a string")


def _id_of(found: object) -> str | None:
    if found is None or isinstance(found, Broken):
        return None
    if isinstance(found, bytes):
        return found.decode("utf-8", "backslashreplace")
    return _SURROGATE.sub("\ufffd", str(found))


def _audited(texts: list[str]) -> list[Audit | Broken]:
    """The audit of each text; where one of them fails, each by itself, so that only it does."""
    try:
        return list(audit_texts(texts, batch_size=ROWS))
    except Exception as error:
        if len(texts) == 1:
            return [_broken(error)]
        return [result for text in texts for result in _audited([text])]


def _broken(error: Exception) -> Broken:
    message = _SURROGATE.sub("\ufffd", str(error))
    return Broken(type(error).__name__, message[:_LONGEST_MESSAGE])


def _contents(result: Audit | Broken, rules: Profile | None) -> dict[str, Any]:
    """What a row says of an article: its records and findings, or the error."""
    if isinstance(result, Broken):
        return {"error": {"kind": result.kind, "message": str(result)}}
    try:
        findings = None if rules is None else [one.to_dict() for one in check(result, rules)]
        records = result.to_dict()
    except Exception as error:
        return _contents(_broken(error), rules)
    return {**{name: records[name] for name in _RECORDS}, "findings": findings}


# ---------------------------------------------------------------------------------- and back


def audit_of_row(row: Mapping[str, Any], text: str) -> Audit:
    """The ``Audit`` that a row stands for (``table.to_pylist()`` gives rows), of ``text``.

    Raises :class:`~quoteaudit.SchemaError` when the row has an ``error``, is of another form,
    or is of another text.

    >>> text = "“No boats,” said Ana Ruiz."
    >>> (row,) = audit_table(pa.table({"id": ["a1"], "text": [text]})).to_pylist()
    >>> audit_of_row(row, text).speakers[0].name
    'Ana Ruiz'
    """
    return Audit.from_dict({**row, "text": text})


def findings_of_row(row: Mapping[str, Any], text: str) -> tuple[Finding, ...]:
    """The findings of a row, with the records of its audit that they are about.

    Raises what :func:`audit_of_row` raises.
    """
    audit = audit_of_row(row, text)
    return tuple(
        Finding.from_dict({**one, "records": list(map(_reference, one["records"]))}, audit)
        for one in row["findings"] or ()
    )


def _reference(columns: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in columns.items() if value is not None}
