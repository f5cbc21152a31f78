"""The ledger's statements → the graph, rebuilt as a whole and the same for the same ledger."""

from collections.abc import Iterator
from contextlib import contextmanager

from graph.build import BuildReport, build
from graph.engines import open_store
from manumit.model.graph import GraphStore
from manumit.pipeline.progress import Tell, quiet
from manumit.pipeline.workspace import Workspace
from manumit.settings import Settings
from nlp.duplicates import origins


@contextmanager
def opened_graph(settings: Settings) -> Iterator[GraphStore]:
    """The graph of the settings' engine. Raises SourceUnreachable where a server does not answer."""
    store = open_store(settings)
    try:
        yield store
    finally:
        store.close()


def link(workspace: Workspace, store: GraphStore, tell: Tell = quiet) -> BuildReport:
    """Resolve who is who and write entities, edges, signals and doubts into the store."""
    tell("link", 0)
    return build(
        workspace.ledger.statements(),
        list(workspace.ledger.judgements()),
        origins=origins(workspace.ledger.documents()),
        store=store,
    )
