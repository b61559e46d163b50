"""Which addresses may be asked: of the open network only, unless somebody says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

SCHEMES: Final = {"http": 80, "https": 443}
SECONDS: Final = 5.0
IN_ALL: Final = 12.0
_NAT64: Final = IPv6Network("64:ff9b::/96")


def public(address: str) -> bool:
    """Whether the address belongs to the open network: not private, loopback, link-local…"""
    found = ip_address(address.partition("%")[0])
    both: list[IPv4Address | IPv6Address] = [found]
    both += _carried(found) if isinstance(found, IPv6Address) else ()
    return all(one.is_global and not one.is_multicast for one in both)


def _carried(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """The older address that this one leads to through a gateway, if it does."""
    ends = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())[1:]]
    if address in _NAT64:
        ends.append(IPv4Address(address.packed[-4:]))
    return tuple(end for end in ends if end is not None)


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be asked: which addresses, on which ports, and how long is waited."""

    allowed: Callable[[str], bool] = public
    ports: frozenset[int] = field(default_factory=lambda: frozenset(SCHEMES.values()))
    seconds: float = SECONDS
    in_all: float = IN_ALL
