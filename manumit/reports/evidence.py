"""What a report shows of the evidence behind a statement, and the two questions that it asks of its caller."""

from collections.abc import Callable
from datetime import datetime

from manumit.model.base import Model
from manumit.model.graph import Attached


class EvidenceView(Model):
    """One statement's evidence: who published it, where it was archived, and the place in it."""

    statement: str
    source: str
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    capture: str
    sha256: str
    fetched_at: datetime
    published_at: str | None = None
    quote: str | None = None
    row: int | None = None


# Statement id → its evidence; None where the archive does not know it.
EvidenceOf = Callable[[str], EvidenceView | None]
# Whether a signal's quote stands, character for character, in the archived text. Asked each time a quote is rendered.
QuoteCheck = Callable[[Attached], bool]
