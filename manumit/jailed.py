"""The child side of the jail: takes calls from its parent, within limits, until the parent hangs up."""

import math
import os
import pickle
import resource
import signal
import threading
from collections.abc import Callable
from importlib import import_module
from multiprocessing.connection import Connection
from operator import attrgetter
from pathlib import Path

_MEGABYTE = 1 << 20
_LONGEST_MESSAGE = 200


def serve(pipe_end: int, life: int) -> None:
    """Answer calls on the pipe; life is a descriptor that closes when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    threading.Thread(target=_die_with_parent, args=(life,), daemon=True).start()
    pipe = Connection(pipe_end)
    while True:
        try:
            request = pipe.recv_bytes()
        except EOFError:
            return
        pipe.send_bytes(_outcome(request, lambda: pipe.send_bytes(b"")))


def _outcome(request: bytes, tell_begun: Callable[[], None]) -> bytes:
    begun = False
    try:
        module, name, arguments, seconds, memory_mb = pickle.loads(request)  # noqa: S301 - from our own parent
        function = attrgetter(name)(import_module(module))
        tell_begun()
        begun = True
        _limit(seconds, memory_mb)
        return pickle.dumps(("done", function(*arguments)))
    except BaseException as error:  # noqa: BLE001 - the boundary of the process: the parent is told whatever it was
        _lift()
        if not begun:
            tell_begun()
        return pickle.dumps(("memory", None) if isinstance(error, MemoryError) else ("failed", _words(error)))
    finally:
        _lift()


def _limit(seconds: float, memory_mb: int) -> None:
    spent = resource.getrusage(resource.RUSAGE_SELF)
    cpu = math.ceil(spent.ru_utime + spent.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_AS, (_mapped() + memory_mb * _MEGABYTE, resource.RLIM_INFINITY))


def _lift() -> None:
    for limit in (resource.RLIMIT_CPU, resource.RLIMIT_AS):
        resource.setrlimit(limit, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _mapped() -> int:
    """Bytes of address space that are in use; 0 where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def _words(error: BaseException) -> str:
    text = " ".join(str(error).split())[:_LONGEST_MESSAGE]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def _die_with_parent(life: int) -> None:
    os.read(life, 1)
    os._exit(1)
