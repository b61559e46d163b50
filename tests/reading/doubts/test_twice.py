"""A district in two zones, a person in two seats."""

from __future__ import annotations

from tests.reading.letters import announcement, doubts, order

KIND = "twice"
ZONES = (
    "แบ่งพื้นที่ดูแลแหล่งน้ำดังนี้\n"
    "โซนเหนือ จำนวน ๓ อำเภอ ได้แก่ อำเภอบ้านแพง นาทม และอำเภอ{}\n"
    "โซนใต้ จำนวน ๓ อำเภอ ได้แก่ อำเภอนาแก เรณูนคร และอำเภอ{}"
)
SEATS = (
    "แต่งตั้งคณะทำงานดูแลแหล่งน้ำชุมชน ประกอบด้วย\n"
    "๑. นายธาร น้ำใสยิ่ง ประธานคณะทำงาน\n"
    "๒. นางสาววารี ตั้งใจงาม คณะทำงาน\n"
    "๓. {} คณะทำงานและเลขานุการ"
)


def test_a_district_in_two_zones_is_doubted_in_both_places() -> None:
    ((one, other),) = doubts(announcement(ZONES.format("ศรีสงคราม", "ศรีสงคราม")), KIND)
    assert one == other == "ศรีสงคราม"


def test_every_district_once_is_not_doubted() -> None:
    assert doubts(announcement(ZONES.format("ศรีสงคราม", "ธาตุพนม")), KIND) == []


def test_a_village_may_share_its_name_with_another() -> None:
    villages = ZONES.replace("อำเภอ", "ตำบล")
    assert doubts(announcement(villages.format("หนองแวง", "หนองแวง")), KIND) == []


def test_a_person_in_two_seats_of_a_committee_is_doubted() -> None:
    ((one, other),) = doubts(order(SEATS.format("นายธาร น้ำใสยิ่ง")), KIND)
    assert "นายธาร" in one
    assert "นายธาร" in other


def test_every_person_once_is_not_doubted() -> None:
    assert doubts(order(SEATS.format("นายพนา ร่มไม้เย็น")), KIND) == []


def test_two_seats_of_one_post_are_two_persons() -> None:
    seats = SEATS.replace("นางสาววารี ตั้งใจงาม", "ผู้แทนหมู่บ้าน").format("ผู้แทนหมู่บ้าน")
    assert doubts(order(seats), KIND) == []


def test_a_person_may_sit_in_two_committees() -> None:
    teams = "\n\n".join(
        f"{n}. คณะทำงานสาย{n} ประกอบด้วย\n{n}.๑ นายธาร น้ำใสยิ่ง ประธานคณะทำงาน\n{n}.๒ {who} คณะทำงาน"
        for n, who in (("๑", "นายพนา ร่มไม้เย็น"), ("๒", "นางสาววารี ตั้งใจงาม"))
    )
    assert doubts(order(teams), KIND) == []
