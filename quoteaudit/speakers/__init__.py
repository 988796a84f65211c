"""Who is who: the speaker behind every source, over the whole article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from attrs import frozen

from quoteaudit.records import Block, CharSpan, Speaker
from quoteaudit.speakers.cast import Figure
from quoteaudit.speakers.scene import Scene
from quoteaudit.syntax.phrases import conjuncts_of, head_of, is_participle, subject_above
from quoteaudit.syntax.tree import Parse, Word

__all__ = ["Attributed", "Resolution", "resolve_speakers"]

Chars = tuple[int, int]


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
    ``candidates[i]`` are the speakers it could be.
    """

    speakers: tuple[Speaker, ...]
    of: tuple[Speaker | None, ...]
    candidates: tuple[tuple[Speaker, ...], ...]


def resolve_speakers(
    text: str, blocks: Sequence[Block], parse: Parse, attributions: Sequence[Attributed]
) -> Resolution:
    """The speakers of the attributions of one article, given in text order, outer before inner."""
    scene = Scene(text, blocks, parse)
    heads = [_heads_of(one, parse) for one in attributions]
    sources = {word.i for words in heads for word in words}
    for word in parse.words:
        scene.read(word, word.i in sources)
    figures = _figures(scene, attributions, heads)
    return _resolution(text, scene, figures, heads)


def _heads_of(one: Attributed, parse: Parse) -> list[Word]:
    """The head words of a source: one, or several joined by "and"."""
    if one.source is None:
        return []
    words = parse.between(*one.source)
    head = head_of(words)
    if head is None:
        return []
    inside = [w for w in conjuncts_of(head) if one.source[0] <= w.start < one.source[1]]
    return [head, *inside]


def _figures(
    scene: Scene, attributions: Sequence[Attributed], heads: Sequence[Sequence[Word]]
) -> list[Figure | None]:
    figures: list[Figure | None] = []
    for at, (one, words) in enumerate(zip(attributions, heads, strict=True)):
        if one.inherits:
            figures.append(figures[-1] if figures else None)
            continue
        figure = scene.source_of(words) if words else _left_out(one, scene)
        if figure is None and not words and one.source is not None:
            figure = scene.cast.bearer_of_text(scene.text[one.source[0] : one.source[1]])
        figures.append(figure or _first_person(words, attributions, at, figures))
    return figures


def _left_out(one: Attributed, scene: Scene) -> Figure | None:
    """The subject that a participle leaves out: "Ruiz denied it, adding that ..." is Ruiz."""
    if one.source is not None or one.cue is None:
        return None
    cue = head_of(scene.parse.between(*one.cue))
    subject = None if cue is None or not is_participle(cue) else subject_above(cue)
    return None if subject is None else scene.source_of([subject])


def _first_person(
    words: Sequence[Word], attributions: Sequence[Attributed], at: int, figures: list[Figure | None]
) -> Figure | None:
    """The speaker of the quote around for "I" and "we"."""
    if not words or words[0].lower not in ("i", "we", "my", "our"):
        return None
    for other in range(at - 1, max(-1, at - 20), -1):
        if any(a <= words[0].start < b for a, b in attributions[other].contents):
            return figures[other]
    return None


def _resolution(
    text: str, scene: Scene, figures: Sequence[Figure | None], heads: Sequence[Sequence[Word]]
) -> Resolution:
    rivals = [
        scene.open.get(words[0].i, ()) if figure is None and words else ()
        for figure, words in zip(figures, heads, strict=True)
    ]
    wanted = {id(f): f for f in (*figures, *(r for held in rivals for r in held)) if f is not None}
    ordered = sorted(wanted.values(), key=lambda f: min(_all_mentions(f), default=(len(text), 0)))
    speakers = {
        id(figure): _speaker(text, f"s{number}", figure)
        for number, figure in enumerate(ordered, start=1)
    }
    return Resolution(
        speakers=tuple(speakers.values()),
        of=tuple(None if f is None else speakers[id(f)] for f in figures),
        candidates=tuple(tuple(speakers[id(r)] for r in held) for held in rivals),
    )


def _all_mentions(figure: Figure) -> list[Chars]:
    """Where the figure is pointed at; for several together, where each of them is."""
    own = list(figure.mentions.items())
    return own + [item for part in figure.parts for item in part.mentions.items()]


def _speaker(text: str, number: str, figure: Figure) -> Speaker:
    mentions: list[CharSpan] = []
    for start, end in sorted(_all_mentions(figure)):
        if not mentions or start >= mentions[-1].end:
            mentions.append(CharSpan.of(text, start, end))
    described = figure.described or figure.titled
    return Speaker(
        id=number,
        name=figure.name,
        kind=figure.kind,
        mentions=tuple(mentions),
        description=None if described is None else CharSpan.of(text, *described),
    )
