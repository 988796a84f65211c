"""Pairs quotation marks: which stretch of a paragraph stands in which marks, and which marks fail.

This room knows characters, not words. It goes five steps, each of them one pass over the text:

1. :mod:`.finding` finds the marks of one block and looks at what stands next to each
   (:mod:`.sides`).
2. :mod:`.roles` decides from shape and neighbours what each mark can do: open, close, either;
   :mod:`.ahead` adds what the marks after it say.
3. :mod:`.pairing` pairs them with a stack that holds at most :data:`MAX_DEPTH` open marks.
4. :mod:`.joining` lets a quotation that a block leaves open go on in the next, if that one
   begins with an opening mark.
5. :mod:`.report` says what was found, in the words of :mod:`.result`.

Nothing searches for a partner, so the time is linear in the text, and a mark that is missing
costs the one quotation that it belongs to: the neighbours of the other marks still tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoteaudit.marks.joining import join
from quoteaudit.marks.pairing import MAX_DEPTH, pair_block
from quoteaudit.marks.report import quotations_of, unclosed_of, unopened_of
from quoteaudit.marks.result import MarkDefect, Marks, Quotation
from quoteaudit.marks.sides import BLANK

__all__ = ["MAX_DEPTH", "MarkDefect", "Marks", "Quotation", "pair_marks"]


def pair_marks(text: str, blocks: Sequence[tuple[int, int]]) -> Marks:
    r"""Pair the quotation marks of each block of ``text``.

    ``blocks`` are the paragraphs as half-open ``[start, end)`` in characters, in text order
    and not overlapping. A quotation never crosses the end of its block; where the next block
    reopens it, the two are ``continues`` and ``continued``. A mark that may be an apostrophe
    is neither a quotation nor a defect.

    >>> text = "He’s ‘fine’, I said.\n“She called it ‘odd.’ I don’t.”\n“And then"
    >>> marks = pair_marks(text, [(0, 20), (21, 52), (53, 62)])
    >>> [(q.depth, text[q.start : q.end]) for q in marks.quotations]
    [(0, '‘fine’'), (0, '“She called it ‘odd.’ I don’t.”'), (1, '‘odd.’'), (0, '“And then')]
    >>> [(d.kind.value, text[d.start : d.end]) for d in marks.defects]
    [('unclosed-quote', '“')]
    """
    paragraphs = [pair_block(text, s, e) for s, e in blocks if not BLANK.fullmatch(text, s, e)]
    joints = join(text, paragraphs)
    pairs = [pair for paragraph in paragraphs for pair in paragraph.pairs]
    unopened = [mark for paragraph in paragraphs for mark in paragraph.unopened]
    defects = [*unopened_of(unopened), *unclosed_of(text, pairs, joints)]
    return Marks(
        quotations=tuple(quotations_of(text, pairs, joints)),
        defects=tuple(sorted(defects, key=lambda defect: defect.start)),
    )
