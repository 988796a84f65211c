"""Direct speech: quotations that a reporting clause beside them attributes.

Each rule looks at one quotation of a block and at the words around it, and finds the cue.
Quotations of a block that share a cue are one attribution of several spans. A quotation
inside a clause ("called it “a farce”") is left to the rules for indirect speech, which
report the clause whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from attrs import evolve

from quoteaudit.rules.choice import attribution, cue_score
from quoteaudit.rules.passages import (
    DASHES,
    PAUSES,
    SENTENCE_ENDS,
    Passage,
    clause_after,
    clause_before,
    is_independent,
    starts_sentence,
)
from quoteaudit.rules.reading import Attribution, Chars, Reading
from quoteaudit.rules.terms import is_title
from quoteaudit.syntax.contents import Candidate
from quoteaudit.syntax.frames import has_complement_after, is_speech_verb, relayer_of, subject_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import (
    is_conjunction,
    is_finite,
    is_name,
    is_relative,
    is_subject,
    is_verb,
)

_UNLIKELY = -1.0
"""Below this score a speech verb beside a quotation is rather part of what surrounds the cue."""

Finder = Callable[[Passage, Parse], Word | None]


def find_direct(reading: Reading) -> Iterator[Attribution]:
    """The quotations that a reporting clause attributes, those inside a quotation last."""
    for passages in chain(reading.passages(), reading.inner_passages()):
        found: dict[int, Attribution] = {}
        for passage in passages:
            hit = _first_hit(passage, reading.parse)
            if hit is not None:
                _add(found, passage, *hit, reading.parse)
        yield from sorted(found.values(), key=lambda one: one.start)


def _first_hit(passage: Passage, parse: Parse) -> tuple[str, Word] | None:
    if not is_independent(passage) or is_title(passage):
        return None
    for rule, find in DIRECT_RULES:
        cue = find(passage, parse)
        if cue is not None:
            return rule, cue
    return None


def _add(
    found: dict[int, Attribution], passage: Passage, rule: str, cue: Word, parse: Parse
) -> None:
    """Enter a quotation under its cue: a new attribution, or one more span of an older one."""
    span = (_start_of(passage, cue), passage.quotation.end)
    if cue.i in found:
        older = found[cue.i]
        found[cue.i] = evolve(older, contents=(*older.contents, span))
        return
    quoted = parse.between(*span)
    if cue.lower in DASHES or cue.lower == ":":
        found[cue.i] = _verbless(rule, cue, passage, span)
    elif quoted:
        shape = "before" if quoted[0].i < cue.i else "after"
        content = Candidate(shape, ((quoted[0].i, quoted[-1].i),), quoted[0])
        found[cue.i] = evolve(attribution(rule, cue, parse, content), contents=(span,))


def _start_of(passage: Passage, cue: Word) -> int:
    """Where what is said begins: at the marks, or at a subject whose verb stands in them.

    The minister “urged both sides to wait,” the office said.
    """
    if passage.quoted[:1].islower() and cue.start > passage.quotation.end:
        for word in clause_before(passage):
            verb = word.head
            if is_subject(word) and verb is not None and verb.quotation >= 0:
                return word.first.start
    return passage.quotation.start


def _verbless(rule: str, cue: Word, passage: Passage, span: Chars) -> Attribution:
    """A quotation that a dash or a colon attributes: the source is all that the clause holds."""
    is_before = cue.start < span[0]
    named = clause_before(passage)[:-1] if is_before else clause_after(passage)[1:]
    return Attribution(
        contents=(span,),
        cue=(cue.start, cue.end),
        cue_at=cue.i,
        source=(named[0].start, named[-1].end),
        rule=rule,
    )


def cue_after_quote(passage: Passage, parse: Parse) -> Word | None:
    """“No,” said Ruiz. “No,” the mayor, who had waited, told reporters. “Why?” she asked.

    Also where others pass it on: “No,” he was quoted as saying. “No,” she was heard to say.

    Not: “No.” Ruiz said she was tired. (That clause has content of its own.)
    """
    clause = clause_after(passage)
    ending = passage.ending
    if not clause or is_conjunction(clause[0]) or not _attaches(ending, clause[0]):
        return None
    for verb in clause:
        if relayer_of(verb) is not None:
            return verb
        if not is_verb(verb) or is_relative(verb) or not is_finite(verb):
            continue
        if is_speech_verb(verb) or (ending == "," and _names_somebody(verb, clause)):
            full_stop = ending != "," and has_complement_after(verb)
            return None if full_stop else verb
    return None


def cue_before_quote(passage: Passage, parse: Parse) -> Word | None:
    """Ruiz said: “No.” Ruiz told reporters on Monday, “No.” Its last line reads: “No.”

    Not: Ruiz, the author of “Late Ferries,” said no. Ruiz says that she will go, “if asked.”
    """
    clause = clause_before(passage)
    if not clause or (clause[-1].lower not in PAUSES and not starts_sentence(passage)):
        return None
    verbs = [word for word in clause if is_speech_verb(word)]
    if passage.quoted[:1].islower() and any(has_complement_after(v, clause[-1]) for v in verbs):
        return None
    if not verbs and clause[-1].lower == ":":
        verbs = [word for word in clause if is_verb(word) and is_finite(word)]
    likely = [verb for verb in verbs if cue_score(verb, parse) > _UNLIKELY]
    return likely[-1] if likely else max(verbs, key=lambda v: cue_score(v, parse), default=None)


def dash_after_quote(passage: Passage, parse: Parse) -> Word | None:
    """“We never paid.” – Ana Ruiz, mayor of Velmora. The dash may open the next line.

    Not: “No” – a word she likes. (What is quoted ends, and what signs it has no verb.)
    """
    clause = clause_after(passage)
    if len(clause) < 2 or clause[0].lower not in DASHES or passage.ending == ",":
        return None
    is_signed = is_name(clause[1]) or passage.ending in SENTENCE_ENDS
    return clause[0] if is_signed and not any(map(is_finite, clause[1:])) else None


def colon_before_quote(passage: Passage, parse: Parse) -> Word | None:
    """Ruiz, on the strike: “Not a day longer.”

    Not: Three words: “late, later, latest.” (A name begins with a capital.)
    """
    clause = clause_before(passage)
    if len(clause) < 2 or clause[-1].lower != ":" or any(map(is_verb, clause)):
        return None
    return clause[-1] if is_name(clause[0]) else None


DIRECT_RULES: tuple[tuple[str, Finder], ...] = (
    ("direct.cue_after_quote", cue_after_quote),
    ("direct.cue_before_quote", cue_before_quote),
    ("direct.dash_after_quote", dash_after_quote),
    ("direct.colon_before_quote", colon_before_quote),
)
"""In this order; the first that finds a cue wins."""


def _attaches(ending: str, first: Word) -> bool:
    """Whether the words after a quotation can be its reporting clause."""
    if ending == ".":
        return first.text[0].islower()
    return ending in ",;?!…-–—" or first.lower in PAUSES or first.text[0].islower()


def _names_somebody(verb: Word, clause: Sequence[Word]) -> bool:
    """Whether the verb's subject stands in the same clause: said Ruiz, Ruiz said."""
    subject = subject_of(verb)
    return subject is not None and clause[0].i <= subject.i <= clause[-1].i
