"""Reading articles of any form: which one it is, its encoding, and errors that have a name."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quoteaudit import read
from quoteaudit.errors import FileError, InputError, MissingExtraError, QuoteauditError
from quoteaudit.read import (
    Article,
    Form,
    read_article,
    read_articles,
    read_html,
    read_newsml,
    read_ninjs,
    read_nitf,
    read_text,
)
from quoteaudit.records import CharSpan

SAMPLES = Path(__file__).parent / "read"
NITF = "<nitf><body><body.content><p>It rained.</p></body.content></body></nitf>"
NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet>'
    "<inlineData>It rained.</inlineData></contentSet></newsItem>"
)


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("", "text"),
        ("It rained.", "text"),
        ("“No,” she said. 2 < 3 and <b>bold</b> words.", "text"),
        ("<tweet id=1> she wrote.", "text"),
        ("{We stay,} she said.", "text"),
        ("[He] said no.", "text"),
        ("<p>It rained.</p>", "html"),
        ("It rained.<br>It stopped.", "html"),
        ("  \ufeff<!-- draft --><!DOCTYPE html><title>Rain</title>It rained.", "html"),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">x</html>', "html"),
        ('{"body_text": "It rained."}', "ninjs"),
        ('{"bodies": [{"value": "It rained."}]}', "ninjs"),
        (NITF, "nitf"),
        (f'<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf.dtd">\n<!-- x -->{NITF}', "nitf"),
        (NEWSML, "newsml"),
        (NEWSML.replace("<newsItem ", "<newsItem guid='x' "), "newsml"),
    ],
)  # fmt: skip
def test_the_form_is_told_by_the_content(source: str, form: str) -> None:
    assert read_article(source.encode()).form == form


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ('{"items": []}', "JSON without the properties of ninjs"),
        ('{"body_text": "It rained.', "is no JSON"),
        ('[{"body_text": "It rained."}]', "a list of 1"),
        ('<?xml version="1.0"?><rss><item/></rss>', "an XML document <rss>"),
        ('<?xml version="1.0"?><NewsML Version="1.2"/>', "an XML document <NewsML>"),
        ("<nitf><body>", "no element found"),
        ("<html><body><script>fill()</script></body></html>", "a page without words"),
    ],
)
def test_what_is_no_article_is_a_named_error(source: str, complaint: str) -> None:
    with pytest.raises(FileError, match=complaint) as caught:
        read_article(source.encode())
    assert "needed" in str(caught.value)


def test_a_file_is_called_by_its_path_in_errors(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_text("{}", "utf-8")
    with pytest.raises(FileError, match=r"feed\.json: found JSON"):
        read_article(path)
    with pytest.raises(FileError, match=r"no-such\.html: cannot be opened"):
        read_article(tmp_path / "no-such.html")
    with pytest.raises(FileError, match="cannot be opened"):
        read_article("nul\0byte.html")


def test_a_name_that_ends_in_html_decides_where_the_content_does_not(tmp_path: Path) -> None:
    path = tmp_path / "piece.html"
    path.write_text("It <b>rained</b>.", "utf-8")
    assert read_article(path).text == "It rained."


def test_a_form_that_is_given_saves_guessing() -> None:
    assert read_article(b"<p>x</p>", form="text").text == "<p>x</p>"
    assert read_article(b"It <b>rained</b>.", form=Form.HTML).text == "It rained."
    with pytest.raises(InputError, match="one of text, html, ninjs, nitf, newsml"):
        read_article(b"", form="docx")


def test_one_article_is_asked_for_and_several_are_told() -> None:
    path = SAMPLES / "newsml.xml"
    assert len(read_articles(path)) == 3
    with pytest.raises(FileError, match=r"found 3 articles; needed one"):
        read_article(path)


@pytest.mark.parametrize("reader", [read_text, read_html, read_ninjs, read_nitf, read_newsml])
def test_a_wrong_type_is_an_input_error(reader: object) -> None:
    assert callable(reader)
    with pytest.raises(InputError, match="found int; needed str or bytes"):
        reader(7)


# ----------------------------------------------------------------------------------- encodings

PAGE = "<html><head><meta charset={}></head><p>“Café,” she said.</p></html>"
READ = "“Café,” she said."


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PAGE.format("utf-8").encode(), id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + PAGE.format("ascii").encode(), id="mark wins"),
        pytest.param(PAGE.format("windows-1252").encode("cp1252"), id="windows-1252"),
        pytest.param(PAGE.format("iso-8859-1").encode("cp1252"), id="latin-1 is meant otherwise"),
        pytest.param(PAGE.format("'US-ASCII'").encode("cp1252"), id="ascii is meant otherwise"),
        pytest.param(PAGE.format("utf-16").encode(), id="utf-16 without a mark is meant otherwise"),
        pytest.param("\ufeff".encode("utf-16-le") + PAGE.encode("utf-16-le"), id="utf-16 little"),
        pytest.param("\ufeff".encode("utf-16-be") + PAGE.encode("utf-16-be"), id="utf-16 big"),
        pytest.param(PAGE.replace("<meta charset={}>", "").encode(), id="nothing is said"),
        pytest.param(
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
            + f"<p>{READ}".encode("cp1252"),
            id="http-equiv",
        ),
        pytest.param(
            f'<?xml version="1.0" encoding="windows-1252"?><p>{READ}'.encode("cp1252"),
            id="XML declaration",
        ),
    ],
)  # fmt: skip
def test_bytes_are_in_the_encoding_that_they_say(data: bytes) -> None:
    assert read_html(data).text == READ


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"<p>caf\xe9</p>", "byte 0xe9 at offset 6 is not UTF-8"),
        (b"<meta charset=utf-8><p>caf\xe9", "byte 0xe9 at offset 26 is not utf-8, which the file"),
        (b"<meta charset=windows-1252><p>\x81", "byte 0x81 at offset 30 is not cp1252"),
        (b"\xff\xfe<\x00p\x00>", "which its byte order mark says"),
        (b"<meta charset=rot13><p>x", "says that its encoding is 'rot13'"),
        (b"<meta charset=unicode_escape><p>x", "says that its encoding is 'unicode_escape'"),
        (b"<meta charset=punycode><p>x", "says that its encoding is 'punycode'"),
        (b"<meta charset=utf-7><p>x", "says that its encoding is 'utf-7'"),
    ],
)
def test_a_wrong_encoding_is_a_named_error(data: bytes, complaint: str) -> None:
    with pytest.raises(FileError, match=complaint):
        read_html(data)


def test_an_xml_document_is_read_in_the_encoding_that_it_declares() -> None:
    data = f'<?xml version="1.0" encoding="windows-1252"?>{NITF}'.replace("It", "“It”")
    article = read_nitf(data.encode("cp1252"))
    assert article.text == "“It” rained."
    assert article.source == data


def test_plain_text_stays_as_it_is() -> None:
    text = "  One. \r\n\r\n<p>&amp;\u00ad \x00\ud800"
    article = read_text(text)
    assert (article.text, article.source, article.form) == (text, text, "text")
    assert article.source_spans(CharSpan.of(text, 2, 6)) == (CharSpan.of(text, 2, 6),)
    assert read_text(b"\xef\xbb\xbfOne.").text == "One."
    with pytest.raises(FileError, match="0xff at offset 0 is not UTF-8"):
        read_text(b"\xff\xfeO\x00")


# --------------------------------------------------------------------------------- the article


def test_a_span_of_another_text_is_refused() -> None:
    article = read_text("It rained.")
    for span in (CharSpan(0, 2, "No"), CharSpan(8, 11, "d.!")):
        with pytest.raises(InputError, match="of another text"):
            article.source_spans(span)


def test_what_the_reader_put_in_stands_nowhere() -> None:
    article = read_ninjs({"headline": "Rain", "body_text": "It rained."})
    assert article.text == "Rain\n\nIt rained."
    assert article.source_spans(CharSpan.of(article.text, 0, 6)) == ()
    assert article.source_range(CharSpan.of(article.text, 0, 6)) is None
    assert article.source_spans(CharSpan.of(article.text, 0, 8)) == (CharSpan(0, 2, "It"),)
    assert article.source_path == "body_text"


def test_articles_compare_and_hash_by_value() -> None:
    assert read_html("<p>It rained.") == read_html("<p>It rained.")
    assert len({read_text("a"), read_text("a"), read_text("b")}) == 2


def test_a_missing_parser_is_a_named_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "turbohtml", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'quoteaudit\[read\]'"):
        read_html("<p>It rained.")
    assert read_text("It rained.").text == read_nitf(NITF).text


def test_the_public_names_are_these_and_no_others() -> None:
    assert sorted(read.__all__) == [
        "Article", "Form", "read_article", "read_articles", "read_html",
        "read_html_articles", "read_newsml",
        "read_ninjs", "read_nitf", "read_text",
    ]  # fmt: skip


def test_importing_the_readers_loads_no_parser() -> None:
    code = "import sys, quoteaudit.read; print({'turbohtml', 'spacy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "set()"


# ------------------------------------------------------------------------------ whatever it is

PIECES = """
<p> </p> <nitf> </nitf> <body> <body.content> </body.content> </body> <newsItem> </newsItem>
<contentSet> </contentSet> <inlineXML> </inlineXML> <inlineData> </inlineData> <?xml encoding='
'?> <!DOCTYPE [<!ENTITY_a_'b'>]> &a; &amp; { } "body_text": "x" "bodies": [ ] {} , <!-- --> <script>
<meta_charset= utf-16 big5 iso2022_jp <html_lang= rain_ “é” <q> <h1> <li> <article> <![CDATA[ ]]>
<a_href='
""".split()
BYTES = [piece.replace("_", " ").replace("body ", "body_").encode() for piece in PIECES]
BYTES += [b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"\xe9", b"\r\n"]


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.binary(max_size=80), st.lists(st.sampled_from(BYTES), max_size=20).map(b"".join))
)
@example(b"<newsItem/>")
@example(b'{"bodies": {}}')
@example(b'{"bodies": [{"value": 7}]}')
@example(b'{"body_text": null}')
@example(b'{"body_xhtml": "<p"}')
@example(b'{"body_nitf": "<nitf/>"}')
@example(b'{"body_text": "\\ud800 rain", "headline": "\\ud800"}')
@example(b'{"n": ' + b"9" * 5000 + b', "body_text": "x"}')
@example(b'{"body_text": ' + b"[" * 100_000)
@example(b"<newsItem><contentSet><inlineXML/></contentSet></newsItem>")
def test_any_bytes_are_an_article_or_a_named_error(data: bytes) -> None:
    for form in (None, *Form):
        try:
            articles = read_articles(data, form=form)
        except QuoteauditError:
            continue
        assert articles
        assert all(map(is_consistent, articles))


def is_consistent(article: Article) -> bool:
    """Whether the places run through the text in its order, and lie within the source."""
    at = 0
    for start, end, source_start, source_end in article.places:
        if not (at <= start < end <= len(article.text)):
            return False
        if not (0 <= source_start < source_end <= len(article.source)):
            return False
        at = end
    whole = CharSpan.of(article.text, 0, len(article.text))
    return bool(article.source_spans(whole)) == bool(article.places)
