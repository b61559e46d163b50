"""A person's own webhook: JSON, posted to an address of theirs and signed by their secret.

`Wian-Signature: t=<seconds>,v1=<hex>`, the HMAC-SHA256 of "<seconds>.<body>"; `id` in the body and
`Wian-Delivery` are the same at each attempt. The address comes from a person and may lie: only
machines of the open network are told, by https, and those inside that the administrator named
in `WIAN_WEBHOOK_HOSTS`. No redirect is followed.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from wian.offices.sealing import Seal
from wian.outside import SCHEMES, NoAnswer, Rules, Unasked, call
from wian.outside.calling import LONGEST

from ..values import Parcel
from ..wording import payload
from .outcome import End, Outcome, Send

REPEATABLE = False
SEAL: Final = Seal("wian.notices.hook")
_LATER: Final = frozenset({408, 425, 429, 500, 503})  # it says itself that it has not taken it
_UNSURE: Final = frozenset({502, 504})  # a gateway says so of another machine
_NEVER: Final = frozenset({"no-address", "port", "not-public"})


def offered() -> bool:
    """Any site can post."""
    return True


def unfit(url: str) -> str:
    """Why such an address is never told, in a short code; empty where it may be."""
    if not url or len(url) > LONGEST or any(char <= " " or char == "\x7f" for char in url):
        return "no-address"
    try:
        parts = urlsplit(url)
        port = parts.port or SCHEMES.get(parts.scheme, 0)
    except ValueError:
        return "no-address"
    if parts.scheme not in SCHEMES or not parts.hostname or parts.username is not None:
        return "no-address"
    if _inside(parts.hostname, port):
        return ""
    if parts.scheme != "https":
        return "https"
    return "" if port == SCHEMES["https"] else "port"


@contextmanager
def opened() -> Iterator[Send]:
    """Each post is a request of its own."""
    yield _send


def _send(parcel: Parcel) -> Outcome:
    if why := unfit(parcel.to):
        return Outcome(End.FAILED, why)
    body = payload(parcel)
    try:
        reply = call(
            parcel.to,
            rules=_rules(parcel.to),
            method="POST",
            headers=_headers(parcel, body),
            body=body,
        )
    except Unasked as wrong:
        return Outcome(End.FAILED if str(wrong) in _NEVER else End.AGAIN, str(wrong))
    except NoAnswer as wrong:
        return Outcome(End.UNSURE, str(wrong))
    if 200 <= reply.status < 300:
        return Outcome(End.SENT)
    end = End.FAILED
    if reply.status in _UNSURE:
        end = End.UNSURE
    elif reply.status in _LATER:
        end = End.AGAIN
    return Outcome(end, f"http-{reply.status}")


def _headers(parcel: Parcel, body: bytes) -> dict[str, str]:
    now = str(int(time.time()))
    made = hmac.new(parcel.secret.encode(), now.encode() + b"." + body, "sha256").hexdigest()
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Wian (notices)",
        "Wian-Delivery": parcel.id,
        "Wian-Signature": f"t={now},v1={made}",
    }


def _inside(host: str, port: int) -> bool:
    """Whether the administrator allows this machine, at this port where one is named."""
    named: frozenset[str] = settings.WIAN_WEBHOOK_HOSTS
    return host in named or f"{host}:{port}" in named


def _rules(url: str) -> Rules:
    parts = urlsplit(url)
    port = parts.port or SCHEMES[parts.scheme]
    if _inside(parts.hostname or "", port):
        return Rules(allowed=lambda _: True, ports=frozenset((port,)))
    return Rules(ports=frozenset((SCHEMES["https"],)))
