"""The same ledger gives the same exposures on SQLite and on a real Neo4j server."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "MANUMIT_GRAPH_URI": os.environ.get("MANUMIT_TEST_NEO4J_URI", ""),
        "MANUMIT_GRAPH_PASSWORD": os.environ.get("MANUMIT_TEST_NEO4J_PASSWORD", ""),
    }
    command = [sys.executable, "-m", "manumit", "--data", str(data), *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, env=environment)


@pytest.mark.neo4j
def test_both_engines_give_the_same_exposures_of_the_sample_web(tmp_path: Path) -> None:
    if not os.environ.get("MANUMIT_TEST_NEO4J_URI"):
        if os.environ.get("MANUMIT_TEST_NEO4J_REQUIRED"):
            pytest.fail("a Neo4j server is required, and MANUMIT_TEST_NEO4J_URI is not set")
        pytest.skip("no Neo4j server")
    assert run(tmp_path, "demo").returncode == 0
    data = tmp_path / "demo"
    seen = {}
    for engine in ("embedded", "neo4j"):
        rebuilt = run(data, "--engine", engine, "graph", "rebuild", "--json")
        assert rebuilt.returncode == 0, rebuilt.stderr
        exposed = run(data, "--engine", engine, "graph", "exposures", "--all", "--json")
        assert exposed.returncode == 0, exposed.stderr
        seen[engine] = (json.loads(rebuilt.stdout)["hash"], exposed.stdout)
    assert len(json.loads(seen["embedded"][1])) > 20
    assert seen["embedded"] == seen["neo4j"]
