"""What is private is covered wherever it stands, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.letters import MOBILE, PASSCODE, at, letter
from wian.reading.values import Contact, Fact
from wian.web.reading.sheet import _facts
from wian.web.reading.veil import Veil

VEIL = Veil(_facts(letter()), letter().raw)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("080-000-1234", "08x-xxx-x234"),
        ("โทร. ๐๘ ๐๐๐๐ ๑๒๓๔ ค่ะ", "โทร. ๐๘ xxxx x๒๓๔ ค่ะ"),
        ("0800001234", "08xxxxx234"),
        ("รหัส kRok77 นะ", "รหัส •••••• นะ"),
        ("https://zoom.example/j/1?pwd=other9", "https://zoom.example/j/1?pwd=••••••"),
        ("043-000-123 และ ๒๐ ธันวาคม ๒๕๖๗", "043-000-123 และ ๒๐ ธันวาคม ๒๕๖๗"),
        ("xkRok77x", "xkRok77x"),
    ],
)
def test_private_numbers_and_words_are_covered_in_any_writing(text: str, shown: str) -> None:
    assert VEIL.hide(text) == shown


def test_a_land_line_is_not_private() -> None:
    veil = Veil([Contact(unit=None, phone="043000123", span=(0, 9))])
    assert veil.hide("043-000-123") == "043-000-123"


def test_a_private_fact_is_covered_as_read_and_as_printed() -> None:
    veil = Veil([Fact(value="สมชาย", raw="สมซาย", span=(0, 5), private=True)], "สมซาย มา")
    assert veil.hide("สมชาย สมซาย") == "••••• •••••"


@given(st.text(max_size=200))
def test_a_cover_is_as_long_as_the_text(text: str) -> None:
    assert len(VEIL.hide(text)) == len(text)


@given(st.text("0123456789๐๙ -.()", max_size=400))
def test_any_row_of_digits_is_looked_through(text: str) -> None:
    assert len(VEIL.hide(text)) == len(text)


def test_the_letter_s_own_secrets_are_those_of_the_test() -> None:
    assert MOBILE not in VEIL.hide(MOBILE)
    assert PASSCODE not in VEIL.hide(letter().raw)
    assert at("๐๘ ๐๐๐๐ ๑๒๓๔")
