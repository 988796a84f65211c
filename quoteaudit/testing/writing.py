"""An audit as marked text: what was found, ready to be read, mended and kept as a test."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quoteaudit.records import AnonymousMention, Audit, CharSpan, QuoteKind
from quoteaudit.testing.marked import SLOTS, write_marked


def mark(audit: Audit, *, families: Collection[str] = ("quotes",)) -> str:
    """The text of ``audit`` with its records written into it, to be pasted into a test.

    >>> from quoteaudit.testing import make_audit
    >>> mark(make_audit("{source:Ana Ruiz|She} {cue|said} {content|“No.”}"))
    '{source:Ana Ruiz (person)|She} {cue|said} {content:direct|“No.”}'

    Raises :class:`~quoteaudit.InputError` where two spans overlap without one standing in the
    other; write fewer ``families`` at a time then.
    """
    return write_marked(
        audit.text,
        [pair for family in _HEADS if family in families for pair in _HEADS[family](audit)],
    )


Heads = Iterator[tuple[str, CharSpan]]


def _quote_heads(audit: Audit) -> Heads:
    for number, quote in enumerate(audit.quotes):
        own = str(number or "")
        for span in quote.contents:
            yield f"content{own}:{QuoteKind(quote.kind)}", span
        if quote.cue is not None:
            yield f"cue{own}", quote.cue
        if quote.source is not None:
            who = quote.speaker
            yield f"source{own}:{'?' if who is None else f'{who.name} ({who.kind})'}", quote.source


def _mention_heads(audit: Audit) -> Heads:
    for number, source in enumerate(audit.anonymous_sources, 1):
        for mention in source.mentions:
            count = "" if mention.count is None else f":{mention.count}"
            yield f"mention{number}{count}", mention.span
            yield from _slot_heads(mention, number)


def _slot_heads(mention: AnonymousMention, number: int) -> Heads:
    for slot in SLOTS:
        span = getattr(mention, slot)
        if span is not None:
            yield f"{slot}{number}", span


def _reply_heads(audit: Audit) -> Heads:
    for request in audit.comment_requests:
        yield f"reply:{request.outcome}", request.span
        for label in ("party", "subject"):
            span = getattr(request, label)
            if span is not None:
                yield label, span


def _claim_heads(audit: Audit) -> Heads:
    for claim in audit.claims:
        yield f"claim:{'+'.join(claim.kinds)}", claim.span


def _term_heads(audit: Audit) -> Heads:
    for term in audit.terms:
        yield str(term.kind), term.span


_HEADS = {
    "quotes": _quote_heads,
    "mentions": _mention_heads,
    "replies": _reply_heads,
    "claims": _claim_heads,
    "terms": _term_heads,
}
