"""The command ``verify``: whether the quotes of an article were said."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click
from attrs import asdict
from rich.console import Console
from rich.text import Text

from quoteaudit.audit import audit_text
from quoteaudit.cli.files import TROUBLE, Texts, read_text, shown
from quoteaudit.cli.options import form_option, format_option
from quoteaudit.cli.styles import MARGIN, STYLES, WIDEST
from quoteaudit.records import CharSpan
from quoteaudit.records.comparisons import Edit, QuoteCheck, Verdict
from quoteaudit.render import LineKind, printable
from quoteaudit.verify import Part, PartKind, marked_up, verify_quotes, word_diff

_DIFF_STYLES = {
    PartKind.SAME: "",
    PartKind.SAID: "red",
    PartKind.QUOTED: "green",
    PartKind.LEFT_OUT: "dim",
    PartKind.JOINED: "bold",
}


@click.command("verify")
@click.option(
    "--against",
    multiple=True,
    metavar="FILE...",
    help="What was really said: a transcript, speech or document, or several one after another.",
)
@format_option(
    ["text", "json"], "text shows the differences word by word; json is one JSON document."
)
@form_option
@click.argument("files", nargs=-1, required=True, metavar="ARTICLE")
@click.pass_context
def verify_command(
    ctx: click.Context,
    form: str,
    came_as: str | None,
    against: tuple[str, ...],
    files: tuple[str, ...],
) -> None:
    """Compare the quotes of ARTICLE with what was said.

    In the words of a quote, [-these-] were said and {+these+} stand for them; [~these~] were
    left out where the article shows it, and [//] joins words from different places. Exit
    code 0 says that the comparison was done, whatever it found.
    """
    names = [*against, *files[1:]]
    if not names:
        raise click.UsageError("found no file to compare with; give one: --against speech.txt")
    texts = Texts()
    references = dict(texts.read(dict.fromkeys(names)))
    audit = audit_text(read_text(files[0], came_as))
    checks = verify_quotes(audit, references)
    if form == "json":
        click.echo(json.dumps(_document(files[0], references, checks)))
    else:
        _show_checks(checks, Console(highlight=False))
    ctx.exit(TROUBLE if texts.unread else 0)


def _document(
    name: str, references: Mapping[str, str], checks: Iterable[QuoteCheck]
) -> dict[str, object]:
    """The checks as plain data, each with its speaker and its words, to be read by themselves."""
    return {
        "file": name,
        "references": [*references],
        "checks": [
            {
                **check.to_dict(),
                "speaker": None if check.quote.speaker is None else check.quote.speaker.name,
                "contents": [asdict(span) for span in check.quote.contents],
            }
            for check in checks
        ],
    }


def _show_checks(checks: Sequence[QuoteCheck], console: Console) -> None:
    counts = Counter(check.verdict for check in checks)
    listed = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict])
    heading = f"{len(checks)} checked" + (f": {listed}" if listed else "")
    console.print(Text(heading, style=STYLES[LineKind.HEADING]), soft_wrap=True)
    width = min(console.width, WIDEST)
    for check in checks:
        console.print()
        console.print(Text(_check_head(check), style=STYLES[LineKind.SPEAKER]), soft_wrap=True)
        details = (Text(line, style=STYLES[LineKind.DETAIL]) for line in _check_details(check))
        for text in (_diff_text(check.quote.contents, check.edits), *details):
            for line in text.wrap(console, width - len(MARGIN)):
                line.rstrip()
                console.print(Text(MARGIN) + line, soft_wrap=True)


def _check_head(check: QuoteCheck) -> str:
    speaker = check.quote.speaker
    who = "speaker not known" if speaker is None else printable(speaker.name)
    share = "" if check.similarity == 1.0 else f", similarity {check.similarity:.2f}"
    return f"{printable(check.quote.id)}  {check.verdict}: {who}{share}"


def _check_details(check: QuoteCheck) -> Iterator[str]:
    """What an edit touches, where the words were said, and where they could have been."""
    for edit in check.edits:
        if edit.touches:
            said, quoted = printable(edit.said.text) or "–", printable(edit.quoted.text) or "–"
            yield f"{', '.join(edit.touches)}: {said} → {quoted}"
    if check.spans:
        places = ", ".join(f"[{span.start}:{span.end}]" for span in check.spans)
        yield places if check.reference is None else f"{shown(check.reference)} {places}"
    for place in check.candidates:
        name = "" if place.reference is None else f"{shown(place.reference)} "
        where = f"{name}[{place.span.start}:{place.span.end}]"
        yield f"could be, {place.similarity:.2f}: {printable(place.span.text)} {where}"


def _diff_text(spans: Iterable[CharSpan], edits: Sequence[Edit]) -> Text:
    """A word-diff in colours, and with marks that tell the same without them."""
    text = Text()
    for part in word_diff(spans, edits):
        # A space at an edge keeps words apart, and printable would take it off.
        head, tail = part.text[:1].isspace(), part.text[-1:].isspace()
        words = printable(part.text)
        shown = f"{' ' * head}{words}{' ' * (tail and bool(words))}"
        text.append(marked_up([Part(part.kind, shown)]), style=_DIFF_STYLES[part.kind])
    return text
