"""Unnamed sources: every form of them, with what is said of them marked inside the text.

``{mention|two aides {knowledge|briefed on the sale}}`` is a mention with a slot. Numbers tell
the sources apart: ``{mention1|...}`` and ``{mention2|...}`` are two, two ``{mention1|...}`` are
one. A slot outside of any mention (``{condition1|...}``) belongs to the source of that number.
What is not marked must not be found; pronouns are left out unless they are marked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

import pytest
from attrs import frozen

from quoteaudit import audit_text
from quoteaudit.anonymity.patterns import class_of_reason, compiled, wordings
from quoteaudit.anonymity.words import person_noun
from quoteaudit.lexicon import load_table
from quoteaudit.records.sources import AnonymousMention, AnonymousSource, ReasonClass

_BRACE = re.compile(r"\{(?P<part>[a-z]+)(?P<number>\d*)\||\}")
_SLOTS = ("role", "affiliation", "knowledge", "condition", "reason")
_TOLD_FULLY = ("knowledge", "condition", "reason")
_PRONOUNS = {"he", "she", "they", "who", "it"}


@frozen
class Part:
    """One marked stretch."""

    part: str
    number: int
    start: int
    end: int


def read_marked(marked: str) -> tuple[str, list[Part]]:
    plain, at, opened, parts = "", 0, [], []
    for brace in _BRACE.finditer(marked):
        plain += marked[at : brace.start()]
        at = brace.end()
        if brace["part"]:
            opened.append((brace["part"], int(brace["number"] or 1), len(plain)))
        else:
            part, number, start = opened.pop()
            parts.append(Part(part, number, start, len(plain)))
    return plain + marked[at:], sorted(parts, key=lambda part: (part.start, -part.end))


@cache
def sources_of(text: str) -> tuple[AnonymousSource, ...]:
    return audit_text(text).anonymous_sources


def check(marked: str) -> None:
    text, parts = read_marked(marked)
    found = sources_of(text)
    assert groups_found(found, parts) == groups_marked(parts), text
    for source in found:
        number = number_of(source, parts)
        for slot in _TOLD_FULLY:
            wanted = [p for p in parts if p.part == slot and p.number == number]
            assert (getattr(source, slot) is None) == (not wanted), (slot, getattr(source, slot))
    for part in parts:
        if part.part in _SLOTS:
            span = getattr(holder_of(part, found, parts), part.part)
            assert span is not None, part
            assert (span.start, span.end) == (part.start, part.end), (part, span)


def groups_marked(parts: list[Part]) -> set[frozenset[tuple[int, int]]]:
    groups = defaultdict(set)
    for part in parts:
        if part.part == "mention":
            groups[part.number].add((part.start, part.end))
    return {frozenset(group) for group in groups.values()}


def groups_found(
    found: tuple[AnonymousSource, ...], parts: list[Part]
) -> set[frozenset[tuple[int, int]]]:
    marked = {(p.start, p.end) for p in parts if p.part == "mention"}
    groups = set()
    for source in found:
        spans = [(m.span.start, m.span.end, m.span.text.lower()) for m in source.mentions]
        kept = {(s, e) for s, e, words in spans if words not in _PRONOUNS or (s, e) in marked}
        if kept:
            groups.add(frozenset(kept))
    return groups


def number_of(source: AnonymousSource, parts: list[Part]) -> int:
    starts = {m.span.start for m in source.mentions}
    return next((p.number for p in parts if p.part == "mention" and p.start in starts), 0)


def holder_of(part: Part, found: tuple[AnonymousSource, ...], parts: list[Part]) -> Any:
    for source in found:
        for mention in source.mentions:
            if mention.span.start <= part.start and part.end <= mention.span.end:
                return mention
    return next(source for source in found if number_of(source, parts) == part.number)


def mentions_of(text: str) -> list[AnonymousMention]:
    return [mention for source in sources_of(text) for mention in source.mentions]


# ------------------------------------------------------------------------------------- head nouns


@pytest.mark.parametrize(
    "marked",
    [
        "The port will close in May, according to {mention|three senior {role|officials}}.",
        "The port will close, {mention|a {affiliation|Brenov} {role|official}} told Portal.",
        "“We woke late,” said {mention|a {affiliation|Veltar} {role|commander}}.",
        "{mention|Two {affiliation|Ostran} security {role|sources}} said the gate was shut.",
        "{mention|{affiliation|Ostran} {role|officials}} say the gate was shut.",
        "The gate was shut, {mention|{role|people} {knowledge|familiar with its plans}} say.",
        "The bill is dead, {mention|one senior {affiliation|administration} {role|official}} said.",
        "The bill is dead, said {mention|a {affiliation|Moll} {role|adviser}}.",
        "{mention|An {affiliation|industry} {role|lobbyist}} said the bill was dead.",
        "{mention|One {role|attendee}} said the room was cold.",
        "{mention|One {affiliation|Tolm Bank} {role|teller}} said she was told to lie.",
        "{mention|One {affiliation|Agrarian} {role|source} {knowledge|in the room}} said he cried.",
        "{mention|A veteran {role|diplomat}} said the treaty was dead.",
        "{mention|A {affiliation|Velmora airport} {role|official}} said the runway was wet.",
        "{mention|One former {affiliation|Moll} {role|employee}} said the books were cooked.",
        "{mention|A {role|friend}} said he had left the city.",
        "{mention|{affiliation|Moll}'s {role|associates}} said he would not run.",
        "Moll is out, {mention|{role|aides}} said.",
        "{mention|A {affiliation|campaign} {role|aide}} said the bus had broken down.",
        "{mention|{role|Those} {knowledge|close to him}} say that he has lost heart.",
        "He shouted twice, according to {mention|{role|someone} {knowledge|in attendance}}.",
    ],
)
def test_many_nouns_head_an_unnamed_source(marked: str) -> None:
    check(marked)


# ------------------------------------------------------------------------------------------ counts


@pytest.mark.parametrize(
    ("text", "count", "at_least"),
    [
        ("Six officials said the dam would hold.", 6, None),
        ("Three sources close to the ministry said the dam would hold.", 3, None),
        ("Several police officials briefed on the case said he had fled.", None, 3),
        ("Multiple sources familiar with the effort said it had failed.", None, 2),
        ("A dozen officials involved in the planning said it had failed.", 12, None),
        ("Two dozen officials involved in the planning said it had failed.", 24, None),
        ("A handful of party insiders said it had failed.", None, 3),
        ("One of the minister's advisers said it had failed.", 1, None),
        ("A source said it had failed.", 1, None),
        ("Aides said it had failed.", None, 2),
        ("A couple of aides said it had failed.", 2, None),
        ("Dozens of officials said it had failed.", None, 24),
        ("Nearly 140 council members said it had failed.", 140, None),
        ("Two of the three officials said it had failed.", 2, None),
    ],
)
def test_the_words_of_a_mention_count(text: str, count: int | None, at_least: int | None) -> None:
    (mention,) = mentions_of(text)
    assert (mention.count, mention.at_least) == (count, at_least)


def test_another_and_a_second_source_open_new_groups() -> None:
    check(
        "{mention1|A source} said the bridge was closed. {mention2|A second source} confirmed that"
        " it was closed. {mention3|Another source} said it would stay closed."
    )


def texts_of(text: str) -> list[list[str]]:
    return [[mention.span.text for mention in source.mentions] for source in sources_of(text)]


def test_one_the_second_and_neither_are_of_the_group_before() -> None:
    text = (
        "Two aides familiar with the plan said the pier would close. One of the two said it would"
        " close in May. The second aide said the mayor knew. Neither would say who had paid."
    )
    (source,) = sources_of(text)
    assert [m.partitive for m in source.mentions] == [False, True, True, False]
    assert source.count == 2


def test_one_who_spoke_is_one_of_the_aides() -> None:
    text = (
        "Aides to Mr. Stone said he was furious. “He threw a chair,” said one, who spoke on"
        " condition of anonymity."
    )
    (source,) = sources_of(text)
    assert source.count is None
    assert source.mentions[1].partitive
    assert source.mentions[1].count == 1


def test_somebody_whose_first_name_is_given_is_named() -> None:
    told = "Another customer, who gave only her first name, {}said she hid behind a counter."
    assert texts_of(told.format("Bettina, ")) == []
    assert len(texts_of(told.format(""))) == 1


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "She was asked about an engineer who said he had never been paid.",
            ["an engineer who said he had never been paid"],
        ),
        ("A clerk, who said the files had been lost, was not there.", ["A clerk"]),
        (
            (
                "“It was not convincing,” said one adviser familiar with the discussion, who"
                " added that the mayor seemed rattled."
            ),
            ["one adviser familiar with the discussion", "who"],
        ),
        ("Ana Ruiz, an engineer who said she had never been paid, left.", []),
    ],
)
def test_who_is_the_people_it_stands_for(text: str, mentions: list[str]) -> None:
    assert [mention for source in texts_of(text) for mention in source] == mentions


def test_people_in_the_tale_of_an_interviewee_told_the_newsroom_nothing() -> None:
    talk = "Q: Why did you go?\nA: One man said he knew me. A guy told me it was over.\nQ: Who?"
    assert texts_of(talk) == []
    assert texts_of("One official said he knew me.") == [["One official"]]


def test_both_names_the_condition_of_the_two_before() -> None:
    check(
        "{mention1|Two officials} said the bridge was closed. {mention1|Both} {condition1|spoke on"
        " condition of anonymity} {reason1|because the report is not public}."
    )


def test_some_of_them_makes_sources_of_the_people_before() -> None:
    text = (
        "Among those who told of the sale are former employees of the yard. Some of them asked for"
        " anonymity because they were not allowed to discuss it."
    )
    (source,) = sources_of(text)
    assert [m.span.text for m in source.mentions] == [
        "former employees of the yard",
        "Some of them",
    ]
    assert source.mentions[1].partitive
    assert source.reason_class is ReasonClass.NOT_AUTHORISED


# ------------------------------------------------------------------------------------ affiliations


@pytest.mark.parametrize(
    "marked",
    [
        "{mention|{affiliation|Ostran and Velmoran} {role|officials}} said the talks had failed.",
        "{mention|{affiliation|Federal} {role|officials}} said the talks had failed.",
        "{mention|A former senior {affiliation|law enforcement} {role|official}} said so.",
        "{mention|A former {affiliation|defense} {role|official}} said the talks had failed.",
        "{mention|A longtime {role|adviser} to {affiliation|Ines Moll}} said she would not run.",
        "{mention|A {role|producer} for {affiliation|Tolm Studios}} said the show was cancelled.",
        "{mention|One {role|employee} at a {affiliation|software firm}} said he was afraid.",
        "{mention|A {role|source} at the {affiliation|Tolm station}} said the train was late.",
        "{mention|{role|Lawyers} with {affiliation|the Harbour Project}} said the law was unclear.",
        "{mention|The mayor's {role|friends}} said he was tired.",
    ],
)
def test_an_affiliation_stands_before_or_after_the_noun(marked: str) -> None:
    text, parts = read_marked(marked)
    (mention,) = mentions_of(text)
    for part in parts:
        if part.part in ("role", "affiliation"):
            span = getattr(mention, part.part)
            assert span is not None
            assert span.text in (text[part.start : part.end], text[part.start + 4 : part.end])


@pytest.mark.parametrize("noun", ["election officials", "border officials", "a longtime friend"])
def test_what_somebody_does_is_no_affiliation(noun: str) -> None:
    (mention,) = mentions_of(f"The count was slow, {noun} said.")
    assert mention.affiliation is None


# --------------------------------------------------------------------------------------- knowledge


@pytest.mark.parametrize(
    "words",
    [
        "with knowledge of the discussions",
        "with direct knowledge of the ministry's thinking",
        "with access to the files",
        "close to the ministry",
        "familiar with its thinking",
        "familiar with the matter",
        "who attended the dinner",
        "on the call",
        "involved in the planning",
        "involved in the negotiations",
        "who have seen the letters",
        "who were briefed on the details of the encounter",
        "briefed on the call",
        "privy to negotiations",
        "with specific knowledge of the sale",
        "directly knowledgeable about the effort",
        "in the room",
        "in attendance",
        "who have worked with the minister",
        "who reviewed the letters",
        "with no direct knowledge of the case",
    ],
)
@pytest.mark.parametrize("head", ["people", "officials"])
def test_knowledge_runs_from_its_first_word_to_the_end_of_the_phrase(head: str, words: str) -> None:
    check(f"The minister will resign, according to {{mention|two {head} {{knowledge|{words}}}}}.")


def test_knowledge_ends_where_a_condition_begins() -> None:
    check(
        "The fleet will sail, according to {mention|six officials {knowledge|with direct knowledge"
        " of the plan}, who {condition|did not want to be named} {reason|because of the delicate"
        " state of the talks}}."
    )


def test_somebody_who_gave_a_tape_is_a_source_without_any_words() -> None:
    check("The doors were shut. But {mention|a person {knowledge|in attendance}} taped the speech.")


def test_what_was_provided_by_people_in_the_know_has_them_as_a_source() -> None:
    check(
        "The list, provided to Portal by {mention|people {knowledge|familiar with the sale}},"
        " names nine firms."
    )


# -------------------------------------------------------------------------- conditions and reasons


@pytest.mark.parametrize(
    "condition",
    [
        "spoke on condition of anonymity",
        "spoke on the condition of anonymity",
        "spoke on a condition of anonymity",
        "spoke anonymously",
        "requested anonymity",
        "asked for anonymity",
        "insisted on anonymity",
        "was granted anonymity",
        "did not want to be named",
        "did not want to be quoted by name",
        "asked not to be identified",
        "asked not to be named",
        "asked to remain anonymous",
        "wished to remain anonymous",
        "declined to be named",
        "refused to be identified",
        "asked that her name not be used",
        "asked her name to be withheld",
        "wouldn't give her name",
        "declined to give her name",
        "spoke on background",
        "declined to speak for attribution",
        "asked to be identified only by her first name",
    ],
)
@pytest.mark.parametrize("reason", ["", " {reason|because the talks go on}"])
def test_a_condition_stands_in_a_clause_after_the_noun(condition: str, reason: str) -> None:
    check(
        f"“The yard is finished,” said {{mention|a clerk who {{condition|{condition}}}{reason}}}."
    )


@pytest.mark.parametrize(
    "condition", ["speaking on the condition of anonymity", "asking for anonymity"]
)
def test_a_condition_stands_in_a_participle(condition: str) -> None:
    check(
        f"{{mention|An Ostran official, {{condition|{condition}}} {{reason|to discuss the"
        " minister's plans}}, said on Monday that he would not come."
    )


def test_a_condition_floats_behind_the_reporting_verb() -> None:
    check(
        "“It is over,” {mention|a spokeswoman} said, {condition|asking for anonymity}"
        " {reason|under ministry rules}."
    )


def test_a_condition_opens_its_sentence() -> None:
    check("{condition|Speaking on condition of anonymity}, {mention|one aide} said it was over.")


def test_a_condition_behind_he_said_belongs_to_whom_he_is() -> None:
    text = (
        "One Velmora delegate said he tried to give his ticket away. Nobody came, he said, on"
        " condition of anonymity to be frank about his party."
    )
    (source,) = sources_of(text)
    assert source.condition is not None
    assert source.condition.text == "on condition of anonymity"
    assert source.reason is not None
    assert source.reason.text == "to be frank about his party"
    assert source.mentions[0].condition == source.condition


def test_a_condition_in_the_next_sentence_belongs_to_the_source_before() -> None:
    check(
        "The yard will be sold, {mention1|one director} said. {mention1|The director} {condition1|"
        "asked not to be named} {reason1|because the sale is not yet public}."
    )


def test_a_woman_who_spoke_anonymously_is_a_source_of_the_story() -> None:
    check(
        "{mention|The woman who found the letters} has known him since May. She sent copies to"
        " Portal and {condition|talked to its editors on condition of anonymity}."
    )


def test_somebody_who_only_asks_not_to_be_named_is_a_source() -> None:
    check(
        "{mention|One clerk at the bank} {condition|declined to speak on the record}, {reason|"
        "saying that his career was at stake}."
    )


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("because of the sensitive nature of the sale", "sensitivity"),
        ("because they were not authorized to discuss open cases", "not-authorised"),
        ("because they were not authorised to discuss open cases", "not-authorised"),
        ("because she feared losing her job", "job"),
        ("for fear of losing her job", "job"),
        ("because most of the details are classified", "confidentiality"),
        ("because of a non-disclosure agreement", "confidentiality"),
        ("because the notice hasn't been formally sent", "not-yet-public"),
        ("because the plans aren’t public yet", "not-yet-public"),
        ("because negotiations are still ongoing", "ongoing"),
        ("to discuss internal directives", "confidentiality"),
        ("to speak candidly about the race", "candour"),
        ("to avoid damaging his business relationships", "relationship"),
        ("to avoid trouble with the agencies", "safety"),
        ("for fear of trouble with the authorities", "safety"),
        ("out of fear of retaliation from the guild", "safety"),
        ("under government protocol", "protocol"),
        ("due to the sensitive nature of the incident", "sensitivity"),
        ("before the announcement", "not-yet-public"),
        ("to share private worries", "confidentiality"),
    ],
)
def test_a_reason_has_many_forms_and_a_class(reason: str, kind: str) -> None:
    check(
        "The yard is finished, said {mention|a clerk who {condition|asked not to be named}"
        f" {{reason|{reason}}}}}."
    )
    assert class_of_reason(reason).value == kind


def test_not_authorised_alone_is_a_reason() -> None:
    check(
        "The men were armed, said {mention|an Ostran official who {reason|was not authorized to"
        " discuss the case publicly}}."
    )


def test_not_authorised_before_the_condition_is_its_reason() -> None:
    check(
        "The men were armed, said {mention|an official who {reason|was not authorized to speak"
        " publicly} and {condition|requested anonymity}}."
    )


def test_not_on_the_record_is_a_condition() -> None:
    check(
        "The men were armed, said {mention|an official who was {condition|not authorized to speak"
        " on the record}}."
    )


# --------------------------------------------------------------------------------------- again


def test_the_officials_and_they_are_the_officials_before() -> None:
    text = (
        "The fleet will sail, according to six officials with direct knowledge of the plan. The"
        " army will follow, the officials said. The roads are clear, they added."
    )
    (source,) = sources_of(text)
    assert [m.span.text for m in source.mentions[1:]] == ["the officials", "they"]
    assert [m.anaphoric for m in source.mentions] == [False, True, True]
    assert source.count == 6


def test_the_person_is_the_source_before() -> None:
    check(
        "The deal is dead, {mention1|a source {knowledge1|close to him}} said. {mention1|The"
        " person} said it had been dead for weeks."
    )


def test_one_of_the_sources_is_the_nearest_group_and_says_that_it_could_be_another() -> None:
    text = (
        "The guns were moved, three sources close to the militia said.\n\nThe guns are old, people"
        " familiar with its thinking say.\n\nOne of the sources said the guns were moved at night."
    )
    first, second = sources_of(text)
    again = second.mentions[-1]
    assert again.span.text == "One of the sources"
    assert again.partitive
    assert again.count == 1
    assert again.candidates == (second.speaker, first.speaker)


def test_slots_that_arrive_late_are_the_groups() -> None:
    check(
        "The yard will close, {mention1|an official} said. {mention1|The official, who {condition1|"
        "spoke on the condition of anonymity} {reason1|to discuss the plan}}, said it was sad."
    )


def test_they_after_several_sources_are_these_and_no_country_named_since() -> None:
    text = (
        "Two Ostran sources who did not want to be named said Ostra was ready for Velmora. They"
        " said the border was open."
    )
    (source,) = sources_of(text)
    assert [m.span.text for m in source.mentions][-1] == "They"


# -------------------------------------------------------------------------------- whose source


def test_a_spokesman_without_a_name_is_a_spokesperson() -> None:
    (source,) = sources_of("The plant is safe, a spokeswoman for the ministry said.")
    assert source.spokesperson
    assert source.affiliation is not None
    assert source.affiliation.text == "ministry"


def test_an_official_whom_a_paper_quotes_is_relayed() -> None:
    check("The Velmora Post quoted {mention|an unnamed party official} as saying it was over.")


def test_a_new_source_continues_the_numbering_of_the_speakers() -> None:
    text = "Ines Moll said no. But a person in the room recorded the speech."
    (source,) = sources_of(text)
    assert source.speaker.id not in {s.id for s in audit_text(text).speakers} or (
        source.speaker.kind.value == "anonymous"
    )


WIRE = [
    (
        "The bank will be sold, {mention|people {knowledge|with knowledge of the matter}} said,"
        " {condition|asking not to be identified} {reason|because the talks are private}."
    ),
    (
        "The cuts would hit staff, {mention|the people} said, {condition|asking not to be"
        " identified} {reason|discussing private deliberations}."
    ),
    (
        "The bank will be sold, said {mention|the people, who {condition|asked not to be named}"
        " {reason|as the information is not public}}."
    ),
    (
        "{mention|A senior Brenov official, who {reason|was not authorized to speak to the media}"
        " and {condition|spoke on condition of anonymity}}, said the strike had failed."
    ),
    (
        "{mention|The sources, who {condition|spoke on condition of anonymity} {reason|given the"
        " sensitivity of the matter}}, did not say how many ships had sailed."
    ),
    "The gate was shut, said {mention|an official {knowledge|close to the group}}.",
    "The bank will cut jobs, said {mention|two people {knowledge|briefed on the matter}}.",
    (
        "The bank will cut jobs, according to an internal memo and {mention|two sources {knowledge|"
        "familiar with the plan}}."
    ),
    "{mention1|Two officials} said it was late. {mention2|A third} said it was not.",
    (
        "{mention1|A witness, who {condition1|did not want to give her name}}, said it was late."
        " “He stood there,” {mention1|the woman} said."
    ),
    (
        "{mention1|Sources} said he would go. {mention2|Sources {knowledge2|close to him}} say he"
        " is keen. {mention2|Sources {knowledge2|close to him}} say he is tired."
    ),
    "{mention|One senior {affiliation|Tory} {role|MP}} said he was finished.",
    "{mention|{role|Allies} of {affiliation|Ruiz}} said it was over.",
    "{mention|Friends and {affiliation|Moll} allies} said it was over.",
    "{mention|Two senior and {affiliation|Agrarian} {role|officials}} said it was over.",
    "{mention|OFFICIALS {knowledge|FAMILIAR WITH THE MATTER}} SAID IT WAS OVER.",
    "{mention1|Two officials} said it was over. {mention1|Another of the officials} said it was.",
    (
        "{mention1|An aide} left. {mention1|She} said it was over, {condition1|speaking on"
        " condition of anonymity}."
    ),
    (
        "{mention1|A clerk} left the room. {mention1|She} {condition1|asked for anonymity}"
        " {reason1|because she feared for her job}."
    ),
    (
        "{mention1|Two officials} said it was late. Ruiz left. {mention1|Some of them} {condition1|"
        "asked not to be named}."
    ),
    "The memo was leaked by {mention|an aide {condition|on condition that she not be named}}.",
    (
        "The Gazette said prosecutors had acted, citing {mention|people {knowledge|familiar with"
        " the matter}}."
    ),
]


@pytest.mark.parametrize("marked", WIRE)
def test_sources_of_wire_stories(marked: str) -> None:
    check(marked)


def test_her_aides_are_of_whom_she_is_also_where_she_never_speaks() -> None:
    (mention,) = mentions_of("Ines Moll lost the race. It was the storm, her aides said.")
    assert mention.affiliation is not None
    assert mention.affiliation.text == "Ines Moll"


def test_the_terms_are_no_part_of_what_was_said() -> None:
    text = "The bank will be sold, the people said, asking not to be named as the talks go on."
    (quote,) = audit_text(text).quotes
    assert [span.text for span in quote.contents] == ["The bank will be sold"]


# ------------------------------------------------------------------------------------ look-alikes


@pytest.mark.parametrize(
    "text",
    [
        "“The Arc,” a term used by Ostran officials to describe the coast, is new.",
        "Questions were sent to the minister’s media adviser.",
        "Omar Hale, a Veltar expert at the Coast Institute, said the fleet was lost.",
        "“It is over,” said Dana Rook, a former senior Ostran diplomat.",
        "Sam Brill, a former Moll aide, said it was over.",
        "Spokeswoman Hope Lark said the plant was safe.",
        "The plant is safe, said a spokesman for the ministry, Oleg Varn.",
        "Reporting by Ana Ruiz in Velmora; Editing by Tom Okoye",
        "Tolls and other sources of income fell.",
        "The toll is a key source of revenue, the mayor wrote.",
        "Polls have many sources of error.",
        "The bridge was a source of pride.",
        "A source close to the horizon gave off radio waves.",
        "Individuals with direct knowledge of their own past write better.",
        "Anyone with direct knowledge of the key can open the box.",
        "Moll was familiar with the contents of the book.",
        "The vote was so close to the election.",
        "The singer, who was granted anonymity by a court, lives in Tolm.",
        "But anonymity is not what Moll wants.",
        "Some anonymous caller left a message.",
        "Varn called the reports “anonymous hearsay.”",
        "“They are sources hiding behind a cloak of anonymity,” said Nick Merle.",
        "“One aide spoke on condition of anonymity,” said Nick Merle.",
        "It was the unidentified bank official who first rang.",
        "An as yet unidentified boy was hurt.",
        "Moll also asserted that unnamed military leaders agree with her.",
        "The flyers came from groups that had not authorized their use.",
        "The marchers took roads that the city has not authorized.",
        "The Justice Ministry requested that Varn be returned.",
        "The plan was shelved for fear of retaliation.",
        "The official Ostran news agency gave no toll.",
        "Official crime statistics showed a fall.",
        "Local officials should be careful.",
        "There are elected officials who happen to be Moll supporters.",
        "Moll was said to have read each of the letters.",
        "He is believed to have been on the flight.",
        "The flight had reportedly been full.",
        "Ines Moll said that officials had told her the fleet was lost.",
        "Ines Moll said security officials believed the fleet was lost.",
        "He told police that two officials had threatened him.",
        "“People familiar with the matter told me he would go,” Moll said.",
        "The mayor said sources close to the deal had misled him.",
        "One of the Ostran institutions was granted anonymity by the court.",
        "Anonymous hackers and other digital actors shared the files.",
        "An anonymous media story was shared by thousands.",
        "The plan that some state officials praised has failed.",
        "He is so close to the goal, and close to the end of the season.",
        "The celebrity, who was granted anonymity by a court, has two children.",
        "The ease and anonymity of the web draw them.",
        "Ana Ruiz, a person familiar with the bank’s culture, said it had changed.",
        "He spoke to a person familiar with horses.",
        "The bill would protect anonymous sources, said Ana Ruiz.",
        "A study of people close to retirement found that most were worried.",
        "Sources of funding for the school are unclear, the council said.",
        "The poll shows that two-thirds of party insiders want a change.",
        "More than 6 in 10 farmers who were asked said they were angry.",
        "A spokeswoman for the ministry declined to comment.",
        "An aide did not respond to a request for comment.",
        "Ines Moll asked not to be named chairwoman.",
        "Tom Okoye spoke on condition of anonymity at the time.",
        "Mr. King, a person familiar with the matter, said it was over.",
        "No aide asked for anonymity.",
        pytest.param(
            "No official familiar with the matter said it was over.",
            marks=pytest.mark.xfail(reason="the “no” of an attributed source is not read"),
        ),
        "",
        "\n\n“",
    ],
)
def test_a_look_alike_is_no_unnamed_source(text: str) -> None:
    assert mentions_of(text) == []


# -------------------------------------------------------------------------------------- the lexicon


@pytest.mark.parametrize(
    ("word", "base"),
    [("spokesmen", "spokesman"), ("secretaries", "secretary"), ("attorneys", "attorney")],
)
def test_a_noun_for_people_is_known_in_the_plural(word: str, base: str) -> None:
    noun = person_noun(word)
    assert noun is not None
    assert (noun.base, noun.plural) == (base, True)


_KINDS = [kind for kind, held in load_table("anonymity").items() if isinstance(held, list)]
_PATTERNS = [(kind, entry) for kind in _KINDS for entry in load_table("anonymity")[kind]]


@pytest.mark.parametrize(("kind", "entry"), _PATTERNS)
def test_a_pattern_finds_its_examples_and_not_its_counterexamples(
    kind: str, entry: dict[str, Any]
) -> None:
    pattern = compiled(entry["pattern"], entry.get("whole", True))
    assert entry["yes"], kind
    assert entry["no"], kind
    for example in entry["yes"]:
        assert pattern.search(example), example
    for example in entry["no"]:
        assert not pattern.search(example), example


def test_every_class_of_reasons_is_one_that_records_know() -> None:
    assert {one.name for one in wordings("class")} <= {kind.value for kind in ReasonClass}


def test_an_endless_sentence_of_anonymity_costs_no_more_than_its_length() -> None:
    text = "An aide spoke on condition of anonymity because he was not authorized, " * 400
    assert isinstance(sources_of(text), tuple)


# ---------------------------------------------------------------- what shows that somebody told it


@pytest.mark.parametrize(
    "marked",
    [
        "{mention|Two {role|senators}} called the harbour plan a fiasco on Monday.",
        "{mention|{role|Aides}} described the plan as a fiasco.",
        "{mention|{affiliation|Harbour} {role|officials}} rejected the accusation.",
        "{mention|A {role|voter}} said that the pier was shut.",
        "{mention|An {role|official}} would not say that the pier was safe.",
        "{mention|A {role|fisherman}} asked Ines Moll whether the pier was safe.",
        "{mention|A former {role|judge}} said that the pier was safe.",
        "She hired {mention|a {role|clerk} who said that the pier was safe}.",
        "{mention|{role|Loyalists}} were adamant that she would not run.",
    ],
)
def test_whoever_tells_asks_or_takes_a_thing_for_something_is_a_source(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "Two senators endorsed the harbour plan on Monday.",
        "Aides backed the plan for a year before they left.",
        "A handful of pilots supported the strike last May.",
        "A voter might wonder why the pier is shut.",
        "Clerks would be allowed to deny permits to ferries.",
        "A reporter asked Ines Moll whether the pier was safe.",
        "A federal judge ruled that the pier was safe.",
        "A judge ordered the town to open the pier.",
        "She hired a clerk who thought that the pier was safe.",
        "She married a pilot who opposed the bridge.",
        "A narrator says that the pier was safe.",
        "Someone told the mayor that the pier was safe.",
        "My boss said that the pier was safe.",
        "Several donors with ties to Moll gave large contributions.",
    ],
)
def test_whoever_only_acts_or_may_say_something_is_no_source(text: str) -> None:
    assert not sources_of(text)


@pytest.mark.parametrize(
    "marked",
    [
        "{mention|The {role|official}} said that the pier was safe.",
        "{mention|The senior {role|official}} said that the pier was safe.",
        "{mention|The {role|manager} of the {affiliation|hotel}} said that the pier was safe.",
        "{mention|Both {role|officials}} said that the pier was safe.",
        "{mention|His {role|adviser}} said that the pier was safe.",
        "{mention|A {role|neighbor}} says that the pier was safe.",
        "{mention|A {affiliation|harbour} {role|aide}} says the pier was safe.",
        "{mention|{role|Someone} {knowledge|briefed on the plan}} said that the pier was safe.",
    ],
)
def test_whoever_may_be_hidden_is_a_source_even_with_the(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "The businessman said that the pier was safe.",
        "The Velmora Agrarian said that the pier was safe.",
        "Both candidates said that the pier was safe.",
        "His boss said that the pier was safe.",
        "Moll's wife said that the pier was safe.",
        "Their neighbor Benjamin Green, 83, said the pier was safe.",
        "Harbour aide says pier was safe.",
    ],
)
def test_whoever_must_be_known_from_elsewhere_is_no_unnamed_source(text: str) -> None:
    assert not sources_of(text)


@pytest.mark.parametrize(
    "marked",
    [
        "The pier is safe, according to interviews with {mention|four {role|engineers}}.",
        "The report, based on accounts from {mention|four {role|engineers}}, came out on Monday.",
        "In interviews, {mention|{role|dealers} in {affiliation|both towns}} said sales fell.",
        "{mention|Many of her {role|aides}} feel that the pier is safe.",
    ],
)
def test_whoever_was_interviewed_or_belongs_to_the_inside_is_a_source(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "text",
    [
        "The pier is safe, according to interviews with the Velmora Gazette.",
        "The talks with four engineers came to nothing on Monday.",
        "Dealers in both towns said that sales had fallen.",
        "Many voters feel that the pier is safe.",
        "Half of the aides feel that the pier is safe.",
    ],
)
def test_an_open_group_or_a_share_or_mere_talks_make_no_source(text: str) -> None:
    assert not sources_of(text)
