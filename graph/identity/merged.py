"""The merged view: one record from all that a source says under one id, one entity from all records of a cluster."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from manumit.model.graph import Entity
from manumit.model.statement import Identifier, Record
from manumit.model.words import EntityKind

T = TypeVar("T")
KINDS = (
    EntityKind.AGENCY,
    EntityKind.PUBLIC_BODY,
    EntityKind.COMPANY,
    EntityKind.BRAND,
    EntityKind.FACILITY,
    EntityKind.VESSEL,
    EntityKind.GOOD,
    EntityKind.COUNTRY,
    EntityKind.REGION,
)


def one_record(said: Sequence[Record]) -> Record:
    """All that was said under one record id, in one record; no order of the saying changes it."""
    if len(said) == 1:
        return said[0]
    name = _best_name(record.name for record in said)
    return Record(
        id=said[0].id,
        entity=_kind(said),
        name=name,
        aliases=_others(name, said),
        country=_usual(record.country for record in said),
        context_countries=tuple(sorted({land for record in said for land in record.context_countries})),
        address=_fullest(record.address for record in said),
        identifiers=_identifiers(said),
        website=_fullest(record.website for record in said),
        sector=_usual(record.sector for record in said),
        **_place(said),
    )


def one_entity(
    id: str, records: Sequence[Record], official: Collection[str], statements: Mapping[str, Iterable[str]]
) -> Entity:
    """The entity of a cluster: the name of an official source first, then the longest; everything else joined."""
    trusted = [record for record in records if source_of(record.id) in official]
    name = _best_name(record.name for record in trusted or records)
    return Entity(
        id=id,
        kind=_kind(records),
        name=name,
        aliases=_others(name, records),
        country=_usual(record.country for record in trusted) or _usual(record.country for record in records),
        address=_fullest(record.address for record in trusted) or _fullest(record.address for record in records),
        sector=_usual(record.sector for record in records),
        identifiers=_identifiers(records),
        records=tuple(sorted(record.id for record in records)),
        sources=tuple(sorted({source_of(record.id) for record in records})),
        statements=tuple(sorted({said for record in records for said in statements[record.id]})),
    )


def source_of(record: str) -> str:
    """The source that a record id names."""
    return record.partition("/")[0]


def _kind(records: Sequence[Record]) -> EntityKind:
    return min((record.entity for record in records), key=KINDS.index)


def _best_name(names: Iterable[str]) -> str:
    """The longest; of equally long ones the one with small letters, then the first by alphabet."""
    return min(names, key=lambda name: (-len(name), name.isupper(), name))


def _others(name: str, records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(sorted({text for record in records for text in (record.name, *record.aliases)} - {name}))


def _usual(values: Iterable[T | None]) -> T | None:
    """The most frequent value that is known; of equally frequent ones the first in order."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], str(value)), default=None)


def _fullest(values: Iterable[str | None]) -> str | None:
    return min((value for value in values if value), key=lambda value: (-len(value), value), default=None)


def _identifiers(records: Iterable[Record]) -> tuple[Identifier, ...]:
    known = {identifier for record in records for identifier in record.identifiers}
    return tuple(sorted(known, key=_order))


def _order(identifier: Identifier) -> tuple[str, str, str]:
    return identifier.scheme, identifier.value, identifier.issuer or ""


def _place(records: Iterable[Record]) -> dict[str, float]:
    """Latitude and longitude of one and the same record."""
    known = sorted((record.lat, record.lon) for record in records if record.lat is not None and record.lon is not None)
    return {"lat": known[0][0], "lon": known[0][1]} if known else {}
