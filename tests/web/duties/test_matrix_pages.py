"""The matrix, the rows behind its numbers and the overview, as people see them."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from tests.duties.owing import asks as asks_for
from tests.duties.owing import keyed, move, owe, send
from tests.web.offices.conftest import SignIn
from wian.duties.models import Duty, Owed
from wian.duties.stages import Stage
from wian.ledger.models import Entry
from wian.offices.acting import SYSTEM
from wian.offices.actions.accounts import make_account
from wian.offices.queries.offices import by_key
from wian.thai.holidays import BUDDHIST_ERA, fiscal_year

pytestmark = pytest.mark.django_db
HOMES = ("d5701", "d5702", "d5703")
PERIODS = ("1m:2025-01", "1m:2025-02")


def asked_of(
    *homes: str, action: str = "รายงานผลศูนย์เรียนรู้", **columns: Any
) -> tuple[Duty, list[Owed]]:
    """The province asks these districts for two months that are over."""
    year = fiscal_year(timezone.localdate()) - BUDDHIST_ERA
    duty = asks_for(by_key("p57"), action=action, year=year, **columns)
    return duty, owe(duty, keyed(*homes), PERIODS)


@pytest.fixture
def nobody(directory: None) -> Client:
    """Somebody with an account and no role at all."""
    account = make_account(SYSTEM, login="nobody")
    browser = Client()
    browser.force_login(get_user_model().objects.get(pk=account))
    return browser


@pytest.fixture
def province(signed: SignIn) -> Client:
    """An officer of the province that asks."""
    return signed("officer", "p57")


def text(answer: Any) -> str:
    """What stands on the page, tags left out."""
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(plain.split())


def test_each_office_stands_in_each_duty_by_word_sign_and_link(province: Client) -> None:
    duty, owed = asked_of(*HOMES)
    send(owed[0])
    send(owed[1], late=3)
    move(owed[2], stage=Stage.EXEMPT)
    move(owed[3], stage=Stage.RETURNED)
    answer = province.get(f"/duties/matrix?of=d{duty.pk}")
    page = answer.content.decode()
    assert answer.status_code == 200
    row = page.split('<th scope="row">')[1].split("</tr>")[0]
    assert "เมืองเชียงราย" in row
    assert "#k-on_time" in row
    assert "ช้า 3" in row
    assert f"/duties/{duty.pk}/report/1m:2025-01?office={by_key('d5701')}" in row.replace(
        "%3A", ":"
    )
    assert "ครบถ้วน 40.0% มาแล้ว 2 จาก 5 รายงานที่ถึงกำหนด" in text(answer)
    assert "ทันเวลา 20.0% ส่งทัน 1 จาก 5 รายงานที่ถึงกำหนด" in text(answer)
    for meaning in ("ส่งทันกำหนด", "ยังไม่ส่ง เลยกำหนดกี่วัน", "ไม่ต้องส่ง"):
        assert meaning in text(answer)


def test_a_duty_of_many_months_leads_to_its_months_and_a_cell_of_many_to_its_rows(
    province: Client,
) -> None:
    duty, owed = asked_of(*HOMES)
    asked_of("d5701", action="รายงานแผน")
    send(owed[0])
    page = province.get("/duties/matrix").content.decode()
    assert "ขาด" in page
    assert "1/2" in page
    assert f"of=d{duty.pk}" in page
    assert f"/duties/rows?duty={duty.pk}&amp;office={by_key('d5701')}" in page
    rows = province.get(f"/duties/rows?duty={duty.pk}&office={by_key('d5701')}")
    assert text(rows).count("เลยมา") == 1
    assert text(rows).count("ทันกำหนด") >= 1


def test_filters_leave_only_who_fits_and_say_that_the_sums_are_of_all(province: Client) -> None:
    duty, owed = asked_of(*HOMES)
    for row in owed[:4]:
        send(row)
    page = province.get(f"/duties/matrix?of=d{duty.pk}&column=missing")
    assert "เวียงชัย" not in page.content.decode().split("<tbody>")[1]
    assert "1 หน่วยงาน" in text(page)
    assert "รวมทุกสถานะ" in text(page)
    assert "4/6" in text(page)
    none = province.get(f"/duties/matrix?of=d{duty.pk}&column=exempt")
    assert "ไม่มีหน่วยงานใดตรงกับที่เลือก" in text(none)
    under = province.get(f"/duties/matrix?of=d{duty.pk}&under={by_key('d5701')}")
    assert "2/2" in text(under)
    for wrong in ("of=d999999", "column=nonsense", "under=x", "page=-1"):
        assert province.get(f"/duties/matrix?{wrong}").status_code == 404


def test_a_district_sees_its_own_line_and_a_stranger_nothing(
    signed: SignIn, nobody: Client
) -> None:
    duty, _ = asked_of(*HOMES)
    own = text(signed("officer", "d5702").get(f"/duties/matrix?of=d{duty.pk}"))
    assert "1 หน่วยงาน" in own
    assert "เมืองเชียงราย" not in own.partition("ความหมาย")[2].replace("จังหวัด", "")
    stranger = signed("officer", "d5709")
    assert stranger.get(f"/duties/matrix?of=d{duty.pk}").status_code in (200, 404)
    assert "ศูนย์เรียนรู้" not in text(stranger.get("/duties/matrix"))
    assert "ศูนย์เรียนรู้" not in text(stranger.get("/duties/rows"))
    for address in ("matrix", "rows", "overview", "plans"):
        assert nobody.get(f"/duties/{address}").status_code == 403


@pytest.mark.parametrize("most", [1, 3])
def test_lists_ask_no_more_for_more(
    province: Client, django_assert_max_num_queries: Any, most: int
) -> None:
    for n in range(most):
        duty, _ = asked_of(*HOMES[:most], action=f"ภารกิจ {n}")
    province.get("/duties/matrix")
    with django_assert_max_num_queries(12):
        province.get(f"/duties/matrix?of=y{duty.year}")
    with django_assert_max_num_queries(12):
        province.get(f"/duties/matrix?of=d{duty.pk}")
    with django_assert_max_num_queries(12):
        province.get(f"/duties/rows?duty={duty.pk}&under={by_key('p57')}")


def test_the_table_leaves_as_paper_and_as_a_workbook(province: Client) -> None:
    duty, _ = asked_of(*HOMES)
    paper = province.get(f"/duties/matrix/print?of=d{duty.pk}")
    assert paper.content.startswith(b"%PDF")
    book = province.get(f"/duties/matrix/print?of=d{duty.pk}&form=xlsx")
    assert book.content.startswith(b"PK")
    assert Entry.objects.filter(verb="duty.export").count() == 2
    assert province.get("/duties/matrix/print?of=d99999").status_code == 404


def test_all_rows_leave_while_they_are_read(province: Client) -> None:
    duty, _ = asked_of(*HOMES)
    answer = province.get(f"/duties/rows.csv?duty={duty.pk}")
    assert answer.streaming
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert len(b"".join(answer).decode().splitlines()) == 7
    book = b"".join(province.get(f"/duties/rows.xlsx?duty={duty.pk}"))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0)
    assert len(sheet.to_python()) == 7
    assert province.get("/duties/rows.exe").status_code == 404


def test_the_overview_tells_who_lacks_what_is_at_risk_and_good_news(
    province: Client, signed: SignIn
) -> None:
    _, owed = asked_of(*HOMES)
    for row in owed[:2]:
        send(row)
    send(owed[2], late=4)
    soon = timezone.now() + timedelta(days=3)
    move(owed[4], until=soon)
    told = province.get("/duties/overview")
    said = text(told)
    assert "ครบถ้วน 60.0% มาแล้ว 3 จาก 5 รายงานที่ถึงกำหนด" in said
    assert "1 แห่งส่งครบและทันกำหนดทุกรายงาน: ที่ว่าการอำเภอเมืองเชียงราย" in said
    assert "ใกล้ครบกำหนดใน 7 วัน ยังไม่ส่ง 1 รายงาน" in said
    assert "ช้าเฉลี่ย 4.0 วัน" in said
    assert "ม.ค. 68" in said
    page = told.content.decode()
    assert '<rect class="b1"' in page
    lead = re.search(r'href="(/duties/rows\?[^"]*column=missing[^"]*)"', page)
    assert lead
    assert text(province.get(lead[1].replace("&amp;", "&"))).count("เลยมา") == 2
    for by in ("zone", "province", "district"):
        assert province.get(f"/duties/overview?by={by}").status_code == 200
    assert province.get("/duties/overview?by=moon").status_code == 404
    out = signed("officer", "d5301").get(f"/duties/overview?office={by_key('d5701')}")
    assert out.status_code == 403


@pytest.mark.parametrize("most", [1, 3])
def test_the_overview_asks_no_more_for_more(
    province: Client, django_assert_max_num_queries: Any, most: int
) -> None:
    asked_of(*HOMES[:most])
    province.get("/duties/overview")
    with django_assert_max_num_queries(26):
        province.get("/duties/overview")


def test_both_speak_english_and_thai_digits(province: Client) -> None:
    duty, _ = asked_of(*HOMES)
    english = text(province.get(f"/duties/matrix?of=d{duty.pk}&lang=en"))
    assert "0.0% complete: 0 of 6 reports" in english
    assert "Jan 2568 (2025)" in english
    assert "๐.๐%" in text(province.get(f"/duties/matrix?of=d{duty.pk}&lang=th&digits=thai"))
    assert "Nobody" not in text(province.get("/duties/overview?lang=en"))


def test_an_empty_house_says_what_will_stand_here(province: Client) -> None:
    assert "เมื่อมีภารกิจที่สั่งแล้ว" in text(province.get("/duties/matrix"))
    assert "ยังไม่มีภารกิจ" in text(province.get("/duties/overview"))
    assert "ยังไม่มีแผนที่นี่" in text(province.get("/duties/plans"))
