"""A record made ready for comparison, once: its names taken apart, its identifiers and countries as keys."""

from dataclasses import dataclass

from rigour.territories import lookup_territory

from graph.identity.normalise import Name, plain_key, read_name, spellings
from manumit.model.statement import Identifier, Record
from manumit.model.words import EntityKind

FIRMS = (EntityKind.COMPANY, EntityKind.AGENCY, EntityKind.FACILITY, EntityKind.BRAND)
WORLDWIDE = frozenset({"lei", "os_id", "imo", "isin", "duns", "wikidata"})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record in the form in which it is compared.

    group keeps kinds apart that never match. ids: scheme and issuer → values; loose: scheme → values without issuer.
    """

    record: Record
    group: str
    names: tuple[Name, ...]
    key: str
    ids: dict[tuple[str, str], frozenset[str]]
    loose: dict[str, frozenset[str]]

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def list(self) -> str:
        """The source that describes the record."""
        return self.record.id.partition("/")[0]


def prepare(record: Record) -> Prepared:
    """The record with everything that a comparison asks for."""
    texts = dict.fromkeys(part for text in (record.name, *record.aliases) for part in spellings(text) if part.strip())
    names = {name.core: name for name in map(read_name, reversed(texts)) if name.core}
    ids, loose = _identifiers(record)
    return Prepared(
        record=record,
        group="firm" if record.entity in FIRMS else str(record.entity),
        names=tuple(reversed(names.values())) or (read_name(record.name),),
        key=_key(record),
        ids=ids,
        loose=loose,
    )


def _key(record: Record) -> str:
    """What alone decides for goods, countries and regions."""
    if record.entity is EntityKind.COUNTRY:
        found = None if record.country else lookup_territory(record.name)
        return record.country or (found.code if found else plain_key(record.name))
    return plain_key(record.name)


def _identifiers(record: Record) -> tuple[dict[tuple[str, str], frozenset[str]], dict[str, frozenset[str]]]:
    issued: dict[tuple[str, str], set[str]] = {}
    loose: dict[str, set[str]] = {}
    for identifier in record.identifiers:
        scheme, value = identifier.scheme.casefold(), plain_value(identifier)
        if not any(letter in "123456789" for letter in value):
            continue
        issuer = "" if scheme in WORLDWIDE else _issuer(identifier, record)
        if issuer is None:
            loose.setdefault(scheme, set()).add(value)
        else:
            issued.setdefault((scheme, issuer), set()).add(value)
    return {key: frozenset(values) for key, values in issued.items()}, {k: frozenset(v) for k, v in loose.items()}


def plain_value(identifier: Identifier) -> str:
    """The value without spaces, hyphens and case: "RL-0123" and "rl 0123" are one number."""
    return "".join(letter for letter in identifier.value.upper() if letter.isalnum()).removeprefix("IMO")


def _issuer(identifier: Identifier, record: Record) -> str | None:
    if identifier.issuer:
        return " ".join(identifier.issuer.casefold().split())
    return record.country
