"""The engines that hold the graph, behind one protocol."""

from manumit.model.graph import GraphStore
from manumit.settings import Settings


def open_store(settings: Settings) -> GraphStore:
    """The engine that the settings name, ready. Raises SourceUnreachable or ConfigurationProblem."""
    if settings.graph.engine == "neo4j":
        from graph.engines.neo4j import Neo4jStore  # the driver is loaded only where it is used

        return Neo4jStore(settings.graph)
    from graph.engines.embedded import EmbeddedStore

    return EmbeddedStore(settings.embedded_graph)
