"""Tells the form of an article by its content."""

from __future__ import annotations

from pathlib import PurePath

import regex

from quoteaudit.errors import FileError
from quoteaudit.read.article import Form
from quoteaudit.read.decoding import Source
from quoteaudit.read.htmltree import BLOCKS
from quoteaudit.read.ninjs import is_ninjs, json_of

_PROLOGUE = regex.compile(
    r"""
    \s*+
    (?:
        (?: <\?[^>]*+> | <!-- (?: [^-] | -(?!->) )*+ -->
        |   (?P<type> <!doctype\s[^>\[]*+ ) (?: \[.*?\]\s*+ )? >
        )
        \s*+
    )*+
    """,
    regex.VERBOSE | regex.IGNORECASE | regex.DOTALL,
)
_ROOT = regex.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*+)")
_END_OF_BLOCK = regex.compile(
    r"</(?:p|div|h[1-6]|li|ul|ol|blockquote|section|article|table)\s*+>|<br\s*+/?>",
    regex.IGNORECASE,
)
_INLINE = frozenset("a b br em i img script span strong style u link meta".split())
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_ROOTS = {"nitf": Form.NITF, "newsmessage": Form.NEWSML, "newsitem": Form.NEWSML}


def form_of(source: Source) -> Form:
    """The form of a document, by what it begins with.

    Raises :class:`~quoteaudit.FileError` for JSON and XML of a kind that is not known.
    """
    opening = source.text.lstrip("\ufeff \t\r\n\f")
    if opening.startswith(("{", "[{")):
        return _form_of_json(source)
    if opening.startswith("<"):
        return _form_of_markup(source, opening)
    is_html = PurePath(source.name).suffix.lower() in _HTML_SUFFIXES
    return Form.HTML if is_html or _END_OF_BLOCK.search(source.text) else Form.TEXT


def _form_of_json(source: Source) -> Form:
    """A text may begin with a brace; JSON that is no news is not taken for one."""
    try:
        data = json_of(source)
    except FileError:
        if regex.match(r"\s*+[\[{\s]*+\"[\w@-]+\"\s*+:", source.text.lstrip("\ufeff")):
            raise
        return Form.TEXT
    if is_ninjs(data) or isinstance(data, list):
        return Form.NINJS
    raise FileError(
        f"{source.name}: found JSON without the properties of ninjs; needed a ninjs object, with "
        "body_text, body_xhtml or bodies. Other forms: text, HTML, NITF, NewsML-G2."
    )


def _form_of_markup(source: Source, opening: str) -> Form:
    prologue = _PROLOGUE.match(opening)
    rest = opening[prologue.end() :] if prologue else opening
    root = _ROOT.match(rest)
    name = root[1].lower() if root else ""
    if name in _ROOTS:
        return _ROOTS[name]
    said = (prologue["type"] or "").lower() if prologue else ""
    if "html" in said or name in BLOCKS | _INLINE or _END_OF_BLOCK.search(rest):
        return Form.HTML
    if name and opening.startswith("<?xml"):
        raise FileError(
            f"{source.name}: found an XML document <{root[1] if root else ''}>; needed one of "
            "<nitf>, <newsItem>, <newsMessage> and <html>. Convert it to one of these, or to text."
        )
    return Form.TEXT
