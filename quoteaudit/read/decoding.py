"""Bytes become text: which encoding a file is in, and errors that say what is wrong with it."""

from __future__ import annotations

import codecs
from os import PathLike
from pathlib import Path

import regex
from attrs import frozen

from quoteaudit.errors import FileError, InputError

_SNIFFED = 4096  # bytes: so far a declaration may stand
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the next one
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The encodings of the web (https://encoding.spec.whatwg.org), by the names that Python has.
_KNOWN = frozenset(
    """
    utf-8 cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10
    iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic iso8859-11
    cp874 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 gb2312 gbk gb18030 big5
    euc_jp iso2022_jp shift_jis cp932 euc_kr cp949 utf-16 utf-16-le utf-16-be
    """.split()
)
# As on the web: files that say Latin-1 mean Windows-1252, which has quotation marks, too.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "utf-16": "utf-8",
          "utf-16-le": "utf-8", "utf-16-be": "utf-8"}  # fmt: skip

_XML_DECLARATION = regex.compile(
    rb"\A\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", regex.IGNORECASE
)
_META_CHARSET = regex.compile(rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", regex.IGNORECASE)


@frozen
class Source:
    """The text of a file, and what to call the file in an error."""

    text: str
    name: str


def opened(path: str | PathLike[str]) -> bytes:
    """The bytes of a file. Raises :class:`~quoteaudit.FileError` when it cannot be opened."""
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: no path at all
        raise FileError.of(path, error, "a file to read") from error


def decoded(data: str | bytes, name: str, *, declared: bool = True) -> Source:
    """The text in ``data``, which keeps as it is when it is one already.

    Bytes are in the encoding of their byte order mark (left out of the text), else in the one
    that an XML declaration or a ``<meta charset>`` says (only if ``declared`` is true), else in
    UTF-8.

    Raises :class:`~quoteaudit.FileError` when the bytes are not in that encoding, and
    :class:`~quoteaudit.InputError` when ``data`` is neither text nor bytes.
    """
    if isinstance(data, str):
        return Source(data, name)
    if not isinstance(data, bytes | bytearray | memoryview):
        raise InputError(f"found {type(data).__name__}; needed str or bytes with an article")
    held = bytes(data)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if held.startswith(mark) and (declared or encoding == "utf-8"):
            return Source(_text(held[len(mark) :], encoding, "its byte order mark", name), name)
    said = _declared_in(held) if declared else None
    if said is None:
        return Source(_text(held, "utf-8", None, name), name)
    return Source(_text(held, _encoding_of(said, name), f"the file itself ({said})", name), name)


def _declared_in(data: bytes) -> str | None:
    opening = data[:_SNIFFED]
    found = _XML_DECLARATION.search(opening) or _META_CHARSET.search(opening)
    return found[1].decode("ascii", "replace") if found else None


def _encoding_of(said: str, name: str) -> str:
    try:
        known = codecs.lookup(said).name
    except LookupError:
        known = ""
    meant = _MEANT.get(known, known)
    if meant not in _KNOWN:
        raise FileError(
            f"{name}: says that its encoding is {said!r}; needed one of the encodings of the "
            "web, such as utf-8. Convert the file, for instance with iconv, and have it say so."
        )
    return meant


def _text(data: bytes, encoding: str, said_by: str | None, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at = f"byte {data[error.start]:#04x} at offset {error.start}"
        if said_by is None:
            raise FileError(
                f"{name}: {at} is not UTF-8; needed UTF-8 text. "
                "Convert the file, for instance with iconv -t UTF-8."
            ) from error
        raise FileError(
            f"{name}: {at} is not {encoding}, which {said_by} says that it is; needed the "
            "encoding that is said. Mend the declaration, or convert the file with iconv."
        ) from error
