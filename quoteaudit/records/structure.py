"""The parts of an article, and the places where its text is damaged."""

from enum import StrEnum

from attrs import field, frozen

from quoteaudit.records import valid
from quoteaudit.records.spans import CharSpan


class BlockKind(StrEnum):
    """What a stretch of an article is. Only paragraphs, bullets and headings hold prose."""

    PARAGRAPH = "paragraph"
    """Running prose."""
    BULLET = "bullet"
    """One entry of a list."""
    HEADING = "heading"
    """The headline, or a heading inside the article."""
    DATELINE = "dateline"
    """Place, day and agency before the first words: VELMORA, Nov 15 (Portal) –"""
    BYLINE = "byline"
    """Who wrote it: By Ana Ruiz."""
    LABEL = "label"
    """Who speaks next in a transcript or an interview: RUIZ:"""
    CREDIT = "credit"
    """Who else had a part in it: Reporting by Tom Okoye; editing by Ana Ruiz."""
    NOTE = "note"
    """The newsroom on the article: a correction, an editor’s note."""
    RESIDUE = "residue"
    """What a web page left behind: share buttons, links to other stories."""


PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING})
"""The kinds of block that report what somebody says. (A note speaks for the paper.)"""


@frozen(kw_only=True)
class Block:
    """One stretch of the article: a paragraph, a dateline, a heading, a credit line, ...

    Blocks stand in text order and do not overlap; a dateline or a speaker label
    (``RUIZ:``) is a block of its own before the paragraph that it opens.
    """

    kind: BlockKind = field(converter=BlockKind)
    span: CharSpan = field(validator=valid.a_span)


class DefectKind(StrEnum):
    """What is wrong with the text itself, as given."""

    UNCLOSED_QUOTE = "unclosed-quote"
    """A quotation mark opens, and none closes."""
    UNOPENED_QUOTE = "unopened-quote"
    """A quotation mark closes, and none opened."""
    UNCLOSED_INNER_QUOTE = "unclosed-inner-quote"
    """A quotation mark opens inside a quotation, which ends before it is closed."""


@frozen(kw_only=True)
class TextDefect:
    """Damage that a copy editor would mend; ``span`` is the mark or the words at fault."""

    kind: DefectKind = field(converter=DefectKind)
    span: CharSpan = field(validator=valid.a_span)
