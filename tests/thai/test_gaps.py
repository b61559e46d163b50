"""A space inside a word is closed, one between words stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.thai.gaps import close_gaps


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("เรียน นายอำ เภอ ทุกอำ เภอ", "เรียน นายอำเภอ ทุกอำเภอ"),
        ("สำ นักงานจังหวัดดำ เนินการ", "สำนักงานจังหวัดดำเนินการ"),
    ],
)
def test_a_word_told_in_two_pieces_is_one(printed: str, meant: str) -> None:
    assert close_gaps(printed) == meant


@pytest.mark.parametrize("text", ["จัดทำ แผนปฏิบัติการ", "ถ้อยคำ คณะกรรมการ", "ก า ร", ""])
def test_a_space_between_two_words_stays(text: str) -> None:
    assert close_gaps(text) == text


@given(st.text(alphabet="สำนักงอเภ ดิท\n", max_size=60))
def test_only_spaces_go(text: str) -> None:
    assert close_gaps(text).replace(" ", "") == text.replace(" ", "")
