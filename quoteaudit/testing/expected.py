"""What marked text expects to be found: an ``Audit`` made by hand, no model asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import regex

from quoteaudit.errors import InputError
from quoteaudit.records import (
    AnonymousMention,
    AnonymousSource,
    Audit,
    CharSpan,
    Claim,
    ClaimKind,
    CommentRequest,
    Quote,
    QuoteKind,
    Speaker,
    Term,
)
from quoteaudit.testing.marked import QUOTE, SLOTS, TERMS, Mark, Marked, read_marked

_SPEAKER = regex.compile(r"(?P<name>[^()]+?)(?:\s*\((?P<kind>[a-z]+)\))?")
_MARKS = '“”"«»„'
_VERBATIM = regex.compile(rf"[{_MARKS}‘'`].*[{_MARKS}’'][.,]?", regex.DOTALL)


def make_audit(marked: str) -> Audit:
    """The audit that ``marked`` describes: its records as they are written into the text.

    =====================================  ======================================================
    ``{content|…} {cue|…} {source|…}``     one quote; several contents are one quote in parts
    ``{content2|…}``, ``{cue2|…}``, …      another one, told apart by the number
    ``{content:mixed|…}``                  its kind; else read off its quotation marks
    ``{source:Ana Ruiz (person)|she}``     its speaker and what kind it is of (else a person)
    ``{source:?|she}``                     a source of whom the article does not tell who it is
    ``{mention:2|two {role|officials}}``   an unnamed source, of two; mentions with one number
                                           are one source; slots: ``role``, ``affiliation``,
                                           ``knowledge``, ``condition``, ``reason``
    ``{reply:declined|…}``                 a request for comment and its outcome, with ``party``
                                           and ``subject`` in it
    ``{claim:quantity+event|…}``           a claim and its kinds
    ``{scare|…}``, ``{title|…}``, …        words in quotation marks that nobody says
    =====================================  ======================================================

    Whatever stands in the content of a quote is its child. No model is loaded, so that code
    which takes an audit can be tested with one in a millisecond.

    >>> audit = make_audit("{source:Ana Ruiz|She} {cue|said} {content|“No.”}")
    >>> audit.quotes[0].speaker.name, str(audit.quotes[0].kind)
    ('Ana Ruiz', 'direct')

    Raises :class:`~quoteaudit.InputError` for marks that make no record, such as a cue
    without a content.
    """
    read = read_marked(marked)
    try:
        return _audit_of(read)
    except (TypeError, ValueError) as error:
        raise InputError(f"found marks that make no record in {marked!r}: {error}") from error


def _audit_of(read: Marked) -> Audit:
    cast = _Cast()
    hidden = _hidden(read, cast)
    quotes = _quotes(read, cast)
    return Audit(
        text=read.text,
        quotes=quotes,
        speakers=tuple(cast.speakers.values()),
        anonymous_sources=tuple(
            _source(cast.speakers[name], mentions) for name, mentions in hidden.items()
        ),
        comment_requests=tuple(_requests(read)),
        claims=tuple(_claim(mark, quotes) for mark in read.of("claim")),
        terms=tuple(Term(kind=mark.label, span=mark.span) for mark in read.of(*TERMS)),
    )


class _Cast:
    """The speakers of one text, by name and by the places where they are."""

    def __init__(self) -> None:
        self.speakers: dict[str, Speaker] = {}
        self.at: dict[CharSpan, str] = {}

    def add(self, name: str, kind: str, spans: Iterable[CharSpan]) -> Speaker:
        """The speaker of that name, who has these mentions too."""
        known = self.speakers.get(name)
        mentions = {*spans, *(known.mentions if known else ())}
        speaker = Speaker(
            id=known.id if known else f"s{len(self.speakers) + 1}",
            name=name,
            kind=known.kind if known else kind,
            mentions=tuple(sorted(mentions)),
        )
        self.speakers[name] = speaker
        self.at |= dict.fromkeys(mentions, name)
        return speaker


def _quotes(read: Marked, cast: _Cast) -> tuple[Quote, ...]:
    groups: defaultdict[int, defaultdict[str, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    for mark in read.of(*QUOTE):
        groups[mark.number][mark.label].append(mark)
    ordered = sorted(groups.values(), key=_order)
    who = [_name(parts["source"], cast) for parts in ordered]  # before the first quote is made,
    quotes: list[Quote] = []  # since a speaker is one record for all of its mentions
    for number, (parts, name) in enumerate(zip(ordered, who, strict=True), 1):
        contents = tuple(mark.span for mark in parts["content"])
        own = [*parts["content"], *parts["cue"]]
        around = [quote for quote in quotes if _stands_in(own, quote)]
        quotes.append(
            Quote(
                id=f"q{number}",
                kind=next((m.value for m in parts["content"] if m.value), None) or _kind(contents),
                contents=contents,
                cue=_only(parts["cue"]),
                source=_only(parts["source"]),
                speaker=None if name is None else cast.speakers[name],
                rule="expected",
                parent=min(around, key=_length, default=None),
            )
        )
    return tuple(quotes)


def _order(parts: Mapping[str, Sequence[Mark]]) -> tuple[int, int]:
    if not parts["content"]:
        marks = ", ".join(repr(m.span.text) for some in parts.values() for m in some)
        raise ValueError(f"no content goes with {marks}")
    return parts["content"][0].span.start, -parts["content"][-1].span.end


def _stands_in(inner: Sequence[Mark], outer: Quote) -> bool:
    return all(any(_holds(content, mark.span) for content in outer.contents) for mark in inner)


def _holds(outer: CharSpan, inner: CharSpan) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _length(quote: Quote) -> int:
    return sum(span.end - span.start for span in quote.contents)


def _only(marks: Sequence[Mark]) -> CharSpan | None:
    if len(marks) > 1:
        raise ValueError(f"one quote has {len(marks)} times a {marks[0].label}; number the quotes")
    return marks[0].span if marks else None


def _kind(contents: Sequence[CharSpan]) -> QuoteKind:
    """Read off the quotation marks, as a reader would."""
    if all(_VERBATIM.fullmatch(span.text) for span in contents):
        return QuoteKind.DIRECT
    marked = any(char in _MARKS for span in contents for char in span.text)
    return QuoteKind.MIXED if marked else QuoteKind.INDIRECT


def _name(sources: Sequence[Mark], cast: _Cast) -> str | None:
    """The name of the speaker whom a source stands for, who is put into the cast."""
    if not sources or sources[0].value == "?":
        return None
    mark = sources[0]
    if not mark.value and mark.span in cast.at:
        return cast.at[mark.span]
    told = _SPEAKER.fullmatch(mark.value or mark.span.text)
    name, kind = (mark.span.text, None) if told is None else told.group("name", "kind")
    return cast.add(name, kind or "person", [mark.span]).name


def _hidden(read: Marked, cast: _Cast) -> dict[str, list[AnonymousMention]]:
    """The mentions of each unnamed source, who is put into the cast; a number is one source."""
    slots = {mark: _mention_around(mark, read) for mark in read.of(*SLOTS)}
    groups: defaultdict[object, list[AnonymousMention]] = defaultdict(list)
    for mark in read.of("mention"):
        own: dict[str, Any] = {
            slot.label: slot.span for slot, mention in slots.items() if mention == mark
        }
        mention = AnonymousMention(
            span=mark.span, count=int(mark.value) if mark.value else None, **own
        )
        groups[mark.number or mark].append(mention)
    return {_add_unnamed(mentions, cast): mentions for mentions in groups.values()}


def _add_unnamed(mentions: Sequence[AnonymousMention], cast: _Cast) -> str:
    fullest = max((mention.span for mention in mentions), key=lambda span: span.end - span.start)
    name = fullest.text
    if name in cast.speakers:  # "an official" twice, and two of them
        name = f"{name} [{fullest.start}]"
    return cast.add(name, "anonymous", [mention.span for mention in mentions]).name


def _mention_around(slot: Mark, read: Marked) -> Mark:
    """The mention that a slot is in; else the last one of its number before it."""
    mentions = read.of("mention")
    inside = [m for m in mentions if _holds(m.span, slot.span)]
    same = [m for m in mentions if m.number == slot.number and m.span.end <= slot.span.start]
    found = inside[-1:] or same[-1:]
    if not found:
        raise ValueError(f"the {slot.label} {slot.span.text!r} belongs to no mention")
    return found[0]


def _source(speaker: Speaker, mentions: Sequence[AnonymousMention]) -> AnonymousSource:
    best: dict[str, Any] = {
        slot: next((v for m in mentions if (v := getattr(m, slot)) is not None), None)
        for slot in ("count", *SLOTS)
    }
    return AnonymousSource(speaker=speaker, mentions=tuple(mentions), **best)


def _requests(read: Marked) -> list[CommentRequest]:
    requests = []
    for mark in read.of("reply"):
        inner = {
            one.label: one.span
            for one in read.of("party", "subject")
            if _holds(mark.span, one.span)
        }
        requests.append(
            CommentRequest(
                span=mark.span,
                outcome=mark.value,
                party=inner.get("party"),
                subject=inner.get("subject"),
            )
        )
    return requests


def _claim(mark: Mark, quotes: Iterable[Quote]) -> Claim:
    carriers = [
        quote
        for quote in quotes
        if any(_holds(mark.span, s) or _holds(s, mark.span) for s in quote.contents)
    ]
    carrier = min(carriers, key=lambda quote: quote.depth, default=None)
    return Claim(
        span=mark.span,
        kinds=tuple(ClaimKind(kind) for kind in mark.value.split("+") if kind),
        check_worthiness=0.5,
        quote=carrier,
        asserted_by=None if carrier is None else carrier.speaker,
    )
