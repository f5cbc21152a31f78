"""Captures of lists and registers → records, links and signals in the ledger."""

from collections import Counter
from collections.abc import Iterable, Sequence

from crawlers.card import Card
from crawlers.parse import Parsed, parse_capture
from manumit.model.base import Model
from manumit.model.evidence import Capture
from manumit.model.statement import Claim, Context, Draft, Statement
from manumit.pipeline.progress import Tell, quiet
from manumit.pipeline.workspace import Workspace


class Recorded(Model):
    """What one source's captures gave. problems name the rows that could not be read, and why."""

    source: str
    captures: int
    items: int
    statements: int
    new: int
    counts: dict[str, int]
    problems: tuple[str, ...] = ()
    failure: str | None = None


def record_source(
    workspace: Workspace, card: Card, captures: Sequence[Capture], *, run: str, complete: bool, tell: Tell = quiet
) -> Recorded:
    """Parse the captures of one source and add what they say.

    A source that gives fewer items than its card's min_items, or more than max_items, fails as a whole:
    nothing of it is recorded and nothing is taken as gone. complete says that the captures are the whole
    of a snapshot source, so that what is missing in them is gone from the source.
    """
    parsed: list[tuple[Capture, Parsed]] = []
    for number, capture in enumerate(captures, 1):
        payload = workspace.archive.payload(capture)
        parsed.append((capture, parse_capture(card, payload, url=capture.url, mime=capture.mime)))
        tell("record", number, len(captures))
    items = sum(part.items for _, part in parsed)
    problems = tuple(f"{card.name}: row {p.row}: {p.message}" for _, part in parsed for p in part.problems)
    if failure := _out_of_bounds(card, items):
        return Recorded(
            source=card.name, captures=len(captures), items=items, statements=0, new=0, counts={},
            problems=problems, failure=failure,
        )  # fmt: skip
    statements = _distinct(draft.of(card.name, capture.id) for capture, part in parsed for draft in part.drafts)
    seen_at = workspace.clock()
    new = workspace.ledger.add_statements(statements, seen_at=seen_at, run=run)
    if card.snapshot and complete and not problems:
        seen = {statement.id for statement in statements}
        workspace.ledger.record_departures(card.name, seen_ids=seen, at=seen_at, run=run)
    return Recorded(
        source=card.name, captures=len(captures), items=items, statements=len(statements), new=new,
        counts=count_kinds(statements), problems=problems,
    )  # fmt: skip


def count_kinds(said: Iterable[Statement | Draft]) -> dict[str, int]:
    """How many of each kind; context listings also by what they list."""
    counts: Counter[str] = Counter()
    for one in said:
        body = one.body
        counts[body.kind] += 1
        if isinstance(body, Context):
            counts.update(str(labour) for labour in body.labour)
        elif isinstance(body, Claim):
            counts[f"claim {body.stance}"] += 1
    return dict(sorted(counts.items()))


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    """Each statement once, the first place kept."""
    first: dict[str, Statement] = {}
    for statement in statements:
        first.setdefault(statement.id, statement)
    return list(first.values())


def _out_of_bounds(card: Card, items: int) -> str | None:
    if items < card.min_items:
        return (
            f"{card.name}: {items} items where at least {card.min_items} are expected; "
            "the source or its format has changed, nothing was recorded"
        )
    if card.max_items is not None and items > card.max_items:
        return (
            f"{card.name}: {items} items where at most {card.max_items} are expected; "
            "check the file, or raise max_items on the card; nothing was recorded"
        )
    return None
