"""Says all that is known of a record, as a card that a template can show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import frozen

from quoteaudit.checks import CHECKS, entry
from quoteaudit.records import (
    AnonymousMention,
    AnonymousSource,
    CharSpan,
    Claim,
    CommentRequest,
    Finding,
    Quote,
    QuoteCheck,
    ScorePart,
    Speaker,
    Term,
    TextDefect,
)
from quoteaudit.records.findings import Record
from quoteaudit.render.layers import SLOTS, Named, Scene, Shown
from quoteaudit.render.tiles import words_in
from quoteaudit.render.words import counted, printable, shortened
from quoteaudit.verify import Part, word_diff

_MOST_PLACES = 40  # mentions of one speaker that a card links to


@frozen(kw_only=True)
class Words:
    """Some words of a card; ``target`` is the element of the page that they lead to, if any.

    ``tone`` says whose they are: "given" for the article's, "aside" for a remark.
    """

    text: str
    target: str = ""
    tone: str = ""


@frozen(kw_only=True)
class Row:
    """One thing that is known: a label, and the words for it."""

    label: str
    values: tuple[Words, ...]


@frozen(kw_only=True)
class Card:
    """A record for people. ``more`` are rows for those who ask why.

    ``ranges`` are the segments of the record, as half-open pairs of numbers.
    """

    token: str
    kind: str
    badge: str
    title: str
    note: str = ""
    origin: str = ""
    tone: str = ""
    place: str = ""
    excerpts: tuple[Words, ...] = ()
    diff: tuple[Part, ...] = ()
    rows: tuple[Row, ...] = ()
    more: tuple[Row, ...] = ()
    ranges: tuple[tuple[int, int], ...] = ()


class Cards:
    """Makes the cards of a scene."""

    def __init__(self, scene: Scene, quote_checks: Iterable[QuoteCheck] = ()) -> None:
        self._scene = scene
        self._checks = {check.quote.id: check for check in quote_checks}
        self._said: dict[str, list[Quote]] = {}
        for quote in scene.audit.quotes:
            if quote.speaker is not None:
                self._said.setdefault(quote.speaker.id, []).append(quote)

    def card(self, named: Named) -> Card:
        """The card of a record."""
        return _MAKERS[type(named.record)](self, named)

    # -------------------------------------------------------------------------- the kinds of cards

    def _quote(self, named: Named) -> Card:
        quote = named.record
        assert isinstance(quote, Quote)
        check = self._checks.get(quote.id)
        rows = [
            *self._span_row("Cue", quote.cue),
            *self._span_row("Source", quote.source),
            *self._record_row("Speaker", [quote.speaker] if quote.speaker else []),
            *self._record_row("Could be", quote.candidates),
            *self._record_row("Stands inside", [quote.parent] if quote.parent else []),
            *(self._check_rows(check) if check else ()),
        ]
        return self._made(
            named,
            kind="quote",
            badge=printable(quote.id),
            title=_who(quote),
            note=f"{quote.kind} quote",
            excerpts=tuple(self._place(span) for span in quote.contents),
            diff=_diff(quote, check),
            rows=tuple(rows),
            more=(_row("Rule", _plain(quote.rule)), *_score(quote)),
        )

    def _speaker(self, named: Named) -> Card:
        speaker = named.record
        assert isinstance(speaker, Speaker)
        said = self._said.get(speaker.id, [])
        words = words_in(said)
        rows = [
            *self._span_row("Described as", speaker.description),
            *self._record_row("Says", said),
            *self._spans_row("Pointed at by", speaker.mentions),
        ]
        return self._made(
            named,
            kind="speaker",
            badge=printable(speaker.id),
            title=printable(speaker.name),
            note=f"{speaker.kind}, {counted(len(said), 'quote')}, {counted(words, 'word')}",
            rows=tuple(rows),
        )

    def _unnamed(self, named: Named) -> Card:
        source = named.record
        assert isinstance(source, AnonymousSource)
        spokesperson = ("spokesperson, on the record for a body",) if source.spokesperson else ()
        count = "number not told" if source.count is None else _people(source.count)
        slots = {name: getattr(source, name) for name in SLOTS}
        rows = [row for name in SLOTS for row in self._slot_row(source, name)]
        untold = [name for name, span in slots.items() if span is None]
        rows += [_row("Not told", _aside(", ".join(untold)))] if untold else []
        rows += [
            _row("Mention", self._place(mention.span), *_mention_remarks(mention))
            for mention in source.mentions
        ]
        for mention in source.mentions:
            rows += self._record_row("Could be", mention.candidates)
        rows += self._record_row("Says", self._said.get(source.speaker.id, []))
        return self._made(
            named,
            kind="unnamed",
            badge=printable(source.speaker.id),
            title=printable(source.speaker.name),
            note=", ".join([count, *spokesperson]),
            rows=tuple(rows),
        )

    def _reply(self, named: Named) -> Card:
        request = named.record
        assert isinstance(request, CommentRequest)
        rows = [
            *self._span_row("Asked", request.party),
            *self._span_row("About", request.subject),
            *self._record_row("Quote", [request.quote] if request.quote else []),
        ]
        untold = [] if request.subject else ["what the question was about"]
        untold += [] if request.party else ["who was asked"]
        rows += [_row("Not told", _aside(", ".join(untold)))] if untold else []
        return self._made(
            named,
            kind="reply",
            badge=named.token,
            title=_OUTCOMES.get(request.outcome.value, request.outcome.value),
            note="request for comment",
            excerpts=(self._place(request.span),),
            rows=tuple(rows),
        )

    def _claim(self, named: Named) -> Card:
        claim = named.record
        assert isinstance(claim, Claim)
        rows = [
            *self._word_of(claim),
            *self._record_row("Carried by", [claim.quote] if claim.quote else []),
            *self._spans_row("Checkable by", claim.evidence),
            *self._spans_row("Hedged by", claim.hedges),
        ]
        return self._made(
            named,
            kind="claim",
            badge=named.token,
            title=f"Check-worthiness {claim.check_worthiness:.2f}",
            note=", ".join(claim.kinds) or "no kind",
            excerpts=(self._place(claim.span),),
            rows=tuple(rows),
            more=tuple([_row("Because of", *_parts(claim.reasons))] if claim.reasons else []),
        )

    def _term(self, named: Named) -> Card:
        term = named.record
        assert isinstance(term, Term | TextDefect)
        kind = "term" if isinstance(term, Term) else "defect"
        return self._made(
            named,
            kind=kind,
            badge=named.token,
            title=_KINDS.get(term.kind.value, term.kind.value),
            note="in quotation marks, said by nobody" if kind == "term" else "damage to the text",
            excerpts=(self._place(term.span),),
        )

    def _finding(self, named: Named) -> Card:
        finding = named.record
        assert isinstance(finding, Finding)
        known = _EXPLANATIONS.get(finding.id)
        rows = [
            *([_row("Missing", *map(_plain, finding.missing))] if finding.missing else ()),
            *self._spans_row("Evidence", finding.evidence),
            *self._record_row("About", finding.records),
        ]
        more = [
            *([_row("The check", _plain(known()))] if known else ()),
            *self._spans_row("Stands at", finding.spans),
            *([_row("Fingerprint", _plain(finding.fingerprint))] if finding.fingerprint else ()),
        ]
        return self._made(
            named,
            kind="finding",
            badge=named.token,
            title=printable(finding.message),
            note=printable(finding.id),
            origin=printable(finding.origin),
            tone=finding.severity.value,
            rows=tuple(rows),
            more=tuple(more),
        )

    # ----------------------------------------------------------------------------- what they share

    def _made(self, named: Named, **fields: object) -> Card:
        numbers = [self._scene.layout.numbers(span) for span in named.spans]
        first = next((n for n in map(self._scene.layout.first, named.spans) if n is not None), None)
        return Card(
            token=named.token,
            place="" if first is None else f"w{first}",
            ranges=_joined((r.start, r.stop) for r in numbers if r),
            **fields,  # type: ignore[arg-type]
        )

    def _place(self, span: CharSpan) -> Words:
        number = self._scene.layout.first(span)
        target = "" if number is None else f"w{number}"
        return Words(text=shortened(printable(span.text)), target=target, tone="given")

    def _span_row(self, label: str, span: CharSpan | None) -> Iterator[Row]:
        if span is not None:
            yield _row(label, self._place(span))

    def _spans_row(self, label: str, spans: tuple[CharSpan, ...]) -> Iterator[Row]:
        if spans:
            more = len(spans) - _MOST_PLACES
            rest = [_aside(f"and {more} more")] if more > 0 else []
            yield _row(label, *map(self._place, spans[:_MOST_PLACES]), *rest)

    def _slot_row(self, source: AnonymousSource, name: str) -> Iterator[Row]:
        span = getattr(source, name)
        if span is not None:
            given = name == "reason" and source.reason_class is not None
            classed = [_aside(f"class: {source.reason_class}")] if given else []
            yield _row(name.capitalize(), self._place(span), *classed)

    def _record_row(self, label: str, records: Iterable[Record]) -> Iterator[Row]:
        values = [self._record(record) for record in records]
        if values:
            yield _row(label, *values)

    def _record(self, record: Record) -> Words:
        if isinstance(record, Quote):
            text = f"{printable(record.id)} {_who(record)}"
        elif isinstance(record, Speaker):
            text = printable(record.name)
        elif isinstance(record, AnonymousSource):
            text = printable(record.speaker.name)
        else:
            text = shortened(printable(record.span.text), 90)
        token = self._scene.token(record)
        return Words(text=text, target=token or "")

    def _word_of(self, claim: Claim) -> Iterator[Row]:
        if claim.asserted_by is not None:
            yield from self._record_row("On the word of", [claim.asserted_by])
        else:
            who = "the newsroom" if claim.quote is None else "speaker not known"
            yield _row("On the word of", _plain(who))

    def _check_rows(self, check: QuoteCheck) -> Iterator[Row]:
        similarity = [] if check.similarity == 1.0 else [f"similarity {check.similarity:.2f}"]
        found = [_aside(words) for words in similarity]
        if check.reference is not None:
            found.append(_aside(f"in {printable(check.reference)}"))
        yield _row("Verdict", _plain(check.verdict.value), *found)
        touched = [
            f"{', '.join(edit.touches)}: {printable(edit.said.text) or '–'} → "
            f"{printable(edit.quoted.text) or '–'}"
            for edit in check.edits
            if edit.touches
        ]
        if touched:
            yield _row("Changes", *map(_plain, touched))
        for place in check.candidates:
            yield _row("Could be from", _plain(place.span.text), _aside(f"{place.similarity:.2f}"))


_MAKERS: Mapping[type[Shown], Callable[[Cards, Named], Card]] = {
    Quote: Cards._quote,
    Speaker: Cards._speaker,
    AnonymousSource: Cards._unnamed,
    CommentRequest: Cards._reply,
    Claim: Cards._claim,
    Term: Cards._term,
    TextDefect: Cards._term,
    Finding: Cards._finding,
}

_OUTCOMES = {
    "declined": "Declined to comment",
    "no-response": "Did not respond",
    "unreachable": "Could not be reached",
    "responded": "Responded",
}
_KINDS = {
    "scare": "Scare quote",
    "title": "Title of a work",
    "introduced": "Term that is introduced",
    "unclosed-quote": "Quotation mark that is never closed",
    "unopened-quote": "Quotation mark that was never opened",
    "unclosed-inner-quote": "Inner quotation mark that is never closed",
}
_EXPLANATIONS = {check.id: lambda check=check: entry(check).explains for check in CHECKS}


def chip_label(record: Shown) -> str:
    """A few words for a record, for the margin of the text."""
    if isinstance(record, Quote):
        return _who(record)
    if isinstance(record, AnonymousSource):
        return printable(record.speaker.name)
    if isinstance(record, CommentRequest):
        return _OUTCOMES.get(record.outcome.value, record.outcome.value)
    if isinstance(record, Claim):
        return f"claim, {record.check_worthiness:.2f}"
    if isinstance(record, Finding):
        return printable(record.id)
    if isinstance(record, Term | TextDefect):
        return _KINDS.get(record.kind.value, record.kind.value)
    if isinstance(record, Speaker):
        return printable(record.name)
    return printable(record.span.text)


def _diff(quote: Quote, check: QuoteCheck | None) -> tuple[Part, ...]:
    parts = word_diff(quote.contents, check.edits) if check and check.edits else ()
    return tuple(Part(part.kind, str(part.text)) for part in parts)


def _who(quote: Quote) -> str:
    return "speaker not known" if quote.speaker is None else printable(quote.speaker.name)


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _mention_remarks(mention: AnonymousMention) -> Iterator[Words]:
    if mention.count is not None:
        yield _aside(_people(mention.count))
    if mention.at_least is not None:
        yield _aside(f"at least {mention.at_least}")
    if mention.anaphoric:
        yield _aside("points back")
    if mention.partitive:
        yield _aside("takes some of a group")


def _score(quote: Quote) -> Iterator[Row]:
    if quote.score is not None:
        yield _row("Score", _plain(f"{quote.score:.2f}"))
    if quote.score_parts:
        yield _row("Because of", *_parts(quote.score_parts))


def _parts(parts: Iterable[ScorePart]) -> Iterator[Words]:
    for part in parts:
        yield _plain(f"{part.feature} {part.weight:+.2f}")


def _row(label: str, *values: Words) -> Row:
    return Row(label=label, values=values)


def _plain(text: str) -> Words:
    return Words(text=shortened(printable(text)))


def _aside(text: str) -> Words:
    return Words(text=text, tone="aside")


def _joined(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The ranges in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
