"""What is private is covered wherever it stands, and nothing else is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.small_letter import MOBILE, PASSCODE, at, letter
from wian.reading.values import Contact, Fact, Meeting
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


def test_the_last_of_two_thousand_secrets_is_covered_like_the_first() -> None:
    codes = [f"kRok{n:04d}" for n in range(2000)]
    phones = [f"08{n:08d}" for n in range(2000)]
    veil = Veil(
        [
            *(
                Meeting(date=None, start=None, passcode=code, private=True, span=(0, 1))
                for code in codes
            ),
            *(Contact(unit=None, phone=p, private=True, span=(0, 1)) for p in phones),
        ]
    )
    hidden = veil.hide("\n".join(codes + phones)).splitlines()
    assert set(hidden[:2000]) == {"••••••••"}
    assert hidden[2000:] == [f"{p[:2]}xxxxx{p[-3:]}" for p in phones]


def test_many_secrets_are_looked_for_in_time_that_grows_with_the_text() -> None:
    facts = [
        Fact(value=value, span=(0, 1), private=True)
        for n in range(2000)
        for value in (f"aaa{n:05d}z", f"{n:013d}")
    ]
    veil = Veil(facts)
    text = "aaa 0000000 aaa00001y " * 20_000
    start = time.perf_counter()
    veil.hide(text)
    assert time.perf_counter() - start < 10


def test_a_private_fact_of_any_length_is_covered() -> None:
    name = "ก" * 300
    assert Veil([Fact(value=name, span=(0, 1), private=True)]).hide(name) == "•" * 300


def test_numbers_that_overlap_are_each_covered_but_for_their_ends() -> None:
    veil = Veil(
        [
            Contact(unit=None, phone=p, private=True, span=(0, 1))
            for p in ("0812345678", "5678901234")
        ]
    )
    assert veil.hide("0812345678901234") == "08xxxxx6xxxxx234"
