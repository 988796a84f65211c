"""Tables as CSV that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from quoteaudit.checks import check
from quoteaudit.export.articles import Audits
from quoteaudit.export.tables import COLUMNS, Judge, Value, rows

_FORMULA = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")


def to_csv(
    audits: Audits,
    table: str = "quotes",
    *,
    escape_formulas: bool = True,
    findings: Judge = check,
) -> str:
    r"""A table of audits as CSV: by default one row per quote. RFC 4180, with a row of names.

    :data:`~quoteaudit.export.COLUMNS` says what tables and columns there are. A cell without a
    value is empty. Lone surrogates become U+FFFD. Excel takes the file for UTF-8 when it is
    written with the encoding ``utf-8-sig``.

    Spreadsheets run cells that begin with ``=``, ``+``, ``-``, ``@`` and some others as
    formulas, and an article is not to be trusted. So a cell of words that begins so (also
    behind apostrophes) gets an apostrophe in front, as OWASP recommends (*CSV Injection*).
    Taking one apostrophe off such cells gives the words back; offsets are those of the article
    in any case. ``escape_formulas=False`` writes all words as they are, for programs.

    Raises what :func:`~quoteaudit.export.rows` raises.

    >>> from quoteaudit.testing import make_audit
    >>> audit = make_audit("{source:Ana Ruiz|Ruiz} {cue|said}: {content|-2 is “cold”}")
    >>> print(to_csv({"ice": audit}, "spans").replace("\r", ""))
    article,quote,role,part,text,start,end
    ice,q1,content,1,'-2 is “cold”,11,23
    ice,q1,cue,1,said,5,9
    ice,q1,source,1,Ruiz,0,4
    <BLANKLINE>
    """
    return "".join(csv_lines(audits, table, escape_formulas=escape_formulas, findings=findings))


def csv_lines(
    audits: Audits,
    table: str = "quotes",
    *,
    escape_formulas: bool = True,
    findings: Judge = check,
) -> Iterator[str]:
    """The rows of :func:`to_csv`, each with its line end: a row can run over several lines."""
    found = rows(audits, table, findings=findings)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS[table])
    yield _emptied(buffer)
    cell = _safe if escape_formulas else _plain
    for row in found:
        writer.writerow(map(cell, row.values()))
        yield _emptied(buffer)


def _emptied(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _plain(value: Value) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def _safe(value: Value) -> Any:
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return _plain(value)
