"""One of several renditions of an article's body, as ninjs and NewsML-G2 may hold."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from attrs import frozen

from quoteaudit.read.layout import Story

_MOST = 0.9  # of the characters of the longest: so many are as good as all

_MARKED_UP = regex.compile(r"\A\s*+<[\w!?]")


def is_marked_up(text: str) -> bool:
    """Whether a body is markup rather than plain text: its first character opens a tag."""
    return _MARKED_UP.match(text) is not None


@frozen
class Rendition:
    """A body as it was read, and whether its markup told its paragraphs."""

    story: Story
    is_marked_up: bool

    @property
    def length(self) -> int:
        """How many characters its passages have, without white space."""
        return sum(len("".join(passage.text.split())) for passage in self.story.body)


def best_of(renditions: Sequence[Rendition]) -> Story | None:
    """The fullest rendition, if possible one with markup; None where none has words.

    A summary beside a whole text is never taken for the text, whatever the two are called.
    """
    longest = max((one.length for one in renditions), default=0)
    if not longest:
        return None
    full = [one for one in renditions if one.length >= _MOST * longest]
    return max(full, key=lambda one: one.is_marked_up).story
