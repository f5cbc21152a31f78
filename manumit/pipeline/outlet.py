"""The graph, written to a file or a folder."""

from pathlib import Path

from graph.export import export
from manumit.model.errors import UsageProblem
from manumit.model.graph import GraphReader


def export_graph(reader: GraphReader, format: str, out: Path) -> None:
    """Write the whole graph. Raises UsageProblem where the place cannot be written."""
    try:
        export(reader, format, out)
    except OSError as error:
        raise UsageProblem(f"{out}: {error.strerror}; choose a place that can be written") from error
