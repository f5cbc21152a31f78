"""The signals that a row carries about its record."""

from crawlers.errors import UnexpectedCell
from crawlers.mapping import DisclosureMap, LicenceMap, ListingMap, SignalMap
from crawlers.parse.cells import read_year
from crawlers.parse.fields import Cells
from manumit.model.statement import Disclosure, Licence, Listing
from manumit.model.words import LicenceStatus, ListingStatus


def signal_of(signal: SignalMap, cells: Cells, *, subject: str) -> Licence | Listing | Disclosure:
    if signal.licence:
        return _licence(signal.licence, cells, subject)
    if signal.listing:
        return _listing(signal.listing, cells, subject)
    assert signal.disclosure is not None
    return _disclosure(signal.disclosure, cells, subject)


def _licence(map: LicenceMap, cells: Cells, subject: str) -> Licence:
    wording = cells.text(map.status) or ""
    status = cells.card.status.get(wording)
    start, end = cells.date(map.valid_from, map.date), cells.date(map.valid_to, map.date)
    if start and end and end < start:
        raise UnexpectedCell(f"the licence ends ({end}) before it starts ({start})")
    return Licence(
        subject=subject,
        authority=_needed(cells.text(map.authority), "authority"),
        number=cells.text(map.number),
        status=status if isinstance(status, LicenceStatus) else LicenceStatus.REVIEW,
        wording=wording,
        valid_from=start,
        valid_to=end,
    )


def _listing(map: ListingMap, cells: Cells, subject: str) -> Listing:
    status: object = ListingStatus.ACTIVE
    if map.status:
        wording = cells.text(map.status) or ""
        status = cells.card.status.get(wording)
        if not isinstance(status, ListingStatus):
            raise UnexpectedCell(f"status '{wording}' is not in the card's status table")
    assert isinstance(status, ListingStatus)
    return Listing(
        subject=subject,
        list=cells.text(map.list) or cells.card.title,
        measure=map.measure,
        status=status,
        programme=cells.text(map.programme),
        goods=cells.text(map.goods),
        effective=cells.date(map.effective, map.date),
        removed=cells.date(map.removed, map.date),
    )


def _disclosure(map: DisclosureMap, cells: Cells, subject: str) -> Disclosure:
    year = read_year(cells.text(map.year) or "")
    return Disclosure(
        subject=subject, regime=_needed(cells.text(map.regime), "regime"), year=year, url=cells.text(map.url)
    )


def _needed(text: str | None, what: str) -> str:
    if text is None:
        raise UnexpectedCell(f"no {what}")
    return text
