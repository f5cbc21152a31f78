"""The label sets of the trained model, in the order of its outputs. A change here needs a new training."""

from manumit.model.words import DocumentType, Indicator, OrganisationType, Stance

INDICATORS = tuple(Indicator)
STANCES = tuple(Stance)
TYPES = tuple(OrganisationType)
DOCUMENTS = tuple(DocumentType)
RELATIONS = ("none", "supplies", "recruits_for", "owned_by", "subcontracts_to", "produces", "located_in")

ORGANISATION, PERSON, PLACE, DOER, GOOD = "organisation", "person", "place", "doer", "good"
KINDS = (ORGANISATION, PERSON, PLACE, DOER, GOOD)
"""Kinds of name that are tagged; a doer is an accused that has no name: the dormitory operator."""
OUTSIDE = 0
TAGS = ("outside", *(f"{kind}:{part}" for kind in KINDS for part in ("first", "inside")))


def first_tag(kind: str) -> int:
    """The number of the tag that begins a name of this kind; the next number continues it."""
    return TAGS.index(f"{kind}:first")
