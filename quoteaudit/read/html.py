"""Articles in HTML: whole pages, and pieces as content management systems keep them."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import Any

import regex
from attrs import evolve, mutable

from quoteaudit.errors import FileError
from quoteaudit.read.article import Form
from quoteaudit.read.decoding import Source
from quoteaudit.read.htmltree import BLOCKS, document_of
from quoteaudit.read.layout import Story
from quoteaudit.read.markup import Document, Tag, Vocabulary, Words, passages_of
from quoteaudit.read.passages import Passage, joined

_DROPPED = frozenset(
    """
    applet area aside audio base button canvas datalist dialog embed figcaption footer form head
    iframe map math nav noembed noframes noscript object option script search select style svg
    template textarea title video
    """.split()
)
_DROPPED_ROLES = frozenset("complementary contentinfo navigation search".split())
_UNSEEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.IGNORECASE)
_PAGE = frozenset({"html", "body", "head"})
_WHOLE = frozenset({"html", "body", "main", "article"})  # may be said to have comments


def is_dropped(tag: Tag) -> bool:
    """Whether an element holds no words of the article: furniture, or not to be seen."""
    return tag.name in _DROPPED or (bool(tag.attributes) and _is_set_apart(tag))


def _is_set_apart(tag: Tag) -> bool:
    return (
        "hidden" in tag.attributes
        or not _DROPPED_ROLES.isdisjoint(tag.tokens("role"))
        or "comment" in tag.tokens("itemprop")
        or (tag.name not in _WHOLE and "comments" in (*tag.tokens("id"), *tag.tokens("class")))
        or _UNSEEN.search(tag.attributes.get("style", "")) is not None
    )


HTML = Vocabulary(
    blocks=BLOCKS,
    breaks=frozenset({"br"}),
    kept=frozenset({"pre", "listing", "xmp", "plaintext"}),
    is_dropped=is_dropped,
)


def html_story(source: Source) -> Story:
    """The story of a page, or of a piece of one. Raises what :func:`read_html` raises."""
    document = document_of(source.text, source.name)
    story = story_of(document)
    if not story.body and any(tag.name in _PAGE for _, tag in document.tags()):
        raise FileError(
            f"{source.name}: found a page without words of an article; needed an HTML page that "
            "holds its text. A script may have to fill it first: save the page from a browser."
        )
    return story


def story_of(document: Document) -> Story:
    """The story that an HTML document holds, however it was parsed."""
    roots = _roots(document)
    body = [passage for root in roots for passage in _body_of(document, root)]
    facts = _facts_of(document, roots[0])
    return Story(
        form=Form.HTML,
        source=document.source,
        headline=facts.shown or _stated(facts.headline),
        byline=_stated(facts.byline),
        dateline=_stated(facts.dateline),
        body=tuple(body),
        language=facts.language,
        published=facts.published,
        id=facts.id,
    )


def _stated(words: str | None) -> Passage | None:
    return Passage(words) if words else None


# ------------------------------------------------------------------------------ where it stands


def _roots(document: Document) -> list[int | None]:
    """The elements that hold the article; None is the whole document.

    What is marked as an article body wins, all parts of it; then the longest ``<article>``,
    ``<main>``, and ``<body>``.
    """
    bodies = _shown(document, lambda tag: "articlebody" in tag.tokens("itemprop"))
    articles = _shown(document, lambda tag: tag.name == "article")
    if bodies:
        longest = max(bodies, key=lambda at: _length(document, at))
        home = next((at for at in articles if at < longest < document.tag(at).end), None)
        if home is None:
            return [longest]
        return [at for at in bodies if home < at < document.tag(home).end]
    for candidates in (
        articles,
        _shown(document, lambda tag: tag.name == "main" or "main" in tag.tokens("role")),
    ):
        best = max(candidates, key=lambda at: _length(document, at), default=None)
        if best is not None and _length(document, best):
            return [best]
    return [None]


def _length(document: Document, index: int) -> int:
    """How many characters of an element would be read."""
    return sum(len(passage.text) for passage in passages_of(document, HTML, index))


def _shown(document: Document, is_wanted: Callable[[Tag], bool]) -> list[int]:
    """The outermost elements that are wanted, of those that are to be seen."""
    return document.outermost(is_wanted, past=lambda tag: tag.closed and is_dropped(tag))


def _body_of(document: Document, root: int | None) -> list[Passage]:
    """The passages below a root; articles in an article are comments, says the HTML standard."""
    is_page = root is None and any(tag.name in _PAGE for _, tag in document.tags())
    outer = None if root is None else document.tag(root)

    def is_left_out(tag: Tag) -> bool:
        nested = outer is not None and tag.name == "article" and tag is not outer
        return nested or (is_page and tag.name == "header") or is_dropped(tag)

    return passages_of(document, evolve(HTML, is_dropped=is_left_out), root)


# ------------------------------------------------------------------------ what is said about it


@mutable
class _Facts:
    """What a page says about its article; the first that is said stays."""

    shown: Passage | None = None  # the headline that readers see, in its place
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: str | None = None
    id: str | None = None

    def add(self, name: str, value: str | None) -> None:
        words = " ".join(value.split()) if value else ""
        if words and getattr(self, name) is None:
            setattr(self, name, words)


_META = {
    "headline": "headline",
    "og:title": "headline",
    "author": "byline",
    "article:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "og:url": "id",
}


def _facts_of(document: Document, root: int | None) -> _Facts:
    facts = _Facts()
    facts.shown = _shown_headline(document, root)
    _add_linked_data(facts, document)
    dates = document.outermost(lambda tag: "datepublished" in tag.tokens("itemprop"))
    authors = document.outermost(
        lambda tag: (
            "author" in (*tag.tokens("rel"), *tag.tokens("itemprop"))
            and tag.name not in {"link", "meta"}
        )
    )
    for _, tag in document.tags():
        if tag.name == "meta":
            _add_meta(facts, tag)
        elif tag.name == "html":
            facts.add("language", tag.attributes.get("lang") or tag.attributes.get("xml:lang"))
        elif tag.name == "link" and "canonical" in tag.tokens("rel"):
            facts.add("id", tag.attributes.get("href"))
    for index in dates:
        stated = document.tag(index).attributes
        facts.add("published", stated.get("datetime") or stated.get("content"))
        facts.add("published", document.text(index))
    names = (_author_in(document, index) for index in authors)
    facts.add("byline", _listed(name for name in names if name))
    for index in document.outermost(lambda tag: tag.name in {"svg", "title"}):
        if document.tag(index).name == "title":  # pictures have titles, too
            facts.add("headline", document.text(index))
    return facts


def _author_in(document: Document, index: int) -> str | None:
    """The name of an author; in a marked-up one, what is marked as the name."""
    names = [i for i, tag in document.tags(index) if "name" in tag.tokens("itemprop")]
    return document.text(names[0] if names else index)


def _shown_headline(document: Document, root: int | None) -> Passage | None:
    """The headline that readers see: what is marked as one, else the only ``<h1>``."""
    marked = document.outermost(lambda tag: "headline" in tag.tokens("itemprop"))
    every = document.outermost(lambda tag: tag.name == "h1")
    first, last = (0, 0) if root is None else (root, document.tag(root).end)
    inner = [index for index in every if first < index < last]
    for index in (*marked, *inner[:1], *(every if len(every) == 1 else ())):
        passages = passages_of(document, HTML, index)
        if passages:
            return joined(passages, " ")
    return None


def _add_meta(facts: _Facts, tag: Tag) -> None:
    content = tag.attributes.get("content", "")
    names = (*tag.tokens("property"), *tag.tokens("name"), *tag.tokens("itemprop"))
    for name in names:
        if name in _META and not (name == "author" and content.startswith("http")):
            facts.add(_META[name], content)


def _add_linked_data(facts: _Facts, document: Document) -> None:
    """JSON-LD with the terms of schema.org (https://schema.org/NewsArticle): the first article."""
    scripts = (
        "".join(node.text for node in document.nodes[index : tag.end] if isinstance(node, Words))
        for index, tag in document.tags()
        if tag.name == "script" and "ld+json" in tag.attributes.get("type", "")
    )
    data = next((article for raw in scripts for article in _articles_in(raw)), None)
    if data is not None:
        facts.add("headline", _word(data.get("headline")))
        facts.add("byline", _listed(_names_in(data.get("author"))))
        facts.add("dateline", _word(data.get("dateline")))
        facts.add("language", _word(data.get("inLanguage")))
        facts.add("published", _word(data.get("datePublished")))
        facts.add("id", _word(data.get("url")) or _word(data.get("@id")))


def _articles_in(raw: str) -> Iterator[dict[str, Any]]:
    """The articles that a script describes; nothing, where it is broken."""
    try:
        waiting: deque[Any] = deque([json.loads(raw)])
    except (ValueError, RecursionError):
        return
    while waiting:
        data = waiting.popleft()
        if isinstance(data, list):
            waiting += data
        elif isinstance(data, dict):
            kinds = data.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(str(kind).endswith(("Article", "BlogPosting", "Report")) for kind in kinds):
                yield data
            waiting += [data.get("@graph"), data.get("mainEntity")]


def _names_in(authors: object) -> Iterator[str]:
    for author in authors if isinstance(authors, list) else [authors]:
        name = author.get("name") if isinstance(author, dict) else author
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            yield unescape(name)


def _word(value: object) -> str | None:
    return unescape(value) if isinstance(value, str) else None


def _listed(names: Iterable[str]) -> str | None:
    """``Ana Ruiz, Tom Okoye and Li Wei``."""
    *before, last = list(dict.fromkeys(names)) or [""]
    return f"{', '.join(before)} and {last}" if before else last or None
