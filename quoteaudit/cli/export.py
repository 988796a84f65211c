"""The command ``export``: audits in the formats of other tools."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from quoteaudit.audit import audit_text
from quoteaudit.checks import PROFILES, check, load_profile
from quoteaudit.cli.files import TROUBLE, Texts, files_argument, form_option, format_option
from quoteaudit.export import COLUMNS, FORMATS, lines, write

_FOLDERS = ("brat", "records")
_TABLES = ("csv", "records")


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
    help="The house whose rules give the table of findings (csv, records): "
    f"{', '.join(PROFILES)}, or the path of a TOML file.  [default: baseline]",
)
@form_option
@files_argument
@click.pass_context
def export_command(
    ctx: click.Context,
    form: str,
    output: str | None,
    table: str | None,
    profile: str | None,
    came_as: str | None,
    files: tuple[str, ...],
) -> None:
    """Audit each FILE, and write what was found in the format of another tool.

    A FILE of - is standard input. The output is UTF-8; offsets count characters of the text,
    as audit does. Cells that a spreadsheet would run as a formula begin with an apostrophe.
    """
    options = _options(form, table, profile)
    if form in _FOLDERS and output is None:
        raise click.UsageError(f"{form} writes several files; give a folder: --output DIR")
    texts = Texts()
    audits = ((name, audit_text(text)) for name, text in texts.read(files, form=came_as))
    if output is None:
        for line in lines(audits, form, **options):
            click.echo(line.encode(), nl=False)  # UTF-8 and these line ends, wherever it goes
    else:
        write(audits, output, form, **options)
    ctx.exit(TROUBLE if texts.unread else 0)


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
