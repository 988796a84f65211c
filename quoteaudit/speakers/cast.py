"""The cast of an article: everybody and everything that it names, each once.

Names are collected over the whole article first, since the full form may come late. A short
form belongs to the full name that contains it: "Ruiz" to "Ana Ruiz", "Security Council" to
"United Nations Security Council".
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from attrs import define, field

from quoteaudit.lexicon import load_table
from quoteaudit.records import Block, BlockKind, SpeakerKind
from quoteaudit.speakers.names import (
    DOCUMENT,
    MEDIA,
    ORGANIZATION,
    PERSON,
    PLACE,
    UNCLEAR,
    Name,
    find_names,
    is_acronym,
    is_listed,
    surname_of,
    without_particles,
)
from quoteaudit.speakers.words import (
    PEOPLE,
    Gender,
    bare,
    gender_of_given_name,
    gender_of_word,
    is_given_name,
    nouns,
    titles,
    words_of,
)
from quoteaudit.syntax.phrases import (
    appositions_of,
    determiner_of,
    governing_preposition,
    is_mistagged_name,
    is_speaking,
    is_subject,
    modifiers_of,
    own_words,
    possessor_of,
    predicate_of,
    relative_of,
    renamed_by,
)
from quoteaudit.syntax.tree import Parse, Word

Chars = tuple[int, int]

_KINDS = {
    PERSON: SpeakerKind.PERSON,
    ORGANIZATION: SpeakerKind.ORGANIZATION,
    PLACE: SpeakerKind.ORGANIZATION,
    MEDIA: SpeakerKind.MEDIA,
    DOCUMENT: SpeakerKind.DOCUMENT,
}
_LONGEST_HEADLINE_NAME = 4
_SURE = 5  # what a title before a name counts for, in places that speak for another kind


@define(eq=False)
class Figure:
    """Somebody or something that may speak, while the article is being read.

    ``roles`` are the words for what they are, in small letters; ``base`` is the singular of
    the head noun of somebody unnamed; ``parts`` are the members of "Trump and Pence".
    """

    kind: SpeakerKind
    name: str
    key: tuple[str, ...] = ()
    gender: Gender = Gender.UNKNOWN
    plural: bool = False
    is_place: bool = False
    is_thing: bool = False
    introduced: bool = True
    speaks_first: bool = False
    first: int = -1
    base: str = ""
    owner: Figure | None = None
    roles: dict[str, None] = field(factory=dict)
    described: Chars | None = None
    titled: Chars | None = None
    mentions: dict[int, int] = field(factory=dict)
    parts: tuple[Figure, ...] = ()
    seen: int = 0
    full: int = 0

    @property
    def is_person(self) -> bool:
        """Whether "he" or "she" can point here."""
        people = (SpeakerKind.PERSON, SpeakerKind.SPOKESPERSON, SpeakerKind.ANONYMOUS)
        return self.kind in people and not self.plural and not self.is_thing


class Cast:
    """Who is named where. ``at`` gives the name that a word belongs to, and its bearer."""

    def __init__(self, text: str, blocks: Sequence[Block], parse: Parse) -> None:
        self.text = text
        self.parse = parse
        self.figures: list[Figure] = []
        self.at: dict[int, tuple[Name, Figure]] = {}
        self.rivals: dict[int, list[Figure]] = {}
        self.headings = _headings(blocks, parse)
        self._ordered: list[Figure] | None = None
        self._full: dict[tuple[str, ...], Figure] = {}
        self._by_word: dict[str, list[Figure]] = defaultdict(list)
        self._gather()

    def _gather(self) -> None:
        sentences = [self.parse.words[s.start : s.stop] for s in self.parse.sentences]
        names = [
            name
            for number, words in enumerate(sentences)
            if number not in self.headings
            for name in find_names(words)
        ]
        _learn_kinds(names)
        names += [name for at in sorted(self.headings) for name in _full_in_heading(sentences[at], names)]
        for name in sorted(names, key=lambda n: -len(n.key)):
            if len(without_particles(name.key)) > 1:
                self._enter(name).full += 1
        for name in names:
            self._settle(name)
        self._settle_openers(sentences)
        for number in sorted(self.headings):
            for name in self._names_in_heading(sentences[number]):
                self._settle(name)
        _guess_genders(self.figures, self.at, self.parse)

    def bearers_of(self, surname: str) -> list[Figure]:
        """The people with that word in their names."""
        return [f for f in self._by_word.get(surname, ()) if f.kind is SpeakerKind.PERSON]

    def figures_by_first(self) -> list[Figure]:
        """The figures in the order in which the article's body names them."""
        if self._ordered is None:
            self._ordered = sorted(self.figures, key=lambda figure: figure.first)
        return self._ordered

    # ------------------------------------------------------------------------------ full names

    def _enter(self, name: Name) -> Figure:
        """The bearer of a name in full; a new one unless the same name is known."""
        known = self._full.get(name.key) or self._same_bearer(name)
        if known is None:
            known = self._new(name)
        self._full[name.key] = known
        return known

    def _new(self, name: Name) -> Figure:
        kind = PERSON if name.kind == UNCLEAR else name.kind
        figure = Figure(
            _KINDS[kind],
            self._written(name),
            name.key,
            name.gender,
            is_place=kind == PLACE,
            is_thing=name.kind == UNCLEAR,
        )
        self.figures.append(figure)
        for word in dict.fromkeys(name.key):
            self._by_word[word].append(figure)
        shorts = load_table("organizations")["names"]["short"]
        short = shorts.get(" ".join(name.key))
        self._full.setdefault(name.key, figure)
        for abbreviation in _shortened().get(" ".join(name.key), ()):
            self._full.setdefault((abbreviation,), figure)
        if figure.kind is not SpeakerKind.PERSON:
            self._full.setdefault(_initials(name.key), figure)
            self._full.setdefault(_turned(name.key), figure)
        if short:
            self._full.setdefault(tuple(short.split()), figure)
        return figure

    def _written(self, name: Name) -> str:
        return " ".join(self.text[name.words[0].start : name.words[-1].end].split()).lstrip("-–—@")

    def _same_bearer(self, name: Name) -> Figure | None:
        """The bearer of a longer form: "Paul Ryan" for "Paul D. Ryan"."""
        if name.kind not in (PERSON, UNCLEAR):
            short = load_table("organizations")["names"]["short"].get(" ".join(name.key))
            return self._full.get(tuple(short.split())) if short else None
        ends = (name.key[0], surname_of(name.key))
        for figure in self.bearers_of(ends[1]):
            is_same = (figure.key[0], surname_of(figure.key)) == ends
            if is_same or figure.key[-len(name.key) :] == name.key:
                return figure
        return None

    # ------------------------------------------------------------------------------ every name

    def _settle(self, name: Name) -> None:
        """Find the bearer of one name as it stands, and note what the place says of them."""
        figure = self._full.get(name.key) if len(name.key) > 1 else None
        if figure is None and is_listed(name.key) and not self._is_surname(name):
            figure = self._enter(name)
        if figure is None:
            found = self._bearers(name)
            if len(found) > 1 and found[0].kind is SpeakerKind.PERSON:
                self.rivals[name.head.i] = found
            figure = found[0] if found else self._enter(name)
        for word in name.words:
            self.at[word.i] = (name, figure)
        self._note(name, figure)

    def _is_surname(self, name: Name) -> bool:
        """Whether a listed name is somebody's surname here: "Jordan" beside "Ana Jordan"."""
        if len(name.key) > 1 or governing_preposition(name.head) in ("in", "to", "from"):
            return False
        return any(surname_of(f.key) == name.key[0] for f in self.bearers_of(name.key[0]))

    def _bearers(self, name: Name) -> list[Figure]:
        """Who a short form can mean, the likeliest first; more than one if that is open."""
        key = without_particles(name.key)
        exact = self._full.get(name.key)
        found = [f for f in self._by_word.get(key[-1], ()) if _contains(f, key, name)]
        if exact is not None and exact not in found:
            found.append(exact)
        agreeing = [f for f in found if _agrees(f.gender, name.gender)]
        return _likeliest(agreeing or found, key)

    def _note(self, name: Name, figure: Figure) -> None:
        if figure.gender is Gender.UNKNOWN:
            figure.gender = name.gender
        if figure.first < 0 and name.head.sentence not in self.headings:
            figure.first = name.head.i
            figure.speaks_first = is_speaking(name.head) and len(name.key) > 1
        if len(self._written(name)) > len(figure.name) and _is_form_of(name.key, figure.key):
            figure.name = self._written(name)
        for word in name.title:
            if bare(word.text) not in words_of("people", "titles", "courtesy"):
                figure.roles.setdefault(bare(word.text))
        if name.title and figure.titled is None and len(bare(name.title[-1].text)) > 3:
            figure.titled = (name.title[0].start, name.title[-1].end)
        for noun in _role_nouns(name):
            self._note_role(noun, name, figure)

    def _note_role(self, noun: Word, name: Name, figure: Figure) -> None:
        figure.roles.setdefault(singular_of(noun))
        for word in modifiers_of(noun):
            figure.roles.setdefault(bare(word.text))
        gender = gender_of_word(noun.text)
        if figure.gender is Gender.UNKNOWN and figure.kind is SpeakerKind.PERSON:
            figure.gender = gender
        if noun.head is name.head and noun.i < name.words[0].i:
            start = min([noun.start, *(w.start for w in modifiers_of(name.head) if w.i < noun.i)])
            figure.titled = figure.titled or (start, noun.end)
        elif figure.described is None:
            words = own_words(noun, self.parse)
            figure.described = (words[0].start, words[-1].end)

    def _settle_openers(self, sentences: Sequence[Sequence[Word]]) -> None:
        """Surnames that are common words, too, where the tagger took them for those."""
        surnames = {surname_of(f.key) for f in self.figures if f.kind is SpeakerKind.PERSON}
        for number, words in enumerate(sentences):
            if number in self.headings:
                continue
            for word, after in pairwise(words):
                if word.i not in self.at and word.text[0].isupper() and word.lower in surnames:
                    if is_mistagged_name(word, after):
                        self._settle(Name([word], [], (word.lower,), UNCLEAR))

    def bearer_of_text(self, words: str) -> Figure | None:
        """The bearer of a name that stands outside the prose: the label "RUIZ:"."""
        key = tuple(bare(word) for word in words.replace(":", " ").replace("-", " ").split())
        while len(key) > 1 and key[0] in titles():
            key = key[1:]
        if not key:
            return None
        found = self._full.get(key)
        return found or next(iter(_likeliest(self._by_word.get(key[-1], []), key[-1:])), None)

    # -------------------------------------------------------------------------------- headlines

    def _names_in_heading(self, words: Sequence[Word]) -> Iterator[Name]:
        """Known names in a headline; capitals mean nothing there, so no new ones."""
        at = 0
        while at < len(words):
            size = min(_LONGEST_HEADLINE_NAME, len(words) - at)
            while size and not self._is_known(words[at : at + size]):
                size -= 1
            if size:
                held = list(words[at : at + size])
                yield Name(held, [], tuple(bare(word.text) for word in held), UNCLEAR)
            at += max(size, 1)

    def _is_known(self, words: Sequence[Word]) -> bool:
        key = tuple(bare(word.text) for word in words)
        if not words[0].text[0].isupper() or not words[-1].text[0].isalpha():
            return False
        if key in self._full:
            return len(key) > 1 or key[0] not in _abbreviations() or is_acronym(words[0].text)
        return len(key) == 1 and any(
            surname_of(f.key) == key[0] and f.kind is SpeakerKind.PERSON
            for f in self._by_word.get(key[0], ())
        )


def _headings(blocks: Sequence[Block], parse: Parse) -> frozenset[int]:
    """The numbers of the sentences that stand in headings."""
    starts = [block.span.start for block in blocks]
    found = []
    for number, span in enumerate(parse.sentences):
        at = bisect_right(starts, parse.words[span.start].start) - 1
        if at >= 0 and blocks[at].kind is BlockKind.HEADING:
            found.append(number)
    return frozenset(found)


def _full_in_heading(words: Sequence[Word], names: Sequence[Name]) -> Iterator[Name]:
    """Full names in a headline of people whom the article calls by the surname alone."""
    lone = {name.key[0] for name in names if len(name.key) == 1}
    for first, last in pairwise(words):
        if is_given_name(first.text) and last.text[0].isupper() and bare(last.text) in lone:
            key = (bare(first.text), bare(last.text))
            yield Name([first, last], [], key, PERSON, gender_of_given_name(first.text))


def _learn_kinds(names: Sequence[Name]) -> None:
    """Settle unclear kinds: by what stands around, by other places, by who speaks."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for name in names:
        _learn_kind(name)
        if name.kind != UNCLEAR:
            votes[name.key][name.kind] += _SURE if name.title else 1
        elif is_speaking(name.head):
            votes[name.key][PERSON] += 1
    for name in names:
        if name.kind == PERSON and len(name.key) > 1:
            votes[(surname_of(name.key),)][PERSON] += 1
    for name in names:
        if votes[name.key] and not is_listed(name.key):
            name.kind = votes[name.key].most_common(1)[0][0]


def _learn_kind(name: Name) -> None:
    """Settle an unclear kind by the nouns around the name and by its place in the sentence."""
    for noun in _role_nouns(name):
        sense = nouns()[noun.lower].sense
        if sense in PEOPLE and name.kind in (UNCLEAR, ORGANIZATION) and len(name.key) > 0:
            if name.kind == UNCLEAR or (noun.head is name.head and noun.dep == "compound"):
                name.kind = PERSON
            return
        if sense == "organization" and name.kind in (UNCLEAR, PERSON) and not name.title:
            if renamed_by(name.head) is not noun and noun.i > name.head.i:
                name.kind = ORGANIZATION
            return
    if name.kind == UNCLEAR and relative_of(name.head) in ("which", "whose"):
        name.kind = ORGANIZATION
    if name.kind == UNCLEAR:
        determiner = determiner_of(name.head)
        if determiner is not None and determiner.lower == "the":
            name.kind = ORGANIZATION
        elif governing_preposition(name.head) in ("in", "into", "across"):
            name.kind = PLACE


def _role_nouns(name: Name) -> Iterator[Word]:
    """The nouns that say what a name's bearer is, before the name, beside it or after "is"."""
    head = name.head
    own = {word.i for word in (*name.words, *name.title)}
    around = [w for w in head.children if w.dep in ("compound", "amod", "nmod") and w.i < head.i]
    around += appositions_of(head)
    around += [word for word in (renamed_by(head), predicate_of(head)) if word is not None]
    for word in around:
        if word.i not in own and word.lower in nouns() and not word.text[0].isupper():
            yield word


def singular_of(noun: Word) -> str:
    """The singular of a noun as the lists know it."""
    known = nouns().get(noun.lower)
    return known.base if known else noun.lower


def _contains(figure: Figure, key: tuple[str, ...], name: Name) -> bool:
    """Whether the short form is a part of the figure's name, and of the same kind of thing."""
    if len(key) >= len(figure.key) and key != figure.key:
        return False
    is_person = figure.kind is SpeakerKind.PERSON
    if name.kind in (PERSON, UNCLEAR):
        if is_person:
            return _position(figure.key, key) is not None
        return name.kind == UNCLEAR and figure.key[: len(key)] == key and not figure.is_place
    if is_person:
        return name.kind in (ORGANIZATION, PLACE) and len(key) == 1 and surname_of(figure.key) == key[0] and determiner_of(name.head) is None
    return figure.key[-len(key) :] == key and len(key) > 1


def _position(full: tuple[str, ...], short: tuple[str, ...]) -> int | None:
    """Where the short form stands in the full one, counted in words."""
    for at in range(len(full) - len(short) + 1):
        if full[at : at + len(short)] == short:
            return at
    return None


def _likeliest(found: Sequence[Figure], key: tuple[str, ...]) -> list[Figure]:
    """The bearers of a short form: those it ends, else those it begins, else the others."""
    people = [f for f in found if f.kind is SpeakerKind.PERSON]
    by_surname = [f for f in people if surname_of(f.key) == key[-1]]
    by_first = [f for f in people if f.key[: len(key)] == key]
    chosen = by_surname or by_first or people or list(found)
    if len(chosen) < 2:
        return chosen
    kin = words_of("people", "nouns", "kin")
    return sorted(chosen, key=lambda f: (not kin.isdisjoint(f.roles), -f.full))


def _agrees(one: Gender, other: Gender) -> bool:
    return Gender.UNKNOWN in (one, other) or one is other


def _is_form_of(key: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return len(key) > 1 and len(key) > len(full) and key[0] == full[0]


def _initials(key: tuple[str, ...]) -> tuple[str, ...]:
    small = ("of", "the", "for", "and", "&", "on", "in", "at")
    letters = "".join(word[0] for word in key if word not in small)
    return (letters,) if len(letters) > 2 else key


@cache
def _shortened() -> Mapping[str, list[str]]:
    """Well-known short forms by the name that they are short for."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for short, full in load_table("organizations")["names"]["short"].items():
        by_name[full].append(short)
    return by_name


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_table("organizations")["names"]["short"])


def _turned(key: tuple[str, ...]) -> tuple[str, ...]:
    """"Department of Justice" for "Justice Department", and the other way round."""
    if len(key) > 2 and key[1] == "of":
        return (*(w for w in key[2:] if w != "the"), key[0])
    return (key[-1], "of", *key[:-1])


def _guess_genders(
    figures: Iterable[Figure], at: Mapping[int, tuple[Name, Figure]], parse: Parse
) -> None:
    """Learn a gender from the pronouns that follow a name before any other person is named.

    One who is called by a single word and owns with "its" is no person: "Velcor and its staff".
    """
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    last: Figure | None = None
    reach = 0
    for word in parse.words:
        here = at.get(word.i)
        if here is not None and here[1].kind is SpeakerKind.PERSON:
            if word is here[0].head:
                last = here[1] if is_subject(word) else None
                reach = word.sentence + 1
        elif last is not None and word.sentence <= reach and word.lower in _PRONOUNS:
            votes[id(last)][_PRONOUNS[word.lower]] += 1
    for figure in figures:
        held = votes.get(id(figure))
        if held and figure.kind is SpeakerKind.PERSON:
            _count_votes(figure, held)


def _count_votes(figure: Figure, votes: Counter[str]) -> None:
    men, women, things = votes["male"], votes["female"], votes["thing"]
    if figure.gender is Gender.UNKNOWN and men != women:
        figure.gender = Gender.MALE if men > women else Gender.FEMALE
    if things > men + women and not figure.roles and not figure.full and len(figure.key) == 1:
        figure.kind = SpeakerKind.ORGANIZATION


_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
    "its": "thing",
}
