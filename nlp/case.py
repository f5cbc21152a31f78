"""One hit with all that the rules of stance may ask about how it is said."""

from dataclasses import dataclass

from spacy.tokens import Doc

from manumit.model.words import Stance
from nlp.cues import Around
from nlp.inflect import is_past
from nlp.notes import ACCUSABLE, Notes
from nlp.slots import Span
from nlp.voice import OWN_AUDIT, Voice

CLOSE = 4
CLAUSE = 14
SENTENCE = 100
VERB_REACH = 6
WAITS = frozenset({"until", "till", "unless", "before"})
PRESENT = frozenset({"is", "are", "be", "get", "gets"})
PAST_MODALS = frozenset({"could", "did"})
ONE = frozenset({"worker", "maid", "woman", "man", "driver", "employee", "fisherman", "girl", "boy", "helper", "nurse"})
SOMEBODY = frozenset({"he", "she", "they", "i", "we", "me", "us", "him", "them", "my", "you", "this", "these"})


@dataclass(frozen=True)
class Verdict:
    """A stance, how sure it is, and for found who found it."""

    stance: Stance
    confidence: float
    found_by: str | None = None


@dataclass(frozen=True)
class Case:
    """The hit, the cues around it, the voice of the text, and what else stands in it."""

    doc: Doc
    cues: Around
    voice: Voice
    notes: Notes

    @property
    def sentence(self) -> Span:
        return self.notes.sentences[self.cues.hit.sentence]

    @property
    def event(self) -> bool:
        return self.cues.hit.form == "event"

    @property
    def corporate(self) -> bool:
        return self.voice.corporate

    @property
    def past(self) -> bool:
        """Whether the hit, or the verb shortly before it, stands in the past."""
        first = max(self.sentence[0], self.cues.hit.start - VERB_REACH)
        return any(self._told_past(index) for index in range(first, self.cues.hit.end))

    def _told_past(self, index: int) -> bool:
        """A past form that is no passive of the present: was held, but not are held."""
        if self.doc[index].lower_ in PAST_MODALS:
            return True
        if not is_past(self.doc[index].lower_):
            return False
        return not any(token.lower_ in PRESENT for token in self.doc[max(self.sentence[0], index - 2) : index])

    @property
    def generic(self) -> bool:
        """A deed told of nobody, in the present: workers are charged fees."""
        low, high = self.sentence
        somebody = self.names_somebody() or self._tells_of_one(low, high)
        said = self.cues.has("alleged", "said", "charge", "finding", "verdict")
        return self.event and not self.past and not somebody and not said

    @property
    def told(self) -> bool:
        """A past event, or a name for one beside a verb of conduct."""
        return (self.event and self.past) or self.cues.before("conduct_verb", CLOSE)

    @property
    def decided(self) -> bool:
        """Whether the passage tells of a verdict, and does not merely tell of a charge."""
        return self.voice.verdict and not self.voice.charge and not self.corporate

    def _tells_of_one(self, low: int, high: int) -> bool:
        """Whether the sentence is about somebody: a pronoun, a person, or the worker of a story."""
        if any(token.lower_ in SOMEBODY for token in self.doc[low:high]):
            return True
        place = self.doc[low:high]
        if any(start < place.end_char and place.start_char < end for start, end in self.notes.persons):
            return True
        workers = [i for i in range(low, high) if self.doc[i].lower_ in ONE]
        return any(self.doc[j].lower_ in ("the", "one", "another") for i in workers for j in range(max(low, i - 4), i))

    def own_finding(self) -> bool:
        """Whether a company tells what its own audit found, and not what it would do if."""
        own = self.corporate or self.voice.type in OWN_AUDIT
        return own and self.cues.has("own_audit") and not self.cues.has("prohibit", "future")

    def rule_before(self) -> bool:
        """Whether a word of policy that is not told as past stands in the clause before the hit."""
        reach = self.cues.hit.start - CLAUSE
        rules = [span for span in self.cues.all("policy") if reach <= span[0] < self.cues.hit.start]
        return any(
            not is_past(self.doc[start].lower_) or self.doc[start].lower_ == "committed" for start, _end in rules
        )

    def names_somebody(self) -> bool:
        """Whether the sentence names an organisation that could be accused."""
        low, high = self.sentence
        return any(
            low <= start < high
            for org in self.notes.organisations
            if org.type in ACCUSABLE
            for start, _end in org.spans
        )

    def forbids(self) -> bool:
        """Whether a rule forbids it: not a victim who was forbidden, nor a rule beside a told event."""
        rules = self.cues.all("prohibit")
        if not rules:
            return False
        if not self.corporate and self.event:
            rules = [span for span in rules if not is_past(self.doc[span[0]].lower_)]
        if not rules:
            return False
        if not self.cues.has("charge", "verdict"):
            return True
        rule = self.cues.nearest("prohibit")
        report = min(
            (n for n in (self.cues.nearest("charge"), self.cues.nearest("verdict")) if n is not None), default=None
        )
        return rule is not None and (report is None or report >= rule)

    def remedy_only_promised(self) -> bool:
        """Whether every word of remedy stands behind a word of the future or of a condition."""
        promises = [span[0] for span in self.cues.all("future")]
        return all(any(0 <= start - promise <= CLAUSE for promise in promises) for start in self.remedies())

    def remedy_follows_conduct(self) -> bool:
        """Whether a finding or a charge stands before the hit and all remedy behind it: found that, and repaid."""
        said = any(self.cues.before(cue, CLAUSE) for cue in ("finding", "own_audit", "admission", "charge"))
        return self.event and said and all(start >= self.cues.hit.end for start in self.remedies())

    def remedies(self) -> list[int]:
        """Where words of remedy stand in the sentence, without what is only waited for: until the debt was settled."""
        spans = self.cues.found.here("remedy", self.cues.hit.sentence)
        return [start for start, _end in spans if not self._awaited(start)]

    def _awaited(self, token: int) -> bool:
        first = max(self.sentence[0], token - VERB_REACH)
        return any(before.lower_ in WAITS for before in self.doc[first:token])
