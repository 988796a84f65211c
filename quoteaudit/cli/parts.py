"""The option ``--only``: which parts of an audit are looked for."""

from __future__ import annotations

import click

from quoteaudit.audit.parts import PARTS

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
