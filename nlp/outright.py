"""What a text says outright, so that no doubt of the trained model turns it round."""

from manumit.model.words import Stance
from nlp.case import CLAUSE, Case, Verdict
from nlp.conduct_rules import finder

CLEAR = 0.7
CHARGED = 0.75
"""How sure a rule must be of an answer or a condition, and of a charge, where the model reads mere background."""

DENIALS = frozenset({"deny", "none_found", "negation", "nobody", "answer_denied", "innocence"})


def outright(case: Case, ruled: Verdict, read: Stance) -> Verdict | None:
    """The verdict that stands whatever the model read; None where its own stands.

    A plea or a verdict of guilt is a finding, never an answer that denies; nor is a charge one where no word of the
    text denies. What the rules clearly read as an answer, a condition or a charge is not mere background.
    """
    if read is Stance.DENIED and guilty(case):
        return Verdict(Stance.FOUND, ruled.confidence, finder(case) or "court")
    if read is Stance.DENIED and ruled.stance.is_conduct and case.cues.has("charge", "alleged") and not answered(case):
        return ruled
    if read is not Stance.BACKGROUND:
        return None
    quiet = ruled.stance in (Stance.REMEDIED, Stance.HYPOTHETICAL) and ruled.confidence >= CLEAR
    alleged = ruled.stance is Stance.ALLEGED and ruled.confidence >= CHARGED and case.past
    return ruled if quiet or (alleged and case.cues.before("charge", CLAUSE)) else None


def answered(case: Case) -> bool:
    """Whether any word of the text denies anything."""
    return not DENIALS.isdisjoint(name for name, spans in case.cues.found.anywhere.items() if spans)


def guilty(case: Case) -> bool:
    """Whether somebody pleads or is found guilty of it, and is not cleared of it."""
    return case.cues.before("guilt", CLAUSE) and not case.cues.has("deny", "innocence")
