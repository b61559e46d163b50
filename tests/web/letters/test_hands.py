"""Lists of what lies with whom: counted, in order, in few questions, and only one's own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.letters.inside import registered, somebody, unit
from tests.web.offices.pages import words
from tests.web.people import browser
from wian.letters.actions.endorsing import endorse
from wian.letters.models import Custody, Step
from wian.offices.acting import Actor, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def malee(home: int) -> Actor:
    return somebody("clerk", home, given="มาลี")


def given(home: int, by: Actor, days: int | None = None, **columns: object) -> int:
    """A letter in somebody's hands."""
    letter = registered(home, **columns)
    due = None if days is None else today() + timedelta(days=days)
    Custody.objects.filter(letter=letter).update(holder=by.account, due=due)
    return letter


def test_the_nearest_stands_first_and_tabs_tell_how_many(home: int, malee: Actor) -> None:
    given(home, malee, 9, subject="เรื่องไกล")
    given(home, malee, subject="ไม่มีกำหนด")
    given(home, malee, subject="หนังสือกำหนด", earliest_due=today() + timedelta(days=2))
    given(home, malee, -1, subject="เลยแล้ว")
    registered(home, subject="ของหน่วย")
    page = browser(malee).get("/letters/hands")
    said = words(page)
    places = [said.index(name) for name in ("เลยแล้ว", "หนังสือกำหนด", "เรื่องไกล", "ไม่มีกำหนด")]
    assert places == sorted(places)
    assert "ในมือฉัน 4ในหน่วยของเรา 1รอฉันตัดสินใจ 0สำเนาถึงฉัน 0" in said
    assert "เลยกำหนด" in said
    assert "ของหน่วย" not in said
    ours = words(browser(malee).get("/letters/hands?list=ours"))
    assert "ของหน่วย" in ours
    assert "ยังไม่มีผู้รับเรื่อง" in ours


def test_what_was_submitted_waits_with_the_words_it_came_with(home: int, malee: Actor) -> None:
    chief = somebody("head", home, given="หัวหน้า")
    letter = registered(home, subject="รอสั่งการ")
    words_ = {"to_unit": home, "to": chief.account, "instruction": "เพื่อโปรดลงนาม"}
    endorse(malee, letter=letter, office=home, kind="submit", **words_)  # type: ignore[arg-type]
    said = words(browser(chief).get("/letters/hands?list=decide"))
    assert "รอสั่งการ เสนอ เพื่อโปรดลงนาม" in said
    assert "for your signature" not in said


def test_a_copy_is_noted_once_and_then_gone(home: int, malee: Actor) -> None:
    room = unit("d5701-admin")
    doer = somebody("officer", room, given="ผู้ทำ")
    letter = registered(home, subject="เวียนเพื่อทราบ")
    endorse(malee, letter=letter, office=home, kind="submit", to_unit=room, for_information=True)
    client = browser(doer)
    assert "เวียนเพื่อทราบ" in words(client.get("/letters/hands?list=copies"))
    step = Step.objects.get(letter=letter)
    stranger = browser(somebody("clerk", home, given="อื่น"))
    assert stranger.post("/letters/hands?list=copies", {"step": step.pk}).status_code == 422
    answer = client.post("/letters/hands?list=copies", {"step": step.pk})
    assert answer.url == "/letters/hands?list=copies&done=copy_seen"
    assert "ไม่มีสำเนาที่ยังไม่ได้ดู" in words(client.get(answer.url))
    assert "เห็นแล้ว" in words(browser(malee).get(f"/letters/{letter}"))


def test_an_empty_list_says_what_will_stand_there(home: int, nobody: Client) -> None:
    for name in ("mine", "ours", "decide", "copies"):
        assert "จะอยู่ที่นี่" in words(nobody.get(f"/letters/hands?list={name}"))
    assert nobody.get("/letters/hands?list=other").status_code == 404
    assert nobody.get("/letters/hands?start=x").status_code == 404


def test_a_list_shows_no_letter_and_no_count_of_another_office(
    home: int, malee: Actor, outsider: Client
) -> None:
    given(home, malee, subject="ความลับของอำเภอ")
    registered(home, subject="ความลับของอำเภอ")
    for name in ("mine", "ours", "decide", "copies"):
        said = words(outsider.get(f"/letters/hands?list={name}"))
        assert "ความลับ" not in said
        assert "ในมือฉัน 0ในหน่วยของเรา 0" in said


@pytest.mark.parametrize("rows", [2, 60])
def test_a_list_asks_twelve_questions_at_most_however_long(
    home: int, malee: Actor, rows: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(rows):
        given(home, malee)
        registered(home)
    client = browser(malee)
    client.get("/letters/hands")
    for name in ("mine", "ours", "decide", "copies"):
        with django_assert_max_num_queries(12):
            page = client.get(f"/letters/hands?list={name}")
    assert page.status_code == 200
    more = words(client.get("/letters/hands?start=50"))
    assert ("แสดง 10 จาก 60" in more) == (rows == 60)
