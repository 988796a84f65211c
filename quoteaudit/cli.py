"""The command line: ``quoteaudit FILE...`` prints who said what.

Words become one call, and what comes back is printed. Exit codes: 0 when every file was
audited, 2 when a file could not be read or the command was wrong.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import tee
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from quoteaudit.audit import audit_texts
from quoteaudit.errors import FileError, QuoteauditError
from quoteaudit.records import Audit
from quoteaudit.render import LineKind, lines_of, printable

_STANDARD_INPUT = "-"
_TROUBLE = 2  # the exit code
_WIDEST = 100  # characters; longer lines are hard to read
_STYLES = {
    LineKind.HEADING: "bold underline",
    LineKind.SPEAKER: "bold cyan",
    LineKind.CONTENT: "",
    LineKind.DETAIL: "dim",
}


class _Failure(click.ClickException):
    """Ends the command with a message."""

    exit_code = _TROUBLE


class _FrontDoor(click.Group):
    """A group whose command ``audit`` may be left out: ``quoteaudit FILE`` is enough."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {name for option in self.get_params(ctx) for name in option.opts}
        if args and args[0] not in self.commands and args[0] not in own:
            args = ["audit", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except QuoteauditError as error:
            raise _Failure(str(error)) from error


@click.group(
    cls=_FrontDoor,
    subcommand_metavar="[audit] FILE...",
    epilog="'quoteaudit FILE...' is short for 'quoteaudit audit FILE...', "
    "and 'quoteaudit audit --help' lists the options of that.",
)
@click.version_option(package_name="quoteaudit")
def main() -> None:
    """Find who said what in news articles."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A narrow encoding (a Windows pipe, an ASCII locale) must not stop the printing.
        sys.stdout.reconfigure(errors="backslashreplace")


@main.command("audit")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text is for people; json is one JSON document per file, each on a line of its own.",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.pass_context
def audit_command(ctx: click.Context, form: str, files: tuple[str, ...]) -> None:
    """Print who said what in each FILE, which holds one article as UTF-8 text.

    A FILE of - is standard input. Offsets count characters, after a byte order mark.
    """
    unread: list[FileError] = []
    console = Console(highlight=False)
    with _progress(len(files)) as advance:

        def complain(error: FileError) -> None:
            unread.append(error)
            click.echo(f"quoteaudit: {error}", err=True)
            advance()

        for name, audit in _audits(_articles(files, complain)):
            if form == "json":
                click.echo(json.dumps({"file": name, **audit.to_dict()}))
            else:
                _show(audit, console, name if len(files) > 1 else None)
            advance()
    ctx.exit(_TROUBLE if unread else 0)


def read_article(name: str) -> str:
    """The text of a file, or of standard input for ``-``, line breaks as they are.

    A byte order mark is left out. Raises :class:`~quoteaudit.FileError` when the file cannot
    be opened or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if name == _STANDARD_INPUT else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise FileError(
            f"{_shown(name)}: cannot be opened ({error.strerror}); "
            "needed a text file. Check the path and the permissions."
        ) from error
    except UnicodeDecodeError as error:
        raise FileError(
            f"{_shown(name)}: byte {error.object[error.start]:#04x} at offset {error.start} is "
            "not UTF-8; needed UTF-8 text. Convert the file, for instance with iconv -t UTF-8."
        ) from error


def _articles(
    names: Iterable[str], complain: Callable[[FileError], None]
) -> Iterator[tuple[str, str]]:
    """The name and the text of each file that can be read."""
    for name in names:
        try:
            text = read_article(name)
        except FileError as error:
            complain(error)
        else:
            yield name, text


def _audits(articles: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Audit]]:
    """The name and the audit of each article, as each is done."""
    for_names, for_texts = tee(articles)
    names = (name for name, _ in for_names)
    return zip(names, audit_texts(text for _, text in for_texts), strict=True)


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


def _show(audit: Audit, console: Console, name: str | None) -> None:
    if name is not None:
        console.print(Text(f"==> {_shown(name)} <==", style="bold"), soft_wrap=True)
    for line in lines_of(audit, width=min(console.width, _WIDEST)):
        console.print(Text(line.text, style=_STYLES[line.kind]), soft_wrap=True)
    if name is not None:
        console.print()


def _shown(name: str) -> str:
    return "standard input" if name == _STANDARD_INPUT else printable(click.format_filename(name))
