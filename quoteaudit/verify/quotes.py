"""Holds the quotes of an audit against reference texts: did they say that?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field, frozen

from quoteaudit.errors import InputError
from quoteaudit.records import Audit, BlockKind, CharSpan, Quote, Speaker
from quoteaudit.records.comparisons import (
    Edit,
    HeadlineCheck,
    QuoteCheck,
    ReferencePlace,
    Verdict,
)
from quoteaudit.verify.align import Aligner, Step, best_chain, same
from quoteaudit.verify.edits import Sides
from quoteaudit.verify.judge import (
    FEWEST_WORDS,
    SEVERITY,
    Evidence,
    evidence_of,
    is_open,
    rank,
    verdict_of,
)
from quoteaudit.verify.literal import literal_evidence
from quoteaudit.verify.seeds import (
    MASK,
    MOST_WORDS,
    Block,
    Code,
    Places,
    blocks_of,
    exact_places,
    places_of,
    runs_of,
)
from quoteaudit.verify.units import Unit, headline_units, units_of
from quoteaudit.verify.words import Words, read_reference, read_words

_MOST_RIVALS = 3
_MOST_EXACT = 8
_LEAST_CANDIDATE = 0.4  # similarity; below that nothing is worth a look


def verify_quotes(audit: Audit, references: str | Mapping[str, str]) -> tuple[QuoteCheck, ...]:
    r"""Compare the quotes of an article with what was really said.

    ``references`` are transcripts, speeches or documents: one text, or texts by name. Direct
    and mixed quotes are checked, each word in quotation marks; indirect ones claim no exact
    words. The checks stand in the order of the quotes. Speaker labels, time codes and stage
    directions of a transcript are passed over.

    Raises :class:`~quoteaudit.InputError` when an argument has the wrong type.

    >>> from quoteaudit.testing import make_audit
    >>> audit = make_audit("{content|“We can’t keep 40 boats here,”} {source|she} {cue|said}.")
    >>> speech = "MOLL: I say it again: we cannot keep\nfourteen boats here. [applause]"
    >>> (check,) = verify_quotes(audit, speech)
    >>> check.verdict.value, check.spans[0].text
    ('altered', 'we cannot keep\nfourteen boats here')
    >>> [(e.kind.value, e.quoted.text, e.said.text, *e.touches) for e in check.edits][-1]
    ('replaced', '40', 'fourteen', <Touch.NUMBER: 'number'>)
    """
    texts = _checked(audit, references)
    names = _names_of(audit.speakers)
    asked = [
        (quote, [Asked(unit) for unit in units_of(audit.text, quote)]) for quote in audit.quotes
    ]
    batches = [*_batches(one for _, group in asked for one in group)]
    for name, text in texts:
        if batches:
            said = read_reference(text)
            for batch in batches:
                batch.look_in(said, name, names)
    return tuple(_check(quote, group) for quote, group in asked if group)


def verify_headline(audit: Audit) -> tuple[HeadlineCheck, ...]:
    """Compare what stands in quotation marks in the headlines with the rest of the article.

    The checks stand in text order; the words of a headline are looked for in every paragraph.

    Raises :class:`~quoteaudit.InputError` when ``audit`` is no ``Audit``.
    """
    _require_audit(audit)
    blocks = audit.blocks
    heads = [(b.span.start, b.span.end) for b in blocks if b.kind is BlockKind.HEADING]
    body = [(b.span.start, b.span.end) for b in blocks if b.kind is not BlockKind.HEADING]
    asked = [Asked(unit) for unit in headline_units(audit.text, heads)]
    said = read_words(audit.text, body)
    for batch in _batches(asked):
        batch.look_in(said, None, _names_of(audit.speakers))
    return tuple(_headline_check(one) for one in asked)


def _headline_check(asked: Asked) -> HeadlineCheck:
    outcome = asked.outcome()
    return HeadlineCheck(
        words=CharSpan.of(asked.unit.words.text, *asked.unit.spans[0]),
        verdict=outcome.verdict,
        spans=outcome.spans,
        similarity=outcome.similarity,
        edits=outcome.edits,
    )


# --- Arguments ------------------------------------------------------------------------------


def _require_audit(audit: object) -> None:
    if not isinstance(audit, Audit):
        raise InputError(
            f"found {type(audit).__name__}; an Audit is needed: call audit_text on the article"
        )


def _checked(audit: Audit, references: object) -> list[tuple[str | None, str]]:
    """The references as names and texts."""
    _require_audit(audit)
    if isinstance(references, str):
        return [(None, references)]
    if not isinstance(references, Mapping):
        raise InputError(
            f"found {type(references).__name__}; the reference is needed as str, or several as "
            "a mapping of names to texts: decode bytes, give a list as dict(enumerate(...))"
        )
    for name, text in references.items():
        if not isinstance(name, str) or not isinstance(text, str):
            raise InputError(
                f"found {type(name).__name__} and {type(text).__name__} among the references; "
                "a name and a text are needed, both str"
            )
    return list(references.items())


def _names_of(speakers: Iterable[Speaker]) -> frozenset[str]:
    """The words of the names that the article knows."""
    words = (read_words(speaker.name) for speaker in speakers)
    return frozenset(
        key for one in words for at, key in enumerate(one.keys) if one.surface(at)[:1].isupper()
    )


# --- From outcomes to checks ------------------------------------------------------------------


def _check(quote: Quote, asked: Sequence[Asked]) -> QuoteCheck:
    """The check of a quote: its worst stretch gives the verdict, and all give their edits."""
    outcomes = [one.outcome() for one in asked]
    worst = max(outcomes, key=lambda outcome: SEVERITY.index(outcome.verdict))
    lengths = [len(one.unit.words) for one in asked]
    weighed = sum(o.similarity * n for o, n in zip(outcomes, lengths, strict=True))
    named = [outcome.reference for outcome in [worst, *outcomes] if outcome.spans]
    return QuoteCheck(
        quote=quote,
        verdict=worst.verdict,
        reference=named[0] if named else None,
        spans=tuple(span for outcome in outcomes for span in outcome.spans),
        similarity=min(weighed / sum(lengths), 1.0),
        edits=tuple(edit for outcome in outcomes for edit in outcome.edits),
        candidates=worst.candidates,
    )


# --- Looking --------------------------------------------------------------------------------


@define(eq=False)
class Asked:
    """A unit that is looked for, and the best evidence so far, the best first."""

    unit: Unit
    found: list[Evidence] = field(factory=list)

    def add(self, evidence: Iterable[Evidence]) -> None:
        """Keep the best of what was found before and now."""
        best: dict[tuple[str | None, tuple[CharSpan, ...]], Evidence] = {}
        for one in sorted([*self.found, *evidence], key=rank):
            best.setdefault((one.reference, one.spans), one)
        self.found = [*best.values()][:_MOST_RIVALS]

    def outcome(self) -> Outcome:
        """What the evidence comes to."""
        if not self.found:
            is_short = self.unit.count() < FEWEST_WORDS
            return Outcome(verdict=Verdict.FRAGMENT if is_short else Verdict.NOT_FOUND)
        best = self.found[0]
        verdict = Verdict.NOT_FOUND if is_open(self.found) else verdict_of(best)
        if verdict in (Verdict.NOT_FOUND, Verdict.FRAGMENT):
            return Outcome(
                verdict=verdict, similarity=best.similarity, candidates=tuple(self._candidates())
            )
        return Outcome(
            verdict=verdict,
            reference=best.reference,
            spans=best.spans,
            similarity=best.similarity,
            edits=best.edits,
        )

    def _candidates(self) -> Iterator[ReferencePlace]:
        for one in self.found:
            if one.similarity >= _LEAST_CANDIDATE:
                for span in one.spans:
                    yield ReferencePlace(
                        reference=one.reference, span=span, similarity=one.similarity
                    )


@frozen(kw_only=True)
class Outcome:
    """The verdict on one unit, as the fields of a check."""

    verdict: Verdict
    reference: str | None = None
    spans: tuple[CharSpan, ...] = ()
    similarity: float = 0.0
    edits: tuple[Edit, ...] = ()
    candidates: tuple[ReferencePlace, ...] = ()


@define
class Batch:
    """Units whose words can be numbered together."""

    code: Code = field(factory=Code)
    asked: list[tuple[Asked, str]] = field(factory=list)

    def look_in(self, said: Words, reference: str | None, names: frozenset[str]) -> None:
        """Look for every unit in one reference."""
        coded = self.code.write(said.keys)
        codes = [code for one, code in self.asked] + [masked(*asked) for asked in self.asked]
        places = places_of((run for code in codes for _, run in runs_of(code)), coded)
        for one, code in self.asked:
            if one.found and verdict_of(one.found[0]) is Verdict.VERBATIM:
                continue
            sides = Sides(unit=one.unit, said=said, names=names)
            one.add(_evidence(sides, (code, masked(one, code)), coded, places, reference))


def _batches(asked: Iterable[Asked]) -> Iterator[Batch]:
    """The units in as few batches as their different words allow."""
    batch = Batch()
    for one in asked:
        if len(batch.code.numbers) + len(one.unit.words) > MOST_WORDS and batch.asked:
            yield batch
            batch = Batch()
        batch.asked.append((one, batch.code.learn(one.unit.words.keys)))
    if batch.asked:
        yield batch


def _evidence(
    sides: Sides, codes: tuple[str, str], coded: str, places: Places, reference: str | None
) -> Iterator[Evidence]:
    """The evidence for a unit in one reference: exact if there is any, else the best few."""
    code, without_brackets = codes
    exact = exact_places(code, coded, places, _MOST_EXACT)
    if exact:
        ways = [[same(0, at, len(code))] for at in exact]
    else:
        ways = [*_near_ways(sides.unit, without_brackets, coded, places)]
    for steps in ways:
        evidence = evidence_of(sides, steps, reference)
        yield literal_evidence(sides, evidence) or evidence


def masked(one: Asked, code: str) -> str:
    """The words of a unit without those in brackets, which the speaker need not have said."""
    bracketed = one.unit.bracketed
    if not bracketed:
        return code
    return "".join(MASK if at in bracketed else word for at, word in enumerate(code))


def _near_ways(unit: Unit, code: str, coded: str, places: Places) -> Iterator[list[Step]]:
    """The best ways to lay a unit beside a reference, at different places of it."""
    aligner = Aligner(code, coded, unit.breaks)
    blocks = blocks_of(code, coded, places)
    for _ in range(_MOST_RIVALS):
        chain = best_chain(blocks, unit.breaks)
        if not chain:
            return
        yield aligner.steps(chain)
        blocks = [block for block in blocks if not _overlaps(block, chain)]


def _overlaps(block: Block, chain: Sequence[Block]) -> bool:
    return any(block.said < used.said_end and used.said < block.said_end for used in chain)
