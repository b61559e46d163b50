"""The documents that a letter answers: the reference line, else what the opening cites."""

from __future__ import annotations

import pytest

from tests.reading.letters import announcement, doc, external, memo, minutes, quoted, rows, stamped
from wian.reading import read

LINE = "อ้างถึง หนังสือจังหวัดนครพนม ด่วนที่สุด ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗"
NUMBERED = ("นพ 0019.2/ว 99", "2024-05-02")


def cited(text: str) -> list[tuple[str | None, str | None]]:
    return rows(text, "references", "number", "date")


@pytest.mark.parametrize(
    "label",
    ["อ้างถึง", "อ้างกึง", "อ้างถึง:", "**อ้างถึง**", "อ้างอิง", "อ้างถึง\t", "อ้าง ถึง", "อางถึง"],
)
def test_the_reference_line_gives_number_and_day(label: str) -> None:
    assert cited(external(reference=LINE.replace("อ้างถึง", label))) == [NUMBERED]


def test_the_urgency_of_the_cited_letter_is_told() -> None:
    assert rows(external(reference=LINE), "references", "urgency") == ["ด่วนที่สุด"]


def test_the_writer_of_the_cited_letter_is_told() -> None:
    assert rows(external(reference=LINE), "references", "issuer") == ["จังหวัดนครพนม"]


def test_the_place_shows_the_cited_letter() -> None:
    letter = read(external(reference=LINE))
    row = letter.documents[0].facts["references"][0]
    assert quoted(letter, row.span) == LINE.removeprefix("อ้างถึง ")


def test_numbered_references_are_a_row_each() -> None:
    lines = (
        "อ้างถึง ๑. หนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗\n"
        "        ๒. คำสั่งจังหวัดนครพนม ที่ ๘๘๑/๒๕๖๗ ลงวันที่ ๗ พฤษภาคม ๒๕๖๗"
    )
    assert cited(external(reference=lines)) == [NUMBERED, ("881/2567", "2024-05-07")]


def test_references_on_one_line_are_a_row_each() -> None:
    line = (
        "อ้างถึง (๑) หนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗ "
        "(๒) หนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว ๑๐๐ ลว. ๓ พ.ค. ๖๗"
    )
    assert cited(external(reference=line)) == [NUMBERED, ("นพ 0019.2/ว 100", "2024-05-03")]


def test_a_resolution_without_a_number_keeps_its_title_and_day() -> None:
    line = "อ้างถึง มติคณะกรรมการแหล่งน้ำจังหวัด เมื่อวันที่ ๒ พฤษภาคม ๒๕๖๗"
    (row,) = doc(external(reference=line))["references"]
    assert (row["number"], row["date"]) == (None, "2024-05-02")
    assert "มติคณะกรรมการแหล่งน้ำจังหวัด" in row["title"]


def test_without_the_line_the_letter_cited_in_the_opening_is_the_reference() -> None:
    body = "ตามหนังสือจังหวัดนครพนม ที่ นพ ๐๐๑๙.๒/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗ แจ้งเรื่องแหล่งน้ำ นั้น"
    assert cited(external(body)) == [NUMBERED]


def test_a_stamped_letter_s_opening_is_searched_for_references() -> None:
    body = "ตามหนังสือกรมการปกครอง ที่ มท ๐๓๐๙/ว ๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗ แจ้งเรื่องแหล่งน้ำ นั้น"
    assert cited(stamped(body)) == [("มท 0309/ว 99", "2024-05-02")]


def test_the_line_settles_it_and_the_opening_adds_nothing() -> None:
    body = "ตามหนังสือที่อ้างถึง และคำสั่งจังหวัด ที่ ๘๘๑/๒๕๖๗ ลงวันที่ ๗ พฤษภาคม ๒๕๖๗ นั้น"
    assert cited(external(body, reference=LINE)) == [NUMBERED]


def test_a_law_that_gives_the_power_is_no_reference() -> None:
    body = "อาศัยอำนาจตามพระราชบัญญัติเทศบาล พ.ศ. ๒๔๙๖ จึงประกาศกำหนดวันล้างถังน้ำประปาหมู่บ้านไว้ดังต่อไปนี้"
    assert cited(announcement(body)) == []


def test_minutes_that_are_adopted_are_no_reference() -> None:
    body = "ระเบียบวาระที่ ๒ รับรองรายงานการประชุม ครั้งที่ ๑/๒๕๖๗ เมื่อวันที่ ๒ พฤษภาคม ๒๕๖๗"
    assert cited(minutes(body)) == []


def test_a_memo_s_reference_in_its_opening_is_read() -> None:
    body = "ตามบันทึกข้อความกองช่าง ที่ นพ ๗๑๒๐๑/๙๙ ลงวันที่ ๒ พฤษภาคม ๒๕๖๗ ขอซ่อมถังน้ำ นั้น"
    assert cited(memo(body)) == [("นพ 71201/99", "2024-05-02")]


def test_a_wrong_code_in_a_reference_keeps_the_print_beside_the_number() -> None:
    line = LINE.replace("ที่ นพ", "ที่ นฟ")
    (row,) = doc(external(reference=line))["references"]
    assert row["number"] == "นพ 0019.2/ว 99"
    assert row["number_raw"] == "นฟ ๐๐๑๙.๒/ว ๙๙"


def test_a_letter_that_cites_nothing_has_no_references() -> None:
    assert cited(external()) == []


def test_a_damaged_label_is_less_certain() -> None:
    damaged = doc(external(reference=LINE.replace("อ้างถึง", "อ้างกึง")))["references"][0]
    sound = doc(external(reference=LINE))["references"][0]
    assert damaged["confidence"] <= sound["confidence"]


def test_an_announcement_that_the_opening_says_was_issued_is_a_reference() -> None:
    text = memo("ตามที่กรมได้ออกประกาศกรม ลงวันที่ ๕ มกราคม ๒๕๖๗ นั้น ขอให้ถือปฏิบัติ")
    assert rows(text, "references", "date") == ["2024-01-05"]
