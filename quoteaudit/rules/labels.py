"""Speaker labels: RUIZ: We will not pay. – Q: Why not? A: Because it is not owed.

And in headlines: Ruiz: City will not pay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

import regex

from quoteaudit.article import PROSE
from quoteaudit.lexicon import load_table
from quoteaudit.records import Block, BlockKind
from quoteaudit.rules.reading import Attribution, Chars, Reading
from quoteaudit.syntax.frames import is_speech_verb, subject_of
from quoteaudit.syntax.tree import Word
from quoteaudit.syntax.words import is_verb

_TOP = 4
"""The blocks at the head of an article in which its headline may stand."""

_LONGEST_NAME = 5
"""Words before the colon of a headline."""

_LONGEST_PAPER = 2
"""Words before the colon where it is a paper that says it: Exit poll."""

_SHORTEST_HEADLINE = 2
"""Words after the colon."""

_JOINTS = frozenset("and at for from in of on or the to vs with".split())

_LABEL = regex.compile(r"(?P<name>\p{Lu}[\p{Lu}.'’\- ]{1,40}+):\s++(?=\S)")


def find_labelled(reading: Reading) -> Iterator[Attribution]:
    """The turns of a transcript: each is what its label's speaker says, word for word.

    RUIZ: We will not pay. And where a whole transcript is quoted: “RUIZ: We will not pay.

    Not: UPDATE: The bridge is open. (No label: the structure of the article knows.) Not:
    ‘SHAME ON THEM’: City will not pay. (A headline: the marks close before the colon.)
    """
    yield from _after_label_blocks(reading)
    yield from _after_quoted_labels(reading)


def find_headlined(reading: Reading) -> Iterator[Attribution]:
    """What a headline has somebody say who says it below. Ruiz: City will not pay.

    Or a paper. Poll: Most want the bridge.

    Not: Storm: Pier is closed. The latest: Ruiz wins. (Nobody of that name says anything.)
    """
    for block in reading.blocks[:_TOP]:
        if block.kind is BlockKind.HEADING:
            words = reading.parse.between(block.span.start, block.span.end)
            name = list(takewhile(lambda word: word.text != ":", words[: _LONGEST_NAME + 1]))
            said = words[len(name) + 1 :]
            if _is_headline(name, said) and _speaks(name, block, reading):
                yield _headlined(name, words[len(name)], said)


def _is_headline(name: Sequence[Word], said: Sequence[Word]) -> bool:
    """Whether the words before and after a colon can be who says it, and what."""
    if not 0 < len(name) <= _LONGEST_NAME or len(said) < _SHORTEST_HEADLINE:
        return False
    is_name = name[0].text[0].isupper() and not any(
        word.lower in _JOINTS or (is_verb(word) and word is not name[-1]) for word in name
    )
    is_quoted = 0 <= said[0].quotation == said[-1].quotation
    return is_name and not is_quoted and any(map(is_verb, said))


def _speaks(name: Sequence[Word], block: Block, reading: Reading) -> bool:
    """Whether the last word of the name is a paper's, or is said to say something below."""
    last = name[-1].lower
    if last in load_table("people")["groups"]["papers"]:
        return len(name) <= _LONGEST_PAPER
    return any(
        word.lower == last
        and word.start > block.span.end
        and word.text[0].isupper() == name[-1].text[0].isupper()
        and word.head is not None
        and is_speech_verb(word.head)
        and subject_of(word.head) is word
        for word in reading.parse.words
    )


def _headlined(name: Sequence[Word], colon: Word, said: Sequence[Word]) -> Attribution:
    end = said[-2].end if said[-1].text == "." else said[-1].end
    return Attribution(
        contents=((said[0].start, end),),
        cue=(colon.start, colon.end),
        cue_at=colon.i,
        source=(name[0].start, name[-1].end),
        rule="indirect.headline",
    )


def _after_label_blocks(reading: Reading) -> Iterator[Attribution]:
    for label, turn in pairwise(reading.blocks):
        if label.kind is BlockKind.LABEL and turn.kind in PROSE:
            end = label.span.start + len(label.span.text.rstrip(": \t"))
            yield _turn((label.span.start, end), (turn.span.start, turn.span.end))


def _after_quoted_labels(reading: Reading) -> Iterator[Attribution]:
    for passages in reading.passages():
        quotation, block = passages[0].quotation, passages[0].block.span
        match = _LABEL.match(reading.text, quotation.inner_start, quotation.inner_end)
        if match is not None and quotation.start == block.start:
            last = passages[-1].quotation
            end = last.inner_end if last.end == block.end else block.end
            yield _turn(match.span("name"), (match.end(), end))


def _turn(name: Chars, said: Chars) -> Attribution:
    return Attribution(contents=(said,), source=name, rule="direct.label", verbatim=True)
