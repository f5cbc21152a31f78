"""The readings of the stretches of a text put together; and pieces of a text that is read whole."""

from collections.abc import Iterator
from typing import TypeVar

from manumit.model.detail import Detail
from manumit.model.reading import Mention, Organisation, Reading, Relation, Span
from nlp.persons import named_again
from nlp.readings import surest
from nlp.stretches import Stretch

LONGEST = 100_000
Placed = TypeVar("Placed", Detail, Mention, Relation, Span)
BREAKS = ("\n\n", "\n", ". ", " ")


def pieces(text: str, longest: int = LONGEST) -> Iterator[tuple[int, str]]:
    """Offset and wording of each piece, in order; together they are the text."""
    start = 0
    while len(text) - start > longest:
        end = _break(text, start, start + longest)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def together(text: str, read: list[tuple[Stretch, Reading]]) -> Reading:
    """One Reading of all stretches, in the offsets of the whole text; an organisation named in several stands once.

    What begins in the context of a stretch belongs to the stretch before.
    """
    if len(read) == 1 and (read[0][0].start, read[0][0].end) == (0, len(text)):
        return read[0][1]
    parts = [(stretch.start, _own(stretch, part)) for stretch, part in read]
    mentions = [_with_all(mention, offset) for offset, part in parts for mention in part.mentions]
    relations = [_moved(relation, offset) for offset, part in parts for relation in part.relations]
    links = [_moved(link, offset) for offset, part in parts for link in part.links]
    persons = [_moved(span, offset) for offset, part in parts for span in part.persons]
    organisations = list(_organisations(parts))
    return Reading(
        mentions=surest(mentions),
        organisations=tuple(organisations),
        relations=_once(relations),
        links=_once(links),
        countries=tuple(sorted({country for _offset, part in parts for country in part.countries})),
        persons=tuple(named_again(text, persons, [span for each in organisations for span in each.spans])),
        model=read[0][1].model,
    )


def _once(relations: list[Relation]) -> tuple[Relation, ...]:
    """Each relation where it is first stated."""
    first: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        first.setdefault((relation.head, relation.relation, relation.tail), relation)
    return tuple(first.values())


def _own(stretch: Stretch, part: Reading) -> Reading:
    """A reading without the mentions that only its context holds."""
    context = stretch.own - stretch.start
    mentions = tuple(mention for mention in part.mentions if mention.start >= context)
    return part.model_copy(update={"mentions": mentions})


def _break(text: str, start: int, limit: int) -> int:
    for mark in BREAKS:
        found = text.rfind(mark, start + 1, limit)
        if found > start:
            return found + len(mark)
    return limit


def _moved(value: Placed, offset: int) -> Placed:
    return value.model_copy(update={"start": value.start + offset, "end": value.end + offset})


def _with_all(mention: Mention, offset: int) -> Mention:
    """A mention moved with its sentence and its details."""
    sentence = _moved(mention.sentence, offset) if mention.sentence else None
    details = tuple(_moved(detail, offset) for detail in mention.details)
    return _moved(mention, offset).model_copy(update={"sentence": sentence, "details": details})


def _organisations(parts: list[tuple[int, Reading]]) -> Iterator[Organisation]:
    """Each once, with every place once: the context of a stretch stands in the stretch before too."""
    byname: dict[str, Organisation] = {}
    for offset, part in parts:
        for named in part.organisations:
            moved = named.model_copy(update={"spans": tuple(_moved(span, offset) for span in named.spans)})
            before = byname.get(named.name)
            byname[named.name] = _joined(before, moved) if before else moved
    yield from byname.values()


def _joined(one: Organisation, other: Organisation) -> Organisation:
    """One entry of two; what the ledger knows of either counts."""
    spans = sorted({(span.start, span.end) for span in (*one.spans, *other.spans)})
    kept = other if other.known and not one.known else one
    return kept.model_copy(update={"spans": tuple(Span(start=start, end=end) for start, end in spans)})
