"""Checks of quotes against what was said: they need the verdicts of ``verify_quotes``."""

from __future__ import annotations

from collections.abc import Iterator

from quoteaudit.checks.hits import Hit, Options, unquoted
from quoteaudit.checks.view import View
from quoteaudit.records.comparisons import QuoteCheck, Verdict

_TOLD = {
    Verdict.ALTERED: "has words that are not the ones that were said",
    Verdict.SILENT_CUT: "leaves out words, and nothing shows it",
    Verdict.NOT_FOUND: "is not in the reference text",
}


def quote_mismatch(view: View, options: Options) -> Iterator[Hit]:
    """A quote whose words are not those of the reference text."""
    for one in view.quote_checks:
        if one.verdict in _TOLD:
            yield _hit(one, _TOLD[one.verdict])


def quote_order_spliced(view: View, options: Options) -> Iterator[Hit]:
    """A quote joined from passages that were said far apart, or in another order."""
    for one in view.quote_checks:
        if one.verdict is Verdict.SPLICED:
            yield _hit(one, "joins passages that were said far apart or in another order")


def _hit(one: QuoteCheck, told: str) -> Hit:
    contents = one.quote.contents
    words = unquoted(contents[0])
    return Hit(
        spans=contents,
        message=f"The quote that begins “{words}” {told}.",
        evidence=contents,
        records=(one.quote,),
    )
