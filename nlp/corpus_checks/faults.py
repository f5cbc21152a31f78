"""Faults of a row: labels that do not fit its text or break the guide; and of rows beside each other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

import spacy
from spacy.language import Language

from manumit.model.words import AccusedKind, Stance
from nlp.components import sentences
from nlp.corpus_checks.coverage import ACTORS, NEAR_MISSES, REGISTERS
from nlp.corpus_checks.grams import grams
from nlp.learned.labels import RELATIONS
from nlp.notes import notes_of
from nlp.training.corpus import Labelled, Passage

MOST_SENTENCES = 8
SENTENCE_WORDS = 4
ENDS = ".?!"
AFTER_END = "\"'”’)] \n"
NOBODY = frozenset({Stance.POLICY, Stance.HYPOTHETICAL, Stance.BACKGROUND})
FREE_TAILS = frozenset({"produces", "located_in"})


def faults(passage: Passage) -> Iterator[str]:
    """What is wrong with a row, one line each, with its id."""
    for fault in (*_provenance(passage), *_mentions(passage), *_names(passage), *_relations(passage)):
        yield f"{passage.id}: {fault}"
    count = sentence_count(passage.text)
    if not 1 <= count <= MOST_SENTENCES:
        yield f"{passage.id}: {count} sentences"


def sentence_count(text: str) -> int:
    """How many sentences a text has; headings, numbers and clipped items of lists are none. At least 1."""
    doc = _splitter()(text)
    stretches = [doc[start:end].text for start, end in notes_of(doc).sentences]
    closed = [s for s in stretches if s.rstrip(AFTER_END).endswith(tuple(ENDS)) and len(s.split()) >= SENTENCE_WORDS]
    return max(len(closed), bool(text.strip()))


def repeated_ids(passages: Iterable[Passage]) -> list[str]:
    """Ids and texts that stand twice, sorted."""
    rows = list(passages)
    twice = Counter(p.id for p in rows) + Counter(p.text for p in rows)
    return sorted(key for key, count in twice.items() if count > 1)


def split_batches(passages: Iterable[Passage]) -> list[str]:
    """Batches that stand in more than one split, sorted."""
    splits: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        splits[passage.batch].add(passage.split)
    return sorted(batch for batch, found in splits.items() if len(found) > 1)


def sharing(passages: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
    """Pairs of passages that have a run of eight words in common, each pair once."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        for gram in grams(passage.text):
            holders[gram].append(number)
    pairs = {pair for numbers in holders.values() if len(numbers) > 1 for pair in combinations(numbers, 2)}
    return [(passages[one], passages[other]) for one, other in sorted(pairs)]


def _provenance(passage: Passage) -> Iterator[str]:
    if not passage.batch or not passage.id.startswith(passage.batch):
        yield f"the id does not begin with the batch {passage.batch!r}"
    if passage.register_ not in REGISTERS:
        yield f"register {passage.register_!r} is none of ours"
    for name in {*passage.near} - {*NEAR_MISSES}:
        yield f"near miss {name!r} is none of ours"
    for name in {*passage.actors} - {*ACTORS}:
        yield f"actor {name!r} is none of ours"


def _mentions(passage: Passage) -> Iterator[str]:
    listed = {organisation.name for organisation in passage.organisations}
    for mention in passage.mentions:
        if not mention.quote or passage.text[mention.start : mention.end] != mention.quote:
            yield f"quote {mention.quote!r} is not text[{mention.start}:{mention.end}]"
        for fault in _accused(mention, passage, listed):
            yield f"{mention.quote!r}: {fault}"


def _accused(mention: Labelled, passage: Passage, listed: set[str]) -> Iterator[str]:
    accused, kind = mention.accused, mention.accused_kind
    if (accused is None) != (kind is None):
        yield "accused and kind disagree"
    if accused is None:
        return
    if mention.stance in NOBODY:
        yield f"{mention.stance} accuses nobody"
    if accused not in passage.text:
        yield f"accused {accused!r} is not in the text"
    if (kind is AccusedKind.ORGANISATION) != (accused in listed):
        yield f"accused {accused!r} is a {kind}, and organisations say otherwise"
    if kind is AccusedKind.PERSON and not any(accused in p or p in accused for p in passage.persons):
        yield f"accused {accused!r} is not among the persons"


def _names(passage: Passage) -> Iterator[str]:
    names = [organisation.name for organisation in passage.organisations]
    for kind, values in (("organisation", names), ("place", passage.places), ("person", passage.persons)):
        for value in values:
            if not value.strip() or value not in passage.text:
                yield f"{kind} {value!r} is not in the text"
    for name, count in Counter(names).items():
        if count > 1:
            yield f"organisation {name!r} stands twice"


def _relations(passage: Passage) -> Iterator[str]:
    listed = {organisation.name for organisation in passage.organisations}
    for tie in passage.relations:
        if tie.relation not in RELATIONS[1:]:
            yield f"relation {tie.relation!r} is none of ours"
        if tie.head not in listed:
            yield f"head {tie.head!r} is not among the organisations"
        if tie.tail not in (passage.text if tie.relation in FREE_TAILS else listed):
            yield f"tail {tie.tail!r} is not there"


@cache
def _splitter() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(sentences.NAME)
    return nlp
