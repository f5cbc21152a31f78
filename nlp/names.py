"""The cues by which a name is an organisation and of a type: nlp/organisations.yml."""

from functools import cache, cached_property

from manumit.model.base import Model
from manumit.model.words import OrganisationType
from nlp.pages import HERE, read_page


class Names(Model):
    """Legal forms, heads by type, and the words around a name."""

    legal: frozenset[str]
    heads: dict[OrganisationType, frozenset[str]]
    bodies: frozenset[str]
    joined: frozenset[tuple[str, ...]]
    before_of: frozenset[str]
    connectors: frozenset[str]
    not_last: frozenset[str]
    never: frozenset[str]
    brand_context: frozenset[str]
    agency_context: frozenset[str]
    ngo_context: frozenset[str]
    facility_context: frozenset[str]
    vessels: frozenset[str]
    determiners: frozenset[str]
    company_nouns: frozenset[str]
    introducers: tuple[str, ...]
    followers: tuple[str, ...]

    @cached_property
    def all_heads(self) -> frozenset[str]:
        return frozenset().union(*self.heads.values())

    @cached_property
    def takes_of(self) -> frozenset[str]:
        """Words behind which of or for goes on with the name."""
        kinds = (OrganisationType.GOVERNMENT, OrganisationType.NGO, OrganisationType.OTHER)
        return self.bodies.union(self.before_of, *(self.heads[kind] for kind in kinds))

    @cached_property
    def never_folded(self) -> frozenset[str]:
        return frozenset(name.casefold() for name in self.never)

    @cached_property
    def before(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(phrase.split()) for phrase in self.introducers)

    @cached_property
    def after(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(phrase.split()) for phrase in self.followers)


@cache
def load_names() -> Names:
    """The cues. Raises LexiconProblem."""
    return read_page(HERE / "organisations.yml", Names)
