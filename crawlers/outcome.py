"""What became of a source in one gathering: its pages by name, and what was in the way."""

from typing import Literal

from manumit.model.base import Model

ProblemKind = Literal[
    "bot_challenge",
    "login_page",
    "refused_address",
    "too_large",
    "http_error",
    "unreachable",
    "empty",
    "limit",
    "unfinished",
]


class Problem(Model):
    """Something that was not fetched, and why. limit: the card's page limit was reached; unfinished: a page is left."""

    kind: ProblemKind
    url: str
    message: str


class SourceOutcome(Model):
    """captures are the pages to parse or read, in a fixed order; pages that only led to them are not among them."""

    source: str
    pages: int = 0
    new: int = 0
    unchanged: int = 0
    captures: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everything that the source offered was fetched, so that what is missing has gone."""
        return bool(self.captures) and not self.problems and not self.closed


class Progress(Model):
    """How far a gathering is: pages done and pages known, over all sources."""

    source: str
    done: int
    total: int
