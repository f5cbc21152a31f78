"""Small worlds: a few firms, what ties them and what is said of them, in a form that a lawyer can read.

A world knows entities by their names. The examples of a rule are worlds.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from manumit.model.base import Model, digest
from manumit.model.graph import Attached, Edge, Entity, Exposure
from manumit.model.statement import Claim, Context, Disclosure, Licence, Listing, Signal
from manumit.model.words import Certainty, EntityKind, LinkKind
from rules.rule import SignalName

_SENTENCE = re.compile(
    rf"(?P<source>.+?) (?P<kind>{'|'.join(LinkKind)}) (?P<target>.+?)(?: on (?P<on>\d{{4}}-\d\d-\d\d))?"
)
# From the nearer entity to the farther: against these links, and along the others.
_AGAINST = (LinkKind.SUPPLIES, LinkKind.OWNS, LinkKind.RECRUITS_FOR, LinkKind.SUCCEEDED_BY)
_SIGNALS: dict[str, type[Listing | Licence | Claim | Disclosure | Context]] = {
    "listing": Listing,
    "licence": Licence,
    "claim": Claim,
    "disclosure": Disclosure,
    "context": Context,
}
_UNSAID: dict[str, dict[str, Any]] = {
    "claim": {"confidence": 1.0, "model": "by hand"},
    "context": {"edition": "by hand"},
}


class Party(Model):
    """Somebody or something in a world."""

    kind: EntityKind
    country: str | None = None


class Tie(Model):
    """A link, written as its sentence: "A RECRUITS_FOR B on 2026-02-02"."""

    says: str
    share: float | None = None
    doubt: str | None = Field(None, description="the link rests on a match by name alone; the question that settles it")

    def parts(self) -> tuple[str, LinkKind, str, str | None]:
        match = _SENTENCE.fullmatch(self.says)
        if not match:
            raise ValueError(
                f"{self.says!r} is not a link; write it as 'A SUPPLIES B' or 'A RECRUITS_FOR B on 2026-02-02'"
            )
        return match["source"], LinkKind(match["kind"]), match["target"], match["on"]


def _signal(said: Any) -> Any:
    """{listing: {...}, of: X} → the signal, with what a lawyer need not write filled in."""
    if not isinstance(said, dict) or "signal" in said:
        return said
    kinds = [kind for kind in _SIGNALS if kind in said]
    if len(kinds) != 1:
        raise ValueError(f"say exactly one of {', '.join(_SIGNALS)}")
    kind = kinds[0]
    fields = {**_UNSAID.get(kind, {}), **said[kind], "subject": said.get("of")}
    rest = {name: value for name, value in said.items() if name != kind}
    return rest | {"signal": _SIGNALS[kind].model_validate(fields)}


class Saying(Model):
    """What one source says of one party."""

    of: str
    by: str = Field(description="the independent source; copies of one report name the same")
    copy_of: str | None = Field(None, description="the source whose report this is a copy of")
    signal: Signal
    quote: str | None = None
    doubt: str | None = None


class World(Model):
    """One example: judged on a day, about one subject."""

    about: str
    on: date
    subject: str
    who: dict[str, Party]
    ties: tuple[Annotated[Tie, BeforeValidator(lambda tie: {"says": tie} if isinstance(tie, str) else tie)], ...] = ()
    said: tuple[Annotated[Saying, BeforeValidator(_signal)], ...] = ()
    read: tuple[SignalName, ...] = ("listing", "licence", "claim", "context")

    @model_validator(mode="after")
    def _everybody_is_there(self) -> "World":
        named = [self.subject, *(saying.of for saying in self.said)]
        for tie in self.ties:
            source, _, target, _ = tie.parts()
            named += [source, target]
        if missing := [name for name in named if name not in self.who]:
            raise ValueError(f"who: {missing[0]!r} is named but not listed")
        return self

    def entities(self) -> dict[str, Entity]:
        return {
            name: Entity(
                id=name,
                kind=party.kind,
                name=name,
                country=party.country,
                records=(f"example/{name}",),
                sources=("example",),
                statements=(f"s-who-{name}",),
            )
            for name, party in self.who.items()
        }

    def exposures(self) -> tuple[Exposure, ...]:
        """Every saying that reaches the subject, with the path that it takes."""
        paths = _paths(self.subject, self.ties)
        return tuple(
            _exposure(self.subject, number, saying, *paths[saying.of])
            for number, saying in enumerate(self.said, start=1)
            if saying.of in paths
        )


Way = tuple[tuple[Edge, ...], tuple[str, ...], str | None]


def _paths(subject: str, ties: tuple[Tie, ...]) -> Mapping[str, Way]:
    """Everybody upstream of the subject, with the shortest path, the entities on it and the first doubt."""
    found: dict[str, Way] = {subject: ((), (subject,), None)}
    queue = [subject]
    for near in queue:
        for edge, far, doubt in _steps(near, ties):
            if far not in found:
                path, entities, earlier = found[near]
                found[far] = ((*path, edge), (*entities, far), earlier or doubt)
                queue.append(far)
    return found


def _steps(near: str, ties: tuple[Tie, ...]) -> Iterator[tuple[Edge, str, str | None]]:
    for number, tie in enumerate(ties, start=1):
        source, kind, target, placed = tie.parts()
        here, there = (target, source) if kind in _AGAINST else (source, target)
        if here == near:
            edge = Edge(
                id=f"e-{number}",
                kind=kind,
                source=source,
                target=target,
                share=tie.share,
                placed_on=(placed,) if placed else (),
                statements=(f"s-tie-{number}",),
            )
            yield edge, there, tie.doubt


def _exposure(
    subject: str, number: int, saying: Saying, path: tuple[Edge, ...], entities: tuple[str, ...], doubt: str | None
) -> Exposure:
    question = doubt or saying.doubt
    return Exposure(
        subject=subject,
        signal=Attached(
            id="x-" + digest(number, saying)[:12],
            entity=f"possibly {saying.of}" if saying.doubt else saying.of,
            signal=saying.signal,
            source=saying.by,
            origin=saying.copy_of or saying.by,
            certainty_score=0.5 if question else 1.0,
            quote=saying.quote,
            statements=(f"s-said-{number}",),
        ),
        tier=sum(edge.kind is not LinkKind.PRODUCES for edge in path),  # a good is no tier
        path=path,
        entities=entities,
        certainty=Certainty.POSSIBLE if question else Certainty.MATCHED,
        question=question,
    )
