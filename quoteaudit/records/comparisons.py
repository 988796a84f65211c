"""What became of a quote: held against a reference text, or against another version."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from attrs import field, frozen, validators

from quoteaudit.records import serial, valid
from quoteaudit.records.quotes import Quote
from quoteaudit.records.sources import AnonymousSource
from quoteaudit.records.spans import CharSpan


class Verdict(StrEnum):
    """How the words of a quote relate to those of a reference text."""

    VERBATIM = "verbatim"
    """Every word as it was said."""
    PUNCTUATION = "punctuation"
    """The same words; marks, case, spacing or the writing of a word differ (don't, do not)."""
    BRACKETED = "bracketed"
    """The editor's own words, shown in brackets."""
    ELIDED = "elided"
    """Words left out, and an ellipsis shows where."""
    FRAGMENT = "fragment"
    """Fewer than five words, and not said so: too short to tell."""
    SILENT_CUT = "silent-cut"
    """Words left out, and nothing shows it."""
    SPLICED = "spliced"
    """Joined from passages that were said far apart, or in another order."""
    ALTERED = "altered"
    """Words that are not the ones that were said."""
    NOT_FOUND = "not-found"
    """Nothing like it, or only things like it: see the candidates."""


class EditKind(StrEnum):
    """What was done to the words that were said."""

    MARKS = "marks"
    """Other punctuation between the same words."""
    CASE = "case"
    """Capitals."""
    FORM = "form"
    """The same word written otherwise: 14 or fourteen, don't or do not, colour or color."""
    BRACKETED = "bracketed"
    """Words in brackets, for others or for none."""
    ELIDED = "elided"
    """Words left out where an ellipsis stands."""
    REMOVED = "removed"
    """Words left out where nothing shows it."""
    ADDED = "added"
    """Words that nobody said."""
    REPLACED = "replaced"
    """Words in place of others."""
    JOINED = "joined"
    """From here on the words come from another place of the reference."""


class Touch(StrEnum):
    """What an edit changes that changes the meaning."""

    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"


@frozen(kw_only=True)
class Edit:
    """One difference between the words that are quoted and the words that were said.

    ``quoted`` is a span of the article and ``said`` one of the reference; either is empty
    (``start == end``) where the other has words and it has none. ``touches`` says whether a
    number, a name or a negation is gained, lost or changed.
    """

    kind: EditKind = field(converter=EditKind)
    quoted: CharSpan = field(validator=valid.a_span)
    said: CharSpan = field(validator=valid.a_span)
    touches: tuple[Touch, ...] = field(default=(), validator=valid.tuple_of(Touch))


@frozen(kw_only=True)
class ReferencePlace:
    """A place that a quote could come from.

    ``reference`` is the name of the text, None where there is one text without a name, and
    ``span`` counts characters of it. ``similarity`` is that of :class:`QuoteCheck`.
    """

    reference: str | None = None
    span: CharSpan = field(validator=valid.a_span)
    similarity: float = field(validator=valid.share)


@frozen(kw_only=True)
class QuoteCheck:
    """A quote against what was said.

    ``reference`` names the text that the quote is found in (None for a text without a name,
    and where nothing is found), ``spans`` are the words of it in the order of the quote.
    ``similarity`` is the share of words that agree, from 0 to 1; words left out or bracketed
    do not count where that is shown, and count as one word where it is not. ``edits`` stand
    in the order of the quote. ``candidates`` are places that are too unlike, or too many, to
    say that the quote comes from one of them.
    """

    quote: Quote = field(validator=validators.instance_of(Quote))
    verdict: Verdict = field(converter=Verdict)
    reference: str | None = None
    spans: tuple[CharSpan, ...] = field(default=(), validator=valid.spans)
    similarity: float = field(validator=valid.share)
    edits: tuple[Edit, ...] = field(default=(), validator=valid.tuple_of(Edit))
    candidates: tuple[ReferencePlace, ...] = field(
        default=(), validator=valid.tuple_of(ReferencePlace)
    )

    def to_dict(self) -> dict[str, Any]:
        """The check as plain dicts, lists, strings and numbers; the quote by its id."""
        return {
            "quote": self.quote.id,
            "verdict": str(self.verdict),
            "reference": self.reference,
            "spans": serial.plain(self.spans),
            "similarity": round(self.similarity, 4),
            "edits": serial.plain(self.edits),
            "candidates": [
                {**serial.plain(place), "similarity": round(place.similarity, 4)}
                for place in self.candidates
            ],
        }


@frozen(kw_only=True)
class HeadlineCheck:
    """Words in quotation marks in a headline, against the article under it.

    ``words`` are those of the headline without their marks; the rest is as in
    :class:`QuoteCheck`, with the article as its own reference.
    """

    words: CharSpan = field(validator=valid.a_span)
    verdict: Verdict = field(converter=Verdict)
    spans: tuple[CharSpan, ...] = field(default=(), validator=valid.spans)
    similarity: float = field(validator=valid.share)
    edits: tuple[Edit, ...] = field(default=(), validator=valid.tuple_of(Edit))


@frozen(kw_only=True)
class QuotePair:
    """Two quotes that stand for one another.

    In ``edits``, ``said`` is a span of the text of ``old`` and ``quoted`` one of ``new``.
    """

    old: Quote = field(validator=validators.instance_of(Quote))
    new: Quote = field(validator=validators.instance_of(Quote))
    similarity: float = field(validator=valid.share)
    edits: tuple[Edit, ...] = field(default=(), validator=valid.tuple_of(Edit))


class Slot(StrEnum):
    """What an article can tell about a source that it does not name."""

    REASON = "reason"
    CONDITION = "condition"
    COUNT = "count"


class SlotFate(StrEnum):
    """What became of a slot between two versions."""

    GAINED = "gained"
    LOST = "lost"
    CHANGED = "changed"


@frozen(kw_only=True)
class SlotChange:
    """A reason, a condition or a count that one version of an article has otherwise."""

    slot: Slot = field(converter=Slot)
    fate: SlotFate = field(converter=SlotFate)


@frozen(kw_only=True)
class SourcePair:
    """An unnamed source in two versions of an article, and what is told otherwise."""

    old: AnonymousSource = field(validator=validators.instance_of(AnonymousSource))
    new: AnonymousSource = field(validator=validators.instance_of(AnonymousSource))
    changes: tuple[SlotChange, ...] = field(default=(), validator=valid.tuple_of(SlotChange))


@frozen(kw_only=True)
class VersionComparison:
    """What became of the quotes and of the unnamed sources of an article in a later version.

    ``kept`` are the same words of the same speaker, ``reworded`` other words of the same
    speaker, ``reattributed`` the same or nearly the same words of another one; each in the
    order of the new version. ``dropped`` quotes stand in the old version only, ``added`` ones
    in the new one only; the same for the sources.
    """

    kept: tuple[QuotePair, ...] = field(default=(), validator=valid.tuple_of(QuotePair))
    reworded: tuple[QuotePair, ...] = field(default=(), validator=valid.tuple_of(QuotePair))
    reattributed: tuple[QuotePair, ...] = field(default=(), validator=valid.tuple_of(QuotePair))
    dropped: tuple[Quote, ...] = field(default=(), validator=valid.tuple_of(Quote))
    added: tuple[Quote, ...] = field(default=(), validator=valid.tuple_of(Quote))
    sources: tuple[SourcePair, ...] = field(default=(), validator=valid.tuple_of(SourcePair))
    dropped_sources: tuple[AnonymousSource, ...] = field(
        default=(), validator=valid.tuple_of(AnonymousSource)
    )
    added_sources: tuple[AnonymousSource, ...] = field(
        default=(), validator=valid.tuple_of(AnonymousSource)
    )
