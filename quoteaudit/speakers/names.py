"""Runs of capitals: where a name begins after its titles, and what kind of thing it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from attrs import define

from quoteaudit.lexicon import load_table
from quoteaudit.speakers.words import (
    Gender,
    bare,
    gender_of_given_name,
    gender_of_word,
    given_names,
    is_given_name,
    is_initials,
    nouns,
    PEOPLE,
    titles,
    words_of,
)
from quoteaudit.syntax.phrases import counts_of, determiner_of, is_plural, is_proper, name_runs
from quoteaudit.syntax.tree import Word

PERSON, ORGANIZATION, MEDIA, PLACE, DOCUMENT = "person", "organization", "media", "place", "document"
UNCLEAR = "unclear"

_JOINTS = frozenset({"of", "for", "on", "at", "against"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"})
_PARTICLES = frozenset(
    "de del della der den di da dos du van von la le el al bin bint ibn ben abu ter ten mac".split()
)
_ABSTRACT = ("ion", "ing", "ies", "ment", "ance", "ence", "ture", "ity", "ics", "ic", "al", "ties")
_LONGEST_ACRONYM = 6
_OPENERS = frozenset(
    "in on at for from with within without under over after before since as by of to but and or"
    " yet so if when while although though because that this these those there here the a an its"
    " his her their our my your both either neither not no now then also even still former".split()
)
_SURNAMES = frozenset({"church", "bank", "service", "front", "works", "records"})
_FRONTS = frozenset("mc mac de la le van di du fitz o da del st".split())
_GEOGRAPHY = frozenset({"st", "mt", "ft", "fort", "port", "lake", "mount", "san", "santa"})


@define
class Name:
    """One place where something is named: the words of the name, and of the titles before it.

    ``key`` are the name's words in small letters without full stops; ``kind`` is a guess from
    the form alone.
    """

    words: list[Word]
    title: list[Word]
    key: tuple[str, ...]
    kind: str
    gender: Gender = Gender.UNKNOWN

    @property
    def head(self) -> Word:
        """The last word of the name, which other words hang on."""
        return self.words[-1]


def find_names(sentence: Sequence[Word]) -> Iterator[Name]:
    """The names of one sentence, in text order.

    Words of the calendar, titles that stand alone ("the President") and the plurals of
    nations and parties ("Republicans") are no names.
    """
    for run in _joined([run for run in _runs_of(sentence) if run], sentence):
        name = _name_of(run, sentence)
        if name is not None:
            yield name


def _runs_of(sentence: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs without words of the calendar and without plurals of nations and parties."""
    for run in name_runs(sentence):
        kept: list[Word] = []
        for word in run:
            if _is_date(word, kept) or (is_members(word) and word is run[-1]):
                yield kept
                kept = []
            else:
                kept.append(word)
        yield kept


def _is_date(word: Word, before: Sequence[Word]) -> bool:
    """Whether the word is one of the calendar and no surname ("Theresa May")."""
    form = bare(word.text)
    if before and form in words_of("places", "calendar", "names"):
        return False
    return form in words_of("places", "calendar", "words")


def is_members(word: Word) -> bool:
    """Whether a capitalised noun names people by party, faith or nation: "Republicans".

    A singular counts where a determiner counts it ("one Democrat").
    """
    base = singular(word.lower)
    known = base in words_of("people", "groups", "members") or base in words_of(
        "places", "people", "demonyms"
    )
    if not known or base == "gop":
        return False
    counted = determiner_of(word) is not None or any(counts_of(word))
    return (base != word.lower and is_plural(word)) or counted


def singular(word: str) -> str:
    """A plural in -s without it: "democrats" is "democrat", "tories" is "tory"."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def _joined(runs: Sequence[list[Word]], sentence: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs with those joined that make one name: "Department of Health and Human Services"."""
    first = sentence[0].i
    held: list[Word] = []
    for run in runs:
        between = sentence[held[-1].i + 1 - first : run[0].i - first] if held else []
        if held and _is_joint(held, between, run):
            held = [*held, *between, *run]
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _is_joint(left: Sequence[Word], between: Sequence[Word], right: Sequence[Word]) -> bool:
    small = [word.lower for word in between]
    if not small or len(small) > 2 or bare(left[-1].text) in titles():
        return False
    if small[0] in _JOINTS and small[1:] in ([], ["the"]):
        closes = is_body_word(left[-1].text) or _is_law(right[-1].text)
        return closes and not is_given_name(left[0].text)
    if small in (["and"], ["&"], [",", "and"]):
        within = any(word.lower in _JOINTS for word in left)
        abstract = left[-1].lower.endswith(_ABSTRACT) and not is_given_name(left[-1].text)
        closes = is_body_word(right[-1].text) and len(right) > 1
        return abstract and (closes or (within and not is_given_name(right[0].text)))
    return False


def _is_law(word: str) -> bool:
    return word in ("Act", "Bill", "Treaty", "Agreement", "Accord", "Pact", "Charter")


def is_body_word(word: str) -> bool:
    """Whether the word, in a name, makes it the name of a body ("Committee")."""
    return bare(word) in words_of("organizations", "names", "words")


def _name_of(run: list[Word], sentence: Sequence[Word]) -> Name | None:
    run = _without_opener(run, sentence)
    cut = _title_length(run, sentence) if run else 0
    if cut == len(run) or _is_no_name(run, sentence):
        return None
    title, words = run[:cut], run[cut:]
    while len(words) > 1 and bare(words[-1].text) in _SUFFIXES - {"jr", "sr"}:
        words = words[:-1]
    key = tuple(bare(word.text) for word in words if word.text not in ("-", "–"))
    if not key:
        return None
    kind = kind_of_name(words, key, bool(title))
    gender = _gender_of(title, words) if kind in (PERSON, UNCLEAR) else Gender.UNKNOWN
    return Name(words, title, key, kind, gender)


def _without_opener(run: list[Word], sentence: Sequence[Word]) -> list[Word]:
    """The run without a word that has its capital from opening the sentence."""
    opener = run[0]
    opens = _opens(opener, sentence)
    if opens and len(run) > 2 and is_given_name(run[1].text) and not is_given_name(opener.text):
        return run if bare(opener.text) in titles() else run[1:]
    if opens and (opener.lower in _OPENERS or (len(run) > 1 and not is_proper(opener))):
        keeps = is_body_word(run[-1].text) or bare(opener.text) in given_names()
        return run if keeps and opener.lower not in _OPENERS else run[1:]
    return run


def _opens(word: Word, sentence: Sequence[Word]) -> bool:
    """Whether the word is the first of its sentence, marks left out."""
    at = word.i - sentence[0].i
    return at == 0 or (at == 1 and not sentence[0].text[0].isalnum())


def _is_no_name(run: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """Whether the capitals are those of a people, a role or the first word of a sentence."""
    last = run[-1]
    form = bare(last.text)
    if len(run) == 1:
        if last.text[:2] in ("D-", "R-", "I-") or len(form) < 2:
            return True
        if form in words_of("places", "people", "demonyms") or not is_proper(last):
            return True
        return _opens(last, sentence) and form in nouns() and not is_acronym(last.text)
    noun = nouns().get(form)
    if " ".join(bare(word.text) for word in run) in _listed():
        return False
    if run[0].text in ("D", "R", "I"):
        return True
    if form in words_of("places", "people", "demonyms") and not is_given_name(run[0].text):
        return True
    if form in words_of("organizations", "media", "last"):
        return False
    return noun is not None and noun.sense in PEOPLE and not is_given_name(run[0].text)


def _title_length(run: Sequence[Word], sentence: Sequence[Word]) -> int:
    """How many words of the run are titles and offices in front of a name; all: no name."""
    forms = [bare(word.text) for word in run]
    last = len(forms) - 1
    if _is_whole_body(run, forms):
        return 0
    at = max((i for i, form in enumerate(forms) if _is_title(form, i)), default=-1)
    if at == last:
        named = last > 0 and is_given_name(run[0].text) and forms[0] not in titles()
        return 0 if named else len(forms)
    inner = words_of("people", "titles", "inner")
    cut = at + 1
    while 0 < cut < last and forms[cut] in inner:
        cut += 1
    while cut < last and _is_people(forms[cut]) and (cut or is_given_name(run[cut + 1].text)):
        cut += 1
    if cut == 0:
        cut = _office_length(run, forms, sentence)
    return cut


def _is_people(form: str) -> bool:
    """Whether a word in front of a name says where its bearer belongs: "Democrat Ana Ruiz"."""
    known = form in words_of("places", "people", "demonyms") or form in words_of(
        "people", "groups", "members"
    )
    return known and form not in given_names()


def _is_title(form: str, at: int) -> bool:
    """Whether a word in a run is a title, or after the first word a role ("RNC Committeeman")."""
    noun = nouns().get(form) if at else None
    return form in titles() or (noun is not None and noun.sense in PEOPLE and not noun.plural)


def _is_whole_body(run: Sequence[Word], forms: Sequence[str]) -> bool:
    """Whether the run, titles and all, is the name of one body: "Justice Department"."""
    joined = " ".join(forms)
    return (
        is_body_word(run[-1].text)
        or joined in _listed()
        or (forms[-1] in words_of("organizations", "media", "last") and not is_given_name(run[0].text))
        or any(word.lower in _JOINTS for word in run)
    )


def _office_length(run: Sequence[Word], forms: Sequence[str], sentence: Sequence[Word]) -> int:
    """Words before a given name that are an outlet, a body or a place: "CNN Ana Ruiz"."""
    after_office = _follows_office(run[0], sentence)
    for at in range(2, len(run)):
        if _listed().get(" ".join(forms[:at])) == MEDIA and at == len(run) - 1:
            return at
    for at in range(1, len(run) - 1):
        if run[at].lower in given_names():
            front = " ".join(forms[:at])
            if after_office or is_acronym(run[at - 1].text) or front in _listed() or (
                at > 0 and is_body_word(run[at - 1].text)
            ):
                return at
            return 0
    return 0


def _follows_office(word: Word, sentence: Sequence[Word]) -> bool:
    """Whether the run stands after "Secretary of" or "speaker of the"."""
    at = word.i - sentence[0].i - 1
    if at > 0 and sentence[at].lower == "the":
        at -= 1
    return at > 0 and sentence[at].lower == "of" and bare(sentence[at - 1].text) in titles()


@cache
def _listed() -> Mapping[str, str]:
    """Names of places, outlets and bodies that the word lists know, with their kind."""
    places, bodies = load_table("places")["names"], load_table("organizations")
    listed: dict[str, str] = {}
    for names, kind in (
        (bodies["names"]["known"], ORGANIZATION),
        (bodies["media"]["known"], MEDIA),
        (places["countries"], PLACE),
        (places["states"], PLACE),
        (places["cities"], PLACE),
    ):
        for name in names:
            listed.setdefault(name, kind)
    return listed


def is_listed(key: tuple[str, ...]) -> bool:
    """Whether the word lists know the name, of a place, an outlet or a body."""
    return " ".join(key) in _listed()


def is_acronym(word: str) -> bool:
    """Whether a word is capitals throughout: "FBI", "U.N."; not "A." and not "RUIZJIMENEZ".

    >>> is_acronym("FBI"), is_acronym("U.N."), is_acronym("J."), is_acronym("Ruiz")
    (True, True, False, False)
    """
    letters = word.replace(".", "").replace("&", "")
    return 1 < len(letters) <= _LONGEST_ACRONYM and letters.isalnum() and letters.isupper()


def kind_of_name(words: Sequence[Word], key: tuple[str, ...], has_title: bool) -> str:
    """What a name names, as far as its own words tell."""
    joined = " ".join(key)
    listed = _listed().get(joined)
    if not has_title and determiner_of(words[-1]) is not None:
        listed = _listed().get(f"the {joined}", listed)
    if has_title and not listed and not is_body_word(words[-1].text):
        return PERSON
    if listed:
        return listed
    if len(key) > 1 and _opens_with_outlet(words, key):
        return MEDIA
    by_last = _kind_by_last_word(words, key)
    if by_last:
        return by_last
    if len(key) > 1 and is_given_name(words[0].text) and _listed().get(key[0]) != PLACE:
        return PERSON
    noun = nouns().get(key[0])
    if noun is not None and noun.sense == "document" and key[-1].isdigit():
        return DOCUMENT
    if any(_is_brand(word.text) for word in words) or any(ch.isdigit() for ch in joined):
        return ORGANIZATION
    if len(key) == 1:
        return _kind_of_one(key[0])
    return _kind_by_determiner(words[-1], key)


def _is_brand(word: str) -> bool:
    """Whether the form of a word is that of a body: "FBI", "YouTube"; not "McKay", "J.M."."""
    if is_acronym(word):
        return len(word) > 2 and not is_initials(word)
    if word[:2].isupper() and word[2:3].isupper() and word[-2:].islower():
        return True
    inner = next((at for at in range(1, len(word)) if word[at].isupper()), 0)
    front = word[:inner].lower()
    return inner > 0 and word[inner - 1].islower() and front not in _FRONTS


def _opens_with_outlet(words: Sequence[Word], key: tuple[str, ...]) -> bool:
    """Whether the first word or two are an outlet: "Fox Business Network", "CNN International"."""
    first = _listed().get(key[0]) == MEDIA and (is_acronym(words[0].text) or key[0] == "fox")
    return first or (len(key) > 2 and _listed().get(" ".join(key[:2])) == MEDIA)


def _kind_of_one(word: str) -> str:
    """The kind of a name of one word: "Maria", "Court", "Article" (21)."""
    if word in given_names():
        return PERSON
    noun = nouns().get(word)
    return {"document": DOCUMENT, "organization": ORGANIZATION}.get(noun.sense if noun else "", UNCLEAR)


def _kind_by_last_word(words: Sequence[Word], key: tuple[str, ...]) -> str | None:
    named = len(key) > 1 and is_given_name(words[0].text)
    if any(word.lower in _JOINTS for word in words):
        return ORGANIZATION
    if is_body_word(words[-1].text) and not (named and key[-1] in _SURNAMES):
        return ORGANIZATION
    has_determiner = determiner_of(words[-1]) is not None
    in_media = key[-1] in words_of("organizations", "media", "last")
    if in_media and (has_determiner or (len(key) > 1 and not named) or len(key) > 3):
        return MEDIA
    noun = nouns().get(key[-1])
    if len(key) > 1 and not named and noun and noun.sense == "document":
        return DOCUMENT
    return None


def _kind_by_determiner(head: Word, key: tuple[str, ...]) -> str:
    if key[0] in _GEOGRAPHY:
        return PLACE
    determiner = determiner_of(head)
    if determiner is None or determiner.lower not in ("the", "a", "an"):
        return UNCLEAR
    return ORGANIZATION


def _gender_of(title: Sequence[Word], words: Sequence[Word]) -> Gender:
    for word in reversed(title):
        gender = gender_of_word(word.text)
        if gender is not Gender.UNKNOWN:
            return gender
    if len(words) > 1:
        return gender_of_given_name(words[0].text)
    return Gender.UNKNOWN


def surname_of(key: Sequence[str]) -> str:
    """The word that a person is called by later: the last one, "Jr." left out."""
    kept = [word for word in key if word not in ("jr", "sr")]
    return kept[-1] if kept else key[-1]


def without_particles(key: tuple[str, ...]) -> tuple[str, ...]:
    """A short name without the particles at its front: "de Blasio" is "Blasio"."""
    at = 0
    while at < len(key) - 1 and key[at] in _PARTICLES:
        at += 1
    return key[at:]
