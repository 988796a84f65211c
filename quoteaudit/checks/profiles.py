"""Reads the rules of a house: the profiles of the package, or a TOML file of your own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from math import isfinite
from pathlib import Path
from typing import Any, NoReturn

from attrs import evolve

from quoteaudit.checks.table import CHECKS
from quoteaudit.errors import FileError, InputError
from quoteaudit.records.findings import Option, Profile, Rule, Severity

PROFILES = ("baseline", "ap", "bbc", "bloomberg", "guardian", "npr", "nyt", "reuters", "spj",
            "washpost")  # fmt: skip
"""The profiles that come with the package."""

_IDS = frozenset(check.id for check in CHECKS)
_OFF = "off"
_LEVELS = (*(level.value for level in Severity), _OFF)
_TOP = {"name", "house", "origin", "read", "extends", "checks"}
_KEYS = {"severity", "grave", "origin", "ignore", "options"}


def load_profile(profile: str | Path | Profile = "baseline") -> Profile:
    """The rules of a house: a name of :data:`PROFILES`, the path of a TOML file, or a profile.

    A string is the name of a profile where there is one, and else a path. A profile that has
    ``extends`` takes over the rules of that one (a name) and says what is different.

    Raises :class:`~quoteaudit.InputError` for a name that is not known and for anything that
    is neither name, path nor profile, and :class:`~quoteaudit.FileError` for a file that cannot
    be read or does not hold a profile.

    >>> load_profile("bloomberg").name
    'bloomberg'
    """
    if isinstance(profile, Profile):
        return _completed(profile)
    if not isinstance(profile, str | Path):
        raise InputError(
            f"found {type(profile).__name__}; a profile is needed: one of {', '.join(PROFILES)}, "
            "the path of a TOML file, or a Profile"
        )
    if isinstance(profile, str) and profile in PROFILES:
        return _built_in(profile)
    path = Path(profile)
    if isinstance(profile, str) and not (path.suffix or "/" in profile or path.exists()):
        raise InputError(
            f"found the profile {profile!r}; needed one of {', '.join(PROFILES)}, or the path of "
            "a TOML file, which ends in .toml"
        )
    return _profile(_parsed(_text_of(path), str(path)), str(path))


def _completed(profile: Profile) -> Profile:
    """A profile made in Python, with the options that it leaves out as the baseline has them."""
    rules: list[Rule] = []
    for rule in profile.rules:
        if rule.check not in _IDS:
            raise InputError(
                f"the profile {profile.name!r}: found a rule for {rule.check!r}; needed the id of "
                "a check, as 'quoteaudit checks' lists them"
            )
        try:
            options = _options(rule.check, dict(rule.options), (), f"checks.{rule.check}")
        except FileError as error:
            raise InputError(f"the profile {profile.name!r}: {error}") from None
        rules.append(evolve(rule, options=options))
    return evolve(profile, rules=tuple(rules))


@cache
def _built_in(name: str) -> Profile:
    source = resources.files("quoteaudit") / "profiles" / f"{name}.toml"
    return _profile(_parsed(source.read_text(encoding="utf-8"), name), name)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FileError(
            f"{path}: cannot be opened ({error.strerror}); needed a profile in TOML. "
            "Check the path and the permissions."
        ) from error
    except ValueError as error:
        raise FileError(
            f"{path}: is not UTF-8; needed a profile in TOML, as UTF-8 text. Convert the file."
        ) from error


def _parsed(text: str, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # numbers too long, lists too deep to be read
        raise FileError(
            f"{where}: is not TOML ({error}); needed a profile in TOML. Mend that line."
        ) from error


def _profile(data: Mapping[str, Any], where: str) -> Profile:
    _no_other(data, _TOP, where)
    name = _string(data, "name", where) or Path(where).stem
    extends = _string(data, "extends", where)
    if extends and extends not in PROFILES:
        _fail(where, f"extends = {extends!r}", f"one of {', '.join(PROFILES)}")
    rules = {rule.check: rule for rule in _built_in(extends).rules} if extends else {}
    checks = data.get("checks", {})
    if not isinstance(checks, dict):
        _fail(where, f"checks = {checks!r}", "tables such as [checks.anon-no-reason]")
    for check, table in checks.items():
        rules[check] = _rule(check, table, rules.get(check), where)
    ordered = tuple(rules[check.id] for check in CHECKS if check.id in rules)
    return Profile(
        name=name,
        house=_string(data, "house", where),
        origin=_string(data, "origin", where),
        read=_string(data, "read", where),
        rules=ordered,
    )


def _rule(check: str, table: Any, inherited: Rule | None, where: str) -> Rule:
    place = f"{where}: checks.{check}"
    if check not in _IDS:
        raise FileError(
            f"{place}: no check has this id. 'quoteaudit checks' lists those that there are."
        )
    if not isinstance(table, dict):
        _fail(place, repr(table), "a table")
    _no_other(table, _KEYS, place)
    old = inherited or Rule(check=check)
    ignore = _string(table, "ignore", place) if "ignore" in table else old.ignore
    if ignore is not None and not ignore.strip():
        _fail(place, "ignore without a reason", 'words that say why, as in ignore = "house style"')
    return Rule(
        check=check,
        severity=_severity(table, "severity", old.severity, place),
        grave=_severity(table, "grave", old.grave, place),
        options=_options(check, table.get("options", {}), old.options, place),
        origin=_string(table, "origin", place) or old.origin,
        ignore=ignore,
    )


def _severity(
    table: Mapping[str, Any], key: str, old: Severity | None, where: str
) -> Severity | None:
    value = table.get(key, old)
    if value is None or value == _OFF:
        return None
    if value not in _LEVELS:
        _fail(where, f"{key} = {value!r}", f"one of {', '.join(_LEVELS)}")
    return Severity(value)


def _options(
    check: str, given: Any, inherited: tuple[tuple[str, Option], ...], where: str
) -> tuple[tuple[str, Option], ...]:
    """The options of a check with those given put in, each of the kind that the check needs."""
    if not isinstance(given, dict):
        _fail(where, f"options = {given!r}", "a table such as {words = 4}")
    known = dict(inherited or _defaults().get(check, ()))
    for key, value in given.items():
        if key not in known:
            names = f"one of {', '.join(known)}" if known else "none: the check takes no options"
            _fail(where, f"the option {key!r}", names)
        kind = str if isinstance(known[key], str) else int | float
        if isinstance(value, bool) or not isinstance(value, kind) or not _is_finite(value):
            needed = "a word" if kind is str else "a number"
            _fail(where, f"{key} = {value!r}", needed)
        known[key] = value
    return tuple(known.items())


def _is_finite(value: Option) -> bool:
    return isinstance(value, str) or isfinite(value)


@cache
def _defaults() -> Mapping[str, tuple[tuple[str, Option], ...]]:
    """The options of each check as the baseline has them, for profiles that extend nothing."""
    source = resources.files("quoteaudit") / "profiles" / "baseline.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return {name: tuple(t.get("options", {}).items()) for name, t in data["checks"].items()}


def _string(data: Mapping[str, Any], key: str, where: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        _fail(where, f"{key} = {value!r}", "words in quotation marks")
    return str(value)


def _no_other(data: Mapping[str, Any], known: set[str], where: str) -> None:
    other = sorted(set(data) - known)
    if other:
        _fail(where, f"the key {other[0]!r}", f"one of {', '.join(sorted(known))}")


def _fail(where: str, found: str, needed: str) -> NoReturn:
    raise FileError(f"{where}: found {found}, needed {needed}. Mend the profile.")
