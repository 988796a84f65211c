"""Unnamed sources that no attribution has: cited, saying something plainly, or in the know."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from quoteaudit.anonymity.drafts import (
    UNNAMED,
    Draft,
    Drafts,
    Known,
    end_of_sentence,
    is_marked,
    is_name,
    is_share,
)
from quoteaudit.anonymity.hearsay import is_told_on
from quoteaudit.anonymity.phrase import Phrase, heads_in, is_named, phrase_at, with_knowledge
from quoteaudit.anonymity.words import listed
from quoteaudit.records import Quote, SpeakerKind
from quoteaudit.syntax.clauses import governor_of, is_listed_after, place_of
from quoteaudit.syntax.frames import direct_object_of, is_speech_verb
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_past

_OPEN = frozenset({SpeakerKind.COLLECTIVE, SpeakerKind.ANONYMOUS})


def drafts_outside(
    text: str, parse: Parse, quotes: Sequence[Quote], taken: Drafts, known: Known
) -> Iterator[Draft]:
    """Unnamed sources that no attribution has: they tell how they know, and that they told.

    "A person in the room shared the tape", "provided by people familiar with it".
    """
    told_on = {q.source.start for q in quotes if q.source is not None and is_told_on(q)}
    turns = {q.contents[0].start: q.contents[0].end for q in quotes if q.rule == "direct.label"}
    starts = sorted(turns)
    for head in heads_in(parse):
        if head.i in taken or head.first.start in told_on:
            continue
        turn = bisect_right(starts, head.start) - 1
        if turn >= 0 and head.start < turns[starts[turn]]:
            continue
        if head.quotation >= 0 or is_listed_after(head) or is_name(head):
            continue
        if any(draft.start < head.start < draft.end for draft in taken.in_sentence(head.sentence)):
            continue
        phrase = phrase_at(head, parse)
        if phrase is None or phrase.head.i in taken or phrase.core.i in taken:
            continue
        speaker = known.at(phrase.core.start, phrase.core.end)
        end = phrase.end
        if is_cited(head):
            end = with_knowledge(text, end, end_of_sentence(head, parse))
        draft = Draft(phrase, phrase.start, end, speaker)
        if not is_share(phrase, text) and _is_shown(draft, text):
            yield draft


def _is_shown(draft: Draft, text: str) -> bool:
    """Whether the sentence shows somebody to be a source, and how far the speaker room agrees."""
    phrase, speaker = draft.phrase, draft.speaker
    kind = None if speaker is None else speaker.kind
    if is_cited(phrase.head):
        return (kind is None or kind in UNNAMED) and not is_named(phrase, text)
    if _is_saying(phrase) and kind in UNNAMED and not is_named(phrase, text):
        return True
    return (kind is None or kind in _OPEN) and _is_telling(phrase.head) and is_marked(draft, text)


def is_cited(head: Word) -> bool:
    """Whether an outlet quotes the phrase's people ("quoted an aide", "citing officials").

    Or rests on what they told: "based on accounts from officials".
    """
    place, over = place_of(head)
    if place != "object" or over is None:
        return False
    return over.lower in listed("telling", "citing") or _is_rested_on(head)


def talks_with(head: Word) -> Word | None:
    """The talks that the phrase's people had: "interviews" in "interviews with officials"."""
    place, over = place_of(head)
    talks = governor_of(over) if place == "object" and over is not None else None
    return (
        talks if talks is not None and talks.lower in listed("telling", "conversations") else None
    )


def _is_rested_on(head: Word) -> bool:
    """Whether something is based on talks with the phrase's people or on their accounts."""
    talks = talks_with(head)
    place, below = ("", None) if talks is None else place_of(talks)
    if place != "object" or below is None:
        return False
    base = governor_of(below)
    rests = below.lower == "on" and base is not None and base.lower in listed("telling", "resting")
    return rests or below.lower in listed("telling", "citing")


def _is_saying(phrase: Phrase) -> bool:
    """Whether the phrase's people plainly say something ("aides said"), attribution or not."""
    place, over = place_of(phrase.head)
    if place != "subject" or over is None:
        return False
    unsaid = phrase.is_definite and over.lower in listed("telling", "unspecified")
    return over.lower in listed("telling", "plain") or unsaid


def _hands_over(verb: Word) -> bool:
    """Whether something may be told or handed to the reporter: "gave an account", not "money"."""
    given = direct_object_of(verb)
    is_gift = given is not None and given.lower in listed("telling", "gifts")
    return verb.lower in listed("telling", "verbs") and not is_gift


def _is_telling(head: Word) -> bool:
    """Whether the phrase tells something, or something is according to it or comes from it."""
    place, over = place_of(head)
    if over is None:
        return False
    if place == "subject":
        said = over.lower in listed("telling", "plain") or _hands_over(over)
        return said or (is_past(over) and is_speech_verb(over))
    if place == "agent":
        giver = governor_of(over)
        return giver is not None and giver.lower in listed("telling", "verbs")
    if place == "object":
        above = governor_of(over)
        if over.lower == "to" and above is not None and above.lower == "according":
            return True
    return False
