"""Bands of points that do not meet."""

from __future__ import annotations

import pytest

from tests.reading.letters import announcement, doubts

KIND = "band_gap"


def bands(*ranges: str) -> str:
    names = ("ดีเด่น", "ดีมาก", "ดี")
    rows = (f"ระดับ{n}  คะแนน {r} คะแนน" for n, r in zip(names, ranges, strict=False))
    return announcement("เกณฑ์การให้คะแนนหมู่บ้านน้ำสะอาด แบ่งระดับดังนี้\n" + "\n".join(rows))


def test_points_without_a_band_are_doubted_and_both_bands_quoted() -> None:
    ((lower, upper),) = doubts(bands("๘๐ - ๑๐๐", "๖๐ - ๗๕"), KIND)
    assert "๖๐ - ๗๕" in lower
    assert "๘๐ - ๑๐๐" in upper


def test_a_point_in_two_bands_is_doubted() -> None:
    assert len(doubts(bands("๘๐ - ๑๐๐", "๗๐ - ๘๐", "๖๐ - ๖๙"), KIND)) == 1


@pytest.mark.parametrize(
    "ranges",
    [
        *(("๘๐ - ๑๐๐", "๗๐ - ๗๙", "๖๐ - ๖๙"), ("๙๐ - ๑๐๐", "๘๐ - ๘๙.๙๙", "๗๐ - ๗๙.๙๙")),
        *(("๘๐ ขึ้นไป", "๗๐ แต่ไม่ถึง ๘๐"), ("๖๐ - ๖๙", "๗๐ - ๗๙", "๘๐ ขึ้นไป")),
    ],
)
def test_bands_that_meet_are_not_doubted(ranges: tuple[str, ...]) -> None:
    assert doubts(bands(*ranges), KIND) == []


def test_each_gap_is_its_own_row() -> None:
    assert len(doubts(bands("๙๐ - ๑๐๐", "๗๐ - ๘๐", "๕๐ - ๖๐"), KIND)) == 2
