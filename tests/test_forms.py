"""Base forms of listed words, found by inflecting them."""

import pytest

from quoteaudit.lexicon import load_table
from quoteaudit.syntax.forms import base_form, base_forms

FORMS = [
    ("says", "VBZ", "say"),
    ("said", "VBD", "say"),
    ("saying", "VBG", "say"),
    ("told", "VBD", "tell"),
    ("denies", "VBZ", "deny"),
    ("denied", "VBN", "deny"),
    ("denying", "VBG", "deny"),
    ("announced", "VBD", "announce"),
    ("announcing", "VBG", "announce"),
    ("quipped", "VBD", "quip"),
    ("quipping", "VBG", "quip"),
    ("tweets", "VBZ", "tweet"),
    ("stresses", "VBZ", "stress"),
    ("thought", "VBD", "think"),
    ("wrote", "VBD", "write"),
    ("swore", "VBD", "swear"),
    ("claims", "NNS", "claim"),
    ("inquiries", "NNS", "inquiry"),
    ("statements", "NNS", "statement"),
    ("confident", "JJ", "confident"),
]

UNLISTED = [("fell", "VBD"), ("claims", "DT"), ("boats", "NNS"), ("", "VBD"), ("said", "XX")]


@pytest.mark.parametrize(("word", "tag", "base"), FORMS)
def test_an_inflected_form_has_the_base_that_is_listed(word: str, tag: str, base: str) -> None:
    assert base_form(word, tag) == base


@pytest.mark.parametrize(("word", "tag"), UNLISTED)
def test_a_word_that_is_not_listed_stands_for_itself(word: str, tag: str) -> None:
    assert base_form(word, tag) == word


@pytest.mark.parametrize(("tag", "part"), [("VB", "verbs"), ("NN", "nouns"), ("JJ", "adjectives")])
def test_every_listed_word_is_a_form_of_its_own(tag: str, part: str) -> None:
    listed = {word for words in load_table("cues")[part].values() for word in words}
    assert {word for word in listed if base_forms(tag)[word] != word} == set()


def test_every_form_leads_to_a_listed_word() -> None:
    listed = {word for words in load_table("cues")["verbs"].values() for word in words}
    assert set(base_forms("VB").values()) == listed


def test_a_part_of_speech_without_cues_has_no_forms() -> None:
    assert base_forms("IN") == {}


def test_the_forms_cannot_be_changed_by_a_caller() -> None:
    with pytest.raises(TypeError):
        base_forms("VB")["fell"] = "fall"  # type: ignore[index]
