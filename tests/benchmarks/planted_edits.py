"""How often the verdict on a quote is right: edits of every kind, planted in what was said.

usage: python -m tests.benchmarks.planted_edits [QUOTES_PER_KIND] [SEED]

Takes the transcripts and articles in examples/, cuts sentences out of them, plants one kind of
edit in each, and prints how many of each kind got which verdict. The transcripts stay as they
are, with labels, stage directions and line breaks. Exits with 1 below 97 of 100 right, or when
one altered number or negation is called verbatim or punctuation.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import regex

from quoteaudit.records import Audit, CharSpan, Quote
from quoteaudit.records.comparisons import Verdict
from quoteaudit.verify import verify_quotes

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_ASIDES = regex.compile(r"\[[^\]]*\]|\([A-Z][a-z]+\.\)|(?m:^[A-Z][A-Z .]+:)")
_SENTENCE = regex.compile(r"[^.!?]+[.!?]")
_NEGATION = regex.compile(r"\b(?:not|never|no|nobody|nothing|without|nor|none)\b|n['’]t\b", regex.I)
_FIGURE = regex.compile(r"\b[0-9][0-9,]*\b")
_NUMBERS = {
    "two": "three", "three": "five", "five": "six", "nine": "seven", "eleven": "twelve",
    "fourteen": "forty", "seven": "eight", "sixteen": "sixty", "forty": "fourteen",
    "thirty": "thirteen", "twelve": "twenty", "six": "sixteen", "thousand": "million",
    "hundred": "thousand", "half": "a third of",
}  # fmt: skip
_FIGURES = {"14": "fourteen", "11": "eleven", "31": "thirty-one", "24": "twenty-four"}
_WORDS = {word: figure for figure, word in _FIGURES.items()} | {
    "nine": "9", "sixteen": "16", "twelve": "12", "five": "5", "forty": "40", "two": "2",
}  # fmt: skip
_FULL = {
    "I've": "I have", "I'll": "I will", "I'm": "I am", "don't": "do not", "can't": "cannot",
    "That's": "That is", "didn't": "did not", "it's": "it is", "there's": "there is",
    "wouldn't": "would not", "you'll": "you will", "they'll": "they will", "he's": "he is",
    "we've": "we have", "you'd": "you would", "they've": "they have", "you've": "you have",
}  # fmt: skip
_NEGATED = {"don't", "didn't", "wouldn't", "doesn't"}
_NAME = regex.compile(r"\p{Lu}\p{Ll}{3,}")
_OTHER = [
    "lantern", "orchard", "kettle", "violin", "granite", "marmalade", "umbrella", "trombone",
    "pencils", "copper", "velvet", "weasel", "compass", "turnip", "balcony", "hammock",
]  # fmt: skip
_INVENTED = [
    "We shall plant an orchard on every roof in the district before the spring is out",
    "The trombone is a civil instrument and it will be taught in all of our schools",
    "Whoever painted the kettle yellow should come forward and be thanked in person",
    "Our oldest oak was struck twice by lightning and it refused to take the hint",
    "My grandmother kept her marmalade in the safe and her savings in the larder",
    "Every bicycle in this county deserves a roof and a respectable lock of its own",
    "Someone has been feeding the weathercock and I intend to find out who it was",
    "There was a time when the postman knew which letters we did not want to open",
]  # fmt: skip
_LIGHT = set("a an the and or of to in on at is was are were it that this i you he she we".split())

Sentences = Sequence[tuple[str, ...]]
Planted = tuple[Verdict, str]


def spoken(text: str) -> list[tuple[str, ...]]:
    """The sentences of a transcript or article, as words."""
    plain = _ASIDES.sub(" ", text)
    found = [tuple(one.split()) for one in _SENTENCE.findall(plain)]
    return [words for words in found if len(words) >= 8 and not _is_odd(" ".join(words))]


def _is_odd(sentence: str) -> bool:
    """Sentences whose cutting out is doubtful: titles and initials, quotations, labels."""
    return bool(regex.search(r"\b(?:Mr|Mrs|Dr|p|m|a)\.$|[“”\"‘:–]|^\W", sentence))


def _content(words: Sequence[str], taboo: Callable[[str], bool]) -> list[int]:
    return [
        at
        for at in range(1, len(words) - 1)
        if words[at].isalpha() and words[at].islower() and len(words[at]) > 3
        and not taboo(words[at])
    ]  # fmt: skip


def _is_loaded(word: str) -> bool:
    bare = word.strip(",.;:!?").lower()
    return bool(
        _NEGATION.search(word) or bare in _NUMBERS or bare in _WORDS or any(map(str.isdigit, bare))
        or bare in {"once", "twice", "second", "third", "first", "neither", "one", "both", "whole"}
    )  # fmt: skip


# --- The edits: each gives the verdict that is right and the words, or None where it cannot ---


def verbatim(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """A sentence as it is, with curly marks and other line breaks."""
    return Verdict.VERBATIM, " ".join(words).replace("'", "’")


def punctuation(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """A mark more or less inside the sentence, or another first letter."""
    body = [*words]
    commas = [at for at in range(len(body) - 1) if body[at].endswith(",")]
    if commas and rng.random() < 0.5:
        at = rng.choice(commas)
        body[at] = body[at].rstrip(",")
    elif body[0][0].isupper() and rng.random() < 0.5 and not body[0].startswith("I"):
        body[0] = body[0].lower()
    else:
        at = rng.randrange(1, len(body) - 1)
        if not body[at].isalpha():
            return None
        body[at] += rng.choice([",", ";", " –"])
    return Verdict.PUNCTUATION, " ".join(body)


def contraction(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """A short form written in full."""
    short = [at for at, word in enumerate(words) if word in _FULL]
    if not short:
        return None
    at = rng.choice(short)
    return Verdict.PUNCTUATION, _with(words, at, _FULL[words[at]])


def figures(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """A number in figures that was typed in words, or the other way round."""
    other = {**_WORDS, **_FIGURES}
    at = [n for n, word in enumerate(words) if word in other and not _in_number(words, n)]
    if not at:
        return None
    n = rng.choice(at)
    return Verdict.PUNCTUATION, _with(words, n, other[words[n]])


def _in_number(words: Sequence[str], at: int) -> bool:
    """Whether the neighbours belong to the same number, so that one word is not all of it."""
    near = [*words[max(0, at - 2) : at], *words[at + 1 : at + 2]]
    return any(word.strip(",.") in {*_NUMBERS, *_WORDS, "and", "o'clock"} for word in near)


def bracketed(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """An editor's word for a word, or put in."""
    places = _content(words, _is_loaded)
    if not places:
        return None
    at = rng.choice(places)
    before = at if rng.random() < 0.5 else at + 1
    note = f"[the {rng.choice(_OTHER)}]"
    return Verdict.BRACKETED, " ".join([*words[:before], note, *words[at + 1 :]])


def _cut(words: tuple[str, ...], rng: random.Random) -> tuple[int, int] | None:
    """A stretch of two to seven words inside, that holds no number and no negation."""
    if len(words) < 16:
        return None
    length = rng.randint(2, 7)
    start = rng.randint(4, len(words) - length - 4)
    is_plain = not any(map(_is_loaded, words[start : start + length]))
    return (start, start + length) if is_plain else None


def elided(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """Words left out, with an ellipsis."""
    cut = _cut(words, rng)
    dots = rng.choice(["…", "...", ". . .", "[…]"])
    return cut and (Verdict.ELIDED, " ".join([*words[: cut[0]], dots, *words[cut[1] :]]))


def silent_cut(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """Words left out, without a sign."""
    cut = _cut(words, rng)
    return cut and (Verdict.SILENT_CUT, " ".join([*words[: cut[0]], *words[cut[1] :]]))


def altered_word(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """One word for another."""
    places = _content(words, _is_loaded)
    if not places:
        return None
    at = rng.choice(places)
    return Verdict.ALTERED, _with(words, at, rng.choice(_OTHER))


def added_word(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """A word that nobody said."""
    at = rng.randrange(1, len(words))
    return Verdict.ALTERED, " ".join([*words[:at], rng.choice(_OTHER), *words[at:]])


def altered_number(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """Another number."""
    bare = [word.strip(",.;:") for word in words]
    places = [at for at, word in enumerate(bare) if word in _NUMBERS or _FIGURE.search(word)]
    if not places:
        return None
    at = rng.choice(places)
    new = _NUMBERS.get(bare[at]) or _FIGURE.sub(_three_more, bare[at])
    return Verdict.ALTERED, _with(words, at, words[at].replace(bare[at], new))


def _three_more(figure: regex.Match[str]) -> str:
    return str(int(figure[0].replace(",", "")) + 3)


def _with(words: Sequence[str], at: int, word: str) -> str:
    return " ".join([*words[:at], word, *words[at + 1 :]])


def lost_negation(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """A negation taken out."""
    places = [at for at, word in enumerate(words[1:-1], 1) if word in {"not", "never", "no"}]
    short = [at for at, word in enumerate(words) if word in _NEGATED]
    if not places and not short:
        return None
    at = rng.choice(places + short)
    kept = [words[at][:-3]] if at in short else []
    return Verdict.ALTERED, " ".join([*words[:at], *kept, *words[at + 1 :]])


def gained_negation(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """A negation put in."""
    verbs = {"is", "was", "are", "will", "would", "were", "have", "had", "could"}
    places = [at for at, word in enumerate(words[1:-1], 1) if word in verbs]
    if not places:
        return None
    at = rng.choice(places) + 1
    return Verdict.ALTERED, " ".join([*words[:at], "not", *words[at:]])


def altered_name(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """Somebody else, or somewhere else."""
    places = [at for at, word in enumerate(words[1:], 1) if _NAME.fullmatch(word)]
    if not places:
        return None
    at = rng.choice(places)
    return Verdict.ALTERED, _with(words, at, rng.choice(["Delacroix", "Mbeki"]))


def spliced(words: tuple[str, ...], rng: random.Random, all_of: Sentences) -> Planted | None:
    """The start of one sentence and the end of another that was said long before or after."""
    here = all_of.index(words)
    far = [other for at, other in enumerate(all_of) if abs(at - here) > 14 and len(other) > 11]
    if not far or len(words) < 12:
        return None
    other = rng.choice(far)
    joint = rng.choice([" ", " … "])
    return Verdict.SPLICED, " ".join(words[:8]).rstrip(",;") + joint + " ".join(other[-8:])


def reordered(words: tuple[str, ...], rng: random.Random, all_of: Sentences) -> Planted | None:
    """Two sentences that followed one another, the later one first."""
    here = all_of.index(words)
    if here + 1 == len(all_of):
        return None
    return Verdict.SPLICED, " ".join([*all_of[here + 1], *words])


def fragment(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """Three words, one of them other than was said."""
    places = [at for at in _content(words, _is_loaded) if at > 1]
    if not places:
        return None
    at = rng.choice(places)
    return Verdict.FRAGMENT, " ".join([words[at - 1], rng.choice(_OTHER), words[at + 1]])


def short(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """Three or four words as they were said."""
    at = rng.randrange(len(words) - 4)
    length = rng.randint(3, 4)
    if _in_number(words, at) or _in_number(words, at + length - 1):
        return None  # half a number is not what was said
    return Verdict.VERBATIM, " ".join(words[at : at + length])


def invented(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """What nobody said."""
    return Verdict.NOT_FOUND, rng.choice(_INVENTED)


def look_alike(words: tuple[str, ...], rng: random.Random, _: Sentences) -> Planted | None:
    """The frame of a sentence that was said, with nothing of what it told."""
    places = [at for at, word in enumerate(words) if word.strip(",.;").lower() not in _LIGHT]
    if len(places) < 5:
        return None
    kept = set(places[:1])
    return Verdict.NOT_FOUND, " ".join(
        rng.choice(_OTHER) if at in places and at not in kept else word
        for at, word in enumerate(words)
    )


KINDS: tuple[Callable[[tuple[str, ...], random.Random, Sentences], Planted | None], ...] = (
    verbatim,
    short,
    punctuation,
    contraction,
    figures,
    bracketed,
    elided,
    silent_cut,
    altered_word,
    added_word,
    altered_number,
    lost_negation,
    gained_negation,
    altered_name,
    spliced,
    reordered,
    fragment,
    invented,
    look_alike,
)
DANGEROUS = {"altered_number", "lost_negation", "gained_negation"}
HARMLESS = {Verdict.VERBATIM, Verdict.PUNCTUATION}


def planted(per_kind: int, seed: int) -> Iterator[tuple[str, Verdict, str, str]]:
    """Kind, right verdict, words and reference of each planted edit."""
    rng = random.Random(seed)
    paths = sorted(EXAMPLES.glob("transcripts/*.txt")) + sorted(EXAMPLES.glob("articles/*.txt"))
    texts = [path.read_text("utf-8") for path in paths]
    pool = [(text, sentences) for text in texts if (sentences := spoken(text))]
    for kind in KINDS:
        made = tries = 0
        while made < per_kind and tries < 200 * per_kind:
            tries += 1
            text, sentences = rng.choice(pool)
            edit = kind(rng.choice(sentences), rng, sentences)
            if edit:
                made += 1
                yield kind.__name__, edit[0], edit[1], text


def quoted(texts: Sequence[str]) -> Audit:
    """An article that holds nothing but quotes."""
    article, quotes = "", []
    for number, words in enumerate(texts):
        start = len(article)
        article += f"“{words}”\n\n"
        span = CharSpan.of(article, start, start + len(words) + 2)
        quotes.append(Quote(id=f"q{number + 1}", kind="direct", contents=(span,), rule="planted"))
    return Audit(text=article, quotes=tuple(quotes))


def main() -> None:
    """Print the confusion table and what went wrong."""
    per_kind = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    table: dict[str, Counter[Verdict]] = {}
    right = total = dangerous = 0
    cases = [*planted(per_kind, seed)]
    for text in dict.fromkeys(case[3] for case in cases):
        own = [case for case in cases if case[3] == text]
        checks = verify_quotes(quoted([words for _, _, words, _ in own]), text)
        for (kind, expected, words, _), check in zip(own, checks, strict=True):
            table.setdefault(kind, Counter())[check.verdict] += 1
            total += 1
            right += check.verdict is expected
            dangerous += kind in DANGEROUS and check.verdict in HARMLESS
            if check.verdict is not expected:
                print(f"{kind}: {check.verdict} for {words}")
    print_table(table)
    print(f"{right} of {total} right ({100 * right / total:.1f} of 100)")
    print(f"{dangerous} altered numbers or negations called verbatim or punctuation")
    sys.exit(1 if dangerous or right < 0.97 * total else 0)


def print_table(table: dict[str, Counter[Verdict]]) -> None:
    """One line for each kind of edit, one column for each verdict."""
    print(f"{'':16}" + "".join(f"{verdict[:11]:>12}" for verdict in Verdict))
    for kind in (one.__name__ for one in KINDS):
        counts = table.get(kind, Counter())
        print(f"{kind:16}" + "".join(f"{counts[verdict] or '·':>12}" for verdict in Verdict))


if __name__ == "__main__":
    main()
