"""Where a document comes from: who wrote it, who gave it out, who has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quoteaudit.records import CharSpan, Provenance
from quoteaudit.speakers.figure import Chars
from quoteaudit.speakers.words import nouns, words_of
from quoteaudit.syntax.clauses import complements_of, doer_of, governor_of, phrases_after, place_of
from quoteaudit.syntax.phrases import (
    clause_heads_of,
    conjuncts_of,
    head_of,
    modifiers_of,
    objects_of,
    own_subject,
    own_words,
    possessor_of,
)
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import (
    is_determiner,
    is_noun,
    is_number,
    is_passive_subject,
    is_possessive_ending,
    is_pronoun,
    is_proper,
    is_relative_pronoun,
)

_OF = frozenset({"of"})
_BY = frozenset({"by"})
_TO = frozenset({"to", "with"})
_JOINTS = frozenset({"of", "and", "for", "&"})
_LONGEST = 8  # words of a body's name before the noun: "Department of Harbour Safety documents"
_NEAR = 3  # words from the end of a document's phrase to a participle that the parser lost
_MOST_MENTIONS = 60


def provenance_of(text: str, parse: Parse, mentions: Iterable[Chars]) -> Provenance | None:
    """What the article tells of where a document comes from, None where it tells nothing.

    ``mentions`` are the places where it points at the document, in text order; the first
    place that tells something wins. "A memo seen by Portal" has a holder, "the memo, which
    an aide leaked," a provider, "the ministry's memo" an author.

    Not: "the memo seen as a threat" (nobody saw it, it is thought of so).
    """
    told: dict[str, CharSpan] = {}
    for start, end in list(mentions)[:_MOST_MENTIONS]:
        head = head_of(parse.between(start, end))
        if head is not None:
            for part, (low, high) in _told_at(head, end, parse):
                told.setdefault(part, CharSpan.of(text, low, high))
    return Provenance(**told) if told else None


def _told_at(head: Word, end: int, parse: Parse) -> Iterator[tuple[str, Chars]]:
    """What one mention tells: the part of a provenance, and the words that fill it."""
    held = [head]
    for noun in held:
        if len(held) < _NEAR:
            held.extend(objects_of(noun, _OF) if noun.lower in _listed("holders") else ())
    for noun in held:
        yield from _told_by_noun(noun, parse)
        over = place_of(noun)
        outer = governor_of(over[1]) if over[1] is not None and over[1].lower == "of" else None
        around = (
            [noun, outer] if outer is not None and outer.lower in _listed("holders") else [noun]
        )
        for word in around:
            yield from _told_by_verbs(word, parse)
        for below in objects_of(noun, _OF):  # "minutes of the meeting released by the court"
            yield from _told_by_clauses(below, parse)
    yield from _told_after(end, parse)


def _listed(kind: str) -> frozenset[str]:
    return words_of("provenance", "nouns", kind)


def _verbs(kind: str) -> frozenset[str]:
    return words_of("provenance", "verbs", kind)


# -------------------------------------------------------------------------- what a noun tells


def _told_by_noun(noun: Word, parse: Parse) -> Iterator[tuple[str, Chars]]:
    """The author beside the noun: its owner, a body before it, whom it is "from" or "by"."""
    owner = possessor_of(noun)
    if owner is not None:
        yield "author", _span(owner, parse)
    elif (body := _body_before(noun, parse)) is not None:
        yield "author", body
    for word in modifiers_of(noun):
        if word.lower in _verbs("before"):
            yield "channel", (word.start, word.end)
    for preposition, below in phrases_after(noun):
        of_whom = preposition == "of" and noun.lower in _listed("of_author")
        if (preposition in ("from", "by") or of_whom) and _can_act(below):
            yield "author", _span(below, parse)


def _body_before(noun: Word, parse: Parse) -> Chars | None:
    """The names and bodies right before the noun: "Tolm Bank documents", "a court filing"."""
    if is_proper(noun):
        return None
    run: list[Word] = []
    for at in range(noun.i - 1, max(-1, noun.i - _LONGEST), -1):
        word = parse.words[at]
        known = nouns().get(word.lower)
        is_body = is_noun(word) and known is not None and known.sense == "organization"
        joins = bool(run) and word.lower in _JOINTS and is_proper(run[-1])
        if not (_is_name(word) or is_body or joins):
            break
        run.append(word)
    while run and run[-1].lower in _JOINTS:
        run.pop()
    return (run[-1].start, run[0].end) if run else None


def _is_name(word: Word) -> bool:
    return is_proper(word) and word.lower not in words_of("places", "calendar", "words")


# ------------------------------------------------------------------------- what is done with it


def _told_by_verbs(noun: Word, parse: Parse) -> Iterator[tuple[str, Chars]]:
    """What the verbs around the noun tell: "seen by Portal", "Portal has seen", "was leaked"."""
    yield from _told_by_clauses(noun, parse)
    place, over = place_of(noun)
    if over is None:
        return
    if place == "subject" and is_passive_subject(noun):
        yield from _told_by(over, None, parse)
    elif place == "object":
        actor = doer_of(over)
        if actor is not None and actor.i < over.i and _can_act(actor):
            yield from _told_by(over, actor, parse)


def _told_by_clauses(noun: Word, parse: Parse) -> Iterator[tuple[str, Chars]]:
    """What the clauses on the noun tell: "seen by Portal", "which Portal has seen"."""
    for verb in clause_heads_of(noun):
        subject = own_subject(verb)
        active = subject if subject is not None and _can_act(subject) else None
        for joined in (verb, *conjuncts_of(verb)):
            yield from _told_by(joined, active, parse)


def _told_after(end: int, parse: Parse) -> Iterator[tuple[str, Chars]]:
    """A participle with "by" right after the words: "a memo on the sale obtained by Portal"."""
    following = parse.between(end, end + 40)
    for at, word in enumerate(following[:_NEAR]):
        if is_noun(word) or is_pronoun(word):
            return
        after = [w.lower for w in following[at + 1 : at + _NEAR]]
        if _part_of(word) and "by" in after:
            yield from _told_by(word, None, parse)
            return


def _told_by(verb: Word, actor: Word | None, parse: Parse) -> Iterator[tuple[str, Chars]]:
    part = _part_of(verb)
    if part is None:
        return
    if actor is None:
        actor = next((w for w in complements_of(verb, _BY) if _can_act(w)), None)
    if actor is not None:
        yield part, _span(actor, parse)
    if part != "author":
        yield "channel", (verb.start, verb.end)
    if part == "provider":
        taker = next((w for w in complements_of(verb, _TO) if _can_act(w)), None)
        if taker is not None:
            yield "holder", _span(taker, parse)


def _part_of(verb: Word) -> str | None:
    """What part of a provenance whoever does what the verb says is."""
    lower = verb.lower
    if lower == "made":
        public = any(child.lower in _verbs("only_with") for child in verb.children)
        return "provider" if public else None
    if lower in _verbs("holding"):
        return "holder" if not any(child.lower == "as" for child in verb.children) else None
    if lower in _verbs("giving"):
        return "provider"
    return "author" if lower in _verbs("writing") else None


def _can_act(word: Word) -> bool:
    """Whether a word can be somebody: no relative pronoun, no number, no day or month."""
    if is_relative_pronoun(word) or is_number(word):
        return False
    known = nouns().get(word.lower)
    paper = known is not None and known.sense == "document" and not is_proper(word)
    return (is_noun(word) or is_pronoun(word)) and not paper and not _is_time(word)


def _is_time(word: Word) -> bool:
    return is_proper(word) and not _is_name(word)


def _span(noun: Word, parse: Parse) -> Chars:
    """The phrase of somebody, without "a" or "the" and without the ending of an owner."""
    words = own_words(noun, parse)
    terms = next((n for n, word in enumerate(words) if word.lower == "on" and n), len(words))
    words = words[:terms]  # "by an aide on condition that she not be named"
    while len(words) > 1 and is_possessive_ending(words[-1]):
        words.pop()
    while len(words) > 1 and is_determiner(words[0]):
        del words[0]
    return words[0].start, words[-1].end
