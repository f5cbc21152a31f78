"""Tries a rule on the worlds that it names, through the engine that judges the real ones."""

from collections.abc import Mapping

from manumit.model.base import Model
from rules.engine import Judged, judge
from rules.rule import Rule
from rules.worlds import World


class Trial(Model):
    """How a rule did on its examples. problems is empty where the examples bear it out."""

    rule: str
    raises: int
    stays_quiet: int
    asks: int
    problems: tuple[str, ...]


def check_rule(rule: Rule, worlds: Mapping[str, World]) -> Trial:
    """The rule's trial on all its examples."""
    examples = rule.examples
    return Trial(
        rule=rule.id,
        raises=len(examples.raises),
        stays_quiet=len(examples.stays_quiet),
        asks=len(examples.asks),
        problems=faults(rule, worlds),
    )


def faults(rule: Rule, worlds: Mapping[str, World]) -> tuple[str, ...]:
    """Each example that does not bear the rule out, by name."""
    examples = rule.examples
    named = [*examples.raises, *examples.stays_quiet, *examples.asks]
    if missing := [name for name in named if name not in worlds]:
        return tuple(f"example {name}: no such world; add examples/{name}.yml" for name in missing)
    results = {name: judge_world(rule, worlds[name]) for name in named}
    wrong = [f"example {name}: must raise, and stays quiet" for name in examples.raises if not results[name].findings]
    quiet = (*examples.stays_quiet, *examples.asks)
    wrong += [f"example {name}: must stay quiet, and raises" for name in quiet if results[name].findings]
    wrong += [f"example {name}: must ask, and does not" for name in examples.asks if not results[name].questions]
    return tuple(wrong)


def judge_world(rule: Rule, world: World) -> Judged:
    """What one rule makes of one world."""
    entities = world.entities()
    return judge(
        [entities[world.subject]],
        {world.subject: world.exposures()},
        [rule],
        entities=entities,
        covered=world.read,
        on=world.on,
    )
