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
    Quote,
    QuoteKind,
    ReasonClass,
    ReplyOutcome,
    ScorePart,
    Speaker,
    SpeakerKind,
    Summary,
    Term,
    TermKind,
    TextDefect,
)

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
    "FileError",
    "InputError",
    "PipelineError",
    "Quote",
    "QuoteKind",
    "QuoteauditError",
    "ReasonClass",
    "ReplyOutcome",
    "SchemaError",
    "ScorePart",
    "Speaker",
    "SpeakerKind",
    "Summary",
    "Term",
    "TermKind",
    "TextDefect",
    "__version__",
    "audit_doc",
    "audit_text",
    "audit_texts",
    "find_anonymous_sources",
    "find_claims",
    "find_comment_requests",
    "find_quotes",
]
