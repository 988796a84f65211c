"""The command ``audit``: who said what in each article."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import tee

import click
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from quoteaudit.audit import audit_texts
from quoteaudit.cli.files import TROUBLE, Texts, shown
from quoteaudit.cli.options import (
    asked_for,
    files_argument,
    form_option,
    format_option,
    only_option,
)
from quoteaudit.cli.styles import STYLES, WIDEST
from quoteaudit.records import Audit
from quoteaudit.render import LineKind, lines_of


@click.command("audit")
@format_option(
    ["text", "json"],
    "text is for people; json is one JSON document per file, each on a line of its own.",
)
@only_option
@form_option
@files_argument
@click.pass_context
def audit_command(
    ctx: click.Context,
    form: str,
    only: tuple[str, ...],
    came_as: str | None,
    files: tuple[str, ...],
) -> None:
    """Print who said what in each FILE, an article.

    A FILE of - is standard input. Offsets count characters of the text, after a byte order mark;
    the text of HTML, ninjs, NITF and NewsML-G2 is what was taken from it.
    """
    parts = asked_for(only)
    said = {} if parts is None else {"only": list(parts)}
    texts = Texts()
    console = Console(highlight=False)
    with _progress(len(files)) as advance:
        for name, audit in _audits(texts.read(files, advance, came_as), parts):
            if form == "json":
                click.echo(json.dumps({"file": name, **said, **audit.to_dict()}))
            else:
                _show(audit, console, None if files == (name,) else name, parts)
            advance()
    ctx.exit(TROUBLE if texts.unread else 0)


def _audits(
    articles: Iterable[tuple[str, str]], parts: Collection[str] | None
) -> Iterator[tuple[str, Audit]]:
    """The name and the audit of each article, as each is done."""
    for_names, for_texts = tee(articles)
    names = (name for name, _ in for_names)
    return zip(names, audit_texts((text for _, text in for_texts), only=parts), strict=True)


@contextmanager
def _progress(number: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error, and the function that moves it on by one file.

    There is none for one file, nor when the results themselves run over the terminal.
    """
    visible = number > 1 and sys.stderr.isatty() and not sys.stdout.isatty()
    with Progress(
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,  # or results would go where the bar is
        disable=not visible,
    ) as bar:
        task = bar.add_task("Auditing", total=number)
        yield lambda: bar.advance(task)


def _show(audit: Audit, console: Console, name: str | None, parts: Collection[str] | None) -> None:
    if name is not None:
        console.print(Text(f"==> {shown(name)} <==", style="bold"), soft_wrap=True)
    for line in lines_of(audit, width=min(console.width, WIDEST)):
        console.print(Text(line.text, style=STYLES[line.kind]), soft_wrap=True)
    if parts is not None:
        words = f"Looked for {', '.join(parts)} only."
        console.print()
        console.print(Text(words, style=STYLES[LineKind.DETAIL]), soft_wrap=True)
    if name is not None:
        console.print()
