"""Who is not named: the unnamed sources of an article, with what it tells of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quoteaudit.anonymity.assembly import source_of
from quoteaudit.anonymity.attach import attach, drop_pronouns_in_reasons
from quoteaudit.anonymity.attributed import drafts_of_quotes, pronouns_of_sources
from quoteaudit.anonymity.drafts import Draft, Drafts, Known, is_marked
from quoteaudit.anonymity.groups import Grouping, last_number
from quoteaudit.anonymity.known import points_at_the_known
from quoteaudit.anonymity.outside import drafts_outside
from quoteaudit.anonymity.phrase import is_headline_style, is_named, knowledge_of
from quoteaudit.anonymity.relays import Outlets, relay_of
from quoteaudit.anonymity.statements import find_statements
from quoteaudit.anonymity.words import listed
from quoteaudit.records import CharSpan, Quote, Speaker
from quoteaudit.records.sources import AnonymousSource
from quoteaudit.syntax.phrases import possessor_of
from quoteaudit.syntax.tree import Parse

__all__ = ["Outlets", "find_anonymous"]


def find_anonymous(
    text: str,
    parse: Parse,
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker],
    outlets: Outlets,
    owners: Mapping[int, CharSpan],
) -> tuple[AnonymousSource, ...]:
    """The unnamed sources of an article, in text order of their first mention.

    ``quotes`` and ``speakers`` are those of the same article, ``outlets`` the other outlets
    that it names, ``owners`` where the owners of "her" and the like are named. A source whose
    speaker is not among ``speakers`` is new and continues their numbering; one that has the id
    of a speaker of another kind takes its place: the article shows that somebody was spoken to.
    """
    known = Known(speakers, owners)
    drafts = Drafts(drafts_of_quotes(text, parse, quotes))
    for draft in [*pronouns_of_sources(parse, quotes, drafts)]:
        drafts.add(draft)
    for draft in [*drafts_outside(text, parse, quotes, drafts, known)]:
        drafts.add(draft)
    for statement in find_statements(text, parse):
        attach(statement, text, parse, drafts, known)
    drop_pronouns_in_reasons(drafts)
    kept = [draft for draft in drafts.in_order() if _is_source(draft, text)]
    for draft in kept:
        _find_knowledge(draft, text)
        draft.relay = relay_of(draft, parse, outlets, known)
    grouping = Grouping(text, last_number(speakers))
    for draft in kept:
        grouping.place(draft)
    groups = [
        group
        for group in grouping.groups
        if not (all(d.silent for d in group.drafts) or points_at_the_known(group.drafts[0]))
    ]
    return tuple(source_of(group, grouping, text, known) for group in groups)


def _is_source(draft: Draft, text: str) -> bool:
    """Whether a draft stands for somebody unnamed who told something."""
    phrase = draft.phrase
    if phrase.head.lower in listed("heads", "first_person"):
        return False
    if draft.is_pronoun:
        return True
    owner = possessor_of(phrase.core)
    if owner is not None and owner.lower in listed("heads", "first_person"):
        return False
    needs_more = phrase.core.lower in listed("heads", "whoever") or is_headline_style(phrase)
    if needs_more and not draft.condition and not is_marked(draft, text):
        return False
    return phrase.noun.base not in listed("heads", "performers") and not is_named(phrase, text)


def _find_knowledge(draft: Draft, text: str) -> None:
    if draft.is_pronoun:
        return
    stops = [span[0] for span in (draft.condition, draft.reason) if span is not None]
    found = knowledge_of(draft.phrase, text, draft.end, stops)
    draft.knowledge = found[0] if found is not None else None
