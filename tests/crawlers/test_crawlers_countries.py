"""Country names as lists spell them."""

import pytest

from crawlers.parse.countries import country_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bangladesh", "bd"),
        ("JAPAN", "jp"),
        ("Burma", "mm"),
        ("Viet Nam", "vn"),
        ("Turkey (Türkiye)", "tr"),
        ("Congo, Democratic Republic of the", "cd"),
        ("Cote d'Ivoire", "ci"),
        ("Kyrgyz Republic", "kg"),
        ("North Korea", "kp"),
        ("Korea, South", "kr"),
        ("Lao PDR", "la"),
        ("KSA", "sa"),
        ("  United \n States ", "us"),
        ("England", "gb"),
        ("Hong Kong", "hk"),
        ("Taiwan", "tw"),
        ("bd", "bd"),
        ("Atlantis", None),
        ("Various", None),
        ("", None),
    ],
)
def test_a_name_has_one_code_or_none(name: str, code: str | None) -> None:
    assert country_code(name) == code
