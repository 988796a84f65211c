"""Who said what: quotes, the speakers behind them, and quoted words that nobody says."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from attrs import Attribute, converters, field, frozen, validators

from quoteaudit.records import valid
from quoteaudit.records.spans import CharSpan

Name = Annotated[str, "not empty"]
"""A string with something in it."""

DEEPEST = 100
"""The most quotes that a quote can stand in: comparing and hashing records takes stack for each."""


def _not_too_deep(record: object, attribute: Attribute[Quote | None], parent: Quote | None) -> None:
    if not isinstance(parent, Quote | None):
        raise TypeError(f"parent must be a Quote or None, not {type(parent).__name__}")
    if parent is not None and parent.depth >= DEEPEST:
        raise ValueError(f"a quote can stand in {DEEPEST} others at most, and this parent does")


class QuoteKind(StrEnum):
    """How content is reported: in quotation marks, partly in them, or without."""

    DIRECT = "direct"
    """Every word of the content stands in quotation marks."""
    MIXED = "mixed"
    """Some words do: he called it “a slow leak”."""
    INDIRECT = "indirect"
    """None does: he said that it leaked."""


class SpeakerKind(StrEnum):
    """What a speaker is: who could be asked, and how."""

    PERSON = "person"
    """One person, by name or by the office that only one holds: Ana Ruiz, the mayor."""
    ORGANIZATION = "organization"
    """A body or a place that speaks: the council, Brazil."""
    SPOKESPERSON = "spokesperson"
    """Somebody without a name who speaks on the record for a body or a client."""
    ANONYMOUS = "anonymous"
    """Somebody without a name whom the reporter could phone: two officials."""
    COLLECTIVE = "collective"
    """People who are nobody in particular: critics, voters."""
    DOCUMENT = "document"
    """Something written or recorded: a memo, a poll, a video."""
    MEDIA = "media"
    """An outlet, or the media as such: the Gazette."""


@frozen(kw_only=True)
class Provenance:
    """Where a document comes from, in the article's own words; None where it does not tell.

    ``author`` is who wrote or issued it ("the ministry" in "a memo from the ministry"),
    ``provider`` who gave it out, leaked or published it ("provided by his lawyer"), ``holder``
    who has it or has seen it ("seen by Portal"). ``channel`` is the word that says how it came
    to light ("obtained", "leaked", "released"), also where nobody is said to have done it.
    """

    author: CharSpan | None = field(default=None, validator=valid.optional_span)
    provider: CharSpan | None = field(default=None, validator=valid.optional_span)
    holder: CharSpan | None = field(default=None, validator=valid.optional_span)
    channel: CharSpan | None = field(default=None, validator=valid.optional_span)


@frozen(kw_only=True)
class Speaker:
    """The person or body behind sources: one for all the places where it is pointed at.

    ``name`` is the fullest form that the article uses, without title; for somebody who is
    not named, the fullest description. ``mentions`` are those places in text order,
    pronouns included. ``description`` is the title or role that the article gives in
    apposition ("the mayor of Ostrava"), or None. ``provenance`` says where a document comes
    from, None for everybody else and for a document of which the article says nothing.
    """

    id: Name = field(validator=valid.words)
    name: Name = field(validator=valid.words)
    kind: SpeakerKind = field(converter=SpeakerKind)
    mentions: tuple[CharSpan, ...] = field(validator=valid.spans)
    description: CharSpan | None = field(default=None, validator=valid.optional_span)
    provenance: Provenance | None = field(default=None, validator=valid.optional(Provenance))


@frozen(kw_only=True)
class ScorePart:
    """One part of a quote's score: a feature that was seen, and what it added."""

    feature: str = field(validator=validators.instance_of(str))
    weight: float = field(converter=float)


@frozen(kw_only=True)
class Quote:
    """One attribution: what was said (content), the words that signal it (cue), who (source).

    ``contents`` holds several spans where the reporting words split what was said;
    quotation marks belong to the content. ``cue`` and ``source`` are None for a quote that
    follows on from an earlier one. ``speaker`` is who the source is, or None when the
    article does not tell; then ``candidates`` are the speakers it could be. ``parent`` is
    the quote in whose content this one stands, so that hearsay is a chain, and ``depth``
    counts the links (0 for what the article itself reports, 100 at most). ``rule`` names the
    rule that found the quote; ``score`` and ``score_parts`` say how sure it was and why, for the
    rules that weigh evidence.
    """

    id: Name = field(validator=valid.words)
    kind: QuoteKind = field(converter=QuoteKind)
    contents: tuple[CharSpan, ...] = field(
        validator=[valid.spans, validators.min_len(1), valid.in_text_order]
    )
    cue: CharSpan | None = field(default=None, validator=valid.optional_span)
    source: CharSpan | None = field(default=None, validator=valid.optional_span)
    speaker: Speaker | None = field(default=None, validator=valid.optional(Speaker))
    candidates: tuple[Speaker, ...] = field(default=(), validator=valid.tuple_of(Speaker))
    rule: str = field(validator=validators.instance_of(str))
    parent: Quote | None = field(default=None, validator=_not_too_deep)
    score: float | None = field(default=None, converter=converters.optional(float))
    score_parts: tuple[ScorePart, ...] = field(default=(), validator=valid.tuple_of(ScorePart))

    @property
    def depth(self) -> int:
        """How many quotes this one stands in."""
        depth, above = 0, self.parent
        while above is not None:
            depth, above = depth + 1, above.parent
        return depth


class TermKind(StrEnum):
    """Why words stand in quotation marks although nobody says them here."""

    SCARE = "scare"
    """The writer keeps a distance: the “experts”."""
    TITLE = "title"
    """The name of a work: “Hamlet”."""
    INTRODUCED = "introduced"
    """A word that is explained or named as one: so-called “ghost guns”."""


@frozen(kw_only=True)
class Term:
    """Words in quotation marks that are no quote: a scare quote, a title, a term introduced.

    ``span`` includes the marks.
    """

    kind: TermKind = field(converter=TermKind)
    span: CharSpan = field(validator=valid.a_span)
