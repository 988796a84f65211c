"""The house stands: a room imports only from rooms below it, and nothing goes in circles."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.util import resolve_name
from pathlib import Path

import pytest

import quoteaudit

ROOT = "quoteaudit"
SOURCES = Path(quoteaudit.__file__).parent
FLOORS = {
    "errors": 0,
    "records": 0,
    "lexicon": 1,
    "marks": 1,
    "article": 2,
    "scoring": 2,
    "syntax": 2,
    "rules": 3,
    "speakers": 3,
    "anonymity": 3,
    "replies": 3,
    "claims": 3,
    "summary": 4,
    "checks": 4,
    "verify": 4,
    "audit": 5,
    "render": 5,
    "export": 6,
    "integrations": 6,
    "read": 6,
    "testing": 6,
    "cli": 7,
    "__init__": 7,
}
SAME_ROOM = {"__main__": "cli"}
OPEN_TO_ALL = {"errors"}  # whoever finds the fault raises it, on floor 0 too
UPWARD = {("quoteaudit.records.audit", "quoteaudit.render")}
"""The one way up: notebooks ask the record itself for HTML (``_repr_html_``), and only then is
the room that knows how to draw it loaded."""


def module_of(path: Path) -> str:
    """``rules/direct.py`` is ``quoteaudit.rules.direct``, a room's own page is the room."""
    parts = path.relative_to(SOURCES).with_suffix("").parts
    return ".".join([ROOT, *parts]).removesuffix(".__init__")


MODULES = {module_of(path): path for path in sorted(SOURCES.rglob("*.py"))}


def room_of(module: str) -> str:
    parts = module.split(".")
    room = parts[1] if len(parts) > 1 else "__init__"
    return SAME_ROOM.get(room, room)


def imports_of(source: str, module: str, *, with_types: bool = True) -> Iterator[str]:
    """Our own modules that ``source`` imports anywhere in it, in functions too.

    Imports for types only, under ``if TYPE_CHECKING``, are left out on request: they show
    what a room knows about, but they never run.
    """
    tree = ast.parse(source)
    if not with_types:
        tree = _WithoutTypes().visit(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if _is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom):
            package = module if module in PACKAGES else module.rpartition(".")[0]
            base = resolve_name("." * node.level + (node.module or ""), package)
            if _is_ours(base):
                for alias in node.names:
                    deeper = f"{base}.{alias.name}"
                    yield deeper if deeper in MODULES else base


PACKAGES = {module for module, path in MODULES.items() if path.name == "__init__.py"}


class _WithoutTypes(ast.NodeTransformer):
    def visit_If(self, node: ast.If) -> ast.AST | None:
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return None
        return self.generic_visit(node)


def _is_ours(name: str) -> bool:
    return name.split(".")[0] == ROOT


def complaints(source: str, module: str) -> Iterator[str]:
    """What is wrong with the imports of one module, in words."""
    own = room_of(module)
    for target in imports_of(source, module):
        other = room_of(target)
        if other == "__init__":
            yield f"{module} imports the package root"
        elif other == own or other in OPEN_TO_ALL or (module, target) in UPWARD:
            continue
        elif FLOORS[other] == FLOORS[own]:
            yield f"{module} imports sideways: {target}"
        elif FLOORS[other] > FLOORS[own]:
            yield f"{module} imports upward: {target}"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_its_room_and_from_below(module: str) -> None:
    assert list(complaints(MODULES[module].read_text("utf-8"), module)) == []


def test_every_room_has_its_floor() -> None:
    assert {room_of(module) for module in MODULES} <= FLOORS.keys()


def test_no_imports_go_in_circles() -> None:
    graph = {
        module: {
            target
            for target in imports_of(path.read_text("utf-8"), module, with_types=False)
            if target != module and (module, target) not in UPWARD
        }
        for module, path in MODULES.items()
    }
    TopologicalSorter(graph).prepare()


READERS = {"rules", "speakers", "anonymity", "replies", "claims"}
"""The rooms that hold the words of a parse."""

STILL_SPELT = {
    "quoteaudit.anonymity.groups",
    "quoteaudit.anonymity.phrase",
    "quoteaudit.claims.features",
    "quoteaudit.claims.statements",
}
"""Modules in which a few labels of spaCy's are left."""


def labels_in(source: str) -> list[str]:
    """Where code looks at the labels of a word itself, rather than asking the syntax room."""
    attributes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute))
    return [ast.unparse(node) for node in attributes if node.attr in ("tag", "dep")]


@pytest.mark.parametrize("module", [name for name in MODULES if room_of(name) in READERS])
def test_only_the_syntax_room_spells_the_labels_of_spacy(module: str) -> None:
    found = labels_in(MODULES[module].read_text("utf-8"))
    assert found == [] or module in STILL_SPELT


def test_a_label_is_seen() -> None:
    assert labels_in('if word.tag == "NN" and is_name(word.head):\n    pass') == ["word.tag"]


@pytest.mark.parametrize(("module", "target"), sorted(UPWARD))
def test_the_way_up_is_taken_inside_a_function_only(module: str, target: str) -> None:
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    at_import = [ast.unparse(node) for node in tree.body]
    assert target in set(imports_of(ast.unparse(tree), module))
    assert not [
        line for line in at_import if line.startswith(("import", "from")) and target in line
    ]


@pytest.mark.parametrize(
    ("module", "source", "complaint"),
    [
        ("quoteaudit.marks", "import quoteaudit", "the package root"),
        ("quoteaudit.cli", "from quoteaudit import __version__", "the package root"),
        ("quoteaudit.scoring", "from . import errors as e, Audit", "the package root"),
        ("quoteaudit.marks", "from quoteaudit.audit import audit_text", "upward"),
        ("quoteaudit.errors", "def f():\n    import quoteaudit.records", "sideways"),
        ("quoteaudit.marks", "from quoteaudit.lexicon import load", "sideways"),
        ("quoteaudit.speakers", "import quoteaudit.rules.direct", "sideways"),
        ("quoteaudit.records.spans", "from ..cli import main", "upward"),
    ],
)
def test_a_wrong_import_is_seen(module: str, source: str, complaint: str) -> None:
    found = list(complaints(source, module))
    assert len(found) == 1
    assert complaint in found[0]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("quoteaudit.records.audit", "from quoteaudit.errors import SchemaError"),
        ("quoteaudit.records.audit", "from quoteaudit.records import serial"),
        ("quoteaudit.__main__", "from quoteaudit.cli import main"),
        ("quoteaudit", "from quoteaudit.audit import audit_text"),
        ("quoteaudit.marks", "import regex"),
    ],
)
def test_a_right_import_is_let_through(module: str, source: str) -> None:
    assert list(complaints(source, module)) == []
