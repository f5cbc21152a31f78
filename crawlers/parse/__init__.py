"""Pure functions from a capture's bytes to records. No network, no clock, no guessing."""

from importlib import import_module
from typing import Protocol, cast

from crawlers.card import Card
from crawlers.parse import generic
from crawlers.parse.parsed import Parsed, RowProblem
from crawlers.parse.row import Row
from manumit.model.errors import ConfigurationProblem

__all__ = ["Parsed", "Row", "RowProblem", "check_items", "parse_capture"]


class _Parser(Protocol):
    def parse(self, card: Card, payload: bytes, *, url: str, mime: str) -> Parsed: ...


def parse_capture(card: Card, payload: bytes, *, url: str, mime: str) -> Parsed:
    """What a capture of the card's source states. Raises ShapeChanged and, of it, UnexpectedColumn, MissingColumn."""
    if card.parse:
        parser = cast(_Parser, import_module(f"crawlers.parse.{card.parse}"))
        return parser.parse(card, payload, url=url, mime=mime)
    if card.records:
        return generic.parse(card, payload, url=url, mime=mime)
    raise ConfigurationProblem(f"{card.name}: its captures are read as documents; the card maps no records")


def check_items(card: Card, items: int) -> str | None:
    """What is wrong with the number of items that a source gave in all, or None. Fewer than min_items is no news."""
    if items < card.min_items:
        return f"{card.name}: {items} items, at least {card.min_items} expected; the source or its shape has changed"
    if card.max_items is not None and items > card.max_items:
        return f"{card.name}: {items} items, at most {card.max_items} expected; the source or its shape has changed"
    return None
