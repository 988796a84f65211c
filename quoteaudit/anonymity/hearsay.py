"""Who told the newsroom nothing: sources inside what somebody else tells."""

from __future__ import annotations

from quoteaudit.anonymity.words import listed
from quoteaudit.records import Quote, SpeakerKind


def is_hearsay(quote: Quote) -> bool:
    """Whether somebody other than an outlet tells what somebody else said or thought."""
    parent = quote.parent
    if _is_in_turn(quote):
        return True
    if parent is None or parent.source is None or _within_own_words(quote):
        return False
    if _is_relayed(parent):  # who cites somebody in an outlet's report is the outlet itself
        return quote.cue is not None and _has_word("citing", quote.cue.text)
    return is_told_on(quote) or quote.cue is None or not _is_plain(quote.cue.text)


def _is_in_turn(quote: Quote) -> bool:
    """Whether it is told in an interview's answer: its people spoke to the interviewee."""
    parent = quote.parent
    while parent is not None and parent.rule != "direct.label":
        parent = parent.parent
    return parent is not None


def is_told_on(quote: Quote) -> bool:
    """Whether somebody said before that others told something: "Moll said aides told her"."""
    parent = quote.parent
    if parent is None or parent.cue is None or quote.source is None or _is_relayed(parent):
        return False
    before = parent.cue.start < quote.source.start
    telling = _is_plain(parent.cue.text) or _has_word("of_others", parent.cue.text)
    return before and telling and not _within_own_words(quote)


def _within_own_words(quote: Quote) -> bool:
    """Whether the inner quote is its parent's own speaker again ("They said they hoped")."""
    again = quote.source is not None and quote.source.text.lower() in listed("heads", "pronouns")
    return again and quote.parent is not None and quote.speaker is quote.parent.speaker


def _is_relayed(parent: Quote) -> bool:
    """Whether the outer quote is an outlet's report or cites somebody."""
    if parent.speaker is not None and parent.speaker.kind is SpeakerKind.MEDIA:
        return True
    return parent.cue is not None and _has_word("citing", parent.cue.text)


def _is_plain(cue: str) -> bool:
    """Whether the words only say that something was said."""
    return _has_word("plain", cue)


def _has_word(kind: str, cue: str) -> bool:
    return bool(listed("telling", kind) & set(cue.lower().split()))
