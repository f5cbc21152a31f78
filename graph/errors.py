"""What can go wrong with a graph.

GraphProblem               the graph was given, or holds, what it must not; carries exit code 1
├── NoStatement            something would have been stored that no statement supports
├── UnknownEnd             a link, signal or doubt names an entity that the graph does not hold
└── GraphBusy              another process is writing, or a query ran out of time
"""

from manumit.model.errors import ManumitError


class GraphProblem(ManumitError):
    """Raised where the graph cannot do what was asked."""


class NoStatement(GraphProblem):
    """Raised before anything without a statement reaches an engine."""


class UnknownEnd(GraphProblem):
    """Raised where an end of a link, a signal or a doubt is not in the graph."""


class GraphBusy(GraphProblem):
    """Raised where the graph is locked by another writer, or a query took too long."""
