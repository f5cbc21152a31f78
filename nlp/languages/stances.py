"""Stance in another language: the rules in order, over the cues of the page. Doubt never ends in conduct."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from manumit.model.words import DocumentType, OrganisationType, Stance
from nlp.case import Verdict
from nlp.cues import Around
from nlp.notes import Notes
from nlp.slots import Span

CLOSE = 4
CLAUSE = 14
SENTENCE = 40
NEAR = 6
CORPORATE = frozenset({DocumentType.POLICY, DocumentType.STATEMENT, DocumentType.AGENCY_SITE, DocumentType.VACANCY})


@dataclass(frozen=True)
class Case:
    """One hit with the cues around it. corporate: the text speaks for a firm about its own rules."""

    doc: Doc
    cues: Around
    notes: Notes

    @property
    def question(self) -> bool:
        low, high = self.notes.sentences[self.cues.hit.sentence]
        return any(token.text == "?" for token in self.doc[max(low, high - 3) : high])

    def opens(self, cue: str) -> bool:
        """Whether the sentence begins with the cue."""
        low = self.notes.sentences[self.cues.hit.sentence][0]
        return any(start <= low + 2 for start, _end in self.cues.found.here(cue, self.cues.hit.sentence))

    def nearer(self, cue: str, other: str) -> bool:
        """Whether the cue stands nearer before the hit than the other one, which may be absent."""
        near, far = self.cues.nearest(cue), self.cues.nearest(other)
        return near is not None and (far is None or near < far)

    def forbids(self) -> bool:
        """Whether the sentence forbids; may not leave and the like is no rule but the deed, where it is a hit."""
        events = [hit for hit in self.notes.hits if hit.form == "event"]
        free = [s for s in self.cues.all("prohibit") if not any(h.start <= s[0] and s[1] <= h.end for h in events)]
        return bool(free) or (not self.event and self.cues.inside("prohibit"))

    def found_nothing(self) -> bool:
        """Whether before the hit a finding stands beside a no: none of them was found."""
        here, hit = self.cues.found.here, self.cues.hit
        findings = [s for cue in ("finding", "own_audit") for s in here(cue, hit.sentence) if s[0] < hit.start]
        return any(f[0] - NEAR <= n[0] <= f[1] + 1 for f in findings for n in here("negation", hit.sentence))

    @property
    def event(self) -> bool:
        return self.cues.hit.form == "event"

    @property
    def corporate(self) -> bool:
        sentence, found = self.cues.hit.sentence, self.cues.found
        speaks = found.here("first_person", sentence) or found.here("first_person", sentence - 1)
        return self.notes.type in CORPORATE or bool(speaks)

    def before(self, cue: str, within: int = CLAUSE) -> bool:
        """Whether the cue begins before the hit, at most so many tokens away, or stands at its very beginning."""
        hit = self.cues.hit
        places = self.cues.found.here(cue, hit.sentence)
        return any(start < hit.start <= end + within or start == hit.start for start, end in places)

    def public_body(self) -> str | None:
        """A public body that the sentence of the hit names."""
        low, high = self.notes.sentences[self.cues.hit.sentence]
        bodies = (org for org in self.notes.organisations if org.type is OrganisationType.GOVERNMENT)
        return next((org.name for org in bodies if any(low <= s[0] < high for s in org.spans)), None)

    def named(self, spans: list[Span]) -> str | None:
        """The words of the first span, in the full name of the organisation that it is part of."""
        for start, end in spans[:1]:
            for org in self.notes.organisations:
                if any(low < end and start < high for low, high in org.spans):
                    return org.name
            return self.doc[start:end].text
        return None


def denied(case: Case) -> Verdict | None:
    """The accused denies, or reports that nothing was found."""
    if case.cues.has("deny") and not case.cues.has("verdict"):
        return Verdict(Stance.DENIED, 0.8)
    if case.before("none_found", SENTENCE) or case.found_nothing():
        return Verdict(Stance.DENIED, 0.7)
    reply = case.notes.type is DocumentType.REPLY and not case.cues.has("charge", "said", "admission", "own_audit")
    return Verdict(Stance.DENIED, 0.55) if reply and (case.before("negation") or case.cues.has("policy")) else None


def remedied(case: Case) -> Verdict | None:
    """A remedy given; a remedy promised or ordered is a rule, one that may come is none."""
    if not (case.cues.has("remedy") or case.cues.inside("remedy")) or case.cues.has("verdict"):
        return None
    if case.nearer("charge", "remedy"):
        return None
    if case.before("conditional") or case.opens("conditional"):
        return Verdict(Stance.HYPOTHETICAL, 0.6)
    if case.cues.has("obligation") or case.forbids():
        return Verdict(Stance.POLICY, 0.6)
    return Verdict(Stance.REMEDIED, 0.7)


def negated(case: Case) -> Verdict | None:
    """No child labour, never charge: a rule where a firm speaks for itself, else a denial."""
    if not case.before("negation", CLOSE) or case.cues.inside("negation") or case.cues.has("charge", "finding"):
        return None
    if case.corporate or case.forbids() or case.cues.has("obligation", "policy"):
        return Verdict(Stance.POLICY, 0.75)
    return Verdict(Stance.DENIED, 0.6)


def described(case: Case) -> Verdict | None:
    """Definitions, statistics, and what is general in a sector."""
    if case.cues.has("defines"):
        return Verdict(Stance.BACKGROUND, 0.75)
    if case.forbids() or case.cues.has("charge", "verdict", "finding", "own_audit"):
        return None
    if case.cues.has("statistics") or case.cues.inside("statistics"):
        return Verdict(Stance.BACKGROUND, 0.7)
    return Verdict(Stance.BACKGROUND, 0.6) if case.cues.has("general") else None


def hypothetical(case: Case) -> Verdict | None:
    """If, whether, may, at risk of: nobody says that it happened."""
    if case.question:
        return Verdict(Stance.HYPOTHETICAL, 0.65)
    if case.cues.has("verdict") and not case.opens("conditional"):
        return None
    if case.before("charge") and not case.corporate and not case.nearer("conditional", "charge"):
        return None
    return Verdict(Stance.HYPOTHETICAL, 0.7) if case.before("conditional") or case.opens("conditional") else None


def policy(case: Case) -> Verdict | None:
    """A rule, code, commitment, promise or law."""
    told = case.event and case.cues.has("finding", "said")
    if told or case.cues.has("verdict", "charge", "own_audit", "admission"):
        return None
    if case.forbids():
        return Verdict(Stance.POLICY, 0.8)
    if case.cues.has("obligation") and (case.corporate or case.cues.has("policy")):
        return Verdict(Stance.POLICY, 0.75)
    return Verdict(Stance.POLICY, 0.7) if case.cues.has("policy") and (case.corporate or not case.event) else None


def found(case: Case) -> Verdict | None:
    """A body that can find, named in the passage, found it; or the company's own audit or admission."""
    for cue in ("own_audit", "admission"):
        if case.before(cue, SENTENCE):
            return Verdict(Stance.FOUND, 0.7, case.named(case.cues.found.here(cue, case.cues.hit.sentence)))
    here = case.cues.all("body")
    body = case.named(here) or case.public_body() or case.named(case.cues.found.anywhere.get("body", []))
    if body is None:
        return None
    if case.cues.has("verdict"):
        return Verdict(Stance.FOUND, 0.75, body)
    if case.cues.has("charge"):
        return None
    if case.cues.has("finding") and (here or case.public_body()):
        return Verdict(Stance.FOUND, 0.75, body)
    told = case.event and not case.cues.has("said")
    decided = case.cues.found.anywhere.get("verdict") or _found_before(case)
    return Verdict(Stance.FOUND, 0.6, body) if told and decided else None


def alleged(case: Case) -> Verdict | None:
    """Everything else that is said to have happened."""
    strong = case.cues.has("charge")
    if case.corporate and not strong and not case.cues.has("said"):
        return Verdict(Stance.POLICY, 0.55)
    if case.event or strong or (case.cues.has("said") and case.notes.organisations):
        return Verdict(Stance.ALLEGED, 0.75 if strong else 0.6)
    return None


RULES: tuple[Callable[[Case], Verdict | None], ...] = (
    *(denied, remedied, negated, described, hypothetical, policy, found, alleged),
)


def decide(case: Case) -> Verdict:
    """The stance of one hit: the first rule that speaks decides."""
    for rule in RULES:
        if (verdict := rule(case)) is not None:
            return verdict
    return Verdict(Stance.BACKGROUND, 0.5)


def _found_before(case: Case) -> bool:
    """Whether the sentence before tells what a body found, of which this one goes on."""
    previous, found = case.cues.hit.sentence - 1, case.cues.found
    return bool(found.here("body", previous) and found.here("finding", previous) and not found.here("charge", previous))
