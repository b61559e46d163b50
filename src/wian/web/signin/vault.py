"""Secrets of the second step as they are stored: sealed (`offices.sealing`).

What was sealed by a key that is lost can be read by nobody; its owner sets the second step anew
after an administrator has cleared it.
"""

from __future__ import annotations

import base64
import secrets
from typing import Final

from allauth.mfa.models import Authenticator
from django.db import transaction

from wian.jobs.periodic import every
from wian.offices.sealing import Seal

DAY_SECONDS = 24 * 3600
_SEAL: Final = Seal("wian.second_step")
_FIELDS = ("secret", "seed")  # of an app, of recovery codes; a passkey keeps no secret here


def seal(text: str) -> str:
    """The text as it may be stored."""
    return _SEAL.seal(text)


def unseal(sealed: str) -> str:
    """The text again; one that nobody knows, so that no code fits, where the key is lost."""
    return _SEAL.open(sealed) or base64.b32encode(secrets.token_bytes(20)).decode()


def readable(held: Authenticator) -> bool:
    """Whether what this one needs to work can be read."""
    return all(_SEAL.open(held.data[field]) is not None for field in _FIELDS if field in held.data)


def lost(account: int) -> set[str]:
    """The kinds of second step of the account that no key can read any more."""
    rows = Authenticator.objects.filter(user=account)
    return {str(held.type) for held in rows if not readable(held)}


def seal_anew() -> None:
    """Whatever can be read is sealed by the newest key, so that an older one may go."""
    rows = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN)
    for pk in rows.values_list("pk", flat=True):
        with transaction.atomic():
            held = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if held and _turned(held.data):
                held.save(update_fields=["data"])


def register() -> None:
    """It comes round once a day."""
    every(seconds=DAY_SECONDS)(seal_anew)


def _turned(data: dict[str, str]) -> bool:
    """Whether something in it was sealed by an older key; it is sealed by the newest now."""
    turned = {field: _SEAL.turn(data[field]) for field in _FIELDS if field in data}
    found = {field: text for field, text in turned.items() if text is not None}
    data.update(found)
    return bool(found)
