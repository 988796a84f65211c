"""Checks on documents, recordings and other media as sources."""

from __future__ import annotations

from collections.abc import Iterator

from quoteaudit.checks.hits import Hit, Options, shortened
from quoteaudit.checks.view import View
from quoteaudit.checks.words import listed, pattern, words_of
from quoteaudit.records import CharSpan, Quote, SpeakerKind


def doc_provenance(view: View, options: Options) -> Iterator[Hit]:
    """A document or recording is a source, and nothing says whose it is or how it was got."""
    told: set[str] = set()
    for quote, source in _papers(view, "papers"):
        kind = _kind(source, "papers")
        if view.is_heading(source.start):  # a headline has no room for it
            continue
        known = source.text.lower().startswith(("the ", "that ", "this ")) and (
            view.is_said_before(kind, source.start) or view.is_said_before(f"{kind}s", source.start)
        )
        if known or (quote.speaker is not None and quote.speaker.provenance is not None):
            told.add(kind)
        elif kind not in told:
            told.add(kind)
            yield Hit(
                spans=(source,),
                message=f"The article does not say how “{shortened(source.text)}” was obtained, "
                "or who published it.",
                evidence=(source,),
                missing=("who published or obtained it",),
                records=(quote,),
            )


def doc_unverified(view: View, options: Options) -> Iterator[Hit]:
    """A document or recording is a source, and nothing says whether it was verified."""
    if pattern("verification").search(view.text):
        return
    for quote, source in _papers(view, "recordings"):
        yield Hit(
            spans=(source,),
            message=f"The article does not say whether “{shortened(source.text)}” was verified.",
            evidence=(source,),
            missing=("a word on verification",),
            records=(quote,),
        )
        return  # one word on it is enough for the article


def relayed_anonymity(view: View, options: Options) -> Iterator[Hit]:
    """Another outlet, or somebody else, is cited for what an unnamed source told them."""
    for source in view.audit.anonymous_sources:
        for mention in source.mentions:
            if mention.relayed_by is None or mention.anaphoric or source.spokesperson:
                continue
            yield Hit(
                spans=(mention.span,),
                message=f"“{shortened(mention.span.text)}” is not the newsroom’s own source: "
                f"{shortened(mention.relayed_by.text)} passes it on.",
                evidence=(mention.span, mention.relayed_by),
                missing=("a source of your own",),
                records=(source,),
            )


def media_generic(view: View, options: Options) -> Iterator[Hit]:
    """State media or news reports as a source, and no outlet by name."""
    for quote in view.quotes:
        source = quote.source
        match = None if source is None else pattern("media_generic").fullmatch(_bare(source))
        if source is not None and match is not None:
            yield Hit(
                spans=(source,),
                message=f"“{source.text}” names no outlet.",
                evidence=(source,),
                missing=("the outlet’s name",),
                records=(quote,),
            )


# ---------------------------------------------------------------------------------------- shared


def _papers(view: View, name: str) -> Iterator[tuple[Quote, CharSpan]]:
    """The quotes whose source is a document or recording that somebody had before."""
    for quote in view.quotes:
        source = quote.source
        if source is None or (quote.speaker and quote.speaker.kind is not SpeakerKind.DOCUMENT):
            continue
        if _kind(source, name):
            yield quote, source


def _kind(source: CharSpan, name: str) -> str:
    """The noun for a document at the head of a source: its last one before "of" and the like."""
    head = ""
    for word in words_of(source.text)[:7]:
        if word in ("of", "from", "by", "that", "which", "in", "on", "to", "seen", "obtained"):
            break
        head = word
    return head.removesuffix("s") if head in listed(name) else ""


def _bare(source: CharSpan) -> str:
    return source.text.lower().removeprefix("the ").strip(" ,")
