"""Articles in NewsML-G2 (https://iptc.org/standards/newsml-g2/): items, and messages of items."""

from __future__ import annotations

from attrs import evolve

from quoteaudit.errors import FileError
from quoteaudit.read.article import Form
from quoteaudit.read.bodies import Rendition, best_of, is_marked_up
from quoteaudit.read.decoding import Source
from quoteaudit.read.html import story_of as html_story_of
from quoteaudit.read.htmltree import BLOCKS, document_of
from quoteaudit.read.layout import Story
from quoteaudit.read.markup import Document, passages_of
from quoteaudit.read.nitf import NITF
from quoteaudit.read.nitf import story_of as nitf_story_of
from quoteaudit.read.page import HTML
from quoteaudit.read.passages import Passage, joined, plain_passages
from quoteaudit.read.xmltree import xml_document_of

_ITEMS = frozenset({"newsMessage", "newsItem"})


def newsml_stories(source: Source) -> tuple[Story, ...]:
    """The stories of a NewsML-G2 document. Raises what :func:`read_newsml` raises."""
    document = xml_document_of(source)
    root = document.tag(0).name
    if root not in _ITEMS:
        raise FileError(
            f"{source.name}: found an XML document <{root}>; needed <newsItem> or <newsMessage>, "
            "of NewsML-G2. Other items hold no articles, and NewsML 1 is another format."
        )
    items = [index for index, tag in document.tags() if tag.name == "newsItem"]
    found = (_item_story(document, index, source.name) for index in items)
    stories = tuple(story for story in found if story is not None)
    if not stories:
        raise FileError(
            f"{source.name}: found {len(items)} news items and text in none; needed an item with "
            "text in its contentSet. Pictures and packages have no article to audit."
        )
    return stories


def _item_story(document: Document, item: int, name: str) -> Story | None:
    """The story of an item; None for an item that is no text."""
    guid = document.tag(item).attributes.get("guid")
    called = f"{name}, item {guid}"
    content = document.child(item, "contentSet")
    renditions = []
    for index in () if content is None else document.children(content):
        if document.tag(index).name == "inlineXML":
            renditions.append(_inline_xml(document, index, called))
        elif document.tag(index).name == "inlineData":
            renditions.append(_inline_data(document, index, called))
    story = best_of(renditions)
    if story is None:
        if _is_text(document, item):
            raise FileError(
                f"{called}: found a text item without its text; needed it in inlineXML or "
                "inlineData. What stands elsewhere is not fetched: have it sent inline."
            )
        return None
    return _with_metadata(document, item, story)


def _is_text(document: Document, item: int) -> bool:
    index = document.child(item, "itemMeta", "itemClass")
    said = {} if index is None else document.tag(index).attributes
    return any(said.get(key, "").endswith(("ninat:text", "/text")) for key in ("qcode", "uri"))


def _inline_xml(document: Document, index: int, name: str) -> Rendition:
    roots = [document.tag(at).name for at in document.children(index)]
    if "nitf" in roots:
        at = next(at for at in document.children(index) if document.tag(at).name == "nitf")
        return Rendition(nitf_story_of(document, at, name), is_marked_up=True)
    blank = Story(form=Form.NEWSML, source=document.source)
    if set(roots) & {"body.content", "block", "hedline"}:
        body = passages_of(document, NITF, index)
    elif roots and set(roots) <= BLOCKS:
        page = document.first("body", within=index)
        body = passages_of(document, HTML, index if page is None else page)
    else:
        said = document.tag(index).attributes.get("contenttype", "not said")
        raise FileError(
            f"{name}: found inlineXML of a format that is not known ({said}, "
            f"<{', '.join(roots) or 'no element'}>); needed XHTML or NITF. Convert it."
        )
    return Rendition(evolve(blank, body=tuple(body)), is_marked_up=True)


def _inline_data(document: Document, index: int, name: str) -> Rendition:
    """Text, or markup that is escaped; it is then a source of its own."""
    first, last = index + 1, document.tag(index).end
    data = "".join(getattr(node, "text", "") for node in document.nodes[first:last])
    said = document.tag(index).attributes.get("contenttype", "")
    if "html" in said or (not said.startswith("text/plain") and is_marked_up(data)):
        story = html_story_of(document_of(data, f"{name}, inlineData"))
        return Rendition(evolve(story, source_path="inlineData"), is_marked_up=True)
    story = Story(form=Form.NEWSML, source=data, source_path="inlineData")
    return Rendition(evolve(story, body=plain_passages(data)), is_marked_up=False)


def _with_metadata(document: Document, item: int, story: Story) -> Story:
    """The story with what the item says about it; where that is silent, with what its body says."""
    tag = document.tag(item)
    in_place = story.source_path is None

    def found(*path: str) -> Passage | None:
        index = document.child(item, *path)
        passages = [] if index is None else passages_of(document, NITF, index)
        one = joined(passages, " ") if passages else None
        return one if one is None or in_place else Passage(one.text)

    def said(*path: str) -> str | None:
        return document.text(document.child(item, *path))

    return evolve(
        story,
        form=Form.NEWSML,
        headline=found("contentMeta", "headline") or story.headline or found("itemMeta", "title"),
        byline=found("contentMeta", "by")
        or story.byline
        or found("contentMeta", "creator", "name"),
        dateline=found("contentMeta", "dateline")
        or story.dateline
        or found("contentMeta", "located", "name"),
        language=_language(document, item) or tag.attributes.get("xml:lang") or story.language,
        published=said("itemMeta", "firstCreated")
        or said("itemMeta", "versionCreated")
        or said("contentMeta", "contentCreated"),
        id=tag.attributes.get("guid") or story.id,
    )


def _language(document: Document, item: int) -> str | None:
    index = document.child(item, "contentMeta", "language")
    return None if index is None else document.tag(index).attributes.get("tag")
