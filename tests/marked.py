"""Case tables of marked text (see quoteaudit.testing), and sentences that are parsed by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from quoteaudit import Audit, Quote, audit_text
from quoteaudit.testing import assert_audit, make_audit, read_marked

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_CLOSE_TO_THE_LEFT = frozenset({".", ",", ":", ";", "?", "!", "”", "’", "’s", "'s", "n’t", ")"})
_CLOSE_TO_THE_RIGHT = frozenset({"“", "‘", "(", "$"})


def assert_finds(marked: str, rule: str | None = None, *, never: str | None = None) -> None:
    """The quotes that are marked are found, each span exactly, and no other one.

    ``rule`` is what finds the one with the lowest number; ``never`` must find none.
    """
    expected = make_audit(marked)
    audit = audit_text(expected.text)
    _compare(audit, marked, "quotes")
    if rule is not None:
        by_number = sorted((mark.number, mark.span) for mark in read_marked(marked).of("content"))
        first = by_number[0][1]
        by = [quote.rule for quote in audit.quotes if quote.contents[0] == first]
        assert by[:1] == [rule], f"{by} found {first.text!r}"
    assert never is None or never not in {quote.rule for quote in audit.quotes}


def assert_terms(marked: str) -> None:
    """The terms that are marked are found, and no other one."""
    _compare(audit_text(read_marked(marked).text), marked, "terms")


def _compare(audit: Audit, marked: str, family: str) -> None:
    try:
        assert_audit(audit, marked, families=[family])
    except AssertionError as error:
        difference = str(error)
    else:
        return
    rules = ", ".join(quote.rule for quote in audit.quotes)
    pytest.fail(f"{difference}\n(found by {rules})", pytrace=False)


def fails(marked: str, reason: str, *more: Any) -> Any:
    """A case that is known to fail: what a reader would expect, and why it is not found."""
    return pytest.param(marked, *more, marks=pytest.mark.xfail(reason=reason))


def quotes_of(text: str) -> list[Quote]:
    """The quotes of a text, in a list."""
    return list(audit_text(text).quotes)


@cache
def empty_vocab() -> Vocab:
    """An English vocabulary that no model filled."""
    return English().vocab


def parsed(table: str) -> Doc:
    """A sentence parsed by hand: a line for each word with its tag, its dependency, its head.

    The head is the word in text; ``said#2`` is the second "said". Without a head the word is a
    root, and a blank line begins a new paragraph.

    >>> doc = parsed('''
    ...     Ruiz    NNP  nsubj  said
    ...     said    VBD  ROOT
    ...     .       .    punct  said
    ... ''')
    >>> doc.text, doc[0].head.text
    ('Ruiz said.', 'said')
    """
    paragraphs = [
        [line.split() for line in lines.splitlines()]
        for lines in re.split(r"\n[ \t]*\n", table.strip())
    ]
    rows: list[list[str]] = []
    for paragraph in paragraphs:
        rows += [["\n", "_SP", "dep"], *paragraph] if rows else paragraph
    words = [row[0] for row in rows]
    return Doc(
        empty_vocab(),
        words=words,
        spaces=[_has_space(a, b) for a, b in zip(words, [*words[1:], "\n"], strict=True)],
        tags=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[_place(row[3], words) if row[3:] else at for at, row in enumerate(rows)],
    )


def _has_space(word: str, following: str) -> bool:
    if "\n" in (word, following):
        return False
    return word not in _CLOSE_TO_THE_RIGHT and following not in _CLOSE_TO_THE_LEFT


def _place(head: str, words: Sequence[str]) -> int:
    word, _, number = head.partition("#")
    places = [at for at, other in enumerate(words) if other == word]
    return places[int(number or 1) - 1]
