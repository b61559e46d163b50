"""The page of a person: posts over time, masked where it must be."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.offices.pages import words
from wian.offices.acting import SYSTEM
from wian.offices.actions.people.persons import erase_person
from wian.offices.models import Person

pytestmark = pytest.mark.django_db


def person(given: str) -> int:
    return Person.objects.get(given=given).pk


def test_who_may_see_people_sees_the_name_and_every_post(keeper: Client) -> None:
    page = words(keeper.get(f"/directory/people/{person('ปรเมศวร์')}/"))
    assert "นายปรเมศวร์ ตะวันกระจ่าง" in page
    assert "รองผู้ว่าราชการจังหวัดเชียงราย (1)" in page
    assert "ผู้ว่าราชการจังหวัดเชียงราย · ปฏิบัติราชการแทน" in page
    assert "อังคาร 1 ต.ค. 2567 – ปัจจุบัน · วันนี้" in page


def test_a_stay_that_is_over_tells_its_last_day(keeper: Client) -> None:
    page = words(keeper.get(f"/directory/people/{person('ธนวัฒน์')}/"))
    assert "เสาร์ 1 ต.ค. 2565 – จันทร์ 30 ก.ย. 2567" in page
    assert "อยู่ในตำแหน่งวันนี้ 0" in page


def test_an_officer_sees_the_post_but_not_the_name(officer: Client) -> None:
    chief = Person.objects.get(tenures__post__office__key="d5704")
    page = words(officer.get(f"/directory/people/{chief.pk}/"))
    assert "ปิดชื่อไว้" in page
    assert chief.family not in page
    assert "นายอำเภอเทิง" in page


def test_an_erased_name_is_said_to_be_erased(keeper: Client) -> None:
    who = person("ธนวัฒน์")
    erase_person(SYSTEM, person=who)
    page = words(keeper.get(f"/directory/people/{who}/"))
    assert "ลบชื่อตามคำขอเมื่อ" in page
    assert "ธนวัฒน์" not in page
