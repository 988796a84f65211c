"""The command line: ``quoteaudit FILE...`` prints who said what; each command has a page here.

Words become one call, and what comes back is printed. Exit codes: 0 when every file was read
and the work done, 1 when a check found what it must fail on, 2 when a file could not be read
or the command was wrong.
"""

from __future__ import annotations

import io
import sys

import click

from quoteaudit.cli.archive import archive_command
from quoteaudit.cli.audit import audit_command
from quoteaudit.cli.catalogue import checks_command, explain_command
from quoteaudit.cli.check import check_command
from quoteaudit.cli.export import export_command
from quoteaudit.cli.files import TROUBLE
from quoteaudit.cli.report import report_command
from quoteaudit.cli.verify import verify_command
from quoteaudit.errors import QuoteauditError


class _Failure(click.ClickException):
    """Ends the command with a message."""

    exit_code = TROUBLE


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
    epilog="'quoteaudit story.txt' is short for 'quoteaudit audit story.txt'. Each command has "
    "its own --help. Exit codes: 0 the work was done, 1 a check found what it must fail on, "
    "2 a file could not be read or the command was wrong.",
)
@click.version_option(package_name="quoteaudit")
def main() -> None:
    """Find who said what, who is not named and what is claimed in news articles."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A narrow encoding (a Windows pipe, an ASCII locale) must not stop the printing.
        sys.stdout.reconfigure(errors="backslashreplace")


for command in (
    audit_command,
    verify_command,
    check_command,
    report_command,
    export_command,
    checks_command,
    explain_command,
    archive_command,
):
    main.add_command(command)
