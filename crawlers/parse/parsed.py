"""What a parser gives: drafts of statements, and each row that could not be read, by number and reason."""

from dataclasses import dataclass, field

from crawlers.card import Card
from crawlers.errors import UnexpectedCell
from manumit.model.base import Model, digest
from manumit.model.statement import Body, Draft, Record


class RowProblem(Model):
    """A row that went to review instead of the graph. row counts from 1 at the first data row."""

    row: int | None
    message: str


class Parsed(Model):
    """The drafts of one capture. items counts the rows that were read; version names parser and card."""

    drafts: tuple[Draft, ...]
    items: int
    problems: tuple[RowProblem, ...] = ()
    version: str


@dataclass
class Gathered:
    """Drafts in the making: an entity described alike in several rows is stated once, at its first row."""

    drafts: list[Draft] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    items: int = 0
    _described: dict[str, Record] = field(default_factory=dict)
    _seen: set[Record] = field(default_factory=set)

    def add_row(self, row: int, bodies: list[Body]) -> None:
        """Takes a whole row or, raising UnexpectedCell, nothing of it."""
        for body in bodies:
            if isinstance(body, Record):
                self._check_name(body)
        self.items += 1
        for body in bodies:
            if isinstance(body, Record):
                if body in self._seen:
                    continue
                self._seen.add(body)
                self._described.setdefault(body.id, body)
            self.drafts.append(Draft(body=body, row=row))

    def refuse(self, row: int | None, message: str) -> None:
        self.problems.append(RowProblem(row=row, message=message))

    def result(self, card: Card, parser: str) -> Parsed:
        return Parsed(
            drafts=tuple(self.drafts),
            items=self.items,
            problems=tuple(self.problems),
            version=f"{parser}+{digest(card)[:8]}",
        )

    def _check_name(self, record: Record) -> None:
        known = self._described.get(record.id)
        if known and known.name != record.name:
            raise UnexpectedCell(f"key {record.id} already names '{known.name}', now '{record.name}'")
