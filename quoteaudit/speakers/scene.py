"""The article read once, in text order: every name, pronoun and noun phrase finds its figure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence

from quoteaudit.records import Block, SpeakerKind
from quoteaudit.speakers.cast import Cast
from quoteaudit.speakers.choice import Choice, Wanted, choose, wanted_by
from quoteaudit.speakers.describe import Descriptions
from quoteaudit.speakers.figure import THING_KINDS, Chars, Figure
from quoteaudit.speakers.memory import Memory
from quoteaudit.speakers.phrase import (
    Phrase,
    is_listed_head,
    kind_of_phrase,
    owners_of,
    phrase_of,
    picks_from_group,
    quantity_of,
)
from quoteaudit.speakers.words import OF_BODIES, nouns, words_of
from quoteaudit.syntax.frames import direct_object_of
from quoteaudit.syntax.phrases import (
    antecedent_of,
    appositions_of,
    clause_verb_of,
    conjuncts_of,
    examples_of,
    first_conjunct,
    inserted_verb_of,
    is_empty,
    last_appositions_of,
    noun_above,
    nouns_before,
    own_subject,
    renamed_by,
    subject_after,
)
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import (
    can_point,
    is_common,
    is_conjunct,
    is_modifier,
    is_noun,
    is_plural,
    is_possessive,
    is_predicate,
    is_pronoun,
    is_proper,
    is_relative_pronoun,
    is_subject,
)

_KIND_ORDER = list(SpeakerKind)
_HIGHEST = 4
_NAMED_NEAR = 400  # characters from "her aides" to the name of whom she is


class Scene:
    """Who is pointed at where.

    ``found`` gives the figure of each word that points at one, ``open`` those that a word
    without a figure could mean. ``quoted_by`` are the heads of the sources of each quotation,
    ``reporters`` those of the attributions in which a source stands, by the number of its head.
    """

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        parse: Parse,
        quoted_by: Mapping[int, Sequence[Word]],
        reporters: Mapping[int, Sequence[Word]],
    ) -> None:
        self.text = text
        self.parse = parse
        self.cast = Cast(text, blocks, parse)
        self.found: dict[int, Figure] = {}
        self.open: dict[int, tuple[Figure, ...]] = {}
        self._quoted_by = quoted_by
        self._reporters = reporters
        self._things: dict[str, Figure] = {}
        self._memory = Memory(blocks, parse)
        self._descriptions = Descriptions(self.cast, self._memory)
        self._spans: dict[int, Chars] = {}
        self._joint: dict[int, Figure] = {}
        self._joints: dict[tuple[Figure, ...], Figure] = {}

    def read(self, word: Word, source: bool | None) -> None:
        """Find whom the word points at, if it points at anybody, and remember it.

        ``source`` is None for a word that heads no source; True where the reporter reports
        it, False where somebody else does.
        """
        figure = self._figure_of(word, is_source=source is not None)
        if figure is None:
            self._note_thing(word)
            return
        self.found[word.i] = figure
        self._memory.add(figure, word)
        if is_conjunct(word):
            self._join(word)
        if source:
            self._memory.speaks(figure, word)
        if source is not None:
            figure.is_thing = False
            figure.is_source = True

    def _note_thing(self, word: Word) -> None:
        """Remember a noun that names nobody: "it" or "they" may mean it."""
        names_thing = is_noun(word) and not is_proper(word) and not is_modifier(word)
        if names_thing and word.i not in self.found and word.sentence not in self.cast.headings:
            form = word.lower
            if form not in self._things:
                self._things[form] = Figure(
                    SpeakerKind.DOCUMENT, form, plural=is_plural(word), is_mute=True
                )
            self._memory.add_thing(self._things[form], word)

    def outlets(self) -> Iterable[Chars]:
        """Where other outlets than the article's own are named, in text order."""
        media = (
            self._spans.get(at, (self.parse.words[at].start, self.parse.words[at].end))
            for at, figure in self.found.items()
            if figure.kind is SpeakerKind.MEDIA and not figure.is_own
        )
        return sorted(set(media))

    def owners(self) -> Iterable[tuple[int, Chars]]:
        """Where each possessive pronoun starts, and where its owner is named nearest by."""
        named: dict[Figure, list[Chars]] = {}
        for at, figure in self.found.items():
            word = self.parse.words[at]
            if not (is_pronoun(word) and is_possessive(word)):
                continue
            one = figure.parts[0] if figure.parts else figure
            if one not in named:
                named[one] = self._names_of(one)
            place = bisect_left(named[one], (word.start, 0))
            beside = named[one][max(0, place - 1) : place + 1]
            nearest = min(beside, key=lambda chars: abs(chars[0] - word.start), default=None)
            if nearest is not None and abs(nearest[0] - word.start) < _NAMED_NEAR:
                yield word.start, nearest

    def _names_of(self, figure: Figure) -> list[Chars]:
        """Where a figure is pointed at by name, in text order."""
        if not figure.key:
            return []
        named = []
        for start, end in sorted(figure.mentions.items()):
            words = self.parse.between(start, start + 1)
            if words and not is_pronoun(words[0]):
                named.append((start, end))
        return named

    def source_of(self, heads: Sequence[Word]) -> Figure | None:
        """The figure of a source with these head words, several where "and" joins them.

        "The actor and singer Ana Ruiz" is one: two roles before a name.
        """
        held = [word for word in heads if word.i in self.found]
        if len(held) == 2 and is_common(held[0]) and self._named_at(held[1]) is not None:
            beside = nouns_before(held[1])
            if any(is_common(word) and word.lower in nouns() for word in beside):
                held = held[1:]
        return self._together(held)

    def _figure_of(self, word: Word, *, is_source: bool) -> Figure | None:
        named = self.cast.at.get(word.i)
        if named is not None:
            return self._bearer(word) if is_source or word is named[0].head else None
        if is_pronoun(word):
            return self._of_pronoun(word, is_source=is_source)
        if not can_point(word):
            return None
        return self._of_source(word) if is_source else self._of_noun(word)

    def _mention(self, figure: Figure, word: Word, start: int, end: int) -> Figure:
        self._spans.setdefault(word.i, (start, end))
        figure.mention(start, end)
        return figure

    # ------------------------------------------------------------------------------- names

    def _bearer(self, word: Word) -> Figure | None:
        name, bearer = self.cast.at[word.i]
        rivals = self.cast.rivals.get(name.head.i)
        figure = self._one_of(rivals, word) if rivals else bearer
        if figure is None:
            self.open[word.i] = tuple(rivals or ())
            return None
        return self._mention(figure, word, name.words[0].start, name.words[-1].end)

    def _one_of(self, rivals: Sequence[Figure], word: Word) -> Figure | None:
        """Who is meant by a surname that several bear: see also the order of the rivals."""
        first, second = rivals[:2]
        is_kin = second.is_relative > first.is_relative
        is_main = first.full > second.full or is_kin
        found = self._memory.one_of(rivals, word, here_only=is_kin)
        return found or (first if is_main else None)

    # ---------------------------------------------------------------------------- pronouns

    def _of_pronoun(self, word: Word, *, is_source: bool) -> Figure | None:
        if is_empty(word):
            return None
        if is_relative_pronoun(word):
            figure = self._of_relative(word)
        elif (wanted := wanted_by(word.lower)) is None:
            return None
        else:
            figure = self._subject_ahead(word, wanted)
            figure = figure or self._antecedent(word, wanted, is_source=is_source)
        return None if figure is None else self._mention(figure, word, word.start, word.end)

    def _of_relative(self, word: Word) -> Figure | None:
        """The noun that the clause hangs on; for "who" the nearest above that is somebody."""
        noun = antecedent_of(word)
        first: Figure | None = None
        for _ in range(_HIGHEST):
            if noun is None:
                break
            figure = self.found.get(noun.i)
            if figure is None and not is_pronoun(noun):
                figure = self._figure_of(noun, is_source=True)
            if figure is not None and (word.lower != "who" or figure.is_somebody):
                return self._joint.get(noun.i, figure)
            first = first or figure
            noun = noun_above(noun)
        return first

    def _subject_ahead(self, word: Word, wanted: Wanted) -> Figure | None:
        """The subject after a phrase that opens its sentence: "In her view, Ruiz said, ..."."""
        verb = clause_verb_of(word) if is_possessive(word) else None
        above = None if verb is None else clause_verb_of(verb)
        inserted = None if verb is None else inserted_verb_of(verb)
        barred = [*self._at(self._quoted_by.get(word.quotation, ()))]
        for clause in (verb, above, inserted):
            subject = None if clause is None else own_subject(clause)
            figure = None if subject is None or subject.i < word.i else self._named_at(subject)
            if figure is None or figure in barred or not figure.is_person:
                continue
            if wanted.allows(figure):
                return figure
        return None

    def _antecedent(self, word: Word, wanted: Wanted, *, is_source: bool) -> Figure | None:
        barred = {*self._own_subject(word), *self._own_object(word)}
        barred |= {*self._at(self._quoted_by.get(word.quotation, ()))}
        figure, rivals = self._choice(word, wanted, barred, is_source=is_source)
        if figure is not None and figure.is_mute:
            return None
        if rivals:
            self.open[word.i] = tuple(rival for rival in rivals if not rival.is_mute)
        return figure

    def _choice(
        self, word: Word, wanted: Wanted, barred: Collection[Figure], *, is_source: bool
    ) -> Choice:
        point = self._memory.point_at(word, is_source=is_source)
        later = subject_after(word)
        named = None if later is None else self._named_at(later)
        ahead = None if named is None or later is None else self._memory.seen_ahead(named, later)
        near = self._memory.mentions_near(point, ahead)
        return choose([held for held in near if held[0].figure not in barred], point, wanted)

    def _own_subject(self, word: Word) -> Iterable[Figure]:
        """Whom an object cannot mean: the subject of its verb."""
        if is_possessive(word) or is_subject(word) or word.lower.endswith(("self", "selves")):
            return ()
        verb = clause_verb_of(word)
        subject = None if verb is None else own_subject(verb)
        return () if subject is None else self._at([subject])

    def _own_object(self, word: Word) -> Iterable[Figure]:
        """Whom a subject cannot mean: the object of its verb ("an aide whom he had sacked")."""
        verb = clause_verb_of(word) if is_subject(word) else None
        done_to = None if verb is None else direct_object_of(verb)
        if done_to is not None and is_relative_pronoun(done_to):
            done_to = antecedent_of(done_to)
        return () if done_to is None else self._at([done_to])

    def _at(self, heads: Iterable[Word]) -> Iterable[Figure]:
        """Whom words point at, as far as that is known; names are known ahead."""
        for word in heads:
            figure = self.found.get(word.i) or (
                None if word.i in self.cast.rivals else self._named_at(word)
            )
            if figure is not None:
                yield figure

    # ----------------------------------------------------------------------------- phrases

    def _of_noun(self, word: Word) -> Figure | None:
        """The figure of a noun in the narrative: only nouns that the lists know count."""
        if not is_listed_head(word) or is_modifier(word) or word.sentence in self.cast.headings:
            return None
        whole = quantity_of(word)
        phrase = phrase_of(word, self.parse) if whole is None else None
        same = self._said_of(phrase) if phrase is not None else None
        if whole is not None and whole.i in self.found:
            same = self.found[whole.i]
        if same is not None:
            self.found[word.i] = same  # for "who", but no mention of its own
        if same is not None or phrase is None or phrase.is_role or _is_passing(phrase):
            return None
        return self._of_phrase(phrase, None)

    def _of_source(self, word: Word) -> Figure | None:
        """The figure of a noun that is a source: any noun that may be one counts."""
        group = self._descriptions.group_before() if picks_from_group(word) else None
        if group is not None:
            return self._mention(group, word, word.first.start, word.end)
        phrase = phrase_of(word, self.parse, guess=True)
        if phrase is None:
            named = (self._named_at(noun) for noun in self._beside(word, word))
            return next((figure for figure in named if figure and figure.is_somebody), None)
        return self._of_phrase(phrase, self._said_of(phrase))

    def _of_phrase(self, phrase: Phrase, same: Figure | None) -> Figure:
        figure = (
            self._named_beside(phrase) or same or self._named_among(phrase) or self._unnamed(phrase)
        )
        if figure.key and not phrase.is_several:
            figure.roles.setdefault(phrase.noun.base)
        words = phrase.words
        return self._mention(figure, phrase.head, words[0].start, words[-1].end)

    def _named_at(self, word: Word) -> Figure | None:
        named = self.cast.at.get(word.i)
        return None if named is None else named[1]

    def _beside(self, core: Word, head: Word) -> Iterable[Word]:
        return (*appositions_of(core), *last_appositions_of(head, self.parse))

    def _said_of(self, phrase: Phrase) -> Figure | None:
        """Whom a noun in apposition or after "is" says something about."""
        other = renamed_by(phrase.head)
        if other is None and is_predicate(phrase.head) and phrase.head.head is not None:
            other = own_subject(phrase.head.head)
        if other is None:
            return None
        figure = self.found.get(other.i)
        if phrase.is_several:
            figure = self._joint.get(first_conjunct(other).i, figure)
        return figure if figure is not None and _may_be(figure, phrase) else None

    def _named_beside(self, phrase: Phrase) -> Figure | None:
        """Somebody named in apposition: "a lawyer for the paper, Ana Ruiz"."""
        if phrase.is_several:
            return None
        named = (self._named_at(noun) for noun in self._beside(phrase.core, phrase.head))
        return next((figure for figure in named if figure and _may_be(figure, phrase)), None)

    def _named_among(self, phrase: Phrase) -> Figure | None:
        """Those of a group who are named: "critics, like Ana Ruiz and Tom Okoye"."""
        if not phrase.is_several:
            return None
        beside = appositions_of(phrase.core)
        following = self.cast.at.get(phrase.core.i + 1)
        if following is not None and not beside:
            beside = [following[0].head]
        listed = [word for noun in beside for word in (noun, *conjuncts_of(noun))]
        named = [word for word in listed if word.i in self.cast.at]
        if len(named) < 2:
            named = []
        named += [word for word in examples_of(phrase.core) if word.i in self.cast.at]
        fitting = [word for word in named if _may_belong(self.cast.at[word.i][1], phrase)]
        for word in fitting:
            self.found.setdefault(word.i, self.cast.at[word.i][1])
        return self._together(fitting)

    def _unnamed(self, phrase: Phrase) -> Figure:
        """Somebody whom the phrase alone stands for: met before, taken for known, or new."""
        owner = self._owner_of(phrase)
        if owner is not None and _is_utterance(phrase, owner):
            return owner
        text = phrase.text_in(self.text)
        known = self._descriptions.known(phrase, owner, text) or self._salient(phrase)
        if known is not None:
            return known
        kind = kind_of_phrase(phrase, has_owner=owner is not None)
        figure = Figure(
            SpeakerKind.PERSON if phrase.is_office else kind,
            text,
            gender=phrase.noun.gender,
            plural=phrase.is_several,
            base=phrase.noun.base,
            is_place=phrase.noun.sense == "place",
        )
        self._descriptions.add(figure, phrase, owner)
        return figure

    def _salient(self, phrase: Phrase) -> Figure | None:
        """Somebody named of whom the article takes the role for known: "the candidate"."""
        if not phrase.is_people or phrase.is_several or phrase.is_partitive:
            return None
        if not phrase.is_office and (phrase.determiner != "the" or not phrase.is_alone):
            return None
        if phrase.noun.base in words_of("people", "nouns", "anyone") | words_of(*OF_BODIES):
            return None
        wanted = Wanted(phrase.noun.gender, role=phrase.noun.base)
        barred = {*self._at(self._reporters.get(phrase.head.i, ()))}
        return self._choice(phrase.head, wanted, barred, is_source=True)[0]

    def _owner_of(self, phrase: Phrase) -> Figure | None:
        for word in owners_of(phrase):
            owner = self._named_at(word) or self.found.get(word.i)
            if owner is not None:
                return owner
        return None

    # ------------------------------------------------------------------------------ joints

    def _join(self, word: Word) -> None:
        """At the last of several joined by "and", make them one figure that "they" can mean."""
        first = first_conjunct(word)
        words = [w for w in (first, *conjuncts_of(first)) if w.i in self.found]
        if all(self.found[w.i].kind is not SpeakerKind.DOCUMENT for w in words):
            joint = self._together(words)
            if joint is not None and joint.parts:
                self._joint[first.i] = joint
                self._memory.add(joint, first)

    def _together(self, words: Sequence[Word]) -> Figure | None:
        """The figure that stands for what the words point at: "Ana Ruiz; Tom Okoye"."""
        parts = tuple(dict.fromkeys(self.found[word.i] for word in words))
        if len(parts) < 2:
            return parts[0] if parts else None
        if parts not in self._joints:
            kind = min((part.kind for part in parts), key=_KIND_ORDER.index)
            name = "; ".join(part.name for part in parts)
            self._joints[parts] = Figure(kind, name, plural=True, parts=parts)
        joint = self._joints[parts]
        for word in words:
            joint.mention(*self._spans.get(word.i, (word.start, word.end)))
        return joint


def _is_passing(phrase: Phrase) -> bool:
    """Whether the narrative's word points at nobody whom a pronoun could mean: "everybody"."""
    return phrase.noun.sense == "crowd" or phrase.noun.base in ("someone", "somebody")


def _may_be(figure: Figure, phrase: Phrase) -> bool:
    """Whether the phrase can say what the figure is: people are people, one is one."""
    is_either = figure.kind in THING_KINDS and phrase.noun.base in words_of(*OF_BODIES)
    is_alike = is_either or figure.is_somebody == phrase.is_people
    return is_alike and figure.plural == phrase.is_several


def _may_belong(figure: Figure, phrase: Phrase) -> bool:
    """Whether a named figure can be one of the group: critics can be bodies, companies only."""
    return phrase.is_people or not figure.is_somebody


def _is_utterance(phrase: Phrase, owner: Figure) -> bool:
    """Whether the noun is what its owner says: "her message" is hers."""
    said = words_of("people", "nouns", "utterance")
    return owner.kind is SpeakerKind.PERSON and phrase.noun.base in said
