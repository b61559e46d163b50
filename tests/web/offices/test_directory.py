"""Finding an office, paging, and the trees that fold."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.web.offices.pages import words
from wian.offices.models import Spell

pytestmark = pytest.mark.django_db


def test_a_search_says_how_many_of_how_many_and_where_each_lies(keeper: Client) -> None:
    page = words(keeper.get("/directory/", {"q": "เทิง"}))
    assert re.search(r"พบ \d+ จาก 11\d แห่งที่ท่านเห็นได้", page)
    assert "ที่ว่าการอำเภอเทิง ที่ว่าการอำเภอ · อ.เทิง จ.เชียงราย · ขึ้นกับ จังหวัดเชียงราย" in page


@pytest.mark.parametrize("typed", ["ชร 0023.6", "ชร ๐๐๒๓.๖", "0023.6 เชียงราย", "0023.6 ท้องถิ่น"])
def test_a_unit_is_found_by_its_letter_code_in_digits_of_either_kind(
    typed: str, keeper: Client
) -> None:
    page = words(keeper.get("/directory/", {"q": typed.replace(" เชียงราย", "")}))
    assert "กลุ่มงานบริการสาธารณะท้องถิ่นและประสานงานท้องถิ่นอำเภอ 0023.6" in page


def test_kind_and_day_narrow_the_search(administrator: Client) -> None:
    page = words(administrator.get("/directory/", {"kind": "pao"}))
    assert "พบ 76 จาก" in page
    before = words(administrator.get("/directory/", {"q": "0023.6 อุตรดิตถ์", "on": "30 ก.ย. 2565"}))
    assert "ทำเนียบตามที่เป็นอยู่ ณ ศุกร์ 30 ก.ย. 2565 ไม่ใช่ปัจจุบัน" in before


def test_pages_follow_each_other_without_gap_or_double(administrator: Client) -> None:
    found: list[str] = []
    at = "?kind=pao"
    while at:
        page = administrator.get(f"/directory/{at}").content.decode()
        found += re.findall(r'class="name" href="/directory/([a-z0-9-]+)/"', page)
        following = re.search(r'rel="next" href="(\?[^"]+)"', page)
        at = following[1].replace("&amp;", "&") if following else ""
    assert len(found) == len(set(found)) == 76


def test_nothing_found_says_what_to_try(officer: Client) -> None:
    assert "ไม่พบหน่วยงานที่มีคำเหล่านี้ครบทุกคำ" in words(officer.get("/directory/?q=ไม่มีจริง"))


def test_a_day_that_cannot_be_read_is_told_and_kept(officer: Client) -> None:
    page = officer.get("/directory/", {"q": "เทิง", "on": "วันไหนก็ได้"})
    assert "อ่านวันที่ “วันไหนก็ได้” ไม่ได้ จึงแสดงวันนี้" in words(page)
    assert 'value="วันไหนก็ได้"' in page.content.decode()


def test_the_tree_opens_at_the_own_office(officer: Client) -> None:
    page = officer.get("/directory/").content.decode()
    assert page.index('id="t-th"') < page.index('id="t-p57"') < page.index('id="t-d5704"')
    assert "t-d5701" not in page


def test_a_branch_is_opened_by_a_plain_link(administrator: Client) -> None:
    closed = administrator.get("/directory/?open=moi").content.decode()
    assert 'href="?by=area&amp;open=p57#t-p57"' in closed
    assert "t-d5704" not in closed
    assert 'id="t-d5704"' in administrator.get("/directory/?open=p57").content.decode()


def test_the_field_line_begins_at_departments(administrator: Client) -> None:
    page = words(administrator.get("/directory/?by=line"))
    assert "ผังตามสายงานของกรม" in page
    assert "กรมการพัฒนาชุมชน" in page
    below = administrator.get("/directory/?by=line&open=p57-cdd").content.decode()
    assert 'id="t-d5704-cdd"' in below


def test_somebody_without_a_role_is_told_what_will_stand_here(nobody: Client) -> None:
    assert "ผังจะอยู่ตรงนี้เมื่อท่านได้รับบทบาท" in words(nobody.get("/directory/"))


@pytest.mark.parametrize("query", ["", "?q=เชียงราย", "?kind=pao", "?open=p57", "?by=line"])
def test_the_directory_asks_the_database_eight_times_at_most(
    query: str,
    administrator: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    administrator.get("/directory/")
    with django_assert_max_num_queries(8):
        administrator.get(f"/directory/{query}")


def test_english_pages_call_places_and_offices_by_their_english_names(officer: Client) -> None:
    english, thai = (f"/directory/{query}" for query in ("?lang=en&q=เทิง", "?lang=th&q=เทิง"))
    found = words(officer.get(english))
    assert "Thoeng District Office district office · Thoeng, Chiang Rai" in found
    assert "under Chiang Rai Province" in found
    assert "ที่ว่าการอำเภอเทิง" not in found
    tree = words(officer.get("/directory/?lang=en&open=d5704"))
    assert "Thoeng District Office" in tree
    page = officer.get("/directory/d5704/?lang=en").content.decode()
    assert "<h1>Thoeng District Office</h1>" in page
    assert '<span lang="th">ที่ว่าการอำเภอเทิง</span>' in page
    assert "อ.เทิง จ.เชียงราย" in words(officer.get(thai))


def test_an_office_without_an_english_name_keeps_its_thai_one(officer: Client) -> None:
    Spell.objects.filter(office__key="d5704").update(name_en="")
    page = officer.get("/directory/d5704/?lang=en").content.decode()
    assert "<h1>ที่ว่าการอำเภอเทิง</h1>" in page
    assert '<span lang="th">' not in page


def test_english_is_there_too(officer: Client) -> None:
    page = words(officer.get("/directory/?lang=en&q=เทิง"))
    assert "Directory of offices" in page
    assert "of the" in page
    assert "offices you may see" in page
