"""What a check yields, and how its message is worded."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from quoteaudit.records import CharSpan
from quoteaudit.records.findings import Option, Record

Options = dict[str, Option]
"""The numbers and words that a profile sets for one check, by name."""


@frozen(kw_only=True)
class Hit:
    """What a check says of a place; :func:`quoteaudit.check` makes a finding of it.

    ``grave`` is for the cases that a house may take more seriously than the others of the
    check. ``whole`` says that it is about the article as a whole, so that its fingerprint
    does not hang on the words at which it is shown.
    """

    spans: tuple[CharSpan, ...]
    message: str
    evidence: tuple[CharSpan, ...] = ()
    missing: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()
    grave: bool = False
    whole: bool = False


def shortened(words: str, longest: int = 60) -> str:
    """The words on one line, cut behind a whole word when there are too many."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def unquoted(span: CharSpan) -> str:
    """The words of a quotation for a message: on one line, without the marks around them.

    >>> unquoted(CharSpan.of("“We stay,”", 0, 10))
    'We stay'
    """
    return shortened(span.text.strip("“”\"'‘’«»`,. \n"))


def listing(words: Iterable[str], most: int = 4) -> str:
    """Some words as a list in English.

    >>> listing(["a", "b", "c"])
    'a, b and c'
    """
    items = list(dict.fromkeys(words))
    if len(items) > most:
        items = [*items[:most], f"{len(items) - most} more"]
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]
