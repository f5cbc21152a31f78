"""Where a text names an organisation: the choice among candidates, and rows of names."""

from collections.abc import Iterable

from spacy.tokens import Doc

from nlp.countries import country_names
from nlp.name_evidence import Given, by_form, given_part, in_context, model_says, spoken_of_as_human
from nlp.names import Names
from nlp.runs import is_name_word, runs, split, trim
from nlp.slots import Span

PLACES = frozenset({"GPE", "LOC", "NORP", "DATE", "LANGUAGE", "LAW", "MONEY", "CARDINAL", "PERCENT", "TIME", "EVENT"})


def candidates(doc: Doc, names: Names, given: Given, sentences: list[Span]) -> list[Span]:
    """Spans that name an organisation, in order, none overlapping. Known names win, then the longest."""
    found = list(runs(doc, names, sentences))
    guesses = {span for run in found for span in by_form(doc, run, names)}
    persons = {e.text for e in doc.ents if e.label_ == "PERSON"}
    guesses |= {
        trim(doc, (e.start, e.end), names)
        for e in doc.ents
        if e.text not in persons
        and not spoken_of_as_human(doc, e.start, e.end)
        and model_says(doc, e.start, e.end, e.label_, names)
    }
    guesses |= {run for run in found if in_context(doc, run, names)}
    guesses |= {part for run in found if (part := given_part(doc, run, given)) is not None}
    pieces = {piece for span in guesses for piece in split(doc, span, names)}
    chosen = _apart([*given.known])
    for span in sorted(pieces, key=lambda s: (s[0] - s[1], s[0])):
        if fits(doc, span, names, given) and not _touches(span, chosen):
            chosen.append(span)
    chosen += _in_a_row(doc, found, chosen, names, given)
    return sorted(chosen)


def fits(doc: Doc, span: Span, names: Names, given: Given) -> bool:
    """Whether a span can be an organisation's name: no person, country, law, post or common word."""
    start, end = span
    if end <= start or not is_name_word(doc[start]):
        return False
    words, text = [token.text for token in doc[start:end]], doc[start:end].text
    legal = any(word in names.legal for word in words[1:])
    if len(words) == 1 and (_common(doc, start) or _place_elsewhere(doc, span)):
        return False
    if text.casefold() in names.never_folded or text.casefold() in country_names():
        return False
    if not legal and words[-1] not in names.all_heads and _is_person(doc, span, given):
        return False
    if words[-1] in names.not_last and words[0] not in names.bodies:
        return False
    if not legal and words[-1] not in names.all_heads and _dateline(doc, span):
        return False
    if any(character.isdigit() for character in words[-1]) and not legal and len(words) < 3:
        return False
    return len(words) > 1 or not (len(text) < 2 or text in names.legal or text in names.all_heads)


def _common(doc: Doc, index: int) -> bool:
    """Whether a capital only begins a line or sentence: a number, or a word that the text writes small elsewhere."""
    token = doc[index]
    if token.like_num or token.is_stop:
        return True
    begins = index == 0 or bool(token.is_sent_start) or "\n" in doc[index - 1].text
    low = token.lower_
    forms = {low, low + "s", low.removesuffix("s")}
    return begins and any(other.text in forms for other in doc)


def _place_elsewhere(doc: Doc, span: Span) -> bool:
    """Whether one word, alone in a heading here, is a place where the text says it again."""
    place = doc[span[0] : span[1]]
    return any(e.label_ == "GPE" and e.text == place.text and e.start != place.start for e in doc.ents)


def _dateline(doc: Doc, span: Span) -> bool:
    """Whether a span is the place in capitals with which a report begins: PORT ALDER, Country."""
    start, end = span
    begins = start == 0 or bool(doc[start].is_sent_start) or "\n" in doc[start - 1].text
    behind = doc[end + 1 : end + 4].text.casefold()
    place = end < len(doc) and doc[end].text == "," and any(behind.startswith(name) for name in country_names())
    return begins and doc[start:end].text.isupper() and place


def _is_person(doc: Doc, span: Span, given: Given) -> bool:
    place = doc[span[0] : span[1]]
    low, high = place.start_char, place.end_char
    return any(start < high and low < end for start, end in given.persons)


def _in_a_row(doc: Doc, found: list[Span], chosen: list[Span], names: Names, given: Given) -> list[Span]:
    """Runs that stand in one row with an organisation: Northpine, Vellum and Tarn."""
    labels = {token: entity.label_ for entity in doc.ents for token in range(entity.start, entity.end)}
    added: list[Span] = []
    pieces = [piece for run in found for piece in split(doc, run, names)]
    for _again in range(2):
        for piece in pieces:
            named = [*chosen, *added]
            if _touches(piece, named) or not fits(doc, piece, names, given):
                continue
            label = labels.get(piece[0])
            whole_person = label == "PERSON" and piece[1] - piece[0] > 1
            if label not in PLACES and not whole_person and _beside(doc, piece, named):
                added.append(piece)
    return added


def _beside(doc: Doc, piece: Span, named: list[Span]) -> bool:
    for start, end in named:
        between = doc[end : piece[0]] if end <= piece[0] else doc[piece[1] : start]
        if 0 < len(between) <= 2 and all(token.text in (",", "and", "or", "&") for token in between):
            return True
    return False


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in others)


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if not _touches(span, kept):
            kept.append(span)
    return kept
