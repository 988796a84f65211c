"""brat standoff, read: what annotators made of an article, to be compared with an audit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import Factory, define, frozen

from quoteaudit.errors import FileError
from quoteaudit.export.brat import NOTES, SPANS, Place, cut, joined, one_line, reference
from quoteaudit.export.standoff import Annotation, Relation, Standoff
from quoteaudit.records import CharSpan

_PLACES = re.compile(r"\d{1,18} \d{1,18}(?:;\d{1,18} \d{1,18})*+")
_NUMBERS = re.compile(r"\d+")


def read_brat(ann: str, text: str) -> Standoff:
    r"""What an annotation file says about ``text``, the content of the text file beside it.

    Reading what :func:`~quoteaudit.export.to_brat` wrote gives what
    :func:`~quoteaudit.export.standoff_of` gives, so that the work of annotators can be compared
    with an audit. The line breaks of the text must be as they were (``open(path, newline="")``).
    Pieces of an annotation with nothing but a line break between them are one span. Events,
    equivalences and normalizations are left out, and so is what is said of events.

    >>> found = read_brat("T1\tCue 4 8\tsaid\nT2\tSource 0 3\tShe\n", "She said no.")
    >>> [(one.id, one.label, one.spans[0].text) for one in found.annotations]
    [('T1', 'Cue', 'said'), ('T2', 'Source', 'She')]

    Raises :class:`~quoteaudit.FileError` for a line that is broken, and for one whose words are
    not those of the text.
    """
    numbered = enumerate(ann.split("\n"), start=1)
    lines = [_Line(number, line.rstrip("\r")) for number, line in numbered if line.strip()]
    drafts: dict[str, _Draft] = {}
    for line in lines:
        if line.letter == "T":
            if line.id in drafts:
                raise line.fault("an id that no other line has")
            drafts[line.id] = _draft(line, text)
    for line in lines:
        if line.letter in "AM":  # M in old files
            _add_attribute(line, drafts)
        elif line.letter == "#":
            _add_note(line, drafts, text)
    found = {name: draft.annotation(name) for name, draft in drafts.items()}
    relations = (_relation(line, found) for line in lines if line.letter == "R")
    return Standoff(
        text=text,
        annotations=tuple(found.values()),
        relations=tuple(one for one in relations if one is not None),
    )


@frozen
class _Line:
    """One line of an annotation file: an id, a column of single words, perhaps one of text."""

    number: int
    content: str

    @property
    def letter(self) -> str:
        return self.content[0]

    @property
    def id(self) -> str:
        return self.content.split("\t", 1)[0]

    @property
    def words(self) -> list[str]:
        return self.content.split("\t", 2)[1].split(" ") if "\t" in self.content else []

    @property
    def text(self) -> str:
        return "".join(self.content.split("\t", 2)[2:])

    def fault(self, needed: str) -> FileError:
        return FileError(
            f"line {self.number}: found {self.content[:80]!r}; needed {needed}. "
            "Mend the line, or export it from brat again."
        )

    def is_about(self, name: str, known: Iterable[str]) -> bool:
        """Whether that is an annotation that is known; an event is none."""
        if name.startswith("T") and name not in known:
            raise self.fault(f"the id of an annotation; there is no {name}")
        return name in known


@define
class _Draft:
    """What is known of an annotation so far."""

    label: str
    places: list[Place]
    spans: list[CharSpan]
    attributes: list[tuple[str, str]] = Factory(list)
    note: str = ""

    def annotation(self, name: str) -> Annotation:
        return Annotation(
            label=self.label,
            spans=tuple(self.spans),
            attributes=tuple(sorted(self.attributes)),
            note=self.note,
            id=name,
        )


def _draft(line: _Line, text: str) -> _Draft:
    label, *listed = line.words or [""]
    if not label or not _PLACES.fullmatch(" ".join(listed)):
        raise line.fault("'T1', a tab, 'Label start end;start end', a tab and the words")
    places = _pairs(" ".join(listed))
    if not all(start <= end <= len(text) for start, end in places):
        raise line.fault(f"offsets within the text, which has {len(text)} characters")
    words = reference(text, places)
    if one_line(line.text).split() != words.split():
        raise line.fault(
            f"the words that stand there in the text, {words[:80]!r} (are offsets counted in "
            "characters, and line breaks as they were?)"
        )
    return _Draft(label, places, _spans(joined(text, places), text))


def _pairs(listed: str) -> list[Place]:
    numbers = [int(number) for number in _NUMBERS.findall(listed)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _spans(places: Iterable[Place], text: str) -> list[CharSpan]:
    return [CharSpan.of(text, start, end) for start, end in places]


def _add_attribute(line: _Line, drafts: dict[str, _Draft]) -> None:
    if len(line.words) < 2:
        raise line.fault("'A1', a tab and 'Name T1 value'")
    name, about, *value = line.words
    if line.is_about(about, drafts):
        drafts[about].attributes.append((name, " ".join(value)))


def _add_note(line: _Line, drafts: dict[str, _Draft], text: str) -> None:
    if len(line.words) != 2:
        raise line.fault("'#1', a tab, 'Type T1', a tab and the note")
    kind, about = line.words
    if not line.is_about(about, drafts):
        return
    draft = drafts[about]
    if kind == NOTES:
        draft.note = line.text
    elif kind == SPANS and _PLACES.fullmatch(line.text.replace(":", " ")):
        places = _pairs(line.text)
        if all(start <= end <= len(text) for start, end in places):
            spans = _spans(places, text)
            if cut(spans) == draft.places:  # or somebody has moved the annotation since
                draft.spans = spans


def _relation(line: _Line, found: dict[str, Annotation]) -> Relation | None:
    """The relation of an ``R`` line; None where it goes from or to an event."""
    if len(line.words) != 3:
        raise line.fault("'R1', a tab and 'Label Arg1:T1 Arg2:T2'")
    label, *ends = line.words
    one, two = (end.partition(":")[2] for end in ends)
    known = [line.is_about(name, found) for name in (one, two)]
    return Relation(label=label, arg1=found[one], arg2=found[two]) if all(known) else None
