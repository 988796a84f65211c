"""What stands on the page: invented articles, with their blocks marked ``{kind|text}``."""

from __future__ import annotations

from typing import Any

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quoteaudit.article import PROSE, authors_of, find_blocks, guest_of, outlet_of
from quoteaudit.article.lines import PLAIN
from quoteaudit.article.patterns import forms_of
from quoteaudit.article.rules import RULES
from quoteaudit.lexicon import load_table
from quoteaudit.records import Block, BlockKind

_MARK = regex.compile(r"\{(\w+)\|([^{}]*)\}")

LONG = (
    "The council of Velmora voted on Tuesday to close the old bridge over the Lirra, and the "
    "mayor said that a new one would be built within three years."
)
LONGER = (
    "Ana Ruiz, who lives beside the river, said that nobody had asked her. “They came with a "
    "map and a smile,” she said, and she showed the letter that the town had sent in May."
)


def joined(*parts: str, by: str = "\n") -> str:
    return by.join(parts)


def unmarked(marked: str) -> str:
    return _MARK.sub(lambda mark: mark[2], marked)


def blocks_marked(marked: str) -> list[tuple[str, str]]:
    return [(mark[1], mark[2]) for mark in _MARK.finditer(marked)]


def blocks_found(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.text) for block in find_blocks(text)]


def kind_of(line: str, *, before: str = LONG, after: str = LONGER) -> str:
    """The kind of a line between two paragraphs."""
    text = joined(before, line, after)
    start = len(before) + 1
    return next(b.kind.value for b in find_blocks(text) if b.span.start >= start)


# ------------------------------------------------------------------------------------ paragraphs

PARAGRAPHS = {
    "nothing": "",
    "only white space": " \t\n\r\n \u200b\ufeff\n",
    "one line": "{paragraph|It rained in Velmora.}",
    "one line without a full stop": "{paragraph|It rained in Velmora}",
    "one line is one paragraph": "{paragraph|It rained.}\n{paragraph|It stopped.}",
    "blank lines": "{paragraph|It rained.}\n\n\n{paragraph|It stopped.}\n",
    "lines ended by carriage returns and line feeds": "{paragraph|It rained.}\r\n\r\n"
    "{paragraph|It stopped.}\r\n{paragraph|It rained again.}",
    "carriage returns alone": "{paragraph|It rained.}\r{paragraph|It stopped.}",
    "every other line break": "{paragraph|One.}\x0b{paragraph|Two.}\x0c{paragraph|Three.}\x85"
    "{paragraph|Four.}\u2028{paragraph|Five.}\u2029{paragraph|Six.}",
    "space and invisible characters around": "\ufeff  {paragraph|It rained.}\u200b \n"
    "\u2003{paragraph|It stopped.}\xa0",
    "a quotation over two paragraphs": "{paragraph|“It rained,” Ruiz said. “It poured.}\n"
    "{paragraph|“Then it stopped.”}",
}


@pytest.mark.parametrize("marked", PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs(marked: str) -> None:
    assert blocks_found(unmarked(marked)) == blocks_marked(marked)


WRAPPED = {
    "blank lines between paragraphs": """\
{paragraph|The council of Velmora voted on Tuesday to close the old bridge over
the Lirra, and the mayor, Tom Okoye, said that a new one would be built
within three years. Nobody on the council spoke against it.}

{paragraph|“We had no choice,” Okoye said. “The engineers told us that the piers
are hollow, and I believe them.”}

{paragraph|Work begins in May.}
""",
    "indented paragraphs": """\
   {paragraph|The council of Velmora voted on Tuesday to close the old bridge over
the Lirra, and the mayor, Tom Okoye, said that a new one would be built
within three years. Nobody on the council spoke against it, he added in
Velmora.}
   {paragraph|“We had no choice,” Okoye said. “The engineers told us that the piers
are hollow, and I believe them.”}
""",
    "short last lines end paragraphs": """\
{paragraph|The council of Velmora voted on Tuesday to close the old bridge over
the Lirra, and the mayor, Tom Okoye, said that a new one would be built
within three years.}
{paragraph|“We had no choice,” Okoye said. “The engineers told us that the piers
are hollow, and I believe them, as does everybody else who has seen them
up close.”}
{paragraph|Work begins in May.}
""",
    "headings, credits and a dateline between": """\
{heading|Velmora closes its old bridge}

{byline|By Ana Ruiz}

{dateline|VELMORA (Portal) –} {paragraph|The council of Velmora voted on Tuesday to close
the old bridge over the Lirra, and the mayor, Tom Okoye, said that a new
one would be built within three years.}

{heading|NO CHOICE}
{paragraph|“We had no choice,” Okoye said. “The engineers told us that the piers
are hollow, and I believe them.”}

{credit|(Reporting by Ana Ruiz in Velmora and Li Wei in Port Tarn; Editing by
Tom Okoye)}
""",
    "a title of two lines": """\
{heading|Velmora closes its old bridge over the Lirra for three years as the Town
Council fears a collapse}

{paragraph|The council of Velmora voted on Tuesday to close the old bridge over
the Lirra, and the mayor, Tom Okoye, said that a new one would be built
within three years. Nobody on the council spoke against it, although the
ferry will cost the town more.}
""",
    "bullets": """\
{paragraph|The council of Velmora voted on Tuesday on three matters that had been
put off since the spring, and it passed all of them within the hour, to
the surprise of many:}

{bullet|• The old bridge over the Lirra is closed from the first of the month
until further notice.}
{bullet|• The ferry is free.}
""",
    "two lines": "{paragraph|The council of Velmora voted on Tuesday to close the old\n"
    "bridge over the Lirra.}",
    "carriage returns": "{paragraph|The council of Velmora voted on Tuesday to close the old\r\n"
    "bridge over the Lirra, and the mayor said that a new one would be\r\n"
    "built within three years.}\r\n\r\n{paragraph|Work begins in May.}",
}


@pytest.mark.parametrize("marked", WRAPPED.values(), ids=WRAPPED)
def test_hand_wrapped_lines_are_joined(marked: str) -> None:
    assert blocks_found(unmarked(marked)) == blocks_marked(marked)


def test_one_line_paragraphs_of_a_printed_width_are_not_joined() -> None:
    lines = [
        "The council of Velmora voted to close the old bridge on Tuesday.",
        "Tom Okoye, the mayor, said that a new one would be built soon.",
        "Nobody on the council spoke against it, and nobody was surprised.",
        "Work begins in May, and it will last for three years, he added.",
    ]
    assert blocks_found("\n".join(lines)) == [("paragraph", line) for line in lines]


def test_a_wrapped_letter_inside_an_article_of_long_lines_is_joined() -> None:
    letter = (
        "We are sorry to tell you that the bridge will be closed to all traffic\n"
        "and that the ferry will not run on Sundays."
    )
    text = joined(LONG, LONGER, letter, LONG, by="\n\n")
    assert blocks_found(text) == [("paragraph", part) for part in (LONG, LONGER, letter, LONG)]


# ---------------------------------------------------------------------------- openings of a line

DATELINES = {
    "agency": "{dateline|VELMORA (Portal) –} {paragraph|It rained.}",
    "date and agency": "{dateline|VELMORA, Nov 15 (Portal) –} {paragraph|It rained.}",
    "region, date and agency": "{dateline|TARN, Ore., Jan. 4, 2024 (UPI) —} {paragraph|It rained.}",
    "hyphen": "{dateline|VELMORA (Reuters) -} {paragraph|It rained.}",
    "quotation after it": "{dateline|VELMORA (AP) —} {paragraph|“It rained,” Ruiz said.}",
    "two hyphens": "{dateline|PORT TARN --} {paragraph|It rained.}",
    "no agency": "{dateline|VELMORA -} {paragraph|It rained.}",
    "long dash without spaces": "{dateline|VELMORA—}{paragraph|It rained.}",
    "region": "{dateline|ST. ORRIN, Calif. —} {paragraph|It rained.}",
    "small letters and a region": "{dateline|Oakland, Calif. —} {paragraph|It rained.}",
    "small letters and an agency": "{dateline|Port Tarn (AFP) –} {paragraph|It rained.}",
    "small letters and a date": "{dateline|Port Tarn, Nov. 3 —} {paragraph|It rained.}",
    "a country of its own": "{dateline|Lunde (Karun) (AGP) –} {paragraph|It rained.}",
    "date alone with an agency": "{dateline|Dec 29 (Reuters) -} {paragraph|It rained.}",
    "agency alone": "{dateline|(Portal) –} {paragraph|It rained.}",
    "two places": "{dateline|VELMORA/PORT TARN (Portal) –} {paragraph|It rained.}",
    "press release": "{dateline|VELMORA, May 3, 2024 /Newswire/ --} {paragraph|It rained.}",
    "accents": "{dateline|SÃO MIGUEL (Portal) –} {paragraph|It rained.}",
    "under a byline": "{byline|By Jane Roe}\n{dateline|VELMORA (Reuters) -} {paragraph|It rained.}",
    "on a line of its own": "{dateline|VELMORA, May 3 (Portal) –}\n{paragraph|It rained.}",
    "title above it with a full stop": "{heading|Rain shuts the bridge.}\n"
    "{dateline|VELMORA —} {paragraph|It rained.}",
}


@pytest.mark.parametrize("marked", DATELINES.values(), ids=DATELINES)
def test_datelines(marked: str) -> None:
    assert blocks_found(unmarked(marked)) == blocks_marked(marked)


@pytest.mark.parametrize(
    "line",
    [
        "NATO – the alliance that Velmora never joined – said no.",
        "NATO — The alliance said no.",
        "LONDON - a city that she hated - was cold.",
        "EXCLUSIVE – The mayor will go.",
        "UPDATE 1-The mayor will go.",
        "Ana Ruiz (D) – The mayor will go.",
        "Tom Okoye (R-Ohio) — The senator said no.",
        "The United Towns (UT) – the club of mayors – said no.",
        "Patience — The word was on every wall.",
        "WASHINGTON: The mayor will go.",
        "It rained in VELMORA (Portal) – said Ruiz.",
        "A - B is the line.",
        "GDP - The number is in.",
        "HOW RUIZ LOST - The story of a vote.",
    ],
)
def test_look_alikes_of_datelines_are_prose(line: str) -> None:
    assert blocks_found(line) == [("paragraph", line)]


def test_names_before_dashes_are_no_datelines() -> None:
    text = "RUIZ — Who told you?\nOKOYE — Nobody.\nRUIZ — I see."
    assert {kind for kind, _ in blocks_found(text)} == {"paragraph"}


LABELS = {
    "question and answer": "{label|Q:} {paragraph|Will you go?}\n{label|A:} {paragraph|No.}",
    "questions with full stops": "{label|Q.} {paragraph|Will you go?}\n{label|A.} {paragraph|No.}",
    "capitals": "{label|RUIZ:} {paragraph|Will you go?}\n{label|OKOYE:} {paragraph|No.}\n"
    "{label|RUIZ:} {paragraph|Never?}\n{paragraph|It was then that Okoye left.}",
    "title": "{label|MR. OKOYE:} {paragraph|I will not go.}",
    "party": "{label|REP. RUIZ (D-Ohio):} {paragraph|I will not go.}",
    "full name once, surname later": "{label|ANA RUIZ:} {paragraph|Will you go?}\n"
    "{label|TOM OKOYE:} {paragraph|No.}\n{label|RUIZ:} {paragraph|Never?}\n"
    "{label|OKOYE:} {paragraph|Never.}",
    "small letters, taking turns": "{label|Interviewer:} {paragraph|Will you go?}\n"
    "{label|Ana Ruiz:} {paragraph|No.}\n{label|Interviewer:} {paragraph|Never?}\n"
    "{label|Ana Ruiz:} {paragraph|Never.}",
    "on a line of its own": "{label|RUIZ:}\n{paragraph|Will you go?}\n{label|OKOYE:}\n"
    "{paragraph|No.}\n{label|RUIZ:}\n{paragraph|Never?}\n{label|OKOYE:}\n{paragraph|Never.}",
    "bold type": "{label|**RUIZ:**} {paragraph|Will you go?}\n{label|**OKOYE:**} {paragraph|No.}\n"
    "{label|**RUIZ:**} {paragraph|Never?}\n{label|**OKOYE:**} {paragraph|Never.}",
}


@pytest.mark.parametrize("marked", LABELS.values(), ids=LABELS)
def test_labels(marked: str) -> None:
    assert blocks_found(unmarked(marked)) == blocks_marked(marked)


@pytest.mark.parametrize(
    "line",
    [
        "Here is the list: bread, wine and salt.",
        "Ruiz: the woman who said no to the mayor.",
        "WASHINGTON: The mayor will go.",
        "BREAKING: The mayor will go.",
        "Photo: The mayor goes.",
        "https://tribune.example is the place.",
        "10:30 is the time.",
        "Isaiah 45:1 is the verse.",
        "Okoye said: “No.”",
        "She had one wish: Velmora.",
        "A: the first letter.",
    ],
)
def test_look_alikes_of_labels_have_no_label(line: str) -> None:
    assert "label" not in {kind for kind, _ in blocks_found(f"{LONG}\n{line}\n{LONGER}")}


def test_counts_beside_names_are_no_labels() -> None:
    text = "Ruiz: 1,024.\nOkoye: 980.\nRuiz: 1,100.\nOkoye: 1,050."
    assert "label" not in {kind for kind, _ in blocks_found(text)}


def test_a_title_with_a_name_and_a_colon_is_no_label() -> None:
    text = f"Ruiz: I will not go\n{LONG}\n{LONGER}"
    assert blocks_found(text)[0] == ("heading", "Ruiz: I will not go")


# --------------------------------------------------------------------------------------- headings


@pytest.mark.parametrize(
    "line",
    [
        "Union asks for talks",
        "Velmora asks the river towns for help",
        "THE FERRY",
        "THE FERRY.",
        "RIVER under attack",
        "A Bridge Too Few",
        "What the Engineers Found Below the Water?",
        "Background",
        "“NOBODY ASKED US”",
        "– Old hands –",
        "9:15 p.m.",
        "## The ferry",
    ],
)
def test_section_headings(line: str) -> None:
    assert kind_of(line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "“We woke up to a flood,” said Ruiz.",
        "“We woke up to a flood”",
        "“No.”",
        "No.",
        "No",
        "It never rained.",
        "There is deep distrust between the two.",
        "Why did nobody ask?",
        "But Ruiz had gone.",
        "The mayor added:",
        "among them the ferry",
        "Literally.",
        "Tom Okoye.",
        "Velmora, Port Tarn, Orrin, Lower Lirra, Saint Bede.",
    ],
)
def test_short_prose_is_no_heading(line: str) -> None:
    assert kind_of(line) == "paragraph"


def test_without_full_stops_anywhere_a_short_line_is_no_heading() -> None:
    text = joined(LONG[:-1], "Union asks for talks", LONGER[:-1])
    assert blocks_found(text)[1] == ("paragraph", "Union asks for talks")


def test_lists_of_short_lines_are_no_headings() -> None:
    text = joined(LONG, "The old bridge", "The new ferry", "The long road", LONGER)
    assert [kind for kind, _ in blocks_found(text)[1:3]] == ["paragraph", "paragraph"]


TITLES = {
    "no full stop": "{heading|Velmora closes its bridge}\n{paragraph|It rained.}",
    "title case and a full stop": "{heading|Council Closes Old Bridge.}\n\n{paragraph|It rained.}",
    "question": "{heading|Will Velmora Ever Get Its Bridge?}\n{paragraph|It rained.}",
    "deck after a semicolon": "{heading|Velmora closes its bridge;}\n"
    "{heading|The ferry will be free, mayor says.}\n{paragraph|It rained.}",
    "above a byline": "{heading|Velmora closes its bridge}\n{byline|By Ana Ruiz}\n"
    "{paragraph|It rained.}",
}


@pytest.mark.parametrize("marked", TITLES.values(), ids=TITLES)
def test_titles(marked: str) -> None:
    assert blocks_found(unmarked(marked)) == blocks_marked(marked)


def test_an_archived_title_with_a_full_stop_stands_apart() -> None:
    text = joined("Velmora closes its bridge.", LONG, LONGER, LONG, LONGER, by="\n\n")
    assert blocks_found(text)[0] == ("heading", "Velmora closes its bridge.")


@pytest.mark.parametrize(
    "lead",
    [
        "The mayor of Velmora resigned on Monday.",
        "“No,” the mayor said.",
        "Velmora is without a bridge.",
        "Here is what we know:",
    ],
)
def test_a_short_lead_is_no_title(lead: str) -> None:
    text = joined(lead, LONG, LONGER, LONG, LONGER, by="\n\n")
    assert blocks_found(text)[0] == ("paragraph", lead)


@pytest.mark.parametrize(
    "line",
    [
        "• Free the ferry.",
        "- Free the ferry.",
        "– Free the ferry.",
        "* Free the ferry.",
        "● Free it.",
    ],
)
def test_bullets(line: str) -> None:
    assert kind_of(line) == "bullet"


def test_numbered_lines_are_bullets_where_there_are_several() -> None:
    text = (
        "{paragraph|It has two parts.}\n{bullet|1. Free the ferry.}\n{bullet|2) Close the bridge.}"
    )
    assert blocks_found(unmarked(text)) == blocks_marked(text)
    assert kind_of("7. That is how many left.") == "paragraph"


@pytest.mark.parametrize("line", ["-5 degrees was the low.", "*Ruiz* was gone.", "1990 was dry."])
def test_look_alikes_of_bullets_are_prose(line: str) -> None:
    assert kind_of(line) == "paragraph"


# -------------------------------------------------------------------------------- page furniture

TAILS = {
    "reporting": "{paragraph|It is closed.} {credit|(Reporting by Ana Ruiz; Editing by Li Wei)}",
    "no parentheses": "{paragraph|The bridge is closed.} {credit|Reporting by Ana Ruiz}",
    "photograph": "{paragraph|The bridge in May.} {residue|(ANA RUIZ/AFP/Getty Images)}",
    "after a dateline": "{dateline|VELMORA (Portal) –} {paragraph|It rained.} "
    "{credit|(Writing by Ana Ruiz)}",
    "none": "{paragraph|The bridge (built by Tom Okoye) is closed. (He sold it.)}",
    "reporting in a sentence": "{paragraph|It rained. Reporting by The Tribune shows that it did.}",
}


@pytest.mark.parametrize("marked", TAILS.values(), ids=TAILS)
def test_credits_at_the_end_of_a_paragraph(marked: str) -> None:
    assert blocks_found(unmarked(marked)) == blocks_marked(marked)


def test_a_correction_under_its_label_is_a_note() -> None:
    text = f"{LONG}\n\nCORRECTION:\n\nThe bridge was built in 1902."
    assert [kind for kind, _ in blocks_found(text)] == ["paragraph", "note", "note"]


def test_a_long_note_is_a_note() -> None:
    note = "Editor's note: " + "The Tribune regrets it. " * 200
    assert blocks_found(f"{LONG}\n{note}")[1][0] == "note"


SIGNATURES = {
    "a name and a place": "{heading|Rain Shuts The Pier}\n{byline|Paul Stone at Orrin Park}\n",
    "a name that the story has not": ("{heading|Rain shuts the pier}\n{byline|Danny Stone}\n"),
    "a name and a job": (
        "{heading|Rain shuts the pier}\n{byline|Paul Stone}\n"
        "{byline|Local government correspondent, The Velmora Courier}\n"
    ),
    "from a place": "{heading|Rain shuts the pier}\n{byline|From Paul Stone, Old Velm}\n",
    "a job alone": "{heading|Rain shuts the pier}\n{byline|Local democracy reporter}\n",
    "a desk": "{heading|Rain shuts the pier}\n{byline|By the Tribune Fact Desk}\n",
    "in the tags of a page": "{heading|Rain shuts the pier}\n"
    '{byline|<p class="byline">By Maria Stone | Updated 14:02</p>}\n',
    "no given name": "{heading|Rain shuts the pier}\n{heading|Orrin Park at Old Velm}\n",
    "where another line is the byline": "{heading|Rain shuts the pier}\n"
    "{heading|Paul Stone at Orrin Park}\n{byline|By Maria Stone}\n",
    "a name above a job": "{heading|Rain shuts the pier}\n{byline|Hester Orrin}\n"
    "{byline|Political correspondent}\n",
    "two names": "{heading|Rain shuts the pier}\n{byline|Orla Venn and Paul Stone}\n",
    "two of no given name": "{heading|Rain shuts the pier}\n{heading|Old Velm and New Velm}\n",
    "a job before a name": "{heading|Rain shuts the pier}\n{byline|Crime Reporter Ana Ruiz}\n",
    "an exclusive": "{heading|Rain shuts the pier}\n{byline|EXCLUSIVE by Ana Ruiz}\n",
    "a bullet": "{heading|Rain shuts the pier}\n{bullet|• One}\n{bullet|• Two}\n",
}


@pytest.mark.parametrize("head", SIGNATURES.values(), ids=SIGNATURES)
def test_signatures_without_by(head: str) -> None:
    marked = head + "{paragraph|" + LONG + "}"
    assert blocks_found(unmarked(marked)) == blocks_marked(marked)


def test_a_name_alone_that_the_story_tells_of_is_a_heading() -> None:
    text = f"Rain shuts the pier\n\nPaul Stone\n\n{LONG} Paul Stone stayed."
    assert [kind for kind, _ in blocks_found(text)] == ["heading", "heading", "paragraph"]


AUTHORS = [
    ("By Ana Ruiz", ["Ana Ruiz"]),
    ("BY ANA RUIZ", ["ANA RUIZ"]),
    ("By Ana Ruiz and Tom Okoye, The Tribune", ["Ana Ruiz", "Tom Okoye"]),
    ("By Ana Ruiz, Science Correspondent", ["Ana Ruiz"]),
    ("Paul Stone at Orrin Park", ["Paul Stone"]),
    ("Interview by Ana Ruiz.", ["Ana Ruiz"]),
    ("By the Tribune Fact Desk", []),
    ("By Staff Reporters", []),
    ("By The Associated Press", []),
    ("Editing by Tom Okoye", []),
]


def test_a_last_line_tells_who_wrote_an_opinion() -> None:
    bio = "Ana Ruiz is a former pilot and the author of Late Ferries."
    text = f"Rain shuts the pier\n{LONG}\n{LONGER}\n{LONG}\n{bio}"
    assert [span.text for span in authors_of(find_blocks(text))] == ["Ana Ruiz"]
    assert not authors_of(find_blocks(text.replace(bio, "Ana Ruiz is a carpenter.")))


@pytest.mark.parametrize(("line", "names"), AUTHORS)
def test_who_signed_is_told_by_the_head(line: str, names: list[str]) -> None:
    text = f"Rain shuts the pier\n{line}\n{LONG}"
    assert [span.text for span in authors_of(find_blocks(text))] == names
    assert all(text[span.start : span.end] == span.text for span in authors_of(find_blocks(text)))


GUESTS = [
    ("Five questions for Ana Ruiz", "Ana Ruiz"),
    ("An interview with the painter Ana Ruiz", "Ana Ruiz"),
    ("We spoke to Ana Ruiz in May.", "Ana Ruiz"),
    ("The trouble with rain", None),
]


@pytest.mark.parametrize(("line", "name"), GUESTS)
def test_whom_an_interview_is_with_is_told_above_its_labels(line: str, name: str | None) -> None:
    turns = "Q: Will you go?\nA: No.\nQ: Why not?\nA: I spoke to Tom Okoye."
    guest = guest_of(find_blocks(f"{line}\n\n{turns}"))
    assert (guest and guest.text) == name


def test_an_interview_ends_its_standfirst_with_who_led_it() -> None:
    marked = (
        "{paragraph|The painter is going back to sea.} {credit|Interview by Ana Ruiz.}"
        " {note|Our conversation has been edited.}\n{paragraph|" + LONG + "}"
    )
    assert blocks_found(unmarked(marked)) == blocks_marked(marked)


def test_the_paper_under_a_byline_belongs_to_it() -> None:
    text = f"Rain\nBy Ana Ruiz\nThe Velmora Tribune\n{LONG}"
    assert [kind for kind, _ in blocks_found(text)] == ["heading", "byline", "byline", "paragraph"]


def test_biographies_stand_at_the_end_only() -> None:
    line = "Ana Ruiz is a reporter for The Tribune."
    assert kind_of(line) == "paragraph"
    assert blocks_found(joined(LONG, LONGER, LONG, line))[-1] == ("credit", line)


PATTERNS: list[dict[str, Any]] = load_table("structure")["pattern"]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern["yes"][0][:40])
def test_every_pattern_keeps_its_examples(pattern: dict[str, Any]) -> None:
    forms = forms_of([pattern])
    assert pattern["yes"]
    assert pattern["no"]
    assert [s for s in pattern["yes"] if not forms.fit(s.translate(PLAIN), 0, len(s))] == []
    assert [s for s in pattern["no"] if forms.fit(s.translate(PLAIN), 0, len(s))] == []


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (pattern["kind"], line)
        for pattern in PATTERNS
        if pattern["kind"] in {"residue", "note", "credit"}
        for line in pattern["yes"]
    ],
)
def test_furniture_at_the_end_of_an_article(kind: str, line: str) -> None:
    text = joined(LONG, LONGER, LONG, LONGER, LONG, LONGER, LONG, LONGER, line)
    assert blocks_found(text)[-1] == (kind, line)


@pytest.mark.parametrize(
    "line",
    [line for p in PATTERNS if p["kind"] in {"residue", "note", "credit"} for line in p["no"]],
)
def test_look_alikes_of_furniture_can_be_read(line: str) -> None:
    kinds = {block.kind for block in find_blocks(f"{LONG}\n{LONGER}\n{line}")}
    assert kinds & PROSE


def test_the_rules_stand_in_their_order() -> None:
    assert [kind.value for kind, _ in RULES] == [
        "residue",
        "note",
        "byline",
        "credit",
        "dateline",
        "label",
        "heading",
        "bullet",
        "heading",
        "paragraph",
    ]


# ----------------------------------------------------------------------------------------- outlet


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("VELMORA, Nov 15 (Portal) – It rained.", "Portal"),
        ("VELMORA, Nov. 3 /Newswire/ -- It rained.", "Newswire"),
        ("VELMORA —  It rained.", None),
        ("VELMORA (May 3, 2024) — It rained.", None),
        ("By Ana Ruiz\nIt rained.", None),
        ("By Ana Ruiz, The Tribune\nIt rained.", "The Tribune"),
        ("By Ana Ruiz, Velmora Tribune\nIt rained.", "Velmora Tribune"),
        ("By Ana Ruiz, Tribune staff writer\nIt rained.", "Tribune"),
        ("By Ana Ruiz | Portal staff\nIt rained.", "Portal"),
        ("Ana Ruiz | Tribune\nIt rained.", "Tribune"),
        ("By ANA RUIZ and Tom Okoye, Staff Writers\nIt rained.", None),
        ("By Ana Ruiz, Tom Okoye and Li Wei\nIt rained.", None),
        ("By The Associated Press\nIt rained.", "The Associated Press"),
        ("By Portal Staff\nIt rained.", "Portal"),
        ("By Ana Ruiz, BBC News, Velmora\nIt rained.", "BBC News"),
        ("By Ana Ruiz Velmora Tribune\nIt rained.", None),
        ("By Ana Ruiz\nSpecial to The Tribune\nIt rained.", "The Tribune"),
        ("It rained.", None),
        ("", None),
    ],
)
def test_the_outlet_is_learned_from_dateline_or_byline(text: str, outlet: str | None) -> None:
    assert outlet_of(find_blocks(text)) == outlet


# ------------------------------------------------------------------------------ a whole article

ARTICLE = """\
{heading|Velmora shuts its bridge as piers give way}
{byline|By Ana Ruiz and Li Wei, The Velmora Tribune}
{residue|Published 5:30 p.m. ET Nov. 15, 2023}

{dateline|VELMORA, Nov 15 (Portal) –} {paragraph|The council of Velmora voted on \
Tuesday to close the old bridge over the Lirra, three officials said.}

{paragraph|“We had no choice,” said Tom Okoye, the mayor.}

{residue|Story continues below advertisement}

{paragraph|The town gave three reasons:}

{bullet|• The piers are hollow.}
{bullet|• The deck is cracked.}

{heading|Engineers warn the river towns}

{paragraph|Engineers from Port Tarn told the council in May that the piers could fail in a flood, \
according to a letter seen by The Tribune.}

{label|Q:} {paragraph|Why did you wait?}

{label|A:} {paragraph|We hoped.}

{heading|WHAT COMES NEXT}

{paragraph|Work begins in spring. Okoye did not respond to a request for comment on the cost.}

{credit|Reporting by Ana Ruiz in Velmora and Li Wei in Port Tarn; Additional reporting by \
Sam Bell; Editing by Jo Marsh}
{note|Correction: An earlier version of this story misstated the age of the bridge.}
{residue|Our standards: The Portal Trust Principles.}
{residue|Acquire license rights, opens new tab}
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\u2028"])
def test_a_whole_article(line_end: str) -> None:
    marked = ARTICLE.replace("\n", line_end)
    text = unmarked(marked)
    blocks = find_blocks(text)
    assert [(block.kind.value, block.span.text) for block in blocks] == blocks_marked(marked)
    assert outlet_of(blocks) == "Portal"


# ------------------------------------------------------------------------------------- properties


def assert_sound(text: str, blocks: tuple[Block, ...]) -> None:
    """Offsets hold, blocks stand in order, and nothing but white space is left out."""
    end = 0
    left = []
    for block in blocks:
        span = block.span
        assert span.start >= end
        assert text[span.start : span.end] == span.text
        assert span.text.strip() == span.text != ""
        left.append(text[end : span.start])
        end = span.end
    left.append(text[end:])
    assert not regex.search(r"[^\s\x1c-\x1f\p{Cf}]", "".join(left))


_FRAGMENTS = st.sampled_from(
    [
        *(line for pattern in PATTERNS for line in (*pattern["yes"], *pattern["no"])),
        *("VELMORA (Portal) – It rained.", "RUIZ: No.", "Q: Why?", "A: No.", "• One", "1. One"),
        *("Union asks for talks", "THE FERRY", LONG, LONGER, "", " ", "\ufeff", "\t", "“", "”"),
        *("the council of Velmora voted on Tuesday to close the old bridge over", "the Lirra"),
    ]
)
_BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", " ", ""])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_FRAGMENTS, _BREAKS), max_size=30))
def test_any_article_is_covered(parts: list[tuple[str, str]]) -> None:
    text = "".join(fragment + line_end for fragment, line_end in parts)
    assert_sound(text, find_blocks(text))


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=300))
@example("\ud800")
@example("(\udfff) –")
@example("\x00\x01\x1c\x1d\n\x1f")
@example("A:\u200b\nQ:\u200b")
@example("RUIZ: \ufeff")
def test_any_text_is_covered(text: str) -> None:
    assert_sound(text, find_blocks(text))


def test_the_same_text_gives_the_same_blocks() -> None:
    text = unmarked(ARTICLE)
    assert find_blocks(text) == find_blocks(text)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 1_000_000,
        "WORD " * 1_000_000,
        "(A " * 1_000_000,
        "\n" * 100_000,
        "\u200b" * 1_000_000,
        ("(A) " * 370 + "\n") * 100,
        ("By A. " * 250 + "\n") * 100,
        "RUIZ: No.\n" * 5_000,
    ],
    ids=["words", "capitals", "parentheses", "breaks", "nothing", "credits", "bylines", "labels"],
)
def test_hostile_text_is_laid_out(text: str) -> None:
    assert_sound(text, find_blocks(text))


def test_every_kind_of_block_can_be_found() -> None:
    assert {block.kind for block in find_blocks(unmarked(ARTICLE))} == set(BlockKind)
