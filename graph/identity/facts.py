"""What two records have in common and what sets them apart, before any of it is weighed."""

from enum import StrEnum
from functools import cached_property

from rigour.addresses import compare_address

from graph.identity.normalise import Name
from graph.identity.prepared import Prepared
from graph.identity.similarity import similarity

FEWEST_WORDS = 3
MOST_COUNTRIES = 6  # a text that mentions more says nothing about where this name is


class Ids(StrEnum):
    """What the identifiers of two records say."""

    NONE = "none"
    EQUAL = "equal"
    CONFLICT = "conflict"
    BOTH = "equal and conflict"


class Lands(StrEnum):
    """What the countries of two records say. CONTEXT: one gives none, but the text near it mentions the other's."""

    EQUAL = "equal"
    CONTEXT = "context"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"
    CONFLICT = "conflict"


class Facts:
    """Two prepared records side by side. Everything costly is worked out when it is asked for."""

    def __init__(self, a: Prepared, b: Prepared) -> None:
        self.a, self.b = a, b

    @cached_property
    def pair(self) -> tuple[float, Name, Name]:
        """The two most alike spellings, and how alike they are."""
        return max(
            ((similarity(x, y), x, y) for x in self.a.names for y in self.b.names),
            key=lambda found: (found[0], found[1].family == found[2].family, found[1].core, found[2].core),
        )

    @property
    def names(self) -> float:
        return self.pair[0]

    @cached_property
    def same_name(self) -> bool:
        """Practically equal: the same words or letters once the legal form is gone."""
        _, x, y = self.pair
        return x.squashed == y.squashed or x.ordered == y.ordered

    @property
    def by_alias(self) -> bool:
        _, x, y = self.pair
        return x is not self.a.names[0] or y is not self.b.names[0]

    @property
    def telling(self) -> bool:
        """Whether both spellings hold a word that is not generic."""
        _, x, y = self.pair
        return bool(x.distinctive and y.distinctive)

    @property
    def shortened(self) -> bool:
        """One name is the other without some generic words. Two full names with legal forms are never that."""
        _, x, y = self.pair
        if x.legal and y.legal:
            return False
        if x.distinctive != y.distinctive or not x.distinctive:
            return False
        left, right = set(x.tokens), set(y.tokens)
        return left <= right or right <= left

    @property
    def legal_conflict(self) -> bool:
        _, x, y = self.pair
        return bool(x.family and y.family and x.family != y.family)

    @property
    def legal_differs(self) -> bool:
        """Both names say a legal form and neither holds the other: a doubt where only a text supports the name."""
        _, x, y = self.pair
        left, right = _form(x.legal), _form(y.legal)
        return bool(left and right) and not (left <= right or right <= left)

    @property
    def sites_conflict(self) -> str | None:
        """The numbers or places by which the two names are set apart."""
        _, x, y = self.pair
        for left, right in ((x.numbers, y.numbers), (x.places, y.places)):
            if left and right and left != right:
                return f"{' '.join(sorted(left))} against {' '.join(sorted(right))}"
        return None

    @property
    def site_added(self) -> bool:
        """Only one of the names holds a number or a place."""
        _, x, y = self.pair
        return bool(x.numbers) != bool(y.numbers) or bool(x.places) != bool(y.places)

    @property
    def trades_conflict(self) -> bool:
        """Each name holds a word of trade that the other lacks."""
        _, x, y = self.pair
        return bool(x.trade - y.trade and y.trade - x.trade)

    @cached_property
    def lands(self) -> Lands:
        a, b = self.a.record, self.b.record
        if a.country and b.country:
            return Lands.EQUAL if a.country == b.country else Lands.CONFLICT
        known, near = a.country or b.country, a.context_countries if b.country else b.context_countries
        if not known or not near or len(near) > MOST_COUNTRIES:
            return Lands.UNKNOWN
        return Lands.CONTEXT if known in near else Lands.ELSEWHERE

    @cached_property
    def equal_id(self) -> tuple[str, str] | None:
        """Scheme and value of an identifier that both hold, from the same issuer."""
        return next(
            ((key[0], min(shared)) for key in sorted(self.a.ids) if (shared := self.a.ids[key] & _of(self.b, key))),
            None,
        )

    @cached_property
    def conflicting_id(self) -> tuple[str, str, str] | None:
        """Scheme and the two values where one issuer gave two different ones."""
        for key in sorted(self.a.ids.keys() & self.b.ids.keys()):
            if not self.a.ids[key] & self.b.ids[key]:
                return key[0], min(self.a.ids[key]), min(self.b.ids[key])
        return None

    @property
    def ids(self) -> Ids:
        if self.equal_id:
            return Ids.BOTH if self.conflicting_id else Ids.EQUAL
        return Ids.CONFLICT if self.conflicting_id else Ids.NONE

    @cached_property
    def loose_number(self) -> str | None:
        """A number that both give although one does not say who issued it."""
        for one, other in ((self.a, self.b), (self.b, self.a)):
            for scheme, values in sorted(one.loose.items()):
                everywhere = _numbers(other, scheme)
                if values & everywhere:
                    return f"{scheme} {min(values & everywhere)}"
        return None

    @cached_property
    def address(self) -> float | None:
        """0 (other places) to 1 (the same place); None where one is unknown or says less than a street."""
        a, b = self.a.record.address, self.b.record.address
        if not a or not b or min(len(a.split()), len(b.split())) < FEWEST_WORDS:
            return None
        return compare_address(a, b)


def _of(prepared: Prepared, key: tuple[str, str]) -> frozenset[str]:
    return prepared.ids.get(key, frozenset())


def _numbers(prepared: Prepared, scheme: str) -> frozenset[str]:
    issued = [values for key, values in prepared.ids.items() if key[0] == scheme]
    return frozenset().union(prepared.loose.get(scheme, frozenset()), *issued)


_WRITTEN_OUT = {"private": "pvt", "company": "co", "corporation": "corp", "incorporated": "inc", "coltd": "co ltd"}


def _form(legal: str | None) -> frozenset[str]:
    """The words of a legal form, abbreviated alike: Private Limited is Pvt Ltd."""
    words = (legal or "").split()
    return frozenset(part for word in words for part in _WRITTEN_OUT.get(word, word).split())
