"""Did they say that? Each verdict with what looks like it, and what must never happen."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quoteaudit.errors import InputError, QuoteauditError
from quoteaudit.lexicon import load_table
from quoteaudit.records import Audit, Block, CharSpan, Quote, Speaker
from quoteaudit.records.comparisons import Edit, EditKind, QuoteCheck, Touch, Verdict
from quoteaudit.verify import marked_up, verify_headline, verify_quotes, word_diff
from quoteaudit.verify.judge import RULES, SEVERITY
from quoteaudit.verify.words import read_reference, read_words

SPEECH = """\
MAYOR MOLL: Good evening. [applause] We have not closed the bridge because we wanted to; we
closed it because fourteen cables were broken, and nobody in this room can tell me that it was
safe. In May I asked the engineer, Pavel Korda, whether it'd last the winter. (Laughter.) He
told me it wouldn't.

00:04:10 We will spend forty million on the repairs, and not one crown more. I know that the
ferry is slow, and I know that the ferry is cold, and I know who sits in it every morning
before it is light: nurses, bakers, and the children of Ostrand.

PAVEL KORDA: The steel is well-known to me. The U.S. firm, um, measured 1,500 bolts twice.

MAYOR MOLL: We will build a bridge that our grandchildren can walk over without holding their
breath. That's what I promised in the spring.
"""
FILLER = "Then there was a long talk about drains, which nobody needs to read again here.\n" * 10
LATER = "MAYOR MOLL: We're not going to sell the harbour to anybody, however often he asks.\n"
TRANSCRIPT = SPEECH + FILLER + LATER


def article(*words: str, kind: str = "direct", **more: Any) -> Audit:
    """An article that is one quote, in as many pieces as there are words."""
    text = " she said ".join(words)
    spans, at = [], 0
    for piece in words:
        spans.append(CharSpan.of(text, at, at + len(piece)))
        at += len(piece) + len(" she said ")
    quote = Quote(id="q1", kind=kind, contents=tuple(spans), rule="by-hand")
    return Audit(text=text, quotes=(quote,), **more)


def check(*words: str, said: Any = TRANSCRIPT, kind: str = "direct", **more: Any) -> QuoteCheck:
    (found,) = verify_quotes(article(*words, kind=kind, **more), said)
    return found


def kinds(found: QuoteCheck) -> list[str]:
    return [edit.kind.value for edit in found.edits]


VERBATIM = [
    "“we closed it because fourteen cables were broken, and nobody in this room can tell me”",
    "“We closed it”",
    '"nobody in this room can tell me that it was safe"',
    "“In May I asked the engineer, Pavel Korda, whether it’d last the winter. He told me it”",
    "“and I know who sits in it every morning before it is light: nurses, bakers,”",
    "“The US firm measured 1,500 bolts twice.”",
    "“The steel is well-known to me[sic].”",
    "“Good evening. [applause] We have not closed the bridge”",
    "“He told me it wouldn’t. We will spend forty million on the repairs, and not one”",
]
PUNCTUATION = [
    ("“We closed it because fourteen cables were broken, and nobody”", ["case"]),
    ("“we closed it because 14 cables were broken”", ["form"]),
    ("“whether it would last the winter. He told me it would not.”", ["form", "form"]),
    ("“we closed it because fourteen cables were broken — and nobody”", ["marks"]),
    ("“The steel is well known to me.”", ["marks"]),
    ("“I know that the ferry is cold … and I know who sits in it”", ["marks"]),
    ("“We will spend 40 million on the repairs and not one crown more.”", ["form", "marks"]),
    ("“We are not going to sell the harbor to anybody, however often”", ["form", "form"]),
    ("“The steel is wellknown to me.”", ["form"]),
]
ELIDED = [
    "“I know that the ferry is slow … and I know who sits in it”",
    "“We have not closed the bridge … because fourteen cables were broken”",
    "“I know who sits in it every morning ... nurses, bakers, and the children of Ostrand.”",
    "“I know who sits in it every morning [. . .] nurses, bakers, and the children”",
]
SILENT_CUT = [
    "“I know who sits in it every morning: nurses, bakers, and the children of Ostrand.”",
    "“I know that the ferry is slow, and I know who sits in it every morning”",
    "“In May I asked Pavel Korda whether it’d last the winter.”",
]
BRACKETED = [
    "“In May I asked [the engineer] whether it’d last the winter.”",
    "“[The mayor] asked the engineer, Pavel Korda, whether it’d last the winter.”",
    "“[W]e closed it because fourteen cables were broken”",
    "“He [Korda] told me it wouldn’t. We will spend forty million”",
    "“That’s what [Moll] promised in the spring.”",
]
ALTERED = [
    ("“we closed it because fifteen cables were broken”", Touch.NUMBER),
    ("“we closed it because 40 cables were broken”", Touch.NUMBER),
    ("“We have closed the bridge because we wanted to”", Touch.NEGATION),
    ("“We will not spend forty million on the repairs”", Touch.NEGATION),
    ("“He told me it would. We will spend forty million on the repairs”", Touch.NEGATION),
    ("“We will spend forty million on the repairs, and … one crown more.”", Touch.NEGATION),
    ("“In May I asked the engineer, Viktor Korda, whether it’d last”", Touch.NAME),
    ("“The U.S. firm measured [1,600] bolts twice.”", Touch.NUMBER),
    ("“The U.S. firm measured bolts twice.”", Touch.NUMBER),
    ("“We will build a road that our grandchildren can walk over”", None),
    ("“We will build a lovely bridge that our grandchildren can walk over”", None),
]
OUT_OF_ORDER = (
    "“We will build a bridge that our grandchildren can walk over because cables were broken, "
    "and nobody in this room can tell me”"
)
SPLICED = [
    ("“That’s what I promised in the spring … We’re not going to sell the harbour”",),
    (OUT_OF_ORDER,),
    ("“We will spend forty million on the repairs,”", "“Fourteen cables were broken.”"),
]
NOT_FOUND = [
    "“The harbour belongs to those who get up early and mend their nets”",
    "“We will spend a happy afternoon on the promenade, and not one hour more.”",
    "“I know that the summer is short, and I know that the beer is warm”",
]
FRAGMENT = ["“slow ferry”", "“not for sale”", "“fifteen cables were broken”", "“a bridge too”"]


@pytest.mark.parametrize("words", VERBATIM)
def test_words_that_were_said_are_verbatim(words: str) -> None:
    found = check(words)
    assert (found.verdict, found.similarity, found.candidates) == (Verdict.VERBATIM, 1.0, ())
    assert len(found.spans) == 1


@pytest.mark.parametrize(("words", "edits"), PUNCTUATION)
def test_the_same_words_in_other_writing_are_punctuation(words: str, edits: list[str]) -> None:
    found = check(words)
    assert (found.verdict, kinds(found)) == (Verdict.PUNCTUATION, edits)
    assert not any(edit.touches for edit in found.edits)


@pytest.mark.parametrize("words", ELIDED)
def test_an_ellipsis_shows_that_words_are_left_out(words: str) -> None:
    assert check(words).verdict is Verdict.ELIDED


@pytest.mark.parametrize("words", SILENT_CUT)
def test_words_left_out_without_a_sign_are_a_silent_cut(words: str) -> None:
    found = check(words)
    assert found.verdict is Verdict.SILENT_CUT
    assert "removed" in kinds(found)


@pytest.mark.parametrize("words", BRACKETED)
def test_brackets_show_whose_words_they_hold(words: str) -> None:
    found = check(words)
    assert found.verdict is Verdict.BRACKETED
    assert "bracketed" in kinds(found)


@pytest.mark.parametrize(("words", "touch"), ALTERED)
def test_other_words_are_altered_and_say_what_they_touch(words: str, touch: Touch | None) -> None:
    found = check(words)
    assert found.verdict is Verdict.ALTERED
    assert found.spans
    touched = [one for edit in found.edits for one in edit.touches]
    assert touched == ([] if touch is None else [touch])


@pytest.mark.parametrize("words", SPLICED)
def test_passages_from_far_apart_or_in_another_order_are_spliced(words: tuple[str, ...]) -> None:
    found = check(*words)
    assert found.verdict is Verdict.SPLICED
    assert len(found.spans) == 2


@pytest.mark.parametrize("words", NOT_FOUND)
def test_a_look_alike_is_no_match(words: str) -> None:
    found = check(words)
    assert (found.verdict, found.spans, found.edits) == (Verdict.NOT_FOUND, (), ())


@pytest.mark.parametrize("words", FRAGMENT)
def test_under_five_words_a_quote_is_verbatim_or_a_fragment(words: str) -> None:
    assert check(words).verdict is Verdict.FRAGMENT


def test_a_look_alike_is_named_as_a_candidate() -> None:
    found = check("“We will spend a happy afternoon on the repairs, and not one hour more.”")
    assert found.verdict is Verdict.NOT_FOUND
    assert "on the repairs" in found.candidates[0].span.text


def test_two_places_that_are_equally_close_leave_it_open() -> None:
    said = (
        "We will spend ten million on new roads. "
        + FILLER
        + "We will spend six million on new rails."
    )
    found = check("“We will spend two million on new trams.”", said=said)
    assert found.verdict is Verdict.NOT_FOUND
    assert len(found.candidates) == 2


def test_the_same_words_said_twice_are_no_doubt() -> None:
    said = f"We will never sell the old harbour. {FILLER} We will never sell the old harbour."
    assert check("“We will never buy the old harbour.”", said=said).verdict is Verdict.ALTERED


def test_reporting_words_inside_a_sentence_leave_nothing_out() -> None:
    whole = check("“We closed it because fourteen cables were broken,”", "“and nobody can tell me”")
    assert whole.verdict is Verdict.SILENT_CUT


def test_two_quoted_sentences_need_not_follow_on_directly() -> None:
    text = "“We closed it because fourteen cables were broken,” she said. “He told me it wouldn’t.”"
    cut = text.index(" she said. ")
    spans = (CharSpan.of(text, 0, cut), CharSpan.of(text, cut + 11, len(text)))
    quote = Quote(id="q1", kind="direct", contents=spans, rule="by-hand")
    (found,) = verify_quotes(Audit(text=text, quotes=(quote,)), TRANSCRIPT)
    assert found.verdict is Verdict.PUNCTUATION  # “We” for “we”
    assert len(found.spans) == 2


def test_a_mixed_quote_is_its_quoted_stretches_and_as_good_as_the_worst() -> None:
    words = (
        "that “fourteen cables were broken” and that “nobody in this room can tell me it was safe”"
    )
    found = check(words, kind="mixed")
    assert found.verdict is Verdict.SILENT_CUT
    assert found.spans[0].text == "fourteen cables were broken"


def test_indirect_quotes_are_not_checked() -> None:
    assert verify_quotes(article("that cables were broken", kind="indirect"), TRANSCRIPT) == ()


def test_the_reference_that_holds_the_words_is_named() -> None:
    found = check("“we closed it because fourteen cables were broken”",
                  said={"other": FILLER, "speech": SPEECH, "copy": SPEECH})  # fmt: skip
    assert (found.verdict, found.reference) == (Verdict.VERBATIM, "speech")


def test_a_transcript_in_capitals_has_no_capitals_to_compare() -> None:
    found = check("“we closed it because fourteen cables were broken”", said=SPEECH.upper())
    assert found.verdict is Verdict.VERBATIM


def test_a_transcript_may_be_wrapped_anywhere() -> None:
    said = SPEECH.replace(" ", "\n")
    assert (
        check("“because fourteen cables were broken, and nobody”", said=said).verdict == "verbatim"
    )


def test_a_name_that_the_article_knows_is_a_name_at_the_start_too() -> None:
    said = "Korda measured every one of the bolts twice."
    speaker = Speaker(id="s1", name="Pavel Korda", kind="person", mentions=())
    found = check(
        "“Engineers measured every one of the bolts twice.”", said=said, speakers=(speaker,)
    )
    assert found.edits[0].touches == (Touch.NAME,)


def test_a_word_turned_into_its_contrary_touches_a_negation() -> None:
    found = check("“The sale was entirely illegal, and I said so”",
                  said="The sale was entirely legal, and I said so in May.")  # fmt: skip
    assert found.edits[0].touches == (Touch.NEGATION,)


def test_a_clause_that_has_its_own_negation_is_cut_without_altering_the_rest() -> None:
    said = "There has never been a lamp, not here, not in Velmora, nowhere, that burned so long."
    found = check("“There has never been a lamp that burned so long.”", said=said)
    assert found.verdict is Verdict.SILENT_CUT


def test_a_cut_that_takes_a_negation_out_of_its_clause_is_altering() -> None:
    said = "I do not for one single moment believe that this lamp is right."
    assert check("“I believe that this lamp is right.”", said=said).verdict is Verdict.ALTERED


# --- The table ------------------------------------------------------------------------------


def test_every_verdict_has_a_rule_and_a_rank() -> None:
    assert {verdict for verdict, _ in RULES} == set(Verdict) == set(SEVERITY)


@pytest.mark.parametrize("name", ["contractions", "numbers", "wording"])
def test_the_word_lists_are_in_lower_case(name: str) -> None:
    def words(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            return [*value, *(word for one in value.values() for word in words(one))]
        return [w for one in value for w in words(one)] if isinstance(value, list) else []

    assert [word for word in words(dict(load_table(name))) if word != word.lower()] == []


# --- Words ----------------------------------------------------------------------------------

SAME = [
    ("two hundred and ten thousand", "210,000"),
    ("$14 million", "fourteen million dollars"),
    ("ten percent", "10%"),
    ("nineteen ninety-eight", "1998"),
    ("twenty-first", "21st"),
    ("one point five million", "1,500,000"),
    ("a hundred people", "100 people"),
    ("can't", "cannot"),
    ("we'll", "we will"),
    ("10pm", "10 p.m."),
    ("U.S.", "US"),
    ("colour", "color"),
    ("well-known", "well known"),
    ("James’s", "James’"),
]
DIFFERENT = [
    ("two hundred and three hundred", "203 hundred"),
    ("14", "1.4"),
    ("14", "14%"),
    ("fourteen", "forty"),
    ("$14 million", "$14 billion"),
    ("can", "can't"),
    ("8:30", "830"),
    ("first", "one"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_words_that_are_the_same_have_the_same_keys(one: str, other: str) -> None:
    assert read_words(one).keys == read_words(other).keys


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_words_that_are_not_the_same_have_other_keys(one: str, other: str) -> None:
    assert read_words(one).keys != read_words(other).keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("MOLL: We stay.", ["we", "stay"]),
        ("Sen. Ann O’Neill (R-TX): We stay.", ["we", "stay"]),
        ("JOHN McCAIN: We stay.", ["we", "stay"]),
        ("Q. Why?\nA. So.", ["why", "so"]),
        ("We [long\napplause] stay (Laughter.)", ["we", "stay"]),
        ("1\n00:00:01,000 --> 00:00:02,000\nWe stay", ["we", "stay"]),
        ("I say this: we stay", ["i", "say", "this", "we", "stay"]),
        ("We (all of us) stay", ["we", "all", "of", "us", "stay"]),
    ],
)
def test_what_a_transcript_adds_is_passed_over(text: str, keys: list[str]) -> None:
    assert read_reference(text).keys == keys


@given(st.text())
def test_every_word_of_any_text_has_its_place(text: str) -> None:
    for words in (read_words(text), read_reference(text)):
        for at in range(len(words)):
            assert 0 <= words.starts[at] < words.ends[at] <= len(text)
            assert at == 0 or words.ends[at - 1] <= words.starts[at]


# --- Properties -----------------------------------------------------------------------------

LETTERS = st.text(st.characters(categories=["Ll", "Lu", "Po", "Ps", "Pe", "Pd", "Zs"]), max_size=9)
# Asides are not said, and a slice could begin inside one.
ASIDES = str.maketrans("", "", "[]():")
PLAIN = st.lists(st.sampled_from(TRANSCRIPT.translate(ASIDES).split()), min_size=5)


def assert_spans_hold(found: QuoteCheck, text: str, said: str) -> None:
    for edit in found.edits:
        assert text[edit.quoted.start : edit.quoted.end] == edit.quoted.text
        assert said[edit.said.start : edit.said.end] == edit.said.text
    for span in (*found.spans, *(place.span for place in found.candidates)):
        assert said[span.start : span.end] == span.text


@given(PLAIN, st.data())
def test_a_slice_of_any_text_is_verbatim(words: list[str], data: st.DataObject) -> None:
    said = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    start, end = len(" ".join([*words[:first], ""])), len(" ".join(words[:last]))
    read = read_words(said)
    assume(any(start <= at < end for at in read.starts))  # some are no words: “um,”
    assume(
        not any(
            a < cut < b for cut in (start, end) for a, b in zip(read.starts, read.ends, strict=True)
        )
    )
    found = check(said[start:end], said=said)
    assert found.verdict is Verdict.VERBATIM


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(words: str, said: str) -> None:
    if words:
        for found in verify_quotes(article(words), {"said": said}):
            assert_spans_hold(found, words, said)
            assert found == check(words, said={"said": said})


@given(PLAIN, st.lists(st.tuples(st.integers(0, 60), LETTERS | st.none()), max_size=6))
def test_the_spans_of_edits_hold_on_both_sides(
    words: list[str], changes: list[tuple[int, str | None]]
) -> None:
    changed = [*words]
    for at, word in changes:
        changed[at % len(changed) : at % len(changed) + 1] = [] if word is None else [word]
        changed = changed or ["we"]
    said, quoted = " ".join(words), " ".join(changed)
    for found in verify_quotes(article(quoted), said):
        assert_spans_hold(found, quoted, said)
        shown = "".join(part.text for part in word_diff(found.quote.contents, found.edits)
                        if part.kind in ("same", "quoted"))  # fmt: skip
        assert "".join(shown.split()) == "".join(quoted.split())


@given(st.sampled_from(["14", "fourteen", "not", "never", "nobody"]), st.integers(0, 30))
def test_a_number_or_negation_put_in_is_never_harmless(word: str, at: int) -> None:
    words = "we closed it because of the cables and the engineer told me that it was safe".split()
    words.insert(at % (len(words) + 1), word)
    said = "we closed it because of the cables and the engineer told me that it was safe"
    assert check(" ".join(words), said=said).verdict not in (Verdict.VERBATIM, Verdict.PUNCTUATION)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ha " * 20_000 + "x", "ha " * 50_000),
        ("one " * 5_000, "one " * 20_000),
        ("[" * 3_000 + " a b c d e f", "[" * 30_000),
        ("a: " * 500, "A:\n" * 20_000),
        ("point one " * 3_000, "point one " * 10_000),
        (" ".join(map(str, range(20_000))), " ".join(map(str, range(20_000, 0, -1)))),
    ],
)
def test_hostile_texts_cost_no_more_than_others(words: str, said: str) -> None:
    assert len(verify_quotes(article(words), said)) == 1


# --- Arguments, headlines, showing ------------------------------------------------------------


@pytest.mark.parametrize("references", [b"said", ["said"], {"name": b"said"}, {1: "said"}, None])
def test_a_wrong_reference_is_named(references: Any) -> None:
    with pytest.raises(InputError, match="found"):
        verify_quotes(Audit(text=""), references)


def test_a_wrong_audit_is_named() -> None:
    with pytest.raises(QuoteauditError, match="found str; an Audit is needed"):
        verify_quotes("text", "said")  # type: ignore[arg-type]


def test_without_quotes_or_references_there_is_nothing_to_say() -> None:
    assert verify_quotes(Audit(text=""), TRANSCRIPT) == ()
    assert check("“we closed it because of cables”", said={}).verdict is Verdict.NOT_FOUND


def test_a_quote_without_words_is_not_checked() -> None:
    assert verify_quotes(article("“…”"), TRANSCRIPT) == ()


HEADLINE = "Moll: ‘We closed it because cables were rotten’"
BODY = "“We closed it because cables were broken,” Ines Moll said."


@pytest.mark.parametrize(
    ("headline", "verdict"),
    [
        (HEADLINE, Verdict.ALTERED),
        ("Moll: ‘cables were broken’", Verdict.VERBATIM),
        ("Moll: ‘rotten cables’", Verdict.FRAGMENT),
        ("Moll: ‘I never liked that bridge anyway’", Verdict.NOT_FOUND),
    ],
)
def test_a_headline_is_held_against_its_article(headline: str, verdict: Verdict) -> None:
    text = f"{headline}\n\n{BODY}"
    blocks = (
        Block(kind="heading", span=CharSpan.of(text, 0, len(headline))),
        Block(kind="paragraph", span=CharSpan.of(text, len(headline) + 2, len(text))),
    )
    (found,) = verify_headline(Audit(text=text, blocks=blocks))
    assert found.verdict is verdict
    assert text[found.words.start : found.words.end] in headline


def test_a_word_diff_shows_both_sides() -> None:
    found = check("“We closed it because 15 cables were broken … nobody can tell me”")
    assert marked_up(word_diff(found.quote.contents, found.edits)) == (
        "“[-we-]{+We+} closed it because [-fourteen-]{+15+} cables were broken [~and~] … "
        "nobody [-in this room-] can tell me”"
    )


def test_a_check_is_plain_data() -> None:
    data = check("“we closed it because fifteen cables were broken”").to_dict()
    assert (data["quote"], data["verdict"], data["similarity"]) == ("q1", "altered", 0.875)
    assert data["edits"] == [
        {
            "kind": "replaced",
            "quoted": {"start": 22, "end": 29, "text": "fifteen"},
            "said": {"start": 110, "end": 118, "text": "fourteen"},
            "touches": ["number"],
        }
    ]


def test_an_edit_knows_its_kind() -> None:
    edit = Edit(kind="added", quoted=CharSpan(0, 2, "no"), said=CharSpan(4, 4, ""))
    assert edit.kind is EditKind.ADDED
