"""From groups of mentions to records: every slot a span of the text as given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quoteaudit.anonymity.drafts import Draft, Known
from quoteaudit.anonymity.groups import Group, Grouping, best_count
from quoteaudit.anonymity.patterns import class_of_reason
from quoteaudit.anonymity.phrase import affiliation_of, count_of, role_of
from quoteaudit.records import CharSpan, SpeakerKind
from quoteaudit.records.sources import AnonymousMention, AnonymousSource

Chars = tuple[int, int]


def source_of(group: Group, grouping: Grouping, text: str, known: Known) -> AnonymousSource:
    """The record of a group, with the first word that any mention has on each question."""
    mentions = tuple(_mention(draft, group, grouping, text, known) for draft in group.drafts)
    reason = _first(m.reason for m in mentions)
    return AnonymousSource(
        speaker=group.speaker,
        spokesperson=group.speaker.kind is SpeakerKind.SPOKESPERSON,
        mentions=mentions,
        count=best_count(group.drafts),
        role=_first(m.role for m in mentions),
        affiliation=_first(m.affiliation for m in mentions),
        knowledge=_first(m.knowledge for m in mentions),
        condition=_first(m.condition for m in mentions),
        reason=reason,
        reason_class=None if reason is None else class_of_reason(reason.text),
        relayed_by=_relay_of_all(mentions),
    )


def _relay_of_all(mentions: Sequence[AnonymousMention]) -> CharSpan | None:
    """Who passes a source on, unless the newsroom spoke to it as well."""
    new = [mention for mention in mentions if not mention.anaphoric]
    return new[0].relayed_by if all(mention.relayed_by for mention in new) and new else None


def _mention(
    draft: Draft, group: Group, grouping: Grouping, text: str, known: Known
) -> AnonymousMention:
    phrase = draft.phrase
    again = draft is not group.drafts[0]
    count, at_least = count_of(phrase)
    rivals = grouping.candidates.get(phrase.head.i, ())
    affiliation = affiliation_of(phrase) or known.owner_of(phrase.core)
    return AnonymousMention(
        span=CharSpan.of(text, draft.start, draft.end),
        count=count,
        at_least=at_least,
        role=_span(text, role_of(phrase)),
        affiliation=_span(text, _apart_from(affiliation, draft.knowledge)),
        knowledge=_span(text, draft.knowledge),
        condition=_span(text, draft.condition),
        reason=_span(text, draft.reason),
        reason_class=None if draft.reason is None else class_of_reason(text[slice(*draft.reason)]),
        anaphoric=again or draft.is_pronoun,
        partitive=phrase.is_partitive or (again and phrase.is_member and group.several),
        relayed_by=_span(text, draft.relay),
        candidates=tuple(rival.speaker for rival in rivals),
    )


def _apart_from(affiliation: Chars | None, knowledge: Chars | None) -> Chars | None:
    """The affiliation, unless its words only say how the source knows ("in the room")."""
    if affiliation is None or knowledge is None:
        return affiliation
    overlap = affiliation[0] < knowledge[1] and knowledge[0] < affiliation[1]
    return None if overlap else affiliation


def _span(text: str, chars: Chars | None) -> CharSpan | None:
    return None if chars is None else CharSpan.of(text, *chars)


def _first(spans: Iterable[CharSpan | None]) -> CharSpan | None:
    return next((span for span in spans if span is not None), None)
