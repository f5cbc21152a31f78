"""Statements: what a Reading of a document becomes in the ledger. Personal names are masked on the way."""

import re
import unicodedata
from collections.abc import Iterator

from manumit.model.document import Document, Zone
from manumit.model.reading import Mention, Organisation, Reading, Relation
from manumit.model.statement import Claim, Draft, Link, Record
from manumit.model.words import AccusedKind, EntityKind, LinkKind, OrganisationType
from nlp.masking import BLOCK, mask
from nlp.redaction import masked

__all__ = ["drafts", "masked"]

ENTITIES = {
    OrganisationType.COMPANY: EntityKind.COMPANY,
    OrganisationType.FACILITY: EntityKind.FACILITY,
    OrganisationType.BRAND: EntityKind.BRAND,
    OrganisationType.AGENCY: EntityKind.AGENCY,
}
LINKS = {
    "supplies": LinkKind.SUPPLIES,
    "recruits_for": LinkKind.RECRUITS_FOR,
    "owned_by": LinkKind.OWNS,
    "subcontracts_to": LinkKind.SUBCONTRACTS_TO,
}
LONGEST_QUOTE = 60
"""Words of a sentence that is still quoted whole."""


def drafts(document: Document, reading: Reading) -> tuple[Draft, ...]:
    """Records of the organisations, claims of the mentions, links of the relations, with masked quotes."""
    text = mask(document.main, reading.persons)
    ids = _record_ids(document, reading)
    return (
        *(
            _record(document, reading, named, ids[named.name], text)
            for named in reading.organisations
            if named.name in ids
        ),
        *(_claim(document, reading, mention, ids, text) for mention in reading.mentions),
        *_links(document, reading, ids, text),
    )


def _record_ids(document: Document, reading: Reading) -> dict[str, str]:
    """One record per name; two names that would share an id get the same record no twice."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for named in reading.organisations:
        if named.type not in ENTITIES:
            continue
        slug = base = _slug(named.name)
        count = 1
        while slug in taken:
            count += 1
            slug = f"{base}-{count}"
        taken.add(slug)
        ids[named.name] = f"{document.source}/{document.id}/{slug}"
    return ids


def _record(document: Document, reading: Reading, named: Organisation, id_: str, text: str) -> Draft:
    record = Record(id=id_, entity=ENTITIES[named.type], name=named.name, context_countries=reading.countries)
    span = named.spans[0] if named.spans else None
    if span is None:
        return Draft(body=record, document=document.id, zone=Zone.MAIN)
    return _draft(document, record, span.start, span.end, text)


def _claim(document: Document, reading: Reading, mention: Mention, ids: dict[str, str], text: str) -> Draft:
    claim = Claim(
        subject=ids.get(mention.accused) if mention.accused else None,
        indicator=mention.indicator,
        stance=mention.stance,
        accused=_accused(mention, text),
        accused_kind=mention.accused_kind,
        found_by=mention.found_by,
        confidence=mention.confidence,
        model=reading.model,
        publisher=document.publisher,
        published_at=document.published_at,
        details=tuple(detail for detail in mention.details if BLOCK not in text[detail.start : detail.end]),
    )
    start, end = _readable(mention, text)
    return _draft(document, claim, start, end, text)


def _accused(mention: Mention, text: str) -> str | None:
    """Who is accused; a person is never named, nor is a description kept of which masking took a part."""
    if mention.accused_kind is AccusedKind.PERSON:
        return None
    described = mention.accused_kind is AccusedKind.DESCRIPTION
    return None if described and mention.accused and mention.accused not in text else mention.accused


def _readable(mention: Mention, text: str) -> tuple[int, int]:
    """The sentence of a mention, where it is short enough to be quoted; else the mention's own words."""
    sentence = mention.sentence
    if sentence is None or len(text[sentence.start : sentence.end].split()) > LONGEST_QUOTE:
        return mention.start, mention.end
    return sentence.start, sentence.end


def _links(document: Document, reading: Reading, ids: dict[str, str], text: str) -> Iterator[Draft]:
    for relation in (*reading.relations, *reading.links):
        known = relation.relation in LINKS and {relation.head, relation.tail} <= ids.keys()
        if known and relation.head != relation.tail:
            yield _draft(document, _link(relation, ids), relation.start, relation.end, text)


def _link(relation: Relation, ids: dict[str, str]) -> Link:
    """head owned_by tail is tail OWNS head; the others keep their direction."""
    kind = LINKS[relation.relation]
    source, target = ids[relation.head], ids[relation.tail]
    if kind is LinkKind.OWNS:
        source, target = target, source
    return Link(link=kind, source=source, target=target)


def _draft(document: Document, body: Record | Claim | Link, start: int, end: int, text: str) -> Draft:
    return Draft(
        body=body, row=document.row, document=document.id, zone=Zone.MAIN, start=start, end=end, quote=text[start:end]
    )


def _slug(name: str) -> str:
    """The name in small ASCII letters and hyphens, so that it can stand in an id."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "name"
