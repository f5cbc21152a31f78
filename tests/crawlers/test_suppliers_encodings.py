"""Encodings of supplier lists: proven, agreed on, or asked for; never a wrong letter in silence."""

import pytest

from crawlers.parse.suppliers import SupplierList, read_suppliers
from manumit.model.errors import UsageProblem

ROWS = {
    "cp1252": [
        "Confecções Sol Nascente Lda;Portugal",
        "Société Générale de Coton;Sénégal",
        "Müller Nähgarn GmbH;Österreich",
    ],
    "cp1250": ["Przędzalnia Łódź Sp. z o.o.;Polska", "Továrna Šumava Děčín;Česko", "Zakład Odzieżowy Wisła;Polska"],
    "cp1251": ["Швейная фабрика Заря;Россия", "Текстильный комбинат Волна;Беларусь", "Обувь Плюс;Казахстан"],
    "cp1254": ["Güneş Tekstil Sanayi;Türkiye", "Işık Örme Ltd. Şti.;Türkiye", "Doğan İplik;Türkiye"],
    "cp1253": ["Κλωστοϋφαντουργία Αιγαίου;Ελλάδα", "Ενδύματα Ήλιος;Ελλάδα"],
    "cp1256": ["شركة النور للنسيج;مصر", "مصنع الأمل للملابس;الأردن"],
    "cp874": ["บริษัท ทอผ้าไทย จำกัด;ประเทศไทย", "โรงงานเย็บผ้า;ประเทศไทย"],
    "gb18030": ["江苏金帆服装有限公司;中国", "晨光针织集团;中国", "福州东海鞋业有限公司;中国"],
    "big5": ["台灣海洋紡織股份有限公司;台灣", "大山鞋業;台灣"],
    "shift_jis": ["株式会社さくら縫製;日本", "ひかり繊維工業;日本"],
    "euc_kr": ["한빛섬유 주식회사;대한민국", "동해어업;대한민국"],
}
LISTS = [(encoding, rows[:many] * times) for encoding, rows in ROWS.items() for many in (1, 2, 3) for times in (1, 7)]


def payload(encoding: str, rows: list[str]) -> bytes:
    filler = [f"Blue Harbour Garments {number} Ltd;Bangladesh" for number in range(len(rows))]
    return "\n".join(["Name;Country", *rows, *filler]).encode(encoding)


def read_or_none(list_bytes: bytes) -> SupplierList | None:
    """None where the encoding has to be asked for."""
    try:
        return read_suppliers(list_bytes, name="list.csv")
    except UsageProblem as problem:
        if "--encoding" in str(problem):
            return None
        raise


@pytest.mark.parametrize(("encoding", "rows"), LISTS)
def test_a_legacy_list_is_read_right_or_asked_about(encoding: str, rows: list[str]) -> None:
    suppliers = read_or_none(payload(encoding, rows))
    if suppliers is None:
        return
    assert [row.name for row in suppliers.rows[: len(rows)]] == [row.partition(";")[0] for row in rows]


def test_most_legacy_lists_need_no_question() -> None:
    asked = sum(read_or_none(payload(encoding, rows)) is None for encoding, rows in LISTS)
    assert asked <= len(LISTS) // 4


@pytest.mark.parametrize(("encoding", "rows"), LISTS)
def test_the_user_s_word_is_taken(encoding: str, rows: list[str]) -> None:
    suppliers = read_suppliers(payload(encoding, rows), name="list.csv", encoding=encoding)
    assert suppliers.rows[0].name == rows[0].partition(";")[0]
    assert suppliers.encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_proven_by_its_mark_or_by_decoding(encoding: str) -> None:
    suppliers = read_suppliers("name,country\nÇelik İplik,Türkiye\n".encode(encoding), name="list.csv")
    assert (suppliers.rows[0].name, suppliers.rows[0].country) == ("Çelik İplik", "tr")


def test_an_uncertain_list_shows_each_reading_of_a_name() -> None:
    with pytest.raises(UsageProblem) as problem:
        read_suppliers("Name;Country\nSão João;Brasil\n".encode("cp1252"), name="list.csv")
    message = str(problem.value)
    assert message.startswith("list.csv: not UTF-8")
    assert "cp1252 gives 'São João'" in message
    assert "\n" not in message


def test_a_wrong_word_is_told_with_its_place() -> None:
    with pytest.raises(UsageProblem, match=r"list\.csv: byte \d+ is not utf-8"):
        read_suppliers("name\nMüller\n".encode("cp1252"), name="list.csv", encoding="utf-8")
    with pytest.raises(UsageProblem, match="there is no encoding 'klingon'"):
        read_suppliers(b"name\nMueller\n", name="list.csv", encoding="klingon")
    with pytest.raises(UsageProblem, match="control characters"):
        read_suppliers("name\nMüller\n".encode("utf-16"), name="list.csv", encoding="cp1251")


@pytest.mark.parametrize(
    "rubbish", [bytes(range(256)) * 20, b"\x00\x01\x02name" * 50, b"\x80\x81\x8d\x8f\x90\x9d\xff" * 99]
)
def test_rubbish_is_no_list(rubbish: bytes) -> None:
    with pytest.raises(UsageProblem):
        read_suppliers(rubbish, name="list.csv")
