"""The sums of an audit as small pictures: bars that a template draws, and the words beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from quoteaudit.records import Audit, Finding, Quote, QuoteKind, Severity, SpeakerKind, Summary
from quoteaudit.render.words import counted, plural, printable

_WIDE = 100.0  # units of a bar
_GAP = 0.8


@frozen(kw_only=True)
class Stretch:
    """One part of a bar: what it stands for, its number in words, and where it is drawn."""

    label: str
    value: str
    tone: str
    x: float
    width: float


@frozen(kw_only=True)
class Tile:
    """A sum with its bar; a bar without stretches is drawn empty."""

    title: str
    number: str
    stretches: tuple[Stretch, ...]
    note: str = ""


@frozen(kw_only=True)
class Share:
    """How much a speaker says: ``token`` is the name of the speaker in the page, if there is one.

    ``words`` are those of all quotes, of which ``quoted`` are in direct and mixed ones. In the
    bar, the longest share of the article is the full width.
    """

    token: str
    name: str
    kind: str
    quotes: int
    words: int
    quoted: int
    percent: int
    stretches: tuple[Stretch, ...]


_KINDS = {
    SpeakerKind.PERSON: ("person", "people"),
    SpeakerKind.ORGANIZATION: ("organization", "organizations"),
    SpeakerKind.SPOKESPERSON: ("spokesperson", "spokespersons"),
    SpeakerKind.ANONYMOUS: ("not named", "not named"),
    SpeakerKind.COLLECTIVE: ("collective", "collectives"),
    SpeakerKind.DOCUMENT: ("document", "documents"),
    SpeakerKind.MEDIA: ("medium", "media"),
}

Part = tuple[str, float, str, str]
"""What a stretch stands for, how much it is, its tone, and the number in words."""


def stretches(parts: Sequence[Part], whole: float | None = None) -> tuple[Stretch, ...]:
    """The parts side by side, in shares of the whole; parts of nothing are not drawn.

    >>> [(one.x, one.width) for one in stretches([("a", 1, "t", "1"), ("b", 3, "t", "3")])]
    [(0.0, 24.2), (25.0, 75.0)]
    """
    total = sum(amount for _, amount, _, _ in parts) if whole is None else whole
    at = 0.0
    drawn = []
    for label, amount, tone, value in parts:
        width = _WIDE * amount / total if total else 0.0
        gap = _GAP if amount and round(at + width, 6) < _WIDE and width > 2 * _GAP else 0.0
        shown = Stretch(
            label=label, value=value, tone=tone, x=round(at, 2), width=round(width - gap, 2)
        )
        drawn.append(shown)
        at += width
    return tuple(drawn)


def tiles_of(audit: Audit, findings: Sequence[Finding] | None) -> Iterator[Tile]:
    """The sums that a standards editor asks for first, findings before all."""
    summary = audit.summary()
    if findings is not None:
        yield _findings(findings)
    yield _quotes(summary)
    yield _sources(summary)
    yield _unnamed(summary)
    yield _claims(summary)
    yield _replies(summary)


def _findings(findings: Sequence[Finding]) -> Tile:
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    counts = Counter(finding.severity for finding in findings)
    parts = [
        (plural(name, counts[severity]), counts[severity], severity.value, str(counts[severity]))
        for severity, name in names.items()
    ]
    return Tile(title="Findings", number=str(len(findings)), stretches=stretches(parts))


def _quotes(summary: Summary) -> Tile:
    parts = [(kind.value, n, kind.value, str(n)) for kind, n in summary.quotes]
    number = sum(n for _, n in summary.quotes)
    lost = summary.unresolved_quotes
    note = f"{lost} without a known speaker" if lost else ""
    return Tile(title="Quotes", number=str(number), stretches=stretches(parts), note=note)


def _sources(summary: Summary) -> Tile:
    parts = [
        (_KINDS[kind][n > 1], n, f"kind-{kind.value}", str(n)) for kind, n in summary.sources if n
    ]
    number = sum(n for _, n in summary.sources)
    return Tile(title="Sources", number=str(number), stretches=stretches(parts))


def _unnamed(summary: Summary) -> Tile:
    number, share = summary.anonymous_sources, summary.anonymity_with_reason
    told = round(number * (share or 0.0))
    parts = [
        ("reason given", told, "told", str(told)),
        ("no reason given", number - told, "untold", str(number - told)),
    ]
    return Tile(title="Not named", number=str(number), stretches=stretches(parts if number else ()))


def _claims(summary: Summary) -> Tile:
    own, one, more = (
        round(100 * (share or 0.0))
        for share in (
            summary.claims_on_own_word,
            summary.claims_on_one_unnamed,
            summary.claims_on_two_or_more,
        )
    )
    shares = [
        ("the newsroom’s own word", own, "own"),
        ("one unnamed source", one, "one"),
        ("two or more sources", more, "more"),
        ("one other source, or unknown", max(0, 100 - own - one - more), "others"),
    ]
    parts = [(label, share, tone, f"{share}%") for label, share, tone in shares]
    known = parts if summary.claims else ()
    return Tile(title="Claims rest on", number=str(summary.claims), stretches=stretches(known))


def _replies(summary: Summary) -> Tile:
    parts = [
        (outcome.value.replace("-", " "), n, f"reply-{outcome.value}", str(n))
        for outcome, n in summary.replies
        if n
    ]
    asked = summary.replies_asked
    return Tile(title="Asked to comment", number=str(asked), stretches=stretches(parts))


def shares_of(audit: Audit, tokens: dict[str, str]) -> list[Share]:
    """Who says how much, the most first; ``tokens`` are the names of speakers by their id."""
    said: dict[str | None, list[Quote]] = {}
    for quote in audit.quotes:
        said.setdefault(None if quote.speaker is None else quote.speaker.id, []).append(quote)
    if not said:
        return []
    most = max(words_in(quotes) for quotes in said.values())
    every = words_in(audit.quotes)
    listed = [_share(quotes, most, every, tokens) for quotes in said.values()]
    return sorted(listed, key=lambda share: -share.words)


def _share(quotes: Sequence[Quote], most: int, every: int, tokens: dict[str, str]) -> Share:
    speaker = quotes[0].speaker
    words = words_in(quotes)
    quoted = words_in(quote for quote in quotes if quote.kind is not QuoteKind.INDIRECT)
    parts = [
        ("direct or mixed", quoted, "direct", counted(quoted, "word")),
        ("indirect", words - quoted, "indirect", counted(words - quoted, "word")),
    ]
    return Share(
        token="" if speaker is None else tokens.get(speaker.id, ""),
        name="speaker not known" if speaker is None else printable(speaker.name),
        kind="" if speaker is None else speaker.kind.value,
        quotes=len(quotes),
        words=words,
        quoted=quoted,
        percent=round(100 * words / every) if every else 0,
        stretches=stretches(parts, most or 1),
    )


def words_in(quotes: Iterable[Quote]) -> int:
    """How many words quotes have; those of a quote in a quote count for both."""
    return sum(len(span.text.split()) for quote in quotes for span in quote.contents)
