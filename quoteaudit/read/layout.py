"""Headline, byline, dateline and paragraphs become one text that reads like an article.

The text holds, with an empty line between them:

1. the headline, unless the first paragraphs have it,
2. the byline, unless the first paragraphs have one, with *By* before it where it needs that,
3. the paragraphs, the first of them behind the dateline, unless the first paragraphs have one.

Byline and dateline are put in only in a form in which :mod:`quoteaudit.article` recognises them:
what it took for prose would be audited as prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from quoteaudit.article import find_blocks
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
    body: tuple[Passage, ...] = ()
    language: str | None = None
    published: str | None = None
    id: str | None = None


def article_of(story: Story) -> Article:
    """The article that a story makes."""
    passages = list(story.body)
    if passages:
        passages = _with_dateline(passages, story.dateline)
        passages = _with_byline(passages, story.byline)
        passages = _with_headline(passages, story.headline)
    whole = joined(passages)
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


def _with_headline(passages: list[Passage], headline: Passage | None) -> list[Passage]:
    if headline is None or not headline.line:
        return passages
    title = _plain(headline.text)
    lines = [line for passage in passages[:_TOP] for line in passage.text.splitlines()[:_TOP]]
    return passages if title in map(_plain, lines) else [_flat(headline), *passages]


def _with_byline(passages: list[Passage], byline: Passage | None) -> list[Passage]:
    if byline is None or not byline.line or _has(passages, BlockKind.BYLINE):
        return passages
    signed = _flat(byline)
    for line in (signed, joined([Passage("By"), signed], " ")):
        if _is_byline(line, passages):
            return [line, *passages]
    return passages


def _is_byline(line: Passage, passages: Sequence[Passage]) -> bool:
    blocks = find_blocks(_top_of([line, *passages]))
    return bool(blocks) and blocks[0].kind is BlockKind.BYLINE and blocks[0].span.text == line.text


def _with_dateline(passages: list[Passage], dateline: Passage | None) -> list[Passage]:
    if dateline is None or not dateline.line or _has(passages, BlockKind.DATELINE):
        return passages
    first, *others = passages
    for opening in _openings(_flat(dateline)):
        whole = joined([opening, first], "")
        blocks = find_blocks(_top_of([whole, *others]))
        if blocks and blocks[0].kind is BlockKind.DATELINE:
            return [whole, *others]
    return passages


def _openings(dateline: Passage) -> Iterable[Passage]:
    """A dateline with a dash; in the forms of the agencies: ``VELMORA, Norland – ``."""
    bare = dateline.text.rstrip(" –—-:")
    places = tuple(place for place in dateline.places if place[1] <= len(bare))
    yield joined([evolve(dateline, text=bare, places=places), Passage(" – ")], "")
    city, comma, rest = bare.partition(",")
    yield Passage(f"{city.upper()}{comma}{rest} – ")


def _has(passages: Sequence[Passage], kind: BlockKind) -> bool:
    return any(block.kind is kind for block in find_blocks(_top_of(passages)))


def _top_of(passages: Sequence[Passage]) -> str:
    return SEPARATOR.join(passage.text for passage in passages[:_TOP])[:_READ]


def _flat(passage: Passage) -> Passage:
    """On one line; characters keep their places where that changes nothing."""
    return passage if passage.text == passage.line else Passage(passage.line)


_PLAIN = str.maketrans("‘’‚‛ʼ“”„‟", "'''''\"\"\"\"")


def _plain(text: str) -> str:
    """A headline as it is compared: the writing of quotation marks and spaces does not count."""
    return " ".join(text.translate(_PLAIN).split()).casefold()
