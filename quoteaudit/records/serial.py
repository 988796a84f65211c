"""An audit as plain dicts, lists, strings and numbers, and back.

The fields and types of the records say it all: a record becomes a dict of its fields, a tuple
a list, an enum its value. Speakers and quotes are written once, in the lists that bear their
names, and referred to by id everywhere else. Reading trusts nothing: data that cannot be an
audit raise :class:`~quoteaudit.SchemaError` with the place, what was found, what was needed
and what to do. Keys that are not known are ignored, so other tools may add their own;
``docs/audit.schema.json`` describes the same shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType, NoneType
from typing import Any, get_args, get_origin, get_type_hints

from attrs import fields, has

from quoteaudit.errors import SchemaError
from quoteaudit.records.places import Place
from quoteaudit.records.quotes import Name, Quote, Speaker
from quoteaudit.records.spans import CharSpan

SCHEMA = "quoteaudit/1"

Known = dict[type, dict[str, Any]]
"""The speakers and the quotes that were read so far, by id."""


def dict_of(audit: object) -> dict[str, Any]:
    """The audit as plain data, ``schema`` first; :func:`fields_of` is the way back."""
    written: dict[str, Any] = {"schema": SCHEMA}
    for name in hints(type(audit)):
        value = getattr(audit, name)
        written[name] = list(map(_record, value)) if isinstance(value, tuple) else plain(value)
    return written


def _record(record: object) -> dict[str, Any]:
    return {name: plain(getattr(record, name)) for name in hints(type(record))}


def plain(value: Any) -> Any:
    """A record, or what a field of one holds, as JSON has it; a speaker or a quote by its id."""
    if isinstance(value, Speaker | Quote):
        return value.id
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, StrEnum):
        return str(value)
    return _record(value) if has(type(value)) else value


def hints(record: type) -> Mapping[str, Any]:
    """The types of a record's fields by name, in order."""
    if record not in _hints:
        known = get_type_hints(record, include_extras=True)
        _hints[record] = {field.name: known[field.name] for field in fields(record)}
    return _hints[record]


_hints: dict[type, Mapping[str, Any]] = {}


def fields_of(audit: type, data: object) -> dict[str, Any]:
    """The arguments of ``Audit`` that ``data``, as :func:`dict_of` wrote it, stands for.

    Raises :class:`~quoteaudit.SchemaError` when ``data`` is no audit, is of another schema
    version, or contradicts itself: a span whose words are not the ones in the text, say.
    """
    top = Place("audit", data)
    _check_version(top.key("schema"))
    top = Place("audit", data, top.key("text").string())
    places = {name: top.key(name) for name in hints(audit)}
    known: Known = {Speaker: {}, Quote: {}}
    for own_id, place in _by_id(places["speakers"]).items():
        known[Speaker][own_id] = _built(Speaker, place, known)
    known[Quote].update(_quotes(places["quotes"], known))
    return {name: _top(place, hints(audit)[name], known) for name, place in places.items()}


def _top(place: Place, hint: Any, known: Known) -> Any:
    """What one key of the audit stands for: the lists of speakers and quotes are read by now."""
    inner = get_args(hint)[:1]
    if inner and inner[0] in known:
        return tuple(known[inner[0]].values())
    return _read(place, hint, known)


def _check_version(place: Place) -> None:
    if place.string() != SCHEMA:
        place.fail(
            f"{SCHEMA!r}, the version that this release reads",
            "Read it with the release that wrote it, or audit the text again.",
        )


def _by_id(places: Place) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for place in places.items():
        own_id = place.key("id")
        if own_id.name() in found:
            own_id.fail("an id that no other record in the list has")
        found[own_id.value] = place
    return found


def _quotes(places: Place, known: Known) -> dict[str, Quote]:
    """The quotes by id in their order, parents built before children wherever they stand."""
    waiting = _by_id(places)
    built = known[Quote]
    for place in waiting.values():
        for own_id in reversed(_unbuilt_chain(place, waiting, built)):
            built[own_id] = _built(Quote, waiting[own_id], known)
    in_order = {own_id: built[own_id] for own_id in waiting}
    built.clear()
    return in_order


def _unbuilt_chain(
    place: Place, waiting: Mapping[str, Place], built: Mapping[str, Quote]
) -> list[str]:
    """The ids of the quote at ``place`` and of those it stands in, up to one that is built."""
    chain: dict[str, None] = {}  # a dict, since a hostile chain can be very long
    own_id = place.key("id").name()
    while own_id not in built:
        chain[own_id] = None
        parent = waiting[own_id].key("parent")
        if parent.value is None:
            break
        parent.one_of(waiting, "the quotes")
        own_id = parent.value
        if own_id in chain:
            parent.fail("a quote that does not itself stand in this one")
    return list(chain)


def record_of(record: type, place: Place, **made: Any) -> Any:
    """The record that a dict outside of an audit stands for; the fields ``made`` are known.

    Raises what :func:`fields_of` raises.
    """
    return _built(record, place, {}, made)


def _built(
    record: type, place: Place, known: Known, made: Mapping[str, Any] = MappingProxyType({})
) -> Any:
    """The record that a dict stands for, with the fields that were ``made`` before."""
    values = {
        name: made[name] if name in made else _read(place.key(name), hint, known)
        for name, hint in hints(record).items()
    }
    try:
        return record(**values)
    except ValueError as error:  # what the record itself refuses: contents that overlap, say
        raise SchemaError(f"{place.path}: {error}. Give it as Audit.to_dict wrote it.") from None


def _read(place: Place, hint: Any, known: Known) -> Any:
    """What a value stands for where a field of the type ``hint`` is needed."""
    if hint in known:
        return place.one_of(known[hint], f"the {hint.__name__.lower()}s")
    if hint in _SIMPLE:
        return _SIMPLE[hint](place)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return tuple(_read(item, inner, known) for item in place.items())
    if NoneType in get_args(hint):
        (inner,) = (arg for arg in get_args(hint) if arg is not NoneType)
        return place.optional(lambda at: _read(at, inner, known))
    return place.member_of(hint) if issubclass(hint, StrEnum) else _built(hint, place, known)


_SIMPLE = {
    str: Place.string,
    Name: Place.name,
    int: Place.whole,
    float: Place.number,
    bool: Place.truth,
    CharSpan: Place.span,
}
"""How the types that no other type makes up are read."""
