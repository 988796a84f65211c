"""The measuring data, which lie beside the project and are not part of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[3] / "shared"


def articles(name: str) -> Iterator[dict[str, Any]]:
    """The articles of one file of the measuring data, such as ``polnear/dev``."""
    with (SHARED / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
