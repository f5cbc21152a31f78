"""How many workers, in six sizes, and how old a child: never so exact that it leads to one of them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from manumit.model.base import Model
from manumit.model.detail import Detail, DetailKind
from nlp.details.numbers import figure_or_words, value_of
from nlp.details.units import any_of
from nlp.inflect import plural
from nlp.pages import HERE, read_page

SIZES = ((1, "1"), (9, "2-9"), (49, "10-49"), (249, "50-249"), (999, "250-999"))
LARGEST = "1000+"
SHARE = re.compile(r"\w (?:in|out of)(?: every)? $")
"""Before a number that is the whole of a share: nine in ten workers."""
AGES = (12, 15, 18)
NO_AGE = r"(?:%|per|hours?|days?|weeks?|months?|dollars?|taka|rupees?|people|workers?)"


class Counted(Model):
    """Words for people, a pattern of the words that may stand before them, and vague numbers with their size."""

    people: tuple[str, ...]
    between: str
    vague: dict[str, str]


class People:
    """Finds numbers of workers and ages of children."""

    def __init__(self) -> None:
        page = read_page(HERE / "details" / "people.yml", Counted)
        number = figure_or_words()
        people = any_of({form for word in page.people for form in (word, plural(word))})
        between = rf"(?:{page.between} ){{0,3}}?"
        self._vague_sizes = page.vague
        self._exact = re.compile(rf"(?i)({number}) (?:of (?:the|its|his|their|our) )?{between}{people}\b(?!['’-])")
        self._vague = re.compile(rf"(?i)(?<!\w)(?<!two )({any_of(page.vague)}) (?:of )?{between}{people}\b")
        age = rf"({number})\b(?! ?{NO_AGE})"
        self._below = re.compile(rf"(?i)\b(?:under|below|younger than|less than)(?: the)?(?: age of)? {age}")
        self._aged = (
            re.compile(rf"(?i)({number})(?:[- ](?:to|or|and)[- ]{number}|[-–]\d\d?)?[ -]years?[ -]olds?\b"),
            re.compile(
                rf"(?i)\b(?:aged?|ages|as young as|only|just|at the age of|children of)(?: (?:of|between|from))? {age}"
            ),
        )

    def find(self, text: str, start: int, end: int) -> Iterator[Detail]:
        """Each number of people, as a size."""
        for match in self._vague.finditer(text, start, end):
            yield _detail(DetailKind.WORKERS, match, self._vague_sizes[match[1].lower()])
        for match in self._exact.finditer(text, start, end):
            count = value_of(match[1])
            if (
                count >= 1
                and not _a_year(match[1])
                and not SHARE.search(text[max(0, match.start() - 20) : match.start()])
            ):
                yield _detail(DetailKind.WORKERS, match, size_of(count))

    def ages(self, text: str, start: int, end: int) -> Iterator[Detail]:
        """Each age below eighteen, as the limit that it stands under."""
        for match in self._below.finditer(text, start, end):
            yield from _age(match, value_of(match[1]), AGES)
        for pattern in self._aged:
            for match in pattern.finditer(text, start, end):
                yield from _age(match, value_of(match[1]) + 1, AGES)


def size_of(count: Decimal) -> str:
    """1, 2-9, 10-49, 50-249, 250-999 or 1000+."""
    return next((size for most, size in SIZES if count <= most), LARGEST)


def _age(match: re.Match[str], limit: Decimal, limits: tuple[int, ...]) -> Iterator[Detail]:
    """limit: the first age that is too old; from four on, since nobody younger works."""
    bound = next((bound for bound in limits if limit <= bound), None)
    if bound and limit >= 4:
        yield _detail(DetailKind.AGE, match, f"under {bound}")


def _a_year(wording: str) -> bool:
    return bool(re.fullmatch(r"(?:19[5-9]|20[0-3])\d", wording))


def _detail(kind: DetailKind, match: re.Match[str], value: str) -> Detail:
    return Detail(kind=kind, value=value, start=match.start(), end=match.end())
