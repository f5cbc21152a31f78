"""Moments as text whose order is their order in time."""

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """2026-03-01T12:00:00.000000Z. Raises ValueError where the moment has no time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone; give an aware datetime")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment(text: str) -> datetime:
    """The moment that stamp wrote."""
    return datetime.fromisoformat(text)
