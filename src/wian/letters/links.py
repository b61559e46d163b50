"""Whether an address that a letter prints answers: asked with care, for the letter may lie.

The name is resolved first and every address of it must be a public one; the connection goes to
that very address, so that a name that changes meanwhile leads nowhere else. Web ports only, no
more redirects than a few, each looked at in the same way; bodies are not read. One deadline
counts for everything, however slowly the other side speaks.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from time import monotonic
from typing import Final
from urllib.parse import SplitResult, urljoin, urlsplit

SCHEMES: Final = {"http": 80, "https": 443}
LONGEST: Final = 2000
SECONDS: Final = 5.0
IN_ALL: Final = 12.0
REDIRECTS: Final = 3
AGENT: Final = "Wian (asks whether links in official letters answer)"
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_NO_HEAD: Final = frozenset({403, 404, 405, 501})
_NAT64: Final = IPv6Network("64:ff9b::/96")
_DEAD: Final = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether the address answers, and in a short code what came back ("200", "timeout")."""

    alive: bool
    code: str


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


class _Refused(Exception):
    """The address may not be asked, or cannot be; its text is the code of the answer."""


def ask(url: str, *, rules: Rules | None = None) -> Answer:
    """Whether the address answers; it never raises."""
    rules = rules or Rules()
    try:
        status = _follow(url, rules, monotonic() + rules.in_all)
    except _Refused as wrong:
        return Answer(False, str(wrong))
    except ssl.SSLError:
        return Answer(False, "certificate")
    except TimeoutError:
        return Answer(False, "timeout")
    except (OSError, http.client.HTTPException, ValueError):
        return Answer(False, "no-answer")
    return Answer(status < 500 and status not in _DEAD, str(status))


def _follow(url: str, rules: Rules, until: float) -> int:
    for _ in range(REDIRECTS + 1):
        status, onward = _status(url, "HEAD", rules, until)
        if status in _NO_HEAD:
            status, onward = _status(url, "GET", rules, until)
        if status not in _MOVED or not onward:
            return status
        url = urljoin(url, onward)
    raise _Refused("redirects")


def _status(url: str, method: str, rules: Rules, until: float) -> tuple[int, str]:
    """The status that the address answers with, and where it sends us on, if it does."""
    parts = _parts(url, rules)
    host, port = parts.hostname or "", parts.port or SCHEMES[parts.scheme]
    connection = http.client.HTTPConnection(host, port, timeout=rules.seconds)
    connection.sock = _connected(host, port, parts.scheme, rules)
    late = Timer(max(0.0, until - monotonic()), _cut, (connection.sock,))
    late.start()
    try:
        if isinstance(connection.sock, ssl.SSLSocket):
            connection.sock.do_handshake()
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        headers = {"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}
        connection.request(method, path, headers=headers)
        found = connection.getresponse()
    except (OSError, http.client.HTTPException):
        if monotonic() < until:
            raise
        raise TimeoutError from None
    else:
        if monotonic() >= until:  # what was cut off looks like a short answer
            raise TimeoutError
        return found.status, found.getheader("Location") or ""
    finally:
        late.cancel()
        connection.close()


def _parts(url: str, rules: Rules) -> SplitResult:
    if len(url) > LONGEST or any(char <= " " or char == "\x7f" for char in url):
        raise _Refused("no-address")
    try:
        parts = urlsplit(url)
        port = parts.port or SCHEMES.get(parts.scheme, 0)
    except ValueError:
        raise _Refused("no-address") from None
    if parts.scheme not in SCHEMES or not parts.hostname or parts.username is not None:
        raise _Refused("no-address")
    if port not in rules.ports:
        raise _Refused("port")
    return parts._replace(path=_quoted(parts.path), query=_quoted(parts.query))


def _quoted(text: str) -> str:
    """The text as an address carries it: what is no ASCII in percent signs."""
    return "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in text)


def _connected(host: str, port: int, scheme: str, rules: Rules) -> socket.socket:
    """A connection to an address of the host, all of which may be asked."""
    address = _address(host, port, rules)
    plain = socket.create_connection((address, port), timeout=rules.seconds)
    if scheme == "http":
        return plain
    context = ssl.create_default_context()
    return context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


def _address(host: str, port: int, rules: Rules) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _Refused("no-such-host") from None
    addresses = [str(row[4][0]) for row in found]
    if not addresses or not all(rules.allowed(address) for address in addresses):
        raise _Refused("not-public")
    return addresses[0]


def _cut(connection: socket.socket) -> None:
    """Whoever still waits on the connection waits no more."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        connection.close()
