"""Relations: who supplies, recruits for or is owned by whom, where the text states it; what is made, and where."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from manumit.model.base import Model
from manumit.model.words import OrganisationType
from nlp.errors import LexiconProblem
from nlp.learned.model import load_model
from nlp.learned_ties import LearnedTies
from nlp.linear import Line, line_of
from nlp.notes import Named, Notes, Tie, notes_of
from nlp.pages import HERE, read_page

NAME = "manumit_relations"
TIED = frozenset({OrganisationType.COMPANY, OrganisationType.FACILITY, OrganisationType.BRAND, OrganisationType.AGENCY})
ONE = r"⟦\d+⟧"
ROW = rf"{ONE}(?:(?:,? and |,? or |, (?:\w+ ){{0,2}}?){ONE})*"
POINTS_BACK = r"[Tt]he (?:factory|company|mill|farm|plant|firm|supplier|plantation|manufacturer)|[Ii]t|which"
PARTS = {
    "{A}": rf"(?P<A>{ONE})",
    "{B}": rf"(?P<B>{ONE})",
    "{A+}": rf"(?P<A>{ROW})",
    "{B+}": rf"(?P<B>{ROW})",
    "{they}": rf"(?P<A>{ONE}|\b(?:{POINTS_BACK}))",
    "{W}": r"(?: (?!⟦)[\w'’-]+){0,6}?",
    "{few}": r"(?:(?!⟦)[\w,:;'’-]+ ){0,8}?",
    "{list}": r"(?:(?!⟦)[\w,:'’-]+ ){0,4}?",
}


class Ties(Model):
    """Patterns by relation, and the words that take a tie back."""

    supplies: tuple[str, ...]
    recruits_for: tuple[str, ...]
    owned_by: tuple[str, ...]
    taken_back: tuple[str, ...]
    doubted: tuple[str, ...]


@Language.factory(NAME, default_config={"sure": 0.5})
def make_relations(nlp: Language, name: str, sure: float) -> "Relations":  # noqa: ARG001 -- spaCy passes both by name
    """The component, with the patterns of nlp/relations.yml; sure: probability from which the model adds a tie."""
    return Relations(read_page(HERE / "relations.yml", Ties), sure)


class Relations:
    """Notes each tie once, with the words that state it."""

    def __init__(self, ties: Ties, sure: float) -> None:
        self._patterns = [
            (relation, _compiled(text))
            for relation in ("supplies", "recruits_for", "owned_by")
            for text in getattr(ties, relation)
        ]
        self._taken_back = _any_of(ties.taken_back)
        self._doubted = _any_of(ties.doubted)
        self._learned = LearnedTies(load_model(), sure)

    def __call__(self, doc: Doc) -> Doc:
        notes = notes_of(doc)
        firms = [named for named in notes.organisations if named.type in TIED]
        if not firms:
            return doc
        stated = [tie for sentence in notes.sentences for tie in self._stated(line_of(doc, sentence, firms), firms)]
        told = {(tie.head, tie.relation) for tie in stated}
        learned = [
            tie
            for tie in self._learned.ties(doc, notes, firms)
            if not self._unsaid(doc, notes, tie) and not ((tie.head, tie.relation) in told and _far(notes, tie))
        ]
        best: dict[tuple[str, str], Tie] = {}
        for tie in (*stated, *learned):
            back = best.get((tie.tail, tie.head))
            if tie.head != tie.tail and (back is None or back.relation != tie.relation):
                best.setdefault((tie.head, tie.tail), tie)
        notes.ties += best.values()
        return doc

    def _stated(self, line: Line, firms: list[Named]) -> Iterator[Tie]:
        if "⟦" not in line.text:
            return
        for relation, pattern in self._patterns:
            for match in pattern.finditer(line.text):
                taken_back = self._taken_back.search(match[0].replace("not only", ""))
                if taken_back or self._doubted.search(line.text, 0, match.start()):
                    continue
                start, end = line.tokens(*match.span())
                position = line.tokens(*match.span("A"))[0]
                for head in _firms(match["A"], position, firms):
                    for tail in _firms(match["B"], position, firms):
                        yield Tie(head.name, relation, tail.name, start, end)

    def _unsaid(self, doc: Doc, notes: Notes, tie: Tie) -> bool:
        """Whether the sentence that joins two names takes their tie back, or leaves open whether it holds."""
        low, high = notes.sentences[notes.sentence_of(tie.start)]
        if tie.end > high:
            return False
        taken_back = self._taken_back.search(doc[tie.start : tie.end].text.replace("not only", ""))
        return bool(taken_back or self._doubted.search(doc[low : tie.start].text))


def _far(notes: Notes, tie: Tie) -> bool:
    """Whether the two names of a tie stand in different sentences."""
    return notes.sentence_of(tie.start) != notes.sentence_of(tie.end - 1)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:\b|(?<=\w))(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _compiled(text: str) -> re.Pattern[str]:
    whole = text
    for name, part in PARTS.items():
        whole = whole.replace(name, part)
    try:
        return re.compile(whole)
    except re.error as error:
        raise LexiconProblem(f"relations.yml: {text}: {error}; correct the pattern") from error


def _firms(words: str, position: int, firms: list[Named]) -> list[Named]:
    """The organisations of a row; for a word that points back the last firm named before it."""
    numbers = re.findall(r"⟦(\d+)⟧", words)
    if numbers:
        return [firms[int(number)] for number in numbers]
    before = [(span[0], firm) for firm in firms for span in firm.spans if span[0] < position]
    return [max(before, key=lambda pair: pair[0])[1]] if before else []
