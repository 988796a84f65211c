"""Where documents come from, who relays unnamed sources, and whose article it is.

``{holder|Portal}`` marks a part of the provenance of the only document that is a source.
"""

from __future__ import annotations

import re

import pytest

from quoteaudit import AnonymousSource, Provenance, SpeakerKind, audit_text
from quoteaudit.speakers.words import words_of

_PART = re.compile(r"\{([a-z]+)\|([^}]*)\}")
_PARTS = ("author", "provider", "holder", "channel")


def provenance_of(text: str) -> Provenance | None:
    (document,) = [s for s in audit_text(text).speakers if s.kind is SpeakerKind.DOCUMENT]
    return document.provenance


def check(marked: str) -> None:
    text, wanted, at = "", {}, 0
    for part in _PART.finditer(marked):
        text += marked[at : part.start()]
        wanted[part[1]] = (len(text), len(text) + len(part[2]))
        text += part[2]
        at = part.end()
    found = provenance_of(text + marked[at:])
    spans = {part: getattr(found, part, None) for part in _PARTS}
    assert {p: (s.start, s.end) for p, s in spans.items() if s is not None} == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "A copy of the memo {channel|seen} by {holder|Portal} said the cranes were unsafe.",
        "The fees doubled, according to a letter {channel|reviewed} by the {holder|Post}.",
        "The mayor knew, according to audio {channel|obtained} by the {holder|Tolm Tribune}.",
        "The letter, which {holder|Portal} has {channel|seen}, said the port would close.",
        "The memo, a copy of which was {channel|obtained} by {holder|Portal}, said it rained.",
        "{holder|Portal} has {channel|reviewed} 50 documents. The documents show that he knew.",
        "Nobody knew, according to a document {channel|provided} by {provider|Moll's lawyer}.",
        "A memo, written by {author|Ana Ruiz} and {channel|leaked} by a {provider|clerk}, said so.",
        "Emails {channel|released} by the {provider|council} on Monday show that he knew.",
        "The {provider|council} {channel|released} emails. The emails show that the mayor knew.",
        "An indictment {channel|unsealed} on Tuesday in Tolm said that the mayor knew.",
        "A memo {channel|leaked} by an {provider|aide} on condition she not be named says he knew.",
        "The mayor knew, according to minutes of the meeting {channel|released} on Monday.",
        "{channel|Leaked} emails show that the mayor knew.",
        "A memo from the {author|ministry} said that the mayor knew.",
        "The mayor knew, according to {author|Department of Harbour Safety} documents.",
        "The mayor knew, according to {author|court} documents.",
        "The {author|ministry}'s report said that the mayor knew.",
        "The mayor knew, according to the tax filing of {author|Tolm Bank}.",
        "Files {channel|provided} to {holder|Portal} by {provider|two aides} show that he knew.",
    ],
)
def test_the_words_around_a_document_tell_where_it_comes_from(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "The port will close in May, according to a memo.",
        "The mayor lied, according to a transcript of the interview.",
        "A letter seen as a threat said that the port would close.",
        "A report from May said that the port would close.",
    ],
)
def test_a_document_of_which_nothing_is_told_has_no_provenance(text: str) -> None:
    assert provenance_of(text) is None


def test_only_documents_have_a_provenance() -> None:
    audit = audit_text("Tolm Bank, seen by many as safe, said it was. Its owner, Ana Ruiz, agreed.")
    assert [speaker.provenance for speaker in audit.speakers] == [None] * len(audit.speakers)


def test_a_verb_tells_one_thing_of_a_document() -> None:
    lists = [words_of("provenance", "verbs", kind) for kind in ("holding", "giving", "writing")]
    assert sum(map(len, lists)) == len(frozenset().union(*lists))


# ------------------------------------------------------------------------------------------ relays

OWN = "VELMORA, May 3 (Portal) – "


def source_in(text: str) -> AnonymousSource:
    (source,) = audit_text(text).anonymous_sources
    return source


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        ("The Velmora Post reported, citing an unnamed source, that he knew.", "Velmora Post"),
        ("The Post quoted another unnamed party official as saying it was over.", "Post"),
        ("He knew, according to a person quoted by the Tolm Gazette.", "Tolm Gazette"),
        ("He knew, the Gazette reported, citing people familiar with the case.", "Gazette"),
        ("According to the Gazette, two officials said that he knew.", "Gazette"),
        ("State media, citing a military source, said the gate was shut.", "State media"),
        ("The newspaper cited an unidentified official as saying that he knew.", "The newspaper"),
        ("Moll, citing unnamed officials, said the port would close.", "Moll"),
        (OWN + "Two officials told the Tolm Gazette that he knew.", "Tolm Gazette"),
        (OWN + "A source close to Moll confirmed the news to CNN.", "CNN"),
        ("By Ana Ruiz, The Tribune\nVELMORA – Two officials told CNN that he knew.", "CNN"),
    ],
)
def test_an_unnamed_source_of_somebody_else_is_relayed(text: str, relay: str) -> None:
    source = source_in(text)
    assert source.relayed_by is not None
    assert source.relayed_by.text == relay
    assert source.mentions[0].relayed_by == source.relayed_by


@pytest.mark.parametrize(
    "text",
    [
        OWN + "Two officials told Portal that he knew.",
        OWN + "A source close to Moll confirmed the news to Portal.",
        OWN + "Portal reported on Monday, citing two officials, that he knew.",
        "VELMORA, May 3 (AP) – Two officials told The Associated Press that he knew.",
        "By Ana Ruiz, The Tribune\nVELMORA – Two officials told The Tribune that he knew.",
        "Two officials told CNN that he knew.",
        "Two officials said that he knew.",
    ],
)
def test_what_the_newsroom_was_told_is_not_relayed(text: str) -> None:
    assert source_in(text).relayed_by is None


def test_who_speaks_again_to_the_newsroom_is_its_own_source_too() -> None:
    text = OWN + "Two officials told CNN that he knew. Another official told Portal that it was so."
    assert [s.relayed_by is None for s in audit_text(text).anonymous_sources] == [False, True]


def test_the_outlet_of_the_article_is_no_person() -> None:
    text = OWN + "Portal has learned that the port will close. “It is over,” Moll told Portal."
    kinds = {speaker.name: speaker.kind for speaker in audit_text(text).speakers}
    assert kinds == {"Portal": SpeakerKind.MEDIA, "Moll": SpeakerKind.PERSON}
