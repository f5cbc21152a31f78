"""The labels of the AIMS corpus, in the order of its targets and of the model's outputs."""

LABELS = (
    "approval",
    "signature",
    "reporting_entity",
    "structure",
    "operations",
    "supply_chains",
    "risk_description",
    "risk_mitigation",
    "remediation",
    "effectiveness",
    "consultation",
)
ONLY_AU = frozenset({"reporting_entity", "consultation"})
"""Labelled in Australian statements alone; elsewhere their absence says nothing."""
