"""Places: countries by name and the places that the trained model names; never where a worker comes from."""

import re
from collections.abc import Iterable, Iterator

from manumit.model.base import Model
from manumit.model.detail import Detail, DetailKind
from nlp.countries import countries_in, country_names
from nlp.details.units import any_of
from nlp.pages import HERE, read_page

LOOK_BACK = 30
Place = tuple[int, int]


class PlaceCues(Model):
    """Words before a place of conduct, words between, and words before a home."""

    directions: tuple[str, ...]
    behind: tuple[str, ...]
    home: tuple[str, ...]


class Places:
    """Finds places of conduct."""

    def __init__(self) -> None:
        cues = read_page(HERE / "details" / "places.yml", PlaceCues)
        self._country = re.compile(rf"(?<![\w.])(?=[A-ZÅÇÉÔ])(?i:{any_of(country_names())})(?!\w)")
        self._behind = re.compile(rf"(?i)(?:\b{any_of(cues.behind)} |, )(?:{any_of(cues.directions)} )*$")
        self._home = re.compile(rf"(?i)\b{any_of(cues.home)}\b")

    def find(self, text: str, start: int, end: int, named: Iterable[Place]) -> Iterator[Detail]:
        """Each place between start and end; named: where the model names one."""
        found = {span for span in named if start <= span[0] and span[1] <= end}
        for match in self._country.finditer(text, start, end):
            if countries_in(match[0]) and not any(low <= match.start() < high for low, high in found):
                found.add(match.span())
        for low, high in sorted(found):
            before = text[max(start, low - LOOK_BACK) : low]
            if self._behind.search(before) and not self._home.search(before):
                codes = countries_in(text[low:high])
                unit = codes[0] if len(codes) == 1 else None
                yield Detail(kind=DetailKind.PLACE, value=text[low:high], unit=unit, start=low, end=high)
