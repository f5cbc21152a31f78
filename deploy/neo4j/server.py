"""A Neo4j Community server for tests and trials, from Maven's jars, in a temporary home, with a random password.

    python deploy/neo4j/server.py fetch
    python deploy/neo4j/server.py run --port 0 -- COMMAND...

run exports MANUMIT_TEST_NEO4J_URI and MANUMIT_TEST_NEO4J_PASSWORD to COMMAND, always stops the server again and
ends with COMMAND's exit code. Needs Java 17 and, for fetch, Maven; nothing but the standard library of Python.
"""

import argparse
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
LIB = HERE / "lib"
START_SECONDS = 120
STOP_SECONDS = 30
CANNOT = 3  # exit code: something that the server needs is missing

OPENS = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
]
CONFIGURATION = """\
server.directories.data={home}/data
server.directories.logs={home}/logs
server.directories.run={home}/run
server.directories.import={home}/import
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
db.tx_log.rotation.retention_policy=256M size
db.memory.transaction.max=512m
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
dbms.usage_report.enabled=false
"""


class Server(NamedTuple):
    """Where a running server answers, and to which password."""

    uri: str
    password: str


class CannotRun(Exception):
    """Raised where the server cannot be fetched or started; says what to do."""


def fetch() -> None:
    """Copy the server's jars into lib/ with Maven; nothing to do where they are there for this pom."""
    pom = (HERE / "pom.xml").read_text(encoding="utf-8")
    stamp = LIB / "pom.xml"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == pom:
        return
    if not shutil.which("mvn"):
        raise CannotRun("mvn: not found; install Maven (Debian: apt-get install maven) and try again")
    shutil.rmtree(LIB, ignore_errors=True)
    command = ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={LIB}"]
    if subprocess.run(command, cwd=HERE, check=False).returncode:
        raise CannotRun("mvn: the Neo4j jars could not be fetched; see what it said above")
    stamp.write_text(pom, encoding="utf-8")


@contextmanager
def running(port: int = 0) -> Iterator[Server]:
    """A server that answers within the block, and is gone with everything it stored after it."""
    if not list(LIB.glob("neo4j-server-*.jar")):
        raise CannotRun(f"{LIB}: no Neo4j jars; run 'python {Path(__file__).name} fetch' first")
    if not shutil.which("java"):
        raise CannotRun("java: not found; install Java 17 (Debian: apt-get install openjdk-17-jre-headless)")
    port, password = port or _free_port(), secrets.token_urlsafe(18)
    with tempfile.TemporaryDirectory(prefix="manumit-neo4j-") as folder:
        home = Path(folder)
        _lay_out(home, port, password)
        with _process(home) as process:
            _wait(process, port, home)
            yield Server(f"bolt://127.0.0.1:{port}", password)


def _lay_out(home: Path, port: int, password: str) -> None:
    for name in ("conf", "data", "logs", "run", "import", "plugins"):
        (home / name).mkdir()
    (home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(home=home, port=port), encoding="utf-8")
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    admin = [*_java("256m"), "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password]
    done = subprocess.run(admin, env=environment, capture_output=True, text=True, timeout=START_SECONDS, check=False)
    if done.returncode:
        raise CannotRun(f"neo4j: the initial password was not accepted: {done.stderr.strip() or done.stdout.strip()}")


@contextmanager
def _process(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [*_java("1g"), "org.neo4j.server.CommunityEntryPoint"]
    command += [f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode"]
    with (home / "logs" / "console.log").open("wb") as console:
        process = subprocess.Popen(command, stdout=console, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _java(heap: str) -> list[str]:
    return ["java", "-Xms128m", f"-Xmx{heap}", *OPENS, "-cp", f"{LIB}/*"]


def _wait(process: subprocess.Popen[bytes], port: int, home: Path) -> None:
    """Until Bolt shakes hands. An open port alone is not an answer."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if _shakes_hands(port):
            return
        time.sleep(0.2)
    console = (home / "logs" / "console.log").read_text(encoding="utf-8", errors="replace")
    raise CannotRun(f"neo4j: did not start on port {port}; its last words:\n{console[-2000:]}")


def _shakes_hands(port: int) -> bool:
    greeting = bytes.fromhex("6060b017" + "00000405" + "00000005" + "00000004" + "00000000")
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as link:
            link.sendall(greeting)
            return len(link.recv(4)) == 4
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(port: int, command: Sequence[str]) -> int:
    with running(port) as server:
        environment = {
            **os.environ,
            "MANUMIT_TEST_NEO4J_URI": server.uri,
            "MANUMIT_TEST_NEO4J_PASSWORD": server.password,
        }
        return subprocess.run(command, env=environment, check=False).returncode


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="server.py", description="Neo4j for tests and trials")
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("fetch", help="copy the server's jars into lib/ with Maven")
    run = actions.add_parser("run", help="start a server, run COMMAND beside it, stop the server")
    run.add_argument("--port", type=int, default=0, help="0: any free one")
    run.add_argument("command", nargs=argparse.REMAINDER, metavar="-- COMMAND")
    asked = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped then, too
    try:
        if asked.action == "fetch":
            fetch()
            return 0
        command = asked.command[1:] if asked.command[:1] == ["--"] else asked.command
        if not command:
            parser.error("run needs a COMMAND after --")
        return _run(asked.port, command)
    except CannotRun as error:
        sys.stderr.write(f"{error}\n")
        return CANNOT
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
