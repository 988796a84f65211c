"""Compares the quotes and the unnamed sources of two versions of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen
from rapidfuzz.distance import Indel

from quoteaudit.errors import InputError
from quoteaudit.records import Audit, CharSpan, Quote, QuoteKind, Speaker
from quoteaudit.records.comparisons import (
    QuotePair,
    Slot,
    SlotChange,
    SlotFate,
    SourcePair,
    VersionComparison,
)
from quoteaudit.records.sources import AnonymousSource
from quoteaudit.verify.align import aligned
from quoteaudit.verify.edits import Sides, find_edits, light_words
from quoteaudit.verify.judge import FEWEST_WORDS
from quoteaudit.verify.seeds import Code, runs_of
from quoteaudit.verify.units import Unit, unit_of
from quoteaudit.verify.words import read_words

_LEAST_SIMILARITY = 0.6
"""Share of words in common from which two quotes are versions of one another."""
_LEAST_DIVERGENT = 0.7
"""The same within one article, where a speaker may well say nearly the same twice."""
_MOST_PER_RUN = 50  # quotes that share a run of words; a commoner one tells nothing


def compare_versions(old: Audit, new: Audit) -> VersionComparison:
    """What became of the quotes and the unnamed sources of ``old`` in ``new``.

    Quotes belong together when they have most words in common. A quote is reattributed when
    both versions say who speaks and it is somebody else; a version that leaves the speaker
    open contradicts nobody.

    Raises :class:`~quoteaudit.InputError` when an argument is no ``Audit``.

    >>> from quoteaudit.testing import make_audit
    >>> old = make_audit("{content|“Nobody will lose a job,”} {source|Ruiz} {cue|said}.")
    >>> new = make_audit("{content|“Nobody must lose a job,”} {source|Ruiz} {cue|said}.")
    >>> (pair,) = compare_versions(old, new).reworded
    >>> [(edit.said.text, edit.quoted.text) for edit in pair.edits]
    [('will', 'must')]
    """
    for audit in (old, new):
        if not isinstance(audit, Audit):
            raise InputError(
                f"found {type(audit).__name__}; two audits are needed: call audit_text on each"
            )
    code = Code()
    before, after = _worded(old, code), _worded(new, code)
    links = _links(before, after)
    pairs = [_pair(before[a], after[b]) for a, b in sorted(links, key=lambda link: link[1])]
    sources, dropped_sources, added_sources = compare_sources(
        old.anonymous_sources, new.anonymous_sources
    )
    return VersionComparison(
        kept=tuple(pair for pair in pairs if _is_same_voice(pair) and pair.similarity == 1.0),
        reworded=tuple(pair for pair in pairs if _is_same_voice(pair) and pair.similarity < 1.0),
        reattributed=tuple(pair for pair in pairs if not _is_same_voice(pair)),
        dropped=_unlinked(before, {a for a, _ in links}),
        added=_unlinked(after, {b for _, b in links}),
        sources=sources,
        dropped_sources=dropped_sources,
        added_sources=added_sources,
    )


def find_divergent(audit: Audit) -> tuple[QuotePair, ...]:
    """The words of one speaker that one article quotes twice, and not the same each time.

    Only words in quotation marks count, and only five or more of them. Each pair stands in
    text order, the earlier quote as ``old``.

    Raises :class:`~quoteaudit.InputError` when ``audit`` is no ``Audit``.
    """
    if not isinstance(audit, Audit):
        raise InputError(f"found {type(audit).__name__}; an Audit is needed: call audit_text")
    code = Code()
    worded = [
        one
        for one in _worded(audit, code)
        if one.quote.kind is QuoteKind.DIRECT and one.unit.count() >= FEWEST_WORDS
    ]
    near = _near(worded, worded, _LEAST_DIVERGENT)
    pairs = [(a, b) for similarity, a, b in near if a < b and similarity < 1.0]
    found = (_pair(worded[a], worded[b]) for a, b in sorted(pairs))
    return tuple(pair for pair in found if _is_same_voice(pair) and not _is_inside(pair))


# --- Quotes -----------------------------------------------------------------------------------


@frozen(eq=False)
class _Worded:
    """A quote with its words, and these as a string of one character each."""

    quote: Quote
    unit: Unit
    code: str


def _worded(audit: Audit, code: Code) -> list[_Worded]:
    units = [
        (quote, unit_of(audit.text, [(span.start, span.end) for span in quote.contents]))
        for quote in audit.quotes
    ]
    return [_Worded(quote, unit, code.learn(unit.words.keys)) for quote, unit in units]


def _links(old: Sequence[_Worded], new: Sequence[_Worded]) -> list[tuple[int, int]]:
    """Which quote of ``old`` became which of ``new``: the most alike first, each only once."""
    links: list[tuple[int, int]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, a, b in _near(old, new, _LEAST_SIMILARITY):
        if a not in used_old and b not in used_new:
            links.append((a, b))
            used_old.add(a)
            used_new.add(b)
    return links


def _near(
    old: Sequence[_Worded], new: Sequence[_Worded], least: float
) -> list[tuple[float, int, int]]:
    """The pairs that are alike enough, the most alike first; at a tie, the same voice first."""
    proposed = {(a, b) for a, b in _proposed(old, new)}
    scored = []
    for a, b in proposed:
        similarity = Indel.normalized_similarity(old[a].code, new[b].code, score_cutoff=least)
        if similarity >= least:
            other = not _is_same_speaker(old[a].quote.speaker, new[b].quote.speaker)
            scored.append((-similarity, other, abs(a - b), a, b))
    return [(-similarity, a, b) for similarity, _, _, a, b in sorted(scored)]


def _proposed(old: Sequence[_Worded], new: Sequence[_Worded]) -> Iterator[tuple[int, int]]:
    """The pairs that have a run of words in common, or are the same altogether."""
    by_run: dict[str, list[int]] = {}
    for number, one in enumerate(old):
        for run in {one.code, *(run for _, run in runs_of(one.code))}:
            by_run.setdefault(run, []).append(number)
    for number, one in enumerate(new):
        for run in {one.code, *(run for _, run in runs_of(one.code))}:
            for other in by_run.get(run, ())[:_MOST_PER_RUN]:
                yield other, number


def _pair(old: _Worded, new: _Worded) -> QuotePair:
    sides = Sides(unit=new.unit, said=old.unit.words)
    return QuotePair(
        old=old.quote,
        new=new.quote,
        similarity=Indel.normalized_similarity(old.code, new.code),
        edits=find_edits(sides, aligned(new.code, old.code)),
    )


def _unlinked(worded: Sequence[_Worded], linked: set[int]) -> tuple[Quote, ...]:
    return tuple(one.quote for number, one in enumerate(worded) if number not in linked)


def _is_same_voice(pair: QuotePair) -> bool:
    return _is_same_speaker(pair.old.speaker, pair.new.speaker)


def _is_same_speaker(old: Speaker | None, new: Speaker | None) -> bool:
    """Whether two versions may mean the same speaker: Moll and Ines Moll, or nobody said."""
    if old is None or new is None:
        return True
    ours, theirs = set(read_words(old.name).keys), set(read_words(new.name).keys)
    return ours <= theirs or theirs <= ours


def _is_inside(pair: QuotePair) -> bool:
    """Whether one quote stands in the other: a quote in a quote is no second one."""
    return pair.new.contents[0].start < pair.old.contents[-1].end


# --- Unnamed sources --------------------------------------------------------------------------


def compare_sources(
    old: Sequence[AnonymousSource], new: Sequence[AnonymousSource]
) -> tuple[tuple[SourcePair, ...], tuple[AnonymousSource, ...], tuple[AnonymousSource, ...]]:
    """The unnamed sources that both versions have, those only ``old`` has, and only ``new``.

    Sources belong together when they are described with the same words ("a senior official",
    "the senior official"); of several that are, those in the same order.
    """
    links: list[tuple[int, int]] = []
    linked_old: set[int] = set()
    linked_new: set[int] = set()
    for _, a, b in sorted(_alike_sources(old, new)):
        if a not in linked_old and b not in linked_new:
            links.append((a, b))
            linked_old.add(a)
            linked_new.add(b)
    pairs = tuple(
        SourcePair(old=old[a], new=new[b], changes=tuple(_slot_changes(old[a], new[b])))
        for a, b in sorted(links, key=lambda link: link[1])
    )
    dropped = tuple(one for number, one in enumerate(old) if number not in linked_old)
    added = tuple(one for number, one in enumerate(new) if number not in linked_new)
    return pairs, dropped, added


def _alike_sources(
    old: Sequence[AnonymousSource], new: Sequence[AnonymousSource]
) -> Iterator[tuple[tuple[float, int], int, int]]:
    by_word: dict[str, list[int]] = {}
    described = [_description(one) for one in old]
    for number, words in enumerate(described):
        for word in words:
            by_word.setdefault(word, []).append(number)
    for number, one in enumerate(new):
        words = _description(one)
        for other in sorted({a for word in words for a in by_word.get(word, ())[:_MOST_PER_RUN]}):
            shared = 2 * len(words & described[other]) / (len(words) + len(described[other]))
            if shared >= _LEAST_SIMILARITY:
                yield (-shared, abs(number - other)), other, number


def _description(source: AnonymousSource) -> frozenset[str]:
    """The words that describe a source; light ones only where there are no others."""
    keys = frozenset(_singular(key) for key in read_words(source.speaker.name).keys)
    return frozenset(key for key in keys if key not in light_words() and key[0] != "#") or keys


def _singular(key: str) -> str:
    return key[:-1] if len(key) > 3 and key.endswith("s") and not key.endswith("ss") else key


def _slot_changes(old: AnonymousSource, new: AnonymousSource) -> Iterator[SlotChange]:
    """What the newer version tells more, less or otherwise."""
    slots: tuple[tuple[Slot, object, object], ...] = (
        (Slot.REASON, _reason(old), _reason(new)),
        (Slot.CONDITION, _words_of(old.condition), _words_of(new.condition)),
        (Slot.COUNT, old.count, new.count),
    )
    for slot, before, after in slots:
        if before != after:
            fate = SlotFate.CHANGED
            if before is None or after is None:
                fate = SlotFate.GAINED if before is None else SlotFate.LOST
            yield SlotChange(slot=slot, fate=fate)


def _reason(source: AnonymousSource) -> object:
    """The reason as its class where there is one: other words for it change nothing."""
    return source.reason_class or _words_of(source.reason)


def _words_of(span: CharSpan | None) -> tuple[str, ...] | None:
    return None if span is None else tuple(read_words(span.text).keys)
