"""Knows findings again: fingerprints, and the file of those that an editor has seen and accepts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from attrs import evolve

from quoteaudit.checks.words import words_of
from quoteaudit.errors import FileError
from quoteaudit.records.findings import Finding

SCHEMA = "quoteaudit-baseline/1"
_LENGTH = 16  # hexadecimal digits


def with_fingerprints(findings: Iterable[tuple[Finding, bool]]) -> Iterator[Finding]:
    """Findings in text order, each with a hash of its id, the words of its first span and a number.

    No offset goes in, so a finding keeps its fingerprint when other parts of the text change.
    Only the first span counts, since the others are evidence that may come and go. Equal
    findings are told apart by their number. True with a finding says that it is about the
    article as a whole: it goes by its id alone.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for finding, is_whole in findings:
        key = (finding.id, *(() if is_whole else words_of(finding.spans[0].text)))
        digest = sha256(json.dumps([*key, seen[key]]).encode("ascii")).hexdigest()
        seen[key] += 1
        yield evolve(finding, fingerprint=digest[:_LENGTH])


def without_known(findings: Iterable[Finding], known: Iterable[str]) -> tuple[Finding, ...]:
    """The findings whose fingerprints are not among the known ones."""
    held = frozenset(known)
    return tuple(finding for finding in findings if finding.fingerprint not in held)


def write_baseline(path: str | Path, findings: Iterable[Finding]) -> None:
    """Write the fingerprints of findings to a file, with the words, so that people can read it.

    Raises :class:`~quoteaudit.FileError` when the file cannot be written.
    """
    entries = [
        {"fingerprint": f.fingerprint, "id": f.id, "words": f.spans[0].text[:80]} for f in findings
    ]
    data = json.dumps({"schema": SCHEMA, "findings": entries}, indent=1, ensure_ascii=True)
    try:
        Path(path).write_text(data + "\n", encoding="ascii")
    except OSError as error:
        raise FileError(
            f"{path}: cannot be written ({error.strerror}); needed a place for the baseline. "
            "Check the path and the permissions."
        ) from error


def read_baseline(path: str | Path) -> frozenset[str]:
    """The fingerprints of a file that :func:`write_baseline` wrote.

    Raises :class:`~quoteaudit.FileError` when the file cannot be read or is no baseline.
    """
    advice = "needed a baseline. Write one with quoteaudit check --write-baseline."
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8-sig"))
        if data["schema"] != SCHEMA:
            raise FileError(f"{path}: found the schema {data['schema']!r}; {advice}")
        return frozenset(str(entry["fingerprint"]) for entry in data["findings"])
    except OSError as error:
        raise FileError(f"{path}: cannot be opened ({error.strerror}); {advice}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        if isinstance(error, FileError):
            raise
        raise FileError(f"{path}: does not hold one ({error!r}); {advice}") from error
