"""Whether an installation works, check by check, each with what to do."""

import importlib
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from crawlers.cards import check_cards
from manumit.jail import run_jailed
from manumit.model.base import Model
from manumit.model.errors import ManumitError
from manumit.pipeline.judge import try_rules
from manumit.pipeline.link import opened_graph
from manumit.settings import Settings
from nlp.learned.model import load_model
from nlp.version import reader_version

ROOMS = ("crawlers", "nlp", "graph", "rules", "manumit")


class Check(Model):
    """One line of the doctor's: what was looked at, whether it is right, what was seen or is to be done."""

    name: str
    ok: bool
    detail: str


def examine(settings: Settings) -> list[Check]:
    """Every check, in order; none stops the others."""
    return list(_checks(settings))


def _checks(settings: Settings) -> Iterator[Check]:
    for name, look in (
        ("python", _python),
        ("packages", _packages),
        ("data", lambda: _data(settings)),
        ("sqlite", _sqlite),
        ("model", _model),
        ("jail", _jail),
        ("cards", lambda: _cards(settings)),
        ("rules", lambda: _rules(settings)),
        ("graph", lambda: _graph(settings)),
    ):
        yield _run(name, look)


def _run(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name=name, ok=True, detail=look())
    except (ManumitError, OSError, sqlite3.Error, ImportError) as error:
        return Check(name=name, ok=False, detail=str(error))


def _python() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"


def _packages() -> str:
    """The rooms have common names: another installed package must not stand in for one of them."""
    homes = {room: Path(str(importlib.import_module(room).__file__)).parent.parent for room in ROOMS}
    if len(set(homes.values())) != 1:
        strangers = ", ".join(f"{room} from {home}" for room, home in homes.items() if home != homes["manumit"])
        raise ManumitError(f"{strangers}: another package has this name; install manumit in an environment of its own")
    return f"all five from {homes['manumit']}"


def _data(settings: Settings) -> str:
    settings.data.mkdir(parents=True, exist_ok=True)
    probe = settings.data / ".doctor"
    probe.write_text("")
    probe.unlink()
    return f"{settings.data} can be written"


def _sqlite() -> str:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(name, tokenize='trigram')")
    return f"{sqlite3.sqlite_version} with full text"


def _model() -> str:
    return f"{reader_version()} with {load_model().size // 1_000_000} MB"


def _jail() -> str:
    return f"a child process answered {run_jailed(len, 'ok', what='probe')}"


def _cards(settings: Settings) -> str:
    cards, problems = check_cards(settings.cards)
    if problems:
        raise ManumitError("; ".join(problems))
    return f"{len(cards)} cards are right"


def _rules(settings: Settings) -> str:
    trials = try_rules(settings)
    problems = [f"rule {trial.rule}: {problem}" for trial in trials for problem in trial.problems]
    if problems:
        raise ManumitError("; ".join(problems))
    return f"{len(trials)} rules hold on their examples"


def _graph(settings: Settings) -> str:
    with opened_graph(settings) as store:
        counts = store.counts()
    return f"{settings.graph.engine} answers; {sum(counts.values())} rows"
