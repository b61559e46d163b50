"""Score tables in the forms in which they reach us; all texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wian.reading import read

NAMES = (
    "ความสะอาดของลานกีฬา",
    "การดูแลต้นไม้ริมทาง",
    "ความร่วมมือของเพื่อนบ้าน",
    "ป้ายบอกทางชัดเจน",
    "การใช้น้ำอย่างประหยัด",
    "แสงสว่างยามค่ำ",
    "มุมอ่านหนังสือ",
)
HEAD = "หลักเกณฑ์การประกวดลานชุมชน\n"


def found(text: str) -> list[tuple[str, float | None]]:
    return [(c.item, c.points) for d in read(text).documents for c in d["criteria"]]


def groups(text: str) -> list[str | None]:
    return [c.group for d in read(text).documents for c in d["criteria"]]


def as_pipes(rows: list[tuple[str, int]]) -> str:
    body = "".join(f"| {name} | {points} |\n" for name, points in rows)
    return f"| รายการ | คะแนนเต็ม |\n|---|---|\n{body}| รวม | {sum(p for _, p in rows)} |\n"


def as_tabs(rows: list[tuple[str, int]]) -> str:
    return "รายการ\tน้ำหนัก\n" + "".join(f"{name}\t{points} คะแนน\n" for name, points in rows)


def as_bullets(rows: list[tuple[str, int]]) -> str:
    return "เกณฑ์การให้คะแนน\n" + "".join(f"• {name} {points} คะแนน\n" for name, points in rows)


def as_leaders(rows: list[tuple[str, int]]) -> str:
    return "ตารางคะแนน\n" + "".join(f"{name} {'.' * 20} {points}\n" for name, points in rows)


def as_html(rows: list[tuple[str, int]]) -> str:
    body = "".join(f"<tr><td>{name}</td><td>{points}</td></tr>\n" for name, points in rows)
    return f"<table>\n<tr><th>รายการ</th><th>คะแนน</th></tr>\n{body}</table>\n"


def as_prose(rows: list[tuple[str, int]]) -> str:
    told = " ".join(f"({i}) {name} {points} คะแนน" for i, (name, points) in enumerate(rows, 1))
    return f"กำหนดเกณฑ์การให้คะแนน ประกอบด้วย {told} ทั้งนี้ ให้ถือปฏิบัติ\n"


def as_broken(rows: list[tuple[str, int]]) -> str:
    names = "".join(f"{name}\n" for name, _ in rows)
    return f"รายการ\n{names}คะแนน\n" + "".join(f"{points}\n" for _, points in rows)


FORMS = (as_pipes, as_tabs, as_bullets, as_leaders, as_html, as_prose, as_broken)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@settings(max_examples=12, deadline=None)
@given(
    chosen=st.lists(st.sampled_from(NAMES), min_size=3, max_size=6, unique=True),
    data=st.data(),
)
def test_a_score_table_is_read_whatever_form_it_took(form, chosen, data):
    rows = [(name, data.draw(st.integers(1, 8)) * 5) for name in chosen]
    assert found(HEAD + form(rows)) == rows


def test_numbered_items_stand_under_their_numbered_group():
    text = HEAD + (
        "๑. ด้านกายภาพ (๔๐ คะแนน)\n๑.๑ ทางเดินเรียบ (๒๕ คะแนน)\n๑.๒ ม้านั่งพอใช้ (๑๕ คะแนน)\n"
        "๒. ด้านสังคม (๖๐ คะแนน)\n๒.๑ เวทีประชาคม (๒๐ คะแนน)\n๒.๒ ตลาดนัดของกลุ่ม (๔๐ คะแนน)\n"
    )
    assert [points for _, points in found(text)] == [25, 15, 20, 40]
    assert groups(text) == ["1. ด้านกายภาพ"] * 2 + ["2. ด้านสังคม"] * 2


def test_a_group_cell_counts_for_the_rows_below_it():
    text = HEAD + (
        "ด้าน\tประเด็น\tรายละเอียด\tคะแนน\n"
        "๑. น้ำ ๓๐ คะแนน\t๑.๑ บ่อพัก\t- ไม่มีกลิ่น\t๒๐ คะแนน\n\t๑.๒ ราง\t- ไม่ตัน\t๑๐ คะแนน\n"
        "๒. ดิน ๗๐ คะแนน\t๒.๑ แปลงผัก\t- ไม่เผา\t๗๐ คะแนน\n\t\tรวม\t๑๐๐ คะแนน\n"
    )
    assert found(text) == [("1.1 บ่อพัก", 20), ("1.2 ราง", 10), ("2.1 แปลงผัก", 70)]
    assert groups(text) == ["1. น้ำ", "1. น้ำ", "2. ดิน"]


def test_a_merged_cell_names_the_group_of_all_its_rows():
    text = (
        "<table><tr><th>หมวด</th><th>รายการ</th><th>คะแนน</th></tr>"
        '<tr><td rowspan="2">๑. ลาน</td><td>กวาดทุกวัน</td><td>๖๐</td></tr>'
        "<tr><td>มีถังขยะ</td><td>๔๐</td></tr></table>"
    )
    assert found(HEAD + text) == [("กวาดทุกวัน", 60), ("มีถังขยะ", 40)]
    assert groups(HEAD + text) == ["1. ลาน", "1. ลาน"]


def test_points_in_brackets_in_a_broken_column_belong_to_groups():
    text = HEAD + (
        "ประเด็น\n๑. ลาน\n๑.๑ กวาดทุกวัน\n๑.๒ มีถังขยะ\n๒. สวน\n๒.๑ รดน้ำ\nรวม\nคะแนน\n"
        "(๗๐)\n๓๐\n๔๐\n(๓๐)\n๓๐\n๑๐๐\n"
    )
    assert found(text) == [("1.1 กวาดทุกวัน", 30), ("1.2 มีถังขยะ", 40), ("2.1 รดน้ำ", 30)]


def test_a_name_may_go_on_in_the_next_line():
    text = HEAD + "๑.๑ ความร่วมมือของร้านค้าและ\nเพื่อนบ้าน ๔๐ คะแนน\n๑.๒ ป้าย ๖๐ คะแนน\n"
    assert found(text) == [("1.1 ความร่วมมือของร้านค้าและเพื่อนบ้าน", 40), ("1.2 ป้าย", 60)]


def test_marks_that_people_were_given_are_no_criteria():
    text = "ผลการคัดเลือก\n๑. นายกล้า ใจเย็น ๘๙ คะแนน\n๒. นางแก้ว ใจงาม ๘๕ คะแนน\n"
    assert found(text) == []


def test_a_table_of_results_is_no_table_of_criteria():
    text = "ผลการประกวด\n| ลำดับ | ชุมชน | คะแนนที่ได้ |\n|---|---|---|\n"
    assert found(text + "| 1 | ริมคลอง | 91.5 |\n| 2 | หลังวัด | 88 |\n") == []


def test_levels_of_one_item_are_no_items():
    text = HEAD + (
        "๑. ความครบถ้วน (๔๐ คะแนน)\n- ครบทุกข้อ ได้ ๔๐ คะแนน\n- ขาดหนึ่งข้อ ได้ ๒๐ คะแนน\n"
        "๒. ความถูกต้อง (๖๐ คะแนน)\n- ถูกหมด ๖๐ คะแนน\n- ผิดบ้าง ๓๐ คะแนน\n"
    )
    assert found(text) == [("ความครบถ้วน", 40), ("ความถูกต้อง", 60)]


def test_a_list_of_groups_beside_the_full_table_is_not_read_twice():
    text = HEAD + (
        "- ๑. ลาน ๗๐ คะแนน\n- ๒. สวน ๓๐ คะแนน\n\nรายละเอียดการให้คะแนน\n\n"
        "ด้าน\tประเด็น\tคะแนน\n๑. ลาน ๗๐ คะแนน\t๑.๑ กวาดทุกวัน\t๓๐ คะแนน\n\t๑.๒ มีถัง\t๔๐ คะแนน\n"
        "๒. สวน ๓๐ คะแนน\t๒.๑ รดน้ำ\t๓๐ คะแนน\n"
    )
    assert found(text) == [("1.1 กวาดทุกวัน", 30), ("1.2 มีถัง", 40), ("2.1 รดน้ำ", 30)]
