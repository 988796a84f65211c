"""Pairs quotation marks: which stretch of a paragraph stands in which marks, and which marks fail.

This room knows characters, not words. It goes four steps, each of them one pass over the text:

1. :func:`_marks_of` finds the marks of one paragraph and looks at what stands next to each.
2. :func:`_role_of` decides from shape and neighbours what each mark can do: open, close, either.
3. :class:`_Pairing` pairs them with a stack that holds at most :data:`MAX_DEPTH` open marks.
4. :func:`_joined` lets a quotation that a paragraph leaves open go on in the next, if that one
   begins with an opening mark.

Nothing searches for a partner, so the time is linear in the text, and a mark that is missing
costs the one quotation that it belongs to: the neighbours of the other marks still tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise

import regex
from attrs import define, evolve, field, frozen

from quoteaudit.records import DefectKind

MAX_DEPTH = 4
"""How many quotations may stand open at once; people nest three, damaged text more."""


@frozen(kw_only=True)
class Quotation:
    """A stretch of text in quotation marks; all numbers are offsets in characters of the text.

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
    paragraphs = [_paired(text, s, e) for s, e in blocks if not _BLANK.fullmatch(text, s, e)]
    joints = _joined(text, paragraphs)
    quotations: list[Quotation] = []
    defects = [_defect(_UNOPENED, m) for paragraph in paragraphs for m in paragraph.unopened]
    for pair in (pair for paragraph in paragraphs for pair in paragraph.pairs):
        quotations.extend(_quotations_of(text, pair, joints))
        defects.extend(_defects_of(text, pair, joints))
    return Marks(
        quotations=tuple(_with_depth(quotations)),
        defects=tuple(sorted(defects, key=lambda defect: defect.start)),
    )


# --- 1. Finding marks ---------------------------------------------------------------------


class _Family(Enum):
    """Marks that can close one another, whatever their shape: “…" and ``…” are pairs."""

    DOUBLE = auto()
    SINGLE = auto()
    ANGLE = auto()
    SINGLE_ANGLE = auto()


class _Shape(Enum):
    """What the character itself says, before anyone looks at its neighbours."""

    LOW = auto()  # „ opens in every language that has it
    OPEN = auto()  # “ opens, but closes „…“, and people mistype it
    CLOSE = auto()  # ” closes, but opens in Swedish and by mistake
    STRAIGHT = auto()


class _Side(Enum):
    """What stands on one side of a mark."""

    EDGE = auto()  # the block begins or ends here
    SPACE = auto()
    FREE = auto()  # a character that quoted words do not begin (or end) with: "(", "—", ","
    WORD = auto()  # anything else


@frozen
class _Mark:
    """One quotation mark and its neighbours: ``before`` and ``after`` are "" at the edges."""

    start: int
    end: int
    family: _Family
    shape: _Shape
    before: str
    after: str


_KINDS: dict[str, tuple[_Family, _Shape]] = {
    **dict.fromkeys(['"', "＂", "''"], (_Family.DOUBLE, _Shape.STRAIGHT)),
    **dict.fromkeys(["“", "‟", "‘‘", "``"], (_Family.DOUBLE, _Shape.OPEN)),
    **dict.fromkeys(["”", "’’", "´´"], (_Family.DOUBLE, _Shape.CLOSE)),
    **dict.fromkeys(["„", "‚‚"], (_Family.DOUBLE, _Shape.LOW)),
    "'": (_Family.SINGLE, _Shape.STRAIGHT),
    **dict.fromkeys(["‘", "‛", "`"], (_Family.SINGLE, _Shape.OPEN)),
    **dict.fromkeys(["’", "´"], (_Family.SINGLE, _Shape.CLOSE)),
    "‚": (_Family.SINGLE, _Shape.LOW),
    "«": (_Family.ANGLE, _Shape.OPEN),
    "»": (_Family.ANGLE, _Shape.CLOSE),
    "‹": (_Family.SINGLE_ANGLE, _Shape.OPEN),
    "›": (_Family.SINGLE_ANGLE, _Shape.CLOSE),
    # UTF-8 that was read as Windows-1252 or as Latin-1; "â€" lost the third byte of ”.
    **dict.fromkeys(["â€œ", "â\x80\x9c"], (_Family.DOUBLE, _Shape.OPEN)),
    **dict.fromkeys(["â€\x9d", "â\x80\x9d", "â€\ufffd", "â€"], (_Family.DOUBLE, _Shape.CLOSE)),
    **dict.fromkeys(["â€ž", "â\x80\x9e"], (_Family.DOUBLE, _Shape.LOW)),
    **dict.fromkeys(["â€˜", "â\x80\x98"], (_Family.SINGLE, _Shape.OPEN)),
    **dict.fromkeys(["â€™", "â\x80\x99"], (_Family.SINGLE, _Shape.CLOSE)),
}

# The few words that begin with an apostrophe are spelled here: without them 'em in the players'
# bus would be a quotation, and no neighbour tells it from one.
_TOKEN = regex.compile(
    r"""
      (?P<other>                            # Looks like a mark and is none:
          (?<=[\p{L}\p{N}])['’‘`´](?=[\p{L}\p{N}])           # don't, O’Neill, 6'2
        | (?<=[.!?)\]"”»])['’‘`´](?:s|d|m|t|re|ve|ll)\b      # Jr.'s, "Hamlet"'s
        | \b(?:o|ol)['’](?=\s)                               # top o' the morning, good ol’ Ann
        | (?<![\p{L}\p{N}])['’‘`](?:
              \d\ds?(?![\p{L}\p{N}'’])                       # the '90s, ’08
            | (?i:n)(?:['’]|(?!\p{L}))                       # rock 'n' roll
            | (?i:em|till?|tis|twas|twere|twill|cause|cuz|cos|coz|bout|round|neath|nother
                |nuff|fraid|scuse|tween|gainst)(?![\p{L}'’])
          )
        | â(?:€[“”¦¢‹¹º²³š]|\x80[\x93\x94\xa2\xa6\x9a])      # – — … • broken like the marks
      )
    | (?P<three>'''(?!')|’’’(?!’)|‘‘‘(?!‘))                  # an inner mark and an outer one
    | (?P<mark>
          ''|’’|‘‘|´´|``|‚‚
        | â(?:€[œ\x9d\ufffdž˜™]?|\x80[\x9c\x9d\x9e\x98\x99])
        | ["＂“”„‟«»‹›'’‘`´‚‛]
      )
    """,
    regex.VERBOSE,
)

# Characters of no width, and emphasis (*"No,"*), stand between a mark and its neighbour.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_IGNORED = _INVISIBLE + "*_"
_SPACE = r"\s\x1c-\x1f"  # what str.isspace() says, too
_BLANK = regex.compile(rf"[{_SPACE}{_INVISIBLE}]*+")
_HEAD = regex.compile(rf"[{_SPACE}{_IGNORED}]*+")


def _marks_of(block: str, offset: int) -> list[_Mark]:
    """The marks of a block that begins at ``offset`` of the text, without plain apostrophes."""
    found = [m for m in _TOKEN.finditer(block) if m["other"] is None]
    edges = [0, *(edge for m in found for edge in m.span()), len(block)]
    gaps = [block[a:b].strip(_IGNORED) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    # In a run of marks ("'No,'") all have the neighbours of the run.
    before = _carried(gap[-1:] for gap in gaps[:-1])
    after = _carried(gap[:1] for gap in reversed(gaps[1:]))[::-1]
    neighbours = zip(found, before, after, strict=True)
    return [mark for m, b, a in neighbours for mark in _split(m, offset, b, a)]


def _carried(chars: Iterable[str]) -> list[str]:
    """The characters, each "" replaced by the one before it: ``a "" b`` gives ``a a b``."""
    carried = [""]
    for char in chars:
        carried.append(char or carried[-1])
    return carried[1:]


def _split(found: regex.Match[str], offset: int, before: str, after: str) -> Iterator[_Mark]:
    """The one mark that was found, or the two that three apostrophes in a row stand for.

    An outer mark opens first (``'''Salem,' he read``), an inner one closes first.
    """
    start, end, spelling = found.start(), found.end(), found.group()
    cuts = [start, end]
    if found["three"] is not None:
        is_opening = _side(before, _FREE_BEFORE) is not _Side.WORD
        cuts = [start, start + (2 if is_opening else 1), end]
    for a, b in pairwise(cuts):
        family, shape = _KINDS[spelling[a - start : b - start]]
        yield _Mark(offset + a, offset + b, family, shape, before, after)


# --- 2. What each mark can do -------------------------------------------------------------


class _Role(Enum):
    """What a mark can do, as far as its shape and its neighbours tell."""

    OPENER = auto()
    SPARE_OPENER = auto()  # ’tis more often an apostrophe; opens where nothing else is open
    CLOSER = auto()
    WEAK_CLOSER = auto()  # may be an apostrophe (the players' bus) or inches (a 12" record)
    EITHER = auto()  # the stack decides
    APOSTROPHE = auto()


_FREE_BEFORE = regex.compile(r"[\p{Ps}\p{Pd}/|=<>&+~]")
_FREE_AFTER = regex.compile(r"[\p{Pe}\p{Pd}/|=<>&+~.,;:!?…]")


def _side(char: str, free: regex.Pattern[str]) -> _Side:
    """What a neighbour is, "" being the edge of the block."""
    if not char:
        return _Side.EDGE
    if char.isspace():
        return _Side.SPACE
    return _Side.FREE if free.match(char) else _Side.WORD


def _role_of(mark: _Mark) -> _Role:
    """What a mark can do: an opener has free space before it, a closer has it after.

    ``said "no" and`` is told by the spaces, ``said,"no,"and`` is not and is left to the stack.
    """
    left = _side(mark.before, _FREE_BEFORE)
    right = _side(mark.after, _FREE_AFTER)
    if mark.family is _Family.SINGLE:
        return _single_role(mark, left, right)
    role = _double_role(mark, left, right)
    is_number = mark.family is _Family.DOUBLE and mark.before.isdigit()
    return _Role.WEAK_CLOSER if role is _Role.CLOSER and is_number else role


def _double_role(mark: _Mark, left: _Side, right: _Side) -> _Role:
    if mark.shape is _Shape.LOW:
        return _Role.OPENER
    if right is _Side.EDGE and left is not _Side.EDGE:
        return _Role.CLOSER
    if mark.shape is _Shape.STRAIGHT:
        return _straight_role(left, right)
    if mark.shape is _Shape.OPEN:
        return _open_role(mark.family, left, right)
    return _close_role(left, right)


def _straight_role(left: _Side, right: _Side) -> _Role:
    """The role of ``"``, which only its neighbours tell."""
    opens, closes = left is not _Side.WORD, right is not _Side.WORD
    if left is _Side.EDGE or (opens and not closes):
        return _Role.OPENER
    return _Role.CLOSER if closes and not opens else _Role.EITHER


def _open_role(family: _Family, left: _Side, right: _Side) -> _Role:
    """The role of ``“``: it closes where it is mistyped (``said Ann,“ who``) and in ``„Ja“``."""
    if left is _Side.WORD:
        return _Role.EITHER
    is_spaced = right is _Side.SPACE and left is not _Side.EDGE
    # French sets « oui » with spaces inside, so that a space says nothing about guillemets.
    return _Role.EITHER if is_spaced and family is _Family.DOUBLE else _Role.OPENER


def _close_role(left: _Side, right: _Side) -> _Role:
    """The role of ``”``: it opens where it is mistyped, and in Swedish (``”Ja”``)."""
    if right is not _Side.WORD or left is _Side.WORD:
        return _Role.CLOSER
    return _Role.OPENER if left is _Side.EDGE else _Role.EITHER


def _single_role(mark: _Mark, left: _Side, right: _Side) -> _Role:
    """The role of a single mark, which is an apostrophe far more often than a mark."""
    opens, closes = left is not _Side.WORD, right is not _Side.WORD
    if opens and not closes:
        # Software writes ’ at the start of a word when it was told that it is an apostrophe.
        is_spare = mark.shape is _Shape.CLOSE and left is not _Side.EDGE
        return _Role.SPARE_OPENER if is_spare else _Role.OPENER
    if mark.shape is _Shape.LOW or (mark.before.isalnum() and mark.after.isalnum()):
        return _Role.APOSTROPHE
    if closes and not opens:
        is_weak = right is _Side.SPACE and (mark.before in "sSn" or mark.before.isdigit())
        return _Role.WEAK_CLOSER if is_weak else _Role.CLOSER
    if mark.shape is _Shape.OPEN and left in (_Side.EDGE, _Side.SPACE):
        return _Role.OPENER
    return _Role.CLOSER if right in (_Side.SPACE, _Side.EDGE) else _Role.EITHER


@frozen
class _Ahead:
    """Whether the next mark of a family that says anything is a sure closer."""

    single: bool = False
    double: bool = False

    def passed(self, mark: _Mark, role: _Role) -> _Ahead:
        """What lies ahead of the marks that stand before ``mark``."""
        if mark.family is _Family.SINGLE:
            if role not in (_Role.CLOSER, _Role.OPENER):
                return self
            return _Ahead(role is _Role.CLOSER, self.double)
        if mark.family is not _Family.DOUBLE or role is _Role.WEAK_CLOSER:
            return self
        return _Ahead(False, role is _Role.CLOSER)


def _aheads(marks: list[_Mark], roles: list[_Role]) -> list[_Ahead]:
    """For each mark what lies ahead of it, in one pass from the end."""
    aheads = [_Ahead()]
    for mark, role in zip(reversed(marks), reversed(roles), strict=True):
        aheads.append(aheads[-1].passed(mark, role))
    return aheads[-2::-1]


# --- 3. Pairing the marks of one block ----------------------------------------------------


@frozen(kw_only=True)
class _Pair:
    """An opening mark with its closing mark, or with the ``limit`` of what it can enclose."""

    opener: _Mark
    closer: _Mark | None
    limit: int
    inner: bool = False  # never closed although the quotation around it is
    at_end: bool = False  # still open where the block ends


@define
class _Open:
    """An opening mark on the stack; ``cut`` is where it ends should it never be closed."""

    mark: _Mark
    cut: int | None = None


@define
class _Pairing:
    """The stack that pairs the marks of one block; feed it with :meth:`take` in text order."""

    stack: list[_Open] = field(factory=list)
    pairs: list[_Pair] = field(factory=list)
    unopened: list[_Mark] = field(factory=list)

    def take(self, mark: _Mark, role: _Role, ahead: _Ahead) -> None:
        """Open, close or pass over one mark."""
        partners = [i for i, o in enumerate(self.stack) if o.mark.family is mark.family]
        partner = partners[-1] if partners else None
        if self._is_opening(mark, role, partner) or _is_head(mark, ahead, partner):
            self._push(mark, partner)
        elif role is _Role.WEAK_CLOSER and len(partners) < 2 and _is_better(mark, ahead):
            return
        elif partner is not None and role not in (_Role.APOSTROPHE, _Role.SPARE_OPENER):
            self._close(mark, partner, ahead)
        elif role is _Role.CLOSER and _is_never_text(mark):
            self.unopened.append(mark)

    def _is_opening(self, mark: _Mark, role: _Role, partner: int | None) -> bool:
        if partner is None:
            return role in (_Role.OPENER, _Role.EITHER, _Role.SPARE_OPENER)
        if role is _Role.EITHER:
            # “”No,” he said: nothing stands between, so the second mark is a slip of the hand.
            is_adjacent = self.stack[partner].mark.end == mark.start
            return is_adjacent and _side(mark.after, _FREE_AFTER) is _Side.WORD
        return role is _Role.OPENER

    def _push(self, mark: _Mark, partner: int | None) -> None:
        if partner is not None and self.stack[partner].cut is None:
            inside = [*(o.mark for o in self.stack[partner + 1 :]), mark]
            self.stack[partner].cut = inside[0].start
        # Single marks never stand in single ones: the one before was an apostrophe, or is lost.
        is_single = mark.family is _Family.SINGLE and partner == len(self.stack) - 1
        if is_single or len(self.stack) == MAX_DEPTH:
            self._lose(mark.start)
        self.stack.append(_Open(mark))

    def _close(self, mark: _Mark, partner: int, ahead: _Ahead) -> None:
        is_crossing = partner < len(self.stack) - 1
        if is_crossing and mark.family is _Family.SINGLE and not _is_end_of_speech(mark, ahead):
            return
        while len(self.stack) > partner + 1:
            self._lose(mark.start, crossed=True)
        opener = self.stack.pop().mark
        self.pairs.append(_Pair(opener=opener, closer=mark, limit=mark.start))

    def _lose(self, limit: int, *, crossed: bool = False, at_end: bool = False) -> None:
        """Take the innermost mark off the stack, without a closing mark."""
        lost = self.stack.pop()
        is_single = lost.mark.family is _Family.SINGLE
        is_inside = any(o.mark.family is not _Family.SINGLE for o in self.stack)
        self.pairs.append(
            _Pair(
                opener=lost.mark,
                closer=None,
                limit=limit if lost.cut is None else lost.cut,
                inner=crossed or (is_single and is_inside),
                at_end=at_end and lost.cut is None,
            )
        )

    def finish(self, end: int) -> None:
        """Lose what is still open where the block ends."""
        while self.stack:
            self._lose(end, at_end=True)


def _is_head(mark: _Mark, ahead: _Ahead, partner: int | None) -> bool:
    """Whether a closing mark begins the block and another one comes next: ``” … no,” he said``."""
    is_double = mark.family is _Family.DOUBLE
    return is_double and partner is None and not mark.before and ahead.double


def _is_better(mark: _Mark, ahead: _Ahead) -> bool:
    """Whether a later mark is the better one to close what ``mark`` might close."""
    return ahead.single if mark.family is _Family.SINGLE else ahead.double


def _is_end_of_speech(mark: _Mark, ahead: _Ahead) -> bool:
    """Whether a single mark closes across an inner mark that is open: ‘She said, “Go.’

    An apostrophe inside of “the players’ bus” must not do so.
    """
    return mark.before != "" and mark.before in ".,!?…" and not ahead.double


def _is_never_text(mark: _Mark) -> bool:
    """Whether a mark can only be a quotation mark: no apostrophe, no arrow (``Home » News``)."""
    if mark.family is _Family.DOUBLE:
        return True
    return mark.family is not _Family.SINGLE and not mark.before.isspace()


@frozen(kw_only=True)
class _Paragraph:
    """The marks of one block: its pairs in text order, and closing marks that nothing opened."""

    start: int
    pairs: tuple[_Pair, ...]
    unopened: tuple[_Mark, ...]


def _paired(text: str, start: int, end: int) -> _Paragraph:
    """Pair the marks of the block ``[start, end)``."""
    marks = _marks_of(text[start:end], start)
    roles = [_role_of(mark) for mark in marks]
    pairing = _Pairing()
    for mark, role, ahead in zip(marks, roles, _aheads(marks, roles), strict=True):
        pairing.take(mark, role, ahead)
    pairing.finish(end)
    pairs = sorted(pairing.pairs, key=lambda pair: pair.opener.start)
    return _Paragraph(start=start, pairs=tuple(pairs), unopened=tuple(pairing.unopened))


# --- 4. Joining paragraphs, and saying what was found -------------------------------------


@frozen
class _Joints:
    """Where paragraphs are joined: the starts of marks that go on, and of those that reopen."""

    continues: frozenset[int]
    continued: frozenset[int]


def _joined(text: str, paragraphs: Sequence[_Paragraph]) -> _Joints:
    """Join what each paragraph leaves open with the marks that begin the next.

    A paragraph that leaves “… ‘… open goes on in one that begins “‘, outer mark first.
    """
    joints = [
        (left.opener.start, right.opener.start)
        for earlier, later in pairwise(paragraphs)
        for left, right in _matched(_open_ends(text, earlier), _leads(text, later))
    ]
    return _Joints(
        continues=frozenset(left for left, _ in joints),
        continued=frozenset(right for _, right in joints),
    )


def _matched(ends: Iterable[_Pair], leads: Iterable[_Pair]) -> Iterator[tuple[_Pair, _Pair]]:
    for left, right in zip(ends, leads, strict=False):
        if left.opener.family is not right.opener.family:
            return
        yield left, right


def _open_ends(text: str, paragraph: _Paragraph) -> Iterator[_Pair]:
    """What a paragraph leaves open, outer marks first, apostrophes left out."""
    for pair in paragraph.pairs:
        if pair.at_end and not (_is_blank(text, pair) or _is_apostrophe_like(text, pair.opener)):
            yield pair


def _leads(text: str, paragraph: _Paragraph) -> Iterator[_Pair]:
    """The pairs whose opening marks begin a paragraph, outer marks first."""
    head = paragraph.start
    for pair in paragraph.pairs:
        if not _HEAD.fullmatch(text, head, pair.opener.start) or _is_blank(text, pair):
            return
        yield pair
        head = pair.opener.end


def _is_blank(text: str, pair: _Pair) -> bool:
    """Whether a pair encloses no words."""
    return _BLANK.fullmatch(text, pair.opener.end, pair.limit) is not None


def _is_apostrophe_like(text: str, mark: _Mark) -> bool:
    """Whether an opening mark that nothing closes may be an apostrophe: ``the 'hood``.

    Not where it is shaped ‘, or opens speech: ``he said, 'Look, I``.
    """
    if mark.family is not _Family.SINGLE or mark.shape is _Shape.OPEN:
        return False
    lead = text[max(0, mark.start - 2) : mark.start].rstrip()
    return not (mark.after.isupper() and (not lead or lead[-1] in ",:"))


def _is_lost(text: str, pair: _Pair, joints: _Joints) -> bool:
    """Whether a closing mark is missing, rather than an apostrophe taken for an opening mark."""
    if pair.closer is not None or pair.opener.start in joints.continues:
        return False
    if pair.opener.family is not _Family.SINGLE or pair.opener.start in joints.continued:
        return True
    return pair.inner and not _is_apostrophe_like(text, pair.opener)


def _quotations_of(text: str, pair: _Pair, joints: _Joints) -> Iterator[Quotation]:
    """The quotation of a pair; none where it holds no words or is an apostrophe."""
    opener, closer = pair.opener, pair.closer
    continues = opener.start in joints.continues
    inner_end = pair.limit
    if closer is None:
        inner_end = opener.end + len(text[opener.end : pair.limit].rstrip())
    is_quotation = closer is not None or continues or _is_lost(text, pair, joints)
    if is_quotation and not _is_blank(text, pair):
        yield Quotation(
            start=opener.start,
            inner_start=opener.end,
            inner_end=inner_end,
            end=inner_end if closer is None else closer.end,
            depth=0,
            closed=closer is not None,
            continues=continues,
            continued=opener.start in joints.continued,
            single=opener.family in (_Family.SINGLE, _Family.SINGLE_ANGLE),
        )


_UNOPENED = DefectKind.UNOPENED_QUOTE


def _defects_of(text: str, pair: _Pair, joints: _Joints) -> Iterator[MarkDefect]:
    """The defect of a pair whose closing mark is missing."""
    if _is_lost(text, pair, joints):
        kind = DefectKind.UNCLOSED_INNER_QUOTE if pair.inner else DefectKind.UNCLOSED_QUOTE
        yield _defect(kind, pair.opener)


def _defect(kind: DefectKind, mark: _Mark) -> MarkDefect:
    return MarkDefect(kind=kind, start=mark.start, end=mark.end)


def _with_depth(quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    """The quotations with their depth: how many of the earlier ones still run."""
    ends: list[int] = []
    for quotation in quotations:
        while ends and ends[-1] <= quotation.start:
            ends.pop()
        yield evolve(quotation, depth=len(ends))
        ends.append(quotation.end)
