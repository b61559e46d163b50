"""Zones and their members; all texts and places are invented."""

from __future__ import annotations

import pytest

from wian.reading import read

HEAD = "ประกาศ\nแบ่งพื้นที่ตรวจเยี่ยม ดังนี้\n"
NORTH, SOUTH = ["ทองคำ", "ดอนแก้ว", "ห้วยใหญ่"], ["ป่าไผ่", "ท่าเรือน้อย"]


def found(text: str) -> list[tuple[str, list[str]]]:
    return [(zone.name, list(zone.districts)) for zone in read(HEAD + text).facts["zones"]]


@pytest.mark.parametrize(
    "text",
    [
        "โซนเหนือ ได้แก่ อำเภอทองคำ ดอนแก้ว และห้วยใหญ่\nโซนใต้ ได้แก่ อำเภอป่าไผ่ และอำเภอท่าเรือน้อย\n",
        "๑. โซนเหนือ จำนวน ๓ อำเภอ ดังนี้ อำเภอทองคำ ดอนแก้ว และอำเภอห้วยใหญ่\n"
        "๒. โซนใต้ จำนวน ๒ อำเภอ ดังนี้ อำเภอป่าไผ่ และอำเภอท่าเรือน้อย\n",
        "• โซนเหนือ: อ.ทองคำ, อ.ดอนแก้ว, อ.ห้วยใหญ่\n• โซนใต้: อ.ป่าไผ่, อ.ท่าเรือน้อย\n",
        "แบ่งเป็น ๒ โซน คือ โซนเหนือ ได้แก่ อำเภอทองคำ\nอำเภอดอนแก้ว และอำเภอห้วยใหญ่ "
        "และโซนใต้ ได้แก่ อำเภอป่าไผ่ และอำเภอท่าเรือน้อย โดยให้แต่ละโซนประชุมทุกเดือน\n",
        "| โซน | อำเภอ |\n|---|---|\n| โซนเหนือ | อำเภอทองคำ, อำเภอดอนแก้ว, อำเภอห้วยใหญ่ |\n"
        "| โซนใต้ | อำเภอป่าไผ่, อำเภอท่าเรือน้อย |\n",
        "โซนเหนือ ประกอบด้วย\n๑) อำเภอทองคำ\n๒) อำเภอดอนแก้ว\n๓) อำเภอห้วยใหญ่\n"
        "โซนใต้ ประกอบด้วย\n๑) อำเภอป่าไผ่\n๒) อำเภอท่าเรือน้อย\n",
    ],
    ids=["lines", "counted", "commas", "sentence", "pipes", "one to a line"],
)
def test_zones_are_read_with_their_members_whatever_their_form(text):
    assert found(text) == [("โซนเหนือ", NORTH), ("โซนใต้", SOUTH)]


def test_the_kind_of_a_school_or_office_stays_in_its_name():
    text = "กลุ่มที่ ๑ ได้แก่ รพ.สต.บ้านดอน และรพ.สต.บ้านแพ\nกลุ่มที่ ๒ ได้แก่ รพ.สต.เขาดิน และรพ.สต.เขาเขียว\n"
    assert found(text)[0] == ("กลุ่มที่ 1", ["รพ.สต.บ้านดอน", "รพ.สต.บ้านแพ"])


def test_a_second_listing_of_the_same_members_is_no_further_zone():
    text = "โซนเหนือ ได้แก่ อำเภอทองคำ และดอนแก้ว\nโซนใต้ ได้แก่ อำเภอป่าไผ่ และท่าเรือน้อย\n"
    assert len(found(f"{text}\nรายละเอียด\n{text}")) == 2


def test_groups_of_people_are_no_zones():
    text = "กลุ่มเป้าหมาย ได้แก่ ครู นักเรียน และผู้ปกครอง\nกลุ่มงานบริหาร ได้แก่ งานพัสดุ และงานธุรการ\n"
    assert found(text) == []
