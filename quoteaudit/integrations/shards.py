"""A shard of an archive: some rows of one file, and the Parquet file of their audits."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import frozen

from quoteaudit.errors import FileError, MissingExtraError
from quoteaudit.integrations.arrow import (
    AUDIT_SCHEMA,
    Article,
    Broken,
    articles_of,
    audit_articles,
)
from quoteaudit.records import Profile

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as error:
    raise MissingExtraError.of("pyarrow", extra="arrow") from error

PARQUET = (".parquet", ".pq")
LINES = (".jsonl", ".ndjson")

_TAIL = 1 << 16
"""Bytes at the end of a file that, with its size, tell whether it is still the same."""

_ROW_GROUP = 1024
"""Rows that are written together: what a reader of Parquet takes in at a time."""


@frozen(kw_only=True)
class Settings:
    """What all shards of a run have in common."""

    shard_size: int
    profile: Profile | None
    id_column: str
    text_column: str


@frozen(kw_only=True)
class Source:
    """A file of articles; ``fingerprint`` is another one when the file has changed."""

    path: Path
    fingerprint: str


@frozen(kw_only=True)
class Shard:
    """``rows`` articles of ``path`` from number ``first`` on, and where their audits are kept.

    ``offset`` is the byte that the first of them begins at, in a file of JSON Lines.
    """

    path: Path
    first: int
    rows: int
    offset: int = 0
    target: Path


# ------------------------------------------------------------------------------------ planning


def find_sources(inputs: Iterable[str | Path]) -> list[Source]:
    """The files that are named, and those in the folders that are named, each once.

    Raises :class:`~quoteaudit.FileError` for a file that is missing or of another kind, and
    for a folder that has none.
    """
    paths = [path for one in inputs for path in _files_in(Path(one))]
    return [_source(path) for path in dict.fromkeys(path.resolve() for path in paths)]


def _files_in(path: Path) -> list[Path]:
    kinds = f"{', '.join(PARQUET)} (Parquet) or {', '.join(LINES)} (JSON Lines)"
    if not path.is_dir():
        if path.suffix.lower() not in (*PARQUET, *LINES):
            raise FileError(
                f"{path}: needed a file of articles whose name ends in {kinds}, or a folder of "
                "such files. Rename or convert it; text files are for quoteaudit audit."
            )
        return [path]
    found = sorted(
        child
        for child in path.iterdir()
        if child.suffix.lower() in (*PARQUET, *LINES) and child.name[0] not in "._"
    )
    if not found:
        raise FileError(f"{path}: found no file whose name ends in {kinds}; needed at least one")
    return found


def _source(path: Path) -> Source:
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _TAIL))
            digest = hashlib.sha256(file.read())
    except OSError as error:
        raise FileError.of(path, error, "a file of articles") from error
    digest.update(str(size).encode())
    return Source(path=path, fingerprint=digest.hexdigest()[:12])


def find_shards(source: Source, settings: Settings, folder: Path) -> Iterator[Shard]:
    """The shards of a file, in order; their names tell the file and the first article.

    Raises :class:`~quoteaudit.FileError` when the file is not what its name says, or has not
    the columns that are needed.
    """
    is_parquet = source.path.suffix.lower() in PARQUET
    starts = _parquet_starts if is_parquet else _line_starts
    stem = source.path.stem.lstrip("._") or "articles"  # readers pass over _names and .names
    for first, rows, offset in starts(source.path, settings):
        name = f"{stem}-{source.fingerprint}-{first:09}.parquet"
        yield Shard(path=source.path, first=first, rows=rows, offset=offset, target=folder / name)


def _parquet_starts(path: Path, settings: Settings) -> Iterator[tuple[int, int, int]]:
    try:
        with pq.ParquetFile(path) as file:
            total, names = file.metadata.num_rows, file.schema_arrow.names
    except (OSError, pa.ArrowException) as error:
        raise FileError(f"{path}: is no Parquet file ({error}); write it again.") from error
    for needed in (settings.id_column, settings.text_column):
        if needed not in names:
            raise FileError(
                f"{path}: found the columns {', '.join(names)}; needed {needed!r}. Name the "
                "columns of ids and texts (--id-column, --text-column)."
            )
    for first in range(0, total, settings.shard_size):
        yield first, min(settings.shard_size, total - first), 0


def _line_starts(path: Path, settings: Settings) -> Iterator[tuple[int, int, int]]:
    with path.open("rb") as file:
        first, rows, begin, at = 0, 0, 0, 0
        for line in file:
            if line.strip():
                if rows == settings.shard_size:
                    yield first, rows, begin
                    first, rows, begin = first + rows, 0, at
                rows += 1
            at += len(line)
        if rows:
            yield first, rows, begin


# ------------------------------------------------------------------------------------- reading


def read_articles(shard: Shard, settings: Settings) -> Iterator[Article]:
    """The ids and texts of the articles of a shard."""
    if shard.path.suffix.lower() in PARQUET:
        return _parquet_articles(shard, settings)
    return _line_articles(shard, settings)


def _parquet_articles(shard: Shard, settings: Settings) -> Iterator[Article]:
    names = [settings.id_column, settings.text_column]
    # A map of the file, since a row group can be larger than what all processes may hold.
    with pq.ParquetFile(shard.path, memory_map=True) as file:
        groups, skipped = _row_groups(file.metadata, shard)
        left = shard.rows
        for batch in file.iter_batches(row_groups=groups, columns=[*dict.fromkeys(names)]):
            rows = batch.slice(skipped, left)
            skipped = max(0, skipped - batch.num_rows)
            left -= rows.num_rows
            yield from articles_of(rows, *names)
            if not left:
                return


def _row_groups(metadata: Any, shard: Shard) -> tuple[list[int], int]:
    """The row groups that hold the shard, and how many rows they have before it."""
    groups: list[int] = []
    start, skipped = 0, 0
    for number in range(metadata.num_row_groups):
        end = start + metadata.row_group(number).num_rows
        if start < shard.first + shard.rows and end > shard.first:
            skipped = skipped if groups else shard.first - start
            groups.append(number)
        start = end
    return groups, skipped


def _line_articles(shard: Shard, settings: Settings) -> Iterator[Article]:
    with shard.path.open("rb") as file:
        file.seek(shard.offset)
        lines = (line for line in file if line.strip())
        for number, line in enumerate(islice(lines, shard.rows), shard.first + 1):
            yield _article(line, f"article {number} of {shard.path.name}", settings)


def _article(line: bytes, place: str, settings: Settings) -> Article:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        return None, Broken(type(error).__name__, f"{place}: not JSON: {error}")
    if not isinstance(data, dict):
        message = f"{place}: found {type(data).__name__}; a JSON object is needed"
        return None, Broken("InputError", message)
    own_id = data.get(settings.id_column)
    if settings.text_column not in data:
        keys = ", ".join(data) or "(none)"
        message = f"{place}: found the keys {keys}; needed {settings.text_column!r}"
        return own_id, Broken("InputError", message)
    return own_id, data[settings.text_column]


# ------------------------------------------------------------------------------------- writing


def audit_shard(shard: Shard, settings: Settings) -> Iterator[int]:
    """Audit a shard, and yield the number of articles of each step; at the end it is in place."""
    partial = shard.target.with_name(f".{shard.target.name}.{os.getpid()}.partial")
    try:
        with pq.ParquetWriter(partial, AUDIT_SCHEMA, compression="zstd") as writer:
            waiting: list[pa.RecordBatch] = []
            rows = 0
            for batch in audit_articles(read_articles(shard, settings), profile=settings.profile):
                waiting.append(batch)
                rows += batch.num_rows
                if rows >= _ROW_GROUP:
                    writer.write_table(pa.Table.from_batches(waiting))
                    waiting, rows = [], 0
                yield batch.num_rows
            if waiting:
                writer.write_table(pa.Table.from_batches(waiting))
        _put_in_place(partial, shard.target)
    finally:
        partial.unlink(missing_ok=True)


def _put_in_place(partial: Path, target: Path) -> None:
    """Rename, once the bytes are on the disk: a power cut must not leave half a file."""
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    partial.replace(target)


def remove_partials(folder: Path) -> None:
    """Remove what an interrupted run left half written."""
    for path in folder.glob(".*.partial"):
        path.unlink(missing_ok=True)


def count_errors(shard: Shard) -> int:
    """How many articles of a finished shard have an error instead of an audit."""
    column = pq.read_table(shard.target, columns=["error"])["error"]
    return len(column) - int(column.null_count)
