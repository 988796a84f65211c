"""Renew the golden audits, keep what their reviewer said, and count it.

usage: python -m tests.golden_update [--tally]

Without an option every article is audited anew. Lines that are new are marked ``unread``: read
them, put ``wrong`` or ``spurious`` with a reason in place of it, or delete it. Remarks that have
lost their line are printed. The table in docs/accuracy.md is renewed, too; --tally only prints
it. tests/golden/README.md says how to review.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from quoteaudit import audit_texts
from tests.golden_lines import Line, lines_of
from tests.golden_review import Section, read, renewed, table_of, written

HERE = Path(__file__).parent
ARTICLES = sorted(
    [
        *(HERE.parent / "examples" / "articles").glob("*.txt"),
        *(HERE / "golden" / "articles").glob("*.txt"),
    ],
    key=lambda path: path.stem,
)
ACCURACY = HERE.parent / "docs" / "accuracy.md"
TABLE = re.compile(r"(?<=<!-- golden tally -->\n).*?(?=<!-- end of golden tally -->)", re.DOTALL)


def text_of(article: Path) -> str:
    """An article as it is, line ends included."""
    return article.read_bytes().decode("utf-8")


def kept_path(article: Path) -> Path:
    """Where the audit of an article is kept."""
    return HERE / "golden" / "audits" / f"{article.stem}.txt"


def kept_of(article: Path) -> dict[str, Section]:
    """The audit of an article as it was reviewed."""
    path = kept_path(article)
    return read(path.read_text("utf-8")) if path.exists() else {}


def audited() -> dict[Path, dict[str, list[Line]]]:
    """The lines of all articles, audited now."""
    audits = audit_texts(map(text_of, ARTICLES))
    return {article: lines_of(audit) for article, audit in zip(ARTICLES, audits, strict=True)}


def table() -> str:
    """The tally of all articles as it was reviewed."""
    return table_of(map(kept_of, ARTICLES))


def renew() -> None:
    """Write all anew, and say what could not be kept."""
    for article, lines in audited().items():
        new = renewed(kept_of(article), lines, text_of(article))
        kept_path(article).parent.mkdir(exist_ok=True)
        kept_path(article).write_text(written(new.sections), "utf-8")
        for lost in new.lost:
            sys.stdout.write(f"{article.stem}, {lost}\n")
    ACCURACY.write_text(TABLE.sub(lambda _: table(), ACCURACY.read_text("utf-8")), "utf-8")


def main() -> None:
    """Do what the command line says."""
    if sys.argv[1:] == ["--tally"]:
        sys.stdout.write(table())
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        renew()


if __name__ == "__main__":
    main()
