"""Checks on sources that the article does not name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from quoteaudit.checks.view import Hit, View, cue_base, head_words, listing, shortened, words_of
from quoteaudit.checks.words import listed, pattern
from quoteaudit.lexicon import cue_class, load_weights
from quoteaudit.records import (
    AnonymousMention,
    AnonymousSource,
    BlockKind,
    CharSpan,
    Quote,
    QuoteKind,
    ReasonClass,
    ReplyOutcome,
    SpeakerKind,
)
from quoteaudit.records.findings import Option, Record

Options = dict[str, Option]


def anon_no_reason(view: View, options: Options) -> Iterator[Hit]:
    """A condition of anonymity, and at no mention of the source a reason for it."""
    for source in view.unnamed:
        if source.condition is None or source.reason is not None:
            continue
        mention = next((m for m in source.mentions if m.condition), source.mentions[0])
        yield _about(
            source,
            f"“{shortened(mention.span.text)}” is granted anonymity, "
            "but the article does not say why.",
            mention,
            (source.condition,),
            ("a reason for anonymity",),
        )


def anon_no_condition(view: View, options: Options) -> Iterator[Hit]:
    """Unnamed people carry statements, and nothing in the story says on what terms they spoke."""
    sources = [s for s in view.unnamed if _spoke(view, s)]
    if not sources or any(s.condition or s.reason for s in view.unnamed):
        return
    spans = tuple(s.mentions[0].span for s in sources)
    names = listing(f"“{shortened(s.text)}”" for s in spans)
    yield Hit(
        spans=spans,
        message=f"The article does not say on what terms its unnamed sources spoke: {names}.",
        missing=("a condition of anonymity",),
        records=tuple(sources),
        whole=True,
    )


def anon_boilerplate_reason(view: View, options: Options) -> Iterator[Hit]:
    """The reason is a stock phrase, and nothing more."""
    stock = (ReasonClass.NOT_AUTHORISED, ReasonClass.SENSITIVITY)
    for source in view.unnamed:
        for mention in source.mentions:
            reason = mention.reason
            if reason is None or mention.reason_class not in stock:
                continue
            if pattern("boilerplate_reason").search(reason.text.strip(" ,.")):
                yield _about(
                    source,
                    f"The reason for anonymity, “{shortened(reason.text)}”, is a stock phrase; "
                    "say what the source risks.",
                    mention,
                    (reason,),
                    ("a reason that is the source’s own",),
                )


def anon_rote_condition(view: View, options: Options) -> Iterator[Hit]:
    """The source insisted on anonymity, demanded or requested it, and no reason is given."""
    for source in view.unnamed:
        condition = source.condition
        if condition is None or source.reason is not None:
            continue
        if pattern("rote_condition").search(condition.text):
            mention = next((m for m in source.mentions if m.condition), source.mentions[0])
            yield _about(
                source,
                f"“{shortened(condition.text)}” tells readers nothing without a reason.",
                mention,
                (condition,),
                ("a reason for anonymity",),
            )


def anon_bare_head(view: View, options: Options) -> Iterator[Hit]:
    """A source that is only “a source” or “officials”: no role, no side, no basis."""
    placed: set[str] = set()
    for source in view.unnamed:
        mention = source.mentions[0]
        said = _telling_words(mention)
        bare = said and all(word in listed("bare_heads") for word in said)
        if bare and not _has_slots(source) and not _points_back(mention) and _spoke(view, source):
            if not placed & {_singular(word) for word in said}:
                yield _about(
                    source,
                    f"“{shortened(mention.span.text)}” says nothing of who the source is.",
                    mention,
                    (),
                    ("a role", "an affiliation", "how the source knows"),
                )
        else:
            placed.update(_singular(word) for word in head_words(mention))


def anon_no_affiliation(view: View, options: Options) -> Iterator[Hit]:
    """A role or a basis, but no organisation, country or side."""
    for source in view.unnamed:
        mention = source.mentions[0]
        words = head_words(mention)
        if source.affiliation is not None or _points_back(mention) or not view.quotes_of(source):
            continue
        if not words or words[-1] not in listed("dependent_heads") or _is_only_bare(source):
            continue
        if _names_a_side(view, source) or words[0] in listed("pronouns"):
            continue
        if not set(words[:-1]) <= listed("articles") | listed("ranks") | listed("times"):
            continue  # border officials, media executives: the words tell something
        yield _about(
            source,
            f"“{shortened(mention.span.text)}” does not say for whom the source works, "
            "or on which side.",
            mention,
            (),
            ("an affiliation",),
        )


def anon_no_basis(view: View, options: Options) -> Iterator[Hit]:
    """Nothing says how the source knows."""
    for source in view.unnamed:
        mention = source.mentions[0]
        if source.knowledge is not None or _points_back(mention) or not view.quotes_of(source):
            continue
        if _is_only_bare(source) or not _spoke(view, source):
            continue
        if set(head_words(mention)) & listed("witnesses"):
            continue
        yield _about(
            source,
            f"The article does not say how “{shortened(mention.span.text)}” can know this.",
            mention,
            (),
            ("how the source knows",),
        )


def anon_indirect_basis(view: View, options: Options) -> Iterator[Hit]:
    """The source is only close to somebody, or familiar with somebody's thinking."""
    for source in view.unnamed:
        knowledge = source.knowledge
        if knowledge is None or not pattern("indirect_basis").search(knowledge.text):
            continue
        yield _about(
            source,
            f"“{shortened(knowledge.text)}” is second-hand: it names no meeting, briefing "
            "or document.",
            source.mentions[0],
            (knowledge,),
            ("presence, a briefing or documents",),
        )


def anon_negated_basis(view: View, options: Options) -> Iterator[Hit]:
    """The source is said to have no direct knowledge."""
    for source in view.unnamed:
        for mention in source.mentions:
            match = pattern("negated_basis").search(mention.span.text)
            if match is not None:
                start = mention.span.start
                words = view.span(start + match.start(), start + match.end())
                yield _about(
                    source,
                    f"The source is quoted although “{words.text}” is all that it brings.",
                    mention,
                    (words,),
                )


def anon_no_count(view: View, options: Options) -> Iterator[Hit]:
    """Several sources, and never how many."""
    for source in view.unnamed:
        mention = source.mentions[0]
        if source.count is not None or mention.at_least is None or _points_back(mention):
            continue
        if mention.at_least > 1 and view.quotes_of(source):
            yield _about(
                source,
                f"The article does not say how many “{shortened(mention.span.text)}” are.",
                mention,
                (),
                ("a number",),
            )


def anon_plural_of_one(view: View, options: Options) -> Iterator[Hit]:
    """One source that becomes several: at a later mention, or in the headline."""
    for source in view.unnamed:
        first = source.mentions[0]
        if first.count != 1 or first.partitive:
            continue
        for mention in source.mentions[1:]:
            if not mention.partitive and _is_plural(mention):
                yield _about(
                    source,
                    f"“{shortened(first.span.text)}” is one source; "
                    f"“{shortened(mention.span.text)}” makes more of it.",
                    mention,
                    (first.span,),
                )
        for heading in view.headings[:1]:
            said = set(words_of(heading.span.text)) & {"sources", "officials", "insiders"}
            if said and len(view.unnamed) == 1 and heading.span.end <= first.span.start:
                yield Hit(
                    spans=(heading.span, first.span),
                    message=f"The headline speaks of {listing(sorted(said))}, "
                    f"the article of one source, “{shortened(first.span.text)}”.",
                    evidence=(first.span,),
                    records=(source, heading),
                )


def anon_count_mismatch(view: View, options: Options) -> Iterator[Hit]:
    """A later mention gives another number than the one that introduced the source."""
    for source in view.unnamed:
        first = source.mentions[0]
        if first.count is None or first.count < 2 or first.partitive:
            continue
        for mention in source.mentions[1:]:
            count = mention.count
            if count is None or count == 1 or mention.condition is not None:
                continue
            if count > first.count or (count != first.count and not mention.partitive):
                yield _about(
                    source,
                    f"“{shortened(mention.span.text)}” does not agree with "
                    f"“{shortened(first.span.text)}”.",
                    mention,
                    (first.span,),
                )


def anon_inflated_rank(view: View, options: Options) -> Iterator[Hit]:
    """Senior, top or high-ranking, with no role that would show it."""
    for source in view.unnamed:
        mention = source.mentions[0]
        words = head_words(mention)
        ranks = [word for word in words if word in listed("ranks")]
        plain = words and words[-1] in listed("bare_heads")
        if ranks and plain and source.affiliation is None:
            yield _about(
                source,
                f"“{shortened(mention.span.text)}” claims a rank without saying in what office.",
                mention,
                (),
                ("a role",),
            )


def anon_single_source_claim(view: View, options: Options) -> Iterator[Hit]:
    """What can be checked rests on one unnamed person alone."""
    worth = float(options["worth"])
    for source in view.unnamed:
        if source.count != 1 or source.mentions[0].partitive or not _spoke(view, source):
            continue
        claims = view.claims_of.get(source.speaker.id, [])
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
            message=f"The first direct quote of the article, “{_words(first)}”, "
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
        yield Hit(
            spans=(first.source or first.contents[0],),
            message=f"The article opens on the word of “{shortened(_who(first, source))}”, "
            "who is not named."
            if source.count == 1
            else "The article opens on the word of "
            f"“{shortened(_who(first, source))}”, who are not named.",
            evidence=(first.contents[0],),
            records=(first, source),
        )


def anon_density(view: View, options: Options) -> Iterator[Hit]:
    """More unnamed attributions in a thousand words than the house likes."""
    most = float(options["per_thousand_words"])
    said = list(_said_unnamed(view))
    if len(said) < 3 or not view.words:
        return
    density = 1000 * len(said) / view.words
    if density > most:
        yield Hit(
            spans=tuple(quote.source or quote.contents[0] for _, quote in said),
            message=f"{len(said)} statements come from unnamed sources, "
            f"{density:.1f} in a thousand words; the limit is {most:g}.",
            records=tuple(quote for _, quote in said),
            whole=True,
        )


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
        if any(q.source is not None for q in view.by_speaker.get(speaker.id, [])):
            yield Hit(
                spans=(speaker.mentions[0],),
                message=f"{lone} has only one name here, and the article does not say why.",
                evidence=(speaker.mentions[0],),
                missing=("a family name, or a line on why there is none",),
                records=(speaker,),
            )


def anon_pseudonym(view: View, options: Options) -> Iterator[Hit]:
    """A source goes by a name that is not its own."""
    for words in view.found(pattern("pseudonym")):
        yield Hit(
            spans=(words,),
            message=f"“{words.text}”: a source goes by an invented name.",
            evidence=(words,),
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
            and view.quotes_of(source)
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
    sources = [source for source in view.unnamed if _spoke(view, source)]
    signed = any(True for _ in view.of_kind(BlockKind.BYLINE, BlockKind.CREDIT))
    if sources and not signed:
        yield Hit(
            spans=(sources[0].mentions[0].span,),
            message="The article has unnamed sources, but no byline or credit line.",
            missing=("a byline",),
            records=tuple(sources),
            whole=True,
        )


def outlet_has_learned(view: View, options: Options) -> Iterator[Hit]:
    """The outlet has learned it, and does not say from whom."""
    for words in view.found(pattern("outlet_learned")):
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
    for words in view.found(pattern("hearsay_passive")):
        sentence = view.sentence_at(words.start)
        if view.is_attributed(words.start) or view.has_attribution(sentence):
            continue
        yield Hit(
            spans=(words,),
            message=f"“{words.text}” hides who says so.",
            evidence=(words,),
            missing=("a source in the sentence",),
        )


def anaphor_unresolved(view: View, options: Options) -> Iterator[Hit]:
    """“The officials” or “one of the sources”, and nobody before whom the words could mean."""
    for source in view.unnamed:
        mention = source.mentions[0]
        words = head_words(mention)
        if not words or not _points_back(mention) or mention.candidates:
            continue
        if (len(words) > 2 and not mention.partitive) or not view.quotes_of(source):
            continue
        if _has_slots(source) or words[-1] not in listed("dependent_heads"):
            continue
        forms = (words[-1], _singular(words[-1]))
        if not any(view.is_said_before(form, mention.span.start) for form in forms):
            yield _about(
                source,
                f"“{shortened(mention.span.text)}” points back, but at nobody.",
                mention,
                (),
                ("an earlier mention",),
            )


def anaphor_ambiguous(view: View, options: Options) -> Iterator[Hit]:
    """Words that point back at more than one group."""
    for source in view.unnamed:
        for mention in source.mentions:
            if len(mention.candidates) < 2:
                continue
            ids = {speaker.id for speaker in mention.candidates}
            meant = [other for other in view.unnamed if other.speaker.id in ids]
            spans = [m.mentions[0].span for m in meant if m.mentions[0].span != mention.span]
            names = [shortened(s.text) for s in spans] or [c.name for c in mention.candidates]
            yield _about(
                source,
                f"“{shortened(mention.span.text)}” could be of "
                + " or of ".join(f"“{name}”" for name in names)
                + ".",
                mention,
                tuple(spans),
            )


def partial_group_condition(view: View, options: Options) -> Iterator[Hit]:
    """A condition that holds for some of a group only."""
    for source in view.unnamed:
        for mention in source.mentions:
            condition = mention.condition
            if condition is None:
                continue
            sentence = view.sentence_at(condition.start)
            before = view.text[max(sentence.start, condition.start - 80) : condition.start]
            if mention.partitive or pattern("subset").search(before):
                yield _about(
                    source,
                    f"“{shortened(condition.text)}” holds for some of the group only; "
                    "the rest could be named.",
                    mention,
                    (condition,),
                )


# ---------------------------------------------------------------------------------------- shared


def _about(
    source: AnonymousSource,
    message: str,
    mention: AnonymousMention,
    evidence: tuple[CharSpan, ...],
    missing: tuple[str, ...] = (),
) -> Hit:
    records: tuple[Record, ...] = (source,)
    return Hit(
        spans=(mention.span,), message=message, evidence=evidence, missing=missing, records=records
    )


def _said_unnamed(view: View) -> Iterator[tuple[AnonymousSource, Quote]]:
    for quote in view.quotes:
        source = view.anonymous_of(quote)
        if source is not None:
            yield source, quote


def _who(quote: Quote, source: AnonymousSource) -> str:
    return quote.source.text if quote.source is not None else source.mentions[0].span.text


def _words(quote: Quote) -> str:
    return shortened(quote.contents[0].text.strip("“”\"'‘’«»,. "))


def _telling_words(mention: AnonymousMention) -> list[str]:
    """The words of a mention but for articles and numbers."""
    words = words_of(mention.span.text)
    return [w for w in words if w not in listed("articles") and not w.isdigit()]


def _has_slots(source: AnonymousSource) -> bool:
    return any((source.affiliation, source.knowledge, source.condition, source.reason))


def _is_only_bare(source: AnonymousSource) -> bool:
    """Whether anon-bare-head has it already: nothing but "sources" or "an official"."""
    said = _telling_words(source.mentions[0])
    return not _has_slots(source) and all(word in listed("bare_heads") for word in said)


def _points_back(mention: AnonymousMention) -> bool:
    first = words_of(mention.span.text)[:1]
    definite = bool(first) and (
        first[0] in ("the", "those", "these", "both") or first[0] in listed("pronouns")
    )
    return mention.partitive or definite


def _names_a_side(view: View, source: AnonymousSource) -> bool:
    """Whether the words on the source hold a name, or say whom it is close to."""
    knowledge = source.knowledge
    if knowledge is not None and knowledge.text.lower().startswith(("close to", "in ")):
        return True
    words = source.mentions[0].span.text.split()[1:]
    end = next((n for n, word in enumerate(words) if word.lower().strip(",") == "who"), len(words))
    return any(word[:1].isupper() or "’s" in word or "'s" in word for word in words[:end])


def _spoke(view: View, source: AnonymousSource) -> bool:
    """Whether it is somebody whom a reporter spoke to, and who said something there.

    A host on stage, somebody's campaign manager or the Democrats are not: everybody can find
    out who they are. Nor is somebody who only did, wanted or believed something.
    """
    if source.condition is None and _is_public(source.mentions[0]):
        return False
    return any(_is_speech(quote) for quote in view.quotes_of(source))


def _is_speech(quote: Quote) -> bool:
    if quote.rule in ("indirect.infinitive", "indirect.object", "indirect.noun_cue"):
        return False
    base = cue_base(quote)
    if base in listed("public_cues"):
        return False
    return base is None or cue_class("verbs", base) in ("neutral", "truth", "guilt", "doubt")


def _is_public(mention: AnonymousMention) -> bool:
    """Whether the words name a role on a stage, the one holder of an office, or a party."""
    words = head_words(mention)
    head = next((w for w in mention.span.text.split() if words_of(w) == words[-1:]), "")
    owned = "’s " in mention.span.text or "'s " in mention.span.text or "s’ " in mention.span.text
    party = head[:1].isupper() and words[-1] not in listed("dependent_heads")
    if party and (len(words) > 1 or mention.count is None):
        return True
    return bool(set(words) & listed("public_roles")) or (owned and mention.count == 1)


def _is_plural(mention: AnonymousMention) -> bool:
    return bool(set(head_words(mention)) & listed("plural_heads")) and mention.count != 1


def _singular(word: str) -> str:
    return word.removesuffix("s")


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
                        f"(“{words.text}”) without a name.",
                        evidence=(words,),
                        records=(quote, source),
                    )
                    break


_IS = ("is", "was", "’s", "'s", "are", "were", "remains", "has been", "had been", "looks", "seems")


def _verdict_after(view: View, mention: CharSpan, content: CharSpan, name: str) -> CharSpan | None:
    """The verdict that a form of "be" puts on a name, at most four words further on."""
    rest = view.text[mention.end : min(content.end, mention.end + 80)]
    if not rest.lstrip().lower().startswith(_IS):
        return None
    at = mention.end
    for number, word in enumerate(rest.split(" ")[:7]):
        bare = word.strip(' ,.;:!?”"’')
        if bare.lower() in ("not", "no", "never") or "n’t" in bare or "n't" in bare:
            return None
        if number > 0 and bare.lower() in listed(name):
            start = at + word.find(bare)
            return view.span(start, start + len(bare))
        if word[-1:] in ",.;:" and number > 1:
            return None
        at += len(word) + 1
    return None
