"""Hostile input ends in a named error, and the process that asked lives on."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from manumit.jail import Crash, Failure, JailBreach, MemoryBreach, TimeBreach, run_jailed
from manumit.model.errors import ManumitError


def test_a_result_comes_back() -> None:
    assert run_jailed(sorted, [3, 1, 2], what="list") == [1, 2, 3]


def test_a_memory_bomb_is_named_and_the_parent_stays_small() -> None:
    with pytest.raises(MemoryBreach, match=r"bomb\.pdf: needs more than 128 MB"):
        run_jailed(exec, "x = []\nwhile True: x.append('y' * 100_000)", memory_mb=128, what="bomb.pdf")


def test_one_huge_allocation_is_a_memory_breach() -> None:
    with pytest.raises(MemoryBreach, match=r"bomb\.gz"):
        run_jailed(bytearray, 4 << 30, what="bomb.gz")


def test_an_answer_larger_than_the_memory_is_refused() -> None:
    freed = "import resource; resource.setrlimit(resource.RLIMIT_AS, (-1, -1))"
    with pytest.raises(MemoryBreach, match=r"wide\.csv: gives more than 16 MB"):
        run_jailed(eval, f"(exec({freed!r}), bytes(40 << 20))", memory_mb=16, what="wide.csv")


@pytest.mark.parametrize("endless", ["while True: pass", "import time; time.sleep(60)"])
def test_what_never_ends_is_stopped(endless: str) -> None:
    started = time.monotonic()
    with pytest.raises(TimeBreach, match=r"loop\.html: not read within 0\.5 s"):
        run_jailed(exec, endless, seconds=0.5, what="loop.html")
    assert time.monotonic() - started < 5


def test_a_crash_is_named_by_its_signal() -> None:
    with pytest.raises(Crash, match=r"crash\.pdf: .*SIGABRT"):
        run_jailed(os.abort, what="crash.pdf")


def test_an_error_is_named_by_its_class_and_message() -> None:
    with pytest.raises(Failure, match=r"rows\.csv: cannot be read \(ValueError: invalid literal"):
        run_jailed(int, "x", what="rows.csv")


def test_an_exit_is_an_error_like_any_other() -> None:
    with pytest.raises(Failure, match="SystemExit"):
        run_jailed(sys.exit, 0, what="exit.html")
    with pytest.raises(Crash, match="exit code 7"):
        run_jailed(os._exit, 7, what="exit.html")


def test_a_result_that_cannot_travel_is_an_error() -> None:
    with pytest.raises(Failure, match="pickle"):
        run_jailed(eval, "lambda: 0", what="x")


def test_every_breach_is_an_error_that_a_user_sees_in_one_line() -> None:
    assert issubclass(JailBreach, ManumitError)
    with pytest.raises(JailBreach) as caught:
        run_jailed(exec, "raise ValueError('two\\nlines ' + 'and more ' * 100)", what="x.pdf")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_no_file_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="File too large"):
        run_jailed(Path.write_bytes, tmp_path / "out", b"x", what="x.pdf")


def test_a_function_that_another_process_cannot_find_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="top of a module"):
        run_jailed(lambda: 0, what="x")


def test_two_hundred_calls_share_a_child() -> None:
    run_jailed(len, b"")
    started = time.monotonic()
    children = {run_jailed(os.getpid) for _ in range(200)}
    assert len(children) == 1
    assert (time.monotonic() - started) / 200 < 0.01


def test_the_next_call_after_a_breach_has_a_child_of_its_own() -> None:
    before = run_jailed(os.getpid)
    with pytest.raises(Crash):
        run_jailed(os.abort, what="x")
    assert run_jailed(os.getpid) != before


def test_a_child_that_was_killed_while_idle_is_replaced() -> None:
    child = run_jailed(os.getpid)
    os.kill(child, 9)
    assert run_jailed(os.getpid) != child


def test_the_child_dies_with_its_parent() -> None:
    script = "import os; from manumit.jail import run_jailed as run; print(run(os.getpid), flush=True); "
    done = _python("-c", script + "os.kill(os.getpid(), 9)")
    child = int(done.stdout)
    for _ in range(100):
        if not Path(f"/proc/{child}").exists():
            return
        time.sleep(0.02)
    pytest.fail(f"process {child} is still there")


def test_it_works_for_a_module_that_is_run_with_m(tmp_path: Path) -> None:
    (tmp_path / "reader_of_words.py").write_text(
        "from manumit.jail import run_jailed\n"
        "def words(text): return len(text.split())\n"
        "if __name__ == '__main__': print(run_jailed(words, 'two words'))\n",
        encoding="utf-8",
    )
    assert _python("-m", "reader_of_words", path=tmp_path).stdout.strip() == "2"


def test_it_brings_neither_the_crawler_nor_the_database_with_it() -> None:
    loaded = run_jailed(eval, "sorted(__import__('sys').modules)")
    assert not {"sqlalchemy", "scrapy", "spacy", "pydantic"} & set(loaded)


def _python(*arguments: str, path: Path | None = None) -> "subprocess.CompletedProcess[str]":
    places = [str(path)] if path else []
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*places, *filter(None, sys.path)])}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=60, env=environment, check=False
    )
