"""Coverage-guided fuzzing of everything that reads what strangers wrote.

usage: python -m tests.fuzz.fuzz_parsers TARGET [libFuzzer's options, -max_total_time=300 for one]

Needs `pip install atheris` and is no part of the everyday run. TARGET is one of:

blocks   find_blocks: blocks stand in order and hold everything but white space
marks    pair_marks: quotations stand in order, inside their blocks, and nest
audit    audit_text: every span is the text there, JSON comes back equal, twice is the same
direct   audit_text(only=("direct_quotes",)): the same
json     Audit.from_dict of an audit with other things in some places: an audit, or SchemaError
profile  load_profile of a file with any text: a profile, or FileError
baseline read_baseline of a file with any text: a baseline, or FileError
verify   verify_quotes against any text: one check for each quote
versions compare_versions of any two texts
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["quoteaudit"]):
    from quoteaudit.article import PROSE, find_blocks
    from quoteaudit.audit import audit_text
    from quoteaudit.checks import load_profile, read_baseline
    from quoteaudit.errors import FileError, SchemaError
    from quoteaudit.marks import pair_marks
    from quoteaudit.records import Audit
    from quoteaudit.syntax.pipeline import default_pipeline
    from quoteaudit.testing.strategies import FRAGMENTS
    from quoteaudit.verify import compare_versions, verify_quotes
    from tests.test_properties import PROMISES

_FILE = Path(tempfile.mkdtemp()) / "given.toml"


_AUDIT = audit_text("“No,” said an aide to Ana Ruiz. She declined to say that “I paid.”").to_json()


def text_of(data: bytes) -> str:
    """Bytes as text: those above 127 stand for fragments of news, so that most inputs have some."""
    return "".join(chr(byte) if byte < 128 else FRAGMENTS[byte % len(FRAGMENTS)] for byte in data)


def fuzz_blocks(data: bytes) -> None:
    text = text_of(data)
    at = 0
    for block in find_blocks(text):
        assert block.span.start >= at
        assert text[block.span.start : block.span.end] == block.span.text
        at = block.span.end


def fuzz_marks(data: bytes) -> None:
    text = text_of(data)
    bounds = [(b.span.start, b.span.end) for b in find_blocks(text) if b.kind in PROSE]
    marks = pair_marks(text, bounds)
    starts = [quotation.start for quotation in marks.quotations]
    assert starts == sorted(starts)
    for one in marks.quotations:
        assert one.start < one.inner_start <= one.inner_end <= one.end
        assert any(start <= one.start and one.end <= end for start, end in bounds)


def fuzz_audit(data: bytes) -> None:
    _hold(text_of(data), None)


def fuzz_direct(data: bytes) -> None:
    _hold(text_of(data), ("direct_quotes",))


def _hold(text: str, only: tuple[str, ...] | None) -> None:
    audit = audit_text(text, only=only)
    for keeps in PROMISES:
        keeps(audit)
    assert audit == audit_text(text, only=only)


def fuzz_json(data: bytes) -> None:
    given = json.loads(_AUDIT)
    provider = atheris.FuzzedDataProvider(data)
    for _ in range(provider.ConsumeIntInRange(1, 4)):
        _spoil(given, provider)
    try:
        audit = Audit.from_dict(given)
    except SchemaError:
        return
    assert Audit.from_dict(audit.to_dict()) == audit


def _spoil(given: Any, provider: Any) -> None:
    """Put something else in one place of plain data."""
    at = given
    for _ in range(6):
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            return
        key = keys[provider.ConsumeIntInRange(0, len(keys) - 1)]
        if not isinstance(at[key], dict | list) or provider.ConsumeBool():
            at[key] = _anything(provider)
            return
        at = at[key]


def _anything(provider: Any) -> Any:
    plain: list[Any] = [
        None,
        True,
        -1,
        0,
        2**70,
        1.5,
        float("nan"),
        [],
        {},
        [[]],
        "s1",
        "q1",
        "person",
    ]
    at = provider.ConsumeIntInRange(0, len(plain) + 1)
    if at == len(plain):
        return provider.ConsumeUnicode(8)
    return provider.ConsumeInt(2) if at > len(plain) else plain[at]


def fuzz_profile(data: bytes) -> None:
    _FILE.write_bytes(data)
    try:
        load_profile(_FILE)
    except FileError:
        return


def fuzz_baseline(data: bytes) -> None:
    _FILE.write_bytes(data)
    try:
        read_baseline(_FILE)
    except FileError:
        return


def fuzz_verify(data: bytes) -> None:
    quoted, _, reference = text_of(data).partition("\0")
    audit = audit_text(f"“{quoted},” said Ruiz.")
    checks = verify_quotes(audit, reference)
    assert len(checks) <= len(audit.quotes)


def fuzz_versions(data: bytes) -> None:
    old, _, new = text_of(data).partition("\0")
    compare_versions(audit_text(old), audit_text(new))


TARGETS: dict[str, Callable[[bytes], None]] = {
    name.removeprefix("fuzz_"): target
    for name, target in list(globals().items())
    if name.startswith("fuzz_")
}


def main() -> None:
    """Fuzz one target until libFuzzer is told to stop."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(__doc__)
    target = TARGETS[sys.argv.pop(1)]
    default_pipeline()
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
