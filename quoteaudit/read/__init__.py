r"""Reads articles: plain text, HTML, and the formats of the IPTC (ninjs, NITF, NewsML-G2).

>>> from quoteaudit.read import read_html
>>> article = read_html("<h1>Rain</h1><p>“The bridge <em>stays</em> shut,” Ana Ruiz said.</p>")
>>> article.text
'Rain\n\n“The bridge stays shut,” Ana Ruiz said.'

``quoteaudit.audit_text(article.text)`` audits it, and ``article.source_spans`` tells where a span
of the text stands in the HTML. What cannot be read whole is a named error, never a part of an
article. Nothing is fetched from anywhere.

Bytes are in the encoding of their byte order mark, else in the one that an XML declaration or a
``<meta charset>`` says, else in UTF-8. HTML needs turbohtml: ``pip install 'quoteaudit[read]'``.
"""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike, fspath
from typing import Any

from quoteaudit.errors import FileError, InputError
from quoteaudit.read.article import Article, Form
from quoteaudit.read.decoding import Source, decoded, opened
from quoteaudit.read.forms import form_of
from quoteaudit.read.html import html_stories, html_story
from quoteaudit.read.layout import article_of
from quoteaudit.read.newsml import newsml_stories
from quoteaudit.read.ninjs import json_of, ninjs_story
from quoteaudit.read.nitf import nitf_story

__all__ = [
    "Article",
    "Form",
    "read_article",
    "read_articles",
    "read_html",
    "read_html_articles",
    "read_newsml",
    "read_ninjs",
    "read_nitf",
    "read_text",
]


def read_text(data: str | bytes) -> Article:
    r"""The article in plain text, which stays as it is; bytes are UTF-8.

    >>> read_text(b"Rain\n\n\xe2\x80\x9cNo,\xe2\x80\x9d Ana said.").text
    'Rain\n\n“No,” Ana said.'

    Raises :class:`~quoteaudit.FileError` for other bytes.
    """
    return _text_article(decoded(data, "the text", declared=False))


def read_html(data: str | bytes) -> Article:
    r"""The article in an HTML page, or in the piece of one that a content management system keeps.

    >>> read_html("<p>Rain <b>fell</b>.<p>It&nbsp;stopped.").text
    'Rain fell.\n\nIt\xa0stopped.'

    Raises :class:`~quoteaudit.FileError` when bytes are not in their encoding, when a tag,
    comment or script never ends, when a page breaks off or has no words, and
    :class:`~quoteaudit.MissingExtraError` when turbohtml is not installed.

    Of several articles on a page the longest is read, of a live blog all posts;
    :func:`read_html_articles` gives each by itself.
    """
    return article_of(html_story(decoded(data, "the HTML")))


def read_html_articles(data: str | bytes) -> tuple[Article, ...]:
    r"""All the articles of an HTML page, in its order: the posts of a live blog, for instance.

    Every ``<article>`` is one, without those in it, which come after it: teasers and comments are
    articles, too. What the page says about its article goes to the one that :func:`read_html`
    reads; the others have what their own elements say. A page with fewer than two has one article,
    that of :func:`read_html`, and this raises what that raises.

    >>> page = "<article><h1>9:15</h1>Rain.</article> <article><h1>9:40</h1>Sun.</article>"
    >>> [(article.headline, article.text) for article in read_html_articles(page)]
    [('9:15', '9:15\n\nRain.'), ('9:40', '9:40\n\nSun.')]
    """
    return tuple(map(article_of, html_stories(decoded(data, "the HTML"))))


def read_ninjs(data: str | bytes | Mapping[str, Any]) -> Article:
    r"""The article in a ninjs object of version 1, 2 or 3, as JSON or as the dict made of it.

    >>> read_ninjs({"headline": "Rain", "byline": "Ana Ruiz", "body_text": "It rained."}).text
    'Rain\n\nBy Ana Ruiz\n\nIt rained.'

    The fullest body is read, if possible one with markup; ``source_path`` names it. Raises
    :class:`~quoteaudit.FileError` when the data is no ninjs, or has no body, and
    :class:`~quoteaudit.MissingExtraError` when a body is HTML and turbohtml is not installed.
    """
    if isinstance(data, Mapping):
        return article_of(ninjs_story(data, "the ninjs object"))
    return _ninjs_article(decoded(data, "the ninjs document"))


def read_nitf(data: str | bytes) -> Article:
    """The article in a NITF document.

    >>> read_nitf("<nitf><body><body.content><p>It rained.</p></body.content></body></nitf>").text
    'It rained.'

    Raises :class:`~quoteaudit.FileError` when it is not well-formed, is not NITF, has no
    content, or declares entities.
    """
    return article_of(nitf_story(decoded(data, "the NITF document")))


def read_newsml(data: str | bytes) -> tuple[Article, ...]:
    """The articles in a NewsML-G2 item or message, in their order.

    Items that are no text (pictures, packages) are left out. Raises
    :class:`~quoteaudit.FileError` when the document is not well-formed or not NewsML-G2, when a
    text item has its text elsewhere or in a format that is not known, or when no item is text.

    >>> item = '''<newsItem guid="urn:x"><contentSet><inlineXML>
    ... <html><body><p>It rained.</p></body></html></inlineXML></contentSet></newsItem>'''
    >>> [(article.id, article.text) for article in read_newsml(item)]
    [('urn:x', 'It rained.')]
    """
    return tuple(map(article_of, newsml_stories(decoded(data, "the NewsML-G2 document"))))


def read_article(source: str | PathLike[str] | bytes, *, form: Form | str | None = None) -> Article:
    """The article in a file, or in the bytes of one; the form is told by the content.

    ``source`` is the path of a file, or bytes. ``form`` is a :class:`Form` (``"html"``), and saves
    guessing. To read markup that is a ``str`` already, call the reader of its form.

    >>> read_article(b"<!DOCTYPE html><title>Rain</title><p>It rained.").form
    <Form.HTML: 'html'>
    >>> read_article(b"Rain.").form
    <Form.TEXT: 'text'>

    Raises what the reader of the form raises, and :class:`~quoteaudit.FileError` when the file
    cannot be opened, is of no form that is known, or holds several articles.
    """
    articles = read_articles(source, form=form)
    if len(articles) > 1:
        raise FileError(
            f"{_name_of(source)}: found {len(articles)} articles; needed one. "
            "read_articles gives all of them."
        )
    return articles[0]


def read_articles(
    source: str | PathLike[str] | bytes,
    *,
    form: Form | str | None = None,
    name: str | None = None,
) -> tuple[Article, ...]:
    """All the articles in a file, of which only NewsML-G2 holds more than one.

    A page of HTML is one article; :func:`read_html_articles` takes it apart.

    Takes what :func:`read_article` takes, and ``name``, by which errors call the file. Raises what
    it raises, save for the number of articles.

    >>> len(read_articles(b"Rain."))
    1
    """
    wanted = _form(form)
    name = _name_of(source) if name is None else name
    data = opened(source) if isinstance(source, str | PathLike) else source
    if wanted is Form.TEXT:
        return (_text_article(decoded(data, name, declared=False)),)
    text = decoded(data, name)
    match wanted or form_of(text):
        case Form.TEXT:
            return (_text_article(text),)
        case Form.HTML:
            return (article_of(html_story(text)),)
        case Form.NINJS:
            return (_ninjs_article(text),)
        case Form.NITF:
            return (article_of(nitf_story(text)),)
        case Form.NEWSML:
            return tuple(map(article_of, newsml_stories(text)))


def _form(form: Form | str | None) -> Form | None:
    try:
        return None if form is None else Form(form)
    except ValueError as error:
        known = ", ".join(Form)
        raise InputError(f"found the form {form!r}; needed one of {known}, or None") from error


def _name_of(source: object) -> str:
    return fspath(source) if isinstance(source, str | PathLike) else "the document"


def _text_article(source: Source) -> Article:
    length = len(source.text)
    places = ((0, length, 0, length),) if length else ()
    return Article(text=source.text, form=Form.TEXT, source=source.text, places=places)


def _ninjs_article(source: Source) -> Article:
    return article_of(ninjs_story(json_of(source), source.name))
