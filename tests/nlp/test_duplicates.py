"""Copies and quotations are one source; independent reports are several."""

import random

from manumit.model.document import Document
from nlp.duplicates import origins

REPORT = """Forty-one men from two districts told Harbour Watch that they had paid between 380,000 and 450,000 taka
for a place at the mill. Most had sold a field or borrowed from a lender in the next village, at five per cent a month.
On arrival the supervisor collected their passports and put them into a locked drawer. Whoever wanted to visit the bank
had to sign a form and leave a deposit of two weeks' pay. Overtime was written down in a book that nobody was allowed to
read. In the dry season the line ran from six in the morning until ten at night, with one break at noon. Three men who
asked for their papers were moved to the dye house, where the air burned in the eyes. The company did not answer our
letters of January and February. The agency said by telephone that it knew of no complaint and that each worker had
signed a contract in his own language. We saw nine contracts; seven were in English only, and two had no date. The
labour office of the district confirmed that it had visited the site twice and had written no report."""

OTHER = """An inspection by the provincial labour directorate at the same mill ended on Tuesday with an order to return
identity papers within ten days. According to the directorate's notice the inspectors opened a cabinet in the personnel
office and counted sixty-three passports. The notice also lists unpaid overtime for the months of November and December
and orders the firm to open its time sheets to the workers' committee. A spokeswoman of the firm said that the papers
had been kept at the workers' own wish, for safety, and would be given back at once. The union of textile workers called
the order overdue. It had filed its first complaint eighteen months ago, after two women had been refused leave for a
funeral. The directorate announced another visit before the end of the quarter."""

QUOTE = """This week a report caught our eye, and we give its main passages here because they speak for themselves."""


def document(number: int, text: str, publisher: str | None = None) -> Document:
    return Document(id=f"d-{number:05}", capture=f"c-{number}", source="news", main=text, publisher=publisher)


def syndicated(number: int) -> Document:
    """A copy with another headline and dateline, one of them without its last sentences."""
    cut = REPORT if number % 3 else REPORT[: REPORT.index("We saw nine")]
    return document(
        number, f"Headline no. {number}: men paid for mill jobs\nCITY {number}, 12 March. {cut}", f"Paper {number}"
    )


def words(count: int, seed: int) -> str:
    source = random.Random(seed)
    return " ".join(f"w{source.randrange(4_000)}" for _ in range(count))


def test_forty_syndicated_copies_are_one_source() -> None:
    found = origins([syndicated(number) for number in range(1, 41)])
    assert set(found.values()) == {"d-00001"}
    assert len(found) == 40


def test_two_independent_reports_about_the_same_mill_are_two() -> None:
    found = origins([document(1, REPORT, "Harbour Watch"), document(2, OTHER, "District Herald")])
    assert found == {"d-00001": "d-00001", "d-00002": "d-00002"}


def test_a_page_that_mainly_quotes_another_belongs_to_it() -> None:
    found = origins([document(1, f"{QUOTE} {REPORT}", "A weblog"), document(2, REPORT, "Harbour Watch")])
    assert found["d-00002"] == found["d-00001"] == "d-00001"


def test_a_short_report_inside_a_long_page_belongs_to_it() -> None:
    found = origins([document(1, REPORT), document(2, f"{words(3_000, 1)} {REPORT} {words(3_000, 2)}")])
    assert len(set(found.values())) == 1


def test_a_page_that_is_half_one_long_passage_of_another_belongs_to_it() -> None:
    passage = REPORT[: len(REPORT) // 2]
    found = origins([document(1, f"{REPORT} {words(2_000, 1)}"), document(2, f"{passage} {words(100, 2)}")])
    assert len(set(found.values())) == 1


def test_two_reports_that_quote_one_sentence_stay_two() -> None:
    reply = "The firm said that the papers had been kept at the workers' own wish and would be given back at once."
    found = origins([document(1, f"{REPORT} {reply}"), document(2, f"{OTHER} {reply}")])
    assert len(set(found.values())) == 2


def test_all_that_one_publisher_says_is_one_source() -> None:
    found = origins(
        [document(1, REPORT, "Harbour Watch"), document(2, OTHER, " harbour  WATCH "), document(3, OTHER + "!", None)]
    )
    assert set(found.values()) == {"d-00001"}
    assert origins([document(1, REPORT, None), document(2, OTHER, None)])["d-00002"] == "d-00002"


def test_a_newspaper_that_reprints_a_report_keeps_its_own_voice() -> None:
    found = origins([document(1, REPORT, "A"), document(2, REPORT + " More.", "B"), document(3, OTHER, "B")])
    assert found == {"d-00001": "d-00001", "d-00002": "d-00001", "d-00003": "d-00003"}


def test_a_copy_belongs_to_whoever_published_first() -> None:
    copy = document(1, REPORT, "B").model_copy(update={"published_at": "2026-03-14"})
    original = document(2, REPORT + " More.", "A").model_copy(update={"published_at": "2026-03-11"})
    assert origins([copy, original, document(3, OTHER, "B")])["d-00001"] == "d-00002"


def test_short_notices_are_tied_only_when_they_are_the_same() -> None:
    found = origins(
        [document(1, "Page not found."), document(2, "Page not found!"), document(3, "Page not found here.")]
    )
    assert found["d-00002"] == "d-00001"
    assert found["d-00003"] == "d-00003"


def test_documents_without_text_are_sources_of_their_own() -> None:
    assert origins([document(1, ""), document(2, "")]) == {"d-00001": "d-00001", "d-00002": "d-00002"}
    assert origins([]) == {}


def test_the_order_of_documents_changes_nothing() -> None:
    documents = [syndicated(number) for number in range(1, 9)] + [document(20, OTHER), document(21, words(200, 3))]
    expected = origins(documents)
    for seed in range(5):
        random.Random(seed).shuffle(documents)
        assert origins(documents) == expected


def test_a_thousand_documents_are_told_apart() -> None:
    documents = [document(number, words(500, number)) for number in range(700)]
    documents += [document(1_000 + number, f"{number} {words(500, 0)[:-number]}") for number in range(1, 301)]
    assert len(set(origins(documents).values())) == 700
