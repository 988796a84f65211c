"""Articles in NITF, the News Industry Text Format (https://iptc.org/standards/nitf/)."""

from __future__ import annotations

from quoteaudit.errors import FileError
from quoteaudit.read.article import Form
from quoteaudit.read.decoding import Source
from quoteaudit.read.layout import Story
from quoteaudit.read.markup import Document, Tag, Vocabulary, passages_of
from quoteaudit.read.passages import Passage, joined
from quoteaudit.read.xmltree import xml_document_of

_DROPPED = frozenset("media alt-code pronounce copyrite datasource".split())


def _is_dropped(tag: Tag) -> bool:
    return tag.name in _DROPPED


NITF = Vocabulary(
    blocks=frozenset(
        """
        abstract bibliography block body.content body.end body.head bq byline byttl caption
        copyrite credit dateline dd distributor dl dt fn hedline hl1 hl2 hr li note ol p pre
        rights series table tagline tbody td tfoot th thead tr ul
        """.split()
    ),
    breaks=frozenset({"br"}),
    kept=frozenset({"pre"}),
    is_dropped=_is_dropped,
)


def nitf_story(source: Source) -> Story:
    """The story of a NITF document. Raises what :func:`read_nitf` raises."""
    document = xml_document_of(source)
    root = document.first("nitf")
    if root != 0:
        found = document.tag(0).name
        raise FileError(
            f"{source.name}: found an XML document <{found}>; needed <nitf>, of NITF 3."
        )
    story = story_of(document, root, source.name)
    if not story.body:
        raise FileError(
            f"{source.name}: found no words in <body.content>; needed the text of an article. "
            "Read a file that has its text, not only metadata."
        )
    return story


def story_of(document: Document, root: int, name: str) -> Story:
    """The story of the NITF element at an index; its body may be empty."""
    content = document.first("body.content", within=root)
    if content is None:
        raise FileError(
            f"{name}: found no <body.content> in <nitf>; needed the text of an article in it. "
            "Read a file that has its text, not only metadata."
        )
    head = document.first("body.head", within=root)
    ending = document.first("tagline", within=root)
    return Story(
        form=Form.NITF,
        source=document.source,
        headline=_one(document, document.first("hl1", within=root))
        or _one(document, document.first("title", within=root)),
        byline=_one(document, None if head is None else document.first("byline", within=head)),
        dateline=_one(document, document.first("dateline", within=root)),
        decks=tuple(_decks(document, head)),
        body=tuple(_body(document, content, ending)),
        language=document.tag(root).attributes.get("xml:lang"),
        published=_stated(document, root, "date.release", "norm")
        or _stated(document, root, "date.issue", "norm")
        or _stated(document, root, "pubdata", "date.publication"),
        id=_stated(document, root, "doc-id", "id-string"),
    )


def _one(document: Document, index: int | None) -> Passage | None:
    """The words of an element on one line, in their places."""
    if index is None:
        return None
    passages = passages_of(document, NITF, index)
    return joined(passages, ", ") if passages else None


def _decks(document: Document, head: int | None) -> list[Passage]:
    inner = [] if head is None else [i for i, tag in document.tags(head) if tag.name == "hl2"]
    return [passage for index in inner for passage in passages_of(document, NITF, index)]


def _body(document: Document, content: int, ending: int | None) -> list[Passage]:
    """The paragraphs, and the credit line at the end."""
    parts = [content] if ending is None else [content, ending]
    return [passage for part in parts for passage in passages_of(document, NITF, part)]


def _stated(document: Document, root: int, element: str, attribute: str) -> str | None:
    index = document.first(element, within=root)
    return None if index is None else document.tag(index).attributes.get(attribute)
