"""Audits a whole archive: files of articles in, a folder of Parquet files out, kept as they end.

An archive is cut into shards, runs of rows of one file. Each shard is written beside its place
and then renamed, which happens at once or not at all; so a file with a shard's name is whole,
and a run that was interrupted goes on with the shards that have none. Needs the extra
``arrow``.

>>> import tempfile
>>> from pathlib import Path
>>> folder = Path(tempfile.mkdtemp())
>>> story = '{"id": "a1", "text": "“No boats tonight,” said Ana Ruiz."}'
>>> _ = (folder / "may.jsonl").write_text(story, encoding="utf-8")
>>> audit_archive([folder / "may.jsonl"], folder / "audits")
ArchiveReport(articles=1, errors=0, shards=1, kept=0, failed=())
>>> audit_archive([folder / "may.jsonl"], folder / "audits").kept  # nothing is left to do
1
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from importlib.metadata import version
from pathlib import Path
from typing import Any

from attrs import frozen

from quoteaudit.checks import load_profile
from quoteaudit.errors import FileError, InputError
from quoteaudit.integrations.shards import (
    Settings,
    Shard,
    Source,
    count_errors,
    find_shards,
    find_sources,
    remove_partials,
)
from quoteaudit.integrations.workers import steps_here, steps_in_processes
from quoteaudit.records import Profile
from quoteaudit.records.serial import SCHEMA

__all__ = ["ArchiveReport", "FailedShard", "audit_archive"]

MANIFEST = "_quoteaudit.json"
"""The file of a folder that says how its run was begun; readers of Parquet pass over it."""


@frozen(kw_only=True)
class FailedShard:
    """A shard that could not be done: its file, its first article (from 0), and why."""

    path: Path
    first: int
    fault: str


@frozen(kw_only=True)
class ArchiveReport:
    """What a run came to.

    ``articles`` have a row in the folder, ``errors`` of them one that has an error instead of
    an audit. Of all ``shards`` so many were ``kept`` from an earlier run; the ``failed`` ones
    have no file, and the same call tries them again.
    """

    articles: int
    errors: int
    shards: int
    kept: int
    failed: tuple[FailedShard, ...] = ()


def audit_archive(
    inputs: Iterable[str | Path],
    output: str | Path,
    *,
    processes: int = 1,
    shard_size: int = 1000,
    profile: str | Path | Profile | None = "baseline",
    id_column: str = "id",
    text_column: str = "text",
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> ArchiveReport:
    """Audit the articles in Parquet and JSON Lines files, into Parquet files in ``output``.

    ``inputs`` are files (``.parquet``, ``.pq``, ``.jsonl``, ``.ndjson``) or folders of such
    files. Every shard of ``shard_size`` articles becomes one file with the columns of
    ``AUDIT_SCHEMA``. Called again with the same arguments, it does what is left to do; files
    may be added. One call at a time may work on a folder. ``processes`` above 1 need the
    usual ``if __name__ == "__main__":`` in a script. ``on_progress`` hears how many articles
    are done, of how many.

    Raises :class:`~quoteaudit.InputError` for arguments that are none,
    :class:`~quoteaudit.FileError` for files that cannot be read, and for an ``output`` that
    holds a run with other settings or of a file that has changed since.
    """
    if processes < 1 or shard_size < 1:
        raise InputError(
            f"found processes={processes} and shard_size={shard_size}; each must be at least 1"
        )
    settings = Settings(
        shard_size=shard_size,
        profile=None if profile is None else load_profile(profile),
        id_column=id_column,
        text_column=text_column,
    )
    folder = Path(output)
    sources = _sources(inputs, folder)
    shards = {s.target: s for one in sources for s in find_shards(one, settings, folder)}
    _begin(folder, settings, sources)
    kept = {target for target in shards if target.exists()}
    failed = tuple(_do(shards, kept, settings, processes, on_progress))
    finished = [shard for target, shard in shards.items() if target.exists()]
    return ArchiveReport(
        articles=sum(shard.rows for shard in finished),
        errors=sum(map(count_errors, finished)),
        shards=len(shards),
        kept=len(kept),
        failed=failed,
    )


def _do(
    shards: Mapping[Path, Shard],
    kept: Set[Path],
    settings: Settings,
    processes: int,
    on_progress: Callable[[int, int], None],
) -> Iterator[FailedShard]:
    """Do the shards that are not ``kept``; the ones that failed."""
    total = sum(shard.rows for shard in shards.values())
    done = sum(shards[target].rows for target in kept)
    left = [shard for target, shard in shards.items() if target not in kept]
    if processes == 1:
        steps = steps_here(left, settings)
    else:
        steps = steps_in_processes(left, settings, processes)
    on_progress(done, total)
    for step in steps:
        done += step.articles
        on_progress(done, total)
        if step.fault is not None:
            yield FailedShard(path=step.shard.path, first=step.shard.first, fault=step.fault)


def _sources(inputs: Iterable[str | Path], folder: Path) -> list[Source]:
    if isinstance(inputs, str | Path):
        raise InputError(f"found one {type(inputs).__name__}; a list of files is needed")
    named = list(inputs)
    if folder.resolve() in {Path(one).resolve() for one in named}:
        raise InputError(
            f"found {str(folder)!r} as input and output; the audits need a folder of their own"
        )
    return find_sources(named)


# ------------------------------------------------------------------------------- going on safely


def _begin(folder: Path, settings: Settings, sources: Sequence[Source]) -> None:
    """Make the folder ready, or see that the run which it holds is this one."""
    manifest = folder / MANIFEST
    now = {
        "quoteaudit": version("quoteaudit"),
        "schema": SCHEMA,
        "profile": _profile_mark(settings.profile),
        "shard_size": settings.shard_size,
        "id_column": settings.id_column,
        "text_column": settings.text_column,
    }
    files = {str(source.path): source.fingerprint for source in sources}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if manifest.exists():
            files = _agreed(folder, _read(manifest), now, files)
        partial = manifest.with_suffix(".partial")
        partial.write_text(json.dumps({**now, "files": files}, indent=1), encoding="utf-8")
        partial.replace(manifest)
        remove_partials(folder)
    except OSError as error:
        raise FileError.of(folder, error, "a folder for the audits", to="written") from error


def _profile_mark(profile: Profile | None) -> str | None:
    """The name of a profile, and a mark that changes with its rules."""
    if profile is None:
        return None
    return f"{profile.name} {hashlib.sha256(repr(profile).encode()).hexdigest()[:12]}"


def _read(manifest: Path) -> dict[str, Any]:
    try:
        run = json.loads(manifest.read_text(encoding="utf-8"))
    except ValueError:
        run = None
    if not isinstance(run, dict) or not isinstance(run.get("files"), dict):
        raise FileError(
            f"{manifest}: is not as quoteaudit wrote it; use another folder, or remove this one"
        )
    return run


def _agreed(
    folder: Path, run: dict[str, Any], now: dict[str, Any], files: dict[str, str]
) -> dict[str, str]:
    """The files of both runs; an error where the two do not belong together."""
    other = [key for key in now if run.get(key) != now[key]]
    if other:
        old, new = (", ".join(f"{key} {one.get(key)}" for key in other) for one in (run, now))
        raise FileError(
            f"{folder}: found audits made with {old}; needed {new}. Go on with the old settings, "
            "or use another folder."
        )
    changed = [path for path in files if run["files"].get(path, files[path]) != files[path]]
    if changed:
        raise FileError(
            f"{changed[0]}: has changed since its audits in {folder} were made; needed the file "
            "as it was. Use another folder."
        )
    return {**run["files"], **files}
