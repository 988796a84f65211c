"""HTML becomes a :class:`~quoteaudit.read.markup.Document`, with the place of each character.

turbohtml cuts the source into tokens by the rules of the HTML standard. Which element a token
belongs to is worked out here, by those rules of the standard that matter to text: which start
tags end a paragraph, an item or a cell, and which end tags count for nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import regex
from attrs import field, mutable

from quoteaudit.errors import FileError, MissingExtraError
from quoteaudit.read.markup import Document, Tag, Words

BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing
    main menu nav ol p plaintext pre search section summary table tbody td tfoot th thead title tr
    ul xmp
    """.split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())

_VOID = frozenset(
    "area base basefont bgsound br col embed hr img input link meta param source track wbr".split()
)
_IN_HEAD = frozenset(
    "base basefont bgsound head link meta noscript script style template title".split()
)
_RAW = frozenset("iframe noembed noframes noscript script style textarea title xmp".split())
_BOUNDARIES = frozenset(
    "applet caption html marquee object svg table td template th button".split()
)
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_TABLES = frozenset({"table", "template", "html"})
_NO_PARAGRAPH = frozenset(
    "body caption head html legend tbody td tfoot th thead title tr summary".split()
)
# Which open elements a start tag ends, and at which elements that stops.
_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), _LISTS | _BOUNDARIES),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"}) | _BOUNDARIES),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"}) | _BOUNDARIES),
    "td": (frozenset({"td", "th", "caption"}), _TABLES),
    "th": (frozenset({"td", "th", "caption"}), _TABLES),
    "tr": (frozenset({"tr", "caption"}), _TABLES),
    "tbody": (frozenset({"tbody", "thead", "tfoot", "caption"}), _TABLES),
    "thead": (frozenset({"tbody", "thead", "tfoot", "caption"}), _TABLES),
    "tfoot": (frozenset({"tbody", "thead", "tfoot", "caption"}), _TABLES),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "body": (frozenset({"head"}), frozenset()),
}
_OPTIONAL_END = frozenset("dd dt li option p tbody td tfoot th thead tr".split())
_PAGE = frozenset({"body", "head", "html"})
_FOREIGN = frozenset({"svg", "math"})
_CELLS = frozenset("caption table tbody td tfoot th thead tr".split())

_END = "\ue000"
"""Put behind the source: what swallows it never ends. (Of the private use area, so no news.)"""

_LINE_END = regex.compile(r"\r\n|[\r\n]")


def document_of(source: str, name: str) -> Document:
    """The elements and words of an HTML page, or of a piece of one.

    Any text is HTML, and is read as browsers read it. Only where they would show a part of the
    page in silence (a tag, comment or script that never ends, a page that breaks off) a
    :class:`~quoteaudit.FileError` is raised. Without turbohtml it is a
    :class:`~quoteaudit.MissingExtraError`.
    """
    try:
        from turbohtml import TokenType, tokenize
    except ImportError as error:
        raise MissingExtraError.of("turbohtml", extra="read") from error
    tokens = list(tokenize(source + _END, resolve_references=False, capture_source=True))
    lines = [0, *(match.end() for match in _LINE_END.finditer(source))]
    starts = [*(lines[token.line - 1] + token.col for token in tokens), len(source)]
    last = tokens[-1] if tokens else None
    is_whole = last is not None and last.type is TokenType.TEXT and (last.data or "").endswith(_END)
    if last is None or not is_whole or source.endswith(("<", "</")):
        raise _lost("a tag or comment", last.line if last else 1, name)
    builder = _Builder(Document(source))
    for token, start, end in zip(tokens, starts, starts[1:], strict=False):
        match token.type:
            case TokenType.START_TAG:
                builder.start(token.tag or "", token.attrs or (), token.self_closing)
            case TokenType.END_TAG:
                builder.end(token.tag or "")
            case TokenType.TEXT:
                builder.words((token.data or "").removesuffix(_END), start, end)
            case TokenType.CHARACTER_REFERENCE:
                builder.words(token.data or "", start, start + len(token.source or ""))
    if builder.raw is not None:
        raise _lost(f"<{builder.raw}>", last.line, name)
    broken_off = builder.broken_off()
    if broken_off is not None:
        raise FileError(
            f"{name}: found a page that breaks off within <{broken_off}>; needed all of the "
            "page. See whether the file is complete, or add what closes it."
        )
    return builder.finish()


def _lost(what: str, line: int, name: str) -> FileError:
    return FileError(
        f"{name}: found {what}, in line {line} or below, that never ends, so that the words after "
        "it would be lost; needed the whole of it. Close it, or see whether the file is complete."
    )


@mutable
class _Builder:
    """Knows which elements are open, and how deep, without ever searching for them."""

    document: Document
    stack: list[int] = field(factory=list)  # indices of open tags
    depths: dict[str, list[int]] = field(factory=lambda: defaultdict(list))
    has_ended: bool = False  # the page said so
    raw: str | None = None  # the open element whose content is no markup

    def start(
        self, name: str, attributes: Iterable[tuple[str, str]] = (), self_closing: bool = False
    ) -> None:
        if name in {"html", "body"} and self._depth(name):
            return
        self._make_room(name)
        tag = Tag(name, dict(attributes))
        self.document.nodes.append(tag)
        foreign = name in _FOREIGN or max(map(self._depth, _FOREIGN)) > 0
        if name in _VOID or (self_closing and foreign):
            tag.end = len(self.document.nodes)
            tag.closed = True
            return
        self.stack.append(len(self.document.nodes) - 1)
        self.depths[name].append(len(self.stack))
        self.raw = name if name in _RAW else None

    def end(self, name: str) -> None:
        self.raw = None
        if name in {"html", "body"}:
            self.has_ended = True  # what follows belongs to the body all the same
            return
        if name in HEADINGS:
            name = max(HEADINGS, key=self._depth)
        depth = self._depth(name)
        if depth > self._limit(name):
            self.document.tag(self.stack[depth - 1]).closed = True
            self._close_to(depth)
        elif name in {"p", "br"}:  # browsers show a lone one as an empty element
            self.start(name)
            if name == "p":
                self._close_to(self._depth("p"))

    def words(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        if self._top() == "head" and not text.isspace():
            self._close_to(len(self.stack))
        written = self.document.source[start:end]
        same = _LINE_END.sub("\n", written) == text  # browsers see \r\n as \n
        self.document.nodes.append(Words(written if same else text, start, end))

    def broken_off(self) -> str | None:
        """The element in which a page breaks off: one that needs an end tag, and none for the page.

        Pages may leave out the end tags of the page and of paragraphs, and careless ones leave
        out others, but seldom both.
        """
        is_page = self._depth("html") or self._depth("body")
        if self.has_ended or not is_page:
            return None
        names = [self.document.tag(index).name for index in self.stack]
        return next((name for name in names if name not in _OPTIONAL_END | _PAGE), None)

    def finish(self) -> Document:
        self._close_to(1)
        return self.document

    def _make_room(self, name: str) -> None:
        """Closes what a start tag ends without saying so."""
        foreign = max(map(self._depth, _FOREIGN))
        if foreign > self._depth("foreignobject") and name in BLOCKS - {"title"}:
            self._close_to(foreign)
        if self._top() == "head" and name not in _IN_HEAD:
            self._close_to(len(self.stack))
        if name in BLOCKS and name not in _NO_PARAGRAPH:
            depth = self._depth("p")
            if depth > max(map(self._depth, _BOUNDARIES)):
                self._close_to(depth)
        if name in HEADINGS and self._top() in HEADINGS:
            self._close_to(len(self.stack))
        ended, limits = _ENDS.get(name, (frozenset(), frozenset()))
        limit = max(map(self._depth, limits), default=0)
        inside = [depth for depth in map(self._depth, ended) if depth > limit]
        if inside:
            self._close_to(min(inside))

    def _limit(self, name: str) -> int:
        """How deep an element must be for its end tag to count."""
        if name in _CELLS:
            return max(map(self._depth, _TABLES - {name}))
        if name in BLOCKS or name in _BOUNDARIES:
            return max(map(self._depth, _BOUNDARIES - {name}))
        return max(map(self._depth, BLOCKS | _BOUNDARIES))  # </b> does not end a paragraph

    def _depth(self, name: str) -> int:
        depths = self.depths.get(name)
        return depths[-1] if depths else 0

    def _top(self) -> str:
        return self.document.tag(self.stack[-1]).name if self.stack else ""

    def _close_to(self, depth: int) -> None:
        """Closes all elements that are as deep, or deeper."""
        while len(self.stack) >= depth:
            tag = self.document.tag(self.stack.pop())
            tag.closed |= tag.name in _OPTIONAL_END
            tag.end = len(self.document.nodes)
            self.depths[tag.name].pop()
