"""Whether an attribution shows that somebody told something: not an act, not what might be said."""

from __future__ import annotations

from quoteaudit.anonymity.phrase import Phrase
from quoteaudit.anonymity.words import listed
from quoteaudit.lexicon import cue_class
from quoteaudit.records import Quote
from quoteaudit.syntax.clauses import has_modal, is_denied, is_infinitive, verb_at
from quoteaudit.syntax.frames import SPEECH, base_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_statement_verb, is_verb

_LEAST = 1.0  # the score below which "sure" or "anger" says nothing of a conversation,
_LEAST_OF_INSIDERS = 0.8  # and of people whose mood is known from talking to them: "aides"
_BY_CLAUSE = ("indirect.clause", "indirect.parenthetical")


def has_told(quote: Quote, phrase: Phrase, parse: Parse) -> bool:
    """Whether the people of the phrase told or thought what is attributed to them.

    "Aides called it a fiasco", "said it rained"; not "Senators endorsed it", "A voter might say",
    "A reporter asked", "A judge ruled".
    """
    if quote.rule == "indirect.noun_cue":
        least = _LEAST_OF_INSIDERS if phrase.noun.insider else _LEAST
        return quote.score is None or quote.score >= least
    verb = verb_of_cue(quote, parse)
    if verb is None:
        return True
    base = base_of(verb)
    if _is_in_office(phrase, base) or _is_only_possible(verb):
        return False
    return quote.rule.startswith(_BY_CLAUSE) or _tells(base)


def is_stated(quote: Quote, parse: Parse) -> bool:
    """Whether the cue reports a statement: "who said", not "who thought", "who endorsed"."""
    verb = verb_of_cue(quote, parse)
    return verb is None or is_statement_verb(verb)


def verb_of_cue(quote: Quote, parse: Parse) -> Word | None:
    """The verb of the reporting words; None for "according to", for nouns and adjectives."""
    if quote.cue is None:
        return None
    words = parse.between(quote.cue.start, quote.cue.end)
    return next(
        (w for w in words if is_verb(w) and verb_at(w) is w and w.lower != "according"), None
    )


def _tells(base: str) -> bool:
    """Whether the verb speaks of telling or thinking where no clause says what is told."""
    if base in listed("telling", "acts"):
        return False
    return cue_class("verbs", base) in SPEECH or base in listed("telling", "describing")


def _is_in_office(phrase: Phrase, base: str) -> bool:
    """Whether somebody only does what the trade brings: reporters ask, judges rule."""
    asks = phrase.noun.base in listed("heads", "askers") and base in listed("telling", "asking")
    rules = phrase.noun.base in listed("heads", "judges") and base in listed("telling", "ruling")
    return asks or rules


def _is_only_possible(verb: Word) -> bool:
    """Whether something might be said: "a voter might wonder"; "would not say" was not said."""
    over = verb.head if is_infinitive(verb) else None
    return any(has_modal(v) and not is_denied(v) for v in (verb, over) if v is not None)
