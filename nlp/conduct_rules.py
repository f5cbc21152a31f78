"""The rules of stance that end in conduct: found, where a body that can find is named; else alleged."""

from manumit.model.words import Stance
from nlp.case import CLAUSE, Case, Verdict
from nlp.slots import Span


def found(case: Case) -> Verdict | None:
    """A body that can find, named in the passage, found it; or the company's own audit."""
    cues = case.cues
    if cues.has("charge"):
        return None
    if case.own_finding():
        return Verdict(Stance.FOUND, 0.7, _words(case, "own_audit"))
    if cues.before("admission", CLAUSE) and not cues.has("ngo_body"):
        return Verdict(Stance.FOUND, 0.7, _words(case, "admission"))
    if cues.has("finding") and not cues.has("ngo_body") and (body := _body(case, cues.all("body"))):
        return Verdict(Stance.FOUND, 0.75, body)
    if cues.has("verdict") or (case.decided and (case.event or cues.before("conduct_verb", CLAUSE))):
        body = _body(case, cues.all("body")) or _body(case, cues.found.anywhere.get("body", []))
        return Verdict(Stance.FOUND, 0.75 if body else 0.6, body or _words(case, "verdict") or "court")
    return None


def alleged(case: Case) -> Verdict | None:
    """Everything else that is said to have happened."""
    strong = case.cues.has("alleged", "charge")
    if case.corporate and not case.cues.has("charge"):
        return Verdict(Stance.POLICY, 0.6)
    if case.event:
        return Verdict(Stance.ALLEGED, 0.75 if strong else 0.65 if case.past else 0.55)
    if strong:
        return Verdict(Stance.ALLEGED, 0.65)
    if case.told and (case.names_somebody() or case.cues.has("said")):
        return Verdict(Stance.ALLEGED, 0.6)
    return None


def finder(case: Case) -> str | None:
    """Who in the passage could have found it: a body with power to find, the company's own audit, an admission."""
    bodies = case.cues.found.anywhere.get("body", [])
    own = [span for cue in ("own_audit", "admission") for span in case.cues.found.anywhere.get(cue, [])]
    if found_by := _body(case, bodies):
        return found_by
    return case.doc[own[0][0] : own[0][1]].text if own else None


def _body(case: Case, spans: list[Span]) -> str | None:
    """The finding body in the words of the text, in the full name of the organisation that it is part of."""
    if not spans:
        return None
    start, end = spans[0]
    for org in case.notes.organisations:
        if any(low < end and start < high for low, high in org.spans):
            return org.name
    return case.doc[start:end].text


def _words(case: Case, cue: str) -> str | None:
    spans = case.cues.all(cue)
    return case.doc[spans[0][0] : spans[0][1]].text if spans else None
