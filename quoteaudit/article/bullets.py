"""Bullets and numbers that begin the items of a list."""

from __future__ import annotations

import regex

_NUMBER = regex.compile(r"\(? \d{1,3} (?: [.)] (?:\s|\Z) | \Z)", regex.VERBOSE)
_BULLET = regex.compile(
    r"""
      [•●▪◦‣·∙■□➤►▶✓✔→~]
    | [*+] \s
    | [-–—]{1,2} \s? (?=["'(\[]? \p{L}) | [-–—]{1,2} \s (?=\S)    # -5 degrees is prose
    """,
    regex.VERBOSE,
)


def has_number(text: str) -> bool:
    """Whether a line begins with a number, as the items of a list do: ``1. Raise the tax``."""
    return _NUMBER.match(text) is not None


def has_bullet(text: str) -> bool:
    """Whether a line begins with a bullet: ``• Raise the tax``; not ``-5 degrees``."""
    return _BULLET.match(text) is not None
