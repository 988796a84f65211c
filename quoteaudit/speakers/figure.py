"""Somebody or something that may speak, while the article is being read."""

from __future__ import annotations

from attrs import define, field

from quoteaudit.records import SpeakerKind
from quoteaudit.speakers.words import Gender, words_of

Chars = tuple[int, int]
"""A half-open range of characters of the text as given."""

PEOPLE_KINDS = frozenset(
    {
        SpeakerKind.PERSON,
        SpeakerKind.SPOKESPERSON,
        SpeakerKind.ANONYMOUS,
        SpeakerKind.COLLECTIVE,
    }
)
"""The kinds that "who" can mean."""

THING_KINDS = frozenset({SpeakerKind.ORGANIZATION, SpeakerKind.MEDIA, SpeakerKind.DOCUMENT})
"""The kinds that "it" can mean."""


@define(eq=False)
class Figure:
    """One figure of the article; two are the same only if they are one object.

    ``key`` are the words of its name in small letters, none for one without a name; ``base``
    is then the singular of its head noun. ``roles`` are words for what it is, in small
    letters. ``first`` is the number of the first word that names it outside headlines, -1
    without one. ``full`` counts the places that name it in full, ``seen`` all so far.
    ``parts`` are the members of "Ana Ruiz and Tom Okoye".
    """

    kind: SpeakerKind
    name: str
    key: tuple[str, ...] = ()
    gender: Gender = Gender.UNKNOWN
    plural: bool = False
    base: str = ""
    parts: tuple[Figure, ...] = ()
    is_place: bool = False
    is_thing: bool = False  # nothing but capitals says that it is a person
    is_quoted: bool = False  # stands only in what somebody says: nobody that the reporter met
    is_introduced: bool = True  # "an aide" introduces somebody, "aide" alone does not
    is_source: bool = False  # was the source of something
    is_mute: bool = False  # a thing that can be meant by "it" or "they", and never speaks
    is_own: bool = False  # the outlet that the article is of
    speaks_first: bool = False  # speaks where it is first named, in full
    first: int = -1
    full: int = 0
    seen: int = 0
    roles: dict[str, None] = field(factory=dict)
    apposition: Chars | None = None
    title: Chars | None = None
    mentions: dict[int, int] = field(factory=dict)

    @property
    def is_person(self) -> bool:
        """Whether "he" or "she" can point here."""
        one = not self.plural and not self.is_thing
        return one and self.kind in PEOPLE_KINDS and self.kind is not SpeakerKind.COLLECTIVE

    @property
    def is_somebody(self) -> bool:
        """Whether "who" can point here."""
        return self.kind in PEOPLE_KINDS

    @property
    def is_relative(self) -> bool:
        """Whether the article introduces it as somebody's relative: "her husband, Tom Ruiz"."""
        return not words_of("people", "nouns", "kin").isdisjoint(self.roles)

    def mention(self, start: int, end: int) -> None:
        """Note that the characters ``[start, end)`` point here; the first of a start stays."""
        self.mentions.setdefault(start, end)
