"""Names are taken apart the same way, however a source writes them."""

import pytest
import yaml

from graph.identity.normalise import plain_key, read_name, spellings
from graph.identity.words import FILE, load_words


@pytest.mark.parametrize(
    ("text", "core", "family"),
    [
        ("Lanternfield Garments Ltd.", "lanternfield garment", "private"),
        ("Lanternfield Garments Co., Ltd.", "lanternfield garment", "private"),
        ("LANTERNFIELD GMTS (PVT.) LTD", "lanternfield garment", "private"),
        ("M/s Lanternfield Garments Pvt Ltd", "lanternfield garment", "private"),
        ("The Lanternfield Garment Company", "lanternfield garment", None),
        ("Padma Bridge Overseas Sdn. Bhd.", "padma bridge overseas", "private"),
        ("Padma Bridge Overseas Public Company Limited", "padma bridge overseas", "public"),
        ("Hilados Tornasol, S.A. de C.V.", "hilados tornasol", "public"),
        ("PT Selendang Biru Tbk", "selendang biru", "public"),
        ("Công ty TNHH Đèn Lồng", "den long", "private"),
        ("Yıldıztepe Tekstil San. ve Tic. A.Ş.", "yildiztepe tekstil sanayi ticaret", "public"),
        ("Brightwater Inds. Intl. Corp.", "brightwater industry international", None),
        ("Lanternfield Garments, Unit-02", "lanternfield garment unit 2", None),
        ("Lanternfield Garments Unit II Ltd", "lanternfield garment unit 2", "private"),
        ("Company Ltd", "company ltd", None),
    ],
)
def test_one_core_for_every_way_to_write_a_name(text: str, core: str, family: str | None) -> None:
    name = read_name(text)
    assert (name.core, name.family) == (core, family)


@pytest.mark.parametrize(
    ("text", "distinctive"),
    [
        ("Lanternfield Garments Trading International Ltd", {"lanternfield"}),
        ("Bangladesh Overseas Manpower Services", set()),
        ("Shenzhen Industries Group Co., Ltd.", set()),
        ("Company Ltd", set()),
        ("Padma Bridge (Dhaka) Ltd", {"padma", "bridge"}),
    ],
)
def test_words_of_trade_and_places_are_not_distinctive(text: str, distinctive: set[str]) -> None:
    assert read_name(text).distinctive == distinctive


def test_places_and_numbers_are_kept_apart() -> None:
    name = read_name("Padma Bridge (Dhaka) Unit 3 Ltd.")
    assert name.places == {"dhaka"}
    assert name.numbers == {"3"}


def test_letters_pulled_apart_by_a_pdf_are_one_word_again() -> None:
    assert read_name("la nt e r n fi e l d g a rm e nts").squashed == "lanternfieldgarments"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Lanternfield Ltd d/b/a Northlight Apparel", ("Lanternfield Ltd", "Northlight Apparel")),
        ("Lanternfield Ltd (formerly known as Oldfield Ltd)", ("Lanternfield Ltd", "Oldfield Ltd")),
        ("Lanternfield (Dhaka) Ltd", ("Lanternfield (Dhaka) Ltd",)),
        ("Akadbay Foods", ("Akadbay Foods",)),
    ],
)
def test_one_cell_may_give_several_names(text: str, names: tuple[str, ...]) -> None:
    assert spellings(text) == names


@pytest.mark.parametrize(("one", "many"), [("Brick", "Bricks"), ("Berry", "berries"), ("Tomato", "TOMATOES")])
def test_goods_fold_singular_and_plural(one: str, many: str) -> None:
    assert plain_key(one) == plain_key(many)


def test_every_listed_word_is_reached_by_a_name() -> None:
    """A word with a capital, a diacritic or in the plural would never be met by a token."""
    words = load_words()
    for token in sorted(words.trade | words.places | words.joining | words.site | set(words.legal)):
        assert token == token.casefold()
        assert token.isalnum()
    assert [token for token in sorted(words.trade) if words.folded(token) not in words.trade] == []
    assert [short for short, long in words.short.items() if words.folded(long) != long] == []


def test_no_word_is_listed_twice() -> None:
    lists = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for name in ("trade", "places", "joining", "site"):
        assert sorted(set(lists[name])) == sorted(lists[name]), name
