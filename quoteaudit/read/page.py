"""Which part of an HTML page is the article: what is furniture, and which elements hold the story.

A page may have several ``<article>`` elements. The HTML standard calls those in another one
comments, except on a live blog, where they are its posts; schema.org has the mark of one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import regex
from attrs import evolve

from quoteaudit.read.htmltree import BLOCKS
from quoteaudit.read.markup import Document, Tag, Vocabulary, passages_of
from quoteaudit.read.passages import Passage

PAGE = frozenset({"html", "body", "head"})
"""The elements that only a whole page has."""

_DROPPED = frozenset(
    """
    applet area aside audio base button canvas datalist dialog embed figcaption footer form head
    iframe map math nav noembed noframes noscript object option script search select style svg
    template textarea title video
    """.split()
)
_DROPPED_ROLES = frozenset("complementary contentinfo navigation search".split())
_UNSEEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.IGNORECASE)
_WHOLE = frozenset({"html", "body", "main", "article"})  # may be said to have comments


def is_dropped(tag: Tag) -> bool:
    """Whether an element holds no words of the article: furniture, or not to be seen."""
    return tag.name in _DROPPED or (bool(tag.attributes) and _is_set_apart(tag))


def _is_set_apart(tag: Tag) -> bool:
    return (
        "hidden" in tag.attributes
        or not _DROPPED_ROLES.isdisjoint(tag.tokens("role"))
        or is_comment(tag)
        or _UNSEEN.search(tag.attributes.get("style", "")) is not None
    )


def is_comment(tag: Tag) -> bool:
    """Whether an element holds what readers wrote below the article."""
    named = tag.name not in _WHOLE and "comments" in (*tag.tokens("id"), *tag.tokens("class"))
    return named or "comment" in tag.tokens("itemprop")


HTML = Vocabulary(
    blocks=BLOCKS,
    breaks=frozenset({"br"}),
    kept=frozenset({"pre", "listing", "xmp", "plaintext"}),
    is_dropped=is_dropped,
)


def roots_of(document: Document, *, live: bool = False) -> list[int | None]:
    """The elements that hold the article of a page; None is the whole document.

    The posts of a ``live`` blog count together. Else what is marked as an article body wins, all
    parts of it; then the longest ``<article>``, not counting those in it (one in another only if
    no outer one has words of its own); then ``<main>``, and ``<body>``.
    """
    articles = _shown(document, is_article)
    if live and _has_posts(document, articles):
        return [_home_of_posts(document, articles)]
    bodies = _shown(document, lambda tag: "articlebody" in tag.tokens("itemprop"))
    if bodies:
        best = max(bodies, key=lambda at: _length(document, at))
        home = next((at for at in articles if at < best < document.tag(at).end), None)
        if home is None:
            return [best]
        return [at for at in bodies if home < at < document.tag(home).end]
    for candidates in (articles, articles_of(document)):
        longest = _longest(candidates, lambda at: _words(body_of(document, at)))
        if longest is not None:
            return [longest]
    return [_main(document)]


def _has_posts(document: Document, articles: list[int]) -> bool:
    """Whether the posts of a live blog are articles of their own, and not mere paragraphs."""
    return len(articles) > 1 or any(map(partial(_is_around_articles, document), articles))


def _home_of_posts(document: Document, articles: list[int]) -> int | None:
    """The article that the posts stand in, else the main part of the page."""
    around = [at for at in articles if _is_around_articles(document, at)]
    longest = _longest(around, partial(_length, document))
    return _main(document) if longest is None else longest


def _is_around_articles(document: Document, index: int) -> bool:
    return any(is_article(tag) for _, tag in document.tags(index))


def _main(document: Document) -> int | None:
    mains = _shown(document, lambda tag: tag.name == "main" or "main" in tag.tokens("role"))
    return _longest(mains, partial(_length, document))


def _longest(indices: list[int], length: Callable[[int], int]) -> int | None:
    """The element with the most words; None where none has any."""
    lengths = {at: length(at) for at in indices}
    best = max(lengths, key=lengths.__getitem__, default=None)
    return best if best is not None and lengths[best] else None


def _length(document: Document, index: int) -> int:
    """How many characters of an element, articles in it and all, would be read."""
    return _words(passages_of(document, HTML, index))


def _words(passages: list[Passage]) -> int:
    return sum(len(passage.text) for passage in passages)


def _shown(document: Document, is_wanted: Callable[[Tag], bool]) -> list[int]:
    """The outermost elements that are wanted, of those that are to be seen."""
    return document.outermost(is_wanted, past=lambda tag: tag.closed and is_dropped(tag))


def is_article(tag: Tag) -> bool:
    """Whether an element is an ``<article>``: a story, a teaser, a post or a comment."""
    return tag.name == "article"


def articles_of(document: Document) -> list[int]:
    """Every ``<article>`` that is to be seen, also one in another, in the order of the page.

    Those that never end would take each other's words.
    """
    found = []
    index = 0
    while index < len(document.nodes):
        node = document.nodes[index]
        if isinstance(node, Tag) and node.closed and is_dropped(node):
            index = node.end
            continue
        if isinstance(node, Tag) and node.closed and is_article(node):
            found.append(index)
        index += 1
    return found


def body_of(document: Document, root: int | None, *, live: bool = False) -> list[Passage]:
    """The passages below a root, without the articles in it, unless they are posts."""
    is_page = root is None and any(tag.name in PAGE for _, tag in document.tags())
    outer = None if root is None else document.tag(root)

    def is_left_out(tag: Tag) -> bool:
        nested = not live and outer is not None and is_article(tag) and tag is not outer
        return nested or (is_page and tag.name == "header") or is_dropped(tag)

    return passages_of(document, evolve(HTML, is_dropped=is_left_out), root)
