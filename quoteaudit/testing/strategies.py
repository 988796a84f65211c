"""Hypothesis strategies: texts of every kind, orderly articles, and audits of them.

Needs hypothesis: ``pip install 'quoteaudit[testing]'``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quoteaudit.errors import MissingExtraError
from quoteaudit.records import Audit
from quoteaudit.testing.expected import make_audit
from quoteaudit.testing.marked import read_marked

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise MissingExtraError.of("hypothesis", extra="testing") from error

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

FRAGMENTS = [
    *["Ana Ruiz", "Ruiz", "the mayor", "she", "they", "Joris Halm, the prime minister,", "it"],
    *["said", "told reporters", "according to", "denied that", "called it", "was", "asked"],
    *["the pier is closed", "rain fell", "a farce", "to resign", "that the map was wrong"],
    *["two officials", "who asked not to be named", "did not respond to a request for comment"],
    *["“", "”", "‘", "’", '"', "''", "``", "'", "«", "»", "(", ")", "–", "—", "--", "’s", "â€œ"],
    *[".", ",", ":", ";", "?", "!", "…", "but", "and", "who", "On Monday", "{", "}", "|", "\\"],
    *["VELMORA, March 4 (Portal) –", "RUIZ:", "Q:", "A:", "•", "NINE PAGES", "By Nadia Kessel"],
    *["(Reporting by Nadia Kessel; Editing by Ruth Amadi)", "\x00", "\ufeff", "\u200b", "\ud800"],
    *["“The pier is closed,” said Ana Ruiz.", "“We wait.”", "“He said, ‘Wait,’” she told us."],
]
_BREAKS = [" ", " ", " ", " ", "\n", "\n\n", "\r\n", "", "\t"]

_NAMES = ["Ana Ruiz", "Joris Halm", "Orla Venn", "Piet Arran", "Ines Moll", "Ruth Amadi"]
_SAID = [
    "the pier is closed",
    "the ferry stays",
    "nobody counted the votes",
    "the talks have failed",
    "the town has paid for the bridge",
    "rain fell on the harbour",
]
_UNNAMED = ["an official briefed on the talks", "a person close to the family", "one engineer"]
_PARAGRAPHS = [
    "{content#:direct|“$First,”} {cue#|said} {source#:$Name (person)|$Name}.",
    (
        "{content#:direct|“$First,”} {source#:$Name (person)|$Name} {cue#|said}, "
        "{content#|“and $second.”}"
    ),
    "{source#:$Name (person)|$Name} {cue#|said} {content#:indirect|that $first}.",
    "{source#|{mention:1|$Unnamed}} {cue#|said} {content#:indirect|that $first}.",
    "The tide was low on Monday.",
    "Rain fell on the hills for two days. The library opened in 1931.",
]


def texts() -> SearchStrategy[str]:
    """Any text that could pass for an article or for what is left of one.

    Fragments of news, marks that do not pair, control characters, zero-width characters, lone
    surrogates and mojibake, in any order: nothing that takes an article may fail on these.
    """
    part = st.tuples(
        st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), st.sampled_from(_BREAKS)
    )
    return st.lists(part, max_size=40).map(
        lambda parts: "".join(fragment + space for fragment, space in parts)
    )


def articles() -> SearchStrategy[str]:
    """Short orderly articles, with quotes, unnamed sources and sentences that say nothing."""
    return marked_articles().map(lambda marked: read_marked(marked).text)


def audits() -> SearchStrategy[Audit]:
    """Audits of such articles, each made by hand: no model is loaded."""
    return marked_articles().map(make_audit)


def marked_articles() -> SearchStrategy[str]:
    """Such articles with their quotes and unnamed sources marked, for ``assert_finds``."""
    return st.lists(_paragraphs(), max_size=6).map(
        lambda paragraphs: "\n\n".join(
            paragraph.replace("#", str(number)) for number, paragraph in enumerate(paragraphs)
        )
    )


def _paragraphs() -> SearchStrategy[str]:
    return st.builds(
        _filled,
        st.sampled_from(_PARAGRAPHS),
        name=st.sampled_from(_NAMES),
        unnamed=st.sampled_from(_UNNAMED),
        first=st.sampled_from(_SAID),
        second=st.sampled_from(_SAID),
    )


def _filled(paragraph: str, name: str, unnamed: str, first: str, second: str) -> str:
    words = {"$Name": name, "$Unnamed": unnamed, "$First": first}
    for sign, said in words.items():
        paragraph = paragraph.replace(sign, said[0].upper() + said[1:])
    return paragraph.replace("$first", first).replace("$second", second)
