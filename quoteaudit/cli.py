"""The command line: ``quoteaudit FILE...`` prints who said what, ``verify`` whether they did.

Words become one call, and what comes back is printed. Exit codes: 0 when every file was
audited, 2 when a file could not be read or the command was wrong.
"""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import tee
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from quoteaudit.audit import audit_text, audit_texts
from quoteaudit.cli_check import add_check_commands
from quoteaudit.errors import FileError, QuoteauditError
from quoteaudit.records import Audit, CharSpan
from quoteaudit.records.checks import Edit, QuoteCheck, Verdict
from quoteaudit.render import LineKind, lines_of, printable
from quoteaudit.verify import Part, PartKind, marked_up, verify_quotes, word_diff

_STANDARD_INPUT = "-"
_TROUBLE = 2  # the exit code
_WIDEST = 100  # characters; longer lines are hard to read
_STYLES = {
    LineKind.HEADING: "bold underline",
    LineKind.SPEAKER: "bold cyan",
    LineKind.CONTENT: "",
    LineKind.DETAIL: "dim",
}
_MARGIN = "    "
_DIFF_STYLES = {
    PartKind.SAME: "",
    PartKind.SAID: "red",
    PartKind.QUOTED: "green",
    PartKind.LEFT_OUT: "dim",
    PartKind.JOINED: "bold",
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


@main.command("verify")
@click.option(
    "--against",
    "against",
    multiple=True,
    metavar="FILE...",
    help="What was really said: a transcript, speech or document as UTF-8 text.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text shows the differences word by word; json is one JSON document.",
)
@click.argument("files", nargs=-1, required=True, metavar="ARTICLE")
@click.pass_context
def verify_command(
    ctx: click.Context, form: str, against: tuple[str, ...], files: tuple[str, ...]
) -> None:
    """Compare the quotes of ARTICLE with what was said, in the FILEs after --against.

    In the words of a quote, [-these-] were said and {+these+} stand for them; [~these~] were
    left out where the article shows it, and [//] joins words from different places. Exit
    code 0 says that the comparison was done, whatever it found.
    """
    names = [*against, *files[1:]]
    if not names:
        raise click.UsageError("found no file to compare with; give one: --against speech.txt")
    unread: list[FileError] = []

    def complain(error: FileError) -> None:
        unread.append(error)
        click.echo(f"quoteaudit: {error}", err=True)

    references = dict(_articles(dict.fromkeys(names), complain))
    audit = audit_text(read_article(files[0]))
    checks = verify_quotes(audit, references)
    if form == "json":
        click.echo(json.dumps(_document(files[0], references, checks)))
    else:
        _show_checks(checks, Console(highlight=False))
    ctx.exit(_TROUBLE if unread else 0)


def _document(
    name: str, references: Mapping[str, str], checks: Iterable[QuoteCheck]
) -> dict[str, object]:
    """The checks as plain data, each with its speaker and its words, to be read by themselves."""
    return {
        "file": name,
        "references": [*references],
        "checks": [
            {
                **check.to_dict(),
                "speaker": None if check.quote.speaker is None else check.quote.speaker.name,
                "contents": [
                    {"start": span.start, "end": span.end, "text": span.text}
                    for span in check.quote.contents
                ],
            }
            for check in checks
        ],
    }


def _show_checks(checks: Sequence[QuoteCheck], console: Console) -> None:
    counts = Counter(check.verdict for check in checks)
    listed = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
    heading = f"{len(checks)} checked" + (f": {listed}" if listed else "")
    console.print(Text(heading, style=_STYLES[LineKind.HEADING]), soft_wrap=True)
    width = min(console.width, _WIDEST)
    for check in checks:
        console.print()
        console.print(Text(_check_head(check), style=_STYLES[LineKind.SPEAKER]), soft_wrap=True)
        details = (Text(line, style=_STYLES[LineKind.DETAIL]) for line in _check_details(check))
        for text in (_diff_text(check.quote.contents, check.edits), *details):
            for line in text.wrap(console, width - len(_MARGIN)):
                line.rstrip()
                console.print(Text(_MARGIN) + line, soft_wrap=True)


def _check_head(check: QuoteCheck) -> str:
    speaker = check.quote.speaker
    who = "speaker not known" if speaker is None else printable(speaker.name)
    share = "" if check.similarity == 1.0 else f", similarity {check.similarity:.2f}"
    return f"{printable(check.quote.id)}  {check.verdict}: {who}{share}"


def _check_details(check: QuoteCheck) -> Iterator[str]:
    """What an edit touches, where the words were said, and where they could have been."""
    for edit in check.edits:
        if edit.touches:
            said, quoted = printable(edit.said.text) or "–", printable(edit.quoted.text) or "–"
            yield f"{', '.join(edit.touches)}: {said} → {quoted}"
    if check.spans:
        places = ", ".join(f"[{span.start}:{span.end}]" for span in check.spans)
        yield places if check.reference is None else f"{_shown(check.reference)} {places}"
    for place in check.candidates:
        name = "" if place.reference is None else f"{_shown(place.reference)} "
        where = f"{name}[{place.span.start}:{place.span.end}]"
        yield f"could be, {place.similarity:.2f}: {printable(place.span.text)} {where}"


def _diff_text(spans: Iterable[CharSpan], edits: Sequence[Edit]) -> Text:
    """A word-diff in colours, and with marks that tell the same without them."""
    text = Text()
    for part in word_diff(spans, edits):
        # A space at an edge keeps words apart, and printable would take it off.
        head, tail = part.text[:1].isspace(), part.text[-1:].isspace()
        words = printable(part.text)
        shown = f"{' ' * head}{words}{' ' * (tail and bool(words))}"
        text.append(marked_up([Part(part.kind, shown)]), style=_DIFF_STYLES[part.kind])
    return text


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


add_check_commands(main, read_article)
