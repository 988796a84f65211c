"""Spark and Ray give what one process gives, run as docs/archives.md says."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
ds = pytest.importorskip("pyarrow.dataset")

from quoteaudit.integrations.arrow import AUDIT_SCHEMA, audit_table  # noqa: E402

PAGE = Path(__file__).parents[1] / "docs" / "archives.md"
SMALL = {  # one local machine, no more of it than the test needs
    "SparkSession.builder": 'SparkSession.builder.master("local[1]")'
    '.config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1")'
    '.config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")',  # starts sooner
    "repartition(4)": "repartition(1)",
    "import ray\n": "import ray\nray.init(num_cpus=1, include_dashboard=False)\n",
}
needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None, reason="needs PySpark and Java"
)
needs_ray = pytest.mark.skipif(find_spec("ray") is None, reason="needs Ray")


def program(tool: str) -> str:
    """The block of the page that imports a tool, made to run on this machine alone."""
    code: str
    (code,) = (
        block
        for block in re.findall(r"(?ms)^```python\n(.*?)^```", PAGE.read_text("utf-8"))
        if re.search(rf"(?m)^(from|import) {tool}\b", block)
    )
    for large, small in SMALL.items():
        code = code.replace(large, small)
    return code


@pytest.fixture
def articles(tmp_path: Path) -> Any:
    texts = [f"“We need {n} boats,” Ines Moll said. She left." for n in range(12)]
    table = pa.table({"id": list(range(13)), "text": [*texts, None], "date": ["May"] * 13})
    pq.write_table(table, tmp_path / "articles.parquet")
    return table


@pytest.mark.slow
@pytest.mark.parametrize(
    "tool", [pytest.param("pyspark", marks=needs_spark), pytest.param("ray", marks=needs_ray)]
)
def test_a_cluster_gives_what_one_process_gives(tool: str, articles: Any, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", program(tool)],
        cwd=tmp_path,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable, "RAY_USAGE_STATS_ENABLED": "0"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = ds.dataset(tmp_path / "audits").to_table()
    assert found.schema.equals(AUDIT_SCHEMA)
    expected = audit_table(articles)
    assert found.sort_by("id").to_pylist() == expected.sort_by("id").to_pylist()
