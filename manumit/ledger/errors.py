"""What can be wrong with a ledger.

ManumitError
├── NoEvidence                       a statement names a capture that the ledger does not hold
├── LedgerBusy                       another process holds the ledger for too long
├── ConfigurationProblem
│   └── LedgerUnusable (3)           not a ledger, a ledger of another version, or a missing driver
└── SourceUnreachable
    └── LedgerUnreachable (4)        the database server does not answer
"""

from manumit.model.errors import ConfigurationProblem, ManumitError, SourceUnreachable


class NoEvidence(ManumitError):
    """Raised where a statement or document would enter without the capture that it rests on."""


class LedgerBusy(ManumitError):
    """Raised where another process kept the ledger locked for longer than the wait."""


class LedgerUnusable(ConfigurationProblem):
    """Raised where the address given is not that of a ledger that this version can use."""


class LedgerUnreachable(SourceUnreachable):
    """Raised where the database server of the ledger does not answer."""
