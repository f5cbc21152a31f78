"""The archive and the ledger under one data folder, opened together and brought into step."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from manumit import alerts
from manumit.archive import Archive
from manumit.ledger import Ledger
from manumit.model.errors import ConfigurationProblem
from manumit.model.evidence import Capture
from manumit.settings import Settings

Clock = Callable[[], datetime]


def now() -> datetime:
    """The time, in UTC. The one place where the wall clock is read."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Workspace:
    """What one command works on."""

    settings: Settings
    archive: Archive
    ledger: Ledger
    clock: Clock

    def keep(self, *, source: str, url: str, payload: bytes, mime: str) -> Capture:
        """Archive bytes that a user gave, and note the capture in the ledger."""
        stored = self.archive.put(source=source, url=url, payload=payload, mime=mime, fetched_at=self.clock())
        self.ledger.add_capture(stored.capture)
        return stored.capture


@contextmanager
def open_workspace(settings: Settings, clock: Clock = now) -> Iterator[Workspace]:
    """Open the data folder, making it if needed. Raises ConfigurationProblem where it cannot be written."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        archive = Archive(settings.archive)
    except OSError as error:
        raise ConfigurationProblem(
            f"{settings.data}: {error.strerror}; choose a folder that can be written with --data"
        ) from error
    ledger = Ledger.open(settings.ledger, extra=(alerts.metadata,))
    try:
        _bring_into_step(archive, ledger)
        yield Workspace(settings, archive, ledger, clock)
    finally:
        ledger.close()


def _bring_into_step(archive: Archive, ledger: Ledger) -> None:
    """A capture that was archived just before a crash is not in the ledger yet: the archive is the truth."""
    known = {capture.id for capture in ledger.captures()}
    ledger.add_captures(capture for capture in archive.captures() if capture.id not in known)
