"""Cards become spiders: `scrapy list` shows them, `scrapy crawl NAME` runs one of them."""

import builtins
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.settings import BaseSettings

from crawlers.card import Card
from crawlers.cards import load_cards
from crawlers.kinds import KINDS
from crawlers.kinds.base import SourceSpider
from manumit.settings import load_settings


class SourceLoader:
    """Scrapy's spider loader over the built-in cards and those of the setting `cards`."""

    def __init__(self, cards: dict[str, Card]) -> None:
        self._cards = cards

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:  # noqa: ARG003 - Scrapy's signature
        ours, _ = load_settings()
        return cls(load_cards(ours.cards))

    def load(self, spider_name: str) -> type[SourceSpider]:
        return spider_of(self._cards[spider_name])

    def list(self) -> list[str]:
        return list(self._cards)

    def find_by_request(self, request: Request) -> "builtins.list[str]":
        host = urlsplit(request.url).hostname
        return [name for name, card in self._cards.items() if host in {urlsplit(url).hostname for url in card.url}]


def spider_of(card: Card) -> type[SourceSpider]:
    """The spider class of one card."""
    return type(card.name, (KINDS[card.kind],), {"name": card.name, "card": card})
