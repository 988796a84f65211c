"""What an audit costs: ratios to the bare default spaCy pipeline, measured in one run.

usage: python -m tests.benchmarks.speed [ROUNDS]

Every row compares two ways of doing something that take turns, article by article or run by
run, so that a busy machine slows both; the figure is the median of their ratios, and how far
the middle half of the ratios lies apart. Runs on the examples, and on 40 of the measuring
articles where they lie beside the project. ROUNDS (3) is how often each article is read.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING

import spacy

from quoteaudit import audit_text, audit_texts
from quoteaudit.syntax.pipeline import MODELS, default_pipeline
from tests.benchmarks.data import SHARED, articles

if TYPE_CHECKING:
    from spacy.language import Language

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "articles"
STREAM = 240
"""Articles in the stream that is shared by two processes: enough to make their start small."""


def texts() -> list[str]:
    """The articles to run on: a few hundred words each."""
    read = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    if (SHARED / "polnear").is_dir():
        read += [article["text"] for article in articles("polnear/dev")][:40]
    return read


def seconds(run: Callable[[], object]) -> float:
    """How long one run takes."""
    start = perf_counter()
    run()
    return perf_counter() - start


def one_by_one(
    bare: Language, read: Iterable[str], rounds: int
) -> Iterator[tuple[str, list[float]]]:
    """Audits of single articles, against the pipeline on the same article."""
    ways: dict[str, Callable[[str], object]] = {
        "audit_text(text)": audit_text,
        'audit_text(text, only=("quotes",))': lambda text: audit_text(text, only=("quotes",)),
        'audit_text(text, only=("direct_quotes",))': lambda text: audit_text(
            text, only=("direct_quotes",)
        ),
    }
    ratios: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for text in read:
            base = seconds(lambda text=text: bare(text))  # type: ignore[misc]
            for name, run in ways.items():
                ratios[name].append(seconds(lambda run=run, text=text: run(text)) / base)  # type: ignore[misc]
    yield from ratios.items()


def streams(bare: Language, read: list[str], rounds: int) -> list[float]:
    """A stream of articles, against the pipeline on the same stream."""
    return [
        seconds(lambda: list(audit_texts(read))) / seconds(lambda: list(bare.pipe(read)))
        for _ in range(rounds)
    ]


def processes(read: list[str], rounds: int) -> Iterator[tuple[float, float]]:
    """A stream in two processes against one: times as fast, and the work that it is in all.

    On a busy machine the second figure says more: half of it is the time on two free cores.
    """
    stream = (read * (STREAM // len(read) + 1))[:STREAM]

    def run(n_process: int) -> tuple[float, float]:
        before = worked()
        wall = seconds(lambda: sum(1 for _ in audit_texts(stream, n_process=n_process)))
        return wall, worked() - before

    for _ in range(rounds):
        (one, work_of_one), (two, work_of_two) = run(1), run(2)
        yield one / two, work_of_two / work_of_one


def worked() -> float:
    """Processor time so far, of this process and of those it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def fresh(code: str) -> float:
    """How long a new interpreter takes for ``code``, its own start left out."""
    timed = f"from time import perf_counter as t; s = t(); {code}; print(t() - s)"
    done = subprocess.run([sys.executable, "-c", timed], check=True, capture_output=True, text=True)
    return float(done.stdout)


def imports(code: str, rounds: int) -> list[float]:
    """What an import costs, against that of spaCy, each in an interpreter of its own."""
    return [fresh(code) / fresh("import spacy") for _ in range(rounds)]


def first_audits(rounds: int) -> list[float]:
    """The first audit of a process, against loading the default pipeline of spaCy whole."""
    model = model_name()
    load = f"import spacy; spacy.load({model!r})"
    audit = "import quoteaudit; quoteaudit.audit_text('“No,” said Ana Ruiz.')"
    return [fresh(audit) / fresh(load) for _ in range(rounds)]


def model_name() -> str:
    """The model that audits use."""
    return next(name for name in MODELS if spacy.util.is_package(name))


def row(name: str, against: str, ratios: list[float]) -> str:
    """One line of the table."""
    low, _, high = quantiles(ratios, n=4)
    return f"| {name} | {against} | {median(ratios):.2f} | {low:.2f} to {high:.2f} |"


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    bare, read = spacy.load(model_name()), texts()
    default_pipeline()
    for text in read[:2]:
        bare(text)
        audit_text(text)
    few = max(3, rounds)
    words = round(median(len(text.split()) for text in read))
    print(f"{len(read)} articles of {words} words at the median, {rounds} rounds")
    used = ", ".join(f"{name} {version(name)}" for name in ("spacy", "thinc", "numpy"))
    print(f"Python {platform.python_version()}, {used}, {model_name()}")
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores\n", flush=True)
    print("| what | against | ratio | middle half |\n|---|---|---|---|")
    for name, ratios in one_by_one(bare, read, rounds):
        print(row(f"`{name}`", "`nlp(text)`", ratios), flush=True)
    print(row("`audit_texts(texts)`", "`nlp.pipe(texts)`", streams(bare, read, few)), flush=True)
    faster, work = (list(ratios) for ratios in zip(*processes(read, few), strict=True))
    print(row("`n_process=2`, times as fast", "`n_process=1`", faster))
    print(row("`n_process=2`, processor time", "`n_process=1`", work), flush=True)
    for code in ("import quoteaudit", "from quoteaudit import audit_text"):
        print(row(f"`{code}`", "`import spacy`", imports(code, 2 * few)), flush=True)
    print(row("first audit of a process", "`spacy.load` in one", first_audits(few)), flush=True)


if __name__ == "__main__":
    main()
