"""What the engine makes of exposures: doubts ask, answers travel along, copies count once."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manumit.model.finding import Finding, Question
from manumit.model.words import Severity
from rules.engine import Judged, judge
from rules.load import load_rules, load_worlds
from rules.trial import judge_world
from rules.worlds import World

RULES = load_rules()
BY_ID = {rule.id: rule for rule in RULES}
WORLDS = load_worlds()


def test_a_name_alone_never_raises_and_asks_the_question_that_settles_it() -> None:
    for name, world in WORLDS.items():
        doubtful = _with(world, said=[saying.model_copy(update={"doubt": "Is it?"}) for saying in world.said])
        judged = _judge(doubtful)
        assert all(not finding.exposures for finding in judged.findings), name
        if _judge(world).findings and world.said:
            assert {question.text for question in judged.questions} == {"Is it?"}, name


def test_a_link_by_name_alone_is_a_doubt_about_everything_behind_it() -> None:
    world = WORLDS["supplier_buys_from_listed_mill"]
    doubtful = _with(world, ties=[tie.model_copy(update={"doubt": "Is it the same mill?"}) for tie in world.ties])
    judged = judge_world(BY_ID["listed_upstream"], doubtful)
    assert judged.findings == ()
    assert [question.text for question in judged.questions] == ["Is it the same mill?"]


def test_a_denial_travels_with_the_finding_and_does_not_raise() -> None:
    (finding,) = judge_world(BY_ID["agency_fees"], WORLDS["fees_alleged_and_denied"]).findings
    assert [answer.signal.quote for answer in finding.answers] == ["no worker pays for a place"]
    assert [exposure.signal.source for exposure in finding.exposures] == ["harbour-watch"]
    assert finding.groups == ("allegation",)


def test_copies_of_one_report_are_one_source() -> None:
    world = WORLDS["three_copies_of_one_report"]
    assert judge_world(BY_ID["conduct_two_sources"], world).findings == ()
    apart = _with(world, said=[saying.model_copy(update={"copy_of": None}) for saying in world.said])
    (finding,) = judge_world(BY_ID["conduct_two_sources"], apart).findings
    assert finding.independent_sources == 3


def test_a_finding_falls_without_its_only_link_and_not_without_one_of_two_reports() -> None:
    (finding,) = judge_world(BY_ID["agency_fees"], WORLDS["two_reports_on_the_agency"]).findings
    assert finding.falls_without == ("s-tie-1",)
    (finding,) = judge_world(BY_ID["conduct_two_sources"], WORLDS["two_reports_on_the_supplier"]).findings
    assert finding.falls_without == ("s-said-1", "s-said-2")


def test_the_fingerprint_is_the_same_with_one_more_copy_and_another_with_another_version() -> None:
    world = WORLDS["two_reports_on_the_supplier"]
    rule = BY_ID["conduct_two_sources"]
    copy = world.said[0].model_copy(update={"by": "courier", "copy_of": world.said[0].by})
    (one,) = judge_world(rule, world).findings
    (two,) = judge_world(rule, _with(world, said=[*world.said, copy])).findings
    (newer,) = judge_world(rule.model_copy(update={"version": 2}), world).findings
    assert one.fingerprint == two.fingerprint != newer.fingerprint


def test_the_reason_says_the_path_and_the_stance() -> None:
    (finding,) = judge_world(BY_ID["agency_fees"], WORLDS["fees_alleged_and_denied"]).findings
    assert finding.reason == (
        "Padma Bridge Overseas recruits for Lanternfield Garments Ltd. (placed on 2 Feb 2026). "
        "Conduct of Padma Bridge Overseas is alleged: recruitment fees."
    )


def test_a_claim_reason_always_says_its_stance() -> None:
    for rule in RULES:
        for finding in (one for name in rule.examples.raises for one in judge_world(rule, WORLDS[name]).findings):
            if {"allegation", "finding"} & set(finding.groups):
                assert "is alleged" in finding.reason or "was found by" in finding.reason


def test_the_hypothesis_says_may_and_is_no_determination() -> None:
    (finding,) = judge_world(BY_ID["case_hypothesis"], WORLDS["deception_and_threats"]).findings
    assert "It may be a case of forced labour" in finding.reason
    assert "not a determination" in finding.reason
    assert "determination" not in finding.groups


def test_context_says_that_it_says_nothing_about_the_supplier() -> None:
    (finding,) = judge_world(BY_ID["context_forced_labour_good"], WORLDS["good_listed_for_the_country"]).findings
    assert finding.severity is Severity.INFO
    assert "it says nothing about Lanternfield Garments Ltd." in finding.reason


def test_without_evidence_there_is_neither_finding_nor_question() -> None:
    world = _with(WORLDS["two_reports_on_the_agency"], said=[])
    assert _judge(world) == Judged(findings=(), questions=())


def test_findings_come_the_gravest_first() -> None:
    world = WORLDS["supplier_buys_from_listed_mill"]
    own = world.said[0].model_copy(update={"of": world.subject})
    severities = [finding.severity for finding in _judge(_with(world, said=[*world.said, own])).findings]
    assert severities == sorted(severities, key=list(Severity).index)
    assert severities[0] is Severity.CRITICAL


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_neither_order_nor_repetition_of_exposures_changes_the_result(data: st.DataObject) -> None:
    world = WORLDS[data.draw(st.sampled_from(sorted(WORLDS)))]
    exposures = list(world.exposures())
    shuffled = data.draw(st.permutations(exposures))
    entities = world.entities()
    subject = entities[world.subject]
    once, again = (
        judge(subjects, {subject.id: list_}, RULES, entities=entities, covered=world.read, on=world.on)
        for subjects, list_ in (([subject], exposures), ([subject, subject], shuffled))
    )
    assert once == again


@settings(max_examples=40, deadline=None)
@given(name=st.text(min_size=1, max_size=20))
def test_a_name_is_never_read_as_a_template(name: str) -> None:
    world = WORLDS["two_reports_on_the_agency"]
    entities = {
        id: entity.model_copy(update={"name": "{subject}{0}%s" + name}) for id, entity in world.entities().items()
    }
    judged = judge(
        [entities[world.subject]],
        {world.subject: world.exposures()},
        RULES,
        entities=entities,
        covered=world.read,
        on=world.on,
    )
    assert all("{subject}{0}%s" + name in finding.reason for finding in judged.findings)
    assert judged.findings


@pytest.mark.parametrize("on", [date(2026, 1, 31), date(2026, 2, 1)])
def test_a_listing_ends_on_the_day_of_its_removal(on: date) -> None:
    world = WORLDS["supplier_taken_off_the_list"].model_copy(update={"on": on})
    assert bool(judge_world(BY_ID["listed_entity"], world).findings) == (on < date(2026, 2, 1))


def _judge(world: World) -> Judged:
    findings: list[Finding] = []
    questions: list[Question] = []
    for rule in RULES:
        judged = judge_world(rule, world)
        findings += judged.findings
        questions += judged.questions
    findings.sort(key=lambda one: list(Severity).index(one.severity))
    return Judged(findings=tuple(findings), questions=tuple(questions))


def _with(world: World, **changes: object) -> World:
    return world.model_copy(update={name: tuple(value) for name, value in changes.items()})  # type: ignore[arg-type]
