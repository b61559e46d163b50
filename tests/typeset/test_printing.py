"""Digits, days and texts as they stand on paper."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.typeset.press import _tied
from wian.typeset.printing import CLOSE, OPEN, Pen, breakable, visible

THAI, ARABIC = Pen("thai"), Pen("arabic")


def test_digits_are_of_the_kind_asked_for() -> None:
    assert THAI.text("ที่ 12/2569") == "ที่ ๑๒/๒๕๖๙"
    assert ARABIC.text("ที่ ๑๒/๒๕๖๙") == "ที่ 12/2569"


@pytest.mark.parametrize("word", ["COVID-19", "a1@example.org", "https://example.org/2569"])
def test_a_word_with_latin_letters_keeps_its_digits(word: str) -> None:
    assert THAI.line(f"เรื่อง {word} ครั้งที่ 2").replace("\u200b", "") == f"เรื่อง {word} ครั้งที่ ๒"


def test_a_moment_is_shown_by_the_clock_in_bangkok() -> None:
    at = datetime(2026, 1, 4, 18, 5, tzinfo=UTC)
    assert ARABIC.time(at) == "01.05\u00a0น."
    assert ARABIC.printed(at).replace("\u00a0", " ") == "พิมพ์เมื่อ 5 ม.ค. 2569 เวลา 01.05 น."
    assert THAI.time(datetime(2026, 1, 5, 9, 5)) == "๐๙.๐๕\u00a0น."


def test_a_day_that_is_missing_is_empty() -> None:
    assert THAI.day(None) == ""
    assert THAI.day(date(2026, 1, 5)) == "๕\u00a0มกราคม\u00a0๒๕๖๙"


def test_marks_that_hide_or_turn_text_are_left_out() -> None:
    assert visible("ก\u202eข\u2066ค\x00\x1b[0m\ufeff") == "กขค[0m"
    assert visible("ก\r\nข\u2028ค\tง") == "ก\nข\nค ง"
    assert visible("ก\ud800ข") == "ก\N{REPLACEMENT CHARACTER}ข"
    assert visible(f"{OPEN}ก{CLOSE}") == "ก"


@given(st.text())
def test_no_text_is_refused_and_none_loses_a_letter(text: str) -> None:
    shown = ARABIC.text(text)
    assert [c for c in shown if c.isalpha()] == [c for c in text if c.isalpha()]
    assert THAI.line(text) == THAI.line(THAI.line(text).replace("\u200b", ""))


@given(st.text("abก/.-", min_size=40))
def test_a_long_run_may_break_somewhere(text: str) -> None:
    shown = breakable(text)
    assert shown.replace("\u200b", "") == text
    assert all(len(run) <= 34 for run in shown.split("\u200b") if run.isascii())


def test_a_run_of_digits_as_long_as_a_book_is_no_trouble() -> None:
    assert len(breakable("๑" * 200_000).replace("\u200b", "")) == 200_000
    assert len(_tied("๑" * 200_000 + "1" * 200_000)) == 400_000
