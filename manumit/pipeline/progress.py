"""How long work says how far it is, without knowing who looks."""

from typing import Protocol


class Tell(Protocol):
    """Called with the stage's name, what is done, and the total where it is known."""

    def __call__(self, stage: str, done: int, total: int | None = None) -> None: ...


def quiet(stage: str, done: int, total: int | None = None) -> None:
    """Says nothing."""
