"""Find attributions: what is said (content), what signals it (cue), who is named (source).

The way through, one module for each kind of rule, the surest first:

    labels ─► direct ─► turns, phrases ─► parenthetical ─► indirect ─► settle ─► follow

:mod:`.settle` makes what they found agree, after :mod:`.edges` has mended where contents end,
and :mod:`.follow` adds the quotations that have no reporting clause of their own. What they all
look at stands in :mod:`.reading` and :mod:`.passages`; :mod:`.choice` picks the best-scored
content and source of a cue. :mod:`.terms` finds the quotation marks around what nobody says.
"""

from collections.abc import Callable, Iterator

from quoteaudit.rules.direct import find_direct
from quoteaudit.rules.follow import follow_on
from quoteaudit.rules.indirect import find_indirect
from quoteaudit.rules.labels import find_headlined, find_labelled
from quoteaudit.rules.parenthetical import find_parenthetical
from quoteaudit.rules.passages import SIGNS
from quoteaudit.rules.phrases import find_estimates, find_phrases
from quoteaudit.rules.reading import Attribution, Chars, Reading, is_inside
from quoteaudit.rules.settle import settle, without_faint
from quoteaudit.rules.terms import find_terms
from quoteaudit.rules.turns import find_turns

__all__ = [
    "FORM_RULES",
    "SIGNS",
    "Attribution",
    "Chars",
    "Reading",
    "find_attributions",
    "find_terms",
    "is_inside",
]


FORM_RULES: tuple[Callable[[Reading], Iterator[Attribution]], ...] = (
    find_labelled,
    find_headlined,
    find_direct,
    find_estimates,
    find_turns,
    find_phrases,
    find_parenthetical,
)
"""The rules that go by marks, labels and fixed forms, in this order. Cues that they take are
left alone by the rule that weighs what is left."""


def find_attributions(reading: Reading) -> list[Attribution]:
    """Every attribution of an article, in text order, the outer before the inner."""
    found = [one for rule in FORM_RULES for one in rule(reading)]
    taken = {one.cue_at for one in found if one.cue_at is not None}
    found.extend(find_indirect(reading, taken))
    return without_faint(reading, follow_on(reading, settle(reading, found)))
