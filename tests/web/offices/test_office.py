"""The page of an office, as it was on any day."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.web.offices.pages import words
from wian.offices.acting import SYSTEM
from wian.offices.actions.offices import change_office, close_office, split_office
from wian.offices.actions.timeline import NewOffice
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db


def test_a_code_tells_its_earlier_owner_until_which_day(administrator: Client) -> None:
    page = administrator.get("/directory/p53-dla/")
    assert "0023.6 เดิมเป็นของ กลุ่มงานส่งเสริมและประสานงานท้องถิ่นอำเภอ ถึง ศุกร์ 30 ก.ย. 2565" in words(page)
    assert "?on=2022-09-30" in page.content.decode()


def test_as_of_an_earlier_day_the_earlier_owner_has_the_code(administrator: Client) -> None:
    page = words(administrator.get("/directory/p53-dla/", {"on": "30 ก.ย. 2565"}))
    assert "ไม่ใช่ปัจจุบัน กลับไปวันนี้" in page
    assert "0023.6 กลุ่มงานส่งเสริมและประสานงานท้องถิ่นอำเภอ" in page
    assert "เดิมเป็นของ" not in page


def test_who_acts_and_who_stands_in_is_told_in_words(administrator: Client) -> None:
    page = words(administrator.get("/directory/p57/"))
    assert "นายกิตติภพ ดอยปรีดา ผู้ดำรงตำแหน่ง · ตั้งแต่ อังคาร 1 ต.ค. 2567" in page
    assert "นายปรเมศวร์ ตะวันกระจ่าง ปฏิบัติราชการแทน" in page
    assert "4 ตำแหน่ง · ว่าง 0 · หัวหน้าหน่วยงานก่อน" in page


def test_on_a_day_without_records_nobody_is_called_absent(administrator: Client) -> None:
    page = words(administrator.get("/directory/p57/?on=2018-01-01"))
    assert "ไม่มีบันทึกผู้ดำรงตำแหน่งในวันนั้น" in page


def test_both_superiors_and_all_below_stand_on_the_page(administrator: Client) -> None:
    page = words(administrator.get("/directory/d5704-cdd/"))
    assert "ทั้งประเทศ › กระทรวงมหาดไทย › จังหวัดเชียงราย › ที่ว่าการอำเภอเทิง ›" in page
    assert "สังกัดตามสายงาน กรมการพัฒนาชุมชน › สำนักงานพัฒนาชุมชนจังหวัดเชียงราย" in page
    assert "กลุ่มหน่วยงาน สำนักงานพัฒนาชุมชนอำเภอ โซนตะวันออก" in page
    below = words(administrator.get("/directory/p57/"))
    assert "ขึ้นตรง 22 แห่ง · ทุกชั้นรวมกลุ่มงาน 109 แห่ง" in below
    assert "ที่ว่าการอำเภอ 18" in below


def test_the_story_tells_what_changed_and_leads_to_the_day(administrator: Client) -> None:
    change_office(
        SYSTEM,
        office=by_key("d5704"),
        day=date(2024, 10, 1),
        phone="0-5300-0999",
        reason="ที่ 1/2567",
    )
    page = administrator.get("/directory/d5704/")
    assert "อังคาร 1 ต.ค. 2567 แก้ข้อมูล · ที่ 1/2567 โทรศัพท์: ไม่มี → 0-5300-0999" in words(page)
    assert "มีอยู่ก่อนเริ่มบันทึก" in words(page)
    assert '<a href="?on=2024-10-01">' in page.content.decode()
    assert (
        "0-5300-0999"
        not in words(administrator.get("/directory/d5704/?on=2024-09-30")).split("ความเป็นมา")[0]
    )


def test_an_office_born_of_a_split_begins_once_in_its_story(administrator: Client) -> None:
    new = NewOffice("d5719", "district", "5701", "ที่ว่าการอำเภอเมืองเหนือ", by_key("p57"))
    split_office(SYSTEM, office=by_key("d5701"), day=date(2025, 10, 1), into=(new,))
    page = words(administrator.get("/directory/d5719/"))
    assert "แยกหน่วยงาน" in page
    assert "เริ่มมีหน่วยงาน" not in page


def test_the_ledger_is_shown_to_who_may_see_it(officer: Client, keeper: Client) -> None:
    keeper.post(
        "/directory/d5704/change/details",
        {"name_th": "x", "day": "ไม่ใช่วัน"},
    )
    assert "บันทึกการทำรายการกับหน่วยงานนี้" in words(keeper.get("/directory/d5704/"))
    assert "บันทึกการทำรายการกับหน่วยงานนี้" not in words(officer.get("/directory/d5704/"))


def test_an_office_that_was_closed_stands_on_the_days_before(administrator: Client) -> None:
    close_office(SYSTEM, office=by_key("l5701-ban-du"), day=date(2025, 1, 1))
    assert administrator.get("/directory/l5701-ban-du/").status_code == 404
    page = administrator.get("/directory/l5701-ban-du/?on=31 ธ.ค. 2567")
    assert page.status_code == 200
    assert "เทศบาลตำบลบ้านดู่" in words(page)


def test_only_who_may_change_it_sees_the_way(officer: Client, keeper: Client) -> None:
    assert "/directory/d5704/change/details" in keeper.get("/directory/d5704/").content.decode()
    assert "/change/" not in officer.get("/directory/d5704/").content.decode()


def test_thai_digits_reach_codes_and_dates(administrator: Client) -> None:
    page = words(administrator.get("/directory/p53-dla/?digits=thai"))
    assert "๐๐๒๓.๖ เดิมเป็นของ" in page
    assert "๓๐ ก.ย. ๒๕๖๕" in page


def test_an_office_page_asks_the_database_no_more_however_much_stands_below(
    administrator: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    administrator.get("/directory/")
    for key in ("l5701-ban-du", "d5704", "p57", "moi", "th"):
        with django_assert_max_num_queries(28):
            administrator.get(f"/directory/{key}/")


def test_on_a_day_without_the_office_the_page_says_so_and_offers_another_day(
    keeper: Client,
) -> None:
    close_office(
        SYSTEM, office=by_key("d5718"), day=date(2026, 10, 1), successor=by_key("d5717"), reason=""
    )
    answer = keeper.get("/directory/d5718/?on=2026-10-01")
    assert answer.status_code == 404
    assert "ไม่มีที่ว่าการอำเภอดอยหลวงในทำเนียบ ณ พฤหัสบดี 1 ต.ค. 2569" in words(answer)
    assert 'href="/directory/?on=2026-10-01"' in answer.content.decode()
    assert keeper.get("/directory/d5718/?on=2026-09-30").status_code == 200
    assert keeper.get("/directory/d9999/?on=2026-09-30").status_code == 404
