"""From what the rules found to attributions that agree: parted, nested or dropped.

Two attributions agree when their contents do not touch, or when one of them, cue and content,
stands inside the content of the other: that is reported speech inside reported speech. Of two
that do not agree the surer one stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from quoteaudit.rules.edges import fitted
from quoteaudit.rules.reading import Attribution, Chars, Reading, is_inside, text_order
from quoteaudit.syntax.frames import is_plain_speech, is_speech_verb
from quoteaudit.syntax.tree import Word
from quoteaudit.syntax.words import (
    is_adverb_or_auxiliary,
    is_before_past,
    is_conjunct,
    is_conjunction,
    is_infinitive_mark,
    is_passive,
    is_past,
    is_personal_pronoun,
    is_plural,
    is_same_tense,
    is_statement_verb,
    is_verb,
    names_something,
)

DEEPEST = 6
"""How many attributions may stand in one another; more is damage, not reporting."""

_CERTAIN = 1_000.0
"""Stands above every score: what a rule found that does not weigh evidence, or goes by marks."""

_SURE = 3.5
"""The score from which a cue counts in quotation marks that nobody is known to speak."""

_OWN = frozenset({"i", "we", "you"})
_FAINT_RULE = "indirect.object"
_CONCEDING = frozenset("although but though whereas while".split())
"""Words after which a sentence turns to what speaks against what was said."""


def settle(reading: Reading, found: Iterable[Attribution]) -> list[Attribution]:
    """The attributions that agree with one another, in text order, the outer before the inner."""
    whole = [fitted(one, reading) for one in found]
    parted = _parted([one for one in whole if one.contents], reading)
    owners: dict[int, list[Attribution]] = {}
    settled: list[Attribution] = []
    for one in sorted(parted, key=_certainty):
        words = _words_in(reading, one.contents)
        rivals = list({id(owner): owner for at in words for owner in owners.get(at, ())}.values())
        if not _agrees(one, rivals):
            continue
        settled.append(one)
        for at in words:
            owners.setdefault(at, []).append(one)
    return sorted(settled, key=text_order)


def _agrees(one: Attribution, rivals: Sequence[Attribution]) -> bool:
    """Whether ``one`` can stand beside all the surer ones that it shares words with."""
    if sum(is_inside(one, rival) for rival in rivals) >= DEEPEST:
        return False
    return all(_agree(one, rival) for rival in rivals)


def without_faint(reading: Reading, settled: Iterable[Attribution]) -> list[Attribution]:
    """The attributions, in text order, but for those in others that report nobody else.

    What is told in quotation marks that nobody is known to speak must be surer.
    """
    kept: list[Attribution] = []
    around: list[Attribution] = []
    for one in settled:
        while around and not is_inside(one, around[-1]):
            around.pop()
        if not (_is_faint(one, reading) if around else _is_unmoored(one, reading)):
            kept.append(one)
            around.append(one)
    return kept


def _parted(found: Iterable[Attribution], reading: Reading) -> list[Attribution]:
    """``found``, each cut short where the sentence goes on to what is said besides.

    Ruiz [thanked] the crew, but [said]: “No.” – The second verb is no part of the first content.
    """
    parted: list[Attribution] = []
    for one in sorted(found, key=text_order):
        for at in range(len(parted) - 1, max(-1, len(parted) - 1 - DEEPEST), -1):
            outer = parted[at]
            if is_inside(one, outer) and _goes_on(one, outer, reading):
                parted[at] = _cut_short(outer, one, reading)
        parted.append(one)
    return [one for one in parted if one.contents]


def _goes_on(one: Attribution, outer: Attribution, reading: Reading) -> bool:
    """Whether ``one`` comes after what ``outer`` reports, though the parser puts it inside."""
    if _shares_source(one, outer):
        return _is_joined(one, outer, reading)
    return _is_another_voice(one, outer, reading)


def _is_joined(one: Attribution, outer: Attribution, reading: Reading) -> bool:
    """Whether the cue is joined to what stands before it: and told, but said, , adding.

    Not: He thought that boats, of all things, ought [to know] where they were. She had written
    to them, he said, and [intended] to pay. He said it “neither helped nor [hurt]”. She said that
    she rang at noon and was [told] to wait.
    """
    words = reading.parse.words
    at = (one.cue_at or 0) - 1
    if (
        at < 0
        or is_passive(words[at + 1])
        or is_infinitive_mark(words[at])
        or _is_told(words[at + 1], outer, reading)
    ):
        return False
    while at > 0 and is_adverb_or_auxiliary(words[at]):
        at -= 1
    return at > 0 and (is_conjunction(words[at]) or words[at].lower == ",")


def _is_another_voice(one: Attribution, outer: Attribution, reading: Reading) -> bool:
    """Whether, after what is said, the sentence goes on with what somebody else says.

    Tories [said] the books were obscene, and Whigs [accused] them. One letter [called] it late,
    while another [asked] why. They [say] it rained, though they [admit] that nobody got wet.

    Not: He [said] she laughed and he [told] her to go. (A pronoun goes on with the tale.)
    Ruiz [said] the firm lied and the town will [say] so. (Another tense.) Ruiz [called] the
    numbers and Halm [wrote] them down. (An act.)
    """
    words = reading.parse.words
    if one.source is None or one.cue_at is None or outer.cue_at is None or not one.end >= outer.end:
        return False
    cue, first = words[one.cue_at], words[outer.cue_at]
    voice = reading.parse.between(*one.source)
    if not voice or first.i > voice[0].i or first.quotation >= 0 or cue.quotation >= 0:
        return False
    is_told = one.rule != _FAINT_RULE or _holds_marks(one, reading)
    is_telling = (is_statement_verb(cue) and is_told) or _are_groups(voice, outer, reading)
    if not (is_telling and is_verb(first) and is_same_tense(cue, first)):
        return False
    joint = words[voice[0].i - 1]
    if is_personal_pronoun(voice[0]):
        return joint.lower in _CONCEDING
    return joint.lower in _CONCEDING or is_conjunction(joint) or joint.text == ";"


def _holds_marks(one: Attribution, reading: Reading) -> bool:
    return any(word.quotation >= 0 for s in one.contents for word in reading.parse.between(*s))


def _are_groups(voice: Sequence[Word], outer: Attribution, reading: Reading) -> bool:
    """Whether both who speaks and who spoke before are bare plurals: Whigs ..., Tories ..."""
    before = reading.parse.between(*outer.source) if outer.source else ()
    return all(bool(words) and is_plural(words[0]) for words in (voice, before))


def _is_told(cue: Word, outer: Attribution, reading: Reading) -> bool:
    """Whether the cue goes on with a verb that is told around the other, or with words in marks."""
    if outer.cue_at is None:
        return False
    words, head = reading.parse.words, cue.head
    if cue.quotation != words[outer.cue_at].quotation:
        return True
    if is_before_past(cue) and is_past(words[outer.cue_at]):
        return True  # she said that it rained and had asked for help
    is_around = outer.start < words[outer.cue_at].start < outer.end
    return (
        is_around
        and is_conjunct(cue)
        and head is not None
        and any(a <= head.start < b for a, b in outer.contents)
    )


def _cut_short(outer: Attribution, inner: Attribution, reading: Reading) -> Attribution:
    """``outer`` up to where ``inner`` begins, without the conjunction between them."""
    after = [span[0] for span in (inner.cue, inner.source) if span and span[0] > outer.start]
    end = min([inner.start, *after])
    contents: list[Chars] = []
    for start, stop in outer.contents:
        words = list(reading.parse.between(start, min(stop, end)))
        while words and (is_conjunction(words[-1]) or _is_loose(words[-1], inner)):
            words.pop()
        if words:
            contents.append((start, words[-1].end))
    return evolve(outer, contents=tuple(contents))


def _is_loose(word: Word, inner: Attribution) -> bool:
    """Whether the word is a comma or the like, and no mark of a quotation, or helps the cue."""
    if is_adverb_or_auxiliary(word):
        return word.head is not None and word.head.i == inner.cue_at
    if word.lower in _CONCEDING:
        return True
    return word.quotation < 0 and not word.text[0].isalnum()


def _certainty(one: Attribution) -> tuple[float, int]:
    """The surest first: rules that rest on marks, then the highest scores."""
    return -(_CERTAIN if one.is_direct or one.score is None else one.score), one.start


def _words_in(reading: Reading, spans: Iterable[Chars]) -> list[int]:
    return [word.i for start, end in spans for word in reading.parse.between(start, end)]


def _agree(one: Attribution, other: Attribution) -> bool:
    """Whether the two stand apart, or one in the other and somebody else says it."""
    apart = all(b <= c or d <= a for a, b in one.contents for c, d in other.contents)
    if apart or is_inside(one, other) or is_inside(other, one):
        return apart or not _shares_source(one, other)
    return False


def _is_faint(one: Attribution, reading: Reading) -> bool:
    """Whether, inside a quote, nobody else is reported: I think, we hope, he put it away.

    What somebody thought then is told, what they think now is how they say it. One word that
    points elsewhere tells nothing: he says so.
    """
    if not one.is_direct and len(_words_in(reading, one.contents)) == 1:
        return True
    if one.source is None or one.cue_at is None:
        return one.rule == _FAINT_RULE
    cue = reading.parse.words[one.cue_at]
    asks = is_plain_speech(cue) and _opens_infinitive(one, reading)
    if reading.text[slice(*one.source)].lower() in _OWN and not asks:
        told = is_plain_speech(cue) or (is_past(cue) and is_speech_verb(cue))
        return one.rule == _FAINT_RULE or not told
    is_told = is_speech_verb(cue) or _is_worded(one, cue, reading)
    return one.rule == _FAINT_RULE and not is_told


def _is_worded(one: Attribution, cue: Word, reading: Reading) -> bool:
    """Whether the cue names something in marks that it stands outside of: what she calls “late”."""
    words = reading.parse.between(*one.contents[0])
    in_marks = bool(words) and words[0].quotation not in (-1, cue.quotation)
    return in_marks and names_something(cue)


def _opens_infinitive(one: Attribution, reading: Reading) -> bool:
    """Whether the content is what somebody is told to do: to wait, not to wait."""
    return any(map(is_infinitive_mark, reading.parse.between(*one.contents[0])[:2]))


def _is_unmoored(one: Attribution, reading: Reading) -> bool:
    """Whether its cue stands in marks around which nothing is attributed, and is not sure."""
    if one.cue_at is None or one.score is None or one.is_direct:
        return False
    return reading.parse.words[one.cue_at].quotation >= 0 and one.score < _SURE


def _shares_source(inner: Attribution, outer: Attribution) -> bool:
    """Whether the inner one is the outer's own act, told twice: declined to comment on …"""
    return inner.source is not None and inner.source == outer.source
