"""Fails unless a wheel holds exactly the files of the package, the licence and metadata."""

import sys
import zipfile
from pathlib import Path

held = {name for name in zipfile.ZipFile(sys.argv[1]).namelist() if ".dist-info/" not in name}
sources = {
    path.as_posix()
    for path in Path("quoteaudit").rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
}
if held != sources:
    sys.exit(f"missing from the wheel: {sources - held}; not of the package: {held - sources}")
print(f"{len(held)} files, {sum(name.endswith('.py') for name in held)} of them modules")
