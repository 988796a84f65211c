"""An audit as lines that an editor can read and git can compare: one line a record.

    12: the words | what else is known | of the record ~ what may change by the by

The number is that of the line of the article in which the words begin; long words are shown by
their first and last ones. Every family of records has its own fields.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import frozen

from quoteaudit import Audit, CharSpan, check
from quoteaudit.records import AnonymousMention, AnonymousSource, Quote, Speaker

LONGEST = 14
"""So many words are shown; of longer stretches the first eight and the last five."""

Places = tuple[tuple[int, int], ...]


@frozen
class Line:
    """One record: how it is shown, and the characters of the article that it is about."""

    shown: str
    places: Places

    def __str__(self) -> str:
        """The line as it is kept."""
        return self.shown


def same_of(shown: str) -> str:
    """A line without what may change while the record stays the same.

    >>> same_of("5: It fell 3%. | quantity event | the newsroom ~ 0.7")
    '5: It fell 3%. | quantity event | the newsroom'
    """
    return shown.split(" ~ ")[0]


def fields_of(shown: str) -> list[str]:
    """The fields of a line, without its number: the words come first.

    >>> fields_of("5: Q: | label")
    ['Q:', 'label']
    """
    return same_of(shown).split(": ", 1)[1].split(" | ")


def short(words: str) -> str:
    """Words on one line, without what a terminal or this form would read as its own.

    >>> short("a | b\\nc ~ \\x9d")
    'a ¦ b c ∼ \\\\x9d'
    >>> short(" ".join("abcdefghijklmnopq"))
    'a b c d e f g h … m n o p q'
    """
    parts = _plain_words(words)
    return " ".join(parts if len(parts) <= LONGEST else [*parts[:8], "…", *parts[-5:]])


def _plain_words(words: str) -> list[str]:
    words = "".join(c if c.isprintable() or c.isspace() else ascii(c)[1:-1] for c in words)
    return words.replace("|", "¦").replace("~", "∼").split()


def _joined(spans: Iterable[CharSpan | None]) -> str:
    return " + ".join(short(span.text) for span in spans if span is not None)


def _labelled(label: str, span: CharSpan | None) -> str | None:
    return None if span is None else f"{label}: {short(span.text)}"


def _line(
    audit: Audit,
    spans: Iterable[CharSpan],
    fields: Iterable[str | None],
    *,
    words: str = "",
    loose: str = "",
) -> Line:
    places = tuple((span.start, span.end) for span in spans)
    number = audit.text.count("\n", 0, places[0][0]) + 1 if places else 1
    words = words or " + ".join(short(audit.text[start:end]) for start, end in places)
    shown = " | ".join([words, *(field for field in fields if field)])
    return Line(f"{number}: {shown} ~ {loose}" if loose else f"{number}: {shown}", places)


def _quotes(audit: Audit) -> Iterator[Line]:
    for quote in audit.quotes:
        fields = (
            f"{quote.kind}, depth {quote.depth}" if quote.depth else str(quote.kind),
            _who(quote),
            _labelled("cue", quote.cue),
            _labelled("source", quote.source),
        )
        yield _line(audit, quote.contents, fields, loose=quote.rule)


def _who(quote: Quote) -> str:
    if quote.speaker is not None:
        return short(quote.speaker.name)
    could_be = ", ".join(short(one.name) for one in quote.candidates)
    return f"nobody (could be {could_be})" if could_be else "nobody"


def _speakers(audit: Audit) -> Iterator[Line]:
    for speaker in audit.speakers:
        mentions = Counter(short(span.text) for span in speaker.mentions)
        listed = (f"{words} ×{n}" if n > 1 else words for words, n in mentions.items())
        fields = (
            str(speaker.kind),
            f"{len(speaker.mentions)}: {', '.join(listed)}",
            _labelled("described", speaker.description),
        )
        yield _line(audit, speaker.mentions, fields, words=short(speaker.name))


def _slots(one: AnonymousMention | AnonymousSource) -> Iterator[str | None]:
    yield None if one.count is None else f"count {one.count}"
    for slot in ("role", "affiliation", "knowledge", "condition", "reason"):
        yield _labelled(slot, getattr(one, slot))
    yield f"({one.reason_class})" if one.reason_class else None


def _sources(audit: Audit) -> Iterator[Line]:
    for source in audit.anonymous_sources:
        fields = (
            "spokesperson" if source.spokesperson else None,
            *_slots(source),
            f"mentions {len(source.mentions)}",
        )
        yield _line(audit, [source.mentions[0].span], fields, words=_named(source.speaker))


def _mentions(audit: Audit) -> Iterator[Line]:
    pairs = [(one, source) for source in audit.anonymous_sources for one in source.mentions]
    for mention, source in sorted(pairs, key=lambda pair: pair[0].span):
        candidates = ", ".join(_named(one) for one in mention.candidates)
        fields = (
            f"of: {_named(source.speaker)}",
            f"at least {mention.at_least}" if mention.at_least else None,
            "anaphoric" if mention.anaphoric else None,
            "partitive" if mention.partitive else None,
            *_slots(mention),
            f"could be: {candidates}" if candidates else None,
        )
        yield _line(audit, [mention.span], fields)


def _named(speaker: Speaker) -> str:
    return short(speaker.name)


def _requests(audit: Audit) -> Iterator[Line]:
    for request in audit.comment_requests:
        fields = (
            str(request.outcome),
            _labelled("party", request.party),
            _labelled("subject", request.subject),
            None if request.quote is None else f"quote: {_joined(request.quote.contents)}",
        )
        yield _line(audit, [request.span], fields)


def _claims(audit: Audit) -> Iterator[Line]:
    for claim in audit.claims:
        if claim.asserted_by is not None:
            voice = short(claim.asserted_by.name)
        else:
            voice = "the newsroom" if claim.quote is None else "nobody"
        fields = (
            " ".join(claim.kinds) or "no kind",
            voice,
            f"evidence: {_joined(claim.evidence)}" if claim.evidence else None,
            f"hedges: {_joined(claim.hedges)}" if claim.hedges else None,
        )
        yield _line(audit, [claim.span], fields, loose=f"{claim.check_worthiness:.1f}")


def _findings(audit: Audit) -> Iterator[Line]:
    for finding in check(audit):
        place = finding.spans[:1]
        message = " ".join(_plain_words(finding.message))
        words = _joined(place) or "the article"
        yield _line(audit, place, (finding.id, str(finding.severity), message), words=words)


def _plain(family: str, left_out: str = "") -> Callable[[Audit], Iterator[Line]]:
    def lines(audit: Audit) -> Iterator[Line]:
        records: tuple[Any, ...] = getattr(audit, family)
        for record in records:
            if record.kind != left_out:
                yield _line(audit, [record.span], [str(record.kind)])

    return lines


FAMILIES: dict[str, Callable[[Audit], Iterator[Line]]] = {
    "blocks": _plain("blocks", left_out="paragraph"),
    "quotes": _quotes,
    "speakers": _speakers,
    "anonymous sources": _sources,
    "anonymous mentions": _mentions,
    "comment requests": _requests,
    "claims": _claims,
    "terms": _plain("terms"),
    "defects": _plain("defects"),
    "findings": _findings,
}
"""What is kept of an audit, in this order. Paragraphs are no news."""

SORTED = {"blocks", "defects", "findings"}
"""Families whose second field, too, says which record it is: others may share its words."""


def lines_of(audit: Audit) -> dict[str, list[Line]]:
    """The lines of an audit, by family."""
    return {family: list(lines(audit)) for family, lines in FAMILIES.items()}


def key_of(family: str, shown: str) -> str:
    """Which record a line is about, whatever is said of it: its place and its words.

    >>> key_of("claims", "5: It fell 3%. | quantity event | the newsroom ~ 0.7")
    '5: It fell 3%.'
    """
    number = shown.split(": ", 1)[0]
    return f"{number}: {' | '.join(fields_of(shown)[: 1 + (family in SORTED)])}"


def places_of(words: str, number: int, text: str) -> Places:
    """Where the words that a reviewer wrote stand in the article, from that line on.

    They may be shortened as they are in a line, and split by " + ". Raises ``ValueError`` when
    that line has no such words.

    >>> places_of("the … said + no", 2, "A line.\\nthe old man said: no.")
    ((8, 24), (26, 28))
    """
    rows = text.split("\n")
    if not 1 <= number <= len(rows):
        raise ValueError(f"the article has no line {number}, but {len(rows)} lines")
    start = sum(len(row) + 1 for row in rows[: number - 1])
    end = start + len(rows[number - 1])
    places: list[tuple[int, int]] = []
    for part in words.split(" + "):
        pieces = (r"\s+".join(map(re.escape, piece.split())) for piece in part.split(" … "))
        found = re.compile(".*?".join(pieces), re.DOTALL).search(text, start)
        if found is None or found.start() >= end or not part:
            raise ValueError(f"line {number} of the article does not have the words {part!r}")
        places.append(found.span())
        start, end = found.end(), len(text)
    return tuple(places)
