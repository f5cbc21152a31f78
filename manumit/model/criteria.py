"""What a modern slavery statement says to each criterion of a law: the sentence that meets it, or not found."""

from enum import StrEnum

from manumit.model.base import Model


class Law(StrEnum):
    """A law under which companies publish statements or reports on forced labour."""

    UK = "uk"
    AU = "au"
    CA = "ca"


class CriterionState(StrEnum):
    """not found says that no sentence was found. It never says that the criterion is not met."""

    FOUND = "found"
    NOT_FOUND = "not found"


class CriterionAnswer(Model):
    """One criterion of a law, with the best sentence where one was found: quote is text[start:end].

    probability: of the best sentence, found or not. heading: the heading that the sentence stands under.
    others: how many further sentences meet the criterion as well.
    """

    law: Law
    criterion: str
    section: str
    title: str
    required: bool
    state: CriterionState
    probability: float
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    heading: str | None = None
    others: int = 0
