"""Which addresses a crawl may open: http and https on public hosts, and the mapped hosts of the sample web.

An address written as a number is judged here, in every spelling; a name is judged by the resolver
(crawlers.fetch.resolver), on the address that is then dialled.
"""

import ipaddress
import socket
import unicodedata
from collections.abc import Mapping
from urllib.parse import urlsplit

from manumit.model.errors import ConfigurationProblem

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_NEVER_4 = ("0.0.0.0/8", "100.64.0.0/10", "192.88.99.0/24", "224.0.0.0/4", "240.0.0.0/4")
_NEVER_6 = ("::/96", "64:ff9b:1::/48", "100::/64", "2001:10::/28", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8")
_NEVER = tuple(ipaddress.ip_network(text) for text in (*_NEVER_4, *_NEVER_6))


def refusal(url: str, mapped: Mapping[str, str]) -> str | None:
    """Why a URL must not be opened, or None. mapped are the hosts that lead to the sample web."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        return f"not an address ({error})"
    if parts.scheme not in ("http", "https"):
        return f"{parts.scheme or 'no'} is not a scheme that is fetched"
    if "@" in parts.netloc:
        return "the address carries a user name"
    if not host:
        return "the address names no host"
    if "%" in host or not host.isprintable():
        return "the host is written in code"
    if is_mapped(parts.scheme, host, port, mapped):
        return None
    literal = read_literal(host)
    if literal is not None and not is_public(literal):
        return f"{literal} is not a public address"
    return None


def is_mapped(scheme: str, host: str, port: int | None, mapped: Mapping[str, str]) -> bool:
    return scheme == "http" and port in (None, 80) and host in mapped


def read_literal(host: str) -> Address | None:
    """The address that a host spells in numbers: dotted, short, decimal, octal, hexadecimal, IPv6; None for a name."""
    text = unicodedata.normalize("NFKC", host).replace("。", ".").rstrip(".")
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        pass
    if not text.isascii() or not text or text[-1] not in "0123456789abcdefABCDEFxX":
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(text))
    except (OSError, ValueError):
        return None


def is_public(address: Address) -> bool:
    """Whether the address, and any IPv4 address inside it, belongs to the public internet."""
    if any(address.version == network.version and address in network for network in _NEVER):
        return False
    inner = _embedded(address)
    if inner:
        return all(is_public(part) for part in inner)
    return address.is_global and not address.is_multicast


def _embedded(address: Address) -> tuple[ipaddress.IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address stands for: mapped, 6to4, Teredo (server, client), NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return ()
    if address in _NAT64:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    found = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
    return tuple(part for part in found if part is not None)


def read_targets(connect_to: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Where the mapped hosts lead. Raises ConfigurationProblem unless each is a loopback address and a port."""
    targets = {}
    for host, target in connect_to.items():
        name, _, port = target.rpartition(":")
        literal = read_literal(name.removeprefix("[").removesuffix("]"))
        if literal is None or not literal.is_loopback or not (port.isdecimal() and 0 < int(port) < 65536):
            raise ConfigurationProblem(
                f"crawl.connect_to: {host} → {target}: only a loopback address with a port, such as 127.0.0.1:8000"
            )
        targets[host] = (str(literal), int(port))
    return targets
