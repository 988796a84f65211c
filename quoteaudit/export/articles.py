"""The articles that an exporter takes: audits, the ids that they go by, and IRIs made of those."""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar, cast
from urllib.parse import quote as percent_encoded

from quoteaudit.errors import InputError
from quoteaudit.records import Audit

Audits = Audit | Mapping[str, Audit] | Iterable[Audit | tuple[str, Audit]]
"""What holds articles: one audit, audits by their ids, or any iterable of audits or of pairs of
an id and an audit. An iterable is read once, one article at a time."""

T = TypeVar("T")
_SURROGATES = re.compile("[\ud800-\udfff]")
_IRI = re.compile(
    r"""[A-Za-z][A-Za-z0-9+.-]+:   # a scheme of two letters or more, since C: is a drive,
    (?: //.*                       # and an authority,
    | [^\s<>"{}|\\^`]+            # or nothing that no IRI may hold, as a name with a space does
    )""",
    re.VERBOSE | re.DOTALL,
)
_IRI_SAFE = "/:?#[]@!$&'()*+,;=%~"


def articles(audits: Audits) -> Iterator[tuple[str, Audit]]:
    """The id and the audit of each article, as each is asked for.

    An article without an id goes by :func:`id_of` its text. Raises
    :class:`~quoteaudit.InputError` at the first thing that is no audit.
    """
    for one in _each(audits):
        match one:
            case Audit():
                yield id_of(one.text), one
            case (str() as name, Audit() as audit):
                yield name, audit
            case _:
                raise _wrong(one)


def _each(audits: object) -> Iterable[object]:
    if isinstance(audits, Audit):
        return (audits,)
    if isinstance(audits, Mapping):
        return audits.items()
    if isinstance(audits, Iterable) and not isinstance(audits, str | bytes):
        return audits
    raise _wrong(audits)


def _wrong(found: object) -> InputError:
    return InputError(
        f"found {type(found).__name__}; needed an Audit, or an iterable of them or of pairs of "
        "an id (str) and an Audit. Audit the text first, with quoteaudit.audit_text."
    )


def id_of(text: str) -> str:
    """The id of an article that was given none: a name for its text, the same everywhere.

    It is a URI of RFC 6920, *Naming Things with Hashes*, for the first 128 bits of the SHA-256
    of the text in UTF-8. Equal texts have equal names.

    >>> id_of("She said no.")
    'ni:///sha-256-128;x6-Fba2I136w0T8QRaJDLA'
    """
    digest = hashlib.sha256(well_formed(text).encode()).digest()[:16]
    return "ni:///sha-256-128;" + urlsafe_b64encode(digest).decode().rstrip("=")


def iri_of(name: str) -> str:
    """An id as an IRI: itself if it is one, else (a file name) a relative reference.

    >>> iri_of("https://example.org/bridge"), iri_of("may/port: 100%.txt")
    ('https://example.org/bridge', 'may/port%3A%20100%25.txt')
    """
    if _IRI.fullmatch(name):
        return percent_encoded(well_formed(name), safe=_IRI_SAFE)
    return percent_encoded(well_formed(name.replace("\\", "/")))


def part_of(iri: str, name: str) -> str:
    """The IRI of a part of what ``iri`` names: a fragment, or one inside its fragment.

    >>> part_of("https://example.org/bridge", "q1"), part_of("#run-7", "q1")
    ('https://example.org/bridge#q1', '#run-7/q1')
    """
    return f"{iri}{'/' if '#' in iri else '#'}{percent_encoded(well_formed(name), safe='')}"


def well_formed(value: T) -> T:
    r"""A value with U+FFFD for every lone surrogate in its strings, so that UTF-8 can hold it.

    The replacement is as long as what it stands for, in characters, in UTF-16 code units and in
    UTF-8 bytes (as ``surrogatepass`` counts them), so that all offsets stay true.

    >>> well_formed({"text": "No\ud800.", "end": 4})
    {'text': 'No�.', 'end': 4}
    """
    return cast("T", _well_formed(value))


def _well_formed(value: object) -> object:
    if isinstance(value, str):
        return value if value.isascii() else _SURROGATES.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _well_formed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_well_formed(item) for item in value]
    return value
