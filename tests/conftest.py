"""What tests share: one loaded pipeline, and an audit made by hand that needs none."""

import pytest
from hypothesis import settings
from spacy.language import Language

from quoteaudit.records import (
    Audit,
    Block,
    CharSpan,
    Quote,
    ScorePart,
    Speaker,
    Term,
    TextDefect,
)
from quoteaudit.syntax.pipeline import default_pipeline

# A busy machine must not turn a slow example into a failure, nor chance a change into a fault:
# the everyday tests draw the same texts each time. "--hypothesis-profile=explore" draws new ones.
settings.register_profile("explore", deadline=None)
settings.register_profile("everyday", deadline=None, derandomize=True)
settings.load_profile("everyday")

TEXT = (
    "VELMORA (Portal) –\n"
    "“We stay,” said Ines Moll, the harbour master, “whatever the “experts” say.”\n"
    "She told us that a clerk had warned, ‘They will sink. It was signed “M."
)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default pipeline, which every test and every audit of a test run shares."""
    return default_pipeline()


@pytest.fixture
def by_hand() -> Audit:
    def at(words: str) -> CharSpan:
        return CharSpan.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))

    moll = Speaker(
        id="s1",
        name="Ines Moll",
        kind="person",
        mentions=(at("Ines Moll"), at("She")),
        description=at("the harbour master"),
    )
    clerk = Speaker(id="s2", name="a clerk", kind="anonymous", mentions=(at("a clerk"),))
    split = Quote(
        id="q1",
        kind="direct",
        contents=(at("“We stay,”"), at("“whatever the “experts” say.”")),
        cue=at("said"),
        source=at("Ines Moll"),
        speaker=moll,
        rule="split",
        score=0.93,
        score_parts=(ScorePart(feature="verb beside marks", weight=1.5),),
    )
    outer = Quote(
        id="q2",
        kind="indirect",
        contents=(at("a clerk had warned, ‘They will sink."),),
        cue=at("told"),
        source=at("She"),
        candidates=(moll, clerk),
        rule="complement",
    )
    inner = Quote(
        id="q3",
        kind="direct",
        contents=(at("‘They will sink."),),
        cue=at("warned"),
        source=at("a clerk"),
        speaker=clerk,
        rule="colon",
        parent=outer,
    )
    return Audit(
        text=TEXT,
        blocks=(Block(kind="dateline", span=at("VELMORA (Portal) –")),),
        quotes=(split, outer, inner),
        speakers=(moll, clerk),
        terms=(Term(kind="scare", span=at("“experts”")),),
        defects=(TextDefect(kind="unclosed-quote", span=at("“M.")),),
    )
