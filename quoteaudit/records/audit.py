"""The audit of one article: every record found in it, and its way to JSON and back."""

from __future__ import annotations

import json
from typing import Any

from attrs import field, frozen, validators

from quoteaudit.records import serial, valid
from quoteaudit.records.claims import Claim
from quoteaudit.records.quotes import Quote, Speaker, Term
from quoteaudit.records.sources import AnonymousSource, CommentRequest
from quoteaudit.records.structure import Block, TextDefect
from quoteaudit.records.summary import Summary, summarize


@frozen(kw_only=True)
class Audit:
    """What was found in one article, as tuples in text order.

    ``text`` is the article as given; every span of every record points into it.
    """

    text: str = field(validator=validators.instance_of(str), repr=False)
    blocks: tuple[Block, ...] = field(default=(), validator=valid.tuple_of(Block))
    quotes: tuple[Quote, ...] = field(default=(), validator=valid.tuple_of(Quote))
    speakers: tuple[Speaker, ...] = field(default=(), validator=valid.tuple_of(Speaker))
    anonymous_sources: tuple[AnonymousSource, ...] = field(
        default=(), validator=valid.tuple_of(AnonymousSource)
    )
    comment_requests: tuple[CommentRequest, ...] = field(
        default=(), validator=valid.tuple_of(CommentRequest)
    )
    claims: tuple[Claim, ...] = field(default=(), validator=valid.tuple_of(Claim))
    terms: tuple[Term, ...] = field(default=(), validator=valid.tuple_of(Term))
    defects: tuple[TextDefect, ...] = field(default=(), validator=valid.tuple_of(TextDefect))

    def summary(self) -> Summary:
        """The sums that a standards editor asks for first: quotes, sources, claims, replies."""
        return summarize(self)

    def to_dict(self) -> dict[str, Any]:
        """The audit as plain dicts, lists, strings and numbers, with its schema version.

        Speakers and parents are referred to by id. :meth:`from_dict` is the way back.
        """
        return serial.dict_of(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """The audit as JSON text, in ASCII; :meth:`to_dict` says what it holds.

        Lone surrogates survive. A high one directly followed by a low one does not: JSON
        reads the two as the one character that they encode.
        """
        return json.dumps(self.to_dict(), ensure_ascii=True, indent=indent)

    def _repr_html_(self) -> str:
        """The audit as notebooks show it."""
        from quoteaudit.render import render_fragment  # upward, and loaded by nobody else

        return render_fragment(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Audit:
        """The audit that :meth:`to_dict` wrote.

        Raises :class:`~quoteaudit.SchemaError` when ``data`` is no audit or one of a schema
        version that this release does not read.
        """
        return cls(**serial.fields_of(cls, data))
