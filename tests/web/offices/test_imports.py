"""A file of the directory: looked at, corrected, imported, taken back; and out again."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.web.offices.pages import words
from wian.ledger.queries import latest
from wian.offices.acting import SYSTEM
from wian.offices.models import Spell
from wian.offices.queries.offices import by_key, office

pytestmark = pytest.mark.django_db
HEAD = "key,kind,name_th,place,parent,phone\n"
GOOD = "d5704-law,กลุ่มงาน,กลุ่มงานกฎหมาย,5704,d5704,0-5300-0777\n"
BAD = "d5704-bad,ไม่มีชนิดนี้,กลุ่มงานผิด,5704,d5704,\n"


def look(client: Client, text: str, **other: str) -> HttpResponse:
    sent = {"file": SimpleUploadedFile("ทำเนียบ.csv", text.encode()), "day": "1 ต.ค. 2568"}
    return client.post("/directory/import", {**sent, "do": "look", **other})


def confirm(client: Client, page: HttpResponse, do: str = "yes") -> HttpResponse:
    """The confirmation as the page with the result would send it."""
    form = page.content.decode().split('id="plan"')[1].split("</form>")[0]
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    sent = {name: unescape(value) for name, value in hidden}
    return client.post("/directory/import", {**sent, "do": do})


def test_a_file_is_looked_at_before_anything_is_written(keeper: Client) -> None:
    answer = look(keeper, HEAD + GOOD)
    page = words(answer)
    assert answer.status_code == 200
    assert "ถ้านำเข้า ทำเนียบ.csv มีผล พุธ 1 ต.ค. 2568" in page
    assert "ตั้งใหม่ 1" in page
    assert "กลุ่มงานกฎหมาย" in page
    assert not Spell.objects.filter(office__key="d5704-law").exists()


def test_confirmed_it_stands_and_can_be_taken_back(keeper: Client) -> None:
    answer = confirm(keeper, look(keeper, HEAD + GOOD))
    assert answer.headers["Location"] == "/directory/import?done=imported"
    assert office(SYSTEM, "d5704-law").parent == by_key("d5704")
    page = keeper.get("/directory/import")
    number = re.search(r'name="undo" value="(\d+)"', page.content.decode())
    assert number
    assert "1 แถว" in words(page)
    assert "keeper" in words(page).split("การนำเข้าที่ผ่านมา")[1]
    back = keeper.post("/directory/import", {"undo": number[1]})
    assert back.headers["Location"] == "/directory/import?done=undone"
    assert not Spell.objects.filter(office__key="d5704-law").exists()
    assert "ย้อนแล้ว" in words(keeper.get("/directory/import"))


def test_an_import_is_taken_back_only_after_a_second_press(keeper: Client) -> None:
    confirm(keeper, look(keeper, HEAD + GOOD))
    page = keeper.get("/directory/import").content.decode()
    asked = re.findall(r"<details[^>]*><summary>ย้อนการนำเข้า</summary>(.*?)</details>", page)
    assert len(asked) == page.count('name="undo"') == 1
    assert "ทำเนียบกลับเป็นอย่างก่อนนำเข้าครั้งนี้" in asked[0]


def test_a_bad_cell_is_marked_with_its_number_and_the_rest_can_go_on(keeper: Client) -> None:
    answer = look(keeper, HEAD + GOOD + BAD)
    page = answer.content.decode()
    assert "<mark>ไม่มีชนิดนี้</mark>" in page
    assert re.search(r"\(O\d{3}\)", page.split("<mark>")[1])
    assert "นำเข้า 1 แถว ข้าม 1 แถวที่ผิด" in words(answer)
    assert confirm(keeper, answer, "skip").status_code == 302
    assert Spell.objects.filter(office__key="d5704-law").exists()
    assert not Spell.objects.filter(office__key="d5704-bad").exists()


def test_what_changed_meanwhile_is_looked_at_again(keeper: Client) -> None:
    page = look(keeper, HEAD + GOOD)
    confirm(keeper, page)
    again = confirm(keeper, page)
    assert again.status_code == 200
    assert "ทำเนียบเปลี่ยนไปหลังจากที่ท่านดู" in words(again)


@pytest.mark.parametrize(
    ("text", "number"), [("", "F"), ("สวัสดี\nชาวโลก\n", "O"), ("\x00\x01\x02", "O")]
)
def test_a_file_that_is_none_is_told_at_the_field(text: str, number: str, keeper: Client) -> None:
    answer = look(keeper, text)
    assert answer.status_code == 422
    assert re.search(rf"\({number}\d{{3}}\)", answer.content.decode().split('id="file_error"')[1])


def test_a_file_out_of_reach_imports_nothing(keeper: Client) -> None:
    page = words(look(keeper, HEAD + GOOD.replace("d5704", "d5301").replace("5704", "5301")))
    assert "ทุกแถวมีข้อผิดพลาด" in page


def test_an_officer_sends_no_file(officer: Client) -> None:
    assert look(officer, HEAD + GOOD).status_code == 403


@pytest.mark.parametrize("name", ["directory.xlsx", "offices.csv", "people.csv", "template.xlsx"])
def test_files_go_out_under_their_names(name: str, keeper: Client) -> None:
    answer = keeper.get(f"/directory/export/{name}?on=1 ต.ค. 2568")
    stem, _, tail = name.partition(".")
    assert answer.status_code == 200
    assert (
        answer.headers["Content-Disposition"] == f'attachment; filename="{stem}-2025-10-01.{tail}"'
    )
    assert answer.content
    exported = [line.verb.name for line in latest(limit=5)]
    assert ("directory.export" in exported) == (stem != "template")


def test_an_export_holds_only_what_its_reader_sees(officer: Client, keeper: Client) -> None:
    own = officer.get("/directory/export/offices.csv").content.decode()
    assert "d5704" in own
    assert "d5701" not in own
    assert "d5701" in keeper.get("/directory/export/offices.csv").content.decode()


def test_what_went_out_comes_in_again_and_changes_nothing(keeper: Client) -> None:
    text = keeper.get("/directory/export/offices.csv?on=1 ต.ค. 2568").content.decode("utf-8-sig")
    assert "ไม่มีอะไรเปลี่ยน" in words(look(keeper, text))
