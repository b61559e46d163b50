"""Who is left out, however it is said; days are not bodies."""

from __future__ import annotations

import pytest

from tests.reading.letters import announcement, doc, external, printed, stamped


@pytest.mark.parametrize(
    ("words", "out"),
    [
        ("(ยกเว้นจังหวัดตราด)", ["จังหวัดตราด"]),
        ("(ยกเว้น จังหวัดตราด)", ["จังหวัดตราด"]),
        ("(เว้นจังหวัดตราด)", ["จังหวัดตราด"]),
        ("ยกเว้นจังหวัดตราด", ["จังหวัดตราด"]),
        ("เว้น จังหวัดตราด", ["จังหวัดตราด"]),
        ("(ยกเว้น กรุงเทพมหานคร)", ["กรุงเทพมหานคร"]),
        ("(ยกเว้นจังหวัดตราด และจังหวัดน่าน)", ["จังหวัดตราด", "จังหวัดน่าน"]),
        ("(ยกเว้นจังหวัดตราดและจังหวัดน่าน)", ["จังหวัดตราด", "จังหวัดน่าน"]),
        ("(ยกเว้นจังหวัดตราด\nและจังหวัดน่าน)", ["จังหวัดตราด", "จังหวัดน่าน"]),
        (
            "(ยกเว้น จังหวัดตราด, จังหวัดน่าน และจังหวัดยะลา)",
            ["จังหวัดตราด", "จังหวัดน่าน", "จังหวัดยะลา"],
        ),
    ],
)
def test_what_the_address_excepts_is_excluded(words: str, out: list[str]) -> None:
    found = doc(external(to=f"เรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด {words}"))
    assert found["exclusions"] == out
    assert found["addressees"] == ["ผู้ว่าราชการจังหวัด ทุกจังหวัด"]


def test_a_stamped_letter_s_address_may_except() -> None:
    assert doc(stamped(to="ถึง จังหวัด ทุกจังหวัด (ยกเว้นจังหวัดตราด)"))["exclusions"] == ["จังหวัดตราด"]


def test_a_district_excepted_in_the_text_is_excluded() -> None:
    body = "ขอให้ทุกอำเภอ ยกเว้นอำเภอท่าอุเทน รายงานผลการสำรวจแหล่งน้ำภายในวันที่ ๓๑ พฤษภาคม ๒๕๖๗"
    assert doc(external(body))["exclusions"] == ["อำเภอท่าอุเทน"]


def test_persons_to_whom_a_rule_does_not_apply_are_excluded() -> None:
    body = "ประกาศนี้มิให้ใช้บังคับกับพนักงานดับเพลิงที่ปฏิบัติหน้าที่"
    assert doc(announcement(body))["exclusions"] == ["พนักงานดับเพลิงที่ปฏิบัติหน้าที่"]


def test_a_case_after_unless_is_excluded() -> None:
    body = "ห้ามสูบน้ำจากหนองสาธารณะ เว้นแต่กรณีไฟไหม้"
    assert doc(announcement(body))["exclusions"] == ["กรณีไฟไหม้"]


@pytest.mark.parametrize("days", ["วันหยุดราชการ", "วันเสาร์และวันอาทิตย์"])
def test_days_are_not_excluded_bodies(days: str) -> None:
    body = f"ให้ยื่นใบสมัครได้ทุกวันในเวลาราชการ (เว้น{days}) ณ สำนักงานเทศบาลตำบลท่าแพรก"
    assert doc(announcement(body))["exclusions"] == []


def test_a_space_left_in_a_form_is_no_exclusion() -> None:
    assert doc(external("ให้กรอกแบบสำรวจโดยเว้นว่างในช่องที่ไม่มีข้อมูลแหล่งน้ำ"))["exclusions"] == []


def test_a_letter_that_excepts_nobody_has_no_exclusions() -> None:
    assert doc(external())["exclusions"] == []


def test_the_place_shows_the_body_that_is_left_out() -> None:
    letter = external(to="เรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด (ยกเว้นจังหวัดตราด)")
    assert printed(letter, "exclusions") == ["จังหวัดตราด"]
