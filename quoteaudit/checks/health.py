"""Checks on the text itself: damage that no reader should see."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from quoteaudit.checks.hits import Hit, Options, listing, shortened
from quoteaudit.checks.view import View
from quoteaudit.checks.words import listed, pattern
from quoteaudit.lexicon import load_weights
from quoteaudit.records import BlockKind, CharSpan

_CAPITAL = regex.compile(r"(?<![\p{L}’'-])\p{Lu}[\p{L}]{5,}(?![\p{L}-])")
_SMALL = regex.compile(r"(?<!\p{L})\p{Ll}{6,}(?!\p{L})")
_VOWELS = frozenset("aeiouy")
_LONG_SKELETON = 5  # consonants from which two vowels may differ


def dateline_outlet_mismatch(view: View, options: Options) -> Iterator[Hit]:
    """The dateline names one agency, the lines around the story another."""
    datelines = list(view.of_kind(BlockKind.DATELINE))
    opened = next(
        (m for b in datelines if (m := pattern("dateline_outlet").search(b.span.text))), None
    )
    if opened is None:
        return
    own = opened["outlet"].lower()
    around = (BlockKind.RESIDUE, BlockKind.NOTE, BlockKind.CREDIT, BlockKind.BYLINE)
    for block in view.of_kind(*around):
        match = pattern("agency").search(block.span.text)
        if match is not None and not _same_agency(match["outlet"], own):
            yield Hit(
                spans=(block.span, datelines[0].span),
                message=f"The dateline names {opened['outlet']}, this line {match['outlet']}.",
                evidence=(datelines[0].span,),
                records=(block, datelines[0]),
            )
            return


def repeated_word(view: View, options: Options) -> Iterator[Hit]:
    """The same word twice in a row."""
    for words in view.find(pattern("repeated_word"), quoted=True):
        word = words.text.split()[0]
        names = word[0].isupper() and words.text.split()[1][0].isupper()
        if word.lower() not in listed("doubled") and not names:
            yield _about(words, f"“{words.text}”: the word stands twice.")


def stray_word(view: View, options: Options) -> Iterator[Hit]:
    """A verb too many, or a word too few before one."""
    for block in view.prose:
        for match in pattern("stray_word").finditer(block.span.text):
            name = "stray" if match["stray"] else "bare"
            start, end = (block.span.start + at for at in match.span(name))
            words = view.span(start, end)
            lead = shortened(match[0], 50)
            yield _about(words, f"“{words.text}” does not fit into “{lead}”.")


def stray_capital_after_semicolon(view: View, options: Options) -> Iterator[Hit]:
    """A small word with a capital after a semicolon."""
    for block in view.paragraphs:
        for match in pattern("capital_after_semicolon").finditer(block.span.text):
            if match["word"].lower() in listed("small_words"):
                start, end = (block.span.start + at for at in match.span("word"))
                words = view.span(start, end)
                yield _about(words, f"“{words.text}” has a capital after a semicolon.")


def site_residue(view: View, options: Options) -> Iterator[Hit]:
    """Lines of the web page that are not the story."""
    found = tuple(
        block
        for block in view.of_kind(BlockKind.RESIDUE)
        if not pattern("date_line").fullmatch(block.span.text.strip())
    )
    spans = tuple(block.span for block in found)
    if spans:
        names = listing((f"“{shortened(span.text, 40)}”" for span in spans), 3)
        yield Hit(
            spans=spans,
            message=f"Left over from a web page: {names}.",
            evidence=spans,
            records=found,
        )


def credit_block_missing(view: View, options: Options) -> Iterator[Hit]:
    """No byline and no credit line."""
    if not view.signed and view.word_count >= int(options["words"]):
        first = view.prose[0].span
        yield Hit(
            spans=(view.span(first.start, min(first.end, first.start + 80)),),
            message="The article has no byline and no credit line.",
            missing=("a byline or a credit line",),
            whole=True,
        )


def entity_spelling_variant(view: View, options: Options) -> Iterator[Hit]:
    """A name in two spellings."""
    first = _first_capitals(view)
    common = {m[0].lower() for m in _SMALL.finditer(view.text)}
    given = load_weights("given_names")
    alike: dict[str, list[str]] = {}
    for word in first:
        if word not in common:
            alike.setdefault(_skeleton(word), []).append(word)
    for skeleton, words in alike.items():
        for one, other in pairwise(words):
            if one in given and other in given:
                continue
            if len(skeleton) > 3 and _is_variant(one, other, len(skeleton)):
                yield Hit(
                    spans=(first[other], first[one]),
                    message=f"“{first[other].text}” is written “{first[one].text}” elsewhere.",
                    evidence=(first[one],),
                )


def mojibake(view: View, options: Options) -> Iterator[Hit]:
    """Letters that went through the wrong encoding."""
    spans = tuple(view.span(*match.span()) for match in pattern("mojibake").finditer(view.text))
    if spans:
        names = listing(f"“{span.text}”" for span in spans)
        yield Hit(
            spans=spans,
            message=f"Letters went through the wrong encoding: {names}.",
            evidence=spans,
        )


# ---------------------------------------------------------------------------------------- shared


def _same_agency(one: str, other: str) -> bool:
    """Whether two names are one agency's: AP is the Associated Press."""
    short = "".join(word[0] for word in regex.split(r"[\s-]", one))
    long = "".join(word[0] for word in regex.split(r"[\s-]", other))
    return other.lower() in (one.lower(), short.lower()) or one.lower() == long.lower()


def _about(words: CharSpan, message: str) -> Hit:
    return Hit(spans=(words,), message=message, evidence=(words,))


def _first_capitals(view: View) -> dict[str, CharSpan]:
    """The words with a capital, in lower case, where they first stand in the prose."""
    found: dict[str, CharSpan] = {}
    for block in view.prose:
        for match in _CAPITAL.finditer(view.text, block.span.start, block.span.end):
            word = match[0]
            if word.isupper() or word[1:].islower():
                found.setdefault(word.lower(), view.span(*match.span()))
    return found


def _skeleton(word: str) -> str:
    """The first letter and the consonants, doubled ones once: hezbollah is hzblh."""
    kept = word[0]
    for char in word[1:]:
        if char not in _VOWELS and char != kept[-1]:
            kept += char
    return kept


def _is_variant(one: str, other: str, consonants: int) -> bool:
    """Whether two words with the same consonants are one name spelled in two ways."""
    if one.startswith(other) or other.startswith(one):
        return False  # Israel, Israeli
    most = 2 if consonants >= _LONG_SKELETON else 1
    return abs(len(one) - len(other)) <= 1 and _distance(one, other) <= most


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]
