"""The component: it acts on offers alone, accuses nobody, and takes the charge from hits that an offer got."""

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language

from manumit.model.reading import OfferWarningKind, Organisation, Reading
from manumit.model.words import AccusedKind, DocumentType, Indicator, OrganisationType, Stance
from nlp.components import details, sentences, vacancies
from nlp.notes import Hit, Notes, notes_of
from nlp.readings import reading_of
from nlp.vacancies.warnings import OfferWarnings

VACANCY, SITE, NEWS = DocumentType.VACANCY, DocumentType.AGENCY_SITE, DocumentType.NEWS
OFFER = (
    "Urgently required: 40 cleaners for a reputed company in the Gulf. Salary QAR 9,000 per month, free accommodation. "
    "Service charge Tk 1,50,000 payable before flight. Original passport to be submitted. "
    "Contract will be signed on arrival. Age 17 to 35. WhatsApp only: +974 0000 0000."
)
Read = Callable[..., Reading]


@pytest.fixture(scope="module")
def nlp() -> Language:
    made: Language = spacy.blank("en")
    for name in (sentences.NAME, vacancies.NAME, details.NAME):
        made.add_pipe(name)
    return made


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    warnings = OfferWarnings()

    def reading(text: str, type: DocumentType | None = None) -> Reading:
        doc = nlp.make_doc(text)
        notes_of(doc)
        doc._.notes = Notes(type=type)
        made = reading_of(nlp(doc), "m", ())
        return made.model_copy(update={"warnings": warnings.of(text, type, made)})

    return reading


def test_an_offer_is_known_by_its_words_and_read_for_what_it_hides(read: Read) -> None:
    reading = read(OFFER)
    assert [(m.indicator, m.stance) for m in reading.mentions] == [
        (Indicator.RECRUITMENT_FEES, Stance.HYPOTHETICAL),
        (Indicator.RETENTION_OF_IDENTITY_DOCUMENTS, Stance.HYPOTHETICAL),
        (Indicator.DECEPTION, Stance.HYPOTHETICAL),
    ]
    assert [str(w.kind) for w in reading.warnings] == [
        "no_employer_named",
        "no_place_named",
        "phone_only_contact",
        "minors_wanted",
        "pay_above_market",
    ]


def test_nobody_is_accused_and_nothing_is_conduct(read: Read) -> None:
    mentions = read(OFFER, VACANCY).mentions
    assert mentions
    assert not any(m.stance.is_conduct or m.accused or m.accused_kind for m in mentions)


def test_quotes_are_exact(read: Read) -> None:
    reading = read(OFFER)
    quotes = [(m.start, m.end, m.quote) for m in reading.mentions]
    quotes += [(w.start, w.end, w.quote) for w in reading.warnings]
    assert len(quotes) > 1
    assert all(OFFER[start:end] == quote for start, end, quote in quotes)


def test_the_fee_comes_with_its_sum(read: Read) -> None:
    (fee,) = [m for m in read(OFFER).mentions if m.indicator is Indicator.RECRUITMENT_FEES]
    assert [(str(d.kind), d.value, d.unit) for d in fee.details] == [("fee", "150000", "BDT")]


@pytest.mark.parametrize("type", [NEWS, DocumentType.NGO_REPORT, DocumentType.COURT, DocumentType.POLICY])
def test_another_kind_of_document_is_left_alone(read: Read, type: DocumentType) -> None:
    assert read(OFFER, type) == Reading(model="m")


@pytest.mark.parametrize(
    "text",
    [
        "The court heard that a reputed company advertised: urgently required, salary 900, free accommodation. "
        "Police said a processing fee of Rs 500 was asked.",
        "Our yearly report: service charges rose, and the salary of drivers with experience too.",
        "",
    ],
)
def test_a_text_of_unknown_kind_that_is_no_offer_is_left_alone(read: Read, text: str) -> None:
    assert read(text) == Reading(model="m")


def test_an_agency_site_is_read_for_terms_and_not_for_what_it_lacks(read: Read) -> None:
    reading = read("Candidates must pay for their own ticket.", SITE)
    assert [m.stance for m in reading.mentions] == [Stance.HYPOTHETICAL]
    assert reading.warnings == ()


def test_children_wanted_are_child_labour_and_the_young_a_warning(read: Read) -> None:
    child = read("Girls aged 13 to 16 wanted in Malaysia.", VACANCY)
    assert [(m.indicator, m.stance) for m in child.mentions] == [(Indicator.CHILD_LABOUR, Stance.HYPOTHETICAL)]
    young = read("Boys aged 16 wanted in Malaysia.", VACANCY)
    assert young.mentions == ()
    assert "minors_wanted" in [str(w.kind) for w in young.warnings]


def charged(nlp: Language, text: str, words: str, stance: Stance, type: DocumentType = SITE) -> list[Hit]:
    """The hits of a text after one of it had accused somebody of the words."""
    doc = nlp.make_doc(text)
    notes_of(doc)
    doc._.notes = Notes(type=type)
    doc = nlp.get_pipe(sentences.NAME)(doc)
    span = doc.char_span(text.index(words), text.index(words) + len(words))
    assert span is not None
    hit = Hit(Indicator.RECRUITMENT_FEES, span.start, span.end, "event", ("model",), 0, stance)
    hit.accused, hit.accused_kind = "Padma Bridge Overseas", AccusedKind.ORGANISATION
    notes_of(doc).hits.append(hit)
    return notes_of(nlp.get_pipe(vacancies.NAME)(doc)).hits


@pytest.mark.parametrize("stance", [Stance.ALLEGED, Stance.FOUND, Stance.BACKGROUND, Stance.POLICY])
def test_a_hit_on_a_term_loses_its_charge(nlp: Language, stance: Stance) -> None:
    (hit,) = charged(nlp, "Padma Bridge Overseas: the processing fee is Rs 20,000.", "processing fee is", stance)
    assert (hit.stance, hit.accused, hit.accused_kind) == (Stance.HYPOTHETICAL, None, None)
    assert hit.rules == ("model", "vacancies/fee")


def test_a_hit_on_a_term_ends_with_its_clause(nlp: Language) -> None:
    text = "The processing fee is Rs 20,000. Helpers get food."
    (hit,) = charged(nlp, text, "processing fee is Rs 20,000. Helpers get", Stance.ALLEGED)
    assert nlp.make_doc(text)[hit.start : hit.end].text == "processing fee is Rs 20,000."


def test_a_remedy_stays_a_remedy(nlp: Language) -> None:
    (hit,) = charged(nlp, "The processing fee of Rs 20,000 was given back.", "processing fee", Stance.REMEDIED)
    assert hit.stance is Stance.REMEDIED


@pytest.mark.parametrize("type", [VACANCY, SITE])
def test_conduct_that_is_said_keeps_its_charge(nlp: Language, type: DocumentType) -> None:
    text = "Padma Bridge Overseas: workers were charged a processing fee of Rs 20,000."
    (hit,) = charged(nlp, text, "charged a processing fee", Stance.ALLEGED, type)
    assert (hit.stance, hit.accused) == (Stance.ALLEGED, "Padma Bridge Overseas")


def test_in_an_offer_any_charge_goes_that_nothing_told_supports(nlp: Language) -> None:
    text, words = "Helpers pay Padma Bridge Overseas by the month.", "Helpers pay"
    assert [hit.stance for hit in charged(nlp, text, words, Stance.ALLEGED, VACANCY)] == [Stance.HYPOTHETICAL]
    assert [hit.stance for hit in charged(nlp, text, words, Stance.ALLEGED, SITE)] == [Stance.ALLEGED]


def test_a_stretch_of_an_offer_is_read_though_it_does_not_look_like_one(nlp: Language) -> None:
    text = "Candidates must pay for their own ticket."
    for offer, hits in ((True, 1), (False, 0), (None, 0)):
        doc = nlp.make_doc(text)
        notes_of(doc)
        doc._.notes = Notes(offer=offer)
        assert len(notes_of(nlp(doc)).hits) == hits


def organisation(name: str, type: OrganisationType) -> Reading:
    return Reading(organisations=(Organisation(name=name, type=type),), model="m")


@pytest.mark.parametrize(
    ("text", "reading", "warned"),
    [
        ("Corrie wants helpers in Malaysia.", organisation("Corrie", OrganisationType.COMPANY), False),
        ("Corrie wants helpers in Malaysia.", organisation("Corrie", OrganisationType.FACILITY), False),
        ("Corrie wants helpers in Malaysia.", organisation("Corrie", OrganisationType.AGENCY), True),
        ("Corrie Ltd wants helpers in Malaysia.", organisation("Corrie Ltd", OrganisationType.AGENCY), True),
        ("Corrie Ltd wants helpers in Malaysia.", Reading(model="m"), False),
        ("Helpers wanted in Malaysia.", Reading(model="m"), True),
    ],
)
def test_a_recruiter_is_no_employer(text: str, reading: Reading, warned: bool) -> None:
    kinds = {warning.kind for warning in OfferWarnings().of(text, VACANCY, reading)}
    assert (OfferWarningKind.NO_EMPLOYER_NAMED in kinds) is warned


def test_the_component_is_registered_with_typed_config() -> None:
    made = spacy.blank("en").add_pipe(vacancies.NAME, config={"confidence": 0.4})
    assert isinstance(made, vacancies.Vacancies)
    with pytest.raises(ValueError, match="confidence"):
        spacy.blank("en").add_pipe(vacancies.NAME, config={"confidence": "sure"})
