"""One Neo4j server over Bolt: every call names its database, its access mode and its time limit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import neo4j
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Neo4jError,
    UnsupportedServerProduct,
)

from graph.errors import GraphBusy, GraphProblem
from manumit.model.errors import ConfigurationProblem, ManumitError, SourceUnreachable
from manumit.settings import GraphSettings

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
CONNECT_SECONDS = 5.0
READ_SECONDS = 60.0
WRITE_SECONDS = 600.0


class Bolt:
    """A connection that answers with lists of rows, and fails in one line."""

    def __init__(self, settings: GraphSettings) -> None:
        self._settings = settings
        scheme = settings.uri.partition("://")[0]
        if scheme not in SCHEMES:
            known = ", ".join(SCHEMES)
            raise ConfigurationProblem(f"{settings.uri}: not the address of a Neo4j server ({known}); check graph.uri")
        password = settings.password.get_secret_value()
        with self._named_errors():
            self._driver = neo4j.GraphDatabase.driver(
                settings.uri,
                auth=(settings.user, password) if password else None,
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=2 * CONNECT_SECONDS,
                max_transaction_retry_time=CONNECT_SECONDS,
                notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
                telemetry_disabled=True,
            )
        try:
            with self._named_errors():
                self._driver.verify_connectivity()
        except ManumitError:
            self._driver.close()
            raise

    def read(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        return self._ask(query, neo4j.RoutingControl.READ, READ_SECONDS, parameters)

    def write(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        return self._ask(query, neo4j.RoutingControl.WRITE, WRITE_SECONDS, parameters)

    def close(self) -> None:
        self._driver.close()

    def _ask(
        self, query: str, mode: neo4j.RoutingControl, seconds: float, parameters: dict[str, Any]
    ) -> list[dict[str, Any]]:
        with self._named_errors():
            timed = neo4j.Query(query, timeout=seconds)
            answer = self._driver.execute_query(timed, parameters, routing_=mode, database_=self._settings.database)
            return [record.data() for record in answer.records]

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        uri = self._settings.uri
        try:
            yield
        except AuthError as error:
            raise ConfigurationProblem(
                f"{uri}: Neo4j refuses user {self._settings.user!r}; check graph.user and graph.password"
            ) from error
        except (ConfigurationError, UnsupportedServerProduct, ValueError) as error:
            raise ConfigurationProblem(f"{uri}: {_line(error)}; check graph.uri") from error
        except ConstraintError as error:
            raise GraphProblem(f"{uri}: {_line(error)}; run 'manumit graph rebuild'") from error
        except Neo4jError as error:
            raise self._server_said(error) from error
        except DriverError as error:
            raise SourceUnreachable(
                f"{uri}: Neo4j does not answer; start the server or correct graph.uri, "
                "or set graph.engine to 'embedded'"
            ) from error

    def _server_said(self, error: Neo4jError) -> ManumitError:
        uri, code = self._settings.uri, error.code or ""
        if "TransactionTimedOut" in code:
            return GraphBusy(f"{uri}: a query was stopped by its time limit; ask for fewer tiers or subjects")
        if "DatabaseNotFound" in code or "DatabaseUnavailable" in code:
            return ConfigurationProblem(f"{uri}: no database {self._settings.database!r}; check graph.database")
        if isinstance(error, ClientError):
            return GraphProblem(f"{uri}: {_line(error)}; run 'manumit graph rebuild'")
        return GraphBusy(f"{uri}: {_line(error)}; try again, or look at the server's log")


def _line(error: Exception) -> str:
    said = error.message if isinstance(error, Neo4jError) and error.message else str(error)
    return " ".join(said.split())[:300]


def texts(rows: Sequence[dict[str, Any]], name: str = "doc") -> Iterator[str]:
    return (row[name] for row in rows)
