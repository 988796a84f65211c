"""Every form in which copy sources its facts, by number, and every look-alike.

The numbers are those of the project's list of forms: 1 to 124 unnamed sources, 125 to 135
documents, 136 to 143 other media, 144 to 153 answers to requests for comment. How text is
marked is said in the modules that check each kind.
"""

from __future__ import annotations

import pytest

from quoteaudit import SpeakerKind, audit_text
from tests.test_anonymity import check as check_unnamed
from tests.test_anonymity import mentions_of, read_marked, sources_of
from tests.test_provenance import check as check_document
from tests.test_replies import check as check_reply

HEADS = {
    1: "The port will close in May, according to {mention|three senior {role|officials}}.",
    2: "{mention|A {affiliation|Brenov} {role|official}} told Portal the port would close.",
    3: "“We woke late,” said {mention|a {affiliation|Brenov} {role|commander}}.",
    4: "{mention|Two {affiliation|Ostran} security {role|sources}} said the gate was shut.",
    5: "The gate was shut, {mention|{affiliation|US} {role|officials}} say.",
    6: "The gate is shut, {mention|{role|people} {knowledge|familiar with its thinking}} say.",
    7: "{mention|One senior {affiliation|administration} {role|official}} said the bill was dead.",
    8: "The bill is dead, said {mention|a {affiliation|Moll} {role|adviser}}.",
    9: "“He is done,” said {mention|a {affiliation|Democratic} {role|strategist} who {condition|"
    "spoke on condition of anonymity}}.",
    10: "{mention|An {affiliation|industry} {role|lobbyist}} said the bill was dead.",
    11: "{mention|One {role|attendee}, who like others {condition|spoke on condition of"
    " anonymity}}, said the room was cold.",
    12: "{mention|One former {role|executive} who {condition|requested anonymity}} said the books"
    " were cooked.",
    13: "{mention|One {affiliation|Tolm Bank} {role|teller} in Ostra} said she was told to lie.",
    14: "“It will ruin us,” said {mention|one {role|owner} of a shop on the quay who {condition|"
    "declined to be named}}.",
    15: "{mention|One {affiliation|GOP} {role|source} {knowledge|in the room}} said he cried.",
    16: "{mention|A senior {affiliation|Republican committee} {role|aide}} said he would resign.",
    17: "{mention|A veteran {role|diplomat}} said the treaty was dead.",
    18: "{mention|A {affiliation|Velmora airport} {role|official}} said the runway was wet.",
    19: "“He is a fool,” said {mention|one {affiliation|GOP} {role|operative}, who {condition|"
    "declined to be named} {reason|because this person did not want to appear disloyal}}.",
    20: "{mention|One former {affiliation|Moll} {role|employee}} said the books were cooked.",
}

COUNTS = {
    21: ("Six officials said the dam would hold.", 6, None),
    22: ("Three sources close to the ministry said the dam would hold.", 3, None),
    23: ("Two people familiar with the matter who were not authorized to speak said no.", 2, None),
    24: (
        "Six officials know of it. It is late, said five of the officials, who may not speak.",
        5,
        None,
    ),
    25: ("Several law enforcement officials briefed on the case said he had fled.", None, 3),
    26: ("Multiple sources familiar with the effort said it had failed.", None, 2),
    27: ("Multiple sources privy to negotiations said they had failed.", None, 2),
    28: ("Two senators present who requested anonymity said he wept.", 2, None),
    29: ("A dozen party leaders and officials involved in the process said it failed.", 12, None),
    30: ("Two dozen other top Democrats interviewed by Portal said no.", 24, None),
    31: (
        "Two officials said it was over. Both spoke on condition of anonymity.",
        2,
        None,
    ),
    32: ("A source said it was over. A third source said it was not.", 1, None),
    33: ("A source said it was over. Another intelligence source said it was not.", 1, None),
    34: (
        "A source said it was over. A separate intelligence source familiar with it said no.",
        1,
        None,
    ),
    35: ("A handful of Republican Party insiders said he was lost.", None, 3),
    36: ("Two advisers met him. It is late, said one of those advisers.", 1, None),
}

AFFILIATIONS = {
    37: "{mention|{affiliation|Ostran and Brenov} {role|officials}} said the talks had failed.",
    38: "{mention|{affiliation|Federal law enforcement} {role|officials} who {condition|spoke on"
    " condition of anonymity}} said he had fled.",
    39: "He has fled, said {mention|a {affiliation|U.S.} {role|official} who {reason|was not"
    " authorized to discuss the case}}.",
    40: "The road is cut, {mention|{affiliation|Afghan and Western} {role|officials}} said.",
    41: "{mention|Current and former {role|officials}} said the road was cut.",
    42: "{mention|A former senior {affiliation|law enforcement} {role|official}} said he had fled.",
    43: "{mention|{role|Officials} in {affiliation|both cities}} said the road was cut.",
    44: "{mention|{affiliation|Republican and Democratic} {role|strategists} {knowledge|with access"
    " to confidential data}} said the race was close.",
    45: "{mention|A longtime {role|adviser} to {affiliation|both Molls}} said she would not run.",
    46: "“He is tired,” said {mention|a longtime {role|adviser} to {affiliation|Varn}, who"
    " {condition|declined to be identified} and is not in the Rook camp}.",
    47: "{mention|Some former {role|employees} in {affiliation|Tolm's bank branches}} said they"
    " were told to lie.",
    48: "He will go, said {mention|a {affiliation|White House} {role|official} who {condition|spoke"
    " anonymously}}.",
    49: "{mention|A former {affiliation|U.S. law enforcement} {role|official} {knowledge|who"
    " oversaw such cases}} said it was late.",
    50: "{mention|A {role|source} at the {affiliation|Tolm station}} said the train was late.",
}

KNOWLEDGE = {
    51: "with knowledge of the discussions",
    52: "with direct knowledge of the ministry’s thinking",
    53: "close to the Brenov group",
    54: "familiar with its thinking",
    55: "familiar with the matter",
    56: "who attended and described her remarks",
    57: "present",
    58: "on the call",
    59: "involved in the planning",
    60: "involved in the negotiations",
    61: "who have seen the correspondence",
    62: "who was briefed on the details of the encounter",
    63: "briefed on the call",
    64: "briefed on the discussions",
    65: "briefed on the matter",
    66: "with knowledge of the funds",
    67: "with knowledge of the closed-door meeting",
    68: "with direct knowledge of Varn's work",
    69: "with specific knowledge",
    70: "privy to private polling data",
    71: "close to the secretive process",
    72: "with no direct knowledge of the case",
}

CONDITIONS = {
    73: "who {condition|spoke on condition of anonymity}",
    74: "who {condition|spoke on the condition of anonymity}",
    75: "who {condition|spoke on a condition of anonymity}",
    76: ", {condition|speaking on the condition of anonymity}",
    77: "who {condition|spoke anonymously} {reason|because of the diplomatic sensitivities}",
    78: "who {condition|requested anonymity} {reason|to reveal private conversations}",
    79: ", {condition|asking for anonymity} {reason|to speak freely}",
    80: "who {condition|insisted on anonymity} {reason|to describe the internal conversations}",
    81: "who {condition|was granted anonymity} {reason|to discuss the plans}",
    82: "who {condition|did not want to be named}",
    83: "who {condition|did not want to be quoted by name}",
    84: "who {condition|asked not to be identified} {reason|because the plans aren’t public}",
    85: "who {condition|asked not to be named} {reason|to avoid trouble with the guild}",
    86: "who {condition|declined to be named} {reason|for fear of trouble with the authorities}",
    87: "who {reason|was not authorized to speak publicly on the talks} and {condition|requested"
    " anonymity}",
    88: "who was {condition|not authorized to speak on the record}",
    89: "who {condition|asked their name to be withheld} {reason|for fear of retaliation}",
    90: "who {condition|asked that her name not be used}",
    91: "who {condition|wouldn't give his name}",
    92: "who {condition|spoke on background}",
    93: "who {condition|asked to be identified only by her first name}",
}

REASONS = {
    95: "because of the sensitive nature of the matter",
    96: "because they were not authorized to discuss open investigations",
    97: "because she feared losing her job",
    98: "because most of the specifics of their missions are classified",
    99: "because of a non-disclosure agreement",
    100: "because the notice to parliament hasn't been formally sent",
    101: "because the information isn’t public yet",
    102: "because negotiations are still ongoing",
    103: "to discuss internal directives to the ministry",
    104: "to speak candidly about the state of the race",
    105: "to avoid damaging his current business relationships",
    106: "for fear of losing her job",
    107: "under government protocol",
    108: "due to the sensitive nature of the incident",
    110: "out of fear of retaliation from the guild",
}

AGAIN = {
    94: "{mention1|Six former officials} said the yard was broke. {mention1|Some of them}"
    " {condition1|spoke on condition of anonymity}.",
    109: "He will go, said {mention|an aide who {reason|was not authorized to speak publicly before"
    " the announcement}}.",
    111: "{mention1|Two officials} said it was over. It had been late, {mention1|the officials}"
    " said.",
    112: "{mention1|Two officials} said it was over. It was late, {mention1|they} added.",
    113: "{mention1|Three sources} said it was over. {mention1|One of the sources} said it was"
    " late.",
    114: "{mention1|Two officials} said it was over. {mention1|They} said it was late.",
    115: "{mention1|Two people {knowledge1|familiar with the sale}} said it was over. It was late,"
    " {mention1|the people} said.",
    116: "{mention1|A source} said it was over. It was late, {mention1|the source} added.",
    117: "{mention1|A person {knowledge1|close to him}} said it was over. “It was late,”"
    " {mention1|the person} added.",
    118: "{mention1|A Moll aide} said it was over. It was late, {mention1|the aide} said in an"
    " emailed statement.",
    119: "{mention1|An official} said it was over. {mention1|The official, who {condition1|spoke on"
    " the condition of anonymity} {reason1|to discuss the plan}}, said it was sad.",
    120: "{mention1|Two people} said it was over. It was late, said {mention1|the people, who"
    " {condition1|asked not to be identified} {reason1|because the plans are not public}}.",
    121: "{mention1|Three sources} said it was over. It was late, {mention1|one of the sources}"
    " said, cautioning that it might rain.",
    122: "{mention1|Three sources} said it was over. It was late, {mention2|one source} added.",
    123: "{mention1|Three sources} said it was over. It was late, {mention1|sources} said.",
    124: "{mention1|Two people {knowledge1|familiar with the sale}} said it was over. {mention1|The"
    " people} did not specify which ships were sold.",
}

DOCUMENTS = {
    125: "The two agreed, according to a readout of the call.",
    126: "A redacted copy of the 2013 memo {channel|seen} by {holder|Portal} said it rained.",
    127: "Documents {channel|seen} by The {holder|Post} show that the yard was broke.",
    128: "It was late, according to internal {author|Department of Harbour Safety} documents"
    " {channel|seen} by {holder|Portal}.",
    129: "It was late, according to a copy of the letter {channel|reviewed} by The {holder|Post}.",
    130: "A legal opinion {channel|obtained} by {holder|Portal} concluded that the sale was void.",
    131: "He shouted, according to audio {channel|obtained} by the {holder|Tolm Tribune}.",
    132: "He knew, according to a document {channel|provided} by {provider|Moll’s lawyer}.",
    133: "He knew, according to a transcript of the interview.",
    134: "{holder|Portal} has {channel|reviewed} more than 50 documents. The documents show that he"
    " knew.",
    135: "He was broke, according to the personal bankruptcy filing of {author|its chief"
    " executive}.",
}

MEDIA = {
    136: ("The gate is shut, state media reported.", "state media"),
    137: ("The gate is shut, state media reported on Saturday.", "state media"),
    138: ("The sale was first reported by The Velmora Post.", "Velmora Post"),
    139: ("The Post has learned that the gate is shut.", "Post"),
    140: ("The gate is shut, the Post reported, citing another anonymous source.", "Post"),
    141: ("The Post quoted another unnamed party official as saying it was over.", "Post"),
}

REPLIES = {
    144: "{unanswered|{party|The yard} did not respond to a request for comment}.",
    145: "{unanswered|{party|Moll} did not immediately respond to questions sent to the mayor’s"
    " media adviser}.",
    146: "{unanswered|{party|The bank} also did not immediately respond}.",
    147: "{declined|{party|The yard} declined comment {subject|beyond its filings}}.",
    148: "{unanswered|{party|The yard} did not return calls and emails seeking comment}.",
    149: "{unreachable|{party|The owner} could not be reached at the school}.",
    150: "{declined|{party|Moll}, through a spokeswoman, declined to comment}.",
    151: "{declined|{party|The school} has refused to comment {subject|on the gifts}}.",
    152: "{unanswered|{party|Varn} did not respond to The Velmora Post’s repeated requests for"
    " comment}.",
    153: "{declined|{party|Varn} declined an interview request from Portal}.",
}

CHANNELS = {
    142: "VELMORA, May 3 (Portal) – {mention|Sources} told Portal that it was over.",
    143: "VELMORA, May 3 (Portal) – {mention|A source {knowledge|close to Varn}} confirmed the news"
    " to CNN.",
}


def test_no_form_is_left_out() -> None:
    tables = (HEADS, COUNTS, AFFILIATIONS, KNOWLEDGE, CONDITIONS, REASONS, AGAIN, DOCUMENTS)
    numbers = [n for table in (*tables, MEDIA, CHANNELS, REPLIES) for n in table]
    assert sorted(numbers) == list(range(1, 154))


@pytest.mark.parametrize("number", [*HEADS, *AFFILIATIONS, *AGAIN, *CHANNELS])
def test_unnamed_source(number: int) -> None:
    check_unnamed((HEADS | AFFILIATIONS | AGAIN | CHANNELS)[number])


@pytest.mark.parametrize("number", COUNTS)
def test_count(number: int) -> None:
    text, count, at_least = COUNTS[number]
    last = mentions_of(text)[-1]
    assert (last.count, last.at_least) == (count, at_least)


@pytest.mark.parametrize("number", KNOWLEDGE)
def test_knowledge(number: int) -> None:
    known = KNOWLEDGE[number]
    check_unnamed(f"It was late, said {{mention|two people {{knowledge|{known}}}}}.")
    check_unnamed(f"It was late, said {{mention|an official {{knowledge|{known}}}}}.")
    check_unnamed(f"{{mention|An official {{knowledge|{known}}}}} told Portal it was late.")


@pytest.mark.parametrize("number", CONDITIONS)
def test_condition(number: int) -> None:
    said = CONDITIONS[number]
    said = said if said.startswith(",") else f" {said}"
    check_unnamed(f"“The yard is finished,” said {{mention|a clerk{said}}}.")


@pytest.mark.parametrize("number", REASONS)
def test_reason(number: int) -> None:
    check_unnamed(
        "The yard is finished, said {mention|a clerk who {condition|asked not to be named}"
        f" {{reason|{REASONS[number]}}}}}."
    )


@pytest.mark.parametrize("number", DOCUMENTS)
def test_document(number: int) -> None:
    check_document(DOCUMENTS[number])


@pytest.mark.parametrize("number", MEDIA)
def test_media(number: int) -> None:
    text, name = MEDIA[number]
    speakers = {s.name for s in audit_text(text).speakers if s.kind is SpeakerKind.MEDIA}
    assert speakers == {name}


@pytest.mark.parametrize("number", [140, 141])
def test_relayed_anonymity(number: int) -> None:
    (source,) = sources_of(MEDIA[number][0])
    assert source.relayed_by is not None
    assert source.relayed_by.text == "Post"


@pytest.mark.parametrize(("number", "relay"), [(142, None), (143, "CNN")])
def test_channel(number: int, relay: str | None) -> None:
    (source,) = sources_of(read_marked(CHANNELS[number])[0])
    assert (source.relayed_by and source.relayed_by.text) == relay


@pytest.mark.parametrize("number", REPLIES)
def test_reply(number: int) -> None:
    check_reply(REPLIES[number])
