"""Checks on quotes: who says them, how they are cut, and what stands inside the marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from quoteaudit.checks.unnamed import Options
from quoteaudit.checks.view import Hit, View, listing, shortened, words_of
from quoteaudit.checks.words import listed, pattern
from quoteaudit.marks import Quotation
from quoteaudit.records import Block, CharSpan, DefectKind, Quote, QuoteKind, Term, TermKind

_SENTENCE = regex.compile(r"[.!?…]+[”\"’']*\s+(?=[“\"‘]?\p{Lu})")
_GRAM = 4  # words that two quotes must share in a row to be compared

_IN_SENTENCE = ("indirect.object", "indirect.clause_after")


def quote_no_speaker(view: View, options: Options) -> Iterator[Hit]:
    """A paragraph in quotation marks, and nothing that tells who says it.

    Silent for the first paragraph, which may be a motto, and where the words around may tell:
    a colon before it, or "So says" and the like after it.
    """
    least = int(options["words"])
    blocks = view.paragraphs
    for number, block in enumerate(blocks):
        words = _whole_quotation(view, block)
        if number == 0 or words is None or len(words_of(words.text)) < least:
            continue
        after = blocks[number + 1 : number + 2]
        first = words_of(after[0].span.text[:30])[:1] if after else []
        before = blocks[number - 1].span.text.rstrip()
        if not set(first) & listed("backward") and not before.endswith((":", "—", "–")):
            yield Hit(
                spans=(words,),
                message=f"Nothing tells who says “{_plain(words)}”.",
                evidence=(words,),
                missing=("a speaker",),
            )


def _whole_quotation(view: View, block: Block) -> CharSpan | None:
    """The quotation that is all of a paragraph, when nobody is known to say it."""
    for quotation in _outer(view, block.span):
        words = view.span(quotation.start, quotation.end)
        if words.text != block.span.text.strip() or quotation.continued or quotation.continues:
            return None
        ended = words.text.rstrip("”\"'’»").endswith((".", "!", "?", ","))
        return words if ended and not view.is_heard(quotation.inner_start) else None
    return None


def quote_floating(view: View, options: Options) -> Iterator[Hit]:
    """A quote without reporting words of its own, which follows on from an earlier speaker."""
    for quote in view.direct:
        if quote.cue is None and quote.source is None and quote.speaker is not None:
            yield _about(
                quote,
                f"“{_plain(quote.contents[0])}” has no reporting words; readers must gather "
                f"that {quote.speaker.name} says it.",
                missing=("reporting words",),
            )


def quote_late_attribution(view: View, options: Options) -> Iterator[Hit]:
    """More than the first sentences of a quote before readers learn who speaks."""
    most = int(options["sentences"])
    for quote in view.quotes:
        if quote.cue is None or quote.kind is not QuoteKind.DIRECT or _is_introduced(view, quote):
            continue
        first = quote.contents[0]
        count = 1 + sum(1 for _ in _SENTENCE.finditer(first.text))
        if first.end <= quote.cue.start and count > most:
            yield _about(
                quote,
                f"{count} sentences pass before “{quote.cue.text}” tells who speaks.",
                evidence=(quote.cue,),
            )


def quote_speaker_run_on(view: View, options: Options) -> Iterator[Hit]:
    """Two speakers' quotes side by side in a paragraph, and no words between them."""
    for one, other in pairwise([q for q in view.quotes if q.kind is QuoteKind.DIRECT]):
        a, b = one.speaker, other.speaker
        start, end = one.contents[-1].end, other.contents[0].start
        if a is None or b is None or a.id == b.id or not start <= end <= start + 20:
            continue
        same = view.paragraph_number(start) == view.paragraph_number(end)
        if same and not any(char.isalnum() for char in view.text[start:end]):
            yield Hit(
                spans=(one.contents[-1], other.contents[0]),
                message=f"Quotes of {a.name} and {b.name} stand side by side; "
                "readers cannot see where the speaker changes.",
                records=(one, other),
            )


def quote_unbalanced(view: View, options: Options) -> Iterator[Hit]:
    """A quotation mark without its partner."""
    for defect in view.audit.defects:
        if defect.kind in (DefectKind.UNCLOSED_QUOTE, DefectKind.UNOPENED_QUOTE):
            opened = defect.kind is DefectKind.UNCLOSED_QUOTE
            near = view.text[defect.span.start : defect.span.start + 50] if opened else ""
            near = near or view.text[max(defect.span.start - 40, 0) : defect.span.end]
            lacks = "closing" if opened else "opening"
            yield Hit(
                spans=(defect.span,),
                message=f"A quotation mark has no {lacks} partner, at “{_near(near)}”.",
                evidence=(defect.span,),
                missing=(f"the {lacks} mark",),
                records=(defect,),
            )


def quote_nested_unclosed(view: View, options: Options) -> Iterator[Hit]:
    """A quote inside a quote that is never closed."""
    for defect in view.audit.defects:
        if defect.kind is DefectKind.UNCLOSED_INNER_QUOTE:
            near = view.text[defect.span.start : defect.span.start + 50]
            yield Hit(
                spans=(defect.span,),
                message=f"The quote inside the quote is never closed, at “{_near(near)}”.",
                evidence=(defect.span,),
                missing=("the inner closing mark",),
                records=(defect,),
            )


def quote_ellipsis(view: View, options: Options) -> Iterator[Hit]:
    """An ellipsis inside quotation marks: words were left out, or the speaker broke off."""
    for quote, words in _inside_marks(view, "ellipsis"):
        yield _at(words, quote, "The ellipsis may hide words; see that the sense is kept.")


def quote_ellipsis_style(view: View, options: Options) -> Iterator[Hit]:
    """An ellipsis that is not written as the house writes it."""
    form = str(options["form"])
    for quote, words in _inside_marks(view, "ellipsis"):
        around = view.text[max(words.start - 1, 0) : words.end + 1]
        if form not in (words.text, around):
            yield _at(words, quote, f"The house writes an ellipsis as “{form}”.")


def quote_insertion(view: View, options: Options) -> Iterator[Hit]:
    """Brackets inside quotation marks: words that the speaker did not say."""
    for quote, words in _inside_marks(view, "insertion"):
        yield _at(words, quote, f"“{shortened(words.text)}” was put into the speaker’s words.")


def quote_sic(view: View, options: Options) -> Iterator[Hit]:
    """[sic], which points a finger at the speaker."""
    for quote, words in _inside_marks(view, "sic"):
        yield _at(words, quote, "“[sic]” points at a slip of the speaker; paraphrase if you can.")


def quote_dialect(view: View, options: Options) -> Iterator[Hit]:
    """Spellings that show how somebody pronounces."""
    for quote, words in _inside_marks(view, "dialect"):
        yield _at(
            words, quote, f"“{words.text}” spells out how the speaker talks; "
            "do so for everybody or for nobody."
        )  # fmt: skip


def quote_fragment(view: View, options: Options) -> Iterator[Hit]:
    """A few quoted words inside a sentence of the reporter's; once where quotes share them."""
    most = int(options["words"])
    found: set[tuple[CharSpan, ...]] = set()
    for quote in view.audit.quotes:
        if quote.cue is None or quote.kind is QuoteKind.INDIRECT:
            continue
        parts = [view.span(q.start, q.end) for q in view.quoted_parts(quote)]
        short = tuple(p for p in parts if 0 < len(words_of(p.text)) <= most)
        inside = quote.kind is QuoteKind.MIXED or quote.rule in _IN_SENTENCE
        is_sentence = all(map(_is_sentence, short))
        if short and len(short) == len(parts) and inside and not is_sentence and short not in found:
            found.add(short)
            names = listing(f"“{_plain(part)}”" for part in short)
            yield Hit(
                spans=short,
                message=f"Fragments such as {names} may not carry what the speaker meant."
                if len(short) > 1
                else f"A fragment such as {names} may not carry what the speaker meant.",
                evidence=short,
                records=(quote,),
            )


def _is_sentence(words: CharSpan) -> bool:
    """Whether the words begin like a sentence and end like one: “I have packed,” she said."""
    plain = words.text.strip("“”\"'‘’«» ")
    return plain[:1].isupper() and plain[-1:] in ".,!?" and not plain.istitle()


def scare_quote(view: View, options: Options) -> Iterator[Hit]:
    """A term in quotation marks that nobody says."""
    for term in view.audit.terms:
        if term.kind is not TermKind.TITLE:
            yield Hit(
                spans=(term.span,),
                message=_of_term(term),
                evidence=(term.span,),
                records=(term,),
            )


def quote_divergent(view: View, options: Options) -> Iterator[Hit]:
    """The same quote in two wordings."""
    alike = float(options["alike"])
    for one, other in _pairs_sharing(view):
        first, second = _said(one), _said(other)
        shared = len(set(first) & set(second)) / len(set(first) | set(second))
        same = " ".join(first) in " ".join(second) or " ".join(second) in " ".join(first)
        if alike <= shared and not same:
            yield Hit(
                spans=(other.contents[0], one.contents[0]),
                message=f"“{_plain(other.contents[0])}” stands above in other words.",
                evidence=(one.contents[0],),
                records=(one, other),
            )


def headline_quote_not_in_body(view: View, options: Options) -> Iterator[Hit]:
    """Quoted words of a headline that the article does not have."""
    body = " ".join(f" {' '.join(words_of(block.span.text))} " for block in view.paragraphs)
    for heading in view.headings:
        for quotation in _outer(view, heading.span):
            words = view.span(quotation.start, quotation.end)
            said = " ".join(words_of(words.text))
            if said and len(said.split()) > 1 and f" {said} " not in body:
                yield Hit(
                    spans=(words,),
                    message=f"The article nowhere has the quoted words of its heading, "
                    f"“{_plain(words)}”.",
                    evidence=(words,),
                    records=(heading,),
                )


def quote_repeated(view: View, options: Options) -> Iterator[Hit]:
    """The same quote twice."""
    least = int(options["words"])
    seen: dict[str, CharSpan] = {}
    for quote in view.direct:
        for quotation in view.quoted_parts(quote):
            words = view.span(quotation.start, quotation.end)
            said = words_of(words.text)
            first = seen.setdefault(" ".join(said), words)
            if len(said) >= least and first.start != words.start:
                yield Hit(
                    spans=(words, first),
                    message=f"“{_plain(words)}” is quoted twice.",
                    evidence=(first,),
                    records=(quote,),
                )


def quote_intro_punctuation(view: View, options: Options) -> Iterator[Hit]:
    """A quote that its cue introduces with a comma where the house has a colon, or so.

    Houses of the comma have a colon, too, before a quote of several sentences (AP, on commas).
    """
    mark = str(options["mark"])
    names = {",": "a comma", ":": "a colon"}
    for quote in view.quotes:
        first = quote.contents[0]
        if quote.kind is not QuoteKind.DIRECT or quote.cue is None or first.start < quote.cue.end:
            continue
        between = view.text[quote.cue.end : first.start].strip()
        found = between[-1:]
        several = any(sentence.start > first.start for sentence in view.sentences_in(first))
        if found in names and found != mark and not (found == ":" and several):
            yield Hit(
                spans=(quote.cue,),
                message=f"The house introduces a quote with {names[mark]}, not {names[found]}.",
                evidence=(quote.cue,),
                records=(quote,),
            )


def quote_translated(view: View, options: Options) -> Iterator[Hit]:
    """A quote that was spoken in another language."""
    for words in view.found(pattern("translated")):
        sentence = view.sentence_at(words.start)
        quotes = [
            q for q in view.direct
            if q.contents[0].start < sentence.end and sentence.start < q.contents[-1].end
        ]  # fmt: skip
        if quotes:
            yield Hit(
                spans=(words,),
                message=f"The quote is a translation (“{shortened(words.text)}”): "
                "its words are not the speaker’s own.",
                evidence=(words,),
                records=(quotes[0],),
            )


# ---------------------------------------------------------------------------------------- shared


def _about(
    quote: Quote,
    message: str,
    evidence: tuple[CharSpan, ...] = (),
    missing: tuple[str, ...] = (),
) -> Hit:
    return Hit(
        spans=(quote.contents[0],),
        message=message,
        evidence=evidence,
        missing=missing,
        records=(quote,),
    )


def _at(words: CharSpan, quote: Quote, message: str) -> Hit:
    return Hit(spans=(words,), message=message, evidence=(words,), records=(quote,))


def _plain(words: CharSpan) -> str:
    """The words without their quotation marks."""
    return shortened(words.text.strip("“”\"'‘’«»`,. \n"))


def _near(words: str) -> str:
    return shortened(words.strip('“”"«»` \n'), 40).rstrip(".…, ")


def _outer(view: View, block: CharSpan) -> Iterator[Quotation]:
    """The outermost quotations of a block that are no terms."""
    terms = {term.span.start for term in view.audit.terms}
    for quotation in view.quotations_in(block):
        if quotation.depth == 0 and quotation.start not in terms and quotation.closed:
            yield quotation


def _is_introduced(view: View, quote: Quote) -> bool:
    """Whether the sentence before the quote belongs to the same speaker and paragraph."""
    start = quote.contents[0].start
    number = view.paragraph_number(start)
    if number < 0:
        return False
    return bool(view.text[view.prose[number].span.start : start].strip())


def _inside_marks(view: View, name: str) -> Iterator[tuple[Quote, CharSpan]]:
    """Where a pattern fits inside the quotation marks of a quote."""
    for quote in view.audit.quotes:
        if quote.kind is QuoteKind.INDIRECT or quote.parent is not None:
            continue
        for quotation in view.quoted_parts(quote):
            for match in pattern(name).finditer(
                view.text, quotation.inner_start, quotation.inner_end
            ):
                yield quote, view.span(*match.span())


def _of_term(term: Term) -> str:
    words = _plain(term.span)
    if term.kind is TermKind.INTRODUCED:
        return f"“{words}” is a term in quotation marks; say once whose term it is."
    return f"“{words}” stands in quotation marks, but nobody says it."


def _said(quote: Quote) -> list[str]:
    return [word for span in quote.contents for word in words_of(span.text)]


def _pairs_sharing(view: View) -> Iterator[tuple[Quote, Quote]]:
    """Direct quotes of one speaker that share some words in a row, each with an earlier one."""
    seen: dict[tuple[str, ...], Quote] = {}
    for quote in view.quotes:
        if quote.kind is not QuoteKind.DIRECT or quote.speaker is None:
            continue
        earlier = _earlier(quote, seen)
        if earlier is not None:
            yield earlier, quote


def _earlier(quote: Quote, seen: dict[tuple[str, ...], Quote]) -> Quote | None:
    speaker = "" if quote.speaker is None else quote.speaker.id
    found: Quote | None = None
    for gram in _grams(_said(quote)):
        other = seen.setdefault((speaker, *gram), quote)
        if other is not quote and found is None:
            found = other
    return found


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for at in range(len(words) - _GRAM + 1):
        yield tuple(words[at : at + _GRAM])
