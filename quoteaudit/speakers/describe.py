"""Whom a description points at: "the minister", "the officials", "his wife", "the company"."""

from __future__ import annotations

from collections.abc import Iterator

from quoteaudit.records import SpeakerKind
from quoteaudit.speakers.cast import Cast, Figure
from quoteaudit.speakers.choice import genders_agree
from quoteaudit.speakers.memory import LOOK_BACK, Memory
from quoteaudit.speakers.phrase import Phrase, is_counted, kind_of_phrase
from quoteaudit.speakers.words import PEOPLE, bare, fits_role, words_of

_LEAD = 6  # the blocks in which somebody can be described first and named later
_TOP = 3  # the blocks of the headline and the lead
_LEAD_REACH = 400  # how many words later the name may follow
_ANYBODY = frozenset({"person", "source", "individual", "folk"})
_PAPERS = frozenset({"poll", "survey", "study", "report", "document", "memo", "analysis", "research"})
_FIRMS = frozenset("company firm corporation business startup retailer".split())
_OFFICES = frozenset("agency bureau department ministry office authority".split())
_ANY_BODY = frozenset("group organization organisation nonprofit charity institution".split())
_GROUPS = frozenset({SpeakerKind.ANONYMOUS, SpeakerKind.COLLECTIVE})
_THINGS = frozenset({SpeakerKind.ORGANIZATION, SpeakerKind.MEDIA, SpeakerKind.DOCUMENT})
_SAME = {"gop": "republican", "democrat": "democratic"}
_EMPTY = frozenset("the a an this that these those two three four five both same other of".split())


class Descriptions:
    """Finds the figure of a noun phrase that names nobody, or None for one not met before."""

    def __init__(self, cast: Cast, memory: Memory) -> None:
        self._cast = cast
        self._memory = memory
        self._owned: dict[tuple[int, str], Figure] = {}
        self._by_text: dict[str, Figure] = {}
        self._by_role: dict[str, list[Figure]] = {}
        for figure in cast.figures:
            for role in figure.roles:
                self._by_role.setdefault(role, []).append(figure)

    def add(self, figure: Figure, phrase: Phrase, owner: Figure | None) -> None:
        """Remember a figure that a phrase has introduced."""
        words = (phrase.noun.base, *(same(bare(word.text)) for word in phrase.modifiers))
        figure.roles.update(dict.fromkeys(words))
        figure.introduced = phrase.determiner not in ("", "the") or figure.kind not in _GROUPS
        self._memory.add_unnamed(figure)
        self._by_text[figure.name.lower()] = figure
        if owner is not None:
            self._owned[id(owner), owned_as(phrase, figure.kind)] = figure

    def known(self, phrase: Phrase, owner: Figure | None, text: str) -> Figure | None:
        """Somebody met before whom the phrase points at again."""
        if phrase.is_new:
            return None
        if owner is not None:
            if phrase.noun.base in words_of("people", "nouns", "kin"):
                return self._kin(phrase, owner)
            kind = kind_of_phrase(phrase, True)
            if kind in (SpeakerKind.SPOKESPERSON, SpeakerKind.ORGANIZATION):
                return self._owned.get((id(owner), owned_as(phrase, kind)))
        is_person = phrase.noun.sense in PEOPLE and not phrase.is_several
        if is_person:
            return self._person(phrase)
        again = self._by_text.get(text.lower())
        if again is not None:
            return again
        return self._group(phrase) if phrase.noun.sense in PEOPLE else self._thing(phrase)

    # ------------------------------------------------------------------------------- people

    def _kin(self, phrase: Phrase, owner: Figure) -> Figure | None:
        """A relative who bears the owner's surname: "his wife" is the other Ruiz."""
        if owner.kind is not SpeakerKind.PERSON or len(owner.key) < 1:
            return None
        for figure in self._cast.bearers_of(owner.key[-1]):
            if figure is not owner and len(figure.key) > 1 and figure.gender is phrase.noun.gender:
                return figure
        return self._owned.get((id(owner), phrase.noun.base))

    def _person(self, phrase: Phrase) -> Figure | None:
        if phrase.is_definite:
            return self._best(phrase, self._people_like(phrase)) or self._named_later(phrase)
        if not phrase.determiner and not phrase.modifiers and phrase.noun.sense == "spokesperson":
            return None
        return self._named_later(phrase)

    def _best(self, phrase: Phrase, people: Iterator[Figure]) -> Figure | None:
        wanted = {same(bare(word.text)) for word in phrase.modifiers}
        best: tuple[float, Figure] | None = None
        for rank, figure in enumerate(people):
            if not genders_agree(figure.gender, phrase.noun.gender):
                continue
            shared = len(wanted & {same(role) for role in figure.roles})
            points = 2.0 * shared - 0.5 * rank + 2.0 * (phrase.noun.base in figure.roles)
            if best is None or points > best[0]:
                best = points, figure
        return best[1] if best is not None else None

    def _people_like(self, phrase: Phrase) -> Iterator[Figure]:
        """People met before whom "the {role}" fits, the ones pointed at last first."""
        base = phrase.noun.base
        people: dict[int, Figure] = {}
        for figure in self._memory.figures():
            if figure.is_person and fits_role(base, figure.roles):
                people.setdefault(id(figure), figure)
        for figure in self._by_role.get(base, ())[:LOOK_BACK]:
            if figure.mentions and figure.is_person:
                people.setdefault(id(figure), figure)
        for figure in self._memory.unnamed():
            if figure.is_person and figure.base == base and figure.introduced:
                people.setdefault(id(figure), figure)
        return iter(people.values())

    def _named_later(self, phrase: Phrase) -> Figure | None:
        """The lead's "a judge", when the next person with such a title is named soon after."""
        if self._memory.block_of(phrase.head) >= _LEAD:
            return None
        if phrase.determiner not in ("a", "an", "the", ""):
            return None
        at = phrase.head
        is_lead = self._memory.block_of(at) < _TOP and phrase.determiner != "the"
        may_be_plain = is_lead and not is_counted(phrase)
        for figure in self._cast.figures_by_first():
            if not at.i < figure.first < at.i + _LEAD_REACH or not figure.is_person:
                continue
            if genders_agree(figure.gender, phrase.noun.gender):
                plain = may_be_plain and figure.speaks_first and not figure.roles
                if plain or fits_role(phrase.noun.base, figure.roles):
                    return figure
        return None

    # ------------------------------------------------------------------------------- groups

    def _group(self, phrase: Phrase) -> Figure | None:
        base = phrase.noun.base
        lone = not phrase.determiner and len(phrase.words) == 1
        if not phrase.is_definite and not lone:
            return None
        content = {same(word.lower) for word in phrase.words} - _EMPTY - {phrase.core.lower}
        for figure in self._memory.unnamed():
            if figure.plural and figure.kind in _GROUPS and (
                figure.base == base
                or (base in _ANYBODY and not lone and figure.kind is SpeakerKind.ANONYMOUS)
            ):
                if content <= {same(word) for word in figure.name.lower().split()}:
                    return figure
        return None

    # ------------------------------------------------------------------------------- things

    def _thing(self, phrase: Phrase) -> Figure | None:
        if not phrase.is_definite:
            return None
        base, sense = phrase.noun.base, phrase.noun.sense
        wanted = {same(bare(word.text)) for word in phrase.modifiers}
        for figure in self._memory.figures():
            if figure.kind not in _THINGS:
                continue
            held = {*figure.key, *(same(role) for role in figure.roles), figure.base}
            if base in held and wanted <= held:
                return figure
            if not wanted and _is_thing_like(figure, base, sense):
                return figure
        return None


def same(word: str) -> str:
    """A word with those that say the same made one: "GOP" is "republican"."""
    return _SAME.get(word, word)


def owned_as(phrase: Phrase, kind: SpeakerKind) -> str:
    """What somebody has one of: a campaign or team, spokespeople, lawyers."""
    noun = phrase.noun
    if kind is SpeakerKind.SPOKESPERSON:
        return "spokesperson" if noun.sense == "spokesperson" else "lawyer"
    return "campaign" if noun.base in ("team", "camp", "operation", "campaign") else noun.base


def _is_thing_like(figure: Figure, base: str, sense: str) -> bool:
    if sense == "place":
        return figure.is_place
    if sense == "media":
        return figure.kind is SpeakerKind.MEDIA
    if sense == "document":
        return figure.kind is SpeakerKind.DOCUMENT and base in _PAPERS and figure.base in _PAPERS
    if figure.kind is not SpeakerKind.ORGANIZATION or not figure.key or figure.is_place:
        return False
    of_state = bool(words_of("organizations", "names", "state") & set(figure.key))
    return base in _ANY_BODY or base in (_OFFICES if of_state else _FIRMS)
