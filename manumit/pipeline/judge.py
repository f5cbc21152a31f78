"""Exposures of the subjects → findings and questions."""

from collections.abc import Sequence
from datetime import date

from graph.exposure import exposures
from manumit.model.graph import Entity, Exposure, GraphReader
from manumit.settings import Settings
from rules.check import check_rules
from rules.engine import Judged, judge
from rules.load import load_rules
from rules.rule import Rule
from rules.trial import Trial


def expose(reader: GraphReader, subjects: Sequence[str], *, tiers: int) -> dict[str, list[Exposure]]:
    """Every subject's exposures; a subject with none has an empty list."""
    by_subject: dict[str, list[Exposure]] = {subject: [] for subject in subjects}
    for exposure in exposures(reader, subjects, tiers=tiers):
        by_subject[exposure.subject].append(exposure)
    return by_subject


def named(reader: GraphReader, subjects: Sequence[str], found: dict[str, list[Exposure]]) -> dict[str, Entity]:
    """The subjects and every entity on their exposures' paths."""
    ids = set(subjects)
    for exposure in (one for each in found.values() for one in each):
        ids.update(exposure.entities)
        ids.add(exposure.signal.entity)
    entities = (reader.entity(id) for id in sorted(ids))
    return {entity.id: entity for entity in entities if entity is not None}


def judge_subjects(
    settings: Settings, found: dict[str, list[Exposure]], entities: dict[str, Entity], *, covered: set[str], on: date
) -> Judged:
    """Every rule over every subject."""
    subjects = [entities[id] for id in sorted(found) if id in entities]
    return judge(subjects, found, rules_of(settings), entities=entities, covered=covered, on=on)


def rules_of(settings: Settings) -> tuple[Rule, ...]:
    """The rules that hold on their own examples. Raises ConfigurationProblem on one that does not."""
    return load_rules(settings.rules)


def try_rules(settings: Settings) -> tuple[Trial, ...]:
    """How every rule does on its examples."""
    return check_rules(settings.rules)
