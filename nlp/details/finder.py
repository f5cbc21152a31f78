"""All details of a stretch of text, each word at most once."""

from collections.abc import Iterable

from manumit.model.detail import Detail, DetailKind
from nlp.countries import countries_in
from nlp.details.dates import Dates
from nlp.details.goods import Goods
from nlp.details.hours import Hours
from nlp.details.money import Money
from nlp.details.months import Months
from nlp.details.people import People
from nlp.details.places import Place, Places


class Finder:
    """The finders of every kind, in the order in which they may take words."""

    def __init__(self) -> None:
        self._money, self._months, self._hours = Money(), Months(), Hours()
        self._people, self._dates = People(), Dates()
        self._goods, self._places = Goods(), Places()

    def find(
        self, text: str, start: int, end: int, *, places: Iterable[Place] = (), goods: Iterable[Place] = ()
    ) -> list[Detail]:
        """Details between start and end, in order. places and goods: where the trained model names one."""
        counted = [
            *self._money.find(text, start, end, countries_in(text)),
            *self._months.find(text, start, end),
            *self._hours.find(text, start, end),
            *self._people.ages(text, start, end),
            *self._people.find(text, start, end),
            *self._dates.find(text, start, end),
        ]
        named = [*self._goods.find(text, start, end), *self._places.find(text, start, end, places)]
        named += [self._good(text, span) for span in goods if start <= span[0] and span[1] <= end]
        return sorted([*_apart(counted), *_apart(named)], key=lambda detail: (detail.start, detail.end, detail.kind))

    def of_the_telling(self, text: str, date: Detail, start: int, end: int) -> bool:
        """Whether a date is of the report rather than of the words at start to end."""
        return self._dates.of_the_telling(text, date, start, end)

    def _good(self, text: str, span: Place) -> Detail:
        name = self._goods.named(text[slice(*span)])
        return Detail(kind=DetailKind.GOOD, value=name, start=span[0], end=span[1])


def _apart(details: list[Detail]) -> list[Detail]:
    """Of details that overlap the first found."""
    kept: list[Detail] = []
    for detail in details:
        if not any(detail.start < other.end and other.start < detail.end for other in kept):
            kept.append(detail)
    return kept
