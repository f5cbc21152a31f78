"""Modern slavery statements checked against the criteria of UK s.54, Australia s.16 and Canada S-211."""

from nlp.criteria.check import check
from nlp.criteria.laws import load_laws

__all__ = ["check", "load_laws"]
