"""Findings open alerts once; copies change nothing, new evidence is noted, and the history only grows."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from manumit.alerts import OpenedReport, alert, alerts, history, metadata, open_alerts
from manumit.alerts.tables import history_table
from manumit.ledger import Ledger
from manumit.model.errors import UsageProblem
from manumit.model.finding import Finding
from manumit.model.words import AlertState, Severity
from rules.load import load_rules, load_worlds
from rules.trial import judge_world
from rules.worlds import World

AT = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
RULES = {rule.id: rule for rule in load_rules()}
WORLDS = load_worlds()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(f"sqlite:///{tmp_path / 'ledger.sqlite'}", extra=(metadata,)) as opened:
        yield opened


def finding(rule: str, world: World) -> Finding:
    (one,) = judge_world(RULES[rule], world).findings
    return one


FEES = finding("agency_fees", WORLDS["two_reports_on_the_agency"])
LISTED = finding("listed_entity", WORLDS["supplier_on_entity_list"])


def test_a_finding_opens_an_alert(ledger: Ledger) -> None:
    assert open_alerts(ledger, [FEES, LISTED], at=AT) == OpenedReport(new=2, known=0, changed=0)
    critical, high = alerts(ledger, AlertState.OPEN)
    assert (critical.finding, high.finding) == (LISTED, FEES)
    assert critical.finding.severity is Severity.CRITICAL
    assert high.opened_at == AT
    assert alert(ledger, high.id) == high
    assert [event.event for event in history(ledger, high.id)] == ["opened"]


def test_the_same_findings_again_change_nothing(ledger: Ledger) -> None:
    open_alerts(ledger, [FEES, LISTED], at=AT)
    before = alerts(ledger)
    later = AT + timedelta(days=1)
    assert open_alerts(ledger, [LISTED, FEES, FEES], at=later) == OpenedReport(new=0, known=2, changed=0)
    assert alerts(ledger) == before
    assert len(history(ledger, before[0].id)) == 1


def test_one_more_copy_of_a_report_opens_nothing_and_is_no_new_evidence(ledger: Ledger) -> None:
    world = WORLDS["two_reports_on_the_agency"]
    copy = world.said[0].model_copy(update={"by": "courier", "copy_of": world.said[0].by})
    more = finding("agency_fees", world.model_copy(update={"said": (*world.said, copy)}))
    open_alerts(ledger, [FEES], at=AT)
    assert open_alerts(ledger, [more], at=AT) == OpenedReport(new=0, known=1, changed=0)
    (one,) = alerts(ledger)
    assert len(one.finding.exposures) == 3
    assert len(history(ledger, one.id)) == 1


def test_another_independent_source_is_noted_as_new_evidence_on_the_same_alert(ledger: Ledger) -> None:
    world = WORLDS["two_reports_on_the_agency"]
    another = world.said[0].model_copy(update={"by": "courier"})
    more = finding("agency_fees", world.model_copy(update={"said": (*world.said, another)}))
    later = AT + timedelta(days=2)
    open_alerts(ledger, [FEES], at=AT)
    assert open_alerts(ledger, [more], at=later) == OpenedReport(new=0, known=0, changed=1)
    (one,) = alerts(ledger)
    assert one.opened_at == AT
    events = history(ledger, one.id)
    assert [(event.number, event.event, event.at) for event in events] == [
        (1, "opened", AT),
        (2, "evidence changed", later),
    ]
    assert (events[0].finding, events[1].finding) == (FEES, more)


def test_an_answer_is_new_evidence(ledger: Ledger) -> None:
    denied = WORLDS["fees_alleged_and_denied"]
    alone = finding("agency_fees", denied.model_copy(update={"said": denied.said[:1]}))
    open_alerts(ledger, [alone], at=AT)
    assert open_alerts(ledger, [finding("agency_fees", denied)], at=AT).changed == 1


def test_ids_are_the_same_in_every_ledger(ledger: Ledger, tmp_path: Path) -> None:
    open_alerts(ledger, [FEES, LISTED], at=AT)
    with Ledger.open(f"sqlite:///{tmp_path / 'other.sqlite'}", extra=(metadata,)) as other:
        open_alerts(other, [LISTED, FEES], at=AT + timedelta(days=9))
        assert [one.id for one in alerts(other)] == [one.id for one in alerts(ledger)]


def test_the_database_refuses_to_rewrite_history(ledger: Ledger) -> None:
    open_alerts(ledger, [FEES], at=AT)
    for edit in (update(history_table).values(event="closed"), delete(history_table)):
        with pytest.raises(IntegrityError, match="only grows"), ledger.writing() as connection:
            connection.execute(edit)


def test_opening_the_ledger_again_keeps_alerts(ledger: Ledger, tmp_path: Path) -> None:
    open_alerts(ledger, [FEES], at=AT)
    with Ledger.open(f"sqlite:///{tmp_path / 'ledger.sqlite'}", extra=(metadata,)) as again:
        assert alerts(again) == alerts(ledger)


def test_an_alert_that_is_not_there_is_said_in_one_line(ledger: Ledger) -> None:
    with pytest.raises(UsageProblem, match="alert a-none: there is none"):
        alert(ledger, "a-none")
    assert alerts(ledger, AlertState.CLOSED) == []
