"""The commands ``check``, ``checks`` and ``explain``: house rules on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import groupby
from pathlib import Path

import click

from quoteaudit.audit import audit_text
from quoteaudit.checks import (
    CHECKS,
    PROFILES,
    Check,
    check,
    entry,
    load_profile,
    read_baseline,
    without_known,
    write_baseline,
)
from quoteaudit.checks.report import Lines, sarif_of
from quoteaudit.errors import FileError, InputError
from quoteaudit.records.findings import Finding, Severity
from quoteaudit.render import printable
from quoteaudit.verify import verify_quotes

Read = Callable[[str], str]
Result = tuple[str, str, Sequence[Finding]]
"""The name and the text of a file, and what was found in it."""

_FOUND, _TROUBLE = 1, 2  # exit codes
_LISTED = 3  # findings of one check and severity info that are shown before the rest is counted
_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
_COMMANDS = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def add_check_commands(main: click.Group, read: Read) -> None:
    """Put the commands into the front door; ``read`` gives the text of a file by its name."""
    main.add_command(_check_command(read))
    main.add_command(checks_command)
    main.add_command(explain_command)


def _check_command(read: Read) -> click.Command:
    @click.command("check")
    @click.option(
        "--profile",
        default="baseline",
        show_default=True,
        help=f"The house whose rules hold: {', '.join(PROFILES)}, or the path of a TOML file.",
    )
    @click.option(
        "--fail-on",
        type=click.Choice([*(level.value for level in Severity), "never"]),
        default="error",
        show_default=True,
        help="Exit with 1 when there is a finding of this severity or a graver one.",
    )
    @click.option(
        "--format",
        "form",
        type=click.Choice(list(_FORMATS)),
        default="text",
        show_default=True,
        help="text is for people; json is a document a file and line; sarif is one SARIF 2.1.0 "
        "log; github is workflow commands.",
    )
    @click.option("--baseline", help="Leave out the findings of this file.", metavar="FILE")
    @click.option(
        "--write-baseline", "baseline_to", help="Write the findings to this file.", metavar="FILE"
    )
    @click.option(
        "--against",
        multiple=True,
        help="Hold the quotes against what was said, in this file; may be given again.",
        metavar="FILE",
    )
    @click.option("--full", is_flag=True, help="Show every finding, long lists too.")
    @click.argument("files", nargs=-1, required=True, metavar="FILE...")
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
        files: tuple[str, ...],
    ) -> None:
        """Judge each FILE by the rules of a house, and print what they find.

        A FILE of - is standard input. Offsets and columns count characters, after a byte
        order mark. Exit codes: 0 no finding as grave as --fail-on, 1 there is one, 2 trouble.
        """
        rules = load_profile(profile)
        known = frozenset() if baseline is None else read_baseline(baseline)
        unread: list[FileError] = []
        results: list[Result] = []
        said = dict(_texts(against, read, unread))
        for name, text in _texts(files, read, unread):
            audit = audit_text(text)
            spoken = verify_quotes(audit, said) if said else ()
            results.append((name, text, check(audit, rules, quote_checks=spoken)))
        if baseline_to is not None:
            write_baseline(baseline_to, (f for _, _, found in results for f in found))
        results = [(name, text, without_known(found, known)) for name, text, found in results]
        for line in _FORMATS[form](results, full):
            click.echo(line)
        grave = any(_is_grave(f, fail_on) for _, _, found in results for f in found)
        ctx.exit(_TROUBLE if unread else _FOUND if grave else 0)

    return check_command


def _texts(names: Iterable[str], read: Read, unread: list[FileError]) -> Iterator[tuple[str, str]]:
    """The name and the text of each file that can be read; a complaint for each that cannot."""
    for name in names:
        try:
            text = read(name)
        except FileError as error:
            unread.append(error)
            click.echo(f"quoteaudit: {error}", err=True)
        else:
            yield name, text


def _is_grave(finding: Finding, fail_on: str) -> bool:
    return fail_on != "never" and _RANK[finding.severity] >= _RANK[Severity(fail_on)]


# ------------------------------------------------------------------------------------- formats


def _text_lines(results: Sequence[Result], full: bool) -> Iterator[str]:
    """For people: what asks for somebody's eye first, then what is only worth knowing."""
    for name, text, findings in results:
        lines = Lines(text)
        yield f"{_shown(name)}: {_counts(findings)}"
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
    counts = {level: sum(f.severity is level for f in findings) for level in named}
    parts = [f"{n} {named[level]}{'' if n == 1 else 's'}" for level, n in counts.items() if n]
    return ", ".join(parts) or "nothing found"


def _json_lines(results: Sequence[Result], full: bool) -> Iterator[str]:
    for name, _, findings in results:
        yield json.dumps({"file": name, "findings": [f.to_dict() for f in findings]})


def _sarif_lines(results: Sequence[Result], full: bool) -> Iterator[str]:
    yield json.dumps(sarif_of(results, version("quoteaudit")), indent=1)


def _github_lines(results: Sequence[Result], full: bool) -> Iterator[str]:
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


_FORMATS: dict[str, Callable[[Sequence[Result], bool], Iterator[str]]] = {
    "text": _text_lines,
    "json": _json_lines,
    "sarif": _sarif_lines,
    "github": _github_lines,
}


def _shown(name: str) -> str:
    return "standard input" if name == "-" else printable(click.format_filename(name))


# --------------------------------------------------------------------------- what checks there are


@click.command("checks")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="markdown is the page docs/checks.md.",
)
def checks_command(form: str) -> None:
    """List every check, with what it finds and the house that it comes from."""
    lines = page_lines() if form == "markdown" else _listing_lines()
    for line in lines:
        click.echo(line)


def _listing_lines() -> Iterator[str]:
    severities = _severities("baseline")
    for group, members in groupby(CHECKS, key=lambda one: entry(one).group):
        yield group
        for one in members:
            known = entry(one)
            yield f"  {one.id} ({_severity(one, severities)})"
            yield f"      {known.explains}"
            yield f"      Origin: {known.origin}."


@click.command("explain")
@click.argument("name", metavar="CHECK")
def explain_command(name: str) -> None:
    """Show one check: what it finds, where it comes from, and an example of each kind."""
    one = next((one for one in CHECKS if one.id == name), None)
    if one is None:
        near = [known.id for known in CHECKS if name.partition("-")[0] in known.id]
        hint = f"Near it: {', '.join(near[:8])}." if near else "'quoteaudit checks' lists them."
        raise InputError(f"found the check {name!r}; needed the id of one that there is. {hint}")
    for line in _explained(one):
        click.echo(line)


def _explained(one: Check) -> Iterator[str]:
    known = entry(one)
    yield f"{one.id}: {known.explains}"
    yield f"Origin: {known.origin}."
    if one.find is None:
        yield f"Not run by quoteaudit check: it needs {one.needs}."
        return
    if one.needs:
        yield f"Needs {one.needs}."
    rules = {house: _severities(house).get(one.id) for house in PROFILES}
    yield "Severity: " + ", ".join(f"{house} {level or 'off'}" for house, level in rules.items())
    yield f"Speaks: {_example(known.fires)}"
    yield f"Silent: {_example(known.silent)}"


def _example(text: str) -> str:
    words = " / ".join(part for part in text.split("\n") if part)
    return words if len(words) <= 300 else words[:300].rsplit(" ", 1)[0] + " …"


def _severities(profile: str) -> dict[str, str]:
    return {
        rule.check: f"{rule.severity}" + (f"; grave cases {rule.grave}" if rule.grave else "")
        for rule in load_profile(profile).rules
        if rule.severity is not None
    }


def _severity(one: Check, severities: dict[str, str]) -> str:
    told = [] if one.find is None else [severities.get(one.id, "off")]
    return "; ".join([*told, f"needs {one.needs}"] if one.needs else told)


# ----------------------------------------------------------------------------- docs/checks.md

_HEAD = """# Checks

Every check of `quoteaudit check`, with its severity in the baseline profile and the house that
the rule comes from. This page is made by `quoteaudit checks --format markdown`; a test keeps it
in step. `quoteaudit explain anon-no-reason` shows a check with examples.

Most of the rules were read in summaries of the houses' documents, some of them second-hand
(AP, Bloomberg, SPJ, and the memo of the NYT of 2010). Houses are cited, never quoted.

## What no text can show

- whether an editor knows the name of an unnamed source;
- whether a source tells the truth;
- whether two sources are independent of one another;
- whether anonymity was warranted;
- whether somebody was asked for comment whom the article does not mention.

A finding says that the article does not tell something. It never says that nobody knew it.

## Severities

*error*: the house forbids it. *warning*: somebody should look. *info*: worth knowing. Some checks
have grave cases, such as a death toll that nobody is named for. Houses differ, and a profile is
a TOML file: see [examples/house-rules.toml](../examples/house-rules.toml).
"""


def page_lines() -> Iterator[str]:
    """The page docs/checks.md."""
    yield _HEAD.rstrip("\n")
    severities = _severities("baseline")
    for group, members in groupby(CHECKS, key=lambda one: entry(one).group):
        yield f"\n## {group.capitalize()}\n"
        yield "| check | baseline | finds | origin |\n|---|---|---|---|"
        for one in members:
            known = entry(one)
            level = _severity(one, severities)
            yield f"| `{one.id}` | {level} | {known.explains} | {known.origin} |"
    yield "\n## Houses\n"
    yield "| profile | house | what was read | other than the baseline |\n|---|---|---|---|"
    base = _severities("baseline")
    for name in PROFILES[1:]:
        profile = load_profile(name)
        own = _severities(name)
        other = [
            f"`{one.id}` {own.get(one.id, 'off')}"
            for one in CHECKS
            if own.get(one.id) != base.get(one.id)
        ]
        yield (
            f"| `{name}` | {profile.house} | {profile.origin}; {profile.read} | "
            f"{', '.join(other) or 'options only'} |"
        )


def write_page(path: Path) -> None:
    """Write docs/checks.md."""
    path.write_text("\n".join(page_lines()) + "\n", encoding="utf-8")
