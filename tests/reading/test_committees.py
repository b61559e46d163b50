"""Committees and their seats; all people and offices are invented."""

from __future__ import annotations

import pytest

from wian.reading import read

HEAD = "คำสั่งอำเภอทองคำ\nที่ ๑๒/๒๕๖๗\nเรื่อง แต่งตั้งคณะกรรมการจัดงานวัดใหม่\n\nจึงแต่งตั้งคณะกรรมการ ดังนี้\n"
SEATS = [
    ("นายกล้า ใจเย็น ปลัดอำเภอ", "ประธานกรรมการ"),
    ("กำนันทุกตำบล", "กรรมการ"),
    ("นางแก้ว ใจงาม ครู", "กรรมการและเลขานุการ"),
]


def found(text: str, head: str = HEAD) -> list[list[tuple[str, str]]]:
    rows = read(head + text).facts["committees"]
    return [[(seat.person_or_post, seat.role) for seat in row.members] for row in rows]


@pytest.mark.parametrize(
    "line",
    [
        "{i}. {who}          {role}\n",
        "{i}. {who} {role}\n",
        "({i}) {who}\t{role}\n",
        "| {i} | {who} | {role} |\n",
        "• {who} — {role}\n",
        "{i}) {who} - {role}\n",
        "{i}. {who} เป็น{role}\n",
        "{role}: {who}\n",
    ],
)
def test_a_line_with_a_role_is_a_seat_however_it_is_spaced(line):
    text = "".join(line.format(i=i, who=who, role=role) for i, (who, role) in enumerate(SEATS, 1))
    assert found(text) == [SEATS]


def test_roles_in_a_column_after_all_names_keep_their_order():
    names = "".join(f"{i}. {who}\n" for i, (who, _) in enumerate(SEATS, 1))
    assert found(names + "".join(f"{role}\n" for _, role in SEATS)) == [SEATS]


def test_a_role_may_go_on_in_the_next_line():
    text = "| ๑. นายกล้า ใจเย็น ปลัดอำเภอ | ประธานกรรมการ |\n| ๒. กำนันทุกตำบล | กรรมการ |\n"
    assert found(text + "| ๓. นางแก้ว ใจงาม ครู | กรรมการและ\nเลขานุการ |\n") == [SEATS]


def test_people_given_roles_in_a_sentence_are_seats():
    told = (
        "จึงแต่งตั้งนายกล้า ใจเย็น ปลัดอำเภอ เป็นประธานกรรมการ กำนันทุกตำบล เป็นกรรมการ "
        "และนางแก้ว ใจงาม ครู เป็นกรรมการและเลขานุการ มีหน้าที่ตรวจรับพัสดุ\n"
    )
    assert found(told, HEAD.rsplit("\n", 2)[0] + "\n") == [SEATS]


def test_each_heading_opens_a_committee_of_its_own():
    rows = "๑) กำนันทุกตำบล    ประธานกรรมการ\n๒) นางแก้ว ใจงาม    กรรมการและเลขานุการ\n"
    rows += "มีหน้าที่\n๑) แจ้งผลแก่กรรมการ\n"
    text = f"๑. คณะกรรมการอำนวยการ\n{rows}๒. คณะกรรมการฝ่ายสถานที่ ประกอบด้วย\n{rows}"
    names = [row.name for row in read(HEAD + text).facts["committees"]]
    assert names == ["คณะกรรมการอำนวยการ", "คณะกรรมการฝ่ายสถานที่"]
    assert [len(row) for row in found(text)] == [2, 2]


def test_the_absent_and_those_without_a_role_have_no_seat():
    text = (
        "รายงานการประชุมคณะกรรมการตลาดนัด\nครั้งที่ ๑/๒๕๖๗\nผู้มาประชุม\n"
        "๑. นายกล้า ใจเย็น    ปลัดอำเภอ    ประธาน\n๒. นางแก้ว ใจงาม    ครู    เลขานุการ\n"
        "ผู้ไม่มาประชุม\n๑. นายเอก หนึ่งเดียว    กำนัน    กรรมการ\n"
        "ผู้เข้าร่วมประชุม\n๑. นายโท สองใจ    ผู้ใหญ่บ้าน\nเริ่มประชุมเวลา ๐๙.๐๐ น.\n"
    )
    assert found(text, "") == [
        [("นายกล้า ใจเย็น ปลัดอำเภอ", "ประธาน"), ("นางแก้ว ใจงาม ครู", "เลขานุการ")]
    ]


def test_tasks_that_end_with_a_role_are_no_seats():
    text = "มีหน้าที่\n๑. ให้คำแนะนำแก่ กรรมการ\n๒. จัดอาหารสำหรับ คณะทำงาน\n๓. แต่งตั้ง ที่ปรึกษา\n"
    assert found(text) == []
