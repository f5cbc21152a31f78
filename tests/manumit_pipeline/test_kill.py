"""A scan that is killed anywhere, and run again, ends in the same graph with no evidence twice."""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

KILLS = 10


def demo(data: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "manumit", "--data", str(data), "demo", "--json"]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def finished(data: Path) -> dict[str, object]:
    process = demo(data)
    out, _ = process.communicate(timeout=180)
    assert process.returncode == 0
    result = json.loads(out)
    assert isinstance(result, dict)
    return result


def manifest_lines(data: Path) -> list[dict[str, object]]:
    text = (data / "demo" / "archive" / "manifest.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.slow
def test_ten_kills_change_nothing(tmp_path: Path) -> None:
    began = time.monotonic()
    calm = finished(tmp_path / "calm")
    length = time.monotonic() - began
    rng = random.Random(20261124)
    for _ in range(KILLS):
        process = demo(tmp_path / "killed")
        time.sleep(rng.uniform(0.2, length))
        process.kill()
        process.communicate(timeout=30)
    after = finished(tmp_path / "killed")
    assert after["graph"] == calm["graph"]
    assert after["findings"] == calm["findings"]
    stored = Counter(line["capture"] for line in manifest_lines(tmp_path / "killed") if line["kind"] == "response")
    assert max(stored.values()) == 1, "a page was archived twice"
    assert set(stored) == {line["capture"] for line in manifest_lines(tmp_path / "calm") if line["kind"] == "response"}
