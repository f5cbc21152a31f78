"""What the components write down about one text and hand on to the next component."""

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc

from manumit.model.detail import Detail
from manumit.model.words import AccusedKind, DocumentType, Indicator, OrganisationType, Stance
from nlp.learned.decode import likely
from nlp.learned.labels import PERSON
from nlp.learned.model import Encoded
from nlp.learned.questions import Span as Pieces
from nlp.lexicon import Form
from nlp.slots import Span

EXTENSION = "notes"
ACCUSABLE = frozenset(
    {OrganisationType.COMPANY, OrganisationType.FACILITY, OrganisationType.BRAND, OrganisationType.AGENCY}
)
"""Types of organisation that employ, recruit or buy."""


@dataclass
class Hit:
    """Tokens that show an indicator, and what later components learn about them.

    sure: how sure the trained model is, where it stands alone; the lexicon's own hits are certain.
    """

    indicator: Indicator
    start: int
    end: int
    form: Form
    rules: tuple[str, ...]
    sentence: int
    stance: Stance = Stance.BACKGROUND
    sure: float = 1.0
    confidence: float = 0.5
    found_by: str | None = None
    accused: str | None = None
    accused_kind: AccusedKind | None = None
    details: tuple[Detail, ...] = ()


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

    own_names are of its publisher, as title and card give them. offer: whether the whole text offers work; None until
    that is judged. persons and the details of a hit are in characters, all else in tokens.
    """

    text: str = ""
    title: str = ""
    publisher: str | None = None
    type: DocumentType | None = None
    encoded: Encoded | None = None
    own_names: tuple[str, ...] = ()
    offer: bool | None = None
    sentences: list[Span] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    organisations: list[Named] = field(default_factory=list)
    persons: list[Span] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)

    def sentence_of(self, token: int) -> int:
        """The number of the sentence in which a token stands."""
        return max(0, bisect_right(self.sentences, token, key=lambda span: span[0]) - 1)

    def pieces(self, doc: Doc, start: int, end: int) -> Pieces | None:
        """The word pieces that the trained model read for tokens start to end; None where it read none."""
        if self.encoded is None or end <= start:
            return None
        last = doc[end - 1]
        return self.encoded.pieces.span(doc[start].idx, last.idx + len(last))


def notes_of(doc: Doc) -> Notes:
    """The notes on a text, begun where it has none."""
    if not Doc.has_extension(EXTENSION):
        Doc.set_extension(EXTENSION, default=None)
    if doc._.notes is None:
        doc._.notes = Notes()
    notes: Notes = doc._.notes
    return notes


def persons_at(notes: Notes, floor: float) -> list[Span]:
    """Characters that the trained model takes for a person's name, with at least this probability."""
    return likely(notes.encoded, PERSON, floor) if notes.encoded else []
