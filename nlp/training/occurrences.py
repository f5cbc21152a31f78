"""Where a labelled name stands in its passage: in full, without its legal form, by its first words, as an acronym."""

import re

from manumit.model.words import OrganisationType
from nlp.names import load_names
from nlp.training.corpus import Passage

Span = tuple[int, int]
OFFICES = frozenset({OrganisationType.GOVERNMENT, OrganisationType.NGO, OrganisationType.OTHER})
SHORTEST = 4
IN_BRACKETS = re.compile(r" \((?:the )?[\"“'‘]?([A-Z][\w&-]+)[\"”'’]?\)")
"""A short form that a text introduces itself, directly behind the name."""
ORDINARY = frozenset(
    "the a an national united international north south east west new royal great first general global federal "  # noqa: SIM905
    "central district state city bank union port fair free green blue golden red black white silver bright ministry "
    "department office group our workers labour labor migrant human rights".split()
)


def occurrences(passage: Passage) -> dict[str, list[Span]]:
    """For each organisation of a passage its places, longest names first, no two of which overlap."""
    taken: list[Span] = []
    places: dict[str, list[Span]] = {named.name: [] for named in passage.organisations}
    forms = [
        (form, named.name) for named in passage.organisations for form in _forms(named.name, named.type, passage.text)
    ]
    for form, name in sorted(forms, key=lambda pair: (-len(pair[0]), pair)):
        for place in find(passage.text, form):
            if not any(place[0] < end and start < place[1] for start, end in taken):
                taken.append(place)
                places[name].append(place)
    return {name: sorted(found) for name, found in places.items()}


def find(text: str, form: str) -> list[Span]:
    """Every place of a form that is not part of a longer word."""
    places = []
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if not (text[start - 1 : start].isalnum() and form[:1].isalnum()) and not text[end : end + 1].isalnum():
            places.append((start, end))
        start = text.find(form, start + 1)
    return places


def _forms(name: str, type_: OrganisationType, text: str) -> set[str]:
    forms = {name}
    legal = load_names().legal
    words = name.split()
    while len(words) > 1 and words[-1].strip("().,") in legal:
        words = words[:-1]
        forms.add(" ".join(words).rstrip(","))
    if type_ not in OFFICES:
        forms |= {" ".join(words[:count]) for count in range(1, len(words)) if _telling(words[:count])}
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(initials) >= 2:
        forms.add(initials)
    behind = IN_BRACKETS.match(text, max(0, text.find(name)) + len(name))
    if behind:
        forms.add(behind[1])
    return forms


def _telling(words: list[str]) -> bool:
    """Whether the first words of a name stand for it: Bluefin does, North does not."""
    last = words[-1].strip(",&")
    if len(words) == 1:
        return len(last) >= SHORTEST and last[:1].isupper() and last.casefold() not in ORDINARY
    return last[:1].isupper() or last[:1].isdigit()
