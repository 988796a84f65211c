"""The command ``check``: articles judged by the rules of a house."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import click
from attrs import evolve

from quoteaudit.audit import audit_text
from quoteaudit.checks import (
    CHECKS,
    check,
    load_profile,
    read_baseline,
    without_known,
    write_baseline,
)
from quoteaudit.cli.files import TROUBLE, Texts, shown
from quoteaudit.cli.options import (
    against_option,
    files_argument,
    form_option,
    format_option,
    profile_option,
)
from quoteaudit.export.offsets import Lines
from quoteaudit.export.sarif import sarif_log
from quoteaudit.read import Article
from quoteaudit.records import CharSpan
from quoteaudit.records.findings import Finding, Severity
from quoteaudit.render import printable
from quoteaudit.render.words import counted
from quoteaudit.verify import verify_quotes

Result = tuple[str, str, Sequence[Finding]]
"""The name and the text of a file, and what was found in it."""

_FOUND = 1  # the exit code
_LISTED = 3  # findings of one check and severity info that are shown before the rest is counted
_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
_COMMANDS = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


@click.command("check")
@profile_option
@click.option(
    "--fail-on",
    type=click.Choice([*(level.value for level in Severity), "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 when there is a finding of this severity or a graver one.",
)
@format_option(
    ["text", "json", "sarif", "github"],
    "text is for people; json is a document a file and line; sarif is one SARIF 2.1.0 log; "
    "github is workflow commands.",
)
@click.option("--baseline", help="Leave out the findings of this file.", metavar="FILE")
@click.option(
    "--write-baseline", "baseline_to", help="Write the findings to this file.", metavar="FILE"
)
@against_option
@click.option("--full", is_flag=True, help="Show every finding, long lists too.")
@form_option
@files_argument
@click.pass_context
def check_command(
    ctx: click.Context,
    profile: str,
    fail_on: str,
    form: str,
    baseline: str | None,
    baseline_to: str | None,
    against: tuple[str, ...],
    full: bool,
    came_as: str | None,
    files: tuple[str, ...],
) -> None:
    """Print what the rules of a house find in each FILE.

    A FILE of - is standard input. Offsets and columns count characters, after a byte
    order mark. In HTML, NITF and NewsML-G2, lines and columns are those of the file, but the
    offsets of json those of the text that was taken from it.

    Exit codes: 0 no finding as grave as --fail-on, 1 there is one, 2 trouble.
    """
    rules = load_profile(profile)
    known = frozenset() if baseline is None else read_baseline(baseline)
    texts = Texts()
    said = dict(texts.read(against))
    every: list[Finding] = []

    def results() -> Iterator[Result]:
        for name, article in texts.articles(files, form=came_as):
            audit = audit_text(article.text)
            spoken = verify_quotes(audit, said) if said else ()
            found = check(audit, rules, quote_checks=spoken)
            every.extend(found)
            yield _placed(name, article, without_known(found, known), form)

    for line in _FORMATS[form](results(), full):
        click.echo(line)
    if baseline_to is not None:
        write_baseline(baseline_to, every)
    grave = any(_is_grave(f, fail_on) for f in without_known(every, known))
    ctx.exit(TROUBLE if texts.unread else _FOUND if grave else 0)


def _placed(name: str, article: Article, findings: Sequence[Finding], form: str) -> Result:
    """Findings at their places in the file, where its source is known; json keeps to the text."""
    if form == "json" or article.source_path is not None:
        return name, article.text, findings
    source = article.source
    nowhere = CharSpan.of(source, 0, 0)
    placed = [
        evolve(f, spans=tuple(article.source_range(span) or nowhere for span in f.spans))
        for f in findings
    ]
    return name, source, placed


def _is_grave(finding: Finding, fail_on: str) -> bool:
    return fail_on != "never" and _RANK[finding.severity] >= _RANK[Severity(fail_on)]


# ------------------------------------------------------------------------------------- formats


def _text_lines(results: Iterable[Result], full: bool) -> Iterator[str]:
    """For people: what asks for somebody's eye first, then what is only worth knowing."""
    for name, text, findings in results:
        lines = Lines(text)
        yield f"{shown(name)}: {_counts(findings)}"
        for finding in findings:
            if full or finding.severity is not Severity.INFO:
                yield _line(lines, finding)
        notes = [f for f in findings if not full and f.severity is Severity.INFO]
        yield from _grouped(lines, notes)


def _grouped(lines: Lines, notes: Sequence[Finding]) -> Iterator[str]:
    """Notes by check; of long lists the first, and the lines of the others."""
    order = {one.id: number for number, one in enumerate(CHECKS)}
    for _, group in groupby(sorted(notes, key=lambda f: order[f.id]), key=lambda f: f.id):
        found = list(group)
        shown = found if len(found) <= _LISTED + 1 else found[:_LISTED]
        yield from (_line(lines, finding) for finding in shown)
        rest = [str(lines.place(f.spans[0].start)[0]) for f in found[len(shown) :]]
        if rest:
            places = ", ".join(dict.fromkeys(rest))
            yield f"  and {len(rest)} more of {found[0].id}, in lines {places} (--full shows them)"


def _line(lines: Lines, finding: Finding) -> str:
    line, column = lines.place(finding.spans[0].start)
    return f"  {line}:{column}  {finding.severity}  {finding.id}  {printable(finding.message)}"


def _counts(findings: Sequence[Finding]) -> str:
    named = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    numbers = Counter(finding.severity for finding in findings)
    parts = [counted(numbers[level], noun) for level, noun in named.items() if numbers[level]]
    return ", ".join(parts) or "nothing found"


def _json_lines(results: Iterable[Result], full: bool) -> Iterator[str]:
    for name, _, findings in results:
        yield json.dumps({"file": name, "findings": [f.to_dict() for f in findings]})


def _sarif_lines(results: Iterable[Result], full: bool) -> Iterator[str]:
    yield json.dumps(sarif_log(results), indent=1)


def _github_lines(results: Iterable[Result], full: bool) -> Iterator[str]:
    """Workflow commands, which GitHub shows at the lines of a change."""
    for name, text, findings in results:
        lines = Lines(text)
        for finding in findings:
            line, column = lines.place(finding.spans[0].start)
            end_line, end_column = lines.place(finding.spans[0].end)
            where = {"file": name, "line": line, "endLine": end_line, "col": column,
                     "endColumn": end_column, "title": finding.id}  # fmt: skip
            if line != end_line:  # GitHub takes columns within one line only
                del where["col"], where["endColumn"]
            place = ",".join(f"{key}={_escaped(str(value))}" for key, value in where.items())
            yield f"::{_COMMANDS[finding.severity]} {place}::{_data(finding.message)}"


def _data(words: str) -> str:
    return printable(words).replace("%", "%25")


def _escaped(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


_FORMATS: dict[str, Callable[[Iterable[Result], bool], Iterator[str]]] = {
    "text": _text_lines,
    "json": _json_lines,
    "sarif": _sarif_lines,
    "github": _github_lines,
}
