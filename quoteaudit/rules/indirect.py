"""Reported speech, thought and stance: a cue, the stretch it reports, and whom it names.

Every word that could be a cue gets a score from its frame. For those that are not hopeless the
best-scored stretch around the word is the content, the best-scored noun phrase the source; all
three together get the score that decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quoteaudit.rules.choice import content_of, weighed_attribution
from quoteaudit.rules.reading import Attribution, Chars, Reading
from quoteaudit.rules.terms import introduces
from quoteaudit.scoring import weights
from quoteaudit.syntax.contents import Candidate
from quoteaudit.syntax.frames import cue_features, is_possible_cue, patient_of, subject_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import has_agent, is_citing, is_complement, is_question_word, is_verb

HOPELESS = -1.5
"""The score of a word's frame up to which nothing around it makes it a cue."""

LEAST = 0.0
"""The lowest score of an attribution; lower ones cost more in wrong finds than they bring."""

LEAST_QUOTED = -0.75
"""The lowest score where quotation marks stand in the content, which speak for a cue besides."""

LEAST_NESTED = -0.5
"""The lowest score of a clause in a clause (he said she [believed] it was wrong), of which the
annotated articles say nothing."""

LEAST_FRAME = 1.5
"""The score of a frame that is enough where a whole clause is the complement of the cue, or where
the cue cites somebody."""

_CLAUSES = frozenset({"ccomp<", "ccomp>"})

_BY_SHAPE = (
    ("indirect.clause_before", ("ccomp<", "above:", "before", "around", "sentence-before")),
    ("indirect.colon", ("colon", "sentence-after")),
    ("indirect.clause_after", ("ccomp", "all:ccomp", "run:ccomp", "after", "from:ccomp")),
    ("indirect.infinitive", ("xcomp", "all:xcomp", "run:xcomp")),
    ("indirect.object", ("",)),
)
"""How a rule is named after the shape of the content; the first that fits wins."""


def find_indirect(reading: Reading, taken: Collection[int]) -> Iterator[Attribution]:
    """The attributions of an article, in order of their cues; ``taken`` are cues of others."""
    parse, table = reading.parse, weights("cue_weights")
    for word in parse.words:
        if word.i in taken or not is_possible_cue(word):
            continue
        features = cue_features(word, parse)
        frame = table.score(features)
        if frame <= HOPELESS:
            continue
        content = content_of(word, parse)
        if content is None or word in content:
            continue
        if _only_names(word, content, parse) or _asks_who(word, parse):
            continue
        found = weighed_attribution(rule_of(word, content), word, parse, content, features)
        if _is_of_patient(word, found.source):
            continue
        is_plain = content.shape in _CLAUSES or is_citing(word)
        is_enough = is_plain and frame > LEAST_FRAME
        if is_enough or (found.score or 0.0) > _least(word, content, parse):
            yield found


def _is_of_patient(cue: Word, source: Chars | None) -> bool:
    """Whether the source is whom the cue was done to: officials briefed on it, a man accused."""
    patient = patient_of(cue)
    return patient is not None and source is not None and source[0] <= patient.start < source[1]


def _least(cue: Word, content: Candidate, parse: Parse) -> float:
    """The lowest score of an attribution of this content by which it counts."""
    if content.shape != "sentence-before" and _holds_quotation(content, cue, parse):
        return LEAST_QUOTED
    return LEAST_NESTED if is_complement(cue) and content.shape == "ccomp>" else LEAST


def _asks_who(cue: Word, parse: Parse) -> bool:
    """Whether a question asks who it is that says so: Who wants to keep it?"""
    subject = subject_of(cue)
    bounds = parse.sentences[cue.sentence]
    is_question = any(word.text == "?" for word in parse.words[bounds.stop - 2 : bounds.stop])
    return (
        is_question
        and subject is not None
        and subject.i <= bounds.start + 1
        and is_question_word(subject)
    )


def _only_names(cue: Word, content: Candidate, parse: Parse) -> bool:
    """Whether the cue only says what something is called: a ballad called “Sea Change”."""
    first, last = content.ranges[0][0], content.ranges[-1][1]
    number = parse.words[first].quotation
    is_quotation = number >= 0 and parse.words[last].quotation == number
    after = parse.words[cue.i + 1 : first]
    return (
        is_quotation
        and all(word.quotation == number for word in after)
        and introduces(parse.words[max(0, cue.i - 3) : cue.i + 1])
        and not has_agent(cue)
    )


def _holds_quotation(content: Candidate, cue: Word, parse: Parse) -> bool:
    """Whether some of the content stands in marks that the cue does not stand in."""
    quotations = {
        parse.words[at].quotation for first, last in content.ranges for at in range(first, last + 1)
    }
    return bool(quotations - {-1, cue.quotation})


def rule_of(cue: Word, content: Candidate) -> str:
    """The name of the rule by which ``cue`` has ``content``."""
    if cue.lower == "according":
        return "indirect.according_to"
    if not is_verb(cue):
        return "indirect.noun_cue"
    return next(rule for rule, shapes in _BY_SHAPE if content.shape.startswith(shapes))
