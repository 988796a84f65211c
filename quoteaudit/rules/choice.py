"""Which stretch a cue reports, and whom it names: the best-scored candidates."""

from __future__ import annotations

from collections.abc import Iterable

from quoteaudit.rules.reading import Attribution, Chars
from quoteaudit.scoring import weights
from quoteaudit.syntax.contents import Candidate, Range, contents_of, features_of_each, trimmed
from quoteaudit.syntax.dates import only_says_when, without_date
from quoteaudit.syntax.frames import (
    cue_features,
    cue_phrase,
    is_speech_verb,
    relayer_of,
    subject_of,
)
from quoteaudit.syntax.reported import reported_features
from quoteaudit.syntax.sources import no_source_features, source_features, sources_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_passive


def cue_score(word: Word, parse: Parse) -> float:
    """How surely ``word`` is a cue; above 0 when more likely than not."""
    return weights("cue_weights").score(cue_features(word, parse))


def content_of(cue: Word, parse: Parse) -> Candidate | None:
    """The stretch that ``cue`` reports, or None where nothing could be.

    Whoever is told ("told Portal so") is part of the cue, and never what is said.
    """
    among = contents_of(cue, parse)
    scores = map(weights("content_weights").score, features_of_each(among, cue, parse))
    scored = sorted(zip(scores, range(len(among)), strict=True), key=lambda one: (-one[0], one[1]))
    likely = (among[number] for _, number in scored)
    best = next((one for one in likely if _tells(one, cue, parse)), None)
    return None if best is None else without_date(best, cue, parse)


def _tells(one: Candidate, cue: Word, parse: Parse) -> bool:
    """Whether a stretch can be what is said: not only when, nor to whom, nor according to whom."""
    hearer = cue_phrase(cue)[1]
    words = (parse.words[at] for first, last in one.ranges for at in range(first, last + 1))
    said = (w for w in words if w.text[0].isalnum() and not cue.end <= w.start < hearer)
    first_said = next(said, None)
    if first_said is None or first_said.lower == "according":
        return False
    return not only_says_when(one, cue, parse)


def source_of(cue: Word, parse: Parse, content: Candidate) -> Chars | None:
    """The noun phrase that ``cue`` names as the source, or None where it names nobody."""
    among = sources_of(cue, parse, content)
    if not among:
        return None
    above = relayer_of(cue)
    if above is not None and (passed_on := subject_of(above)) is not None:
        return span_of(parse, trimmed(parse.words, passed_on.first.i, passed_on.last.i))
    agent = next((one for one in among if one.path == "by"), None)
    if agent is not None and is_passive(cue) and is_speech_verb(cue):
        return span_of(parse, agent.range)
    table = weights("source_weights")
    scored = [table.score(source_features(c, cue, parse, content, among)) for c in among]
    best = max(scored)
    if best < table.score(no_source_features(cue, among)):
        return None
    return span_of(parse, among[scored.index(best)].range)


def span_of(parse: Parse, words: Range) -> Chars:
    """The characters of a range of words."""
    first, last = words
    return parse.words[first].start, parse.words[last].end


def spans_of(parse: Parse, ranges: Iterable[Range]) -> tuple[Chars, ...]:
    """The characters of some ranges of words."""
    return tuple(span_of(parse, words) for words in ranges)


def attribution(rule: str, cue: Word, parse: Parse, content: Candidate) -> Attribution:
    """What ``rule`` found: the cue, its content, and the source that the cue names."""
    features = cue_features(cue, parse)
    source = source_of(cue, parse, content)
    return _scored("cue_weights", rule, cue, parse, content, source, features)


def weighed_attribution(
    rule: str, cue: Word, parse: Parse, content: Candidate, features: Iterable[str]
) -> Attribution:
    """The same with a score for all three: "wrote" may be a cue, "wrote a letter" is none.

    ``features`` are those of the cue.
    """
    source = source_of(cue, parse, content)
    seen = (*features, *reported_features(cue, content, source, parse))
    return _scored("attribution_weights", rule, cue, parse, content, source, seen)


def _scored(
    table: str,
    rule: str,
    cue: Word,
    parse: Parse,
    content: Candidate,
    source: Chars | None,
    features: Iterable[str],
) -> Attribution:
    seen = tuple(dict.fromkeys(features))
    return Attribution(
        contents=spans_of(parse, content.ranges),
        cue=cue_phrase(cue),
        cue_at=cue.i,
        source=source,
        rule=rule,
        score=weights(table).score(seen),
        table=table,
        features=seen,
    )
