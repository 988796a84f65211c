"""The parse as the rules see it, on sentences parsed by hand: no model decides here."""

from collections.abc import Sequence

import pytest

from quoteaudit import find_quotes
from quoteaudit.syntax.contents import Candidate, contents_of, trimmed
from quoteaudit.syntax.frames import (
    cue_features,
    cue_phrase,
    has_complement_after,
    is_possible_cue,
    is_speech_verb,
    subject_of,
)
from quoteaudit.syntax.sources import sources_of
from quoteaudit.syntax.tree import Parse, Piece, Word, parse_of
from quoteaudit.syntax.words import is_finite, is_name, is_passive, is_relative
from tests.marked import parsed

THAT_CLAUSE = """
    Ruiz    NNP  nsubj  said
    said    VBD  ROOT
    that    IN   mark   fell
    rain    NN   nsubj  fell
    fell    VBD  ccomp  said
    .       .    punct  said
"""
TRAILING = """
    Rain    NN   nsubj  fell
    fell    VBD  ccomp  said
    hard    RB   advmod fell
    ,       ,    punct  said
    Ruiz    NNP  nsubj  said
    said    VBD  ROOT
    .       .    punct  said
"""
TOLD = """
    Ruiz       NNP  nsubj  told
    told       VBD  ROOT
    reporters  NNS  dobj   told
    she        PRP  nsubj  paid
    paid       VBD  ccomp  told
    .          .    punct  told
"""
RELATIVE = """
    Halm   NNP  ROOT
    ,      ,    punct  Halm
    who    WP   nsubj  runs
    runs   VBZ  relcl  Halm
    ports  NNS  dobj   runs
    ,      ,    punct  Halm
    said   VBD  conj   Halm
    no     UH   intj   said
    .      .    punct  Halm
"""
ACCORDING = """
    Rain       NN   nsubj  fell
    fell       VBD  ROOT
    ,          ,    punct  fell
    according  VBG  prep   fell
    to         IN   prep   according
    the        DT   det    board
    board      NN   pobj   to
    .          .    punct  fell
"""
CLAIM = """
    Ruiz   NNP  poss   claim
    ’s     POS  case   Ruiz
    claim  NN   nsubj  was
    that   IN   mark   fell
    rain   NN   nsubj  fell
    fell   VBD  acl    claim
    was    VBD  ROOT
    false  JJ   acomp  was
    .      .    punct  was
"""
PASSIVE = """
    It    PRP  nsubjpass  said
    was   VBD  auxpass    said
    said  VBN  ROOT
    by    IN   agent      said
    Ruiz  NNP  pobj       by
    .     .    punct      said
"""


def parse(table: str, quotations: Sequence[tuple[int, int]] = ()) -> Parse:
    return parse_of([Piece(parsed(table), [0], [0])], quotations)


def word(parse: Parse, text: str) -> Word:
    return next(word for word in parse.words if word.text == text)


def shown(parse: Parse, first: int, last: int) -> str:
    return " ".join(word.text for word in parse.words[first : last + 1])


# ---------------------------------------------------------------------------------------- words


def test_words_know_their_characters() -> None:
    tree = parse(THAT_CLAUSE)
    text = parsed(THAT_CLAUSE).text
    assert text == "Ruiz said that rain fell."
    assert [text[w.start : w.end] for w in tree.words] == [w.text for w in tree.words]


def test_a_word_knows_the_outermost_words_below_it() -> None:
    fell = word(parse(THAT_CLAUSE), "fell")
    assert (fell.first.text, fell.last.text) == ("that", "fell")
    said = word(parse(THAT_CLAUSE), "said")
    assert (said.first.text, said.last.text) == ("Ruiz", ".")


def test_a_root_has_no_head_and_children_stand_in_text_order() -> None:
    said = word(parse(THAT_CLAUSE), "said")
    assert said.head is None
    assert [child.text for child in said.children] == ["Ruiz", "fell", "."]


def test_white_space_is_no_word() -> None:
    tree = parse("Rain NN ROOT\n\nIt PRP nsubj fell\nfell VBD ROOT")
    assert [w.text for w in tree.words] == ["Rain", "It", "fell"]
    assert [w.i for w in tree.words] == [0, 1, 2]


def test_words_between_two_offsets_start_there() -> None:
    tree = parse(THAT_CLAUSE)  # Ruiz said that rain fell.
    assert [w.text for w in tree.between(5, 15)] == ["said", "that"]
    assert [w.text for w in tree.between(6, 15)] == ["that"]
    assert list(tree.between(90, 99)) == []


def test_a_sentence_is_cut_where_its_block_ends() -> None:
    doc = parsed("Heading NN nsubj fell\n\nRain NN nsubj fell\nfell VBD ROOT")
    (text,) = {doc.text}
    tree = parse_of([Piece(doc, [0, text.index("Rain")], [0, 0])], [])
    assert [[w.text for w in tree.words[s.start : s.stop]] for s in tree.sentences] == [
        ["Heading"],
        ["Rain", "fell"],
    ]
    assert word(tree, "Heading").head is None
    assert [child.text for child in word(tree, "fell").children] == ["Rain"]


def test_a_block_without_a_shift_is_left_out() -> None:
    doc = parsed("By IN ROOT\n\nRain NN nsubj fell\nfell VBD ROOT")
    tree = parse_of([Piece(doc, [0, 3], [None, 0])], [])
    assert [w.text for w in tree.words] == ["Rain", "fell"]


def test_a_shift_moves_words_to_their_place_in_the_article() -> None:
    doc = parsed("Rain NN nsubj fell\nfell VBD ROOT\n\nIt PRP nsubj stopped\nstopped VBD ROOT")
    tree = parse_of([Piece(doc, [0, 10], [100, 200])], [])
    assert [w.start for w in tree.words] == [100, 105, 210, 213]


def test_pieces_make_one_article() -> None:
    pieces = [Piece(parsed(TOLD), [0], [0]), Piece(parsed(TOLD), [0], [100])]
    tree = parse_of(pieces, [])
    assert [w.i for w in tree.words] == list(range(12))
    assert tree.sentences == [range(6), range(6, 12)]
    assert list(tree.sentence_of(tree.words[7])) == list(tree.words[6:])


def test_words_know_the_quotation_around_them() -> None:
    tree = parse(THAT_CLAUSE, [(0, 4), (10, 19)])  # Ruiz, that rain
    assert [w.quotation for w in tree.words] == [0, -1, 1, 1, -1, -1]


# --------------------------------------------------------------------------------------- frames


def test_a_verb_of_speaking_is_told_by_the_lexicon_and_the_tag() -> None:
    assert is_speech_verb(word(parse(THAT_CLAUSE), "said"))
    assert not is_speech_verb(word(parse(THAT_CLAUSE), "fell"))
    assert not is_speech_verb(word(parse(CLAIM), "claim"))
    assert is_possible_cue(word(parse(CLAIM), "claim"))


def test_an_auxiliary_is_no_cue() -> None:
    saying = parse("It PRP nsubj said\nsaid VBD aux gone\ngone VBN ROOT")
    assert not is_possible_cue(word(saying, "said"))


@pytest.mark.parametrize(
    ("table", "verb", "finite"),
    [
        (THAT_CLAUSE, "said", True),
        ("Ruiz NNP nsubj say\nwill MD aux say\nsay VB ROOT", "say", True),
        ("to TO aux say\nsay VB ROOT", "say", False),
        ("saying VBG ROOT\nno UH intj saying", "saying", False),
    ],
)
def test_a_finite_verb_has_tense_or_an_auxiliary_that_has(
    table: str, verb: str, finite: bool
) -> None:
    assert is_finite(word(parse(table), verb)) is finite


def test_a_subject_is_found_on_either_side_of_its_verb() -> None:
    inverted = parse("said VBD ROOT\nRuiz NNP nsubj said")
    for tree in (inverted, parse(THAT_CLAUSE)):
        subject = subject_of(word(tree, "said"))
        assert subject is not None
        assert subject.text == "Ruiz"


def test_only_a_finite_clause_after_the_verb_is_its_complement() -> None:
    assert has_complement_after(word(parse(THAT_CLAUSE), "said"))
    assert not has_complement_after(word(parse(TRAILING), "said"))


def test_the_verb_of_a_relative_clause_is_relative() -> None:
    assert is_relative(word(parse(RELATIVE), "runs"))
    assert not is_relative(word(parse(THAT_CLAUSE), "said"))


def test_a_name_has_its_tag_or_a_capital() -> None:
    tree = parse("Mayor NN compound Ruiz\nRuiz NNP ROOT\nrain NN dep Ruiz")
    assert [is_name(w) for w in tree.words] == [True, True, False]


@pytest.mark.parametrize(
    ("table", "cue", "phrase"),
    [
        (THAT_CLAUSE, "said", "said"),
        (TOLD, "told", "told reporters"),
        (ACCORDING, "according", "according to"),
        ("Ruiz NNP nsubj pointed\npointed VBD ROOT\nout RP prt pointed", "pointed", "pointed out"),
        (
            (
                "He PRP nsubj told\ntold VBD ROOT\nmen NNS dobj told\n"
                "on IN prep men\nthe DT det quay\nquay NN pobj on\nat IN prep quay\nnoon NN pobj at"
            ),
            "told",
            "told",
        ),
        ("He PRP nsubj asked\nasked VBD ROOT\nreporters NNS dobj asked", "asked", "asked"),
    ],
)
def test_a_cue_takes_its_particle_and_a_brief_hearer(table: str, cue: str, phrase: str) -> None:
    tree = parse(table)
    start, end = cue_phrase(word(tree, cue))
    assert parsed(table).text[start:end] == phrase


def test_features_name_the_frame_of_a_cue() -> None:
    tree = parse(THAT_CLAUSE)
    features = set(cue_features(word(tree, "said"), tree))
    assert {
        "word=say/VB",
        "tag=VBD",
        "has=ccomp>",
        "say&has=ccomp>",
        "frame=ccomp>",
        "ccomp-opens=that",
        "subject=nsubj<",
        "next=that",
    } <= features


def test_the_order_of_clause_and_cue_is_a_feature() -> None:
    tree = parse(TRAILING)
    features = set(cue_features(word(tree, "said"), tree))
    assert "has=ccomp<" in features
    assert "has=ccomp>" not in features


def test_marks_beside_a_cue_are_features() -> None:
    after = parse(THAT_CLAUSE, [(10, 24)])
    before = parse(TRAILING, [(0, 14)])
    assert "quotation-after" in set(cue_features(word(after, "said"), after))
    assert "quotation-before" in set(cue_features(word(before, "said"), before))
    inside = parse(THAT_CLAUSE, [(0, 24)])
    assert not any("quot" in f for f in cue_features(word(inside, "said"), inside))


# ------------------------------------------------------------------------------------- contents


def contents(table: str, cue: str) -> dict[str, list[str]]:
    """The candidates by their shapes, in words."""
    tree = parse(table)
    found = contents_of(word(tree, cue), tree)
    return {c.shape: [shown(tree, *r) for r in c.ranges] for c in found}


def test_a_complement_clause_is_a_candidate_without_its_full_stop() -> None:
    assert contents(THAT_CLAUSE, "said")["ccomp>"] == ["that rain fell"]


def test_a_clause_before_its_cue_is_a_candidate() -> None:
    assert contents(TRAILING, "said")["ccomp<"] == ["Rain fell hard"]


def test_the_clause_above_a_phrase_is_a_candidate_without_the_phrase() -> None:
    assert ["Rain fell"] in contents(ACCORDING, "according").values()


def test_a_clause_that_hangs_on_a_noun_is_a_candidate() -> None:
    assert ["that rain fell"] in contents(CLAIM, "claim").values()


def test_the_hearer_is_no_part_of_the_complement() -> None:
    assert contents(TOLD, "told")["ccomp>"] == ["she paid"]


def test_what_follows_a_colon_is_a_candidate() -> None:
    table = """
        Ruiz  NNP  nsubj  said
        said  VBD  ROOT
        it    PRP  dobj   said
        :     :    punct  said
        rain  NN   nsubj  fell
        fell  VBD  ccomp  said
        .     .    punct  said
    """
    assert ["rain fell"] in contents(table, "said").values()


def test_a_sentence_may_be_reported_by_the_next_one() -> None:
    tree = parse(
        "Rain NN nsubj fell\nfell VBD ROOT\n. . punct fell\n\n"
        "Ruiz NNP nsubj said\nsaid VBD ROOT\nso RB advmod said\n. . punct said#1"
    )
    found = {c.shape: c.ranges for c in contents_of(word(tree, "said"), tree)}
    assert [shown(tree, *r) for r in found["sentence-before"]] == ["Rain fell"]


def test_no_two_candidates_are_the_same_stretch() -> None:
    for table, cue in ((THAT_CLAUSE, "said"), (TRAILING, "said"), (TOLD, "told")):
        tree = parse(table)
        ranges = [c.ranges for c in contents_of(word(tree, cue), tree)]
        assert len(ranges) == len(set(ranges))


def test_a_stretch_is_trimmed_of_punctuation_but_not_of_money() -> None:
    tree = parse("\" `` punct $\n$ $ ROOT\n9 CD nummod $\n, , punct $\n\" '' punct $")
    assert shown(tree, *trimmed(tree.words, 0, 4)) == "$ 9"


def test_a_stretch_of_punctuation_is_trimmed_to_nothing() -> None:
    tree = parse(", , ROOT\n; : dep ,\n. . dep ,")
    first, last = trimmed(tree.words, 0, 2)
    assert first > last


# -------------------------------------------------------------------------------------- sources


def sources(table: str, cue: str) -> dict[str, str]:
    """The candidates by their paths, in words, where a clause or what is beside is content."""
    tree = parse(table)
    at = word(tree, cue)
    shapes = {candidate.shape[:4]: candidate for candidate in contents_of(at, tree)}
    content = next(shapes[shape] for shape in ("ccom", "acl>", "intj") if shape in shapes)
    return {c.path: shown(tree, *c.range) for c in sources_of(at, tree, content)}


def test_a_subject_on_either_side_is_a_candidate() -> None:
    assert sources(THAT_CLAUSE, "said")["nsubj<"] == "Ruiz"
    inverted = "Rain NN nsubj fell\nfell VBD ccomp said\nsaid VBD ROOT\nRuiz NNP nsubj said"
    assert sources(inverted, "said")["nsubj>"] == "Ruiz"


def test_the_agent_of_a_passive_is_a_candidate() -> None:
    tree = parse(PASSIVE)
    said = word(tree, "said")
    content = Candidate("before", ((0, 0),), tree.words[0])
    assert is_passive(said)
    assert [shown(tree, *c.range) for c in sources_of(said, tree, content)] == ["Ruiz"]


def test_what_according_governs_is_a_candidate() -> None:
    tree = parse(ACCORDING)
    content = Candidate("above:prep0", ((0, 1),), tree.words[1])
    found = sources_of(word(tree, "according"), tree, content)
    assert "the board" in [shown(tree, *c.range) for c in found]


def test_a_possessor_is_a_candidate_without_its_ending() -> None:
    assert sources(CLAIM, "claim")["poss"] == "Ruiz"


def test_a_source_has_its_apposition_and_clauses() -> None:
    table = """
        Ruiz   NNP  nsubj  said
        ,      ,    punct  Ruiz
        mayor  NN   appos  Ruiz
        ,      ,    punct  Ruiz
        who    WP   nsubj  left
        left   VBD  relcl  Ruiz
        ,      ,    punct  Ruiz
        said   VBD  ROOT
        no     UH   intj   said
        .      .    punct  said
    """
    assert sources(table, "said")["nsubj<"] == "Ruiz , mayor , who left"


def test_a_relative_pronoun_stands_for_itself() -> None:
    table = """
        Halm   NNP  ROOT
        ,      ,    punct  Halm
        who    WP   nsubj  said
        said   VBD  relcl  Halm
        rain   NN   nsubj  fell
        fell   VBD  ccomp  said
    """
    found = sources(table, "said")
    assert found["nsubj<"] == "who"
    assert found["^relcl noun"] == "Halm"


def test_nothing_within_the_content_is_a_candidate() -> None:
    assert "rain" not in sources(THAT_CLAUSE, "said").values()


# --------------------------------------------------------------- the rules, on a parse by hand

QUOTED = """
    “      ``   punct  said
    We     PRP  nsubj  paid
    paid   VBD  ccomp  said
    ,      ,    punct  said
    ”      ''   punct  said
    Ruiz   NNP  nsubj  said
    said   VBD  ROOT
    .      .    punct  said
"""
COLON = """
    Ruiz   NNP  nsubj  said
    said   VBD  ROOT
    :      :    punct  said
    “      ``   punct  said
    We     PRP  nsubj  paid
    paid   VBD  ccomp  said
    .      .    punct  said
    ”      ''   punct  said
"""
SIGNED = """
    “      ``   punct  paid
    We     PRP  nsubj  paid
    paid   VBD  ROOT
    .      .    punct  paid
    ”      ''   punct  paid
    –      :    punct  Ruiz
    Ana    NNP  compound  Ruiz
    Ruiz   NNP  ROOT
"""


@pytest.mark.parametrize(
    ("table", "rule", "content", "cue", "source"),
    [
        (QUOTED, "direct.cue_after_quote", "“We paid,”", "said", "Ruiz"),
        (COLON, "direct.cue_before_quote", "“We paid.”", "said", "Ruiz"),
        (SIGNED, "direct.dash_after_quote", "“We paid.”", "–", "Ana Ruiz"),
        (THAT_CLAUSE, "indirect.clause_after", "that rain fell", "said", "Ruiz"),
        (TRAILING, "indirect.clause_before", "Rain fell hard", "said", "Ruiz"),
        (TOLD, "indirect.clause_after", "she paid", "told reporters", "Ruiz"),
        (ACCORDING, "indirect.according_to", "Rain fell", "according to", "the board"),
    ],
)
def test_a_parse_by_hand_is_enough_for_a_rule(
    table: str, rule: str, content: str, cue: str, source: str
) -> None:
    (quote,) = find_quotes(parsed(table))
    assert quote.rule == rule
    assert [span.text for span in quote.contents] == [content]
    assert (quote.cue and quote.cue.text, quote.source and quote.source.text) == (cue, source)


def test_a_clause_after_a_full_stop_that_has_content_does_not_attribute() -> None:
    table = """
        “      ``   punct  paid
        We     PRP  nsubj  paid
        paid   VBD  ROOT
        .      .    punct  paid
        ”      ''   punct  paid
        Ruiz   NNP  nsubj  said
        said   VBD  ROOT
        rain   NN   nsubj  fell
        fell   VBD  ccomp  said
        .#2    .    punct  said
    """.replace(".#2", ".")
    assert "direct.cue_after_quote" not in {q.rule for q in find_quotes(parsed(table))}
