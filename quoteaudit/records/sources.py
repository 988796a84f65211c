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
    SENSITIVITY = "sensitivity"
    CONFIDENTIALITY = "confidentiality"
    NOT_YET_PUBLIC = "not-yet-public"
    ONGOING = "ongoing"
    JOB = "job"
    SAFETY = "safety"
    CANDOUR = "candour"
    RELATIONSHIP = "relationship"
    PROTOCOL = "protocol"
    OTHER = "other"


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
    NO_RESPONSE = "no-response"
    UNREACHABLE = "unreachable"
    RESPONDED = "responded"


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
