"""Fills a reason's slots with values. Not str.format: a value that holds braces stays what it is."""

import re
from collections.abc import Mapping

_SLOT = re.compile(r"\{([^{}]*)\}")
_SLOT_AND_STOP = re.compile(r"\{([^{}]*)\}(\.?)")


def placeholders(template: str) -> frozenset[str]:
    """The slots that a template names."""
    return frozenset(_SLOT.findall(template))


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with each {slot} replaced once. A slot without a value reads as not stated.

    A value that ends in a full stop ("Ltd.") takes the place of the one that follows it.
    """
    return _SLOT_AND_STOP.sub(lambda slot: _ended(values.get(slot[1], "(not stated)"), slot[2]), template).strip()


def _ended(value: str, stop: str) -> str:
    return value if value.endswith(".") else value + stop
