"""Finds the names of a sentence: where a name begins after its titles, and where it ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import define, field

from quoteaudit.speakers.kinds import (
    JOINTS,
    PERSON,
    UNCLEAR,
    is_acronym,
    is_body_word,
    is_listed,
    is_outlet,
    kind_of_name,
)
from quoteaudit.speakers.words import (
    PEOPLE,
    Gender,
    bare,
    gender_of_given_name,
    gender_of_word,
    given_names,
    is_agent,
    is_given_name,
    is_people,
    nouns,
    singular,
    titles,
    words_of,
)
from quoteaudit.syntax.phrases import counts_of, determiner_of, is_bare_speaker, name_runs
from quoteaudit.syntax.tree import Word
from quoteaudit.syntax.words import is_plural, is_proper

_UNSPOKEN = frozenset({"-", "–", "'", "’"})
_ROLE_AND_NAME = 3  # words: "Butcher Ron Allcock"
_COMPOUND = 5  # words of "father-of-three", hyphens included
_PARTY_LABELS = ("D-", "R-", "I-")


@define
class Name:
    """One place where something is named: its words, the titles before and the degrees after it.

    ``key`` are the name's words in small letters without full stops; ``kind`` is what the
    name seems to name, at first from its form alone. ``opens`` says that its capital may be
    that of the sentence.
    """

    words: list[Word]
    title: list[Word]
    key: tuple[str, ...]
    kind: str
    gender: Gender = Gender.UNKNOWN
    opens: bool = False
    suffix: list[Word] = field(factory=list)

    @property
    def head(self) -> Word:
        """The last word of the name, degrees included, which other words hang on."""
        return (self.suffix or self.words)[-1]


def find_names(sentence: Sequence[Word]) -> Iterator[Name]:
    """The names of one sentence, in text order.

    Words of the calendar, titles that stand alone ("the President") and the plurals of
    nations and parties ("Republicans") are no names.
    """
    runs = [run for run in _runs_of(sentence) if run]
    for run in _joined(runs, sentence):
        name = _name_of(_without_opener(run, sentence), sentence)
        if name is not None:
            yield name


# ------------------------------------------------------------------------------ runs of capitals


def _runs_of(sentence: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs of capitals, cut at words of the calendar and before plurals of nations."""
    for run in name_runs(sentence):
        kept: list[Word] = []
        for at, word in enumerate(run):
            if _is_date(word, kept, run[at + 1 :]) or (word is run[-1] and is_members(word)):
                yield kept
                kept = []
            else:
                kept.append(word)
        yield kept


def _is_date(word: Word, before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether the word is one of the calendar and no name ("Theresa May", "Jan Ruiz")."""
    form = bare(word.text)
    if before and form in words_of("places", "calendar", "names"):
        return False
    if after and after[0].text[0].isalpha() and word.text.isalpha() and form in given_names():
        return bare(after[0].text) in words_of("places", "calendar", "words")
    return form in words_of("places", "calendar", "words")


def is_members(word: Word) -> bool:
    """Whether a capitalised noun names people by party, faith or nation: "Republicans".

    A singular counts where something counts it ("one Democrat").
    """
    base = singular(word.lower)
    if not is_people(base) or base == "gop":
        return False
    counted = determiner_of(word) is not None or any(counts_of(word))
    return counted or (base != word.lower and is_plural(word))


def _joined(runs: Sequence[list[Word]], sentence: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs with those joined that make one name: "Department of Health and Human Services"."""
    first = sentence[0].i
    held: list[Word] = []
    for run in runs:
        between = sentence[held[-1].i + 1 - first : run[0].i - first] if held else []
        if held and _is_one_name(held, [word.lower for word in between], run):
            held.extend([*between, *run])
            continue
        if held:
            yield held
        held = list(run)
    if held:
        yield held


def _is_one_name(left: Sequence[Word], between: Sequence[str], right: Sequence[Word]) -> bool:
    """Whether the few words between two runs make them one name."""
    if not 0 < len(between) < 3 or bare(left[-1].text) in titles():
        return False
    if between[0] in JOINTS and between[1:] in ([], ["the"]):
        is_law = bare(right[-1].text) in words_of("organizations", "names", "laws")
        return (is_law or is_body_word(left[-1].text)) and not is_given_name(left[0].text)
    if between in (["'"], ["’"]):
        return _are_members(left[-1]) and is_body_word(right[-1].text)
    if between in (["and"], ["&"], [",", "and"]):
        return _is_abstract(left[-1]) and _closes(left, right)
    return False


def _are_members(word: Word) -> bool:
    """Whether the word names those whose body it is: "Growers" in "Growers' League"."""
    base = singular(word.lower)
    if base == word.lower or is_given_name(base):
        return False
    noun = nouns().get(word.lower)
    return (noun is not None and noun.sense in PEOPLE and noun.plural) or is_agent(base)


def _is_abstract(word: Word) -> bool:
    endings = tuple(sorted(words_of("organizations", "names", "abstract")))
    return word.lower.endswith(endings) and not is_given_name(word.text)


def _closes(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether the words after "and" end the name of a body that the words before began."""
    within = any(word.lower in JOINTS for word in left[-8:]) and not is_given_name(right[0].text)
    return within or (len(right) > 1 and is_body_word(right[-1].text))


# ------------------------------------------------------------------------------- one run, one name


def _without_opener(run: list[Word], sentence: Sequence[Word]) -> list[Word]:
    """The run without a word that has its capital from opening the sentence."""
    opener = run[0]
    if not _opens(opener, sentence) or bare(opener.text) in given_names():
        return run
    if opener.lower in words_of("people", "words", "openers"):
        return run[1:]
    is_word = not is_proper(opener) or opener.lower in nouns()
    if is_word and len(run) > 2 and is_given_name(run[1].text):
        return run if bare(opener.text) in titles() else run[1:]
    is_part = len(run) == 1 or is_proper(opener) or is_body_word(run[-1].text)
    is_part = is_part or opener.lower in words_of("organizations", "names", "clubs")
    return run if is_part else run[1:]


def _opens(word: Word, sentence: Sequence[Word]) -> bool:
    """Whether the word is the first of its sentence, marks left out."""
    at = word.i - sentence[0].i
    return at == 0 or (at == 1 and not sentence[0].text[0].isalnum())


def _name_of(run: list[Word], sentence: Sequence[Word]) -> Name | None:
    if not run or _is_no_name(run, sentence):
        return None
    cut = _title_length(run, sentence)
    title, words = run[:cut], run[cut:]
    end = len(words)
    while end > 1 and _is_suffix(words[end - 1]):
        end -= 1
    words, suffix = words[:end], words[end:]
    key = tuple(bare(word.text) for word in words if word.text not in _UNSPOKEN)
    if not key:
        return None
    kind = kind_of_name(words, key, bool(title))
    gender = _gender_of(title, words) if kind in (PERSON, UNCLEAR) else Gender.UNKNOWN
    return Name(words, title, key, kind, gender, _opens(run[0], sentence), suffix)


def _is_suffix(word: Word) -> bool:
    """Whether the word is a degree or a number after a name; "Jr." stays."""
    form = bare(word.text)
    return form in words_of("people", "words", "suffixes") and form not in ("jr", "sr")


def _is_no_name(run: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """Whether the capitals are those of a people, a role or the first word of a sentence."""
    form = bare(run[-1].text)
    if len(run) == 1:
        return _is_no_lone_name(run[0], form, sentence)
    if _is_whole_body(run, [bare(word.text) for word in run]):
        return False
    if run[0].text in ("D", "R", "I"):
        return True
    if is_given_name(run[0].text) or form in words_of("organizations", "media", "last"):
        return False
    noun = nouns().get(form)
    is_role = noun is not None and noun.sense in PEOPLE
    if is_role and _title_before(run, [bare(word.text) for word in run]) is not None:
        return False
    return is_role or form in words_of("places", "people", "demonyms")


def _is_no_lone_name(word: Word, form: str, sentence: Sequence[Word]) -> bool:
    if word.text.startswith(_PARTY_LABELS) or len(form) < 2:
        return True
    if not is_proper(word) and not is_bare_speaker(word):
        return True
    if form in words_of("places", "people", "demonyms"):
        return True
    return form in nouns() and _opens(word, sentence) and not is_acronym(word.text)


# ---------------------------------------------------------------------------------------- titles


def _title_length(run: Sequence[Word], sentence: Sequence[Word]) -> int:
    """How many words of the run are titles and offices in front of a name; all: no name."""
    if len(run) > _COMPOUND and run[1].text in _UNSPOKEN and run[2].lower == "of":
        return _COMPOUND  # "Father-of-three Ron Allcock"
    forms = [bare(word.text) for word in run]
    last = len(forms) - 1
    if _is_whole_body(run, forms):
        return 0
    at = max((i for i, form in enumerate(forms) if _is_title(form, i)), default=-1)
    if at == last:
        before = _title_before(run, forms)
        if before is None or before < 0:
            return len(forms) if before is None else 0
        at = before
    cut = at + 1 or _is_role_before(run, forms)
    while 0 < cut < last and forms[cut] in words_of("people", "titles", "inner"):
        cut += 1
    while cut < last and _is_people_word(forms[cut]) and (cut or _names_member(run, forms)):
        cut += 1
    return cut or _office_length(run, forms, sentence)


def _title_before(run: Sequence[Word], forms: Sequence[str]) -> int | None:
    """Where the title ends before a surname that is a title elsewhere; None for no surname.

    "Rep. Paul T. King", "Mr. Baker": a given name or courtesy stands before it; -1 for no title.
    """
    last = len(forms) - 1
    titled = (i for i in range(last) if _is_title(forms[i], i) and not _is_given(run, forms, i))
    at = max(titled, default=-1)
    if at + 1 < last:
        return at if _is_given(run, forms, at + 1) else None
    polite = at == last - 1 and forms[at] in words_of("people", "titles", "polite")
    return at if polite and forms[last] in words_of("people", "titles", "surnames") else None


def _is_given(run: Sequence[Word], forms: Sequence[str], at: int) -> bool:
    """Whether the word is a given name and neither a title nor a party ("Christian")."""
    other = titles() | words_of("people", "groups", "party")
    return is_given_name(run[at].text) and forms[at] not in other


def _is_whole_body(run: Sequence[Word], forms: Sequence[str]) -> bool:
    """Whether the run, titles and all, is the name of one body: "Justice Department"."""
    if is_body_word(run[-1].text) or is_listed(forms):
        return True
    if any(word.lower in JOINTS for word in run):
        return True
    in_media = forms[-1] in words_of("organizations", "media", "last")
    return in_media and not is_given_name(run[0].text)


def _is_title(form: str, at: int) -> bool:
    """Whether a word in a run is a title, or after the first word a role ("RNC Committeeman")."""
    noun = nouns().get(form) if at else None
    return form in titles() or (noun is not None and noun.sense in PEOPLE and not noun.plural)


def _is_role_before(run: Sequence[Word], forms: Sequence[str]) -> bool:
    """Whether the first word is what somebody does before the name: "Butcher Ron Allcock".

    An unknown given name is enough after a word for people that is listed: "Protester Mags Venn".
    """
    if len(run) < _ROLE_AND_NAME or is_given_name(run[0].text):
        return False
    noun = nouns().get(forms[0])
    if noun is None:
        return is_given_name(run[1].text) and is_agent(forms[0])
    is_role = noun.sense in PEOPLE and not noun.plural
    return is_role and (len(run) == _ROLE_AND_NAME or is_given_name(run[1].text))


def _is_people_word(form: str) -> bool:
    """Whether a word in front of a name says where its bearer belongs: "Democrat Ana Ruiz"."""
    return is_people(form) and form not in given_names()


def _names_member(run: Sequence[Word], forms: Sequence[str]) -> bool:
    """Whether a name follows the first word: "Democrat Ana Ruiz", "Lebanese Hezbollah"."""
    party = len(run) > 2 and forms[0] in words_of("people", "groups", "party")
    return party or is_given_name(run[1].text) or is_listed(forms[1:])


def _office_length(run: Sequence[Word], forms: Sequence[str], sentence: Sequence[Word]) -> int:
    """Words before a name that are an outlet, a body or a place: "CNN Ana Ruiz"."""
    if len(run) > 2 and is_outlet(forms[:-1]):
        return len(run) - 1
    at = next((i for i in range(1, len(run) - 1) if run[i].lower in given_names()), 0)
    if at == 0:
        return 0
    before = run[at - 1].text
    is_body = is_acronym(before) or is_body_word(before) or is_listed(forms[:at])
    return at if is_body or _follows_office(run[0], sentence) else 0


def _follows_office(word: Word, sentence: Sequence[Word]) -> bool:
    """Whether the run stands after "Secretary of" or "speaker of the"."""
    at = word.i - sentence[0].i - 1
    if at > 0 and sentence[at].lower == "the":
        at -= 1
    return at > 0 and sentence[at].lower == "of" and bare(sentence[at - 1].text) in titles()


def _gender_of(title: Sequence[Word], words: Sequence[Word]) -> Gender:
    """The gender of the titles, the last first, else of the given name."""
    shown = (gender_of_word(word.text) for word in reversed(title))
    known = next((gender for gender in shown if gender is not Gender.UNKNOWN), None)
    if known is not None or len(words) < 2:
        return known or Gender.UNKNOWN
    return gender_of_given_name(words[0].text)
