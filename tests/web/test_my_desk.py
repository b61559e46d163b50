"""My desk: what is due with its very line, what waits, what happened since yesterday."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.letters.desk_papers import at_desk, simple
from tests.letters.inside import kept, registered, somebody, unit
from tests.web.offices.pages import words
from tests.web.people import browser
from wian.letters.actions.endorsing import endorse
from wian.letters.actions.registers import register_incoming
from wian.letters.models import Custody, Text
from wian.offices.acting import SYSTEM, today
from wian.offices.actions.builtin import load_builtin
from wian.offices.actions.roles import give_role
from wian.offices.models import Post
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(db: None) -> int:
    load_builtin()
    return by_key("d5701")


def test_a_clerk_sees_what_is_due_what_waits_and_what_happened(home: int) -> None:
    malee = somebody("clerk", home, given="มาลี")
    letter, _ = at_desk(malee, home, simple(7), simple(8))
    register_incoming(malee, letter=letter, office=home)
    page = browser(malee).get("/desk")
    said = words(page)
    due, rest = said.split("รอท่านตัดสินใจ 1 จาก")[0], said
    assert "เลยกำหนด พุธ 15 ม.ค. 2568" in due
    assert "รายงานเรื่องที่ 7 ภายในวันที่" in due
    assert "รอตรวจบนโต๊ะอ่าน 1 ฉบับ" in rest
    assert f'href="/letters/{letter}"' in page.content.decode()
    happened = said.split("ตั้งแต่เมื่อวาน")[-1]
    assert "ลงทะเบียนการรายงานผลการดำเนินงานประจำเดือน" in happened
    assert "และก่อนหน้านั้นอีก 2 รายการ" in happened


def test_a_head_decides_what_was_submitted(home: int) -> None:
    malee = somebody("clerk", home, given="มาลี")
    chief = somebody("head", home, given="หัวหน้า")
    letter = registered(home, subject="ขออนุมัติ")
    registered(home, subject="ยังไม่เสนอ", earliest_due=today())
    words_: dict[str, Any] = {"to_unit": home, "to": chief.account, "instruction": "เพื่อโปรดลงนาม"}
    endorse(malee, letter=letter, office=home, kind="submit", **words_)
    said = words(browser(chief).get("/desk"))
    assert "รอท่านตัดสินใจ 1 จาก 1 เรื่อง" in said
    assert "ขออนุมัติ เสนอ เพื่อโปรดลงนาม" in said
    assert "ยังไม่เสนอ" not in said


def test_a_desk_shows_nothing_of_other_offices(home: int) -> None:
    malee = somebody("clerk", home, given="มาลี")
    [letter] = at_desk(malee, home, simple(7))
    register_incoming(malee, letter=letter, office=home)
    other = somebody("clerk", by_key("d5702"), given="อื่น")
    unit_ = somebody("officer", unit("d5701-admin"), given="ในกลุ่ม")
    for stranger in (other, unit_):
        said = words(browser(stranger).get("/desk"))
        assert "รายงานผล" not in said
        assert "ลงทะเบียน การ" not in said
        assert "รอตรวจบนโต๊ะอ่าน" not in said


def test_an_empty_desk_says_what_to_do_first(home: int) -> None:
    clerk = browser(somebody("clerk", home, given="มาลี"))
    assert "เริ่มจากรับหนังสือเข้าโต๊ะอ่าน" in words(clerk.get("/desk"))
    head = browser(somebody("head", home, given="หัวหน้า"))
    assert "ไม่มีเรื่องรอท่านตัดสินใจ" in words(head.get("/desk"))


def test_a_secret_stands_on_no_desk(home: int) -> None:
    malee = somebody("clerk", home, given="มาลี")
    letter = kept(home, subject="ติดต่อ 081-234-5678", earliest_due=today())
    Custody.objects.create(letter=letter, office_id=home, unit_id=home)
    contact = {"phone": "081-234-5678", "private": True, "span": [0, 5]}
    duty = {"action": "โทร 081-234-5678", "due": today().isoformat()}
    Text.objects.create(letter=letter, facts={"contacts": [contact], "duties": [duty]})
    endorse(malee, letter=letter.pk, office=home, kind="note", note="ทราบ")
    page = browser(malee).get("/desk").content.decode()
    assert page.count("ติดต่อ •") == 2
    assert "081-234" not in page


@pytest.mark.parametrize("rows", [2, 70])
def test_a_desk_asks_twelve_questions_at_most_however_full(
    home: int, rows: int, django_assert_max_num_queries: Any
) -> None:
    """For somebody with roles at several offices, one of them bound to a post."""
    malee = somebody("clerk", home, given="มาลี", title="เจ้าพนักงานธุรการ")
    assert malee.account is not None
    post = Post.objects.get(office=home, title="เจ้าพนักงานธุรการ").pk
    since = today() - timedelta(days=9)
    give_role(SYSTEM, account=malee.account, office=home, role="head", since=since, post=post)
    for key in ("d5702", "d5703", "d5704"):
        give_role(SYSTEM, account=malee.account, office=by_key(key), role="clerk", since=since)
    for _ in range(rows):
        letter = registered(home, earliest_due=today())
        endorse(malee, letter=letter, office=home, kind="note", note="ทราบ")
    client = browser(malee)
    client.get("/desk")
    with django_assert_max_num_queries(12):
        page = client.get("/desk")
    assert page.status_code == 200


def test_from_signing_in_to_the_first_thing_to_do_are_two_clicks(home: int) -> None:
    chief = somebody("head", home, given="หัวหน้า")
    letter = registered(home, subject="ขออนุมัติ")
    endorse(SYSTEM, letter=letter, office=home, kind="submit", to_unit=home, to=chief.account)
    client: Client = browser(chief)
    first = client.get("/", follow=True)
    assert f'href="/letters/{letter}"' in first.content.decode()
    assert 'value="note:approved"' in client.get(f"/letters/{letter}").content.decode()
