"""The HTML report: every record is in it, and nothing of an article is ever more than words."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

import quoteaudit
from quoteaudit.errors import InputError
from quoteaudit.records import (
    AnonymousMention,
    AnonymousSource,
    Audit,
    Block,
    CharSpan,
    Claim,
    ClaimKind,
    CommentRequest,
    Edit,
    Finding,
    Profile,
    Quote,
    QuoteCheck,
    ReferencePlace,
    ScorePart,
    Speaker,
    Term,
    TextDefect,
    Touch,
)
from quoteaudit.records.quotes import DEEPEST
from quoteaudit.render import render_fragment, render_html
from quoteaudit.render.segments import lay_out
from quoteaudit.render.words import visible
from quoteaudit.testing import strategies
from tests import write_report

ARTICLES = Path(__file__).parents[1] / "examples" / "articles"

VOID = {"meta", "link", "input", "rect"}
ELEMENTS = {
    *["html", "head", "meta", "title", "link", "style", "body", "header", "main", "footer"],
    *["section", "article", "div", "span", "p", "h1", "h2", "h3", "h4", "ul", "ol", "li", "a"],
    *["mark", "blockquote", "dl", "dt", "dd", "details", "summary", "del", "ins", "code", "em"],
    *["fieldset", "legend", "label", "input", "button", "svg", "rect", "script"],
}
ATTRIBUTES = {
    *["lang", "charset", "http-equiv", "content", "name", "rel", "href", "class", "id", "title"],
    *["aria-labelledby", "aria-label", "aria-hidden", "hidden", "type", "checked", "tabindex"],
    *["autocomplete", "data-at", "data-record", "data-slot", "focusable", "viewbox"],
    *["preserveaspectratio", "x", "width", "height"],
}


class Page(HTMLParser):
    """What a page holds: its elements with their attributes, and the words in them."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.strange: list[str] = []
        self.own: dict[str, str] = {}
        self.text = ""
        self.words = ""
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.elements.append((tag, named))
        if tag not in VOID:
            self._open.append((tag, named))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and (not self._open or self._open.pop()[0] != tag):
            self.strange.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] in ("style", "script"):
            self.own[self._open[-1][0]] = data
            return
        self.words += data
        if any(
            "text" in named.get("class", "").split() for tag, named in self._open if tag in "ph3"
        ):
            self.text += data

    def handle_comment(self, data: str) -> None:
        self.strange.append(f"<!--{data}-->")

    def unknown_decl(self, data: str) -> None:
        self.strange.append(data)

    def handle_pi(self, data: str) -> None:
        self.strange.append(data)

    def of(self, tag: str) -> list[dict[str, str]]:
        return [named for name, named in self.elements if name == tag]

    def ids(self) -> list[str]:
        return [named["id"] for _, named in self.elements if "id" in named]

    def having(self, name: str) -> list[dict[str, str]]:
        """The elements of a class."""
        return [named for _, named in self.elements if name in named.get("class", "").split()]


def assert_sound(page: Page, scripts: int = 1) -> None:
    """Well formed, with nothing but what the templates put there."""
    assert page.strange == []
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert {name for _, named in page.elements for name in named} <= ATTRIBUTES
    assert len(page.of("script")) == scripts
    assert len(page.of("style")) == 1
    assert [named for named in page.of("script") + page.of("style") if named] == []
    assert len(page.ids()) == len(set(page.ids()))
    links = [named["href"] for named in page.of("a")]
    assert [link for link in links if link[0] != "#" or link[1:] not in page.ids()] == []


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></script></title></textarea><svg onload=alert(1)>",
    "<!-- --><![CDATA[ ]]> <?php ?>",
    "{{ 7 * 7 }} {% raw %} {# no #}",
    "&lt;b&gt; &amp; &#60;b&#62; &copy",
    "javascript:alert(1)",
    "<base href=//example.org><meta http-equiv=refresh content=0>",
    "\x00 \x08 \x1b[31m \x7f \x85 \x9b",
    "\u202egnirts\u202c \u2066a\u2069 \u200f",
    "\ud800 and \udfff",
    "\u2028 \u2029 \ufeff \u200b \ufffe",
]


def hostile_audit(words: str) -> tuple[Audit, list[Finding], list[QuoteCheck]]:
    """An audit with the same words in every field that takes words."""
    text = f"{words}\r\n\r\n{words} said {words}.\n"
    first = CharSpan.of(text, 0, len(words))
    second = CharSpan.of(text, len(words) + 4, 2 * len(words) + 4)
    third = CharSpan.of(text, 2 * len(words) + 10, 3 * len(words) + 10)
    parts = (ScorePart(feature=words, weight=1.0),)
    speaker = Speaker(id=words, name=words, kind="person", mentions=(first,), description=first)
    other = Speaker(id="s2", name=words, kind="anonymous", mentions=(second,))
    quote = Quote(
        id=words,
        kind="mixed",
        contents=(first, third),
        cue=second,
        source=first,
        speaker=speaker,
        candidates=(other,),
        rule=words,
        score=1.0,
        score_parts=parts,
    )
    slots: dict[str, Any] = dict.fromkeys(
        ["role", "affiliation", "knowledge", "condition", "reason"], third
    )
    mention = AnonymousMention(span=second, count=2, candidates=(speaker, other), **slots)
    source = AnonymousSource(speaker=other, mentions=(mention,), count=2, **slots)
    claim = Claim(
        span=third,
        kinds=(ClaimKind.EVENT,),
        check_worthiness=0.5,
        reasons=parts,
        evidence=(third,),
        quote=quote,
        asserted_by=speaker,
        hedges=(third,),
    )
    audit = Audit(
        text=text,
        blocks=(Block(kind="heading", span=first), Block(kind="bullet", span=third)),
        quotes=(quote,),
        speakers=(speaker, other),
        anonymous_sources=(source,),
        comment_requests=(
            CommentRequest(
                span=second, party=first, outcome="declined", subject=third, quote=quote
            ),
        ),
        claims=(claim,),
        terms=(Term(kind="scare", span=first),),
        defects=(TextDefect(kind="unclosed-quote", span=third),),
    )
    finding = Finding(
        id=words,
        severity="error",
        message=words,
        spans=(first, third),
        evidence=(second,),
        missing=(words,),
        records=(quote, speaker, source, claim, audit.blocks[0]),
        origin=words,
        fingerprint=words,
    )
    said = CharSpan.of(words, 0, len(words))
    check = QuoteCheck(
        quote=quote,
        verdict="altered",
        reference=words,
        spans=(said,),
        similarity=0.5,
        edits=(Edit(kind="replaced", quoted=first, said=said, touches=(Touch.NAME,)),),
        candidates=(ReferencePlace(reference=words, span=said, similarity=0.4),),
    )
    return audit, [finding], [check]


def hostile_page(words: str) -> str:
    audit, findings, checks = hostile_audit(words)
    profile = Profile(name=words, house=words, origin=words, read=words)
    return render_html(audit, findings, title=words, profile=profile, quote_checks=checks)


# --------------------------------------------------------------------------- nothing gets through


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_no_field_of_an_audit_becomes_markup(words: str) -> None:
    plain = Page(hostile_page("plain"))
    page = Page(hostile_page(words))
    assert_sound(page)
    assert {tag for tag, _ in page.elements} == {tag for tag, _ in plain.elements}
    assert len(page.having("card")) == len(plain.having("card"))


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_the_article_is_shown_as_it_was_given(words: str) -> None:
    audit, _, _ = hostile_audit(words)
    assert Page(hostile_page(words)).text == visible(audit.text)
    assert Page(render_fragment(audit)).text == visible(audit.text)


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_a_page_can_be_written_and_holds_nothing_that_is_obeyed(words: str) -> None:
    page = hostile_page(words)
    assert page.encode().decode() == page
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", page
    )


def test_words_that_call_themselves_safe_are_escaped_like_others() -> None:
    words = Markup("<b>bold</b>")
    assert_sound(Page(hostile_page(words)))
    span = CharSpan(0, len(words), words)
    quote = Quote(id="q1", kind="direct", contents=(span,), rule="r")
    check = QuoteCheck(
        quote=quote,
        verdict="altered",
        similarity=0.5,
        edits=(Edit(kind="replaced", quoted=CharSpan(3, 7, words[3:7]), said=span),),
    )
    audit = Audit(text=words, quotes=(quote,))
    for page in (Page(render_html(audit, quote_checks=[check])), Page(render_fragment(audit))):
        assert "b" not in {tag for tag, _ in page.elements}
        assert page.text == str(words)


@given(st.text(st.characters(), min_size=1, max_size=30))
@settings(max_examples=40)
def test_no_words_become_markup(words: str) -> None:
    audit, _, _ = hostile_audit(words)
    page = Page(hostile_page(words))
    assert_sound(page)
    assert page.text == visible(audit.text)


@given(strategies.texts(), st.data())
@settings(max_examples=25)
def test_marks_that_overlap_at_random_leave_the_text_as_it_is(
    text: str, data: st.DataObject
) -> None:
    spans = st.tuples(*[st.integers(0, len(text))] * 2).map(sorted)
    drawn = [CharSpan.of(text, a, b) for a, b in data.draw(st.lists(spans, max_size=12))]
    quotes = tuple(
        Quote(id=f"q{n}", kind="direct", contents=(span,), rule="r") for n, span in enumerate(drawn)
    )
    claims = tuple(Claim(span=span, check_worthiness=0.5) for span in drawn)
    blocks = tuple(Block(kind="paragraph", span=span) for span in drawn[::2])
    page = Page(render_html(Audit(text=text, blocks=blocks, quotes=quotes, claims=claims)))
    assert page.text == visible(text)
    assert_sound(page)


def test_the_policy_lets_nothing_run_but_the_script_of_the_page() -> None:
    page = Page(render_html(Audit(text="")))
    (policy,) = (
        named["content"] for named in page.of("meta") if named.get("http-equiv", "").startswith("C")
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for name in ("style", "script"):
        digest = b64encode(sha256(page.own[name].encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data:"


def test_the_policy_stands_before_all_that_it_is_for() -> None:
    tags = [tag for tag, _ in Page(render_html(Audit(text=""))).elements]
    assert tags[:4] == ["html", "head", "meta", "meta"]


def test_a_page_names_no_address_outside_of_itself() -> None:
    page = Page(render_html(Audit(text="")))
    assert all(named["href"].startswith("data:image/svg+xml,") for named in page.of("link"))
    assert "url(" not in page.own["style"]
    assert "@import" not in page.own["style"]
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|write\(|eval\(|fetch\(|import\(", page.own["script"]
    )


# ----------------------------------------------------------------------------- everything is shown


@pytest.fixture(scope="module", params=["council-budget", "harbour-talks"])
def shown(request: pytest.FixtureRequest) -> tuple[Audit, tuple[Finding, ...], Page]:
    text = (ARTICLES / f"{request.param}.txt").read_text("utf-8")
    audit = quoteaudit.audit_text(text)
    findings = quoteaudit.check(audit, "ap")
    return audit, findings, Page(render_html(audit, findings, profile="ap"))


Shown = tuple[Audit, tuple[Finding, ...], Page]


def test_an_article_is_shown_whole_and_sound(shown: Shown) -> None:
    audit, _, page = shown
    assert page.text == audit.text
    assert_sound(page)


def test_every_record_has_a_card(shown: Shown) -> None:
    audit, findings, page = shown
    counts = {
        "quote": len(audit.quotes),
        "speaker": len(audit.speakers),
        "unnamed": len(audit.anonymous_sources),
        "reply": len(audit.comment_requests),
        "claim": len(audit.claims),
        "term": len(audit.terms),
        "defect": len(audit.defects),
        "finding": len(findings),
    }
    cards = page.having("card")
    found = {kind: sum(kind in card["class"].split() for card in cards) for kind in counts}
    assert found == counts


def test_every_record_but_a_speaker_has_a_note_in_the_margin(shown: Shown) -> None:
    _, _, page = shown
    cards = {card["id"] for card in page.having("card") if "speaker" not in card["class"].split()}
    assert {chip["data-record"] for chip in page.having("chip")} == cards


def test_a_card_knows_the_words_of_its_record(shown: Shown) -> None:
    audit, _, page = shown
    texts = words_of_segments(page)
    (card,) = (card for card in page.having("card") if card["id"] == "q1")
    quote = audit.quotes[0]
    wanted = sorted([*quote.contents, *filter(None, [quote.cue, quote.source])])
    ranges = [tuple(map(int, pair.split("-"))) for pair in card["data-at"].split()]
    words = "".join("".join(texts[n] for n in range(*pair) if n in texts) for pair in ranges)
    assert words == "".join(span.text for span in wanted)


def words_of_segments(page: Page) -> dict[int, str]:
    """The words of each mark by its number."""
    found = re.findall(r'<mark[^>]* id="w(\d+)"[^>]*>([^<]*)</mark>', page.source)
    return {int(number): unescape(words) for number, words in found}


def test_a_finding_shows_what_an_editor_needs(shown: Shown) -> None:
    _, findings, page = shown
    for finding in findings:
        for words in (finding.message, finding.id, finding.origin, *finding.missing):
            assert " ".join(words.split()) in page.words
    explained = {
        check.id: quoteaudit.checks.entry(check).explains for check in quoteaudit.checks.CHECKS
    }
    assert all(explained[finding.id] in page.words for finding in findings)


def test_every_field_of_a_record_is_shown() -> None:
    audit, findings, checks = hostile_audit("Moll")
    renamed = attrs.evolve(audit.quotes[0], rule="rule-of-thumb", score=0.375)
    page = Page(render_html(attrs.evolve(audit, quotes=(renamed,)), findings, quote_checks=checks))
    words = " ".join(page.words.split())
    for known in [
        *["mixed quote", "rule-of-thumb", "0.38", "Moll +1.00", "Could be", "altered"],
        *["2 people", "Role", "Affiliation", "Knowledge", "Condition", "Reason", "Described as"],
        *["Declined to comment", "Asked", "About", "Check-worthiness 0.50", "event", "Hedged by"],
        *["On the word of", "Checkable by", "Because of", "Scare quote", "similarity 0.50"],
        *["Quotation mark that is never closed", "name: Moll → Moll", "Fingerprint", "Evidence"],
    ]:
        assert known in words, known


def test_a_quote_that_was_said_so_has_no_similarity_to_tell() -> None:
    audit, _, (check,) = hostile_audit("Moll")
    said = attrs.evolve(check, verdict="verbatim", similarity=1.0, candidates=())
    words = Page(render_html(audit, quote_checks=[said])).words
    assert "verbatim" in words
    assert "similarity" not in words


def test_what_is_not_told_of_an_unnamed_source_is_said() -> None:
    text = "An official said so."
    speaker = Speaker(id="s1", name="an official", kind="anonymous", mentions=())
    mention = AnonymousMention(
        span=CharSpan.of(text, 0, 11), at_least=2, anaphoric=True, partitive=True
    )
    source = AnonymousSource(speaker=speaker, mentions=(mention,), spokesperson=True)
    page = Page(render_html(Audit(text=text, anonymous_sources=(source,))))
    for known in [
        *["number not told", "role, affiliation, knowledge, condition, reason", "at least 2"],
        *["points back", "takes some of a group", "spokesperson, on the record"],
    ]:
        assert known in page.words


def test_the_words_of_each_speaker_are_counted() -> None:
    audit = quoteaudit.audit_text("“We stay here,” said Ines Moll. Pavel Korda said he would go.")
    page = Page(render_html(audit))
    words = " ".join(page.words.split())
    assert "Ines Moll person 3 words, 3 of them quoted, in 1 quote (50%)" in words
    assert "Pavel Korda person 3 words, 0 of them quoted, in 1 quote (50%)" in words


def test_no_findings_are_not_the_same_as_no_check() -> None:
    audit = Audit(text="Nothing happened.")
    assert "The checks found nothing." in render_html(audit, ())
    assert "Findings" not in Page(render_html(audit)).words


def test_an_empty_article_is_a_page_all_the_same() -> None:
    page = Page(render_html(Audit(text="")))
    assert_sound(page)
    assert "The article is empty." in page.words


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Brindle Falls keeps its library\n\nBy Owen Pritchard\n\nThe town voted.", "Brindle"),
        ("The town council voted on Thursday to keep the library open.", "The town council"),
        ("", "An article"),
    ],
)
def test_a_title_is_the_headline_or_the_first_words(text: str, title: str) -> None:
    page = render_html(quoteaudit.audit_text(text))
    assert f"<title>{title}" in page
    assert "<title>Other" in render_html(Audit(text=text), title="Other")


# ------------------------------------------------------------------------------ overlapping marks


def test_a_segment_is_drawn_as_all_that_covers_it() -> None:
    text = "Moll said that two boats sank."
    speaker = Speaker(id="s1", name="Moll", kind="person", mentions=(CharSpan.of(text, 0, 4),))
    quote = Quote(
        id="q1",
        kind="indirect",
        contents=(CharSpan.of(text, 10, 29),),
        cue=CharSpan.of(text, 5, 9),
        source=CharSpan.of(text, 0, 4),
        speaker=speaker,
        rule="r",
    )
    claim = Claim(
        span=CharSpan.of(text, 15, 30), check_worthiness=0.5, evidence=(CharSpan.of(text, 15, 24),)
    )
    finding = Finding(
        id="quote-fragment", severity="warning", message="m", spans=(CharSpan.of(text, 19, 29),)
    )
    audit = Audit(text=text, quotes=(quote,), speakers=(speaker,), claims=(claim,))
    page = render_html(audit, [finding])
    drawn = re.findall(r'<mark class="s ([^"]*)"[^>]*>([^<]*)</mark>', page)
    assert drawn == [
        ("mention source", "Moll"),
        ("cue", "said"),
        ("indirect", "that "),
        ("claim evidence indirect", "two "),
        ("claim evidence indirect warning", "boats"),
        ("claim indirect warning", " sank"),
        ("claim", "."),
    ]


def test_the_words_say_what_covers_them_when_a_pointer_rests_there() -> None:
    text = "“No,” said Moll."
    quote = Quote(id="q1", kind="direct", contents=(CharSpan.of(text, 0, 5),), rule="r")
    page = Page(render_html(Audit(text=text, quotes=(quote,))))
    assert [named["title"] for named in page.of("mark")] == ["quote: speaker not known"]


def test_a_quote_over_paragraphs_keeps_them_apart() -> None:
    text = "“One.\n\n“Two,” said Moll."
    blocks = (
        Block(kind="paragraph", span=CharSpan.of(text, 0, 5)),
        Block(kind="paragraph", span=CharSpan.of(text, 7, 24)),
    )
    quote = Quote(id="q1", kind="direct", contents=(CharSpan.of(text, 0, 13),), rule="r")
    page = render_html(Audit(text=text, blocks=blocks, quotes=(quote,)))
    marked = re.findall(r"<mark[^>]*>([^<]*)</mark>", page)
    assert marked == ["“One.", "“Two,”"]
    assert len(Page(page).having("text")) == 2


def test_a_dateline_stands_on_the_line_that_it_opens() -> None:
    audit = quoteaudit.audit_text("VELMORA, March 4 (Portal) – Two boats sank on Monday.")
    assert [block.kind.value for block in audit.blocks] == ["dateline", "paragraph"]
    assert len(Page(render_html(audit)).having("text")) == 1


def labels_of(text: str, *slots: tuple[str, str]) -> list[tuple[str, str]]:
    speaker = Speaker(id="s1", name="x", kind="anonymous", mentions=())
    spans: dict[str, Any] = {name: span_of(text, words) for name, words in slots}
    mention = AnonymousMention(span=CharSpan.of(text, 0, len(text)), **spans)
    source = AnonymousSource(speaker=speaker, mentions=(mention,))
    page = render_html(Audit(text=text, anonymous_sources=(source,)))
    return re.findall(r'data-slot="([^"]*)"[^>]*>([^<]*)<', page)


def span_of(text: str, words: str) -> CharSpan:
    return CharSpan.of(text, text.index(words), text.index(words) + len(words))


def test_what_is_told_of_a_source_has_its_word_over_it() -> None:
    text = "two officials briefed on the inspection of the bridge"
    labels = labels_of(text, ("role", "officials"), ("knowledge", "briefed on the inspection"))
    assert labels == [("role", "officials"), ("knowledge", "briefed on the inspection")]


def test_words_that_would_collide_over_the_text_stand_together() -> None:
    labels = labels_of("a port official", ("affiliation", "port"), ("role", "official"))
    assert labels == [("affiliation, role", "port")]


def test_white_space_costs_no_more_than_its_length() -> None:
    layouts = [lay_out("\n" * n, (), ()) for n in (1_000, 200_000)]
    assert [len(layout.edges) for layout in layouts] == [2, 2]


def nested(number: int) -> Audit:
    text = "x" * (2 * number) + "y"
    quotes: list[Quote] = []
    for n in range(number):
        quotes.append(
            Quote(
                id=f"q{n}",
                kind="indirect",
                contents=(CharSpan.of(text, n, 2 * number - n),),
                rule="r",
                parent=quotes[-1] if quotes else None,
            )
        )
    return Audit(text=text, quotes=tuple(quotes))


def test_a_page_grows_with_the_records_however_deep_they_nest() -> None:
    base, once, twice = (
        len(strip_words(render_html(nested(n)))) for n in (0, DEEPEST // 2, DEEPEST)
    )
    assert twice - once < 1.15 * (once - base)


def strip_words(page: str) -> str:
    """The page without excerpts, whose length is that of the nested words, up to a limit."""
    return re.sub(r"<blockquote.*?</blockquote>", "", page)


# ------------------------------------------------------------------------------------- notebooks


def test_a_notebook_shows_an_audit_by_itself(by_hand: Audit) -> None:
    assert by_hand._repr_html_() == render_fragment(by_hand)


def test_a_fragment_brings_no_script_no_ids_and_no_styles_for_others(by_hand: Audit) -> None:
    page = Page(render_fragment(by_hand))
    assert_sound(page, scripts=0)
    assert page.ids() == []
    assert page.of("a") == []
    style = re.sub(r"/\*.*?\*/", "", page.own["style"], flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", re.sub(r"@media[^{]*\{", "", style))
    assert len(selectors) > 50
    assert [one for one in selectors if not one.strip().startswith(".quoteaudit")] == []


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_a_fragment_is_as_safe_as_a_page(words: str) -> None:
    assert_sound(Page(render_fragment(hostile_audit(words)[0])), scripts=0)


# ---------------------------------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"audit": "text"}, "str"),
        ({"findings": [Audit(text="")]}, "Audit"),
        ({"findings": "findings"}, "str"),
        ({"title": 3}, "int"),
        ({"quote_checks": [None]}, "NoneType"),
        ({"profile": 3}, "int"),
    ],
)
def test_a_wrong_argument_is_named(arguments: dict[str, Any], named: str) -> None:
    with pytest.raises(InputError, match=f"found {named}"):
        render_html(**{"audit": Audit(text="")} | arguments)


def test_a_fragment_needs_an_audit() -> None:
    with pytest.raises(InputError, match="found str"):
        render_fragment("text")  # type: ignore[arg-type]


def test_the_sample_is_what_a_report_looks_like_now() -> None:
    assert write_report.PATH.read_text("utf-8") == write_report.sample(), (
        "write it anew: python -m tests.write_report"
    )
    assert write_report.PATH.stat().st_size < 150_000
