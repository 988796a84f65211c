"""Each check speaks on its own example and is silent on the other; findings hold together."""

from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from quoteaudit.audit import audit_text
from quoteaudit.checks import CHECKS, Check, check, entry, load_profile
from quoteaudit.checks import words as check_words
from quoteaudit.checks.table import catalogued
from quoteaudit.checks.view import View, cue_base
from quoteaudit.errors import InputError
from quoteaudit.export.offsets import Lines
from quoteaudit.records import Audit, CharSpan
from quoteaudit.records.findings import Finding, Profile, Severity
from quoteaudit.verify import verify_quotes

RUN = [one for one in CHECKS if one.find is not None]
IDS = """
anon-no-reason anon-no-condition anon-boilerplate-reason anon-rote-condition anon-bare-head
anon-no-affiliation anon-no-basis anon-indirect-basis anon-negated-basis anon-no-count
anon-plural-of-one anon-count-mismatch anon-inflated-rank anon-single-source-claim anon-only-story
anon-opinion anon-pejorative anon-praise anon-direct-quote anon-first-quote anon-lead anon-density
anon-partial-undisclosed anon-pseudonym anon-declined-comment anon-no-byline
anon-policy-link-missing outlet-has-learned vague-group passive-sourcing anaphor-unresolved
anaphor-ambiguous partial-group-condition quote-no-speaker quote-floating quote-late-attribution
quote-speaker-run-on quote-unbalanced quote-nested-unclosed quote-ellipsis quote-ellipsis-style
quote-insertion quote-sic quote-dialect quote-fragment scare-quote quote-mismatch
quote-order-spliced quote-divergent headline-quote-not-in-body quote-repeated
quote-intro-punctuation quote-translated verb-doubt verb-guilt verb-truth verb-heat verb-mental
verb-manner verb-mix claim-unattributed attribution-far hearsay-chain source-no-position
single-source-story doc-provenance doc-unverified relayed-anonymity media-generic reply-missing
reply-no-effort-detail reply-object-unclear reply-distance reply-conflict dateline-outlet-mismatch
repeated-word stray-word stray-capital-after-semicolon site-residue credit-block-missing
entity-spelling-variant mojibake
""".split()
ARTICLE = (
    "VELMORA, Nov 15 (Portal) – The port will close in May, according to three senior officials.\n"
    "“We heard it on the radio,” said a harbour commander.\n"
    "The crews will not be paid, said two Velmora officials who spoke on condition of anonymity.\n"
    "The cranes were sold, three sources close to the bank said.\n"
    "The quay will stay, people familiar with the plan said. One of the sources said the crews "
    "had left. Velmora declined to comment.\n"
)


def on() -> Profile:
    """The baseline with every check switched on."""
    rules = load_profile("baseline").rules
    return Profile(
        name="all", rules=tuple(evolve(r, severity=r.severity or Severity.INFO) for r in rules)
    )


def found(text: str, id_: str, nlp: Language, said: str = "") -> list[Finding]:
    audit = audit_text(text, nlp=nlp)
    spoken = verify_quotes(audit, said) if said else ()
    return [f for f in check(audit, on(), quote_checks=spoken) if f.id == id_]


def test_the_table_holds_these_checks_in_this_order() -> None:
    assert [one.id for one in CHECKS] == IDS


def test_the_catalogue_explains_the_checks_of_the_table_and_no_others() -> None:
    assert list(catalogued()) == IDS


def test_the_baseline_has_a_rule_for_every_check() -> None:
    assert [rule.check for rule in load_profile("baseline").rules] == IDS


def test_the_checks_that_no_audit_can_answer_say_what_they_need() -> None:
    needy = [one.id for one in CHECKS if one.needs]
    assert needy == ["anon-policy-link-missing", "quote-mismatch", "quote-order-spliced"]
    assert [one.id for one in CHECKS if one.find is None] == ["anon-policy-link-missing"]


def test_a_check_without_examples_is_refused() -> None:
    assert not entry(Check("anon-policy-link-missing")).fires
    with pytest.raises(ValueError, match="needs an example that fires"):
        entry(Check("anon-policy-link-missing", RUN[0].find))
    with pytest.raises(KeyError):
        entry(Check("no-such-check", RUN[0].find))


@pytest.mark.parametrize("one", RUN, ids=lambda one: one.id)
def test_a_check_fires_on_its_example(one: Check, nlp: Language) -> None:
    assert found(entry(one).fires, one.id, nlp, entry(one).said)


@pytest.mark.parametrize("one", RUN, ids=lambda one: one.id)
def test_a_check_is_silent_on_its_other_example(one: Check, nlp: Language) -> None:
    assert found(entry(one).silent, one.id, nlp, entry(one).said) == []


@pytest.mark.parametrize("id_", ["outlet-has-learned", "passive-sourcing"])
def test_whoever_acts_in_what_is_understood_is_no_source_of_it(id_: str, nlp: Language) -> None:
    hearsay = "It is understood that a group of traders is considering a judicial review."
    assert found(hearsay, id_, nlp)
    assert found(f"{hearsay[:-1]}, Ana Ruiz said.", id_, nlp) == []


@pytest.mark.parametrize("one", RUN, ids=lambda one: one.id)
def test_a_finding_points_at_words_of_the_text(one: Check, nlp: Language) -> None:
    text = entry(one).fires
    for finding in found(text, one.id, nlp, entry(one).said):
        for span in (*finding.spans, *finding.evidence):
            assert text[span.start : span.end] == span.text
        assert finding.spans
        assert finding.message.endswith(".")
        assert finding.origin
        assert len(finding.fingerprint) == 16


@pytest.mark.parametrize("one", RUN, ids=lambda one: one.id)
def test_every_check_says_what_it_is(one: Check) -> None:
    assert one.find is not None
    assert one.find.__doc__
    assert one.find.__name__ == one.id.replace("-", "_")


@pytest.mark.parametrize("name", check_words.patterns())
def test_a_pattern_finds_its_examples_and_not_the_others(name: str) -> None:
    expression = check_words.pattern(name)
    yes, no = check_words.examples(name)
    assert yes
    assert no
    assert [words for words in yes if not expression.search(words)] == []
    assert [words for words in no if expression.search(words)] == []


def test_findings_name_the_words_in_question(nlp: Language) -> None:
    findings = check(audit_text(ARTICLE, nlp=nlp))
    seen = {(f.id, f.spans[0].text.partition(" who ")[0]) for f in findings}
    assert ("anon-no-basis", "three senior officials") in seen
    assert ("anon-no-basis", "a harbour commander") in seen
    assert ("anon-lead", "three senior officials") in seen
    assert ("anon-first-quote", "“We heard it on the radio,”") in seen
    assert ("anon-no-reason", "two Velmora officials") in seen
    assert ("anon-declined-comment", "Velmora declined to comment") in seen
    assert "anon-bare-head" not in {id_ for id_, _ in seen}


def test_findings_stand_in_text_order_and_come_out_the_same_twice(nlp: Language) -> None:
    audit = audit_text(ARTICLE, nlp=nlp)
    findings = check(audit)
    assert all(a.spans[0].start <= b.spans[0].start for a, b in pairwise(findings))
    assert check(audit) == findings
    assert hash(findings) == hash(check(audit))


def test_a_finding_is_plain_data_on_request(nlp: Language) -> None:
    finding = next(f for f in check(audit_text(ARTICLE, nlp=nlp)) if f.id == "anon-no-reason")
    data = finding.to_dict()
    assert data["severity"] == "warning"
    assert data["missing"] == ["a reason for anonymity"]
    assert data["records"] == [
        {"record": "AnonymousSource", "speaker": data["records"][0]["speaker"]}
    ]
    assert data["evidence"][0]["text"] == "spoke on condition of anonymity"


ONCE = "Ana Ruiz called it “a farce”. Ines Moll said the port was “cold and tired”."


def test_fragments_make_one_finding_for_the_article(nlp: Language) -> None:
    (finding,) = found(ONCE, "quote-fragment", nlp)
    assert [span.text for span in finding.spans] == ["“a farce”", "“cold and tired”"]


def test_replies_without_an_object_make_one_finding_for_the_article(nlp: Language) -> None:
    (finding,) = found(
        "The yard declined to comment. Tolm Bank did not respond to a request for comment.",
        "reply-object-unclear",
        nlp,
    )
    assert (
        finding.message == "The article does not say what it asked of “The yard” and “Tolm Bank”."
    )


def test_a_long_reply_is_shown_by_its_party_and_its_end(nlp: Language) -> None:
    (finding,) = found(
        "Ana Ruiz, who owns the oldest of the six cranes and both of the docks in the port, did not"
        " return our calls.",
        "reply-object-unclear",
        nlp,
    )
    assert finding.message.startswith("“Ana Ruiz … ")
    assert "did not return our calls” does not say what was asked." in finding.message


SAID = "“The port will close,” said Ines Moll, the mayor."


@pytest.mark.parametrize(
    ("id_", "text"),
    [
        ("reply-object-unclear", "Ines Moll declined to be interviewed."),
        ("reply-object-unclear", "Ines Moll declined to share her diary."),
        ("reply-conflict", f"{SAID} Reps for Ines Moll declined to comment."),
        (
            "reply-conflict",
            "“The port will close,” Ines Moll told lawmakers. Ines Moll declined to comment.",
        ),
        (
            "reply-missing",
            "The army blamed Ana Ruiz for the fire. A lawyer for Ana Ruiz, Ines Moll, denied it.",
        ),
        (
            "reply-no-effort-detail",
            "Ines Moll could not be reached for comment. Messages to her office were not returned.",
        ),
        ("verb-truth", "Records show the port was sold in May."),
        ("verb-truth", "The High Court found that the port was sold in May."),
        ("verb-doubt", "The lawsuit alleges that the port was sold in May."),
        ("verb-mental", "Velmora Steel Inc expects sales to fall by 6 percent."),
        (
            "claim-unattributed",
            (
                "The newspaper reviewed 2,300 pages of billing records, obtained through public"
                " records requests, and interviewed 31 former employees of Velmora Steel."
            ),
        ),
        (
            "claim-unattributed",
            (
                "Velmora Steel shares rose as much as 18% on Monday, to $49.30, giving the company"
                " a market value of $7.1 billion."
            ),
        ),
        (
            "claim-unattributed",
            (
                "Gunmen abduct 38 schoolchildren in Velmora; police confirm 21\n\nGunmen have taken"
                " dozens of pupils from a school, residents said on Monday."
            ),
        ),
        (
            "attribution-far",
            (
                "Norane and Tolmeract declined to comment. Tolmeract’s largest shareholder, Pell"
                " Ridge Capital, which owns 11% of the company, did not immediately respond to a"
                " request for comment sent outside business hours."
            ),
        ),
        (
            "hearsay-chain",
            "A Velmora Steel spokesperson said the company said in May that it would close.",
        ),
        ("hearsay-chain", "The ministry knew of the leak in May, said Ana Ruiz, an engineer."),
        ("scare-quote", "Her last one, “Low Tide,” debuted at No. 1 in May."),
        (
            "scare-quote",
            "Moll’s friends slam ‘totally made up’ rumours\n\n“They are made up,” Ana Ruiz said.",
        ),
        ("doc-provenance", "Internal memo shows the port was sold\n\nIt was sold, Ines Moll said."),
        (
            "dateline-outlet-mismatch",
            (
                "By ANA RUIZ\nAssociated Press\n\nVELMORA (AP) — The port will close in May, the"
                " mayor said on Monday."
            ),
        ),
        ("anon-no-basis", "The port was on fire, an eyewitness said."),
        ("reply-object-unclear", "Ines Moll declined to give figures."),
        (
            "site-residue",
            "Port to close\n\nBy Ana Ruiz\n\nMarch 4, 2024\n\nIt is old, said Ines Moll.",
        ),
    ],
)
def test_what_an_editor_need_not_be_told_is_silent(id_: str, text: str, nlp: Language) -> None:
    assert found(text, id_, nlp) == []


def test_a_verdict_may_have_two_words(nlp: Language) -> None:
    text = "Ines Moll spoke on Monday. “Ines Moll is a con man,” a Velmora official said."
    (finding,) = found(text, "anon-pejorative", nlp)
    assert finding.spans[0].text == "con man"


def test_names_in_a_chain_keep_their_quotation_marks(nlp: Language) -> None:
    text = (
        "Ana Ruiz told two clerks that they would be fired, according to a complaint that was"
        " written by the staff of the port and seen by Portal."
    )
    (finding,) = found(text, "hearsay-chain", nlp)
    assert finding.message.count("“") == finding.message.count("”")


def test_a_headline_is_not_asked_for_a_basis(nlp: Language) -> None:
    text = "Officials say port will close\n\nThe port will close in May, said Mayor Ines Moll."
    assert found(text, "anon-bare-head", nlp) == []
    assert found(text, "anon-no-basis", nlp) == []


def test_a_host_on_a_stage_is_not_asked_for_a_basis(nlp: Language) -> None:
    assert found("“Will it close?” a reporter asked Ines Moll.", "anon-no-basis", nlp) == []


def test_somebody_who_only_posted_something_is_not_asked_who_it_is(nlp: Language) -> None:
    assert found("“Shut the port!” one person tweeted.", "anon-bare-head", nlp) == []


def test_a_spokesperson_is_no_unnamed_source(nlp: Language) -> None:
    text = "“The port will close,” said a spokeswoman for Velmora Steel."
    assert found(text, "anon-direct-quote", nlp) == []
    assert found(text, "anon-no-basis", nlp) == []


def test_the_motto_before_an_article_needs_no_speaker(nlp: Language) -> None:
    text = "“The sea gives and the sea takes what it gave.”\n\nThe port will close in May."
    assert found(text, "quote-no-speaker", nlp) == []


def test_a_quotation_of_two_paragraphs_needs_one_speaker(nlp: Language) -> None:
    text = (
        "“The cranes have been broken for years and nobody came.\n\n"
        "“The quay is old and nobody cares for it at all,” said Ines Moll."
    )
    assert found(text, "quote-no-speaker", nlp) == []


def test_a_country_and_its_people_are_no_two_spellings(nlp: Language) -> None:
    text = "Israel closed the port. The Israeli crews left."
    assert found(text, "entity-spelling-variant", nlp) == []


def test_two_given_names_are_no_two_spellings(nlp: Language) -> None:
    text = "Christina Moll left the port. Christine Ruiz stayed."
    assert found(text, "entity-spelling-variant", nlp) == []


def test_an_old_death_needs_no_source(nlp: Language) -> None:
    findings = found("Ana Ruiz died in 2014.", "claim-unattributed", nlp)
    assert [f for f in findings if f.severity is not Severity.INFO] == []


def test_a_grave_case_has_the_graver_severity(nlp: Language) -> None:
    text = entry(next(one for one in CHECKS if one.id == "claim-unattributed")).fires
    assert found(text, "claim-unattributed", nlp)[0].severity is Severity.WARNING


def test_an_audit_made_by_hand_is_judged(by_hand: Audit) -> None:
    assert {"quote-unbalanced", "scare-quote"} <= {f.id for f in check(by_hand, on())}


def test_an_audit_without_blocks_is_one_paragraph() -> None:
    audit = Audit(text="The boats went to the the port.")
    assert [f.id for f in check(audit)] == ["repeated-word"]


@pytest.mark.parametrize("text", ["", " \n ", "”", "“" * 50, "\ud800", "a\x00b", "()[]{}…" * 9])
def test_no_text_makes_a_check_raise(text: str, nlp: Language) -> None:
    assert isinstance(check(audit_text(text, nlp=nlp), on()), tuple)


@given(st.text(max_size=300))
def test_no_bare_audit_makes_a_check_raise(text: str) -> None:
    for finding in check(Audit(text=text), on()):
        assert all(text[s.start : s.end] == s.text for s in finding.spans)


def test_an_audit_is_needed() -> None:
    with pytest.raises(InputError, match="found str; an Audit is needed"):
        check("The port will close.")  # type: ignore[arg-type]


def test_abbreviations_end_no_sentence() -> None:
    text = "Mr. Ruiz met Sen. Moll of the U.S. Senate. He left. “Why?” she said."
    view = View(Audit(text=text))
    assert [text[a:b].strip() for a, b in view.sentences] == [
        "Mr. Ruiz met Sen. Moll of the U.S. Senate.",
        "He left.",
        "“Why?” she said.",
    ]


def test_a_cue_has_the_base_form_of_its_verb(by_hand: Audit) -> None:
    assert [cue_base(quote) for quote in by_hand.quotes] == ["say", "tell", "warn"]


def test_lines_and_columns_count_characters() -> None:
    lines = Lines("“𝒩o,”\nshe said.\n")
    assert [lines.place(n) for n in (0, 2, 6, 10)] == [(1, 1), (1, 3), (2, 1), (2, 5)]


def test_a_finding_needs_words() -> None:
    with pytest.raises(ValueError, match="Length of 'message'"):
        Finding(id="x", severity="info", message="", spans=(CharSpan(0, 1, "a"),))


KORDA = "The port will close, Pavel Korda said on Monday after a day of talks with the crews."


@pytest.mark.parametrize(
    ("sentence", "through"),
    [
        ("Pavel Korda said that Ana Ruiz had warned that it would close.", None),
        ("Ana Ruiz said that Pavel Korda had warned that it would close.", None),
        ("I said that Pavel Korda had warned that it would close.", None),
        ("Tom Okoye said that Pavel Korda had warned that it would close.", "Tom Okoye"),
        (
            "Ana Ruiz said Tom Okoye told her that Korda had warned that it would close.",
            "Tom Okoye",
        ),
    ],
)
@pytest.mark.parametrize("signed", ["By Ana Ruiz", "BY ANA RUIZ, The Tribune"])
def test_what_the_author_heard_is_no_hearsay(
    sentence: str, through: str | None, signed: str, nlp: Language
) -> None:
    hits = found(f"Port to close\n\n{signed}\n\n{KORDA}\n\n{sentence}", "hearsay-chain", nlp)
    assert [f.message.rpartition(" through ")[2] for f in hits] == (
        [f"{through}."] if through else []
    )
