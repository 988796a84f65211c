"""A small pipeline on quoteaudit: which articles need an editor before they are published, and why.

usage: python sourcing_desk.py ARTICLE...

The desk has two rules of its own. An unnamed source needs a reason, and whoever is accused by
an unnamed source must have been asked. Its tests are in test_sourcing_desk.py.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import frozen

from quoteaudit import Audit, ReplyOutcome, SpeakerKind, audit_texts

ACCUSING = frozenset({"accused", "alleged", "blamed", "charged"})


@frozen
class Note:
    """What the desk asks about one place of an article; offsets count its characters."""

    start: int
    end: int
    question: str


def notes_on(audit: Audit) -> list[Note]:
    """What the desk asks about an article, in text order."""
    notes = [*_without_reason(audit), *_unanswered(audit)]
    return sorted(notes, key=lambda note: note.start)


def _without_reason(audit: Audit) -> Iterator[Note]:
    for source in audit.anonymous_sources:
        if source.reason is None and not source.spokesperson:
            span = source.mentions[0].span
            yield Note(span.start, span.end, f"Why is “{source.speaker.name}” not named?")


def _unanswered(audit: Audit) -> Iterator[Note]:
    answers = [r for r in audit.comment_requests if r.outcome is not ReplyOutcome.UNREACHABLE]
    for quote in audit.quotes:
        hidden = quote.speaker is not None and quote.speaker.kind is SpeakerKind.ANONYMOUS
        if hidden and quote.cue is not None and quote.cue.text in ACCUSING and not answers:
            span = quote.contents[0]
            yield Note(span.start, span.end, "Was the other side asked?")


def desk(articles: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[Note]]]:
    """The name and the notes of each article (name and text) that needs an editor."""
    articles = list(articles)
    audits = audit_texts(text for _, text in articles)
    for (name, _), audit in zip(articles, audits, strict=True):
        notes = notes_on(audit)
        if notes:
            yield name, notes


def main() -> None:
    """Print what the desk asks about the articles that are named."""
    for name, notes in desk((path, Path(path).read_text("utf-8")) for path in sys.argv[1:]):
        for note in notes:
            print(f"{name}:{note.start}: {note.question}")


if __name__ == "__main__":
    main()
