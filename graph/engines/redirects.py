"""Ids that were merged keep resolving."""

from collections.abc import Callable


def follow(id: str, held: Callable[[str], bool], redirect: Callable[[str], str | None]) -> str | None:
    """The id at the end of the redirects, or None where it ends nowhere or in a circle."""
    passed: set[str] = set()
    now: str | None = id
    while now is not None and now not in passed:
        if held(now):
            return now
        passed.add(now)
        now = redirect(now)
    return None
