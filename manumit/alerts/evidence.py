"""What a finding stands on, as one digest: it changes when something new is said, and not when it is said again."""

from manumit.model.base import digest
from manumit.model.finding import Finding
from manumit.model.graph import Exposure
from manumit.model.statement import Claim, Licence, Listing


def evidence_of(finding: Finding) -> str:
    """Digest over the distinct (entity, independent source, what it says) of a finding and of its answers.

    Copies of one report share their origin, so one copy more is the same evidence. Another independent
    source, another indicator, another list, another day of placement or an answer is new evidence.
    """
    said = {canonical_saying(one) for one in (*finding.exposures, *finding.answers)}
    return digest(sorted(said))


def canonical_saying(one: Exposure) -> tuple[str, ...]:
    """Entity, origin and the words that make a saying another one."""
    signal = one.signal.signal
    what: tuple[str, ...]
    match signal:
        case Claim():
            what = (signal.indicator, signal.stance)
        case Listing():
            what = (signal.list, signal.measure, signal.status)
        case Licence():
            placed = sorted({day for edge in one.path for day in edge.placed_on})
            what = (signal.authority, signal.number or "", signal.status, *placed)
        case _:
            what = ()
    return (one.signal.entity, one.signal.origin, signal.kind, *what)
