"""Who it is about, and who is tied to whom: identity, the graph, and exposures along its links."""
