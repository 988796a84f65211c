"""The files named on a command line: how they are asked for, read, shown and complained about."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from quoteaudit.errors import FileError
from quoteaudit.render import printable

TROUBLE = 2
"""The exit code when a file could not be read."""

_STANDARD_INPUT = "-"

files_argument = click.argument("files", nargs=-1, required=True, metavar="FILE...")
"""The files to read, of which there is at least one."""


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


class Texts:
    """Reads the files of one command; what cannot be read is complained of, and counted."""

    def __init__(self) -> None:
        self.unread = 0

    def read(
        self, names: Iterable[str], skipped: Callable[[], None] = lambda: None
    ) -> Iterator[tuple[str, str]]:
        """The name and the text of each file that can be read; ``skipped`` hears of the others."""
        for name in names:
            try:
                text = read_text(name)
            except FileError as error:
                self.unread += 1
                click.echo(f"quoteaudit: {error}", err=True)
                skipped()
            else:
                yield name, text


def read_text(name: str) -> str:
    """The text of a file, or of standard input for ``-``, line breaks as they are.

    A byte order mark is left out. Raises :class:`~quoteaudit.FileError` when the file cannot
    be opened or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if name == _STANDARD_INPUT else Path(name).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise FileError(
            f"{shown(name)}: cannot be opened ({error.strerror}); "
            "needed a text file. Check the path and the permissions."
        ) from error
    except UnicodeDecodeError as error:
        raise FileError(
            f"{shown(name)}: byte {error.object[error.start]:#04x} at offset {error.start} is "
            "not UTF-8; needed UTF-8 text. Convert the file, for instance with iconv -t UTF-8."
        ) from error


def shown(name: str) -> str:
    """The name of a file as people may see it."""
    return "standard input" if name == _STANDARD_INPUT else printable(click.format_filename(name))
