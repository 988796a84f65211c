"""Shows an audit to people: as text, as an HTML report, and in notebooks."""

from quoteaudit.render.page import render_fragment, render_html
from quoteaudit.render.text import Line, LineKind, lines_of, render_text
from quoteaudit.render.words import printable

__all__ = [
    "Line",
    "LineKind",
    "lines_of",
    "printable",
    "render_fragment",
    "render_html",
    "render_text",
]
