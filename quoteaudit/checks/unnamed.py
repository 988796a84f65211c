"""Checks on what an article tells of the sources that it does not name.

Who they are, how they know, how many they are, on what terms they spoke and why.
"""

from __future__ import annotations

from collections.abc import Iterator

from quoteaudit.checks.hits import Hit, Options, listing, shortened
from quoteaudit.checks.mentions import (
    has_slots,
    has_spoken,
    head_words,
    is_only_bare,
    is_plural,
    points_back,
    singular,
    telling_words,
)
from quoteaudit.checks.view import View
from quoteaudit.checks.words import listed, pattern, words_of
from quoteaudit.records import AnonymousMention, AnonymousSource, CharSpan, ReasonClass


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
    sources = [s for s in view.unnamed if has_spoken(view, s)]
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
        said = telling_words(mention)
        bare = said and is_only_bare(source) and not points_back(mention)
        if bare and has_spoken(view, source):
            if not placed & {singular(word) for word in said}:
                yield _about(
                    source,
                    f"“{shortened(mention.span.text)}” says nothing of who the source is.",
                    mention,
                    (),
                    ("a role", "an affiliation", "how the source knows"),
                )
        else:
            placed.update(singular(word) for word in head_words(mention))


def anon_no_affiliation(view: View, options: Options) -> Iterator[Hit]:
    """A role or a basis, but no organisation, country or side."""
    for source in view.unnamed:
        mention = source.mentions[0]
        words = head_words(mention)
        if (
            source.affiliation is not None
            or points_back(mention)
            or not view.quotes_by(source.speaker)
        ):
            continue
        if not words or words[-1] not in listed("dependent_heads") or is_only_bare(source):
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
        if (
            source.knowledge is not None
            or points_back(mention)
            or not view.quotes_by(source.speaker)
        ):
            continue
        if is_only_bare(source) or not has_spoken(view, source):
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
                    f"“{words.text}” is said of the source, and yet it is quoted.",
                    mention,
                    (words,),
                )


def anon_no_count(view: View, options: Options) -> Iterator[Hit]:
    """Several sources, and never how many."""
    for source in view.unnamed:
        mention = source.mentions[0]
        if source.count is not None or mention.at_least is None or points_back(mention):
            continue
        if mention.at_least > 1 and view.quotes_by(source.speaker):
            yield _about(
                source,
                "The article does not say how many people "
                f"“{shortened(mention.span.text)}” stands for.",
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
            if not mention.partitive and is_plural(mention):
                yield _about(
                    source,
                    f"“{shortened(first.span.text)}” is one source, but "
                    f"“{shortened(mention.span.text)}” speaks of several.",
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


def anaphor_unresolved(view: View, options: Options) -> Iterator[Hit]:
    """“The officials” or “one of the sources”, and nobody before whom the words could mean."""
    for source in view.unnamed:
        mention = source.mentions[0]
        words = head_words(mention)
        if not words or not points_back(mention) or mention.candidates:
            continue
        if (len(words) > 2 and not mention.partitive) or not view.quotes_by(source.speaker):
            continue
        if has_slots(source) or words[-1] not in listed("dependent_heads"):
            continue
        forms = (words[-1], singular(words[-1]))
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
                f"“{shortened(mention.span.text)}” could belong to "
                f"{' or to '.join(f'“{name}”' for name in names)}.",
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
    return Hit(
        spans=(mention.span,),
        message=message,
        evidence=evidence,
        missing=missing,
        records=(source,),
    )


def _names_a_side(view: View, source: AnonymousSource) -> bool:
    """Whether the words on the source hold a name, or say whom it is close to."""
    knowledge = source.knowledge
    if knowledge is not None and knowledge.text.lower().startswith(("close to", "in ")):
        return True
    words = source.mentions[0].span.text.split()[1:]
    end = next((n for n, word in enumerate(words) if word.lower().strip(",") == "who"), len(words))
    return any(word[:1].isupper() or "’s" in word or "'s" in word for word in words[:end])
