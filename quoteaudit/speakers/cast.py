"""The cast of an article: everybody and everything that it names, each once.

Names are collected over the whole article first, since the full form may come late. A short
form belongs to the full name that contains it: "Ruiz" to "Ana Ruiz", "Harbour Council" to
"Velmora Harbour Council".
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from attrs import evolve

from quoteaudit.article import authors_of, guest_of, outlet_of
from quoteaudit.records import Block, BlockKind, CharSpan, SpeakerKind
from quoteaudit.speakers.evidence import learn_genders, learn_kinds, role_nouns
from quoteaudit.speakers.figure import Figure
from quoteaudit.speakers.keys import Key, is_fuller, key_of, keys_of, surname_of, without_particles
from quoteaudit.speakers.kinds import (
    DOCUMENT,
    MEDIA,
    ORGANIZATION,
    PERSON,
    PLACE,
    UNCLEAR,
    is_acronym,
    is_listed,
    is_same_outlet,
)
from quoteaudit.speakers.names import Name, find_names
from quoteaudit.speakers.words import (
    Gender,
    bare,
    gender_of_given_name,
    gender_of_word,
    genders_agree,
    is_given_name,
    nouns,
    short_names,
    titles,
    words_of,
)
from quoteaudit.syntax.phrases import (
    determiner_of,
    governing_preposition,
    is_mistagged_name,
    is_speaking,
    modifiers_of,
    own_words,
)
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_plural, is_possessive

MOST_NAMESAKES = 50
"""How many bearers of one word the cast tells apart: it keeps a list of names linear."""

_KINDS = {
    PERSON: SpeakerKind.PERSON,
    UNCLEAR: SpeakerKind.PERSON,
    ORGANIZATION: SpeakerKind.ORGANIZATION,
    PLACE: SpeakerKind.ORGANIZATION,
    MEDIA: SpeakerKind.MEDIA,
    DOCUMENT: SpeakerKind.DOCUMENT,
}
_LONGEST_IN_HEADLINE = 4
_SHORTEST_LABEL = 3


class Cast:
    """Who is named where. ``at`` gives the name that a word belongs to, and its bearer.

    ``outlet`` is the name of the outlet that the article is of, None where its head names none.
    ``rivals`` gives, by the number of a name's last word, the several people of that surname;
    ``headings`` are the numbers of the sentences that stand in headlines.
    """

    def __init__(self, text: str, blocks: Sequence[Block], parse: Parse) -> None:
        self.figures: list[Figure] = []
        self.at: dict[int, tuple[Name, Figure]] = {}
        self.rivals: dict[int, list[Figure]] = {}
        self.headings = _headings(blocks, parse)
        self.outlet = outlet_of(blocks)
        self._own_key = key_of(self.outlet or "")
        self._text = text
        self._parse = parse
        self._full: dict[Key, Figure] = {}
        self._by_word: dict[str, list[Figure]] = defaultdict(list)
        self._gather()
        self._ordered = sorted(self.figures, key=lambda figure: figure.first)
        self._authors = list(dict.fromkeys(map(self._outside, authors_of(blocks))))
        self._guest = self._guest_of(blocks)

    def _gather(self) -> None:
        sentences = [self._parse.words[span.start : span.stop] for span in self._parse.sentences]
        headings = [sentences[number] for number in sorted(self.headings)]
        body = [words for at, words in enumerate(sentences) if at not in self.headings]
        names = [name for words in _whole(body) for name in find_names(words)]
        names = [*_without_epithets(names, self._parse)]
        learn_kinds(names, self._parse)
        for name in names:
            in_full = name.key == self._own_key and not name.title
            if in_full or (is_same_outlet(name.key, self._own_key) and name.kind != PERSON):
                name.kind = MEDIA
        names = [*_without_mere_openers(names)]
        names.extend(_full_in_headings(headings, names))
        for name in sorted(names, key=lambda one: -len(one.key)):
            if len(without_particles(name.key)) > 1:
                self._enter(name).full += 1
        for name in names:
            self._settle(name)
        for name in [*self._mistagged(body), *self._known_in(headings)]:
            self._settle(name)
        learn_genders(self.figures, self.at, self._parse)

    # ----------------------------------------------------------------------------- questions

    def bearers_of(self, word: str) -> list[Figure]:
        """The people with that word in their names, at most ``MOST_NAMESAKES``."""
        return [f for f in self._by_word.get(word, ()) if f.kind is SpeakerKind.PERSON]

    def bearer_of_label(self, start: int, end: int) -> Figure | None:
        """Who a label of a transcript names: RUIZ. Somebody new where no prose names them.

        Q asks for whom signed, A for whom the interview is with. Not: MODERATOR. (No name.)
        """
        label = self._text[start:end]
        if label in ("Q", "A"):
            figure = self.author if label == "Q" else self._guest
        else:
            figure = self._labelled(label)
        if figure is not None:
            figure.mention(start, end)
        return figure

    @property
    def author(self) -> Figure | None:
        """Who "I" is where nobody is quoted: the one who signed; None where several did."""
        return self._authors[0] if len(self._authors) == 1 else None

    def _labelled(self, label: str) -> Figure | None:
        key = key_of(label)
        while len(key) > 1 and key[0] in titles():
            key = key[1:]
        if not key or any(len(word) < _SHORTEST_LABEL or word in nouns() for word in key):
            return None
        known = _likeliest(self.bearers_of(key[-1]), key[-1:])
        signed = [figure for figure in self._authors if surname_of(figure.key) == key[-1]]
        found = self._full.get(key) or next(iter([*known, *signed]), None)
        if found is None:
            name = label.title() if label.isupper() else label
            found = self._full[key] = Figure(kind=SpeakerKind.PERSON, name=name, key=key)
        return found

    def _outside(self, span: CharSpan) -> Figure:
        """Who bears a full name that stands outside the prose, in the prose or not."""
        key = key_of(span.text)
        name = span.text.title() if span.text.isupper() else span.text
        known = self._full.get(key)
        if known is None:
            gender = gender_of_given_name(key[0])
            known = self._full[key] = Figure(SpeakerKind.PERSON, name, key, gender)
        known.mention(span.start, span.end)
        return known

    def _guest_of(self, blocks: Sequence[Block]) -> Figure | None:
        """Whom an interview is with: as its head tells, else the one named above its labels."""
        first = next((b.span.start for b in blocks if b.kind is BlockKind.LABEL), 0)
        told = guest_of(blocks)
        if told is not None and first:
            return self._outside(told)
        above = [
            figure
            for figure in self.figures
            if figure.kind is SpeakerKind.PERSON
            and len(figure.key) > 1
            and figure not in self._authors
            and 0 <= figure.first < len(self._parse.words)
            and self._parse.words[figure.first].start < first
        ]
        return above[0] if len(above) == 1 else None

    def first_word_of(self, figure: Figure) -> Word:
        """The first word that names the figure outside headlines."""
        return self._parse.words[figure.first]

    def named_between(self, start: int, end: int) -> Sequence[Figure]:
        """The figures that the article's body first names from word ``start`` up to ``end``."""
        first = bisect_right(self._ordered, start, key=lambda figure: figure.first)
        last = bisect_right(self._ordered, end, key=lambda figure: figure.first)
        return self._ordered[first:last]

    # ----------------------------------------------------------------------------- full names

    def _enter(self, name: Name) -> Figure:
        """The bearer of a name in full; a new one unless the same name is known."""
        figure = self._full.get(name.key) or self._same_bearer(name) or self._new(name)
        self._full[name.key] = figure
        return figure

    def _new(self, name: Name) -> Figure:
        figure = Figure(
            _KINDS[name.kind],
            self._written(name),
            name.key,
            name.gender,
            is_place=name.kind == PLACE,
            is_own=name.kind == MEDIA and is_same_outlet(name.key, self._own_key),
            is_thing=name.kind == UNCLEAR,
        )
        self.figures.append(figure)
        for word in dict.fromkeys(name.key):
            if len(self._by_word[word]) < MOST_NAMESAKES:
                self._by_word[word].append(figure)
        for form in keys_of(name.key, figure.kind):
            self._full.setdefault(form, figure)
        return figure

    def _written(self, name: Name) -> str:
        words = self._text[name.words[0].start : name.words[-1].end]
        return " ".join(words.split()).lstrip("-–—@") or words

    def _same_bearer(self, name: Name) -> Figure | None:
        """The bearer of a longer form: "Paul Okoye" is "Paul D. Okoye"."""
        if name.kind not in (PERSON, UNCLEAR):
            found = self._by_word.get(name.key[-1], ())
            ending = [f for f in found if f.key[-len(name.key) :] == name.key]
            return ending[0] if len(ending) == 1 and len(name.key) > 1 else None
        ends = (name.key[0], surname_of(name.key))
        for figure in self.bearers_of(ends[1]):
            is_same = (figure.key[0], surname_of(figure.key)) == ends
            if is_same or figure.key[-len(name.key) :] == name.key:
                return figure
        return None

    # ----------------------------------------------------------------------------- every name

    def _settle(self, name: Name) -> None:
        """Find the bearer of one name as it stands, and note what the place says of them."""
        figure = self._bearer(name)
        for word in (*name.words, *name.suffix):
            self.at[word.i] = (name, figure)
        self._note(name, figure)

    def _bearer(self, name: Name) -> Figure:
        if len(name.key) > 1 and name.key in self._full:
            return self._full[name.key]
        if is_listed(name.key) and not self._is_surname(name):
            return self._enter(name)
        found = self._bearers(name)
        if len(found) > 1 and found[0].kind is SpeakerKind.PERSON:
            self.rivals[name.head.i] = found
        return found[0] if found else self._family(name) or self._enter(name)

    def _is_surname(self, name: Name) -> bool:
        """Whether a listed name is somebody's surname here: "Jordan" beside "Ana Jordan"."""
        if len(name.key) > 1 or governing_preposition(name.head) in ("in", "to", "from"):
            return False
        return any(surname_of(f.key) == name.key[0] for f in self.bearers_of(name.key[0]))

    def _bearers(self, name: Name) -> list[Figure]:
        """Who a short form can mean, the likeliest first; more than one if that is open."""
        key = without_particles(name.key)
        found = [f for f in self._by_word.get(key[-1], ()) if _contains(f, key, name)]
        exact = self._full.get(name.key)
        if exact is not None and exact not in found:
            found.append(exact)
        agreeing = [f for f in found if genders_agree(f.gender, name.gender)]
        return _likeliest(agreeing or found, key)

    def _family(self, name: Name) -> Figure | None:
        """All who bear a surname in the plural: "the Ruizes"."""
        word = name.key[-1]
        if len(name.key) > 1 or not is_plural(name.head) or not word.endswith("s"):
            return None
        stems = (word.removesuffix("es"), word.removesuffix("s"))
        parts = [f for stem in stems for f in self.bearers_of(stem) if surname_of(f.key) == stem]
        if not parts:
            return None
        together = "; ".join(part.name for part in parts) if len(parts) > 1 else self._written(name)
        figure = Figure(SpeakerKind.PERSON, together, name.key, plural=True, parts=tuple(parts))
        self._full[name.key] = figure
        return figure

    def _note(self, name: Name, figure: Figure) -> None:
        if figure.gender is Gender.UNKNOWN:
            figure.gender = name.gender
        if figure.first < 0 and name.head.sentence not in self.headings:
            figure.first = name.head.i
            figure.speaks_first = is_speaking(name.head) and len(name.key) > 1
        if is_fuller(name.key, figure.key) and len(self._written(name)) > len(figure.name):
            figure.name = self._written(name)
        offices = [word for word in name.title if bare(word.text) not in _courtesy()]
        for word in offices:
            figure.roles.setdefault(bare(word.text))
        if offices and figure.title is None:
            figure.title = (name.title[0].start, name.title[-1].end)
        for noun in role_nouns(name):
            self._note_role(noun, name, figure)

    def _note_role(self, noun: Word, name: Name, figure: Figure) -> None:
        known = nouns().get(noun.lower)
        figure.roles.setdefault(known.base if known else noun.lower)
        for word in modifiers_of(noun):
            figure.roles.setdefault(bare(word.text))
        if figure.gender is Gender.UNKNOWN and figure.kind is SpeakerKind.PERSON:
            figure.gender = gender_of_word(noun.text)
        if noun.head is name.head and noun.i < name.words[0].i:
            start = min([noun.start, *(w.start for w in modifiers_of(name.head) if w.i < noun.i)])
            figure.title = figure.title or (start, noun.end)
        elif figure.apposition is None:
            words = own_words(noun, self._parse)
            figure.apposition = (words[0].start, words[-1].end)

    # ------------------------------------------------------------------- names seen a second time

    def _mistagged(self, sentences: Sequence[Sequence[Word]]) -> Iterator[Name]:
        """Names of one word that are common words, too, where the tagger took them for those."""
        surnames = {surname_of(f.key) for f in self.figures if f.kind is SpeakerKind.PERSON}
        surnames |= {f.key[0] for f in self.figures if len(f.key) == 1 and f.key[0] not in nouns()}
        for words in sentences:
            for word, after in pairwise(words):
                capital = word.text[0].isupper() and word.lower in surnames
                if capital and word.i not in self.at and is_mistagged_name(word, after):
                    yield Name([word], [], (word.lower,), UNCLEAR)

    def _known_in(self, headings: Sequence[Sequence[Word]]) -> Iterator[Name]:
        """Known names in headlines; capitals mean nothing there, so no new ones."""
        for words in headings:
            at = 0
            while at < len(words):
                size = min(_LONGEST_IN_HEADLINE, len(words) - at)
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
            return len(key) > 1 or key[0] not in short_names() or is_acronym(words[0].text)
        return len(key) == 1 and any(surname_of(f.key) == key[0] for f in self.bearers_of(key[0]))


def _headings(blocks: Sequence[Block], parse: Parse) -> frozenset[int]:
    """The numbers of the sentences that stand in headings."""
    starts = [block.span.start for block in blocks]
    found = []
    for number, span in enumerate(parse.sentences):
        at = bisect_right(starts, parse.words[span.start].start) - 1
        if at >= 0 and blocks[at].kind is BlockKind.HEADING:
            found.append(number)
    return frozenset(found)


def _whole(sentences: Sequence[Sequence[Word]]) -> Iterator[Sequence[Word]]:
    """The sentences, those put together that a parser cut in the middle of a line."""
    held: list[Word] = []
    for words in sentences:
        cut = held and held[-1].text[-1].isalnum() and words[0].start == held[-1].end + 1
        if held and not cut:
            yield held
            held = []
        held.extend(words)
    if held:
        yield held


def _without_epithets(names: Sequence[Name], parse: Parse) -> Iterator[Name]:
    """The names, those in marks without a word that mocks their bearers: “Crooked Ana Ruiz”.

    Such a word stands before a given name and is none itself. It counts as mockery where the
    name is all that the marks enclose, or where the rest of it is named outside of marks.
    """
    plain = {key for name in names if name.head.quotation < 0 for key in (name.key, name.key[:1])}
    for name in names:
        is_mocked = (
            name.head.quotation >= 0
            and not name.title
            and len(name.key) > 1
            and name.key not in plain
            and is_given_name(name.words[1].text)
            and not is_given_name(name.words[0].text)
            and name.kind in (PERSON, UNCLEAR)
            and (name.key[1:] in plain or _fills_marks(name, parse))
        )
        yield evolve(name, words=name.words[1:], key=name.key[1:]) if is_mocked else name


def _fills_marks(name: Name, parse: Parse) -> bool:
    """Whether a name is all that its quotation marks enclose."""
    first, last = name.words[0].i, name.head.i
    around = [*parse.words[max(0, first - 2) : first], *parse.words[last + 1 : last + 3]]
    return not any(w.quotation == name.head.quotation and w.text[0].isalnum() for w in around)


def _without_mere_openers(names: Sequence[Name]) -> Iterator[Name]:
    """The names without lone words that only ever open a sentence and do nothing there."""
    known = {word for name in names if len(name.key) > 1 or not name.opens for word in name.key}
    for name in names:
        mere = name.opens and len(name.key) == 1 and name.kind == UNCLEAR
        if not mere or is_possessive(name.head) or name.key[0] in known:
            yield name


def _full_in_headings(headings: Sequence[Sequence[Word]], names: Sequence[Name]) -> Iterator[Name]:
    """Full names in headlines of people whom the article calls by the surname alone."""
    lone = {name.key[0] for name in names if len(name.key) == 1}
    for words in headings:
        for first, last in pairwise(words):
            if is_given_name(first.text) and last.text[0].isupper() and bare(last.text) in lone:
                key = (bare(first.text), bare(last.text))
                yield Name([first, last], [], key, PERSON, gender_of_given_name(first.text))


def _contains(figure: Figure, key: Key, name: Name) -> bool:
    """Whether the short form is a part of the figure's name, and of the same kind of thing."""
    if len(key) >= len(figure.key) and key != figure.key:
        return False
    if figure.kind is not SpeakerKind.PERSON:
        may_shorten = name.kind == UNCLEAR or _is_plain_body(name)
        begins = figure.key[: len(key)] == key and may_shorten and not figure.is_place
        if figure.key[0] in words_of("organizations", "names", "clubs") and key == figure.key[1:]:
            return True
        return begins or (len(key) > 1 and name.kind != PERSON and figure.key[-len(key) :] == key)
    if name.kind in (PERSON, UNCLEAR):
        return any(figure.key[at : at + len(key)] == key for at in range(len(figure.key)))
    lone = len(key) == 1 and surname_of(figure.key) == key[0]
    return lone and name.kind in (ORGANIZATION, PLACE) and determiner_of(name.head) is None


def _is_plain_body(name: Name) -> bool:
    """Whether one plain word is taken for a body: "Corvale" can be Corvale Haulage, "UN" cannot."""
    word = name.words[0].text
    plain = len(name.key) == 1 and word.isalpha() and not is_acronym(word)
    return plain and name.kind == ORGANIZATION and not is_listed(name.key)


def _likeliest(found: Sequence[Figure], key: Key) -> list[Figure]:
    """The bearers of a short form: those it ends, else those it begins, else the others.

    Of several with one surname, who is introduced as a relative comes last, and who is
    named in full most often comes first.
    """
    people = [f for f in found if f.kind is SpeakerKind.PERSON]
    by_surname = [f for f in people if surname_of(f.key) == key[-1]]
    by_first = [f for f in people if f.key[: len(key)] == key]
    chosen = by_surname or by_first or people or list(found)
    return sorted(chosen, key=lambda f: (f.is_relative, -f.full))


@cache
def _courtesy() -> frozenset[str]:
    return words_of("people", "titles", "courtesy")
