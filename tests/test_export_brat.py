"""brat standoff: what is written, what is read, and that the one is the way back from the other."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteaudit.errors import FileError, InputError
from quoteaudit.export import (
    Annotation,
    Relation,
    Standoff,
    brat_configuration,
    read_brat,
    standoff_of,
    to_brat,
)
from quoteaudit.records import Audit, CharSpan
from quoteaudit.testing import make_audit
from tests.wild_audits import FULL, wild_audits

TEXT = "She said no.\r\nHe said yes."


def spans_of(ann: str, text: str = TEXT) -> list[tuple[str, ...]]:
    return [tuple(span.text for span in one.spans) for one in read_brat(ann, text).annotations]


def test_a_split_quote_is_one_discontinuous_annotation() -> None:
    first = to_brat(make_audit("{content|“No,”} {cue|said} Ruiz, {content|“never.”}"))
    assert first.startswith("T1\tQuote 0 5;17 25\t“No,” “never.”\n")


def test_a_span_is_cut_at_its_line_breaks_and_made_whole_again() -> None:
    ann = to_brat(FULL)
    assert "“We wait,” “for now. And then we go.”" in ann.splitlines()[0]
    assert ann.splitlines()[0].count(";") == 2
    (quote, *_) = read_brat(ann, FULL.text).annotations
    assert quote.spans == FULL.quotes[0].contents


def test_parts_with_only_a_line_break_between_them_stay_two() -> None:
    text = "“One.\n“Two.”"
    contents = (CharSpan.of(text, 0, 5), CharSpan.of(text, 6, 12))
    standoff = Standoff(text=text, annotations=(Annotation(label="Quote", spans=contents),))
    assert "#1\tSpans T1\t0:5;6:12" in to_brat(standoff)
    assert read_brat(to_brat(standoff), text) == standoff


def test_a_note_of_spans_that_were_moved_since_does_not_count() -> None:
    text = "“One.\n“Two.”"
    ann = "T1\tQuote 0 5\t“One.\n#1\tSpans T1\t0:5;6:12\n"
    assert spans_of(ann, text) == [("“One.",)]


def test_relations_and_attributes_are_written() -> None:
    lines = to_brat(FULL).splitlines()
    assert "R1\tHasCue Arg1:T1 Arg2:T2" in lines
    assert "R2\tHasSource Arg1:T1 Arg2:T3" in lines
    assert any(line.endswith("\tOutcome T8 declined") for line in lines)
    assert {"Event", "Quantity"} <= {line.split("\t")[1].split()[0] for line in lines}


def test_every_label_that_is_written_is_in_the_configuration() -> None:
    words = set(brat_configuration().replace("\t", " ").split())
    standoff = standoff_of(FULL)
    assert {one.label for one in standoff.annotations} <= words
    assert {one.label for one in standoff.relations} <= words
    assert {name for one in standoff.annotations for name, _ in one.attributes} <= words


@given(wild_audits())
def test_what_was_written_is_read_back(audit: Audit) -> None:
    standoff = standoff_of(audit)
    with_words = tuple(
        one
        for one in standoff.annotations
        if any(piece.strip() for span in one.spans for piece in span.text.split("\n"))
    )
    read = read_brat(to_brat(audit), audit.text)
    assert read.annotations == with_words
    assert read.relations == tuple(
        one for one in standoff.relations if one.arg1 in with_words and one.arg2 in with_words
    )
    assert to_brat(read) == to_brat(audit)


@given(wild_audits())
@settings(max_examples=25)
def test_the_text_file_with_surrogates_replaced_has_the_same_offsets(audit: Audit) -> None:
    text = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in audit.text)
    ann = to_brat(audit)
    ann.encode()
    given_, replaced = read_brat(ann, audit.text), read_brat(ann, text)
    for one, other in zip(given_.annotations, replaced.annotations, strict=True):
        assert [(s.start, s.end) for s in one.spans] == [(s.start, s.end) for s in other.spans]


def test_what_an_annotator_changed_is_seen() -> None:
    before = standoff_of(make_audit("{content|“No,”} {cue|said} {source|Ana Ruiz}."))
    ann = to_brat(before).replace("T3\tSource 11 19\tAna Ruiz", "T9\tSource 15 19\tRuiz")
    after = read_brat(ann.replace("Arg2:T3", "Arg2:T9"), before.text)
    assert [one.spans[0].text for one in before.annotations if one not in after.annotations] == [
        "Ana Ruiz"
    ]


@pytest.mark.parametrize(
    ("ann", "spans"),
    [
        ("", []),
        ("\n\n", []),
        ("T1\tCue 4 8\tsaid", [("said",)]),
        ("T1\tCue 4 8\tsaid\r\n", [("said",)]),
        ("T1\tQuote 0 3;9 11\tShe no\n", [("She", "no")]),
        ("T1\tQuote 9 12;14 16\tno. He\n", [("no.\r\nHe",)]),
        ("T7\tCue 4 8\tsaid\nE1\tSay:T7\n*\tEquiv T7 T7\nN1\tReference T7 W:1\tx", [("said",)]),
        ("T1\tCue 4 8\tsaid\nE1\tSay:T1\nA1\tNegation E1\nR1\tX Arg1:E1 Arg2:T1\n", [("said",)]),
    ],
)  # fmt: skip
def test_files_of_others_are_read(ann: str, spans: list[tuple[str, ...]]) -> None:
    assert spans_of(ann) == spans


@pytest.mark.parametrize(
    "ann",
    [
        "T1\tCue 4 8\tsays",
        "T1\tCue 4 99\tsaid",
        "T1\tCue 8 4\tsaid",
        "T1\tCue four 8\tsaid",
        "T1\tCue\tsaid",
        "T1 Cue 4 8 said",
        "T1\tCue 4 8",
        "T1\t",
        "T1\tCue 4 8\tsaid\nT1\tCue 4 8\tsaid",
        "T1\tCue 4 8\tsaid\nA1\tKind T2 direct",
        "T1\tCue 4 8\tsaid\nA1\tKind",
        "T1\tCue 4 8\tsaid\nA1",
        "T1\tCue 4 8\tsaid\nR1\tHasCue Arg1:T1",
        "T1\tCue 4 8\tsaid\nR1\tHasCue Arg1:T1 Arg2:T9",
        "T1\tCue 4 8\tsaid\nR1",
        "#1\tAnnotatorNotes",
        "#1",
    ],
)
def test_a_broken_line_is_named(ann: str) -> None:
    number = len(ann.split("\n"))
    with pytest.raises(FileError, match=rf"^line {number}: found .*; needed "):
        read_brat(ann, TEXT)


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    ann = to_brat(FULL)
    start = data.draw(st.integers(0, len(ann)))
    end = data.draw(st.integers(start, min(len(ann), start + 9)))
    damage = data.draw(st.text(st.sampled_from("T1R#A\t\n :;0"), max_size=4))
    with suppress(FileError):
        read_brat(ann[:start] + damage + ann[end:], FULL.text)


def test_a_relation_with_a_stranger_is_refused() -> None:
    one = Annotation(label="Cue", spans=(CharSpan.of(TEXT, 4, 8),))
    stranger = Annotation(label="Cue", spans=(CharSpan.of(TEXT, 9, 11),))
    relation = Relation(label="HasCue", arg1=one, arg2=stranger)
    with pytest.raises(InputError, match="not in the standoff"):
        to_brat(Standoff(text=TEXT, annotations=(one,), relations=(relation,)))
