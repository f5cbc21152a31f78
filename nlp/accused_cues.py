"""The cues by which an organisation is accused, speaks, buys or only stands by: nlp/accused.yml."""

import re

from manumit.model.base import Model
from nlp.errors import LexiconProblem

WEIGHED = "⟦X⟧"
Patterns = dict[str, tuple[re.Pattern[str], ...]]


class AccusedCues(Model):
    """Patterns around {X}, and the nouns by which an unnamed accused is described."""

    charged: tuple[str, ...]
    place: tuple[str, ...]
    speaker: tuple[str, ...]
    answers: tuple[str, ...]
    pays: tuple[str, ...]
    buyer: tuple[str, ...]
    bystander: tuple[str, ...]
    object: tuple[str, ...]
    descriptions: tuple[str, ...]
    points_back: tuple[str, ...]

    def compiled(self) -> Patterns:
        """The patterns by kind, with the mark of the weighed name for {X}. Raises LexiconProblem."""
        kinds = ("charged", "place", "speaker", "answers", "pays", "buyer", "bystander", "object")
        patterns = {kind: tuple(_compile(text) for text in getattr(self, kind)) for kind in kinds}
        words = "|".join(map(re.escape, self.points_back))
        return patterns | {"points_back": (re.compile(rf"(?i:\b(?:{words})\b)"),)}


def _compile(text: str) -> re.Pattern[str]:
    bound = r"\b" if text.startswith("(?:") else ""
    try:
        return re.compile(bound + text.replace("{X}", WEIGHED))
    except re.error as error:
        raise LexiconProblem(f"accused.yml: {text}: {error}; correct the pattern") from error
