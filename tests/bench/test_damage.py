"""Damage: the same every time, stronger when asked, and never where a person needs the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.bench.damage import damage

TEXT = (
    "เรื่อง ขอเชิญประชุมเพื่อพัฒนาท้องถิ่น ครั้งที่ ๒/๒๕๖๘\nดูที่ https://example.go.th/ab?c=1 โทร. 0 2000 0000\n"
    * 6
)


@pytest.mark.parametrize("strength", ["light", "medium", "heavy"])
def test_the_same_seed_gives_the_same_damage(strength):
    assert damage(TEXT, strength, 7) == damage(TEXT, strength, 7) != damage(TEXT, strength, 8)


def test_stronger_damage_changes_more():
    def changed(strength):
        return sum(
            len(set(a.split()) - set(b.split()))
            for seed in range(6)
            for a, b in zip(TEXT.split("\n"), damage(TEXT, strength, seed).split("\n"), strict=True)
        )

    assert changed("light") < changed("medium") < changed("heavy")


@given(st.integers(0, 10_000))
def test_numerals_latin_and_addresses_are_never_touched(seed):
    def kept(text):
        return re.findall(r"https?://\S+|[0-9๐-๙A-Za-z]", text)

    assert kept(damage(TEXT, "heavy", seed)) == kept(TEXT)


@given(st.text(max_size=80), st.integers(0, 50))
def test_lines_stay_lines_in_any_text(text, seed):
    assert damage(text, "heavy", seed).count("\n") == text.count("\n")


def test_thai_numerals_are_damaged_only_on_request():
    text = "๖๘๔๙๗" * 40
    assert damage(text, "heavy", 1) == text
    assert damage(text, "heavy", 1, digits=True) != text
