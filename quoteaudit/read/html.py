"""Articles in HTML: whole pages, and pieces as content management systems keep them."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from attrs import mutable

from quoteaudit.errors import FileError
from quoteaudit.read.article import Form
from quoteaudit.read.decoding import Source
from quoteaudit.read.htmltree import HEADINGS, document_of
from quoteaudit.read.layout import Story
from quoteaudit.read.markup import Document, Tag, Words, passages_of
from quoteaudit.read.page import HTML, PAGE, articles_of, body_of, is_article, is_comment, roots_of
from quoteaudit.read.passages import Passage, joined

_LIVE = "LiveBlogPosting"  # of schema.org, as is liveBlogUpdate, by which it holds its posts


def html_story(source: Source) -> Story:
    """The story of a page, or of a piece of one. Raises what :func:`read_html` raises."""
    document = document_of(source.text, source.name)
    story = story_of(document)
    if not story.body and any(tag.name in PAGE for _, tag in document.tags()):
        raise FileError(
            f"{source.name}: found a page without words of an article; needed an HTML page that "
            "holds its text. A script may have to fill it first: save the page from a browser."
        )
    return story


def story_of(document: Document) -> Story:
    """The story that an HTML document holds, however it was parsed."""
    linked = _linked_data(document)
    live = _is_live(document, linked)
    roots = roots_of(document, live=live)
    body = [passage for root in roots for passage in body_of(document, root, live=live)]
    facts = _facts_of(document, roots[0], linked)
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


def html_stories(source: Source) -> tuple[Story, ...]:
    """The stories of all ``<article>`` elements; of a page with fewer than two, the one story.

    What the page says about its article is true of that one alone; the others have what their
    own elements say.
    """
    document = document_of(source.text, source.name)
    linked = _linked_data(document)
    roots = roots_of(document, live=_is_live(document, linked))
    bodies = {at: body_of(document, at) for at in articles_of(document)}
    found = [at for at, body in bodies.items() if body]
    if len(found) < 2:
        return (html_story(source),)
    home = _home(document, roots[0])
    page = _Facts()
    _add_linked_data(page, linked)
    _add_page(page, document)
    return tuple(
        story_of(document) if at == home else _own_story(document, at, bodies[at], page.language)
        for at in found
    )


def _home(document: Document, root: int | None) -> int | None:
    """The innermost ``<article>`` that is a root, or has it inside."""
    if root is None:
        return None
    around = [at for at, tag in document.tags() if is_article(tag) and at <= root < tag.end]
    return around[-1] if around else None


def _own_story(document: Document, index: int, body: list[Passage], language: str | None) -> Story:
    """The story of one element of a page of several."""
    facts = _Facts()
    _add_marked(facts, document, index)
    times = document.outermost(lambda tag: tag.name == "time", _is_other, index)
    for at in times:
        facts.add("published", document.tag(at).attributes.get("datetime"))
    headings = document.outermost(lambda tag: tag.name in HEADINGS, _is_other, index)
    return Story(
        form=Form.HTML,
        source=document.source,
        headline=_first_with_words(document, headings),
        byline=_stated(facts.byline),
        body=tuple(body),
        language=language,
        published=facts.published,
    )


def _is_live(document: Document, linked: Mapping[str, Any]) -> bool:
    """Whether the page says that it is a live blog."""
    kinds = linked.get("@type")
    return _LIVE in (kinds if isinstance(kinds, list) else [kinds]) or any(
        "liveblogupdate" in tag.tokens("itemprop")
        or any(kind.endswith(f"/{_LIVE.lower()}") for kind in tag.tokens("itemtype"))
        for _, tag in document.tags()
    )


def _stated(words: str | None) -> Passage | None:
    return Passage(words) if words else None


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


def _facts_of(document: Document, root: int | None, linked: Mapping[str, Any]) -> _Facts:
    facts = _Facts()
    facts.shown = _shown_headline(document, root)
    _add_linked_data(facts, linked)
    _add_page(facts, document)
    home = _home(document, root)
    if home is not None:
        _add_marked(facts, document, home)
    _add_marked(facts, document, None)
    for index in document.outermost(lambda tag: tag.name in {"svg", "title"}):
        if document.tag(index).name == "title":  # pictures have titles, too
            facts.add("headline", document.text(index))
    return facts


def _add_page(facts: _Facts, document: Document) -> None:
    """What stands in the head of the page."""
    for _, tag in document.tags():
        if tag.name == "meta":
            _add_meta(facts, tag)
        elif tag.name == "html":
            facts.add("language", tag.attributes.get("lang") or tag.attributes.get("xml:lang"))
        elif tag.name == "link" and "canonical" in tag.tokens("rel"):
            facts.add("id", tag.attributes.get("href"))


def _add_marked(facts: _Facts, document: Document, root: int | None) -> None:
    """Date and authors that are marked below a root, and not in another article there."""
    dates = document.outermost(
        lambda tag: "datepublished" in tag.tokens("itemprop"), _is_other, root
    )
    for index in dates:
        stated = document.tag(index).attributes
        facts.add("published", stated.get("datetime") or stated.get("content"))
        facts.add("published", document.text(index))
    names = (_author_in(document, at) for at in document.outermost(_is_author, _is_other, root))
    facts.add("byline", _listed(name for name in names if name))


def _is_author(tag: Tag) -> bool:
    marks = (*tag.tokens("rel"), *tag.tokens("itemprop"))
    return "author" in marks and tag.name not in {"link", "meta"}


def _is_other(tag: Tag) -> bool:
    """Whether what an element says is about another article, or about a comment."""
    return is_article(tag) or is_comment(tag)


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
    only = every if len(every) == 1 else ()
    return _first_with_words(document, (*marked, *inner[:1], *only))


def _first_with_words(document: Document, indices: Iterable[int]) -> Passage | None:
    """The first of these elements that shows words, on one line."""
    for index in indices:
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


def _linked_data(document: Document) -> Mapping[str, Any]:
    """JSON-LD with the terms of schema.org (https://schema.org/NewsArticle): the first article."""
    scripts = (
        "".join(node.text for node in document.nodes[index : tag.end] if isinstance(node, Words))
        for index, tag in document.tags()
        if tag.name == "script" and "ld+json" in tag.attributes.get("type", "")
    )
    return next((article for raw in scripts for article in _articles_in(raw)), {})


def _add_linked_data(facts: _Facts, data: Mapping[str, Any]) -> None:
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
