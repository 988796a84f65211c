"""quoteaudit finds who said what in news articles.

>>> import quoteaudit
>>> audit = quoteaudit.audit_text("“The bridge stays shut,” Mayor Ines Moll said on Friday.")
>>> quote = audit.quotes[0]
>>> quote.speaker.name, quote.cue.text, quote.contents[0].text
('Ines Moll', 'said', '“The bridge stays shut,”')
"""

from importlib.metadata import version

from quoteaudit.audit import (
    audit_doc,
    audit_text,
    audit_texts,
    find_anonymous_sources,
    find_claims,
    find_comment_requests,
    find_quotes,
)
from quoteaudit.errors import (
    FileError,
    InputError,
    PipelineError,
    QuoteauditError,
    SchemaError,
)
from quoteaudit.records import (
    AnonymousMention,
    AnonymousSource,
    Audit,
    Block,
    BlockKind,
    CharSpan,
    Claim,
    ClaimKind,
    CommentRequest,
    DefectKind,
    Edit,
    EditKind,
    HeadlineCheck,
    Quote,
    QuoteCheck,
    QuoteKind,
    QuotePair,
    ReasonClass,
    ReferencePlace,
    ReplyOutcome,
    ScorePart,
    Slot,
    SlotChange,
    SlotFate,
    SourcePair,
    Speaker,
    SpeakerKind,
    Summary,
    Term,
    TermKind,
    TextDefect,
    Touch,
    Verdict,
    VersionComparison,
)
from quoteaudit.verify import compare_versions, verify_quotes

__version__ = version("quoteaudit")

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
    "FileError",
    "HeadlineCheck",
    "InputError",
    "PipelineError",
    "Quote",
    "QuoteCheck",
    "QuoteKind",
    "QuotePair",
    "QuoteauditError",
    "ReasonClass",
    "ReferencePlace",
    "ReplyOutcome",
    "SchemaError",
    "ScorePart",
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
    "__version__",
    "audit_doc",
    "audit_text",
    "audit_texts",
    "compare_versions",
    "find_anonymous_sources",
    "find_claims",
    "find_comment_requests",
    "find_quotes",
    "verify_quotes",
]
