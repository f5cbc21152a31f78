"""One SQLite file: opened, laid out, and asked, with errors that a person can act on."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.engines import statements as sql
from graph.engines.schema import LAYOUT, PRAGMAS, TABLES
from graph.errors import GraphBusy, GraphProblem, NoStatement, UnknownEnd
from manumit.model.errors import ConfigurationProblem

WAIT = 30.0  # seconds that a writer waits for another

Parameters = Mapping[str, Any] | Sequence[Any]


class GraphFile:
    """A connection. Everything between begin and commit appears to other readers at once, or never."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fresh = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise ConfigurationProblem(f"{path}: cannot open the graph: {error}; check the setting 'data'") from error
        try:
            self._lay_out()
        except BaseException:
            self._connection.close()
            raise

    def rows(self, query: str, parameters: Parameters = ()) -> Iterator[tuple[Any, ...]]:
        with self._named_errors():
            yield from self._connection.execute(query, parameters)

    def row(self, query: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        with self._named_errors():
            found: tuple[Any, ...] | None = self._connection.execute(query, parameters).fetchone()
            return found

    def many(self, query: str, rows: Iterable[Parameters]) -> None:
        with self._named_errors():
            self._connection.executemany(query, rows)

    def docs(self, query: str, parameters: Parameters = ()) -> Iterator[str]:
        return (row[0] for row in self.rows(query, parameters))

    def begin(self) -> None:
        """Start writing. From here to commit the graph has no version."""
        if not self._connection.in_transaction:
            self.row("BEGIN IMMEDIATE")
            self.row(sql.DROP_VERSION)

    def commit(self) -> None:
        self.row("COMMIT")

    def close(self) -> None:
        self._connection.close()

    def _lay_out(self) -> None:
        with self._named_errors():
            self._connection.executescript(PRAGMAS)
            if self._layout() == LAYOUT:
                return
            self._connection.execute("BEGIN IMMEDIATE")
            if self._layout() != LAYOUT:  # another process may have been first
                self._make_tables()
                self.fresh = True
            self._connection.execute("COMMIT")

    def _layout(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def _make_tables(self) -> None:
        if self._connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            raise ConfigurationProblem(
                f"{self.path}: not a graph of this version; move the file away and run 'manumit graph rebuild'"
            )
        for statement in _each(TABLES):
            self._connection.execute(statement)

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.IntegrityError as error:
            raise self._refusal(str(error)) from error
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise GraphBusy(f"{self.path}: another process is writing the graph; try again when it ends") from error
            raise GraphProblem(f"{self.path}: {error}; run 'manumit graph rebuild'") from error
        except sqlite3.DatabaseError as error:
            raise GraphProblem(f"{self.path}: {error}; delete the file and run 'manumit graph rebuild'") from error

    def _refusal(self, said: str) -> GraphProblem:
        if "doc" in said:
            return NoStatement(f"{self.path}: {said}; nothing enters the graph without evidence")
        if "NOT NULL" in said:
            return UnknownEnd(f"{self.path}: {said}; put every entity before what names it")
        return GraphProblem(f"{self.path}: {said}; run 'manumit graph rebuild'")


def _each(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
