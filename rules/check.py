"""Every rule's trial, for the command that checks rules: all problems at once, not only the first."""

from collections.abc import Iterable
from pathlib import Path

from rules.load import load_worlds, read_rules
from rules.trial import Trial, check_rule


def check_rules(folders: Iterable[Path] = ()) -> tuple[Trial, ...]:
    """One trial per rule, by id. Raises ConfigurationProblem where a file is malformed."""
    further = tuple(folders)
    worlds = load_worlds(further)
    return tuple(check_rule(rule, worlds) for rule in read_rules(further))
