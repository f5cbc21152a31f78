"""What a supplier makes, in the words of the List of Goods: from its products, else from its sector."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from crawlers.parse.headers import plain_words
from crawlers.strict_yaml import read_yaml

_FILE = Path(__file__).with_name("sectors.yml")
_SPLIT = re.compile(r"[;|/,\n&]|\b(?:and|y|et|und|e)\b", re.I)
_QUALIFIED = re.compile(r"\b(?:for|with|of|from|made|in)\b.*", re.I)
_LONGEST = 60


class Good(NamedTuple):
    """A good's name, and why it is said to be made here where the list does not say it outright."""

    name: str
    basis: str | None


@lru_cache(maxsize=10_000)
def goods_of(products: tuple[str, ...], sector: str | None) -> tuple[Good, ...]:
    """The goods, each once. A sector counts only where no product is a good of the list."""
    found: dict[str, Good] = {}
    for product in products:
        if len(product) <= _LONGEST:
            found.setdefault(product.casefold(), Good(product, None))
    listed = [good for product in products for good in _of_product(product)]
    for good in listed or list(_of_sector(sector or "")):
        found.setdefault(good.name.casefold(), good)
    return tuple(sorted(found.values()))


def _of_product(product: str) -> Iterator[Good]:
    """The good that the product's last words stand for: a cotton shirt is a shirt, not cotton."""
    words = plain_words(_QUALIFIED.sub("", product)).split()
    for start in range(len(words)):
        name = _products().get(" ".join(map(_singular, words[start:])))
        if name:
            yield Good(name, f"'{product[:_LONGEST]}' counts as {name}")
            return


def _of_sector(sector: str) -> Iterator[Good]:
    for part in (sector, *_SPLIT.split(sector)):
        entry = _sectors().get(plain_words(part))
        if entry:
            for name in entry["goods"]:
                yield Good(name, f"sector '{' '.join(part.split())}' covers {entry['covers']}")
            if part == sector:
                return


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@cache
def _knowledge() -> dict[str, Any]:
    return dict(read_yaml(_FILE.read_text(encoding="utf-8")))


@cache
def _sectors() -> dict[str, dict[str, Any]]:
    return {plain_words(word): entry for entry in _knowledge()["sectors"] for word in entry["words"]}


@cache
def _products() -> dict[str, str]:
    listed = {name: [name, *words] for name, words in _knowledge()["products"].items()}
    return {" ".join(map(_singular, plain_words(word).split())): name for name in listed for word in listed[name]}
