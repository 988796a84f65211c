"""How lines look on a terminal."""

from quoteaudit.render import LineKind

WIDEST = 100
"""Characters; longer lines are hard to read."""

MARGIN = "    "
"""What stands before a line that belongs to the one above it."""

STYLES = {
    LineKind.HEADING: "bold underline",
    LineKind.SPEAKER: "bold cyan",
    LineKind.CONTENT: "",
    LineKind.DETAIL: "dim",
}
