"""Find attributions: what is said (content), what signals it (cue), who is named (source)."""

from quoteaudit.rules.direct import find_direct
from quoteaudit.rules.follow import follow_on
from quoteaudit.rules.indirect import find_indirect
from quoteaudit.rules.labels import find_headlined, find_labelled
from quoteaudit.rules.parenthetical import find_parenthetical
from quoteaudit.rules.passages import SIGNS
from quoteaudit.rules.phrases import find_phrases
from quoteaudit.rules.reading import Attribution, Chars, Reading, is_inside
from quoteaudit.rules.settle import settle, without_faint
from quoteaudit.rules.terms import find_terms

__all__ = [
    "SIGNS",
    "Attribution",
    "Chars",
    "Reading",
    "find_attributions",
    "find_terms",
    "is_inside",
]


def find_attributions(reading: Reading) -> list[Attribution]:
    """Every attribution of an article, in text order, the outer before the inner."""
    found = [*find_labelled(reading), *find_headlined(reading)]
    found += [*find_direct(reading), *find_phrases(reading)]
    found.extend(find_parenthetical(reading))
    taken = {one.cue_at for one in found if one.cue_at is not None}
    found.extend(find_indirect(reading, taken))
    return without_faint(follow_on(reading, settle(reading, found)), reading)
