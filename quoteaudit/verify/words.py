"""A text as the words that somebody says, each with its place.

Two texts that say the same have the same keys, however they are written: case, the shape of
marks, line breaks, contractions, figures and house spelling are taken out, and so are the
labels, time codes and stage directions of a transcript. The places keep what was written.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import regex
from attrs import define, field, frozen

from quoteaudit.lexicon import load_table
from quoteaudit.verify.numbers import Piece, number_words, read_numbers

_TOKEN = regex.compile(
    r"""
      \[\p{L}++\]\p{L}++ | \p{L}++\[\p{L}++\]                  # [t]he, walk[ed]
    | (?:\p{L}\.){2,}+                                        # U.S., p.m.
    | [0-9]++(?:[.,:/][0-9]++)*+(?:\p{L}++)?                  # 14, 1,500, 8:30, 21st
    | ['’‘](?i:em|til|tis|twas)\b
    | [\p{L}\p{M}\p{N}_](?:[\p{L}\p{M}\p{N}_\u00ad\u200c\u200d\u2060]|['’‘ʼ`´](?=\p{L}))*+
    | [%$€£]
    """,
    regex.VERBOSE,
)
_CLOCK = regex.compile(r"([0-9]++)([ap]m)")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_UNSEEN = str.maketrans(dict.fromkeys("[].\u00ad\u200c\u200d\u2060", ""))
_LINKS = regex.compile(r"[\s\u2010\u2011-]*+")


@define
class Words:
    """The words of a text in order: keys to compare, and where each stands.

    Word ``i`` is ``text[starts[i] : ends[i]]``. ``has_case`` is False for a text in capitals.

    >>> words = read_words("They don’t owe $14 million.")
    >>> words.keys
    ['they', 'do', 'not', 'owe', '#14000000$']
    >>> words.surface(2)
    'n’t'
    """

    text: str
    keys: list[str] = field(factory=list)
    starts: array[int] = field(factory=lambda: array("Q"))
    ends: array[int] = field(factory=lambda: array("Q"))
    has_case: bool = True

    def __len__(self) -> int:
        return len(self.keys)

    def surface(self, at: int) -> str:
        """The word as it is written."""
        return self.text[self.starts[at] : self.ends[at]]

    def between(self, at: int) -> str:
        """What is written between word ``at`` and the next one."""
        return self.text[self.ends[at] : self.starts[at + 1]]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the words ``[first, last)`` stand; for none, where they would stand."""
        if first < last:
            return self.starts[first], self.ends[last - 1]
        here = self.ends[first - 1] if first else (self.starts[0] if self.keys else 0)
        return here, here


def read_words(text: str, spans: Iterable[tuple[int, int]] | None = None) -> Words:
    """The words of ``text``, or of the given half-open spans of it, in order."""
    words = Words(text)
    for start, end in spans if spans is not None else [(0, len(text))]:
        _read_into(words, start, end)
    return words


def read_reference(text: str) -> Words:
    r"""The words that were said, of a transcript or document.

    >>> read_reference("MOLL: We stay.\n[applause]\nQ. (Laughter.) Why?").keys
    ['we', 'stay', 'why']
    """
    words = Words(text)
    for start, end in _said(text):
        _read_into(words, start, end)
    words.has_case = _has_case(text)
    return words


@define
class _Run:
    """The words since the last one that cannot be part of a number."""

    pieces: list[Piece] = field(factory=list)

    def flush(self, words: Words) -> None:
        """Add what was waiting."""
        for key, start, end in read_numbers(self.pieces):
            words.keys.append(key)
            words.starts.append(start)
            words.ends.append(end)
        self.pieces.clear()


def _read_into(words: Words, start: int, end: int) -> None:
    run = _Run()
    text, kept = words.text, _KEPT
    add_key, add_start, add_end = words.keys.append, words.starts.append, words.ends.append
    for match in _TOKEN.finditer(text, start, end):
        surface = match[0]
        parts = kept[surface] if surface in kept else _parts(surface)
        if parts is None and (run.pieces or surface.lower() not in _INSIDE_NUMBERS):
            run.pieces += _pieces(match, text, run.pieces[-1].end if run.pieces else None)
            continue
        if run.pieces:
            run.flush(words)
        at = match.start()
        for key, width in ((surface.lower(), len(surface)),) if parts is None else parts:
            add_key(key)
            add_start(at)
            at += width
            add_end(at)
    run.flush(words)


def _pieces(match: regex.Match[str], text: str, before: int | None) -> Iterator[Piece]:
    """A word that may belong to a number; 10pm is two."""
    start, end = match.span()
    word = match[0].lower()
    joined = before is not None and _LINKS.fullmatch(text, before, start) is not None
    clock = _CLOCK.fullmatch(word)
    if clock is None or len(word) != end - start:
        yield Piece(word, start, end, joined)
        return
    yield Piece(clock[1], start, start + clock.end(1), joined)
    yield Piece(clock[2], start + clock.end(1), end, True)


@frozen
class _Tables:
    """The word lists that reading needs."""

    endings: tuple[tuple[str, str], ...]
    whole: dict[str, list[tuple[int, str]]]
    hosts_of_is: frozenset[str]
    fillers: frozenset[str]
    spellings: dict[str, str]


@cache
def _tables() -> _Tables:
    short, wording = load_table("contractions"), load_table("wording")
    return _Tables(
        endings=tuple(short["endings"].items()),
        whole={word: [(n, key) for n, key in parts] for word, parts in short["whole"].items()},
        hosts_of_is=frozenset(short["is"]["hosts"]),
        fillers=frozenset(wording["fillers"]),
        spellings=dict(wording["spellings"]),
    )


_Parts = tuple[tuple[str, int], ...] | None

_INSIDE_NUMBERS = frozenset({"and", "point", "percent", "dollars", "pounds", "euros"})
_KEPT: dict[str, _Parts] = {}  # what common words stand for: reading is most of the work
_MOST_KEPT = 50_000


def _parts(surface: str) -> _Parts:
    parts = _parts_of(surface)
    if len(_KEPT) < _MOST_KEPT and len(surface) < 30:
        _KEPT[surface] = parts
    return parts


def _parts_of(surface: str) -> _Parts:
    """The keys that a written word stands for, each with its width; None for a number's part."""
    folded = unicodedata.normalize("NFC", surface.casefold().translate(_APOSTROPHES))
    if folded in number_words() or "0" <= folded[0] <= "9":
        return None
    tables = _tables()
    if folded in tables.whole and len(folded) == len(surface):
        return tuple((key, width) for width, key in tables.whole[folded])
    key = folded.translate(_UNSEEN)
    if key in tables.fillers:
        return ()
    for ending, stands_for in tables.endings:
        if folded.endswith(ending) and len(folded) > len(ending):
            return _split(key, surface, ending, stands_for)
    if folded.endswith("'s") and folded[:-2] in tables.hosts_of_is:
        return _split(key, surface, "'s", "is")
    if key.endswith("s's"):  # James's and James'
        key = key[:-2]
    return ((tables.spellings.get(key, key), len(surface)),)


def _split(key: str, surface: str, ending: str, stands_for: str) -> _Parts:
    width = len(ending)
    return ((key.removesuffix(ending), len(surface) - width), (stands_for, width))


# --- What stands in a transcript and was not said -------------------------------------------

_ASIDE = regex.compile(
    r"""
      ^[^\S\n]*+[0-9]{1,6}[^\S\n]*+\n(?=[^\n]{0,40}-->)          # the number of a caption,
    | ^[^\n]{0,40}-->[^\n]{0,80}$                               # and its times
    | ^[^\S\n]*+[\[(]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?[\])]?(?=\s)
    | \[[^\[\]\n]{0,80}(?:\n[^\[\]\n]{0,80})?\]                  # [applause]
    | \((?P<stage>[^()\n]{0,60})\)                              # (Laughter.)
    | ^[^\S\n]*+(?P<label>
          [QA](?=\.[^\S\n])\.
        | [\p{Lu}\p{N}][^\n:“”"?!;\[\]]{0,60}:
      )(?=\s|$)
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_IN_CAPITALS = regex.compile(
    r"""
      [QA][.:]
    | (?:[^\p{Ll}\p{Lu}]*+(?:Mc|Mac|De|Di|La|Le)?(?:\p{Lu}++|\([^()]*+\)))++ [^\p{L}:]*+ :
    """,
    regex.VERBOSE,
)
_NAMED = regex.compile(
    r"""(?:(?:\p{Lu}[\p{L}\p{M}.'’-]*+|of|the|de|van|von|la|\([^()]*+\)|,)\s*+){2,8}:""",
    regex.VERBOSE,
)
_WORD = regex.compile(r"[\p{L}-]++")


def _said(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between the asides of a transcript."""
    start = 0
    labels = _repeated_labels(text)
    for aside in _ASIDE.finditer(text):
        if _is_aside(aside, labels):
            yield start, aside.start()
            start = aside.end()
    yield start, len(text)


def _repeated_labels(text: str) -> frozenset[str]:
    """What stands before a colon at the start of a line, and does so more than once."""
    seen = Counter(aside["label"] for aside in _ASIDE.finditer(text))
    return frozenset(label for label, times in seen.items() if label is not None and times > 1)


def _is_aside(aside: regex.Match[str], labels: frozenset[str]) -> bool:
    if aside["stage"] is not None:
        return _is_stage_direction(aside["stage"])
    label = aside["label"]
    if label is None:
        return True
    is_label = _IN_CAPITALS.fullmatch(label) or _NAMED.fullmatch(label)
    return bool(is_label) or (label in labels and label.count(" ") < 4)


@cache
def _stage() -> frozenset[str]:
    return frozenset(load_table("wording")["stage"])


def _is_stage_direction(words: str) -> bool:
    """Whether the words in parentheses tell what was heard: (Laughter and applause.)"""
    lowered = words.lower()
    return lowered in _stage() or any(word in _stage() for word in _WORD.findall(lowered)[:3])


def _has_case(text: str) -> bool:
    """Whether capitals mean something here: not in a transcript that is all capitals."""
    sample = text[:20_000]
    lower = sum(map(str.islower, sample))
    return lower * 4 > sum(map(str.isupper, sample))
