"""What an audit keeps away from: the network, and code that comes in as data."""

import ast
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import quoteaudit

SOURCES = sorted(Path(quoteaudit.__file__).parent.rglob("*.py"))
TEXT = "“The pier is closed,” said Ana Ruiz. A clerk told us that Halm had lied."


def test_an_audit_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something opened a socket")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    with pytest.raises(AssertionError):
        socket.create_connection(("localhost", 9))
    audit = quoteaudit.audit_text(TEXT)
    assert quoteaudit.check(audit) is not None
    assert quoteaudit.verify_quotes(audit, "The pier is open.")


def test_a_new_process_with_another_hash_seed_finds_the_same_without_network() -> None:
    path = Path(__file__).parents[1] / "examples" / "articles" / "harbour-talks.txt"
    code = (
        "import sys, pathlib\n"
        "def refuse(event, args):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo', 'socket.sendto'):\n"
        "        sys.exit('found ' + event)\n"
        "sys.addaudithook(refuse)\n"
        "import quoteaudit\n"
        f"text = pathlib.Path({str(path)!r}).read_text('utf-8')\n"
        "sys.stdout.write(quoteaudit.audit_text(text).to_json())\n"
    )
    seed = "1" if os.environ.get("PYTHONHASHSEED") == "4711" else "4711"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, env=environment
    )
    assert done.stdout == quoteaudit.audit_text(path.read_text("utf-8")).to_json()


def forbidden_in(source: str) -> set[str]:
    """Names in a module by which data become code. Processes hand audits on by pickle, which
    is the business of multiprocessing and stays between a process and its children.
    """
    banned = {"pickle", "cPickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"}
    calls = {"eval", "exec", "__import__"}
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names} & banned
        elif isinstance(node, ast.ImportFrom):
            found |= {(node.module or "").split(".")[0]} & banned
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found |= {node.func.id} & calls
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_module_neither_unpickles_nor_evaluates(path: Path) -> None:
    assert forbidden_in(path.read_text("utf-8")) == set()


@pytest.mark.parametrize("source", ["import pickle", "from marshal import loads", "eval('1')"])
def test_what_is_forbidden_is_seen(source: str) -> None:
    assert forbidden_in(source)
