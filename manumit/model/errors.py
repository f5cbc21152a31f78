"""Errors that a person can act on.

ManumitError                what, where and what to do, in one line; carries the exit code
├── UsageProblem       (2)  the words or files given do not fit
├── ConfigurationProblem (3) a setting, card or rule is wrong
├── SourceUnreachable  (4)  a source or server did not answer
└── PartialResult      (5)  some of the work could not be done
"""


class ManumitError(Exception):
    """Raised for a user's or a source's mistake; shown as one line, never as a traceback."""

    exit_code = 1


class UsageProblem(ManumitError):
    """Raised where input that the user gave cannot be used."""

    exit_code = 2


class ConfigurationProblem(ManumitError):
    """Raised where a setting, a card, an indicator or a rule is malformed."""

    exit_code = 3


class SourceUnreachable(ManumitError):
    """Raised where a source or a database server does not answer."""

    exit_code = 4


class PartialResult(ManumitError):
    """Raised at the end of work of which a part could not be done."""

    exit_code = 5
