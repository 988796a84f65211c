"""Single records with every field filled in but those that a test cares about."""

from __future__ import annotations

from typing import Any

from quoteaudit.errors import InputError
from quoteaudit.records import (
    AnonymousMention,
    AnonymousSource,
    CharSpan,
    Claim,
    CommentRequest,
    Finding,
    Quote,
    Speaker,
)


def make_span(words: str, text: str | None = None, *, nth: int = 1) -> CharSpan:
    """The ``nth`` place where ``words`` stand in ``text``; at its start when no text is given.

    >>> make_span("no", "No means no.")
    CharSpan(start=9, end=11, text='no')

    Raises :class:`~quoteaudit.InputError` when they do not stand there so often.
    """
    text = words if text is None else text
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            raise InputError(
                f"found {words!r} fewer than {nth} times in {text[:60]!r}; needed words of the text"
            )
    return CharSpan.of(text, at, at + len(words))


def make_speaker(name: str = "Ana Ruiz", **fields: Any) -> Speaker:
    """A speaker of that name: a person, mentioned once by it.

    >>> make_speaker("the ministry", kind="organization").kind
    <SpeakerKind.ORGANIZATION: 'organization'>
    """
    made: dict[str, Any] = {"id": "s1", "name": name, "kind": "person"}
    made["mentions"] = (make_span(name),)
    return Speaker(**made | fields)


def make_quote(content: str = "“We wait,”", **fields: Any) -> Quote:
    """A direct quote of ``content``, with no cue, no source and no speaker.

    >>> make_quote(speaker=make_speaker("Joris Halm")).speaker.name
    'Joris Halm'
    """
    made: dict[str, Any] = {"id": "q1", "kind": "direct", "rule": "made by hand"}
    made["contents"] = (make_span(content),)
    return Quote(**made | fields)


def make_mention(words: str = "an official", **fields: Any) -> AnonymousMention:
    """A mention of an unnamed source: one, in the role of its last word.

    >>> make_mention("an aide").role.text
    'aide'
    """
    made: dict[str, Any] = {"span": make_span(words), "count": 1}
    made["role"] = make_span(words.split()[-1], words)
    return AnonymousMention(**made | fields)


def make_anonymous_source(words: str = "an official", **fields: Any) -> AnonymousSource:
    """An unnamed source with one mention, whose slots it has where ``fields`` say nothing else.

    >>> make_anonymous_source(reason=make_span("because the talks go on")).reason.text
    'because the talks go on'
    """
    mention = make_mention(words)
    made: dict[str, Any] = {"count": mention.count, "role": mention.role, "mentions": (mention,)}
    made["speaker"] = make_speaker(words, kind="anonymous")
    return AnonymousSource(**made | fields)


def make_comment_request(
    words: str = "The ministry declined to comment", **fields: Any
) -> CommentRequest:
    """A request for comment that was declined.

    >>> make_comment_request(outcome="unreachable").outcome
    <ReplyOutcome.UNREACHABLE: 'unreachable'>
    """
    made: dict[str, Any] = {"span": make_span(words), "outcome": "declined"}
    return CommentRequest(**made | fields)


def make_claim(words: str = "Rents rose by 4 percent.", **fields: Any) -> Claim:
    """A claim in the newsroom's own voice.

    >>> make_claim(check_worthiness=0.9).asserted_by is None
    True
    """
    made: dict[str, Any] = {"span": make_span(words), "check_worthiness": 0.5}
    return Claim(**made | fields)


def make_finding(id: str = "anon-no-reason", **fields: Any) -> Finding:  # noqa: A002
    """A finding of the check ``id``, a warning.

    >>> make_finding(severity="error").severity
    <Severity.ERROR: 'error'>
    """
    made: dict[str, Any] = {"id": id, "severity": "warning", "message": f"{id} speaks."}
    made["spans"] = (make_span("an official"),)
    return Finding(**made | fields)
