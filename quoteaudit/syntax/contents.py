"""What a cue may report: the stretches of text around it that could be its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteaudit.syntax.frames import MARKS, base_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_verb

Range = tuple[int, int]
"""First and last word of a stretch, by number."""

_COMPLEMENTS = frozenset(
    "ccomp xcomp dobj dative prep attr oprd acomp advcl acl relcl pcomp pobj agent intj parataxis"
    " conj npadvmod appos advmod nsubjpass dep prt nsubj csubj nmod".split()
)
_NOT_AFTER = frozenset({"advmod", "npadvmod", "nsubj", "agent", "prt"})
_HOLDS_MORE = frozenset({"dobj", "attr", "oprd", "nsubj"})
_UPWARD = frozenset(
    "prep ccomp parataxis advcl xcomp dep conj acl relcl pcomp nmod advmod intj".split()
)
_OPENERS = frozenset({"IN", "TO", "WRB", "WP", "WDT"})
_SMALL_WORDS = _OPENERS | {"DT", "PRP", "VBG"}
_TRAILING = frozenset({",", ".", ";", ":", "-", "--", "–", "—", "'"}) | MARKS
_LEADING = frozenset({"$", "£", "€", "(", "[", "#", "@"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSAL = ("ccomp>", "xcomp>", "dobj>", "ccomp<", "oprd>")
_LONGEST_CLIMB = 4
"""How many clauses above the cue may be its content."""

_COLON_REACH = 25
"""Words between a cue and the colon that opens its content."""


class Candidate:
    """One possible content: ``shape`` says how it hangs together with the cue."""

    __slots__ = ("ranges", "shape", "top")

    def __init__(self, shape: str, ranges: tuple[Range, ...], top: Word) -> None:
        self.shape = shape
        self.ranges = ranges
        self.top = top

    def __contains__(self, word: Word) -> bool:
        return self.holds(word.i, word.i)

    def holds(self, first: int, last: int) -> bool:
        """Whether every word from ``first`` to ``last`` is in it."""
        for start, end in self.ranges:
            if start <= first <= end:
                first = end + 1
        return first > last

    def __len__(self) -> int:
        return sum([last - first + 1 for first, last in self.ranges])


def contents_of(cue: Word, parse: Parse) -> list[Candidate]:
    """Every stretch that could be what ``cue`` reports, each once, surest shapes first."""
    found: dict[tuple[Range, ...], Candidate] = {}
    for shape, ranges, top in _shapes(cue, parse):
        kept = tuple(r for r in (trimmed(parse.words, *r) for r in ranges) if r[0] <= r[1])
        if kept and not _is_bare_question(kept, parse.words):
            found.setdefault(kept, Candidate(shape, kept, top))
    return list(found.values())


def _is_bare_question(ranges: Sequence[Range], words: Sequence[Word]) -> bool:
    """Whether it is one word that asks: in "what she said" the cue has no content."""
    first, last = ranges[0]
    return len(ranges) == 1 and first == last and words[first].tag == "WP"


def trimmed(words: Sequence[Word], first: int, last: int) -> Range:
    """The range without marks of punctuation at its ends."""
    while (
        first <= last and not words[first].text[0].isalnum() and words[first].lower not in _LEADING
    ):
        first += 1
    while first <= last and words[last].lower in _TRAILING:
        last -= 1
    return first, last


def _shapes(cue: Word, parse: Parse) -> Iterator[tuple[str, list[Range], Word]]:
    if cue.lower == "according":
        bounds = parse.sentences[cue.sentence]
        rest = [(bounds.start, cue.first.i - 1), (cue.last.i + 1, bounds.stop - 1)]
        yield "rest", rest, cue
    children = [child for child in cue.children if child.dep in _COMPLEMENTS]
    for child in children:
        yield from _below(child, cue)
    yield from _runs([c for c in children if c.i > cue.i and c.dep not in _NOT_AFTER])
    yield from _above(cue)
    yield from _beside(cue, parse)


def _whole(word: Word) -> list[Range]:
    return [(word.first.i, word.last.i)]


def _below(child: Word, cue: Word) -> Iterator[tuple[str, list[Range], Word]]:
    """The child with all that hangs on it; what its preposition or its noun governs."""
    side = "<" if child.i < cue.i else ">"
    shape = f"{child.dep}{side}"
    if child.dep in ("prep", "agent"):
        shape += child.lower
    yield shape, _whole(child), child
    if child.dep == "prep":
        for below in child.children:
            if below.dep in ("pobj", "pcomp"):
                yield f"prep.{below.dep}{side}{child.lower}", _whole(below), below
    elif child.dep in _HOLDS_MORE:
        yield from _inside_noun(child, shape)
    elif child.dep in ("xcomp", "ccomp") and side == ">":
        for below in child.children:
            if below.dep in ("ccomp", "xcomp", "dobj"):
                yield f"{child.dep}.{below.dep}", _whole(below), below


def _inside_noun(noun: Word, shape: str) -> Iterator[tuple[str, list[Range], Word]]:
    for child in noun.children:
        if child.dep in ("acl", "appos"):
            yield f"{shape}.{child.dep}", _whole(child), child
        elif child.dep == "prep":
            yield f"{shape}.prep {child.lower}", _whole(child), child
            for below in child.children:
                if below.dep in ("pobj", "pcomp"):
                    yield f"{shape}.prep {child.lower}.{below.dep}", _whole(below), below


def _runs(after: Sequence[Word]) -> Iterator[tuple[str, list[Range], Word]]:
    """Neighbouring complements after the cue, taken together."""
    if not after:
        return
    first = min(word.first.i for word in after)
    last = max(word.last.i for word in after)
    more = "+" if len(after) > 1 else ""
    yield f"all:{after[0].dep}{more}", [(first, last)], after[0]
    for number in range(2, len(after)):
        until = max(word.last.i for word in after[:number])
        yield f"run:{after[0].dep}+{after[number - 1].dep}", [(first, until)], after[0]
        if after[0].dep in ("prep", "dative", "dobj"):
            since = after[number - 1]
            yield f"from:{since.dep}", [(since.first.i, last)], since


def _above(cue: Word) -> Iterator[tuple[str, list[Range], Word]]:
    """The clause that the cue's own phrase is set into, without that phrase."""
    if cue.head is None or cue.dep not in _UPWARD:
        return
    clause: Word | None = cue.head
    level = 0
    while clause is not None and level < _LONGEST_CLIMB:
        if is_verb(clause) or clause.head is None:
            around = [(clause.first.i, cue.first.i - 1), (cue.last.i + 1, clause.last.i)]
            yield f"above:{cue.dep}{min(level, 2)}", around, clause
            level += any(child.dep in ("nsubj", "nsubjpass") for child in clause.children)
        level += 1
        clause = clause.head
    if cue.dep in ("relcl", "acl"):
        yield f"noun:{cue.dep}", [(cue.head.first.i, cue.first.i - 1)], cue.head


def _beside(cue: Word, parse: Parse) -> Iterator[tuple[str, list[Range], Word]]:
    """The rest of the sentence on either side of cue and subject; the sentence before or after."""
    words = parse.words
    bounds = parse.sentences[cue.sentence]
    start, end = bounds.start, bounds.stop - 1
    low = min([cue.i, *(c.first.i for c in cue.children if _leads(c, cue))])
    inner = max([cue.i, *(c.last.i for c in cue.children if _follows(c, cue))])
    outer = max([inner, *(c.last.i for c in cue.children if _extends(c, cue))])
    if low > start:
        yield "before", [(start, low - 1)], words[start]
        if outer < end - 1:
            yield "around", [(start, low - 1), (outer + 1, end)], words[start]
    if inner < end:
        yield "after", [(inner + 1, end)], words[inner + 1]
    if inner < outer < end:
        yield "after-all", [(outer + 1, end)], words[outer + 1]
    for at in range(cue.i + 1, min(end, cue.i + _COLON_REACH)):
        if words[at].lower == ":":
            yield "colon", [(at + 1, end)], words[at]
            break
    yield from _next_door(cue, parse, low - start)


def _leads(child: Word, cue: Word) -> bool:
    near = child.i < cue.i and cue.i - child.last.i <= 6 and cue.i - child.i < 30
    return near and child.dep in ("nsubj", "aux", "neg", "auxpass", "advmod")


def _follows(child: Word, cue: Word) -> bool:
    near = 0 < child.i - cue.i < 4 and child.dep in ("npadvmod", "advmod")
    return near or (child.i > cue.i and child.dep == "nsubj")


def _extends(child: Word, cue: Word) -> bool:
    return child.i > cue.i and child.dep in ("dobj", "prep", "npadvmod", "dative")


def _next_door(cue: Word, parse: Parse, lead: int) -> Iterator[tuple[str, list[Range], Word]]:
    number = cue.sentence
    end = parse.sentences[number].stop - 1
    if number > 0 and lead < 3:
        before = parse.sentences[number - 1]
        yield "sentence-before", [(before.start, before.stop - 1)], parse.words[before.start]
    if parse.words[end].lower == ":" and end - cue.i < 12 and number + 1 < len(parse.sentences):
        after = parse.sentences[number + 1]
        yield "sentence-after", [(after.start, after.stop - 1)], parse.words[after.start]


def features_of_each(
    candidates: Sequence[Candidate], cue: Word, parse: Parse
) -> Iterator[list[str]]:
    """What speaks for or against each of ``candidates``; what they share is looked at once."""
    shapes = {candidate.shape for candidate in candidates}
    clausal = [shape for shape in _CLAUSAL if shape in shapes]
    around = [f"child={c.lower}" for c in cue.children if c.dep == "mark" or c.lower == "it"]
    if cue.i + 1 < len(parse.words) and parse.words[cue.i + 1].lower == ":":
        around.insert(0, "cue-colon")
    base = base_of(cue)
    for candidate in candidates:
        shape = candidate.shape
        features = _own_features(candidate, cue, base, parse.words)
        features += [f"{shape}&{seen}" for seen in around]
        features += [f"{shape}&also={other}" for other in clausal if other != shape]
        if not clausal:
            features.append(f"{shape}&alone")
        yield features


def _own_features(candidate: Candidate, cue: Word, base: str, words: Sequence[Word]) -> list[str]:
    shape = candidate.shape
    first, last = words[candidate.ranges[0][0]], words[candidate.ranges[-1][1]]
    size = min(5, len(candidate).bit_length() - 1)
    opener = first.lower if first.tag in _OPENERS else first.tag
    features = [
        shape,
        f"{shape}&{base}",
        f"{shape}&top={candidate.top.tag[:2]}",
        f"size={size}",
        f"{shape}&size={min(4, size)}",
        f"{shape}&dep={cue.dep}",
        f"{shape}&first={first.lower if first.tag in _SMALL_WORDS else first.tag}",
        f"first={opener}",
        f"{base}&first={opener if first.tag in _OPENERS else opener[:2]}",
        f"{shape}&before={_punctuation(words, first.i - 1)}",
        f"{shape}&after={_punctuation(words, last.i + 1)}",
        f"{shape}&ranges={len(candidate.ranges)}",
        f"{shape}&finite={_is_finite(candidate, words)}",
        f"{shape}&cuts={_cuts_before(first, words) + 2 * _cuts_after(last, words)}",
    ]
    if first.quotation >= 0 or last.quotation >= 0:
        quoted = (first.quotation >= 0) + 2 * (last.quotation >= 0)
        features.append(f"{shape}&quoted={quoted}")
    if cue in candidate:
        features.append("holds-cue")
    return features


def _punctuation(words: Sequence[Word], at: int) -> str:
    if not 0 <= at < len(words) or words[at].text[0].isalnum():
        return "none"
    return words[at].lower


def _is_finite(candidate: Candidate, words: Sequence[Word]) -> bool:
    for first, last in candidate.ranges:
        for word in words[first : last + 1]:
            if word.tag in _FINITE:
                return True
    return False


def _cuts_before(first: Word, words: Sequence[Word]) -> bool:
    """Whether a quotation runs over the beginning of a stretch."""
    return (
        first.quotation >= 0
        and first.i > 0
        and words[first.i - 1].quotation == first.quotation
        and words[first.i - 1].lower not in MARKS
    )


def _cuts_after(last: Word, words: Sequence[Word]) -> bool:
    """Whether a quotation runs over the end of a stretch."""
    return (
        last.quotation >= 0
        and last.i + 1 < len(words)
        and words[last.i + 1].quotation == last.quotation
        and words[last.i + 1].text[0].isalnum()
    )
