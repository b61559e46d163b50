"""Signed letters are numbered together on one page, with the numbers to come told before."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.letters.registering import CODE, coded, signed
from tests.web.offices.pages import words
from wian.letters.actions.registers import issue_outgoing
from wian.letters.drafting import FORMS
from wian.letters.models import Entry, Letter
from wian.offices.acting import SYSTEM
from wian.offices.models import Spell

pytestmark = pytest.mark.django_db(transaction=True)
AT = "/letters/drafts/numbers"
QUERIES = 12


def sent(client: Client, letters: list[int], **typed: Any) -> HttpResponse:
    form = {"do": "number", "kind": "out_ordinary", "day": "วันนี้", "letters": letters, **typed}
    return client.post(AT, form)


def three(home: int) -> list[int]:
    coded(home)
    return [signed(home, f"เรื่องที่ {n}") for n in (1, 2, 3)]


def test_the_page_tells_which_number_each_letter_would_get(clerk: Client, home: int) -> None:
    letters = three(home)
    page = clerk.get(AT)
    said = words(page)
    for n in (1, 2, 3):
        assert f"เรื่องที่ {n} ประมาณ {CODE}/{n} ·" in said
    assert f"ธรรมดา {CODE}/1 · เวียน {CODE}/ว 1" in said
    assert page.content.decode().count(" checked") == len(letters)
    assert not Entry.objects.exists()


def test_looking_again_numbers_nothing_and_tells_of_what_is_ticked(
    clerk: Client, home: int
) -> None:
    one, two, three_ = three(home)
    page = sent(clerk, [one, three_], do="look", kind="out_circular")
    said = words(page)
    assert page.status_code == 200
    assert f"เรื่องที่ 3 ประมาณ {CODE}/ว 2" in said
    assert "เรื่องที่ 2 ประมาณ" not in said
    assert not Entry.objects.exists()
    assert Letter.objects.get(pk=two).state == "signed"


def test_ticked_letters_get_their_numbers_and_are_shown_with_them(clerk: Client, home: int) -> None:
    one, two, three_ = three(home)
    answer = sent(clerk, [one, three_])
    assert answer.url == f"/letters/drafts/numbered?letters={one}.{three_}&done=issued"
    page = clerk.get(answer.url)
    assert f"{CODE}/1 เรื่องที่ 1" in words(page)
    assert f"{CODE}/2 เรื่องที่ 3" in words(page)
    assert f'href="/letters/{three_}"' in page.content.decode()
    assert Letter.objects.get(pk=two).state == "signed"
    assert sent(clerk, [one, three_]).url == answer.url
    assert Entry.objects.count() == 2


def test_what_is_refused_stands_at_its_place_and_nothing_typed_is_lost(
    clerk: Client, home: int
) -> None:
    one, two, three_ = three(home)
    page = sent(clerk, [], day="๑ ม.ค. ๒๕๖๗", kind="out_circular")
    text = page.content.decode()
    assert page.status_code == 422
    assert "F161" in text.split('id="letters"')[1][:600]
    assert "๑ ม.ค. ๒๕๖๗" in text
    assert 'value="out_circular" selected' in text
    page = sent(clerk, [one, three_], day="1 ม.ค. 2700")
    text = page.content.decode()
    assert "L207" in text.split('id="day_error"')[1][:400]
    assert text.count(" checked") == 2
    Letter.objects.filter(pk=two).update(state="signing")
    page = sent(clerk, [one, two])
    assert "L108" in page.content.decode().split('id="letters"')[1][:900]
    assert not Entry.objects.exists()


def test_without_a_code_the_page_leads_to_where_it_is_set(clerk: Client, home: int) -> None:
    letter = signed(home)
    Spell.objects.update(code="")
    page = clerk.get(AT)
    assert "ยังไม่มีรหัสนำหน้าเลขหนังสือ" in words(page)
    assert "ประมาณ" not in words(page)
    assert f"/letters/registers/numbering/{home}" in page.content.decode()
    page = sent(clerk, [letter])
    assert page.status_code == 422
    assert "L212" in words(page)


def test_an_empty_page_says_what_waits_before_it(clerk: Client, officer: Client, home: int) -> None:
    page = clerk.get(AT)
    assert page.status_code == 200
    assert "ไม่มีหนังสือที่ลงนามแล้วรอออกเลข" in words(page)
    assert "/letters/drafts?box=sign" in page.content.decode()
    assert officer.get(AT).status_code == 403


def test_the_box_of_signed_letters_leads_there_for_who_gives_numbers(
    clerk: Client, home: int
) -> None:
    three(home)
    Letter.objects.update(kind=FORMS["external"])
    assert AT in clerk.get("/letters/drafts?box=number").content.decode()
    assert AT not in clerk.get("/letters/drafts?box=mine").content.decode()


def test_another_office_neither_sees_nor_numbers_them(
    clerk: Client, outsider: Client, home: int
) -> None:
    letters = three(home)
    assert "เรื่องที่" not in words(outsider.get(AT))
    assert outsider.get(f"{AT}?office={home}").status_code == 403
    form = {"do": "number", "kind": "out_ordinary", "day": "วันนี้", "letters": letters}
    assert outsider.post(f"{AT}?office={home}", form).status_code == 403
    issue_outgoing(SYSTEM, letter=letters[0])
    shown = f"/letters/drafts/numbered?letters={letters[0]}"
    assert "เรื่องที่ 1" in words(clerk.get(shown))
    assert "เรื่องที่ 1" not in words(outsider.get(shown))


@pytest.mark.parametrize("count", [2, 20])
def test_the_pages_ask_as_many_questions_for_many_letters_as_for_two(
    clerk: Client, home: int, count: int, django_assert_max_num_queries: Any
) -> None:
    coded(home)
    letters = [signed(home, f"เรื่อง {n}") for n in range(count)]
    clerk.get(AT)
    with django_assert_max_num_queries(QUERIES):
        clerk.get(AT)
    shown = sent(clerk, letters).url
    with django_assert_max_num_queries(QUERIES):
        clerk.get(shown)


def test_the_page_speaks_english_and_thai_digits_when_asked(clerk: Client, home: int) -> None:
    three(home)
    assert "Number the ticked letters" in words(clerk.get(f"{AT}?lang=en"))
    assert "ชร ๐๑๑๘/๓" in words(clerk.get(f"{AT}?digits=thai"))
