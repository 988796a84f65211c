"""The phrase of an unnamed source: its head, how many, whose they are, how they know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from quoteaudit.anonymity.patterns import spans_of, wordings
from quoteaudit.anonymity.words import Noun, guessed_noun, listed, numbers, person_noun
from quoteaudit.syntax.clauses import (
    bare_phrase,
    before_noun,
    coordinated,
    full_phrase,
    names_beside,
    phrases_after,
)
from quoteaudit.syntax.phrases import objects_of, possessor_of
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import (
    is_determiner,
    is_noun,
    is_number,
    is_plural,
    is_pronoun,
    is_proper,
    is_subject,
)

Chars = tuple[int, int]

_OF = frozenset({"of"})
_FOR = frozenset({"for"})
_DEFINITE = frozenset({"the", "these", "those", "this", "that", "both"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "several"})
_NEW = frozenset("another second third fourth fifth other separate different additional".split())


@frozen
class Phrase:
    """One noun phrase that may be an unnamed source; spans are half-open, in characters.

    ``head`` is its grammatical head, ``core`` the noun that says what they are: "officials"
    in "one of the officials", where ``partitive`` is true if that set is a known one.
    """

    head: Word
    core: Word
    noun: Noun
    start: int
    end: int
    bare_end: int
    before: tuple[Word, ...]

    @property
    def words_before(self) -> frozenset[str]:
        """What stands before the noun, or before the "of" that it hangs on, in small letters."""
        return frozenset(word.lower for word in self.before)

    @property
    def is_definite(self) -> bool:
        """Whether the phrase points back with "the", "those" or "both" ("the officials")."""
        return bool(self.words_before & _DEFINITE)

    @property
    def is_new(self) -> bool:
        """Whether the phrase opens a group: "another aide", "a second source", "a third"."""
        return bool(self.words_before & _NEW) or self.head.lower in _NEW

    @property
    def is_indefinite(self) -> bool:
        """Whether the phrase has "a", "one" or the like before it."""
        return bool(self.words_before & _INDEFINITE)

    @property
    def is_partitive(self) -> bool:
        """Whether the phrase takes some of a set: "one of the sources", "two of them"."""
        return self.core is not self.head and (self.is_definite or is_pronoun(self.core))

    @property
    def is_member(self) -> bool:
        """Whether the phrase can be one of a group: "the second aide", or "one" alone."""
        lone = self.core is self.head and self.head.lower == "one"
        return lone or (self.is_new and self.is_definite)

    @property
    def is_lone(self) -> bool:
        """Whether the phrase is its noun and nothing else ("officials")."""
        return not self.before and self.bare_end == self.core.end == self.end

    @property
    def is_several(self) -> bool:
        """Whether the phrase is about more than one."""
        if self.core is not self.head:
            return self.head.lower not in ("one", "another")
        return self.noun.plural


def phrase_at(head: Word, parse: Parse) -> Phrase | None:
    """The phrase of a head noun or quantity that people can stand behind; None for other things."""
    core = next(objects_of(head, _OF), head) if not is_pronoun(head) else head
    noun = _noun_of(core) if core is head or _is_quantity(head) else None
    if noun is None:
        core, noun = head, _noun_of(head)
    if noun is None:
        return None
    first, last = full_phrase(head, parse)
    end = bare_phrase(core, parse)[1]
    before = [*before_noun(head), *([] if core is head else [head, *before_noun(core)])]
    return Phrase(head, core, noun, first.start, last.end, end.end, tuple(before))


def _noun_of(word: Word) -> Noun | None:
    if word.lower in listed("heads", "ordinals") and is_subject(word):
        return Noun(word.lower, False)
    if word.lower in listed("heads", "openers"):
        return Noun(word.lower, word.lower not in ("someone", "somebody", "one", "another"))
    if is_pronoun(word):
        return Noun(word.lower, word.lower in ("they", "them")) if word.tag == "PRP" else None
    if not (is_noun(word) or is_subject(word)) or _is_of_things(word):
        return None
    return person_noun(word.lower) or guessed_noun(word.lower, is_plural(word))


def _is_of_things(word: Word) -> bool:
    """Whether a source is one of things: "sources of income", "a source for the claim"."""
    if word.lower not in ("source", "sources"):
        return False
    if any(not is_proper(below) for below in objects_of(word, _FOR)):
        return True
    return any(
        below.lower in listed("heads", "of_things") or not (is_proper(below) or _is_person(below))
        for below in objects_of(word, _OF)
    )


def _is_person(word: Word) -> bool:
    return person_noun(word.lower) is not None


def _is_quantity(head: Word) -> bool:
    counted = {**numbers("counts"), **numbers("at_least")}
    return (
        is_number(head)
        or is_determiner(head)
        or head.lower in counted
        or (
            head.lower in listed("heads", "openers")
            or head.lower in ("members", "all", "half", "none")
        )
    )


def is_named(phrase: Phrase, text: str) -> bool:
    """Whether the phrase says of somebody who is named what they are ("Ana Ruiz, an aide")."""
    return any(_looks_like_a_person(word, text) for word in names_beside(phrase.core))


def _looks_like_a_person(word: Word, text: str) -> bool:
    """Whether a word is a name: no noun for people, unless a given name stands before it."""
    if not text[word.start : word.start + 1].isupper():
        return False
    return person_noun(word.lower) is None or any(is_proper(w) for w in before_noun(word))


def is_headline_style(phrase: Phrase) -> bool:
    """Whether one person has neither article nor number, as headlines have it: "aide says".

    The article itself tells whether that is somebody without a name.
    """
    if phrase.is_several or phrase.core is not phrase.head or possessor_of(phrase.core) is not None:
        return False
    if phrase.noun.spokesperson or phrase.noun.base in listed("heads", "plural_only"):
        return False
    return is_noun(phrase.core) and not any(is_determiner(w) or is_number(w) for w in phrase.before)


def count_of(phrase: Phrase) -> tuple[int | None, int | None]:
    """How many the phrase says, exactly and at least; (None, 2) for a plural without a number."""
    if is_pronoun(phrase.head):
        return (None, 2) if phrase.noun.plural else (1, None)
    counts = phrase.core is not phrase.head or phrase.head.lower in numbers("counts")
    words = [phrase.head] if counts else []
    words += [word for word in phrase.before if word not in words]
    quantity = words if phrase.core is phrase.head else [w for w in words if w.i <= phrase.head.i]
    exact, least = _number_in(quantity)
    if exact is not None and (exact > 1 or not phrase.is_several):
        return exact, None
    if not phrase.is_several:
        return 1, None
    return None, least or 2


def _number_in(words: Sequence[Word]) -> tuple[int | None, int | None]:
    exact: int | None = None
    ordered = sorted(words, key=lambda word: word.i)
    units = {word.i for word in ordered if word.lower in listed("heads", "units")}
    for word in ordered:
        lower = word.lower.removesuffix("-")
        if word.i + 2 in units:  # "34-year-old" counts years
            continue
        if lower in numbers("at_least"):
            return None, numbers("at_least")[lower]
        number = _number(lower)
        if number == 12 and lower == "dozen" and exact is not None:
            return (exact * 12 if exact > 1 else 12), None
        if number is not None and not (exact is not None and number == 1):
            exact = number
        if lower in ("half", "half-dozen"):
            return 6, None
    return exact, None


def _number(word: str) -> int | None:
    digits = word.replace(",", "")
    if digits.isascii() and digits.isdigit() and len(digits) < 7:
        return int(digits) or None
    return numbers("counts").get(word)


def role_of(phrase: Phrase) -> Chars | None:
    """The head noun, or several joined by "and" ("friends and advisers"); None for a pronoun."""
    says_none = phrase.core.lower in listed("heads", "picking") or is_number(phrase.core)
    if is_pronoun(phrase.core) or says_none:
        return None
    heads = [word for word in coordinated(phrase.core) if person_noun(word.lower) is not None]
    end = max((word.end for word in heads if word.end <= phrase.bare_end), default=0)
    return phrase.core.start, max(end, phrase.core.end)


def affiliation_of(phrase: Phrase) -> Chars | None:
    """Whose the source is: words before the noun, its owner, or what follows "for" or "at"."""
    if is_pronoun(phrase.core):
        return None
    after = _body_after(phrase)
    if phrase.noun.spokesperson and after is not None:
        return after
    return _body_before(phrase) or _owner(phrase) or after or _body_of_joined(phrase)


def _body_of_joined(phrase: Phrase) -> Chars | None:
    """The body before a noun that is joined on: "Clinton" in "friends and Clinton allies"."""
    for noun in coordinated(phrase.core)[1:]:
        base = person_noun(noun.lower)
        if base is not None and noun.end <= phrase.end:
            joined = evolve(
                phrase, head=noun, core=noun, noun=base, before=tuple(before_noun(noun))
            )
            found = _body_before(joined)
            if found is not None:
                return found
    return None


def _body_before(phrase: Phrase) -> Chars | None:
    """The last run of words right before the noun that name a body, a country or a side."""
    run: list[Word] = []
    owner = possessor_of(phrase.core)
    held = [
        w for w in phrase.before if w.i < phrase.core.i and (owner is None or w.i > owner.last.i)
    ]
    for word in reversed(held):
        lower = word.lower.rstrip(".")
        if (lower in ("and", "or", "&", "-", "of", "/") and run) or _says_whose(word, lower, run):
            run.append(word)
        elif run:
            break
    while run and run[-1].lower in ("and", "or", "&", "-", "of", "/"):
        run.pop()
    return (run[-1].start, run[0].end) if run else None


def _says_whose(word: Word, lower: str, run: Sequence[Word]) -> bool:
    if lower in listed("affiliation", "ranks") or is_determiner(word) or is_number(word):
        return False
    if lower in numbers("counts") or lower in numbers("at_least"):
        return False
    if not lower[0].isalpha() and not word.text[0].isalnum():
        return False
    if is_proper(word) or lower in listed("affiliation", "bodies"):
        return not (lower in listed("affiliation", "functions") and word.text.islower())
    if word.text[0].isupper() and word.tag == "JJ":
        return True
    if lower in listed("affiliation", "functions"):
        return bool(run) and is_noun(word)
    return is_noun(word) or (bool(run) and word.tag == "NN")


def _owner(phrase: Phrase) -> Chars | None:
    """The owner of the noun, without article and ending: "Ruiz" in "Ruiz's associates"."""
    owner = possessor_of(phrase.core)
    if owner is None or is_pronoun(owner):
        return None
    words = [w for w in before_noun(owner) if not is_determiner(w)]
    return (words[0].start if words else owner.start), owner.end


def _body_after(phrase: Phrase) -> Chars | None:
    """What a preposition after the noun governs: "for the ministry", "with the union"."""
    for preposition, below in phrases_after(phrase.core):
        if preposition not in listed("affiliation", "prepositions") or not is_noun(below):
            continue
        if below.lower in listed("affiliation", "never") and not is_proper(below):
            continue
        if preposition == "of" and phrase.noun.base == "source":
            continue
        words = [w for w in before_noun(below) if not is_determiner(w) or w.lower == "both"]
        last = coordinated(below)[-1]
        return (words[0].start if words else below.start), max(below.end, min(last.end, phrase.end))
    return None


def knowledge_of(
    phrase: Phrase, text: str, end: int, stops: Sequence[int]
) -> tuple[Chars, bool] | None:
    """How the source knows, as a span, and whether that makes a source by itself.

    ``end`` is where the phrase ends, ``stops`` where conditions in it begin.
    """
    start = phrase.core.end
    best: tuple[int, bool] | None = None
    for wording in wordings("knowledge"):
        found = wording.expression.search(text, start, end)
        if found and (best is None or found.start() < best[0]):
            best = found.start(), wording.strong
    if best is None:
        return _knowledge_in_words(phrase, text, end)
    at, strong = best
    span = (at, _knowledge_end(text, at, end, stops))
    return (span, strong) if span[1] > span[0] else None


def with_knowledge(text: str, end: int, limit: int) -> int:
    """Where a phrase that the parser ended at ``end`` really ends, if knowledge follows there.

    "Republicans | privy to the data said": up to "data".
    """
    at = end
    while at < limit and text[at] in " \n\t,":
        at += 1
    if at == end or not any(
        wording.strong and wording.expression.match(text, at, limit)
        for wording in wordings("knowledge")
    ):
        return end
    return max(end, _knowledge_end(text, at, limit, ()))


def _knowledge_in_words(phrase: Phrase, text: str, end: int) -> tuple[Chars, bool] | None:
    """Knowledge that the noun or an adjective tells: "a well-connected source"."""
    for one, word in pairwise((None, *phrase.before)):
        if word is not None and word.lower in listed("basis", "before"):
            return (word.start, word.end), False
        if one is not None and word is not None:
            joined = text[one.start : word.end].lower()
            if joined in listed("basis", "before"):
                return (one.start, word.end), False
    for hyphenated in listed("basis", "before"):
        at = text[phrase.start : phrase.core.start].lower().find(hyphenated)
        if at >= 0:
            return (phrase.start + at, phrase.start + at + len(hyphenated)), False
    if phrase.noun.base in listed("basis", "places"):
        for _, below in phrases_after(phrase.core):
            if below.head is not None and below.end <= end:
                return (below.head.start, below.last.end), False
    return None


def _knowledge_end(text: str, start: int, end: int, stops: Sequence[int]) -> int:
    """Where the words that say how a source knows end: at a comma, a condition, the phrase."""
    limit = min([end, *(stop for stop in stops if stop > start)])
    for found in spans_of("knowledge_end", text, start + 4, limit):
        limit = found[0]
        break
    return start + len(text[start:limit].rstrip(" ,;—–-\n\t“\"'’"))


def heads_in(parse: Parse) -> Iterator[Word]:
    """The words of an article that could head the phrase of an unnamed source."""
    for word in parse.words:
        if person_noun(word.lower) is not None or word.lower in listed("heads", "openers"):
            yield word
