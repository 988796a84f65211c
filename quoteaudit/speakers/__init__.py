"""Who is who: the speaker behind every source, over the whole article.

The article is read once in text order (``scene``). Names have been collected before (``cast``
from ``names``, ``kinds`` and ``evidence``), pronouns are chosen by a small visible score
(``choice``), descriptions by what they have in common with somebody met before (``describe``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Protocol

from attrs import field, frozen

from quoteaudit.records import Block, CharSpan, Speaker, SpeakerKind
from quoteaudit.speakers.choice import wanted_by
from quoteaudit.speakers.figure import Chars, Figure
from quoteaudit.speakers.provenance import provenance_of
from quoteaudit.speakers.scene import Scene
from quoteaudit.syntax.phrases import conjuncts_of, head_of, is_participle, subject_above
from quoteaudit.syntax.tree import Parse, Word

__all__ = ["Attributed", "Resolution", "resolve_speakers"]

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})
_ALONE = frozenset({"i", "my", "me"})
_MOST_AROUND = 20  # how many attributions back the quote around a pronoun may begin


class Attributed(Protocol):
    """What this room needs to know of an attribution; spans are half-open, in characters."""

    @property
    def source(self) -> Chars | None:
        """The words that say who."""

    @property
    def cue(self) -> Chars | None:
        """The words that signal it."""

    @property
    def contents(self) -> tuple[Chars, ...]:
        """What is attributed."""

    @property
    def inherits(self) -> bool:
        """Whether this is a quotation that follows on: its speaker is the one before."""


@frozen
class Resolution:
    """Who speaks: all speakers, and for each attribution its own, or those it could be.

    ``of[i]`` is the speaker of attribution ``i``, None where the article does not tell; then
    ``candidates[i]`` are the speakers it could be. ``speakers`` holds all of them in the
    order of their first mentions. ``outlets`` are the places where other outlets than the
    article's own are named, ``outlet`` is the name of its own, where its head gives one.
    ``owners`` tells for "her" and the like, by where they start, where the owner is named
    nearest by, also for an owner who does not speak.
    """

    speakers: tuple[Speaker, ...]
    of: tuple[Speaker | None, ...]
    candidates: tuple[tuple[Speaker, ...], ...]
    outlets: tuple[CharSpan, ...] = ()
    outlet: str | None = None
    owners: Mapping[int, CharSpan] = field(factory=dict)


def resolve_speakers(
    text: str, blocks: Sequence[Block], parse: Parse, attributions: Sequence[Attributed]
) -> Resolution:
    """The speakers of the attributions of one article, given in text order, outer before inner.

    A named speaker bears the fullest form of the name that the article has anywhere; "she"
    in the source of one attribution and "Ruiz" in that of another are one speaker.
    """
    heads = [_heads_of(one, parse) for one in attributions]
    quoted_by = _quoted_by(attributions, heads, parse)
    scene = Scene(text, blocks, parse, quoted_by, _reporters(attributions, heads))
    sources = _depths(attributions, heads)
    for word in parse.words:
        scene.read(word, sources.get(word.i))
    figures = _figures(scene, attributions, heads)
    _part_from_speakers(figures, scene, heads, quoted_by)
    rivals = [
        scene.open.get(words[0].i, ()) if figure is None and words else ()
        for figure, words in zip(figures, heads, strict=True)
    ]
    return _resolution(text, scene, figures, rivals)


def _heads_of(one: Attributed, parse: Parse) -> list[Word]:
    """The head words of a source: one, or several joined by "and"."""
    if one.source is None:
        return []
    start, end = one.source
    head = head_of(parse.between(start, end))
    if head is None:
        return []
    return [head, *(word for word in conjuncts_of(head) if start <= word.start < end)]


def _depths(attributions: Sequence[Attributed], heads: Sequence[Sequence[Word]]) -> dict[int, bool]:
    """The numbers of the words that head a source, with whether nobody else reports them."""
    depths: dict[int, bool] = {}
    for at, words in enumerate(heads):
        for word in words:
            is_outer = _around(word, attributions, at) is None
            depths[word.i] = depths.get(word.i, False) or is_outer
    return depths


def _quoted_by(
    attributions: Sequence[Attributed], heads: Sequence[Sequence[Word]], parse: Parse
) -> dict[int, Sequence[Word]]:
    """The heads of the sources of each quotation, by its number; the outermost source counts."""
    firsts: dict[int, Word] = {}
    for word in parse.words:
        if word.quotation >= 0:
            firsts.setdefault(word.quotation, word)
    openings = sorted((word.start, number) for number, word in firsts.items())
    found: dict[int, Sequence[Word]] = {}
    before: Sequence[Word] = ()
    for at, (one, words) in enumerate(zip(attributions, heads, strict=True)):
        if not (one.inherits or _is_writer(words) or _is_reported(at, attributions)):
            before = words
        own = before if one.inherits else words
        for start, end in one.contents:
            low, high = bisect_left(openings, (start, -1)), bisect_left(openings, (end, -1))
            for _, number in openings[low : min(high, low + _MOST_AROUND)]:
                found.setdefault(number, own)
    return found


def _reporters(
    attributions: Sequence[Attributed], heads: Sequence[Sequence[Word]]
) -> dict[int, Sequence[Word]]:
    """The heads of all sources around a source, by the number of its head."""
    found: dict[int, Sequence[Word]] = {}
    for at, words in enumerate(heads):
        for word in words:
            around = [at]
            for _ in range(_MOST_AROUND):
                outer = _around(word, attributions, around[-1])
                if outer is None:
                    break
                around.append(outer)
            found[word.i] = [head for other in around[1:] for head in heads[other]]
    return found


def _around(word: Word, attributions: Sequence[Attributed], at: int) -> int | None:
    """The number of the attribution before number ``at`` in whose content the word stands."""
    for other in range(at - 1, max(-1, at - _MOST_AROUND), -1):
        if any(start <= word.start < end for start, end in attributions[other].contents):
            return other
    return None


def _figures(
    scene: Scene, attributions: Sequence[Attributed], heads: Sequence[Sequence[Word]]
) -> list[Figure | None]:
    """Who speaks in each attribution."""
    figures: list[Figure | None] = []
    for at, (one, words) in enumerate(zip(attributions, heads, strict=True)):
        if one.inherits:
            figures.append(_before(at, attributions, heads, figures))
        elif words:
            figures.append(
                scene.source_of(words)
                or _first_person(words[0], attributions, at, figures, scene.cast.author)
            )
        elif one.source is not None:
            figures.append(scene.cast.bearer_of_label(*one.source))
        else:
            figures.append(_left_out(one, scene))
    return figures


def _before(
    at: int,
    attributions: Sequence[Attributed],
    heads: Sequence[Sequence[Word]],
    figures: Sequence[Figure | None],
) -> Figure | None:
    """Whose words go on in a quotation that follows on: not whom they quote, nor who writes.

    “He begged us to wait,” she said. “We did.” – Ruiz smiled. I asked her why. “The rain.”
    """
    for earlier in range(at - 1, max(-1, at - _MOST_AROUND), -1):
        if not _is_writer(heads[earlier]) and not _is_reported(earlier, attributions):
            return figures[earlier]
    return None


def _is_reported(at: int, attributions: Sequence[Attributed]) -> bool:
    """Whether an attribution stands in what another one reports."""
    cue = attributions[at].cue
    return cue is not None and any(
        start <= cue[0] and cue[1] <= end
        for other in attributions[max(0, at - _MOST_AROUND) : at]
        for start, end in other.contents
    )


def _is_writer(heads: Sequence[Word]) -> bool:
    """Whether a source is the "I" of the article's own prose."""
    return len(heads) == 1 and heads[0].lower in _ALONE and heads[0].quotation < 0


def _first_person(
    word: Word,
    attributions: Sequence[Attributed],
    at: int,
    figures: Sequence[Figure | None],
    author: Figure | None,
) -> Figure | None:
    """The speaker of the quote around for "I" and "we"; without one, "I" is the author."""
    if word.lower not in _FIRST_PERSON:
        return None
    around = _around(word, attributions, at)
    if around is not None:
        return figures[around]
    if author is None or word.quotation >= 0 or word.lower not in _ALONE:
        return None
    author.mention(word.start, word.end)
    return author


def _part_from_speakers(
    figures: list[Figure | None],
    scene: Scene,
    heads: Sequence[Sequence[Word]],
    quoted_by: Mapping[int, Sequence[Word]],
) -> None:
    """Leave open who "he" is in a quotation, where it was taken for whoever speaks that.

    “He laughed. He said it was safe,” she said. – Nobody calls themselves "he", but only when
    all is read is it known who "she" is.
    """
    for at, words in enumerate(heads):
        figure = figures[at]
        if figure is None or len(words) != 1 or wanted_by(words[0].lower) is None:
            continue
        speaking = quoted_by.get(words[0].quotation, ()) if words[0].quotation >= 0 else ()
        if speaking and words[0] not in speaking and scene.source_of(speaking) is figure:
            figures[at] = None
            figure.mentions.pop(words[0].start, None)


def _left_out(one: Attributed, scene: Scene) -> Figure | None:
    """The subject that a participle leaves out: "Ruiz denied it, adding that ..." is Ruiz."""
    cue = None if one.cue is None else head_of(scene.parse.between(*one.cue))
    if cue is None or not is_participle(cue):
        return None
    subject = subject_above(cue)
    return None if subject is None else scene.source_of([subject])


def _resolution(
    text: str,
    scene: Scene,
    figures: Sequence[Figure | None],
    rivals: Sequence[tuple[Figure, ...]],
) -> Resolution:
    everybody = [*figures, *(rival for held in rivals for rival in held)]
    wanted = dict.fromkeys(figure for figure in everybody if figure is not None)
    ordered = sorted(wanted, key=lambda figure: min(figure.mentions, default=len(text)))
    speakers = {
        f: _speaker(text, scene.parse, f"s{number}", f) for number, f in enumerate(ordered, start=1)
    }
    return Resolution(
        speakers=tuple(speakers.values()),
        of=tuple(None if figure is None else speakers[figure] for figure in figures),
        candidates=tuple(tuple(speakers[rival] for rival in held) for held in rivals),
        outlets=tuple(CharSpan.of(text, *chars) for chars in scene.outlets()),
        outlet=scene.cast.outlet,
        owners={at: CharSpan.of(text, *chars) for at, chars in scene.owners()},
    )


def _speaker(text: str, parse: Parse, number: str, figure: Figure) -> Speaker:
    mentions: list[CharSpan] = []
    for start, end in sorted(figure.mentions.items()):
        if not mentions or start >= mentions[-1].end:
            mentions.append(CharSpan.of(text, start, end))
    described = figure.apposition or figure.title
    is_document = figure.kind is SpeakerKind.DOCUMENT
    return Speaker(
        id=number,
        name=figure.name,
        kind=figure.kind,
        mentions=tuple(mentions),
        description=None if described is None else CharSpan.of(text, *described),
        provenance=(
            provenance_of(text, parse, sorted(figure.mentions.items())) if is_document else None
        ),
    )
