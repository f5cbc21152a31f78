"""Which details a mention takes: of the kinds that its indicator asks for, from its sentence and directly beside it."""

from functools import cache

from pydantic import model_validator

from manumit.model.base import Model
from manumit.model.detail import Detail, DetailKind
from manumit.model.words import Indicator, Stance
from nlp.pages import HERE, read_page


class Asked(Model):
    """Kinds by indicator, and kinds that every indicator asks for."""

    always: frozenset[DetailKind]
    asked: dict[Indicator, frozenset[DetailKind]]

    @model_validator(mode="after")
    def _every_indicator(self) -> "Asked":
        if missing := sorted(set(Indicator) - self.asked.keys()):
            raise ValueError(f"no kinds are given for {missing[0]}")
        return self

    def own(self, indicator: Indicator, stance: Stance) -> frozenset[DetailKind]:
        """Kinds that belong to this indicator alone; money paid back is told of a remedy only."""
        kinds = self.asked[indicator]
        if stance is Stance.REMEDIED:
            return kinds
        return kinds - {DetailKind.REPAYMENT}

    def takes(self, detail: Detail, indicator: Indicator, stance: Stance) -> bool:
        return detail.kind in self.always or detail.kind in self.own(indicator, stance)


@cache
def load_asked() -> Asked:
    """The kinds of nlp/details/asked.yml. Raises LexiconProblem."""
    return read_page(HERE / "details" / "asked.yml", Asked)
