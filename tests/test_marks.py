"""What quotation marks enclose, in text whose marks are right, odd, missing or no marks at all."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteaudit.marks import MAX_DEPTH, Marks, Quotation, pair_marks
from quoteaudit.records import DefectKind
from tests.counting import calls_of

# Every spelling of a mark; the longest first, so that "startswith" finds the whole one.
SPELLINGS = (
    *("â€œ", "â€\x9d", "â€\ufffd", "â€ž", "â€˜", "â€™", "â€"),
    *("â\x80\x9c", "â\x80\x9d", "â\x80\x9e", "â\x80\x98", "â\x80\x99"),
    *("''", "’’", "‘‘", "``", "´´", "‚‚"),
    *"\"“”„‟＂«»‹›‘’‚‛`´'",
)


def blocks_of(text: str) -> list[tuple[int, int]]:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append((start, start + len(line)))
        start += len(line) + 1
    return blocks


def marks_in(text: str) -> Marks:
    return pair_marks(text, blocks_of(text))


def shown(text: str) -> list[str]:
    """The quotations, each after one "> " per quotation around it."""
    return ["> " * q.depth + text[q.start : q.end] for q in marks_in(text).quotations]


def faults(text: str) -> list[tuple[str, int]]:
    """The kind and the start of each defect."""
    return [(d.kind.value, d.start) for d in marks_in(text).defects]


# --- Marks that are right -----------------------------------------------------------------

STYLES = [
    ("“No,” said Ola Brandt.", ["“No,”"]),
    ('"No," said Ola Brandt.', ['"No,"']),
    ("''No,'' said Ola Brandt.", ["''No,''"]),
    ("’’No,’’ said Ola Brandt.", ["’’No,’’"]),
    ("``No,'' said Ola Brandt.", ["``No,''"]),
    ("‘‘No,’’ said Ola Brandt.", ["‘‘No,’’"]),
    ("＂No,＂ said Ola Brandt.", ["＂No,＂"]),
    ("« Non », dit Odile Tarn.", ["« Non »"]),
    ("«Non», dit Odile Tarn.", ["«Non»"]),
    ("‹Non›, dit Odile Tarn.", ["‹Non›"]),
    ("„Nein“, sagte Jutta Kolm.", ["„Nein“"]),
    ("»Nein«, sagte Jutta Kolm.", ["»Nein«"]),
    ("„Er rief: ‚Nein!‘“", ["„Er rief: ‚Nein!‘“", "> ‚Nein!‘"]),
    ("”Nej”, sa Ola Brandt.", ["”Nej”"]),
    ("l’« ami » de Tarn, l’“hôte” du port", ["« ami »", "“hôte”"]),
    ("‘No,’ said Ola Brandt.", ["‘No,’"]),
    ("'No,' said Ola Brandt.", ["'No,'"]),
    ("`No,' said Ola Brandt.", ["`No,'"]),
    ("â€œNo,â€\x9d she said. It isnâ€™t â€œoddâ€ at all.", ["â€œNo,â€\x9d", "â€œoddâ€"]),
    ("â\x80\x9cNo,â\x80\x9d she said.", ["â\x80\x9cNo,â\x80\x9d"]),
    ("She said â€˜noâ€™ â€“ and left.", ["â€˜noâ€™"]),
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_every_style_of_marks_is_paired(text: str, expected: list[str]) -> None:
    assert shown(text) == expected
    assert faults(text) == []


MIXED = [
    ('“No," said Ola.', ['“No,"']),
    ('"No,” said Ola.', ['"No,”']),
    ('``No," said Ola.', ['``No,"']),
    ("''No,\" said Ola.", ["''No,\""]),
    ("“No,“ said Ola. “Yes.“", ["“No,“", "“Yes.“"]),
    ("She said “ No “ and left.", ["“ No “"]),
    ("She was ”late”, said Ola.", ["”late”"]),
    ("The ‘pier‘ is closed, said Ola.", ["‘pier‘"]),
    ("“He told me, ’Go home,’” said Ola.", ["“He told me, ’Go home,’”", "> ’Go home,’"]),
    ("” … the pier is closed,” said Ola.", ["” … the pier is closed,”"]),
    ("” … the ‘pier’ is late,” said Ola.", ["” … the ‘pier’ is late,”", "> ‘pier’"]),
    ("” … the «pier» is late,” said Ola.", ["” … the «pier» is late,”", "> «pier»"]),
]


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_marks_of_two_styles_make_a_pair(text: str, expected: list[str]) -> None:
    assert shown(text) == expected
    assert faults(text) == []


NESTED = [
    (
        "“She wrote, ‘They call it “art” here,’” said Ola.",
        ["“She wrote, ‘They call it “art” here,’”", "> ‘They call it “art” here,’", "> > “art”"],
    ),
    ("‘She wrote, “Stay,”’ said Ola.", ["‘She wrote, “Stay,”’", "> “Stay,”"]),
    (
        "‘She wrote, “They call it ‘art’ here,”’ said Ola.",
        ["‘She wrote, “They call it ‘art’ here,”’", "> “They call it ‘art’ here,”", "> > ‘art’"],
    ),
    ("\"'Stay,' she wrote,\" said Ola.", ["\"'Stay,' she wrote,\"", "> 'Stay,'"]),
    ("\"She wrote, 'Stay,'\" said Ola.", ["\"She wrote, 'Stay,'\"", "> 'Stay,'"]),
    ("\"She wrote, 'Stay,' \" said Ola.", ["\"She wrote, 'Stay,' \"", "> 'Stay,'"]),
    ("“She wrote, ‘Stay,'\" said Ola.", ["“She wrote, ‘Stay,'\"", "> ‘Stay,'"]),
    ("''A Moll-like 'go away,''' said Ola.", ["''A Moll-like 'go away,'''", "> 'go away,'"]),
    ("’’A Moll-like ’go away,’’’ said Ola.", ["’’A Moll-like ’go away,’’’", "> ’go away,’"]),
    ("'''Salt' is a film,'' said Ola.", ["'''Salt' is a film,''", "> 'Salt'"]),
    ('She called it "a "free" port" again.', ['"a "free" port"', '> "free"']),
    (
        "“One «two ‹three› two» one”",
        ["“One «two ‹three› two» one”", "> «two ‹three› two»", "> > ‹three›"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_quotations_stand_in_quotations(text: str, expected: list[str]) -> None:
    assert shown(text) == expected
    assert faults(text) == []


NEIGHBOURS = [
    ('" No, " said Ola, " not now. "', ['" No, "', '" not now. "']),
    ("`` No , '' said Ola , `` not now . ''", ["`` No , ''", "`` not now . ''"]),
    ('said Ola,"No,"and left', ['"No,"']),
    ('"No,"said Ola. "Yes."', ['"No,"', '"Yes."']),
    ("Ola said,“No,” and left.", ["“No,”"]),
    ("'No,'said Ola.", ["'No,'"]),
    ("said Ola,'No,'and left", ["'No,'"]),
    ("‘ No, ’ said Ola.", ["‘ No, ’"]),
    ("He read ‘Nine Boats’ to “Moll.”", ["‘Nine Boats’", "“Moll.”"]),
    ("He said “no.”“Yes,” said Ola.", ["“no.”", "“Yes,”"]),
    ('He said "no"—"never"—and "yes."', ['"no"', '"never"', '"yes."']),
    ('"I thought—" said Ola. "So did I."', ['"I thought—"', '"So did I."']),
    ('("one") ["two"] "three"/"four"', ['"one"', '"two"', '"three"', '"four"']),
    ('"one","two"', ['"one"', '"two"']),
    ('pic="" by="Ola"', ['"Ola"']),
    ('*"No,"* said Ola. **"Yes."**', ['"No,"', '"Yes."']),
    ("\u200b“No,”\u200b said\ufeff Ola. \u202a”Yes.”", ["“No,”", "”Yes.”"]),
    ('\ufeff"No,"\u200b said Ola.', ['"No,"']),
    ("«\u00a0Non\u00a0», dit Odile.", ["«\u00a0Non\u00a0»"]),
    ("She said\u00a0“no.”\u00a0Then she left.", ["“no.”"]),
    ("“****” was all he said.", ["“****”"]),
    ('A "Moll"\'s price is "high".', ['"Moll"', '"high"']),
]


@pytest.mark.parametrize(("text", "expected"), NEIGHBOURS)
def test_neighbours_tell_the_direction(text: str, expected: list[str]) -> None:
    assert shown(text) == expected
    assert faults(text) == []


def test_offsets_bound_the_words_and_their_marks() -> None:
    text = "Ola: ``No, ''"
    assert marks_in(text).quotations == (
        Quotation(
            start=5,
            inner_start=7,
            inner_end=11,
            end=13,
            depth=0,
            closed=True,
            continues=False,
            continued=False,
            single=False,
        ),
    )


@pytest.mark.parametrize("text", ["‘pier’", "'pier'", "‹pier›", "`pier'", "â€˜pierâ€™"])
def test_single_marks_are_told(text: str) -> None:
    assert [q.single for q in marks_in(text).quotations] == [True]


@pytest.mark.parametrize("text", ["“pier”", '"pier"', "''pier''", "«pier»", "’’pier’’"])
def test_doubled_marks_are_not_single(text: str) -> None:
    assert [q.single for q in marks_in(text).quotations] == [False]


# --- What looks like a mark and is none ---------------------------------------------------

NO_MARKS = [
    "",
    " \t ",
    "I don't, I don’t, I don‘t, I don´t and I don\u200b’t.",
    "O'Moll and O’Brandt’s hat",
    "in the '90s, in ’08, and from '07 to the ’20s",
    "’Tis late; 'twas later. Get 'em, ’cause 'til then we talk 'bout it.",
    "rock 'n' roll, rock ’n’ roll, rock 'n roll",
    "rock ' roll and the Molls' hat",
    "the players' bus, James’ hat, the Molls' dog and the Brandts’ cat",
    "top o' the morning to good ol' Ola, thinkin’ and drinkin' again",
    "the 'hood and the ’hood",
    'a 6\'2" pole, a 6’2” pole, a 6\' 2" pole, a 5-foot 10" wall',
    'a 12" record and a 7" record',
    '5" pipes',
    "A room of 5' by 9' is small.",
    "Home » News » Harbour",
    "Home › News",
    "the 83 e.v.’s of Ola Brandt Jr.'s slate",
    "â€“ broken dashes â€” and itâ€™s dots â€¦",
    "'",
    "’ ’ '",
]


@pytest.mark.parametrize("text", NO_MARKS)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert shown(text) == []
    assert faults(text) == []


APOSTROPHES_INSIDE = [
    ("‘The players’ bus is late,’ said Ola.", ["‘The players’ bus is late,’"]),
    ("'The players' bus is late,' said Ola.", ["'The players' bus is late,'"]),
    ("‘THE BOSS’ BUS IS LATE,’ SAID OLA.", ["‘THE BOSS’ BUS IS LATE,’"]),
    ("‘No‚ never,’ said Ola.", ["‘No‚ never,’"]),
    ("'It's the Molls' hat, isn't it?' said Ola.", ["'It's the Molls' hat, isn't it?'"]),
    ("“It’s the players’ bus,” said Ola.", ["“It’s the players’ bus,”"]),
    ("He read 'Grey Harbours' and the Molls' letters.", ["'Grey Harbours'"]),
    ("the 'rock 'n' roll' years", ["'rock 'n' roll'"]),
    ("'Moll's' is a bar, 'O'Moll's' another.", ["'Moll's'", "'O'Moll's'"]),
    ("\"Get 'em off the players' bus,\" said Ola.", ["\"Get 'em off the players' bus,\""]),
    ("“’Twas the players’ bus,” said Ola.", ["“’Twas the players’ bus,”"]),
    ("‘I know the ’hood,’ said Ola.", ["‘I know the ’hood,’"]),
    ('"I own a 12" record," said Ola.', ['"I own a 12" record,"']),
    ('"It is 6\'2"," said Ola.', ['"It is 6\'2","']),
    ("“He is 6’2”,” said Ola.", ["“He is 6’2”,”"]),
    ('She chose "Pier 22" and "Pier 9" again.', ['"Pier 22"', '"Pier 9"']),
    ("“I took “Ferry 13” home,” said Ola.", ["“I took “Ferry 13” home,”", "> “Ferry 13”"]),
]


@pytest.mark.parametrize(("text", "expected"), APOSTROPHES_INSIDE)
def test_apostrophes_inside_do_not_end_a_quotation(text: str, expected: list[str]) -> None:
    assert shown(text) == expected
    assert faults(text) == []


# --- Marks that are missing ---------------------------------------------------------------


@pytest.mark.parametrize(("open_", "close"), ["“”", '""', "«»", ("``", "''"), ("''", "''")])
def test_unclosed_mark_costs_one_quotation(open_: str, close: str) -> None:
    one, lost, two = f"{open_}Yes,{close}", f"{open_}No, said Ola.", f"{open_}We {close}"
    text = f"{one} said Ines. {lost} {open_}Stay,{close} said Mia. {two.strip()}"
    assert shown(text)[:3] == [one, lost, f"{open_}Stay,{close}"]
    assert len(shown(text)) == 4
    assert faults(text) == [("unclosed-quote", text.index(lost))]


@pytest.mark.parametrize(("open_", "close"), ["“”", '""', "«»", ("``", "''"), ("''", "''")])
@pytest.mark.parametrize("lost", range(8))
def test_any_lost_mark_costs_the_quotation_it_belongs_to(open_: str, close: str, lost: int) -> None:
    words = ("Yes,", "No, never.", "a ‘grey’ port", "Go!")
    marks = [mark for _ in words for mark in (open_, close)]
    marks[lost] = ""
    quotes = [a + w + z for a, w, z in zip(marks[::2], words, marks[1::2], strict=True)]
    text = "{} said Ines. {} Then {}, said Mia, and {} So it was.".format(*quotes)
    kept = [quote for i, quote in enumerate(quotes) if i != lost // 2]
    assert [quote for quote in shown(text) if quote in kept] == kept
    assert len(faults(text)) == 1


def test_unclosed_quotation_ends_with_the_last_word_of_its_block() -> None:
    text = "Ola said: “We stay.  \nThen he left."
    assert shown(text) == ["“We stay."]
    assert faults(text) == [("unclosed-quote", 10)]
    (quotation,) = marks_in(text).quotations
    assert (quotation.closed, quotation.continues) == (False, False)
    assert quotation.end == quotation.inner_end


def test_unclosed_quotation_keeps_what_stands_in_it() -> None:
    text = "“They said ‘no,’ and “left.” Then “we stay.”"
    assert shown(text) == ["“They said ‘no,’ and", "> ‘no,’", "“left.”", "“we stay.”"]


def test_many_unclosed_marks_cost_one_quotation_each() -> None:
    text = '"a "b "c "d "e "f "g" and "h"'
    assert shown(text)[-2:] == ['"g"', '"h"']
    assert [kind for kind, _ in faults(text)] == ["unclosed-quote"] * 6


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("“It was like, ‘Wait, and it stays. But go, and it sinks.” So he left.", 14),
        ('"He said, \'Wait, and it stays." So he left.', 10),
        ("‘She said, “Wait, and it stays.’ So he left.", 11),
        ("“They are ‘odd and old.” So he left.", 10),
        ("“They are ‘odd and old” So he left.", 10),
    ],
)
def test_unclosed_inner_mark_leaves_the_outer_quotation_whole(text: str, at: int) -> None:
    end = text.index(" So he left")
    assert shown(text) == [text[:end], "> " + text[at : end - 1]]
    assert faults(text) == [("unclosed-inner-quote", at)]


def test_unclosed_inner_mark_ends_before_the_next_inner_quotation() -> None:
    text = "“He said, ‘Go. She said, ‘Stay.’”"
    assert shown(text) == [text, "> ‘Go. She said,", "> ‘Stay.’"]
    assert faults(text) == [("unclosed-inner-quote", 10)]


@pytest.mark.parametrize(
    "text",
    [
        "“It is the 'hood,” said Ola.",
        "“It is the ’hood,” said Ola.",
        "“It is the 'Hood,” said Ola.",
    ],
)
def test_inner_mark_that_may_be_an_apostrophe_is_passed_over(text: str) -> None:
    assert shown(text) == [text[: text.index(" said")]]
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("We stay,” said Ola.", 8),
        ('We stay," said Ola.', 8),
        ("We stay,'' said Ola.", 8),
        ("We stay », dit Ola.", None),  # spaced guillemets are more often arrows
        ("We stay», dit Ola.", 7),
        ("“We stay,” said Ola.”", 20),
        ("” said Ola.", 0),
        ("We stay.”Then he left.", 8),
        ('We stay. "', 9),
    ],
)
def test_closing_mark_without_an_opening_one_is_a_defect(text: str, at: int | None) -> None:
    assert faults(text) == ([] if at is None else [("unopened-quote", at)])


def test_unopened_mark_costs_nothing_else() -> None:
    text = "“Yes,” said Ines. We stay,” said Ola. “No,” said Mia."
    assert shown(text) == ["“Yes,”", "“No,”"]


def test_doubled_opening_mark_is_a_slip_of_the_hand() -> None:
    text = "She said “”No,” and left. “Yes.”"
    assert shown(text) == ["”No,”", "“Yes.”"]
    assert faults(text) == [("unclosed-quote", 9)]


@pytest.mark.parametrize("text", ['""', "“”", "“ ”", "''''", "«\u200b»"])
def test_marks_without_words_are_no_quotation(text: str) -> None:
    assert shown(f"She wrote {text} there.") == []


def test_single_mark_outside_a_quotation_is_never_a_defect() -> None:
    text = "They read ‘16 Harbours and ‘Nine Boats at sea."
    assert shown(text) == []
    assert faults(text) == []


def test_single_mark_that_opens_again_was_lost_before() -> None:
    assert shown("They read ‘Nine and ‘Ten’ in the Molls’ house.") == ["‘Ten’"]


@pytest.mark.parametrize(
    ("text", "expected", "at"),
    [
        ("‘The “players’ bus” is late, said Ola.", ["“players’ bus”"], []),
        ("‘The “players’ bus is late, said Ola.", ["“players’ bus is late, said Ola."], [5]),
    ],
)
def test_apostrophe_does_not_close_across_an_inner_mark(
    text: str, expected: list[str], at: list[int]
) -> None:
    assert shown(text) == expected
    assert faults(text) == [("unclosed-quote", start) for start in at]


def test_lost_quotation_ends_where_the_next_mark_inside_it_begins() -> None:
    text = "“We ‘stay and “go,” said Ola."
    assert shown(text) == ["“We", "‘stay and “go,” said Ola.", "> “go,”"]
    assert faults(text) == [("unclosed-quote", 0), ("unclosed-inner-quote", 4)]


# --- Quotations of several paragraphs -----------------------------------------------------


def chain(text: str) -> list[tuple[bool, bool, bool]]:
    return [(q.closed, q.continues, q.continued) for q in marks_in(text).quotations]


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "«»", ("``", "''"), ("''", "''")])
def test_quotation_of_three_paragraphs_is_closed_once(marks: tuple[str, str]) -> None:
    a, z = marks
    text = f"Ola said: {a}We stay.\n{a}We wait.\n  {a}We go,{z} he said."
    assert shown(text) == [f"{a}We stay.", f"{a}We wait.", f"{a}We go,{z}"]
    assert chain(text) == [(False, True, False), (False, True, True), (True, False, True)]
    assert faults(text) == []


def test_inner_quotation_is_reopened_with_the_outer_one() -> None:
    text = "“Moll told me, ‘We stay.\n“‘We wait.’ That was it,” said Ola."
    assert shown(text) == [
        "“Moll told me, ‘We stay.",
        "> ‘We stay.",
        "“‘We wait.’ That was it,”",
        "> ‘We wait.’",
    ]
    assert [(q.continues, q.continued) for q in marks_in(text).quotations] == [
        (True, False),
        (True, False),
        (False, True),
        (False, True),
    ]
    assert faults(text) == []


def test_paragraph_that_does_not_reopen_ends_the_quotation() -> None:
    text = "“We stay.\n“We wait.\nThen he left, said “no,” and was gone."
    assert shown(text) == ["“We stay.", "“We wait.", "“no,”"]
    assert chain(text) == [(False, True, False), (False, False, True), (True, False, False)]
    assert faults(text) == [("unclosed-quote", 10)]


def test_closed_quotation_does_not_continue() -> None:
    assert chain("“We stay.”\n“We wait.”") == [(True, False, False), (True, False, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Ola said: “\n“We stay,” he said.",  # nothing to go on from
        "Ola left the 'hood.\n'We stay,' he said.",  # an apostrophe
    ],
)
def test_mark_that_opens_no_quotation_is_not_continued(text: str) -> None:
    assert chain(text) == [(True, False, False)]


def test_single_marks_continue_from_the_first_character() -> None:
    assert chain("'We stay.\n'We wait,' he said.") == [(False, True, False), (True, False, True)]


def test_last_of_two_lost_quotations_continues() -> None:
    text = "“Go “now\n“We stay,” he said."
    assert chain(text) == [(False, False, False), (False, True, False), (True, False, True)]


def test_quotation_never_crosses_the_end_of_its_block() -> None:
    text = "“We stay.\nWe wait,” said Ola."
    assert shown(text) == ["“We stay."]
    assert faults(text) == [("unclosed-quote", 0), ("unopened-quote", 18)]


def test_blank_block_does_not_break_a_chain() -> None:
    text = "“We stay.\n \n\n“We wait.”"
    assert chain(text) == [(False, True, False), (True, False, True)]


def test_text_between_blocks_is_not_read() -> None:
    text = "“No,” said “Ola.” “Yes.”"
    assert pair_marks(text, [(0, 5), (18, 24)]).quotations[1].start == 18
    assert pair_marks(text, []) == Marks(quotations=(), defects=())


# --- Any text at all ----------------------------------------------------------------------

hostile = st.lists(
    st.one_of(
        st.sampled_from([*SPELLINGS, *" \n\t.,!?—-(*_=0129sntaA", "\u200b", "\u00a0", "\ud800"]),
        st.characters(),
    ),
    max_size=60,
).map("".join)


@given(hostile)
def test_any_text_has_marks_in_text_order(text: str) -> None:
    marks = marks_in(text)
    assert marks == marks_in(text)
    starts = [q.start for q in marks.quotations]
    assert starts == sorted(set(starts))
    assert [d.start for d in marks.defects] == sorted({d.start for d in marks.defects})


@given(hostile)
def test_quotations_nest_and_never_cross(text: str) -> None:
    quotations = marks_in(text).quotations
    for a, b in combinations(quotations, 2):
        assert a.end <= b.start or (a.inner_start <= b.start and b.end <= a.inner_end)
    for q in quotations:
        around = [o for o in quotations if o.start < q.start and q.end <= o.end]
        assert q.depth == len(around) < MAX_DEPTH


@given(hostile)
def test_quotations_stand_in_one_block_between_real_marks(text: str) -> None:
    blocks = blocks_of(text)
    for q in marks_in(text).quotations:
        assert any(start <= q.start and q.end <= end for start, end in blocks)
        assert q.start < q.inner_start < q.inner_end <= q.end
        assert text[q.start : q.inner_start] in SPELLINGS
        assert q.closed == (text[q.inner_end : q.end] in SPELLINGS)
        assert q.closed or (q.end == q.inner_end and not text[q.end - 1].isspace())
        assert not (q.closed and q.continues)


@given(hostile)
def test_defects_are_marks_and_unclosed_quotations_have_one(text: str) -> None:
    marks = marks_in(text)
    opening = {d.start for d in marks.defects if d.kind is not DefectKind.UNOPENED_QUOTE}
    assert all(text[d.start : d.end] in SPELLINGS for d in marks.defects)
    for q in marks.quotations:
        assert (q.start in opening) == (not q.closed and not q.continues)


@given(hostile)
def test_what_continues_is_continued(text: str) -> None:
    quotations = marks_in(text).quotations
    ends = [q.start for q in quotations if q.continues]
    heads = [q.start for q in quotations if q.continued]
    assert len(ends) == len(heads)
    for end, head in zip(ends, heads, strict=True):
        assert "\n" in text[end:head]


@given(hostile, hostile)
def test_blocks_are_paired_alone(first: str, second: str) -> None:
    """A block changes nothing in another but whether a quotation is joined to it."""
    first, second = first.replace("\n", " "), second.replace("\n", " ")
    whole = pair_marks(first + second, [(0, len(first)), (len(first), len(first + second))])
    alone = pair_marks(second, [(0, len(second))])
    shift = len(first)
    closed = {(q.start - shift, q.end - shift) for q in whole.quotations if q.closed}
    assert {(q.start, q.end) for q in alone.quotations if q.closed} <= closed


HEAPS = [
    '"',
    "“",
    "”",
    "'",
    "’",
    "‘",
    "''' ",
    '"a ',
    ' "a" ',
    "“‘",
    "’”",
    " 'a",
    "s' ",
    '1" ',
    "«»",
]


def calls_for(text: str) -> int:
    """How many calls it takes to pair the marks of ``text``."""
    return calls_of(lambda: pair_marks(text, [(0, len(text))]))


@pytest.mark.parametrize("heap", HEAPS)
def test_work_grows_with_the_text_and_no_faster(heap: str) -> None:
    once, twice = calls_for(heap * 500), calls_for(heap * 1000)
    assert twice < 2.2 * once


@pytest.mark.parametrize("heap", ['"', "'", "“‘", " 'a", "’’’"])
def test_hundred_thousand_marks_have_a_result(heap: str) -> None:
    assert isinstance(marks_in(heap * (100_000 // len(heap))), Marks)


def test_deeper_nesting_than_people_use_is_cut() -> None:
    text = "“" * 50 + "deep" + "”" * 50
    depths = [q.depth for q in marks_in(text).quotations]
    assert depths == list(range(MAX_DEPTH))


def test_fifth_mark_cuts_the_fourth_short() -> None:
    text = "“One ‘two “three ‘four «five» six"
    assert shown(text)[-3:] == ["“three ‘four «five» six", "> ‘four", "> «five»"]
