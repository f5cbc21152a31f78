"""Details on their way into the ledger: exact offsets, nothing masked, and ids that stay where there are none."""

from manumit.model.base import canonical
from manumit.model.detail import Detail, DetailKind
from manumit.model.document import Document
from manumit.model.reading import Mention, Reading, Span
from manumit.model.statement import Claim, Draft, Statement
from manumit.model.words import Indicator, Stance
from nlp.pieces import together
from nlp.statements import drafts, masked
from nlp.stretches import Stretch

TEXT = "They paid 420,000 taka to Anowar in Corrie Bazar."
MONEY = Detail(kind=DetailKind.FEE, value="420000", unit="BDT", start=10, end=22)
PERSON = Detail(kind=DetailKind.PLACE, value="Anowar", start=26, end=32)


def mention(*details: Detail) -> Mention:
    return Mention(
        indicator=Indicator.RECRUITMENT_FEES,
        stance=Stance.ALLEGED,
        start=5,
        end=22,
        quote=TEXT[5:22],
        confidence=0.9,
        sentence=Span(start=0, end=len(TEXT)),
        details=details,
    )


def said(*details: Detail) -> tuple[Draft, Document]:
    document = Document(id="d-1", capture="c-1", source="ngo_harbour", main=TEXT, full=TEXT)
    reading = Reading(mentions=(mention(*details),), persons=(Span(start=26, end=32),), model="m")
    safe = masked(document, reading)
    return drafts(safe, reading)[0], safe


def claim_of(draft: Draft) -> Claim:
    assert isinstance(draft.body, Claim)
    return draft.body


def test_a_detail_reaches_the_claim_at_its_exact_words() -> None:
    draft, safe = said(MONEY)
    (detail,) = claim_of(draft).details
    assert detail == MONEY
    assert safe.main[detail.start : detail.end] == "420,000 taka"


def test_nothing_masked_reappears() -> None:
    draft, _ = said(MONEY, PERSON)
    assert claim_of(draft).details == (MONEY,)
    assert "Anowar" not in canonical(draft)


def test_a_claim_without_details_is_written_as_if_there_were_no_such_field() -> None:
    draft, _ = said()
    assert "details" not in canonical(claim_of(draft))
    claim = Claim(indicator=Indicator.DECEPTION, stance=Stance.POLICY, confidence=0.5, model="m")
    statement = Draft(body=claim, document="d-1", start=0, end=4, quote="They").of("ngo_harbour", "c-1")
    assert statement.id == "s-0923b0d87291ae5cf46b8178"


def test_details_are_part_of_what_is_said() -> None:
    with_details, without = said(MONEY)[0].of("a", "c"), said()[0].of("a", "c")
    assert with_details.id != without.id
    assert Statement.model_validate_json(canonical(with_details)) == with_details


def test_details_move_with_their_stretch() -> None:
    piece = Reading(mentions=(mention(MONEY),), model="m")
    first = Reading(model="m")
    whole = together("x" * 1000 + TEXT, [(Stretch(0, 0, 1000), first), (Stretch(1000, 1000, 1000 + len(TEXT)), piece)])
    (detail,) = whole.mentions[0].details
    assert (detail.start, detail.end) == (1010, 1022)


def test_an_empty_reading_is_written_without_warnings() -> None:
    assert "warnings" not in Reading(model="m").model_dump(mode="json")
