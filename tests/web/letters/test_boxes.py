"""The boxes of the reading desk: what lies where, in which order, and what is done to many."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from tests.letters.desk_papers import page as pdf_page
from tests.letters.desk_papers import simple, taken, twin
from tests.web.letters.conftest import Desk
from tests.web.offices.conftest import SignIn
from tests.web.offices.pages import words
from wian.jobs.models import Lease
from wian.letters.actions.correcting import answer
from wian.letters.actions.reading import read_letter
from wian.letters.actions.taking import Paper, take_in
from wian.letters.models import Doubt, Letter
from wian.offices.acting import SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)
QUERIES = 12


def unread(home: int) -> int:
    """A letter in which nothing could be read."""
    [found] = take_in(SYSTEM, office=home, papers=[Paper("blank.pdf", pdf_page(()))], source="mail")
    assert found.letter is not None
    read_letter.call(found.letter)
    return found.letter


def test_each_box_says_how_many_lie_in_it(clerk: Client, lying: Desk, home: int) -> None:
    lying(simple(1), simple(2))
    taken(SYSTEM, home, simple(3))
    unread(home)
    shown = words(clerk.get("/letters/"))
    assert "กำลังอ่าน 1 รอตรวจ 2 รอผู้ส่งตอบ 0 ต้องช่วยดู 1 แยกไว้ 0" in shown
    assert "แสดง 2 จาก 2 ฉบับ · ด่วนที่สุดก่อน แล้วตามลำดับที่เข้ามา" in shown


def test_the_most_urgent_letter_is_first_with_its_urgency_in_words(
    clerk: Client, lying: Desk
) -> None:
    [quiet] = lying(simple(1))
    [urgent, *_] = lying(twin("003"))
    content = clerk.get("/letters/").content.decode()
    assert content.index(f"/letters/{urgent}/read") < content.index(f"/letters/{quiet}/read")
    assert re.search(r'class="told nb">.*?ด่วนที่สุด</b>', content)


def test_a_line_tells_what_the_letter_is_and_what_is_open_about_it(
    clerk: Client, lying: Desk
) -> None:
    lying(twin("003"))
    shown = words(clerk.get("/letters/"))
    assert "จาก จังหวัดเพชรบูรณ์ ที่ พช 0023.4/ว 7/68 ลงวันที่ พุธ 14 ก.ย. 2565" in shown
    assert re.search(r"ข้อทักท้วง \d ข้อ · 3 เอกสาร · วางข้อความ วันนี้", shown)


def test_an_empty_desk_says_what_to_do_first(clerk: Client) -> None:
    shown = words(clerk.get("/letters/"))
    assert "ไม่มีหนังสือรอบนโต๊ะ รับหนังสือเข้าฉบับแรก" in shown


def test_what_could_not_be_read_says_why_and_can_be_read_again(clerk: Client, home: int) -> None:
    id_ = unread(home)
    shown = words(clerk.get("/letters/?box=attention"))
    assert "blank.pdf" in shown
    assert "ดูไฟล์แล้วพิมพ์เอง สั่งอ่านใหม่" in shown
    answer_ = clerk.post("/letters/?box=attention", {"do": "again", "one": id_})
    assert answer_.headers["Location"] == "/letters/?box=attention&done=again"
    assert Letter.objects.get(pk=id_).state == "reading"


def test_what_is_being_read_looks_again_by_itself_but_not_for_ever(
    clerk: Client, home: int
) -> None:
    taken(SYSTEM, home, simple(1))
    page = clerk.get("/letters/?box=reading").content.decode()
    assert 'hx-get="/letters/?box=reading&amp;look=1"' in page
    assert "รอคิวอ่าน" in page
    assert 'href="?box=reading"' in page
    for quiet in ("?box=reading&look=60", "?box=look"):
        assert 'hx-get="/letters/?box' not in clerk.get(f"/letters/{quiet}").content.decode()


def test_each_letter_being_read_tells_how_far_it_is(clerk: Client, home: int) -> None:
    first, second = taken(SYSTEM, home, simple(1), simple(2))
    clerk.get("/letters/?box=reading")
    with CaptureQueriesContext(connection) as few:
        clerk.get("/letters/?box=reading")
    job = Letter.objects.get(pk=second).job
    DBTaskResult.objects.filter(pk=job).update(status="RUNNING")
    Lease.objects.create(
        task_id=job, worker="w", done=1, total=4, note="กำลังอ่านหน้า · Reading pages"
    )
    taken(SYSTEM, home, *(simple(n) for n in range(3, 9)))
    with CaptureQueriesContext(connection) as many:
        page = clerk.get("/letters/?box=reading").content.decode()
    assert "รอคิวอ่าน" in page.split(f'id="l{first}"')[1].split("</li>")[0]
    said = page.split(f'id="l{second}"')[1].split("</li>")[0]
    assert "กำลังอ่านหน้า (ขั้นที่ 2 จาก 4)" in said
    assert len(few) == len(many) <= QUERIES


def test_a_letter_whose_sender_was_asked_waits_in_its_own_box(clerk: Client, lying: Desk) -> None:
    [id_] = lying(twin("002"))
    for doubt in Doubt.objects.filter(letter=id_):
        answer(SYSTEM, letter=id_, doubt=doubt.pk, answer="asked", note="โทรถาม")
    shown = words(clerk.get("/letters/?box=waiting"))
    assert "ถามผู้ส่งแล้ว 1 ข้อ" in shown


def test_several_letters_are_set_aside_at_once_with_one_reason(clerk: Client, lying: Desk) -> None:
    ids = lying(simple(1), simple(2), simple(3))
    form = {"do": "aside", "letter": ids[:2], "reason": "ไม่ได้ส่งถึงหน่วยงานนี้"}
    assert clerk.post("/letters/", form).status_code == 302
    aside = Letter.objects.filter(state="aside").values_list("pk", flat=True)
    assert sorted(aside) == ids[:2]
    assert "แยกไว้เพราะ ไม่ได้ส่งถึงหน่วยงานนี้" in words(clerk.get("/letters/?box=aside"))


def test_without_a_reason_nothing_is_set_aside_and_the_choice_stays(
    clerk: Client, lying: Desk
) -> None:
    [id_] = lying(simple(1))
    shown = clerk.post("/letters/", {"do": "aside", "letter": [id_], "reason": " "})
    assert shown.status_code == 422
    assert "ต้องบอกเหตุผล (L109)" in words(shown)
    assert re.search(rf'value="{id_}" form="many" checked', shown.content.decode())
    assert Letter.objects.get(pk=id_).state == "desk"


def test_nobody_sets_letters_of_another_office_aside(outsider: Client, lying: Desk) -> None:
    [id_] = lying(simple(1))
    form = {"do": "aside", "letter": [id_], "reason": "x"}
    assert outsider.post("/letters/", form).status_code == 403
    assert Letter.objects.get(pk=id_).state == "desk"


def test_a_box_costs_as_few_queries_for_many_letters(clerk: Client, lying: Desk) -> None:
    lying(twin("003"))
    clerk.get("/letters/")
    with CaptureQueriesContext(connection) as few:
        clerk.get("/letters/")
    lying(twin("001"), twin("002"), *(simple(n) for n in range(1, 6)))
    with CaptureQueriesContext(connection) as many:
        clerk.get("/letters/")
    assert len(few) == len(many) <= QUERIES


def test_the_offices_are_named_where_letters_of_several_lie(signed: SignIn, lying: Desk) -> None:
    from tests.letters.desk_papers import at_desk
    from wian.offices.queries.offices import by_key

    lying(simple(1))
    at_desk(SYSTEM, by_key("d5702"), simple(2))
    governor = signed("executive", "p57", scope="subtree")
    shown = words(governor.get("/letters/"))
    assert "ที่ว่าการอำเภอเมืองเชียงราย · " in shown
    with CaptureQueriesContext(connection) as asked:
        governor.get("/letters/")
    assert len(asked) <= QUERIES


def test_nobody_outside_sees_a_line_or_a_count_of_the_desk(
    clerk: Client, outsider: Client, lying: Desk
) -> None:
    lying(twin("003"))
    assert "พช 0023.4" in words(clerk.get("/letters/"))
    for box in ("look", "reading", "waiting", "attention", "aside"):
        shown = words(outsider.get(f"/letters/?box={box}"))
        assert "พช 0023.4" not in shown
        assert "กำลังอ่าน 0 รอตรวจ 0" in shown


def test_a_box_that_is_not_there_is_not_found(clerk: Client) -> None:
    assert clerk.get("/letters/?box=nowhere").status_code == 404
    assert clerk.get("/letters/?after=x").status_code == 404


def test_a_hostile_subject_is_only_text(clerk: Client, lying: Desk) -> None:
    lying(simple(1).replace("การรายงานผล", "การรายงาน<script>alert(1)</script>ผล"))
    page = clerk.get("/letters/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
