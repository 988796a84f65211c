"""Text with the expected spans marked in it, and sentences that are parsed by hand.

``{content|“No,”} {source|Ana Ruiz} {cue|said}.`` is plain text with one attribution in it.
Several contents are one attribution of several spans. Numbers tell attributions apart, and
one that stands in the content of another is its child:
``{content1|“{source2|He} {cue2|said} {content2|no},”} {source1|Ruiz} {cue1|said}.``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import ndiff
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from attrs import frozen
from spacy.lang.en import English
from spacy.tokens import Doc

from quoteaudit import Audit, CharSpan, Quote, audit_text
from quoteaudit.records import TermKind

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_BRACE = re.compile(r"\{(?P<part>[a-z]+)(?P<number>\d*)\||\}")
_PARTS = {"content", "cue", "source"}
_TERMS = {kind.value for kind in TermKind}
_CLOSE_TO_THE_LEFT = frozenset({".", ",", ":", ";", "?", "!", "”", "’", "’s", "'s", "n’t", ")"})
_CLOSE_TO_THE_RIGHT = frozenset({"“", "‘", "(", "$"})


@frozen
class Marked:
    """Plain text, and the spans of each attribution (by number) and term marked in it."""

    text: str
    attributions: dict[int, dict[str, list[CharSpan]]]
    terms: list[tuple[str, CharSpan]]


def read_marked(marked: str) -> Marked:
    """The plain text of ``marked``, and what is marked in it.

    >>> read = read_marked("{content|“No,”} {source|Ana Ruiz} {cue|said}.")
    >>> read.text, read.attributions[0]["source"]
    ('“No,” Ana Ruiz said.', [CharSpan(start=6, end=14, text='Ana Ruiz')])
    """
    plain = ""
    at = 0
    open_braces: list[tuple[str, int, int]] = []
    closed: list[tuple[str, int, int, int]] = []
    for brace in _BRACE.finditer(marked):
        plain += marked[at : brace.start()]
        at = brace.end()
        if brace["part"]:
            if brace["part"] not in _PARTS | _TERMS:
                raise ValueError(f"found {brace[0]!r} in {marked!r}")
            open_braces.append((brace["part"], int(brace["number"] or 0), len(plain)))
        else:
            closed.append((*open_braces.pop(), len(plain)))
    plain += marked[at:]
    if open_braces:
        raise ValueError(f"unclosed {open_braces} in {marked!r}")
    return _grouped(plain, closed)


def _grouped(plain: str, closed: Sequence[tuple[str, int, int, int]]) -> Marked:
    attributions: dict[int, dict[str, list[CharSpan]]] = {}
    terms: list[tuple[str, CharSpan]] = []
    for part, number, start, end in sorted(closed, key=lambda span: span[2:]):
        span = CharSpan.of(plain, start, end)
        if part in _TERMS:
            terms.append((part, span))
        else:
            attributions.setdefault(number, {}).setdefault(part, []).append(span)
    return Marked(plain, attributions, terms)


def assert_finds(marked: str, rule: str | None = None, *, never: str | None = None) -> None:
    """The attributions that are marked are found, each span exactly, and no other one.

    ``rule`` is what finds the one with the lowest number; ``never`` must find none.
    """
    expected = read_marked(marked)
    audit = audit_text(expected.text)
    _compare(_expected_lines(expected), [*_found_lines(audit)], audit)
    if rule is not None:
        first = expected.attributions[min(expected.attributions)]["content"][0]
        by = [quote.rule for quote in audit.quotes if quote.contents[0] == first]
        assert by[:1] == [rule], f"{by} found {first.text!r}"
    assert never is None or never not in {quote.rule for quote in audit.quotes}


def assert_terms(marked: str) -> None:
    """The terms that are marked are found, and no other one."""
    expected = read_marked(marked)
    audit = audit_text(expected.text)
    found = [f"{term.kind}: {_located(term.span)}" for term in audit.terms]
    _compare([f"{kind}: {_located(span)}" for kind, span in expected.terms], found, audit)


def _compare(expected: Sequence[str], found: Sequence[str], audit: Audit) -> None:
    if expected != found:
        difference = "\n".join(ndiff(expected, found))
        rules = ", ".join(quote.rule for quote in audit.quotes)
        pytest.fail(f"{audit.text}\n(- expected, + found by {rules})\n{difference}", pytrace=False)


def _expected_lines(expected: Marked) -> list[str]:
    """One line for each attribution, in text order, the outer before the inner."""
    groups = expected.attributions
    lines = []
    for number, parts in groups.items():
        around = [
            other
            for other in groups
            if other != number
            and _stands_in([*parts["content"], *parts.get("cue", ())], groups[other]["content"])
        ]
        innermost = min(around, key=lambda n: _length(groups[n]["content"]), default=None)
        parent = None if innermost is None else groups[innermost]["content"]
        cue, source = (next(iter(parts.get(part, ())), None) for part in ("cue", "source"))
        order = (parts["content"][0].start, -parts["content"][-1].end)
        lines.append((order, _line(parts["content"], cue, source, parent, len(around))))
    return [line for _, line in sorted(lines)]


def _stands_in(inner: Sequence[CharSpan], outer: Sequence[CharSpan]) -> bool:
    return all(any(o.start <= i.start and i.end <= o.end for o in outer) for i in inner)


def _length(spans: Sequence[CharSpan]) -> int:
    return sum(span.end - span.start for span in spans)


def _found_lines(audit: Audit) -> Iterator[str]:
    for quote in audit.quotes:
        parent = quote.parent.contents if quote.parent else None
        yield _line(quote.contents, quote.cue, quote.source, parent, quote.depth)


def _line(
    contents: Sequence[CharSpan],
    cue: CharSpan | None,
    source: CharSpan | None,
    parent: Sequence[CharSpan] | None,
    depth: int,
) -> str:
    said = " + ".join(map(_located, contents))
    line = f"{said} | cue {_located(cue)} | source {_located(source)} | depth {depth}"
    return line if parent is None else f"{line} in {' + '.join(map(_located, parent))}"


def _located(span: CharSpan | None) -> str:
    return "none" if span is None else f"{span.text!r} [{span.start}:{span.end}]"


def fails(marked: str, reason: str, *more: Any) -> Any:
    """A case that is known to fail: what a reader would expect, and why it is not found."""
    return pytest.param(marked, *more, marks=pytest.mark.xfail(reason=reason))


def quotes_of(text: str) -> list[Quote]:
    """The quotes of a text, in a list."""
    return list(audit_text(text).quotes)


@cache
def empty_vocab() -> Vocab:
    """An English vocabulary that no model filled."""
    return English().vocab


def parsed(table: str) -> Doc:
    """A sentence parsed by hand: a line for each word with its tag, its dependency, its head.

    The head is the word in text; ``said#2`` is the second "said". Without a head the word is a
    root, and a blank line begins a new paragraph.

    >>> doc = parsed('''
    ...     Ruiz    NNP  nsubj  said
    ...     said    VBD  ROOT
    ...     .       .    punct  said
    ... ''')
    >>> doc.text, doc[0].head.text
    ('Ruiz said.', 'said')
    """
    paragraphs = [
        [line.split() for line in lines.splitlines()]
        for lines in re.split(r"\n[ \t]*\n", table.strip())
    ]
    rows: list[list[str]] = []
    for paragraph in paragraphs:
        rows += [["\n", "_SP", "dep"], *paragraph] if rows else paragraph
    words = [row[0] for row in rows]
    return Doc(
        empty_vocab(),
        words=words,
        spaces=[_has_space(a, b) for a, b in zip(words, [*words[1:], "\n"], strict=True)],
        tags=[row[1] for row in rows],
        deps=[row[2] for row in rows],
        heads=[_place(row[3], words) if row[3:] else at for at, row in enumerate(rows)],
    )


def _has_space(word: str, following: str) -> bool:
    if "\n" in (word, following):
        return False
    return word not in _CLOSE_TO_THE_RIGHT and following not in _CLOSE_TO_THE_LEFT


def _place(head: str, words: Sequence[str]) -> int:
    word, _, number = head.partition("#")
    places = [at for at, other in enumerate(words) if other == word]
    return places[int(number or 1) - 1]
