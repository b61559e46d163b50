"""Registers on pages: found, filtered, filled, cancelled, printed; closed to other offices."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import urlencode

import docx
import pypdfium2
import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.letters.desk_papers import at_desk, simple
from tests.letters.registering import CODE, coded, ready, signed
from tests.web.offices.pages import refused, words
from wian.letters.actions.registers import issue_many, register_incoming, reserve
from wian.letters.models import Book, Entry, Letter
from wian.letters.queries import register_lines
from wian.letters.queries import registers as books
from wian.letters.queries.registers import book as seen_book
from wian.letters.register_values import NewLine
from wian.offices.acting import SYSTEM, today

pytestmark = pytest.mark.django_db(transaction=True)
BE = 543
QUERIES = 12


def registered(home: int, *subjects: str) -> int:
    """The incoming book with a letter for each subject; its id."""
    given = [register_incoming(SYSTEM, letter=ready(home, subject)) for subject in subjects]
    return given[0].book


def issued(home: int, count: int) -> int:
    """The outgoing book with so many lines; its id."""
    coded(home)
    lines = [NewLine(f"เรื่องที่ {n}", "นายอำเภอเทิง") for n in range(1, count + 1)]
    return issue_many(SYSTEM, office=home, lines=lines)[0].book


def at(book: int, way: str = "", **asked: object) -> str:
    return f"/letters/registers/{book}{way}?{urlencode(asked)}"


def line_at(entry: int) -> str:
    return f"/letters/registers/lines/{entry}"


def numbers(client: Client, address: str) -> list[str]:
    return [row.number for row in client.get(address).context["rows"]]


def test_the_books_of_a_year_tell_how_their_lines_stand(
    client: Client, clerk: Client, home: int
) -> None:
    registered(home, "เรื่องหนึ่ง", "เรื่องสอง")
    reserve(SYSTEM, office=home, way="in", until=today())
    said = words(clerk.get("/letters/registers"))
    assert "ทะเบียนหนังสือรับ เลขล่าสุด 3 · ออกแล้ว 2 · จองไว้ 1" in said
    assert f"1 เล่มของปีปฏิทิน {today().year + BE}" in said
    english = words(clerk.get("/letters/registers?lang=en&digits=thai"))
    assert "Incoming register last number ๓ · ๒ issued · ๑ reserved" in english


def test_an_empty_year_says_what_to_do_first(clerk: Client, officer: Client, home: int) -> None:
    said = words(clerk.get("/letters/registers"))
    assert "ยังไม่มีทะเบียน" in said
    assert "เริ่มจากลงทะเบียนรับหนังสือบนโต๊ะอ่าน" in said
    assert "ออกเลขหนังสือส่ง" not in words(officer.get("/letters/registers"))


def test_a_book_shows_the_official_columns_and_leads_to_lines(clerk: Client, home: int) -> None:
    book = registered(home, "การประชุมประจำเดือน")
    answer = clerk.get(at(book))
    said = words(answer)
    for column in ("วันที่ลงทะเบียน", "เลขรับ", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"):
        assert column in said
    assert "มท 0816.4/ว 2369" in said
    assert "การประชุมประจำเดือน" in said
    entry = Entry.objects.get()
    assert line_at(entry.pk) in answer.content.decode()
    assert f"/letters/{entry.letter_id}/stamped" in answer.content.decode()


def test_lines_come_newest_first_and_page_by_page(clerk: Client, home: int) -> None:
    book = issued(home, 60)
    first = clerk.get(at(book))
    assert [row.number for row in first.context["rows"]][:2] == ["60", "59"]
    further = numbers(clerk, f"/letters/registers/{book}?{first.context['next']}")
    assert further == [str(n) for n in range(10, 0, -1)]
    assert numbers(clerk, at(book, order="book"))[:2] == ["1", "2"]


def test_filters_stay_in_the_address_and_what_is_wrong_is_said(clerk: Client, home: int) -> None:
    book = issued(home, 70)
    assert numbers(clerk, at(book, q="เรื่องที่ ๖๗")) == ["67"]
    assert numbers(clerk, at(book, first="๕", last=7)) == ["7", "6", "5"]
    answer = clerk.get(at(book, q="เรื่อง", order="book"))
    assert "q=" in answer.context["next"]
    assert "order=book" in answer.context["next"]
    wrong = clerk.get(at(book, since="วันไหนก็ได้"))
    assert wrong.status_code == 422
    assert "F105" in words(wrong)
    assert "วันไหนก็ได้" in wrong.content.decode()
    assert "ไม่มีบรรทัด" in words(clerk.get(at(book, q="ไม่มีแน่")))
    assert clerk.get(at(book, after="x")).status_code == 404


def test_lists_ask_few_questions_and_no_more_for_more_lines(
    clerk: Client, home: int, django_assert_max_num_queries: Any
) -> None:
    book = registered(home, *[f"เรื่อง {n}" for n in range(3)])
    for address in ("/letters/registers", at(book)):
        clerk.get(address)
        with django_assert_max_num_queries(QUERIES):
            clerk.get(address)
    registered(home, *[f"เรื่องเพิ่ม {n}" for n in range(20)])
    with django_assert_max_num_queries(QUERIES):
        assert len(clerk.get(at(book)).context["rows"]) == 23


def test_numbers_are_reserved_and_shown(clerk: Client, home: int) -> None:
    coded(home)
    form = {
        "office": home,
        "kind": "out_circular",
        "count": "๓",
        "until": "วันนี้",
        "subject": "งานวัด",
        "do": "reserve",
    }
    answer = clerk.post("/letters/registers/reserve", form, follow=True)
    assert numbers(clerk, answer.request["PATH_INFO"]) == ["3", "2", "1"]
    said = words(answer)
    assert "จองเลขแล้ว" in said
    assert f"{CODE}/ว 3" in said
    assert "จองเลข ถึง" in said


def test_what_is_wrong_with_a_reservation_stands_at_its_field(clerk: Client, home: int) -> None:
    form = {"office": home, "kind": "in", "count": 500, "until": "1 ม.ค. 2500", "do": "reserve"}
    answer = clerk.post("/letters/registers/reserve", form)
    assert answer.status_code == 422
    assert "L209" in str(answer.context["form"].errors["count"])
    assert "1 ม.ค. 2500" in answer.content.decode()
    answer = clerk.post("/letters/registers/reserve", {**form, "count": 1})
    assert "L210" in str(answer.context["form"].errors["until"])
    assert not Entry.objects.exists()


def test_pasted_lines_get_numbers_in_their_order(clerk: Client, home: int) -> None:
    coded(home)
    pasted = "ขอเชิญประชุม | นายอำเภอเทิง\n\nส่งรายงาน\tผู้ว่าราชการจังหวัด\tด่วน\nเรื่องเดียว"
    form = {"office": home, "kind": "out_ordinary", "lines": pasted, "day": "วันนี้", "do": "issue"}
    answer = clerk.post("/letters/registers/issue", form, follow=True)
    assert "ออกเลขแล้ว" in words(answer)
    rows = Entry.objects.order_by("number").values_list("subject", "addressee", "note")
    assert list(rows) == [
        ("ขอเชิญประชุม", "นายอำเภอเทิง", ""),
        ("ส่งรายงาน", "ผู้ว่าราชการจังหวัด", "ด่วน"),
        ("เรื่องเดียว", "", ""),
    ]


def test_an_office_sets_how_it_numbers_before_its_first_number(clerk: Client, home: int) -> None:
    way = f"/letters/registers/numbering/{home}"
    assert "(ยังไม่ได้กำหนด)" in words(clerk.get(way))
    form = {"year": today().year, "code": "ชร ๐๑๑๘", "do": "numbering"}
    answer = clerk.post(way, form, follow=True)
    assert "กำหนดวิธีออกเลขแล้ว" in words(answer)
    assert "เลข ว ใช้ชุดเดียวกับเลขธรรมดา เลขขึ้นต้น ชร 0118" in words(answer)
    issue_many(SYSTEM, office=home, lines=[NewLine("แรก")])
    late = clerk.post(way, form)
    assert late.status_code == 422
    assert "ออกเลขแรกแล้ว" in words(late)


def test_a_reserved_number_is_used_for_a_letter_that_waits(clerk: Client, home: int) -> None:
    coded(home)
    [spot] = reserve(SYSTEM, office=home, way="out", until=today())
    letter = signed(home, "เชิญร่วมงาน")
    assert "เชิญร่วมงาน" in words(clerk.get(line_at(spot.entry)))
    form = {"do": "fill", "paper": letter, "subject": "", "addressee": "", "note": ""}
    assert "ใช้เลขนี้แล้ว" in words(clerk.post(line_at(spot.entry), form, follow=True))
    assert Letter.objects.get(pk=letter).number == f"{CODE}/1"


def test_a_form_without_a_subject_keeps_what_was_typed(clerk: Client, home: int) -> None:
    [spot] = reserve(SYSTEM, office=home, way="in", until=today())
    form = {"do": "fill", "paper": "", "subject": "", "addressee": "นายก อบต.", "note": "ด่วน"}
    answer = clerk.post(line_at(spot.entry), form)
    assert answer.status_code == 422
    assert "L216" in str(answer.context["form_fill"].errors["subject"])
    assert "นายก อบต." in answer.content.decode()


def test_cancelling_wants_a_reason_and_a_tick_and_the_number_stays(
    clerk: Client, home: int
) -> None:
    book = registered(home, "ลงผิดเล่ม", "เรื่องถัดไป")
    entry = Entry.objects.get(number=1)
    unsure = clerk.post(line_at(entry.pk), {"do": "cancel", "reason": "ลงผิดเล่ม"})
    assert unsure.status_code == 422
    assert "F160" in words(unsure)
    sure = {"do": "cancel", "reason": "ลงผิดเล่ม", "sure": "on"}
    said = words(clerk.post(line_at(entry.pk), sure, follow=True))
    assert "ยกเลิกเลขแล้ว เลขยังอยู่ในทะเบียน" in said
    page = clerk.get(at(book))
    assert [row.number for row in page.context["rows"]] == ["2", "1"]
    assert 'class="struck"' in page.content.decode()
    assert "ยกเลิก ลงผิดเล่ม" in words(page)
    assert clerk.post(line_at(entry.pk), sure).status_code == 409


def test_a_line_put_behind_a_number_is_marked(clerk: Client, home: int) -> None:
    book = registered(home, "เรื่องหนึ่ง", "เรื่องสอง")
    entry = Entry.objects.get(number=1)
    form = {"do": "insert", "paper": "", "subject": "ตกหล่น", "day": "วันนี้", "reason": "พบในซอง"}
    answer = clerk.post(line_at(entry.pk), form, follow=True)
    assert "เลขรับ 1.1" in words(answer)
    assert "แทรก ลงจริง" in words(clerk.get(at(book, state="inserted")))
    assert numbers(clerk, at(book)) == ["2", "1.1", "1"]


def test_the_officer_reads_and_does_nothing(officer: Client, home: int) -> None:
    book = registered(home, "เรื่องหนึ่ง")
    entry = Entry.objects.get()
    assert officer.get(at(book)).status_code == 200
    assert "บรรทัดนี้เปลี่ยนไม่ได้แล้ว" in words(officer.get(line_at(entry.pk)))
    for way in (line_at(entry.pk), "/letters/registers/reserve", "/letters/registers/issue"):
        assert officer.post(way, {"do": "cancel", "reason": "x", "sure": "on"}).status_code == 403
    assert Entry.objects.get().state == "issued"


def test_the_register_is_printed_in_thai_digits_as_the_form_has_it(
    clerk: Client, home: int
) -> None:
    book = issued(home, 12)
    answer = clerk.get(at(book, "/print", first=3, last=4))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    with pypdfium2.PdfDocument(io.BytesIO(answer.content)) as pdf:
        text = pdf[0].get_textpage().get_text_bounded()
    assert "เรื่องที่ ๓" in text
    assert "เรื่องที่ ๕" not in text
    arabic = clerk.get(at(book, "/print", first=3, last=4, digits="arabic"))
    with pypdfium2.PdfDocument(io.BytesIO(arabic.content)) as pdf:
        assert "เรื่องที่ 3" in pdf[0].get_textpage().get_text_bounded()


def test_the_workbook_holds_the_lines_that_were_chosen(clerk: Client, home: int) -> None:
    book = issued(home, 12)
    answer = clerk.get(at(book, "/print", form="xlsx", q="เรื่องที่ 12"))
    assert "attachment" in answer["Content-Disposition"]
    found = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0)
    assert [row[6] for row in found.to_python()[3:]] == ["เรื่องที่ ๑๒"]


def test_the_book_is_there_for_a_word_processor_too(clerk: Client, home: int) -> None:
    book = issued(home, 12)
    answer = clerk.get(at(book, "/print", form="docx", first=3, last=4))
    assert "attachment" in answer["Content-Disposition"]
    [table] = docx.Document(io.BytesIO(answer.content)).tables
    assert [row.cells[6].text for row in table.rows][1:] == ["เรื่องที่ ๓", "เรื่องที่ ๔"]
    assert "ดาวน์โหลด Word" in words(clerk.get(at(book)))


def test_a_book_too_long_for_one_pdf_is_offered_in_parts(
    clerk: Client, home: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = issued(home, 12)
    assert "ทีละส่วน" not in words(clerk.get(at(book)))
    cut = register_lines.parts
    monkeypatch.setattr(books, "parts", lambda *said, **more: cut(*said, **more, most=9, room=2))
    page = clerk.get(at(book))
    assert "เลข 1–7 · เลข 8–12" in words(page)
    assert "first=8&amp;last=12&amp;digits=" in page.content.decode()


def test_a_day_that_is_none_is_not_printed_as_if_all_were_meant(clerk: Client, home: int) -> None:
    book = issued(home, 2)
    assert clerk.get(at(book, "/print", since="เมื่อไร")).status_code == 400


def test_the_stamped_copy_is_a_pdf_and_the_same_each_time(clerk: Client, home: int) -> None:
    [letter] = at_desk(SYSTEM, home, simple(3))
    register_incoming(SYSTEM, letter=letter)
    first, second = (clerk.get(f"/letters/{letter}/stamped") for _ in range(2))
    assert first["Content-Type"] == "application/pdf"
    assert first.content == second.content
    assert first["Content-Security-Policy"].startswith("sandbox")
    assert clerk.get(f"/letters/{ready(home)}/stamped").status_code == 409


def test_another_district_is_refused_books_lines_prints_and_stamps(
    clerk: Client, outsider: Client, home: int
) -> None:
    [letter] = at_desk(SYSTEM, home, simple(4))
    given = register_incoming(SYSTEM, letter=letter)
    ways = [
        at(given.book),
        line_at(given.entry),
        at(given.book, "/print"),
        at(given.book, "/print", form="xlsx"),
        f"/letters/{letter}/stamped",
    ]
    assert [clerk.get(way).status_code for way in ways] == [200] * 5
    assert [outsider.get(way).status_code for way in ways] == [403] * 5
    assert len(refused()) == 5
    assert outsider.get(f"/letters/registers/numbering/{home}").status_code == 403
    form = {"office": home, "kind": "in", "count": 1, "until": "วันนี้", "do": "reserve"}
    assert outsider.post("/letters/registers/reserve", form).status_code == 422
    assert outsider.post(line_at(given.entry), {"do": "cancel"}).status_code == 403
    assert "การรายงานผล" not in words(outsider.get("/letters/registers"))
    assert not outsider.get("/letters/registers").context["shelves"]
    assert Book.objects.get().last == 1
    assert seen_book(SYSTEM, given.book).reserved == 0


def test_text_of_a_letter_is_never_taken_for_marks_of_the_page(clerk: Client, home: int) -> None:
    book = registered(home, "<script>alert(1)</script>")
    for way in (at(book), line_at(Entry.objects.get().pk)):
        text = clerk.get(way).content.decode()
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert" in text


def test_what_is_not_there_is_not_found(clerk: Client) -> None:
    for way in (at(9999), line_at(9999), at(9999, "/print"), "/letters/9999/stamped"):
        assert clerk.get(way).status_code == 404
