"""For the tests of whoever builds on quoteaudit: expected records, written into the text.

>>> from quoteaudit.testing import assert_finds, make_audit
>>> assert_finds("{content|“No,”} {cue|said} {source:Ana Ruiz|Ana Ruiz}.")
>>> make_audit("{mention|Two {role|officials}} met.").anonymous_sources[0].role.text
'officials'

Strategies that draw articles are in :mod:`quoteaudit.testing.strategies`, which needs
hypothesis (``pip install 'quoteaudit[testing]'``); nothing here needs a test framework.
"""

from quoteaudit.testing.comparison import FAMILIES, assert_audit, assert_finds, differences
from quoteaudit.testing.expected import make_audit
from quoteaudit.testing.factories import (
    make_anonymous_source,
    make_claim,
    make_comment_request,
    make_finding,
    make_mention,
    make_quote,
    make_span,
    make_speaker,
)
from quoteaudit.testing.marked import Mark, Marked, read_marked, write_marked
from quoteaudit.testing.writing import mark

__all__ = [
    "FAMILIES",
    "Mark",
    "Marked",
    "assert_audit",
    "assert_finds",
    "differences",
    "make_anonymous_source",
    "make_audit",
    "make_claim",
    "make_comment_request",
    "make_finding",
    "make_mention",
    "make_quote",
    "make_span",
    "make_speaker",
    "mark",
    "read_marked",
    "write_marked",
]
