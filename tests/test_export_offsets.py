"""Offsets in UTF-16 code units and in bytes of UTF-8, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoteaudit.errors import InputError
from quoteaudit.export import OffsetMap
from tests.wild_audits import wild_audits

TEXTS = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("text", "offset", "utf16", "utf8"),
    [
        ("", 0, 0, 0),
        ("plain", 5, 5, 5),
        ("“é”", 1, 1, 3),
        ("“é”", 3, 3, 8),
        ("💬x", 0, 0, 0),
        ("💬x", 1, 2, 4),
        ("💬x", 2, 3, 5),
        ("a💬b💬", 4, 6, 10),
        ("\ud800x", 1, 1, 3),
        ("\ud83d\udcac", 1, 1, 3),  # two lone surrogates are two characters
        ("\r\n", 2, 2, 2),
    ],
)
def test_offsets_are_counted_in_other_units(text: str, offset: int, utf16: int, utf8: int) -> None:
    assert OffsetMap.utf16(text).to_units(offset) == utf16
    assert OffsetMap.utf8(text).to_units(offset) == utf8
    assert OffsetMap.utf16(text).to_characters(utf16) == offset
    assert OffsetMap.utf8(text).to_characters(utf8) == offset


@given(TEXTS)
def test_units_are_those_of_the_encoded_text(text: str) -> None:
    utf16, utf8 = OffsetMap.utf16(text), OffsetMap.utf8(text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        assert utf16.to_units(offset) == sum(1 + (ord(char) > 0xFFFF) for char in before)
        assert utf8.to_units(offset) == len(before.encode("utf-8", "surrogatepass"))
        assert utf16.to_characters(utf16.to_units(offset)) == offset
        assert utf8.to_characters(utf8.to_units(offset)) == offset


@given(TEXTS)
def test_an_offset_is_converted_back_or_lies_inside_a_character(text: str) -> None:
    for units in (OffsetMap.utf16(text), OffsetMap.utf8(text)):
        edges = {units.to_units(offset): offset for offset in range(len(text) + 1)}
        for unit in range(max(edges) + 1):
            if unit in edges:
                assert units.to_characters(unit) == edges[unit]
            else:
                with pytest.raises(InputError, match="inside a character"):
                    units.to_characters(unit)


@pytest.mark.parametrize("offset", [-1, 3])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    units = OffsetMap.utf8("no")
    with pytest.raises(InputError, match="needed one from 0 to 2"):
        units.to_units(offset)
    with pytest.raises(InputError, match="needed one from 0 to 2"):
        units.to_characters(offset)


@given(wild_audits())
def test_the_character_that_replaces_a_surrogate_is_as_long(audit: object) -> None:
    text = getattr(audit, "text", "")
    replaced = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    for make in (OffsetMap.utf16, OffsetMap.utf8):
        assert make(text).to_units(len(text)) == make(replaced).to_units(len(text))
