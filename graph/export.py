"""The graph in other tools' formats: sorted, so that the same graph gives the same bytes.

jsonl    one value a line, in the canonical order; whole
csv      a folder of files for Neo4j's importer; whole (column doc)
graphml  entities and links for Gephi, yEd, Cytoscape; signals as numbers by kind
gexf     the same, for Gephi
"""

import csv
import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from graph.content import Item, content
from graph.drawing import write_gexf, write_graphml
from manumit.model.base import canonical
from manumit.model.errors import UsageProblem
from manumit.model.graph import Attached, Edge, Entity, GraphReader, PossiblySame

TYPES: dict[type[Item], str] = {Entity: "entity", Edge: "edge", Attached: "signal", PossiblySame: "twin"}

HEADERS = {
    "entities": ("id:ID", ":LABEL", "kind", "name", "country", "statements:string[]", "doc"),
    "signals": ("id:ID", ":LABEL", "kind", "source", "origin", "statements:string[]", "doc"),
    "links": (":START_ID", ":END_ID", ":TYPE", "id", "statements:string[]", "doc"),
    "about": (":START_ID", ":END_ID", ":TYPE"),
    "possibly_same": (":START_ID", ":END_ID", ":TYPE", "score:double", "question", "doc"),
}

Row = tuple[str, ...]


def export(reader: GraphReader, format: str, out: Path) -> None:
    """Write the graph to a file, or for csv into a folder. Raises UsageProblem on an unknown format or place."""
    if format not in FORMATS:
        raise UsageProblem(f"{format}: no such export format; choose one of {', '.join(sorted(FORMATS))}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        FORMATS[format](reader, out)
    except OSError as error:
        raise UsageProblem(f"{out}: cannot be written: {error.strerror}; choose another place") from error


def write_jsonl(reader: GraphReader, out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for item in content(reader):
            file.write(f'{{"type":{json.dumps(TYPES[type(item)])},"value":{canonical(item)}}}\n')


def write_csv(reader: GraphReader, out: Path) -> None:
    out.mkdir(exist_ok=True)
    with ExitStack() as stack:
        files = {}
        for name, header in HEADERS.items():
            file = stack.enter_context((out / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            files[name] = csv.writer(file, lineterminator="\n")
            files[name].writerow(header)
        for item in content(reader):
            for name, row in _rows(item):
                files[name].writerow(row)


def _rows(item: Item) -> list[tuple[str, Row]]:
    doc = canonical(item)
    row: Row
    if isinstance(item, Entity):
        row = (item.id, "Entity", item.kind.value, item.name, item.country or "", _list(item.statements), doc)
        return [("entities", row)]
    if isinstance(item, Edge):
        return [("links", (item.source, item.target, item.kind.value, item.id, _list(item.statements), doc))]
    if isinstance(item, PossiblySame):
        row = (*sorted((item.left, item.right)), "POSSIBLY_SAME", str(item.score), item.question, doc)
        return [("possibly_same", row)]
    kind = item.signal.kind
    row = (item.id, "Signal", kind, item.source, item.origin, _list(item.statements), doc)
    return [("signals", row), ("about", (item.id, item.entity, "ABOUT"))]


def _list(values: tuple[str, ...]) -> str:
    return ";".join(values)


FORMATS: dict[str, Callable[[GraphReader, Path], None]] = {
    "csv": write_csv,
    "gexf": write_gexf,
    "graphml": write_graphml,
    "jsonl": write_jsonl,
}
