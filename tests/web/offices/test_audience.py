"""Who exactly is addressed: the sentence, the sum, who is left out, and what must be asked."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.web.offices.pages import words

pytestmark = pytest.mark.django_db
ADDRESS = "/directory/audience"


def test_the_line_of_a_province_is_counted_with_who_is_left_out(keeper: Client) -> None:
    asked = {"phrase": "นายอำเภอทุกอำเภอ ยกเว้นอำเภอแม่ฟ้าหลวง", "issuer": "p57"}
    page = words(keeper.get(ADDRESS, asked))
    assert "ที่ว่าการอำเภอทุกอำเภอในจังหวัดเชียงราย ยกเว้นอำเภอแม่ฟ้าหลวง" in page
    assert "ส่งถึง 18 − 1 = 17 แห่ง" in page
    assert "ที่ว่าการอำเภอแม่ฟ้าหลวง เพราะ “ยกเว้นอำเภอแม่ฟ้าหลวง”" in page
    assert "ที่ว่าการอำเภอ 17" in page
    assert "ที่ว่าการอำเภอเทิง" in page


def test_an_unsure_name_is_asked_and_an_answer_settles_it(keeper: Client) -> None:
    asked = {"phrase": "นายอำเภอแม่ฟ้าหลวก", "issuer": "p57"}
    page = keeper.get(ADDRESS, asked)
    assert "ต้องตอบ 1 ข้อ" in words(page)
    link = re.search(r'href="(\?[^"]+)#answer">อำเภอแม่ฟ้าหลวง', page.content.decode())
    assert link
    settled = words(keeper.get(ADDRESS + unescape(link[1])))
    assert "ต้องตอบ" not in settled
    assert "ส่งถึง 1 แห่ง" in settled


def test_nothing_is_counted_while_a_question_must_be_answered(keeper: Client) -> None:
    page = words(keeper.get(ADDRESS, {"phrase": "นายอำเภอฟ้าครามแดนไกล", "issuer": "p57"}))
    assert "ส่งถึง" not in page
    assert "ยังนับผู้รับไม่ได้" in page


def test_kinds_and_areas_are_put_together(keeper: Client) -> None:
    asked = {
        "by": "parts",
        "kinds": ["district"],
        "areas": "จังหวัดเชียงราย, อุตรดิตถ์",
        "unless": "อำเภอเทิง",
        "issuer": "p57",
    }
    page = words(keeper.get(ADDRESS, asked))
    assert "ส่งถึง 27 − 1 = 26 แห่ง" in page
    assert "เชียงราย 17 แห่ง" in page
    assert "อุตรดิตถ์ 9 แห่ง" in page


def test_a_group_alone_is_an_audience(keeper: Client) -> None:
    page = keeper.get(ADDRESS, {"by": "parts"}).content.decode()
    found = re.search(r'name="groups" value="(\d+)"[^>]*> *[^<]*โซนเหนือ', page)
    assert found
    told = words(keeper.get(ADDRESS, {"by": "parts", "groups": found[1], "issuer": "p57-cdd"}))
    assert "ส่งถึง 6 แห่ง" in told


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"phrase": "", "issuer": "p57"}, "(F101)"),
        ({"phrase": "นายอำเภอทุกอำเภอ", "issuer": "ไม่มีหน่วยงานนี้"}, "(F106)"),
        ({"phrase": "นายอำเภอทุกอำเภอ", "issuer": "p57", "on": "32 ม.ค. 2568"}, "(F105)"),
        ({"by": "parts", "areas": "จังหวัดเชียงราย", "issuer": "p57"}, "(F111)"),
        ({"by": "parts", "kinds": "district", "areas": "ดาวอังคาร", "issuer": "p57"}, "(F109)"),
        ({"by": "parts", "kinds": "tao", "areas": "เวียง", "issuer": "p57"}, "(F110)"),
    ],
)
def test_what_cannot_be_read_is_told_and_kept(
    asked: dict[str, str], number: str, keeper: Client
) -> None:
    answer = keeper.get(ADDRESS, asked)
    assert answer.status_code == 422
    assert number in answer.content.decode()
    assert all(value in unescape(answer.content.decode()) for value in asked.values())


def test_an_exception_that_takes_out_nobody_is_told(keeper: Client) -> None:
    asked = {"phrase": "นายอำเภอทุกอำเภอ ยกเว้นอำเภอเมืองอุตรดิตถ์", "issuer": "p57"}
    assert "ไม่ตรงกับผู้รับใดเลย" in words(keeper.get(ADDRESS, asked))


def test_an_empty_page_says_what_will_stand_there(officer: Client) -> None:
    assert "เริ่มจากวางบรรทัด “เรียน” แล้วกดดู" in words(officer.get(ADDRESS))


def test_markup_in_a_line_stays_text(keeper: Client) -> None:
    page = keeper.get(ADDRESS, {"phrase": "<script>alert(1)</script>", "issuer": "p57"})
    assert "<script>alert" not in page.content.decode()


def test_the_page_asks_the_database_a_known_number_of_times(
    keeper: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    keeper.get("/directory/")
    with django_assert_max_num_queries(18):
        keeper.get(ADDRESS, {"phrase": "นายอำเภอทุกอำเภอ ยกเว้นอำเภอแม่ฟ้าหลวง", "issuer": "p57"})


def test_who_is_left_out_is_a_link_only_where_it_opens(keeper: Client, officer: Client) -> None:
    asked = {"phrase": "นายอำเภอทุกอำเภอ ยกเว้นอำเภอแม่ฟ้าหลวง", "issuer": "p57"}
    link = 'href="/directory/d5715/"'
    assert link in keeper.get(ADDRESS, asked).content.decode()
    assert link not in officer.get(ADDRESS, asked).content.decode()
