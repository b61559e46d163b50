"""Bands of points: stars, grades and levels; all texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wian.reading import read

HEAD = "เกณฑ์การตัดสินคะแนน\n"


def found(text: str) -> list[tuple[str, float | None, float | None]]:
    return [(band.label, band.min, band.max) for band in read(text).facts["bands"]]


@pytest.mark.parametrize(
    "line",
    [
        "{label}     {low} - {high} คะแนน",
        "คะแนน {low} – {high}     {label}",
        "{label}\t{low} ถึง {high}",
        "| {label} | {low} - {high} |",
        "- {label} ได้คะแนน {low} - {high} คะแนน",
        "ร้อยละ {low} - {high} = {label}",
    ],
)
@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(50, 99), min_size=2, max_size=4, unique=True))
def test_neighbouring_ranges_are_bands_however_they_are_laid_out(line, starts):
    starts = sorted(starts, reverse=True)
    ends = [100, *(low - 1 for low in starts[:-1])]
    labels = [f"ระดับ {'กขคง'[i]}" for i in range(len(starts))]
    rows = [
        (label, low, high)
        for label, low, high in zip(labels, starts, ends, strict=True)
        if low < high
    ]
    text = HEAD + "\n".join(line.format(label=a, low=b, high=c) for a, b, c in rows)
    if len(rows) > 1:
        assert found(text) == rows


def test_the_highest_band_may_be_open_at_the_top():
    text = HEAD + "เหรียญทอง ๙๐ คะแนนขึ้นไป\nเหรียญเงิน ๘๐ - ๘๙ คะแนน\n"
    assert found(text) == [("เหรียญทอง", 90, 100), ("เหรียญเงิน", 80, 89)]


def test_a_named_band_below_the_others_has_no_lower_end():
    text = HEAD + "ดีเด่น ๘๐ - ๑๐๐\nดี ๖๐ - ๗๙\nปรับปรุง ต่ำกว่า ๖๐\n"
    assert found(text)[-1] == ("ปรับปรุง", None, 59)


def test_points_that_earn_no_level_are_no_band():
    text = HEAD + "ระดับทอง ๘๐ - ๑๐๐ คะแนน\nระดับเงิน ๗๐ - ๗๙ คะแนน\nต่ำกว่า ๗๐ คะแนน ไม่จัดระดับ\n"
    assert [low for _, low, _ in found(text)] == [80, 70]


def test_bands_told_in_a_sentence_take_the_words_after_them():
    text = (
        "ชุมชนที่ได้คะแนนตั้งแต่ ๘๕ คะแนนขึ้นไป ได้รับโล่ระดับทอง ตั้งแต่ ๗๕ แต่ไม่ถึง ๘๕ คะแนน "
        "ได้รับโล่ระดับเงิน และตั้งแต่ ๖๕ แต่ไม่ถึง ๗๕ คะแนน ได้รับโล่ระดับทองแดง\n"
    )
    assert [(label, low) for label, low, _ in found(text)] == [
        ("โล่ระดับทอง", 85),
        ("โล่ระดับเงิน", 75),
        ("โล่ระดับทองแดง", 65),
    ]


def test_labels_above_a_broken_column_of_ranges_keep_their_order():
    text = "ระดับคุณภาพ\nดีเยี่ยม\nดี\nพอใช้\nช่วงคะแนน\n๘๐ - ๑๐๐\n๖๐ - ๗๙\n๕๐ - ๕๙\n"
    assert found(text) == [("ดีเยี่ยม", 80, 100), ("ดี", 60, 79), ("พอใช้", 50, 59)]


def test_days_ages_and_hours_are_no_bands():
    text = "รับสมัครวันที่ ๙ - ๑๓ กันยายน ๒๕๖๗ อายุ ๑๘ - ๓๕ ปี เวลา ๐๘.๓๐ - ๑๖.๓๐ น. ผ่านร้อยละ ๖๐ ขึ้นไป\n"
    assert found(text) == []
