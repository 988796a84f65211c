"""What the words on an unnamed source tell of it, and whether it spoke to a reporter at all."""

from __future__ import annotations

from quoteaudit.checks.view import View, cue_base
from quoteaudit.checks.words import listed, words_of
from quoteaudit.lexicon import cue_class
from quoteaudit.records import AnonymousMention, AnonymousSource, Quote


def head_words(mention: AnonymousMention) -> list[str]:
    """The words of a mention up to those on its knowledge and its condition."""
    slots = (mention.knowledge, mention.condition, mention.reason)
    inside = [s.start for s in slots if s is not None and s.start > mention.span.start]
    end = min([mention.span.end, *inside])
    return words_of(mention.span.text[: end - mention.span.start])


def telling_words(mention: AnonymousMention) -> list[str]:
    """The words of a mention but for articles and numbers."""
    words = words_of(mention.span.text)
    return [w for w in words if w not in listed("articles") and not w.isdigit()]


def has_slots(source: AnonymousSource) -> bool:
    """Whether anything but a role is told: for whom it works, how it knows, on what terms, why."""
    return any((source.affiliation, source.knowledge, source.condition, source.reason))


def is_only_bare(source: AnonymousSource) -> bool:
    """Whether the words say nothing: only "sources" or "an official", and nothing else is told."""
    said = telling_words(source.mentions[0])
    return not has_slots(source) and all(word in listed("bare_heads") for word in said)


def points_back(mention: AnonymousMention) -> bool:
    """Whether the words mean somebody met before: "the officials", "both", "one of the aides"."""
    first = words_of(mention.span.text)[:1]
    definite = bool(first) and (
        first[0] in ("the", "those", "these", "both") or first[0] in listed("pronouns")
    )
    return mention.partitive or definite


def is_plural(mention: AnonymousMention) -> bool:
    """Whether the words mean more than one: "officials", but not "one of the officials"."""
    return bool(set(head_words(mention)) & listed("plural_heads")) and mention.count != 1


def singular(word: str) -> str:
    """A noun without its -s, to hold "source" and "sources" against one another."""
    return word.removesuffix("s")


def has_spoken(view: View, source: AnonymousSource) -> bool:
    """Whether it is somebody whom a reporter spoke to, and who said something there.

    A host on stage, somebody's campaign manager or the Democrats are not: everybody can find
    out who they are. Nor is somebody who only did, wanted or believed something.
    """
    if source.condition is None and _is_public(source.mentions[0]):
        return False
    return any(_is_speech(quote) for quote in view.quotes_by(source.speaker))


def _is_speech(quote: Quote) -> bool:
    if quote.rule in ("indirect.infinitive", "indirect.object", "indirect.noun_cue"):
        return False
    base = cue_base(quote)
    if base in listed("public_cues"):
        return False
    return base is None or cue_class("verbs", base) in ("neutral", "truth", "guilt", "doubt")


def _is_public(mention: AnonymousMention) -> bool:
    """Whether the words name a role on a stage, the one holder of an office, or a party."""
    words = head_words(mention)
    head = next((w for w in mention.span.text.split() if words_of(w) == words[-1:]), "")
    owned = "’s " in mention.span.text or "'s " in mention.span.text or "s’ " in mention.span.text
    party = head[:1].isupper() and words[-1] not in listed("dependent_heads")
    if party and (len(words) > 1 or mention.count is None):
        return True
    return bool(set(words) & listed("public_roles")) or (owned and mention.count == 1)
