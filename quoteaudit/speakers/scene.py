"""The article read once, in text order: every name, pronoun and noun phrase finds its figure."""

from __future__ import annotations

from collections.abc import Sequence

from quoteaudit.records import Block, SpeakerKind
from quoteaudit.speakers.cast import Cast, Figure
from quoteaudit.speakers.choice import Wanted, choose, wanted_by
from quoteaudit.speakers.describe import Descriptions
from quoteaudit.speakers.memory import Memory
from quoteaudit.speakers.phrase import Phrase, kind_of_phrase, owners_of, phrase_of, quantity_of
from quoteaudit.speakers.words import PEOPLE, words_of
from quoteaudit.syntax.phrases import (
    antecedent_of,
    appositions_of,
    clause_verb_of,
    conjuncts_of,
    first_conjunct,
    is_conjunct,
    is_modifier,
    is_possessive,
    is_predicate,
    is_pronoun,
    is_relative_pronoun,
    is_subject,
    last_appositions_of,
    named_after,
    noun_above,
    renamed_by,
    subject_of,
    subject_of_predicate,
)
from quoteaudit.syntax.tree import Parse, Word

_POINTERS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "DT", "JJ", "JJS", "JJR", "PRP", "RB", "VBG"})
_ORDER = list(SpeakerKind)
_HIGHEST = 4


class Scene:
    """Who is pointed at where. ``found`` gives the figure of each word that points at one."""

    def __init__(self, text: str, blocks: Sequence[Block], parse: Parse) -> None:
        self.text = text
        self.parse = parse
        self.cast = Cast(text, blocks, parse)
        self.memory = Memory(blocks, parse)
        self.found: dict[int, Figure] = {}
        self.open: dict[int, tuple[Figure, ...]] = {}
        self.joint: dict[int, Figure] = {}
        self._joints: dict[tuple[int, ...], Figure] = {}
        self._descriptions = Descriptions(self.cast, self.memory)

    def read(self, word: Word, is_source: bool) -> None:
        """Find whom the word points at, if it points at anybody, and remember it."""
        figure = self._figure_of(word, is_source)
        if figure is None:
            return
        self.found[word.i] = figure
        self.memory.add(figure, word)
        if is_conjunct(word):
            self._join(word)
        if is_source:
            self.memory.speaks(figure, word)

    def _figure_of(self, word: Word, is_source: bool) -> Figure | None:
        named = self.cast.at.get(word.i)
        if named is not None:
            return self._bearer(word) if word is named[0].head or is_source else None
        if is_pronoun(word):
            return self._of_pronoun(word)
        return self._of_phrase(word, is_source) if word.tag in _POINTERS else None

    def _bearer(self, word: Word) -> Figure:
        name, figure = self.cast.at[word.i]
        rivals = self.cast.rivals.get(word.i)
        if rivals:
            figure = self.memory.nearest_speaker(rivals, word) or figure
        figure.mentions.setdefault(name.words[0].start, name.words[-1].end)
        return figure

    # --------------------------------------------------------------------------- pronouns

    def _of_pronoun(self, word: Word) -> Figure | None:
        wanted = wanted_by(word.lower)
        if is_relative_pronoun(word):
            figure = self._of_relative(word)
        elif wanted is not None:
            figure, rivals = self._subject_ahead(word, wanted), ()
            if figure is None:
                figure, rivals = self._antecedent(word, wanted)
            if rivals:
                self.open[word.i] = rivals
        else:
            return None
        if figure is not None:
            figure.mentions.setdefault(word.start, word.end)
        return figure

    def _subject_ahead(self, word: Word, wanted: Wanted) -> Figure | None:
        """The subject after a phrase that opens its sentence: "In her view, Ruiz said, ..."."""
        verb = clause_verb_of(word) if is_possessive(word) else None
        subject = None if verb is None else subject_of(verb)
        if subject is None or subject.i < word.i or subject.i not in self.cast.at:
            return None
        figure = self.cast.at[subject.i][1]
        return figure if figure.is_person and wanted.allows(figure) else None

    def _of_relative(self, word: Word) -> Figure | None:
        """The noun that the clause hangs on; for "who" the nearest above that is somebody."""
        noun = antecedent_of(word)
        first: Figure | None = None
        for _ in range(_HIGHEST):
            if noun is None:
                break
            figure = self.found.get(noun.i) or self._figure_of(noun, True)
            if figure is not None and (word.lower != "who" or _is_somebody(figure)):
                return self.joint.get(noun.i, figure)
            first = first or figure
            noun = noun_above(noun)
        return first

    def _antecedent(
        self, word: Word, wanted: Wanted
    ) -> tuple[Figure | None, tuple[Figure, ...]]:
        point = self.memory.point_at(word)
        barred = self._barred(word)
        near = [held for held in self.memory.mentions_near(point) if held[0].figure is not barred]
        return choose(near, point, wanted)

    def _barred(self, word: Word) -> Figure | None:
        """Whom a pronoun cannot mean: the subject of the verb that it is an object of."""
        if is_possessive(word) or is_subject(word) or word.lower.endswith(("self", "selves")):
            return None
        verb = clause_verb_of(word)
        subjects = [c for c in verb.children if is_subject(c)] if verb is not None else []
        return self.found.get(subjects[0].i) if subjects else None

    # --------------------------------------------------------------------------- phrases

    def _of_phrase(self, word: Word, is_source: bool) -> Figure | None:
        if not is_source and (is_modifier(word) or word.sentence in self.cast.headings):
            return None
        whole = quantity_of(word)
        if whole is not None and whole.i in self.found:
            self.found[word.i] = self.found[whole.i]
            return None
        phrase = phrase_of(word, self.parse, guess=is_source)
        if phrase is None and is_source:
            return self._named_at_end(word)
        if phrase is None or (not is_source and (phrase.noun.base in _PASSING or phrase.is_role)):
            return None
        same = self._said_of(phrase)
        if same is not None and not is_source:
            self.found[word.i] = same
            return None
        figure = self._named_beside(phrase) or same or self._named_in(phrase)
        figure = figure or self._unnamed_figure(phrase)
        if figure is not None:
            if figure.key and not phrase.is_several:
                figure.roles.setdefault(phrase.noun.base)
            figure.mentions.setdefault(phrase.words[0].start, phrase.words[-1].end)
        return figure

    def _said_of(self, phrase: Phrase) -> Figure | None:
        """Whom a noun in apposition or after "is" says something about."""
        word = phrase.head
        other = renamed_by(word)
        if other is None and is_predicate(word):
            other = subject_of_predicate(word)
        figure = self.found.get(other.i) if other is not None else None
        if other is not None and phrase.is_several:
            figure = self.joint.get(first_conjunct(other).i, figure)
        return figure if figure is not None and _may_be(figure, phrase) else None

    def _named_beside(self, phrase: Phrase) -> Figure | None:
        """Somebody named in apposition: "a lawyer for the paper, Ana Ruiz"."""
        if phrase.is_several:
            return None
        for noun in (*appositions_of(phrase.core), *last_appositions_of(phrase.head, self.parse)):
            named = self.cast.at.get(noun.i)
            if named is not None and _may_be(named[1], phrase):
                return named[1]
        return None

    def _named_at_end(self, word: Word) -> Figure | None:
        """Somebody named beside a noun that no list has: "one glassblower, Ana Ruiz,"."""
        for noun in (*appositions_of(word), *last_appositions_of(word, self.parse)):
            named = self.cast.at.get(noun.i)
            if named is not None and _is_somebody(named[1]):
                return named[1]
        return None

    def _named_in(self, phrase: Phrase) -> Figure | None:
        """Those of a group who are named: "critics, like Ana Ruiz and Tom Okoye"."""
        if not phrase.is_several:
            return None
        beside = [noun for noun in appositions_of(phrase.core)]
        following = self.cast.at.get(phrase.core.i + 1)
        if following is not None and not beside:
            beside.append(following[0].head)
        listed = [word for noun in beside for word in (noun, *conjuncts_of(noun))]
        words = [*listed, *named_after(phrase.core)]
        named = [self.cast.at[word.i][1] for word in words if word.i in self.cast.at]
        if len(named) < 2 and listed:
            return None
        named = [f for f in named if _is_somebody(f) or phrase.noun.sense == "organization" or not listed]
        return self._together(named) if named else None

    def _unnamed_figure(self, phrase: Phrase) -> Figure | None:
        owner = self._owner_of(phrase)
        if owner is not None and _is_utterance(phrase, owner):
            return owner
        text = self._text_of(phrase)
        known = self._descriptions.known(phrase, owner, text)
        if known is None:
            known = self._salient(phrase)
        if known is not None:
            return known
        figure = Figure(
            _kind(phrase, owner),
            text,
            gender=phrase.noun.gender,
            plural=phrase.is_several,
            is_place=phrase.noun.sense == "place",
            base=phrase.noun.base,
            owner=owner,
        )
        self._descriptions.add(figure, phrase, owner)
        return figure

    def _salient(self, phrase: Phrase) -> Figure | None:
        """Somebody named of whom the article takes the role for known: "the candidate"."""
        if phrase.noun.sense not in PEOPLE or phrase.is_several or phrase.partitive:
            return None
        if not phrase.is_office and (phrase.determiner != "the" or not phrase.is_alone):
            return None
        if phrase.noun.base in words_of("people", "nouns", "anyone"):
            return None
        wanted = Wanted(phrase.noun.gender, many=False, role=phrase.noun.base)
        return self._antecedent(phrase.head, wanted)[0]

    def _text_of(self, phrase: Phrase) -> str:
        words = phrase.words
        while words[0] is not phrase.head and words[0].lower in _LEADING:
            words = words[1:]
        if len(words) > 1 and words[-1].tag == "POS":
            words = words[:-1]
        return " ".join(self.text[words[0].start : words[-1].end].split())

    def _owner_of(self, phrase: Phrase) -> Figure | None:
        for word in owners_of(phrase):
            named = self.cast.at.get(word.i)
            if named is not None:
                return named[1]
            if word.i in self.found:
                return self.found[word.i]
        return None

    # ----------------------------------------------------------------------------- joints

    def _join(self, word: Word) -> None:
        """At the last of several joined by "and", make them one figure that "they" can mean."""
        first = first_conjunct(word)
        parts = [self.found[w.i] for w in (first, *conjuncts_of(first)) if w.i in self.found]
        if len({id(part) for part in parts}) > 1 and all(p.kind in _SPEAKING for p in parts):
            joint = self._together(parts)
            self.joint[first.i] = joint
            self.memory.add(joint, first)

    def _together(self, parts: Sequence[Figure]) -> Figure:
        """The figure that stands for several: "Ana Ruiz; Tom Okoye"."""
        parts = list({id(part): part for part in parts}.values())
        if len(parts) == 1:
            return parts[0]
        key = tuple(id(part) for part in parts)
        if key not in self._joints:
            kind = min((part.kind for part in parts), key=_ORDER.index)
            name = "; ".join(part.name for part in parts)
            self._joints[key] = Figure(kind, name, plural=True, parts=tuple(parts))
        return self._joints[key]

    def source_of(self, heads: Sequence[Word]) -> Figure | None:
        """The figure of a source with these head words."""
        parts = [self.found[word.i] for word in heads if word.i in self.found]
        return self._together(parts) if parts else None


_PASSING = words_of("people", "nouns", "crowd") | {"someone", "somebody"}
_SPEAKING = frozenset(_ORDER) - {SpeakerKind.DOCUMENT}
_LEADING = frozenset("the a an this that these those whose its".split())


def _is_somebody(figure: Figure) -> bool:
    return figure.kind in (
        SpeakerKind.PERSON,
        SpeakerKind.ANONYMOUS,
        SpeakerKind.COLLECTIVE,
        SpeakerKind.SPOKESPERSON,
    )


def _may_be(figure: Figure, phrase: Phrase) -> bool:
    """Whether the phrase can say what the figure is: people are people, one is one."""
    same_kind = _is_somebody(figure) == (phrase.noun.sense in PEOPLE)
    return same_kind and figure.plural == phrase.is_several


def _is_utterance(phrase: Phrase, owner: Figure) -> bool:
    """Whether the noun is what its owner says: "her message" is hers."""
    return owner.kind is SpeakerKind.PERSON and phrase.noun.base in words_of(
        "people", "nouns", "utterance"
    )


def _kind(phrase: Phrase, owner: Figure | None) -> SpeakerKind:
    """Who holds an office is somebody in particular, even unnamed; else what the phrase says."""
    if phrase.is_office:
        return SpeakerKind.PERSON
    return kind_of_phrase(phrase, owner is not None)
