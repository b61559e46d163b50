"""LINE by its Messaging API: a push with the channel's token, and what its webhook is signed by.

LINE itself takes a push once only under one retry key, for a day; so an attempt of which nothing
was heard is made again under the same key.
"""

from __future__ import annotations

import base64
import hmac
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from wian.outside import SCHEMES, NoAnswer, Reply, Rules, Trouble, Unasked, call

from ..values import Parcel
from ..wording import chat
from .outcome import End, Outcome, Send

REPEATABLE = True
_TAKEN: Final = (200, 409)  # 409: under this key it was taken before
_OURS: Final = {401: "token", 403: "token", 429: "quota"}
log = logging.getLogger("wian.notices")


def offered() -> bool:
    """Whether the site has a LINE account: its token, and the secret that its webhook signs by."""
    return bool(settings.WIAN_LINE_TOKEN and settings.WIAN_LINE_SECRET)


def signed(body: bytes, signature: str) -> bool:
    """Whether the body comes from LINE."""
    secret = settings.WIAN_LINE_SECRET
    if not secret or not signature.isascii():
        return False
    made = hmac.digest(secret.encode(), body, "sha256")
    return hmac.compare_digest(base64.b64encode(made).decode(), signature)


@contextmanager
def opened() -> Iterator[Send]:
    """Each push is a request of its own."""
    yield _send


def reply(token: str, text: str) -> None:
    """The words stand in the chat that the token was given for, if LINE takes them."""
    body = {"replyToken": token, "messages": [{"type": "text", "text": text}]}
    try:
        _posted("reply", body)
    except Trouble as wrong:
        log.warning("LINE did not take a reply: %s", wrong)


def _send(parcel: Parcel) -> Outcome:
    body = {"to": parcel.to, "messages": [{"type": "text", "text": chat(parcel)}]}
    try:
        status = _posted("push", body, parcel.id).status
    except Unasked as wrong:
        return Outcome(End.AGAIN, str(wrong))
    except NoAnswer as wrong:
        return Outcome(End.AGAIN, str(wrong), maybe=True)
    if status in _TAKEN:
        return Outcome(End.SENT)
    if status >= 500:
        return Outcome(End.AGAIN, f"http-{status}", maybe=True)
    if status in _OURS:
        return Outcome(End.AGAIN, _OURS[status])
    return Outcome(End.FAILED, f"http-{status}")


def _posted(what: str, body: object, retry_key: str = "") -> Reply:
    url = f"{settings.WIAN_LINE_API}/v2/bot/message/{what}"
    headers = {
        "Authorization": f"Bearer {settings.WIAN_LINE_TOKEN}",
        "Content-Type": "application/json",
    }
    if retry_key:
        headers["X-Line-Retry-Key"] = retry_key
    text = json.dumps(body, ensure_ascii=False).encode()
    return call(url, rules=_rules(url), method="POST", headers=headers, body=text)


def _rules(url: str) -> Rules:
    """The administrator named this address, so it may be anywhere."""
    parts = urlsplit(url)
    port = parts.port or SCHEMES.get(parts.scheme, 0)
    return Rules(allowed=lambda _: True, ports=frozenset((port,)))
