"""Who is hiding, and who was asked: anonymous sources and requests for comment."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen, validators

from quoteaudit.records import valid
from quoteaudit.records.quotes import Quote, Speaker
from quoteaudit.records.spans import CharSpan


class ReasonClass(StrEnum):
    """Why a source is not named, as the article gives it; ``OTHER`` for what fits nowhere."""

    NOT_AUTHORISED = "not-authorised"
    """Nobody gave the source leave to speak: “was not authorized to speak”."""
    SENSITIVITY = "sensitivity"
    """The matter is said to be sensitive, delicate, diplomatic."""
    CONFIDENTIALITY = "confidentiality"
    """What is told is secret, private or internal, by law, contract or seal."""
    NOT_YET_PUBLIC = "not-yet-public"
    """It is to become public later: “before the announcement”."""
    ONGOING = "ongoing"
    """Talks, an investigation or the like still go on."""
    JOB = "job"
    """The source could lose a job or a career over it."""
    SAFETY = "safety"
    """The source fears retaliation or harm."""
    CANDOUR = "candour"
    """To speak freely, or of what was discussed: “to talk candidly about strategy”."""
    RELATIONSHIP = "relationship"
    """To spare business, friends or colleagues, or not to be seen as a critic."""
    PROTOCOL = "protocol"
    """A rule or custom of the source’s house or of the briefing."""
    OTHER = "other"
    """A reason that is none of these."""


@frozen(kw_only=True)
class Slots:
    """What an article tells of somebody whom it does not name; None where it does not tell.

    ``count`` is how many they are; the others are the words that say in what role, of which
    body, how they know, on what condition they spoke, and why.
    """

    count: int | None = field(default=None, validator=valid.optional_count)
    role: CharSpan | None = field(default=None, validator=valid.optional_span)
    affiliation: CharSpan | None = field(default=None, validator=valid.optional_span)
    knowledge: CharSpan | None = field(default=None, validator=valid.optional_span)
    condition: CharSpan | None = field(default=None, validator=valid.optional_span)
    reason: CharSpan | None = field(default=None, validator=valid.optional_span)
    reason_class: ReasonClass | None = field(default=None, validator=valid.optional(ReasonClass))


@frozen(kw_only=True)
class AnonymousMention(Slots):
    """One place where an unnamed source is a source.

    ``span`` is the full noun phrase with its clauses; the slots are spans of the words that
    fill them, inside it or near it (a condition often comes in the next sentence). ``count``
    is the exact number that the words give ("two", "both", "a"), None where they give none;
    ``at_least`` is the lower bound then (3 for "several", 2 for a bare plural).
    ``anaphoric`` says that it points back at a group ("the officials", "they"), ``partitive``
    that it takes some of one ("one of the sources"); ``candidates`` are the groups it could
    point at when there is more than one. ``relayed_by`` is who passes on what the source said
    where the newsroom did not speak to it: the outlet in "the Post reported, citing an unnamed
    official", "a person quoted by the Post", "officials told the Post".
    """

    span: CharSpan = field(validator=valid.a_span)
    at_least: int | None = field(default=None, validator=valid.optional_count)
    anaphoric: bool = field(default=False, validator=valid.truth)
    partitive: bool = field(default=False, validator=valid.truth)
    relayed_by: CharSpan | None = field(default=None, validator=valid.optional_span)
    candidates: tuple[Speaker, ...] = field(default=(), validator=valid.tuple_of(Speaker))


@frozen(kw_only=True)
class AnonymousSource(Slots):
    """One unnamed person or set, with all its mentions and the best of what they say.

    ``spokesperson`` marks somebody who has no name but speaks on the record for a named
    body. The slots are the best of the group: a reason often arrives at a re-mention.
    ``relayed_by`` is who passes on what the source said, None for the newsroom's own source.
    """

    speaker: Speaker = field(validator=validators.instance_of(Speaker))
    spokesperson: bool = field(default=False, validator=valid.truth)
    relayed_by: CharSpan | None = field(default=None, validator=valid.optional_span)
    mentions: tuple[AnonymousMention, ...] = field(
        validator=[valid.tuple_of(AnonymousMention), validators.min_len(1)]
    )


class ReplyOutcome(StrEnum):
    """What came of a request for comment."""

    DECLINED = "declined"
    """Somebody was asked, and would not comment."""
    NO_RESPONSE = "no-response"
    """Somebody was asked, and no answer came."""
    UNREACHABLE = "unreachable"
    """Somebody could not be asked: not reached, not available."""
    RESPONDED = "responded"
    """Somebody was asked, and answered."""


@frozen(kw_only=True)
class CommentRequest:
    """A statement that somebody was asked to comment, and what came of it.

    ``span`` runs from the party to the end of the request phrase. ``party`` is who was asked,
    ``subject`` what about ("on the sale"), ``quote`` the attribution that the statement is or
    carries, if any.
    """

    span: CharSpan = field(validator=valid.a_span)
    party: CharSpan | None = field(default=None, validator=valid.optional_span)
    outcome: ReplyOutcome = field(converter=ReplyOutcome)
    subject: CharSpan | None = field(default=None, validator=valid.optional_span)
    quote: Quote | None = field(default=None, validator=valid.optional(Quote))
