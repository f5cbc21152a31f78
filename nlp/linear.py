"""A sentence as one line in which each organisation is a numbered mark, so that ties and charges read as patterns."""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from nlp.notes import Named
from nlp.slots import Span


@dataclass(frozen=True)
class Line:
    """text with ⟦n⟧ for the n-th organisation; starts gives the offset in text of each piece, firsts its token."""

    text: str
    starts: tuple[int, ...]
    firsts: tuple[int, ...]

    def tokens(self, start: int, end: int) -> Span:
        """The tokens that a stretch of the line covers."""
        low = bisect_right(self.starts, start) - 1
        high = bisect_right(self.starts, end - 1)
        return self.firsts[low], self.firsts[high]

    def offset(self, token: int) -> int:
        """Where in the line a token begins."""
        return self.starts[max(0, bisect_right(self.firsts, token) - 1)]


def line_of(doc: Doc, sentence: Span, organisations: list[Named]) -> Line:
    """The sentence as a line, names replaced by their number in organisations."""
    places = {span[0]: (span[1], number) for number, named in enumerate(organisations) for span in named.spans}
    pieces: list[str] = []
    starts: list[int] = []
    firsts: list[int] = []
    length = 0
    index = sentence[0]
    while index < sentence[1]:
        stop, number = places.get(index, (index + 1, -1))
        words = doc[index].text if number < 0 else f"⟦{number}⟧"
        piece = words + (" " if doc[stop - 1].whitespace_ or doc[stop - 1].is_space else "")
        starts.append(length)
        firsts.append(index)
        pieces.append(piece)
        length += len(piece)
        index = stop
    return Line("".join(pieces), (*starts, length), (*firsts, sentence[1]))
