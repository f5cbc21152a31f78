"""The type of an organisation, from its name and the words beside it; and its short forms folded into the fullest."""

import re

from spacy.tokens import Doc

from manumit.model.words import OrganisationType
from nlp.names import Names
from nlp.notes import Named
from nlp.slots import Span

BY_NAME = (
    OrganisationType.GOVERNMENT,
    OrganisationType.OTHER,
    OrganisationType.NGO,
    OrganisationType.AGENCY,
    OrganisationType.FACILITY,
    OrganisationType.COMPANY,
)
AROUND = 3
SHORTEST = 3


def type_of(doc: Doc, span: Span, names: Names) -> OrganisationType:
    """By the head of the name, then by its legal form, then by the words around it; otherwise a company."""
    words = [token.text for token in doc[span[0] : span[1]]]
    legal = any(word in names.legal for word in words)
    if doc[max(0, span[0] - 1)].text in names.vessels or words[0] in names.vessels:
        return OrganisationType.FACILITY
    for type_ in BY_NAME:
        if legal and type_ in (OrganisationType.GOVERNMENT, OrganisationType.NGO, OrganisationType.OTHER):
            continue
        if any(word in names.heads[type_] for word in _telling(words, type_)):
            return type_
    return OrganisationType.COMPANY if legal else _by_context(doc, span, names)


def _telling(words: list[str], type_: OrganisationType) -> list[str]:
    """Public bodies and charities are told by any word of the name, the others by its last two."""
    wide = (OrganisationType.GOVERNMENT, OrganisationType.NGO, OrganisationType.OTHER, OrganisationType.AGENCY)
    return words if type_ in wide else words[-2:]


def _by_context(doc: Doc, span: Span, names: Names) -> OrganisationType:
    around = {token.text for token in doc[max(0, span[0] - AROUND) : span[0]]}
    around |= {token.text for token in doc[span[1] : span[1] + 2]}
    for cues, type_ in (
        (names.ngo_context, OrganisationType.NGO),
        (names.agency_context, OrganisationType.AGENCY),
        (names.facility_context, OrganisationType.FACILITY),
        (names.brand_context, OrganisationType.BRAND),
    ):
        if around & cues:
            return type_
    return OrganisationType.COMPANY


def fold(found: list[Named], names: Names) -> list[Named]:
    """One entry per organisation: same name, a shorter form of it, or its acronym, under the fullest form.

    A short form folds only where one fuller name fits, and never a name with a legal form of its own.
    """
    folded: list[Named] = []
    for named in sorted(found, key=lambda n: (-len(core(n.name, names)), -len(n.name), n.spans[0])):
        homes = [other for other in folded if _same(other, named, names)]
        if len(homes) != 1:
            folded.append(named)
            continue
        homes[0].spans += named.spans
        if not homes[0].namesake:
            homes[0].known = homes[0].known or named.known
    for named in folded:
        named.spans = sorted(set(named.spans))
    return sorted(folded, key=lambda n: n.spans[0])


def core(name: str, names: Names) -> tuple[str, ...]:
    """The words of a name without legal form and punctuation, in lower case."""
    words = re.findall(r"[\w.&]+(?:-\w+)*", re.sub(r"['’]s\b", "", name))
    kept = [word for word in words if word not in names.legal and word.rstrip(".") not in names.legal]
    return tuple(word.casefold() for word in kept or words)


def _same(fuller: Named, other: Named, names: Names) -> bool:
    if fuller.known and other.known and fuller.known != other.known:
        return False
    long, short = core(fuller.name, names), core(other.name, names)
    if long == short:
        return legal_form(fuller.name, names) == legal_form(other.name, names) or not legal_form(other.name, names)
    if long[: len(short)] == short and len(" ".join(short)) >= SHORTEST:
        return not legal_form(other.name, names)
    return other.name.isupper() and other.name == _acronym(fuller.name)


def legal_form(name: str, names: Names) -> tuple[str, ...]:
    """The legal form of a name, without its stops."""
    return tuple(w.rstrip(".").casefold() for w in re.findall(r"[\w./]+", name)[1:] if w in names.legal)


def _acronym(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
