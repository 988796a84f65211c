"""quoteaudit finds who said what in news articles.

>>> import quoteaudit
>>> audit = quoteaudit.audit_text("“The bridge stays shut,” Mayor Ines Moll said on Friday.")
>>> quote = audit.quotes[0]
>>> quote.speaker.name, quote.cue.text, quote.contents[0].text
('Ines Moll', 'said', '“The bridge stays shut,”')
"""

from importlib.metadata import version

from quoteaudit.audit import audit_doc, audit_text, audit_texts, find_quotes
from quoteaudit.errors import (
    FileError,
    InputError,
    PipelineError,
    QuoteauditError,
    SchemaError,
)
from quoteaudit.records import (
    Audit,
    Block,
    BlockKind,
    CharSpan,
    DefectKind,
    Quote,
    QuoteKind,
    ScorePart,
    Speaker,
    SpeakerKind,
    Term,
    TermKind,
    TextDefect,
)

__version__ = version("quoteaudit")

__all__ = [
    "Audit",
    "Block",
    "BlockKind",
    "CharSpan",
    "DefectKind",
    "FileError",
    "InputError",
    "PipelineError",
    "Quote",
    "QuoteKind",
    "QuoteauditError",
    "SchemaError",
    "ScorePart",
    "Speaker",
    "SpeakerKind",
    "Term",
    "TermKind",
    "TextDefect",
    "__version__",
    "audit_doc",
    "audit_text",
    "audit_texts",
    "find_quotes",
]
