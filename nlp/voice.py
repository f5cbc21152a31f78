"""The voice of a text: whether a company speaks of its rules, and whether a verdict or a charge stands in it."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from manumit.model.words import DocumentType
from nlp.cues import Stances
from nlp.notes import Notes
from nlp.slots import Span

RULES = frozenset({DocumentType.STATEMENT, DocumentType.POLICY, DocumentType.AGENCY_SITE, DocumentType.VACANCY})
TELLS = frozenset({DocumentType.NEWS, DocumentType.NGO_REPORT, DocumentType.COURT, DocumentType.AUTHORITY})
OWN_AUDIT = frozenset({DocumentType.AUDIT, DocumentType.REMEDIATION})


@dataclass(frozen=True)
class Voice:
    """corporate: a company speaks. verdict: the passage tells of a decision. charge: of one that is open."""

    corporate: bool
    verdict: bool
    charge: bool
    type: DocumentType | None


def voice_of(doc: Doc, notes: Notes, found: dict[str, list[Span]], stances: Stances) -> Voice:
    """From the document's type and title, and from phrases that only one voice uses."""
    title = set(re.findall(r"[a-z]+", notes.title.lower()))
    told = notes.type in TELLS
    spoken = [span for span in found.get("voice", []) if not _quoted(doc, span[0])]
    corporate = notes.type in RULES or (not told and (bool(title & stances.policy_titles) or bool(spoken)))
    return Voice(
        corporate=corporate,
        verdict=_decided(notes, found) or bool(title & stances.verdict_titles),
        charge=bool(title & stances.charge_titles),
        type=notes.type,
    )


def _decided(notes: Notes, found: dict[str, list[Span]]) -> bool:
    """Whether a sentence tells of a verdict, or of a court that found or ordered something."""
    if found.get("verdict"):
        return True
    courts = {notes.sentence_of(start) for start, _end in found.get("court", [])}
    return any(notes.sentence_of(start) in courts for start, _end in found.get("finding", []))


def _quoted(doc: Doc, token: int) -> bool:
    """Whether a token stands between quotation marks."""
    opened = sum(1 for t in doc[:token] if t.text in ("“", '"')) - sum(1 for t in doc[:token] if t.text == "”")
    return opened % 2 == 1
