"""What the differences between a quote and what was said are: edits, each with its places."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache

import regex
from attrs import evolve, frozen

from quoteaudit.lexicon import load_table
from quoteaudit.records import CharSpan
from quoteaudit.records.comparisons import Edit, EditKind, Touch
from quoteaudit.verify.align import Step, StepKind
from quoteaudit.verify.numbers import amounts
from quoteaudit.verify.units import Break, Unit
from quoteaudit.verify.words import Words

_BRACKET_STANDS_FOR = 8  # words; brackets in place of more than so many hide a cut
_SMALL_CUT = 3  # words
_SETS_OFF = tuple(",;:.!?…—–-()")
_LONG_CUT = 12  # words; what a longer cut takes along is not listed
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_UNSEEN = str.maketrans(dict.fromkeys(".\u00ad\u200c\u200d\u2060", ""))
_NOT_COMPARED = regex.compile(r"[\s\"“”„‟«»‹›'’‘`´\u00ad\u200b-\u200f\u2060\ufeff\[\]()*_]++")
_DASH = regex.compile(r"(?:\s-\s|-{2,}+|[–—―]|\s-$|^-\s)")
_DOTS = regex.compile(r"\.\s?\.\s?\.|…")
_ALNUM = regex.compile(r"[\p{L}\p{N}]")
_SENTENCE_START = regex.compile(r"[.!?:;…“\"(\[—–]|\n\s*\n|--")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_table("wording")[name])


@cache
def light_words() -> frozenset[str]:
    """The keys of words that so many sentences share that they prove nothing."""
    return _listed("light")


@frozen
class Sides:
    """A quote and a reference, and the words that are known to be names."""

    unit: Unit
    said: Words
    names: Collection[str] = frozenset()

    def edit(self, kind: EditKind, quoted: tuple[int, int], said: tuple[int, int]) -> Edit:
        """An edit over half-open ranges of words of both sides."""
        return Edit(
            kind=kind,
            quoted=CharSpan.of(self.unit.words.text, *self.unit.words.place(*quoted)),
            said=CharSpan.of(self.said.text, *self.said.place(*said)),
        )


def find_edits(sides: Sides, steps: Sequence[Step]) -> tuple[Edit, ...]:
    """The edits that lead from what was said to what is quoted, in the order of the quote."""
    edits: list[Edit] = []
    for step in steps:
        if step.kind is StepKind.SAME:
            edits += _written_otherwise(sides, step)
        elif step.kind is StepKind.JUMP:
            edits += _joined(sides, step)
        else:
            edits += _changed(sides, step)
    return tuple(edits)


def _joined(sides: Sides, step: Step) -> Iterator[Edit]:
    """Where the words go on at another place: two empty spans, before the next word of each."""
    quoted, said = sides.unit.words, sides.said
    if 0 < step.quote < len(quoted):
        here, there = quoted.starts[step.quote], said.starts[step.said_end]
        yield Edit(
            kind=EditKind.JOINED,
            quoted=CharSpan.of(quoted.text, here, here),
            said=CharSpan.of(said.text, there, there),
        )


# --- The same words, written otherwise --------------------------------------------------------


def _written_otherwise(sides: Sides, step: Step) -> Iterator[Edit]:
    """Other capitals, forms and marks; neighbouring forms (ca|n't for can not) are one edit."""
    quoted, said = sides.unit.words, sides.said
    start, kind = step.quote, None
    length = step.quote_end - step.quote
    for n in range(length + 1):
        i, j = step.quote + n, step.said + n
        own = _word_edit(sides, i, j) if n < length else None
        if kind is not None and own is not kind:
            yield sides.edit(kind, (start, i), (step.said + start - step.quote, j))
        if own is not kind:
            start, kind = i, own
        has_bracket = i in sides.unit.bracketed or i - 1 in sides.unit.bracketed
        if 0 < n < length and not has_bracket and not _is_split(sides.unit, i):
            yield from _marks_edit(quoted, said, i - 1, j - 1)


def _is_split(unit: Unit, at: int) -> bool:
    """Whether reporting words stand before word ``at``: they take the speaker's marks away."""
    return unit.breaks.get(at, Break.ELLIPSIS) is not Break.ELLIPSIS


def _word_edit(sides: Sides, at: int, said_at: int) -> EditKind | None:
    """How a word is written otherwise, the key being the same."""
    quoted, said = sides.unit.words.surface(at), sides.said.surface(said_at)
    if quoted == said:
        return None
    if "[" in quoted:
        return EditKind.BRACKETED
    quoted, said = _seen(quoted), _seen(said)
    if quoted == said:
        return None
    if quoted.casefold() != said.casefold():
        return EditKind.FORM
    return EditKind.CASE if sides.said.has_case and sides.unit.words.has_case else None


def _seen(surface: str) -> str:
    return " ".join(surface.translate(_APOSTROPHES).translate(_UNSEEN).split())


def _marks_edit(quoted: Words, said: Words, at: int, said_at: int) -> Iterator[Edit]:
    """Other marks between two words; none where a stage direction stands between them."""
    ours, theirs = quoted.between(at), said.between(said_at)
    if ours == theirs or _ALNUM.search(ours) or _ALNUM.search(theirs):
        return
    if _marks(ours) != _marks(theirs):
        start, said_start = quoted.ends[at], said.ends[said_at]
        yield Edit(
            kind=EditKind.MARKS,
            quoted=CharSpan.of(quoted.text, start, start + len(ours)),
            said=CharSpan.of(said.text, said_start, said_start + len(theirs)),
        )


def _marks(between: str) -> str:
    """The marks between two words, in one way of writing them."""
    return _NOT_COMPARED.sub("", _DOTS.sub("…", _DASH.sub("—", between)))


# --- Other words ------------------------------------------------------------------------------


def _changed(sides: Sides, step: Step) -> Iterator[Edit]:
    """The edits of a step whose words differ, word by word where the numbers are equal."""
    words, said = step.quote_end - step.quote, step.said_end - step.said
    if not words:
        yield from _cut(sides, step)
    elif all(i in sides.unit.bracketed for i in range(step.quote, step.quote_end)):
        yield from _in_brackets(sides, step)
    elif not said:
        yield _touching(sides, EditKind.ADDED, step)
    elif _is_one_word(sides, step):
        yield sides.edit(EditKind.FORM, (step.quote, step.quote_end), (step.said, step.said_end))
    elif words == said:
        for n in range(words):
            pair = Step(
                step.kind, step.quote + n, step.quote + n + 1, step.said + n, step.said + n + 1
            )
            yield _pair(sides, pair)
    else:
        yield _touching(sides, EditKind.REPLACED, step)


def _pair(sides: Sides, step: Step) -> Edit:
    """One word for one other."""
    if step.quote in sides.unit.bracketed:
        return _touching(sides, EditKind.BRACKETED, step)
    form = _is_one_word(sides, step)
    return _touching(sides, EditKind.FORM if form else EditKind.REPLACED, step)


def _cut(sides: Sides, step: Step) -> Iterator[Edit]:
    """Words that were said and are not quoted; between two quoted sentences that is no edit."""
    kind = sides.unit.breaks.get(step.quote)
    if kind is not Break.PAUSE:
        shown = kind is Break.ELLIPSIS
        yield _touching(sides, EditKind.ELIDED if shown else EditKind.REMOVED, step)


def _in_brackets(sides: Sides, step: Step) -> Iterator[Edit]:
    """Bracketed words, and a cut where they stand for more than brackets can."""
    if step.said_end - step.said <= step.quote_end - step.quote + _BRACKET_STANDS_FOR:
        yield _touching(sides, EditKind.BRACKETED, step)
        return
    yield _touching(sides, EditKind.BRACKETED, evolve(step, said_end=step.said))
    yield _touching(sides, EditKind.REMOVED, evolve(step, quote=step.quote_end))


def _is_one_word(sides: Sides, step: Step) -> bool:
    """Whether both sides are the same words after all: any one and anyone, 's for has."""
    quoted = sides.unit.words.keys[step.quote : step.quote_end]
    said = sides.said.keys[step.said : step.said_end]
    if _numbers(quoted) != _numbers(said) or _negations(quoted) != _negations(said):
        return False
    if "".join(quoted).replace("-", "") == "".join(said).replace("-", ""):
        return True
    return _is_short_for(sides.unit.words, step.quote, quoted, said) or _is_short_for(
        sides.said, step.said, said, quoted
    )


@cache
def _also() -> dict[str, list[str]]:
    return dict(load_table("contractions")["also"])


def _is_short_for(short: Words, at: int, keys: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the words from ``at`` on are a short form of ``full``: she's for she has."""
    if len(keys) == 1 and keys[0].endswith("'s") and len(full) == 2:
        return full[0] == keys[0][:-2] and full[1] in {"is", *_also()["'s"]}
    if len(keys) != len(full):
        return False
    written = (short.surface(at + n).translate(_APOSTROPHES).lower() for n in range(len(keys)))
    pairs = zip(written, keys, full, strict=True)
    return all(own == other or other in _also().get(word, ()) for word, own, other in pairs)


# --- What an edit touches ---------------------------------------------------------------------


def _touching(sides: Sides, kind: EditKind, step: Step) -> Edit:
    """An edit with the marks of what it changes."""
    edit = sides.edit(kind, (step.quote, step.quote_end), (step.said, step.said_end))
    if kind is EditKind.FORM or step.said_end - step.said > _LONG_CUT + step.quote_end - step.quote:
        return edit
    quoted = sides.unit.words.keys[step.quote : step.quote_end]
    said = sides.said.keys[step.said : step.said_end]
    touches = []
    if _numbers(quoted) != _numbers(said):
        touches.append(Touch.NUMBER)
    if _names(sides, sides.unit.words, step.quote, step.quote_end) != _names(
        sides, sides.said, step.said, step.said_end
    ):
        touches.append(Touch.NAME)
    if _negations(quoted) != _negations(said) or _is_turned(quoted, said):
        touches.append(Touch.NEGATION)
    return evolve(edit, touches=tuple(touches))


def _numbers(keys: Sequence[str]) -> Counter[str]:
    return Counter(key for key in keys if key[0] == "#" or key in amounts())


def _negations(keys: Sequence[str]) -> int:
    return sum(key in _listed("negations") for key in keys)


def _is_turned(quoted: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a word became its contrary: legal, illegal."""
    if len(quoted) != 1 or len(said) != 1:
        return False
    short, long = sorted((quoted[0], said[0]), key=len)
    prefix = long.removesuffix(short) if len(short) > 2 else ""
    return prefix in load_table("wording")["negating_prefixes"]


def _names(sides: Sides, words: Words, start: int, end: int) -> Counter[str]:
    """The names among some words: capitals inside a sentence, or names known from elsewhere."""
    if not words.has_case:
        return Counter()
    return Counter(
        words.keys[at].removesuffix("'s") for at in range(start, end) if _is_name(sides, words, at)
    )


def _is_name(sides: Sides, words: Words, at: int) -> bool:
    surface, key = words.surface(at), words.keys[at].removesuffix("'s")
    if not surface[:1].isupper() or key in _listed("never_names"):
        return False
    if key in sides.names:
        return True
    is_first = at == 0 or (words is sides.unit.words and at in sides.unit.breaks)
    return not is_first and not _SENTENCE_START.search(words.between(at - 1))


def is_altering(edit: Edit, said: Words) -> bool:
    """Whether an edit makes the speaker say something else.

    Other words do, and so does a cut that takes a number or a negation out of a clause. Not:
    a cut of a clause that has its own ("nobody, not even the mayor, has seen it").
    """
    if edit.kind in (EditKind.REPLACED, EditKind.ADDED):
        return True
    first = bisect_left(said.starts, edit.said.start)
    keys = said.keys[first : bisect_left(said.starts, edit.said.end)]
    lost = (Touch.NEGATION in edit.touches and _negations(keys) > 0) or (
        Touch.NUMBER in edit.touches and bool(_numbers(keys))
    )
    if edit.kind is EditKind.BRACKETED:
        return lost
    if edit.kind not in (EditKind.REMOVED, EditKind.ELIDED) or not lost:
        return False
    return len(keys) <= _SMALL_CUT or (
        _negations(keys[:2]) > 0 and not _is_set_off(edit.said, said)
    )


def _is_set_off(cut: CharSpan, said: Words) -> bool:
    """Whether what was cut stood between commas, dashes or sentences."""
    before, after = said.text[: cut.start][-3:].rstrip(), said.text[cut.end : cut.end + 3].lstrip()
    return before[-1:] in _SETS_OFF and after[:1] in _SETS_OFF
