"""A finding in words: who is tied to whom, and what is said of them, with its stance always said."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from rigour.territories import get_territory

from manumit.model.graph import Edge, Entity, Exposure
from manumit.model.statement import Claim, Context, Licence, Listing
from manumit.model.words import LinkKind, Stance
from rules.fill import fill
from rules.match import Matches, placements
from rules.moments import in_words, text_in_words
from rules.rule import Rule

MOST_SENTENCES = 3
Names = Mapping[str, str]
S = TypeVar("S")

_VERBS = {
    LinkKind.SUPPLIES: "supplies",
    LinkKind.SOURCES_FROM: "sources from",
    LinkKind.OWNS: "owns",
    LinkKind.CONSOLIDATED_BY: "is consolidated by",
    LinkKind.OPERATES: "operates",
    LinkKind.PRODUCES: "produces",
    LinkKind.LOCATED_IN: "is located in",
    LinkKind.RECRUITS_FOR: "recruits for",
    LinkKind.SUBCONTRACTS_TO: "subcontracts to",
    LinkKind.LICENSED_BY: "is licensed by",
    LinkKind.SUCCEEDED_BY: "was succeeded by",
}
_MEASURES = {
    "entity_list": "an entity list",
    "import_ban": "an import ban",
    "exclusion": "an exclusion list",
    "sanction": "a sanctions list",
}


def reason_in_words(rule: Rule, subject: Entity, matched: Matches, names: Names) -> str:
    """The rule's reason, one sentence for each entity that raises it; past three, how many more."""
    if not matched:
        return fill(rule.reason, {"subject": subject.name})
    nearest = sorted(matched, key=lambda entity: (matched[entity][0].tier, names.get(entity, entity)))
    sentences = [fill(rule.reason, _values(rule, subject, matched[entity], names)) for entity in nearest]
    shown = list(dict.fromkeys(sentences))
    more = len(shown) - MOST_SENTENCES
    return " ".join(shown[:MOST_SENTENCES] + ([f"The same holds for {more} more."] if more > 0 else []))


def path_in_words(path: Sequence[Edge], names: Names) -> str:
    """ "Padma Bridge Overseas recruits for Lanternfield Garments Ltd. (placed on 2 Feb 2026)." """
    sentences = (edge_in_words(edge, names) for edge in path)
    return " ".join(sentence if sentence.endswith(".") else sentence + "." for sentence in sentences)


def shortest_path(taken: Sequence[Exposure]) -> tuple[Edge, ...]:
    """The shortest path of exposures about one entity. Placements on parallel links of it are taken together."""
    path = min((one.path for one in taken), key=lambda path: (len(path), [edge.id for edge in path]))
    days: dict[tuple[str, str, str], set[str]] = {}
    for edge in (edge for one in taken for edge in one.path):
        days.setdefault((edge.source, edge.kind, edge.target), set()).update(edge.placed_on)
    return tuple(
        edge.model_copy(update={"placed_on": tuple(sorted(days[edge.source, edge.kind, edge.target]))}) for edge in path
    )


def edge_in_words(edge: Edge, names: Names) -> str:
    """One link as a sentence without its full stop."""
    source, target = names.get(edge.source, edge.source), names.get(edge.target, edge.target)
    return f"{source} {_VERBS[edge.kind]} {target}{_detail(edge)}"


def stance_in_words(claims: Sequence[Claim]) -> str:
    """ "is alleged", "was found by …", or both. A word that only a claim of conduct can fill."""
    finders = sorted(
        {claim.found_by or "an authority that its source names" for claim in claims if claim.stance is Stance.FOUND}
    )
    parts = ["was found by " + _listed(finders)] if finders else []
    if any(claim.stance is Stance.ALLEGED for claim in claims):
        parts.append("is alleged")
    return " and ".join(parts)


def question_in_words(one: Exposure, names: Names) -> str:
    """The question behind a match by name alone, where the graph gave none."""
    name = names.get(one.signal.entity, one.signal.entity)
    return f"Is {name} the one that {one.signal.source} names? A registration or licence number would settle it."


def country_in_words(code: str | None) -> str | None:
    """A country's name; a code that is not known stays a code."""
    territory = get_territory(code) if code else None
    return territory.name if territory else code and code.upper()


def _values(rule: Rule, subject: Entity, taken: Sequence[Exposure], names: Names) -> dict[str, str]:
    values = {
        "subject": subject.name,
        "entity": names.get(taken[0].signal.entity, taken[0].signal.entity),
        "sources": _counted(len({one.signal.origin for one in taken}), "independent source"),
        "path": path_in_words(shortest_path(taken), names),
    }
    if placed := _placed(rule, taken):
        values["placed_on"] = placed
    signals = [one.signal.signal for one in taken]
    values |= _of_claims([signal for signal in signals if isinstance(signal, Claim)])
    values |= _each([s for s in signals if isinstance(s, Listing)], _LISTING)
    values |= _each([s for s in signals if isinstance(s, Licence)], _LICENCE)
    values |= _each([s for s in signals if isinstance(s, Context)], _CONTEXT)
    return values


def _of_claims(claims: Sequence[Claim]) -> dict[str, str]:
    if not claims:
        return {}
    indicators = sorted({_plain(claim.indicator) for claim in claims})
    return {"stance": stance_in_words(claims), "indicators": _listed(indicators)}


_LISTING: dict[str, Callable[[Listing], str | None]] = {
    "list": lambda listing: listing.list,
    "measure": lambda listing: _MEASURES[listing.measure],
    "programme": lambda listing: listing.programme,
}
_LICENCE: dict[str, Callable[[Licence], str | None]] = {
    "authority": lambda licence: licence.authority,
    "wording": lambda licence: f"“{licence.wording}”" + _until(licence),
}
_CONTEXT: dict[str, Callable[[Context], str | None]] = {
    "country": lambda context: country_in_words(context.country),
    "labour": lambda context: _listed([_plain(kind) for kind in context.labour]),
}


def _each(signals: Sequence[S], slots: Mapping[str, Callable[[S], str | None]]) -> dict[str, str]:
    found = {slot: sorted({value for signal in signals if (value := read(signal))}) for slot, read in slots.items()}
    return {slot: _listed(values) for slot, values in found.items() if values}


def _until(licence: Licence) -> str:
    ends = [("from", licence.valid_from), ("to", licence.valid_to)]
    return "".join(f" {word} {in_words(day)}" for word, day in ends if day)


def _placed(rule: Rule, taken: Sequence[Exposure]) -> str:
    patterns = [condition.exposure for condition in rule.when.any if condition.exposure.during]
    days = {day for pattern in patterns for one in taken for day in placements(one, taken, pattern)}
    return _listed([in_words(day) for day in sorted(days)])


def _detail(edge: Edge) -> str:
    days = [text_in_words(text) or text for text in sorted(edge.placed_on)]
    if len(days) > 1:
        return f" ({len(days)} placements, last {days[-1]})"
    share = [f"{edge.share:g} per cent"] if edge.share is not None else []
    details = share + [f"placed on {day}" for day in days] + list(edge.goods[:3])
    return f" ({', '.join(details)})" if details else ""


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _plain(word: str) -> str:
    return word.replace("_", " ")
