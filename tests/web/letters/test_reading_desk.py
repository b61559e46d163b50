"""THE reading desk: paper and facts side by side, doubts answered, one button that registers."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.letters.desk_papers import page as pdf_page
from tests.letters.desk_papers import simple, taken, twin
from tests.web.letters.conftest import Desk
from tests.web.offices.pages import words
from wian.letters.actions.correcting import correct
from wian.letters.actions.reading import read_letter
from wian.letters.actions.taking import Paper, take_in
from wian.letters.models import Correction, Doubt, Letter, Tie
from wian.letters.queries.registers import received
from wian.offices.acting import SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)


def form(id_: int, do: str, **more: object) -> dict[str, object]:
    """What the page sends: the deed, and the letter as it was shown."""
    return {"do": do, "revision": Letter.objects.get(pk=id_).revision, "known": 0, **more}


def done(client: Client, id_: int, do: str, **more: object) -> HttpResponse:
    """The page after the deed."""
    answer = client.post(f"/letters/{id_}/read", form(id_, do, **more), follow=True)
    assert answer.status_code == 200, words(answer)[:600]
    return answer


def answered(id_: int) -> None:
    """Every doubt of the letter is answered."""
    Doubt.objects.filter(letter=id_).update(answer="as_printed")


def test_the_paper_stands_beside_the_facts_in_the_order_of_a_letter(
    clerk: Client, lying: Desk
) -> None:
    [id_] = lying(twin("002"))
    content = clerk.get(f"/letters/{id_}/read").content.decode()
    heads = re.findall(r'<div class="group \w+ g-(\w+)">', content)
    order = ["kind", "number", "date", "issuer", "subject", "addressees", "duties", "signatory"]
    assert [head for head in heads if head in order] == order
    assert 'class="paper"' in content


def test_every_fact_leads_to_its_words_and_every_place_to_its_fact(
    head: Client, lying: Desk
) -> None:
    [id_] = lying(twin("001"))
    content = head.get(f"/letters/{id_}/read").content.decode()
    ids = re.findall(r'\sid="([^"]+)"', content)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="\?view=text#([^"]+)"', content)) <= set(ids)
    inside = re.findall(r'<a href="#(f[^"]+)">', content)
    assert inside
    assert set(inside) <= set(ids)


def test_a_doubt_quotes_its_words_says_why_and_offers_three_ways_out(
    clerk: Client, lying: Desk
) -> None:
    [id_] = lying(twin("003"))
    shown = words(clerk.get(f"/letters/{id_}/read"))
    assert "ข้อทักท้วง: รอตอบ 4 จาก 4 ข้อ" in shown
    assert "ชื่อวันไม่ตรงกับวันที่" in shown
    assert "วันอังคารที่ ๑๒ กันยายน ๒๕๖๕" in shown
    assert "รับตามที่พิมพ์ แก้ “สิ่งที่ส่งมาด้วย” ให้ถูก" in shown
    assert "ถามผู้ส่ง" in shown
    assert "ตอบข้อทักท้วงอีก 4 ข้อก่อนลงทะเบียน" in shown
    assert "ลงทะเบียนรับ เลขที่" not in shown


def test_a_doubt_is_accepted_as_printed_and_can_be_opened_again(clerk: Client, lying: Desk) -> None:
    [id_] = lying(twin("002"))
    doubt = Doubt.objects.get(letter=id_)
    page = done(clerk, id_, "answer", doubt=doubt.pk, answer="as_printed")
    assert "รับตามที่พิมพ์แล้ว" in words(page)
    assert "ลงทะเบียนรับ เลขที่ 1" in words(page)
    done(clerk, id_, "answer", doubt=doubt.pk, answer="")
    assert Doubt.objects.get(pk=doubt.pk).answer == ""


def test_a_fact_is_put_right_and_the_doubt_about_it_answered_in_one_go(
    clerk: Client, lying: Desk
) -> None:
    [id_] = lying(twin("003"))
    doubt = Doubt.objects.get(letter=id_, kind="reference")
    name = "enclosures.0.number"
    typed = {f"v.{name}": "มท 0816.4/ว 2369", f"was.{name}": "มท 0816.4/ว 2389"}
    done(clerk, id_, "mend", doubt=doubt.pk, row="enclosures-0", **typed)
    assert Doubt.objects.get(pk=doubt.pk).answer == "corrected"
    assert Correction.objects.get().value == "มท 0816.4/ว 2369"


def test_the_sender_is_asked_with_a_note_and_without_one_the_form_stays_open(
    clerk: Client, lying: Desk
) -> None:
    [id_] = lying(twin("002"))
    doubt = Doubt.objects.get(letter=id_)
    bare = form(id_, "answer", doubt=doubt.pk, answer="asked", note=" ")
    refused = clerk.post(f"/letters/{id_}/read", bare)
    assert refused.status_code == 422
    assert "ต้องเขียนว่าถามผู้ส่งเรื่องใด ทางใด (L111)" in words(refused)
    page = done(clerk, id_, "answer", doubt=doubt.pk, answer="asked", note="โทรถามแล้ว")
    assert "ถามผู้ส่งแล้ว โทรถามแล้ว" in words(page)
    assert "ลงทะเบียนรับ เลขที่ 1" in words(page)


def test_a_row_is_corrected_with_the_printed_words_beside_it_and_taken_back(
    clerk: Client, lying: Desk
) -> None:
    [id_] = lying(simple(1))
    typed = {"v.date": "7 ม.ค. 2568", "was.date": "6 ม.ค. 2568"}
    page = words(done(clerk, id_, "correct", row="date", **typed))
    assert "อังคาร 7 ม.ค. 2568" in page
    assert "พิมพ์ว่า ๖ มกราคม ๒๕๖๘" in page
    done(clerk, id_, "back", row="date", name="date")
    assert str(Letter.objects.get(pk=id_).dated) == "2025-01-06"


def test_only_the_fields_that_were_changed_become_corrections(clerk: Client, lying: Desk) -> None:
    [id_] = lying(simple(1))
    same = "signatory.position"
    typed = {
        "v.signatory.name": "นายทดสอบ ใหม่",
        "was.signatory.name": "นายทดสอบ ระบบดี",
        f"v.{same}": "ผู้ว่าราชการจังหวัดเชียงราย",
        f"was.{same}": "ผู้ว่าราชการจังหวัดเชียงราย",
    }
    done(clerk, id_, "correct", row="signatory", **typed)
    assert Correction.objects.get().name == "signatory.name"


def test_a_day_that_cannot_be_read_stands_at_its_field_with_what_was_typed(
    clerk: Client, lying: Desk
) -> None:
    [id_] = lying(simple(1))
    sent = form(id_, "correct", row="date") | {"v.date": "เมื่อวานซืน", "was.date": "6 ม.ค. 2568"}
    refused = clerk.post(f"/letters/{id_}/read", sent)
    assert refused.status_code == 422
    assert "(L104)" in words(refused)
    assert 'value="เมื่อวานซืน"' in refused.content.decode()


def test_a_form_older_than_the_letter_keeps_what_was_typed_and_shows_what_changed(
    clerk: Client, lying: Desk
) -> None:
    [id_] = lying(simple(1))
    sent = form(id_, "correct", row="subject") | {"v.subject": "ของฉัน", "was.subject": "เดิม"}
    correct(SYSTEM, letter=id_, name="subject", value="ของเพื่อน")
    refused = clerk.post(f"/letters/{id_}/read", sent)
    shown = words(refused)
    assert refused.status_code == 422
    assert "(L102)" in shown
    assert "ระหว่างที่ท่านพิมพ์ มีผู้แก้ดังนี้ สิ่งที่ท่านพิมพ์ยังอยู่ เรื่อง: ของเพื่อน" in shown
    assert "ตอนนี้เป็น “ของเพื่อน”" in shown
    assert 'value="ของฉัน"' in refused.content.decode()
    assert Letter.objects.get(pk=id_).subject == "ของเพื่อน"


def test_a_fact_that_the_reader_missed_is_added(clerk: Client, lying: Desk) -> None:
    [id_] = lying(simple(1))
    done(clerk, id_, "correct", row="urgency", **{"v.urgency": "ด่วนมาก", "was.urgency": ""})
    assert Letter.objects.get(pk=id_).urgency == "ด่วนมาก"
    added = {"v.exclusions.0": "อำเภอเมืองเชียงราย", "was.exclusions.0": ""}
    assert "อำเภอเมืองเชียงราย" in words(done(clerk, id_, "correct", row="exclusions-0", **added))


def test_a_doubtful_reading_is_confirmed_with_one_press(clerk: Client, lying: Desk) -> None:
    [id_] = lying(twin("003"))
    page = clerk.get(f"/letters/{id_}/read").content.decode()
    assert 'id="fnumber" data-doubt' in page
    done(clerk, id_, "confirm", row="number", name="number")
    page = clerk.get(f"/letters/{id_}/read").content.decode()
    assert 'id="fnumber" data-doubt' not in page


def test_one_button_registers_and_the_next_letter_of_the_desk_is_offered(
    clerk: Client, lying: Desk
) -> None:
    first, second = lying(simple(1), simple(2))
    assert "ลงทะเบียนรับ เลขที่ 1" in words(clerk.get(f"/letters/{first}/read"))
    page = done(clerk, first, "register")
    assert page.redirect_chain[-1][0] == f"/letters/{second}/read?done=registered&was={first}"
    assert "ลงทะเบียนรับแล้ว เลขที่ 1" in words(page)
    line = received(SYSTEM, first)
    assert line is not None
    assert line.text == "1"
    last = done(clerk, second, "register")
    assert last.redirect_chain[-1][0] == f"/letters/?done=registered&was={second}"


def test_who_may_not_register_is_told_who_does(officer: Client, lying: Desk) -> None:
    [id_] = lying(simple(1))
    shown = words(officer.get(f"/letters/{id_}/read"))
    assert "ผู้ลงทะเบียนคือสารบรรณของหน่วยงานนี้" in shown
    assert officer.post(f"/letters/{id_}/read", form(id_, "register")).status_code == 403


def test_the_documents_of_a_file_are_tabs(clerk: Client, lying: Desk) -> None:
    [id_] = lying(twin("003"))
    parts = list(Letter.objects.filter(whole=id_).order_by("part").values_list("pk", flat=True))
    page = clerk.get(f"/letters/{id_}/read")
    assert "ฉบับที่ 1 จาก 3 หนังสือภายนอก" in words(page)
    assert f'href="/letters/{parts[0]}/read"' in page.content.decode()
    done(clerk, parts[0], "bring")
    assert Letter.objects.get(pk=parts[0]).state == "desk"


def test_a_letter_that_came_before_is_shown_and_this_one_set_aside(
    clerk: Client, lying: Desk
) -> None:
    first, again = lying(simple(1), simple(1))
    assert "ไฟล์เดียวกับฉบับนี้ทุกประการ" in words(clerk.get(f"/letters/{again}/read"))
    done(clerk, again, "aside", same=first, reason="ซ้ำกับฉบับที่รับแล้ว")
    assert Letter.objects.get(pk=again).state == "aside"
    assert Tie.objects.get().state == "confirmed"


def test_a_suggested_tie_is_rejected_and_ties_of_other_letters_are_not_touched(
    clerk: Client, lying: Desk
) -> None:
    _, again, third = lying(simple(1), simple(1), simple(3))
    tie = Tie.objects.get(kind="same_bytes")
    done(clerk, again, "untie", tie=tie.pk)
    assert Tie.objects.get(pk=tie.pk).state == "rejected"
    foreign = clerk.post(f"/letters/{third}/read", form(third, "untie", tie=tie.pk))
    assert "(L401)" in words(foreign)


def test_a_letter_that_could_not_be_read_is_typed_by_hand(clerk: Client, home: int) -> None:
    paper = Paper("blank.pdf", data=pdf_page(()))
    [found] = take_in(SYSTEM, office=home, papers=[paper], source="upload")
    assert found.letter is not None
    read_letter.call(found.letter)
    page = clerk.get(f"/letters/{found.letter}/read")
    assert "พิมพ์ข้อมูลของหนังสือ" in words(page)
    assert re.search(
        r'<img src="/files/\d+/page/1\?width=1200" alt="หน้า 1 จาก 1"', page.content.decode()
    )
    typed = {"v.subject": "เรื่องที่พิมพ์เอง", "v.date": "1 ต.ค. 2568"}
    page = done(clerk, found.letter, "type", **typed)
    assert "ลงทะเบียนรับ เลขที่ 1" in words(page)
    assert Letter.objects.get(pk=found.letter).subject == "เรื่องที่พิมพ์เอง"


def test_private_values_are_dots_for_the_clerk_and_covered_for_who_may_see(
    clerk: Client, head: Client, lying: Desk
) -> None:
    [id_] = lying(twin("001"))
    mobile = "๐๙-๐๐๐๐-๐๓๑๗"
    dots = clerk.get(f"/letters/{id_}/read").content.decode()
    covered = head.get(f"/letters/{id_}/read").content.decode()
    assert mobile not in dots
    assert "เฉพาะผู้มีสิทธิดูข้อมูลบุคคล" in dots
    assert mobile in covered
    for found in re.finditer(re.escape(mobile), covered):
        before = covered[: found.start()]
        inside_cover = before.rfind('<details class="mask">') > before.rfind("</details>")
        inside_field = before.rfind('value="') > before.rfind(">")
        assert inside_cover or inside_field


def test_a_letter_being_read_says_how_far_and_asks_again_without_a_script(
    clerk: Client, home: int
) -> None:
    [id_] = taken(SYSTEM, home, simple(1))
    page = clerk.get(f"/letters/{id_}/read")
    assert "รอคิวอ่าน" in words(page)
    assert 'content="4; url=?look=1"' in page.content.decode()
    assert "refresh" not in clerk.get(f"/letters/{id_}/read?look=60").content.decode()


def test_the_letter_before_and_after_on_the_desk_are_a_press_away(
    clerk: Client, lying: Desk
) -> None:
    first, second, third = lying(simple(1), simple(2), simple(3))
    content = clerk.get(f"/letters/{second}/read").content.decode()
    assert f'rel="prev" href="/letters/{first}/read"' in content
    assert f'rel="next" href="/letters/{third}/read"' in content


def test_nobody_outside_opens_or_changes_a_letter_of_the_desk(
    clerk: Client, outsider: Client, lying: Desk
) -> None:
    [id_] = lying(simple(1))
    assert clerk.get(f"/letters/{id_}/read").status_code == 200
    assert outsider.get(f"/letters/{id_}/read").status_code == 403
    for do in ("register", "correct", "answer", "aside", "bring", "again", "type", ""):
        assert outsider.post(f"/letters/{id_}/read", form(id_, do)).status_code == 403
    assert clerk.get("/letters/999999/read").status_code == 404
    assert Letter.objects.get(pk=id_).state == "desk"


def test_markup_in_a_letter_is_only_text(clerk: Client, lying: Desk) -> None:
    [id_] = lying(simple(1).replace("การรายงานผล", "การรายงาน<script>alert(1)</script>ผล"))
    content = clerk.get(f"/letters/{id_}/read").content.decode()
    assert "<script>alert" not in content
    assert "&lt;script&gt;alert" in content


def test_the_page_speaks_english_and_thai_digits_when_asked(clerk: Client, lying: Desk) -> None:
    [id_] = lying(simple(1))
    assert "Register as number 1" in words(clerk.get(f"/letters/{id_}/read?lang=en"))
    assert "ลงทะเบียนรับ เลขที่ ๑" in words(clerk.get(f"/letters/{id_}/read?lang=th&digits=thai"))
