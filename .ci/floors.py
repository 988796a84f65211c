"""Prints the lowest version of each direct dependency of a pyproject.toml, as pip constraints."""

import re
import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))["project"]
for dependency in project["dependencies"]:
    floor = re.match(r"([\w-]+)\s*(?:>=|==)\s*([\w.]+)", dependency)
    if floor is None:
        sys.exit(f"{dependency}: found no floor, needed one; write it as name>=version")
    print(f"{floor[1]}=={floor[2]}")
