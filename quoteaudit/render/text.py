"""Shows an audit to people, as text: who said what, quote by quote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from textwrap import TextWrapper

from attrs import frozen

from quoteaudit.records import AnonymousSource, Audit, CharSpan, Claim, Quote, Speaker
from quoteaudit.render.words import counted, printable, shortened

_MOST_CLAIMS = 10
_ORIGINS = ("author", "provider", "holder", "channel")
_SLOTS = ("affiliation", "knowledge", "condition", "reason")
_DEEPEST_INDENT = 5  # quotes in quotes in quotes; deeper ones stay at this margin
_NARROWEST = 24  # characters for words, however narrow the page


class LineKind(StrEnum):
    """What a line shows, so that a terminal can set it off."""

    HEADING = "heading"
    SPEAKER = "speaker"
    CONTENT = "content"
    DETAIL = "detail"


@frozen
class Line:
    """One line to print, without its line break."""

    kind: LineKind
    text: str


def render_text(audit: Audit, *, width: int = 88) -> str:
    """The audit as text for people, in lines of up to ``width`` characters.

    Quotes stand in text order, a quote inside another one is indented under it, and
    ``[start:end]`` are the offsets of the words before it. Long content is shortened in the
    middle. Ends in a line break.

    >>> from quoteaudit.testing import make_audit
    >>> audit = make_audit("{content|“Not today,”} {source|Ines Moll} {cue|said}.")
    >>> print(render_text(audit), end="")
    1 quote, 1 speaker
    <BLANKLINE>
    q1  Ines Moll (person), direct
        “Not today,” [0:12]
        cue said [23:27] · source Ines Moll [13:22] · rule expected
    <BLANKLINE>
    Speakers
    s1  Ines Moll (person): q1
        Ines Moll [13:22]
    """
    return "".join(f"{line.text}\n" for line in lines_of(audit, width=width))


def lines_of(audit: Audit, *, width: int = 88) -> Iterator[Line]:
    """The lines of :func:`render_text`, each with what it shows."""
    counts = (counted(len(audit.quotes), "quote"), counted(len(audit.speakers), "speaker"))
    yield Line(LineKind.HEADING, ", ".join(counts))
    for depth, quote in _under_parents(audit.quotes):
        yield Line(LineKind.DETAIL, "")
        yield from _quote_lines(quote, min(depth, _DEEPEST_INDENT), width)
    for heading, show in SECTIONS:
        lines = list(show(audit, width))
        if lines:
            yield from _heading(heading)
            yield from lines


def _heading(words: str) -> Iterator[Line]:
    yield Line(LineKind.DETAIL, "")
    yield Line(LineKind.HEADING, words)


def _under_parents(quotes: Iterable[Quote]) -> Iterator[tuple[int, Quote]]:
    """Each quote with its depth, followed by the quotes inside it; text order otherwise."""
    quotes = tuple(quotes)
    listed = {quote.id for quote in quotes}
    inside: dict[str | None, list[Quote]] = {}
    for quote in quotes:
        parent = quote.parent.id if quote.parent and quote.parent.id in listed else None
        inside.setdefault(parent, []).append(quote)
    waiting = [(0, quote) for quote in reversed(inside.pop(None, []))]
    while waiting:
        depth, quote = waiting.pop()
        yield depth, quote
        waiting += [(depth + 1, child) for child in reversed(inside.pop(quote.id, []))]


def _quote_lines(quote: Quote, depth: int, width: int) -> Iterator[Line]:
    margin = " " * 4 * depth
    head = f"{margin}{printable(quote.id)}  "
    below = margin + "    "
    yield from _filled(LineKind.SPEAKER, f"{_who(quote)}, {quote.kind}", head, below, width)
    for span in quote.contents:
        yield from _filled(LineKind.CONTENT, _located(span), below, below, width)
    for details in _fitted([_evidence(quote), _reason(quote)], width - len(below)):
        yield from _filled(LineKind.DETAIL, details, below, below, width)


def _who(quote: Quote) -> str:
    if quote.speaker is not None:
        return f"{printable(quote.speaker.name)} ({quote.speaker.kind})"
    if quote.candidates:
        names = " or ".join(printable(speaker.name) for speaker in quote.candidates)
        return f"speaker not known (it could be {names})"
    return "speaker not known"


def _evidence(quote: Quote) -> str:
    cue = "no cue" if quote.cue is None else f"cue {_located(quote.cue)}"
    return cue if quote.source is None else f"{cue} · source {_located(quote.source)}"


def _reason(quote: Quote) -> str:
    rule = f"rule {printable(quote.rule)}"
    return rule if quote.score is None else f"{rule} · score {quote.score:.2f}"


def _fitted(details: list[str], room: int) -> list[str]:
    """The details on one line where there is room, else each on a line of its own."""
    together = " · ".join(details)
    return [together] if len(together) <= room else details


def _speaker_lines(speaker: Speaker, quotes: Iterable[Quote], width: int) -> Iterator[Line]:
    said = [printable(quote.id) for quote in quotes if quote.speaker == speaker]
    who = f"{printable(speaker.name)} ({speaker.kind})"
    if speaker.description is not None:
        who += f", {_located(speaker.description)}"
    who += f": {', '.join(said)}" if said else ": no quotes"
    yield from _filled(LineKind.SPEAKER, who, f"{printable(speaker.id)}  ", "    ", width)
    if speaker.provenance is not None:
        spans = {name: getattr(speaker.provenance, name) for name in _ORIGINS}
        told = [f"{name}: {_located(span)}" for name, span in spans.items() if span is not None]
        yield from _filled(LineKind.DETAIL, " · ".join(told), "    ", "    ", width)
    mentions = ", ".join(_located(span) for span in speaker.mentions)
    yield from _filled(LineKind.DETAIL, mentions, "    ", "    ", width)


def _source_lines(source: AnonymousSource, width: int) -> Iterator[Line]:
    speaker = source.speaker
    who = f"{printable(speaker.name)} ({speaker.kind})"
    if source.count is not None:
        who += f", {source.count} of them" if source.count > 1 else ", 1 person"
    yield from _filled(LineKind.SPEAKER, who, f"{printable(speaker.id)}  ", "    ", width)
    if source.relayed_by is not None:
        relay = f"relayed by: {_located(source.relayed_by)}"
        yield from _filled(LineKind.DETAIL, relay, "    ", "    ", width)
    slots = {name: getattr(source, name) for name in _SLOTS}
    for name, span in slots.items():
        if span is not None:
            yield from _filled(LineKind.DETAIL, f"{name}: {_located(span)}", "    ", "    ", width)
    if untold := [name for name, span in slots.items() if span is None]:
        yield Line(LineKind.DETAIL, f"    not told: {', '.join(untold)}")


def _worth(claim: Claim) -> tuple[float, int]:
    return -claim.check_worthiness, claim.span.start


def _claim_lines(claim: Claim, width: int) -> Iterator[Line]:
    head = f"{claim.check_worthiness:.2f}  "
    yield from _filled(LineKind.CONTENT, _located(claim.span), head, "      ", width)
    by = "the newsroom" if claim.quote is None else "speaker not known"
    by = by if claim.asserted_by is None else printable(claim.asserted_by.name)
    details = f"{', '.join(claim.kinds)} · on the word of: {by}"
    yield from _filled(LineKind.DETAIL, details, "      ", "      ", width)


def _speakers(audit: Audit, width: int) -> Iterator[Line]:
    for speaker in audit.speakers:
        yield from _speaker_lines(speaker, audit.quotes, width)


def _unnamed(audit: Audit, width: int) -> Iterator[Line]:
    for source in audit.anonymous_sources:
        yield from _source_lines(source, width)


def _asked(audit: Audit, width: int) -> Iterator[Line]:
    return _listed(((request.outcome, request.span) for request in audit.comment_requests), width)


def _claims(audit: Audit, width: int) -> Iterator[Line]:
    for claim in sorted(audit.claims, key=_worth)[:_MOST_CLAIMS]:
        yield from _claim_lines(claim, width)


def _terms(audit: Audit, width: int) -> Iterator[Line]:
    return _listed(((term.kind, term.span) for term in audit.terms), width)


def _defects(audit: Audit, width: int) -> Iterator[Line]:
    return _listed(((defect.kind, defect.span) for defect in audit.defects), width)


def _listed(marked: Iterable[tuple[StrEnum, CharSpan]], width: int) -> Iterator[Line]:
    for kind, span in marked:
        yield from _filled(LineKind.DETAIL, _located(span), f"{kind}  ", "    ", width)


def _located(span: CharSpan) -> str:
    return f"{shortened(printable(span.text))} [{span.start}:{span.end}]"


def _filled(kind: LineKind, words: str, first: str, rest: str, width: int) -> Iterator[Line]:
    width = max(width, len(first) + _NARROWEST, len(rest) + _NARROWEST)
    wrapper = TextWrapper(
        width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
    for line in wrapper.wrap(words):
        yield Line(kind, line)


SECTIONS: tuple[tuple[str, Callable[[Audit, int], Iterator[Line]]], ...] = (
    ("Speakers", _speakers),
    ("Not named", _unnamed),
    ("Asked to comment", _asked),
    ("Worth checking, the most first", _claims),
    ("In quotation marks, but nobody says it", _terms),
    ("Damage to the text", _defects),
)
"""What is shown below the quotes, in this order; a section without lines is left out."""
