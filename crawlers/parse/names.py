"""The grammar of name cells on official lists: aliases, subsidiaries, several firms, vessels, regions, goods.

One cell becomes parties, or UnexpectedCell. Where a comma or an "and" could be read in two ways,
the cell goes to review: a wrong split would accuse somebody whom the list does not name.
"""

import re
from dataclasses import dataclass, replace

from crawlers.errors import UnexpectedCell
from crawlers.parse.cells import squeeze
from crawlers.parse.countries import country_code
from crawlers.parse.splitting import NUMBERS, split_counted, split_names
from manumit.model.words import EntityKind

_NUMBER = "|".join(NUMBERS)
_ALSO = r"(?:also|formerly|previously) known (?:as|collectively as)|[af]/k/a|now known as|alias(?:es)?:?"
_COUNTED = rf"(?:and|including|with|plus)? ?(?P<count>{_NUMBER}|\d+) (?:known )?alias(?:es)?:"
_IN_BRACKETS = r"[^()]*(?:\([^()]*\)[^()]*)*"
_ALIAS_TAIL = re.compile(rf"^(?P<head>.+?)\s*\(\s*(?:{_COUNTED}|(?:{_ALSO})) ?:?\s*(?P<names>{_IN_BRACKETS})\)$", re.I)
_ALIAS_CHAIN = re.compile(r",?\s*\b(?:a/k/a|f/k/a|also known as|formerly known as)\s+", re.I)
_NAMED_SUBSIDIARIES = re.compile(
    rf"^(?P<head>.+?),? and (?:its|their) (?P<count>{_NUMBER}|\d+) (?:[\w-]+(?: [\w-]+)*-based )?"
    r"subsidiar(?:y|ies)(?: (?:from|in|of) [A-Z][\w ]*?)?,? ?"
    r"(?:which includes?|including|namely)?[:,]? (?P<names>.+)$",
    re.I,
)
_KIN = (
    r"(?:subsidiar(?:y|ies)|subordinates?|subordinate and affiliated entities|affiliated entities"
    r"|affiliates|joint ventures)"
)
_EXTENDS = re.compile(rf",? and (?:(?:its|their|all|any) )*{_KIN}(?: and {_KIN})*$", re.I)
_PLACE = re.compile(r"^(?P<head>.+?)\s*\((?:of|located in) (?P<place>[^()]+)\)$")
_COLLECTIVELY = re.compile(r"^(?P<head>.+?)\s*\(collectively,? (?:the )?(?P<group>[^()]+)\)$", re.I)
_VESSEL = re.compile(r"^(?:fishing )?vessels?: (?P<name>.+)$", re.I)
_FLEET = re.compile(r"^(?:fishing )?vessels owned (?:or operated )?by (?P<name>.+)$", re.I)
_REGION = re.compile(r"\b(?:Autonomous (?:Region|Prefecture)|Province|Region)(?: \([A-Z]+\))?$")
_GOODS = re.compile(
    r"^(?:All )?(?P<good>[A-Z][\w ]*?)(?: produced in (?P<country>[A-Z][\w ]*?))? (?:and|or) products\b.*$"
)
_SITES = re.compile(
    r"\b(?:Prison|Penitentiary|Camp|Mine|Fields|Farm|Park|Center|Centre|Factory|Plant|Works|Mill|Detachment)"
    r"(?: \([^()]+\))?$"
)
_CLASS_OF_THINGS = re.compile(r"^(?:All |Any |Certain |Artisanal )|\b(?:Mines|Farms|Vessels|Products|Producers)$", re.I)


@dataclass(frozen=True)
class Party:
    """One thing that a cell names. owned are the subsidiaries that the cell names; fleet: its vessels are meant."""

    name: str
    kind: EntityKind = EntityKind.COMPANY
    aliases: tuple[str, ...] = ()
    owned: tuple["Party", ...] = ()
    extends: bool = False
    country: str | None = None
    address: str | None = None
    fleet: bool = False


def read_single(cell: str) -> Party:
    """The one party that a cell of an entity list names, with its aliases and subsidiaries."""
    text = squeeze(cell).rstrip(" *†")
    if _opens(text) != 0:
        raise UnexpectedCell(f"'{text}': brackets do not match")
    named = _NAMED_SUBSIDIARIES.match(text)
    if named:  # before the aliases: one at the end belongs to the last subsidiary
        parts = split_counted(named["names"], _count(named["count"]))
        return replace(read_single(named["head"]), owned=tuple(read_single(part) for part in parts))
    text, aliases = _peel_aliases(text)
    extended = _EXTENDS.search(text)
    if extended:
        inner = read_single(text[: extended.start()])
        return replace(inner, extends=True, aliases=tuple(dict.fromkeys((*inner.aliases, *aliases))))
    head, chain = _chain(text)
    if re.search(r"\b(?:subsidiar|affiliat|alias|known as)", head, re.I):
        raise UnexpectedCell(f"'{text}': a clause that the grammar does not know")
    if not head or not re.search(r"[^\W\d_]", head):
        raise UnexpectedCell(f"'{text}' names nobody")
    return Party(name=head, aliases=tuple(dict.fromkeys((*chain, *aliases))), kind=_kind(head))


def read_several(cell: str) -> tuple[Party, ...]:
    """The parties that a cell of an import-ban list names: firms, vessels, a region, a good."""
    text = squeeze(cell).rstrip(" ;")
    text = text[:-1] if text.endswith(".") and re.search(r"[a-z)]{5}\.$|(?i:limited)\.$", text) else text
    collectively = _COLLECTIVELY.match(text)
    if collectively:
        return (*read_several(collectively["head"]), Party(name=collectively["group"].strip()))
    for shape in (_vessel, _fleet, _good, _region):
        found = shape(text)
        if found:
            return found
    if _CLASS_OF_THINGS.search(text):
        raise UnexpectedCell(f"'{text}' names a class of things, not a party")
    if _NAMED_SUBSIDIARIES.match(text):
        return (read_single(text),)
    extended = _EXTENDS.search(text)
    parts = split_names(text[: extended.start()] if extended else text)
    shared = extended is not None and (len(parts) == 1 or " their " in extended[0].lower())
    if extended and not shared:
        raise UnexpectedCell(f"'{text}': it is not clear whose subsidiaries are meant")
    return tuple(replace(_placed(part), extends=shared) for part in parts)


def _placed(text: str) -> Party:
    place = _PLACE.match(text)
    if place is None:
        return read_single(text)
    country = country_code(place["place"].rpartition(",")[2])
    return replace(read_single(place["head"]), address=place["place"], country=country)


def _vessel(text: str) -> tuple[Party, ...] | None:
    found = _VESSEL.match(text)
    names = re.split(r"\s*;\s*(?:and )?", found["name"]) if found else []
    return tuple(replace(read_single(name), kind=EntityKind.VESSEL) for name in names) or None


def _fleet(text: str) -> tuple[Party, ...] | None:
    found = _FLEET.match(text)
    return tuple(replace(party, fleet=True) for party in read_several(found["name"])) if found else None


def _good(text: str) -> tuple[Party, ...] | None:
    """A good with its country in its name: never a bare 'Cotton', which would touch every cotton in the world."""
    found = _GOODS.match(text)
    if found is None:
        return None
    words = found["country"] or found["good"].split(" ")[0]
    country = country_code(words)
    if country is None:
        raise UnexpectedCell(f"'{text}' names goods of no known country")
    name = f"{found['good']} from {found['country']}" if found["country"] else found["good"]
    return (Party(name=name, kind=EntityKind.GOOD, country=country),)


def _region(text: str) -> tuple[Party, ...] | None:
    return (Party(name=text, kind=EntityKind.REGION),) if _REGION.search(text) else None


def _kind(name: str) -> EntityKind:
    return EntityKind.FACILITY if _SITES.search(name) else EntityKind.COMPANY


def _peel_aliases(text: str) -> tuple[str, tuple[str, ...]]:
    found = _ALIAS_TAIL.match(text)
    if found is None:
        return text, ()
    head, earlier = _peel_aliases(found["head"].strip())
    names = found["names"].strip()
    inner = split_counted(names, _count(found["count"])) if found["count"] else _alias_list(names)
    return head, (*earlier, *inner)


def _alias_list(names: str) -> tuple[str, ...]:
    """Aliases without a count: separated by semicolons or by a repeated a/k/a, or one alone, or a clear list."""
    parts = [part.strip(" ,") for part in _ALIAS_CHAIN.split(names) if part.strip(" ,")]
    return tuple(name for part in parts for name in split_names(part))


def _chain(text: str) -> tuple[str, tuple[str, ...]]:
    head, *rest = _ALIAS_CHAIN.split(text)
    return head.strip(" ,"), tuple(name for part in rest for name in split_names(part.strip(" ,")))


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBERS.index(word.lower()) + 1


def _opens(text: str) -> int:
    return text.count("(") - text.count(")")
