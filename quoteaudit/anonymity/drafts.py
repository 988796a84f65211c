"""Mentions in the making: where unnamed sources stand, before groups are formed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field

from quoteaudit.anonymity.phrase import (
    Phrase,
    heads_in,
    is_named,
    knowledge_of,
    phrase_at,
)
from quoteaudit.anonymity.words import Noun, listed
from quoteaudit.records import Quote, Speaker, SpeakerKind
from quoteaudit.syntax.clauses import (
    before_noun,
    full_phrase,
    governor_of,
    is_listed_after,
    place_of,
)
from quoteaudit.syntax.frames import is_speech_verb
from quoteaudit.syntax.phrases import head_of, is_plural, is_pronoun
from quoteaudit.syntax.tree import Parse, Word

Chars = tuple[int, int]

UNNAMED = frozenset({SpeakerKind.ANONYMOUS, SpeakerKind.SPOKESPERSON})
_OPEN = frozenset({SpeakerKind.COLLECTIVE, SpeakerKind.ANONYMOUS})


@define(eq=False)
class Draft:
    """One mention while its slots are being filled; spans are half-open, in characters."""

    phrase: Phrase
    start: int
    end: int
    speaker: Speaker | None = None
    cues: list[int] = field(factory=list)
    silent: bool = False
    condition: Chars | None = None
    reason: Chars | None = None
    knowledge: Chars | None = None
    subset: bool = False

    @property
    def is_pronoun(self) -> bool:
        """Whether the mention is a pronoun alone."""
        return is_pronoun(self.phrase.head)


class Known:
    """Whose mentions stand where, by the speaker room."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        held = sorted(
            (span.start, span.end, number, speaker)
            for number, speaker in enumerate(speakers)
            for span in speaker.mentions
        )
        self._starts = [start for start, *_ in held]
        self._held = held

    def at(self, start: int, end: int) -> Speaker | None:
        """The speaker with a mention that shares characters with ``[start, end)``."""
        place = bisect_right(self._starts, end - 1)
        for at in range(place - 1, max(-1, place - 6), -1):
            _, until, _, speaker = self._held[at]
            if until > start:
                return speaker
        return None


def drafts_of_quotes(text: str, parse: Parse, quotes: Sequence[Quote]) -> list[Draft]:
    """A draft for the source of every attribution to somebody unnamed, in text order."""
    found: dict[int, Draft] = {}
    for quote in quotes:
        if quote.source is None or _is_hearsay(quote):
            continue
        head = head_of(parse.between(quote.source.start, quote.source.end))
        if head is None:
            continue
        if head.i in found:
            _add_cue(found[head.i], quote)
            continue
        draft = _draft_of(text, parse, quote, head)
        if draft is not None:
            found[head.i] = draft
            _add_cue(draft, quote)
    return [found[i] for i in sorted(found)]


def _add_cue(draft: Draft, quote: Quote) -> None:
    """Note where the reporting words stand, and whether all of them only tell of silence."""
    if quote.cue is None:
        return
    quiet = bool(listed("telling", "silence") & set(quote.cue.text.lower().split()))
    draft.silent = quiet and (draft.silent or not draft.cues)
    draft.cues.append(quote.cue.start)


def _is_hearsay(quote: Quote) -> bool:
    """Whether somebody other than an outlet tells what somebody else said or thought."""
    parent = quote.parent
    if parent is None or parent.speaker is None:
        return False
    return parent.speaker.kind is not SpeakerKind.MEDIA and not _within_own_words(quote)


def _within_own_words(quote: Quote) -> bool:
    """Whether the inner quote is its parent's own speaker again ("They said they hoped")."""
    return quote.parent is not None and quote.speaker is quote.parent.speaker


def _draft_of(text: str, parse: Parse, quote: Quote, head: Word) -> Draft | None:
    kind = quote.speaker.kind if quote.speaker is not None else None
    phrase = phrase_at(head, parse) or (_any_phrase(head, parse) if kind in UNNAMED else None)
    if phrase is None or quote.source is None:
        return None
    end = _end_of(text, phrase, quote)
    start = min(phrase.start, quote.source.start)
    draft = Draft(phrase, start, end, quote.speaker)
    if kind in UNNAMED:
        return draft
    if kind in (None, SpeakerKind.COLLECTIVE) and not is_pronoun(head) and is_marked(draft, text):
        return draft
    return None


def _any_phrase(head: Word, parse: Parse) -> Phrase:
    """The phrase of a head that no list knows but the speaker room takes for somebody."""
    first, last = full_phrase(head, parse)
    plural = is_plural(head) or head.lower in listed("heads", "plural_only")
    noun = Noun(head.lower, plural)
    return Phrase(head, head, noun, first.start, last.end, head.end, tuple(before_noun(head)))


def _end_of(text: str, phrase: Phrase, quote: Quote) -> int:
    """Where the mention ends: with its clauses, before the reporting words and what is reported."""
    assert quote.source is not None
    stops = [span.start for span in quote.contents]
    if quote.cue is not None and not quote.source.start <= quote.cue.start < quote.source.end:
        stops.append(quote.cue.start)
    end = max(phrase.end, quote.source.end)
    end = min([end, *(stop for stop in stops if stop > phrase.core.start)])
    end = max(end, phrase.core.end)
    return phrase.core.end + len(text[phrase.core.end : end].rstrip(" ,;:—–-\n\t“\"'’("))


def is_marked(draft: Draft, text: str) -> bool:
    """Whether the phrase itself tells how its people know, as reporters' sources do."""
    phrase = draft.phrase
    if phrase.noun.base in listed("heads", "nobody") or phrase.words_before & listed("heads", "nobody"):
        return False
    known = knowledge_of(phrase, text, draft.end, ())
    return known is not None and known[1] and not is_named(phrase, text)


def drafts_outside(
    text: str, parse: Parse, taken: Mapping[int, Draft], known: Known
) -> Iterator[Draft]:
    """Unnamed sources that no attribution has: they tell how they know, and that they told.

    "A person in the room shared the tape", "provided by people familiar with it".
    """
    for head in heads_in(parse):
        if head.i in taken or head.quotation >= 0 or is_listed_after(head):
            continue
        phrase = phrase_at(head, parse)
        if phrase is None or phrase.core.i in taken or phrase.end <= phrase.core.end:
            continue
        if not _is_telling(phrase.head):
            continue
        speaker = known.at(phrase.core.start, phrase.core.end)
        draft = Draft(phrase, phrase.start, phrase.end, speaker)
        if (speaker is None or speaker.kind in _OPEN) and is_marked(draft, text):
            yield draft


def _is_telling(head: Word) -> bool:
    """Whether the phrase tells something, or something is according to it or comes from it."""
    place, over = place_of(head)
    if over is None:
        return False
    if place == "subject":
        return is_speech_verb(over) or over.lower in listed("telling", "verbs")
    if place == "agent":
        giver = governor_of(over)
        return giver is not None and giver.lower in listed("telling", "verbs")
    if place == "object":
        above = governor_of(over)
        if over.lower == "to" and above is not None and above.lower == "according":
            return True
        return over.lower in listed("telling", "citing")
    return False
