"""Write docs/audit.schema.json anew from the records: python -m tests.write_schema."""

import json
from pathlib import Path

from quoteaudit.records.schema import json_schema

PATH = Path(__file__).parents[1] / "docs" / "audit.schema.json"

if __name__ == "__main__":
    PATH.write_text(json.dumps(json_schema(), indent=2) + "\n", encoding="utf-8")
