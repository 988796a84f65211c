"""What comes out: quotations, and marks without a partner."""

from __future__ import annotations

from attrs import frozen

from quoteaudit.records import DefectKind


@frozen(kw_only=True)
class Quotation:
    """A stretch of text in quotation marks; all numbers are offsets in characters of the text.

    >>> from quoteaudit.marks import pair_marks
    >>> text = "“No,” she said."
    >>> quotation = pair_marks(text, [(0, len(text))]).quotations[0]
    >>> text[quotation.start : quotation.end], text[quotation.inner_start : quotation.inner_end]
    ('“No,”', 'No,')
    """

    start: int
    """The first character of the opening mark."""
    inner_start: int
    """The first character after the opening mark."""
    inner_end: int
    """Where the quoted words end: at the closing mark, or after the last word without one."""
    end: int
    """After the closing mark; ``inner_end`` where there is none."""
    depth: int
    """0 outermost, 1 inside another quotation, and so on."""
    closed: bool
    """Whether it has a closing mark of its own."""
    continues: bool
    """No closing mark, because the next paragraph reopens it."""
    continued: bool
    """Whether it reopens the quotation of the paragraph before."""
    single: bool
    """Whether it is set in single marks, so more often a term or a headline."""


@frozen(kw_only=True)
class MarkDefect:
    """A mark without its partner, ``[start, end)`` in characters of the text."""

    kind: DefectKind
    start: int
    end: int


@frozen(kw_only=True)
class Marks:
    """What the quotation marks of a text enclose, and which marks fail, each in text order."""

    quotations: tuple[Quotation, ...]
    defects: tuple[MarkDefect, ...]

    @property
    def outermost(self) -> tuple[Quotation, ...]:
        """The quotations that stand in no other one."""
        return tuple(quotation for quotation in self.quotations if quotation.depth == 0)
