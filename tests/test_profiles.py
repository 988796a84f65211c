"""Houses differ, profiles are data, and a profile that is wrong says where."""

from pathlib import Path

import pytest
from spacy.language import Language

from quoteaudit.audit import audit_text
from quoteaudit.checks import CHECKS, PROFILES, check, load_profile
from quoteaudit.errors import FileError, InputError
from quoteaudit.records.findings import Profile, Rule, Severity

ROOT = Path(__file__).parents[1]
TEXT = "“The port will close in May,” said a port official who spoke on condition of anonymity."


def severities(name: str, nlp: Language) -> dict[str, str]:
    return {f.id: f.severity.value for f in check(audit_text(TEXT, nlp=nlp), name)}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "house.toml"


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_says_where_and_when_its_rules_were_read(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    assert profile.house
    assert profile.origin
    assert profile.read
    assert [rule.check for rule in profile.rules] == [one.id for one in CHECKS]


@pytest.mark.parametrize("name", [name for name in PROFILES if name != "baseline"])
def test_every_rule_of_a_house_has_an_origin(name: str) -> None:
    base = {rule.check: rule for rule in load_profile("baseline").rules}
    own = [rule for rule in load_profile(name).rules if rule != base[rule.check]]
    assert own
    assert [rule.check for rule in own if not rule.origin] == []


@pytest.mark.parametrize("name", ["ap", "bloomberg", "nyt", "spj"])
def test_what_was_read_second_hand_says_so(name: str) -> None:
    assert "second-hand" in load_profile(name).origin


def test_bloomberg_bans_quotes_of_unnamed_people_and_reuters_does_not(nlp: Language) -> None:
    assert severities("bloomberg", nlp)["anon-direct-quote"] == "error"
    assert "anon-direct-quote" not in severities("reuters", nlp)


def test_ap_demands_a_reason_that_the_nyt_does_not(nlp: Language) -> None:
    assert severities("ap", nlp)["anon-no-reason"] == "error"
    assert severities("nyt", nlp)["anon-no-reason"] == "info"


def test_ap_has_a_comma_where_reuters_has_a_colon(nlp: Language) -> None:
    audit = audit_text("Ines Moll said: “The port will close.”", nlp=nlp)
    assert "quote-intro-punctuation" in {f.id for f in check(audit, "ap")}
    assert "quote-intro-punctuation" not in {f.id for f in check(audit, "reuters")}


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Ines Moll said: “The port will close. It will not open again.”", False),
        ("Ines Moll said: “The port will close,” and left. It rained.", True),
        ("Ines Moll said, “The port will close. It will not open again.”", False),
    ],
)
def test_ap_has_a_colon_before_several_sentences(text: str, is_wrong: bool, nlp: Language) -> None:
    found = {f.id for f in check(audit_text(text, nlp=nlp), "ap")}
    assert ("quote-intro-punctuation" in found) is is_wrong


def test_a_finding_names_the_house_of_its_rule(nlp: Language) -> None:
    findings = check(audit_text(TEXT, nlp=nlp), "ap")
    assert next(f for f in findings if f.id == "anon-no-reason").origin.startswith("AP")


def test_the_example_profile_overrides_and_ignores(nlp: Language) -> None:
    path = ROOT / "examples" / "house-rules.toml"
    audit = audit_text(TEXT + " Ines Moll believed that the port was old.", nlp=nlp)
    found = {f.id: f.severity for f in check(audit, path)}
    assert found["anon-first-quote"] is Severity.WARNING
    assert found["anon-no-reason"] is Severity.ERROR  # from ap
    assert "verb-mental" not in found
    assert "verb-mental" in {f.id for f in check(audit, "ap")}


def test_a_profile_may_be_made_in_python(nlp: Language) -> None:
    rule = Rule(check="anon-no-reason", severity=Severity.INFO)
    (finding,) = check(audit_text(TEXT, nlp=nlp), Profile(name="mine", rules=(rule,)))
    assert finding.severity is Severity.INFO


def test_a_profile_made_in_python_has_the_options_of_the_baseline(nlp: Language) -> None:
    rules = tuple(Rule(check=one.id, severity=Severity.INFO) for one in CHECKS)
    assert check(audit_text(TEXT, nlp=nlp), Profile(name="mine", rules=rules))
    assert load_profile(Profile(name="m", rules=rules)).rules[21].options == (
        ("per_thousand_words", 8),
    )


@pytest.mark.parametrize("options", [(("words", "x"),), (("wrds", 3),), (("words", float("nan")),)])
def test_a_profile_made_in_python_with_wrong_options_is_refused(
    options: tuple[tuple[str, str | float], ...],
) -> None:
    rule = Rule(check="quote-fragment", severity=Severity.INFO, options=options)
    with pytest.raises(InputError, match="the profile 'mine'"):
        load_profile(Profile(name="mine", rules=(rule,)))


def test_a_profile_made_in_python_with_an_unknown_check_is_refused() -> None:
    rule = Rule(check="anon-no-raeson", severity=Severity.INFO)
    with pytest.raises(InputError, match="the profile 'mine': found a rule for 'anon-no-raeson'"):
        load_profile(Profile(name="mine", rules=(rule,)))


def test_a_file_may_be_named_as_words_or_as_a_path(written: Path) -> None:
    written.write_text('extends = "baseline"\n', "utf-8")
    assert load_profile(str(written)) == load_profile(written)
    assert load_profile(written).name == "house"


def test_a_profile_that_extends_nothing_has_its_own_rules_only(written: Path) -> None:
    written.write_text('[checks.quote-fragment]\nseverity = "info"\n', "utf-8")
    (rule,) = load_profile(written).rules
    assert rule.options == (("words", 4),)


def test_an_unknown_name_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(InputError, match="found the profile 'rueters'; needed one of baseline"):
        load_profile("rueters")
    with pytest.raises(InputError, match="found int"):
        load_profile(3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("name = ", "is not TOML"),
        ("name = " + "[" * 100_000, "is not TOML"),
        ("name = " + "9" * 5_000, "is not TOML"),
        ("[checks.anon-no-reasn]", "no check has this id"),
        ('[checks.anon-no-reason]\nseverity = "fatal"', "needed one of error, warning, info, off"),
        ("[checks.anon-no-reason]\nseverity = []", "needed one of error"),
        ("[checks.anon-no-reason]\nlevel = 3", "the key 'level'"),
        ("[checks]\nanon-no-reason = 3", "needed a table"),
        ("checks = 3", "needed tables"),
        ('[checks.anon-no-reason]\nignore = " "', "ignore without a reason"),
        ("[checks.anon-no-reason]\nignore = true", "needed words"),
        ("[checks.quote-fragment]\noptions = {wrds = 3}", "the option 'wrds'"),
        ('[checks.quote-fragment]\noptions = {words = "3"}', "needed a number"),
        ("[checks.quote-fragment]\noptions = 3", "needed a table"),
        ("[checks.quote-fragment]\noptions = {words = inf}", "needed a number"),
        ("[checks.anon-no-reason]\noptions = {words = 3}", "takes no options"),
        ('extends = "rueters"', "needed one of baseline"),
        ("name = 3", "needed words"),
        ("other = 3", "the key 'other'"),
    ],
)
def test_a_broken_profile_says_what_to_mend(written: Path, text: str, complaint: str) -> None:
    written.write_text(text, "utf-8")
    with pytest.raises(FileError, match=complaint):
        load_profile(written)


def test_a_file_that_cannot_be_read_is_refused(written: Path) -> None:
    with pytest.raises(FileError, match="cannot be opened"):
        load_profile(written)
    written.write_bytes(b"\xff")
    with pytest.raises(FileError, match="is not UTF-8"):
        load_profile(written)
