"""Parts of an audit that are asked for alone."""

from pathlib import Path

import pytest
from spacy.language import Language

from quoteaudit.audit import audit_doc, audit_text, audit_texts
from quoteaudit.audit.layout import lay_out
from quoteaudit.audit.parts import DIRECT, PARTS
from quoteaudit.errors import InputError

ARTICLES = [
    path.read_text("utf-8")
    for path in sorted((Path(__file__).parents[1] / "examples" / "articles").glob("*.txt"))
]
SHORT = (
    "Ana Ruiz closed the pier on Monday.\n\n“It was safe in May,” she said.\n\n"
    "Joris Halm denied that it was.\n\n"
    "A clerk, who asked not to be named, said 14 cables broke.\n\n"
    "The ministry did not respond to a request for comment."
)


@pytest.mark.parametrize("part", sorted(PARTS - DIRECT))
@pytest.mark.parametrize("text", [*ARTICLES, SHORT, ""])
def test_a_part_is_the_same_as_in_a_whole_audit(part: str, text: str) -> None:
    whole, alone = audit_text(text), audit_text(text, only=(part,))
    same = ["blocks", "quotes", "speakers", "terms", "defects", part]
    assert [name for name in same if getattr(whole, name) != getattr(alone, name)] == []
    others = {"anonymous_sources", "comment_requests", "claims"} - {part}
    assert [name for name in others if getattr(alone, name)] == []


@pytest.mark.parametrize("text", ARTICLES)
def test_direct_quotes_alone_are_those_of_a_whole_audit(text: str) -> None:
    whole = [q for q in audit_text(text).quotes if q.kind == "direct"]
    alone = audit_text(text, only=("direct_quotes",)).quotes
    assert [(q.contents, q.cue, q.source) for q in alone] == [
        (q.contents, q.cue, q.source) for q in whole
    ]
    assert {q.speaker for q in alone} <= {None}


def test_no_more_is_read_for_direct_quotes_than_what_stands_near_marks() -> None:
    article = lay_out(SHORT, DIRECT)
    assert [article.text[start:end] for start, end in article.to_parse] == [
        "“It was safe in May,” she said."
    ]
    assert len(lay_out(SHORT, PARTS).to_parse) == 5


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("It rained.\n\nRuiz was plain:\n\n“No.”", ["Ruiz was plain:", "“No.”"]),
        ("“No.”\n\n– Ana Ruiz, Velmora\n\nIt rained.", ["“No.”", "– Ana Ruiz, Velmora"]),
        ("It rained on the pier.", []),
    ],
)
def test_who_speaks_may_stand_in_the_block_beside(text: str, read: list[str]) -> None:
    article = lay_out(text, DIRECT)
    assert [text[start:end] for start, end in article.to_parse] == read


def test_a_doc_and_a_stream_take_parts_too(nlp: Language) -> None:
    (audit,) = audit_texts([SHORT], only=["direct_quotes"])
    assert audit == audit_text(SHORT, only={"direct_quotes"})
    assert [q.cue for q in audit_doc(nlp(SHORT), only=["direct_quotes"]).quotes] == [
        q.cue for q in audit.quotes
    ]


def test_two_processes_take_parts_too() -> None:
    texts = [SHORT, *ARTICLES]
    alone = list(audit_texts(texts, only=["claims"], n_process=2, batch_size=2))
    assert alone == list(audit_texts(texts, only=["claims"]))


@pytest.mark.parametrize("only", ["quotes", (), ["speeches"], 7, [None]])
def test_what_names_no_part_is_a_named_error(only: object) -> None:
    with pytest.raises(InputError, match="one or more of anonymous_sources, claims"):
        audit_text("", only=only)  # type: ignore[arg-type]
