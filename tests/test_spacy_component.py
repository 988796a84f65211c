"""The spaCy component: what it leaves on a ``Doc``, and how far that travels."""

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from quoteaudit.audit import audit_doc
from quoteaudit.checks import check
from quoteaudit.errors import InputError, PipelineError, SchemaError
from quoteaudit.integrations.spacy import set_extensions
from quoteaudit.syntax.pipeline import MODELS

MODEL = next(name for name in MODELS if spacy.util.is_package(name))
TEXT = (
    "“The port closes in May,” Ines Moll said, “and 40 ships must leave.” Two officials "
    "who spoke on condition of anonymity said that the ferry would stay. "
    "The harbour lost 14 of its 36 boats in March."
)


@pytest.fixture(scope="module")
def auditing() -> Language:
    """A pipeline as users have it, with every component of the model."""
    nlp = spacy.load(MODEL)
    nlp.add_pipe("quoteaudit", config={"profile": "ap"})
    return nlp


@pytest.fixture(scope="module")
def doc(auditing: Language) -> Doc:
    return auditing(TEXT)


@pytest.fixture
def no_extensions() -> Iterator[None]:
    kept = dict(spacy.tokens.underscore.Underscore.doc_extensions)
    spacy.tokens.underscore.Underscore.doc_extensions.clear()
    yield
    spacy.tokens.underscore.Underscore.doc_extensions.clear()
    spacy.tokens.underscore.Underscore.doc_extensions.update(kept)


def test_a_doc_carries_its_audit_and_its_findings(doc: Doc) -> None:
    audit = audit_doc(doc)
    assert doc._.audit == audit
    assert len(audit.quotes) == 2
    assert doc._.findings == check(audit, "ap")
    assert doc._.findings


def test_the_findings_are_empty_where_no_profile_was_asked_for(auditing: Language) -> None:
    plain = spacy.load(MODEL, exclude=["ner", "lemmatizer"])
    plain.add_pipe("quoteaudit")
    assert plain(TEXT)._.findings is None
    assert ".findings" not in " ".join(plain(TEXT).spans)


def test_parts_are_audited_alone(nlp: Language) -> None:
    auditing = nlp.create_pipe("quoteaudit", config={"only": ["quotes", "anonymous_sources"]})
    doc = auditing(nlp(TEXT))
    assert doc._.audit == audit_doc(doc, only=["quotes", "anonymous_sources"])
    assert (len(doc.spans["quoteaudit.anonymous"]), len(doc.spans["quoteaudit.claims"])) == (1, 0)


@pytest.mark.parametrize(
    ("config", "complaint"),
    [
        ({"only": ["speeches"]}, "one or more of anonymous_sources, claims"),
        ({"only": []}, "one or more of anonymous_sources, claims"),
        ({"only": ["quotes"], "profile": "ap"}, "findings need the whole audit"),
    ],
)
def test_parts_that_cannot_be_are_told_when_the_component_is_made(
    nlp: Language, config: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(InputError, match=complaint):
        nlp.create_pipe("quoteaudit", config=config)


def test_a_doc_that_was_not_audited_has_no_audit(auditing: Language) -> None:
    assert auditing.make_doc(TEXT)._.audit is None
    assert auditing.make_doc(TEXT)._.findings is None


def test_span_groups_hold_what_was_found(doc: Doc) -> None:
    found = {
        key.removeprefix("quoteaudit"): [(s.text, s.label_, s.id_) for s in group]
        for key, group in doc.spans.items()
    }
    assert found[".contents"] == [
        ("“The port closes in May,”", "DIRECT", "q1"),
        ("“and 40 ships must leave.”", "DIRECT", "q1"),
        ("that the ferry would stay", "INDIRECT", "q2"),
    ]
    assert found[".cues"] == [("said", "CUE", "q1"), ("said", "CUE", "q2")]
    assert [text for text, _, _ in found[".sources"]] == [
        "Ines Moll",
        "Two officials who spoke on condition of anonymity",
    ]
    assert sorted(found[""]) == sorted(found[".contents"] + found[".cues"] + found[".sources"])
    (hidden,) = doc._.audit.anonymous_sources
    assert [(label, own_id) for _, label, own_id in found[".anonymous"]] == [
        ("ANONYMOUS", hidden.speaker.id)
    ]
    assert len(found[".claims"]) == len(doc._.audit.claims) > 0
    assert [label for _, label, _ in found[".findings"]] == [f.id for f in doc._.findings]


def test_displacy_draws_the_groups(doc: Doc) -> None:
    html = displacy.render(doc, style="span", options={"spans_key": "quoteaudit"}, jupyter=False)
    assert all(label in html for label in ("DIRECT", "INDIRECT", "CUE", "SOURCE"))


def test_a_span_inside_a_token_takes_the_whole_token(nlp: Language) -> None:
    doc = nlp("Ines Moll said.“No boats tonight,” she said later, “at all.”")
    nlp.create_pipe("quoteaudit")(doc)
    words = {token.i: (token.idx, token.idx + len(token)) for token in doc}
    for quote in doc._.audit.quotes:
        spans = [s for s in doc.spans["quoteaudit.contents"] if s.id_ == quote.id]
        assert len(spans) == len(quote.contents)
        for tokens, chars in zip(spans, quote.contents, strict=True):
            assert tokens.start_char <= chars.start
            assert tokens.end_char >= chars.end
            assert words[tokens.start][1] > chars.start
            assert words[tokens.end - 1][0] < chars.end


@pytest.mark.parametrize("text", ["", " \n", "\n\n\tNo.\n", "No."])
def test_any_text_has_an_audit(auditing: Language, text: str) -> None:
    assert auditing(text)._.audit.text == text


# ------------------------------------------------------------------------------- on its travels


def through_bytes(nlp: Language, doc: Doc) -> Doc:
    return Doc(nlp.vocab).from_bytes(doc.to_bytes())


def through_doc_bin(nlp: Language, doc: Doc) -> Doc:
    packed = DocBin(docs=[doc], store_user_data=True).to_bytes()
    return next(iter(DocBin().from_bytes(packed).get_docs(nlp.vocab)))


def through_pickle(nlp: Language, doc: Doc) -> Doc:
    unpickled: Doc = pickle.loads(pickle.dumps(doc))
    return unpickled


def through_copy(nlp: Language, doc: Doc) -> Doc:
    return doc.copy()


@pytest.mark.parametrize("travel", [through_bytes, through_doc_bin, through_pickle, through_copy])
def test_everything_survives_a_travel(travel: Any, auditing: Language, doc: Doc) -> None:
    arrived = travel(auditing, doc)
    assert arrived._.audit == doc._.audit
    assert arrived._.findings == doc._.findings
    assert spans_of(arrived) == spans_of(doc)


def spans_of(doc: Doc) -> dict[str, list[tuple[int, int, str, str]]]:
    return {
        key: [(s.start, s.end, s.label_, s.id_) for s in group] for key, group in doc.spans.items()
    }


def test_what_a_doc_keeps_is_plain_data_without_the_text(doc: Doc) -> None:
    kept = {key[1]: value for key, value in doc.user_data.items()}
    assert json.loads(json.dumps(kept)) == kept
    assert "text" not in kept["audit"]


def test_processes_give_what_one_process_gives(auditing: Language, doc: Doc) -> None:
    docs = list(auditing.pipe([TEXT, "", TEXT], n_process=2, batch_size=1))
    assert [len(one._.audit.quotes) for one in docs] == [2, 0, 2]
    assert docs[2]._.audit == doc._.audit
    assert docs[2]._.findings == doc._.findings
    assert spans_of(docs[0]) == spans_of(doc)


def test_a_saved_pipeline_audits_when_it_is_loaded_again(tmp_path: Path, nlp: Language) -> None:
    saved = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])
    saved.add_pipe("quoteaudit", config={"spans_key": "story", "profile": "npr"})
    saved.to_disk(tmp_path)
    doc = spacy.load(tmp_path)(TEXT)
    assert [span.id_ for span in doc.spans["story.cues"]] == ["q1", "q2"]
    assert doc._.findings == check(doc._.audit, "npr")


def test_an_audit_of_other_words_is_a_named_error(doc: Doc) -> None:
    part = Doc(doc.vocab, words=["Rain", "fell"], user_data=doc.user_data)
    with pytest.raises(SchemaError, match="audit"):
        _ = part._.audit


def test_a_change_of_what_is_kept_is_seen(auditing: Language) -> None:
    doc = auditing(TEXT)
    assert doc._.audit.quotes
    key: Any = ("._.", "audit", None, None)
    doc.user_data[key] = {**doc.user_data[key], "quotes": [], "claims": []}
    assert doc._.audit.quotes == ()


# ------------------------------------------------------------------------- pipelines of all kinds


@pytest.mark.parametrize(
    ("config", "found"),
    [([], "without tags or without a dependency parse"), (["sentencizer"], "without tags")],
)
def test_a_pipeline_that_does_not_parse_is_a_named_error(config: list[str], found: str) -> None:
    nlp = spacy.blank("en")
    for name in config:
        nlp.add_pipe(name)
    nlp.add_pipe("quoteaudit")
    with pytest.raises(PipelineError, match=found):
        nlp(TEXT)


def test_the_error_handler_of_a_pipeline_hears_of_it() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteaudit")
    heard: list[Exception] = []

    def hear(name: str, component: Any, docs: list[Doc], error: Exception) -> None:
        heard.append(error)

    nlp.set_error_handler(hear)  # type: ignore[arg-type]  # a handler may return
    assert list(nlp.pipe([TEXT])) == []
    assert isinstance(heard[0], PipelineError)


def test_spacy_can_say_what_the_component_needs() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteaudit")
    analysis: Any = nlp.analyze_pipes()
    assert set(analysis["problems"]["quoteaudit"]) == {"token.tag", "token.dep"}


@pytest.mark.parametrize("other", ["merge_noun_chunks", "merge_entities", "doc_cleaner"])
def test_components_of_others_do_no_harm(other: str, auditing: Language) -> None:
    nlp = spacy.load(MODEL)
    nlp.add_pipe(other)
    nlp.add_pipe("quoteaudit")
    doc = nlp(TEXT)
    assert doc._.audit.text == TEXT
    assert [q.kind.value for q in doc._.audit.quotes if q.kind == "direct"] == ["direct"]
    assert through_bytes(nlp, doc)._.audit == doc._.audit


@pytest.mark.parametrize(("profile", "error"), [("tabloid", InputError), (3, Exception)])
def test_a_wrong_profile_is_refused_when_the_component_is_added(
    profile: object, error: type[Exception]
) -> None:
    with pytest.raises(error, match=r"tabloid|profile"):
        spacy.blank("en").add_pipe("quoteaudit", config={"profile": profile})


def test_an_attribute_of_somebody_else_is_left_alone(no_extensions: None) -> None:
    Doc.set_extension("audit", default=None)
    with pytest.raises(InputError, match=r"doc\._\.audit"):
        spacy.blank("en").add_pipe("quoteaudit")
    assert Doc.get_extension("audit")[2] is None


def test_a_reader_without_a_pipeline_can_set_the_attributes(
    no_extensions: None, doc: Doc, auditing: Language
) -> None:
    set_extensions()
    set_extensions()
    assert through_doc_bin(auditing, doc)._.audit.quotes


def test_nothing_is_registered_before_it_is_asked_for() -> None:
    code = (
        "import quoteaudit, spacy; nlp = spacy.blank('en'); from spacy.tokens import Doc; "
        "print(Doc.has_extension('audit')); nlp.add_pipe('quoteaudit'); "
        "print(Doc.has_extension('audit'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["False", "True"]
