"""Which sentences assert a fact that could be checked, of what kind, and on whose word."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from quoteaudit.article import PROSE, find_blocks
from quoteaudit.audit import audit_text
from quoteaudit.claims import beside, find_claims, in_context
from quoteaudit.claims.kinds import kind_weights, kinds_of
from quoteaudit.claims.signals import Vocabulary, phrases_in
from quoteaudit.lexicon import load_table, load_weights
from quoteaudit.marks import pair_marks
from quoteaudit.records.claims import Claim, ClaimKind
from quoteaudit.scoring import Weights
from quoteaudit.syntax.assertions import is_aside, part_of
from quoteaudit.syntax.pipeline import default_pipeline, parse_texts
from quoteaudit.syntax.tree import Parse, Word

TABLES = ("claim_weights", "checkworthy_weights")


@cache
def claims_of(text: str) -> tuple[Claim, ...]:
    blocks = find_blocks(text)
    prose = [(b.span.start, b.span.end) for b in blocks if b.kind in PROSE]
    laid_out = [(text, prose, pair_marks(text, prose))]
    parse = next(parse_texts(laid_out, default_pipeline(), 1))
    return find_claims(text, blocks, parse, audit_text(text).quotes)


def texts(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.span.text for claim in claims]


CLAIMS = [
    ("quantity", "The Velmora plant employs 4,300 people."),
    ("quantity", "Nearly 12 percent of the city's households have no running water."),
    ("quantity", "The ministry spent $85 million on the bridge last year."),
    ("quantity", "At least 40 miners were killed, according to the Ostrava inspectorate."),
    ("quantity", "We created three million new jobs last year."),
    ("comparison", "Unemployment fell in Velmora from 9 percent in 2011 to 6 percent in 2014."),
    ("comparison", "Exports rose faster than imports for the third year in a row."),
    ("event", "Police arrested two former council members in Velmora on Tuesday."),
    ("event", "Ines Moll signed the contract in March."),
    ("event", "Ana Ruiz, who resigned in May, had approved the sale."),
    ("event", "The court overturned the ban on night flights on Friday."),
    ("event", "My opponent voted against the bill twelve times."),
    ("state", "Ruiz owns two hotels in Ostrava."),
    ("state", "The Harbour Commission has nine members."),
    ("comparison", "The port is the largest employer in the region."),
    ("event", "The harbour may have been poisoned in 2012."),
    ("cause", "The flood was caused by a broken valve, the inspectors found."),
    ("cause", "Because of the strike, 60 flights were cancelled on Monday."),
    ("plan", "The company will close its Ostrava factory in June."),
    ("plan", "The parliament is scheduled to vote on the pension bill on Thursday."),
    ("state", "He had no proof."),
]

NO_CLAIMS = [
    ("opinion", "It is a shameful and terrible idea."),
    ("opinion", "The plan is simply wrong."),
    ("opinion", "“She is the best mayor we could wish for,” said Moll."),
    ("opinion", "“I think he is a decent man,” Ruiz said."),
    ("hope", "“We hope things will get better,” Moll said."),
    ("forecast", "The party may yet regret its choice."),
    ("forecast", "Voters could punish them for it."),
    ("vow", "“We will never give up,” he said."),
    ("duty", "We must never forget the men who died for our freedom."),
    ("question", "Who will pay for it?"),
    ("question", "“Why would anyone do that?” Ruiz asked."),
    ("order", "“Go home and vote,” she told the crowd."),
    ("order", "Please send us your stories."),
    ("generality", "Voters are angry."),
    ("generality", "Life is hard for everyone."),
    ("generality", "Prices are high."),
    ("generality", "There is deep hostility between the two men."),
    ("metaphor", "The temperature is rising."),
    ("metaphor", "It was a slap in the face."),
    ("metaphor", "I have told you a thousand times that he is a fool."),
    ("bare speech act", "She called him a liar."),
    ("bare speech act", "Ruiz criticized the decision."),
    ("feeling", "Ruiz said she was disappointed."),
    ("idiom", "He had no choice."),
    ("idiom", "She had no doubt."),
    ("title", "Moll, the mayor of Velmora since 2011, is a hard woman."),
    ("heading without a verb", "A troubled harbour."),
    ("byline", "Reporting by Ines Moll in Velmora."),
    ("greeting", "Good evening."),
]


@pytest.mark.parametrize(("kind", "text"), CLAIMS, ids=[text for _, text in CLAIMS])
def test_a_checkable_fact_is_a_claim_of_its_kind(kind: str, text: str) -> None:
    assert texts(claims_of(text)) == [text]
    assert ClaimKind(kind) in claims_of(text)[0].kinds


@pytest.mark.parametrize("text", [text for _, text in NO_CLAIMS])
def test_what_nobody_could_check_is_no_claim(text: str) -> None:
    assert texts(claims_of(text)) == []


MISSED = [
    ("None of them gave Ruiz the answer that he wanted.", "who they are stands elsewhere"),
    ("“There is no way of checking them,” Ruiz said.", "reads like a figure of speech"),
]
FOUND_WRONGLY = [
    (
        "Ruiz accused the ministry of complete disregard for the demands of the council.",
        "a bare speech act told at length",
    ),
    ("Ruiz painted her rival as a relic of the 1990s.", "a figure of speech reads as an event"),
]


@pytest.mark.parametrize(
    "text", [pytest.param(t, marks=pytest.mark.xfail(reason=r, strict=True)) for t, r in MISSED]
)
def test_a_claim_that_is_missed(text: str) -> None:
    assert texts(claims_of(text)) == [text]


@pytest.mark.parametrize(
    "text",
    [pytest.param(t, marks=pytest.mark.xfail(reason=r, strict=True)) for t, r in FOUND_WRONGLY],
)
def test_what_is_wrongly_taken_for_a_claim(text: str) -> None:
    assert texts(claims_of(text)) == []


ARTICLE = (
    "The council voted 12 to 3 for the budget, but Ines Moll said the mayor had hidden "
    "$4 million in costs.\n"
    "“The mayor signed 14 contracts in 2019. He paid his brother $60,000,” Moll said.\n"
    "The flood killed 1,200 people in Velmora, and the army sent 300 soldiers.\n"
)


def claim_with(words: str) -> Claim:
    return next(claim for claim in claims_of(ARTICLE) if words in claim.span.text)


def test_the_newsroom_asserts_what_no_quote_carries() -> None:
    claim = claim_with("1,200 people")
    assert (claim.quote, claim.asserted_by) == (None, None)


@pytest.mark.parametrize(
    ("text", "asserter"),
    [
        ("President Teles declared three days of mourning for 40 miners on Monday.", None),
        ("President Teles declared that the dam had killed 40 people on Monday.", "Teles"),
        ("The owner warned that bills had risen from $1.1 million to $4.6 million.", "owner"),
        ("The owner has ordered three schools in Velmora closed since Monday.", None),
        ("The owner called for 40 armed guards at three schools in Velmora.", None),
        ("Ana Ruiz discussed the sale of 40 schools with Pavel Korda on Monday.", None),
        (
            (
                "Aides to Ana Ruiz discussed using police aircraft at least four times last fall,"
                " according to emails obtained by Portal."
            ),
            "emails",
        ),
        ("The firms are discussing a price of between $61 and $63, the people said.", "people"),
        ("Ana Ruiz confirmed the deaths of 40 miners on Monday.", "Ana Ruiz"),
        (
            (
                "The ministry knew of a leak at the terminal for three weeks before it told"
                " residents in May 2021, according to two people close to Varn."
            ),
            "two people",
        ),
        ("The ministry believed that the dam had leaked since May 2021.", "ministry"),
        (
            (
                "A 2022 audit, a copy of which was reviewed by Halden News, warned that the valves"
                " had leaked since 2019."
            ),
            "2022 audit",
        ),
    ],
)
def test_who_acts_asserts_nothing_and_who_tells_a_clause_does(
    text: str, asserter: str | None
) -> None:
    (claim,) = audit_text(text).claims
    assert (claim.asserted_by.name if claim.asserted_by else None) == asserter


def test_each_sentence_of_a_quotation_is_carried_by_it() -> None:
    first, second = claim_with("14 contracts"), claim_with("$60,000")
    assert first.quote is second.quote
    assert first.asserted_by is not None
    assert first.asserted_by.name == "Ines Moll"


def test_a_sentence_of_two_sources_is_two_claims() -> None:
    voted, hidden = claim_with("voted 12 to 3"), claim_with("$4 million")
    assert voted.span.end <= hidden.span.start
    assert voted.asserted_by is None
    assert hidden.asserted_by is not None
    assert hidden.asserted_by.name == "Ines Moll"


def test_a_sentence_of_one_source_is_one_claim() -> None:
    assert claim_with("1,200 people") is claim_with("300 soldiers")


def test_claims_stand_in_text_order_and_do_not_overlap() -> None:
    spans = [claim.span for claim in claims_of(ARTICLE)]
    assert len(spans) >= 4
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(ARTICLE[span.start : span.end] == span.text for span in spans)


def test_evidence_is_numbers_with_what_they_count_dates_and_names() -> None:
    found = [span.text for span in claim_with("$4 million").evidence]
    assert "$4 million" in found
    found = [span.text for span in claim_with("1,200 people").evidence]
    assert found == ["1,200 people", "Velmora", "300 soldiers"]


def test_the_source_is_no_evidence() -> None:
    assert "Ines Moll" not in [span.text for span in claim_with("$4 million").evidence]


def test_hedges_are_spans() -> None:
    (claim,) = claims_of("The mayor allegedly took $40,000 from the builder in 2018.")
    assert [span.text for span in claim.hedges] == ["allegedly"]


def test_the_month_of_may_is_no_hedge() -> None:
    (claim,) = claims_of("Ana Ruiz, who resigned in May, had approved the sale.")
    assert claim.hedges == ()


def test_a_statistic_is_worth_more_checking_than_logistics() -> None:
    (deaths,) = claims_of("The flood killed 1,200 people in Velmora.")
    (meeting,) = claims_of("Ines Moll met supporters in Ostrava on Tuesday.")
    assert deaths.check_worthiness > meeting.check_worthiness


def test_reasons_are_lines_of_the_table_the_heaviest_first() -> None:
    (claim,) = claims_of("The flood killed 1,200 people in Velmora.")
    table = load_weights("checkworthy_weights")
    assert all(table[part.feature] == part.weight for part in claim.reasons)
    sizes = [abs(part.weight) for part in claim.reasons]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    "text",
    ["", " \n", "“”", "...", "\ud800", "?!;;;", "1 2 3 ; 4 ; 5", "“" * 50, "and and and " * 40],
)
def test_any_text_gives_claims_or_none(text: str) -> None:
    assert isinstance(claims_of(text), tuple)


def test_finding_claims_twice_gives_the_same() -> None:
    before = claims_of(ARTICLE)
    claims_of.cache_clear()
    assert claims_of(ARTICLE) == before


def test_neighbours_lend_a_share_of_their_score() -> None:
    table = Weights({"bias": -1.0, "number": 3.0, "beside claims": 0.5})
    assert in_context(table, [["number"], [], ["number"]]) == [1.5, 0.0, 1.5]
    assert in_context(table, []) == []


def test_beside_the_only_statement_stands_itself() -> None:
    assert list(beside([4.0], 0)) == [4.0]


def test_every_kind_has_weights_of_its_own() -> None:
    assert set(kind_weights()) == set(ClaimKind)
    assert all(len(weights.table) > 20 for weights in kind_weights().values())


def test_a_claim_has_a_kind_even_where_nothing_speaks_for_one() -> None:
    assert kinds_of([])
    assert kinds_of(["no such feature"]) == kinds_of([])
    assert kinds_of(["closes=?", "verbless", "amounts=0", "present, verb=be"])


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_short_enough_to_read(name: str) -> None:
    table = load_weights(name)
    assert 100 < len(table) < 1500
    assert {"bias", "beside claims"} <= table.keys()


@pytest.mark.parametrize("name", [*TABLES, "claim_kind_weights"])
def test_no_line_of_a_table_is_about_somebody_or_one_election(name: str) -> None:
    words = {word for line in load_weights(name) for word in line.split("\t")[0].split()}
    beat = {"trump", "clinton", "obama", "sanders", "hillary", "emails", "republican", "delegate"}
    assert not words & beat


def test_the_word_lists_are_lower_case_and_each_class_lists_a_word_once() -> None:
    for section, classes in load_table("claims").items():
        if section == "origin":
            continue
        for words in classes.values():
            assert len(set(words)) == len(words)
            assert all(word == word.lower() for word in words)


def test_phrases_are_found_where_all_their_words_stand() -> None:
    words = [Word(n, 5 * n, w, "IN", "prep") for n, w in enumerate("led because of a".split())]
    assert list(phrases_in(words)) == [("phrase=cause", 1, 3)]
    assert list(phrases_in(words[:2])) == []


WORDS = [
    ("signed", "VBD", "verb sign"),
    ("found", "VBD", "verb find"),
    ("votes", "NNS", "noun vote"),
    ("since", "IN", "other since"),
    ("sign", "NN", None),
    ("Vote", "NNP", None),
]


@pytest.mark.parametrize(("text", "tag", "line"), WORDS)
def test_a_word_counts_in_every_form_but_as_one_part_of_speech(
    text: str, tag: str, line: str | None
) -> None:
    vocabulary = Vocabulary(["verb sign", "verb find", "verb found", "noun vote", "other since"])
    word = Word(0, 0, text, tag, "dep")
    assert vocabulary.line(word, part_of(word)) == line


def test_an_apposition_is_aside() -> None:
    mayor, since, year = (Word(n, 9 * n, t, "NN", d) for n, (t, d) in enumerate(ASIDE))
    year.head, since.head = since, mayor
    assert is_aside(year)
    mayor.dep = "nsubj"
    assert not is_aside(year)


ASIDE = [("mayor", "appos"), ("since", "prep"), ("2011", "pobj")]


def test_an_empty_parse_holds_no_claim() -> None:
    assert find_claims("", (), Parse([], []), ()) == ()
