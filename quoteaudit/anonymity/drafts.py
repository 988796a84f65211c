"""Mentions in the making: where unnamed sources stand, before groups are formed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field

from quoteaudit.anonymity.patterns import first_in
from quoteaudit.anonymity.phrase import (
    Phrase,
    heads_in,
    is_named,
    knowledge_of,
    phrase_at,
    with_knowledge,
)
from quoteaudit.anonymity.words import Noun, listed, person_noun
from quoteaudit.records import CharSpan, Quote, Speaker, SpeakerKind
from quoteaudit.syntax.clauses import (
    before_noun,
    coordinated,
    full_phrase,
    governor_of,
    is_listed_after,
    is_past,
    place_of,
)
from quoteaudit.syntax.frames import is_speech_verb
from quoteaudit.syntax.phrases import (
    head_of,
    is_noun,
    is_plural,
    is_pronoun,
    is_proper,
    possessor_of,
)
from quoteaudit.syntax.tree import Parse, Word

Chars = tuple[int, int]

_GAP = 8  # characters between a phrase and words that go on with it

UNNAMED = frozenset({SpeakerKind.ANONYMOUS, SpeakerKind.SPOKESPERSON})
_OPEN = frozenset({SpeakerKind.COLLECTIVE, SpeakerKind.ANONYMOUS})


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


def drafts_of_quotes(text: str, parse: Parse, quotes: Sequence[Quote]) -> list[Draft]:
    """A draft for the source of every attribution to somebody unnamed, in text order."""
    found: dict[int, Draft] = {}
    for quote in quotes:
        if quote.source is None or _is_hearsay(quote):
            continue
        head = head_of(parse.between(quote.source.start, quote.source.end))
        if head is None:
            continue
        head = _somebody_beside(head, quote.source.end, parse)
        if head.i in found:
            _add_cue(found[head.i], quote)
            continue
        draft = _draft_of(text, parse, quote, head)
        if draft is not None:
            found[head.i] = draft
            _add_cue(draft, quote)
    return [found[i] for i in sorted(found)]


def pronouns_of_sources(parse: Parse, quotes: Sequence[Quote], drafts: Drafts) -> Iterator[Draft]:
    """The pronoun "they" right after several unnamed sources, where it is taken for one body.

    The last source is likelier to go on speaking than a country or a company named since.
    """
    last: Draft | None = None
    for quote in quotes:
        if quote.source is None or quote.parent is not None:
            continue
        head = head_of(parse.between(quote.source.start, quote.source.end))
        if head is None:
            continue
        if head.lower != "they":
            last = drafts.at(head.i)
        elif head.i not in drafts and last is not None and _may_be_one(quote.speaker):
            near = head.sentence - last.phrase.head.sentence <= 1
            phrase = phrase_at(head, parse)
            if near and last.phrase.is_several and phrase is not None:
                yield Draft(phrase, phrase.start, phrase.end, last.speaker, [head.start])


def _may_be_one(speaker: Speaker | None) -> bool:
    """Whether a speaker is nobody or a single body or person, whom "they" would not fit."""
    one = (SpeakerKind.ORGANIZATION, SpeakerKind.PERSON)
    return speaker is None or (speaker.kind in one and ";" not in speaker.name)


def _add_cue(draft: Draft, quote: Quote) -> None:
    """Note where the reporting words stand, and whether all of them only tell of silence."""
    if quote.cue is None:
        return
    quiet = _tells_of_silence(quote.cue.text, quote.contents[0].text)
    draft.silent = quiet and (draft.silent or not draft.cues)
    draft.cues.append(quote.cue.start)


def _tells_of_silence(cue: str, content: str) -> bool:
    """Whether somebody only did not speak: "declined to comment", not "declined to prosecute"."""
    if not listed("telling", "silence") & set(cue.lower().split()):
        return False
    return bool(listed("telling", "unsaid") & set(f"{cue} {content}".lower().split()[:12]))


def _is_hearsay(quote: Quote) -> bool:
    """Whether somebody other than an outlet tells what somebody else said or thought."""
    parent = quote.parent
    if _is_in_turn(quote):
        return True
    if parent is None or parent.source is None or _within_own_words(quote):
        return False
    if _is_relayed(parent):  # who cites somebody in an outlet's report is the outlet itself
        return quote.cue is not None and _has_word("citing", quote.cue.text)
    return _is_told_on(quote) or quote.cue is None or not _is_plain(quote.cue.text)


def _is_in_turn(quote: Quote) -> bool:
    """Whether it is told in an interview's answer: its people spoke to the interviewee."""
    parent = quote.parent
    while parent is not None and parent.rule != "direct.label":
        parent = parent.parent
    return parent is not None


def _is_told_on(quote: Quote) -> bool:
    """Whether somebody said before that others told something: "Moll said aides told her"."""
    parent = quote.parent
    if parent is None or parent.cue is None or quote.source is None or _is_relayed(parent):
        return False
    before = parent.cue.start < quote.source.start
    telling = _is_plain(parent.cue.text) or _has_word("of_others", parent.cue.text)
    return before and telling and not _within_own_words(quote)


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


def _within_own_words(quote: Quote) -> bool:
    """Whether the inner quote is its parent's own speaker again ("They said they hoped")."""
    again = quote.source is not None and quote.source.text.lower() in listed("heads", "pronouns")
    return again and quote.parent is not None and quote.speaker is quote.parent.speaker


def _somebody_beside(head: Word, end: int, parse: Parse) -> Word:
    """The people whom a source joins to a paper: "according to a memo and two officials"."""
    if phrase_at(head, parse) is not None or not is_noun(head) or is_proper(head):
        return head
    joined = [word for word in coordinated(head)[1:] if word.start < end]
    return next((w for w in joined if person_noun(w.lower) and phrase_at(w, parse)), head)


def _draft_of(text: str, parse: Parse, quote: Quote, head: Word) -> Draft | None:
    kind = quote.speaker.kind if quote.speaker is not None else None
    if _names_itself(quote):
        return None
    phrase = phrase_at(head, parse) or (_any_phrase(head, parse) if kind in UNNAMED else None)
    if phrase is None or quote.source is None or _is_foreign(head, quote):
        return None
    end = _end_of(text, parse, phrase, quote)
    alone = head is head_of(parse.between(quote.source.start, quote.source.end))
    start = min(phrase.start, quote.source.start) if alone else phrase.start
    draft = Draft(phrase, start, end, quote.speaker if alone else None)
    if quote.parent is not None and quote.parent.source is not None:
        draft.around = quote.parent.source.start, quote.parent.source.end
    if _is_share(phrase, text):
        return None
    if kind in UNNAMED:
        return draft
    if is_pronoun(head) or not is_marked(draft, text):
        return None
    if kind is SpeakerKind.PERSON and phrase.is_indefinite:
        draft.speaker = None  # taken for somebody named by mistake: "a person familiar with it"
        return draft
    return draft if kind in (None, SpeakerKind.COLLECTIVE) else None


def _names_itself(quote: Quote) -> bool:
    """Whether the source names its speaker: "a customer, who gave her first name, Bettina"."""
    if quote.source is None or quote.speaker is None:
        return False
    return is_named_within(quote.speaker, quote.source.start, quote.source.end)


def is_named_within(speaker: Speaker, start: int, end: int) -> bool:
    """Whether somebody's name stands between two places."""
    within = (m for m in speaker.mentions if start <= m.start < end)
    is_person = speaker.kind is SpeakerKind.PERSON
    return is_person and any(mention.text == speaker.name for mention in within)


def _is_share(phrase: Phrase, text: str) -> bool:
    """Whether the phrase is about a share of those asked: "6 in 10 farmers"."""
    return first_in("share", text, phrase.start, phrase.core.end) is not None


def _is_foreign(head: Word, quote: Quote) -> bool:
    """Whether the source cannot be meant: a name, or words inside somebody's quotation."""
    if quote.parent is not None and head.quotation >= 0:
        return True
    return _is_name(head)


def _is_name(head: Word) -> bool:
    """Whether the head is somebody's name, though it may look like a noun: "Mr. King"."""
    titled = any(is_proper(word) and word.text.endswith(".") for word in head.children)
    return is_proper(head) and (titled or person_noun(head.lower) is None)


def _any_phrase(head: Word, parse: Parse) -> Phrase:
    """The phrase of a head that no list knows but the speaker room takes for somebody."""
    first, last = full_phrase(head, parse)
    plural = is_plural(head) or head.lower in listed("heads", "plural_only")
    noun = Noun(head.lower, plural)
    return Phrase(head, head, noun, first.start, last.end, head.end, tuple(before_noun(head)))


def _end_of(text: str, parse: Parse, phrase: Phrase, quote: Quote) -> int:
    """Where the mention ends: with its clauses, before the reporting words and what is reported."""
    assert quote.source is not None
    stops = [span.start for span in quote.contents]
    if quote.cue is not None and not quote.source.start <= quote.cue.start < quote.source.end:
        stops.append(quote.cue.start)
    end = max(phrase.end, quote.source.end)
    end = min([end, *(stop for stop in stops if stop > phrase.core.start)])
    end = _before_own_speech(text, phrase.core.end, max(end, phrase.core.end))
    ahead = text[end : end + _GAP]
    near = end + len(ahead) - len(ahead.lstrip(" ,"))  # a content may begin there by mistake
    limit = min([_end_of_sentence(phrase.core, parse), *(stop for stop in stops if stop > near)])
    end = with_knowledge(text, end, limit)
    return phrase.core.end + len(text[phrase.core.end : end].rstrip(" ,;:—–-\n\t“\"'’("))


def _end_of_sentence(word: Word, parse: Parse) -> int:
    """Where the last word of the word's sentence ends, punctuation left out."""
    words = reversed(parse.sentence_of(word))
    return next((w.end for w in words if w.text[0].isalnum()), word.end)


def _before_own_speech(text: str, start: int, end: int) -> int:
    """Short of ", who added that ...", which reports more and says nothing of who it is."""
    found = first_in("speaks_on", text, start, end)
    return end if found is None else found


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


def drafts_outside(
    text: str, parse: Parse, quotes: Sequence[Quote], taken: Drafts, known: Known
) -> Iterator[Draft]:
    """Unnamed sources that no attribution has: they tell how they know, and that they told.

    "A person in the room shared the tape", "provided by people familiar with it".
    """
    told_on = {q.source.start for q in quotes if q.source is not None and _is_told_on(q)}
    turns = {q.contents[0].start: q.contents[0].end for q in quotes if q.rule == "direct.label"}
    starts = sorted(turns)
    for head in heads_in(parse):
        if head.i in taken or head.first.start in told_on:
            continue
        turn = bisect_right(starts, head.start) - 1
        if turn >= 0 and head.start < turns[starts[turn]]:
            continue
        if head.quotation >= 0 or is_listed_after(head) or _is_name(head):
            continue
        if any(draft.start < head.start < draft.end for draft in taken.in_sentence(head.sentence)):
            continue
        phrase = phrase_at(head, parse)
        if phrase is None or phrase.head.i in taken or phrase.core.i in taken:
            continue
        speaker = known.at(phrase.core.start, phrase.core.end)
        end = phrase.end
        if is_cited(head):
            end = with_knowledge(text, end, _end_of_sentence(head, parse))
        draft = Draft(phrase, phrase.start, end, speaker)
        if not _is_share(phrase, text) and _is_shown(draft, text):
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
    """Whether an outlet quotes the phrase's people ("quoted an aide", "citing officials")."""
    place, over = place_of(head)
    return place == "object" and over is not None and over.lower in listed("telling", "citing")


def _is_saying(phrase: Phrase) -> bool:
    """Whether the phrase's people plainly say something ("aides said"), attribution or not."""
    place, over = place_of(phrase.head)
    if place != "subject" or over is None:
        return False
    unsaid = phrase.is_definite and over.lower in listed("telling", "unspecified")
    return over.lower in listed("telling", "plain") or unsaid


def _is_telling(head: Word) -> bool:
    """Whether the phrase tells something, or something is according to it or comes from it."""
    place, over = place_of(head)
    if over is None:
        return False
    if place == "subject":
        said = over.lower in listed("telling", "plain") or over.lower in listed("telling", "verbs")
        return said or (is_past(over) and is_speech_verb(over))
    if place == "agent":
        giver = governor_of(over)
        return giver is not None and giver.lower in listed("telling", "verbs")
    if place == "object":
        above = governor_of(over)
        if over.lower == "to" and above is not None and above.lower == "according":
            return True
    return False
