"""Who was asked: statements that somebody was asked to comment, and what came of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import regex
from attrs import frozen

from quoteaudit.lexicon import load_table
from quoteaudit.records import CharSpan, Quote
from quoteaudit.records.sources import CommentRequest, ReplyOutcome
from quoteaudit.syntax.clauses import (
    bare_phrase,
    clause_joined_after,
    coordinated,
    first_subject_between,
    full_phrase,
    outer_doer_of,
    verb_at,
)
from quoteaudit.syntax.tree import Parse, Word
from quoteaudit.syntax.words import is_finite

__all__ = ["find_replies"]

Chars = tuple[int, int]

_ANCHORS = regex.compile(
    r"\b(?:comment(?:s|ed|ing)?|respon(?:d|ded|ding|se|sive)|repl(?:y|ied|ying)|return(?:ed)?|answer"
    r"(?:ed|ing)?|acknowledged?|declin(?:ed|ing)|refus(?:ed|ing)|reach(?:ed|ing)?|contact(?:ed|ing)?"
    r"|available|unavailable|unreachable|unanswered|unreturned|elaborate|details|specifics"
    r"|interview(?:s|ed)?|drawn|discuss(?:ing)?|hung|pick(?:ed)?|calls?|messages?|numbers?|asked|ignored|referred|directed|deferred|redirected|forwarded|deny)\b",
    regex.I,
)
_THROUGH = regex.compile(
    r"(?P<party>\p{Lu}[^,.;:“”\"]{0,60}),\s(?:through|via|in|by)\s[^,.;:“”\"]{2,60},\s*$", regex.V1
)
_LEFT_OPEN = regex.compile(  # "His wife, who owns the yard, [declined]"
    r"(?P<party>[^,.;:“”\"]{2,70}+),\s(?:who|which|whose)\b[^.;:“”\"]{2,180}+(?<=,\s)", regex.V1
)
_BEFORE_COMMA = regex.compile(r"(?P<party>[^,.;:“”\"]{2,70}+)(?:,[^,.;:“”\"]{1,70}+)?,\s", regex.V1)
_NEITHER = regex.compile(r"\b(?:neither|both)\s+$", regex.I)
_NAMED = regex.compile(  # for where the parser sees no subject
    r"(?P<party>\p{Lu}[\w'’.&-]*+(?:\s(?:of|the|for|and|&|\p{Lu}[\w'’.&-]*+)){0,8})"
    r"(?:,[^,;.]{1,60},)?(?:\s(?:also|has|have|had))*\s+$"
)
_ANSWER = 160  # characters in which an answer says how it was given
_LONGEST = 260  # characters that the words of asking may take
_WINDOW = 90  # characters before an anchor in which they may begin
_TRAILING = " ,;:.—–-\n\t\"“”'’("


@frozen
class Wording:
    """One way of saying what came of a request, as replies.toml lists it and explains its keys.

    ``asks`` is the key "object" of the file and ``nobody`` its key "none".
    """

    name: str
    outcome: ReplyOutcome
    expression: regex.Pattern[str]
    party: str
    asks: bool = False
    nobody: bool = False
    person: bool = False
    quoted: bool = False
    opens: bool = False
    body: bool = False


@frozen
class _Hit:
    """Words of a text that a wording fits, in the sentence that holds them."""

    wording: Wording
    start: int
    end: int
    party: Chars | None
    sentence: Chars


def find_replies(text: str, parse: Parse, quotes: Sequence[Quote]) -> tuple[CommentRequest, ...]:
    """The statements that somebody was asked to comment, in text order.

    Two parties in one sentence make two. ``quote`` is the attribution that the statement is
    or carries. What stands in quotation marks is somebody's account and is left out.
    """
    carried = _Carried(quotes)
    found: list[CommentRequest] = []
    for hit in _hits(text, parse):
        request = _request(hit, text, parse, carried, found[-1] if found else None)
        if request is not None:
            found.append(request)
    return tuple(found)


# ---------------------------------------------------------------------------------------- wordings


@cache
def wordings() -> tuple[Wording, ...]:
    """The patterns of replies.toml in the order in which they win."""
    return tuple(_wording(entry) for entry in load_table("replies")["reply"])


def _wording(entry: dict[str, Any]) -> Wording:
    return Wording(
        name=entry["name"],
        outcome=ReplyOutcome(entry["outcome"]),
        expression=compiled(entry["pattern"]),
        party=entry["party"],
        asks=entry.get("object", False),
        nobody=entry.get("none", False),
        person=entry.get("person", False),
        quoted=entry.get("quoted", False),
        opens=entry.get("opens", False),
        body=entry.get("body", False),
    )


@cache
def compiled(pattern: str, whole: bool = True) -> regex.Pattern[str]:
    """A pattern of replies.toml; a ``whole`` one begins and ends where a word does."""
    parts = load_table("replies")["parts"]
    for _ in range(3):  # a part may hold parts
        for name, words in parts.items():
            pattern = pattern.replace("{" + name + "}", words)
    spaced = pattern.replace(" ", r"\s+")
    return regex.compile(rf"(?<!\w)(?:{spaced})(?!\w)" if whole else spaced, regex.I)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_table("replies")["words"][name])


def _fits(kind: str, words: str) -> bool:
    """Whether a pattern of one of the file's lists of circumstances fits the words."""
    return any(
        compiled(entry["pattern"], False).search(words) for entry in load_table("replies")[kind]
    )


def _hits(text: str, parse: Parse) -> Iterator[_Hit]:
    """Where wordings fit, in text order, at most one for each stretch of words."""
    done = 0
    for sentence in _sentences(text, parse):
        found = sorted(
            (
                (match.start(), order, match)
                for order, one in enumerate(wordings())
                for match in one.expression.finditer(text, max(sentence[0], done), sentence[1])
            ),
            key=lambda item: item[:2],
        )
        for start, order, match in found:
            if start >= done and match.end() - start <= _LONGEST:
                party = match.span("party") if "party" in match.groupdict() else None
                hit = _Hit(wordings()[order], start, match.end(), party, sentence)
                if _is_meant(hit, text, parse):
                    done = match.end()
                    yield hit


def _sentences(text: str, parse: Parse) -> Iterator[Chars]:
    """The sentences with a word of asking or answering in them, each once."""
    last = -1
    for anchor in _ANCHORS.finditer(text):
        words = parse.between(anchor.start(), anchor.end())
        if words and words[0].sentence != last:
            last = words[0].sentence
            held = parse.sentence_of(words[0])
            yield held[0].start, held[-1].end


# ------------------------------------------------------------------------------------ is it meant?


def _is_meant(hit: _Hit, text: str, parse: Parse) -> bool:
    """Whether the words are the newsroom's own account of its own request."""
    words = parse.between(hit.start, hit.end)
    if not words or (words[0].quotation >= 0 and not hit.wording.quoted):
        return False
    if hit.wording.opens and not _opens_clause(hit, text):
        return False
    tail = text[hit.start : _end_of_clause(hit, text, parse)].lower()
    if hit.wording.asks and not _is_ours(hit, tail):
        return False
    return not _in_a_setting(hit, text)


def _opens_clause(hit: _Hit, text: str) -> bool:
    """Whether a participle opens its clause: "Asked about it, the firm said"."""
    before = text[hit.sentence[0] : hit.start].rstrip()
    return (
        not before or before[-1] in ",;:—–-" or before.lower().split()[-1] in ("but", "and", "when")
    )


def _is_ours(hit: _Hit, tail: str) -> bool:
    """Whether the request can be a reporter's: not a committee's, not one for money."""
    words = [word.strip(",.;:()\"'’“”") for word in tail.split()]
    if _listed("askers") & set(words[:14]):
        return False
    asking = [word for word in words if word in _listed("no_asking")]
    if not asking or hit.wording.outcome is ReplyOutcome.DECLINED or hit.wording.party == "within":
        return True
    if _listed("topics") & set(words) or ("seeking" not in words and asking[0].startswith("call")):
        return True
    return asking[0] in ("calls", "call") or "interview" in tail or "emailed" in tail


def _in_a_setting(hit: _Hit, text: str) -> bool:
    """Whether somebody evades in a debate or a hearing: there was no request of the newsroom's."""
    if (
        hit.wording.outcome is ReplyOutcome.NO_RESPONSE
        or "for comment" in text[hit.start : hit.end + 12]
    ):
        return False
    around = text[hit.sentence[0] : hit.sentence[1]].lower()
    return any(setting in around for setting in _listed("settings"))


# ------------------------------------------------------------------------------------------ parties


def _request(
    hit: _Hit, text: str, parse: Parse, carried: _Carried, before: CommentRequest | None
) -> CommentRequest | None:
    """The record of one statement; None where nobody can be seen that was asked.

    Who did not answer may be the last word of the statement before: "referred calls to the bank,
    which did not return them". What is said again of one party is no second statement.
    """
    place = _party(hit, text, parse)
    if place is None:
        return None
    start, party, end = place
    if before is not None and start < before.span.end:
        if party is None or before.party is None or party[0] <= before.party.start:
            return None
        start = max(start, hit.start)
        if start < before.span.end:
            return None
    quote = carried.by(start, end)
    return CommentRequest(
        span=CharSpan.of(text, start, end),
        party=None if party is None else CharSpan.of(text, *party),
        outcome=_outcome(hit, text, end),
        subject=_subject(hit, text, end),
        quote=quote,
    )


def _outcome(hit: _Hit, text: str, end: int) -> ReplyOutcome:
    """The wording's outcome, unless the answer is that there is none: "said, “No comment”"."""
    if hit.wording.outcome is not ReplyOutcome.RESPONDED:
        return hit.wording.outcome
    rest = text[hit.end : min(hit.sentence[1], hit.end + _ANSWER)]
    if _fits("answer_declined", rest):
        return ReplyOutcome.DECLINED
    return ReplyOutcome.NO_RESPONSE if _fits("answer_missing", rest) else ReplyOutcome.RESPONDED


def _party(hit: _Hit, text: str, parse: Parse) -> tuple[int, Chars | None, int] | None:
    """Where the statement starts, who was asked, and where it ends."""
    end = _end_of_clause(hit, text, parse)
    if hit.wording.party == "within":
        low, high = hit.party or (-1, -1)
        named = (low, low + len(text[low:high].rstrip(_TRAILING))) if low >= 0 else None
        return hit.start, named, end
    if hit.wording.party == "after":
        return _party_after(hit, text, parse)
    party = _party_before(hit, text, parse)
    return None if party is None else (min(party[0], hit.start), party, end)


def _party_before(hit: _Hit, text: str, parse: Parse) -> Chars | None:
    """Who was asked, where that is the subject: by the parse, or by the words right before."""
    low = max(hit.sentence[0], hit.start - _WINDOW)
    through = _THROUGH.search(text, low, hit.start)
    if through:
        return through.span("party")
    doer = _doer(hit, parse)
    if doer is None:
        by_clause = _LEFT_OPEN.fullmatch(text, hit.sentence[0], hit.start)
        by_name = by_clause or _NAMED.search(text, low, hit.start)
        return by_name.span("party") if by_name else None
    first, last = bare_phrase(doer, parse)
    start = _with_neither(text, hit.sentence[0], first.start)
    if start < hit.sentence[0] or not _can_be_asked(doer, hit, text):
        return None
    others = coordinated(doer)[1:]  # "Corvale, Brennick and Halden all declined"
    end = bare_phrase(others[-1], parse)[1].end if others else last.end
    return start, min(max(last.end, end, doer.end), hit.start)


def _with_neither(text: str, low: int, start: int) -> int:
    """Where a party begins, "neither" before it included, on whatever the parser hangs that."""
    before = text[max(low, start - 10) : start]
    found = _NEITHER.search(before)
    return start if found is None else start - len(before) + found.start()


def _doer(hit: _Hit, parse: Parse) -> Word | None:
    """Who did not comment: the subject of the first verb of the words that the wording fits."""
    words = parse.between(hit.start, hit.end)
    for word in words[:4]:
        doer = outer_doer_of(verb_at(word))
        if doer is not None and doer.start < hit.start:
            return doer
    return None


def _can_be_asked(doer: Word, hit: _Hit, text: str) -> bool:
    if doer.lower in _listed("first_person") or (doer.quotation >= 0 and not hit.wording.quoted):
        return False
    lead = text[max(hit.sentence[0], doer.first.start - 8) : doer.end].lower()
    if hit.wording.nobody:
        return bool(_listed("nobody") & set(lead.strip("( ").split()))
    if hit.wording.person:
        return doer.lower not in _listed("no_people")
    return True


def _party_after(hit: _Hit, text: str, parse: Parse) -> tuple[int, Chars | None, int] | None:
    """Who answers after an opening clause: the subject of the clause that follows the comma."""
    enclosing = _enclosing(hit, text, parse)
    if enclosing is not None:
        return enclosing[0], enclosing, _answer_end(hit, text, hit.end)
    doer = first_subject_between(parse, hit.end, hit.sentence[1])
    if doer is None or doer.start - hit.end > 60 or doer.lower in _listed("first_person"):
        return None
    if hit.wording.body and not _answers_a_newsroom(hit, doer, text, parse):
        return None
    first, last = bare_phrase(doer, parse)
    return (
        hit.start,
        (first.start, last.end),
        _answer_end(hit, text, full_phrase(doer, parse)[1].end),
    )


def _enclosing(hit: _Hit, text: str, parse: Parse) -> Chars | None:
    """Who answers, where the words stand inside the clause: "Varn, reached by phone, said"."""
    after = parse.between(hit.end, hit.end + 30)
    if hit.wording.body or not after or not is_finite(after[0]):
        return None
    named = _BEFORE_COMMA.fullmatch(text, hit.sentence[0], hit.start)
    if named is None or after[0].lower in _listed("no_answers"):
        return None
    return named.span("party")


def _answers_a_newsroom(hit: _Hit, doer: Word, text: str, parse: Parse) -> bool:
    """Whether "asked about it" was a request to a body or in writing, not a question on stage."""
    rest = text[doer.start : min(hit.sentence[1], doer.start + _ANSWER)]
    if _fits("evaded", rest) or _fits("on_stage", text[hit.start : hit.end]):
        return False
    told = _fits("in_writing", rest) or _fits("answer_missing", rest)
    titles = {word.lower for word in parse.words[bare_phrase(doer, parse)[0].i : doer.i]}
    return told or doer.lower in _listed("bodies") or not titles.isdisjoint(_listed("answering"))


def _answer_end(hit: _Hit, text: str, start: int) -> int:
    limit = hit.sentence[1]
    found = _end().search(text, min(start, limit), limit)
    end = found.start() if found else limit
    return start + len(text[start : max(start, end)].rstrip(_TRAILING))


# --------------------------------------------------------------------------------------------- ends


def _end() -> regex.Pattern[str]:
    return compiled(load_table("replies")["end"][0]["pattern"], False)


def _end_of_clause(hit: _Hit, text: str, parse: Parse) -> int:
    """Where the statement ends: with its clause, before another that is joined to it."""
    limit = hit.sentence[1]
    found = _end().search(text, hit.end, limit)
    if found:
        limit = found.start()
    words = parse.between(hit.start, hit.end)
    if text[max(0, hit.start - 5) : hit.start].lower().strip() == "who":
        comma = text.find(",", hit.end, limit)
        limit = limit if comma < 0 else comma
    joint = clause_joined_after(verb_at(words[-1])) if words else None
    if joint is not None and hit.end < joint.start < limit:
        limit = joint.start
    return hit.end + len(text[hit.end : limit].rstrip(_TRAILING))


def _subject(hit: _Hit, text: str, end: int) -> CharSpan | None:
    """What the request was about: "on the sale", "whether he would resign"."""
    pattern = compiled(load_table("replies")["subject"][0]["pattern"], False)
    start = hit.start if hit.wording.opens else max(hit.start, hit.end - 24)
    until = hit.end - 1 if hit.wording.opens else end
    found = pattern.search(text, start, until)
    if not found:
        return None
    words = text[found.start() : until].rstrip(_TRAILING)
    return CharSpan.of(text, found.start(), found.start() + len(words)) if words else None


class _Carried:
    """The attributions of an article by where their cues stand."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        held = [(q.cue.start, n, q) for n, q in enumerate(quotes) if q.cue is not None]
        self._held = sorted(held, key=lambda item: item[:2])
        self._starts = [start for start, *_ in self._held]

    def by(self, start: int, end: int) -> Quote | None:
        """The first attribution with its cue in ``[start, end)``."""
        at = bisect_left(self._starts, start)
        return self._held[at][2] if at < bisect_right(self._starts, end - 1) else None
