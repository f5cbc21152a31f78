"""A small scan: a supplier with an agency that is accused and answers, a doubt, context, and an unknown."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from manumit.model.finding import Coverage
from manumit.model.graph import Attached
from manumit.model.scan import GatherSummary, GraphSummary, ReadSummary, RowResult, ScanResult
from manumit.model.words import RowState
from manumit.reports import EvidenceView
from rules.engine import judge
from rules.load import load_rules
from rules.worlds import World

SUPPLIER, TWIN, DARK = "Lanternfield Garments Ltd.", "Corriemore Seafood", "Ashdown Weaving Co."
WORLD = {
    "about": "A supplier, its agency, and others.",
    "on": "2026-03-20",
    "subject": SUPPLIER,
    "who": {
        SUPPLIER: {"kind": "company", "country": "bd"},
        TWIN: {"kind": "company", "country": "th"},
        DARK: {"kind": "company", "country": "vn"},
        "Padma Bridge Overseas": {"kind": "agency", "country": "bd"},
        "Garments": {"kind": "good"},
        "Silver Petrel 8": {"kind": "vessel"},
    },
    "ties": [
        f"Padma Bridge Overseas RECRUITS_FOR {SUPPLIER} on 2026-02-02",
        f"{SUPPLIER} PRODUCES Garments",
        f"Silver Petrel 8 SUPPLIES {TWIN}",
    ],
    "said": [
        {
            "of": "Padma Bridge Overseas",
            "by": "harbour-watch",
            "claim": {"indicator": "debt_bondage", "stance": "alleged", "published_at": "2026-03-11"},
            "quote": "paid 420,000 taka to the agent and borrowed at five per cent a month",
        },
        {
            "of": "Padma Bridge Overseas",
            "by": "gazette",
            "claim": {"indicator": "recruitment_fees", "stance": "alleged", "published_at": "2026-02-20"},
            "quote": " ".join(f"word{number}" for number in range(60)),
        },
        {
            "of": "Padma Bridge Overseas",
            "by": "padma-bridge-site",
            "claim": {"indicator": "debt_bondage", "stance": "denied", "published_at": "2026-03-18"},
            "quote": "no worker pays for a place",
        },
        {
            "of": "Garments",
            "by": "labour-department",
            "context": {"country": "bd", "labour": ["forced_labour"], "edition": "2022"},
        },
        {
            "of": "Silver Petrel 8",
            "by": "harbour-customs",
            "listing": {"list": "Harbour Customs Office", "measure": "import_ban"},
            "doubt": "Is Silver Petrel 8 the vessel of the order? Its IMO number would settle it.",
        },
    ],
}


RULES = load_rules()


def make_scan(rename: dict[str, str] | None = None) -> ScanResult:
    """The scan, with some entities under another name."""
    world = World.model_validate(WORLD)
    subjects = [SUPPLIER, TWIN, DARK]
    names = rename or {}
    entities = {id: entity.model_copy(update={"name": names.get(id, id)}) for id, entity in world.entities().items()}
    exposures = {id: world.model_copy(update={"subject": id}).exposures() for id in subjects}
    judged = judge(
        [entities[id] for id in subjects],
        exposures,
        RULES,
        entities=entities,
        covered=world.read,
        on=world.on,
    )
    of = {id: tuple(one.fingerprint for one in judged.findings if one.subject == id) for id in subjects}
    return ScanResult(
        list_name=names.get("list", "suppliers.csv"),
        as_of="2026-03-20",
        rows=(
            _row(1, SUPPLIER, names, RowState.MATCHED, "same registration number", of),
            _row(2, TWIN, names, RowState.POSSIBLE, "same name only", of),
            RowResult(number=3, name=None, state=RowState.INVALID, reason="no name"),
            _row(4, DARK, names, RowState.NO_MATCH, "no source names it", of),
            RowResult(number=5, name=SUPPLIER, state=RowState.DUPLICATE, reason="duplicate of row 1"),
        ),
        findings=judged.findings,
        questions=judged.questions,
        coverage=tuple(
            Coverage(subject=id, sources=("harbour-watch",), documents=1, signals=len(exposures[id]), state=state)
            for id, state in ((SUPPLIER, "known"), (TWIN, "known"), (DARK, "unknown"))
        ),
        entities=tuple(entities.values()),
        gather=GatherSummary(
            sources=3,
            pages=12,
            closed_by_robots=("http://harbour-watch.test/private",),
            bot_challenges=("ngo-harbour.test",),
            failures=("http://10.0.0.1/: a private address",),
        ),
        read=ReadSummary(
            documents=9, claims={"alleged": 2, "denied": 1, "policy": 4}, unread={"bn": 2}, failures=("d-1: no text",)
        ),
        graph=GraphSummary(engine="embedded", version="7", hash="ab" * 32, counts={"entities": 6}),
        new_alerts=len(judged.findings),
    )


def evidence_of(statement: str) -> EvidenceView | None:
    """Every statement is archived."""
    return EvidenceView(
        statement=statement,
        source="harbour-watch",
        publisher="Harbour Watch",
        url="https://harbour-watch.test/report",
        title="What the loom costs",
        capture="c-" + "1" * 24,
        sha256="cd" * 32,
        fetched_at=datetime(2026, 3, 19, 10, tzinfo=UTC),
        published_at="2026-03-11",
        row=14 if "tie" in statement else None,
    )


def always(_signal: Attached) -> bool:
    return True


def _row(
    number: int, id: str, names: dict[str, str], state: RowState, reason: str, of: dict[str, tuple[str, ...]]
) -> RowResult:
    return RowResult(number=number, name=names.get(id, id), state=state, reason=reason, entity=id, findings=of[id])


@pytest.fixture
def scan() -> ScanResult:
    return make_scan()


@pytest.fixture
def scan_named() -> Callable[[dict[str, str]], ScanResult]:
    return make_scan


@pytest.fixture
def evidence() -> Callable[[str], EvidenceView | None]:
    return evidence_of


@pytest.fixture
def verified() -> Callable[[Attached], bool]:
    return always
