"""Mends what the parser often gets wrong in news English, before anything else reads the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quoteaudit.syntax.words import is_citing, is_noun, is_past_participle, is_statement_verb

if TYPE_CHECKING:
    from quoteaudit.syntax.tree import Word

_INVERTING = frozenset({"said", "says"})
_AFTER_NOUN = frozenset({"present", "privy"})
_TRAILING = frozenset({"said", "says", "reported", "reports", "announced"})
_HEARD = frozenset({"heard", *_TRAILING})
_NAMING = frozenset({"called", "calls", "calling", "dubbed", "labelled", "labeled", "branded"})
_SEEN = frozenset({"seen", "reviewed", "obtained", "viewed", "examined"})
_KNOWING = frozenset({"knowledge", "familiar", "briefed", "aware"})
_OPENING = frozenset({"“", '"', "``", "‘", "'"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLOSING = frozenset({",", "”", '"', "''", "’"})
_CLAUSE_WORDS = frozenset({"aux", "auxpass", "mark", "neg"})
_BETWEEN_CLAUSES = frozenset({"CC", "MD", ",", ":", "WP", "WDT"})
_HIGHEST = 4  # heads that are climbed
_DEEPEST = 40  # words up from one to another, when asked whether it hangs there
_NEAR = 6  # words from a paper to "and", from there to "familiar", from there to the people
_LONGEST = 10  # words from the participle to the verb: "people briefed on the sale said"


def mend(words: Sequence[Word]) -> None:
    """Hang words of one sentence where they belong; the edges of phrases are not known yet.

    Each repair shows a sentence that it mends. They are ordered: what an earlier one hung
    elsewhere, a later one finds there.
    """
    for word in words:
        if word.text == "-" and words[0].i < word.i < words[-1].i:
            _mend_hyphen(word, words)
        if word.dep == "acl" and word.tag == "VBN":
            _mend_participle(word, words)
        if word.dep == "ROOT":
            _mend_root(word, words)
        if word.lower == "which":
            _mend_of_which(word)
        if word.lower in _AFTER_NOUN:
            _mend_adjective(word, words)
        _mend_reporting(word, words)


def _mend_reporting(word: Word, words: Sequence[Word]) -> None:
    """Mend what hangs on a verb that reports, and what it hangs on."""
    if word.lower in _TRAILING and word.dep == "advcl":
        _mend_trailing(word, words)
    if word.lower in _NAMING:
        _mend_naming(word, words)
    if word.lower in _HEARD and word.dep == "ccomp":
        _mend_last(word, words)
    if word.lower == "that" and word.dep == "mark":
        _mend_where_said(word)
    if word.lower in _SEEN:
        _mend_seen(word, words)
    if is_citing(word) and word.i > words[0].i:
        _mend_citing(word, words[word.i - 1 - words[0].i])
    if word.lower in _INVERTING and _subject_of(word) is None:
        _mend_inversion(word, words)
        _mend_straight(word, words)
        _mend_run_on(word, words)


def _mend_root(root: Word, words: Sequence[Word]) -> None:
    """Mend what a sentence hangs on, where the parser took the wrong word or form for it."""
    if root.lower == "according" and root.i == words[0].i:
        _mend_according(root)
    if root.lower == "read" and root.i > words[0].i:
        _mend_read(root, words)


def _mend_inversion(verb: Word, words: Sequence[Word]) -> None:
    """Make the first noun after the verb its subject, where what is said stands before it.

    "It will rain, said two people briefed on it": the people said it, and are not what is said.
    """
    clauses = [child for child in verb.children if child.dep == "ccomp"]
    if len(clauses) != 2 or not clauses[0].i < verb.i < clauses[1].i:
        return
    first = words[0].i
    below = clauses[1]
    subject = _subject_of(below)
    if subject is None or _is_clause(below):
        return
    between = words[verb.i + 1 - first : below.i - first]
    after_comma = words[verb.i - 1 - first].text in _CLOSING
    if after_comma and between and _reaches(between[0], subject) and not _has_comma(between):
        _hang(subject, verb, "nsubj")
        _hang(below, subject, "acl" if below.tag[:2] == "VB" else "amod")


def _has_comma(words: Sequence[Word]) -> bool:
    return any(word.text == "," for word in words)


def _mend_straight(verb: Word, words: Sequence[Word]) -> None:
    """Make a noun before the verb its subject, where what describes it seems to be a verb.

    "People briefed on it said no": they said it, and briefed nobody.
    """
    for below in verb.children:
        if below.dep == "ccomp" and below.i < verb.i:
            subject = _subject_of(below)
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
    is_participle = is_past_participle(below) and below.i == subject.i + 1
    says_more = any(child.dep == "ccomp" and child.i > verb.i for child in verb.children)
    return is_participle and says_more and not _is_clause(below)


def _mend_run_on(verb: Word, words: Sequence[Word]) -> None:
    """Make a noun before the verb its subject, where its participle seems to be a verb as well.

    "But people briefed on it said no": the parser joins the two verbs.
    """
    first = words[0].i
    for at in range(verb.i - 1 - first, max(-1, verb.i - _LONGEST - first), -1):
        below = words[at]
        if below.tag in _BETWEEN_CLAUSES:
            return
        if below.tag[:2] == "VB":
            break
    else:
        return
    subject = _subject_of(below)
    if subject is None or subject.tag[:1] == "W" or subject.i + 2 < below.i:
        return
    if not is_past_participle(below) or _is_clause(below):
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
    """Make a reporting clause after a comma the head of what it seems to say when or why.

    "It will close because of the rain, the Post reported": that is what it reported.
    """
    told = verb.head
    opens = any(child.i < verb.i and child.dep in ("mark", "advmod") for child in verb.children)
    if told is not None and not opens and _trails(verb, told, words):
        _take_place(verb, told)
        _hang(told, verb, "ccomp")


def _mend_last(verb: Word, words: Sequence[Word]) -> None:
    """Make a reporting clause that closes the sentence the head of all that it seems to be in.

    "A clerk told police that he would go, a court heard": all of that the court heard.
    """
    told = verb.head
    closes = not any(word.text[0].isalnum() for word in words[verb.i + 1 - words[0].i :])
    if told is None or not closes or not _trails(verb, told, words):
        return
    for below in [c for c in verb.children if c.dep == "ccomp" and c.i < verb.i]:
        _hang(below, told, "ccomp")
    _take_place(verb, told)
    _hang(told, verb, "ccomp")


def _trails(verb: Word, told: Word, words: Sequence[Word]) -> bool:
    """Whether the verb's clause begins with its subject right after a comma, behind ``told``."""
    subject = _subject_of(verb)
    if subject is None or not told.i < subject.i < verb.i:
        return False
    first = words[0].i
    at = subject.i - 1 - first
    while at > 0 and words[at].head is subject and words[at].text != ",":
        at -= 1
    between = words[subject.i + 1 - first : verb.i - first]
    return words[at].text == "," and not any(word.tag[:2] == "VB" for word in between)


def _mend_naming(verb: Word, words: Sequence[Word]) -> None:
    """Let a verb name its object by the words in marks right after it.

    "She called Okoye “a fool”": she called him so.
    """
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


def _mend_where_said(that: Word) -> None:
    """Let a verb of saying say what seems to tell of the text in which it was said.

    "She said in a brief note that it leaked": she said that, the note is only where.
    """
    clause = that.head
    noun = clause.head if clause is not None and clause.dep in ("acl", "relcl") else None
    place = noun.head if noun is not None and noun.dep == "pobj" else None
    verb = place.head if place is not None and place.lower in ("in", "on") else None
    if clause is None or verb is None or verb.i > that.i or not is_statement_verb(verb):
        return
    has_subject = any(child.dep in _SUBJECTS for child in clause.children)
    if has_subject and not any(child.dep in ("ccomp", "xcomp") for child in verb.children):
        _hang(clause, verb, "ccomp")


def _mend_seen(seen: Word, words: Sequence[Word]) -> None:
    """Let a paper that a reporter has seen stand beside the people, not beside what they know.

    "Two people familiar with the matter and emails seen by Portal": the people, and the emails.
    """
    first = words[0].i
    at = seen.i - first
    joint = next((n for n in range(at - 1, max(0, at - _NEAR), -1) if words[n].tag == "CC"), 0)
    knowing = next(
        (n for n in range(joint, max(0, joint - _NEAR), -1) if words[n].lower in _KNOWING), 0
    )
    people = next((w for w in words[max(0, knowing - _NEAR) : knowing][::-1] if is_noun(w)), None)
    after = words[at + 1 : at + 2]
    if not (after and after[0].lower == "by" and joint and knowing and people):
        return
    between = words[joint + 1 : at]
    paper, known = words[at - 1], words[joint - 1]
    apart = any(word.text == "," or word.tag[:2] == "VB" for word in words[knowing + 1 : at])
    if apart or not between or not is_noun(paper) or not is_noun(known) or _is_under(people, paper):
        return
    if known.head is paper and paper.head is not None:  # "of the [matter and internal] emails"
        _hang(known, paper.head, paper.dep)
        for child in [c for c in paper.children if c.i < known.i]:
            _hang(child, known, child.dep)
    for word in between[:-1]:
        if word.head not in between:
            _hang(word, paper, "amod")
    _hang(paper, people, "conj")
    _hang(words[joint], people, "cc")
    _hang(seen, paper, "acl")


def _is_under(word: Word, above: Word) -> bool:
    """Whether the word hangs on the other, however far down; so it is taken to for very far."""
    at: Word | None = word
    for _ in range(_DEEPEST):
        if at is None or at is above:
            return at is not None
        at = at.head
    return True


def _mend_of_which(which: Word) -> None:
    """Make what "a copy of which was seen" is about the subject of the verb that follows.

    "The report, a draft of which was seen, says no": the report says it.
    """
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
    apart = _is_clause(word) or any(child.dep == "agent" for child in word.children)
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
    """Let the last part of a compound with a hyphen be its head, where each part seems to be.

    "Her ex-wife said no": one subject, and not three.
    """
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
    """Let what stands beside "read" after a quotation be its subject.

    "“No,” the editorial read": it read that.
    """
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
    """Let the noun before an adjective that was taken for a noun be the head of both.

    "A person privy to it said no": the person, not the privy.
    """
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

    "The Post reported that it would close, citing an aide": the Post cites. And what is reported
    after the source is no clause of "citing".
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


def _subject_of(verb: Word) -> Word | None:
    return next((child for child in verb.children if child.dep == "nsubj"), None)


def _is_clause(verb: Word) -> bool:
    """Whether an auxiliary, "not" or "that" shows that the verb heads a clause indeed."""
    return any(child.dep in _CLAUSE_WORDS for child in verb.children)


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
