"""How many natural persons are masked before anything is stored, and how much else is masked with them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from manumit.model.reading import Reading
from nlp.evaluation.labels import Judged
from nlp.masking import BLOCK, mask

Place = tuple[int, int]


@dataclass(frozen=True)
class Masking:
    """Counts over passages: names at every place, and letters outside every name that were masked all the same."""

    passages: int = 0
    safe_passages: int = 0
    places: int = 0
    hidden: int = 0
    partly: int = 0
    letters: int = 0
    lost_letters: int = 0

    @property
    def recall(self) -> float:
        """Share of the places of persons' names of which no letter is left."""
        return self.hidden / self.places if self.places else 0.0

    @property
    def safe(self) -> float:
        """Share of the passages with persons in which every name is hidden."""
        return self.safe_passages / self.passages if self.passages else 0.0

    @property
    def lost(self) -> float:
        """Share of all other letters that were masked too."""
        return self.lost_letters / self.letters if self.letters else 0.0

    def __add__(self, other: "Masking") -> "Masking":
        ours, theirs = vars(self), vars(other)
        return Masking(**{name: ours[name] + theirs[name] for name in ours})


def masking(rows: Iterable[tuple[Judged, Reading]]) -> Masking:
    """The counts over all passages; those without persons only show what is masked for nothing."""
    return sum((_of_passage(row, reading) for row, reading in rows), Masking())


def _of_passage(row: Judged, reading: Reading) -> Masking:
    masked = mask(row.text, reading.persons)
    places = _places(row)
    left = [_letters(masked[start:end]) for start, end in places]
    whole = [_letters(row.text[start:end]) for start, end in places]
    named = {index for start, end in places for index in range(start, end)}
    others = [index for index, letter in enumerate(row.text) if letter.isalnum() and index not in named]
    hidden = sum(not count for count in left)
    return Masking(
        passages=bool(places),
        safe_passages=bool(places) and hidden == len(places),
        places=len(places),
        hidden=hidden,
        partly=sum(0 < count < all_ for count, all_ in zip(left, whole, strict=True)),
        letters=len(others),
        lost_letters=sum(masked[index] == BLOCK for index in others),
    )


def _places(row: Judged) -> list[Place]:
    """Where a person's name stands, if it is not part of a firm's: Berg in Berg Hygiene. X and Y Berg are two."""
    persons = [name for names in row.persons for name in names.split(" and ")]
    firms = [place for name, _type in row.labels.organisations for place in _found(row.text, [name])]
    return [place for place in _found(row.text, persons) if not any(a <= place[0] < b for a, b in firms)]


def _found(text: str, names: Iterable[str]) -> list[Place]:
    """Places of the names, the longer name first where one holds the other."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return [match.span() for match in pattern.finditer(text)] if longest_first else []


def _letters(text: str) -> int:
    return sum(letter.isalnum() and letter != BLOCK for letter in text)
