"""Checks on the right of reply: who was asked, about what, and where the answer stands."""

from __future__ import annotations

from collections.abc import Iterator

from quoteaudit.checks.hits import Hit, Options, listing, shortened
from quoteaudit.checks.view import View, cue_base
from quoteaudit.checks.words import listed, pattern, words_of
from quoteaudit.records import (
    CharSpan,
    CommentRequest,
    Quote,
    QuoteKind,
    ReplyOutcome,
    Speaker,
    SpeakerKind,
)

_LONGEST = 90  # characters of a statement that a message shows whole
_END = 50  # characters of the end of a longer one


def reply_missing(view: View, options: Options) -> Iterator[Hit]:
    """Somebody is accused by name, and the article has no answer and no attempt to get one."""
    seen: set[str] = set()
    for quote, target in _accusations(view):
        name = target.text.split()[-1]
        if name in seen or _answers(view, name):
            continue
        seen.add(name)
        yield Hit(
            spans=(target,),
            message=f"{target.text} is accused here; the article has no reply "
            "and does not say that one was sought.",
            evidence=() if quote.cue is None else (quote.cue,),
            missing=("a reply, or word that one was sought",),
            records=(quote,),
        )


def reply_no_effort_detail(view: View, options: Options) -> Iterator[Hit]:
    """Somebody could not be reached, and nothing says how or when it was tried."""
    for request in view.audit.comment_requests:
        if request.outcome is not ReplyOutcome.UNREACHABLE:
            continue
        sentence = view.sentence_at(request.span.start)
        after = view.sentence_at(min(sentence.end + 1, len(view.text) - 1))
        same = view.paragraph_number(after.start) == view.paragraph_number(sentence.start)
        told = f"{sentence.text} {after.text if same else ''}"  # "Messages were left at his home."
        if not pattern("effort").search(told):
            yield _about(
                request,
                f"“{_wording(request)}” does not say how or when it was tried.",
                ("the means or the time of the attempt",),
            )


def reply_object_unclear(view: View, options: Options) -> Iterator[Hit]:
    """Somebody did not comment, and nothing says on what. One finding for the article.

    Not: who refused an interview, which is about all that the article is about.
    """
    requests = [
        request
        for request in view.audit.comment_requests
        if request.subject is None
        and request.outcome is not ReplyOutcome.RESPONDED
        and "interview" not in request.span.text.lower()
    ]
    if requests:
        names = listing(f"“{shortened((r.party or r.span).text, 40)}”" for r in requests)
        yield Hit(
            spans=tuple(request.span for request in requests),
            message=f"“{_wording(requests[0])}” does not say what was asked."
            if len(requests) == 1
            else f"The article does not say what it asked of {names}.",
            missing=("what the question was about",),
            records=tuple(requests),
        )


def reply_distance(view: View, options: Options) -> Iterator[Hit]:
    """The answer to an accusation stands far below it."""
    most = int(options["paragraphs"])
    seen: set[str] = set()
    for quote, target in _accusations(view):
        name = target.text.split()[-1]
        answers = _answers(view, name)
        if name in seen or not answers or answers[0].start < target.start:
            continue
        seen.add(name)
        gap = view.paragraph_number(answers[0].start) - view.paragraph_number(target.start)
        if gap > most:
            yield Hit(
                spans=(answers[0], target),
                message=f"The answer of {target.text} stands {gap} paragraphs below "
                "the accusation.",
                evidence=(target,),
                records=(quote,),
            )


def reply_conflict(view: View, options: Options) -> Iterator[Hit]:
    """Somebody is said not to have commented, and is quoted.

    Not: who refused one answer, who is silent through others ("Reps for Ruiz"), and whose quote
    comes with the place where it was said.
    """
    seen: set[str] = set()
    for request in view.audit.comment_requests:
        if request.party is None or request.outcome is ReplyOutcome.RESPONDED:
            continue
        if request.subject is not None:
            continue
        speaker = _speaker_of(view, request.party)
        if speaker is None or speaker.id in seen:
            continue
        seen.add(speaker.id)
        own = [
            q for q in view.quotes_by(speaker)
            if q.kind is not QuoteKind.INDIRECT
            and q.parent is None
            and not pattern("said_elsewhere").search(_told(view, q))
            and not request.span.start <= q.contents[0].start < request.span.end
        ]  # fmt: skip
        if own:
            yield Hit(
                spans=(request.span, own[0].contents[0]),
                message=f"{speaker.name} is said not to have commented, and is quoted; "
                "say where the quote comes from.",
                evidence=(own[0].contents[0],),
                records=(request, own[0]),
            )


# ---------------------------------------------------------------------------------------- shared


def _about(request: CommentRequest, message: str, missing: tuple[str, ...]) -> Hit:
    return Hit(spans=(request.span,), message=message, missing=missing, records=(request,))


def _wording(request: CommentRequest) -> str:
    """The words of a statement; of a long one who was asked, and its end."""
    line = " ".join(request.span.text.split())
    party = request.party
    if len(line) <= _LONGEST or party is None or party.start != request.span.start:
        return shortened(line, _LONGEST)
    if len(party.text) > _LONGEST - _END:
        return shortened(line, _LONGEST)
    end = line[-_END:].partition(" ")[2]
    return f"{shortened(party.text, 40)} … {end}"


def _accusations(view: View) -> Iterator[tuple[Quote, CharSpan]]:
    """Quotes of a kind that accuse, with whom they accuse: the name right after the cue."""
    for quote in view.quotes:
        cue = quote.cue
        if cue is None or cue_base(quote) not in listed("accusing"):
            continue
        reach = view.span(cue.start, max(cue.start, min(cue.end + 60, _end(view, cue))))
        for target in view.names_in(reach):
            between = words_of(view.text[cue.end : target.start])
            after = words_of(view.text[target.end : target.end + 12])[:1]
            if target.start >= cue.start and len(between) <= 2 and after in (["of"], ["for"]):
                yield quote, target
            break


def _end(view: View, cue: CharSpan) -> int:
    return view.sentence_at(cue.start).end


def _answers(view: View, name: str) -> list[CharSpan]:
    """Where somebody of a name, or those who speak for somebody, are heard or were asked."""
    low = name.lower()
    heard = [
        quote.source or quote.contents[0]
        for speaker in view.audit.speakers
        if low in words_of(speaker.name)
        for quote in view.quotes_by(speaker)
    ]
    heard += [quote.source or quote.contents[0] for quote in view.quotes_for(low)]
    asked = [
        request.span
        for request in view.audit.comment_requests
        if request.party is None or low in words_of(request.party.text)
    ]
    return sorted([*heard, *asked])


def _told(view: View, quote: Quote) -> str:
    """The sentences from that of the quote's cue to that of its last words."""
    marks = [*quote.contents, *([] if quote.cue is None else [quote.cue])]
    start = view.sentence_at(min(span.start for span in marks)).start
    return view.text[start : view.sentence_at(max(span.end for span in marks) - 1).end]


def _speaker_of(view: View, party: CharSpan) -> Speaker | None:
    """Whom the party of a request is, by the mention that its words are."""
    for mention, speaker in view.named_in(party):
        before = view.text[party.start : mention.start].lower().split()
        if {"for", "of"} & set(before):  # "reps for Ruiz"
            return None
        if mention.end >= party.end - 1 and speaker.kind is SpeakerKind.PERSON:
            return speaker
    return None
