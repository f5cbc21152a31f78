"""Which details a hit gets: those its indicator asks for, from its sentence and directly beside it, and no person's."""

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from manumit.model.detail import DetailKind
from manumit.model.words import Indicator, OrganisationType, Stance
from nlp.components import details, sentences
from nlp.details.asked import load_asked
from nlp.notes import Hit, Named, Notes, notes_of

FEES, HOURS, PAPERS = (
    Indicator.RECRUITMENT_FEES,
    Indicator.EXCESSIVE_OVERTIME,
    Indicator.RETENTION_OF_IDENTITY_DOCUMENTS,
)
Ready = Callable[[str], Doc]


@pytest.fixture(scope="module")
def ready() -> Ready:
    nlp: Language = spacy.blank("en")
    nlp.add_pipe(sentences.NAME)

    def prepared(text: str) -> Doc:
        doc = nlp.make_doc(text)
        notes_of(doc)
        doc._.notes = Notes()
        return nlp(doc)

    return prepared


@pytest.fixture(scope="module")
def component() -> details.Details:
    return details.Details(8, True)


def hit(doc: Doc, words: str, indicator: Indicator, stance: Stance = Stance.ALLEGED) -> None:
    start = doc.text.index(words)
    span = doc.char_span(start, start + len(words))
    assert span is not None
    notes = notes_of(doc)
    notes.hits.append(Hit(indicator, span.start, span.end, "event", ("test",), notes.sentence_of(span.start), stance))


def of(doc: Doc, number: int = 0) -> list[tuple[str, str]]:
    return [(str(d.kind), d.value) for d in notes_of(doc).hits[number].details]


def test_a_sentence_of_two_indicators_gives_each_its_own(ready: Ready, component: details.Details) -> None:
    doc = ready("They paid a fee of 4,000 dollars to a broker and worked 16 hours a day in Qatar.")
    hit(doc, "paid a fee", FEES)
    hit(doc, "worked 16 hours a day", HOURS)
    component(doc)
    assert of(doc, 0) == [("fee", "4000"), ("place", "Qatar")]
    assert of(doc, 1) == [("hours", "16"), ("place", "Qatar")]


def test_the_sentence_beside_gives_what_the_own_one_lacks(ready: Ready, component: details.Details) -> None:
    doc = ready("Workers were charged for their jobs. The fee was 420,000 taka each.")
    hit(doc, "charged for their jobs", FEES)
    component(doc)
    assert of(doc) == [("fee", "420000")]


@pytest.mark.parametrize(
    "beside",
    [
        "Wages were kept too, and the fee was 420,000 taka.",
        "Harbour Mills paid a fee of 420,000 taka.",
    ],
)
def test_a_sentence_beside_that_is_about_something_else_gives_nothing(
    ready: Ready, component: details.Details, beside: str
) -> None:
    doc = ready(f"Workers were charged for their jobs. {beside}")
    hit(doc, "charged for their jobs", FEES)
    if "Wages" in beside:
        hit(doc, "Wages were kept", Indicator.WITHHOLDING_OF_WAGES)
    else:
        place = doc.char_span(doc.text.index("Harbour"), doc.text.index(" paid"))
        assert place is not None
        notes_of(doc).organisations.append(Named("Harbour Mills", OrganisationType.COMPANY, [(place.start, place.end)]))
    component(doc)
    assert of(doc) == []


def test_another_paragraph_is_not_beside(ready: Ready, component: details.Details) -> None:
    doc = ready("Workers were charged for their jobs.\n\nThe fee was 420,000 taka each.")
    hit(doc, "charged for their jobs", FEES)
    component(doc)
    assert of(doc) == []


def test_the_date_of_the_report_is_not_the_date_of_the_conduct(ready: Ready, component: details.Details) -> None:
    doc = ready("In March 2022 the inspectorate found that passports were taken in 2019.")
    hit(doc, "passports were taken", PAPERS)
    component(doc)
    assert of(doc) == [("when", "2019")]


def test_money_paid_back_is_told_of_a_remedy_only(ready: Ready, component: details.Details) -> None:
    text = "The mill repaid 900 dollars to workers who had paid fees."
    for stance, told in ((Stance.REMEDIED, [("repayment", "900")]), (Stance.ALLEGED, [])):
        doc = ready(text)
        hit(doc, "paid fees", FEES, stance)
        component(doc)
        assert of(doc) == told


def test_what_touches_a_person_is_no_detail(ready: Ready, component: details.Details) -> None:
    doc = ready("Passports were taken at a dormitory in Qatar in 2019.")
    hit(doc, "Passports were taken", PAPERS)
    notes_of(doc).persons.append((doc.text.index("Qatar"), doc.text.index("Qatar") + 5))
    component(doc)
    assert of(doc) == [("when", "2019")]


def test_a_good_in_an_organisations_name_is_no_detail(ready: Ready, component: details.Details) -> None:
    doc = ready("Passports were taken at Corrie Garment Factory.")
    hit(doc, "Passports were taken", PAPERS)
    place = doc.char_span(doc.text.index("Corrie"), len(doc.text) - 1)
    assert place is not None
    notes_of(doc).organisations.append(Named(place.text, OrganisationType.FACILITY, [(place.start, place.end)]))
    component(doc)
    assert of(doc) == []


def test_places_of_the_model_are_used(ready: Ready, component: details.Details) -> None:
    doc = ready("Passports were taken at a mill in Sundermark.")
    hit(doc, "Passports were taken", PAPERS)
    doc.ents = [Span(doc, len(doc) - 2, len(doc) - 1, label="GPE")]
    component(doc)
    assert of(doc) == [("place", "Sundermark")]


def test_at_most_so_many_are_kept(ready: Ready) -> None:
    doc = ready("They paid a fee of 4,000 dollars and a fee of 300 dollars and a fee of 20 dollars.")
    hit(doc, "paid a fee", FEES)
    details.Details(2, True)(doc)
    assert of(doc) == [("fee", "4000"), ("fee", "300")]


def test_the_sentence_beside_can_be_left_out(ready: Ready) -> None:
    doc = ready("Workers were charged for their jobs. The fee was 420,000 taka each.")
    hit(doc, "charged for their jobs", FEES)
    details.Details(8, False)(doc)
    assert of(doc) == []


def test_every_indicator_says_what_it_asks_for() -> None:
    asked = load_asked()
    assert set(asked.asked) == set(Indicator)
    assert all(kinds <= set(DetailKind) for kinds in asked.asked.values())
    assert [i for i in Indicator if DetailKind.AGE in asked.asked[i]] == [Indicator.CHILD_LABOUR]


def test_the_component_is_registered_with_typed_config() -> None:
    nlp = spacy.blank("en")
    made = nlp.add_pipe(details.NAME, config={"most": 3})
    assert isinstance(made, details.Details)
    with pytest.raises(ValueError, match="most"):
        spacy.blank("en").add_pipe(details.NAME, config={"most": "many"})
