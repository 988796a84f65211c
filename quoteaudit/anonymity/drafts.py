"""Mentions in the making: one unnamed source at one place, before groups are formed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from attrs import define, field

from quoteaudit.anonymity.patterns import first_in
from quoteaudit.anonymity.phrase import Phrase, is_named, knowledge_of
from quoteaudit.anonymity.words import listed, person_noun
from quoteaudit.records import CharSpan, Speaker, SpeakerKind
from quoteaudit.syntax.phrases import possessor_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_pronoun, is_proper

Chars = tuple[int, int]

UNNAMED = frozenset({SpeakerKind.ANONYMOUS, SpeakerKind.SPOKESPERSON})


@define(eq=False)
class Draft:
    """One mention while its slots are being filled; spans are half-open, in characters.

    ``around`` is the source of the attribution in whose content the mention says something.
    """

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
    around: Chars | None = None
    relay: Chars | None = None

    @property
    def is_pronoun(self) -> bool:
        """Whether the mention is a pronoun alone."""
        return is_pronoun(self.phrase.head)


class Drafts:
    """The drafts of an article, by the place of their heads."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._by_head: dict[int, Draft] = {}
        self._sentences: dict[int, list[int]] = {}
        for draft in drafts:
            self.add(draft)

    def __contains__(self, place: int) -> bool:
        return place in self._by_head

    def add(self, draft: Draft) -> Draft:
        """Take a draft in, instead of one with the same head."""
        head = draft.phrase.head
        if head.i not in self._by_head:
            self._sentences.setdefault(head.sentence, []).append(head.i)
        self._by_head[head.i] = draft
        return draft

    def drop(self, draft: Draft) -> None:
        """Take a draft out."""
        head = draft.phrase.head
        del self._by_head[head.i]
        self._sentences[head.sentence].remove(head.i)

    def at(self, place: int) -> Draft | None:
        """The draft whose head is the word of that number."""
        return self._by_head.get(place)

    def in_order(self) -> list[Draft]:
        """All drafts in text order."""
        return [self._by_head[i] for i in sorted(self._by_head)]

    def in_sentence(self, number: int) -> list[Draft]:
        """The drafts of one sentence in text order."""
        return [self._by_head[i] for i in sorted(self._sentences.get(number, ()))]

    def before(self, word: Word, reach: int) -> Iterator[Draft]:
        """The drafts before a word, the nearest first, up to ``reach`` sentences back."""
        for number in range(word.sentence, word.sentence - reach - 1, -1):
            for draft in reversed(self.in_sentence(number)):
                if draft.phrase.head.i < word.i:
                    yield draft


class Known:
    """Whose mentions stand where, and who "her" and the like are, by the speaker room."""

    def __init__(self, speakers: Iterable[Speaker], owners: Mapping[int, CharSpan]) -> None:
        self._owners = owners
        held = sorted(
            (span.start, span.end, number, speaker)
            for number, speaker in enumerate(speakers)
            for span in speaker.mentions
        )
        self._starts = [start for start, *_ in held]
        self._held = held

    def owner_of(self, noun: Word) -> Chars | None:
        """Where the owner of "her aides" is named nearest by; None where it is a noun."""
        owner = possessor_of(noun)
        named = None if owner is None else self._owners.get(owner.start)
        return None if named is None else (named.start, named.end)

    def at(self, start: int, end: int) -> Speaker | None:
        """The speaker with a mention that shares characters with ``[start, end)``."""
        place = bisect_right(self._starts, end - 1)
        for at in range(place - 1, max(-1, place - 6), -1):
            _, until, _, speaker = self._held[at]
            if until > start:
                return speaker
        return None


def is_named_within(speaker: Speaker, start: int, end: int) -> bool:
    """Whether somebody's name stands between two places."""
    within = (m for m in speaker.mentions if start <= m.start < end)
    is_person = speaker.kind is SpeakerKind.PERSON
    return is_person and any(mention.text == speaker.name for mention in within)


def is_marked(draft: Draft, text: str) -> bool:
    """Whether the phrase itself tells how its people know, as reporters' sources do."""
    phrase = draft.phrase
    if phrase.noun.base in listed("heads", "nobody") or phrase.words_before & listed(
        "heads", "nobody"
    ):
        return False
    known = knowledge_of(phrase, text, draft.end, ())
    marked = (known is not None and known[1]) or (
        first_in("told", text, phrase.core.end, draft.end) is not None
    )
    return marked and not is_named(phrase, text)


def is_share(phrase: Phrase, text: str) -> bool:
    """Whether the phrase is about a share of those asked: "6 in 10 farmers"."""
    return first_in("share", text, phrase.start, phrase.core.end) is not None


def is_name(head: Word) -> bool:
    """Whether the head is somebody's name, though it may look like a noun: "Mr. King"."""
    titled = any(is_proper(word) and word.text.endswith(".") for word in head.children)
    return is_proper(head) and (titled or person_noun(head.lower) is None)


def end_of_sentence(word: Word, parse: Parse) -> int:
    """Where the last word of the word's sentence ends, punctuation left out."""
    words = reversed(parse.sentence_of(word))
    return next((w.end for w in words if w.text[0].isalnum()), word.end)
