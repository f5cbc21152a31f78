"""Warnings of an offer, told from its whole text: what it lacks can be missed nowhere else."""

import re
from collections.abc import Iterator

from manumit.model.reading import OfferWarning, OfferWarningKind, Reading
from manumit.model.words import DocumentType, OrganisationType
from nlp.countries import countries_in
from nlp.names import load_names
from nlp.slots import Span
from nlp.vacancies.market import Excess, Market
from nlp.vacancies.missing import CHILD, Missing
from nlp.vacancies.offers import Offers

EMPLOYERS = frozenset(OrganisationType) - {OrganisationType.AGENCY, OrganisationType.NGO}
KIND = OfferWarningKind
Found = tuple[OfferWarningKind, Span, str]


class OfferWarnings:
    """Warns of what an offer leaves out or promises. It accuses nobody."""

    def __init__(self) -> None:
        self._offers, self._missing, self._market = Offers(), Missing(), Market()
        legal = "|".join(re.escape(form) for form in sorted(load_names().legal, key=lambda form: (-len(form), form)))
        self._firm = re.compile(rf"(?<!\w)[A-ZÀ-Þ][\w&’'-]*(?:[ ,]+[A-ZÀ-Þ(][\w&’')-]*){{0,4}}?,? (?:{legal})(?!\w)")

    def of(self, text: str, type: DocumentType | None, reading: Reading) -> tuple[OfferWarning, ...]:
        """The warnings of a text; none where it is no offer."""
        if not self._offers.is_one_offer(text, type):
            return ()
        found = [*self._left_out(text, reading), *self._wanted(text), *map(self._excess, self._above(text))]
        return tuple(
            OfferWarning(kind=kind, start=place[0], end=place[1], quote=text[slice(*place)], text=said)
            for kind, place, said in found
        )

    def _left_out(self, text: str, reading: Reading) -> Iterator[Found]:
        places = (
            (KIND.NO_EMPLOYER_NAMED, self._missing.employer(text, named=self._names_employer(text, reading))),
            (KIND.NO_PLACE_NAMED, self._missing.work_place(text, named=bool(countries_in(text)))),
            (KIND.PHONE_ONLY_CONTACT, self._missing.contact(text)),
        )
        yield from ((kind, place, self._missing.texts[kind]) for kind, place in places if place)

    def _wanted(self, text: str) -> Iterator[Found]:
        """Ages from fifteen to seventeen; a younger child is a mention."""
        for clause in self._offers.clauses(text):
            for age in self._missing.ages(text, clause):
                if age.years >= CHILD:
                    yield KIND.MINORS_WANTED, age.place, self._missing.texts[KIND.MINORS_WANTED]

    def _above(self, text: str) -> Iterator[Excess]:
        return self._market.excesses(text, countries_in(text))

    def _excess(self, pay: Excess) -> Found:
        said = self._missing.texts[KIND.PAY_ABOVE_MARKET].format(
            factor=pay.factor, country=pay.country.upper(), ordinary=f"{pay.ordinary:,.0f}", currency=pay.currency
        )
        return KIND.PAY_ABOVE_MARKET, pay.place, said

    def _names_employer(self, text: str, reading: Reading) -> bool:
        """Whether the reading, or a legal form that the reading overlooked, names somebody who is no recruiter."""
        if any(named.type in EMPLOYERS for named in reading.organisations):
            return True
        recruiters = [named.name for named in reading.organisations]
        firms = (match[0] for match in self._firm.finditer(text))
        return any(not any(name in firm or firm in name for name in recruiters) for firm in firms)
