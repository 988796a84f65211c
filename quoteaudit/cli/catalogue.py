"""The commands ``checks`` and ``explain``: what the house rules are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import groupby

import click
from rich.console import Console

from quoteaudit.checks import CHECKS, PROFILES, Check, entry, load_profile
from quoteaudit.cli.options import format_option
from quoteaudit.cli.styles import WIDEST
from quoteaudit.errors import InputError


@click.command("checks")
@format_option(["text", "markdown"], "markdown is the page docs/checks.md.")
def checks_command(form: str) -> None:
    """List every check, what it finds and its origin."""
    lines = page_lines() if form == "markdown" else _wrapped(_listing_lines())
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
    """Explain one check, with text that it does and does not find."""
    one = next((one for one in CHECKS if one.id == name), None)
    if one is None:
        near = get_close_matches(name, [known.id for known in CHECKS])
        hint = f" Near it: {', '.join(near)}." if near else ""
        raise InputError(
            f"found no check {name!r}; needed an id that 'quoteaudit checks' lists.{hint}"
        )
    for line in _wrapped(_explained(one)):
        click.echo(line)


def _wrapped(lines: Iterable[str]) -> Iterator[str]:
    """The lines in the width of the terminal; what runs over stands under the first words."""
    width = min(Console().width, WIDEST)
    for line in lines:
        margin = " " * (len(line) - len(line.lstrip()))
        yield click.wrap_text(line.lstrip(), width, margin, margin)


def _explained(one: Check) -> Iterator[str]:
    known = entry(one)
    yield f"{one.id}: {known.explains}"
    yield f"Origin: {known.origin}."
    if one.find is None:
        yield f"Not run by quoteaudit check: it needs {one.needs}."
        return
    if one.needs:
        yield f"Needs {one.needs}."
    houses: dict[str, list[str]] = {}
    for house in PROFILES:
        houses.setdefault(_severities(house).get(one.id, "off"), []).append(house)
    for level, names in houses.items():
        yield f"Severity in {', '.join(names)}: {level}."
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

## On the command line

```sh
quoteaudit check story.txt --profile ap --against speech.txt
quoteaudit check drafts/*.txt --profile examples/house-rules.toml --fail-on warning
quoteaudit check content/*.html --format sarif > findings.sarif
```

The exit code is 1 when there is a finding of the severity of `--fail-on` (*error*, if nothing is
said) or a graver one, so that a build can stop. `--format github` shows findings at the lines of a
pull request; SARIF is what code scanning and editors read. Of a long list of notes only the first
three are shown, and all with `--full`.

## Leave out what is known

`--write-baseline known.json` keeps what is found today, and `--baseline known.json` leaves it out
tomorrow. Findings are told again by check and words, not by offsets, so that other paragraphs may
change. In Python these are `write_baseline`, `read_baseline` and `without_known`.
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
