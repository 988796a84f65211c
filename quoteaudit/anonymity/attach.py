"""Whom a statement about anonymity is about: the mention that it gives its terms and reason to."""

from __future__ import annotations

from quoteaudit.anonymity.drafts import UNNAMED, Draft, Drafts, Known, is_named_within
from quoteaudit.anonymity.phrase import Phrase, is_named, phrase_at
from quoteaudit.anonymity.statements import Statement, reason_after, reason_of_bare
from quoteaudit.anonymity.words import listed
from quoteaudit.records import Speaker, SpeakerKind
from quoteaudit.syntax.clauses import doer_of, place_of, verb_group
from quoteaudit.syntax.phrases import head_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_participle_form, is_pronoun, is_proper

_ASIDE = 7  # words between "who" and a statement: "who, like others in the room, spoke"
_APART = 30  # characters from "who" to the words of a statement: "who in the end asked"
_SAID = 16  # characters from reporting words to the condition after them
_SAID_BEFORE_COMMA = 48  # the same where a participle follows: "said on Monday, asking ..."
_NEAR = 3  # sentences back to the source that a pronoun in a statement about anonymity means


def attach(statement: Statement, text: str, parse: Parse, drafts: Drafts, known: Known) -> None:
    """Give a statement about anonymity to the mention that it is about, if there is one."""
    draft = _holding(statement, text, drafts) or _saying_before(statement, text, drafts)
    draft = draft or _doing(statement, text, parse, drafts, known)
    if draft is None:
        return
    _drop_who(statement, draft, drafts)
    _fill(draft, statement, text)
    if draft.is_pronoun:
        earlier = _meant_by(draft, drafts) or _told_before(draft, parse, drafts)
        if earlier is not None and earlier.condition is None:
            _fill(earlier, statement, text, grow=False)


def _drop_who(statement: Statement, draft: Draft, drafts: Drafts) -> None:
    """Leave out the "who" of "an aide who asked not to be named": it says nothing but that."""
    start = statement.span[0]
    for other in drafts.in_sentence(statement.verb.sentence):
        is_who = other is not draft and other.phrase.head.lower == "who"
        if is_who and draft.start < other.start <= start < other.end + _APART:
            drafts.drop(other)


def _holding(statement: Statement, text: str, drafts: Drafts) -> Draft | None:
    """The mention whose phrase holds the statement, or ends right before it."""
    start = statement.span[0]
    for draft in reversed(drafts.in_sentence(statement.verb.sentence)):
        if draft.phrase.core.end > start:
            continue
        if draft.phrase.head.lower == "who":
            continue
        if start < draft.end or _is_beside(text[draft.end : start]):
            return draft
    return None


def _saying_before(statement: Statement, text: str, drafts: Drafts) -> Draft | None:
    """The mention whose reporting words stand right before the statement.

    "He said, on condition of ...", "the people said on Monday, asking not to be named".
    """
    start = statement.span[0]
    reach = _SAID if statement.verb.lower == "on" else _SAID_BEFORE_COMMA
    if reach == _SAID_BEFORE_COMMA and not _opens_after_comma(statement, text):
        return None
    for draft in reversed(drafts.in_sentence(statement.verb.sentence)):
        for cue in draft.cues:
            if start - reach < cue < start and text.count(",", cue, start) < 2:
                return draft
    return None


def _opens_after_comma(statement: Statement, text: str) -> bool:
    """Whether the statement is a participle set off by a comma: ", asking not to be named"."""
    before = text[: statement.span[0]].rstrip()[-1:]
    return is_participle_form(statement.verb) and before == ","


def _is_beside(between: str) -> bool:
    words = between.replace(",", " ").split()
    return not words or (words[0].lower() == "who" and len(words) <= _ASIDE)


def _doing(
    statement: Statement, text: str, parse: Parse, drafts: Drafts, known: Known
) -> Draft | None:
    """The mention that is the subject of the statement, made into one where it was none."""
    doer = _doer(statement, parse)
    if doer is None:
        return _nearest_in_sentence(statement, drafts)
    if doer.i in drafts:
        return drafts.at(doer.i)
    if is_proper(doer) or doer.lower in listed("heads", "first_person") or doer.quotation >= 0:
        return None
    speaker = known.at(doer.start, doer.end)
    phrase = phrase_at(doer, parse)
    if phrase is None or is_named(phrase, text) or phrase.words_before & listed("heads", "nobody"):
        return None
    return _new_draft(phrase, speaker, text, parse, drafts, known)


def _doer(statement: Statement, parse: Parse) -> Word | None:
    """Who set the condition: the subject of the words, or whoever gave something right before.

    "The memo was leaked by an aide on condition that she not be named": the aide.
    """
    doer = doer_of(statement.verb)
    if doer is not None and not statement.sentence[0] <= doer.start < statement.sentence[1]:
        doer = None
    if doer is not None and phrase_at(doer, parse) is not None:
        return doer
    before = parse.words[statement.verb.i - 1] if statement.verb.i else None
    if before is None or before.sentence != statement.verb.sentence:
        return doer
    gave = place_of(before)[0] == "agent" and phrase_at(before, parse) is not None
    return before if gave else doer


def _new_draft(
    phrase: Phrase,
    speaker: Speaker | None,
    text: str,
    parse: Parse,
    drafts: Drafts,
    known: Known,
) -> Draft | None:
    """A mention that only the statement about anonymity shows to be one."""
    points_back = (
        is_pronoun(phrase.core)
        or phrase.is_partitive
        or (phrase.head is phrase.core and (phrase.core.lower in listed("heads", "openers")))
    )
    before: Draft | None
    if points_back and (speaker is None or speaker.kind not in UNNAMED):
        before = _before(phrase.head, drafts)
        if speaker is not None and speaker.kind is not SpeakerKind.COLLECTIVE and before is None:
            return None
        if speaker is not None and speaker.kind is SpeakerKind.PERSON:
            return None
        if before is None:
            before = _people_before(phrase.head, text, parse, drafts, known)
        if before is None:
            return None
        speaker = before.speaker
    elif speaker is not None and speaker.kind not in (*UNNAMED, SpeakerKind.COLLECTIVE):
        if not phrase.is_indefinite or speaker.kind is not SpeakerKind.PERSON:
            return None
        if is_named_within(speaker, phrase.start, phrase.end):
            return None
        speaker = (
            None  # taken for somebody named by mistake: nobody with a name is "an aide who ..."
        )
    draft = Draft(phrase, phrase.start, phrase.end, speaker)
    draft.subset = phrase.is_partitive
    return drafts.add(draft)


def _before(head: Word, drafts: Drafts) -> Draft | None:
    """The last mention before a word, within a few sentences."""
    return next(drafts.before(head, _NEAR), None)


def _people_before(
    head: Word, text: str, parse: Parse, drafts: Drafts, known: Known
) -> Draft | None:
    """People of the sentence before who turn out to be sources: "Some of them spoke on ...".

    "He" or "she" takes the subject of that sentence, if it is one person without a name.
    """
    if head.sentence == 0:
        return None
    one = head.lower in ("he", "she")
    span = parse.sentences[head.sentence - 1]
    for word in reversed(parse.words[span.start : span.stop]):
        phrase = phrase_at(word, parse)
        if phrase is None or is_pronoun(word) or word.quotation >= 0 or is_named(phrase, text):
            continue
        if phrase.noun.plural is one or (one and place_of(word)[0] != "subject"):
            continue
        speaker = known.at(word.start, word.end)
        if place_of(word)[0] == "beside" or (speaker is not None and speaker.kind not in UNNAMED):
            continue
        return drafts.add(Draft(phrase, phrase.start, phrase.end, speaker))
    return None


def _nearest_in_sentence(statement: Statement, drafts: Drafts) -> Draft | None:
    """The mention of the sentence for a participle that hangs loose; the one before it first."""
    start = statement.span[0]
    inside = drafts.in_sentence(statement.verb.sentence)
    before = [draft for draft in inside if draft.phrase.head.start < start]
    return next(iter([*reversed(before), *inside]), None)


def _meant_by(draft: Draft, drafts: Drafts) -> Draft | None:
    """The last mention with a noun of the same source before a pronoun."""
    for other in drafts.before(draft.phrase.head, _NEAR):
        if other.speaker is draft.speaker and not other.is_pronoun:
            return other
    return None


def _told_before(draft: Draft, parse: Parse, drafts: Drafts) -> Draft | None:
    """The phrase that the pronoun stands for, where no attribution has it as its source."""
    if draft.speaker is None or draft.speaker.kind not in UNNAMED:
        return None
    spans = [span for span in draft.speaker.mentions if span.end <= draft.start]
    for span in reversed(spans):
        head = head_of(parse.between(span.start, span.end))
        phrase = None if head is None or is_pronoun(head) else phrase_at(head, parse)
        if head is not None and phrase is not None and head.quotation < 0:
            return drafts.add(Draft(phrase, phrase.start, phrase.end, draft.speaker))
    return None


def drop_pronouns_in_reasons(drafts: Drafts) -> None:
    """Leave out "she" in "because she feared losing her job": it tells the reason, not the news."""
    for draft in drafts.in_order():
        if draft.reason is None:
            continue
        for other in drafts.in_sentence(draft.phrase.head.sentence):
            if other.is_pronoun and draft.reason[0] <= other.start < draft.reason[1]:
                drafts.drop(other)


def _fill(draft: Draft, statement: Statement, text: str, *, grow: bool = True) -> None:
    """Put what a statement says into a mention, and let the phrase grow over words beside it."""
    _, end = statement.span
    stops = _stops(draft)
    if statement.condition is not None:
        draft.condition = draft.condition or statement.condition
        after = reason_after(text, statement.condition[1], statement.sentence[1], stops)
        draft.reason = after or draft.reason or statement.before
        end = after[1] if after is not None else end
    elif statement.unauthorised is not None and draft.reason is None:
        draft.reason = reason_of_bare(text, statement.unauthorised[0], statement.sentence[1], stops)
        end = draft.reason[1]
    if grow and not draft.is_pronoun and _is_clause(draft, statement, text):
        draft.end = max(draft.end, end)


def _is_clause(draft: Draft, statement: Statement, text: str) -> bool:
    """Whether the statement hangs on the phrase ("who spoke") and is not its sentence."""
    between = text[draft.end : statement.span[0]]
    if not between.strip():
        inside = text[draft.phrase.core.end : statement.span[0]].lower().split()
        if "who" in inside[-_ASIDE:]:  # "who like others spoke"
            return True
        return draft.end > statement.span[0] or is_participle_form(statement.verb)
    return "who" in between.lower().split() or (between.strip() == "," and _is_beside(between))


def _stops(draft: Draft) -> list[int]:
    """Where the clause of the mention goes on after it: its reporting words, its main verb."""
    place, verb = place_of(draft.phrase.head)
    main = [] if verb is None or place != "subject" else [w.start for w in verb_group(verb)]
    return [at for at in (*draft.cues, *main) if at >= draft.phrase.core.end]
