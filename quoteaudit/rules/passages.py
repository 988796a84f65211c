"""A quotation with the words around it, and what these tell of it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from quoteaudit.marks import Quotation
from quoteaudit.records import Block
from quoteaudit.syntax.tree import Word
from quoteaudit.syntax.words import is_finite, is_verb

SIGNS = frozenset("-–—―")
"""Dashes that can stand between a quotation and the name of who said it."""

DASHES = SIGNS | {"--"}
SENTENCE_ENDS = frozenset(".!?")
PAUSES = frozenset({",", ";", ":"}) | DASHES
"""What can part a quotation from its reporting clause."""

_CLOSERS = "”’\"')]» "
_BARE_OPENERS = 2
"""Words without a verb that may open a sentence before a quotation: But “no,” she said."""


@frozen(kw_only=True)
class Passage:
    """A quotation of a block with the words of the block around it, up to the next quotations."""

    quotation: Quotation
    quoted: str
    inside: Sequence[Word]
    block: Block
    before: Sequence[Word]
    after: Sequence[Word]

    @property
    def has_title_case(self) -> bool:
        """Whether every longer word has a capital, as in the title of a work."""
        longer = [word for word in self.quoted.split() if len(word) > 3]
        return all(word[:1].isupper() for word in longer or [self.quoted])

    @property
    def ending(self) -> str:
        """The last character that is quoted, marks and brackets left aside."""
        return self.quoted.rstrip(_CLOSERS)[-1:]


def clause_before(passage: Passage) -> Sequence[Word]:
    """The words before the quotation, from the end of the sentence before them."""
    for at in range(len(passage.before) - 1, -1, -1):
        if passage.before[at].lower in SENTENCE_ENDS:
            return passage.before[at + 1 :]
    return passage.before


def clause_after(passage: Passage) -> Sequence[Word]:
    """The words after the quotation up to the end of their sentence."""
    for at, word in enumerate(passage.after):
        if word.lower in SENTENCE_ENDS:
            return passage.after[:at]
    return passage.after


def is_independent(passage: Passage) -> bool:
    """Whether the quotation begins where a sentence or a speech can begin.

    Yes: “No.” – She said: “No.” – But “no,” she said. No: She called it “a farce.”
    """
    clause = clause_before(passage)
    if _runs_on(passage):
        return False
    if not clause or clause[-1].lower in PAUSES or starts_sentence(passage):
        return True
    return len(clause) <= _BARE_OPENERS and not any(is_verb(word) for word in clause)


def starts_sentence(passage: Passage) -> bool:
    """Whether what is quoted looks like a whole sentence: “We won.”"""
    if not passage.quoted[:1].isupper() or passage.ending not in tuple(".,?!…"):
        return False
    if passage.has_title_case and len(passage.inside) > 2:
        return False
    return any(is_verb(word) and is_finite(word) for word in passage.inside)


def _runs_on(passage: Passage) -> bool:
    """Whether a clause goes on behind the marks: “We pay” for what the city sees as a gift."""
    return (
        passage.quoted[-1:].isalnum() and bool(passage.after) and passage.after[0].lower.isalpha()
    )
