"""What can be wrong with evidence.

ManumitError
├── ArchiveDamaged      files of the archive were changed, cut or removed
│   └── PayloadMismatch the bytes of one capture are not those that were stored
├── CaptureUnknown      the archive holds no such capture
└── UsageProblem
    └── AddressRefused (2)  an address that would put a local path into the evidence
"""

from manumit.model.errors import ManumitError, UsageProblem


class ArchiveDamaged(ManumitError):
    """Raised where the archive is not as it was written. Nothing is added to it then."""


class PayloadMismatch(ArchiveDamaged):
    """Raised where archived bytes do not have the sha256 under which they were stored."""


class CaptureUnknown(ManumitError):
    """Raised where a capture is asked for that the archive does not hold."""


class AddressRefused(UsageProblem):
    """Raised where the address of a file given by the user is more than its name."""
