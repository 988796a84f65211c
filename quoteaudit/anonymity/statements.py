"""Statements about anonymity: the words that set the condition, and those that give the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from quoteaudit.anonymity.patterns import first_at, spans_of, wordings
from quoteaudit.syntax.tree import Parse, Word

Chars = tuple[int, int]

_BEFORE = 140  # characters before a word of anonymity in which a statement can begin,
_AFTER = 90  # and after it in which it can end
_GAP = 24  # characters that a day or a comma may take between condition and reason


@frozen
class Statement:
    """Words about somebody's anonymity, as half-open spans in characters.

    ``condition`` ("spoke on condition of anonymity") or, where only a reason is told,
    ``unauthorised`` ("was not authorized to speak") begins at ``verb``; ``before`` is a
    reason that stands before the condition, ``sentence`` the end of the sentence.
    """

    verb: Word
    condition: Chars | None
    unauthorised: Chars | None
    before: Chars | None
    sentence: Chars

    @property
    def span(self) -> Chars:
        """All the words of the statement, a reason after the condition left out."""
        held = [s for s in (self.condition, self.unauthorised) if s is not None]
        return min(s for s, _ in held), max(e for _, e in held)


def find_statements(text: str, parse: Parse) -> Iterator[Statement]:
    """The statements about anonymity of an article that stand outside quotation marks."""
    for sentence, (start, end) in _windows(text, parse):
        conditions = spans_of("condition", text, start, end)
        bare = [s for s in spans_of("unauthorised", text, start, end) if _apart(s, conditions)]
        used: set[Chars] = set()
        for condition in conditions:
            near = next((s for s in bare if _belongs(s, condition, text)), None)
            if near is not None:
                used.add(near)
            before = None if near is None else (near[0], _until(text, near[0], condition[0]))
            before = before or _reason_before(text, sentence[0], condition[0])
            yield from _statement(parse, condition, None, before, sentence)
        for span in bare:
            if span not in used and not _is_reason_of(span, conditions, text):
                yield from _statement(parse, None, span, None, sentence)


def _windows(text: str, parse: Parse) -> Iterator[tuple[Chars, Chars]]:
    """Stretches of sentences around words of anonymity, each with its sentence, not overlapping."""
    done = 0
    for found in wordings("anchor")[0].expression.finditer(text):
        if found.start() < done:
            continue
        words = parse.between(found.start(), found.end())
        if not words or words[0].quotation >= 0:
            continue
        held = parse.sentence_of(words[0])
        sentence = (held[0].start, held[-1].end)
        start = max(sentence[0], done, found.start() - _BEFORE)
        end = sentence[1]
        for later in wordings("anchor")[0].expression.finditer(text, found.end(), sentence[1]):
            if later.start() - found.end() > _BEFORE + _AFTER:
                end = later.start() - 1
                break
        done = end
        yield sentence, (start, end)


def _statement(
    parse: Parse, condition: Chars | None, bare: Chars | None, before: Chars | None, sentence: Chars
) -> Iterator[Statement]:
    start, end = condition or bare or sentence
    words = parse.between(start, end)
    if words and words[-1].quotation < 0:
        yield Statement(words[0], condition, bare, before, sentence)


def _apart(span: Chars, others: Sequence[Chars]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in others)


def _belongs(bare: Chars, condition: Chars, text: str) -> bool:
    """Whether "was not authorized to ..." stands in the same clauses before the condition."""
    between = text[bare[1] : condition[0]].lower()
    joined = " and" in between or " so " in between
    return 0 <= condition[0] - bare[1] < _BEFORE and joined


def _is_reason_of(bare: Chars, conditions: Iterable[Chars], text: str) -> bool:
    """Whether the words are inside the reason that follows a condition."""
    return any(
        0 <= bare[0] - end < _BEFORE and not {";", "."} & set(text[end : bare[0]])
        for _, end in conditions
    )


def _until(text: str, start: int, end: int) -> int:
    """Where a clause that leads up to ``end`` ends, without the words that join it."""
    return start + len(_short(text[start:end]))


def _reason_before(text: str, start: int, end: int) -> Chars | None:
    found = spans_of("reason_before", text, max(start, end - _BEFORE), end)
    if not found:
        return None
    at, until = found[-1]
    return at, at + len(_short(text[at : min(until, end)]))


def _short(words: str) -> str:
    held = words.rstrip(" ,")
    for joint in (" who", " so", " and"):
        held = held.removesuffix(joint).rstrip(" ,")
    return held


def reason_after(text: str, start: int, end: int, stops: Iterable[int]) -> Chars | None:
    """The reason that follows a condition which ends at ``start``, up to ``end`` at most.

    ``stops`` are places where the sentence goes on with something else (its main verb).

    >>> text = "spoke on condition of anonymity because the talks go on, he said."
    >>> reason_after(text, 31, len(text), [])
    (32, 55)
    """
    at = start
    skipped = first_at("between", text, start, min(end, start + _GAP))
    if skipped is not None:
        at = skipped[1]
    while at < end and (text[at].isspace() or text[at] == ","):
        at += 1
    opener = first_at("reason", text, at, end)
    if opener is None or at - start > _GAP:
        return None
    limit = min([end, *(stop for stop in stops if stop >= opener[1])])
    for found in spans_of("reason_end", text, opener[1], limit):
        limit = found[0]
        break
    until = at + len(text[at:limit].rstrip(" ,;.:—–-\n\t“\"'’"))
    return (at, until) if until > opener[0] + 3 else None


def reason_of_bare(text: str, start: int, end: int, stops: Iterable[int]) -> Chars:
    """The whole clause of a reason that begins at ``start`` ("was not authorized to ...")."""
    limit = min([end, *(stop for stop in stops if stop > start + 10)])
    for found in spans_of("reason_end", text, start + 10, limit):
        limit = found[0]
        break
    return start, start + len(text[start:limit].rstrip(" ,;.:—–-\n\t“\"'’"))
