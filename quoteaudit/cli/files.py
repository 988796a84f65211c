"""The files named on a command line: how they are read, shown and complained about."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from quoteaudit.cli.options import AUTO, MARKED_UP
from quoteaudit.errors import FileError, MissingExtraError
from quoteaudit.read import Article, Form, read_articles
from quoteaudit.render import printable

TROUBLE = 2
"""The exit code when a file could not be read."""

_STANDARD_INPUT = "-"


class Texts:
    """Reads the files of one command; what cannot be read is complained of, and counted."""

    def __init__(self) -> None:
        self.unread = 0

    def read(
        self,
        names: Iterable[str],
        skipped: Callable[[], None] = lambda: None,
        form: str | None = None,
    ) -> Iterator[tuple[str, str]]:
        """The name and the text of each article in the files, as :meth:`articles` gives them."""
        for name, article in self.articles(names, skipped, form):
            yield name, article.text

    def articles(
        self,
        names: Iterable[str],
        skipped: Callable[[], None] = lambda: None,
        form: str | None = None,
    ) -> Iterator[tuple[str, Article]]:
        """The name and the article of each file that can be read; ``skipped`` hears of the others.

        The articles of a file that holds several are called ``feed.xml#1``, ``feed.xml#2``.
        """
        for name in names:
            try:
                found = _articles_in(name, form)
            except FileError as error:
                self._complain(str(error))
                skipped()
                continue
            except MissingExtraError as error:
                self._complain(f"{shown(name)}: {error}")
                skipped()
                continue
            for number, article in enumerate(found, start=1):
                yield (name if len(found) == 1 else f"{name}#{number}"), article

    def _complain(self, words: str) -> None:
        self.unread += 1
        click.echo(f"quoteaudit: {words}", err=True)


def read_text(name: str, form: str | None = None) -> str:
    """The text of the one article in a file, or in standard input for ``-``.

    Plain text stays as it is, without a byte order mark. Raises :class:`~quoteaudit.FileError` when
    the file cannot be opened, is not UTF-8, or cannot be read whole.
    """
    found = _articles_in(name, form)
    if len(found) > 1:
        raise FileError(
            f"{shown(name)}: found {len(found)} articles; needed one. Give each a file of its own."
        )
    return found[0].text


def _articles_in(name: str, form: str | None) -> tuple[Article, ...]:
    try:
        data = sys.stdin.buffer.read() if name == _STANDARD_INPUT else Path(name).read_bytes()
    except OSError as error:
        raise FileError.of(shown(name), error, "a file to read") from error
    if form is None:
        form = AUTO if Path(name).suffix.lower() in MARKED_UP else Form.TEXT
    return read_articles(data, form=None if form == AUTO else form, name=shown(name))


def shown(name: str) -> str:
    """The name of a file as people may see it."""
    return "standard input" if name == _STANDARD_INPUT else printable(click.format_filename(name))
