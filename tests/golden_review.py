"""What a reviewer says of the lines of an audit, and how that outlives a change of the audit.

A kept audit is a text: a heading for each family, a line for each record, and under a line what
the reviewer says of it. What should have been found and was not stands at the end of its family::

    == quotes
    7: the budget | indirect | Dale Strickland | cue: voted ~ indirect.object
        wrong: the content is “against the budget”
    missed 19: what I was there for | Nobody asked me
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from attrs import field, frozen

from tests.golden_lines import FAMILIES, SORTED, Line, Places, fields_of, key_of, places_of, same_of

MARGIN = "    "
GONE = "was right and is gone (if it should be there, keep it as missed)"


class Remark(StrEnum):
    """What a reviewer can say of a line. A line without a remark is right."""

    WRONG = "wrong"
    """The record belongs there, but a field of it is wrong."""
    SPURIOUS = "spurious"
    """There should be no such record."""
    UNREAD = "unread"
    """Nobody has read the line yet: it counts neither as right nor as wrong."""


@frozen
class Entry:
    """A line that is kept, with its remarks: what each is, and the words of the reviewer."""

    shown: str
    remarks: tuple[tuple[Remark, str], ...] = ()

    def has(self, remark: Remark) -> bool:
        """Whether the reviewer says this of the line."""
        return any(one is remark for one, _ in self.remarks)


@frozen
class Missed:
    """A record that should have been found: its place, its words, and what else was said."""

    number: int
    words: str
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The line as it is kept."""
        return f"missed {self.number}: " + " | ".join([self.words, *self.notes])


@frozen
class Section:
    """What is kept of one family of records of one article."""

    entries: tuple[Entry, ...] = ()
    missed: tuple[Missed, ...] = ()


@frozen
class Lost:
    """A remark that has no line any more, with the line that now speaks of the same words.

    Also a right line that is gone, and a miss that is found.
    """

    family: str
    was: str
    remark: str
    now: str | None = None

    def __str__(self) -> str:
        """For the person who renews the golden audits."""
        now = f"\n{MARGIN}now   {self.now or 'nothing of these words'}"
        return f"{self.family}: {self.remark}\n{MARGIN}was   {self.was}{now}"


@frozen
class Renewed:
    """A kept audit after a change, and what could not be kept of the review."""

    sections: Mapping[str, Section]
    lost: tuple[Lost, ...] = field(default=())


_remark = re.compile(r"\s+(wrong|spurious|unread)(?::\s*(.+))?$")
_missed = re.compile(r"missed (\d+): (.+)$")


def read(kept: str) -> dict[str, Section]:
    """The sections of a kept audit. Raises ``ValueError`` for a line of no known form."""
    entries: dict[str, list[Entry]] = {family: [] for family in FAMILIES}
    missed: dict[str, list[Missed]] = {family: [] for family in FAMILIES}
    family = ""
    for number, row in enumerate(kept.splitlines(), 1):
        if row.startswith("== "):
            family = row.removeprefix("== ")
            if family not in FAMILIES:
                raise ValueError(f"row {number}: there is no family {family!r}")
        elif row and not family:
            raise ValueError(f"row {number} stands before the first heading: {row!r}")
        elif found := _missed.match(row):
            words, *notes = found[2].split(" | ")
            missed[family].append(Missed(int(found[1]), words, tuple(notes)))
        elif re.match(r"\d+: ", row):
            entries[family].append(Entry(row))
        elif row:
            entries[family][-1] = _remarked(entries[family], row, number)
    return {name: Section(tuple(entries[name]), tuple(missed[name])) for name in FAMILIES}


def _remarked(entries: list[Entry], row: str, number: int) -> Entry:
    found = _remark.match(row)
    if found is None or not entries:
        raise ValueError(f"row {number} is neither a record nor a remark under one: {row!r}")
    remark = Remark(found[1])
    if (remark is Remark.UNREAD) == bool(found[2]):
        raise ValueError(f"row {number}: {remark} needs a reason (and unread has none): {row!r}")
    return Entry(entries[-1].shown, (*entries[-1].remarks, (remark, found[2] or "")))


def written(sections: Mapping[str, Section]) -> str:
    """The text that keeps an audit."""
    return "\n".join(_rows(sections)) + "\n"


def _rows(sections: Mapping[str, Section]) -> Iterator[str]:
    for family, section in sections.items():
        yield f"== {family}"
        for entry in section.entries:
            yield entry.shown
            for remark, reason in entry.remarks:
                yield f"{MARGIN}{remark}: {reason}" if reason else f"{MARGIN}{remark}"
        yield from map(str, section.missed)


def renewed(old: Mapping[str, Section], new: Mapping[str, list[Line]], text: str) -> Renewed:
    """The lines of a new audit with the remarks that still hold.

    A remark stays with its line as long as the line stays the same; ``spurious`` stays as long
    as there is a record of the same words. A line that was not there is ``unread``. ``missed``
    goes when the record is found. What is lost in this way, and lines without a remark that are
    gone, come back beside the sections.
    """
    sections: dict[str, Section] = {}
    lost: list[Lost] = []
    for family, lines in new.items():
        section = old.get(family, Section())
        entries, gone = _carried(family, section.entries, lines)
        found = {one: found_as(family, one, lines, text) for one in section.missed}
        lost += gone
        lost += (
            Lost(family, str(one), "is found", line.shown) for one, line in found.items() if line
        )
        still = tuple(one for one, line in found.items() if not line)
        sections[family] = Section(tuple(entries), still)
    return Renewed(sections, tuple(lost))


def _carried(
    family: str, old: Iterable[Entry], lines: Iterable[Line]
) -> tuple[list[Entry], list[Lost]]:
    unused = list(old)
    entries: list[Entry | None] = []
    for line in lines:
        match = _taken(unused, same_of(line.shown), same_of)
        entries.append(match and Entry(line.shown, match.remarks))
    lost: list[Lost] = []
    for number, line in enumerate(lines):
        if entries[number] is None:
            match = _taken(unused, key_of(family, line.shown), lambda row: key_of(family, row))
            entries[number], gone = _changed(family, match, line.shown)
            lost += gone
    lost += (gone for entry in unused for gone in _all_lost(family, entry, None))
    lost += (Lost(family, entry.shown, GONE) for entry in unused if not entry.remarks)
    return [entry for entry in entries if entry is not None], lost


def _taken(entries: list[Entry], wanted: str, of: Callable[[str], str]) -> Entry | None:
    for at, entry in enumerate(entries):
        if of(entry.shown) == wanted:
            return entries.pop(at)
    return None


def _changed(family: str, old: Entry | None, shown: str) -> tuple[Entry, list[Lost]]:
    """The entry of a line that is new, or that says something else of the same words."""
    if old is not None and old.has(Remark.SPURIOUS):
        return Entry(shown, old.remarks), []
    lost = [] if old is None else list(_all_lost(family, old, shown))
    return Entry(shown, ((Remark.UNREAD, ""),)), lost


def _all_lost(family: str, old: Entry, now: str | None) -> Iterator[Lost]:
    for remark, reason in old.remarks:
        if remark is not Remark.UNREAD:
            yield Lost(family, old.shown, f"{remark}: {reason}", now)


def found_as(family: str, missed: Missed, lines: Iterable[Line], text: str) -> Line | None:
    """The line of a record that was missed and is there, or None while it is missed.

    Raises ``ValueError`` when the article does not have the words that were missed.
    """
    places = places_of(missed.words, missed.number, text)
    for line in lines:
        sort = fields_of(line.shown)[1]
        if (family not in SORTED or sort in missed.notes) and _is(family, line, missed, places):
            return line
    return None


def _is(family: str, line: Line, missed: Missed, places: Places) -> bool:
    """Whether a line is about what was missed.

    Quotes stand in quotes, and mentions in mentions, so that of two the one can cover the other
    and be another: quotes must be nearly as long, and mentions begin at the same place.
    """
    if family == "speakers":
        return _alike(fields_of(line.shown)[0], missed.words) > 0.6
    if family in {"anonymous sources", "anonymous mentions"}:
        return line.places[0][0] == places[0][0]
    mine, theirs = _characters(line.places), _characters(places)
    if family == "quotes":
        return len(mine & theirs) > len(mine | theirs) * 2 / 3
    return len(mine & theirs) > min(len(mine), len(theirs)) / 2


def _characters(places: Places) -> set[int]:
    return {at for start, end in places for at in range(start, end)}


def _alike(name: str, other: str) -> float:
    """Words that two names share, as a share of the words of both."""
    mine, theirs = (
        {word for word in one.casefold().split() if word not in {"a", "an", "the"}}
        for one in (name, other)
    )
    return len(mine & theirs) / len(mine | theirs)


@frozen
class Tally:
    """How many records of a family were found, and how many of them should have been."""

    found: int = 0
    spurious: int = 0
    wrong: int = 0
    missed: int = 0
    unread: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.found + other.found,
            self.spurious + other.spurious,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.unread + other.unread,
        )

    @property
    def real(self) -> int:
        """Records that were found and belong there, right in every field or not."""
        return self.found - self.spurious

    @property
    def precision(self) -> float | None:
        """Share of what was found that belongs there."""
        return self.real / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of what belongs there that was found."""
        return self.real / (self.real + self.missed) if self.real + self.missed else None

    @property
    def right(self) -> float | None:
        """Share of what was found that is right in every field."""
        return (self.real - self.wrong) / self.found if self.found else None


def tally_of(section: Section) -> Tally:
    """The sums of one section. Lines that nobody has read are counted, and left out of the rest."""
    read_ones = [entry for entry in section.entries if not entry.has(Remark.UNREAD)]
    spurious = [entry for entry in read_ones if entry.has(Remark.SPURIOUS)]
    wrong = [e for e in read_ones if e.has(Remark.WRONG) and not e.has(Remark.SPURIOUS)]
    return Tally(
        len(read_ones),
        len(spurious),
        len(wrong),
        len(section.missed),
        len(section.entries) - len(read_ones),
    )


def table_of(articles: Iterable[Mapping[str, Section]]) -> str:
    """The tally of reviewed audits as a table in Markdown."""
    sums = dict.fromkeys(FAMILIES, Tally())
    for sections in articles:
        for family, section in sections.items():
            sums[family] += tally_of(section)
    rows = [
        "| | found | spurious | missed | precision | recall | right in every field |",
        "|---|---|---|---|---|---|---|",
    ]
    for family, one in sums.items():
        shares = " | ".join(map(_percent, (one.precision, one.recall, one.right)))
        rows.append(f"| {family} | {one.found} | {one.spurious} | {one.missed} | {shares} |")
    unread = sum(one.unread for one in sums.values())
    return "\n".join(rows) + (f"\n\n{unread} lines are not reviewed yet.\n" if unread else "\n")


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f}"
