"""Findings for other tools: SARIF 2.1.0, and the lines and columns that it and people count in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote as percent_encoded

from quoteaudit.checks.table import CHECKS, entry
from quoteaudit.records import CharSpan
from quoteaudit.records.findings import Finding, Severity

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "quoteaudit/v1"


class Lines:
    """The lines of a text: 1-based lines and columns, columns in characters (code points)."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]

    def place(self, offset: int) -> tuple[int, int]:
        r"""The line and the column of an offset.

        >>> Lines("No.\nShe said.").place(8)
        (2, 5)
        """
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def sarif_of(results: Iterable[tuple[str, str, Sequence[Finding]]], version: str) -> dict[str, Any]:
    """A SARIF 2.1.0 log of files: the name and the text of each, and what was found in it.

    Columns and offsets count Unicode code points, and the log says so (``columnKind``); they
    are those of the text as given. Severity info is a ``note``. The fingerprint of a finding
    stands under ``partialFingerprints``, so that a viewer can tell new findings from old ones.
    """
    files = [(name, Lines(text), findings) for name, text, findings in results]
    run = {
        "tool": {
            "driver": {"name": "quoteaudit", "version": version, "rules": list(map(_rule, CHECKS))}
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(name, lines, finding) for name, lines, findings in files for finding in findings
        ],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(check: Any) -> dict[str, Any]:
    known = entry(check)
    return {
        "id": check.id,
        "shortDescription": {"text": known.explains},
        "help": {"text": f"{known.explains} Origin: {known.origin}."},
    }


def _result(name: str, lines: Lines, finding: Finding) -> dict[str, Any]:
    first, *others = [_location(name, lines, span) for span in finding.spans]
    result = {
        "ruleId": finding.id,
        "ruleIndex": _INDEX[finding.id],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [first],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
    }
    return result | ({"relatedLocations": others} if others else {})


_INDEX = {check.id: number for number, check in enumerate(CHECKS)}


def _location(name: str, lines: Lines, span: CharSpan) -> dict[str, Any]:
    line, column = lines.place(span.start)
    end_line, end_column = lines.place(span.end)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": percent_encoded(name.replace("\\", "/"))},
            "region": {
                "startLine": line,
                "startColumn": column,
                "endLine": end_line,
                "endColumn": end_column,
                "charOffset": span.start,
                "charLength": span.end - span.start,
                "snippet": {"text": span.text},
            },
        }
    }
