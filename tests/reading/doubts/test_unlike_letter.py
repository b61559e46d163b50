"""A paper that is no letter is said to be none."""

from __future__ import annotations

import pytest

from tests.reading.letters import external
from wian.reading import read


@pytest.mark.parametrize("text", ["สวัสดีครับ", "Meeting notes\nbuy milk", "เม2ท ขนบะอ2ท\nกบรแฟพะ"])
def test_a_text_without_any_part_of_a_letter_is_doubted(text: str) -> None:
    assert kinds(text) == ["unlike_letter"]


def test_a_letter_and_an_empty_page_are_not() -> None:
    assert kinds(external()) == []
    assert kinds("") == []


def kinds(text: str) -> list[str]:
    return [row.kind for row in read(text).contradictions]
