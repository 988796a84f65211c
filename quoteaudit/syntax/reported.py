"""What a possible cue would report, and of whom: what tells an act from an attribution.

"She wrote a letter" and "she wrote an answer to him" have one frame; the noun in it, its
article and who does it tell them apart. The features stand beside those of the frame.
"""

from __future__ import annotations

from collections.abc import Iterator

from quoteaudit.lexicon import cue_class
from quoteaudit.syntax.contents import Candidate
from quoteaudit.syntax.forms import base_form
from quoteaudit.syntax.frames import base_of
from quoteaudit.syntax.people import sense_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_passive

_PARTS = {"VB": "verbs", "NN": "nouns", "JJ": "adjectives"}
_CLAUSES = ("ccomp", "xcomp")


def reported_features(
    cue: Word, content: Candidate, source: tuple[int, int] | None, parse: Parse
) -> Iterator[str]:
    """What speaks for or against ``cue`` reporting ``content`` of ``source``, in characters."""
    base, shape = base_of(cue), _coarse(content.shape)
    kind = cue_class(_PARTS.get(cue.tag[:2], "verbs"), base) or "none"
    yield from (f"reports={shape}", f"{base}&reports={shape}", f"{kind}&reports={shape}")
    size = min(4, len(content).bit_length() - 1)
    yield from (f"reports-size={size}", f"reports={shape}&size={size}", f"{kind}&size={size}")
    yield from _noun_features(content, shape, kind, parse)
    yield from _source_features(source, shape, kind, parse)
    if is_passive(cue):
        yield f"{kind}&passive&source={source is not None}"
        yield f"passive&reports={shape}"


def _coarse(shape: str) -> str:
    """The shape of a content without what differs from word to word."""
    return shape.split("+")[0]


def _noun_features(content: Candidate, shape: str, kind: str, parse: Parse) -> Iterator[str]:
    """The word that the content hangs on: a letter, the plan, him."""
    first, top = parse.words[content.ranges[0][0]], content.top
    noun = next((c for c in top.children if c.dep in ("pobj", "pcomp")), top)
    if top.dep in _CLAUSES:
        return
    yield f"reports-head={base_form(noun.lower, noun.tag)}"
    yield from (f"reports-tag={noun.tag}", f"{kind}&reports-tag={noun.tag}")
    opener = first.lower if first.tag in ("DT", "PRP", "PRP$", "WP", "WDT", "CD") else first.tag
    yield from (f"reports-opens={opener}", f"{kind}&reports-opens={opener}")
    yield f"{shape}&reports-opens={opener}"
    ending = next((e for e in _ENDINGS if noun.lower.endswith(e)), "none")
    yield f"reports-ending={ending}"
    if any(child.dep == "prep" for child in noun.children):
        yield from ("reports-prep", f"{kind}&reports-prep")


_ENDINGS = (
    "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ing", "ship", "ism", "al", "er", "or",
    "s",
)  # fmt: skip


def _source_features(
    source: tuple[int, int] | None, shape: str, kind: str, parse: Parse
) -> Iterator[str]:
    """Who would say it: a name, a pronoun, a thing, nobody."""
    words = parse.between(*source) if source else ()
    inside = {word.i for word in words}
    head = next((w for w in words if w.head is None or w.head.i not in inside), None)
    if head is None:
        yield from ("source=none", f"{kind}&source=none", f"{shape}&source=none")
        return
    tag = head.tag if head.tag[:2] in ("NN", "PR", "WP", "WD") else "other"
    yield from (f"source={tag}", f"{kind}&source={tag}", f"{shape}&source={tag}")
    yield f"source-head={base_form(head.lower, head.tag)}"
    if (sense := sense_of(head)) is not None:
        yield from (f"source-sense={sense}", f"{kind}&source-sense={sense}")
        yield f"{shape}&source-sense={sense}"
    yield f"source-opens={words[0].lower if words[0].tag in ('DT', 'CD', 'PRP$') else words[0].tag}"
