"""Work grows with the text and no faster, however the text was made: counted, never timed."""

from collections.abc import Callable, Iterator

import pytest
from spacy.language import Language

from quoteaudit.article import PROSE, find_blocks
from quoteaudit.audit import audit_text
from quoteaudit.marks import pair_marks
from quoteaudit.syntax.pipeline import PIECE_LENGTH, TOGETHER, parse_texts
from tests.counting import calls_of

AT_MOST = 2.6
"""Times the work for twice the text: 2, and room for what does not split evenly."""


def laid_out(text: str) -> object:
    blocks = find_blocks(text)
    return pair_marks(text, [(b.span.start, b.span.end) for b in blocks if b.kind in PROSE])


HOSTILE: dict[str, Callable[[int], str]] = {
    "opening marks": lambda n: "“" * n,
    "straight marks": lambda n: '"' * n,
    "closing marks": lambda n: "”" * n,
    "apostrophes": lambda n: "’" * n,
    "marks apart": lambda n: 'no" ' * (n // 4),
    "nested marks": lambda n: "“‘" * (n // 4) + "no" + "’”" * (n // 4),
    "guillemets": lambda n: "« »" * (n // 3),
    "broken marks": lambda n: "â€œ" * (n // 3),
    "brackets": lambda n: "(" * n,
    "credits": lambda n: "(Reporting by " * (n // 14),
    "bylines": lambda n: "By " * (n // 3),
    "capitals": lambda n: "A. " * (n // 3),
    "commas": lambda n: "said, " * (n // 6),
    "clauses": lambda n: "He said that " * (n // 13),
    "one line": lambda n: "The tide was low, she said. " * (n // 28),
    "one word": lambda n: "x" * n,
    "distinct lines": lambda n: "\n".join(f"Line {i} of it" for i in range(n // 14)),
    "distinct labels": lambda n: "\n".join(f"RUIZ {i}: No" for i in range(n // 12)),
    "blank lines": lambda n: "\n" * n,
    "zero-width characters": lambda n: "\u200b" * n,
    "words of zero-width characters": lambda n: "a\u200b" * (n // 2),
    "combining marks": lambda n: "e" + "\u0301" * n,
    "lone surrogates": lambda n: "\ud800" * n,
    "unnamed sources": lambda n: "An aide, who asked not to be named, said no. " * (n // 45),
    "names": lambda n: " ".join(f"Ana{chr(97 + i % 26)} Ruiz said no." for i in range(n // 19)),
}


@pytest.mark.parametrize("made", HOSTILE.values(), ids=list(HOSTILE))
def test_layout_is_linear_in_the_text(made: Callable[[int], str]) -> None:
    size = 4_000
    laid_out(made(size))
    once, twice = (calls_of(lambda n=n: laid_out(made(n))) for n in (size, 2 * size))  # type: ignore[misc]
    assert twice <= AT_MOST * once + 500


@pytest.mark.parametrize("made", HOSTILE.values(), ids=list(HOSTILE))
def test_an_audit_is_linear_in_the_text(made: Callable[[int], str]) -> None:
    def audited(size: int) -> object:
        return audit_text("Rain fell on the pier. " + made(size))  # furniture would not be read

    size = 600
    audited(size)
    once, twice = (calls_of(lambda n=n: audited(n)) for n in (size, 2 * size))  # type: ignore[misc]
    assert twice <= AT_MOST * once + 2_000


class Counted:
    """A pipeline that notes how much it is given at once."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.given: list[list[int]] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self.nlp, name)

    def pipe(self, docs: list[object], **options: int) -> Iterator[object]:
        self.given.append([len(str(doc)) for doc in docs])
        return iter(docs)


def given_to_the_parser(text: str, nlp: Language) -> list[list[int]]:
    counted = Counted(nlp)
    list(parse_texts([(text, [(0, len(text))], pair_marks(text, []))], counted, 1))  # type: ignore[arg-type]
    return counted.given


@pytest.mark.parametrize("text", ["Rain fell. " * 10_000, "x" * 110_000, "Rain fell.\n" * 10_000])
def test_a_long_string_reaches_the_parser_in_pieces_of_bounded_length(
    text: str, nlp: Language
) -> None:
    given = given_to_the_parser(text, nlp)
    assert max(length for lengths in given for length in lengths) <= PIECE_LENGTH < nlp.max_length
    assert max(map(sum, given)) <= TOGETHER
    assert len(text) - 50 <= sum(map(sum, given)) <= len(text)


def test_offsets_hold_far_into_a_long_string() -> None:
    text = "Rain fell on the pier. " * 1_000 + "“The pier is closed,” said Ana Ruiz."
    (quote,) = audit_text(text, only=("direct_quotes",)).quotes
    assert quote.contents[0].start == text.index("“")
    assert quote.source is not None
    assert quote.source.end == len(text) - 1
