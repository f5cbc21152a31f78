"""The README's commands are the ones that run: each is executed here, on loopback."""

import json
import os
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawlers.cards import load_cards

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.S) for line in block.splitlines() if line]
MANUMIT = [line for line in COMMANDS if line.startswith(".venv/bin/manumit")]
MAKE = [line for line in COMMANDS if line.startswith("make")]
INLINE = sorted(set(re.findall(r"`(\.venv/bin/manumit [a-z ]+)`", README)))
COUNTRIES = ("Vietnam", "Thailand", "Malaysia", "India", "China")


class Nothing(BaseHTTPRequestHandler):
    """Every official site, for this test: a server that has nothing."""

    def do_GET(self) -> None:
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    place = tmp_path_factory.mktemp("readme")
    with ThreadingHTTPServer(("127.0.0.1", 0), Nothing) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        hosts = sorted({urlsplit(url).hostname or "" for card in load_cards().values() for url in card.url})
        mapped = ", ".join(f'"{host}" = "127.0.0.1:{server.server_address[1]}"' for host in hosts)
        (place / "manumit.toml").write_text(f"[crawl]\ndelay = 0\nconnect_to = {{{mapped}}}\n", encoding="utf-8")
        (place / "suppliers.csv").write_text(
            "name,country,address\nQuillbrook Knits Ltd.,BD,4 Canal Road\n", encoding="utf-8"
        )
        (place / "goods.xml").write_text(goods(), encoding="utf-8")
        report = {"id": "1", "text": "Quillbrook Knits Ltd. of Dhaka, Bangladesh, kept the passports of its workers."}
        (place / "reports.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
        yield place
        server.shutdown()


def goods() -> str:
    """A list in the shape of the official one, long enough to be believed."""
    flags = "".join(
        f"<{flag}>No</{flag}>"
        for flag in ("Child_Labor", "Forced_Child_Labor", "Derived_Labor_Exploitation", "Derived_Country")
    )
    row = (
        "<Country><Country_Name>{}</Country_Name><Country_Region>Indo-Pacific</Country_Region><Forced_Labor>Yes</Forced_Labor>"
        + flags
        + "</Country>"
    )
    good = (
        "<Good><Good_Name>Good {}</Good_Name><Good_Sector>Manufacturing</Good_Sector><Countries>{}</Countries></Good>"
    )
    countries = "".join(row.format(country) for country in COUNTRIES)
    return "<Goods>" + "".join(good.format(number, countries) for number in range(80)) + "</Goods>"


def run(words: list[str], cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=cwd, capture_output=True, text=True, timeout=300, env={**os.environ, **environment}
    )


def test_the_readme_has_its_commands() -> None:
    assert MAKE == ["make demo", "make test"]
    assert len(MANUMIT) >= 7


@pytest.mark.slow
def test_every_manumit_command_runs_in_the_order_given(folder: Path) -> None:
    for line in [*MANUMIT, *INLINE]:
        words = shlex.split(line)[1:]
        done = run([sys.executable, "-m", "manumit", *words], folder)
        assert done.returncode == 0, f"{line}: {done.stderr}"


@pytest.mark.slow
def test_make_demo_runs(tmp_path: Path) -> None:
    done = run(["make", "demo"], ROOT, MANUMIT_DATA=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "nothing found is not nothing there" in done.stdout


def test_ci_runs_the_readme_s_test_command() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert run(["make", "-n", "test"], ROOT).returncode == 0
