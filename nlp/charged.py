"""Who is charged by name: a lawsuit against A, B and C; it accuses A of. And money that goes to an unnamed agent."""

import re

from spacy.tokens import Doc

from manumit.model.words import Indicator, OrganisationType
from nlp.linear import line_of
from nlp.notes import Hit, Notes

ONE = r"⟦(\d+)⟧"
ROW = r"⟦\d+⟧(?:(?:, and |,? and |,? or |, )⟦\d+⟧)*"
AGAINST = re.compile(
    rf"\b(?:[Ll]awsuits?|[Ss]uits?|[Cc]omplaints?|[Cc]harges|[Ii]ndictments?|[Cc]lass actions?|[Aa]llegations?)"
    rf" (?:\w+ ){{0,3}}?against ({ROW})"
    rf"|\b(?:accuses|accused|accusing) ({ROW}) of\b"
    rf"|\b(?:charges|charged) ({ROW}) with\b"
    rf"|\b(?:sues|sued|suing) ({ROW}) over\b"
)
NO_CHARGE = re.compile(
    r"\b(?:dismiss|drop|withdr[ae]w|clear|acquit|reject|quash|threw out|throw out|thrown out|retract"
    r"|defam|libel|slander)",
    re.IGNORECASE,
)
"""What ends a charge, or makes it one about words: an NGO sued over a report is accused of no forced labour."""
TO_AN_AGENT = re.compile(
    r"\b(?:to|by) (?:an?|the|his|her|their|local|some) (?:\w+ ){0,2}?"
    r"(?:sub-?agents?|agents?|brokers?|recruiters?|middlem[ae]n)\b"
)


def charged(doc: Doc, notes: Notes, hit: Hit) -> frozenset[str]:
    """The organisations that the sentence of a hit charges with it by name."""
    line = line_of(doc, notes.sentences[hit.sentence], notes.organisations).text
    if NO_CHARGE.search(line):
        return frozenset()
    rows = ["".join(groups) for groups in AGAINST.findall(line)]
    return frozenset(notes.organisations[int(number)].name for row in rows for number in re.findall(ONE, row))


def spared(doc: Doc, notes: Notes, hit: Hit) -> frozenset[str]:
    """Where fees go to an agent without a name: the organisations of other sentences that are no agencies."""
    low, high = notes.sentences[hit.sentence]
    if hit.indicator is not Indicator.RECRUITMENT_FEES or not TO_AN_AGENT.search(doc[low:high].text):
        return frozenset()
    return frozenset(
        named.name
        for named in notes.organisations
        if named.type is not OrganisationType.AGENCY and not any(low <= start < high for start, _end in named.spans)
    )
