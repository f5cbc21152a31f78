"""Parsers of hostile input run here: in a child process with limits, which may die without harm.

The limits hold back bombs and endless loops. They are no sandbox for code that was made to break out of one.
"""

import atexit
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Pipe
from typing import Any, TypeVar, cast

from manumit.model.errors import PartialResult

T = TypeVar("T")

_CALLS = 500
_KEPT = 2
_LOADING_SECONDS = 60
_MEGABYTE = 1 << 20
_BOOT = (
    "import sys; fds = [int(fd) for fd in sys.argv[1:3]]; sys.path[:] = sys.argv[3:]; "
    "from manumit.jailed import serve; serve(*fds)"
)
_LEAN = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2", "PYTHONDONTWRITEBYTECODE": "1"}


class JailBreach(PartialResult):
    """Raised where reading a file broke something. The message names the file and what broke."""


class MemoryBreach(JailBreach):
    """It needed more memory than it may have."""


class TimeBreach(JailBreach):
    """It took longer than it may."""


class Crash(JailBreach):
    """It ended the process that read it."""


class Failure(JailBreach):
    """Reading it raised an error."""


def run_jailed(
    function: Callable[..., T], *args: Any, seconds: float = 20, memory_mb: int = 1024, what: str = "input"
) -> T:
    """function(*args), for a module-level function, in a child process that can write no file.

    seconds count from when its module is loaded; memory_mb is what it may take beyond that.
    Raises MemoryBreach, TimeBreach, Crash and Failure, each naming what.
    """
    request = pickle.dumps((*_name_of(function), args, seconds, memory_mb))
    worker = _begin(request, what)
    try:
        outcome, value = worker.answer(seconds, memory_mb * _MEGABYTE)
    except TimeoutError as error:
        raise _late(what, seconds) from error
    except EOFError as error:
        raise _crash(worker.stop(grace=2), what, seconds) from error
    except OSError as error:
        raise MemoryBreach(f"{what}: gives more than {memory_mb:,} MB; it is left out, look at it by hand") from error
    finally:
        worker.release()
    if outcome == "done":
        return cast("T", value)
    if outcome == "memory":
        raise MemoryBreach(f"{what}: needs more than {memory_mb:,} MB to read; it is left out, look at it by hand")
    raise Failure(f"{what}: cannot be read ({value}); it is left out, look at it by hand")


class _Worker:
    """A child process that answers one call after another."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._calls = 0
        self._sound = False
        self._pipe, theirs = Pipe()
        life, self._life = os.pipe()
        ends = (theirs.fileno(), life)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _BOOT, *map(str, ends), *sys.path],
            pass_fds=ends,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_LEAN},
        )
        theirs.close()
        os.close(life)

    def begin(self, request: bytes) -> None:
        """Hand over a call, and wait until its module is loaded. Raises EOFError, TimeoutError."""
        self._calls += 1
        self._sound = False
        try:
            self._pipe.send_bytes(request)
        except OSError as error:
            raise EOFError from error
        self._receive(_LOADING_SECONDS, 0)

    def answer(self, seconds: float, most: int) -> tuple[str, Any]:
        """Raises TimeoutError, EOFError where the child died, OSError where it says more than most bytes."""
        outcome, value = pickle.loads(self._receive(seconds, most + _MEGABYTE))  # noqa: S301 - from our own child
        self._sound = outcome != "memory"
        return outcome, value

    def _receive(self, seconds: float, most: int) -> bytes:
        if not self._pipe.poll(seconds):
            raise TimeoutError
        try:
            return self._pipe.recv_bytes(most)
        except ConnectionResetError as error:
            raise EOFError from error

    def release(self) -> None:
        """Keep the child for the next call, unless it broke or has served long enough."""
        if self._sound and self._calls < _CALLS and len(_idle) < _KEPT:
            _idle.append(self)
        else:
            self.stop()

    def stop(self, grace: float = 0) -> int:
        """End the child, where it has not ended by itself; its exit code, or minus the signal that ended it."""
        try:
            self._process.wait(timeout=grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._hang_up()
        return self._process.returncode

    def forget(self) -> None:
        """In a forked process: the child is the parent's, and not ours to end."""
        self._process.returncode = 0
        self._hang_up()

    def _hang_up(self) -> None:
        if not self._pipe.closed:
            self._pipe.close()
            os.close(self._life)


_idle: list[_Worker] = []


@atexit.register
def close() -> None:
    """End the children that wait for a call."""
    while worker := _take():
        worker.stop()


def _take() -> _Worker | None:
    while _idle:
        worker = _idle.pop()
        if worker.owner == os.getpid():
            return worker
        worker.forget()
    return None


def _begin(request: bytes, what: str) -> _Worker:
    """A child that has loaded the function and now runs it. One that died while it was idle is replaced."""
    code = 0
    for _ in range(2):
        worker = _take() or _Worker()
        try:
            worker.begin(request)
        except EOFError:
            code = worker.stop(grace=2)
        except TimeoutError as error:
            worker.stop()
            raise _late(what, _LOADING_SECONDS) from error
        else:
            return worker
    raise Crash(f"{what}: the process that reads files does not start (exit code {code}); run 'manumit doctor'")


def _name_of(function: Callable[..., Any]) -> tuple[str, str]:
    """Module and name. Raises ValueError for what another process could not find by them."""
    module, name = function.__module__, function.__qualname__
    if module == "__main__":
        spec = sys.modules["__main__"].__spec__
        module = spec.name if spec else module
    if module == "__main__" or "<" in name:
        raise ValueError(f"{module}.{name}: only a function at the top of a module that can be imported is jailed")
    return module, name


def _late(what: str, seconds: float) -> TimeBreach:
    return TimeBreach(f"{what}: not read within {seconds:g} s; it is left out, look at it by hand")


def _crash(code: int, what: str, seconds: float) -> JailBreach:
    if code == -signal.SIGXCPU:
        return _late(what, seconds)
    how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
    return Crash(f"{what}: reading it ended the process ({how}); it is left out, look at it by hand")
