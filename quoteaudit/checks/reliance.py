"""Checks on what rests on the word of sources that an article does not name."""

from __future__ import annotations

from collections.abc import Iterator

from quoteaudit.checks.hits import Hit, Options, listing, shortened, unquoted
from quoteaudit.checks.mentions import has_spoken
from quoteaudit.checks.view import View
from quoteaudit.checks.words import listed, pattern, words_of
from quoteaudit.records import (
    AnonymousSource,
    CharSpan,
    Quote,
    QuoteKind,
    ReplyOutcome,
)

_IS = ("is", "was", "’s", "'s", "are", "were", "remains", "has been", "had been", "looks", "seems")
_AROUND = ' ,.;:!?”"’'


def anon_single_source_claim(view: View, options: Options) -> Iterator[Hit]:
    """What can be checked rests on one unnamed person alone."""
    worth = float(options["worth"])
    for source in view.unnamed:
        if source.count != 1 or source.mentions[0].partitive or not has_spoken(view, source):
            continue
        claims = view.claims_by(source)
        alone = tuple(claim for claim in claims if claim.check_worthiness >= worth)
        if alone:
            yield Hit(
                spans=tuple(claim.span for claim in alone),
                message=f"Only “{shortened(source.mentions[0].span.text)}”, one unnamed source, "
                f"supports this: “{shortened(alone[0].span.text)}”.",
                evidence=(source.mentions[0].span,),
                missing=("a second source",),
                records=(source, *alone),
            )


def anon_only_story(view: View, options: Options) -> Iterator[Hit]:
    """Every attribution of the story is to somebody without a name."""
    said = [quote for quote in view.quotes if view.speaker_of(quote) is not None]
    if len(said) < int(options["quotes"]) or view.audit.comment_requests:
        return
    if all(view.anonymous_of(quote) is not None for quote in said):
        sources = {s.speaker.id: s for q in said if (s := view.anonymous_of(q)) is not None}
        yield Hit(
            spans=tuple(source.mentions[0].span for source in sources.values()),
            message="Every statement in the article comes from somebody who is not named.",
            missing=("a source with a name",),
            records=tuple(sources.values()),
            whole=True,
        )


def anon_opinion(view: View, options: Options) -> Iterator[Hit]:
    """An unnamed source gives opinion, prediction or speculation rather than fact."""
    for source, quote in _said_unnamed(view):
        for content in quote.contents:
            match = pattern("opinion").search(content.text)
            if match is not None:
                at = content.start + match.start()
                words = view.span(at, at + len(match[0]))
                yield Hit(
                    spans=(words,),
                    message=f"“{words.text}” is opinion or speculation, and "
                    f"“{shortened(_who(quote, source))}” is not named.",
                    evidence=(words,),
                    records=(quote, source),
                )
                break


def anon_pejorative(view: View, options: Options) -> Iterator[Hit]:
    """An unnamed source passes a damning verdict on somebody who is named."""
    yield from _verdicts(view, "pejorative", "attacks")


def anon_praise(view: View, options: Options) -> Iterator[Hit]:
    """An unnamed source praises somebody who is named."""
    yield from _verdicts(view, "praise", "praises")


def anon_direct_quote(view: View, options: Options) -> Iterator[Hit]:
    """Words in quotation marks from an unnamed source."""
    for source, quote in _said_unnamed(view):
        if quote.kind is not QuoteKind.INDIRECT:
            yield Hit(
                spans=(quote.contents[0],),
                message=f"“{shortened(_who(quote, source))}” is quoted directly without a name.",
                evidence=(quote.contents[0],),
                records=(quote, source),
            )


def anon_first_quote(view: View, options: Options) -> Iterator[Hit]:
    """The first direct quote of the story has no name to it."""
    first = next((q for q in view.quotes if q.kind is QuoteKind.DIRECT), None)
    source = None if first is None else view.anonymous_of(first)
    if first is not None and source is not None:
        yield Hit(
            spans=(first.contents[0],),
            message=f"The first direct quote of the article, “{unquoted(first.contents[0])}”, "
            "comes from somebody who is not named.",
            evidence=(source.mentions[0].span,),
            records=(first, source),
        )


def anon_lead(view: View, options: Options) -> Iterator[Hit]:
    """The first statement of the story rests on unnamed sources."""
    body = view.paragraphs[0].span.start if view.paragraphs else 0
    first = next((q for q in view.quotes if q.contents[0].start >= body), None)
    source = None if first is None else view.anonymous_of(first)
    if first is not None and source is not None:
        verb = "is" if source.count == 1 else "are"
        yield Hit(
            spans=(first.source or first.contents[0],),
            message=f"The article opens on the word of “{shortened(_who(first, source))}”, "
            f"who {verb} not named.",
            evidence=(first.contents[0],),
            records=(first, source),
        )


def anon_density(view: View, options: Options) -> Iterator[Hit]:
    """More unnamed attributions in a thousand words than the house likes."""
    most = float(options["per_thousand_words"])
    said = list(_said_unnamed(view))
    if len(said) < 3 or not view.word_count:
        return
    density = 1000 * len(said) / view.word_count
    if density > most:
        yield Hit(
            spans=tuple(quote.source or quote.contents[0] for _, quote in said),
            message=f"{len(said)} statements come from unnamed sources, "
            f"{density:.1f} in a thousand words; the limit is {most:g}.",
            records=tuple(quote for _, quote in said),
            whole=True,
        )


def anon_declined_comment(view: View, options: Options) -> Iterator[Hit]:
    """A body is said not to have commented, and one of its people is quoted without a name."""
    for request in view.audit.comment_requests:
        party = request.party
        if party is None or request.outcome is ReplyOutcome.RESPONDED:
            continue
        names = set(words_of(party.text)) - listed("light")
        sources = tuple(
            source
            for source in view.unnamed
            if source.affiliation is not None
            and names <= set(words_of(source.affiliation.text))
            and view.quotes_by(source.speaker)
        )
        if names and sources:
            places = tuple(source.mentions[0].span for source in sources)
            yield Hit(
                spans=(request.span, *places),
                message=f"“{shortened(party.text)}” is said not to have commented, but the article "
                f"has unnamed sources there: {listing(f'“{shortened(s.text)}”' for s in places)}.",
                evidence=tuple(s.affiliation for s in sources if s.affiliation is not None),
                records=(request, *sources),
            )


def anon_no_byline(view: View, options: Options) -> Iterator[Hit]:
    """Unnamed sources, and no reporter's name that stands for them."""
    sources = [source for source in view.unnamed if has_spoken(view, source)]
    if sources and not view.signed:
        yield Hit(
            spans=(sources[0].mentions[0].span,),
            message="The article has unnamed sources, but no byline or credit line.",
            missing=("a byline",),
            records=tuple(sources),
            whole=True,
        )


# ---------------------------------------------------------------------------------------- shared


def _said_unnamed(view: View) -> Iterator[tuple[AnonymousSource, Quote]]:
    for quote in view.quotes:
        source = view.anonymous_of(quote)
        if source is not None:
            yield source, quote


def _who(quote: Quote, source: AnonymousSource) -> str:
    return quote.source.text if quote.source is not None else source.mentions[0].span.text


def _verdicts(view: View, name: str, verb: str) -> Iterator[Hit]:
    """Statements of unnamed sources in which a name is next to a verdict: “Ruiz is a liar”."""
    for source, quote in _said_unnamed(view):
        for content in quote.contents:
            for target in view.names_in(content):
                words = _verdict_after(view, target, content, name)
                if words is not None:
                    yield Hit(
                        spans=(words, target),
                        message=f"“{shortened(_who(quote, source))}” {verb} {target.text} "
                        f"(“{words.text}”) without being named.",
                        evidence=(words,),
                        records=(quote, source),
                    )
                    break


def _verdict_after(view: View, mention: CharSpan, content: CharSpan, name: str) -> CharSpan | None:
    """The verdict that a form of "be" puts on a name, at most four words further on."""
    rest = view.text[mention.end : min(content.end, mention.end + 80)]
    if not rest.lstrip().lower().startswith(_IS):
        return None
    at = mention.end
    words = rest.split(" ")[:7]
    for number, word in enumerate(words):
        bare = word.strip(_AROUND)
        if bare.lower() in ("not", "no", "never") or "n’t" in bare or "n't" in bare:
            return None
        pair = " ".join(words[number : number + 2]).strip(_AROUND)  # "a con man"
        for verdict in (pair, bare):
            if number > 0 and verdict.lower() in listed(name):
                start = at + word.find(bare)
                return view.span(start, start + len(verdict))
        if word[-1:] in ",.;:" and number > 1:
            return None
        at += len(word) + 1
    return None
