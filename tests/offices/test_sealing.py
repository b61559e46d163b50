"""Stored secrets: one purpose cannot open another's, and an older key still opens."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wian.offices.sealing import Seal


@given(st.text())
def test_only_the_same_purpose_opens_what_was_sealed(secret: str) -> None:
    sealed = Seal("one").seal(secret)
    assert Seal("one").open(sealed) == secret
    assert Seal("another").open(sealed) is None
    assert Seal("one").open(secret) is None


def test_what_an_older_key_sealed_is_turned_to_the_newest(settings: Any) -> None:
    seal = Seal("one")
    sealed = seal.seal("secret")
    assert seal.turn(sealed) is None
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key of the house"
    turned = seal.turn(sealed)
    assert turned is not None
    settings.SECRET_KEY_FALLBACKS = []
    assert seal.open(turned) == "secret"
    assert seal.open(sealed) is None
    assert seal.turn(sealed) is None
