"""Compares what was found with what marked text expects, in lines that people can read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from difflib import ndiff
from typing import TYPE_CHECKING

from quoteaudit.audit import audit_text
from quoteaudit.errors import InputError
from quoteaudit.records import Audit, CharSpan
from quoteaudit.testing.expected import make_audit
from quoteaudit.testing.marked import QUOTE, REPLY, SLOTS, TERMS, Mark, read_marked

if TYPE_CHECKING:
    from spacy.language import Language

Facts = Mapping[str, str]
"""What a line tells of a record: what it is, then its parts by name."""

FAMILIES = {
    "quotes": QUOTE,
    "mentions": ("mention", *SLOTS),
    "replies": REPLY,
    "claims": ("claim",),
    "terms": TERMS,
}
"""The families of records that can be marked, with their labels."""

_SILENT = ("quotes", "mentions", "replies")  # what text without a mark is expected to be free of
_OPTIONAL = frozenset({"kind", "kinds", "speaker", "count", "of", "party", "subject", *SLOTS})
"""Facts that are compared where the marked text states them."""


def assert_finds(
    marked: str, *, families: Collection[str] | None = None, nlp: Language | None = None
) -> None:
    """Assert that an audit of the text finds what is marked in it, and no more.

    >>> assert_finds("{content|“No,”} {cue|said} {source:Ana Ruiz|Ana Ruiz}.")

    Raises ``AssertionError`` with the lines of :func:`differences`.
    """
    assert_audit(audit_text(read_marked(marked).text, nlp=nlp), marked, families=families)


def assert_audit(audit: Audit, marked: str, *, families: Collection[str] | None = None) -> None:
    """Assert that ``audit`` holds what is marked, and no more: see :func:`differences`.

    For audits that came another way: through a pipeline, from a file, out of a database.

    Raises ``AssertionError`` with the difference, and :class:`~quoteaudit.InputError` when the
    audit is of another text.
    """
    lines = differences(audit, marked, families=families)
    if lines:
        told = "\n".join(lines)
        raise AssertionError(f"{audit.text}\n(- expected, + found)\n{told}")


def differences(
    audit: Audit, marked: str, *, families: Collection[str] | None = None
) -> tuple[str, ...]:
    r"""What differs between ``audit`` and what is marked, as lines; none when nothing does.

    Lines begin with ``-`` (expected, not found), ``+`` (found, not expected) or two spaces
    (as expected). Of ``families`` (``quotes``, ``mentions``, ``replies``, ``claims``, ``terms``)
    only those are compared in which something is marked; where nothing is, there must be no
    quote, no mention and no reply. Contents, cue, source and what a quote stands in must be
    exactly as marked; kinds, speakers, counts, parties and slots are compared where they are
    written.

    >>> audit = make_audit("{source|Ruiz} {cue|said} {content|no}.")
    >>> print(*differences(audit, "Ruiz {cue|said} {content|no}."), sep="\n")
    - quote 'no' [10:12] | cue 'said' [5:9] | source none
    + quote 'no' [10:12] | cue 'said' [5:9] | source 'Ruiz' [0:4]

    Raises :class:`~quoteaudit.InputError` when the audit is of another text, and for marks
    that make no record.
    """
    read = read_marked(marked)
    if read.text != audit.text:
        raise InputError(
            f"found an audit of another text than the marked one: {audit.text[:60]!r}; "
            f"needed one of {read.text[:60]!r}. Audit read_marked(marked).text."
        )
    expected, found = [], []
    for family in _families(read.marks, families):
        ours = list(_FACTS[family](make_audit(marked), _stated_by(read.marks)))
        theirs = list(_FACTS[family](audit, _anything))
        known = {facts[family]: facts.keys() for facts in ours}
        expected += [_line(facts, facts.keys()) for facts in ours]
        found += [_line(facts, known.get(facts[family], ())) for facts in theirs]
    if expected == found:
        return ()
    return tuple(line.rstrip() for line in ndiff(expected, found) if not line.startswith("?"))


def _families(marks: Iterable[Mark], families: Collection[str] | None) -> list[str]:
    if families is None:
        labels = {mark.label for mark in marks}
        return [f for f, own in FAMILIES.items() if labels & set(own)] or [*_SILENT]
    unknown = [family for family in families if family not in FAMILIES]
    if unknown:
        raise InputError(f"found the family {unknown[0]!r}; needed some of {', '.join(FAMILIES)}")
    return [family for family in FAMILIES if family in families]


def _line(facts: Facts, wanted: Collection[str]) -> str:
    """The facts in one line: those that are always told, and those that are ``wanted``."""
    return " | ".join(
        words if name in FAMILIES else f"{name} {words}"
        for name, words in facts.items()
        if name not in _OPTIONAL or name in wanted
    )


# ------------------------------------------------------------------- what is told of each record

Stated = Callable[[str, CharSpan], bool]
"""Whether more was written of the mark with this label and span than the mark itself."""


def _stated_by(marks: Iterable[Mark]) -> Stated:
    stated = {
        (mark.label, mark.span)
        for mark in marks
        if mark.value or (mark.label == "mention" and mark.number)
    }
    return lambda label, span: (label, span) in stated


def _anything(label: str, span: CharSpan) -> bool:
    return True


def _quote_facts(audit: Audit, stated: Stated) -> Iterator[Facts]:
    for quote in audit.quotes:
        facts = {
            "quotes": f"quote {_all(quote.contents)}",
            "cue": _located(quote.cue),
            "source": _located(quote.source),
        }
        if quote.parent is not None:
            facts["in"] = _all(quote.parent.contents)
        if any(stated("content", span) for span in quote.contents):
            facts["kind"] = str(quote.kind)
        if quote.source is not None and stated("source", quote.source):
            facts["speaker"] = "unknown" if quote.speaker is None else quote.speaker.name
        yield facts


def _mention_facts(audit: Audit, stated: Stated) -> Iterator[Facts]:
    mentions = [
        (mention, source) for source in audit.anonymous_sources for mention in source.mentions
    ]
    for mention, source in sorted(mentions, key=lambda pair: pair[0].span):
        facts = {"mentions": f"mention {_located(mention.span)}"}
        if mention.count is not None:
            facts["count"] = str(mention.count)
        facts |= {
            slot: _located(span) for slot in SLOTS if (span := getattr(mention, slot)) is not None
        }
        if stated("mention", mention.span):
            facts["of"] = _located(source.mentions[0].span)
        yield facts


def _reply_facts(audit: Audit, stated: Stated) -> Iterator[Facts]:
    for request in audit.comment_requests:
        facts = {"replies": f"reply {_located(request.span)}", "outcome": str(request.outcome)}
        if request.party is not None:
            facts["party"] = _located(request.party)
        if request.subject is not None:
            facts["subject"] = _located(request.subject)
        yield facts


def _claim_facts(audit: Audit, stated: Stated) -> Iterator[Facts]:
    for claim in audit.claims:
        facts = {"claims": f"claim {_located(claim.span)}"}
        if claim.kinds:
            facts["kinds"] = " ".join(claim.kinds)
        yield facts


def _term_facts(audit: Audit, stated: Stated) -> Iterator[Facts]:
    for term in audit.terms:
        yield {"terms": f"{term.kind} {_located(term.span)}"}


_FACTS: Mapping[str, Callable[[Audit, Stated], Iterator[Facts]]] = {
    "quotes": _quote_facts,
    "mentions": _mention_facts,
    "replies": _reply_facts,
    "claims": _claim_facts,
    "terms": _term_facts,
}


def _all(spans: Iterable[CharSpan]) -> str:
    return " + ".join(map(_located, spans))


def _located(span: CharSpan | None) -> str:
    return "none" if span is None else f"{span.text!r} [{span.start}:{span.end}]"
