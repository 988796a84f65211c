"""The parts of an article, and the places where its text is damaged."""

from enum import StrEnum

from attrs import field, frozen

from quoteaudit.records import valid
from quoteaudit.records.spans import CharSpan


class BlockKind(StrEnum):
    """What a stretch of an article is. Only paragraphs, bullets and headings hold prose."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    HEADING = "heading"
    DATELINE = "dateline"
    BYLINE = "byline"
    LABEL = "label"
    CREDIT = "credit"
    NOTE = "note"
    RESIDUE = "residue"


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
    UNOPENED_QUOTE = "unopened-quote"
    UNCLOSED_INNER_QUOTE = "unclosed-inner-quote"


@frozen(kw_only=True)
class TextDefect:
    """Damage that a copy editor would mend; ``span`` is the mark or the words at fault."""

    kind: DefectKind = field(converter=DefectKind)
    span: CharSpan = field(validator=valid.a_span)
