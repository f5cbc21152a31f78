"""Mistakes are sorted into the right class and counted where they stand."""

from manumit.model.reading import Reading, Span
from manumit.model.words import AccusedKind, Indicator, Stance
from nlp.evaluation.labels import Judged, Labels, Said
from nlp.evaluation.mistakes import MistakeClass, by_place, confusion, examples, mistakes
from nlp.evaluation.persons import masking

FEES, WAGES, HOURS = Indicator.RECRUITMENT_FEES, Indicator.WITHHOLDING_OF_WAGES, Indicator.EXCESSIVE_OVERTIME
FIRM = AccusedKind.ORGANISATION


def row(*mentions: Said, id: str = "a-1", own: bool = True, text: str = "", persons: tuple[str, ...] = ()) -> Judged:
    labels = Labels(mentions)
    return Judged(id=id, text=text, labels=labels, register="news", near=("risk", "scope"), own=own, persons=persons)


def kinds(gold: Judged, *read: Said) -> list[MistakeClass]:
    return [mistake.kind for mistake in mistakes(gold, Labels(read))]


def test_a_right_reading_has_no_mistake() -> None:
    told = Said(FEES, Stance.ALLEGED, "Ketter Foods", FIRM)
    assert kinds(row(told), told) == []


def test_missed_extra_and_wrong_stance_are_told_apart() -> None:
    gold = row(Said(FEES, Stance.ALLEGED), Said(WAGES, Stance.POLICY))
    found = list(mistakes(gold, Labels((Said(WAGES, Stance.ALLEGED), Said(HOURS, Stance.FOUND)))))
    assert [(m.kind, m.what) for m in found] == [
        (MistakeClass.MISSED, "recruitment_fees: alleged"),
        (MistakeClass.EXTRA, "excessive_overtime: read as found"),
        (MistakeClass.WRONG_STANCE, "withholding_of_wages: policy, read as alleged"),
    ]


def test_one_right_stance_of_several_is_enough() -> None:
    gold = row(Said(FEES, Stance.ALLEGED), Said(FEES, Stance.DENIED))
    assert kinds(gold, Said(FEES, Stance.DENIED)) == []


def test_another_accused_and_an_accused_where_nobody_is_are_two_classes() -> None:
    read = Said(FEES, Stance.ALLEGED, "Oatley", FIRM)
    charged = row(Said(FEES, Stance.ALLEGED, "the broker", AccusedKind.DESCRIPTION))
    nobody = row(Said(FEES, Stance.ALLEGED))
    assert kinds(charged, read) == [MistakeClass.WRONG_ACCUSED]
    assert kinds(nobody, read) == [MistakeClass.ACCUSED_ALTHOUGH_NOBODY]


def test_an_answer_of_the_accused_charges_nobody() -> None:
    denied = Said(FEES, Stance.DENIED, "Oatley", FIRM)
    assert kinds(row(Said(FEES, Stance.DENIED)), denied) == []


def test_confusion_counts_a_common_stance_as_right() -> None:
    gold = Labels((Said(FEES, Stance.ALLEGED), Said(FEES, Stance.DENIED), Said(WAGES, Stance.FOUND)))
    read = Labels((Said(FEES, Stance.DENIED), Said(WAGES, Stance.ALLEGED)))
    counts = confusion([(gold, read)])
    assert counts == {(Stance.DENIED, Stance.DENIED): 1, (Stance.FOUND, Stance.ALLEGED): 1}


def test_mistakes_are_counted_at_every_place_of_their_passage() -> None:
    gold = row(Said(FEES, Stance.ALLEGED))
    counts = by_place(mistakes(gold, Labels()), {gold.id: gold.near})
    assert counts == {"risk": {MistakeClass.MISSED: 1}, "scope": {MistakeClass.MISSED: 1}}


def test_examples_are_few_and_never_of_passages_that_are_not_ours() -> None:
    rows = [row(Said(FEES, Stance.ALLEGED), id=f"a-{n}", own=n != 1) for n in range(5)]
    found = [mistake for each in rows for mistake in mistakes(each, Labels())]
    assert [mistake.row.id for mistake in examples(found, 2)] == ["a-0", "a-2"]


def test_a_name_is_hidden_only_when_no_letter_is_left() -> None:
    text = "Amina Diallo and Jon Berg sued. Amina Diallo won."
    gold = row(text=text, persons=("Amina Diallo", "Jon Berg"))
    spans = (Span(start=0, end=12), Span(start=17, end=20), Span(start=26, end=30))
    found = masking([(gold, Reading(persons=spans))])
    assert (found.places, found.hidden, found.partly) == (3, 1, 1)
    assert (found.passages, found.safe_passages) == (1, 0)
    assert found.lost_letters == len("sued")
    assert 0 < found.lost < 1


def test_a_passage_with_every_name_hidden_is_safe() -> None:
    gold = row(text="Jon Berg sued.", persons=("Jon Berg",))
    found = masking([(gold, Reading(persons=(Span(start=0, end=8),))), (row(text="Nobody sued."), Reading())])
    assert (found.recall, found.safe, found.lost) == (1.0, 1.0, 0.0)
    assert found.passages == 1


def test_a_firm_that_bears_a_name_is_no_person() -> None:
    labels = Labels(organisations=(("Berg Hygiene", "company"),))
    gold = Judged("a-1", "Berg sued Berg Hygiene.", labels, persons=("Berg",))
    found = masking([(gold, Reading(persons=(Span(start=0, end=4),)))])
    assert (found.places, found.hidden) == (1, 1)
