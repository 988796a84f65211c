r"""The HTML report: one file that needs no network, and a fragment of it for notebooks.

Articles come from anywhere, so a report trusts nothing of them. Templates escape whatever they
are given, at one place (:mod:`quoteaudit.render.templating`), and a content security policy in
the page lets no script run and no style hold but its own, by their hashes, and lets nothing be
fetched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from attrs import frozen

from quoteaudit.checks import load_profile
from quoteaudit.errors import InputError
from quoteaudit.records import Audit, BlockKind, Finding, Profile, QuoteCheck, Severity, Speaker
from quoteaudit.render.cards import Card, Cards, chip_label
from quoteaudit.render.layers import Layer, Named, Scene, scene_of
from quoteaudit.render.templating import digest, environment, own_file
from quoteaudit.render.tiles import shares_of, tiles_of
from quoteaudit.render.words import printable, shortened

_Record = TypeVar("_Record")

_LONGEST_TITLE = 140  # characters
_CUT_TITLE = 80
_LONGEST_HINT = 60
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%231f3a5f'/%3E"
    "%3Cpath d='M4 5h3v3.5L5 11H4l.8-2.5H4zm5 0h3v3.5L10 11H9l.8-2.5H9z' fill='white'/%3E"
    "%3C/svg%3E"
)
_ASK_FIRST = (Layer.FINDINGS, Layer.UNNAMED, Layer.REPLIES, Layer.QUOTES, Layer.CLAIMS, Layer.TERMS)


def render_html(
    audit: Audit,
    findings: Iterable[Finding] | None = None,
    *,
    title: str | None = None,
    profile: str | Path | Profile | None = None,
    quote_checks: Iterable[QuoteCheck] = (),
) -> str:
    r"""A report for editors: one HTML file that holds all it needs.

    It shows the article with quotes, unnamed sources, replies, claims and findings marked in
    layers, the findings by severity, who said how much, and a card for every record. It can be
    read without JavaScript, printed, and used by keyboard; it loads nothing.

    ``findings`` are what :func:`quoteaudit.check` gave, None where nothing was checked (which
    is not the same as nothing found). ``profile`` names the house whose rules held, as in
    ``check``. ``title`` is the headline of the article where it has one and None is given.
    ``quote_checks`` are what :func:`quoteaudit.verify_quotes` said of the same audit.

    The text is shown as given, with the exception of characters that a reader must not obey
    (control characters, marks that turn the direction of writing, lone surrogates), which
    stand as escapes such as ``\x1b``; so the report can always be written as UTF-8.

    Raises :class:`~quoteaudit.InputError` for arguments of a wrong type, and what
    :func:`quoteaudit.load_profile` raises for ``profile``.

    >>> page = render_html(Audit(text="Is 1 < 2?"), title="A <small> sum")
    >>> "Is 1 &lt; 2?" in page, "<title>A &lt;small&gt; sum" in page
    (True, True)
    """
    _require(audit, Audit, "an Audit, as audit_text returns it")
    found = None if findings is None else _listed(findings, Finding, "findings")
    checks = _listed(quote_checks, QuoteCheck, "quote_checks")
    if title is not None:
        _require(title, str, "a title as str")
    page = _page(audit, found, checks)
    return (
        environment()
        .get_template("report.html.jinja")
        .render(
            page,
            title=_title(audit, title),
            **_house(profile),
            icon=_ICON,
            script=own_file("report.js"),
            script_hash=digest("report.js"),
            style=own_file("report.css"),
            style_hash=digest("report.css"),
            version=version("quoteaudit"),
        )
    )


def _house(profile: str | Path | Profile | None) -> dict[str, str]:
    """The house whose rules held, and where they were read; empty where none is told."""
    if profile is None:
        return {"house": "", "rules": ""}
    known = load_profile(profile)
    read = [printable(words) for words in (known.origin, known.read) if words]
    return {"house": printable(known.house or known.name), "rules": "; ".join(read)}


def render_fragment(audit: Audit) -> str:
    """The audit as a piece of HTML for a page that is not ours, such as a notebook.

    It brings its own styles, which hold for nothing else on the page, no script and no ids.

    Raises :class:`~quoteaudit.InputError` when ``audit`` is no ``Audit``.

    >>> render_fragment(Audit(text="Is 1 < 2?")).count("Is 1 &lt; 2?")
    1
    """
    _require(audit, Audit, "an Audit, as audit_text returns it")
    template = environment().get_template("fragment.html.jinja")
    return template.render(_page(audit, None, ()), style=own_file("article.css"))


def _require(value: object, kind: type, needed: str) -> None:
    if not isinstance(value, kind):
        raise InputError(f"found {type(value).__name__}; needed {needed}")


def _listed(values: Iterable[_Record], kind: type[_Record], name: str) -> list[_Record]:
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise InputError(
            f"found {type(values).__name__} as {name}; needed a sequence of {kind.__name__}"
        )
    listed = list(values)
    for value in listed:
        _require(value, kind, f"a {kind.__name__} in {name}")
    return listed


# ------------------------------------------------------------------------------ what templates show


@frozen(kw_only=True)
class Chip:
    """A record in the margin: a link from the paragraph where it begins to its card."""

    token: str
    kind: str
    layer: str
    tone: str
    badge: str
    label: str


@frozen(kw_only=True)
class Toggle:
    """A layer that can be shown and hidden, with its number of records."""

    layer: str
    label: str
    samples: tuple[tuple[str, str], ...]
    number: int
    on: bool


@frozen(kw_only=True)
class Section:
    """Cards of one kind, under a heading."""

    anchor: str
    title: str
    cards: tuple[Card, ...]
    note: str = ""


def _page(
    audit: Audit, findings: Sequence[Finding] | None, checks: Iterable[QuoteCheck]
) -> dict[str, Any]:
    """All that templates show of an audit."""
    scene = scene_of(audit, findings or ())
    maker = Cards(scene, checks)
    cards = {named.token: maker.card(named) for named in scene.named}
    return {
        "summary": audit.summary(),
        "checked": findings is not None,
        "paragraphs": scene.layout.paragraphs,
        "chips": list(_chips(scene, cards)),
        "hints": [_hint(named, cards[named.token]) for named in scene.named],
        "toggles_shown": list(_toggles(scene)),
        "tiles": list(tiles_of(audit, findings)),
        "severities": list(_by_severity(scene, cards)),
        "shares": shares_of(audit, _speaker_tokens(scene)),
        "sections": list(_sections(scene, cards)),
    }


def _speaker_tokens(scene: Scene) -> dict[str, str]:
    return {one.record.id: one.token for one in scene.named if isinstance(one.record, Speaker)}


def _chips(scene: Scene, cards: dict[str, Card]) -> Iterator[list[Chip]]:
    """For each paragraph the records that begin in it; speakers have no place of their own."""
    starts = [paragraph.start for paragraph in scene.layout.paragraphs]
    listed: list[list[tuple[tuple[int, int], Chip]]] = [[] for _ in starts]
    for named in scene.named:
        if named.marks and not isinstance(named.record, Speaker):
            start = named.marks[0].span.start
            order = start, _ASK_FIRST.index(named.layer)
            at = max(0, bisect_right(starts, start) - 1)
            if listed:
                listed[at].append((order, _chip(named, cards[named.token])))
    for chips in listed:
        yield [chip for _, chip in sorted(chips, key=lambda item: item[0])]


def _chip(named: Named, card: Card) -> Chip:
    return Chip(
        token=named.token,
        kind=card.kind,
        layer=named.layer.value,
        tone=card.tone,
        badge=card.badge,
        label=shortened(chip_label(named.record), _LONGEST_HINT),
    )


def _hint(named: Named, card: Card) -> str:
    """What is shown of a record when a pointer rests on its words."""
    label = shortened(chip_label(named.record), _LONGEST_HINT)
    return f"{card.tone or _SINGULAR[card.kind]}: {label}"


_SINGULAR = {
    "quote": "quote",
    "speaker": "speaker",
    "unnamed": "not named",
    "reply": "asked to comment",
    "claim": "claim",
    "term": "in quotation marks",
    "defect": "damage",
    "finding": "finding",
}

_TOGGLES: tuple[tuple[Layer, str, tuple[tuple[str, str], ...], bool], ...] = (
    (
        Layer.QUOTES,
        "Quotes",
        (
            ("direct", "direct"),
            ("mixed", "mixed"),
            ("indirect", "indirect"),
            ("cue", "cue"),
            ("source", "source"),
        ),
        True,
    ),
    (Layer.UNNAMED, "Not named", (("unnamed", "source"), ("slot", "detail")), True),
    (Layer.MENTIONS, "Mentions", (("mention", "of speakers"),), False),
    (Layer.REPLIES, "Asked to comment", (("reply", "request"),), True),
    (
        Layer.CLAIMS,
        "Claims",
        (("claim", "claim"), ("evidence", "evidence"), ("hedge", "hedge")),
        True,
    ),
    (
        Layer.FINDINGS,
        "Findings",
        (("error", "error"), ("warning", "warning"), ("info", "note")),
        True,
    ),
    (Layer.TERMS, "Terms and damage", (("term", "term"), ("defect", "damage")), True),
)


def _toggles(scene: Scene) -> Iterator[Toggle]:
    """The layers that there is something in."""
    for layer, label, samples, on in _TOGGLES:
        number = len(scene.of(layer))
        if number:
            yield Toggle(layer=layer.value, label=label, samples=samples, number=number, on=on)


def _by_severity(scene: Scene, cards: dict[str, Card]) -> Iterator[Section]:
    titles = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Notes"}
    for severity, title in titles.items():
        listed = [
            cards[one.token]
            for one in scene.of(Layer.FINDINGS)
            if cards[one.token].tone == severity.value
        ]
        if listed:
            yield Section(anchor=severity.value, title=title, cards=tuple(listed))


_SECTIONS = (
    ("quote", "Quotes", "Content, cue and source of everything that somebody is reported to say."),
    ("speaker", "Speakers", "One for all the names and pronouns that point there."),
    (
        "unnamed",
        "Sources that are not named",
        "What the article tells of them, and what it does not.",
    ),
    ("reply", "Asked to comment", "Who was asked, and what came of it."),
    ("claim", "Claims", "What somebody could check, in the order of the text."),
    ("term", "In quotation marks, but nobody says it", "Scare quotes, titles, terms."),
    ("defect", "Damage to the text", "Quotation marks without a partner."),
)


def _sections(scene: Scene, cards: dict[str, Card]) -> Iterator[Section]:
    for kind, title, note in _SECTIONS:
        listed = tuple(cards[one.token] for one in scene.named if cards[one.token].kind == kind)
        if listed:
            yield Section(anchor=f"all-{kind}", title=title, cards=listed, note=note)


def _title(audit: Audit, title: str | None) -> str:
    """The title given, else the headline, else the first words."""
    if title is None:
        prose = [b for b in audit.blocks if b.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)]
        title = _first_words(prose[0].span.text if prose else audit.text)
    return shortened(printable(title), _LONGEST_TITLE) or "An article"


def _first_words(text: str) -> str:
    words = printable(text[: 2 * _LONGEST_TITLE])
    if len(words) <= _LONGEST_TITLE:
        return words
    return f"{words[:_CUT_TITLE].rpartition(' ')[0] or words[:_CUT_TITLE]} …"
