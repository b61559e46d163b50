"""What is sent with a letter, and how many of it."""

from __future__ import annotations

import pytest

from tests.reading.letters import doc, external, quoted, rows
from wian.reading import read

ONE = "สิ่งที่ส่งมาด้วย แบบสำรวจแหล่งน้ำชุมชน จำนวน ๑ ชุด"
TWO = "สิ่งที่ส่งมาด้วย ๑. แบบสำรวจแหล่งน้ำชุมชน จำนวน ๑ ชุด\n                 ๒. คู่มือดูแลถังน้ำ จำนวน ๒ เล่ม"
ROWS = [("แบบสำรวจแหล่งน้ำชุมชน", "1 ชุด"), ("คู่มือดูแลถังน้ำ", "2 เล่ม")]


def sent(text: str) -> list[tuple[str, str | None]]:
    return rows(text, "enclosures", "title", "quantity")


def test_one_enclosure_without_a_number_is_one_row() -> None:
    assert sent(external(enclosure=ONE)) == ROWS[:1]


def test_numbered_enclosures_are_a_row_each() -> None:
    assert sent(external(enclosure=TWO)) == ROWS


@pytest.mark.parametrize(
    "label",
    [
        *("สิ่งที่ส่งมาด้วย", "สิ่งที่สงมาด้วย", "สิ่งทีส่งมาด้วย", "**สิ่งที่ส่งมาด้วย**", "สิ่งที่ส่งมาด้วย:"),
        *("สิ่งที่แนบมาด้วย", "เอกสารแนบ", "สิ่ง ที่ส่งมาด้วย", "ส่ิงที่ส่งมาด้วย"),
    ],
)
def test_the_label_is_found_by_its_other_names_and_when_damaged(label: str) -> None:
    assert sent(external(enclosure=TWO.replace("สิ่งที่ส่งมาด้วย", label))) == ROWS


@pytest.mark.parametrize("gap", ["\t", "     ", " | "])
def test_a_gap_or_a_pipe_before_the_quantity_is_not_part_of_the_title(gap: str) -> None:
    assert sent(external(enclosure=TWO.replace(" จำนวน", f"{gap}จำนวน"))) == ROWS


def test_the_list_may_begin_on_the_line_below_the_label() -> None:
    assert sent(external(enclosure=TWO.replace("ด้วย ๑.", "ด้วย\n๑."))) == ROWS


def test_several_on_one_line_are_a_row_each() -> None:
    assert sent(external(enclosure=" ".join(TWO.split()))) == ROWS


def test_a_quantity_needs_no_word_before_it() -> None:
    assert sent(external(enclosure=ONE.replace("จำนวน ", ""))) == ROWS[:1]


def test_an_enclosure_without_a_quantity_has_none() -> None:
    assert sent(external(enclosure="สิ่งที่ส่งมาด้วย แบบสำรวจแหล่งน้ำชุมชน")) == [
        ("แบบสำรวจแหล่งน้ำชุมชน", None)
    ]


def test_a_title_over_two_lines_is_one_row() -> None:
    lines = "สิ่งที่ส่งมาด้วย ๑. แบบสำรวจแหล่งน้ำ\nในชุมชนริมโขง จำนวน ๑ ชุด\n๒. คู่มือ จำนวน ๑ เล่ม"
    assert sent(external(enclosure=lines)) == [
        ("แบบสำรวจแหล่งน้ำ ในชุมชนริมโขง", "1 ชุด"),
        ("คู่มือ", "1 เล่ม"),
    ]


def test_a_copy_of_a_letter_carries_its_number_and_day() -> None:
    line = "สิ่งที่ส่งมาด้วย สำเนาหนังสือกรมการปกครอง ที่ มท ๐๓๐๙/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗"
    (row,) = doc(external(enclosure=line))["enclosures"]
    assert (row["number"], row["date"]) == ("มท 0309/ว 99", "2024-05-02")


def test_the_place_shows_the_row_as_printed() -> None:
    letter = read(external(enclosure=TWO))
    shown = [quoted(letter, row.span) for row in letter.documents[0].facts["enclosures"]]
    assert shown == ["แบบสำรวจแหล่งน้ำชุมชน จำนวน ๑ ชุด", "คู่มือดูแลถังน้ำ จำนวน ๒ เล่ม"]


def test_the_places_stay_right_after_repaired_text() -> None:
    letter = read(external(subject="เรีอง การดูแลแหล่งนํ้าชุมชน", enclosure=TWO))
    row = letter.documents[0].facts["enclosures"][1]
    assert quoted(letter, row.span) == "คู่มือดูแลถังน้ำ จำนวน ๒ เล่ม"


def test_what_each_is_sent_of_is_the_quantity() -> None:
    line = "สิ่งที่ส่งมาด้วย แบบสำรวจและคู่มือ อย่างละ ๒ ชุด"
    assert sent(external(enclosure=line)) == [("แบบสำรวจและคู่มือ", "2 ชุด")]


def test_a_letter_that_sends_nothing_has_no_enclosures() -> None:
    assert sent(external()) == []


def test_the_enclosures_end_where_the_text_begins() -> None:
    letter = external(enclosure=ONE).replace("ชุด\n\nด้วย", "ชุด\nด้วย")
    assert sent(letter) == ROWS[:1]
