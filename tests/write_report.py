"""Write docs/sample-report.html anew: python -m tests.write_report."""

from pathlib import Path

import quoteaudit

PATH = Path(__file__).parents[1] / "docs" / "sample-report.html"
TEXT = """\
Two cables sing, and a bridge is shut

By Owen Pritchard

VELMORA – Mayor Ines Moll closed the old bridge over the Anse on Friday. “It was safe in May,” \
she said, “and it is not safe now.”

According to Pavel Korda, the town engineer, two of the cables “sing in the wind.” Korda told \
reporters that Moll had said the repairs would take a year.

Two officials briefed on the inspection, who asked not to be named because the report is not \
public, said that 14 of the 36 cables had cracked since March. “Nobody wanted to hear it,” one of \
the officials said. The road ministry did not respond to a request for comment.

About 4,000 people cross the bridge each day. A source said the ministry had been “reckless.” A \
spokeswoman for the ferry company declined to comment on the inspection. The company, Korda said, \
has two boats.
"""
SAID = {
    "press-conference.txt": "MOLL: It was safe in May, as far as anybody knew, and it is not safe "
    "today. KORDA: Two of the cables sing in the wind. That is not a figure of speech."
}


def sample() -> str:
    """The report of a short article that has a bit of everything."""
    audit = quoteaudit.audit_text(TEXT)
    checks = quoteaudit.verify_quotes(audit, SAID)
    findings = quoteaudit.check(audit, "ap", quote_checks=checks)
    return quoteaudit.render_html(audit, findings, profile="ap", quote_checks=checks)


if __name__ == "__main__":
    PATH.write_text(sample(), encoding="utf-8")
