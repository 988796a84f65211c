"""Who passes on what an unnamed source said, where the newsroom itself did not speak to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from quoteaudit.anonymity.drafts import Draft, Known
from quoteaudit.anonymity.outside import is_cited
from quoteaudit.anonymity.words import listed
from quoteaudit.records import CharSpan, SpeakerKind
from quoteaudit.syntax.clauses import bare_phrase, complements_of, doer_of, place_of
from quoteaudit.syntax.phrases import clause_heads_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_pronoun, is_proper

Chars = tuple[int, int]

_BY = frozenset({"by"})
_TO = frozenset({"to", "with", "for"})
_REACH = 6  # words after the verb in which the outlet that was told is named


class Outlets:
    """Where an article names other outlets than its own.

    ``own_known`` is true where the article's head names its own outlet: only then is "told
    Portal" known to be another's conversation.
    """

    def __init__(self, spans: Iterable[CharSpan], *, own_known: bool) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self.own_known = own_known

    def at(self, word: Word) -> CharSpan | None:
        """The outlet that the word names or belongs to."""
        place = bisect_right(self._starts, word.start) - 1
        found = self._spans[place] if place >= 0 else None
        return found if found is not None and word.start < found.end else None

    def between(self, start: int, end: int) -> Sequence[CharSpan]:
        """The outlets named within the characters ``[start, end)``."""
        return self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def relay_of(draft: Draft, parse: Parse, outlets: Outlets, known: Known) -> Chars | None:
    """Who passes on what the source of the draft says: an outlet, or whoever cites it.

    "The Post reported, citing an aide": the Post. "An aide told the Post": the Post, unless
    the article is the Post's own, or does not say whose it is.
    """
    return (
        _citing(draft, parse, outlets, known)
        or _quoted_by(draft, outlets)
        or _reporting_around(draft, outlets)
        or _told(draft, parse, outlets)
    )


def _citing(draft: Draft, parse: Parse, outlets: Outlets, known: Known) -> Chars | None:
    """Who cites the source: "the Post quoted an aide", "Moll, citing officials, said"."""
    _, verb = place_of(draft.phrase.head)
    if verb is None or not is_cited(draft.phrase.head):
        return None
    doer = doer_of(verb)
    named = None if doer is None else outlets.at(doer) or _reporter_before(doer, parse, outlets)
    if named is not None:
        return named.start, named.end
    if doer is not None and doer.sentence == verb.sentence:
        speaker = known.at(doer.start, doer.end)
        own = speaker is not None and speaker.kind is SpeakerKind.MEDIA
        if own or is_pronoun(doer):
            return None
        if speaker is not None or is_proper(doer):
            first, last = bare_phrase(doer, parse)
            return first.start, last.end
    before = outlets.between(parse.sentence_of(verb)[0].start, verb.start)
    return (before[-1].start, before[-1].end) if before else None


def _reporter_before(doer: Word, parse: Parse, outlets: Outlets) -> CharSpan | None:
    """The outlet whose report holds the doer: "the Post said prosecutors acted, citing aides"."""
    for named in outlets.between(parse.sentence_of(doer)[0].start, doer.start):
        words = parse.between(named.start, named.end)
        if words and place_of(words[-1])[0] == "subject":
            return named
    return None


def _quoted_by(draft: Draft, outlets: Outlets) -> Chars | None:
    """The outlet of "a person quoted by the Post"."""
    for verb in clause_heads_of(draft.phrase.core):
        if verb.lower in listed("telling", "relaying"):
            for agent in complements_of(verb, _BY):
                named = outlets.at(agent)
                if named is not None:
                    return named.start, named.end
    return None


def _reporting_around(draft: Draft, outlets: Outlets) -> Chars | None:
    """The outlet in whose report the source speaks: "The Post said two aides had left"."""
    if draft.around is None:
        return None
    named = outlets.between(draft.around[0], draft.around[1])
    return (named[0].start, named[0].end) if named else None


def _told(draft: Draft, parse: Parse, outlets: Outlets) -> Chars | None:
    """The outlet that the source told: "aides told the Post", "confirmed it to the Post"."""
    if not outlets.own_known:
        return None
    for verb in _verbs_of(draft):
        if verb.lower not in listed("telling", "to_outlets"):
            continue
        end = parse.words[min(verb.i + _REACH, len(parse.words) - 1)].end
        for named in outlets.between(verb.end, end):
            words = parse.between(named.start, named.end)
            if words and _is_receiver(words[-1], verb):
                return named.start, named.end
    return None


def _verbs_of(draft: Draft) -> Iterable[Word]:
    """The verbs of which the source is the subject, those in a clause on it included."""
    place, verb = place_of(draft.phrase.head)
    if place == "subject" and verb is not None:
        yield verb
    yield from clause_heads_of(draft.phrase.core)


def _is_receiver(outlet: Word, verb: Word) -> bool:
    """Whether something is said to the outlet: "told CNN", "spoke to CNN", "confirmed to CNN"."""
    place, over = place_of(outlet)
    if place != "object" or over is None:
        return False
    return over is verb or any(w is outlet for w in complements_of(verb, _TO)) or over.lower in _TO
