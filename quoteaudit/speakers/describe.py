"""Whom a description points at: "the minister", "the officials", "his wife", "the company"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quoteaudit.lexicon import load_table
from quoteaudit.records import SpeakerKind
from quoteaudit.speakers.cast import Cast
from quoteaudit.speakers.figure import THING_KINDS, Figure
from quoteaudit.speakers.kinds import is_listed_body
from quoteaudit.speakers.memory import LOOK_BACK, Memory
from quoteaudit.speakers.phrase import Phrase, is_counted, kind_of_phrase
from quoteaudit.speakers.words import bare, fits_role, genders_agree, words_of
from quoteaudit.syntax.phrases import is_of

LEAD = 6
"""The blocks in which somebody can be described first and named later."""

LEAD_REACH = 400
"""How many words after the description the name may follow."""

_TOP = 3  # the blocks of the headline and the lead
_GROUPS = frozenset({SpeakerKind.ANONYMOUS, SpeakerKind.COLLECTIVE})
_OWNED = frozenset({SpeakerKind.SPOKESPERSON, SpeakerKind.ORGANIZATION})


class Descriptions:
    """Finds the figure of a noun phrase that names nobody, or None for one not met before."""

    def __init__(self, cast: Cast, memory: Memory) -> None:
        self._cast = cast
        self._memory = memory
        self._owned: dict[tuple[Figure, str], Figure] = {}
        self._by_text: dict[str, Figure] = {}
        self._by_role: dict[str, list[Figure]] = {}
        for figure in cast.figures:
            for role in figure.roles:
                self._by_role.setdefault(role, []).append(figure)

    def add(self, figure: Figure, phrase: Phrase, owner: Figure | None) -> None:
        """Remember a figure that a phrase has introduced."""
        figure.roles.update(dict.fromkeys([phrase.noun.base, *_modifiers(phrase)]))
        figure.is_introduced = phrase.determiner not in ("", "the") or figure.kind not in _GROUPS
        figure.is_quoted = phrase.head.quotation >= 0
        if not figure.is_quoted:
            self._memory.add_unnamed(figure)
        self._by_text[figure.name.lower()] = figure
        if owner is not None:
            self._owned[owner, _owned_as(phrase, figure.kind)] = figure

    def known(self, phrase: Phrase, owner: Figure | None, text: str) -> Figure | None:
        """Somebody met before whom the phrase, in these words, points at again."""
        if phrase.is_new:
            return self._member(phrase)
        if owner is not None:
            if phrase.noun.base in words_of("people", "nouns", "kin"):
                return self._kin(phrase, owner)
            kind = kind_of_phrase(phrase, has_owner=True)
            if kind in _OWNED:
                return self._owned.get((owner, _owned_as(phrase, kind)))
        if phrase.is_people and not phrase.is_several:
            return self._group(phrase) if phrase.is_one_of_several else self._person(phrase)
        again = self._by_text.get(text.lower())
        if again is not None:
            return again
        return self._group(phrase) if phrase.is_people else self._thing(phrase)

    # ------------------------------------------------------------------------------- people

    def _kin(self, phrase: Phrase, owner: Figure) -> Figure | None:
        """A relative who bears the owner's surname: "his wife" is the other Ruiz.

        Of an owner without a name, the only one of whom the article says the word.
        """
        if owner.kind is SpeakerKind.PERSON and owner.key:
            for figure in self._cast.bearers_of(owner.key[-1]):
                other = figure is not owner and len(figure.key) > 1
                if other and figure.gender is phrase.noun.gender:
                    return figure
        alike = () if owner.key else self._by_role.get(phrase.noun.base, ())
        return alike[0] if len(alike) == 1 else self._owned.get((owner, phrase.noun.base))

    def _person(self, phrase: Phrase) -> Figure | None:
        best = self._best(phrase, self._people_like(phrase)) if phrase.is_definite else None
        return best or self._named_later(phrase) or self._one_of_group(phrase)

    def _one_of_group(self, phrase: Phrase) -> Figure | None:
        """The group of which "the same official" is one."""
        if phrase.determiner != "the" or not phrase.is_alone:
            return None
        groups = (f for f in self._memory.unnamed() if f.plural and f.kind in _GROUPS)
        wanted = set(_modifiers(phrase)) - words_of("people", "words", "empty")
        fitting = (f for f in groups if f.base == phrase.noun.base and wanted <= f.roles.keys())
        return next(fitting, None)

    def group_before(self) -> Figure | None:
        """The several unnamed people who were a source last."""
        groups = (f for f in self._memory.unnamed() if f.plural and f.kind in _GROUPS)
        return next((figure for figure in groups if figure.is_source), None)

    def _member(self, phrase: Phrase) -> Figure | None:
        """The group of which "the second official" is one; "a second official" is of none."""
        if phrase.determiner != "the" or phrase.is_several or not phrase.is_people:
            return None
        group = self.group_before()
        bases = (phrase.noun.base, *words_of("people", "groups", "hypernyms"))
        return group if group is not None and group.base in bases else None

    def _best(self, phrase: Phrase, people: Iterable[Figure]) -> Figure | None:
        """The nearest, unless another shares more of the phrase's words."""
        wanted = set(_modifiers(phrase))
        ranked: list[tuple[float, Figure]] = []
        for rank, figure in enumerate(people):
            if genders_agree(figure.gender, phrase.noun.gender):
                shared = len(wanted & {same(role) for role in figure.roles})
                exact = phrase.noun.base in figure.roles
                ranked.append((2.0 * shared + 2.0 * exact - 0.5 * rank, figure))
        return max(ranked, key=lambda pair: pair[0])[1] if ranked else None

    def _people_like(self, phrase: Phrase) -> Iterable[Figure]:
        """People met before whom "the {role}" fits, the ones pointed at last first."""
        base = phrase.noun.base
        met = (f for f in self._memory.figures() if phrase.head.quotation >= 0 or not f.is_quoted)
        recent = (f for f in met if fits_role(base, f.roles))
        titled = (f for f in self._by_role.get(base, ())[:LOOK_BACK] if f.mentions)
        unnamed = (f for f in self._memory.unnamed() if f.base == base and f.is_introduced)
        people = (f for held in (recent, titled, unnamed) for f in held if f.is_person)
        return dict.fromkeys(people)

    def _named_later(self, phrase: Phrase) -> Figure | None:
        """The lead's "a judge", when the next person with such a title is named soon after.

        In the first lines the next person who speaks will do, if nothing is said of them, not
        even where they are from. But "an official" may well be hiding: only a name in a later
        paragraph can be theirs.
        """
        block = self._memory.block_of(phrase.head)
        if block >= LEAD or phrase.determiner not in ("a", "an", "the", ""):
            return None
        is_lead = block < _TOP and phrase.determiner != "the" and not is_counted(phrase)
        is_veiled = phrase.noun.base in words_of("people", "words", "veiled")
        at = phrase.head.i
        for figure in self._cast.named_between(at, at + LEAD_REACH):
            if not figure.is_person or not genders_agree(figure.gender, phrase.noun.gender):
                continue
            if is_veiled and self._memory.block_of(self._cast.first_word_of(figure)) == block:
                continue
            named = self._cast.first_word_of(figure)
            plain = is_lead and figure.speaks_first and not figure.roles and not is_of(named)
            fits = fits_role(phrase.noun.base, figure.roles)
            if plain or (fits and not _belong_elsewhere(phrase, figure)):
                return figure
        return None

    # ------------------------------------------------------------------------------- groups

    def _group(self, phrase: Phrase) -> Figure | None:
        """The nearest group that the phrase can mean: same noun, and no word that is new."""
        lone = not phrase.determiner and len(phrase.words) == 1 and phrase.is_alone
        if not phrase.is_definite and not lone:
            return None
        empty = words_of("people", "words", "empty") | {phrase.core.lower}
        content = {same(word.lower) for word in phrase.words if word is not phrase.head} - empty
        for figure in self._memory.unnamed():
            fits = figure.plural and figure.kind in _GROUPS and _is_group(figure, phrase, lone)
            if fits and content <= {same(word) for word in figure.name.lower().split()}:
                return figure
        return None

    # ------------------------------------------------------------------------------- things

    def _thing(self, phrase: Phrase) -> Figure | None:
        """The nearest body, outlet or document with the noun in its name, or that it fits."""
        if not phrase.is_definite:
            return None
        wanted = set(_modifiers(phrase))
        for figure in self._memory.figures():
            if figure.kind in THING_KINDS:
                held = {*figure.key, *(same(role) for role in figure.roles), figure.base}
                if phrase.noun.base in held and wanted <= held:
                    return figure
                if not wanted and _is_like(figure, phrase):
                    return figure
        return None


def same(word: str) -> str:
    """A word with those that say the same made one.

    >>> same("gop"), same("mayor")
    ('republican', 'mayor')
    """
    others: Mapping[str, str] = load_table("people")["words"]["same"]
    return others.get(word, word)


def _modifiers(phrase: Phrase) -> list[str]:
    return [same(bare(word.text)) for word in phrase.modifiers]


def _belong_elsewhere(phrase: Phrase, figure: Figure) -> bool:
    """Whether the phrase and the figure are of two known bodies: a Labour and a Likud leader."""
    own = {word for word in _modifiers(phrase) if is_listed_body(word)}
    others = {word for word in figure.roles if is_listed_body(word)}
    return bool(own and others) and own.isdisjoint(others)


def _owned_as(phrase: Phrase, kind: SpeakerKind) -> str:
    """What somebody has one of: a campaign or team, spokespeople, lawyers."""
    if kind is SpeakerKind.SPOKESPERSON:
        return "spokesperson" if phrase.noun.sense == "spokesperson" else "lawyer"
    is_campaign = phrase.noun.base in words_of("people", "groups", "campaigns")
    return "campaign" if is_campaign else phrase.noun.base


def _is_group(figure: Figure, phrase: Phrase, lone: bool) -> bool:
    """Whether the noun fits the group: its own, or one for any unnamed people who spoke."""
    if figure.base == phrase.noun.base:
        return True
    is_any = phrase.noun.base in words_of("people", "groups", "hypernyms") and not lone
    return is_any and figure.is_source and figure.kind is SpeakerKind.ANONYMOUS


def _is_like(figure: Figure, phrase: Phrase) -> bool:
    """Whether a bare "the company" or "the survey" can point at the figure."""
    base, sense = phrase.noun.base, phrase.noun.sense
    if sense == "place":
        return figure.is_place
    if sense == "media":
        return figure.kind is SpeakerKind.MEDIA
    if sense == "document":
        papers = words_of("people", "groups", "papers")
        return figure.kind is SpeakerKind.DOCUMENT and base in papers and figure.base in papers
    if figure.kind is not SpeakerKind.ORGANIZATION or not figure.key or figure.is_place:
        return False
    of_state = not words_of("organizations", "names", "state").isdisjoint(figure.key)
    fitting = words_of("people", "groups", "offices" if of_state else "firms")
    return base in fitting or base in words_of("people", "groups", "bodies")
