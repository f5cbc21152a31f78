"""Which exposures a rule's predicates take, by the entity that carries the signal."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from manumit.model.graph import Edge, Exposure
from manumit.model.statement import Claim, Context, Licence, Listing
from manumit.model.words import LinkKind, ListingStatus
from rules.elements import shown_together
from rules.licences import status_on
from rules.moments import day_of
from rules.rule import Pattern, When

Matches = dict[str, tuple[Exposure, ...]]


def matches(when: When, exposures: Iterable[Exposure], on: date) -> Matches:
    """Entity → the exposures that raise the rule about it. Entities that do not reach the bar are left out."""
    groups: dict[str, list[Exposure]] = defaultdict(list)
    for exposure in exposures:
        groups[end_of(exposure)].append(exposure)
    found = {entity: _taken(when, group, on) for entity, group in sorted(groups.items())}
    return {entity: taken for entity, taken in found.items() if taken}


def hits(pattern: Pattern, exposures: Sequence[Exposure], on: date) -> tuple[Exposure, ...]:
    """The exposures that look like the pattern. A licence is judged beside the other intervals of its entity."""
    near = [one for one in exposures if one.signal.signal.kind == pattern.signal and _on_path(pattern, one)]
    if pattern.during:
        return tuple(one for one in near if placements(one, near, pattern))
    return tuple(one for one in near if _says(pattern, one, on))


def placements(one: Exposure, beside: Sequence[Exposure], pattern: Pattern) -> tuple[date, ...]:
    """The days of placement on which this interval shows one of the pattern's statuses."""
    licences = [other.signal.signal for other in beside if isinstance(other.signal.signal, Licence)]
    shown = ((day, status_on(licences, day)) for day in placement_days(one.path))
    return tuple(
        day for day, answer in shown if answer and answer[0] in pattern.status and answer[1] == one.signal.signal
    )


def placement_days(path: Sequence[Edge]) -> tuple[date, ...]:
    """The days on which agencies on the path are recorded to have placed workers, in order."""
    texts = [text for edge in path if edge.kind is LinkKind.RECRUITS_FOR for text in edge.placed_on]
    return tuple(sorted({day for text in texts if (day := day_of(text))}))


def end_of(one: Exposure) -> str:
    """The entity where the path ends. A signal that is only possibly about it counts as said of it, in doubt."""
    here = one.subject
    for edge in one.path:
        if here not in (edge.source, edge.target):
            return one.signal.entity
        here = edge.target if here == edge.source else edge.source
    return here


def status_of(listing: Listing, on: date) -> ListingStatus:
    """A listing's status on a day: removed, or not yet in effect, is inactive whatever its row says."""
    over = listing.removed is not None and listing.removed <= on
    ahead = listing.effective is not None and listing.effective > on
    return ListingStatus.INACTIVE if over or ahead else listing.status


def _taken(when: When, group: Sequence[Exposure], on: date) -> tuple[Exposure, ...]:
    by_id = {id(one): one for condition in when.any for one in hits(condition.exposure, group, on)}
    taken = tuple(one for one in group if id(one) in by_id)
    if when.together:
        taken = shown_together(when.together, taken)
    return taken if len({one.signal.origin for one in taken}) >= when.independent_sources else ()


def _on_path(pattern: Pattern, one: Exposure) -> bool:
    if pattern.on != "any" and (pattern.on == "subject") != (one.tier == 0):
        return False
    if pattern.tiers is not None and one.tier > pattern.tiers:
        return False
    if pattern.along and any(edge.kind not in pattern.along for edge in one.path):
        return False
    if pattern.by and not (one.path and one.path[-1].kind in pattern.by):
        return False
    return not (pattern.share and any(_holds_less(edge, pattern.share) for edge in one.path))


def _holds_less(edge: Edge, share: float) -> bool:
    return edge.kind is LinkKind.OWNS and edge.share is not None and edge.share < share


def _says(pattern: Pattern, one: Exposure, on: date) -> bool:
    signal = one.signal.signal
    match signal:
        case Claim():
            return _among(signal.indicator, pattern.indicator) and signal.stance in pattern.stance
        case Listing():
            subsidiaries = pattern.extends_to_subsidiaries
            return (
                _among(signal.measure, pattern.measure)
                and _among(status_of(signal, on), pattern.status)
                and subsidiaries in (None, signal.extends_to_subsidiaries)
            )
        case Licence():
            return _among(signal.status, pattern.status)
        case Context():
            return not pattern.labour or bool(set(signal.labour) & set(pattern.labour))
        case _:
            return True


def _among(value: object, wanted: Sequence[object]) -> bool:
    return not wanted or value in wanted
