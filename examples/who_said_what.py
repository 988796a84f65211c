"""Prints a table of the speakers of an article, each with what is quoted from them.

python examples/who_said_what.py examples/articles/council-budget.txt
"""

import sys
from pathlib import Path

import quoteaudit


def main(path: str) -> None:
    """Audit the article in the file at ``path`` and print it speaker by speaker."""
    audit = quoteaudit.audit_text(Path(path).read_text("utf-8"))
    for speaker in audit.speakers:
        quotes = [quote for quote in audit.quotes if quote.speaker == speaker]
        if quotes:
            print(f"\n{speaker.name} ({speaker.kind})")
        for quote in quotes:
            words = " … ".join(span.text for span in quote.contents)
            print(f"  {quote.kind:<9} {' '.join(words.split())[:70]}")

    unknown = [quote for quote in audit.quotes if quote.speaker is None]
    print(f"\n{len(unknown)} of {len(audit.quotes)} quotes were said by somebody not identified.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
