"""Audits go to JSON and come back equal; what is no audit is refused with a reason."""

import json
import pickle
import re
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quoteaudit.audit import audit_text
from quoteaudit.errors import SchemaError
from quoteaudit.records import (
    Audit,
    Block,
    BlockKind,
    CharSpan,
    DefectKind,
    Quote,
    QuoteKind,
    ScorePart,
    Speaker,
    SpeakerKind,
    Term,
    TermKind,
    TextDefect,
)
from quoteaudit.records.quotes import DEEPEST
from quoteaudit.records.schema import json_schema

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "audit.schema.json").read_text("utf-8"))
T = TypeVar("T")

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
LABELS = st.text(max_size=5)


def few(values: st.SearchStrategy[T], at_least: int = 0) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(values, min_size=at_least, max_size=2).map(tuple)


def speakers_of(span: st.SearchStrategy[CharSpan]) -> st.SearchStrategy[list[Speaker]]:
    speaker = st.builds(
        Speaker,
        id=st.text(min_size=1, max_size=3),
        name=st.text(min_size=1, max_size=5),
        kind=st.sampled_from(SpeakerKind),
        mentions=few(span),
        description=st.none() | span,
    )
    return st.lists(speaker, max_size=2, unique_by=lambda speaker: speaker.id)


def quotes_of(
    span: st.SearchStrategy[CharSpan], speakers: list[Speaker], earlier: list[Quote]
) -> st.SearchStrategy[Quote]:
    return st.builds(
        Quote,
        id=st.just(f"q{len(earlier)}"),
        kind=st.sampled_from(QuoteKind),
        contents=few(span, at_least=1).filter(in_text_order),
        cue=st.none() | span,
        source=st.none() | span,
        speaker=st.sampled_from([None, *speakers]),
        candidates=few(st.sampled_from(speakers)) if speakers else st.just(()),
        rule=LABELS,
        parent=st.sampled_from([None, *earlier]),
        score=st.none() | NUMBERS,
        score_parts=few(st.builds(ScorePart, feature=LABELS, weight=NUMBERS)),
    )


def in_text_order(spans: tuple[CharSpan, ...]) -> bool:
    return all(a.end <= b.start for a, b in pairwise(spans))


@st.composite
def audits(draw: st.DrawFn) -> Audit:
    """Audits of any text, lone surrogates included, that keep the promises of the records."""
    text = draw(st.text(st.characters(), max_size=40))
    cuts = st.integers(0, len(text))
    span = st.tuples(cuts, cuts).map(lambda ends: CharSpan.of(text, min(ends), max(ends)))
    speakers = draw(speakers_of(span))
    quotes: list[Quote] = []
    for _ in range(draw(st.integers(0, 3))):
        quotes.append(draw(quotes_of(span, speakers, quotes)))
    return Audit(
        text=text,
        blocks=draw(few(st.builds(Block, kind=st.sampled_from(BlockKind), span=span))),
        quotes=tuple(draw(st.permutations(quotes))),
        speakers=tuple(speakers),
        terms=draw(few(st.builds(Term, kind=st.sampled_from(TermKind), span=span))),
        defects=draw(few(st.builds(TextDefect, kind=st.sampled_from(DefectKind), span=span))),
    )


@given(audits())
def test_every_audit_comes_back_from_its_dict(audit: Audit) -> None:
    assert Audit.from_dict(audit.to_dict()) == audit


@given(audits())
def test_every_audit_comes_back_from_json(audit: Audit) -> None:
    assume(not re.search("[\ud800-\udbff][\udc00-\udfff]", audit.text))
    assert Audit.from_dict(json.loads(audit.to_json())) == audit


@given(audits())
def test_every_audit_fits_the_json_schema(audit: Audit) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(audit.to_json()))


def chained(audit: Audit, links: int) -> dict[str, Any]:
    """The data of an audit in which each quote stands in the one after it."""
    data = audit.to_dict()
    link = data["quotes"][0]
    data["quotes"] = [link | {"id": f"q{n}", "parent": f"q{n + 1}"} for n in range(links)]
    data["quotes"].append(link | {"id": f"q{links}"})
    return data


def test_a_quote_may_stand_in_so_many_others(by_hand: Audit) -> None:
    data = chained(by_hand, DEEPEST)
    audit = Audit.from_dict(data)
    assert audit.quotes[0].depth == DEEPEST == 100
    assert len({audit, Audit.from_dict(data)}) == 1
    assert pickle.loads(pickle.dumps(audit)) == audit
    assert repr(audit).count("Quote(") > DEEPEST


@pytest.mark.parametrize("links", [DEEPEST + 1, 20_000])
def test_a_chain_that_could_not_be_hashed_is_refused(by_hand: Audit, links: int) -> None:
    with pytest.raises(
        SchemaError, match=rf"^audit.quotes\[{links - DEEPEST - 1}\]: .* 100 others"
    ):
        Audit.from_dict(chained(by_hand, links))


def test_an_article_that_nests_deeper_keeps_its_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("quoteaudit.records.quotes", "quoteaudit.audit.quotes"):
        monkeypatch.setattr(f"{module}.DEEPEST", 2)
    text = "".join(f"Ana{n} said that " for n in range(9)) + "it rained."
    audit = audit_text(text)
    assert max(quote.depth for quote in audit.quotes) == 2
    assert Audit.from_dict(audit.to_dict()) == audit
    monkeypatch.undo()
    whole = audit_text(text)
    assert max(quote.depth for quote in whole.quotes) > 3
    assert [q.contents for q in whole.quotes] == [q.contents for q in audit.quotes]


def test_a_lone_surrogate_comes_back_from_json() -> None:
    audit = Audit(text="a\ud800b")
    assert Audit.from_dict(json.loads(audit.to_json())).text == "a\ud800b"


def test_the_published_json_schema_is_the_one_of_the_records() -> None:
    assert json_schema() == SCHEMA, "write it anew: python -m tests.write_schema"


def test_the_json_schema_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_json_schema_names_exactly_the_keys_that_are_written(by_hand: Audit) -> None:
    data, shapes = by_hand.to_dict(), SCHEMA["$defs"]
    written = [
        (data, SCHEMA),
        (data["quotes"][0], shapes["Quote"]),
        (data["quotes"][0]["score_parts"][0], shapes["ScorePart"]),
        (data["speakers"][0], shapes["Speaker"]),
        (data["speakers"][0]["mentions"][0], shapes["CharSpan"]),
        (data["blocks"][0], shapes["Block"]),
        (data["terms"][0], shapes["Term"]),
        (data["defects"][0], shapes["TextDefect"]),
    ]
    for values, shape in written:
        assert list(values) == list(shape["properties"]) == shape["required"]


@pytest.mark.parametrize(
    ("shape", "kinds"),
    [
        ("Quote", QuoteKind),
        ("Speaker", SpeakerKind),
        ("Block", BlockKind),
        ("Term", TermKind),
        ("TextDefect", DefectKind),
    ],
)
def test_the_json_schema_lists_every_kind(shape: str, kinds: type[QuoteKind]) -> None:
    assert SCHEMA["$defs"][shape]["properties"]["kind"]["enum"] == [kind.value for kind in kinds]


def test_speakers_and_parents_are_written_as_ids(by_hand: Audit) -> None:
    split, outer, inner = by_hand.to_dict()["quotes"]
    assert (split["speaker"], split["parent"]) == ("s1", None)
    assert (outer["speaker"], outer["candidates"]) == (None, ["s1", "s2"])
    assert inner["parent"] == "q2"


def test_speakers_come_back_as_one_and_the_same(by_hand: Audit) -> None:
    again = Audit.from_dict(by_hand.to_dict())
    assert again.quotes[0].speaker is again.speakers[0]
    assert again.quotes[2].parent is again.quotes[1]


def test_json_can_be_indented(by_hand: Audit) -> None:
    assert by_hand.to_json(indent=2).startswith('{\n  "schema": "quoteaudit/1",')


def test_a_parent_may_stand_after_its_child(by_hand: Audit) -> None:
    data = by_hand.to_dict()
    data["quotes"].reverse()
    again = Audit.from_dict(data)
    assert [quote.id for quote in again.quotes] == ["q3", "q2", "q1"]
    assert again.quotes[0].parent is again.quotes[1]


def test_keys_that_are_not_known_are_ignored(by_hand: Audit) -> None:
    data = by_hand.to_dict() | {"file": "a.txt"}
    data["quotes"][0]["colour"] = "red"
    assert Audit.from_dict(data) == by_hand


@pytest.mark.parametrize("data", [None, [], "audit", 7, {}], ids=repr)
def test_what_is_no_audit_is_refused(data: Any) -> None:
    with pytest.raises(SchemaError, match=r"^audit: found"):
        Audit.from_dict(data)


@pytest.mark.parametrize("version", ["quoteaudit/2", "quoteaudit/0", "", "other"])
def test_another_schema_version_is_refused(by_hand: Audit, version: str) -> None:
    data = by_hand.to_dict() | {"schema": version}
    with pytest.raises(SchemaError, match=r"needed 'quoteaudit/1'.*the release that wrote it"):
        Audit.from_dict(data)


@pytest.mark.parametrize(
    "key", ["schema", "text", "blocks", "speakers", "quotes", "terms", "defects"]
)
def test_a_missing_part_is_named(by_hand: Audit, key: str) -> None:
    data = by_hand.to_dict()
    del data[key]
    with pytest.raises(SchemaError, match=f"^audit: found the keys .* needed also '{key}'"):
        Audit.from_dict(data)


@pytest.mark.parametrize("key", list(SCHEMA["$defs"]["Quote"]["properties"]))
def test_a_missing_part_of_a_quote_is_named(by_hand: Audit, key: str) -> None:
    data = by_hand.to_dict()
    del data["quotes"][1][key]
    with pytest.raises(SchemaError, match=rf"^audit\.quotes\[1\]: .* needed also '{key}'"):
        Audit.from_dict(data)


BROKEN = [
    (("text",), 7, "audit.text: found 7, needed a string"),
    (("quotes",), {}, "audit.quotes: found {}, needed a list"),
    (("quotes", 0), "q1", "audit.quotes[0]: found 'q1', needed a dict"),
    (("quotes", 0, "id"), "", "audit.quotes[0].id: found '', needed a string that is not empty"),
    (("quotes", 0, "id"), "q2", "audit.quotes[1].id: found 'q2', needed an id that no other"),
    (("quotes", 0, "kind"), "gossip", "needed one of direct, mixed, indirect"),
    (("quotes", 0, "kind"), ["direct"], "needed one of direct, mixed, indirect"),
    (("quotes", 0, "contents"), [], "audit.quotes[0]: "),
    (("quotes", 0, "cue", "start"), "31", "audit.quotes[0].cue.start: found '31', needed a whole"),
    (("quotes", 0, "cue", "start"), True, "needed a whole number"),
    (("quotes", 0, "cue", "start"), -1, "needed an offset between 0 and"),
    (("quotes", 0, "cue", "end"), 10**9, "needed an offset between 0 and"),
    (
        ("quotes", 0, "cue", "text"),
        "sang",
        "found 'sang', needed what stands in text[30:34], 'said'",
    ),
    (("quotes", 0, "speaker"), "s9", "found 's9', needed the id of one of the speakers"),
    (("quotes", 0, "speaker"), {"id": "s1"}, "audit.quotes[0].speaker: found {'id': 's1'}"),
    (("quotes", 0, "candidates"), ["s9"], "audit.quotes[0].candidates[0]: found 's9'"),
    (("quotes", 0, "rule"), None, "audit.quotes[0].rule: found None, needed a string"),
    (("quotes", 0, "score"), "high", "audit.quotes[0].score: found 'high', needed a number"),
    (("quotes", 0, "score"), True, "needed a number"),
    (("quotes", 0, "score"), float("nan"), "needed a finite number"),
    (("quotes", 0, "score_parts", 0, "weight"), None, "score_parts[0].weight: found None"),
    (("quotes", 2, "parent"), "q9", "found 'q9', needed the id of one of the quotes"),
    (("quotes", 2, "parent"), "q3", "needed a quote that does not itself stand in this one"),
    (("quotes", 1, "parent"), "q3", "needed a quote that does not itself stand in this one"),
    (("speakers", 1, "id"), "s1", "audit.speakers[1].id: found 's1', needed an id that no other"),
    (("speakers", 0, "name"), "", "audit.speakers[0].name: found ''"),
    (("speakers", 0, "kind"), "ghost", "audit.speakers[0].kind: found 'ghost'"),
    (("speakers", 0, "mentions", 1), None, "audit.speakers[0].mentions[1]: found None"),
    (("blocks", 0, "kind"), "advert", "audit.blocks[0].kind: found 'advert'"),
    (("terms", 0, "span"), None, "audit.terms[0].span: found None, needed a dict"),
    (("defects", 0, "kind"), None, "audit.defects[0].kind: found None"),
]


@pytest.mark.parametrize(("path", "value", "message"), BROKEN, ids=str)
def test_broken_data_is_refused_with_its_place_and_what_was_needed(
    by_hand: Audit, path: tuple[str | int, ...], value: Any, message: str
) -> None:
    data = by_hand.to_dict()
    *way, last = path
    place: Any = data
    for step in way:
        place = place[step]
    place[last] = value
    with pytest.raises(SchemaError, match=re.escape(message)):
        Audit.from_dict(data)


def test_a_text_that_was_changed_after_the_audit_is_refused(by_hand: Audit) -> None:
    data = by_hand.to_dict()
    data["text"] = "A new lead. " + data["text"]
    with pytest.raises(SchemaError, match="changed after the audit, audit it again"):
        Audit.from_dict(data)


def test_a_message_stays_short_when_the_data_is_long(by_hand: Audit) -> None:
    data = by_hand.to_dict()
    data["quotes"][0]["cue"]["text"] = "word " * 10_000
    with pytest.raises(SchemaError) as caught:
        Audit.from_dict(data)
    assert len(str(caught.value)) < 400
