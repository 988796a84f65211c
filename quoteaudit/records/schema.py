"""The JSON Schema of an audit, read off the records themselves."""

from __future__ import annotations

from collections import deque
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin

from attrs import has

from quoteaudit.records.audit import Audit
from quoteaudit.records.quotes import Name, Quote, Speaker
from quoteaudit.records.serial import SCHEMA, hints

_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Name: {"type": "string", "minLength": 1},
}
_BY_ID = (Speaker, Quote)


def json_schema() -> dict[str, Any]:
    """What :meth:`~quoteaudit.Audit.to_dict` writes, as JSON Schema of the 2020-12 draft.

    >>> json_schema()["$defs"]["CharSpan"]["required"]
    ['start', 'end', 'text']
    """
    shapes: dict[str, dict[str, Any]] = {}
    waiting: deque[type] = deque([Audit])
    while waiting:
        record = waiting.popleft()
        if record.__name__ not in shapes:
            shapes[record.__name__] = _object(record, waiting)
    top = shapes.pop(Audit.__name__)
    top["properties"] = {"schema": {"const": SCHEMA}} | top["properties"]
    top["required"] = ["schema", *top["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **top,
        "$defs": dict(sorted(shapes.items())),
    }


def _object(record: type, waiting: deque[type]) -> dict[str, Any]:
    return {
        "description": (record.__doc__ or "").partition("\n\n")[0].replace("\n    ", " "),
        "type": "object",
        "required": list(hints(record)),
        "properties": {
            name: _shape(hint, waiting, is_listed=record is Audit)
            for name, hint in hints(record).items()
        },
    }


def _shape(hint: Any, waiting: deque[type], is_listed: bool = False) -> dict[str, Any]:
    """The shape of a field; ``is_listed`` where speakers and quotes are written out."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _shape(get_args(hint)[0], waiting, is_listed)}
    if NoneType in get_args(hint):
        (inner,) = (arg for arg in get_args(hint) if arg is not NoneType)
        return {"anyOf": [{"type": "null"}, _shape(inner, waiting)]}
    if has(hint) and (is_listed or hint not in _BY_ID):
        waiting.append(hint)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if has(hint):
        return {"type": "string", "description": f"The id of one of the {hint.__name__.lower()}s."}
    assert issubclass(hint, StrEnum), hint
    return {"enum": [member.value for member in hint]}
