"""What a sentence asserts, as the parse shows it: its clauses, their time, their subjects.

Every question costs what it looks at, a sentence or a clause, never the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quoteaudit.syntax.frames import SUBJECTS
from quoteaudit.syntax.tree import Parse, Word

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_MAY = frozenset({"may", "might", "could"})
_WOULD = frozenset({"would", "'d", "’d"})
_HAVE = frozenset({"have", "has", "'ve", "’ve", "having"})
_PAST_BE = frozenset({"was", "were"})
_BE = frozenset(
    {"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "was", "were", "be", "been", "being"}
)
_HIGHEST = 12
_ROLES = {
    "ccomp": "reported",
    "relcl": "relative",
    "acl": "participial",
    "advcl": "adverbial",
    "xcomp": "complement",
    "pcomp": "complement",
    "csubj": "complement",
}


class Clause:
    """A verb with what hangs on it: its role in the sentence, its time, its subject.

    ``role`` is main, reported, relative, participial, adverbial or complement; ``time`` is
    past, perfect, present, going (is doing), future, would, may, can, should, infinitive or
    participle.
    """

    __slots__ = ("head", "negated", "passive", "role", "subject", "time", "condition")

    def __init__(self, head: Word) -> None:
        self.head = head
        self.role = _role(head)
        self.time = _time(head)
        self.subject = next((c for c in head.children if c.dep in SUBJECTS), None)
        self.passive = any(c.dep == "auxpass" for c in head.children)
        self.negated = any(c.dep == "neg" for c in head.children)
        self.condition = any(c.dep == "mark" and c.lower in ("if", "unless") for c in head.children)


def clauses_of(words: Sequence[Word]) -> list[Clause]:
    """The clauses of a sentence in text order, one for each full verb."""
    return [
        Clause(word)
        for word in words
        if word.tag[:2] == "VB"
        and word.dep not in ("aux", "auxpass", "amod", "compound")
        and word.text[0].isalpha()
        or word.lower in ("'s", "'re", "'m")
        and word.dep in ("ROOT", "ccomp", "conj", "relcl", "advcl")
        and word.tag[:2] == "VB"
    ]


def _role(verb: Word) -> str:
    at = verb
    for _ in range(_HIGHEST):
        if at.head is None:
            return "main"
        if at.dep not in ("conj", "parataxis", "dep"):
            return _ROLES.get(at.dep, "other")
        at = at.head
    return "other"


def _time(verb: Word) -> str:
    helpers = [c.lower for c in verb.children if c.dep in ("aux", "auxpass") and c.i < verb.i]
    for helper, child in ((h, h) for h in helpers):
        if helper in _FUTURE:
            return "future"
        if helper in _MAY:
            return "may"
        if helper in _WOULD and verb.tag == "VB":
            return "would"
        if helper in ("can", "ca"):
            return "can"
        if helper in ("should", "must", "ought"):
            return "should"
    if "to" in helpers:
        return "infinitive"
    if "had" in helpers or "'d" in helpers:
        return "past"
    if any(h in _HAVE for h in helpers):
        return "perfect"
    if any(h in _PAST_BE for h in helpers):
        return "past"
    if "did" in helpers:
        return "past"
    if verb.tag == "VBD":
        return "past"
    if verb.tag == "VBG":
        return "going" if any(h in _BE for h in helpers) else "participle"
    if verb.tag == "VBN":
        if any(h in _BE for h in helpers):
            return "present"
        return "participle"
    if verb.tag in ("VBZ", "VBP") or "do" in helpers or "does" in helpers:
        return "present"
    if any(c.dep in SUBJECTS for c in verb.children):
        return "conj-bare"
    return "bare"


def subject_kind(noun: Word | None) -> str:
    """What kind of thing a subject is."""
    if noun is None:
        return "none"
    if noun.tag in ("PRP", "PRP$"):
        low = noun.lower
        if low in ("i", "we", "you"):
            return low
        return "it" if low == "it" else "person"
    if noun.tag == "EX":
        return "there"
    if noun.tag in ("WP", "WDT", "WRB"):
        return "relative"
    if noun.tag == "DT":
        return "this"
    if noun.tag in ("NNP", "NNPS"):
        return "name"
    if noun.tag[:2] == "VB":
        return "clause"
    if noun.tag == "CD":
        return "number"
    det = next((c for c in noun.children if c.dep in ("det", "poss", "nummod")), None)
    if det is None:
        return "bare-plural" if noun.tag == "NNS" else "bare"
    if det.dep == "poss":
        return "owned"
    if det.dep == "nummod":
        return "counted"
    return (
        "the"
        if det.lower == "the"
        else "a"
        if det.lower in ("a", "an")
        else "this"
        if det.lower in ("this", "that", "these", "those")
        else "some"
    )
