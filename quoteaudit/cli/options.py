"""The options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

from quoteaudit.audit.parts import PARTS
from quoteaudit.checks import PROFILES
from quoteaudit.read import Form

AUTO = "auto"
"""The choice to tell the form of a file by its content."""

MARKED_UP = (".html", ".htm", ".xhtml", ".json", ".xml", ".nitf", ".ninjs")
"""How files are called whose form is told by their content where nobody says it."""

files_argument = click.argument("files", nargs=-1, required=True, metavar="FILE...")
"""The files to read, of which there is at least one."""

form_option = click.option(
    "--from",
    "came_as",
    type=click.Choice([AUTO, *(form.value for form in Form)]),
    help="The form of each FILE. auto: told by its content. If left out, files called "
    f"{', '.join(MARKED_UP[:-1])} or {MARKED_UP[-1]} are told by their content, and all others are "
    "text.",
)
"""The option ``--from``, of which ``Texts.articles`` makes the form of each file."""

profile_option = click.option(
    "--profile",
    default="baseline",
    show_default=True,
    metavar="HOUSE",
    help=f"The house whose rules hold: {', '.join(PROFILES)}, or the path of a TOML file.",
)

against_option = click.option(
    "--against",
    multiple=True,
    metavar="FILE",
    help="Hold the quotes against what was said, in this file; may be given again.",
)

only_option = click.option(
    "--only",
    multiple=True,
    type=click.Choice(sorted(PARTS)),
    metavar="PART",
    help=f"Look for this part of an audit alone, which is quicker: {', '.join(sorted(PARTS))}; "
    "may be given again.",
)
"""The option ``--only``, a tuple of parts; :func:`asked_for` makes ``only=`` of it."""


def asked_for(only: tuple[str, ...]) -> tuple[str, ...] | None:
    """The parts as ``audit_text`` takes them: each once, and None where none was named.

    >>> asked_for(("claims", "quotes", "claims")), asked_for(())
    (('claims', 'quotes'), None)
    """
    return tuple(dict.fromkeys(only)) or None


def format_option(forms: Iterable[str], help: str) -> Callable[[Any], Any]:  # noqa: A002
    """The option ``--format``, of which the first of ``forms`` is the default."""
    names = list(forms)
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help=help,
    )
