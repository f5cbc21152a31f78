"""Who is who: what people and rules decided about two records, kept with every change of mind."""

from datetime import datetime

from sqlalchemy import func, select

from manumit.ledger.store import Store, insert_new
from manumit.ledger.tables import judgements
from manumit.ledger.times import stamp
from manumit.model.base import canonical
from manumit.model.identity import Judgement


class JudgementBook(Store):
    """Decisions about pairs of records; left and right may be given either way round."""

    def judge(self, judgement: Judgement) -> None:
        """Add a decision. The very same one again adds nothing."""
        row = {
            "pair": canonical(sorted((judgement.left, judgement.right))),
            "at": stamp(judgement.at),
            "verdict": str(judgement.verdict),
            "score": judgement.score,
            "body": canonical(judgement),
        }
        with self.writing() as connection:
            insert_new(connection, judgements, [row])

    def judgements(self, *, known: datetime | None = None) -> list[Judgement]:
        """The latest decision about each pair, by pair; with known, as it stood at that moment."""
        order = func.row_number().over(
            partition_by=judgements.c.pair, order_by=(judgements.c.at.desc(), judgements.c.number.desc())
        )
        ranked = select(judgements.c.pair, judgements.c.body, order.label("age"))
        if known is not None:
            ranked = ranked.where(judgements.c.at <= stamp(known))
        latest = ranked.subquery()
        query = select(latest.c.pair, latest.c.body).where(latest.c.age == 1)
        with self.reading() as connection:
            found = sorted((row.pair, row.body) for row in connection.execute(query))
        return [Judgement.model_validate_json(body) for _, body in found]
