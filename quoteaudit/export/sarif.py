"""SARIF 2.1.0: findings for code hosts and editors, as linters report them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import version
from typing import Any

from quoteaudit.checks import CHECKS, Check, check, entry
from quoteaudit.export.articles import Audits, articles, iri_of, well_formed
from quoteaudit.export.offsets import Lines
from quoteaudit.export.tables import Judge
from quoteaudit.records import CharSpan, Finding, Severity

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "quoteaudit/v1"


def to_sarif(audits: Audits, *, findings: Judge = check) -> dict[str, Any]:
    """What checks find in articles, as one SARIF 2.1.0 log.

    The id of an article is the URI of its file. ``findings`` gives the findings of an audit;
    ``functools.partial(check, profile="ap")`` goes by the rules of another house. Columns and
    offsets count Unicode code points, and the log says so (``columnKind``). Severity info is a
    ``note``. The fingerprint of a finding stands under ``partialFingerprints``, so that a viewer
    can tell new findings from old ones. U+FFFD stands for lone surrogates. See
    https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.

    Raises :class:`~quoteaudit.InputError` at the first thing that is no audit.

    >>> from quoteaudit.testing import make_audit
    >>> audit = make_audit("{content|“No,”} {cue|smiled} Ana Ruiz.")
    >>> log = to_sarif({"ice.txt": audit})
    >>> for result in log["runs"][0]["results"]:
    ...     print(result["level"], result["ruleId"])
    warning verb-manner
    """
    return sarif_log((name, audit.text, [*findings(audit)]) for name, audit in articles(audits))


def sarif_log(results: Iterable[tuple[str, str, Sequence[Finding]]]) -> dict[str, Any]:
    """The log for the name, the text and the findings of each article."""
    files = [(iri_of(name), Lines(text), findings) for name, text, findings in results]
    driver = {
        "name": "quoteaudit",
        "version": version("quoteaudit"),
        "rules": list(map(_rule, CHECKS)),
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(uri, lines, finding) for uri, lines, findings in files for finding in findings
        ],
    }
    return well_formed({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(one: Check) -> dict[str, Any]:
    known = entry(one)
    return {
        "id": one.id,
        "shortDescription": {"text": known.explains},
        "help": {"text": f"{known.explains} Origin: {known.origin}."},
    }


def _result(uri: str, lines: Lines, finding: Finding) -> dict[str, Any]:
    places = [_location(uri, lines, span) for span in finding.spans]
    result = {
        "ruleId": finding.id,
        "ruleIndex": _INDEX[finding.id],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": places[:1],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
    }
    return result | ({"relatedLocations": places[1:]} if places[1:] else {})


_INDEX = {one.id: number for number, one in enumerate(CHECKS)}


def _location(uri: str, lines: Lines, span: CharSpan) -> dict[str, Any]:
    line, column = lines.place(span.start)
    end_line, end_column = lines.place(span.end)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri},
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
