"""Letters without number, date or signature, and promised links."""

from __future__ import annotations

import pytest

from tests.reading.letters import doubts, external, memo, order, stamped
from wian.reading import read

KIND = "missing"


def note(text: str) -> str:
    (row,) = [row for row in read(text).contradictions if row.kind == KIND]
    return row.note


@pytest.mark.parametrize(
    ("dropped", "word"), [("number", "เลขที่หนังสือ"), ("date", "วันที่"), ("signed", "ผู้ลงนาม")]
)
def test_what_a_letter_lacks_is_named(dropped: str, word: str) -> None:
    assert word in note(external(**{dropped: ""}))


def test_all_that_a_letter_lacks_is_one_row() -> None:
    text = external(date="", signed="")
    assert len(doubts(text, KIND)) == 1
    assert "วันที่ ชื่อผู้ลงนาม" in note(text)


@pytest.mark.parametrize("text", [external(), stamped(), memo(), order()])
def test_a_full_letter_lacks_nothing(text: str) -> None:
    assert doubts(text, KIND) == []


@pytest.mark.parametrize("date", ["๑๕ พฤษภคม ๒๕๖๗", "๔๕ พฤษภาคม ๒๕๖๗", "พฤษภาคม ๒๕๖๗"])
def test_a_date_that_cannot_be_read_is_not_missing(date: str) -> None:
    assert doubts(external(date=date), KIND) == []


def test_a_stamped_letter_carries_initials_that_are_no_text() -> None:
    assert doubts(stamped(), KIND) == []


def test_an_order_is_not_held_to_the_form_of_a_letter() -> None:
    assert doubts(order(day="", signed=""), KIND) == []


PROMISE = "รายละเอียดปรากฏตามลิงก์ท้ายหนังสือ"


def test_a_promised_link_that_is_not_there_is_doubted() -> None:
    assert doubts(external(PROMISE), KIND) == [["ลิงก์ท้ายหนังสือ"]]


@pytest.mark.parametrize("there", ["https://example.go.th/nam", "bit.ly/nam67", "QR Code"])
def test_a_promised_link_that_may_be_there_is_not_doubted(there: str) -> None:
    assert doubts(external(PROMISE, phone=there), KIND) == []


def test_blank_lines_between_two_letters_change_nothing() -> None:
    pages = [stamped(), external(date="")]
    near, far = ("\n\n".join(pages), ("\n" * 12).join(pages))
    assert doubts(near, KIND) == doubts(far, KIND)
