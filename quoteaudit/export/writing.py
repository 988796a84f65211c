"""Whole files in every format, written article by article: for archives, in constant memory."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from quoteaudit.checks import check
from quoteaudit.errors import FileError, InputError
from quoteaudit.export.articles import Audits, articles, well_formed
from quoteaudit.export.brat import brat_configuration, to_brat
from quoteaudit.export.doccano import to_doccano
from quoteaudit.export.label_studio import to_label_studio
from quoteaudit.export.prodigy import to_prodigy
from quoteaudit.export.schema_org import to_json_ld
from quoteaudit.export.spreadsheet import csv_lines
from quoteaudit.export.tables import COLUMNS, Judge
from quoteaudit.export.web_annotation import to_web_annotation
from quoteaudit.records import Audit
from quoteaudit.records.serial import SCHEMA

_UNSAFE = re.compile(r"[^\w.-]+")


def to_dict(audit: Audit, *, id: str | None = None) -> dict[str, Any]:  # noqa: A002
    """``audit.to_dict()``, with the id of the article when it has one.

    :func:`json_schema` describes it; :meth:`quoteaudit.Audit.from_dict` is the way back. Strings
    are as given: lone surrogates stay.

    >>> from quoteaudit.testing import make_audit
    >>> list(to_dict(make_audit("It rained."), id="bridge"))[:3]
    ['schema', 'id', 'text']
    """
    data = audit.to_dict()
    return data if id is None else {"schema": SCHEMA, "id": id, **data}


def lines(audits: Audits, format: str, **options: Any) -> Iterator[str]:  # noqa: A002
    r"""The pieces of a file in one of the :data:`FORMATS`, each with its line end.

    Articles are read one at a time, each when its piece is asked for. ``options`` are those of
    the function for the format (``table="claims"`` for csv). JSON is in ASCII. All is the same
    for the same audits.

    Raises :class:`~quoteaudit.InputError` for a format that is none of these (brat and records
    are folders: :func:`write`), and at the first thing that is no audit.

    >>> from quoteaudit.testing import make_audit
    >>> audits = {"a": make_audit("{content|“No,”} said Ruiz."), "b": make_audit("")}
    >>> for line in lines(audits, "doccano"):
    ...     print(line, end="")
    {"text": "\u201cNo,\u201d said Ruiz.", "article": "a", "label": [[0, 5, "Quote"]]}
    {"text": "", "article": "b", "label": []}
    """
    if format not in _LINES:
        raise InputError(f"found the format {format!r}; needed one of {', '.join(_LINES)}.")
    return _LINES[format](audits, **options)


def _documents(make: Callable[..., dict[str, Any]]) -> Callable[..., Iterator[str]]:
    """JSON Lines: one document per article and line."""

    def documents(audits: Audits, **options: Any) -> Iterator[str]:
        for name, audit in articles(audits):
            yield json.dumps(make(audit, id=name, **options)) + "\n"

    return documents


def _array(make: Callable[..., dict[str, Any]]) -> Callable[..., Iterator[str]]:
    """One JSON array with a document per article, each on a line of its own."""

    def array(audits: Audits, **options: Any) -> Iterator[str]:
        before = "[\n"
        for name, audit in articles(audits):
            yield before + json.dumps(make(audit, id=name, **options))
            before = ",\n"
        yield "[]\n" if before == "[\n" else "\n]\n"

    return array


_LINES: dict[str, Callable[..., Iterator[str]]] = {
    "csv": csv_lines,
    "jsonl": _documents(to_dict),
    "web-annotation": _documents(to_web_annotation),
    "json-ld": _documents(to_json_ld),
    "label-studio": _array(to_label_studio),
    "doccano": _documents(to_doccano),
    "prodigy": _documents(to_prodigy),
}


def write(audits: Audits, output: str | Path, format: str, **options: Any) -> None:  # noqa: A002
    """Write audits to a file or, in the formats brat and records, into a folder.

    The folder is made when there is none. brat puts a text file and an annotation file into it
    for each article, under a name made of its id, and ``annotation.conf``; records a CSV file
    for each table. Files are UTF-8, with the line breaks of the text as given.

    >>> import tempfile
    >>> from quoteaudit.testing import make_audit
    >>> folder = Path(tempfile.mkdtemp())
    >>> write({"may/bridge.txt": make_audit("It rained.")}, folder, "brat")
    >>> sorted(path.name for path in folder.iterdir())
    ['annotation.conf', 'bridge.ann', 'bridge.txt']

    Raises :class:`~quoteaudit.FileError` when a file cannot be written, and
    :class:`~quoteaudit.InputError` for a format that is none of :data:`FORMATS`.
    """
    path = Path(output)
    if format in FOLDERS:
        with _complaining(path, "a folder"):
            path.mkdir(parents=True, exist_ok=True)
        FOLDERS[format](audits, path, **options)
    else:
        pieces = lines(audits, format, **options)
        with _opened(path) as file:
            file.writelines(pieces)


def _opened(path: Path) -> TextIO:
    with _complaining(path, "a file"):
        return path.open("w", encoding="utf-8", newline="")


@contextmanager
def _complaining(path: Path, needed: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileError.of(path, error, f"{needed} to write to") from error


def _brat_folder(audits: Audits, folder: Path) -> None:
    _write_text(folder / "annotation.conf", brat_configuration())
    taken: set[str] = set()
    for name, audit in articles(audits):
        stem = _stem(name, taken)
        _write_text(folder / f"{stem}.txt", audit.text)
        _write_text(folder / f"{stem}.ann", to_brat(audit))


def _write_text(path: Path, text: str) -> None:
    with _opened(path) as file:
        file.write(well_formed(text))


def _stem(name: str, taken: set[str]) -> str:
    """A file name made of an id: its last part, and a number where another has the same."""
    last = re.split(r"[/\\]", well_formed(name).rstrip("/\\"))[-1]
    plain = _UNSAFE.sub("-", last.removesuffix(".txt")).strip(".-")[:100] or "article"
    stem, number = plain, 1
    while stem.casefold() in taken:
        number += 1
        stem = f"{plain}-{number}"
    taken.add(stem.casefold())
    return stem


def _table_folder(
    audits: Audits, folder: Path, *, escape_formulas: bool = True, findings: Judge = check
) -> None:
    """All tables in one walk over the articles, which may come out of a stream."""
    with ExitStack() as stack:
        files = {table: stack.enter_context(_opened(folder / f"{table}.csv")) for table in COLUMNS}
        for table, file in files.items():
            file.writelines(csv_lines((), table))
        for pair in articles(audits):
            for table, file in files.items():
                found = csv_lines([pair], table, escape_formulas=escape_formulas, findings=findings)
                file.writelines(islice(found, 1, None))  # the names stand there already


FOLDERS: dict[str, Callable[..., None]] = {"brat": _brat_folder, "records": _table_folder}
"""The formats that are several files, and what writes them into a folder."""

FORMATS = (*_LINES, *FOLDERS)
"""The formats of :func:`write`; those of :func:`lines` are all but brat and records."""
