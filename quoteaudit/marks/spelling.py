"""How quotation marks are written, and which apostrophes look like them."""

from __future__ import annotations

from enum import Enum, auto

import regex


class Family(Enum):
    """Marks that can close one another, whatever their shape: “…" and ``…” are pairs."""

    DOUBLE = auto()
    SINGLE = auto()
    ANGLE = auto()
    SINGLE_ANGLE = auto()


class Shape(Enum):
    """What the character itself says, before anyone looks at its neighbours."""

    LOW = auto()  # „ opens in every language that has it
    OPEN = auto()  # “ opens, but closes „…“, and people mistype it
    CLOSE = auto()  # ” closes, but opens in Swedish and by mistake
    STRAIGHT = auto()


KINDS: dict[str, tuple[Family, Shape]] = {
    **dict.fromkeys(['"', "＂", "''"], (Family.DOUBLE, Shape.STRAIGHT)),
    **dict.fromkeys(["“", "‟", "‘‘", "``"], (Family.DOUBLE, Shape.OPEN)),
    **dict.fromkeys(["”", "’’", "´´"], (Family.DOUBLE, Shape.CLOSE)),
    **dict.fromkeys(["„", "‚‚"], (Family.DOUBLE, Shape.LOW)),
    "'": (Family.SINGLE, Shape.STRAIGHT),
    **dict.fromkeys(["‘", "‛", "`"], (Family.SINGLE, Shape.OPEN)),
    **dict.fromkeys(["’", "´"], (Family.SINGLE, Shape.CLOSE)),
    "‚": (Family.SINGLE, Shape.LOW),
    "«": (Family.ANGLE, Shape.OPEN),
    "»": (Family.ANGLE, Shape.CLOSE),
    "‹": (Family.SINGLE_ANGLE, Shape.OPEN),
    "›": (Family.SINGLE_ANGLE, Shape.CLOSE),
    # UTF-8 that was read as Windows-1252 or as Latin-1; "â€" lost the third byte of ”.
    **dict.fromkeys(["â€œ", "â\x80\x9c"], (Family.DOUBLE, Shape.OPEN)),
    **dict.fromkeys(["â€\x9d", "â\x80\x9d", "â€\ufffd", "â€"], (Family.DOUBLE, Shape.CLOSE)),
    **dict.fromkeys(["â€ž", "â\x80\x9e"], (Family.DOUBLE, Shape.LOW)),
    **dict.fromkeys(["â€˜", "â\x80\x98"], (Family.SINGLE, Shape.OPEN)),
    **dict.fromkeys(["â€™", "â\x80\x99"], (Family.SINGLE, Shape.CLOSE)),
}
"""What each spelling stands for."""

TOKEN = regex.compile(
    r"""
      (?P<other>                            # Looks like a mark and is none:
          (?<=[\p{L}\p{N}])['’‘`´](?=[\p{L}\p{N}])           # don't, O’Neill, 6'2
        | (?<=[.!?)\]"”»])['’‘`´](?:s|d|m|t|re|ve|ll)\b      # Jr.'s, "Hamlet"'s
        | \b(?:o|ol)['’](?=\s)                               # top o' the morning, good ol’ Ann
        | (?<![\p{L}\p{N}])['’‘`](?:
              \d\ds?(?![\p{L}\p{N}'’])                       # the '90s, ’08
            | (?i:n)(?:['’]|(?!\p{L}))                       # rock 'n' roll
            | (?i:em|till?|tis|twas|twere|twill|cause|cuz|cos|coz|bout|round|neath|nother
                |nuff|fraid|scuse|tween|gainst)(?![\p{L}'’])
          )
        | â(?:€[“”¦¢‹¹º²³š]|\x80[\x93\x94\xa2\xa6\x9a])      # – — … • broken like the marks
      )
    | (?P<three>'''(?!')|’’’(?!’)|‘‘‘(?!‘))                  # an inner mark and an outer one
    | (?P<mark>
          ''|’’|‘‘|´´|``|‚‚
        | â(?:€[œ\x9d\ufffdž˜™]?|\x80[\x9c\x9d\x9e\x98\x99])
        | ["＂“”„‟«»‹›'’‘`´‚‛]
      )
    """,
    regex.VERBOSE,
)
"""What looks like a mark: ``mark`` is one, ``three`` are two, ``other`` is none.

The few words that begin with an apostrophe are spelled out: without them ``'em in the players'``
of ``gave 'em in the players' bus`` would be a quotation, and no neighbour tells it from one.
"""
