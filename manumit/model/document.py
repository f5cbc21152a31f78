"""A capture read as text."""

from enum import StrEnum

from manumit.model.base import Model, digest
from manumit.model.words import DocumentType


class Zone(StrEnum):
    """main carries indicators; full carries names and numbers; comments are apart and untrusted."""

    MAIN = "main"
    FULL = "full"
    COMMENTS = "comments"


class ReadState(StrEnum):
    """What became of a document. Anything but read is counted and shown, never skipped in silence."""

    READ = "read"
    PARTLY_READ = "partly read"
    UNREAD_LANGUAGE = "unread language"
    NO_TEXT = "no text"
    UNDECODABLE = "undecodable"
    TOO_LARGE = "too large"
    BROKEN = "broken"
    BOT_CHALLENGE = "bot challenge"

    @property
    def holds_text(self) -> bool:
        """Whether there is text that was read; of a document that is partly read the reason tells what was not."""
        return self in (ReadState.READ, ReadState.PARTLY_READ)


class Document(Model):
    """Text of one capture (or of one row of it), by zone.

    Personal names are masked, character for character, before a document is stored,
    so offsets in the masked and in the original text are the same.
    """

    id: str
    capture: str
    row: int | None = None
    source: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    type: DocumentType = DocumentType.OTHER
    language: str | None = None
    state: ReadState = ReadState.READ
    reason: str | None = None
    main: str = ""
    full: str = ""
    comments: str = ""

    @staticmethod
    def id_of(capture: str, row: int | None = None) -> str:
        return "d-" + digest(capture, row)[:24]

    def zone(self, zone: Zone) -> str:
        return {Zone.MAIN: self.main, Zone.FULL: self.full, Zone.COMMENTS: self.comments}[zone]
