"""Secrets of the second step as they are stored: sealed by keys made from the site's secret.

A copy of the database alone opens nobody's second step. What was sealed by a key that is lost can
be read by nobody; its owner sets the second step anew after an administrator has cleared it.
"""

from __future__ import annotations

import base64
import secrets

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction

from wian.jobs.periodic import every

DAY_SECONDS = 24 * 3600
_PURPOSE = b"wian.second_step"
_FIELDS = ("secret", "seed")  # of an app, of recovery codes; a passkey keeps no secret here


def seal(text: str) -> str:
    """The text as it may be stored."""
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again; one that nobody knows, so that no code fits, where the key is lost."""
    return _text(sealed) or base64.b32encode(secrets.token_bytes(20)).decode()


def readable(held: Authenticator) -> bool:
    """Whether what this one needs to work can be read."""
    return all(_text(held.data[field]) is not None for field in _FIELDS if field in held.data)


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
    newest = _keys(only_newest=True)
    turned = False
    for field in _FIELDS:
        if field in data and _text(data[field], newest) is None and (text := _text(data[field])):
            data[field] = seal(text)
            turned = True
    return turned


def _text(sealed: str, keys: MultiFernet | None = None) -> str | None:
    try:
        return (keys or _keys()).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _keys(*, only_newest: bool = False) -> MultiFernet:
    """The newest key seals; the ones before it still open."""
    words = [settings.SECRET_KEY] + ([] if only_newest else settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(word)) for word in words])


def _key(word: str) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE)
    return base64.urlsafe_b64encode(made.derive(word.encode()))
