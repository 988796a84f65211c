"""Reads texts with a label before each sentence, as ``claim_texts`` and ``claim_lessons`` hold."""

from __future__ import annotations

Sentence = tuple[int, int, str]
"""Start and end of a sentence, in characters, and its label."""


def read_labelled(lines: str) -> tuple[str, list[Sentence]]:
    """A text and its sentences; an empty line ends a paragraph, ``#`` begins a remark.

    >>> read_labelled("no\\tGood evening.\\n\\nstate\\tThe port is shut.")
    ('Good evening.\\n\\nThe port is shut.', [(0, 13, 'no'), (15, 32, 'state')])
    """
    text, gap = "", ""
    sentences: list[Sentence] = []
    for line in lines.splitlines():
        if line.startswith("#"):
            continue
        if not line:
            gap = "\n\n"
            continue
        label, sentence = line.split("\t")
        text += gap if text else ""
        sentences.append((len(text), len(text) + len(sentence), label))
        text, gap = text + sentence, " "
    return text, sentences
