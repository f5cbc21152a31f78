"""Country names, as lists spell them, to ISO 3166 alpha-2 in lower case."""

from functools import cache
from pathlib import Path

from rigour.territories import lookup_territory

from crawlers.strict_yaml import read_yaml

_VARIANTS = Path(__file__).with_name("countries.yml")


@cache
def country_code(name: str) -> str | None:
    """The code of the country that a name, or a region of it, stands for; None when the name is not known."""
    text = " ".join(name.split())
    if not text:
        return None
    variant = _variants().get(text.casefold())
    if variant:
        return variant
    territory = lookup_territory(text)
    return str(territory.code).partition("-")[0] if territory else None


@cache
def _variants() -> dict[str, str]:
    return {str(name): str(code) for name, code in read_yaml(_VARIANTS.read_text(encoding="utf-8")).items()}
