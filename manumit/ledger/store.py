"""The database behind the ledger: how it is opened, and how transactions begin."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, Table, create_engine, event, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from manumit.ledger import tables
from manumit.ledger.errors import LedgerBusy, LedgerUnreachable, LedgerUnusable
from manumit.ledger.guards import guard

_BUSY_SECONDS = 30
_READING = "manumit_reading"


class Store:
    """Reads in short transactions; writes that take the write lock when they begin, so that none fails half-way."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self.engine = engine
        self.clock = clock
        self._reader = engine.execution_options(**{_READING: True})

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the ledger and keeps nobody from writing."""
        with self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept as a whole or not at all. Raises LedgerBusy."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except OperationalError as error:
            if "locked" not in str(error.orig):
                raise
            raise LedgerBusy(
                f"{self.engine.url.database}: locked by another process for {_BUSY_SECONDS} s; "
                "let it end, or end it, and run again"
            ) from error


def insert_new(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert the rows whose key is new, and leave the others as they are."""
    if rows:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows)


def open_engine(address: str, extra: Sequence[MetaData]) -> Engine:
    """The engine of the ledger at this address, with its tables made. Raises LedgerUnusable, LedgerUnreachable."""
    url = _parsed(address)
    engine = _engine(url)
    try:
        with engine.begin() as connection:
            _make_tables(connection, extra, url)
    except OperationalError as error:
        engine.dispose()
        raise _unreachable(url, error) from error
    except DatabaseError as error:
        engine.dispose()
        raise LedgerUnusable(f"{_shown(url)}: {error.orig}; name the file or database of a ledger") from error
    except LedgerUnusable:
        engine.dispose()
        raise
    return engine


def _parsed(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise LedgerUnusable(
            f"{address!r} is not the address of a database; use sqlite:///FILE or postgresql+psycopg://…"
        ) from error
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise LedgerUnusable(f"{_shown(url)}: the ledger is kept in SQLite or PostgreSQL only")
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return url


def _engine(url: URL) -> Engine:
    try:
        engine = create_engine(url)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise LedgerUnusable(f"{_shown(url)}: {error}; install the driver that the address names") from error
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver would begin too late; _begin_sqlite does it
    for pragma in (
        f"busy_timeout={_BUSY_SECONDS * 1000}",
        "foreign_keys=ON",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "cache_size=-65536",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get(_READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _make_tables(connection: Connection, extra: Sequence[MetaData], url: URL) -> None:
    tables.schema.create(connection, checkfirst=True)
    version = connection.scalar(select(tables.schema.c.version))
    if version not in (None, tables.SCHEMA_VERSION):
        raise LedgerUnusable(
            f"{_shown(url)}: a ledger of version {version}, and this program keeps version {tables.SCHEMA_VERSION}; "
            "use the program that made it, or name another file"
        )
    for metadata in (tables.metadata, *extra):
        metadata.create_all(connection)
    guard(connection)
    if version is None:
        connection.execute(insert(tables.schema).values(version=tables.SCHEMA_VERSION))


def _unreachable(url: URL, error: OperationalError) -> LedgerUnreachable | LedgerUnusable:
    if url.get_backend_name() == "sqlite":
        return LedgerUnusable(f"{_shown(url)}: {error.orig}; check the path and its permissions")
    return LedgerUnreachable(f"{_shown(url)}: {str(error.orig).splitlines()[0]}; start the server or check the address")


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)
