"""Articles in the formats of the IPTC: ninjs 1 to 3, NITF and NewsML-G2; hostile ones, too."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quoteaudit
from quoteaudit.errors import FileError
from quoteaudit.read import Article, read_article, read_articles, read_newsml, read_ninjs, read_nitf

SAMPLES = Path(__file__).parent / "read"
NITF = "<nitf><body><body.content><p>A</p><p>B</p></body.content></body></nitf>"
STORY = "Mayor Ines Moll closed the bridge on Friday."
SAID = "“It was safe in May,” she said."


def said(article: Article) -> tuple[str | None, ...]:
    return article.headline, article.byline, article.dateline, article.language, article.published


# --------------------------------------------------------------------------------------- ninjs


@pytest.mark.parametrize(
    ("sample", "path", "published"),
    [
        ("ninjs1.json", "body_xhtml", "2024-05-03T08:00:00Z"),
        ("ninjs2.json", "bodies[2].value", "2024-05-03T09:00:00Z"),
        ("ninjs3.json", "bodies[0].value", "2024-05-03T08:00:00Z"),
    ],
)
def test_every_version_of_ninjs_gives_the_same_article(
    sample: str, path: str, published: str
) -> None:
    article = read_article(SAMPLES / sample)
    assert article.form == "ninjs"
    assert article.id == "urn:portal.example:2024:bridge"
    assert said(article) == (
        "Cables crack on Velmora bridge",
        "Ana Ruiz and Tom Okoye",
        "Velmora, Norland",
        "en",
        published,
    )
    assert article.text == (
        "Cables crack on Velmora bridge\n\nBy Ana Ruiz and Tom Okoye\n\n"
        f"VELMORA, Norland – {STORY}\n\n{SAID}"
    )
    assert article.source_path == path
    assert article == read_ninjs(json.loads((SAMPLES / sample).read_text("utf-8")))


def test_an_audit_of_ninjs_leads_back_into_its_body() -> None:
    article = read_article(SAMPLES / "ninjs3.json")
    (quote,) = quoteaudit.audit_text(article.text).quotes
    (content,) = quote.contents
    assert [span.text for span in article.source_spans(content)] == [
        "“It was ",
        "safe",
        " in May,”",
    ]
    assert "<em>safe</em>" in article.source


@pytest.mark.parametrize(
    ("data", "text", "path"),
    [
        ({"body_text": " One.\nTwo.\n\nThree. "}, "One.\nTwo.\n\nThree.", "body_text"),
        ({"body_text": "2 < 3 &amp; <b>"}, "2 < 3 &amp; <b>", "body_text"),
        ({"body_html": "<p>One.<p>Two."}, "One.\n\nTwo.", "body_html"),
        ({"body_text": "One two three.", "body_xhtml": "<p>One."}, "One two three.", "body_text"),
        ({"body_text": "One. Two.", "body_x": "<p>One.</p><p>Two."}, "One.\n\nTwo.", "body_x"),
        ({"body_text": "", "body_xhtml": "<p>One."}, "One.", "body_xhtml"),
        ({"bodies": [{"value": "<p>One."}]}, "One.", "bodies[0].value"),
        ({"bodies": [{"value": "One."}]}, "One.", "bodies[0].value"),
        ({"bodies": [{"contenttype": "text/plain", "value": "<p>"}]}, "<p>", "bodies[0].value"),
        ({"bodies": [{"contentType": "text/html", "value": "R&amp;D"}]}, "R&D", "bodies[0].value"),
        (
            {"bodies": [{"contenttype": "application/nitf+xml", "value": NITF}]},
            "A\n\nB", "bodies[0].value",
        ),
        ({"bodies": [{"role": "a"}, {"value": "One."}]}, "One.", "bodies[1].value"),
    ],
)  # fmt: skip
def test_the_fullest_body_is_read_if_possible_with_its_paragraphs(
    data: dict[str, Any], text: str, path: str
) -> None:
    article = read_ninjs(data)
    assert (article.text, article.source_path) == (text, path)


@pytest.mark.parametrize(
    ("headlines", "headline"),
    [
        ([{"value": "One"}, {"role": "main", "value": "Two"}], "Two"),
        ([{"value": "One"}, {"value": "Two"}], "One"),
        ([{"role": "main"}, {"value": " Two\n words "}], "Two words"),
        ([], None),
    ],
)
def test_the_main_headline_is_taken(headlines: list[dict[str, str]], headline: str | None) -> None:
    assert read_ninjs({"headlines": headlines, "body_text": "It rained."}).headline == headline


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({}, "of type 'text' without the text of a body"),
        ({"type": "picture", "uri": "urn:x", "headline": "Rain"}, "of type 'picture' without"),
        ({"bodies": [{"value": "<p> </p>"}]}, "without the text of a body"),
        ({"bodies": {"value": "One."}}, "bodies that is no list of objects"),
        ({"bodies": ["One."]}, "bodies that is no list of objects"),
        ({"body_text": ["One."]}, "body_text that is a list of 1"),
        ({"body_text": "One.", "byline": {"name": "Ana"}}, "byline that is a dict"),
        ({"body_xhtml": "<p>One <a href='two>three</a>"}, "body_xhtml: found a tag or comment"),
    ],
)
def test_a_ninjs_object_without_an_article_is_a_named_error(
    data: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(FileError, match=re.escape(complaint)):
        read_ninjs(data)


# ---------------------------------------------------------------------------------------- NITF


def nitf(content: str, head: str = "", document_type: str = "") -> str:
    body = f"<body.head>{head}</body.head><body.content>{content}</body.content>"
    return f'<?xml version="1.0"?>{document_type}<nitf><body>{body}</body></nitf>'


def test_a_nitf_document_gives_its_article() -> None:
    article = read_article(SAMPLES / "nitf.xml")
    assert (article.form, article.id) == ("nitf", "portal.2024.bridge")
    assert said(article) == (
        "Cables crack on Velmora bridge",
        "By Ana Ruiz, The Velmora Portal",
        "VELMORA, May 3 (Portal)",
        "en",
        "20240503T090000Z",
    )
    assert article.text == (
        "Cables crack on Velmora bridge\n\nMayor says town was warned\n\n"
        "By Ana Ruiz, The Velmora Portal\n\n"
        f"VELMORA, May 3 (Portal) – {STORY}\n\n{SAID} Moll & Sons built it.\n\n"
        "Reporting by Ana Ruiz; Editing by Li Wei"
    )


def test_an_audit_of_nitf_leads_back_into_the_document() -> None:
    article = read_article(SAMPLES / "nitf.xml")
    audit = quoteaudit.audit_text(article.text)
    kinds = [str(block.kind) for block in audit.blocks]
    assert kinds[:5] == ["heading", "heading", "byline", "dateline", "paragraph"]
    assert kinds[-1] == "credit"
    (quote,) = (quote for quote in audit.quotes if quote.kind == "direct")
    (content,) = quote.contents
    assert [span.text for span in article.source_spans(content)] == [
        "&#8220;It was ", "safe", " in May,&#8221;",
    ]  # fmt: skip
    byline = next(block.span for block in audit.blocks if block.kind == "byline")
    assert [span.text for span in article.source_spans(byline)] == [
        "By ", "Ana Ruiz", "The Velmora Portal",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>One</p><p>Two</p>", "One|Two"),
        ("One", "One"),
        ("<block><p>One</p><hl2>Head</hl2><p>Two</p></block>", "One|Head|Two"),
        ("<p>One<br/>two</p>", "One/two"),
        ("<p>&lt;p&gt; &amp; &#233;</p>\r\n<p><![CDATA[<b> &amp;]]></p>", "<p> & é|<b> &amp;"),
        ("<ul><li>One</li><li>Two</li></ul><bq><block><p>3</p></block></bq>", "• One|• Two|3"),
        ("<p>One</p><media><media-caption>No</media-caption></media>", "One"),
        ("<table><tr><td>A</td><td>B</td></tr></table>", "A|B"),
        ("<p>She said <q>no</q> and <q>“never”</q>.</p>", "She said “no” and “never”."),
        ("<p>A <person>Tom\n  Okoye</person>, <money>£ 5</money></p>", "A Tom Okoye, £ 5"),
    ],
)  # fmt: skip
def test_the_content_of_nitf_is_its_paragraphs(content: str, text: str) -> None:
    assert read_nitf(nitf(content)).text == text.replace("|", "\n\n").replace("/", "\n")


def test_entities_of_html_are_known_where_a_document_type_may_have_them() -> None:
    document_type = (
        '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "http://portal.example/n.dtd">'
    )
    article = read_nitf(nitf("<p>One&mdash;two&nbsp;three</p>", document_type=document_type))
    assert article.text == "One—two\xa0three"
    with pytest.raises(FileError, match="the entity &two;, which nothing explains"):
        read_nitf(nitf("<p>One &two; three</p>", document_type=document_type))
    with pytest.raises(FileError, match="undefined entity in line 1"):
        read_nitf(nitf("<p>One&mdash;two</p>"))


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ("", "no element found"),
        ("It rained.", "syntax error"),
        (nitf("<p>One")[:-10], "in line 1"),
        (nitf("<p>One</b>"), "mismatched tag in line 1"),
        ("<nitf><body/></nitf>", "no <body.content>"),
        (nitf("<p> </p>"), "no words in <body.content>"),
        ("<rss/>", "an XML document <rss>; needed <nitf>"),
        (nitf("<p>\ud800</p>"), "half of a surrogate pair"),
        (nitf("<p>\x00</p>"), "not well-formed"),
    ],
)
def test_what_is_no_nitf_is_a_named_error(document: str, complaint: str) -> None:
    with pytest.raises(FileError, match=complaint):
        read_nitf(document)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "document_type",
    [
        pytest.param(f'<!DOCTYPE nitf [<!ENTITY l0 "ha">{LAUGHS}]>', id="billion laughs"),
        pytest.param(f'<!DOCTYPE nitf [<!ENTITY l9 "{"ha" * 100_000}">]>', id="quadratic growth"),
        pytest.param('<!DOCTYPE nitf [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>', id="file"),
        pytest.param('<!DOCTYPE nitf [<!ENTITY l9 SYSTEM "http://127.0.0.1:9/">]>', id="network"),
        pytest.param(
            '<!DOCTYPE nitf [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]>',
            id="parameter entity",
        ),
        pytest.param('<!DOCTYPE nitf [<!ATTLIST p a CDATA "x">]>', id="default attributes"),
    ],
)
def test_a_document_that_declares_anything_is_refused(document_type: str) -> None:
    with pytest.raises(FileError, match="declares something of its own; needed XML without"):
        read_nitf(nitf("<p>&l9;</p>", document_type=document_type))


def test_nothing_is_ever_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", fail)
    monkeypatch.setattr("socket.getaddrinfo", fail)
    for sample in SAMPLES.iterdir():
        assert read_articles(sample)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<p>" * 20_000 + "x" + "</p>" * 20_000, id="deep"),
        pytest.param(f'<p a="{"y" * 2_000_000}">x</p>', id="huge attribute"),
        pytest.param("<p>" + "&amp;" * 20_000 + "x</p>", id="many entities"),
    ],
)
def test_hostile_xml_does_no_harm(content: str) -> None:
    assert read_nitf(nitf(content)).text.endswith("x")


XML = "<p> </p> <em> </em> <br/> <ul> <li> </li> </ul> <q> </q> rain &amp; &#233; é".split()


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*XML, " ", "\r\n", "<![CDATA[<&]]>", "\xad"]), max_size=15))
def test_the_characters_of_xml_stand_at_their_places(pieces: list[str]) -> None:
    try:
        article = read_nitf(nitf("".join(pieces)))
    except FileError:  # mismatched tags, or no words
        return
    for start, end, source_start, source_end in article.places:
        words, written = article.text[start:end], article.source[source_start:source_end]
        if end - start == source_end - source_start:
            assert words == re.sub(r"\s", " ", written)
        else:
            assert words == re.sub(r"\s+", " ", written.replace("\xad", "")) or written[0] == "&"


# ----------------------------------------------------------------------------------- NewsML-G2


def item(content: str, meta: str = "", attributes: str = "") -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" {attributes}>'
        f"{meta}<contentSet>{content}</contentSet></newsItem>"
    )


def test_a_message_gives_the_articles_of_its_text_items() -> None:
    bridge, ferry, flash = read_articles(SAMPLES / "newsml.xml")
    assert [article.id for article in (bridge, ferry, flash)] == [
        f"urn:newsml:portal.example:{name}" for name in ("bridge", "ferry", "flash")
    ]
    assert said(bridge) == (
        "Cables crack on Velmora bridge",
        "By Ana Ruiz",
        "VELMORA, May 3 (Portal) –",
        "en-GB",
        "2024-05-03T08:00:00Z",
    )
    assert bridge.text == (
        "Cables crack on Velmora bridge\n\nBy Ana Ruiz\n\n"
        f"VELMORA, May 3 (Portal) – {STORY}\n\n{SAID}"
    )
    assert ferry.text == "Ferries take over\n\nBy Tom Okoye\n\n“We sail,” Pavel Korda said."
    assert flash.text == "“We wait,” Ines Moll said."


def test_an_audit_of_newsml_leads_back_into_the_document() -> None:
    bridge, _, flash = read_articles(SAMPLES / "newsml.xml")
    (content,) = quoteaudit.audit_text(bridge.text).quotes[0].contents
    assert [span.text for span in bridge.source_spans(content)] == ["“It was ", "safe", " in May,”"]
    assert bridge.source == (SAMPLES / "newsml.xml").read_text("utf-8")
    assert (flash.source_path, flash.source) == (
        "inlineData", "<p>“We <b>wait</b>,” Ines Moll said.</p>",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<inlineData>One.\n\nTwo.</inlineData>", "One.\n\nTwo."),
        ('<inlineData contenttype="text/plain">&lt;p&gt;</inlineData>', "<p>"),
        ("<inlineData>&lt;p&gt;One&amp;amp;</inlineData>", "One&"),
        ("<inlineXML><p>One</p><p>Two</p></inlineXML>", "One\n\nTwo"),
        ("<inlineXML><div><p>One</p></div></inlineXML>", "One"),
        ("<inlineXML><html><head><title>No</title></head><p>One</p></html></inlineXML>", "One"),
        ("<inlineXML><body.content><p>One</p></body.content></inlineXML>", "One"),
        ("<inlineData>A b</inlineData><inlineXML><p>A</p><p>b</p></inlineXML>", "A\n\nb"),
        ("<inlineData>One two</inlineData><inlineXML><p>One</p></inlineXML>", "One two"),
    ],
)  # fmt: skip
def test_the_content_of_an_item_is_inline(content: str, text: str) -> None:
    (article,) = read_newsml(item(content))
    assert (article.text, article.form) == (text, "newsml")


TEXT_ITEM = '<itemMeta><itemClass qcode="ninat:text"/></itemMeta>'


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        ("<newsItem/>", "1 news items and text in none"),
        ("<newsMessage><itemSet/></newsMessage>", "0 news items"),
        ("<NewsML/>", "an XML document <NewsML>; needed <newsItem> or <newsMessage>"),
        ("<packageItem/>", "an XML document <packageItem>"),
        (item('<remoteContent href="http://x/"/>', TEXT_ITEM), "urn:x: found a text item without"),
        (item('<inlineXML contenttype="a/b"><idf/></inlineXML>'), r"not known \(a/b, <idf>\)"),
        (item("<inlineXML/>"), "<no element>"),
        (item("<inlineXML><nitf/></inlineXML>"), "no <body.content>"),
        ('<!DOCTYPE a [<!ENTITY a "b">]>' + item("<inlineData>&a;</inlineData>"), "declares"),
    ],
)  # fmt: skip
def test_newsml_without_an_article_is_a_named_error(document: str, complaint: str) -> None:
    with pytest.raises(FileError, match=complaint):
        read_newsml(document)
