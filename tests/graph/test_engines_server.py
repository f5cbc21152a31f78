"""The starter of a Neo4j server for tests: it says what is missing, and leaves nothing running."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

STARTER = Path(__file__).parents[2] / "deploy" / "neo4j" / "server.py"
LIB = STARTER.parent / "lib"


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(STARTER), *arguments]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, timeout=180, check=False
    )


def test_without_a_command_there_is_nothing_to_run():
    done = start("run", "--")
    assert done.returncode == 2
    assert "run needs a COMMAND" in done.stderr


def test_without_java_it_says_what_to_install(tmp_path):
    done = start("run", "--", "true", PATH=str(tmp_path))
    assert done.returncode == 3
    assert "java: not found; install Java 17" in done.stderr or "run 'python server.py fetch' first" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_pom_names_no_address_but_its_own_schema():
    pom = (STARTER.parent / "pom.xml").read_text(encoding="utf-8")
    assert {word for word in pom.split('"') if "://" in word} == {"http://maven.apache.org/POM/4.0.0"}
    assert "repositor" not in pom.lower()
    assert "<neo4j.version>5.26." in pom


@pytest.mark.slow
@pytest.mark.neo4j
def test_the_command_gets_a_server_and_its_code_comes_back_and_the_server_is_gone():
    if not LIB.is_dir() or "MANUMIT_TEST_NEO4J_URI" not in os.environ:
        pytest.skip("no Neo4j jars, or no server asked for")
    tell = "import os, sys; print(os.environ['MANUMIT_TEST_NEO4J_URI']); sys.exit(7)"
    done = start("run", "--", sys.executable, "-c", tell)
    assert done.returncode == 7, done.stderr
    port = int(done.stdout.strip().rpartition(":")[2])
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
