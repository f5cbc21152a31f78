"""How a name is folded for search, the same on every engine, so that every engine finds the same."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from manumit.model.graph import Entity, Hit
from manumit.model.words import EntityKind

EXACT, PREFIX, WORDS, SUBSTRING = 1.0, 0.9, 0.8, 0.7
LONGEST_WORD = 64
MOST_WORDS = 16

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Lower case, without diacritics or control characters, single spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (" " if unicodedata.category(char)[0] in "CZ" else char for char in plain if not unicodedata.combining(char))
    return " ".join("".join(kept).split())


def fold_lines(entity: Entity) -> str:
    """All names of an entity, folded, each on its own line, so that a line's start and end can be searched for."""
    return "\n" + "".join(f"{line}\n" for line in _folded((entity.name, *entity.aliases)))


def words(folded: str) -> list[str]:
    """The letters-and-digits words of a folded text, each once, cut at a length that every engine can hold."""
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in _WORD.findall(folded)))


def asked_words(folded: str) -> list[str]:
    """The words of a query; after so many it is no narrower."""
    return words(folded)[:MOST_WORDS]


class Look(Protocol):
    """An engine's look-up: entities that hold the folded text in this way, shortest name first."""

    def __call__(self, how: float, text: str, kinds: Sequence[EntityKind], limit: int) -> Iterator[Entity]: ...


def search(text: str, *, kinds: Sequence[EntityKind], limit: int, look: Look) -> list[Hit]:
    """From the strictest way to the loosest until limit hits are found. The score says which way found it."""
    folded = fold(text)
    hits: dict[str, Hit] = {}
    ways = ((EXACT, f"\n{folded}\n"), (PREFIX, f"\n{folded}"), (WORDS, folded), (SUBSTRING, folded))
    for how, asked in ways if folded else ():
        if len(hits) >= limit or (how == WORDS and not words(folded)):
            continue
        for found in look(how, asked, kinds, limit + len(hits)):
            hit = Hit(id=found.id, name=found.name, kind=found.kind, country=found.country, score=how)
            hits.setdefault(found.id, hit)
    return list(hits.values())[:limit]


def _folded(names: Iterable[str]) -> list[str]:
    return sorted({line for name in names if (line := fold(name))})
