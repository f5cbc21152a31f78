"""What the components write down about one text and hand on to the next component."""

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc

from manumit.model.words import AccusedKind, DocumentType, Indicator, OrganisationType, Stance
from nlp.lexicon import Form
from nlp.slots import Span

EXTENSION = "notes"


@dataclass
class Hit:
    """Tokens that show an indicator, and what later components learn about them."""

    indicator: Indicator
    start: int
    end: int
    form: Form
    rules: tuple[str, ...]
    sentence: int
    stance: Stance = Stance.BACKGROUND
    confidence: float = 0.5
    found_by: str | None = None
    accused: str | None = None
    accused_kind: AccusedKind | None = None


@dataclass
class Named:
    """An organisation and where it stands, in tokens. namesake: only its legal form tells it from a known one."""

    name: str
    type: OrganisationType
    spans: list[Span]
    known: str | None = None
    namesake: bool = False


@dataclass
class Tie:
    """head relation tail, said in tokens start to end."""

    head: str
    relation: str
    tail: str
    start: int
    end: int


@dataclass
class Notes:
    """Context given with a text, and everything found in it so far.

    own_names are of its publisher, as title and card give them. persons are in characters, all else in tokens.
    """

    text: str = ""
    title: str = ""
    publisher: str | None = None
    type: DocumentType | None = None
    own_names: tuple[str, ...] = ()
    sentences: list[Span] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    organisations: list[Named] = field(default_factory=list)
    persons: list[Span] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)

    def sentence_of(self, token: int) -> int:
        """The number of the sentence in which a token stands."""
        return max(0, bisect_right(self.sentences, token, key=lambda span: span[0]) - 1)


def notes_of(doc: Doc) -> Notes:
    """The notes on a text, begun where it has none."""
    if not Doc.has_extension(EXTENSION):
        Doc.set_extension(EXTENSION, default=None)
    if doc._.notes is None:
        doc._.notes = Notes()
    notes: Notes = doc._.notes
    return notes
