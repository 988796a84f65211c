"""Reported speech, thought and stance: a cue, the stretch it reports, and whom it names.

Every word that could be a cue gets a score from its frame; a score above the least is a cue.
The best-scored stretch around it is the content, the best-scored noun phrase the source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quoteaudit.rules.choice import attribution, content_of
from quoteaudit.rules.reading import Attribution, Reading
from quoteaudit.scoring import weights
from quoteaudit.syntax.contents import Candidate
from quoteaudit.syntax.frames import cue_features, is_possible_cue, is_verb
from quoteaudit.syntax.tree import Parse, Word

LEAST = 0.5
"""The lowest score of a cue; lower ones cost more in wrong finds than they bring."""

LEAST_QUOTED = -0.75
"""The lowest score where quotation marks stand in the content, which speak for a cue besides."""

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
        score = table.score(features)
        if score <= LEAST and (score <= LEAST_QUOTED or not _is_near_quotation(word, parse)):
            continue
        content = content_of(word, parse)
        if content is None or word in content:
            continue
        if score > LEAST or _holds_quotation(content, word, parse):
            yield attribution(rule_of(word, content), word, parse, content, features)


def _is_near_quotation(cue: Word, parse: Parse) -> bool:
    """Whether any content of ``cue`` can hold marks: no content lies a sentence further off."""
    first, last = max(0, cue.sentence - 1), min(len(parse.sentences) - 1, cue.sentence + 1)
    near = parse.words[parse.sentences[first].start : parse.sentences[last].stop]
    return not {word.quotation for word in near} <= {-1, cue.quotation}


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
