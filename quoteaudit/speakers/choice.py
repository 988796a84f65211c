"""Whom a pronoun points at: a small score with the parts named, no more.

Each part is one thing that can be seen in the text. The weights were set by hand and read off
annotated articles; the highest score wins, and two that are as good as equal decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import define, frozen

from quoteaudit.lexicon import load_table
from quoteaudit.records import SpeakerKind
from quoteaudit.speakers.figure import THING_KINDS, Figure
from quoteaudit.speakers.words import Gender, fits_role, genders_agree, titles, words_of

PARTS = {
    "subject of this sentence": 4.0,
    "main subject of this sentence": 2.0,
    "in this sentence": 1.5,
    "subject of the sentence before": 3.0,
    "main subject of the sentence before": 0.5,
    "object of the sentence before, for it": 1.0,
    "owner of a subject of this sentence": 1.5,
    "in what is said": -2.5,
    "named ahead in this sentence": 2.0,
    "in the sentence before": 1.0,
    "spoke last in this paragraph": 3.5,
    "spoke last in the paragraph before": 2.5,
    "gender is known": 2.0,
    "named often": 1.0,
    "named most, for a role": 2.0,
    "only in a quotation": -2.5,
    "a sentence back": -0.5,
    "not in this paragraph": -1.0,
    "two paragraphs back": -1.5,
    "one for they": -3.0,
    "body for they": -0.5,
    "place for they": -2.5,
    "paper for they": -1.5,
}
"""What speaks for and against an antecedent, and how much."""

EQUAL = 0.4
"""Two antecedents of a pronoun that are closer than this are equally good."""

EQUAL_FOR_ROLE = 2.0
"""The same for somebody of whom the article never says that the role fits."""

_FAR = 6
_OFTEN = 3
_BODIES = frozenset({SpeakerKind.ORGANIZATION, SpeakerKind.MEDIA})

Choice = tuple[Figure | None, tuple[Figure, ...]]
"""Somebody, or nobody with those that are equally good."""


@define
class Seen:
    """One place where a figure was pointed at, as the choice sees it.

    ``step`` counts the sentences of the reporter's own prose, ``block`` the paragraphs;
    ``quotation`` numbers the quotation around, -1 outside of any; ``at`` is the number of the
    word. ``is_main`` says that the subject is that of a main clause, ``is_owner`` that the place
    owns a subject ("Ruiz's boat sank"), ``is_object`` that it is the object of the main verb,
    ``is_ahead`` that it is still to come.
    """

    figure: Figure
    step: int
    block: int
    is_subject: bool
    quotation: int
    at: int = -1
    is_main: bool = False
    is_owner: bool = False
    is_object: bool = False
    is_ahead: bool = False


@define
class Point:
    """The place of a pronoun, who spoke last in its paragraph and in the one before.

    ``is_source`` says that it speaks: then it cannot be a thing, and likely goes on speaking.
    ``said`` are the first and the last word of what it says, where that stands before it,
    ``verb`` is the verb of which it is the subject, in small letters.
    """

    step: int
    block: int
    quotation: int
    last_here: Figure | None
    last_before: Figure | None
    is_source: bool = True
    said: tuple[int, int] | None = None
    verb: str = ""


@frozen
class Wanted:
    """What a pronoun asks for: a gender, several, a thing; or somebody whom a role fits."""

    gender: Gender = Gender.UNKNOWN
    many: bool = False
    thing: bool = False
    role: str = ""

    def allows(self, figure: Figure) -> bool:
        """Whether the pronoun can point at the figure at all."""
        if self.thing:
            return figure.kind in THING_KINDS and not figure.plural
        if self.many:
            unnamed = figure.is_person and not figure.key and figure.gender is Gender.UNKNOWN
            return figure.plural or figure.kind in _BODIES or unnamed
        if self.role and (not figure.key or _is_another(figure, self.role)):
            return False
        if self.role and figure.kind is not SpeakerKind.PERSON:
            return False
        return figure.is_person and genders_agree(figure.gender, self.gender)


def _is_another(figure: Figure, role: str) -> bool:
    """Whether the figure is known for another office than the role, or only as a relative."""
    offices = words_of("people", "nouns", "office") | titles()
    is_known = figure.is_relative or not offices.isdisjoint(figure.roles)
    return is_known and not fits_role(role, figure.roles)


@cache
def _pronouns() -> Mapping[str, Wanted]:
    genders = {"male": Gender.MALE, "female": Gender.FEMALE}
    return {
        word: Wanted(genders.get(gender, Gender.UNKNOWN), number == "many", gender == "thing")
        for word, (gender, number) in load_table("people")["pronouns"].items()
    }


def wanted_by(pronoun: str) -> Wanted | None:
    """What a personal pronoun of the third person asks for; None for any other word."""
    return _pronouns().get(pronoun)


def choose(near: Sequence[Sequence[Seen]], point: Point, wanted: Wanted) -> Choice:
    """Whom a pronoun at that place means, of the figures with these recent mentions."""
    allowed = [held for held in near if wanted.allows(held[0].figure)]
    if wanted.thing and point.verb in words_of("people", "groups", "reading"):
        allowed = [held for held in allowed if held[0].figure.kind is SpeakerKind.DOCUMENT]
    most = max((held[0].figure.seen for held in allowed), default=0)
    scored = []
    for held in allowed:
        figure = held[0].figure
        parts = [*_place_parts(figure, held, point), *_fit_parts(figure, wanted, point)]
        if wanted.gender is not Gender.UNKNOWN:
            parts.extend(_main_parts(held, point))
        if wanted.thing and any(m.is_object and m.step == point.step - 1 for m in held):
            parts.append("object of the sentence before, for it")
        if wanted.role and figure.seen == most:
            parts.append("named most, for a role")
        scored.append((sum(PARTS[part] for part in parts), figure))
    return _best_of(scored, EQUAL_FOR_ROLE if wanted.role else EQUAL)


def _place_parts(figure: Figure, mentions: Sequence[Seen], point: Point) -> Iterator[str]:
    """What the places of a figure's mentions say."""
    usable = [m for m in mentions if m.quotation in (-1, point.quotation)]
    if not usable:
        yield "only in a quotation"
    seen = usable or mentions
    yield from _sentence_parts(seen, point)
    goes_on = point.is_source or figure.is_person
    if figure is point.last_here and goes_on:
        yield "spoke last in this paragraph"
    elif figure is point.last_before and goes_on:
        yield "spoke last in the paragraph before"
    yield from ["a sentence back"] * min(_FAR, point.step - max(m.step for m in seen))
    if mentions[-1].block < point.block:
        yield "not in this paragraph"
    if mentions[-1].block < point.block - 1:
        yield "two paragraphs back"


def _sentence_parts(seen: Sequence[Seen], point: Point) -> Iterator[str]:
    here = [m for m in seen if m.step == point.step]
    if point.said is not None and here:
        first, last = point.said
        if all(first <= m.at <= last for m in here):
            yield "in what is said"
    before = [m for m in seen if m.step == point.step - 1]
    if any(m.is_ahead for m in here):
        yield "named ahead in this sentence"
        here = [m for m in here if not m.is_ahead]
    if any(m.is_subject for m in here):
        yield "subject of this sentence"
    elif here:
        yield "in this sentence"
        if any(m.is_owner for m in here):
            yield "owner of a subject of this sentence"
    if any(m.is_subject for m in before):
        yield "subject of the sentence before"
    elif before:
        yield "in the sentence before"


def _main_parts(mentions: Sequence[Seen], point: Point) -> Iterator[str]:
    """The main subject is whom "he" and "she" go on about; "it" and "they" may mean any noun."""
    steps = {m.step for m in mentions if m.is_main and m.quotation in (-1, point.quotation)}
    if point.step in steps:
        yield "main subject of this sentence"
    if point.step - 1 in steps:
        yield "main subject of the sentence before"


def _fit_parts(figure: Figure, wanted: Wanted, point: Point) -> Iterator[str]:
    """What the figure itself says."""
    if wanted.many:
        yield from _number_parts(figure, point)
    if wanted.gender is not Gender.UNKNOWN and figure.gender is wanted.gender:
        yield "gender is known"
    if figure.seen > _OFTEN:
        yield "named often"


def _number_parts(figure: Figure, point: Point) -> Iterator[str]:
    """What speaks against "they": papers are meant where they show something."""
    is_paper = figure.kind is SpeakerKind.DOCUMENT and not figure.is_mute
    if figure.is_place:
        yield "place for they"
    elif figure.kind in _BODIES:
        yield "body for they"
    elif is_paper and point.verb not in words_of("people", "groups", "showing"):
        yield "paper for they"
    elif not figure.plural:
        yield "one for they"


def _best_of(scored: Sequence[tuple[float, Figure]], margin: float) -> Choice:
    if not scored:
        return None, ()
    ranked = sorted(scored, key=lambda pair: -pair[0])
    near = tuple(figure for points, figure in ranked if ranked[0][0] - points < margin)
    return (near[0], ()) if len(near) == 1 else (None, near)
