"""A page of documentation whose tables are written by the code and whose words are written by a person."""

from collections.abc import Iterable, Mapping, Sequence

from manumit.model.errors import UsageProblem

Row = Sequence[str]


def filled(text: str, tables: Mapping[str, str]) -> str:
    """The page with each table between its two marks renewed. Raises UsageProblem for a table without marks."""
    for name, written in tables.items():
        begin, end = f"<!-- {name} -->\n", "<!-- end -->"
        before, found, rest = text.partition(begin)
        _old, closed, after = rest.partition(end)
        if not found or not closed:
            raise UsageProblem(f"page: <!-- {name} --> is missing; write it and {end} where the table belongs")
        text = f"{before}{begin}{written.strip()}\n{end}{after}"
    return text


def table(head: Row, rows: Iterable[Row]) -> str:
    """A table in Markdown; the first column to the left, the others to the right."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))
