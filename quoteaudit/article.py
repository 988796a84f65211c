"""Knows paragraphs, dateline, headings, credit lines, boilerplate.

The way through: lines, then paragraphs (joined again where the text was wrapped by hand), then
for each paragraph the first rule of ``_RULES`` that fits. Words and patterns are data, in
``lexicons/en/structure.toml``. Where a rule is in doubt the line stays a paragraph: a heading
that is missed costs little, prose that is taken for furniture loses its quotes.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from statistics import median_low

import regex
from attrs import evolve, frozen

from quoteaudit.lexicon import load_table
from quoteaudit.records import Block, BlockKind, CharSpan

PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING})
"""The kinds of block that report what somebody says. (A note speaks for the paper.)"""

# Lengths count characters, places count blocks.
_TITLE_LENGTH = 160
_SECTION_LENGTH, _SECTION_WORDS = 90, 12
_PATTERN_LENGTH = 1_500  # furniture is shorter, and so no pattern can run away
_TAIL_LENGTH = 800  # how far from the end of a paragraph its credit may begin
_TOP, _LAST = 8, 4  # where bylines stand, and where signatures and biographies do
_WRAP_MIN, _WRAP_MAX = 40, 120  # a line that was broken by hand is neither short nor long


def find_blocks(text: str) -> tuple[Block, ...]:
    r"""The blocks of an article, in text order, not overlapping.

    Together they hold every character that is not white space; their spans begin and end
    with one that is not (zero-width characters and byte order marks count as white space).
    Any ``str`` will do; an empty one has no blocks.

    >>> article = "Rain closes bridge\nVELMORA (Portal) – It rained. (Reporting by Ana Ruiz)"
    >>> for block in find_blocks(article):
    ...     print(f"{block.kind:9} {block.span.text}")
    heading   Rain closes bridge
    dateline  VELMORA (Portal) –
    paragraph It rained.
    credit    (Reporting by Ana Ruiz)

    May be wrong: a caption in whole sentences is a paragraph, and so is a section heading
    that ends in a full stop.
    """
    page = _page_of(text)
    return tuple(
        Block(kind=kind, span=CharSpan.of(text, start, end))
        for index in range(len(page.lines))
        for kind, start, end in _pieces_of(page, index, text)
    )


def outlet_of(blocks: Iterable[Block]) -> str | None:
    r"""The outlet that a dateline, or else a byline, names; None where none does.

    >>> outlet_of(find_blocks("VELMORA, May 3 (Portal) – It rained."))
    'Portal'
    >>> outlet_of(find_blocks("By Ana Ruiz, The Tribune\nIt rained in Velmora."))
    'The Tribune'
    """
    held = tuple(blocks)
    datelines = (_outlet_in_dateline(b.span.text) for b in held if b.kind is BlockKind.DATELINE)
    bylines = (_outlet_in_byline(b.span.text) for b in held if b.kind is BlockKind.BYLINE)
    return next((name for names in (datelines, bylines) for name in names if name), None)


# ------------------------------------------------------------------------------------ the page


@frozen
class _Line:
    """One line of the page, or the lines that make one paragraph, without the space around.

    ``text`` is as long as the stretch of the article that begins at ``start``, but plain: see
    ``_PLAIN``. ``gap`` says whether a blank line stands before it.
    """

    start: int
    text: str
    gap: bool
    indent: int


@frozen
class _Page:
    """What a rule may look at: the lines, and what they say together."""

    lines: tuple[_Line, ...]
    dateline: int | None = None  # the line that opens the story, below title and byline
    speakers: frozenset[str] = frozenset()  # who speaks in a transcript, as the labels say it
    numbered: bool = False  # more than one line begins with a number
    punctuated: bool = False  # long lines end in full stops and the like


# str.strip() leaves the invisible characters that copying from web pages brings along.
_INVISIBLE = (0xAD, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F))
_INVISIBLE += tuple(range(0x2060, 0x206A))
_BLANK = "".join(chr(n) for n in range(0x3001) if chr(n).isspace() or n in _INVISIBLE) + "\ufeff"
_LINE = regex.compile(
    r"([^\n\r\x0b\x0c\x85\u2028\u2029]*+)(\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|\Z)"
)

# One character for one character, so that offsets hold: patterns need to know one form only.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\n\r\x0b\x0c\x85\u2028\u2029\xa0\u2007\u2009\u202f", " "),
        **dict.fromkeys("‘’‚‛ʼ", "'"),
        **dict.fromkeys("“”„‟", '"'),
    }
)


def _page_of(text: str) -> _Page:
    plain = text.translate(_PLAIN)
    lines = _paragraphs_of(_lines_of(text, plain), plain)
    page = _Page(
        lines=lines,
        speakers=_speakers_in(lines),
        numbered=sum(1 for line in lines if _NUMBER.match(line.text)) > 1,
        punctuated=_is_punctuated(lines),
    )
    return evolve(page, dateline=_opening_of(page))


def _lines_of(text: str, plain: str) -> tuple[_Line, ...]:
    lines = []
    gap = False
    for match in _LINE.finditer(text):
        bare = match[1].strip(_BLANK)
        if bare:
            indent = len(match[1]) - len(match[1].lstrip(_BLANK))
            start = match.start() + indent
            lines.append(_Line(start, plain[start : start + len(bare)], gap, indent))
        gap = not bare
    return tuple(lines)


def _is_punctuated(lines: Sequence[_Line]) -> bool:
    """Whether an unfinished line means something: most long lines of the page are finished."""
    finished = [not _is_unfinished(line.text) for line in lines if len(line.text) >= 80]
    return sum(finished) > 0.7 * len(finished)


# ---------------------------------------------------------------------------- hand-wrapped text


def _paragraphs_of(lines: tuple[_Line, ...], plain: str) -> tuple[_Line, ...]:
    """The paragraphs: the lines themselves, or joined lines where the text was wrapped."""
    width = _wrap_width(lines)
    if width is None:
        return lines
    margin = median_low(line.indent for line in lines)
    paragraphs = [lines[0]]
    title_apart = len(lines) > 2 and lines[2].gap  # a title of two lines
    for index, (line, following) in enumerate(pairwise(lines)):
        trusted = width if index or title_apart else sys.maxsize
        if _runs_on(line, following, margin, trusted):
            head = paragraphs[-1]
            whole = plain[head.start : following.start + len(following.text)]
            paragraphs[-1] = evolve(head, text=whole)
        else:
            paragraphs.append(following)
    return tuple(paragraphs)


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """How wide the lines are where sentences run over their ends; None in ordinary text.

    With few such lines, or with long lines among them, the width is not to be trusted: it is
    then infinite, and only a line end inside a sentence joins two lines.
    """
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if not following.gap and _WRAP_MIN <= len(line.text) <= _WRAP_MAX
    ]
    broken = sorted(len(line.text) for line, following in pairs if _breaks_off(line, following))
    if not broken or len(broken) < 0.3 * len(pairs):
        return None
    long = sum(1 for line in lines if len(line.text) > _WRAP_MAX)
    if len(broken) < 3 or long > 0.1 * len(lines):
        return sys.maxsize
    return broken[-1 - len(broken) // 20]  # one line in twenty may hang over


def _breaks_off(line: _Line, following: _Line) -> bool:
    """Whether a sentence runs from one line into the next, told from the two alone."""
    return following.text[0].islower() and not _FINISHED.search(line.text[-16:])


def _runs_on(line: _Line, following: _Line, margin: int, width: int) -> bool:
    """Whether the second of two wrapped lines belongs to the paragraph of the first."""
    if following.gap or _OPENER.match(following.text):
        return False
    if _breaks_off(line, following):
        return True
    if following.indent > margin or len(line.text) > _WRAP_MAX:
        return False
    if _MARKER.match(following.text) and _FINISHED.search(line.text[-16:]):
        return False
    word = len(following.text[:60].split(maxsplit=1)[0])
    return len(line.text) + 1 + word > width


# ---------------------------------------------------------------------------------- line endings

_FINISHED = regex.compile(r"""[.?!…:;] ["')\]*_]*+ \Z""", regex.VERBOSE)


def _is_unfinished(text: str) -> bool:
    """Whether a line ends as headings do: without a full stop, a comma or a dash."""
    return not _FINISHED.search(text[-16:]) and not text.endswith((",", "-", "–", "—"))


# ----------------------------------------------------------------------- the patterns of the data


_NAME = regex.compile(r"%(\w+)%")
_SPACE = regex.compile(
    r"(\\.|\[(?:\\.|[^\]\\])*+\])|[ ]"
)  # but none in a class or after a backslash


def _fits(page: _Page, index: int, kind: str) -> bool:
    """Whether a line fits a pattern of that kind, at a place where the pattern may stand."""
    text = page.lines[index].text
    if len(text) > _PATTERN_LENGTH:
        return False
    return any(
        _is_at(page, index, where) and pattern.fullmatch(text)
        for where, pattern in _patterns_of(kind).items()
    )


def _is_at(page: _Page, index: int, where: str) -> bool:
    top = index < _TOP
    end = index >= max(_LAST - 1, len(page.lines) - _LAST)
    return {"any": True, "top": top, "end": end, "edge": top or end}[where]


@cache
def _patterns_of(kind: str) -> Mapping[str, regex.Pattern[str]]:
    """The patterns of one kind, as one alternation for each place."""
    places: dict[str, list[str]] = {}
    for entry in load_table("structure")["pattern"]:
        if entry["kind"] == kind:
            places.setdefault(entry.get("where", "any"), []).append(_written_out(entry["match"]))
    return {where: regex.compile("|".join(matches)) for where, matches in places.items()}


def _written_out(match: str) -> str:
    """A pattern as the data spell it, as a regular expression: see structure.toml."""
    joined = "".join(match.splitlines())
    spaced = _SPACE.sub(lambda found: found[1] or r"(?:\s++)", joined)
    return rf"(?:{_NAME.sub(lambda name: _fragments()[name[1]], spaced)})"


@cache
def _fragments() -> Mapping[str, str]:
    fragments: dict[str, str] = {}
    for name, match in load_table("structure")["fragments"].items():
        joined = "".join(match.splitlines())
        spaced = _SPACE.sub(lambda found: found[1] or r"(?:\s++)", joined)
        fragments[name] = _NAME.sub(lambda part: fragments[part[1]], spaced)
    return fragments


@cache
def _words(table: str, key: str) -> frozenset[str]:
    """A word list of the data, in small letters."""
    return frozenset(word.casefold() for word in load_table("structure")[table][key])


# ------------------------------------------------------------------ the rules, and their one table

# A rule says how many characters of the line it takes, counted from the line's start; 0: it
# does not fit. A rule that takes a part leaves the rest to ``_pieces_of``.


def _is_residue(page: _Page, index: int) -> int:
    """Site furniture: ``Read more:``, ``* * *``, ``© 2024 The Portal``; not ``Read it.``"""
    return _whole(page, index, "residue")


def _is_note(page: _Page, index: int) -> int:
    """What the paper says about its story: ``Correction: ...``; not ``Correction officers ...``

    A label alone on its line (``CORRECTION:``) makes a note of the next line, too. Notes are
    often long: only their beginning is read.
    """
    after_label = index > 0 and _fits(page, index - 1, "note-label")
    opening = page.lines[index].text[:_PATTERN_LENGTH]
    fits = any(pattern.fullmatch(opening) for pattern in _patterns_of("note").values())
    return len(page.lines[index].text) if after_label or fits else _whole(page, index, "note-label")


def _is_byline(page: _Page, index: int) -> int:
    """``By Ana Ruiz, The Tribune`` and a paper or job on the next line; not ``By noon, ...``"""
    under_name = index > 0 and _fits(page, index - 1, "byline")
    return _whole(page, index, "byline") or (under_name and _whole(page, index, "affiliation"))


def _is_credit(page: _Page, index: int) -> int:
    """``Reporting by Ana Ruiz; Editing by Tom Okoye``; not ``Reporting by the paper showed ...``"""
    return _whole(page, index, "credit")


def _whole(page: _Page, index: int, kind: str) -> int:
    return len(page.lines[index].text) if _fits(page, index, kind) else 0


def _opens_with_dateline(page: _Page, index: int) -> int:
    """``VELMORA, May 3 (Portal) –`` wherever an agency is named, ``OAKLAND —`` at the top only.

    Not ``NATO – the alliance – ...``, nor ``RUIZ - ...`` where a transcript has more of them.
    """
    if index == page.dateline:
        return _dateline_length(page.lines[index].text)
    match = _dateline_with_agency().match(page.lines[index].text, 0, 200)
    return match.end() if match else 0


def _opens_with_label(page: _Page, index: int) -> int:
    """``RUIZ:``, ``Q:`` or ``Ana Ruiz:`` in a transcript; not ``Update:``, ``10:30`` or a title.

    A first line in small letters is the title (``Ruiz: I will not go``) unless another label
    follows at once.
    """
    found = _label_of(page.lines[index])
    if found is None or found[0] not in page.speakers:
        return 0
    if index == 0 and not found[0].isupper() and not (page.lines[1:] and _label_of(page.lines[1])):
        return 0
    return found[1]


def _is_marked_heading(page: _Page, index: int) -> int:
    """``– Old hands –``, ``9:15 p.m.``: headings that their form alone gives away."""
    return _whole(page, index, "heading")


def _is_bullet(page: _Page, index: int) -> int:
    """``• Raise the tax``, ``1. Raise the tax`` where more numbers follow; not ``-5 degrees``."""
    text = page.lines[index].text
    numbered = page.numbered and _NUMBER.match(text)
    return len(text) if numbered or _BULLET.match(text) else 0


def _is_heading(page: _Page, index: int) -> int:
    """A title at the top or a section heading between paragraphs; not a short real sentence."""
    fits = _is_title(page, index) or _is_section(page, index)
    return len(page.lines[index].text) if fits else 0


def _is_paragraph(page: _Page, index: int) -> int:
    """Whatever is left is prose."""
    return len(page.lines[index].text)


_RULES: tuple[tuple[BlockKind, Callable[[_Page, int], int]], ...] = (
    (BlockKind.RESIDUE, _is_residue),
    (BlockKind.NOTE, _is_note),
    (BlockKind.BYLINE, _is_byline),
    (BlockKind.CREDIT, _is_credit),
    (BlockKind.DATELINE, _opens_with_dateline),
    (BlockKind.LABEL, _opens_with_label),
    (BlockKind.HEADING, _is_marked_heading),
    (BlockKind.BULLET, _is_bullet),
    (BlockKind.HEADING, _is_heading),
    (BlockKind.PARAGRAPH, _is_paragraph),
)
"""In order; the first that fits wins."""

_OPENERS = frozenset({BlockKind.DATELINE, BlockKind.LABEL})  # a paragraph follows on their line
_CLOSED = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET})  # a credit may end them


def _pieces_of(page: _Page, index: int, text: str) -> Iterator[tuple[BlockKind, int, int]]:
    """The blocks of one line with their bounds in the article."""
    line = page.lines[index]
    cuts = _cuts_of(page, index)
    taken = 0
    for kind, end in cuts:
        piece = text[line.start + taken : line.start + end]
        bare = piece.strip(_BLANK)
        if bare:
            start = line.start + taken + len(piece) - len(piece.lstrip(_BLANK))
            yield kind, start, start + len(bare)
        taken = end


def _cuts_of(page: _Page, index: int) -> Iterator[tuple[BlockKind, int]]:
    """What a line is made of: each kind, and where it ends in the line."""
    text = page.lines[index].text
    kind, taken = next((kind, taken) for kind, rule in _RULES if (taken := rule(page, index)))
    if kind in _OPENERS:
        yield kind, taken
        kind = BlockKind.PARAGRAPH
    if kind in _CLOSED:
        tail, start = _tail_of(text)
        yield kind, start
        kind = tail
    yield kind, len(text)


def _tail_of(text: str) -> tuple[BlockKind, int]:
    """The credit (or the site's furniture, in parentheses) that ends a paragraph: its start.

    ``... the bridge. (Reporting by Ana Ruiz)``, ``... in May. (AP Photo/Tom Okoye)``
    """
    openings = list(_TAIL_OPENING.finditer(text, max(1, len(text) - _TAIL_LENGTH)))
    for match in openings[-8:]:
        for kind in (BlockKind.CREDIT, BlockKind.RESIDUE):
            if _patterns_of(kind)["any"].fullmatch(text, match.start()):
                return kind, match.start()
    return BlockKind.PARAGRAPH, len(text)


_TAIL_OPENING = regex.compile(
    r"""
    (?<= [\s.?!"')] )
    (?: \( (?=\p{Lu})                                              # (Reporting by ...)
    |   (?:(?:Additional\s)? [Rr]eporting | Writing | Editing) \s by \s   # ... town. Editing by
    )
    """,
    regex.VERBOSE,
)

# ------------------------------------------------------------------------------------- datelines


def _opening_of(page: _Page) -> int | None:
    """The line with the dateline at the top, below nothing but short lines.

    Without an agency it counts only if no other line looks like one: people whose names stand
    before a dash have a conversation.
    """
    for index, line in enumerate(page.lines[:_TOP]):
        if _dateline_with_agency().match(line.text, 0, 200):
            return index
        if _is_place_alone(line.text):
            others = sum(1 for line in page.lines[index + 1 :] if _is_place_alone(line.text))
            return None if others else index
        if len(line.text) > _TITLE_LENGTH:
            return None
    return None


def _dateline_length(text: str) -> int:
    match = _dateline_with_agency().match(text, 0, 200) or _dateline_alone().match(text, 0, 200)
    return match.end() if match else 0


def _is_place_alone(text: str) -> bool:
    match = _dateline_alone().match(text, 0, 200)
    if match is None:
        return False
    words = regex.findall(r"\p{L}+", match[0])
    return sum(map(len, words)) >= 4 and not any(
        word.isupper() and word.casefold() in _words("dateline", "not_places") for word in words
    )


_SHOUTED = r"(?=\p{Lu}['.]?\p{Lu}) \p{Lu} (?:\p{Lu} | [.'-](?=\p{Lu}) | \.)*+"
_SHOUTED_PLACE = rf"{_SHOUTED} (?:(?:[\s/] | \s(?:and|AND|&|de|la|del)\s) {_SHOUTED}){{0,4}}"
_PLACE = r"\p{Lu}[\p{L}\p{M}'.-]++ (?:[\s/]\p{Lu}[\p{L}\p{M}'.-]++){0,2}"
_REGION = r",\s\p{Lu}[\p{L}\p{M}.]++ (?:\s\p{Lu}[\p{L}\p{M}.]++){0,2}"
_AGENCY = r"\s?(?:\( (?![DRI][-)]) \p{Lu}[^()\d]{1,30} \) | / \p{Lu}[\w\s]{1,25} /)"
_DASH = r"(?: \s?(?:-{2,3}|[—―]) | \s[-–](?=\s|\Z) | (?<=[)/])\s?[-–] )"
_UPPER = r"(?= \s*+ [\"'(\[]*+ [\p{Lu}\p{N}$€£] )"


@cache
def _dateline_with_agency() -> regex.Pattern[str]:
    """``VELMORA (Portal) –``, ``Mexico City (AFP) –``, ``Dec 29 (Reuters) -``, ``(Reuters) -``."""
    date = rf",?\s{_written_out('%date%')}"
    return regex.compile(
        rf"""
        (?: {_SHOUTED_PLACE} (?:{_REGION})? (?:{date})?
            (?: {_AGENCY},? | \s?\({_written_out("%date%")}\) ) (?: {_DASH} | \s*+\Z )
        |   {_PLACE} (?:{_REGION})? (?:{date})? ,?\s?[(/] {_one_of("agencies")} [)/] {_DASH}
        |   (?:{_written_out("%date%")}\s?)? \( {_one_of("agencies")} (?:\s[\w\s]+)? \) {_DASH}
        |   \( (?![DRI][-)]) \p{{Lu}}[\p{{L}}\s]{{1,30}} \) {_DASH} {_UPPER}
        )
        """,
        regex.VERBOSE,
    )


@cache
def _dateline_alone() -> regex.Pattern[str]:
    """``LOS ANGELES --``, ``Oakland, Calif. —``, ``Paris, Nov. 3 —``, ``CNN —``."""
    date = rf",?\s{_written_out('%date%')}"
    return regex.compile(
        rf"""
        (?: {_SHOUTED_PLACE} (?:{_REGION})? (?:{date})?
        |   {_PLACE} ,\s{_one_of("regions")} (?:{date})?
        |   {_PLACE} (?:{_REGION})? {date}
        |   (?:{_PLACE}\s)? (?:CNN|AP|AFP|UPI)
        )
        {_DASH} {_UPPER}
        """,
        regex.VERBOSE,
    )


def _one_of(key: str) -> str:
    words = sorted(load_table("structure")["dateline"][key], key=len, reverse=True)
    return rf"(?:{'|'.join(map(regex.escape, words))})(?!\p{{L}})"


# ----------------------------------------------------------------------------------------- labels

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


def _label_of(line: _Line) -> tuple[str, int] | None:
    """Who seems to speak in a line, and where the label ends."""
    match = _LABEL.match(line.text)
    if match is None:
        return None
    who = match["letter"] or match["who"]
    spoken = who in {"Q", "A"} or _SPOKEN.match(line.text, match.end())
    if not spoken or who.casefold() in _words("label", "not_speakers"):
        return None
    return who, match.end()


def _speakers_in(lines: Sequence[_Line]) -> frozenset[str]:
    """Who speaks in a transcript, as their labels are written; nobody where it is none."""
    found = Counter(label[0] for line in lines if (label := _label_of(line)))
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
        return _has_role(who) or (several and known)
    return (_has_role(who) and several) or (talk.regulars > 1 and known)


def _surname(who: str) -> str:
    return who.rsplit(maxsplit=1)[-1].casefold()


def _named_in(line: _Line) -> list[str]:
    label = _label_of(line)
    return _NAMED.findall(line.text, label[1] if label else 0)


def _has_role(who: str) -> bool:
    words = who.casefold().split()
    return any(
        " ".join(words[:size]) in _words("label", "roles") for size in range(1, len(words) + 1)
    )


# --------------------------------------------------------------------------- bullets and headings

_NUMBER = regex.compile(r"\(? \d{1,3} (?: [.)] (?:\s|\Z) | \Z)", regex.VERBOSE)
_BULLET = regex.compile(
    r"""
      [•●▪◦‣·∙■□➤►▶✓✔→~]
    | [*+] \s
    | [-–—]{1,2} \s? (?=["'(\[]? \p{L}) | [-–—]{1,2} \s (?=\S)    # -5 degrees is prose
    """,
    regex.VERBOSE,
)
_MARKER = regex.compile(r"[-–—]\s | \d{1,2}[.)]\s", regex.VERBOSE)
# What opens a block even in wrapped text.
_OPENER = regex.compile(
    r"""
      [•●▪◦‣■►] | [*+]\s
    | (?: \p{Lu}[\p{Lu}.'-]* (?:\s \p{Lu}[\p{Lu}.'-]*){0,3} | Q | A ) :\s     # RUIZ:
    | (?: By | BY ) \s \p{Lu}\S+ \s \p{Lu}
    | \( (?:Additional\s)? (?:Reporting | Writing | Editing | Compiled) \s
    """,
    regex.VERBOSE,
)
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}'.&-]*+")


def _is_title(page: _Page, index: int) -> bool:
    """Short lines above the dateline; else the first line, and the deck after its semicolon."""
    line, following = page.lines[index], page.lines[index + 1 : index + 2]
    if not following or len(line.text) > _TITLE_LENGTH or not _WORD.search(line.text):
        return False
    if page.dateline is not None and index < page.dateline:
        return True
    if index == 1 and page.lines[0].text.endswith(";"):
        return True
    if index > 0 or line.text.endswith((":", ",")):
        return False
    return _is_unfinished(line.text) or line.text.endswith(";") or _is_archived_title(page)


def _is_archived_title(page: _Page) -> bool:
    """A first line that is a title although it ends in a full stop, as archives set it.

    Title case tells; else it has to stand apart, above a whole article of longer paragraphs,
    and must not read like a lead.
    """
    title = page.lines[0].text
    if _is_title_case(title, 4):
        return True
    words = title.casefold().replace(".", " ").split()
    rest = page.lines[1:]
    longest = max(len(line.text) for line in rest[:4])
    return (
        len(rest) >= 4
        and rest[0].gap
        and len(words) <= 12
        and longest > 2 * len(title)
        and not _words("heading", "lead_words") & set(words)
    )


def _is_section(page: _Page, index: int) -> bool:
    """Capitals, title case, or a short line between paragraphs that ends without a full stop."""
    text = page.lines[index].text
    short = len(text) <= _SECTION_LENGTH and len(text.split()) <= _SECTION_WORDS
    if index == 0 or not short or text.casefold().strip(" .?!\"'") in _words("heading", "replies"):
        return False
    unfinished = _is_unfinished(text)
    if _is_shouted(text):
        return unfinished or text[0] not in "\"'"
    if text[0] in "\"'([@#" or text[0].islower():
        return False
    if not unfinished:
        return not regex.search(r",|[.?!]\s", text) and _is_title_case(text, 5)
    return _is_title_case(text, 4) or _stands_between_paragraphs(page, index)


def _stands_between_paragraphs(page: _Page, index: int) -> bool:
    """Whether finished prose stands on both sides, in a page whose paragraphs are finished."""
    before = page.lines[index - 1].text
    after = page.lines[index + 1].text if index + 1 < len(page.lines) else ""
    finished_before = not _is_unfinished(before) or index == 1 or _fits(page, index - 1, "residue")
    return page.punctuated and finished_before and len(after) >= 60 and not _is_unfinished(after)


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(map(str.isupper, text)) >= 4


def _is_title_case(text: str, least: int) -> bool:
    """Whether all but the small words, and at least so many words, begin with a capital."""
    small = _words("heading", "small_words")
    words = [word for word in _WORD.findall(text) if word.casefold() not in small]
    capitals = sum(1 for word in words if not word[0].islower())
    return capitals >= least and capitals > 0.9 * len(words)


# ----------------------------------------------------------------------------------------- outlet


def _outlet_in_dateline(dateline: str) -> str | None:
    """``Portal`` in ``VELMORA, May 3 (Portal) –``."""
    match = regex.search(r"[(/]\s*+(\p{Lu}[^()/\d]*+)[)/]", dateline)
    if match:
        return match[1].strip()
    first = regex.match(r"(?:.*\s)?(CNN|AP|AFP|UPI)\s?[—-]", dateline)
    return first[1] if first else None


def _outlet_in_byline(byline: str) -> str | None:
    """``The Tribune`` in ``By Ana Ruiz, The Tribune`` or in ``Ana Ruiz | The Tribune staff``."""
    names, bar, outlet = byline.partition("|")
    if bar:
        return _without_jobs(outlet) or None
    first, *others = names.split(",")
    told = (_without_jobs(part) for part in reversed(others))
    for name in told:
        if name.startswith("The ") or _has_outlet_word(name.split()):
            return name
    alone = _without_jobs(regex.sub(r"(?i)\Aby:?\s", "", first.strip()))
    words = [word for word in alone.split() if word != "The"]
    signed = regex.match(r"(?i)by\b", first.strip())  # else a paper on the line below a name
    is_outlet = _has_outlet_word(words) and (not signed or all(map(_is_outlet_word, words)))
    return alone if is_outlet else None


def _without_jobs(name: str) -> str:
    """``Tribune`` of ``Tribune staff writer``, ``The Tribune`` of ``special to The Tribune``."""
    jobs = _words("outlet", "jobs")
    words = name.strip().rstrip(".").split()
    while words and words[0].casefold() in jobs:
        del words[0]
    while words and words[-1].casefold() in jobs:
        del words[-1]
    return " ".join(words)


def _has_outlet_word(words: Sequence[str]) -> bool:
    return any(map(_is_outlet_word, words))


def _is_outlet_word(word: str) -> bool:
    return word.casefold() in _words("outlet", "words")
