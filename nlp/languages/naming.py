"""Where a text in another language names an organisation: runs of capitals, and the words that show what they are."""

from collections.abc import Iterator

from spacy.tokens import Doc

from manumit.model.words import OrganisationType
from nlp.languages.page import NameCues
from nlp.languages.words import folded
from nlp.names import Names
from nlp.runs import is_name_word
from nlp.slots import Span

WIDE = (OrganisationType.GOVERNMENT, OrganisationType.NGO, OrganisationType.OTHER)
DEFINITE = frozenset({"del", "do", "da", "dos", "das", "du", "des"})
ENGLISH = (OrganisationType.AGENCY, OrganisationType.FACILITY, OrganisationType.COMPANY)
BEFORE = 2
SHORT = 3
BEHIND = 5


class Naming:
    """The name cues of one language, ready to ask."""

    def __init__(self, cues: NameCues, english: Names, starters: tuple[str, ...], countries: tuple[str, ...]) -> None:
        self._legal = frozenset(form for form in english.legal if form[0].isupper()) | frozenset(cues.legal)
        self._legal_first = frozenset(cues.legal_first)
        self._heads = {type_: frozenset(map(folded, words)) for type_, words in cues.heads.items()}
        self._nouns = {folded(word): type_ for type_, words in cues.nouns.items() for word in words}
        self._acronyms = {word: type_ for type_, words in cues.acronyms.items() for word in words}
        self._english = english.heads
        self._connectors = frozenset(map(folded, cues.connectors))
        self._articles = frozenset(map(folded, cues.articles))
        self._joins = frozenset(map(folded, cues.joins))
        heads = frozenset().union(*self._heads.values())
        self._weak = frozenset(map(folded, (*cues.articles, *starters))) | (self._nouns.keys() - heads)
        self._never = frozenset(map(folded, (*cues.never, *countries)))

    def names(self, doc: Doc, sentences: list[Span]) -> Iterator[tuple[Span, OrganisationType]]:
        """Each run that shows itself to be an organisation, with its type."""
        for run in self.runs(doc, sentences):
            trimmed = self._without_office(doc, run)
            if (type_ := self._type(doc, trimmed)) is not None:
                yield trimmed, type_

    def _without_office(self, doc: Doc, run: Span) -> Span:
        """The firm alone where a run begins with an office of it: the directorate of X Ltd is X Ltd."""
        words = [doc[index].text for index in range(*run)]
        office = any(folded(words[0]) in self._heads.get(type_, ()) for type_ in WIDE)
        if not office or not any(word in self._legal for word in words[1:]):
            return run
        cut = next((i for i, word in enumerate(words) if folded(word) in self._connectors), None)
        return run if cut is None else (run[0] + cut + 1, run[1])

    def runs(self, doc: Doc, sentences: list[Span]) -> Iterator[Span]:
        """Runs of name words in each sentence, without the common words that only a capital makes look like one."""
        for start, end in sentences:
            index = start
            while index < end:
                if not self._begins(doc, index, start, end):
                    index += 1
                    continue
                stop = self._run_end(doc, index, end)
                yield index, stop
                index = stop

    def _begins(self, doc: Doc, index: int, start: int, end: int) -> bool:
        """Whether a name begins here: a capital that means one, or the small head of a public body, ministry of X."""
        if is_name_word(doc[index]):
            return not self._only_begins(doc, index, start)
        body = folded(doc[index].text) in self._heads.get(OrganisationType.GOVERNMENT, ())
        return body and index + 1 < end and self._joined(doc, index, index + 1, end) > 0

    def _only_begins(self, doc: Doc, index: int, start: int) -> bool:
        """Whether a capital only begins the sentence: an article, a starter, a word like workers."""
        opens = index == start or not doc[index - 1].text[:1].isalnum()
        return opens and folded(doc[index].text) in self._weak and doc[index].text not in self._legal_first

    def _run_end(self, doc: Doc, index: int, end: int) -> int:
        stop = index + 1
        while stop < end:
            token = doc[stop]
            if token.text in self._legal or is_name_word(token):
                stop += 1
            elif token.text == "," and stop + 1 < end and doc[stop + 1].text in self._legal:
                stop += 2
            elif token.text == "(" and self._inset(doc, stop, end):
                stop += 3
            elif (step := self._joined(doc, index, stop, end)) > 0:
                stop += step
            else:
                break
            if stop - index > 1 and doc[stop - 1].text in self._legal and not self._goes_on(doc, stop, end):
                break
        return stop

    def _inset(self, doc: Doc, index: int, end: int) -> bool:
        """Whether a bracketed word stands before a legal form: (Pty) Ltd."""
        return index + 3 < end and doc[index + 2].text == ")" and doc[index + 3].text in self._legal

    def _goes_on(self, doc: Doc, stop: int, end: int) -> bool:
        """Whether a legal form of several words goes on: Sdn Bhd, S.A. de C.V."""
        if stop < end and doc[stop].text in self._legal:
            return True
        return stop + 1 < end and doc[stop].text == "de" and doc[stop + 1].text in self._legal

    def _joined(self, doc: Doc, index: int, stop: int, end: int) -> int:
        """How many connecting words at stop belong to the name that began at index; 0 where it ends."""
        if doc[stop].text == "&":
            return 1 if stop + 1 < end and is_name_word(doc[stop + 1]) else 0
        count = int(folded(doc[stop].text) in self._connectors | self._joins)
        if count and stop + 1 < end and folded(doc[stop + 1].text) in self._articles | self._connectors:
            count += 1
        if not count or stop + count >= end:
            return 0
        if doc[stop + count].text in self._legal:
            return count
        if not is_name_word(doc[stop + count]):
            return 0
        head = folded(doc[index].text)
        wide = any(head in self._heads.get(type_, ()) for type_ in WIDE)
        if any(folded(doc[stop + i].text) in self._joins for i in range(count)):
            return count if wide else 0
        named = any(head in heads for heads in self._heads.values()) and folded(doc[stop].text) in DEFINITE
        return count if wide or named or stop == index + 1 or self._legal_follows(doc, stop + count, end) else 0

    def _legal_follows(self, doc: Doc, index: int, end: int) -> bool:
        while index < end and is_name_word(doc[index]):
            if doc[index].text in self._legal:
                return True
            index += 1
        return index < end and doc[index].text in self._legal

    def means_something(self, doc: Doc, run: Span) -> bool:
        """Whether a run is a country, a law, a month or begins with a word that names kinds of things."""
        words = [folded(token.text) for token in doc[run[0] : run[1]]]
        heads = (*self._heads.values(), self._weak, self._nouns)
        return " ".join(words) in self._never or any(words[0] in known for known in heads)

    def _type(self, doc: Doc, run: Span) -> OrganisationType | None:
        words = [token.text for token in doc[run[0] : run[1]]]
        if folded(" ".join(words)) in self._never:
            return None
        by_head = self._by_head(words)
        if (words[0] in self._legal_first and len(words) > 1) or any(word in self._legal for word in words[1:]):
            told = by_head or self._by_noun(doc, run)
            return told if told is OrganisationType.AGENCY else OrganisationType.COMPANY
        if by_head is not None and len(words) > 1:
            return by_head
        if len(words) == 1 and words[0] in self._acronyms:
            return self._acronyms[words[0]]
        return None if words[0] in self._legal else self._by_noun(doc, run)

    def _by_head(self, words: list[str]) -> OrganisationType | None:
        small = [folded(word) for word in words]
        for type_, heads in self._heads.items():
            if small[0] in heads or (type_ in WIDE and len(small) > 2 and small[1] in heads):
                return type_
        return next((type_ for type_ in ENGLISH if len(words) > 1 and words[-1] in self._english[type_]), None)

    def _by_noun(self, doc: Doc, run: Span) -> OrganisationType | None:
        """By a word such as company just before the name, or in an apposition behind it."""
        for index in range(run[0] - 1, max(-1, run[0] - 1 - BEFORE), -1):
            word = folded(doc[index].text)
            if word in self._nouns:
                return self._nouns[word]
            if not doc[index].is_alpha and doc[index].text not in ('"', "“", "«", "‘"):
                return None
            if len(word) <= SHORT or doc[run[0]].text.isupper() or word in self._connectors or is_name_word(doc[index]):
                return None
        if run[1] < len(doc) and doc[run[1]].text == ",":
            for token in doc[run[1] + 1 : run[1] + 1 + BEHIND - 2]:
                if (word := folded(token.text)) in self._nouns:
                    return self._nouns[word]
                if word not in self._connectors | self._articles and len(word) > 3:
                    return None
        return None
