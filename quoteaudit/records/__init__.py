"""What quoteaudit gives back: frozen records that hold spans, strings, numbers and enums.

Every offset counts characters (Unicode code points) of the text as given, and every span is
half-open: ``text[span.start:span.end] == span.text``, always. Records compute nothing and
hold no spaCy objects, so they can be compared, hashed, pickled and written to JSON.
"""

from quoteaudit.records.audit import Audit
from quoteaudit.records.claims import Claim, ClaimKind
from quoteaudit.records.comparisons import (
    Edit,
    EditKind,
    HeadlineCheck,
    QuoteCheck,
    QuotePair,
    ReferencePlace,
    Slot,
    SlotChange,
    SlotFate,
    SourcePair,
    Touch,
    Verdict,
    VersionComparison,
)
from quoteaudit.records.findings import Finding, Profile, Rule, Severity
from quoteaudit.records.quotes import (
    Provenance,
    Quote,
    QuoteKind,
    ScorePart,
    Speaker,
    SpeakerKind,
    Term,
    TermKind,
)
from quoteaudit.records.sources import (
    AnonymousMention,
    AnonymousSource,
    CommentRequest,
    ReasonClass,
    ReplyOutcome,
)
from quoteaudit.records.spans import CharSpan
from quoteaudit.records.structure import Block, BlockKind, DefectKind, TextDefect
from quoteaudit.records.summary import Summary

__all__ = [
    "AnonymousMention",
    "AnonymousSource",
    "Audit",
    "Block",
    "BlockKind",
    "CharSpan",
    "Claim",
    "ClaimKind",
    "CommentRequest",
    "DefectKind",
    "Edit",
    "EditKind",
    "Finding",
    "HeadlineCheck",
    "Profile",
    "Provenance",
    "Quote",
    "QuoteCheck",
    "QuoteKind",
    "QuotePair",
    "ReasonClass",
    "ReferencePlace",
    "ReplyOutcome",
    "Rule",
    "ScorePart",
    "Severity",
    "Slot",
    "SlotChange",
    "SlotFate",
    "SourcePair",
    "Speaker",
    "SpeakerKind",
    "Summary",
    "Term",
    "TermKind",
    "TextDefect",
    "Touch",
    "Verdict",
    "VersionComparison",
]
