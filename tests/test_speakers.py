"""Who is who: every source of an article finds the person, body or group behind it."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from quoteaudit import audit_text
from quoteaudit.article import PROSE, find_blocks
from quoteaudit.lexicon import load_table, load_weights
from quoteaudit.marks import pair_marks
from quoteaudit.records import Block, BlockKind, CharSpan, Speaker, SpeakerKind
from quoteaudit.speakers import Resolution, resolve_speakers
from quoteaudit.speakers.choice import PARTS
from quoteaudit.speakers.words import SENSES, nouns
from quoteaudit.syntax.pipeline import default_pipeline, parse_texts
from quoteaudit.syntax.tree import Parse, Word
from tests.counting import calls_of

_SOURCE = re.compile(r"\[(?P<words>[^\[\]]+?) -> (?P<speaker>[^\[\]]+?)\]")
_PIPELINE: list[Language] = []


@pytest.fixture(scope="module", autouse=True)
def _pipeline(nlp: Language) -> None:
    _PIPELINE[:] = [nlp]


@frozen
class Said:
    """An attribution as this room sees it."""

    source: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    contents: tuple[tuple[int, int], ...] = ()
    inherits: bool = False


def parsed(text: str) -> tuple[Sequence[Block], Parse]:
    blocks = find_blocks(text)
    marks = pair_marks(text, [(b.span.start, b.span.end) for b in blocks])
    prose = [(b.span.start, b.span.end) for b in blocks if b.kind in PROSE]
    pipeline = _PIPELINE[0] if _PIPELINE else default_pipeline()
    return blocks, next(parse_texts([(text, prose, marks)], pipeline, 1))


def resolve(text: str, attributions: Sequence[Said]) -> Resolution:
    blocks, parse = parsed(text)
    return resolve_speakers(text, blocks, parse, attributions)


def read(marked: str) -> tuple[str, list[Said], list[str]]:
    """Text in which ``[She -> Ana Ruiz]`` marks the source "She" of Ana Ruiz's words."""
    plain, at = "", 0
    sources: list[Said] = []
    speakers: list[str] = []
    for found in _SOURCE.finditer(marked):
        plain += marked[at : found.start()]
        start = len(plain)
        plain += found["words"]
        sources.append(Said((start, len(plain)), contents=((start, len(plain)),)))
        speakers.append(found["speaker"])
        at = found.end()
    return plain + marked[at:], sources, speakers


def told(speaker: Speaker | None, candidates: Sequence[Speaker]) -> str:
    """``Ana Ruiz``, ``nobody``, or ``Ana Ruiz or Tom Okoye``."""
    if speaker is not None:
        return speaker.name
    return " or ".join(sorted(c.name for c in candidates)) or "nobody"


def assert_speakers(marked: str) -> None:
    text, sources, expected = read(marked)
    found = resolve(text, sources)
    names = [told(*pair) for pair in zip(found.of, found.candidates, strict=True)]
    assert names == expected, text


def assert_kind(marked: str, kind: str) -> None:
    """The last source is of that kind."""
    text, sources, _ = read(marked)
    speaker = resolve(text, sources).of[-1]
    assert speaker is not None, text
    assert speaker.kind == kind, f"{text} ({speaker.name})"


def speaker_of(marked: str) -> Speaker:
    """The speaker of the last source."""
    text, sources, _ = read(marked)
    speaker = resolve(text, sources).of[-1]
    assert speaker is not None
    return speaker


# ----------------------------------------------------------------------------------------- names

NAMES = [
    "[Ana Ruiz -> Ana Ruiz] said the pier was closed. [Ruiz -> Ana Ruiz] said it would stay so.",
    "The pier is closed, [Ruiz -> Ana Ruiz] said. Ana Ruiz runs the harbour.",
    "[Mayor Ana Ruiz -> Ana Ruiz] said no. [Ms. Ruiz -> Ana Ruiz] said it twice.",
    "[Sen. Walter Oyelaran (D-Ohio), a member of the panel, -> Walter Oyelaran] said no.",
    "[Prime Minister Darya Petrenko -> Darya Petrenko] said no. [Petrenko -> Darya Petrenko] left.",
    "[Harbour Minister Ana Ruiz -> Ana Ruiz] said no.",
    "[Secretary of State Ana Ruiz -> Ana Ruiz] said no.",
    "[James Okoye Jr. -> James Okoye Jr.] said no. [Okoye -> James Okoye Jr.] said it again.",
    "[Walter de Blaauw -> Walter de Blaauw] spoke. [De Blaauw -> Walter de Blaauw] said no.",
    "[Min Geun-hye -> Min Geun-hye] said no. Later [Min -> Min Geun-hye] said yes.",
    "[Ana M. Ruiz -> Ana M. Ruiz] said no. [Ana Ruiz -> Ana M. Ruiz] said it again.",
    "[Bernard Halm -> Bernard Halm] said no. [Bernard -> Bernard Halm] was tired, he said.",
    "[Portal reporter Ana Ruiz -> Ana Ruiz] said no.",
    "[Democrat Ana Ruiz -> Ana Ruiz] said no.",
    "[Farid Abu Moll -> Farid Abu Moll] said no.",
    "[The actor and singer Ana Ruiz -> Ana Ruiz] said no.",
    "[Ruiz’s -> Ana Ruiz] claim was false. Ana Ruiz had made it twice.",
    "[the harbour ministry’s Ana Ruiz -> Ana Ruiz] said no.",
    "[Coun Fiona Stone, the cabinet member, -> Fiona Stone] said no.",
    "[Butcher Ron Stone -> Ron Stone] said no. [Stone -> Ron Stone] said it twice.",
    "[Det Supt Ian Stone -> Ian Stone] said no. [Stone -> Ian Stone] left, he said.",
    "The pier is closed, said [Sgt. Paul Okoye -> Paul Okoye], a spokesman. It rained.",
    "[Rep. Paul T. King -> Paul T. King] said no. [Mr. King -> Paul T. King] left. He was tired.",
    "[General Counsel James Baker -> James Baker] said no. [Baker -> James Baker] left, he said.",
    "[Mr. King -> King] said no.",
    "The pier is old, [former governor Jan Okoye -> Jan Okoye] said.",
    "[Nadia Okoye QC -> Nadia Okoye] said no. [Okoye -> Nadia Okoye] said it twice.",
    "[The United Dockers’ Brotherhood -> United Dockers’ Brotherhood] said no.",
    "[Ruiz -> Ruiz] said the pier was closed, and [Halm -> Halm] said it was open.",
    # Look-alikes: a given name that is work as well, somebody's own body, titles, months.
    "[Mr. Speaker -> Mr. Speaker] said no.",
    "[The King -> King] said no.",
    "In January [Okoye -> Okoye] said no. In Jan. [Okoye -> Okoye] said it twice.",
    "[Mason Okoye Reed -> Mason Okoye Reed] said no.",
    "Hart’s [Council -> Council] said no.",
]


@pytest.mark.parametrize("marked", NAMES)
def test_a_name_is_the_fullest_form_without_titles(marked: str) -> None:
    assert_speakers(marked)


def test_surname_is_the_person_of_the_full_name_that_comes_later() -> None:
    assert_speakers(
        "“No,” [Halm -> Bernard Halm] said.\n\n“Never,” said [Bernard Halm -> Bernard Halm]."
    )


_TALK = (
    "[Q -> Tom Okoye]: Will you go?\n[A -> Ana Ruiz]: Never.\n"
    "[Q -> Tom Okoye]: Why?\n[A -> Ana Ruiz]: Rain."
)
FIRST_PERSONS = [
    # Under a byline the article's "I" is the author.
    "Rain\nBy Ana Ruiz\n\n[I -> Ana Ruiz] asked [Tom Okoye -> Tom Okoye], who said no.",
    "Rain\nBy ANA RUIZ\n\n[I -> Ana Ruiz] asked why the pier was closed.",
    # Who of two wrote it is open, and "we" may be anybody.
    "Rain\nBy Ana Ruiz and Tom Okoye\n\n[I -> nobody] asked why the pier was closed.",
    "Rain\nBy Ana Ruiz\n\n[We -> nobody] asked why the pier was closed.",
    "Rain\n\n[I -> nobody] asked why the pier was closed.",
    # Q asks for whoever led the interview, A is whom it is with.
    "Five questions for Ana Ruiz\n\nThe sea, and how to leave it. Interview by Tom Okoye.\n\n"
    + _TALK,
    "Out of the rain\nBy Tom Okoye\n\nAna Ruiz has left the sea. It was cold.\n\n" + _TALK,
    "Out of the rain\n\n[Q -> nobody]: Will you go?\n[A -> nobody]: No.\n[Q -> nobody]: Why?",
]


@pytest.mark.parametrize("marked", FIRST_PERSONS)
def test_the_head_of_an_article_tells_who_i_is(marked: str) -> None:
    assert_speakers(marked)


def test_full_name_is_taken_from_the_headline() -> None:
    assert_speakers(
        "Ana Ruiz Closes The Old Pier\n\nThe pier is closed, [Ruiz -> Ana Ruiz] said on Friday,"
        " and it will not be opened again before the summer, whatever the town council wants."
    )


def test_capitals_of_a_headline_name_nobody() -> None:
    speaker = speaker_of(
        "Harbour Master Closes Old Pier\n\n[Ines Moll -> Ines Moll] said on Friday that the pier"
        " was closed and would not be opened again before the summer, whatever the town wants."
    )
    assert speaker.name == "Ines Moll"


def test_label_in_capitals_is_the_person() -> None:
    text = "MOLL: We stay.\nHALM: We go.\nMOLL: No.\n\nInes Moll and Bernard Halm did not agree."
    labels = [Said((0, 4)), Said((15, 19))]
    assert [s.name for s in resolve(text, labels).of if s] == ["Ines Moll", "Bernard Halm"]


def test_common_word_is_a_surname_where_somebody_bears_it() -> None:
    assert_speakers(
        "[Walter Banks -> Walter Banks] said no. [Banks -> Walter Banks] said it twice."
    )


FAMILIES = [
    (
        "Ana Ruiz said no. Her husband, Tom Ruiz, agreed."
        " [Mr. Ruiz -> Tom Ruiz] said he would stay. [Mrs. Ruiz -> Ana Ruiz] said she would go."
    ),
    (
        "Ana Ruiz closed the pier. Ana Ruiz closed the school. Her brother, Tom Ruiz, was there."
        "\n\nIt was late, [Ruiz -> Ana Ruiz] said."
    ),
    "Ana Ruiz closed the pier. [Her husband -> Tom Ruiz] said no. Tom Ruiz owns a boat.",
    # A surname alone is not the relative who spoke in the paragraph before.
    (
        "Tom Ruiz runs the harbour. His daughter, Ana Ruiz, runs the school. It was late."
        "\n\n[Ana Ruiz -> Ana Ruiz] said no.\n\n[Ruiz -> Tom Ruiz] said it was late."
    ),
    (
        "Tom Ruiz runs the harbour. His daughter, Ana Ruiz, runs the school."
        " [Ana Ruiz -> Ana Ruiz] said no. [Ruiz -> Ana Ruiz] said it was late."
    ),
    # The only wife of the article is that of whoever it does not name.
    (
        "The file on the divorce from wife Ivana Okoye is closed. A senator said no."
        " [His ex-wife -> Ivana Okoye] said yes."
    ),
]


@pytest.mark.parametrize("marked", FAMILIES)
def test_namesakes_are_told_apart(marked: str) -> None:
    assert_speakers(marked)


def test_surname_of_two_who_are_equally_near_is_open() -> None:
    assert_speakers(
        "Lee Ruiz and Kim Ruiz closed the pier. It was late, [Ruiz -> Kim Ruiz or Lee Ruiz] said."
    )


NOT_PEOPLE = [
    ("[The Velmora Harbour Council -> x] said no.", "organization"),
    ("[The Department of Harbours and Fisheries -> x] said no.", "organization"),
    ("[Corvale Inc. -> x] said no.", "organization"),
    ("[NATO -> x] said no.", "organization"),
    ("[Lebanese Hezbollah -> x] said no.", "organization"),
    ("[The Kremlin -> x] said no.", "organization"),
    ("[China -> x] said no.", "organization"),
    ("[Corvale, a shipping company, -> x] said no.", "organization"),
    ("[BoatHub -> x] said no.", "organization"),
    ("[The Velmora Gazette -> x] reported the loss.", "media"),
    ("[CNN -> x] reported the loss.", "media"),
    ("[Fox News -> x] reported the loss.", "media"),
    ("The port will close, [Velmersant -> x] reported, citing two aides.", "media"),
    ("[Rival Velmersant -> x] last week reported a 4% rise in sales.", "organization"),
    ("[Rival Velmersant -> x] last week reported a 4% chance of rain.", "media"),
    ("[Norvel AG -> x] said it would pay.", "organization"),
    ("[Coastline Power -> x] said it would pay.", "organization"),
    ("[Ana Power -> x] said it would pay.", "person"),
    ("The opposition [Jan Velas Morcha -> x] said it would pay.", "organization"),
    ("The port closes. [The chief executive -> x] said no.", "person"),
    ("[A third -> x] said no.", "anonymous"),
    ("[Several MPs -> x] said no.", "anonymous"),
    ("[Team Okoye -> x] said no.", "organization"),
    ("[Ana Team -> x] said no.", "person"),
    ("[The Freedom of Harbours Act -> x] says no.", "organization"),
    ("[Ana Church -> x] said no.", "person"),
    ("[Ines McKay -> x] said no.", "person"),
    ("[J.M. Okoye -> x] said no.", "person"),
]


@pytest.mark.parametrize(("marked", "kind"), NOT_PEOPLE)
def test_what_a_name_names(marked: str, kind: str) -> None:
    assert_kind(marked, kind)


BODIES = [
    "The World Harbour Council met. [The Harbour Council -> World Harbour Council] said no.",
    "The Velmora Harbour Authority met. [The VHA -> Velmora Harbour Authority] said no.",
    "[The U.N. -> United Nations] said no. The United Nations met in Velmora.",
    "The Justice Department met. [The department -> Justice Department] said no.",
    "Corvale Inc. has a new ship. [The company -> Corvale Inc.] said it was fast.",
    "Corvale Group is up for sale. [Corvale -> Corvale Group] said no.",
    "They asked Halden & Co to bid. [Halden -> Halden & Co] said no.",
    "Moll’s campaign met. [The Moll campaign -> Moll’s campaign] said no.",
]


@pytest.mark.parametrize("marked", BODIES)
def test_short_form_of_a_body_is_the_body(marked: str) -> None:
    assert_speakers(marked)


def test_the_company_is_no_court() -> None:
    speaker = speaker_of("The Supreme Court met. [The company -> x] said no.")
    assert speaker.name == "company"


# -------------------------------------------------------------------------------------- pronouns

PRONOUNS: list[Any] = [
    "[Ana Ruiz -> Ana Ruiz] said no. [She -> Ana Ruiz] said it twice.",
    "Ana Ruiz met Tom Okoye. [He -> Tom Okoye] said no. [She -> Ana Ruiz] said yes.",
    "“We stay,” said [Ana Ruiz -> Ana Ruiz]. “We do,” [she -> Ana Ruiz] added.",
    "“No,” [Ana Ruiz -> Ana Ruiz] said.\n\n“Never,” [she -> Ana Ruiz] added.",
    "Tom Okoye asked Ana Ruiz about the pier, and [she -> Ana Ruiz] said it was closed.",
    "[Ana Ruiz, who -> Ana Ruiz] runs the harbour, said no.",
    "Ana Ruiz, [who -> Ana Ruiz] said the pier was closed, left early.",
    "[The aide who -> aide] spoke to Portal said no.",
    "[Corvale Inc. -> Corvale Inc.] closed the pier. [It -> Corvale Inc.] said it was old.",
    "[Residents -> Residents] fear the worst. [They -> Residents] say the dam is old.",
    "Ana Ruiz spoke first. [Her -> Ana Ruiz] claim that the pier was closed was false.",
    "In [her -> Ana Ruiz] first speech, Ana Ruiz promised to close the pier.",
    "In [her -> Ana Ruiz] view, Ana Ruiz said, the pier was closed.",
    "Ana Ruiz left. In [her -> Ana Ruiz] view, Tom Okoye said, the pier was closed.",
    (
        "[A spokeswoman for the port -> spokeswoman for the port] said no."
        " [She -> spokeswoman for the port] gave no reason."
    ),
    (
        "[Ana Ruiz and Tom Okoye -> Ana Ruiz; Tom Okoye] said no."
        " [They -> Ana Ruiz; Tom Okoye] gave no reason."
    ),
    (
        "[Two harbour officials -> Two harbour officials] said France was ready."
        " [They -> Two harbour officials] said it was late."
    ),
    "[One engineer -> One engineer] said no. [They -> One engineer] asked not to be named.",
    # Somebody named is not "they", and "it" that reads is a paper.
    "Ana Ruiz accused [Okoye -> Okoye] of haste. [They -> nobody] want the same thing.",
    "[An email -> email] was sent from Velmora. “Come at once,” [it -> email] reads.",
    "[The ministry -> ministry] sent a boat. “Come at once,” [it -> nobody] reads.",
    # What somebody cites may be what "it" is about.
    "[Ana Ruiz -> Ana Ruiz] cited a memo by the port agency. [It -> memo] says that ships leak.",
    # Papers are "they" where they show something.
    "[Polls -> Polls] came late. [They -> Polls] show a close race.",
]

MAIN_SUBJECTS = [
    # Who does what the main clause tells goes before whoever stands below or before.
    (
        "Ron Lund criticized Ines Moll, [he -> Ron Lund] said on Monday."
        "\n\nMark Halm faced blame from reporters after [he -> Mark Halm] asked about the pier."
    ),
    (
        "Tom Okoye was for Walter Halm while Halm was in the race, [he -> Tom Okoye] said."
        " “I am done,” [he -> Tom Okoye] added."
    ),
    # Who says something rarely calls himself by his name.
    ("[Tom Okoye -> Tom Okoye] said no. Also, Walter Halm is no sailor, [he -> Tom Okoye] said."),
    # The owner of the subject is nearly as good as the subject.
    (
        "“No,” said [Lee Moll -> Lee Moll], who was there."
        "\n\nAna Ruiz’s fate is open, but [she -> Ana Ruiz] said on Friday that she would stay."
    ),
    # Whom a sentence names later may be meant, if nobody else is.
    "Ever since [she -> Ana Ruiz] joined the board this month, Ana Ruiz has been busy.",
    "Ana Ruiz spoke. When [she -> Ana Ruiz] was asked, Tom Okoye smiled.",
]


@pytest.mark.parametrize("marked", MAIN_SUBJECTS)
def test_main_subjects_and_owners_are_meant_before_others(marked: str) -> None:
    assert_speakers(marked)


@pytest.mark.parametrize("marked", PRONOUNS)
def test_a_pronoun_is_its_antecedent(marked: str) -> None:
    assert_speakers(marked)


def test_who_spoke_last_goes_on_speaking() -> None:
    assert_speakers(
        "“The pier is safe,” [Tom Okoye -> Tom Okoye] said. “Walter Halm wants to close it. Halm is"
        " wrong, and Halm knows it,” [he -> Tom Okoye] added."
    )


def test_who_speaks_inside_a_quotation_is_not_who_spoke_last() -> None:
    assert_speakers(
        "[Tom Okoye -> Tom Okoye] was late. “[My neighbour Walter -> Walter] said, ‘It is over,’"
        " and I had no answer,” [he -> Tom Okoye] told the meeting."
    )


def test_object_of_a_verb_is_not_its_subject() -> None:
    assert_speakers(
        "Tom Okoye was late. Walter Halm blamed [him -> Tom Okoye] for the loss of the ship."
    )
    assert_speakers(
        "Tom Okoye was late. He left with Walter Halm, whom [he -> Tom Okoye] had called a fool."
    )


def test_gender_comes_from_title_name_role_and_pronoun() -> None:
    for introduced in (
        "Mrs. Ruiz met Tom Okoye.",
        "Maria Ruiz met Tom Okoye.",
        "Spokeswoman Ruiz met Tom Okoye.",
        "Xanthe Ruiz said that she met Tom Okoye.",
    ):
        text, sources, _ = read(introduced + " [She -> x] said no.")
        speaker = resolve(text, sources).of[0]
        assert speaker is not None, text
        assert speaker.name.endswith("Ruiz"), text


NOT_THE_LAST_SPEAKER = [
    ("The agency said three ships had sunk. Most of them carried grain. It rained.", "them It", ""),
    ("Tom Stone praised Lee Hart. “He put his hand up,” Stone said.", "He his", "Stone"),
    ("Tom Stone said he was tired, and he put his hand up.", "", "he his"),
    ("The ministry said it was ready. Its staff would come.", "", "it Its"),
    ("The ministry said it is clear that the dam leaks.", "it", ""),
]


@pytest.mark.parametrize(("text", "others", "own"), NOT_THE_LAST_SPEAKER)
def test_pronouns_that_say_nothing_are_not_for_whoever_spoke_last(
    text: str, others: str, own: str, nlp: Language
) -> None:
    mentions = [m.text for speaker in audit_text(text, nlp=nlp).speakers for m in speaker.mentions]
    assert not set(others.split()) & set(mentions), mentions
    assert set(own.split()) <= set(mentions), mentions


def test_a_figure_in_numbers_is_nobody() -> None:
    assert_speakers("The ministry gave a lower figure of 44. [She -> nobody] blamed the leak.")


def test_who_reports_is_not_whom_the_report_is_about(nlp: Language) -> None:
    text = "Ruiz told the court that Halm said the minister believed the map was wrong."
    told_by = [quote.speaker and quote.speaker.name for quote in audit_text(text, nlp=nlp).quotes]
    assert told_by == ["Ruiz", "Halm", "minister"]


def test_some_of_a_group_are_the_group() -> None:
    assert_speakers(
        "[Two aides -> Two aides] said no. [One of the two -> Two aides] said it twice."
        " [The second aide -> Two aides] left, she said. [Neither -> Two aides] would say why."
    )
    assert_speakers("[Two aides -> Two aides] said no. [A second aide -> second aide] said yes.")


def test_pronoun_without_antecedent_is_nobody() -> None:
    assert_speakers("It was late. [She -> nobody] said the pier was closed.")


def test_pronoun_with_two_equal_antecedents_is_open() -> None:
    assert_speakers(
        "The talks between Tom Okoye and Walter Halm failed."
        " [He -> Tom Okoye or Walter Halm] said it was late."
    )


def test_a_woman_is_not_he() -> None:
    assert_speakers("Ana Ruiz was late. [He -> nobody] said so.")


def test_first_person_is_the_speaker_of_the_quote_around() -> None:
    text = "“I said no,” Ana Ruiz said."
    outer = Said((13, 21), (22, 26), ((0, 12),))
    inner = Said((1, 2), (3, 7), ((8, 10),))
    assert [s.name for s in resolve(text, [outer, inner]).of if s] == ["Ana Ruiz", "Ana Ruiz"]


def test_first_person_outside_of_quotes_is_nobody() -> None:
    assert_speakers("[I -> nobody] predict that the pier will close.")


def test_pronoun_in_reported_speech_can_be_the_one_who_reports() -> None:
    assert_speakers("[Tom Okoye -> Tom Okoye] said that [he -> Tom Okoye] had warned of the storm.")


# ---------------------------------------------------------------------------------- descriptions

DESCRIPTIONS = [
    "Mayor Ana Ruiz came late. [The mayor -> Ana Ruiz] said no.",
    "Ana Ruiz, the mayor of Velmora, came late. [The mayor -> Ana Ruiz] said no.",
    "Justice Ana Ruiz came late. [The judge -> Ana Ruiz] said no.",
    "Sen. Ana Ruiz met Mayor Tom Okoye. [The senator -> Ana Ruiz] said no.",
    "Sen. Ana Ruiz met Mayor Tom Okoye. [The mayor -> Tom Okoye] said no.",
    "Ana Ruiz, a former governor, came late. [The former governor -> Ana Ruiz] said no.",
    "Ana Ruiz is the harbour master of Velmora. [The harbour master -> Ana Ruiz] said no.",
    "[A lawyer for the paper, Ana Ruiz, -> Ana Ruiz] said no.",
    "[Her lawyer, Ana Ruiz, -> Ana Ruiz] said no.",
    "Proponents met. [Proponents, including the League of Mayors, -> League of Mayors] said no.",
    "[One of the authors, Ana Ruiz, -> Ana Ruiz] said no.",
    "[Critics such as Ana Ruiz and Tom Okoye -> Ana Ruiz; Tom Okoye] said no.",
    (
        "Judge stops ferry\n\n[A judge in Velmora -> Ana Ruiz] stopped the ferry on Friday, saying"
        " that it was not safe to sail.\n\nJustice Ana Ruiz ruled after a short hearing."
    ),
]


@pytest.mark.parametrize("marked", DESCRIPTIONS)
def test_a_description_is_the_person_whom_it_fits(marked: str) -> None:
    assert_speakers(marked)


def test_a_description_that_fits_nobody_named_stays_unnamed() -> None:
    speaker = speaker_of("Mayor Tom Okoye came late. [A senator -> x] said no.")
    assert (speaker.name, speaker.kind) == ("senator", "anonymous")


def test_the_voter_is_never_one_who_was_named() -> None:
    speaker = speaker_of("Ana Ruiz came late. [The voter -> x] decides, many say.")
    assert speaker.name == "voter"


GROUPS = [
    "[Two aides -> Two aides] said no. [The aides -> Two aides] gave no reason.",
    "[Two officials -> Two officials] said no. [The people -> Two officials] gave no reason.",
    "[Three officials -> Three officials] said no. [One of the officials -> Three officials] left.",
    (
        "[Two officials -> Two officials] said 900 fighters were lost."
        " [One of the sources -> Two officials] gave no reason."
    ),
    ("“Your people know it,” Tom Okoye said. [People who know the talks -> People] said no."),
    "[Three officials -> Three officials] said no. [The same official -> Three officials] left.",
    "[An aide -> aide] said no. [Another aide -> Another aide] said yes.",
    "[Officials -> Officials] said no. [Officials -> Officials] said it again.",
    (
        "[Two harbour officials -> Two harbour officials] said no."
        " [The army officials -> army officials] said yes."
    ),
]


@pytest.mark.parametrize("marked", GROUPS)
def test_a_group_is_mentioned_again(marked: str) -> None:
    assert_speakers(marked)


SHARES = [
    # "They" are whoever was counted last.
    (
        "[About two-thirds of the members -> About two-thirds of the members] came."
        " [About three in 10 -> About three in 10] said [they -> About three in 10] were late,"
        " but [six in 10 -> six in 10] said [they -> six in 10] were early."
    ),
    "[Voters -> Voters] met. [Most of them -> Most of them] said no.",
    "Sales fell 14 percent. Ana Ruiz said [they -> nobody] were low.",
    "[Many of you -> nobody] said no.",
]


@pytest.mark.parametrize("marked", SHARES)
def test_a_share_of_people_speaks_for_itself(marked: str) -> None:
    assert_speakers(marked)


KINDS = [
    ("[14 percent -> x] said no.", "collective"),
    ("[14% of harbour workers -> x] said no.", "collective"),
    ("[Six in 10 voters -> x] said no.", "collective"),
    ("[Two out of three Americans -> x] said no.", "collective"),
    ("[A majority of her aides -> x] said no.", "collective"),
    ("[2024 Democrats -> x] said no.", "collective"),
    ("[Her family -> x] said no.", "collective"),
    ("[Dems -> x] said no.", "collective"),
    ("[Party members -> x] said no.", "collective"),
    ("[Three Democrats -> x] said no.", "anonymous"),
    ("[A fourth -> x] said no.", "anonymous"),
    ("[Staff members -> x] said no.", "anonymous"),
    ("[State television in Velmora -> x] said no.", "media"),
    ("[The polling average -> x] shows that the race is close.", "document"),
    ("[A new batch of emails -> x] shows that she knew.", "document"),
    ("[Average voters -> x] said no.", "collective"),
    ("[Castria -> x] said it was ready.", "organization"),
    ("The talks failed. [Castria -> x] said no. A Castrian envoy left.", "organization"),
    ("[Denholm County -> x] said it would pay.", "organization"),
    ("[Brackwell Haulage -> x] said it knew nothing.", "organization"),
    ("[The activist investor Pinhook Partners -> x] said the price was low.", "organization"),
    ("[Moll & Stone -> x] said it was not for sale.", "organization"),
    ("[Rovers -> x] have said no. Tom Okoye plays for Rovers.", "organization"),
    ("[Neighboring Sabou -> x] said it had closed the border.", "organization"),
    ("[Upper Lesk -> x] said no.", "organization"),
    # Look-alikes: "it" is the pier, and a contractor can be a man.
    ("The pier was closed. [Halm -> x] said it was late.", "person"),
    ("[The contractor, Tom Okoye, -> x] said no.", "person"),
    ("[A Moll campaign spokesman -> x] said no.", "spokesperson"),
    ("[A spokeswoman for the ministry -> x] declined to comment.", "spokesperson"),
    ("[Moll’s lawyers -> x] said no.", "spokesperson"),
    ("[Attorneys for Moll -> x] said no.", "spokesperson"),
    ("[A representative for the company -> x] said no.", "spokesperson"),
    ("[Lawyers at the harbour project -> x] said no.", "anonymous"),
    ("[A senior official -> x] said no.", "anonymous"),
    ("[Officials -> x] said no.", "anonymous"),
    ("[Some aides -> x] said no.", "anonymous"),
    ("[Two people close to the campaign -> x] said no.", "anonymous"),
    ("[People briefed on the talks -> x] said no.", "anonymous"),
    ("[Several Democrats -> x] said no.", "anonymous"),
    ("[One Republican -> x] said no.", "anonymous"),
    ("[At least one glassblower -> x] said no.", "anonymous"),
    ("[Nearly 140 members of the house -> x] said no.", "anonymous"),
    ("[Critics -> x] said no.", "collective"),
    ("[Experts -> x] say no.", "collective"),
    ("[Democrats -> x] say no.", "collective"),
    ("[Many Republicans -> x] say no.", "collective"),
    ("[Some voters -> x] say no.", "collective"),
    ("[A majority of voters -> x] say no.", "collective"),
    ("Ana Ruiz spoke. [Many of her supporters -> x] say no.", "collective"),
    ("[Everyone -> x] says no.", "collective"),
    ("[Any voter -> x] will say no.", "collective"),
    ("[Party figures -> x] say no.", "collective"),
    ("[Human rights groups -> x] said no.", "collective"),
    ("[The report -> x] said no.", "document"),
    ("[A Portal poll -> x] shows a close race.", "document"),
    ("According to [internal emails -> x], the pier was old.", "document"),
    ("[New figures -> x] show a loss.", "document"),
    ("[The government -> x] said no.", "organization"),
    ("[Police -> x] said no.", "organization"),
    ("[The city -> x] said no.", "organization"),
    ("[State media -> x] reported the loss.", "media"),
    ("[The newspaper chain -> x] reported the loss.", "media"),
    ("[Ana Ruiz and two aides -> x] said no.", "person"),
    ("[Critics and the ministry -> x] said no.", "organization"),
]


@pytest.mark.parametrize(("marked", "kind"), KINDS)
def test_kind_of_source(marked: str, kind: str) -> None:
    assert_kind(marked, kind)


def test_an_office_is_not_held_by_a_relative() -> None:
    text = "The divorce from wife Ana Okoye is on file. Ana Okoye left. [The nominee -> x] left."
    speaker = speaker_of(text)
    assert speaker.name == "nominee"


NOBODY = [
    "[The bloodshed in the harbour -> nobody] suggests that more will come.",
    "[No one -> nobody] said so.",
    "[The discussion -> nobody] showed that the town was torn.",
]


@pytest.mark.parametrize("marked", NOBODY)
def test_what_is_no_source_has_no_speaker(marked: str) -> None:
    assert_speakers(marked)


def test_the_spokesman_of_one_master_is_one() -> None:
    assert_speakers(
        "[Moll’s spokesman -> Moll’s spokesman] said no. Ines Moll was away."
        " [The spokesman -> Moll’s spokesman] gave no reason."
    )


def test_somebody_unnamed_keeps_the_fullest_description() -> None:
    speaker = speaker_of("[The three senior officials in the room -> x] said no.")
    assert speaker.name == "three senior officials in the room"


def test_her_message_is_hers() -> None:
    assert_speakers("Ana Ruiz came late. [Her message -> Ana Ruiz] was that the pier is closed.")


def test_her_report_is_a_document() -> None:
    assert_kind("Ana Ruiz came late. [Her report -> x] said the pier was closed.", "document")


# ------------------------------------------------------------------------------------ no source


def test_quotation_that_follows_on_has_the_speaker_before() -> None:
    text = "“No,” Ana Ruiz said. “Never.”"
    found = resolve(text, [Said((6, 14), (15, 19), ((0, 5),)), Said(None, None, ((21, 29),), True)])
    assert found.of[0] is found.of[1] is not None


def speakers_in(text: str, nlp: Language) -> list[str | None]:
    """The names of the speakers of the outermost quotes, None for an open one."""
    outer = [quote for quote in audit_text(text, nlp=nlp).quotes if quote.parent is None]
    return [None if quote.speaker is None else quote.speaker.name for quote in outer]


def test_what_follows_on_is_not_of_whom_the_speaker_quotes(nlp: Language) -> None:
    text = (
        "Ana Ruiz runs the ferry. “In May we were promised that it would not leak,” she said.\n\n"
        "“It leaks, and the crew is late and wet and cold.”"
    )
    assert speakers_in(text, nlp) == ["Ana Ruiz", "Ana Ruiz"]


def test_what_follows_on_is_not_of_who_writes(nlp: Language) -> None:
    text = (
        "Rain on the loch\nBy Maria Stone\n\nWalter Halm is bailing. “You are the newspaper,” he"
        " says.\n\nI say that I am.\n\n“Grand. There is a bucket under the seat.”"
    )
    assert speakers_in(text, nlp) == ["Walter Halm", "Maria Stone", "Walter Halm"]


def test_who_speaks_in_marks_is_no_he(nlp: Language) -> None:
    lead = "A survivor, who gave her name only as Ana, said the crew had gone. "
    text = lead + "“He laughed. He said it was safe,” she said."
    inner = [quote for quote in audit_text(text, nlp=nlp).quotes if quote.parent is not None]
    told = [(quote.source and quote.source.text, quote.speaker) for quote in inner]
    assert told == [("He", None)]


MOCKED = [
    "Halm called her “Crooked Ana Ruiz”. [Ana Ruiz -> Ana Ruiz] left. [Ruiz -> Ana Ruiz] said no.",
    "Halm fought “Crooked Ana Ruiz” all night. [Ruiz -> Ana Ruiz] said she had not heard.",
    "“Crooked Ana left,” Halm said. [Ana Ruiz -> Ana Ruiz] said no. [Ana -> Ana Ruiz] left.",
    # What is no mockery stays: a given name, and a name that is never shorter.
    "“Maria Ana Ruiz left,” Halm said. [Ruiz -> Maria Ana Ruiz] said no.",
    "“Haruko Ann Ruiz left,” Halm said. [Ruiz -> Haruko Ann Ruiz] said no.",
]


@pytest.mark.parametrize("marked", MOCKED)
def test_a_word_that_mocks_is_no_part_of_a_name(marked: str) -> None:
    assert_speakers(marked)


ROLES_BEFORE = [
    "[Protester Mags Venn -> Mags Venn] said no.",
    "[Dad-of-two Paul Oakes -> Paul Oakes] said no. [Oakes -> Paul Oakes] left.",
    "[Cr Tully -> Wes Tully] said no. Wes Tully is the mayor.",
    "Sentencing Halm to a year in jail, Ana Ruiz wept. [Halm -> Halm] said no.",
    "[Residents United -> Residents United] said no.",
]


@pytest.mark.parametrize("marked", ROLES_BEFORE)
def test_what_somebody_does_is_no_part_of_the_name_after_it(marked: str) -> None:
    assert_speakers(marked)


def test_a_regulator_is_not_whom_it_regulates() -> None:
    assert_speakers(
        "[Amberleigh Care -> Amberleigh Care] denied it. [The regulator -> regulator] said no."
    )


def test_where_somebody_lives_says_nothing_of_what_they_are(nlp: Language) -> None:
    lead = "A bookkeeper told a court she was sorry.\n\n“I took it,” said Ana Ruiz, of Mill Lane."
    assert speakers_in(lead, nlp) == ["Ana Ruiz", "Ana Ruiz"]


def test_a_journalist_of_the_lead_is_not_who_speaks_for_a_body_next(nlp: Language) -> None:
    lead = (
        "Guns could be heard, a Portal journalist said.\n\n“They ran,” said Ana Ruiz of Help Now."
    )
    assert speakers_in(lead, nlp) == ["Portal journalist", "Ana Ruiz"]


def test_participle_has_the_subject_that_it_leaves_out() -> None:
    text = "Ana Ruiz denied the claim, adding that the pier was closed."
    found = resolve(text, [Said(None, (27, 33), ((34, 58),))])
    assert [s.name for s in found.of if s] == ["Ana Ruiz"]


def test_passive_without_agent_has_no_speaker() -> None:
    text = "Ana Ruiz is expected to close the pier."
    assert resolve(text, [Said(None, (12, 20), ((21, 38),))]).of == (None,)


# ------------------------------------------------------------------------------- what comes back


def test_speakers_stand_in_the_order_of_their_first_mentions() -> None:
    text, sources, _ = read(
        "Walter Halm was there. [Ana Ruiz -> x] said no. [Halm -> x] said yes. [He -> x] left."
    )
    found = resolve(text, sources)
    assert [(s.id, s.name) for s in found.speakers] == [("s1", "Walter Halm"), ("s2", "Ana Ruiz")]
    assert [s.id for s in found.of if s] == ["s2", "s1", "s1"]


def test_mentions_are_names_pronouns_and_descriptions_in_text_order() -> None:
    text, sources, _ = read(
        "Mayor Ana Ruiz came late. The mayor was tired. She said so. [Ruiz -> x] said no."
    )
    speaker = resolve(text, sources).of[0]
    assert speaker is not None
    assert [m.text for m in speaker.mentions] == ["Ana Ruiz", "The mayor", "She", "Ruiz"]
    assert all(text[m.start : m.end] == m.text for m in speaker.mentions)


ROLES = [
    ("[Ana Ruiz, the mayor of Velmora, -> x] said no.", "the mayor of Velmora"),
    ("[Harbour Secretary Ana Ruiz -> x] said no.", "Harbour Secretary"),
    ("[Former governor Ana Ruiz -> x] said no.", "Former governor"),
    ("[Ana Ruiz -> x] said no. Ana Ruiz, a lawyer, was late.", "a lawyer"),
]


@pytest.mark.parametrize(("marked", "role"), ROLES)
def test_description_is_the_role_beside_the_name(marked: str, role: str) -> None:
    description = speaker_of(marked).description
    assert description is not None
    assert description.text == role


def test_courtesy_is_no_description() -> None:
    assert speaker_of("[Mr. Halm -> x] said no.").description is None


def test_who_never_speaks_is_no_speaker() -> None:
    text, sources, _ = read("Walter Halm met Ana Ruiz. [Ana Ruiz -> x] said no.")
    assert [s.name for s in resolve(text, sources).speakers] == ["Ana Ruiz"]


def test_those_it_could_be_are_speakers_too() -> None:
    text, sources, _ = read("The talks between Tom Okoye and Walter Halm failed. [He -> x] left.")
    found = resolve(text, sources)
    assert found.of == (None,)
    assert found.candidates == (found.speakers,)


def test_empty_text_has_no_speakers() -> None:
    assert resolve("", []) == Resolution((), (), ())


# ------------------------------------------------------------------------------------ properties

_PIECES = st.sampled_from(
    "Ana Ruiz|Ruiz|Ms. Ruiz|Tom Okoye|she|He|they|it|who|which|the mayor|two aides|officials|said"
    "|that|of|and|,|.|“|”|\n\n|’s|Corvale Inc.|the U.N.|I|one of|critics such as|—|-|\ufeff|ß|é|  "
    "|Democrats|Secretary of State|the|SENATOR|46-year-old|D-Ohio|(|)|\U0001f600".split("|")
)


@given(st.lists(_PIECES, max_size=40), st.data())
@settings(max_examples=60)
def test_any_text_gives_speakers_that_fit_it(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda pair: (min(pair), max(pair)))
    said = st.builds(
        Said, st.none() | spans, st.none() | spans, spans.map(lambda s: (s,)), st.booleans()
    )
    attributions = data.draw(st.lists(said, max_size=5))
    found = resolve(text, attributions)
    assert len(found.of) == len(found.candidates) == len(attributions)
    assert [s.id for s in found.speakers] == [f"s{n}" for n in range(1, len(found.speakers) + 1)]
    for speaker, candidates in zip(found.of, found.candidates, strict=True):
        assert speaker is None or not candidates
        assert {s.id for s in (*candidates, *([speaker] if speaker else []))} <= {
            s.id for s in found.speakers
        }
    for speaker in found.speakers:
        assert all(text[m.start : m.end] == m.text for m in speaker.mentions)
        ends = [0, *(m.end for m in speaker.mentions)]
        assert all(m.start >= end for m, end in zip(speaker.mentions, ends, strict=False))


def test_the_same_article_has_the_same_speakers() -> None:
    text, sources, _ = read(NAMES[0])
    assert resolve(text, sources) == resolve(text, sources)


# -------------------------------------------------------------------------------------- the cost


def _page(size: int, shape: str) -> tuple[str, Parse, list[Said]]:
    """A page of one endless sentence that hangs together in an unlikely way."""
    words: list[Word] = []
    texts = {"star": "Ana Ruiz", "chain": "Ruiz and", "relative": "who who", "he": "he he"}[shape]
    tags = {"star": "NNP NNP", "chain": "NNP CC", "relative": "WP WP", "he": "PRP PRP"}[shape]
    deps = {"star": "compound nsubj", "chain": "conj cc", "relative": "relcl relcl"}
    at = 0
    for i in range(size):
        text = texts.split()[i % 2] + (f"{i}" if shape == "star" and i % 2 else "")
        dep = deps.get(shape, "nsubj dobj").split()[i % 2]
        word = Word(i, at, text, tags.split()[i % 2], dep)
        above = None if i == 0 else words[0 if shape in ("star", "he") else i - 1]
        if above is not None:
            word.head = above
            above.children.append(word)
        words.append(word)
        at += len(text) + 1
    for word in reversed(words):
        if word.head is not None and word.last.i > word.head.last.i:
            word.head.last = word.last
    sources = [Said((w.start, w.end), contents=((w.start, w.end),)) for w in words[::5]]
    return " ".join(w.text for w in words) + " ", Parse(words, [range(size)]), sources


@pytest.mark.parametrize("shape", ["star", "chain", "relative", "he"])
def test_cost_grows_with_the_length_only(shape: str) -> None:
    def cost(size: int) -> int:
        text, parse, sources = _page(size, shape)
        block = Block(kind=BlockKind.PARAGRAPH, span=CharSpan.of(text, 0, len(text)))
        return calls_of(lambda: resolve_speakers(text, [block], parse, sources))

    cost(500)  # fills the caches
    assert cost(4_000) < 4 * 1.5 * cost(1_000)


# --------------------------------------------------------------------------------- the word lists


def test_every_kind_has_a_class_of_nouns() -> None:
    assert {noun.sense for noun in nouns().values()} == set(SENSES)
    assert len(SpeakerKind) == 7


def test_word_lists_say_where_they_come_from() -> None:
    for name in ("people", "organizations", "places"):
        assert load_table(name)["origin"].strip()


def test_word_lists_are_in_small_letters() -> None:
    tables = [load_table("people")["nouns"], load_table("people")["titles"]]
    words = [word for table in tables for held in table.values() for word in held]
    assert [word for word in words if word != word.lower()] == []


def test_given_names_are_shares() -> None:
    names = load_weights("given_names")
    assert len(names) > 3_000
    assert all(0 <= share <= 1 for share in names.values())


def test_the_parts_of_the_choice_are_pinned() -> None:
    assert list(PARTS)[:5] == [
        "subject of this sentence",
        "main subject of this sentence",
        "in this sentence",
        "subject of the sentence before",
        "main subject of the sentence before",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A Velmora official said that Ines Moll had warned the council.", "Velmora official"),
        ("A spokesman declined to say. “We are done,” said Tom Okoye, the spokesman.", "spokesman"),
        ("An aide said no. Ana Ruiz, an aide to the mayor, said yes.", "aide"),
    ],
)
def test_an_unnamed_source_is_nobody_who_is_named_in_the_same_paragraph(
    text: str, name: str, nlp: Language
) -> None:
    speaker = audit_text(text, nlp=nlp).quotes[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.mentions[0].start) == (name, 0)


def test_the_adviser_of_the_lead_is_who_speaks_in_the_next_paragraph(nlp: Language) -> None:
    lead = "A top port adviser says the pier is safe.\n\n"
    body = "Tom Okoye spoke to reporters on Monday. He says it will open."
    speaker = audit_text(lead + body, nlp=nlp).quotes[0].speaker
    assert speaker is not None
    assert speaker.name == "Tom Okoye"
