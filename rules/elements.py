"""Involuntariness and menace of penalty about one entity in overlapping time (ILO C29, art. 2)."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import yaml

from manumit.model.graph import Exposure
from manumit.model.statement import Claim
from manumit.model.words import Indicator
from rules.moments import Span, span_of, within
from rules.rule import Together


@cache
def elements_of() -> dict[Indicator, frozenset[str]]:
    """The elements that each indicator points to, from c29.yml."""
    table = yaml.safe_load(files("rules").joinpath("c29.yml").read_text(encoding="utf-8"))
    return {Indicator(name): frozenset(elements) for name, elements in table.items()}


def shown_together(together: Together, exposures: Sequence[Exposure]) -> tuple[Exposure, ...]:
    """The exposures that show every element with others of their time; empty where an element is missing."""
    return tuple(
        one for one in exposures if _elements(one) and _complete(together, _of_its_time(one, exposures, together))
    )


def _of_its_time(one: Exposure, exposures: Sequence[Exposure], together: Together) -> list[Exposure]:
    return [other for other in exposures if _overlap(one, other, together.window_months)]


def _complete(together: Together, exposures: Sequence[Exposure]) -> bool:
    shown = frozenset().union(*(_elements(one) for one in exposures)) if exposures else frozenset()
    distinct = {one.signal.signal.indicator for one in exposures if isinstance(one.signal.signal, Claim)}
    return shown >= set(together.elements) and len(distinct) >= together.indicators


def _elements(exposure: Exposure) -> frozenset[str]:
    signal = exposure.signal.signal
    return elements_of().get(signal.indicator, frozenset()) if isinstance(signal, Claim) else frozenset()


def _overlap(left: Exposure, right: Exposure, months: int) -> bool:
    """Whether two claims are of one time. Without a date nobody can tell, even where one publisher says both."""
    if left.signal.id == right.signal.id:
        return True
    first, second = _span(left), _span(right)
    return bool(first and second and within(first, second, months))


def _span(exposure: Exposure) -> Span | None:
    signal = exposure.signal.signal
    return span_of(signal.published_at) if isinstance(signal, Claim) else None
