"""What reading a file gives: the text to audit, and what the file says about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum

from attrs import field, frozen, validators

from quoteaudit.errors import InputError
from quoteaudit.records import CharSpan

Place = tuple[int, int, int, int]
"""Where some characters of the text come from: start and end in the text, start and end in the
source. Stretches of one length correspond character by character; else (an entity, a run of white
space) the whole of one corresponds to the whole of the other."""


class Form(StrEnum):
    """The form that an article comes in."""

    TEXT = "text"
    """Plain text."""
    HTML = "html"
    """A web page, or a piece of one as a content management system keeps it."""
    NINJS = "ninjs"
    """News in JSON, of the IPTC; versions 1, 2 and 3."""
    NITF = "nitf"
    """News Industry Text Format, of the IPTC."""
    NEWSML = "newsml"
    """NewsML-G2, of the IPTC."""


_string = validators.instance_of(str)
_string_or_none = validators.optional(_string)


@frozen(kw_only=True)
class Article:
    r"""An article as it was read: its text, and what the file says about it.

    ``text`` is for :func:`quoteaudit.audit_text`: headline, byline and paragraphs, with an empty
    line between them. ``headline``, ``byline``, ``dateline``, ``language`` (a BCP 47 tag),
    ``published`` (a date and time) and ``id`` (a URI or other identifier) are given as the file
    has them, white space put in order; None: the file has none. They are the names of the IPTC.

    ``source`` is the markup that the text was taken from: the whole file, decoded, or the value
    that ``source_path`` names in it (``bodies[0].value``). Offsets in it count characters (code
    points), too.

    >>> from quoteaudit.read import read_html
    >>> article = read_html("<h1>Rain</h1><p>“No,” <b>Ana</b> said.</p>")
    >>> article.text
    'Rain\n\n“No,” Ana said.'
    >>> article.headline, article.byline
    ('Rain', None)
    """

    text: str = field(validator=_string)
    form: Form = field(converter=Form)
    headline: str | None = field(default=None, validator=_string_or_none)
    byline: str | None = field(default=None, validator=_string_or_none)
    dateline: str | None = field(default=None, validator=_string_or_none)
    language: str | None = field(default=None, validator=_string_or_none)
    published: str | None = field(default=None, validator=_string_or_none)
    id: str | None = field(default=None, validator=_string_or_none)
    source: str = field(default="", validator=_string, repr=False)
    source_path: str | None = field(default=None, validator=_string_or_none)
    places: tuple[Place, ...] = field(default=(), repr=False)
    """Which characters of the text stand where in the source, in text order."""

    def source_spans(self, span: CharSpan) -> tuple[CharSpan, ...]:
        r"""Where the characters of a span of the text stand in the source, in text order.

        Tags cut: words that run over a tag have a span on either side of it. Characters that the
        reader put in (line breaks between paragraphs, a byline from metadata, bullets) stand
        nowhere, so that the result may be empty. An entity is taken whole.

        >>> from quoteaudit.read import read_html
        >>> article = read_html("<p>“No,” <b>Ana</b> R&eacute;my said.</p>")
        >>> for span in article.source_spans(CharSpan.of(article.text, 6, 14)):
        ...     print(span)
        CharSpan(start=12, end=15, text='Ana')
        CharSpan(start=19, end=31, text=' R&eacute;my')

        Raises :class:`~quoteaudit.InputError` when the span is not one of this text.
        """
        if self.text[span.start : span.end] != span.text or span.end > len(self.text):
            raise InputError(
                f"found a span [{span.start}:{span.end}] of another text; "
                "needed one of article.text, such as the audit of that text holds"
            )
        return tuple(CharSpan.of(self.source, start, end) for start, end in self._stretches(span))

    def source_range(self, span: CharSpan) -> CharSpan | None:
        """The stretch of the source from the first character of a span to its last, with the tags
        between them; None where the span stands nowhere in the source.

        >>> from quoteaudit.read import read_html
        >>> article = read_html("<p>“No,” <b>Ana</b> said.</p>")
        >>> article.source_range(CharSpan.of(article.text, 6, 14)).text
        'Ana</b> said'
        """
        spans = self.source_spans(span)
        if not spans:
            return None
        return CharSpan.of(self.source, min(s.start for s in spans), max(s.end for s in spans))

    def _stretches(self, span: CharSpan) -> Iterator[tuple[int, int]]:
        """Starts and ends in the source, those that touch joined."""
        begin = end = None
        for start, stop in self._pieces(span):
            if start == end:
                end = stop
                continue
            if begin is not None and end is not None:
                yield begin, end
            begin, end = start, stop
        if begin is not None and end is not None:
            yield begin, end

    def _pieces(self, span: CharSpan) -> Iterator[tuple[int, int]]:
        index = max(0, bisect_right(self.places, span.start, key=lambda place: place[0]) - 1)
        for start, end, source_start, source_end in self.places[index:]:
            if start >= span.end:
                return
            first, last = max(start, span.start), min(end, span.end)
            if first >= last:
                continue
            if end - start == source_end - source_start:
                yield source_start + first - start, source_start + last - start
            else:
                yield source_start, source_end
