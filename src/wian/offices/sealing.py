"""Secrets as they are stored: sealed by keys made from the site's own secret.

A copy of the database alone opens none. What was sealed by a key that is lost can be read by
nobody, and its owner sets it anew.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Seal:
    """Seals and opens texts of one purpose; what another purpose sealed it does not open."""

    def __init__(self, purpose: str) -> None:
        self._purpose = purpose.encode()

    def seal(self, text: str) -> str:
        """The text as it may be stored."""
        return self._keys().encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """The text again; None where the key is lost."""
        return _opened(self._keys(), sealed)

    def turn(self, sealed: str) -> str | None:
        """The same text sealed by the newest key; None where it is already, or cannot be read."""
        if _opened(self._keys(only_newest=True), sealed) is not None:
            return None
        text = self.open(sealed)
        return None if text is None else self.seal(text)

    def _keys(self, *, only_newest: bool = False) -> MultiFernet:
        """The newest key seals; the ones before it still open."""
        words = [settings.SECRET_KEY] + ([] if only_newest else settings.SECRET_KEY_FALLBACKS)
        return MultiFernet([Fernet(self._key(word)) for word in words])

    def _key(self, word: str) -> bytes:
        made = HKDF(algorithm=SHA256(), length=32, salt=None, info=self._purpose)
        return base64.urlsafe_b64encode(made.derive(word.encode()))


def _opened(keys: MultiFernet, sealed: str) -> str | None:
    try:
        return keys.decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None
