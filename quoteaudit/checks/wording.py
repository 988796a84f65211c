"""Checks on attribution: its verbs, what stands without it, and how far words have travelled."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quoteaudit.checks.hits import Hit, Options, shortened
from quoteaudit.checks.view import View, cue_base
from quoteaudit.checks.words import listed, pattern, words_of
from quoteaudit.lexicon import cue_class, load_table
from quoteaudit.records import (
    CharSpan,
    Claim,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
)

_ROLE_BEFORE = regex.compile(
    r"""
      (?:,\ |\bsaid\ )(?:the|an?|his|her|its|their|our)\s[^,.]{2,40},$   # said the mayor, Ruiz
    | (?:^|[.!?]\ )(?:As\ [^,.]{2,40}|\p{Lu}\p{Ll}{2,}ing),$     # As Lear, Ruiz ... Pleading, Ruiz
    """,
    regex.VERBOSE,
)
_BODY_AFTER = regex.compile(r"\ (?:of|from|at|with)\ (?:the\ |our\ )?\p{Lu}")
_FIGURE = regex.compile(r"\d[\d.,]*\d|\d")
_OPENING = 3  # paragraphs
_OWN = frozenset({"i", "we", "you"})
_NOBODY = frozenset({"neither", "nobody", "none", "no", "hardly"})
_CHAIN = frozenset({"neutral", "doubt", "guilt", "truth", "heat", "mental", "manner", "intent"})
_NO_SPEECH = ("indirect.noun_cue", "indirect.object")  # "attacked the plan" reports no words
# Speakers of whom a verb of a class says nothing: papers show and allege, bodies have no mind.
_BODIES = (SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT, SpeakerKind.MEDIA)
_UNMOVED = {
    "truth": (SpeakerKind.DOCUMENT,),
    "doubt": (SpeakerKind.DOCUMENT,),
    "mental": _BODIES,
}
_NO_CHAIN = ("indirect.infinitive", "indirect.noun_cue")


def verb_doubt(view: View, options: Options) -> Iterator[Hit]:
    """Claim, allege, insist: verbs that cast doubt."""
    yield from _verbs(view, "doubt", "“{cue}” casts doubt on the words of {who}; “said” does not.")


def verb_guilt(view: View, options: Options) -> Iterator[Hit]:
    """Admit, concede, acknowledge: verbs that imply guilt."""
    yield from _verbs(view, "guilt", "“{cue}” implies that {who} had something to hide.")


def verb_truth(view: View, options: Options) -> Iterator[Hit]:
    """Point out, note, reveal: verbs that vouch for what is said."""
    yield from _verbs(view, "truth", "“{cue}” vouches for the words of {who}.")


def verb_heat(view: View, options: Options) -> Iterator[Hit]:
    """Slam, blast, fume: verbs that bring temper."""
    yield from _verbs(view, "heat", "“{cue}” brings temper to the words of {who}.")


def verb_mental(view: View, options: Options) -> Iterator[Hit]:
    """Think, believe, want: states of mind that a reporter cannot see."""
    words = "“{cue}” looks into the mind of {who}; report words or deeds."
    yield from _verbs(view, "mental", words)


def verb_manner(view: View, options: Options) -> Iterator[Hit]:
    """Smiled, laughed, sighed: nobody can do that to a sentence."""
    for quote in view.quotes:
        base = cue_base(quote)
        if quote.cue is None or base not in listed("wordless"):
            continue
        if quote.kind is QuoteKind.DIRECT:
            yield _of_verb(quote, f"Nobody can “{base}” a sentence: write “said”.")


def verb_mix(view: View, options: Options) -> Iterator[Hit]:
    """One speaker says, another only claims."""
    least = int(options["quotes"])
    plain: list[Speaker] = []
    doubted: list[tuple[Speaker, list[Quote]]] = []
    for speaker in view.named:
        cues = [(cue_class("verbs", base), q) for q in view.quotes_by(speaker)
                if (base := cue_base(q)) is not None]  # fmt: skip
        doubting = [q for name, q in cues if name in ("doubt", "guilt")]
        if len(cues) >= least and not doubting:
            plain.append(speaker)
        elif len(doubting) >= 2 and 2 * len(doubting) >= len(cues):
            doubted.append((speaker, doubting))
    for speaker, quotes in doubted if plain else ():
        cues_seen = tuple(q.cue for q in quotes if q.cue is not None)
        yield Hit(
            spans=cues_seen,
            message=f"The verbs cast doubt on {speaker.name} (“{cues_seen[0].text}”, "
            f"“{cues_seen[1].text}”) but not on {plain[0].name}.",
            evidence=cues_seen,
            records=(speaker, plain[0], *quotes),
        )


def claim_unattributed(view: View, options: Options) -> Iterator[Hit]:
    """A fact that could be checked, and nobody is named for it; a toll or a wrong is grave."""
    worth = float(options["worth"])
    for claim in view.audit.claims:
        if not _is_own_voice(view, claim) or _is_after_attribution(view, claim):
            continue
        grave = _is_grave(claim)
        if _is_told_below(view, claim) or (_is_headline(view, claim) and not grave):
            continue
        if claim.check_worthiness >= worth or grave:
            yield Hit(
                spans=(claim.span,),
                message=f"Nobody is named for this: “{_sentence(claim)}”.",
                evidence=claim.evidence,
                missing=("a source",),
                records=(claim,),
                grave=grave,
            )


def attribution_far(view: View, options: Options) -> Iterator[Hit]:
    """A fact whose source stands in the sentence before, and is not named again."""
    worth = float(options["worth"])
    for claim in view.audit.claims:
        if claim.check_worthiness < worth or not _is_own_voice(view, claim):
            continue
        if _is_after_attribution(view, claim):
            yield Hit(
                spans=(claim.span,),
                message="The source stands in the sentence before; say whether it also vouches "
                f"for this: “{_sentence(claim)}”.",
                evidence=claim.evidence,
                missing=("a source in the sentence",),
                records=(claim,),
            )


def hearsay_chain(view: View, options: Options) -> Iterator[Hit]:
    """Somebody says what somebody else says; an unnamed first link or a third one is grave.

    Not: the author does, or is said to, since what an author heard readers hear first-hand.
    """
    for quote in _first_links(view):
        chain = _chain(view, quote)
        source = view.anonymous_of(quote)
        if len(chain) > 1:
            who = [_name(view, link) for link in chain]
            last = chain[-1]
            yield Hit(
                spans=(last.source or last.contents[0], quote.source or quote.contents[0]),
                message=f"Readers hear {who[-1]} only through "
                f"{' through '.join(reversed(who[:-1]))}.",
                evidence=tuple(link.cue for link in chain if link.cue is not None),
                records=tuple(chain),
                grave=len(chain) > 2 or source is not None,
            )
        elif source is not None:
            yield from _relayed(view, quote)


def source_no_position(view: View, options: Options) -> Iterator[Hit]:
    """Somebody is named without a word on who that is. Not: who wrote the article."""
    for speaker in view.named:
        if speaker.kind is not SpeakerKind.PERSON or speaker.description is not None:
            continue
        if any(view.is_signature(mention.start) for mention in speaker.mentions[:1]):
            continue
        quotes = [q for q in view.quotes_by(speaker) if q.source is not None]
        is_full_name = " " in speaker.name and ";" not in speaker.name
        if not quotes or not is_full_name or _stands_with_role(view, speaker):
            continue
        named = [m for m in speaker.mentions if m.text in speaker.name] or [quotes[0].contents[0]]
        yield Hit(
            spans=(named[0],),
            message=f"The article does not say who {speaker.name} is.",
            missing=("a role or a title",),
            records=(speaker,),
        )


def single_source_story(view: View, options: Options) -> Iterator[Hit]:
    """One source carries the whole story."""
    said = [q for q in view.quotes if view.speaker_of(q) is not None]
    speakers = {s.id: s for q in said if (s := view.speaker_of(q)) is not None}
    enough = len(said) >= int(options["quotes"]) and view.word_count >= int(options["words"])
    others = view.audit.comment_requests or [q for q in view.quotes if view.speaker_of(q) is None]
    if enough and len(speakers) == 1 and not others:
        (speaker,) = speakers.values()
        yield Hit(
            spans=(said[0].source or said[0].contents[0],),
            message=f"{speaker.name} is the only source of the article.",
            missing=("a second source",),
            records=(speaker,),
            whole=True,
        )


# ---------------------------------------------------------------------------------------- shared


def _verbs(view: View, name: str, words: str) -> Iterator[Hit]:
    for quote in view.quotes:
        base = cue_base(quote)
        if base is None or cue_class("verbs", base) != name or quote.source is None:
            continue
        if quote.rule in _NO_SPEECH or (name == "mental" and _is_plain_mind(quote, base)):
            continue
        speaker = view.speaker_of(quote)
        if speaker is not None and speaker.kind in _UNMOVED.get(name, ()):
            continue
        if speaker is not None and speaker.kind is SpeakerKind.ORGANIZATION and base == "find":
            continue  # a court, a panel
        cue = "" if quote.cue is None else quote.cue.text
        who = shortened(quote.source.text, 40)
        yield _of_verb(quote, words.format(cue=shortened(cue), who=f"“{who}”"))


def _is_plain_mind(quote: Quote, base: str) -> bool:
    """Whether nobody looks into a mind: writers into their own, "you" is all, a court hears."""
    if quote.source is None or base in listed("sensed"):
        return True
    return quote.source.text.lower() in _OWN or _is_nobody(quote.source)


def _of_verb(quote: Quote, message: str) -> Hit:
    spans = (quote.contents[0],) if quote.cue is None else (quote.cue,)
    return Hit(spans=spans, message=message, evidence=spans, records=(quote,))


def _is_own_voice(view: View, claim: Claim) -> bool:
    """Whether the newsroom asserts it: no quote carries it, no cue stands in it, no hedge."""
    if claim.quote is not None or claim.asserted_by is not None or claim.hedges:
        return False
    if claim.span.text.rstrip("”\"’' ").endswith("?"):
        return False
    words = claim.span.text
    if view.is_about_a_request(claim.span):
        return False
    if pattern("own_work").search(words) or pattern("market").search(words):
        return False
    inside = view.is_attributed(claim.span.start) or view.is_quoted(claim.span.start)
    return not inside and not view.has_attribution(view.sentence_at(claim.span.start))


def _is_after_attribution(view: View, claim: Claim) -> bool:
    """Whether the sentence before, in the same paragraph, says who says it."""
    start = view.sentence_at(claim.span.start).start
    before = view.sentence_at(max(start - 2, 0))
    same = view.paragraph_number(before.start) == view.paragraph_number(start)
    return same and before.start < start and view.has_attribution(before)


def _is_told_below(view: View, claim: Claim) -> bool:
    """Whether it is a headline whose figures an attributed sentence of the opening repeats."""
    if not _is_headline(view, claim):
        return False
    figures = {m[0] for m in _FIGURE.finditer(claim.span.text)}
    opening = [b.span for b in view.paragraphs if b.span.start >= claim.span.end][:_OPENING]
    told = [
        sentence
        for block in opening
        for sentence in view.sentences_in(block)
        if view.has_attribution(sentence)
    ]
    repeated = {m[0] for sentence in told for m in _FIGURE.finditer(sentence.text)}
    return bool(figures) and figures <= repeated


def _is_headline(view: View, claim: Claim) -> bool:
    return any(b.span.start <= claim.span.start < b.span.end for b in view.headings)


def _sentence(claim: Claim) -> str:
    """The words of a claim, short and without their full stop."""
    return shortened(claim.span.text.strip(' \n.“”"•*'))


def _is_grave(claim: Claim) -> bool:
    """Whether a death toll or the wrong of somebody is claimed."""
    words = claim.span.text
    return bool(pattern("toll").search(words) or pattern("allegation").search(words))


def _first_links(view: View) -> Iterator[Quote]:
    """The quotes of the article, and for those by its author the quotes in them."""
    waiting = list(reversed(view.quotes))
    while waiting:
        quote = waiting.pop()
        if view.is_by_author(quote):
            waiting += reversed(view.quotes_in(quote))
        else:
            yield quote


def _chain(view: View, quote: Quote) -> list[Quote]:
    """The quote and the longest line of quotes in it by other speakers than the one before."""
    best: list[Quote] = []
    waiting = [(quote, [quote])]
    while waiting:
        link, chain = waiting.pop()
        if len(chain) > len(best):
            best = chain
        for inner in view.quotes_in(link):
            if len(chain) < 6 and _is_link(view, chain, inner):
                waiting.append((inner, [*chain, inner]))
            elif len(chain) < 6:
                waiting.append((inner, chain))
    return best


def _is_link(view: View, chain: list[Quote], inner: Quote) -> bool:
    if inner.source is None or inner.rule in _NO_CHAIN or _is_nobody(inner.source):
        return False
    if view.is_by_author(inner):
        return False
    base = cue_base(inner)
    if base is None or cue_class("verbs", base) not in _CHAIN:
        return False
    if inner.rule == "indirect.object" and base in load_table("cues")["knowing"]["verbs"]:
        return False  # "knew of a leak" is no statement
    if chain[-1].kind is QuoteKind.DIRECT:  # what a speaker says of others in their own words
        return False
    own = view.speaker_of(inner)
    through = chain[-1].source
    if own is None or through is None or through.text.lower() in _OWN:
        return False  # "I" is the reporter, who asked or told
    if own.kind is SpeakerKind.ORGANIZATION and _speaks_for(through):
        return False  # who speaks for a body tells its own words
    person = own.kind is SpeakerKind.PERSON
    if not person and inner.source.text.lower() in listed("pronouns"):
        return False  # nobody can say whom "who" means here
    before = [view.speaker_of(link) for link in chain]
    return all(one is None or one.id != own.id for one in before)


def _speaks_for(source: CharSpan) -> bool:
    return any(word.startswith("spokes") for word in words_of(source.text))


def _is_nobody(source: CharSpan) -> bool:
    """Whether nobody said it: neither of them, no official."""
    return not _NOBODY.isdisjoint(words_of(source.text)[:1])


def _relayed(view: View, quote: Quote) -> Iterator[Hit]:
    """A message that an unnamed source reports: “the mayor sent a clear message to the crew”."""
    for content in quote.contents:
        match = pattern("relayed_message").search(content.text)
        if match is not None and quote.kind is QuoteKind.INDIRECT:
            at = content.start + match.start()
            words = view.span(at, at + len(match[0]))
            yield Hit(
                spans=(words, quote.source or quote.contents[0]),
                message=f"Readers hear of “{shortened(words.text)}” only through "
                f"{_name(view, quote)}.",
                evidence=(words,),
                records=(quote,),
                grave=True,
            )
            return


def _name(view: View, quote: Quote) -> str:
    speaker = view.speaker_of(quote)
    if speaker is not None and speaker.kind is SpeakerKind.PERSON:
        return speaker.name
    if quote.source is not None:
        return f"“{shortened(quote.source.text, 40)}”"
    return "somebody" if speaker is None else speaker.name


def _stands_with_role(view: View, speaker: Speaker) -> bool:
    """Whether the words around a mention say what somebody is, or a byline does."""
    if any(speaker.name in line.text for line in view.signed):
        return True
    for mention in speaker.mentions:
        before = view.text[max(mention.start - 40, 0) : mention.start].split("\n")[-1].rstrip()
        after = view.text[mention.end : mention.end + 3]
        if after.startswith((", ", " (")) or _ROLE_BEFORE.search(before):
            return True
        if _BODY_AFTER.match(view.text, mention.end):
            return True
        last = words_of(before)[-1:]
        if last and before.endswith(last[0].title()) and last[0] not in listed("light"):
            return True
    return False
