"""What a check reports, and the house rules that it goes by."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from attrs import field, frozen, validators

from quoteaudit.records import serial, valid
from quoteaudit.records.claims import Claim
from quoteaudit.records.places import Place
from quoteaudit.records.quotes import Quote, Speaker, Term
from quoteaudit.records.sources import AnonymousSource, CommentRequest
from quoteaudit.records.spans import CharSpan
from quoteaudit.records.structure import Block, TextDefect

if TYPE_CHECKING:
    from quoteaudit.records.audit import Audit

Record = AnonymousSource | Block | Claim | CommentRequest | Quote | Speaker | Term | TextDefect
"""What a finding can be about."""

Option = int | float | str
"""What a profile can set for a check: a number or a word."""


class Severity(StrEnum):
    """How much a finding asks of an editor."""

    ERROR = "error"
    """The house forbids it: mend it before publication."""
    WARNING = "warning"
    """Somebody should look at it before publication."""
    INFO = "info"
    """Worth knowing; often there is nothing to do."""


@frozen(kw_only=True)
class Finding:
    """One thing that a check found, with what an editor needs in order to judge it.

    ``id`` names the check and ``message`` says in one sentence what is the matter. ``spans``
    are the words in question in text order, the first of them the place to look at; ``evidence``
    the words that made the check speak, ``missing`` what it looked for in vain, ``records``
    those of the audit that it is about. ``origin`` is the house and document that the rule
    comes from. ``fingerprint`` stays the same for the same finding when the text is edited
    elsewhere.
    """

    id: str = field(validator=valid.words)
    severity: Severity = field(converter=Severity)
    message: str = field(validator=valid.words)
    spans: tuple[CharSpan, ...] = field(validator=[valid.spans, validators.min_len(1)])
    evidence: tuple[CharSpan, ...] = field(default=(), validator=valid.spans)
    missing: tuple[str, ...] = field(default=(), validator=valid.tuple_of(str))
    records: tuple[Record, ...] = field(default=(), validator=valid.tuple_of(Record), repr=False)
    origin: str = ""
    fingerprint: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain dicts, lists and strings; records by their kind and id."""
        return {
            "id": self.id,
            "severity": str(self.severity),
            "message": self.message,
            "spans": serial.plain(self.spans),
            "evidence": serial.plain(self.evidence),
            "missing": list(self.missing),
            "records": [_reference(record) for record in self.records],
            "origin": self.origin,
            "fingerprint": self.fingerprint,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any], audit: Audit) -> Finding:
        """The finding in ``audit`` that :meth:`to_dict` wrote.

        Raises :class:`~quoteaudit.SchemaError` when ``data`` is no finding, or one about
        words or records that ``audit`` does not have.
        """
        place = Place("finding", data, audit.text)
        known = _by_reference(audit)
        records = []
        for reference in place.key("records").items():
            key = _reference_key(reference.value)
            if key not in known:
                reference.fail("a record of the audit")
            records.append(known[key])
        finding: Finding = serial.record_of(cls, place, records=tuple(records))
        return finding


def _by_reference(audit: Audit) -> dict[str, Record]:
    """The records of an audit by how findings refer to them."""
    fields = (getattr(audit, name) for name in serial.hints(type(audit)))
    records = (record for held in fields if isinstance(held, tuple) for record in held)
    return {_reference_key(_reference(record)): record for record in records}


def _reference_key(reference: object) -> str:
    return json.dumps(reference, sort_keys=True, default=str)


def _reference(record: Record) -> dict[str, Any]:
    """How a finding refers to a record: by its kind and id, or by where it stands."""
    kind = type(record).__name__
    if isinstance(record, Quote | Speaker):
        return {"record": kind, "id": record.id}
    if isinstance(record, AnonymousSource):
        return {"record": kind, "speaker": record.speaker.id}
    return {"record": kind, "span": serial.plain(record.span)}


@frozen(kw_only=True)
class Rule:
    """What a house makes of one check.

    ``severity`` is None where the house does not use the check, ``grave`` the severity of the
    cases that the check itself calls grave (a death toll that nobody is named for); None means
    the same as the others. ``options`` are the numbers and words that the check takes, in pairs
    of name and value. Where ``ignore`` is not None, findings are left out, and it says why.
    """

    check: str = field(validator=valid.words)
    severity: Severity | None = field(default=None, validator=valid.optional(Severity))
    grave: Severity | None = field(default=None, validator=valid.optional(Severity))
    options: tuple[tuple[str, Option], ...] = field(default=(), validator=valid.tuple_of(tuple))
    origin: str = ""
    ignore: str | None = None


@frozen(kw_only=True)
class Profile:
    """The rules of a house: a name, where they were read and when, and one rule a check."""

    name: str = field(validator=valid.words)
    house: str = ""
    origin: str = ""
    read: str = ""
    rules: tuple[Rule, ...] = field(default=(), validator=valid.tuple_of(Rule))
