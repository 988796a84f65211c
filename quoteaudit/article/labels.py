"""Labels of a transcript, and who speaks in it: ``RUIZ:``, ``Q:``, ``Ana Ruiz:``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import regex
from attrs import frozen

from quoteaudit.article.lines import Line
from quoteaudit.article.patterns import listed

_LABEL = regex.compile(
    r"""
    [*_]{0,2}
    (?: (?P<letter> [QA]) \. (?=\s)                          # Q. What did you see?
    |   (?P<who> \p{Lu}[\p{L}\p{M}\p{N}'.&-]*+
           (?: \s (?: \p{Lu}[\p{L}\p{M}\p{N}'.&-]*+ | \d{1,2} | de | van | von | al | el ) ){0,4} )
        (?: \s? \( [^()]{1,40} \) )?                        # REP. RUIZ (D-Ohio):
        \s? [*_]{0,2} : [*_]{0,2} (?= \s | ["'(\[…] | \Z )    # not 10:30, not https://
    )
    """,
    regex.VERBOSE,
)
_SPOKEN = regex.compile(r"[\W_]{0,4}(?:\p{L}|\Z)")  # "Ruiz: 1,024" is a count of votes
_NAMED = regex.compile(r"\p{Lu}[\p{L}'-]*\p{Ll}[\p{L}'-]*")


class Label(NamedTuple):
    """Who seems to speak in a line, and where the label ends in it."""

    who: str
    end: int


def label_of(line: Line) -> Label | None:
    """The label that a line opens with, if it does."""
    match = _LABEL.match(line.text)
    if match is None:
        return None
    who = match["letter"] or match["who"]
    spoken = who in {"Q", "A"} or _SPOKEN.match(line.text, match.end())
    if not spoken or who.casefold() in listed("label", "not_speakers"):
        return None
    return Label(who, match.end())


def speakers_in(lines: Sequence[Line]) -> frozenset[str]:
    """Who speaks in a transcript, as their labels are written; nobody where it is none."""
    found = Counter(label.who for line in lines if (label := label_of(line)))
    if not found:
        return frozenset()
    turns = Counter[str]()
    for who, count in found.items():
        turns[_surname(who)] += count
    regulars = {surname for surname, count in turns.items() if count > 1}
    known = regulars.union(name.casefold() for line in lines for name in _named_in(line))
    talk = _Talk(turns, len(regulars), frozenset(known))
    return frozenset(who for who in found if _is_speaker(who, talk))


@frozen
class _Talk:
    """The labels of a page together: lines for each surname, how many surnames return, and
    which ones return or are named in running text.
    """

    turns: Counter[str]
    regulars: int
    known: frozenset[str]


def _is_speaker(who: str, talk: _Talk) -> bool:
    """Whether a label is a speaker's: two who take turns, one in capitals, a title, Q and A."""
    if who in {"Q", "A"}:
        return talk.turns["q"] > 1 or (talk.turns["q"] > 0 and talk.turns["a"] > 0)
    several = len(talk.turns) > 1 or talk.regulars > 0
    known = _surname(who) in talk.known
    if who.isupper():
        return _has_role(who) or (several and (known or talk.regulars > 0))
    return (_has_role(who) and several) or (talk.regulars > 1 and known)


def _surname(who: str) -> str:
    return who.rsplit(maxsplit=1)[-1].casefold()


def _named_in(line: Line) -> list[str]:
    label = label_of(line)
    return _NAMED.findall(line.text, label.end if label else 0)


def _has_role(who: str) -> bool:
    words = who.casefold().split()
    return any(
        " ".join(words[:size]) in listed("label", "roles") for size in range(1, len(words) + 1)
    )
