"""Mends what the parser often gets wrong in news English, before anything else reads the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quoteaudit.syntax.tree import Word

_INVERTING = frozenset({"said", "says"})
_AFTER_NOUN = frozenset({"present", "privy"})
_TRAILING = frozenset({"said", "says", "reported", "reports", "announced"})
_CITING = frozenset({"citing", "quoting"})
_TELLING = frozenset(
    "acknowledged added admitted alleged announced argued claimed concluded confirmed declared"
    " found insisted noted ruled said says stated told warned wrote writes".split()
)
_HEARD = frozenset({"heard", *_TRAILING})
_NAMING = frozenset({"called", "calls", "calling", "dubbed", "labelled", "labeled", "branded"})
_OPENING = frozenset({"“", '"', "``", "‘", "'"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLOSING = frozenset({",", "”", '"', "''", "’"})
_CLAUSE_WORDS = frozenset({"aux", "auxpass", "mark", "neg"})
_BETWEEN_CLAUSES = frozenset({"CC", "MD", ",", ":", "WP", "WDT"})
_HIGHEST = 4
_LONGEST = 10  # words from the participle to the verb: "people briefed on the sale said"


def mend(words: Sequence[Word]) -> None:
    """Hang words of one sentence where they belong; the edges of phrases are not known yet.

    "It will rain, said two people briefed on it": the people said it, they are not what is
    said. "A person privy to it": the person, not the privy. "The report, a draft of which was
    seen, says": the report says. "But people briefed on it said no": they said it, and briefed
    nobody. "The Post reported that it would close, citing an aide": the Post cites. "It will
    close because of the rain, the Post reported": that is what it reported. "Her ex-wife said":
    one subject, not three. "“No,” the editorial read": it read that. "She said in a brief note
    that it leaked": she said that, the note is only where. "A clerk told police he would go, a
    court heard": all of that the court heard. "She called Okoye “a fool”": she called him so.
    """
    for word in words:
        _mend_root(word, words)
        if word.lower == "which":
            _mend_of_which(word)
        if word.lower in _AFTER_NOUN:
            _mend_adjective(word, words)
        if word.lower in _TRAILING and word.dep == "advcl":
            _mend_trailing(word, words)
        if word.lower in _NAMING:
            _mend_naming(word, words)
        if word.lower in _HEARD and word.dep == "ccomp":
            _mend_last(word, words)
        if word.lower == "that" and word.dep == "mark":
            _mend_where_said(word)
        if word.lower in _CITING and word.i > words[0].i:
            _mend_citing(word, words[word.i - 1 - words[0].i])
        if word.lower in _INVERTING and not any(c.dep == "nsubj" for c in word.children):
            _mend_inversion(word, words)
            _mend_straight(word, words)
            _mend_run_on(word, words)


def _mend_root(word: Word, words: Sequence[Word]) -> None:
    """Find the subject, or the verb, of a sentence that seems to have none, or three."""
    if word.text == "-" and words[0].i < word.i < words[-1].i:
        _mend_hyphen(word, words)
    if word.dep == "acl" and word.tag == "VBN":
        _mend_participle(word, words)
    if word.dep == "ROOT" and word.lower == "according" and word.i == words[0].i:
        _mend_according(word)
    if word.dep == "ROOT" and word.lower == "read" and word.i > words[0].i:
        _mend_read(word, words)


def _mend_inversion(verb: Word, words: Sequence[Word]) -> None:
    """Make the first noun after the verb its subject, where what is said stands before it."""
    clauses = [child for child in verb.children if child.dep == "ccomp"]
    if len(clauses) != 2 or not clauses[0].i < verb.i < clauses[1].i:
        return
    first = words[0].i
    below = clauses[1]
    subject = next((child for child in below.children if child.dep == "nsubj"), None)
    if subject is None or any(child.dep in _CLAUSE_WORDS for child in below.children):
        return
    between = words[verb.i + 1 - first : below.i - first]
    after_comma = words[verb.i - 1 - first].text in _CLOSING
    if after_comma and between and _reaches(between[0], subject) and not _has_comma(between):
        _hang(subject, verb, "nsubj")
        _hang(below, subject, "acl" if below.tag[:2] == "VB" else "amod")


def _has_comma(words: Sequence[Word]) -> bool:
    return any(word.text == "," for word in words)


def _mend_straight(verb: Word, words: Sequence[Word]) -> None:
    """Make a noun before the verb its subject, where what describes it seems to be a verb."""
    for below in verb.children:
        if below.dep == "ccomp" and below.i < verb.i:
            subject = next((child for child in below.children if child.dep == "nsubj"), None)
            if subject is not None and _describes(below, subject, verb, words):
                for opener in [c for c in below.children if c.i < subject.i]:
                    _hang(opener, verb, opener.dep)
                _hang(subject, verb, "nsubj")
                _hang(below, subject, "acl" if below.tag[:2] == "VB" else "amod")
                return


def _describes(below: Word, subject: Word, verb: Word, words: Sequence[Word]) -> bool:
    """Whether a word says who the subject is: people privy to it, people briefed on it."""
    if below.lower in _AFTER_NOUN:
        return words[verb.i - 1 - words[0].i].text not in _CLOSING
    is_participle = below.tag in ("VBN", "VBD") and below.i == subject.i + 1
    says_more = any(child.dep == "ccomp" and child.i > verb.i for child in verb.children)
    apart = any(child.dep in _CLAUSE_WORDS for child in below.children)
    return is_participle and says_more and not apart


def _mend_run_on(verb: Word, words: Sequence[Word]) -> None:
    """Make a noun before the verb its subject, where its participle seems to be a verb as well."""
    first = words[0].i
    for at in range(verb.i - 1 - first, max(-1, verb.i - _LONGEST - first), -1):
        below = words[at]
        if below.tag in _BETWEEN_CLAUSES:
            return
        if below.tag[:2] == "VB":
            break
    else:
        return
    subject = next((child for child in below.children if child.dep == "nsubj"), None)
    apart = any(child.dep in _CLAUSE_WORDS for child in below.children)
    if (
        subject is None
        or subject.tag[:1] == "W"
        or apart
        or below.tag not in ("VBD", "VBN")
        or subject.i + 2 < below.i
    ):
        return
    if verb.dep != "conj" or verb.head not in (below, below.head):
        return
    _take_place(verb, below)
    _hang(subject, verb, "nsubj")
    _hang(below, subject, "acl")


def _take_place(verb: Word, below: Word) -> None:
    """Hang a verb where another stood, with what opens or closes the clause of that one."""
    if below.head is None:
        if verb.head is not None:
            verb.head.children.remove(verb)
        verb.head, verb.dep = None, below.dep
    elif verb.head is below:
        _hang(verb, below.head, below.dep)
    for child in [c for c in below.children if c.dep in ("cc", "punct", "advmod", "mark")]:
        if child.i < below.i or child.i > verb.i:
            _hang(child, verb, child.dep)


def _mend_trailing(verb: Word, words: Sequence[Word]) -> None:
    """Make a reporting clause after a comma the head of what it seems to say when or why."""
    told = verb.head
    subject = next((child for child in verb.children if child.dep == "nsubj"), None)
    if told is None or subject is None or not told.i < subject.i < verb.i:
        return
    first = words[0].i
    at = subject.i - 1 - first
    while at > 0 and words[at].head is subject and words[at].text != ",":
        at -= 1
    opens = any(child.i < verb.i and child.dep in ("mark", "advmod") for child in verb.children)
    between = words[subject.i + 1 - first : verb.i - first]
    if opens or words[at].text != "," or any(word.tag[:2] == "VB" for word in between):
        return
    _take_place(verb, told)
    _hang(told, verb, "ccomp")


def _mend_naming(verb: Word, words: Sequence[Word]) -> None:
    """Let a verb name its object by the words in marks right after it: called her “a fool”."""
    named = next((child for child in verb.children if child.dep == "dobj"), None)
    if named is None or any(child.dep == "oprd" for child in verb.children):
        return
    at = named.i + 1 - words[0].i
    if at >= len(words) or words[at].text not in _OPENING:
        return
    inside = words[at + 1 : at + 1 + _LONGEST]
    ends = (n for n, word in enumerate(inside) if not word.text[0].isalnum() and word.text != "-")
    inside = inside[: next(ends, 0)]
    tops = [word for word in inside if word.head not in inside]
    is_name = len(tops) == 1 and tops[0].tag[:2] in ("NN", "JJ") and tops[0].head is not None
    if is_name and not _reaches(verb, tops[0]):
        _hang(tops[0], verb, "oprd")


def _mend_last(verb: Word, words: Sequence[Word]) -> None:
    """Make a reporting clause that closes the sentence the head of all that it seems to be in."""
    told = verb.head
    subject = next((child for child in verb.children if child.dep == "nsubj"), None)
    if told is None or subject is None or not told.i < subject.i < verb.i:
        return
    first = words[0].i
    at = subject.i - 1 - first
    while at > 0 and words[at].head is subject and words[at].text != ",":
        at -= 1
    ends = not any(word.text[0].isalnum() for word in words[verb.i + 1 - first :])
    between = words[subject.i + 1 - first : verb.i - first]
    if not ends or words[at].text != "," or any(word.tag[:2] == "VB" for word in between):
        return
    for below in [c for c in verb.children if c.dep == "ccomp" and c.i < subject.i]:
        _hang(below, told, "ccomp")
    _take_place(verb, told)
    _hang(told, verb, "ccomp")


def _mend_where_said(that: Word) -> None:
    """Let a verb of saying say what seems to tell of the text in which it was said."""
    clause = that.head
    noun = clause.head if clause is not None and clause.dep in ("acl", "relcl") else None
    place = noun.head if noun is not None and noun.dep == "pobj" else None
    verb = place.head if place is not None and place.lower in ("in", "on") else None
    if clause is None or verb is None or verb.lower not in _TELLING or verb.i > that.i:
        return
    has_subject = any(child.dep in _SUBJECTS for child in clause.children)
    if has_subject and not any(child.dep in ("ccomp", "xcomp") for child in verb.children):
        _hang(clause, verb, "ccomp")


def _mend_of_which(which: Word) -> None:
    """Make what "a copy of which was seen" is about the subject of the verb that follows."""
    part = which.head.head if which.head is not None and which.head.lower == "of" else None
    below = part.head if part is not None and part.dep in _SUBJECTS else None
    verb = below.head if below is not None and below.dep == "ccomp" else None
    if part is None or below is None or verb is None or verb.i < below.i:
        return
    whole = next((c for c in below.children if c.dep in _SUBJECTS and c.i < part.i), None)
    if whole is not None and not any(child.dep in _SUBJECTS for child in verb.children):
        _hang(whole, verb, "nsubj")
        _hang(below, whole, "relcl")


def _mend_according(word: Word) -> None:
    """Make what follows the source of "According to Ruiz, the move reeks" the head of all.

    The parser takes a verb that it does not know for a noun that renames the source.
    """
    to = next((child for child in word.children if child.lower == "to"), None)
    source = next((child for child in to.children if child.dep == "pobj"), None) if to else None
    told = next((c for c in source.children if c.dep == "appos"), None) if source else None
    if source is None or told is None or told.tag != "NNS":
        return
    for mark in [child for child in source.children if child.text == "," and child.i < told.i]:
        _hang(mark, told, mark.dep)
    for after in [child for child in word.children if child.i > told.i]:
        _hang(after, told, after.dep)
    source.children.remove(told)
    told.head, told.dep, told.tag = None, "ROOT", "VBZ"
    subject = next((child for child in told.children if child.dep == "compound"), None)
    if subject is not None:
        for child in [c for c in told.children if c.i < subject.i and c.text != ","]:
            _hang(child, subject, child.dep)
        _hang(subject, told, "nsubj")
    _hang(word, told, "prep")


def _mend_participle(word: Word, words: Sequence[Word]) -> None:
    """Make the noun a subject where a past tense with an object was taken for a participle.

    "Two analysts, Ruiz and Halm, found that it leaks." "It rained; one aide called it a gift."
    """
    noun = word.head
    objects = [c for c in word.children if c.dep in ("dobj", "oprd") and c.i > word.i]
    told = len(objects) > 1 or any(c.dep == "ccomp" and c.i > word.i for c in word.children)
    apart = any(child.dep in _CLAUSE_WORDS or child.dep == "agent" for child in word.children)
    if noun is None or noun.i > word.i or not told or apart:
        return
    if noun.dep == "ROOT" and noun.tag[:2] == "NN":
        _take_place(word, noun)
    elif noun.dep == "appos" and _follows_semicolon(noun, words) and noun.head is not None:
        top = noun.head
        while top.head is not None:
            top = top.head
        _hang(word, top, "conj")
    else:
        return
    _hang(noun, word, "nsubj")
    word.tag = "VBD"


def _follows_semicolon(noun: Word, words: Sequence[Word]) -> bool:
    """Whether the noun's phrase opens a clause after a semicolon."""
    first = min([noun.i, *(child.i for child in noun.children)]) - words[0].i
    return first > 0 and words[first - 1].text == ";"


def _mend_hyphen(hyphen: Word, words: Sequence[Word]) -> None:
    """Let the last part of a compound with a hyphen be its head, where each part seems to be."""
    at = hyphen.i - words[0].i
    left, right = words[at - 1], words[at + 1]
    if left.end != hyphen.start or hyphen.end != right.start or right.head is None:
        return
    if any(word.head is not right.head or word.dep != right.dep for word in (left, hyphen)):
        return
    for child in [*left.children]:
        _hang(child, right, child.dep)
    _hang(left, right, "compound")
    _hang(hyphen, right, "punct")


def _mend_read(word: Word, words: Sequence[Word]) -> None:
    """Let what stands beside "read" after a quotation be its subject."""
    at = word.i - words[0].i
    left = words[at - 1]
    if word.tag == "VB" and left.text in _CLOSING:
        named = next((c for c in word.children if c.dep == "dobj" and c.i > word.i), None)
        if named is not None:
            _hang(named, word, "nsubj")
            word.tag = "VBD"
        return
    ahead = words[max(0, at - _LONGEST) : at]
    before = [w for w in ahead if w.head is word and w is not left]
    after_quote = any(w.text in _CLOSING and w.text != "," for w in ahead)
    if word.tag == "NN" and left.head is word and after_quote:
        for child in before:
            if child.dep in ("det", "nummod", "poss", "amod", "compound"):
                _hang(child, left, child.dep)
        _hang(left, word, "nsubj")
        word.tag = "VBD"
        if left.tag == "JJ":
            left.tag = "NN"


def _mend_adjective(word: Word, words: Sequence[Word]) -> None:
    """Let the noun before an adjective that was taken for a noun be the head of both."""
    before = words[word.i - 1 - words[0].i] if word.i > words[0].i else None
    if before is None or before.head is not word or before.dep not in ("compound", "amod"):
        return
    over, dep = word.head, word.dep
    if over is None or word.tag != "NN":
        return
    _hang(before, over, dep)
    for child in [c for c in word.children if c.i < before.i]:
        _hang(child, before, child.dep)
    _hang(word, before, "amod")
    before.tag, word.tag = (before.tag if before.tag[:2] == "NN" else "NN"), "JJ"


def _mend_citing(word: Word, before: Word) -> None:
    """Let whoever reports a clause cite a source for it, not the subject of that clause.

    And let what is reported after the source be no clause of "citing".
    """
    clause = word.head
    if clause is not None and clause.i < word.i and clause.tag[:2] == "VB":
        for below in [child for child in word.children if child.dep == "ccomp"]:
            _hang(below, clause, "ccomp")
    for _ in range(_HIGHEST):
        if clause is None or before.text != "," or clause.i >= before.i - 1:
            return  # the Post reported, citing: no clause stands between them
        if clause.dep == "ccomp" and clause.head is not None and clause.head.i < clause.i:
            _hang(word, clause.head, "advcl")
            return
        clause = clause.head


def _reaches(word: Word, above: Word) -> bool:
    """Whether the word hangs on another, or is it."""
    at: Word | None = word
    for _ in range(_HIGHEST):
        if at is above:
            return True
        at = at.head if at is not None else None
    return False


def _hang(word: Word, head: Word, dep: str) -> None:
    if word.head is not None:
        word.head.children.remove(word)
    word.head, word.dep = head, dep
    head.children.append(word)
    head.children.sort(key=lambda child: child.i)
