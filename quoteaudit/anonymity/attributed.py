"""Unnamed sources of attributions, each with the phrase that the article has for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteaudit.anonymity.drafts import (
    UNNAMED,
    Draft,
    Drafts,
    end_of_sentence,
    is_marked,
    is_name,
    is_named_within,
    is_share,
)
from quoteaudit.anonymity.hearsay import is_hearsay
from quoteaudit.anonymity.outside import talks_with
from quoteaudit.anonymity.patterns import first_in
from quoteaudit.anonymity.phrase import Phrase, phrase_at, with_knowledge
from quoteaudit.anonymity.telling import has_told, is_stated
from quoteaudit.anonymity.words import Noun, listed, person_noun
from quoteaudit.records import Quote, Speaker, SpeakerKind
from quoteaudit.syntax.clauses import before_noun, coordinated, full_phrase
from quoteaudit.syntax.phrases import antecedent_of, head_of, objects_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_noun, is_plural, is_pronoun, is_proper

_HIGHEST = 4  # words from a noun up to the people whom a clause after it may be about
_WITH = frozenset({"with", "from", "by"})
_GAP = 8  # characters between a phrase and words that go on with it


def drafts_of_quotes(text: str, parse: Parse, quotes: Sequence[Quote]) -> list[Draft]:
    """A draft for the source of every attribution to somebody unnamed, in text order."""
    found: dict[int, Draft] = {}
    for quote, head in _heads_of_sources(parse, quotes):
        noun = _antecedent(head)
        known = found.get(head.i) or (found.get(noun.i) if noun is not None else None)
        if known is not None and (
            known.phrase.head is head or known.start <= head.start < known.end
        ):
            _add_cue(known, quote)
            continue
        draft = None
        if noun is not None and known is None:
            draft = _draft_of_antecedent(text, parse, quote, noun)
        draft = draft or _draft_of(text, parse, quote, head)
        if draft is not None:
            found[draft.phrase.head.i] = draft
            _add_cue(draft, quote)
    return [found[i] for i in sorted(found)]


def _heads_of_sources(parse: Parse, quotes: Sequence[Quote]) -> Iterator[tuple[Quote, Word]]:
    """The attributions that could be to somebody unnamed: those of nouns, then those of "who"."""
    later: list[tuple[Quote, Word]] = []
    for quote in quotes:
        if quote.source is None or is_hearsay(quote):
            continue
        head = head_of(parse.between(quote.source.start, quote.source.end))
        if head is not None and head.lower == "who":
            if is_stated(quote, parse):
                later.append((quote, head))
        elif head is not None:
            yield quote, _somebody_beside(head, quote.source.end, parse)
    yield from later


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


def _somebody_beside(head: Word, end: int, parse: Parse) -> Word:
    """The people of a source that is no person itself.

    They are joined to a paper ("according to a memo and two officials"), or it is they who
    were talked to ("according to interviews with two officials").
    """
    if phrase_at(head, parse) is not None or not is_noun(head) or is_proper(head):
        return head
    if head.lower in listed("telling", "conversations"):
        return next((w for w in objects_of(head, _WITH) if phrase_at(w, parse)), head)
    joined = [word for word in coordinated(head)[1:] if word.start < end]
    return next((w for w in joined if person_noun(w.lower) and phrase_at(w, parse)), head)


def _draft_of(text: str, parse: Parse, quote: Quote, head: Word) -> Draft | None:
    kind = quote.speaker.kind if quote.speaker is not None else None
    if _names_itself(quote):
        return None
    phrase = phrase_at(head, parse) or (_any_phrase(head, parse) if kind in UNNAMED else None)
    if phrase is None or quote.source is None or _is_foreign(head, quote):
        return None
    if not has_told(quote, phrase, parse):
        return None
    end = _end_of(text, parse, phrase, quote)
    alone = head is head_of(parse.between(quote.source.start, quote.source.end))
    start = min(phrase.start, quote.source.start) if alone else phrase.start
    draft = Draft(phrase, start, end, quote.speaker if alone else None)
    if quote.parent is not None and quote.parent.source is not None:
        draft.around = quote.parent.source.start, quote.parent.source.end
    if is_share(phrase, text):
        return None
    if kind in UNNAMED or (not alone and talks_with(head) is not None):
        return draft
    if is_pronoun(head) or not is_marked(draft, text):
        return None
    if kind is SpeakerKind.PERSON and phrase.is_indefinite:
        draft.speaker = None  # taken for somebody named by mistake: "a person familiar with it"
        return draft
    return draft if kind in (None, SpeakerKind.COLLECTIVE) else None


def _antecedent(head: Word) -> Word | None:
    """The noun that "who" stands for; None for any other source.

    In "an aide familiar with the talks, who said" the aide, on whom the talks hang.
    """
    noun = antecedent_of(head) if head.lower == "who" else None
    above = noun
    for _ in range(_HIGHEST):
        if above is None or person_noun(above.lower) is not None:
            break
        above = above.head
    return above or noun


def _draft_of_antecedent(text: str, parse: Parse, quote: Quote, noun: Word) -> Draft | None:
    """The mention of "an engineer who said he was never paid": the noun with its clause.

    What is told after a comma says nothing of who it is and stays outside.
    """
    unnamed = quote.speaker is not None and quote.speaker.kind in UNNAMED
    if quote.source is None or not unnamed or _is_foreign(noun, quote) or _names_itself(quote):
        return None
    phrase = phrase_at(noun, parse) or _any_phrase(noun, parse)
    if phrase.start >= quote.source.start or is_share(phrase, text):
        return None
    if not has_told(quote, phrase, parse):
        return None
    is_told_aside = "," in text[phrase.core.end : quote.source.start]
    end = phrase.bare_end if is_told_aside else max(phrase.end, quote.source.end)
    draft = Draft(phrase, phrase.start, end, quote.speaker)
    if quote.parent is not None and quote.parent.source is not None:
        draft.around = quote.parent.source.start, quote.parent.source.end
    return draft


def _any_phrase(head: Word, parse: Parse) -> Phrase:
    """The phrase of a head that no list knows but the speaker room takes for somebody."""
    first, last = full_phrase(head, parse)
    plural = is_plural(head) or head.lower in listed("heads", "plural_only")
    noun = Noun(head.lower, plural)
    return Phrase(head, head, noun, first.start, last.end, head.end, tuple(before_noun(head)))


def _names_itself(quote: Quote) -> bool:
    """Whether the source names its speaker: "a customer, who gave her first name, Bettina"."""
    if quote.source is None or quote.speaker is None:
        return False
    return is_named_within(quote.speaker, quote.source.start, quote.source.end)


def _is_foreign(head: Word, quote: Quote) -> bool:
    """Whether the source cannot be meant: a name, or words inside somebody's quotation."""
    if quote.parent is not None and head.quotation >= 0:
        return True
    return is_name(head)


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
    limit = min([end_of_sentence(phrase.core, parse), *(stop for stop in stops if stop > near)])
    end = with_knowledge(text, end, limit)
    return phrase.core.end + len(text[phrase.core.end : end].rstrip(" ,;:—–-\n\t“\"'’("))


def _before_own_speech(text: str, start: int, end: int) -> int:
    """Short of ", who added that ...", which reports more and says nothing of who it is."""
    found = first_in("speaks_on", text, start, end)
    return end if found is None else found
