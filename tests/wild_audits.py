"""Audits made by hand, for the tests of exporters: one with everything in it, and wild ones."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from quoteaudit.records import (
    AnonymousMention,
    AnonymousSource,
    Audit,
    CharSpan,
    Claim,
    CommentRequest,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
    Term,
)
from quoteaudit.testing import make_audit

FULL = make_audit(
    "💬 {content1:direct|“We wait,”} {cue1|said} {source1:Ana Ruiz (person)|Ana Ruiz}, "
    "{content1|“for now.\nAnd then we go.”}\n"
    "{source2|{mention:2|Two {role|aides} {knowledge|briefed on the talks}}} {cue2|said} "
    "{content2:indirect|that the pier leaks}.\r\n\r\n"
    "{reply:declined|{party|The ministry} declined to comment}. "
    "{claim:quantity+event|The pier lost 14 cables in May.} It was {scare|“safe”}."
)
"""With astral characters, a split quote, line breaks in a quote, and a record of every kind."""

_CHARACTERS = st.one_of(
    st.sampled_from(" \n\r\t\u2028\x85\x00\ud800\udc00\ufeff\u200b=+-@'\"“”;,|&<>é💬"),
    st.characters(codec=None),
)


def wild_audits() -> st.SearchStrategy[Audit]:
    """Audits of any text whatever, with spans anywhere in it, empty ones too."""
    return st.builds(_wild, st.text(_CHARACTERS, max_size=60), st.integers(0, 2**32))


def _wild(text: str, seed: int) -> Audit:
    """An audit of ``text``; the spans come from a seed, since drawing each costs much time."""
    draw = Random(seed)

    def spans(least: int, most: int) -> tuple[CharSpan, ...]:
        number = draw.randint(least, most)
        edges = sorted(draw.randint(0, len(text)) for _ in range(2 * number))
        return tuple(
            CharSpan.of(text, start, end)
            for start, end in zip(edges[::2], edges[1::2], strict=True)
        )

    def maybe() -> CharSpan | None:
        return next(iter(spans(0, 1)), None)

    (span,) = spans(1, 1)
    ana = Speaker(
        id="s1",
        name=span.text or "=Ana",
        kind=draw.choice([*SpeakerKind]),
        mentions=spans(0, 2),
        description=maybe(),
    )
    unnamed = Speaker(id="s2", name="an aide", kind="anonymous", mentions=())
    quotes: list[Quote] = []
    for number in range(draw.randint(0, 3)):
        quote = Quote(
            id=f"q{number + 1}",
            kind=draw.choice([*QuoteKind]),
            contents=spans(1, 3),
            cue=maybe(),
            source=maybe(),
            speaker=draw.choice([ana, unnamed, None]),
            rule="wild",
            parent=draw.choice([None, *quotes]),
        )
        quotes.append(quote)
    mentions = tuple(AnonymousMention(span=one, role=maybe()) for one in spans(1, 2))
    return Audit(
        text=text,
        quotes=tuple(quotes),
        speakers=(ana, unnamed),
        anonymous_sources=(AnonymousSource(speaker=unnamed, mentions=mentions),),
        comment_requests=tuple(
            CommentRequest(span=one, party=maybe(), outcome="declined") for one in spans(0, 2)
        ),
        claims=tuple(
            Claim(span=one, check_worthiness=draw.random(), evidence=spans(0, 2))
            for one in spans(0, 2)
        ),
        terms=tuple(Term(kind="scare", span=one) for one in spans(0, 2)),
    )
