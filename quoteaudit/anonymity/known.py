"""Who is no unnamed source, though nobody is named: people whom the article has told of before."""

from __future__ import annotations

from quoteaudit.anonymity.drafts import Draft
from quoteaudit.anonymity.phrase import Phrase
from quoteaudit.anonymity.words import is_member, kin, listed, offices, veiled
from quoteaudit.records import SpeakerKind
from quoteaudit.syntax.phrases import possessor_of
from quoteaudit.syntax.tree import Word
from quoteaudit.syntax.words import is_determiner, is_number, is_pronoun

_BOTH = frozenset({"both", "all"})


def points_at_the_known(draft: Draft) -> bool:
    """Whether the first mention of a source points at somebody who must be known from elsewhere.

    "The businessman", "the Velmora Republican", "his wife", "both candidates": whoever is meant
    has been named. "The manager of the hotel" tells who it is instead of the name, "the official"
    is what reporters call those whom they hide, and others are said to know or to ask for cover.
    """
    phrase = draft.phrase
    if draft.is_pronoun or phrase.is_partitive or _speaks_for_another(draft):
        return False
    if draft.condition or draft.reason or draft.knowledge or draft.relay:
        return False
    owner = possessor_of(phrase.core)
    if owner is not None:
        return not phrase.is_several and _is_of_circle(phrase, owner)
    if not phrase.is_definite:
        return False
    return _is_told_apart(phrase) if phrase.is_several else not _may_hide(phrase)


def _is_of_circle(phrase: Phrase, owner: Word) -> bool:
    """Whether somebody is told of as another's: "his boss", "Moll's wife"."""
    return phrase.noun.base in kin() or (is_pronoun(owner) and phrase.noun.base not in veiled())


def _speaks_for_another(draft: Draft) -> bool:
    """Whether somebody speaks for a client or a body, as spokespeople and lawyers do."""
    told = draft.speaker is not None and draft.speaker.kind is SpeakerKind.SPOKESPERSON
    return told or draft.phrase.noun.spokesperson


def _may_hide(phrase: Phrase) -> bool:
    """Whether "the senior official" can be anybody, or the phrase says itself who it is."""
    if phrase.end > phrase.core.end:
        return not is_member(phrase.noun.base)
    if phrase.noun.base not in veiled():
        return False
    ranks = listed("affiliation", "ranks")
    return all(is_determiner(word) or word.lower in ranks for word in phrase.before)


def _is_told_apart(phrase: Phrase) -> bool:
    """Whether several are counted off, or hold an office: "both men", "the candidates"."""
    if phrase.noun.base in offices():
        return True
    counted = phrase.words_before & _BOTH or any(is_number(word) for word in phrase.before)
    return bool(counted) and phrase.noun.base not in veiled()
