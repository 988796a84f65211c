"""The frame of a possible cue: what surrounds a word that may say that something was said.

Features are short strings that a person can read in the table of weights: ``word=say``,
``has=ccomp>`` (a finite complement to the right), ``say&has=ccomp>`` (both together).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quoteaudit.lexicon import cue_class, load_table
from quoteaudit.syntax.forms import base_form, base_forms, inflected_verb
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import SUBJECTS, is_passive, is_past_participle, is_verb

_BRIEF = 4
"""Words of a hearer that may belong to the cue: "told a news conference"."""

SUBJECTS_AND_THERE = SUBJECTS | {"expl"}
"""What a subject is to its verb, and the "there" of "there was" with it."""

MARKS = frozenset({'"', "``", "''"})

SPEECH = frozenset("neutral doubt guilt truth heat mental manner stance intent".split())
"""Classes of verbs that can introduce speech; the others attribute only in certain frames."""

_FRAME = frozenset(
    "ccomp xcomp dobj prep oprd attr acomp advcl acl agent nsubj nsubjpass dative relcl prt".split()
)
_SIDED = frozenset({"ccomp", "xcomp", "advcl"})
_CORE = ("ccomp", "xcomp", "dobj", "prep", "oprd", "advcl")
_PREPOSITIONS = frozenset("for to of on about against as with in by that".split())
_PASSING_ON = frozenset({"quoted", "cited", "reported", "heard", "overheard", "recorded"})
_SPEAKER_AND_HEARER = frozenset({"i", "we", "you"})
_SHARES_SUBJECT = frozenset({"xcomp", "conj", "advcl", "acl", "relcl", "pcomp"})
_FUNCTION = frozenset({"IN", "``", "''", ",", ":", "TO", "RP"})


def is_possible_cue(word: Word) -> bool:
    """Whether the word could be a cue at all: a full verb, noun or adjective that is listed."""
    if word.dep in ("aux", "auxpass") or not word.text[0].isalpha():
        return False
    return word.lower == "according" or word.lower in base_forms(word.tag[:2])


def base_of(word: Word) -> str:
    """The word's base form."""
    return base_form(word.lower, word.tag)


def subject_of(word: Word) -> Word | None:
    """The head of the word's own subject, or the "there" in its place."""
    return next((child for child in word.children if child.dep in SUBJECTS_AND_THERE), None)


def is_speech_verb(word: Word) -> bool:
    """Whether the word is a full verb that the lexicon lists as one of speaking or thinking."""
    return is_verb(word) and is_possible_cue(word) and cue_class("verbs", base_of(word)) in SPEECH


def relayer_of(verb: Word) -> Word | None:
    """The verb by which others pass on what is said: was quoted as saying, was heard to say."""
    above = verb.head
    if above is not None and verb.dep == "pcomp" and above.dep == "prep":
        above = above.head
    elif verb.dep != "xcomp":
        return None
    is_passed_on = above is not None and above.lower in _PASSING_ON and is_passive(above)
    return above if is_passed_on and is_speech_verb(verb) else None


def is_plain_speech(word: Word) -> bool:
    """Whether the verb says that something was said, and nothing more: I told her."""
    return is_verb(word) and cue_class("verbs", base_of(word)) == "neutral"


def is_gesture(word: Word) -> bool:
    """Whether the verb is a sound, a face or a move that goes with speaking: smile, pause."""
    base = base_of(word)
    return cue_class("verbs", base) == "manner" or word.lower in _gestures()


@cache
def _gestures() -> frozenset[str]:
    verbs = load_table("cues")["gestures"]["verbs"]
    return frozenset(form for base in verbs for form in (base, *inflected_verb(base)))


def patient_of(word: Word) -> Word | None:
    """The noun that a participle after it was done to: officials briefed on it, a man accused."""
    return word.head if word.dep == "acl" and is_past_participle(word) else None


def has_complement_after(verb: Word, last: Word | None = None) -> bool:
    """Whether the verb has a finite clause of its own after it, up to the word ``last``."""
    end = verb.last.i if last is None else last.i
    return any(child.dep == "ccomp" and verb.i < child.i <= end for child in verb.children)


def cue_features(word: Word, parse: Parse) -> list[str]:
    """What speaks for or against ``word`` being a cue."""
    base = base_of(word)
    features = [f"word={base}/{word.tag[:2]}", f"tag={word.tag}", f"dep={word.dep}"]
    features += _frame_features(word, base)
    features += _subject_features(word, base)
    for child in word.children:
        features += _child_features(child, base)
    if word.head is not None:
        features += [
            f"head={base_of(word.head)}",
            f"head={word.head.tag[:2]}&dep={word.dep}",
            f"{base}&dep={word.dep}",
        ]
    features += _neighbour_features(word, base, parse)
    features += _quotation_features(word, base, parse)
    return features


def _frame_features(word: Word, base: str) -> list[str]:
    slots = [_slot(child, word) for child in word.children if child.dep in _FRAME]
    frame = list(dict.fromkeys(slots))
    core = "+".join(sorted([slot for slot in frame if slot.startswith(_CORE)])) or "none"
    return [
        *[f"{before}has={slot}" for slot in frame for before in ("", f"{base}&")],
        f"frame={core}",
        f"{base}&frame={core}",
    ]


def _slot(child: Word, word: Word) -> str:
    """What a child is to the word: ``dobj``, ``prep_for``, ``ccomp>`` (it follows)."""
    if child.dep == "prep":
        return f"prep_{child.lower}" if child.lower in _PREPOSITIONS else "prep"
    if child.dep in _SIDED:
        return child.dep + ("<" if child.i < word.i else ">")
    return child.dep


def _subject_features(word: Word, base: str) -> list[str]:
    subject = subject_of(word)
    if subject is not None:
        features = [
            f"subject={subject.lower}",
            f"subject={subject.tag}",
            f"{base}&subject={subject.tag[:3]}",
            f"subject={subject.dep}{'<' if subject.i < word.i else '>'}",
        ]
        if subject.lower in _SPEAKER_AND_HEARER:
            features.append("subject=speaker-or-hearer")
        return features
    features = [f"subject=none&dep={word.dep}"]
    if word.head is not None and word.dep in _SHARES_SUBJECT and is_verb(word.head):
        shared = subject_of(word.head)
        features += [
            f"shared-subject={shared.tag if shared else 'none'}",
            f"shared-subject={shared.lower if shared else 'none'}",
            f"{base}&shared-subject",
        ]
    return features


def _child_features(child: Word, base: str) -> Sequence[str]:
    if child.dep in ("aux", "auxpass"):
        exact = child.dep == "auxpass" or child.tag in ("MD", "TO")
        return f"aux={child.lower}", f"{base}&aux={child.lower if exact else child.tag}"
    if child.dep == "neg":
        return "negated", f"{base}&negated"
    if child.dep == "mark":
        return (f"under={child.lower}",)
    if child.dep == "advmod" and child.lower in ("when", "how", "why", "where"):
        return (f"asks={child.lower}",)
    if child.dep in ("ccomp", "xcomp"):
        opener = _opener(child)
        kind = f"{child.dep}-opens={opener}", f"{child.dep}-verb={child.tag}"
        return *kind, f"{base}&opens={opener}"
    if child.dep == "dobj":
        kind = f"object={base_of(child)}", f"object={child.tag}"
        return *kind, f"{base}&object={child.tag[:3]}"
    return ()


def _opener(clause: Word) -> str:
    """The word that opens a complement clause: that, whether, to, how, what; or none."""
    for child in clause.children:
        if child.i > clause.i:
            break
        is_opener = child.dep in ("mark", "aux", "advmod") or child.tag in ("WP", "WDT")
        if is_opener and child.first is child:
            return child.lower
    return "none"


def _neighbour_features(word: Word, base: str, parse: Parse) -> list[str]:
    words, bounds, at = parse.words, parse.sentences[word.sentence], word.i
    after = words[at + 1] if at + 1 < bounds.stop else None
    before = words[at - 1] if at > bounds.start else None
    coarse = "end" if after is None else after.lower if after.tag in _FUNCTION else after.tag[:2]
    features = [
        f"next={after.lower if after else 'end'}",
        f"next={after.tag if after else 'end'}",
        f"previous={before.lower if before else 'start'}",
        f"previous={before.tag if before else 'start'}",
        f"{base}&next={coarse}",
    ]
    if before is None:
        features.append("opens-sentence")
    if not any(map(is_verb, words[bounds.start : at])):
        features.append("first-verb")
    last = words[bounds.stop - 1]
    features.append(f"sentence-ends={'word' if last.text[-1].isalnum() else last.lower}")
    return features


def _quotation_features(word: Word, base: str, parse: Parse) -> Sequence[str]:
    if word.quotation >= 0:
        return ()  # that speech stands in marks says nothing about what is told in it
    bounds, at = parse.sentences[word.sentence], word.i
    after = parse.words[at + 1 : min(at + 12, bounds.stop)]
    before = parse.words[max(bounds.start, at - 8) : at]
    features = []
    if _is_any_quoted(after):
        features += ["quotation-after", f"{base}&quotation-after"]
    if _is_any_quoted(before):
        features += ["quotation-before", f"{base}&quotation-before"]
    return features


def _is_any_quoted(words: Sequence[Word]) -> bool:
    return max([word.quotation for word in words], default=-1) >= 0


def cue_phrase(cue: Word) -> tuple[int, int]:
    """The characters of the cue with its particle or hearer: "told reporters", "according to"."""
    end = cue
    for child in cue.children:
        if child.first.i != end.i + 1:
            continue
        if child.dep == "prt" or (cue.lower == "according" and child.dep == "prep"):
            end = child
        elif base_of(cue) == "tell" and child.dep in ("dobj", "dative") and _is_brief(child):
            return cue.start, child.last.end
    return cue.start, end.end


def _is_brief(phrase: Word) -> bool:
    return phrase.last.i - phrase.first.i < _BRIEF


def active_subject_of(verb: Word) -> Word | None:
    """The head of the subject that does what the verb says: "Ruiz" in "Ruiz put it at 52"."""
    return next((child for child in verb.children if child.dep == "nsubj"), None)


def direct_object_of(verb: Word) -> Word | None:
    """The head of the verb's direct object: "it" in "Ruiz put it at 52"."""
    return next((child for child in verb.children if child.dep == "dobj"), None)


def object_of(preposition: Word) -> Word | None:
    """The noun that a preposition governs: "Ruiz" in "of Ruiz"."""
    return next((child for child in preposition.children if child.dep == "pobj"), None)
