"""quoteaudit finds who said what in news articles.

>>> import quoteaudit
>>> audit = quoteaudit.audit_text("“The bridge stays shut,” Mayor Ines Moll said on Friday.")
>>> quote = audit.quotes[0]
>>> quote.speaker.name, quote.cue.text, quote.contents[0].text
('Ines Moll', 'said', '“The bridge stays shut,”')
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quoteaudit.audit import (
        audit_doc,
        audit_text,
        audit_texts,
        find_anonymous_sources,
        find_claims,
        find_comment_requests,
        find_quotes,
    )
    from quoteaudit.checks import (
        check,
        load_profile,
        read_baseline,
        without_known,
        write_baseline,
    )
    from quoteaudit.errors import (
        FileError,
        InputError,
        MissingExtraError,
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
        Finding,
        HeadlineCheck,
        Profile,
        Provenance,
        Quote,
        QuoteCheck,
        QuoteKind,
        QuotePair,
        ReasonClass,
        ReferencePlace,
        ReplyOutcome,
        Rule,
        ScorePart,
        Severity,
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
    from quoteaudit.render import render_html
    from quoteaudit.verify import compare_versions, verify_quotes

    __version__: str

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
    "Finding",
    "HeadlineCheck",
    "InputError",
    "MissingExtraError",
    "PipelineError",
    "Profile",
    "Provenance",
    "Quote",
    "QuoteCheck",
    "QuoteKind",
    "QuotePair",
    "QuoteauditError",
    "ReasonClass",
    "ReferencePlace",
    "ReplyOutcome",
    "Rule",
    "SchemaError",
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
    "__version__",
    "audit_doc",
    "audit_text",
    "audit_texts",
    "check",
    "compare_versions",
    "find_anonymous_sources",
    "find_claims",
    "find_comment_requests",
    "find_quotes",
    "load_profile",
    "read_baseline",
    "render_html",
    "verify_quotes",
    "without_known",
    "write_baseline",
]

_ROOMS = {
    "quoteaudit.audit": "audit_doc audit_text audit_texts find_anonymous_sources find_claims "
    "find_comment_requests find_quotes",
    "quoteaudit.checks": "check load_profile read_baseline without_known write_baseline",
    "quoteaudit.errors": "FileError InputError MissingExtraError PipelineError QuoteauditError "
    "SchemaError",
    "quoteaudit.render": "render_html",
    "quoteaudit.verify": "compare_versions verify_quotes",
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names.split()}
"""Where each public name is at home that is no record. The same as the imports above, which type
checkers and editors read: a room is imported when one of its names is first asked for."""

if not TYPE_CHECKING:  # a type checker would take any name for one of ours

    def __getattr__(name):
        """A public name, from its room."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if name == "__version__":
            from importlib.metadata import version

            value = version("quoteaudit")
        else:
            from importlib import import_module

            value = getattr(import_module(_HOMES.get(name, "quoteaudit.records")), name)
        globals()[name] = value
        return value

    def __dir__():
        """The public names, whether their rooms were entered or not."""
        return sorted({*globals(), *__all__})
