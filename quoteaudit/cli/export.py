"""The command ``export``: audits in the formats of other tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, count
from typing import Any

import click

from quoteaudit.audit import audit_text
from quoteaudit.checks import PROFILES, check, load_profile
from quoteaudit.cli.files import TROUBLE, Texts
from quoteaudit.cli.options import (
    asked_for,
    files_argument,
    form_option,
    format_option,
    only_option,
)
from quoteaudit.export import COLUMNS, FORMATS, lines, write
from quoteaudit.export.writing import FOLDERS
from quoteaudit.read import Article

_TABLES = ("csv", "records")
_OF_ALL = frozenset({"articles", "findings"})  # tables that count or judge the whole audit
_PARTS = {
    "anonymous_sources": "anonymous_sources",
    "anonymous_mentions": "anonymous_sources",
    "comment_requests": "comment_requests",
    "claims": "claims",
}
"""The parts that tables show; the other tables are of quotes, which every audit holds."""


@click.command("export")
@format_option(
    FORMATS,
    "csv is one table; jsonl, web-annotation, json-ld, doccano and prodigy are JSON Lines with a "
    "document a file; label-studio is one JSON array; brat and records need a folder.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE|DIR",
    help="Write to this file instead of standard output; for brat and records, into this folder.",
)
@click.option(
    "--table",
    type=click.Choice(list(COLUMNS)),
    help="The table of --format csv.  [default: quotes]",
)
@click.option(
    "--profile",
    metavar="HOUSE",
    help="The house whose rules give the table of findings (csv, records): "
    f"{', '.join(PROFILES)}, or the path of a TOML file.  [default: baseline]",
)
@only_option
@form_option
@files_argument
@click.pass_context
def export_command(
    ctx: click.Context,
    form: str,
    output: str | None,
    table: str | None,
    profile: str | None,
    only: tuple[str, ...],
    came_as: str | None,
    files: tuple[str, ...],
) -> None:
    """Write what is found in each FILE for another tool.

    A FILE of - is standard input. An article goes by its own id where the file tells one
    (HTML, ninjs, NITF, NewsML-G2) that no article before it has, and else by its file. The
    output is UTF-8; offsets count characters of the text, as audit does. Cells that a
    spreadsheet would run as a formula begin with an apostrophe.
    """
    options = _options(form, table, profile)
    if form in FOLDERS and output is None:
        raise click.UsageError(f"{form} writes several files; give a folder: --output DIR")
    _require_parts(form, table, only)
    parts = asked_for(only)
    texts = Texts()
    named = _by_id(texts.articles(files, form=came_as))
    audits = ((own_id, audit_text(article.text, only=parts)) for own_id, article in named)
    if output is None:
        for line in lines(audits, form, **options):
            click.echo(line.encode(), nl=False)  # UTF-8 and these line ends, wherever it goes
    else:
        write(audits, output, form, **options)
    ctx.exit(TROUBLE if texts.unread else 0)


def _by_id(articles: Iterable[tuple[str, Article]]) -> Iterator[tuple[str, Article]]:
    """Each article by an id that no other has: its own, else its name, else that with a number."""
    taken: set[str] = set()
    for name, article in articles:
        names = chain([article.id or name, name], (f"{name}#{number}" for number in count(2)))
        own_id = next(one for one in names if one not in taken)
        taken.add(own_id)
        yield own_id, article


def _options(form: str, table: str | None, profile: str | None) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if table is not None:
        if form != "csv":
            raise click.UsageError(f"--table goes with --format csv, not with {form}")
        options["table"] = table
    if profile is not None:
        if form not in _TABLES:
            raise click.UsageError(f"--profile goes with csv and records, not with {form}")
        options["findings"] = partial(check, profile=load_profile(profile))
    return options


def _require_parts(form: str, table: str | None, only: tuple[str, ...]) -> None:
    """Complains where an empty table would look as if there were nothing to find."""
    if not only:
        return
    if form == "records" or table in _OF_ALL:
        what = "records" if form == "records" else f"--table {table}"
        raise click.UsageError(f"{what} needs the whole audit; leave out --only")
    part = _PARTS.get(table or "")
    if part is not None and part not in only:
        raise click.UsageError(f"--table {table} shows what was not asked for: add --only {part}")
