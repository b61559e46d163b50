"""A letter's page: where it lies, what is written on it, what may be done next, its family."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.letters.desk_papers import at_desk, simple
from tests.letters.inside import kept, registered, somebody, unit
from tests.web.offices.pages import refused, words
from tests.web.people import browser
from wian.letters.actions.endorsing import endorse
from wian.letters.actions.registers import register_incoming
from wian.letters.models import Custody, Letter, Link, Step, Text, Tie
from wian.offices.acting import SYSTEM, Actor, today
from wian.scanning.kinds import PDF

pytestmark = pytest.mark.django_db
QUERIES = 30
"""What a page asks at most, whatever is written on the letter and tied to it."""


@pytest.fixture
def room(home: int) -> int:
    return unit("d5701-admin")


@pytest.fixture
def malee(home: int) -> Actor:
    """The clerk of the office, with a name and a post."""
    return somebody("clerk", home, given="มาลี", title="เจ้าพนักงานธุรการ")


@pytest.fixture
def chief(home: int) -> Actor:
    return somebody("head", home, given="หัวหน้า", title="ปลัดอำเภอ")


def came(home: int) -> int:
    """A letter that was read and registered; its id."""
    [letter] = at_desk(SYSTEM, home, simple(7))
    register_incoming(SYSTEM, letter=letter, office=home)
    return letter


def sent(client: Client, letter: int, **typed: Any) -> Any:
    """The answer to an endorsement of the letter as it is now."""
    revision = Letter.objects.get(pk=letter).revision
    return client.post(f"/letters/{letter}", {"do": "endorse", "revision": revision, **typed})


def test_a_page_tells_what_the_letter_asks_where_it_stands_and_who_has_it(
    home: int, malee: Actor
) -> None:
    letter = came(home)
    said = words(browser(malee).get(f"/letters/{letter}"))
    assert "การรายงานผลการดำเนินงานประจำเดือน" in said
    assert "อยู่ที่ ที่ว่าการอำเภอเมืองเชียงราย · ยังไม่มีผู้รับเรื่อง" in said
    assert f"ทะเบียนรับ {today().year + 543} เลขที่ 1" in said
    assert "รายงานเรื่องที่ 7 ภายในวันที่" in said
    assert "เลยกำหนด พุธ 15 ม.ค. 2568" in said
    assert "เกษียนและส่งต่อ" in said
    assert "จะลงชื่อบนใบเกษียนว่า (นางมาลี สมมติ) เจ้าพนักงานธุรการ" in said


def test_a_letter_that_is_still_at_the_desk_leads_there(home: int, malee: Actor) -> None:
    [letter] = at_desk(SYSTEM, home, simple(7))
    page = browser(malee).get(f"/letters/{letter}")
    assert f'href="/letters/{letter}/read"' in page.content.decode()
    assert "เกษียนและส่งต่อ" not in words(page)
    assert "รอตรวจและลงทะเบียนบนโต๊ะอ่าน" in words(page)


def test_an_endorsement_says_what_to_whom_until_when_with_copies(
    home: int, room: int, malee: Actor, chief: Actor
) -> None:
    letter, due = came(home), today() + timedelta(days=3)
    answer = sent(
        browser(malee), letter, way="submit:for-decision", to=f"{home}.{chief.account}",
        note="เห็นควรมอบกลุ่มงานปกครอง", soon=due.isoformat(), copies=[str(room)],
    )  # fmt: skip
    assert answer.status_code == 302
    assert answer.url == f"/letters/{letter}?done=endorsed#steps"
    step = Step.objects.get(letter=letter, along=None)
    assert (step.kind, step.instruction, step.due) == ("submit", "เพื่อโปรดพิจารณา", due)
    assert step.copies.get().to_unit_id == room
    custody = Custody.objects.get(letter=letter)
    assert (custody.unit_id, custody.holder_id) == (home, chief.account)
    said = words(browser(malee).get(answer.url))
    assert "ลงคำเกษียนแล้ว" in said
    assert "เสนอ → นางหัวหน้า สมมติ · ที่ว่าการอำเภอเมืองเชียงราย" in said
    assert "สำเนาเพื่อทราบ: กลุ่มงานปกครอง" in said
    assert "อยู่ที่ นางหัวหน้า สมมติ" in said
    assert "ดึงกลับ" in said
    mine = words(browser(chief).get(f"/letters/{letter}"))
    assert "อยู่ที่ท่าน" in mine
    assert mine.index("มอบ ให้ผู้อื่นดำเนินการ") < mine.index("เสนอ ให้ผู้บังคับบัญชาพิจารณา")


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    home: int, malee: Actor
) -> None:
    letter, client = came(home), browser(malee)
    page = sent(client, letter, way="submit:for-decision", note="ข้อความที่พิมพ์ไว้")
    assert page.status_code == 422
    said = page.content.decode()
    assert "L304" in said.split('id="to_error"')[1][:300]
    assert "ข้อความที่พิมพ์ไว้" in said
    assert 'value="submit:for-decision" checked' in said
    page = sent(
        client, letter, way="note:known", to=str(home), soon=today().isoformat(), due="พรุ่งนี้"
    )
    assert "F152" in page.content.decode().split('id="to_error"')[1][:300]
    page = sent(
        client, letter, way="assign:do", to=str(home), due="1 ม.ค. 2560", soon=today().isoformat()
    )
    assert "F151" in page.content.decode().split('id="due_error"')[1][:300]
    page = sent(client, letter, way="assign:do", to=str(home), due="1 ม.ค. 2560")
    assert "L306" in page.content.decode().split('id="due_error"')[1][:300]
    assert not Step.objects.filter(letter=letter).exists()


def test_an_older_form_keeps_what_was_typed_and_tells_what_happened(
    home: int, malee: Actor, chief: Actor
) -> None:
    letter, client = came(home), browser(malee)
    form = client.get(f"/letters/{letter}").content.decode()
    last = form.split('name="last" value="')[1].split('"')[0]
    old = Letter.objects.get(pk=letter).revision
    endorse(malee, letter=letter, office=home, kind="note", note="มีผู้เขียนก่อน")
    typed = {"way": "note:known", "note": "ของฉัน", "revision": old, "last": last}
    page = client.post(f"/letters/{letter}", {"do": "endorse", **typed})
    said = words(page)
    assert page.status_code == 422
    assert "L102" in said
    assert "ระหว่างที่ท่านกรอก" in said.split("ตัวหนังสือ")[0]
    assert "ทราบ · นางมาลี สมมติ" in said
    assert "ของฉัน" in page.content.decode()
    now = Letter.objects.get(pk=letter).revision
    assert f'name="revision" value="{now}"' in page.content.decode()
    assert sent(client, letter, **{**typed, "revision": now}).status_code == 302


def test_ones_own_newest_step_is_taken_back_and_a_matter_closed_and_opened(
    home: int, room: int, malee: Actor
) -> None:
    letter, client = came(home), browser(malee)
    sent(client, letter, way="assign:do", to=str(room))
    told = {"revision": Letter.objects.get(pk=letter).revision}
    answer = client.post(f"/letters/{letter}", {"do": "take_back", **told})
    assert answer.url == f"/letters/{letter}?done=step_back#steps"
    assert "ดึงกลับแล้ว" in words(client.get(f"/letters/{letter}"))
    assert Custody.objects.get(letter=letter).unit_id == home
    client.post(f"/letters/{letter}", {"do": "close", "note": "เก็บเข้าแฟ้ม"})
    said = words(client.get(f"/letters/{letter}"))
    assert "ยุติเรื่องแล้ว" in said
    assert "เก็บเข้าแฟ้ม" in said
    client.post(f"/letters/{letter}", {"do": "reopen"})
    assert Custody.objects.get(letter=letter).closed_at is None


def test_what_is_not_open_says_why(home: int, malee: Actor, room: int) -> None:
    doer, letter = somebody("officer", home, given="ผู้อื่น"), came(home)
    said = words(browser(doer).get(f"/letters/{letter}"))
    assert "หนังสืออยู่ในมือผู้อื่นแล้ว" in said
    assert "ลงคำเกษียน" not in said


def test_a_page_shows_the_family_and_people_settle_it(home: int, malee: Actor) -> None:
    letter, client = came(home), browser(malee)
    other = kept(home, "ชร 0023.6/ว 214", subject="เรื่องเดิม")
    tie = Tie.objects.create(
        letter_id=letter, other=other, kind="reference", state="suggested", why="near-day"
    )
    said = words(client.get(f"/letters/{letter}"))
    assert "อาจใช่ โปรดยืนยัน" in said
    assert "เลขที่ใกล้เคียง วันที่ตรงกัน เรื่องเดิม" in said
    client.post(f"/letters/{letter}", {"do": "confirm", "tie": tie.pk})
    tie.refresh_from_db()
    assert tie.state == "confirmed"
    client.post(f"/letters/{letter}", {"do": "untie", "tie": tie.pk})
    tie.refresh_from_db()
    assert tie.state == "rejected"
    assert client.post(f"/letters/{letter}", {"do": "confirm", "tie": 999}).status_code == 422


def test_another_letter_is_found_by_its_number_and_tied_by_hand(home: int, malee: Actor) -> None:
    letter, client = came(home), browser(malee)
    [other] = at_desk(SYSTEM, home, simple(8))
    page = client.get(f"/letters/{letter}?find=๐๐๒๓.๔/ว 8").content.decode()
    assert f'name="other" value="{other}"' in page
    assert f'name="other" value="{letter}"' not in page
    client.post(f"/letters/{letter}", {"do": "tie", "other": other, "kind": "reply"})
    assert Tie.objects.get(letter=letter, other=other, state="confirmed").kind == "reply"


def test_links_are_masked_and_only_web_addresses_are_links(home: int, malee: Actor) -> None:
    letter = came(home)
    for url, private in (
        ("https://zoom.example/j/1?pwd=kRok77", True),
        ("javascript:alert(1)", False),
    ):
        Link.objects.create(letter_id=letter, url=url, private=private, qr=True, page=2)
    Link.objects.create(letter_id=letter, url="https://a.example/x", state="dead", answer="404")
    page = browser(malee).get(f"/letters/{letter}").content.decode()
    assert "kRok77" not in page
    assert "https://zoom.example/•" in page
    assert 'href="javascript' not in page
    assert 'href="https://a.example/x" rel="noopener' in page
    assert "เปิดไม่ได้" in page
    assert "ตอบ 404" in page


def test_text_of_a_letter_is_never_markup(home: int, malee: Actor) -> None:
    bad = "<img src=x onerror=alert(1)>"
    letter = registered(home, subject=bad, issuer=bad, addressee=bad, number=bad[:20], name=bad)
    Text.objects.create(letter_id=letter, facts={"duties": [{"action": bad, "assignee": bad}]})
    endorse(malee, letter=letter, office=home, kind="note", note=bad)
    page = browser(malee).get(f"/letters/{letter}").content.decode()
    assert "<img" not in page
    assert page.count("&lt;img src=x") >= 6


def test_a_secret_of_the_letter_is_shown_to_the_head_only(
    home: int, malee: Actor, chief: Actor
) -> None:
    letter = registered(home, subject="ติดต่อ 081-234-5678")
    contact = {"phone": "081-234-5678", "private": True, "span": [0, 5]}
    Text.objects.create(letter_id=letter, facts={"contacts": [contact]})
    other = kept(home, "ก 1/1")
    Tie.objects.create(letter=other, other_id=letter, kind="reply", state="confirmed")
    for page in (f"/letters/{letter}", f"/letters/{other.pk}"):
        assert "081-234" not in browser(malee).get(page).content.decode()
        assert "081-234" in browser(chief).get(page).content.decode()


def test_who_may_not_see_the_letter_gets_neither_page_nor_sheet(
    home: int, malee: Actor, outsider: Client
) -> None:
    letter = came(home)
    endorse(malee, letter=letter, office=home, kind="note", note="ความลับของอำเภอ")
    for path in (f"/letters/{letter}", f"/letters/{letter}/sheet"):
        answer = outsider.get(path)
        assert answer.status_code == 403
        assert "ความลับของอำเภอ" not in answer.content.decode()
        assert browser(malee).get(path.replace(str(letter), "99999")).status_code == 404
    assert outsider.post(f"/letters/{letter}", {"do": "close"}).status_code == 403
    assert len(refused()) == 3
    assert outsider.get(f"/letters/{letter + 1}?find=7").status_code == 404


def test_a_stranger_signs_in_first(home: int) -> None:
    assert Client().get(f"/letters/{came(home)}").url.startswith("/signin")


def test_the_sheet_is_a_pdf_in_the_digits_of_its_reader(home: int, malee: Actor) -> None:
    letter = came(home)
    endorse(malee, letter=letter, office=home, kind="note", note="ทราบแล้ว")
    answer = browser(malee).get(f"/letters/{letter}/sheet")
    assert (answer.status_code, answer["Content-Type"]) == (200, PDF)
    assert answer.content.startswith(b"%PDF")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert browser(malee).get(f"/letters/{letter}/sheet?office=1").status_code == 404


@pytest.mark.parametrize("steps", [0, 2, 20])
def test_a_page_asks_as_many_questions_whatever_is_written_on_the_letter(
    home: int, malee: Actor, chief: Actor, steps: int, django_assert_max_num_queries: Any
) -> None:
    letter, client = came(home), browser(malee)
    for n in range(steps):
        endorse(malee, letter=letter, office=home, kind="note", note="ทราบ")
        other = kept(home, f"ก 1/{n}")
        Tie.objects.create(letter_id=letter, other=other, kind="reference", state="confirmed")
        Link.objects.create(letter_id=letter, url=f"https://a.example/{n}")
    client.get(f"/letters/{letter}")
    with django_assert_max_num_queries(QUERIES):
        client.get(f"/letters/{letter}")


def test_a_page_speaks_english_and_thai_digits_when_asked(home: int, malee: Actor) -> None:
    letter = came(home)
    assert "Write on it and pass it on" in words(browser(malee).get(f"/letters/{letter}?lang=en"))
    said = words(browser(malee).get(f"/letters/{letter}?digits=thai"))
    assert "๑๕ ม.ค. ๒๕๖๘" in said
    assert "รายงานเรื่องที่ ๗" in said
