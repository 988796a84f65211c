"""Who a cue may name: the noun phrases around it that could be its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteaudit.syntax.contents import Candidate, Range, trimmed
from quoteaudit.syntax.frames import SUBJECTS_AND_THERE, base_of, cue_phrase, subject_of
from quoteaudit.syntax.people import sense_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_passive

NO_SOURCE = "none"

_AGENTS = frozenset("by from of to among in for with".split())
_PRONOUNS = frozenset({"PRP", "WP", "WDT"})
_ACCORDING = "according"
"""No source is named so, whatever the parser takes it for."""

_HIGHEST = 4
"""How many heads above the cue are searched for a source."""


class SourceCandidate:
    """One possible source: ``path`` says how it hangs together with the cue."""

    __slots__ = ("head", "path", "range")

    def __init__(self, path: str, where: Range, head: Word) -> None:
        self.path = path
        self.range = where
        self.head = head


def sources_of(cue: Word, parse: Parse, content: Candidate) -> list[SourceCandidate]:
    """Every noun phrase that could say whom ``cue`` names, each once, nearest first.

    Whoever is told ("told reporters") is part of the cue, and never its source.
    """
    found: dict[Range, SourceCandidate] = {}
    start, end = cue_phrase(cue)
    for path, head, without in _paths(cue, parse):
        if head.lower == _ACCORDING or start <= head.start < end:
            continue
        first, last = _phrase(head, without)
        if head not in content:
            last = _before_content(last, content)
        first, last = trimmed(parse.words, first, last)
        if last > first and parse.words[last].tag == "POS":
            last -= 1
        if first <= last and not content.holds(first, last):
            found.setdefault((first, last), SourceCandidate(path, (first, last), head))
    return list(found.values())


def _before_content(last: int, content: Candidate) -> int:
    """The last word up to ``last`` that does not stand in the content."""
    for first, end in reversed(content.ranges):
        if first <= last <= end:
            last = first - 1
    return last


def _phrase(head: Word, without: Word | None) -> Range:
    """The whole phrase of ``head``, cut short of the branch that holds ``without``."""
    if head.tag in _PRONOUNS:
        return head.i, head.i
    first, last = head.first.i, head.last.i
    if without is not None and without.i > head.i:
        last = min(last, without.first.i - 1)
    elif without is not None and without.i < head.i:
        first = max(first, without.last.i + 1)
    return first, last


def _paths(cue: Word, parse: Parse) -> Iterator[tuple[str, Word, Word | None]]:
    yield from _around(cue, cue, "")
    below, path = cue, ""
    for _ in range(_HIGHEST):
        above = below.head
        if above is None:
            break
        path += f"^{below.dep}"
        if below.dep in ("acl", "relcl"):
            yield f"{path} noun", above, below
        elif below.dep in ("poss", "compound", "amod", "appos"):
            yield f"{path} head", above, below
        yield from _around(above, cue, f"{path} ")
        below = above
    yield from _near(cue, parse)


def _around(verb: Word, cue: Word, path: str) -> Iterator[tuple[str, Word, Word | None]]:
    """Subject, agent, possessor and prepositional objects of one word."""
    for child in verb.children:
        if child is cue:
            continue
        if child.dep in SUBJECTS_AND_THERE:
            holds = child.first.i <= cue.i <= child.last.i
            yield (
                f"{path}{child.dep}{'<' if child.i < verb.i else '>'}",
                child,
                cue if holds else None,
            )
        elif child.dep in ("agent", "prep"):
            name = child.lower if child.dep == "agent" or child.lower in _AGENTS else "prep"
            for below in child.children:
                if below.dep in ("pobj", "pcomp"):
                    yield f"{path}{name}", below, None
        elif child.dep == "poss":
            yield f"{path}poss", child, None
        elif child.dep in ("dobj", "attr", "compound", "nmod", "amod"):
            yield f"{path}{child.dep}", child, None
            yield from _of_object(child, f"{path}{child.dep}")


def _of_object(noun: Word, path: str) -> Iterator[tuple[str, Word, Word | None]]:
    for child in noun.children:
        if child.dep == "poss":
            yield f"{path}.poss", child, None
        elif child.dep == "prep":
            for below in child.children:
                if below.dep == "pobj":
                    yield f"{path}.{child.lower}", below, None


def _near(cue: Word, parse: Parse) -> Iterator[tuple[str, Word, Word | None]]:
    """The nearest nouns, for where the parse is broken, and the subjects that came before."""
    words = parse.words
    sentence = parse.sentences[cue.sentence]
    for at in range(cue.i + 1, min(sentence.stop, cue.i + 3)):
        if words[at].tag[:2] in ("NN", "PR") and words[at].first.i > cue.i:
            yield "right", words[at], None
            break
    for at in range(cue.i - 1, max(sentence.start - 1, cue.i - 4), -1):
        if words[at].tag[:2] in ("NN", "PR", "CD"):
            yield "left", words[at], None
            break
    for at in range(sentence.start, cue.i):
        if words[at].dep in ("nsubj", "nsubjpass"):
            holds = words[at].first.i <= cue.i <= words[at].last.i
            yield "first-subject", words[at], cue if holds else None
            break
    if cue.sentence > 0:
        for at in parse.sentences[cue.sentence - 1]:
            if words[at].dep == "nsubj":
                yield "subject-before", words[at], None
                break


def source_features(
    candidate: SourceCandidate,
    cue: Word,
    parse: Parse,
    content: Candidate,
    among: Sequence[SourceCandidate],
) -> list[str]:
    """What speaks for or against ``candidate`` being the source."""
    base, path, head = base_of(cue), candidate.path, candidate.head
    rank = [other.path for other in among].index(path)
    low, high = (head.i, cue.i) if head.i < cue.i else (cue.i, head.i)
    tags = [word.tag[:2] for word in parse.words[low + 1 : high]]
    verbs = min(3, tags.count("VB"))
    return [
        path,
        f"{path}&{base}",
        f"{path}&{base}&{cue.tag}",
        f"{path}&cue={cue.tag}",
        f"{path}&dep={cue.dep}",
        f"{path}&tag={head.tag}",
        f"{path}&content={content.shape}",
        f"tag={head.tag}",
        f"sense={sense_of(head)}",
        f"{path}&sense={sense_of(head)}",
        f"head={head.lower}",
        f"capital={head.text[0].isupper()}",
        f"distance={min(6, (high - low).bit_length())}",
        f"{path}&rank={rank}",
        f"verbs-between={verbs}",
        f"{path}&verbs-between={verbs}",
        f"{path}&passive={is_passive(cue)}",
        f"{path}&has-subject={subject_of(cue) is not None}",
        f"{path}&first={among[0].path}",
        f"{path}&quoted={(head.quotation >= 0) + 2 * (cue.quotation >= 0)}",
    ]


def no_source_features(cue: Word, among: Sequence[SourceCandidate]) -> list[str]:
    """What speaks for ``cue`` naming nobody ("is expected to", "it was said that")."""
    base = base_of(cue)
    return [
        NO_SOURCE,
        f"{NO_SOURCE}&{base}",
        f"{NO_SOURCE}&{base}&{cue.tag}",
        f"{NO_SOURCE}&cue={cue.tag}",
        f"{NO_SOURCE}&dep={cue.dep}",
        f"{NO_SOURCE}&first={among[0].path if among else 'nobody'}",
        f"{NO_SOURCE}&has-subject={subject_of(cue) is not None}",
        f"{NO_SOURCE}&passive={is_passive(cue)}",
    ]
