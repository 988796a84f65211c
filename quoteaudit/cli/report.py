"""The command ``report``: an article and all that was found in it, as one HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from quoteaudit.audit import audit_text
from quoteaudit.checks import check, load_profile
from quoteaudit.cli.files import TROUBLE, Texts, read_text, shown
from quoteaudit.cli.options import against_option, form_option, profile_option
from quoteaudit.errors import FileError
from quoteaudit.render import render_html
from quoteaudit.verify import verify_quotes


@click.command("report")
@profile_option
@against_option
@click.option("--title", help="The title of the page; else the headline, or the first words.")
@click.option(
    "-o", "--output", help="Write the page to this file; else it is printed.", metavar="FILE"
)
@form_option
@click.argument("file", metavar="FILE")
@click.pass_context
def report_command(
    ctx: click.Context,
    profile: str,
    against: tuple[str, ...],
    title: str | None,
    output: str | None,
    came_as: str | None,
    file: str,
) -> None:
    """Show FILE, one article, as an HTML page.

    The page is one file that needs no network: the article with quotes, unnamed sources,
    claims and findings marked in it, who said how much, and a card for every record. A FILE of -
    is standard input. Exit code 0 says that the page was made, whatever it shows.
    """
    rules = load_profile(profile)
    texts = Texts()
    said = dict(texts.read(against))
    audit = audit_text(read_text(file, came_as))
    spoken = verify_quotes(audit, said) if said else ()
    findings = check(audit, rules, quote_checks=spoken)
    page = render_html(audit, findings, title=title, profile=rules, quote_checks=spoken)
    if output is None:
        click.echo(page.encode(), nl=False)  # the page says that it is UTF-8, whatever the locale
    else:
        _write(output, page)
    ctx.exit(TROUBLE if texts.unread else 0)


def _write(name: str, page: str) -> None:
    try:
        Path(name).write_bytes(page.encode())
    except OSError as error:
        raise FileError.of(shown(name), error, "a place for the page", to="written") from error
