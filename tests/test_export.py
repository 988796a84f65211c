"""Audits in the formats of other tools: the documents of one article, and whole files."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from attrs import evolve
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from pyld import jsonld

from quoteaudit import check, export
from quoteaudit.errors import FileError, InputError
from quoteaudit.export import (
    COLUMNS,
    FORMATS,
    OffsetMap,
    id_of,
    json_schema,
    label_studio_configuration,
    lines,
    rows,
    standoff_of,
    to_csv,
    to_dict,
    to_doccano,
    to_json_ld,
    to_label_studio,
    to_prodigy,
    to_records,
    to_sarif,
    to_web_annotation,
    write,
)
from quoteaudit.records import Audit, CharSpan, Claim, Provenance
from quoteaudit.testing import make_audit, make_span, make_speaker
from tests.wild_audits import FULL, wild_audits

DOCUMENTS: list[Callable[..., dict[str, Any]]] = [
    to_dict,
    to_web_annotation,
    to_json_ld,
    to_label_studio,
    to_doccano,
    partial(to_doccano, relations=True),
    to_prodigy,
]
IN_LINES = [form for form in FORMATS if form not in ("brat", "records")]
FEW = settings(max_examples=25)
SOURCE = "https://portal.example/pier"
SURROGATE = make_audit("{content|“No\ud800,”} {cue|said} {source:Ana\udc00 (person)|Ana\udc00}.")


def items_of(audit: Audit, **words: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = to_web_annotation(audit, **words)["first"]["items"]
    return found


def wellformed(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings_in(key)
            yield from strings_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)


# ------------------------------------------------------------------------------------ all of them


@pytest.mark.parametrize("make", DOCUMENTS)
@given(audit=wild_audits())
@FEW
def test_any_audit_makes_a_document_that_is_json(
    make: Callable[..., dict[str, Any]], audit: Audit
) -> None:
    document = make(audit, id="a")
    assert make(audit, id="a") == document
    assert json.loads(json.dumps(document, allow_nan=False)) is not None
    if make is not to_dict:
        for string in strings_in(document):
            string.encode()


@pytest.mark.parametrize("form", IN_LINES)
@given(audit=wild_audits())
@FEW
def test_any_audit_makes_a_file_that_is_utf8(form: str, audit: Audit) -> None:
    "".join(lines([("\ud800", audit), audit], form)).encode()


def test_the_own_json_keeps_lone_surrogates_and_the_others_replace_them() -> None:
    assert Audit.from_dict(json.loads(next(lines(SURROGATE, "jsonl")))) == SURROGATE
    assert to_doccano(SURROGATE)["text"] == "“No\ufffd,” said Ana\ufffd."
    assert to_records(SURROGATE).speakers[0]["name"] == "Ana\ufffd"


def test_an_article_without_an_id_goes_by_its_text() -> None:
    (article,) = (row["article"] for row in rows(make_audit("It rained."), "articles"))
    assert article == id_of("It rained.")
    assert article != id_of("It snowed.")
    assert id_of("\ud800") == id_of("\ufffd")


@pytest.mark.parametrize(
    "audits",
    [{"a": FULL}, [("a", FULL)], iter([("a", FULL)]), {"a": FULL}.items()],
)
def test_articles_come_in_any_container(audits: Any) -> None:
    assert [row["article"] for row in rows(audits, "articles")] == ["a"]
    assert [row["article"] for row in rows([FULL, FULL], "articles")] == [id_of(FULL.text)] * 2


@pytest.mark.parametrize(
    "wrong", ["text", b"text", 7, None, ["text"], [("a", "text")], [(1, FULL)]]
)
def test_what_is_no_audit_is_refused(wrong: Any) -> None:
    with pytest.raises(InputError, match=r"found .*; needed an Audit"):
        to_csv(wrong)


def test_articles_are_read_one_at_a_time() -> None:
    taken: list[str] = []

    def stream() -> Iterator[tuple[str, Audit]]:
        for name in "abc":
            taken.append(name)
            yield name, FULL

    for form in IN_LINES:
        taken.clear()
        pieces = lines(stream(), form)
        assert taken == []
        next(pieces)
        next(pieces)
        assert len(taken) < 3
        assert "".join(pieces)
        assert taken == ["a", "b", "c"]


@pytest.mark.parametrize("form", ["csv ", "brat", "records", "xml"])
def test_a_format_that_is_not_one_of_lines_is_refused(form: str) -> None:
    with pytest.raises(InputError, match="needed one of csv, jsonl, web-annotation"):
        lines(FULL, form)


# -------------------------------------------------------------------------------------- JSON Lines


def test_json_lines_are_audits_that_fit_the_schema_and_come_back() -> None:
    (line,) = lines({"pier": FULL}, "jsonl")
    data = json.loads(line)
    Draft202012Validator(json_schema()).validate(data)
    assert data["id"] == "pier"
    assert Audit.from_dict(data) == FULL


# ------------------------------------------------------------------------------------ spreadsheets


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@cmd", "'@cmd"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("\x00x", "'\x00x"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("1-1", "1-1"),
        ("“=1”", "“=1”"),
        ('say "no", she', 'say "no", she'),
        ("two\nlines", "two\nlines"),
        ("two\r\nlines", "two\r\nlines"),
    ],
)
def test_no_cell_of_words_is_a_formula(words: str, cell: str) -> None:
    audit = make_audit("{content|$}".replace("$", words))
    (row,) = csv.DictReader(io.StringIO(to_csv({"a": audit}), newline=""))
    assert row["content"] == cell
    assert (row["start"], row["end"]) == ("0", str(len(words)))
    (row,) = csv.DictReader(io.StringIO(to_csv({"a": audit}, escape_formulas=False), newline=""))
    assert row["content"] == words


@given(wild_audits())
@FEW
def test_a_spreadsheet_says_what_the_table_says(audit: Audit) -> None:
    for table in COLUMNS:
        text = to_csv({"=a": audit}, table)
        header, *found = csv.reader(io.StringIO(text, newline=""))
        assert header == list(COLUMNS[table])
        assert not any(cell[:1] in set("=+@\t\r\n\0") for line in found for cell in line)
        plain = to_csv({"=a": audit}, table, escape_formulas=False)
        _, *kept = csv.reader(io.StringIO(plain, newline=""))
        for line, row in zip(kept, rows({"=a": audit}, table), strict=True):
            for cell, value in zip(line, row.values(), strict=True):
                assert cell == ("" if value is None else str(value).lower()) or cell == value


def test_numbers_are_no_formulas() -> None:
    audit = make_audit("{content|“No”}")
    low = Audit.from_dict(json.loads(audit.to_json().replace('"score": null', '"score": -1.5')))
    assert to_csv(low).rstrip().endswith(",-1.5")


def test_a_table_without_rows_has_its_names() -> None:
    assert to_csv([], "claims").rstrip() == ",".join(COLUMNS["claims"])


def test_a_table_that_there_is_not_is_refused() -> None:
    with pytest.raises(InputError, match="found the table 'people'; needed one of articles"):
        to_csv(FULL, "people")


# ----------------------------------------------------------------------------------------- tables


@given(wild_audits())
@FEW
def test_every_row_has_the_columns_and_types_of_its_table(audit: Audit) -> None:
    tables = to_records({"a": audit})
    for name, columns in COLUMNS.items():
        for row in getattr(tables, name):
            assert list(row) == list(columns)
            for column, value in row.items():
                assert value is None or type(value) is columns[column], (name, column)


def test_every_table_holds_what_there_is() -> None:
    tables = to_records({"pier": FULL})
    for name in ("blocks", "defects"):
        assert getattr(tables, name) == []
    assert {name: len(getattr(tables, name)) for name in COLUMNS} == {
        "articles": 1,
        "quotes": 2,
        "spans": 7,
        "speakers": 2,
        "mentions": 2,
        "documents": 0,
        "anonymous_sources": 1,
        "anonymous_mentions": 1,
        "comment_requests": 1,
        "claims": 1,
        "findings": len(check(FULL)),
        "blocks": 0,
        "terms": 1,
        "defects": 0,
    }
    quote = tables.quotes[0]
    assert quote["content"] == "“We wait,” … “for now.\nAnd then we go.”"
    assert (quote["parts"], quote["speaker_name"], quote["cue"]) == (2, "Ana Ruiz", "said")
    assert tables.anonymous_sources[0]["knowledge"] == "briefed on the talks"
    assert tables.claims[0]["kinds"] == "quantity; event"
    assert tables.comment_requests[0]["outcome"] == "declined"


def test_a_document_tells_where_it_comes_from() -> None:
    text = "A memo seen by Portal said no."
    memo = make_speaker("memo", kind="document", mentions=(make_span("A memo", text),))
    memo = evolve(memo, provenance=Provenance(holder=make_span("Portal", text)))
    (row,) = rows(Audit(text=text, speakers=(memo,)), "documents")
    assert (row["name"], row["holder"], row["holder_start"]) == ("memo", "Portal", 15)
    assert row["author"] is None


def test_the_rules_of_another_house_give_the_findings() -> None:
    found = to_records(FULL, findings=partial(check, profile="ap")).findings
    assert [row["check"] for row in found] == [one.id for one in check(FULL, profile="ap")]


def test_tables_load_into_pandas() -> None:
    frame = pd.DataFrame(to_records({"pier": FULL}).spans)
    for row in frame.itertuples():
        assert FULL.text[row.start : row.end] == row.text
    empty = to_records([]).quotes
    loaded = pd.DataFrame(empty, columns=empty.columns)
    assert list(loaded.columns) == list(COLUMNS["quotes"])
    assert loaded.empty
    assert empty.types["start"] is int


def test_a_spreadsheet_loads_into_pandas() -> None:
    frame = pd.read_csv(io.StringIO(to_csv({"pier": FULL}, escape_formulas=False), newline=""))
    assert frame["content"].tolist() == [row["content"] for row in rows(FULL)]
    assert frame["start"].dtype == "int64"


# -------------------------------------------------------------------------------- web annotations

# The terms that are used here, as http://www.w3.org/ns/anno.jsonld defines them.
_IRI = {"@type": "@id"}
ANNO = {
    "id": "@id",
    "type": "@type",
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    **{
        name: f"oa:{name}"
        for name in (
            "Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector start "
            "end exact prefix suffix classifying linking commenting describing"
        ).split()
    },
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Software": "as:Application",
    "generator": {"@id": "as:generator", **_IRI},
    "total": "as:totalItems",
    "startIndex": "as:startIndex",
    "first": {"@id": "as:first", **_IRI},
    "items": {"@id": "as:items", "@container": "@list", **_IRI},
    "body": {"@id": "oa:hasBody", **_IRI},
    "target": {"@id": "oa:hasTarget", **_IRI},
    "source": {"@id": "oa:hasSource", **_IRI},
    "selector": {"@id": "oa:hasSelector", **_IRI},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "name": "http://xmlns.com/foaf/0.1/name",
}
CONTEXTS: dict[str, dict[str, Any]] = {
    "http://www.w3.org/ns/anno.jsonld": ANNO,
    "https://schema.org": {"@vocab": "https://schema.org/"},
}


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The document as linked data; no context is fetched."""

    def load(url: str, options: dict[str, Any]) -> dict[str, Any]:
        context = {"@context": CONTEXTS[url]}
        return {"contextUrl": None, "documentUrl": url, "document": context}

    found: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": load})
    return found


def keys_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from keys_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from keys_in(item)


@given(wild_audits())
@FEW
def test_selectors_lead_back_to_the_words(audit: Audit) -> None:
    text = wellformed(audit.text)
    for item in items_of(audit):
        for target in item["target"]:
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert text.startswith(around, start - len(quote["prefix"]))
            assert len(quote["prefix"]) == min(32, start)


def test_annotations_have_what_the_recommendation_asks_for() -> None:
    collection = to_web_annotation(FULL, id="pier", source=SOURCE, findings=check(FULL))
    items = collection["first"]["items"]
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["label"]) == ("AnnotationCollection", "pier")
    assert collection["total"] == len(items)
    assert collection["first"]["type"] == "AnnotationPage"
    ids = [collection["id"], collection["first"]["id"], *(item["id"] for item in items)]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith(f"{SOURCE}#") for one in ids)
    for item in items:
        assert item["type"] == "Annotation"
        assert item["target"]
        assert {body["type"] for body in item["body"]} <= {"TextualBody", "SpecificResource"}


def test_each_part_of_a_quote_is_a_target_and_its_cue_links_to_it() -> None:
    items = {item["id"]: item for item in items_of(FULL, source=SOURCE)}
    assert len(items[f"{SOURCE}#q1"]["target"]) == 2
    cue = items[f"{SOURCE}#q1-cue"]
    assert cue["motivation"] == "linking"
    assert cue["body"][-1]["source"] == f"{SOURCE}#q1"


def test_web_annotations_expand_as_linked_data() -> None:
    document = to_web_annotation(FULL, source=SOURCE, findings=check(FULL))
    assert set(keys_in(document)) - {"@context"} <= ANNO.keys()  # or it would be dropped
    (collection,) = expanded(document)
    assert collection["@type"] == ["http://www.w3.org/ns/activitystreams#OrderedCollection"]
    (page,) = collection["http://www.w3.org/ns/activitystreams#first"]
    (items,) = page["http://www.w3.org/ns/activitystreams#items"]
    quote = next(item for item in items["@list"] if item["@id"] == f"{SOURCE}#q1")
    (motivation,) = quote["http://www.w3.org/ns/oa#motivatedBy"]
    assert motivation["@id"] == "http://www.w3.org/ns/oa#classifying"
    assert len(quote["http://www.w3.org/ns/oa#hasTarget"]) == 2


# -------------------------------------------------------------------------------------- schema.org


def graph_of(audit: Audit, **words: Any) -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = to_json_ld(audit, source=SOURCE, **words)["@graph"]
    return graph


def test_schema_org_names_who_said_what() -> None:
    article, ana, quotation, claim = graph_of(FULL)
    assert article == {"@id": SOURCE, "@type": "NewsArticle"}
    assert ana == {"@id": f"{SOURCE}#s2", "@type": "Person", "name": "Ana Ruiz"}
    assert quotation["@type"] == "Quotation"
    assert quotation["spokenByCharacter"] == quotation["creator"] == {"@id": ana["@id"]}
    assert quotation["isPartOf"] == claim["appearance"] == {"@id": SOURCE}
    assert claim["@type"] == "Claim"
    assert "author" not in claim  # the newsroom's own word


@pytest.mark.parametrize(
    ("source", "kind", "said"),
    [
        ("{source:Ana Ruiz (person)|Ruiz}", "direct", ["creator", "spokenByCharacter"]),
        ("{source:Ana Ruiz (person)|Ruiz}", "mixed", ["spokenByCharacter"]),
        ("{source:the port (organization)|it}", "mixed", ["spokenByCharacter"]),
        ("{source:the report (document)|it}", "direct", ["isBasedOn"]),
        ("{source:critics (collective)|they}", "direct", ["creditText"]),
        ("{source|{mention:2|two {role|aides}}}", "direct", ["creditText"]),
        ("{source|{mention:1|an {role|aide}}}", "mixed", ["spokenByCharacter"]),
        ("", "direct", []),
    ],
)
def test_who_said_it_is_told_by_what_they_are(source: str, kind: str, said: list[str]) -> None:
    nodes = graph_of(make_audit(f"{{content:{kind}|“No,”}} {{cue|said}} {source}."))
    (quotation,) = (node for node in nodes if node["@type"] == "Quotation")
    told = {"creator", "spokenByCharacter", "isBasedOn", "creditText"} & quotation.keys()
    assert sorted(told) == said


def test_a_claim_is_what_is_said_and_not_who_says_it() -> None:
    marked = "{source:Ana Ruiz (person)|Ruiz} {cue|said} {content|the pier lost 14 cables}."
    audit = make_audit(marked)
    (quote,) = audit.quotes
    claim = Claim(
        span=CharSpan.of(audit.text, 0, len(audit.text)),
        check_worthiness=0.5,
        quote=quote,
        asserted_by=quote.speaker,
    )
    *_, ana, node = graph_of(evolve(audit, claims=(claim,)))
    assert node["text"] == "the pier lost 14 cables"
    assert node["author"] == {"@id": ana["@id"]}


def test_words_without_marks_are_no_quotation() -> None:
    nodes = graph_of(make_audit("{source|Ruiz} {cue|said} {content:indirect|it was shut}."))
    assert [node["@type"] for node in nodes] == ["NewsArticle"]


@given(wild_audits())
@FEW
def test_schema_org_refers_only_to_nodes_that_are_there(audit: Audit) -> None:
    graph = graph_of(audit)
    known = [node["@id"] for node in graph]
    assert len(set(known)) == len(known)
    for node in graph:
        for value in node.values():
            assert not isinstance(value, dict) or value["@id"] in known


def test_schema_org_expands_as_linked_data() -> None:
    nodes = expanded(to_json_ld(FULL, source=SOURCE))
    (quotation,) = (node for node in nodes if node["@type"] == ["https://schema.org/Quotation"])
    assert quotation["https://schema.org/isPartOf"] == [{"@id": SOURCE}]


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("https://portal.example/pier?x=1", "https://portal.example/pier?x=1"),
        ("https://portal.example/a b", "https://portal.example/a%20b"),
        ("urn:uuid:1", "urn:uuid:1"),
        ("may: all.txt", "may%3A%20all.txt"),
        ("may/pier: 100%.txt", "may/pier%3A%20100%25.txt"),
        ("C:\\may\\pier.txt", "C%3A/may/pier.txt"),
        ("\ud800", "%EF%BF%BD"),
    ],
)
def test_an_id_becomes_an_iri(name: str, iri: str) -> None:
    assert to_json_ld(FULL, id=name)["@graph"][0]["@id"] == iri


# ------------------------------------------------------------------------------- annotation tools


@given(wild_audits())
@FEW
def test_regions_of_label_studio_count_characters(audit: Audit) -> None:
    task = to_label_studio(audit)
    text = task["data"]["text"]
    results = task["predictions"][0]["result"]
    regions = {one["id"]: one["value"] for one in results if one["type"] == "labels"}
    assert len(regions) == sum(one["type"] == "labels" for one in results)
    for value in regions.values():
        assert text[value["start"] : value["end"]] == value["text"] != ""
    for one in results:
        if one["type"] == "relation":
            assert {one["from_id"], one["to_id"]} <= regions.keys()


def test_every_label_is_in_the_configuration_of_label_studio() -> None:
    configuration = label_studio_configuration()
    for one in to_label_studio(FULL)["predictions"][0]["result"]:
        (label,) = one["labels"] if one["type"] == "relation" else one["value"]["labels"]
        assert f'value="{label}"' in configuration


def test_label_studio_takes_an_array_of_tasks() -> None:
    assert json.loads("".join(lines([], "label-studio"))) == []
    tasks = json.loads("".join(lines({"a": FULL, "b": FULL}, "label-studio")))
    assert [task["data"]["article"] for task in tasks] == ["a", "b"]


@given(wild_audits())
@FEW
def test_spans_of_doccano_count_utf16_code_units(audit: Audit) -> None:
    line = to_doccano(audit)
    encoded = line["text"].encode("utf-16-le")
    marked = {one.text for one in (s for a in standoff_of(audit).annotations for s in a.spans)}
    for start, end, _ in line["label"]:
        assert encoded[2 * start : 2 * end].decode("utf-16-le") in map(wellformed, marked)


def test_doccano_tells_relations_on_request() -> None:
    line = to_doccano(FULL, relations=True)
    entities = {one["id"]: one for one in line["entities"]}
    units = OffsetMap.utf16(FULL.text)
    assert entities[0]["start_offset"] == units.to_units(FULL.quotes[0].contents[0].start) == 3
    continued = next(one for one in line["relations"] if one["type"] == "Continues")
    assert entities[continued["to_id"]] == entities[0]
    assert "label" not in line


@given(wild_audits())
@FEW
def test_spans_of_prodigy_begin_and_end_with_tokens(audit: Audit) -> None:
    task = to_prodigy(audit)
    text, tokens = task["text"], task["tokens"]
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    assert "".join(token["text"] + " " * token["ws"] for token in tokens) == text
    for token in tokens:
        assert text[token["start"] : token["end"]] == token["text"]
    for span in task["spans"]:
        assert tokens[span["token_start"]]["start"] == span["start"] < span["end"]
        assert tokens[span["token_end"]]["end"] == span["end"]
    for one in task["relations"]:
        assert one["head_span"] in task["spans"]
        assert one["child"] == one["child_span"]["token_end"]


# ------------------------------------------------------------------------------------------ SARIF


def test_sarif_holds_the_findings_of_every_article() -> None:
    log = to_sarif({"pier.txt": FULL, "rain.txt": make_audit("It rained.")})
    (run,) = log["runs"]
    assert [one["ruleId"] for one in run["results"]] == [
        finding.id for audit in (FULL, make_audit("It rained.")) for finding in check(audit)
    ]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "pier.txt"


@given(wild_audits())
@FEW
def test_sarif_regions_lead_to_their_words(audit: Audit) -> None:
    text = wellformed(audit.text)
    for result in to_sarif({"a": audit})["runs"][0]["results"]:
        for place in result["locations"]:
            region = place["physicalLocation"]["region"]
            end = region["charOffset"] + region["charLength"]
            assert text[region["charOffset"] : end] == region["snippet"]["text"]
            assert region["startLine"] >= 1


# ------------------------------------------------------------------------------------------ files


def test_files_are_written_as_the_pieces_say(tmp_path: Path) -> None:
    for form in IN_LINES:
        write({"pier": FULL}, tmp_path / form, form)
        written = (tmp_path / form).read_bytes().decode()
        assert written == "".join(lines({"pier": FULL}, form))


def test_brat_files_keep_the_text_as_given(tmp_path: Path) -> None:
    write({"may/pier.txt": FULL, "june/pier.txt": FULL, "../..": FULL}, tmp_path / "new", "brat")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "annotation.conf",
        *("article.ann", "article.txt", "pier-2.ann", "pier-2.txt", "pier.ann", "pier.txt"),
    ]
    assert (tmp_path / "new" / "pier.txt").read_bytes() == FULL.text.encode()


def test_records_are_one_file_a_table(tmp_path: Path) -> None:
    write(iter([("a", FULL), ("b", FULL)]), tmp_path, "records")
    assert {path.stem for path in tmp_path.iterdir()} == set(COLUMNS)
    for table in COLUMNS:
        written = (tmp_path / f"{table}.csv").read_bytes().decode()
        assert written == to_csv([("a", FULL), ("b", FULL)], table)


@pytest.mark.parametrize(("form", "needed"), [("csv", "a file"), ("brat", "a folder")])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, form: str, needed: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError, match=f"needed {needed} to write to"):
        write(FULL, tmp_path / "file" / "below", form)


# -------------------------------------------------------------------------------------- the family


def test_the_public_names_are_these_and_no_others() -> None:
    assert sorted(export.__all__) == sorted(
        "COLUMNS FORMATS Annotation Audits OffsetMap Relation Standoff Table Tables "
        "brat_configuration id_of json_schema label_studio_configuration lines read_brat rows "
        "standoff_of to_brat to_csv to_dict to_doccano to_json_ld to_label_studio to_prodigy "
        "to_records to_sarif to_web_annotation write".split()
    )


def test_importing_loads_no_model() -> None:
    code = "import sys, quoteaudit.export; sys.exit(bool({'spacy', 'pandas'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
