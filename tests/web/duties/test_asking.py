"""From the letter to duties that seventeen districts owe, by its pages, as the clerk goes."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.duties.herbs import PROVINCE
from tests.web.duties.asking import sent_letter, text
from tests.web.offices.conftest import SignIn
from wian.duties.models import Assignment, Duty, Owed, Template
from wian.offices.models import Account
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker(signed: SignIn) -> Client:
    """The clerk of Kalasin."""
    return signed("clerk", PROVINCE)


@pytest.fixture
def letter(asker: Client) -> int:
    """The twin of 002, gone round seventeen districts."""
    return sent_letter()


def proposed(asker: Client, letter: int) -> dict[str, Duty]:
    """The duties of the letter as the page proposes them, by their items."""
    asker.post(f"/letters/{letter}/duties", {"do": "propose"})
    return {row.item: row for row in Duty.objects.filter(letter=letter)}


def answers(moves: str = "next") -> dict[str, str]:
    """What the clerk chooses in the form of open questions."""
    return {"do": "answer", "first": "2025-11-01", "last": "2026-09-30", "moves": moves}


def opened(asker: Client, letter: int) -> list[int]:
    """The eight duties, asked of the seventeen."""
    proposed(asker, letter)
    asker.post(f"/letters/{letter}/duties", answers())
    to = asker.post(f"/letters/{letter}/duties", {"do": "open_all"})["Location"]
    ids = to.partition("?")[2].replace("duty=", "").split("&")
    sent = {"duty": ids, "how": "sent", "sealed": "sent||", "expected": "17", "do": "open"}
    asker.post("/duties/open", sent)
    return [int(id_) for id_ in ids]


def test_the_twin_goes_from_its_letter_to_eight_duties_of_seventeen_districts(
    asker: Client, letter: int
) -> None:
    assert f"/letters/{letter}/duties" in asker.get(f"/letters/{letter}").content.decode()
    page = f"/letters/{letter}/duties"
    assert "ยกมาเป็นภารกิจ 9 ข้อ" in text(asker.get(page))
    proposed(asker, letter)
    seen = text(asker.get(page))
    assert "อ่านได้ 9 ข้อ ต้องติดตาม 8 ข้อ" in seen
    assert "อาทิตย์ 30 พ.ย. 2568" in seen.replace("\u00a0", " ")
    done = asker.post(page, answers())
    assert done["Location"] == f"{page}?done=duty_answered"
    assert "ดูผู้รับของ 8 ข้อที่พร้อม" in text(asker.get(page))
    to = asker.post(page, {"do": "open_all"})["Location"]
    shown = text(asker.get(to))
    assert "สั่งภารกิจ 8 ข้อ ถึง 17 แห่ง" in shown
    assert "ที่ว่าการอำเภอนามน" in shown
    assert "สามชัย" not in shown
    opened(asker, letter)
    assert Assignment.objects.count() == 8 * 17
    assert Owed.objects.count() == 289
    assert "สั่งแล้ว 8 ข้อ" in text(asker.get(page))


def test_an_answer_shows_the_very_days_it_moves(asker: Client, letter: int) -> None:
    proposed(asker, letter)
    seen = text(asker.get(f"/letters/{letter}/duties")).replace("\u00a0", " ")
    assert "ตรงวันหยุด 4 วัน: อาทิตย์ 30 พ.ย. 2568 (วันอาทิตย์) ข้อ 1, ข้อ 2" in seen
    assert "เลื่อนเป็นวันทำการถัดไป → จันทร์ 1 ธ.ค. 2568 · จันทร์ 26 ม.ค. 2569" in seen
    assert "เลื่อนเป็นวันทำการก่อนหน้า → ศุกร์ 28 พ.ย. 2568" in seen


def test_what_is_merged_dropped_and_put_in_order_can_be_brought_back(
    asker: Client, letter: int
) -> None:
    duties, page = proposed(asker, letter), f"/letters/{letter}/duties"
    one, two, three = (duties[item].pk for item in "123")
    none = asker.post(page, {"do": "merge", "duty": [one]})
    assert (none.status_code, "D112" in text(none)) == (422, True)
    assert f'value="{one}" checked' in none.content.decode()
    asker.post(page, {"do": "merge", "duty": [one, two]})
    assert Duty.objects.get(pk=two).merged_id == one
    assert "รวมไว้ใน ข้อ 1 แล้ว" in text(asker.get(page))
    asker.post(page, {"do": "drop", "duty": [three]})
    for id_ in (two, three):
        asker.post(page, {"do": f"restore-{id_}"})
    assert set(Duty.objects.filter(letter=letter).values_list("state", flat=True)) == {"proposed"}
    asker.post(page, {"do": f"up-{two}"})
    order = Duty.objects.filter(letter=letter).order_by("order").values_list("item", flat=True)
    assert list(order)[:4] == ["", "2", "1", "3"]


def test_the_list_is_shown_again_where_others_were_chosen_since(asker: Client, letter: int) -> None:
    proposed(asker, letter)
    asker.post(f"/letters/{letter}/duties", answers())
    to = asker.post(f"/letters/{letter}/duties", {"do": "open_all"})["Location"]
    ids = to.partition("?")[2].replace("duty=", "").split("&")
    said = {"duty": ids, "how": "rule", "phrase": "นายอำเภอทุกอำเภอ", "do": "open"}
    shown = asker.post("/duties/open", {**said, "sealed": "sent||", "expected": "17"})
    assert "ผู้รับที่เลือกเปลี่ยนไป" in text(shown)
    assert "สั่งภารกิจ 8 ข้อ ถึง 18 แห่ง" in text(shown)
    wrong = asker.post(
        "/duties/open", {**said, "sealed": "rule||นายอำเภอทุกอำเภอ", "expected": "17"}
    )
    assert (wrong.status_code, "D109" in text(wrong)) == (422, True)
    assert not Assignment.objects.exists()
    unknown = asker.post("/duties/open", {**said, "phrase": "นายอำเภอดาวอังคาร", "do": "look"})
    assert "สั่งภารกิจ" not in text(unknown).partition("ผู้รับเป็นคำ")[2]


def test_a_proposed_duty_is_written_and_what_was_typed_outlives_another_persons_change(
    asker: Client, letter: int
) -> None:
    duty = proposed(asker, letter)["8"]
    said = {
        "action": "รายงานทุกไตรมาส", "item": "8", "assignee": "", "doer": "", "year": "2569",
        "rule_way": "every", "months": "3", "month_day": "10", "months_after": "1",
        "closes": "16.30", "moves": "next", "first": "1 ต.ค. 2568", "last": "30 ก.ย. 2569",
        "wanted": "รายงาน\nภาพถ่าย (ถ้ามี)", "ways": "", "revision": str(duty.revision),
        "lead0_level": "district", "lead0_n": "5",
    }  # fmt: skip
    answer = asker.post(f"/duties/{duty.pk}/edit", said)
    assert answer["Location"].endswith(f"#d{duty.pk}")
    row = Duty.objects.get(pk=duty.pk)
    assert (row.rule["when"]["months"], row.rule["last"]) == (3, "2026-09-30")
    assert row.rule["leads"] == [{"level": "district", "n": 5, "unit": "days"}]
    assert [piece[1:] for piece in row.wanted] == [["รายงาน", True], ["ภาพถ่าย", False]]
    again = asker.post(f"/duties/{duty.pk}/edit", {**said, "action": "ของเก่า"})
    assert again.status_code == 422
    assert "D102" in text(again)
    assert "ของเก่า" in again.content.decode()
    assert "มีผู้แก้ระหว่างนี้" in text(again)


def test_what_no_rule_can_mean_stands_at_its_field(asker: Client, letter: int) -> None:
    duty = proposed(asker, letter)["7"]
    said = {"action": "ส่ง", "year": "2569", "rule_way": "on", "closes": "ตอนเย็น"}
    wrong = asker.post(f"/duties/{duty.pk}/edit", said)
    assert wrong.status_code == 422
    assert 'href="#due_day"' in wrong.content.decode()
    assert "F182" in text(wrong)
    back = {**said, "rule_way": "weekly", "weekday": "1", "closes": "16.30",
            "first": "1 ก.ย. 2569", "last": "1 ส.ค. 2569"}  # fmt: skip
    assert "D107" in text(asker.post(f"/duties/{duty.pk}/edit", back))


def test_the_asked_list_says_how_many_came_and_asks_no_more_for_more_duties(
    asker: Client, letter: int, django_assert_max_num_queries: Any
) -> None:
    proposed(asker, letter)
    with django_assert_max_num_queries(12):
        assert "ยังไม่สั่ง 9" in text(asker.get("/duties/asked?show=proposed"))
    asker.post(f"/letters/{letter}/duties", {"do": "drop", "duty": ""})
    opened(asker, letter)
    with django_assert_max_num_queries(12):
        seen = text(asker.get("/duties/asked?show=all&year=2569"))
    assert "ส่งแล้ว 0 จาก 187" in seen
    assert "ขาดส่ง" in seen
    assert "9 ภารกิจ" in seen
    assert asker.get("/duties/asked?show=what").status_code == 404


def test_who_asks_sees_numbers_and_periods_and_closes_with_a_drafted_summary(
    asker: Client, letter: int
) -> None:
    opened(asker, letter)
    duty = Duty.objects.get(item="8")
    seen = text(asker.get(f"/duties/{duty.pk}")).replace("\u00a0", " ")
    assert "สถานะของ 17 แห่ง" in seen
    assert "เลื่อนจากอาทิตย์ 25 ม.ค. 2569" in seen
    assert "ที่ว่าการอำเภอนาคู ส่งแล้ว 0 จาก 11" in seen
    close = f"/duties/{duty.pk}/close"
    assert "สั่ง 17 หน่วยงาน" in text(asker.get(close))
    empty = asker.post(close, {"summary": " ", "lessons": "จำไว้"})
    assert (empty.status_code, "D121" in text(empty)) == (422, True)
    assert "จำไว้" in empty.content.decode()
    asker.post(close, {"summary": "ส่งไม่ครบ", "lessons": "เตือนก่อน"})
    assert "ส่งไม่ครบ" in text(asker.get(f"/duties/{duty.pk}"))
    asker.post(f"/duties/{duty.pk}", {"do": "reopen"})
    to = asker.post(f"/duties/{duty.pk}", {"do": "copy"})["Location"]
    made = Duty.objects.get(earlier=duty)
    assert to == f"/duties/{made.pk}?done=duty_copied"
    assert (made.year, made.rule["first"]) == (2027, "2026-11-01")
    copy = text(asker.get(to))
    assert "ถ้าตรงวันหยุดให้ทำอย่างไร" in copy
    asker.post(f"/duties/{made.pk}", {"do": "answer", "moves": "next"})
    shown = text(asker.get(f"/duties/open?duty={made.pk}"))
    assert "สั่งภารกิจ 1 ข้อ ถึง 17 แห่ง" in shown


def test_who_owes_it_sees_own_days_chooses_its_way_and_gives_it_to_somebody(
    asker: Client, letter: int, signed: SignIn
) -> None:
    opened(asker, letter)
    head = signed("head", "d4602")
    duty = Duty.objects.get(item="1")
    page = f"/duties/{duty.pk}"
    seen = text(head.get(page)).replace("\u00a0", " ")
    assert "งานของที่ว่าการอำเภอนามน" in seen
    assert "ส่งภายในจันทร์ 1 ธ.ค. 2568 16:30" in seen
    assert "สถานะของ 17 แห่ง" not in seen
    assert "กมลาไสย" not in seen
    office = by_key("d4602")
    way = duty.ways[0][0]
    assert head.post(page, {"do": "way", "office": office, "way": way}).status_code == 302
    bad = head.post(page, {"do": "way", "office": office, "way": "none"})
    assert (bad.status_code, "D110" in text(bad)) == (422, True)
    account = Account.objects.get(login="head-d4602").pk
    assert head.post(page, {"do": "give", "office": office, "holder": account}).status_code == 302
    row = Assignment.objects.get(duty=duty, office=office)
    assert (row.way, row.holder_id) == (way, account)
    excepted = signed("head", "d4615")
    assert excepted.get(page).status_code == 404
    assert head.get(f"{page}/edit").status_code in (403, 404)


def test_a_duty_by_hand_is_written_answered_and_asked_in_words(asker: Client, letter: int) -> None:
    said = {
        "action": "ส่งรายชื่อผู้ประสานงาน", "year": "2570", "rule_way": "on",
        "due_day": "1 ธ.ค. 2569", "closes": "12.00", "moves": "as_is",
    }  # fmt: skip
    to = asker.post("/duties/new", said)["Location"]
    made = Duty.objects.get(letter=None)
    assert to == f"/duties/{made.pk}?done=duty_written"
    nobody = text(asker.get(f"/duties/open?duty={made.pk}"))
    assert "ยังไม่มีผู้รับ" in nobody
    words = {"duty": made.pk, "how": "rule", "phrase": "นายอำเภอนามน", "doers": ""}
    shown = asker.post("/duties/open", {**words, "do": "look"})
    assert "สั่งภารกิจ 1 ข้อ ถึง 1 แห่ง" in text(shown)
    sealed = {"sealed": "rule||นายอำเภอนามน", "expected": "1", "do": "open"}
    assert asker.post("/duties/open", {**words, **sealed})["Location"].endswith("duty_opened")
    more = {"how": "rule", "phrase": "นายอำเภอนามน นายอำเภอนาคู", "doers": ""}
    added = {"sealed": "rule||นายอำเภอนามน นายอำเภอนาคู", "expected": "1", "do": "open"}
    assert asker.post(f"/duties/{made.pk}/add", {**more, **added}).status_code == 302
    assert Assignment.objects.filter(duty=made).count() == 2


def test_the_form_of_a_report_is_built_and_keeps_its_codes(asker: Client, letter: int) -> None:
    duty = proposed(asker, letter)["8"]
    page = f"/duties/{duty.pk}/form"
    first = {"f0-th": "จำนวนครัวเรือน", "f0-kind": "number", "f0-unit": "ครัวเรือน", "f0-least": "0"}
    rows = {f"f{n}-kind": "text" for n in range(1, 6)}
    choice = {"f3-th": "สถานะ", "f3-kind": "choice", "f3-choices": "ดี\nพอใช้", "f3-order": "1"}
    assert asker.post(page, {**rows, **first, **choice}).status_code == 302
    form = Duty.objects.get(pk=duty.pk).form
    assert [(field["label_th"], field["kind"]) for field in form] == [
        ("จำนวนครัวเรือน", "number"),
        ("สถานะ", "choice"),
    ]
    assert form[0]["code"] == "done"
    assert [one[1] for one in form[1]["choices"]] == ["ดี", "พอใช้"]
    wrong = asker.post(page, {**rows, **first, "f0-least": "มาก"})
    assert wrong.status_code == 422


def test_a_template_is_kept_used_for_another_year_and_dropped(asker: Client, letter: int) -> None:
    proposed(asker, letter)
    page = f"/letters/{letter}/duties"
    asker.post(page, {"do": "template", "name": "สมุนไพร"})
    [template] = Template.objects.all()
    assert "สมุนไพร" in text(asker.get("/duties/templates"))
    used = {"do": "use", "template": template.pk, "year": "2570"}
    assert asker.post("/duties/templates", used).status_code == 302
    assert Duty.objects.filter(letter=None, year=2027).count() == 9
    asker.post("/duties/templates", {"do": "drop", "template": template.pk})
    assert not Template.objects.exists()
    gone = asker.post("/duties/templates", used)
    assert (gone.status_code, "D115" in text(gone)) == (422, True)


def test_days_off_are_changed_by_who_keeps_the_directory_of_all(
    asker: Client, letter: int, signed: SignIn
) -> None:
    page = "/duties/calendar?year=2569"
    assert "วันรัฐธรรมนูญ" in text(asker.get(page))
    day = {"day": "2 ธ.ค. 2569", "name_th": "วันหยุดพิเศษ"}
    assert asker.post(page, day).status_code == 403
    root = signed("administrator", "th", scope="subtree")
    assert root.post(page, day)["Location"] == "/duties/calendar?year=2569&done=day_off_kept"
    assert "แก้ไขเอง 1 วัน" in text(asker.get(page))
    root.post(page, {"do": "remove", "day": "2026-12-02"})
    assert "แก้ไขเอง 0 วัน" in text(asker.get(page))
    again = root.post(page, {"do": "remove", "day": "2026-12-02"})
    assert (again.status_code, "D113" in text(again)) == (422, True)


def test_who_does_not_ask_there_makes_no_duties_of_the_letter(
    asker: Client, letter: int, signed: SignIn
) -> None:
    district = signed("clerk", "d4602")
    assert district.get(f"/letters/{letter}/duties").status_code == 403
    own = f"/letters/{letter}/duties?office={by_key('d4602')}"
    assert "ยกมาเป็นภารกิจ 9 ข้อ" in text(district.get(own))
    assert signed("clerk", "d4615").get(f"/letters/{letter}/duties").status_code in (403, 404)
    assert asker.get("/letters/999999/duties").status_code == 404
