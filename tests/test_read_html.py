"""Articles in HTML: what is text, what is furniture, and where in the markup each character is."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from turbohtml import parse

import quoteaudit
from quoteaudit.errors import FileError
from quoteaudit.read import Article, read_article, read_html, read_html_articles
from quoteaudit.records import CharSpan

SAMPLES = Path(__file__).parent / "read"


PARTS = """<article>no<div itemprop=articleBody>One</div>no<p itemprop=articleBody>Two</article>
<article><p itemprop=articleBody>No</article>"""


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        # paragraphs and lines
        ("", ""),
        ("It rained.", "It rained."),
        ("<p>One.</p><p>Two.</p>", "One.|Two."),
        ("<p>One.<p>Two.", "One.|Two."),
        ("<div>One.<div>Two.</div>Three.</div>", "One.|Two.|Three."),
        ("One.<br>Two.<br/>Three.", "One./Two./Three."),
        ("One.<br><br>Two.<br> <br>Three.<br>", "One.|Two.|Three."),
        ("One.<hr>Two.", "One.|Two."),
        ("<p></p><p> </p><p>One.</p>", "One."),
        ("<h2>Head</h2>Text.<h3>Next</h3>", "Head|Text.|Next"),
        ("<blockquote><p>“One.”</p></blockquote>", "“One.”"),
        ("<pre>One.\n  Two.\n\nThree.</pre>", "One./Two.|Three."),
        ("a</p>b", "a|b"),
        # white space
        ("  One\n   two\t three.  ", "One two three."),
        ("<p> One <b> two</b> <i>three</i> . </p>", "One two three ."),
        ("One<b> </b>two", "One two"),
        ("One <br> two", "One/two"),
        ("One\r\ntwo\rthree", "One two three"),
        ("One&nbsp;two&#160;three\xa0four", "One\xa0two\xa0three\xa0four"),
        ("One&#32; &#10; two", "One two"),
        # characters
        ("Tom &amp; Ana &lt;3 &copy; &#8220;R&eacute;my&#x201D;", "Tom & Ana <3 © “Rémy”"),
        ("AT&T, R&D, &bogus; &amp", "AT&T, R&D, &bogus; &"),
        ("in&shy;spec\xadtion", "inspection"),
        ("2 < 3, a<3", "2 < 3, a<3"),
        ("\U0001f600<b>\U0001f600</b>", "\U0001f600\U0001f600"),
        ("super<wbr>long <!-- not this -->word", "superlong word"),
        # inside a paragraph
        ("“<b>We</b> <a href=x>st<i>ay</i></a>,”", "“We stay,”"),
        ("<b><p>One</b> two</p>three", "One two|three"),
        ("<p>One <q>two <q>three</q></q> four.", "One “two ‘three’” four."),
        ("<q> One </q>!", "“One”!"),
        ("<q>“One”</q> “<q>two</q>”", "“One” “two”"),
        ("<q></q>One", "One"),
        # lists and tables
        ("<ul><li>One<li><p>Two</p><p>more</p></ul>Three", "• One|• Two|more|Three"),
        ("<ol><li>One</li><li>Two</li></ol>", "1. One|2. Two"),
        ("<ol start=9><li>One<ul><li>Two</ul><li>Three</ol>", "9. One|• Two|10. Three"),
        ("<li>One", "• One"),
        ("<ul><li></ul>One", "One"),
        ("<dl><dt>One<dd>Two</dl>", "One|Two"),
        ("<table><caption>A</caption><tr><th>B<td>C<tr><td>D</table>E", "A|B|C|D|E"),
        # furniture
        ("<nav>No</nav><p>Yes<aside>no</aside><footer>no</footer>", "Yes"),
        ("One <script>if (a<b) x('</p>')</script><style>p {}</style>two", "One two"),
        ("<form>No<input value=x><button>no</button></form>Yes", "Yes"),
        ("Yes<figure><img alt=no><figcaption>No</figcaption></figure>", "Yes"),
        ("<svg><path/><title>No</title><text>no</text></svg>Yes", "Yes"),
        ("<svg/>Yes<math>no</math>", "Yes"),
        ("<p hidden>No<p>Yes<span style='color: red; DISPLAY: none'>no</span>", "Yes"),
        ("<div role=navigation>No</div><div role=main>Yes</div>", "Yes"),
        ("<template><p>No</template><noscript><img></noscript>Yes", "Yes"),
        ("Yes<div id=comments>No</div><p itemprop=comment>no</p>", "Yes"),
        ("<aside>An open aside <p>hides nothing", "An open aside|hides nothing"),
        ("<div hidden>Closed by <b>nobody</div><p>Yes", "Yes"),
        ("<body class=comments>Yes<p class='read comments'>No</body>", "Yes"),
        # pages
        ("<html><head><title>No</title></head><body><header>no</header><p>Yes", "No|Yes"),
        ("<head><title>T</title><p>Yes", "T|Yes"),
        ("<body><main>Yes</main>no</body>", "Yes"),
        ("<body>no<article><header>By me</header>Yes<article>no</article></article>", "By me|Yes"),
        ("<article>No</article><article>Yes, longest</article>", "Yes, longest"),
        ("<main>no<article>Yes</article></main>", "Yes"),
        (PARTS, "One|Two"),
        ("<article hidden>No, although longer</article><article>Yes</article>", "Yes"),
        ("<article><script>however_long()</script></article><article>Yes</article>", "Yes"),
        ("<p>One</body></html><p>Two", "One|Two"),
    ],
)  # fmt: skip
def test_the_text_is_what_a_reader_of_the_page_reads(markup: str, text: str) -> None:
    assert read_html(markup).text == text.replace("|", "\n\n").replace("/", "\n")


@pytest.mark.parametrize(
    "markup",
    [
        "<p>One <a href='x>two</a> three.",
        "<p>One.</p><p clas",
        "<p>One.</p><",
        "<p>One.</p></p",
        "One.<!-- Two.",
        "One.<script>two()",
        "<title>One<p>Two",
        "<style>p {}<p>One",
        "<textarea>One",
    ],
)
def test_markup_that_would_swallow_the_rest_is_a_named_error(markup: str) -> None:
    with pytest.raises(FileError, match=r"that never ends.*needed the whole of it"):
        read_html(markup)


@pytest.mark.parametrize(
    ("markup", "is_whole"),
    [
        ("<html><body><div><p>One.</div>", True),
        ("<html><body><p>One.<ul><li>Two", False),
        ("<html><body><div><p>One.", False),
        ("<body><article><p>One. <b>Tw", False),
        ("<html><body><div><p>One.</body></html>", True),
        ("<html><body><p>One.<p>Two", True),
        ("<div><p>One. <b>two", True),
    ],
)
def test_a_page_that_breaks_off_is_a_named_error(markup: str, is_whole: bool) -> None:
    if is_whole:
        assert read_html(markup).text.startswith("One.")
    else:
        with pytest.raises(FileError, match=r"breaks off within <\w+>; needed all of the page"):
            read_html(markup)


def test_a_page_that_is_cut_inside_its_story_is_never_read_in_part() -> None:
    source = (SAMPLES / "page.html").read_text("utf-8")
    for at in range(0, source.index("</article>"), 7):
        if at > source.index("<html"):
            with pytest.raises(FileError):
                read_html(source[:at])


# -------------------------------------------------------------------------------- what is said


def facts(article: Article) -> tuple[str | None, ...]:
    return article.headline, article.byline, article.published, article.language, article.id


@pytest.mark.parametrize(
    ("markup", "headline"),
    [
        ("<p>One", None),
        ("<h1>Rain <b>fell</b></h1><p>One", "Rain fell"),
        ("<html><title>Rain</title><p>One", "Rain"),
        ("<html><title>Rain | Portal</title><meta property=og:title content=Rain><p>One", "Rain"),
        ("<title>x</title><h1>Portal</h1><article><h1>Rain</h1>One</article>", "Rain"),
        ("<title>x</title><h1>Rain</h1><article>One</article>", "Rain"),
        ("<title>Rain</title><h1>A</h1><h1>B</h1><article>One</article>", "Rain"),
        ("<html><title>Rain</title><h1>Portal</h1><h1>Rain</h1>One", "Rain"),
        ("<h1>A</h1><p itemprop='name headline'>Rain</p><p>One", "Rain"),
    ],
)
def test_the_headline_is_the_one_that_readers_see(markup: str, headline: str | None) -> None:
    assert read_html(markup).headline == headline


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script><p>It rained.'


@pytest.mark.parametrize(
    ("markup", "byline"),
    [
        (linked('{"@type": "NewsArticle", "author": "Ana Ruiz"}'), "Ana Ruiz"),
        (linked('{"@type": ["Report"], "author": {"name": "Ana &amp; Li"}}'), "Ana & Li"),
        (
            linked('[{"@graph": [{"@type": "Article", "author": [{"name": "A"}, "B", "C"]}]}]'),
            "A, B and C",
        ),
        (linked('{"@type": "WebPage", "mainEntity": {"@type": "Article", "author": "A"}}'), "A"),
        (linked('{"@type": "Person", "author": "Ana Ruiz"}'), None),
        (linked('[{"@type": "Article"}, {"@type": "Article", "author": "Ana Ruiz"}]'), None),
        (linked('{"@type": "Article", "author": [7, null, {"name": []}, "https://x"]}'), None),
        (linked('{"@type": "Article", "author'), None),
        (linked("[" * 100_000), None),
        ("<meta name=author content='Ana Ruiz'><p>It rained.", "Ana Ruiz"),
        ("<meta name=author content='https://x/ana'><p>It rained.", None),
        ("<p>By <a rel=author>Ana Ruiz</a></p><p>It rained.", "Ana Ruiz"),
        ("<p>By <i itemprop=author><b itemprop=name>Ana</b>, staff</i></p><p>It rained.", "Ana"),
    ],
)  # fmt: skip
def test_the_byline_is_what_the_page_states(markup: str, byline: str | None) -> None:
    assert read_html(markup).byline == byline


def test_headline_and_byline_open_the_text_once() -> None:
    said = linked('{"@type": "NewsArticle", "headline": "Rain", "author": "Ana Ruiz"}')
    assert read_html(said).text == "Rain\n\nBy Ana Ruiz\n\nIt rained."
    assert read_html(f"<h1>Rain</h1>{said}").text == "Rain\n\nBy Ana Ruiz\n\nIt rained."
    both = f"<h1>Rain</h1><p>By Ana Ruiz, The Portal</p>{said}"
    assert read_html(both).text == "Rain\n\nBy Ana Ruiz, The Portal\n\nIt rained."


def test_a_headline_above_the_story_keeps_its_place() -> None:
    article = read_html("<h1>Rain <i>fell</i></h1><article><p>One.</article>")
    assert article.text == "Rain fell\n\nOne."
    spans = article.source_spans(CharSpan.of(article.text, 0, 9))
    assert [span.text for span in spans] == ["Rain ", "fell"]


def test_a_dateline_from_metadata_opens_the_story() -> None:
    said = linked('{"@type": "NewsArticle", "headline": "Rain", "dateline": "Velmora, Norland"}')
    assert read_html(said).text == "Rain\n\nVELMORA, Norland – It rained."
    has_one = said.replace("It rained", "VELMORA (Portal) – It rained")
    assert read_html(has_one).text == "Rain\n\nVELMORA (Portal) – It rained."


def test_a_byline_that_would_read_as_prose_stays_out_of_the_text() -> None:
    said = linked('{"@type": "NewsArticle", "author": "the people who live here, she said"}')
    article = read_html(said)
    assert (article.byline, article.text) == ("the people who live here, she said", "It rained.")


# ------------------------------------------------------------------------------ a page, whole


def test_a_page_gives_its_article_and_nothing_else() -> None:
    article = read_article(SAMPLES / "page.html")
    assert article.text == (
        "Cables crack on Velmora bridge\n\n"
        "By Ana Ruiz and Tom Okoye\n\n"
        "Mayor Ines\xa0Moll closed the bridge on Friday. “It was safe in May,” she said, “and it "
        "is not safe now.”\n\n"
        "Two officials briefed on the inspection said that 14 of the 36 cables had cracked.\n"
        "The road ministry did not respond to a request for comment.\n\n"
        "• No lorries from Monday\n\n"
        "• No cars from Tuesday"
    )
    assert facts(article) == (
        "Cables crack on Velmora bridge",
        "Ana Ruiz and Tom Okoye",
        "2024-05-03T08:00:00Z",
        "en",
        "https://portal.example/velmora/bridge",
    )


# ------------------------------------------------------------------- several articles on a page

POSTS = """<article><h2>9:40</h2><p>Sun.</p></article>
<article><h2>9:15</h2><p>Rain, “again,” <b rel=author>Tom Okoye</b> said.</p></article>"""
LIVE = linked('{"@type": "LiveBlogPosting", "headline": "The storm", "author": "Ana Ruiz"}')
LIVE = LIVE.removesuffix("<p>It rained.")
BOTH = "9:40|Sun.|9:15|Rain, “again,” Tom Okoye said."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        # all posts of a live blog
        (f"{LIVE}<main>{POSTS}</main>", f"The storm|By Ana Ruiz|{BOTH}"),
        (f"{LIVE}<main>{POSTS}</main><p>Also on Portal", f"The storm|By Ana Ruiz|{BOTH}"),
        (f"{LIVE}<body>{POSTS}", f"The storm|By Ana Ruiz|{BOTH}"),
        (f"{LIVE}<article><p>All day.</p>{POSTS}</article>",
         f"The storm|By Ana Ruiz|All day.|{BOTH}"),
        (f"{LIVE}<article><p>All day.</p>{POSTS}</article><article>No</article>",
         f"The storm|By Ana Ruiz|All day.|{BOTH}"),
        (f"{LIVE}<article><div>One.</div><div>Two.</div></article>",
         "The storm|By Ana Ruiz|One.|Two."),
        (f"<main itemtype='https://schema.org/LiveBlogPosting'>{POSTS}</main>", BOTH),
        (f"<main>{POSTS.replace('<article', '<article itemprop=liveBlogUpdate')}</main>", BOTH),
        # else the longest
        (f"<main>{POSTS}</main>", "By Tom Okoye|9:15|Rain, “again,” Tom Okoye said."),
        ("<main><article><p>Long enough.</article><article>Tease</article></main>", "Long enough."),
        ("<article><p>It rained.</p><article>Nonsense, said a reader.</article></article>",
         "It rained."),
        (("<article>It rained.<article>No, said one.</article><article>No.</article></article>"
         "<article>It rained, again.</article>"), "It rained, again."),
        ("<article><article>It rained.</article></article>", "It rained."),
    ],
)  # fmt: skip
def test_of_several_articles_the_longest_is_read_and_of_a_live_blog_all(
    markup: str, text: str
) -> None:
    assert read_html(markup).text == text.replace("|", "\n\n")


def test_all_articles_of_a_page_can_be_had() -> None:
    page = f"""<html lang=en><title>The storm</title><link rel=canonical href=/storm>
    <article><h1>The storm</h1><p>It went on and on and on, all day, and all the night.</p>
    {POSTS}</article><article><h3>Also</h3><time datetime=2024-05-03>today</time></article>
    <aside><article>Buy</article></aside><article></article>"""
    found = read_html_articles(page)
    assert [article.text.split("\n")[0] for article in found] == [
        "The storm",
        "9:40",
        "9:15",
        "Also",
    ]
    assert [article.headline for article in found] == ["The storm", "9:40", "9:15", "Also"]
    assert [article.id for article in found] == ["/storm", None, None, None]
    assert [article.byline for article in found] == [None, None, "Tom Okoye", None]
    assert [article.published for article in found] == [None, None, None, "2024-05-03"]
    assert {article.language for article in found} == {"en"}
    assert found[0] == read_html(page)
    for article in found:
        for start, end, source_start, source_end in article.places:
            assert page[source_start:source_end] == article.text[start:end]


@pytest.mark.parametrize(
    "markup", ["It rained.", "", "<main><article>It rained.</article><article> </article></main>"]
)
def test_a_page_of_one_article_is_the_one_that_read_html_reads(markup: str) -> None:
    assert read_html_articles(markup) == (read_html(markup),)


def test_those_who_comment_have_not_written_the_article() -> None:
    reader = "<b itemprop=author>A Reader</b> No."
    comments = f"<article>{reader}</article><div class=comments><p>{reader}</p></div>"
    assert read_html(f"<article><p>It rained.</p>{comments}</article>").byline is None
    ana = "<p>By <a rel=author>Ana Ruiz</a></p>"
    assert read_html(f"<article>It rained.{comments}{ana}</article>").byline == "Ana Ruiz"
    assert (
        read_html(f"<main>{ana}<article>It rained, and more.</article></main>").byline == "Ana Ruiz"
    )


def test_an_audit_of_a_page_leads_back_into_its_markup() -> None:
    article = read_article(SAMPLES / "page.html")
    audit = quoteaudit.audit_text(article.text)
    quote = audit.quotes[0]
    assert quote.speaker is not None
    assert quote.speaker.name == "Ines Moll"
    assert [[span.text for span in article.source_spans(part)] for part in quote.contents] == [
        ["&ldquo;It was\n       ", "safe", " in May,&rdquo;"],
        ["&#8220;and it is not safe now.&#8221;"],
    ]
    whole = article.source_range(quote.contents[0])
    assert whole is not None
    assert whole.text == "&ldquo;It was\n       <em>safe</em> in May,&rdquo;"
    (source,) = (q.source for q in audit.quotes if q.speaker and q.speaker.kind == "anonymous")
    assert source is not None
    assert [span.text for span in article.source_spans(source)] == [
        "Two officials briefed on the in&shy;spection"
    ]


# ---------------------------------------------------------------------------------- properties

NAMES = """p div b i span li ul ol h1 h2 blockquote section br hr pre a em dl dt dd table tr td
th tbody article main aside body html form header""".split()
TAGS = [f"<{name}>" for name in NAMES] + [f"</{name}>" for name in NAMES]
TAGS += ["<!-- c -->", "<p hidden>", "<svg/>", "<script>if(a<b)</script>", "<!doctype html>"]
WORDS = ["alpha", "beta ", "  gamma\n", "de&amp;lta", "&eacute;", "&nbsp;", "x\xady", "\r\n", "\t"]
WORDS += [
    "&lt;p&gt;",
    "“No,”",
    "\U0001f600",
    "&#8220;",
    "\xad",
    "&bogus;",
    "&ampx",
    "a < b",
    "\ufeff",
]
DOCUMENTS = st.lists(st.sampled_from(TAGS + WORDS), max_size=25).map("".join)
KEPT = [
    tag
    for tag in TAGS
    if not re.search(r"aside|body|html|form|header|main|article|hidden|svg|script", tag)
]


def without_space(text: str) -> str:
    return "".join(text.replace("\xad", "").split())


@settings(max_examples=300)
@given(DOCUMENTS)
def test_the_characters_at_the_mapped_places_are_the_text(markup: str) -> None:
    try:
        article = read_html(markup)
    except FileError:  # a page without words
        return
    for start, end, source_start, source_end in article.places:
        assert as_shown(markup[source_start:source_end]) == on_one_line(article.text[start:end])
    mapped = "".join(article.text[start:end] for start, end, _, _ in article.places)
    spans = article.source_spans(CharSpan.of(article.text, 0, len(article.text)))
    assert as_shown("".join(span.text for span in spans)) == on_one_line(mapped)


def as_shown(markup: str) -> str:
    """Entities decoded, soft hyphens left out, white space run together."""
    return on_one_line(html.unescape(markup).replace("\xad", ""))


def on_one_line(text: str) -> str:
    return re.sub(r"[ \t\n\r\f]+", " ", text)


@settings(max_examples=300)
@example("<li><h1>&lt;p&gt;")
@example("<h1>alpha<p>alpha")
@given(st.lists(st.sampled_from(KEPT + WORDS), max_size=25).map("".join))
def test_no_word_is_lost_or_made_up(markup: str) -> None:
    expected = parse(f"<div>{markup}").text  # the tree of the HTML standard
    text = re.sub(r"(?m)^(?:• |\d+\. )", "", read_html(f"<div>{markup}").text)
    assert sorted(without_space(text)) == sorted(without_space(expected))


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>" * 20_000 + "x", id="deep"),
        pytest.param("<b><p>" * 10_000 + "x", id="never closed"),
        pytest.param("<p><object>" + "<div>" * 20_000 + "x", id="paragraph far above"),
        pytest.param("<ul><li>" * 10_000 + "x", id="lists in lists"),
        pytest.param("<q>" * 10_000 + "x", id="quotations in quotations"),
        pytest.param("<article>" * 10_000 + "x", id="articles in articles"),
        pytest.param("<article>" * 10_000 + "x" + "</article>" * 10_000, id="closed articles"),
        pytest.param("<i rel=author>" * 10_000 + "x", id="authors in authors"),
        pytest.param(f"<p title='{'y' * 2_000_000}'>x", id="huge attribute"),
        pytest.param(f"<p {' '.join(f'a{n}=1' for n in range(20_000))}>x", id="many attributes"),
        pytest.param("</b>" * 20_000 + "x", id="ends without starts"),
    ],
)  # fmt: skip
def test_hostile_markup_does_no_harm(markup: str) -> None:
    assert "x" in read_html(markup).text[-9:]
    assert "x" in read_html_articles(markup)[-1].text[-9:]
