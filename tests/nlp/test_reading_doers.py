"""Who does the deed by the grammar of its sentence; whose name it is by its legal form; and readable quotes."""

import pytest

from manumit.model.words import AccusedKind, OrganisationType
from manumit.settings import Settings
from nlp.reader import KnownName, Reader


def accused(reader: Reader, text: str) -> set[str | None]:
    return {m.accused for m in reader.read(text).mentions if m.accused_kind is AccusedKind.ORGANISATION}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wendel Strand GmbH confiscated the passports of its workers, a union said.", "Wendel Strand GmbH"),
        ("Karsk Foods S.A. was accused of withholding wages for six months.", "Karsk Foods S.A."),
        ("Tarn Fisheries Co. forced its crew to work 18 hours a day.", "Tarn Fisheries Co."),
        ("The women were beaten by supervisors of Karsk Foods S.A. in March.", "Karsk Foods S.A."),
        ("Passports were confiscated by managers at Weft Mill Ltd. in May.", "Weft Mill Ltd."),
        ("Alder Stores buys here. Weft Mill Ltd. withheld wages for months.", "Weft Mill Ltd."),
    ],
)
def test_the_one_who_does_it_is_accused(reader: Reader, text: str, name: str) -> None:
    assert accused(reader, text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Each knitter at Otterbourne Knitwear Ltd. keeps the passport in a locker with a key of her own.",
        "Workers at Otterbourne Knitwear Ltd. hold their own passports.",
        "“Nobody threatened anybody,” insisted a spokesman.",
    ],
)
def test_nobody_is_accused_of_what_is_no_deed(reader: Reader, text: str) -> None:
    assert accused(reader, text) == set()


def test_another_legal_form_is_another_firm() -> None:
    known = (
        KnownName(name="Golden Ferry Manpower Inc.", type=OrganisationType.AGENCY, key="K1"),
        KnownName(name="Golden Ferry Manpower", type=OrganisationType.AGENCY, key="K1"),
    )
    reader = Reader(language_model=Settings().language_model, known=known)
    keys = {
        text: [o.known for o in reader.read(f"Workers were recruited by {text} in May.").organisations]
        for text in ("Golden Ferry Manpower Ltd.", "Golden Ferry Manpower Inc.", "Golden Ferry Manpower")
    }
    assert keys["Golden Ferry Manpower Ltd."] == [None]
    assert keys["Golden Ferry Manpower Inc."] == ["K1"]
    assert keys["Golden Ferry Manpower"] == ["K1"]


def test_the_sentence_of_a_mention_holds_its_quote(reader: Reader) -> None:
    text = "It rained. Weft Mill Ltd. withheld wages for six months. Nobody came."
    (mention,) = reader.read(text).mentions
    assert mention.sentence is not None
    assert text[mention.sentence.start : mention.sentence.end] == "Weft Mill Ltd. withheld wages for six months."
