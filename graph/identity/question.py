"""The question that would settle a doubt about who is who."""

from rigour.territories import get_territory

from graph.identity.facts import Facts, Lands
from graph.identity.prepared import Prepared

SETTLES = "A registration number or an address would settle it."


def question_for(facts: Facts) -> str:
    """One question in words that a supplier or a register can answer."""
    a, b = facts.a, facts.b
    if facts.lands in (Lands.UNKNOWN, Lands.ELSEWHERE) and (a.record.country or b.record.country):
        vague, known = (a, b) if b.record.country else (b, a)
        return f"Is the {_who(vague)} in {land_name(known)}, and is it {known.record.name} of {known.list}? {SETTLES}"
    if facts.lands is Lands.UNKNOWN:
        return f"In which countries are the {_who(a)} and the {_who(b)}? {SETTLES}"
    return which_is_meant(a, b, facts)


def which_is_meant(a: Prepared, b: Prepared, facts: Facts | None = None) -> str:
    """The question where names and countries agree and something else is open."""
    where = f" in {land_name(a if a.record.country else b)}" if a.record.country or b.record.country else ""
    if facts and facts.legal_conflict:
        return f"Are the {_who(a)} and the {_who(b)}{where} one company in two legal forms? {SETTLES}"
    return f"Are the {_who(a)} and the {_who(b)} one and the same{where}? {SETTLES}"


def land_name(prepared: Prepared) -> str:
    """The country as a sentence names it."""
    code = prepared.record.country or "?"
    territory = get_territory(code)
    return (territory.in_sentence or territory.name) if territory else code.upper()


def _who(prepared: Prepared) -> str:
    return f"{prepared.record.name} of {prepared.list}"
