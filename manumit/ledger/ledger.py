"""The ledger as the rest of the project sees it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import MetaData

from manumit.ledger.clocks import ClockBook
from manumit.ledger.evidence import EvidenceBook
from manumit.ledger.frontier import Frontier
from manumit.ledger.judgements import JudgementBook
from manumit.ledger.statements import StatementBook
from manumit.ledger.store import open_engine


def _now() -> datetime:
    return datetime.now(UTC)


class Ledger(EvidenceBook, StatementBook, ClockBook, JudgementBook, Frontier):
    """Captures, documents, statements with their clocks, judgements, and the runs under way.

    Several processes may hold it open and write. Raw transactions go through reading() and writing();
    engine.begin() is a writing one too.
    """

    @classmethod
    def open(cls, address: str, *, extra: Sequence[MetaData] = (), clock: Callable[[], datetime] = _now) -> Self:
        """The ledger at a database address, made if it is new; extra tables are made beside it.

        Raises LedgerUnusable and LedgerUnreachable.
        """
        return cls(open_engine(address, extra), clock)

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
