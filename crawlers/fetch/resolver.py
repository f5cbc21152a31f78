"""The second layer of the address guard: a name that resolves to a private address is not dialled."""

import ipaddress
from collections.abc import Sequence
from typing import Any, ClassVar

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

from crawlers.fetch.addresses import is_public


class GuardedResolver(CachingThreadedResolver):
    """Checks the very answer that will be dialled, so a name that changes its address gains nothing.

    Twisted drops the reason on the way, so refused remembers it by host for the outcome's words.
    """

    refused: ClassVar[dict[str, str]] = {}

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Any:  # noqa: N802 - Twisted's name
        return super().getHostByName(name, timeout).addCallback(self._check, name)

    def _check(self, answer: str, name: str) -> str:
        if not is_public(ipaddress.ip_address(answer)):
            self.refused[name] = answer
            raise DNSLookupError(f"{name} resolves to {answer}, which is not a public address")
        return answer
