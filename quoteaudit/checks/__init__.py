"""Judges an audit by the rules of a house, and yields findings with their evidence.

:func:`check` is the front of the room. The checks stand in one table
(:mod:`quoteaudit.checks.table`), the rules of the houses are data (``profiles/*.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quoteaudit.checks.fingerprints import (
    read_baseline,
    with_fingerprints,
    without_known,
    write_baseline,
)
from quoteaudit.checks.hits import Hit
from quoteaudit.checks.profiles import PROFILES, load_profile
from quoteaudit.checks.table import CHECKS, Check, Entry, entry
from quoteaudit.checks.view import View
from quoteaudit.errors import InputError
from quoteaudit.records import Audit, QuoteCheck
from quoteaudit.records.findings import Finding, Profile, Rule

__all__ = [
    "CHECKS",
    "PROFILES",
    "Check",
    "Entry",
    "check",
    "entry",
    "load_profile",
    "read_baseline",
    "without_known",
    "write_baseline",
]


def check(
    audit: Audit,
    profile: str | Path | Profile = "baseline",
    *,
    quote_checks: Sequence[QuoteCheck] = (),
) -> tuple[Finding, ...]:
    """What the rules of a house find in an audit, in text order.

    ``profile`` is a name ("baseline", "ap", "bbc", "bloomberg", "guardian", "npr", "nyt",
    "reuters", "spj", "washpost"), the path of a TOML file, or a :class:`Profile`.
    ``quote_checks`` are what ``verify_quotes`` said of the same audit; without them nothing is
    held against what was said.

    Raises :class:`~quoteaudit.InputError` for something that is no audit and for a profile
    that is not known, and :class:`~quoteaudit.FileError` for a file that holds no profile.

    >>> check(Audit(text=""))
    ()
    """
    if not isinstance(audit, Audit):
        raise InputError(
            f"found {type(audit).__name__}; an Audit is needed, as audit_text returns it"
        )
    rules = {rule.check: rule for rule in load_profile(profile).rules}
    view = View(audit, quote_checks)
    found = [
        (hit.spans[0].start, number, _drafted(one, rule, hit), hit.whole)
        for number, one in enumerate(CHECKS)
        if one.find is not None and (rule := _in_use(rules.get(one.id))) is not None
        for hit in one.find(view, dict(rule.options))
        if hit.spans
    ]
    found.sort(key=lambda item: item[:2])
    return tuple(with_fingerprints((finding, whole) for _, _, finding, whole in found))


def _in_use(rule: Rule | None) -> Rule | None:
    return rule if rule is not None and rule.severity and rule.ignore is None else None


def _drafted(one: Check, rule: Rule, hit: Hit) -> Finding:
    severity = rule.grave if hit.grave and rule.grave else rule.severity
    assert severity is not None  # _in_use saw to it
    return Finding(
        id=one.id,
        severity=severity,
        message=hit.message,
        spans=hit.spans,
        evidence=hit.evidence,
        missing=hit.missing,
        records=hit.records,
        origin=rule.origin or entry(one).origin,
    )
