"""A span of the text as given."""

from __future__ import annotations

from attrs import Attribute, field, frozen, validators


def _long_enough(span: CharSpan, attribute: Attribute[str], text: str) -> None:
    if len(text) != span.end - span.start:
        raise ValueError(
            f"a span [{span.start}, {span.end}) holds {span.end - span.start} characters, "
            f"but its text has {len(text)}"
        )


@frozen(order=True)
class CharSpan:
    """Where some words stand in the text, and the words.

    ``start`` and ``end`` count characters (code points) of the text as given and are
    half-open, as Python slices are: ``text[start:end]`` is ``text``.

    >>> CharSpan.of("She said no.", 4, 8)
    CharSpan(start=4, end=8, text='said')

    Raises ``ValueError`` when the numbers and the words cannot belong together.
    """

    start: int = field(validator=[validators.instance_of(int), validators.ge(0)])
    end: int = field(validator=validators.instance_of(int))
    text: str = field(validator=[validators.instance_of(str), _long_enough])

    @classmethod
    def of(cls, text: str, start: int, end: int) -> CharSpan:
        """The span ``[start, end)`` of ``text``."""
        return cls(start, end, text[start:end])
