"""Headline, byline, dateline and paragraphs become one text that reads like an article.

The text holds, with an empty line between them:

1. the headline, unless the first paragraphs have it,
2. the decks under it, where the format marks them,
3. the byline, unless the first paragraphs have one, with *By* before it where it needs that,
4. the paragraphs, the first of them behind the dateline, unless the first paragraphs have one.

Byline and dateline are put in only in a form in which :mod:`quoteaudit.article` recognises them:
what it took for prose would be audited as prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from quoteaudit.article import find_blocks
from quoteaudit.article.patterns import is_matched
from quoteaudit.read.article import Article, Form
from quoteaudit.read.passages import SEPARATOR, Passage, joined
from quoteaudit.records import BlockKind

_TOP = 8  # passages: so far down a headline, byline or dateline may stand
_READ = 4000  # characters of them


@frozen(kw_only=True)
class Story:
    """The parts of an article, before they are one text."""

    form: Form
    source: str
    source_path: str | None = None
    headline: Passage | None = None
    byline: Passage | None = None
    dateline: Passage | None = None
    decks: tuple[Passage, ...] = ()  # lines under the headline
    body: tuple[Passage, ...] = ()
    language: str | None = None
    published: str | None = None
    id: str | None = None


def article_of(story: Story) -> Article:
    """The article that a story makes."""
    whole = joined(_passages_of(story))
    return Article(
        text=whole.text,
        form=story.form,
        headline=_line(story.headline),
        byline=_line(story.byline),
        dateline=_line(story.dateline),
        language=story.language,
        published=story.published,
        id=story.id,
        source=story.source,
        source_path=story.source_path,
        places=whole.places,
    )


def _line(passage: Passage | None) -> str | None:
    return (passage.line or None) if passage else None


def _passages_of(story: Story) -> list[Passage]:
    head, body = _head_and_body(story)
    if not body:
        return head
    top = [*head, *body[:_TOP]]
    if story.dateline is not None and story.dateline.line and not _has(top, BlockKind.DATELINE):
        body = _with_dateline(head, story.dateline, body)
    if story.byline is not None and story.byline.line and not _is_signed(top, story.byline):
        head = _with_byline(head, story.byline, body)
    return [*head, *body]


def _head_and_body(story: Story) -> tuple[list[Passage], list[Passage]]:
    """Headline and decks, and what stands below them; the body may bring a headline along."""
    body, decks, headline = list(story.body), list(story.decks), story.headline
    if headline is None or not headline.line or not body:
        return decks, body
    found = _shared_place(headline, body) or _same_words(headline, body)
    if found is None:
        return [_flat(headline), *decks], body
    index, end = found
    if index >= _TOP:
        return decks, body
    return [*body[:end], *decks], body[end:]


def _shared_place(headline: Passage, body: Sequence[Passage]) -> tuple[int, int] | None:
    """The passages from the same place in the source as the headline: the first, and past it."""
    if not headline.places:
        return None
    start, end = headline.places[0][2], headline.places[-1][3]
    found = [
        index
        for index, passage in enumerate(body)
        if any(first < end and start < last for _, _, first, last in passage.places)
    ]
    return (found[0], found[-1] + 1) if found else None


def _same_words(headline: Passage, body: Sequence[Passage]) -> tuple[int, int] | None:
    """The passages at the top with the words of the headline: the first, and past it."""
    title = _plain(headline.text)
    for index, passage in enumerate(body[:_TOP]):
        for end in range(index + 1, index + 4):  # a headline may be set in several blocks
            if _plain(SEPARATOR.join(part.text for part in body[index:end])) == title:
                return index, end
        if title in map(_plain, passage.text.splitlines()[:_TOP]):
            return index, index
    return None


def _with_byline(head: list[Passage], byline: Passage, body: Sequence[Passage]) -> list[Passage]:
    signed = _flat(byline)
    lines = [signed, joined([Passage("By"), signed], " ")]
    if is_matched(signed.text, "name", top=True, end=False):
        lines.reverse()  # names alone are a byline in some places only
    for line in lines:
        blocks = find_blocks(_top_of([*head, line, *body]))
        if any(b.kind is BlockKind.BYLINE and b.span.text == line.text for b in blocks):
            return [*head, line]
    return head


def _with_dateline(head: list[Passage], dateline: Passage, body: list[Passage]) -> list[Passage]:
    first, *others = body
    for opening in _openings(_flat(dateline)):
        whole = [joined([opening, first], ""), *others]
        if _has([*head, *whole], BlockKind.DATELINE):
            return whole
    return body


def _openings(dateline: Passage) -> Iterable[Passage]:
    """A dateline with a dash; in the forms of the agencies: ``VELMORA, Norland – ``."""
    bare = dateline.text.rstrip(" –—-")
    places = tuple(place for place in dateline.places if place[1] <= len(bare))
    yield joined([evolve(dateline, text=bare, places=places), Passage(" – ")], "")
    city, comma, rest = bare.partition(",")
    yield Passage(f"{city.upper()}{comma}{rest} – ")


def _is_signed(passages: Sequence[Passage], byline: Passage) -> bool:
    """Whether there is a byline: one that begins with *By*, or shares a name with the given one."""
    names = {word for word in byline.line.casefold().split() if len(word) > 3}
    lines = [
        block.span.text.casefold().split()
        for block in find_blocks(_top_of(passages))
        if block.kind is BlockKind.BYLINE
    ]
    return any(line[0].startswith("by") or names.intersection(line) for line in lines)


def _has(passages: Sequence[Passage], kind: BlockKind) -> bool:
    return any(block.kind is kind for block in find_blocks(_top_of(passages)))


def _top_of(passages: Sequence[Passage]) -> str:
    return SEPARATOR.join(passage.text for passage in passages[: 2 * _TOP])[:_READ]


def _flat(passage: Passage) -> Passage:
    """On one line; characters keep their places where that changes nothing."""
    return passage if passage.text == passage.line else Passage(passage.line)


_PLAIN = str.maketrans("‘’‚‛ʼ“”„‟", "'''''\"\"\"\"")


def _plain(text: str) -> str:
    """A headline as it is compared: the writing of quotation marks and spaces does not count."""
    return " ".join(text.translate(_PLAIN).split()).casefold()
