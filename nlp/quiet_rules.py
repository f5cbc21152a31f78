"""The rules of stance that end in no conduct: denied, remedied, policy, hypothetical, background."""

from manumit.model.words import Indicator, Stance
from nlp.case import CLAUSE, CLOSE, SENTENCE, Case, Verdict

# Where a no inside the words turns them round; not paid, not allowed to leave and no day off are conduct themselves.
INVERTED = frozenset(
    {
        Indicator.RECRUITMENT_FEES,
        Indicator.CHILD_LABOUR,
        Indicator.FORCED_LABOUR,
        Indicator.PHYSICAL_AND_SEXUAL_VIOLENCE,
        Indicator.STATE_IMPOSED_FORCED_LABOUR,
    }
)


def denied(case: Case) -> Verdict | None:
    """The accused denies, or reports that nothing was found."""
    if case.cues.has("deny") and not case.cues.has("verdict"):
        return Verdict(Stance.DENIED, 0.8)
    if case.cues.before("none_found", CLAUSE):
        return Verdict(Stance.DENIED, 0.7)
    return None


def negated(case: Case) -> Verdict | None:
    """No child labour, not charge fees: a rule where it binds, a denial where it tells."""
    if case.cues.hit.indicator in INVERTED and case.cues.inside("negation"):
        return Verdict(Stance.POLICY, 0.7) if not case.past or case.corporate else Verdict(Stance.DENIED, 0.6)
    if case.cues.inside("nobody") and case.past:
        return Verdict(Stance.DENIED, 0.6)
    if not (case.cues.before("negation", CLOSE) or case.cues.before("nobody", CLAUSE)):
        return None
    if case.cues.before("conditional", CLOSE + 2):
        return None
    if case.cues.has("prohibit", "policy", "future") or (case.corporate and not case.past):
        return Verdict(Stance.POLICY, 0.8)
    if case.event and not (case.cues.before("negation", 2) or case.cues.before("nobody", CLAUSE)):
        return None
    return Verdict(Stance.DENIED, 0.6)


def remedied(case: Case) -> Verdict | None:
    """A remedy was given or is under way; a remedy promised is a rule."""
    if not ((case.cues.has("remedy") and case.remedies()) or case.cues.inside("given_back")) or case.cues.before(
        "none_found", SENTENCE
    ):
        return None
    if case.remedy_only_promised() or case.remedy_follows_conduct():
        return None
    if case.cues.has("verdict") and not case.cues.has("first_person"):
        return None
    if case.corporate and case.cues.has("conditional"):
        return None
    if case.cues.has("number", "definition") and not case.names_somebody():
        return None
    return Verdict(Stance.REMEDIED, 0.7)


def defined(case: Case) -> Verdict | None:
    """Definitions and statistics, with nobody who did it."""
    if case.cues.has("prohibit", "charge", "verdict", "own_audit"):
        return None
    if case.cues.has("definition"):
        return Verdict(Stance.BACKGROUND, 0.75)
    if case.cues.has("number") and not case.names_somebody():
        return Verdict(Stance.BACKGROUND, 0.75)
    return None


def hypothetical(case: Case) -> Verdict | None:
    """If, whether, may: nobody says that it happened."""
    if case.cues.has("charge", "verdict") and case.told:
        return None
    if case.cues.before("opener", CLAUSE) and not case.cues.has("said", "witness"):
        return Verdict(Stance.HYPOTHETICAL, 0.75)
    reach = CLAUSE if case.corporate or not case.event or not case.past else CLOSE - 1
    if case.cues.before("conditional", reach) and not (case.event and case.past and not case.corporate):
        return Verdict(Stance.HYPOTHETICAL, 0.7)
    if case.cues.before("risk", CLAUSE) or case.cues.after("risk", CLOSE) or case.cues.inside("risk"):
        if case.corporate or case.cues.has("first_person") or case.cues.inside("first_person"):
            return Verdict(Stance.HYPOTHETICAL, 0.7)
        return None if case.told else Verdict(Stance.BACKGROUND, 0.6)
    return None


def policy(case: Case) -> Verdict | None:
    """A rule, code, commitment, promise or law."""
    if case.forbids():
        return Verdict(Stance.POLICY, 0.85)
    if case.own_finding():
        return None
    if case.corporate and case.cues.has("policy") and not case.cues.has("charge"):
        return Verdict(Stance.POLICY, 0.75)
    if case.rule_before() and not (case.told or case.event or case.cues.has("alleged", "charge", "verdict")):
        return Verdict(Stance.POLICY, 0.65)
    return None


def described(case: Case) -> Verdict | None:
    """What is general in a sector or a country, with no actor."""
    if (
        case.cues.has("anyone")
        and not case.cues.has("charge", "verdict", "said", "finding")
        and not case.names_somebody()
    ):
        return Verdict(Stance.BACKGROUND, 0.6)
    if case.generic and not case.corporate:
        return Verdict(Stance.BACKGROUND, 0.55)
    if case.told or case.cues.has("verdict", "charge", "alleged", "finding") or case.names_somebody():
        return None
    return Verdict(Stance.BACKGROUND, 0.65) if case.cues.has("general") else None
