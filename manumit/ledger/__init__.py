"""What is known, and since when: statements with their evidence and two clocks, appended and never edited."""

from manumit.ledger.frontier import Run, Visit
from manumit.ledger.ledger import Ledger

__all__ = ["Ledger", "Run", "Visit"]
