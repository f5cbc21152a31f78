"""Long texts are read in pieces that end at a paragraph or a sentence, and their readings are put together."""

from collections.abc import Iterator
from typing import TypeVar

from manumit.model.reading import Mention, Organisation, Reading, Relation, Span

LONGEST = 100_000
Placed = TypeVar("Placed", Mention, Relation, Span)
BREAKS = ("\n\n", "\n", ". ", " ")


def pieces(text: str, longest: int = LONGEST) -> Iterator[tuple[int, str]]:
    """Offset and wording of each piece, in order; together they are the text."""
    start = 0
    while len(text) - start > longest:
        end = _break(text, start, start + longest)
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def together(parts: list[tuple[int, Reading]]) -> Reading:
    """One Reading of all pieces, in the offsets of the whole text; an organisation named in several stands once."""
    if len(parts) == 1:
        return parts[0][1]
    mentions = [_with_sentence(mention, offset) for offset, part in parts for mention in part.mentions]
    relations = [_moved(relation, offset) for offset, part in parts for relation in part.relations]
    persons = [_moved(span, offset) for offset, part in parts for span in part.persons]
    return Reading(
        mentions=tuple({(m.indicator, m.stance, m.accused): m for m in reversed(mentions)}.values())[::-1],
        organisations=tuple(_organisations(parts)),
        relations=tuple({(r.head, r.relation, r.tail): r for r in reversed(relations)}.values())[::-1],
        countries=tuple(sorted({country for _offset, part in parts for country in part.countries})),
        persons=tuple(persons),
        model=parts[0][1].model,
    )


def _break(text: str, start: int, limit: int) -> int:
    for mark in BREAKS:
        found = text.rfind(mark, start + 1, limit)
        if found > start:
            return found + len(mark)
    return limit


def _moved(value: Placed, offset: int) -> Placed:
    return value.model_copy(update={"start": value.start + offset, "end": value.end + offset})


def _with_sentence(mention: Mention, offset: int) -> Mention:
    sentence = _moved(mention.sentence, offset) if mention.sentence else None
    return _moved(mention, offset).model_copy(update={"sentence": sentence})


def _organisations(parts: list[tuple[int, Reading]]) -> Iterator[Organisation]:
    byname: dict[str, Organisation] = {}
    for offset, part in parts:
        for named in part.organisations:
            spans = tuple(_moved(span, offset) for span in named.spans)
            before = byname.get(named.name)
            spans = (*before.spans, *spans) if before else spans
            byname[named.name] = (before or named).model_copy(update={"spans": spans})
    yield from byname.values()
