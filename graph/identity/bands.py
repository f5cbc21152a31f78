"""From facts to a band: same, unsure (possible) or different. The rules, in the order in which they are asked."""

from graph.identity.facts import Facts, Ids, Lands
from graph.identity.features import CLEAR_OVERLAP, OTHER_PLACE
from manumit.model.identity import Verdict
from manumit.model.words import EntityKind

ALIKE = 0.90
BACKED = 0.70
NEARLY_EQUAL = 0.92
ONE_ADDRESS = 0.9
RANGES = {Verdict.SAME: (0.80, 1.0), Verdict.UNSURE: (0.50, 0.79), Verdict.DIFFERENT: (0.0, 0.49)}
HERE = (Lands.EQUAL, Lands.CONTEXT)


def band_of(facts: Facts) -> Verdict:
    """The band of two records whose identifiers do not decide alone."""
    if facts.ids is Ids.BOTH:
        return Verdict.UNSURE
    if facts.lands is Lands.CONFLICT or facts.sites_conflict:
        return Verdict.DIFFERENT
    if is_same(facts):
        return Verdict.SAME
    return Verdict.UNSURE if is_possible(facts) else Verdict.DIFFERENT


def is_same(facts: Facts) -> bool:
    """More than a name: an equal name in a known equal country, or a nearly equal one at the same address."""
    if not facts.telling or facts.lands not in HERE:
        return False
    doubted = facts.legal_conflict or (facts.legal_differs and facts.lands is Lands.CONTEXT)
    if facts.same_name and not doubted and not _two_sites(facts):
        return True
    backed = _same_place(facts) or (bool(facts.loose_number) and not facts.site_added)
    return facts.names >= NEARLY_EQUAL and facts.lands is Lands.EQUAL and backed


def is_possible(facts: Facts) -> bool:
    """A name alone, or a like name in the same country: a doubt that a question can settle."""
    if facts.same_name:
        return facts.telling or _words(facts) > 1
    if not facts.telling:
        return False
    if facts.loose_number or _same_place(facts):
        return facts.names >= BACKED
    if facts.lands in HERE:
        return facts.shortened or (facts.names >= ALIKE and not facts.trades_conflict)
    return facts.lands is Lands.UNKNOWN and facts.shortened and _words(facts) > 1


def at_one_address(facts: Facts) -> bool:
    """An equal name in one country at an equal address: as good as an identifier."""
    return facts.same_name and facts.lands is Lands.EQUAL and facts.address is not None and facts.address >= ONE_ADDRESS


def set_apart_by(facts: Facts) -> str | None:
    """What tells two bearers of like names apart: legal forms, or the numbers or places of their sites."""
    if facts.sites_conflict:
        return f"sites differ: {facts.sites_conflict}"
    return "legal forms differ" if facts.same_name and facts.legal_conflict else None


def _same_place(facts: Facts) -> bool:
    return facts.address is not None and facts.address >= CLEAR_OVERLAP


def _two_sites(facts: Facts) -> bool:
    """Two facilities of one name at two addresses are two sites; a company may have an office and a factory."""
    kinds = {facts.a.record.entity, facts.b.record.entity}
    return kinds == {EntityKind.FACILITY} and facts.address is not None and facts.address < OTHER_PLACE


def _words(facts: Facts) -> int:
    _, x, y = facts.pair
    return min(len(x.tokens), len(y.tokens))
