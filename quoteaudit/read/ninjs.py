"""Articles in ninjs, News in JSON (https://iptc.org/standards/ninjs/), versions 1, 2 and 3.

Version 1 has ``headline``, ``byline`` and bodies called ``body_text`` or ``body_xhtml``; version 2
has ``headlines``, ``by`` and ``bodies``; version 3 is version 2 in camelCase (``contentType``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve

from quoteaudit.errors import FileError
from quoteaudit.read.article import Form
from quoteaudit.read.bodies import Rendition, best_of, is_marked_up
from quoteaudit.read.decoding import Source
from quoteaudit.read.html import story_of as html_story_of
from quoteaudit.read.htmltree import document_of
from quoteaudit.read.layout import Story
from quoteaudit.read.nitf import nitf_story
from quoteaudit.read.passages import Passage, plain_passages

_DATES = ("firstcreated", "firstCreated", "versioncreated", "versionCreated",
          "contentcreated", "contentCreated")  # fmt: skip


def json_of(source: Source) -> object:
    """The data of a JSON document. Raises :class:`~quoteaudit.FileError` where it is none."""
    try:
        return json.loads(source.text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        reason = error if isinstance(error, ValueError) else "nested too deeply"
        raise FileError(
            f"{source.name}: is no JSON ({reason}); needed a ninjs object. "
            "See whether the file is complete."
        ) from error


def is_ninjs(data: object) -> bool:
    """Whether data has a body, or is like a ninjs object that might have one."""
    if not isinstance(data, Mapping):
        return False
    return "bodies" in data or any(map(_is_body, data)) or {"uri", "type"} <= data.keys()


def ninjs_story(data: object, name: str) -> Story:
    """The story of a ninjs object. Raises what :func:`read_ninjs` raises."""
    if not isinstance(data, Mapping):
        raise FileError(
            f"{name}: found JSON that is {_kind(data)}; needed one ninjs object. "
            "Give each article by itself."
        )
    story = best_of([_rendition(*body, name) for body in _bodies(data, name)])
    if story is None:
        raise FileError(
            f"{name}: found a ninjs object of type {data.get('type', 'text')!r} without the text "
            "of a body; needed body_text, body_xhtml or bodies with words in them. Ask its "
            "sender for the full representation."
        )
    return evolve(
        story,
        form=Form.NINJS,
        headline=_passage(_headline(data, name)) or story.headline,
        byline=_passage(_string(data, name, "byline", "by")) or story.byline,
        dateline=_passage(_string(data, name, "located")) or story.dateline,
        language=_string(data, name, "language") or story.language,
        published=_string(data, name, *_DATES) or story.published,
        id=_string(data, name, "uri") or story.id,
    )


def _kind(data: object) -> str:
    return f"a list of {len(data)}" if isinstance(data, list) else f"a {type(data).__name__}"


def _is_body(key: object) -> bool:
    return isinstance(key, str) and key.startswith("body_")


def _bodies(data: Mapping[str, Any], name: str) -> Iterator[tuple[str, str, str]]:
    """Where each body stands, what it is said to be, and the body."""
    for key in filter(_is_body, data):
        value = _string(data, name, key)
        if value:
            yield key, "text/plain" if key == "body_text" else key, value
    for index, body in enumerate(_objects(data, "bodies", name)):
        value = _string(body, name, "value")
        said = _string(body, name, "contenttype", "contentType") or ""
        if value:
            yield f"bodies[{index}].value", said.lower(), value


def _rendition(path: str, said: str, value: str, name: str) -> Rendition:
    inner = Source(value, f"{name}, {path}")
    if said.startswith("text/plain") or not ("ml" in said or "nitf" in said or is_marked_up(value)):
        story = Story(form=Form.NINJS, source=value, body=plain_passages(value))
        return Rendition(evolve(story, source_path=path), is_marked_up=False)
    is_nitf = "nitf" in said or value.lstrip().startswith(("<nitf", "<body.content"))
    story = nitf_story(inner) if is_nitf else html_story_of(document_of(value, inner.name))
    return Rendition(evolve(story, source_path=path), is_marked_up=True)


def _headline(data: Mapping[str, Any], name: str) -> str | None:
    """The headline that is called main, or else the first."""
    headlines = _objects(data, "headlines", name)
    main = [one for one in headlines if one.get("role") == "main"]
    values = [_string(one, name, "value") for one in [*main, *headlines]]
    return _string(data, name, "headline") or next(filter(None, values), None)


def _objects(data: Mapping[str, Any], key: str, name: str) -> list[Mapping[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise FileError(
            f"{name}: found {key} that is no list of objects; needed ninjs 1, 2 or 3. "
            "Check it with the JSON Schema of the IPTC."
        )
    return value


def _string(data: Mapping[str, Any], name: str, *keys: str) -> str | None:
    """The first of the keys that has words."""
    for key in keys:
        value = data.get(key)
        if value is not None and not isinstance(value, str):
            raise FileError(
                f"{name}: found {key} that is {_kind(value)}; needed a string, as ninjs has it. "
                "Check it with the JSON Schema of the IPTC."
            )
        if value and value.strip():
            return value
    return None


def _passage(words: str | None) -> Passage | None:
    return Passage(" ".join(words.split())) if words else None
