"""Checks on words that stand where a source should: "experts", "it is believed", "has learned"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from quoteaudit.checks.hits import Hit, Options, shortened
from quoteaudit.checks.view import View
from quoteaudit.checks.words import listed, pattern, words_of
from quoteaudit.lexicon import load_weights
from quoteaudit.records import SpeakerKind


def anon_partial_undisclosed(view: View, options: Options) -> Iterator[Hit]:
    """Somebody goes by a first name only, and the article does not say so."""
    names = load_weights("given_names")
    if pattern("disclosed_name").search(view.text):
        return
    for speaker in view.named:
        lone = speaker.name.removesuffix("’s")
        if speaker.kind is not SpeakerKind.PERSON or lone.lower() not in names:
            continue
        known = any(lone in other.name.split() for other in view.named if other.id != speaker.id)
        if known or not lone.isalpha() or speaker.description or not speaker.mentions:
            continue
        if any(q.source is not None for q in view.quotes_by(speaker)):
            yield Hit(
                spans=(speaker.mentions[0],),
                message=f"{lone} has only one name here, and the article does not say why.",
                evidence=(speaker.mentions[0],),
                missing=("a family name, or a line on why there is none",),
                records=(speaker,),
            )


def anon_pseudonym(view: View, options: Options) -> Iterator[Hit]:
    """A source goes by a name that is not its own."""
    for words in view.find(pattern("pseudonym")):
        yield Hit(
            spans=(words,),
            message=f"“{words.text}”: a source goes by an invented name.",
            evidence=(words,),
        )


def outlet_has_learned(view: View, options: Options) -> Iterator[Hit]:
    """The outlet has learned it, and does not say from whom."""
    for words in view.find(pattern("outlet_learned")):
        rest = view.text[words.end : words.end + 40]
        sentence = view.sentence_at(words.start)
        others = [
            q for q in view.sourced
            if q.source is not None
            and sentence.start <= q.source.start < sentence.end
            and not (q.source.start < words.end and words.start < q.source.end)
        ]  # fmt: skip
        if not others and not rest.lstrip().startswith(("to ", "from", "how", "about")):
            yield Hit(
                spans=(words,),
                message=f"“{shortened(words.text)}” does not say from whom.",
                evidence=(words,),
                missing=("a source",),
            )


def vague_group(view: View, options: Options) -> Iterator[Hit]:
    """Experts, critics or some say it, and none of them is quoted nearby."""
    reach = int(options["paragraphs"])
    places = sorted(
        view.paragraph_number(q.contents[0].start)
        for q in view.quotes
        if q.speaker is not None and q.speaker.kind is SpeakerKind.PERSON
    )
    for quote in view.quotes:
        if quote.source is None or view.anonymous_of(quote) is not None:
            continue
        said = [w for w in words_of(quote.source.text) if w not in listed("light")]
        if not said or not (said[-1] in listed("collectives") or said[0] in ("many", "some")):
            continue
        if quote.speaker is not None and quote.speaker.kind is not SpeakerKind.COLLECTIVE:
            continue
        here = view.paragraph_number(quote.source.start)
        if bisect_left(places, here) == bisect_right(places, here + reach):
            yield Hit(
                spans=(quote.source,),
                message=f"“{shortened(quote.source.text)}” stands for nobody: "
                "none of them is quoted nearby.",
                evidence=(quote.source,),
                missing=("one of them by name",),
                records=(quote,),
            )


def passive_sourcing(view: View, options: Options) -> Iterator[Hit]:
    """Something is believed or reported, and nobody is named who believes or reports it."""
    for words in view.find(pattern("hearsay_passive")):
        sentence = view.sentence_at(words.start)
        if view.is_attributed(words.start) or view.has_attribution(sentence):
            continue
        yield Hit(
            spans=(words,),
            message=f"“{words.text}” hides who says so.",
            evidence=(words,),
            missing=("a source in the sentence",),
        )
