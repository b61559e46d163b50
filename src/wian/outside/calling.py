"""One request to an address, with care, for whoever gave us the address may lie.

The name is resolved first and every address of it must be allowed; the connection goes to that
very address, so that a name that changes meanwhile leads nowhere else. No redirect is followed and
no body read. One deadline counts for everything, however slowly the other side speaks.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Timer
from time import monotonic
from typing import Final
from urllib.parse import SplitResult, urlsplit

from .rules import SCHEMES, Rules

LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, and where it sends us on, if it does."""

    status: int
    onward: str


class Trouble(Exception):
    """There is no answer; the text is a short code of the reason, and holds no address."""


class Unasked(Trouble):
    """Nothing was said to the address: it may not be asked, or could not be reached."""


class NoAnswer(Trouble):
    """The request went out and no answer came back: it may have been heard or not."""


def call(
    url: str,
    *,
    rules: Rules,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    until: float | None = None,
) -> Reply:
    """What the address answers; raises Unasked or NoAnswer.

    `until` is a moment of `time.monotonic`, else `rules.in_all` seconds from now.
    """
    until = monotonic() + rules.in_all if until is None else until
    parts = _parts(url, rules)
    host, port = parts.hostname or "", parts.port or SCHEMES[parts.scheme]
    connection = http.client.HTTPConnection(host, port, timeout=rules.seconds)
    connection.sock = _connected(host, port, parts.scheme, rules)
    late = Timer(max(0.0, until - monotonic()), _cut, (connection.sock,))
    late.start()
    try:
        _shaken(connection.sock, until)
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        connection.request(
            method, path, body=body, headers={**(headers or {}), "Connection": "close"}
        )
        with connection.getresponse() as found:
            reply = Reply(found.status, found.getheader("Location") or "")
    except (OSError, http.client.HTTPException, ValueError) as wrong:
        slow = isinstance(wrong, TimeoutError) or _over(until)
        raise NoAnswer("timeout" if slow else "no-answer") from None
    finally:
        late.cancel()
        connection.close()
    if _over(until):  # what was cut off looks like a short answer
        raise NoAnswer("timeout")
    return reply


def _parts(url: str, rules: Rules) -> SplitResult:
    if len(url) > LONGEST or any(char <= " " or char == "\x7f" for char in url):
        raise Unasked("no-address")
    try:
        parts = urlsplit(url)
        port = parts.port or SCHEMES.get(parts.scheme, 0)
    except ValueError:
        raise Unasked("no-address") from None
    if parts.scheme not in SCHEMES or not parts.hostname or parts.username is not None:
        raise Unasked("no-address")
    if port not in rules.ports:
        raise Unasked("port")
    return parts._replace(path=_quoted(parts.path), query=_quoted(parts.query))


def _quoted(text: str) -> str:
    """The text as an address carries it: what is no ASCII in percent signs."""
    return "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in text)


def _connected(host: str, port: int, scheme: str, rules: Rules) -> socket.socket:
    """A connection to an address of the host, all of which may be asked; no hands shaken yet."""
    address = _address(host, port, rules)
    try:
        plain = socket.create_connection((address, port), timeout=rules.seconds)
    except TimeoutError:
        raise Unasked("timeout") from None
    except OSError:
        raise Unasked("no-answer") from None
    if scheme == "http":
        return plain
    context = ssl.create_default_context()
    try:
        return context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
    except (OSError, ValueError):  # a name that no certificate can have
        plain.close()
        raise Unasked("certificate") from None


def _address(host: str, port: int, rules: Rules) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unasked("no-such-host") from None
    addresses = [str(row[4][0]) for row in found]
    if not addresses or not all(rules.allowed(address) for address in addresses):
        raise Unasked("not-public")
    return addresses[0]


def _shaken(connection: socket.socket, until: float) -> None:
    """Where the connection is a private one, the other side has shown a good certificate."""
    if not isinstance(connection, ssl.SSLSocket):
        return
    try:
        connection.do_handshake()
    except OSError as wrong:
        if _over(until) or isinstance(wrong, TimeoutError):
            raise Unasked("timeout") from None
        certificate = isinstance(wrong, ssl.SSLError)
        raise Unasked("certificate" if certificate else "no-answer") from None


def _over(until: float) -> bool:
    return monotonic() >= until


def _cut(connection: socket.socket) -> None:
    """Whoever still waits on the connection waits no more."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        connection.close()
