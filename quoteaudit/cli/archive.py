"""The command ``archive``: a whole archive of articles, into Parquet files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from quoteaudit.cli.files import TROUBLE, shown
from quoteaudit.render import printable

if TYPE_CHECKING:
    from quoteaudit.integrations.archives import ArchiveReport

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""

_LISTED = 5
"""Shards that failed, of which more are only counted."""


@click.command("archive")
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="DIR",
    help="The folder for the audits. The audits that it has already are kept.",
)
@click.option(
    "--processes",
    "-p",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many processes share the work; each takes up to 1 GB of memory.",
)
@click.option(
    "--shard-size",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="Articles of one file of audits: what an interruption can cost each process.",
)
@click.option(
    "--profile",
    default="baseline",
    show_default=True,
    metavar="HOUSE",
    help="The house whose rules give the findings: a name, the path of a TOML file, or none.",
)
@click.option("--id-column", default="id", show_default=True, help="The column of ids.")
@click.option("--text-column", default="text", show_default=True, help="The column of texts.")
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@click.pass_context
def archive_command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    output: str,
    processes: int,
    shard_size: int,
    profile: str,
    id_column: str,
    text_column: str,
) -> None:
    """Audit Parquet and JSON Lines files of articles.

    IN is such a file or a folder of them; the audits become Parquet files in DIR. Each article
    has an id and a text, and becomes a row of nested records; a broken one becomes a row with
    an error. After an interruption the same command goes on where it was. Exit codes: 0 every
    article has its row, 2 trouble, 130 interrupted.
    """
    from quoteaudit.integrations.archives import audit_archive

    with _progress() as tell:
        try:
            report = audit_archive(
                inputs,
                output,
                processes=processes,
                shard_size=shard_size,
                profile=None if profile == "none" else profile,
                id_column=id_column,
                text_column=text_column,
                on_progress=tell,
            )
        except KeyboardInterrupt:
            click.echo("quoteaudit: interrupted; the same command goes on from here", err=True)
            ctx.exit(INTERRUPTED)
    for line in _lines(report, output):
        click.echo(line, err=True)
    ctx.exit(TROUBLE if report.failed else 0)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, if that is a terminal, and the function that moves it on."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("Auditing"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task("Auditing", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _lines(report: ArchiveReport, output: str) -> Iterator[str]:
    """What a run came to, for people."""
    for one in report.failed[:_LISTED]:
        name = shown(str(one.path))
        yield f"quoteaudit: {name}, from article {one.first + 1}: {printable(one.fault)}"
    if len(report.failed) > _LISTED:
        yield f"quoteaudit: and {len(report.failed) - _LISTED} more shards that failed"
    errors = f", {report.errors:,} of them with an error instead" if report.errors else ""
    kept = f"; {report.kept:,} of {report.shards:,} shards were done before" if report.kept else ""
    yield f"{report.articles:,} articles audited into {shown(output)}{errors}{kept}"
