"""XML becomes a :class:`~quoteaudit.read.markup.Document`, with the place of each character.

Python's own expat parses it. A document type may be named, as NITF files do, but nothing is ever
fetched. One that declares anything itself is refused before the declaration is read: entities
that grow, or that name files and addresses, never come to be. Elements need no recursion.
"""

from __future__ import annotations

from html.entities import html5
from xml.parsers import expat

from attrs import field, mutable

from quoteaudit.errors import FileError
from quoteaudit.read.decoding import Source
from quoteaudit.read.markup import Document, Tag, Words

_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"


def xml_document_of(source: Source) -> Document:
    """The elements and words of an XML document; names are without their namespace.

    Raises :class:`~quoteaudit.FileError` when the document is not well-formed, or declares
    entities or anything else of its own.
    """
    reader = _Reader(source)
    reader.parse()
    return reader.document


@mutable
class _Reader:
    source: Source
    document: Document = field(init=False)
    data: bytes = field(init=False)
    parser: expat.XMLParserType = field(init=False)
    stack: list[Tag] = field(factory=list)
    at: tuple[int, int] = (0, 0)  # the same place, in bytes and in characters
    is_literal: bool = False  # within <![CDATA[ ... ]]>

    def parse(self) -> None:
        self.document = Document(self.source.text)
        try:
            # Declared encodings no longer matter: the text is decoded.
            self.data = self.source.text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise self._broken(f"half of a surrogate pair at offset {error.start}") from error
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.StartCdataSectionHandler = self._start_literal
        parser.EndCdataSectionHandler = self._end_literal
        parser.SkippedEntityHandler = self._entity
        parser.StartDoctypeDeclHandler = self._document_type
        parser.EntityDeclHandler = self._declaration
        try:
            parser.Parse(self.data, True)
        except expat.ExpatError as error:
            where = f"line {error.lineno}, column {error.offset + 1}"
            raise self._broken(f"{expat.ErrorString(error.code)} in {where}") from error

    def _broken(self, what: str) -> FileError:
        return FileError(
            f"{self.source.name}: found {what}; needed well-formed XML. "
            "See whether the file is complete, and have its sender mend it."
        )

    def _document_type(
        self, name: str, system_id: str | None, public_id: str | None, has_subset: int
    ) -> None:
        if has_subset:
            self._declaration()

    def _declaration(self, *declared: object) -> None:
        raise FileError(
            f"{self.source.name}: found a document type that declares something of its own; needed "
            "XML without declarations, since entities can hide or multiply text. Resolve them."
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = Tag(
            _local(name),
            {"xml:lang" if k == _XML_LANG else _local(k): v for k, v in attributes.items()},
        )
        self.document.nodes.append(tag)
        self.stack.append(tag)

    def _end(self, name: str) -> None:
        tag = self.stack.pop()
        tag.end = len(self.document.nodes)
        tag.closed = True

    def _start_literal(self) -> None:
        self.is_literal = True

    def _end_literal(self) -> None:
        self.is_literal = False

    def _words(self, text: str) -> None:
        start = self.parser.CurrentByteIndex
        opening = self.data[start : start + 2]
        if opening[:1] == b"&" and not self.is_literal:
            end = self.data.index(b";", start) + 1
        elif opening == b"\r\n":
            end = start + 2
        else:
            end = start + len(text.encode("utf-8"))
        self._add(text, start, end)

    def _entity(self, name: str, is_parameter: bool) -> None:
        """An entity of a document type that is not fetched: those of HTML are known anyway."""
        if is_parameter:
            return
        text = html5.get(f"{name};")
        if text is None:
            raise self._broken(f"the entity &{name};, which nothing explains")
        start = self.parser.CurrentByteIndex
        self._add(text, start, self.data.index(b";", start) + 1)

    def _add(self, text: str, start: int, end: int) -> None:
        first, last = self._offset(start), self._offset(end)
        self.document.nodes.append(Words(text, first, last))

    def _offset(self, index: int) -> int:
        """The index of a byte, in characters; indices come in ascending order."""
        byte, char = self.at
        self.at = (index, char + len(self.data[byte:index].decode("utf-8")))
        return self.at[1]


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
