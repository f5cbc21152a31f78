"""manumit sources: the cards."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from manumit.cli.context import Session, as_json, pass_session, print_json
from manumit.model.errors import ConfigurationProblem, UsageProblem

if TYPE_CHECKING:
    from crawlers.card import Card


def _cards(session: Session) -> "Mapping[str, Card]":
    from manumit.pipeline.cards import cards

    return cards(session.settings())


@click.group()
def sources() -> None:
    """The sources: one card each."""


@sources.command("list")
@as_json
@pass_session
def list_(session: Session, as_json: bool) -> None:
    """List every source."""
    found = _cards(session)
    if as_json:
        print_json([_summary(card) for card in found.values()])
        return
    for card in found.values():
        state = "" if card.default else f"  (off: {card.off_because})"
        click.echo(f"{card.name:<24} {card.title} · {card.publisher.name} · {card.frequency} · {card.licence}{state}")


@sources.command()
@click.argument("name")
@as_json
@pass_session
def show(session: Session, name: str, as_json: bool) -> None:
    """Show one source's card."""
    found = _cards(session)
    if name not in found:
        raise UsageProblem(f"{name}: no such source; 'manumit sources list' shows the {len(found)} there are")
    card = found[name].model_dump(mode="json", exclude_none=True)
    if as_json:
        print_json(card)
        return
    for field, value in card.items():
        click.echo(f"{field:<12} {value}")


@sources.command()
@pass_session
def check(session: Session) -> int:
    """Check every card: fields, names, bounds, parsers."""
    from manumit.pipeline.cards import check_all

    count, problems = check_all(session.settings())
    for problem in problems:
        click.echo(f"error: {problem}", err=True)
    click.echo(f"{count} cards are right, {len(problems)} are not")
    return ConfigurationProblem.exit_code if problems else 0


def _summary(card: "Card") -> dict[str, object]:
    return {
        "name": card.name,
        "title": card.title,
        "publisher": card.publisher.name,
        "country": card.publisher.country,
        "kind": card.kind,
        "url": list(card.url),
        "licence": card.licence,
        "frequency": card.frequency,
        "signal": card.signal,
        "min_items": card.min_items,
        "max_items": card.max_items,
        "shape_seen": card.shape_seen,
        "default": card.default,
        "off_because": card.off_because,
    }
