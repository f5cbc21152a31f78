"""The source cards, as the surfaces see them."""

from crawlers.card import Card
from crawlers.cards import check_cards, load_cards
from manumit.settings import Settings


def cards(settings: Settings) -> dict[str, Card]:
    """Every card by name. Raises ConfigurationProblem, one line per malformed card."""
    return load_cards(settings.cards)


def check_all(settings: Settings) -> tuple[int, list[str]]:
    """How many cards are right, and one line for each that is not."""
    right, problems = check_cards(settings.cards)
    return len(right), problems
