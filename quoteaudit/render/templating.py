"""The templates of the package, its own style and script, and the one way for words into a page."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from quoteaudit.render.words import visible

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def environment() -> Environment:
    """The templates; imported here, since auditing needs none."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("quoteaudit", "render/templates"),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _shown(value: object) -> Markup:
    """What a template shows of a value: the one way for words into a page.

    A carriage return needs a reference, since readers of HTML make line feeds of bare ones.
    """
    if isinstance(value, Markup):
        return value
    return Markup(str(escape(visible(str(value)))).replace("\r", "&#13;"))


@cache
def own_file(name: str) -> Markup:
    """A style or script of the package, to be put into a page as it is."""
    if name == "report.css":
        return Markup(f"{own_file('article.css')}{own_file('page.css')}")
    file = resources.files("quoteaudit") / "render" / "templates" / name
    return Markup(file.read_text(encoding="utf-8"))


@cache
def digest(name: str) -> str:
    """The hash of such a file, as a content security policy names it."""
    return f"sha256-{b64encode(sha256(own_file(name).encode()).digest()).decode()}"
