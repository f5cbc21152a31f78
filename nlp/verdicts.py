"""The rules of stance, in order: the first that speaks decides. Doubt never ends in conduct."""

from collections.abc import Callable

from manumit.model.words import Stance
from nlp.case import Case, Verdict
from nlp.conduct_rules import alleged, found
from nlp.quiet_rules import defined, denied, described, hypothetical, negated, policy, remedied

RULES: tuple[Callable[[Case], Verdict | None], ...] = (
    denied,
    negated,
    remedied,
    defined,
    hypothetical,
    policy,
    described,
    found,
    alleged,
)


def decide(case: Case) -> Verdict:
    """The stance of one hit."""
    for rule in RULES:
        verdict = rule(case)
        if verdict is not None:
            return verdict
    return Verdict(Stance.BACKGROUND, 0.5)
