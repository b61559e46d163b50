"""Pages of letters that go round: the inbox, sending, how far it went, and what a receiver does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.letters.circulation.conftest import DISTRICTS, issued
from tests.letters.conftest import HOME
from tests.letters.inside import somebody
from tests.notices.telling import told
from tests.web.offices.conftest import SignIn
from tests.web.offices.pages import words
from tests.web.people import browser
from wian.letters.actions.circulation import dispatch, receive, turn_back
from wian.letters.actions.endorsing import endorse
from wian.letters.circulating import State
from wian.letters.models import Correction, Custody, Dispatch, Letter, Link, Receipt, Tie
from wian.offices.acting import SYSTEM, Actor, actor_of
from wian.offices.actions.accounts import make_account
from wian.offices.actions.people import add_person, begin_tenure, open_post
from wian.offices.actions.roles import give_role
from wian.offices.audience import Part, Rule
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def province(directory: None) -> int:
    return by_key("p57")


@pytest.fixture
def sender(signed: SignIn) -> Client:
    """The clerk of the province."""
    return signed("clerk", "p57")


@pytest.fixture
def letter(province: int) -> int:
    return issued(
        province, number="ชร 0019/ว 12", subject="ขอเชิญประชุม", addressee="นายอำเภอ ทุกอำเภอ"
    )


@pytest.fixture
def sent(letter: int) -> int:
    """The same, sent to the eighteen districts."""
    dispatch(SYSTEM, letter=letter, rule=DISTRICTS, purpose="action")
    return letter


def test_the_list_is_shown_with_its_sum_before_it_is_sent(sender: Client, letter: int) -> None:
    assert "ยังไม่ได้ส่งเวียน" in words(sender.get(f"/letters/{letter}"))
    page = sender.get(f"/letters/{letter}/send")
    said = words(page)
    assert "ส่งถึง 18 แห่ง" in said
    assert "ที่ว่าการอำเภอเมืองเชียงราย" in said or "อำเภอเมืองเชียงราย" in said
    asked = {"do": "look", "phrase": "นายอำเภอ ทุกอำเภอ (ยกเว้นอำเภอเทิง)", "purpose": "decision"}
    said = words(sender.post(f"/letters/{letter}/send", asked))
    assert "18 − 1 = 17" in said
    assert "ไม่ส่ง 1 แห่ง" in said
    assert not Dispatch.objects.exists()
    send = asked | {"do": "send", "shown": asked["phrase"], "expected": "17"}
    answer = sender.post(f"/letters/{letter}/send", send)
    assert answer.url == f"/letters/{letter}/round?done=round_dispatched"
    assert (Dispatch.objects.get().purpose, Receipt.objects.count()) == ("decision", 17)
    assert "ส่งเวียนแล้ว · รับแล้ว 0 จาก 17 แห่ง" in words(sender.get(f"/letters/{letter}"))


def test_other_words_than_those_of_the_list_send_nothing(sender: Client, letter: int) -> None:
    typed = {"do": "send", "phrase": "นายอำเภอเทิง", "shown": "นายอำเภอ ทุกอำเภอ"}
    page = sender.post(f"/letters/{letter}/send", typed | {"purpose": "action", "expected": "18"})
    assert "คำเรียกผู้รับเปลี่ยนไป" in words(page)
    assert "ส่งถึง 1 แห่ง" in words(page)
    assert not Dispatch.objects.exists()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ({"reply_by": "1 ม.ค. 2560"}, "L605"),
        ({"expected": "12"}, "L604"),
        ({"reply_by": "ไม่ใช่วัน"}, "F105"),
    ],
)
def test_what_is_refused_stands_at_its_field_with_all_that_was_typed(
    sender: Client, letter: int, typed: dict[str, str], number: str
) -> None:
    phrase = "นายอำเภอ ทุกอำเภอ"
    asked = {"do": "send", "phrase": phrase, "shown": phrase, "expected": "18"}
    page = sender.post(f"/letters/{letter}/send", asked | {"purpose": "decision"} | typed)
    assert page.status_code == 422
    body = page.content.decode()
    assert number in body
    assert all(one in body for one in (phrase, typed.get("reply_by", phrase)))
    assert not Receipt.objects.exists()


def test_words_that_leave_a_question_open_cannot_be_sent(sender: Client, letter: int) -> None:
    asked = {"do": "look", "phrase": "นายอำเภอในดินแดนลับแล", "purpose": "action"}
    page = sender.post(f"/letters/{letter}/send", asked)
    assert 'value="send"' not in page.content.decode()
    assert "ยังส่งไม่ได้" in words(page) or "L601" in words(page)


def test_a_long_list_is_folded_by_province(sender: Client, letter: int) -> None:
    asked = {"do": "look", "phrase": "ผู้ว่าราชการจังหวัด ทุกจังหวัด", "purpose": "action"}
    page = sender.post(f"/letters/{letter}/send", asked)
    assert "76 − 1 (ผู้ส่งเอง) = 75" in words(page)
    assert page.content.decode().count('<details class="kin"') == 75


def test_who_does_not_send_letters_of_the_office_is_shown_no_list(
    letter: int, clerk: Client, signed: SignIn
) -> None:
    assert clerk.get(f"/letters/{letter}/send").status_code == 403
    assert signed("officer", "p57").get(f"/letters/{letter}/send").status_code == 403


def test_the_inbox_tells_each_letter_and_takes_many_up_together(
    sent: int, clerk: Client, home: int
) -> None:
    said = words(clerk.get("/letters/inbox"))
    for one in ("ขอเชิญประชุม", "เพื่อดำเนินการ", "จาก จังหวัดเชียงราย", "ยังไม่ลงรับ"):
        assert one in said
    assert "หนังสือเวียนเข้า 1 ฉบับ รอรับทราบ" in words(clerk.get("/desk"))
    line = f"{sent}.{home}"
    answer = clerk.post("/letters/inbox", {"do": "receive", "line": [line]})
    assert answer.url == "/letters/inbox?list=waiting&done=round_receive"
    assert "เลขรับ 1" in words(clerk.get("/letters/inbox"))
    clerk.post("/letters/inbox", {"do": "know", "line": [line]})
    assert "ไม่มีหนังสือเวียนที่รอรับทราบ" in words(clerk.get("/letters/inbox"))
    assert "รับทราบแล้ว" in words(clerk.get("/letters/inbox?list=all"))
    assert Receipt.objects.get(office=home).state == State.ACKNOWLEDGED


def test_each_refusal_of_many_is_told_and_the_rest_is_done(
    sent: int, clerk: Client, home: int, province: int
) -> None:
    gone = issued(province, subject="ถูกเรียกคืน")
    dispatch(SYSTEM, letter=gone, rule=DISTRICTS, purpose="information")
    Receipt.objects.filter(letter=gone).update(state=State.RECALLED)
    lines = [f"{one}.{home}" for one in (sent, gone)]
    page = clerk.post("/letters/inbox", {"do": "know", "line": lines})
    assert page.status_code == 422
    assert "ทำแล้ว 1 ฉบับ ทำไม่ได้ 1 ฉบับ" in words(page)
    assert "L606" in words(page)
    other = clerk.post("/letters/inbox", {"do": "know", "line": [f"{sent}.{province}"]})
    assert other.status_code == 422  # not their office


def test_the_inbox_is_empty_and_says_what_will_stand_there(clerk: Client) -> None:
    assert "หนังสือจะอยู่ที่นี่" in words(clerk.get("/letters/inbox"))
    assert "หนังสือจะอยู่ที่นี่" in words(clerk.get("/letters/inbox?list=all"))
    assert clerk.get("/letters/inbox?list=other").status_code == 404
    assert clerk.get("/letters/inbox?before=x").status_code == 404


def in_a_post(office: int) -> Client:
    """Who has the role only for as long as they are in a post."""
    since = date(2020, 1, 1)
    person = add_person(SYSTEM, office=office, given="ปลัด", family="สมมติ", title="นาย")
    post = open_post(SYSTEM, office=office, title="ปลัดอำเภอ", since=since)
    begin_tenure(SYSTEM, post=post, person=person, since=since)
    account = make_account(SYSTEM, login="in.a.post", person=person)
    give_role(SYSTEM, account=account, office=office, role="member", since=since, post=post)
    return browser(actor_of(account, origin="web"))


@pytest.mark.parametrize("rows", [1, 50, 60])
@pytest.mark.parametrize("who", ["clerk", "officer", "in a post"])
def test_the_inbox_asks_ten_questions_at_most_however_long_and_whatever_is_veiled(
    signed: SignIn,
    who: str,
    province: int,
    home: int,
    rows: int,
    django_assert_max_num_queries: Any,
) -> None:
    one = Rule((Part(offices=(home,)),))
    client = in_a_post(home) if who == "in a post" else signed(who, HOME)
    told("k", somebody("officer", province, given="ผู้อื่น"))
    for n in range(rows):
        made = issued(province, subject=f"เวียน {n} รหัส s3cret{n}")
        Correction.objects.create(letter_id=made, name="subject", value=f"เวียน {n}")
        Link.objects.create(letter_id=made, url=f"https://meet.example/s3cret{n}", private=True)
        dispatch(SYSTEM, letter=made, rule=one, purpose="information")
    client.get("/letters/inbox")
    for address in ("", "?list=all", "?lang=en"):
        with django_assert_max_num_queries(10):
            page = client.get(f"/letters/inbox{address}")
        assert ('rel="next"' in page.content.decode()) == (rows == 60)


@pytest.mark.parametrize("received", [0, 17])
def test_the_round_asks_as_many_questions_whatever_went_round(
    sent: int, sender: Client, received: int, django_assert_max_num_queries: Any
) -> None:
    offices = list(Receipt.objects.values_list("office", flat=True))[:received]
    for office in offices:
        receive(SYSTEM, letter=sent, office=office)
    sender.get(f"/letters/{sent}/round")
    with django_assert_max_num_queries(12):
        page = sender.get(f"/letters/{sent}/round")
    assert f"รับแล้ว {received} จาก 18 แห่ง" in words(page)


def test_the_round_shows_who_is_silent_who_returned_it_and_why(
    sent: int, sender: Client, home: int
) -> None:
    receive(SYSTEM, letter=sent, office=home)
    back = by_key("d5702")
    turn_back(SYSTEM, letter=sent, office=back, reason="ส่งผิดอำเภอ")
    said = words(sender.get(f"/letters/{sent}/round"))
    assert "ส่งคืน ส่งผิดอำเภอ" in said
    returned = words(sender.get(f"/letters/{sent}/round?show=returned"))
    assert "แสดง 1 แห่ง" in returned
    assert "แสดง 16 แห่ง" in words(sender.get(f"/letters/{sent}/round?show=silent"))
    assert sender.get(f"/letters/{sent}/round?show=other").status_code == 404
    again = sender.post(f"/letters/{sent}/round", {"do": "again", "office": [str(back)]})
    assert again.url.endswith("done=round_again")
    assert Receipt.objects.get(office=back).state == State.SENT


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_the_table_is_taken_out_as_a_file_by_who_sees_the_letter(
    sent: int, sender: Client, clerk: Client, signed: SignIn, form: str, begins: bytes
) -> None:
    path = f"/letters/{sent}/round/print?show=silent&digits=arabic&form={form}"
    for client in (sender, clerk):
        answer = client.get(path)
        assert answer.content.startswith(begins)
        assert answer["Content-Disposition"].startswith("inline" if form == "pdf" else "attach")
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert signed("clerk", "p50").get(path).status_code == 403
    assert sender.get(f"/letters/{sent}/round/print?show=other").status_code == 404
    assert f"/letters/{sent}/round/print" in sender.get(f"/letters/{sent}/round").content.decode()


def test_what_nobody_received_is_recalled_with_a_reason_and_sure(
    sent: int, sender: Client, clerk: Client, home: int
) -> None:
    path = f"/letters/{sent}/round"
    receive(SYSTEM, letter=sent, office=home)
    asked = {"do": "recall", "whom": "all", "reason": "วันผิด"}
    assert "F171" in words(sender.post(path, asked)) or sender.post(path, asked).status_code == 422
    unsaid = sender.post(path, asked | {"sure": "1", "reason": ""})
    assert (unsaid.status_code, "L109" in words(unsaid)) == (422, True)
    assert sender.post(path, {"do": "recall", "sure": "1", "reason": "x"}).status_code == 422
    assert sender.post(path, asked | {"sure": "1"}).url.endswith("done=round_recalled")
    assert Receipt.objects.filter(state=State.RECALLED).count() == 17
    assert clerk.post(path, asked | {"sure": "1"}).status_code == 403


def test_the_receiver_reads_what_it_is_for_and_does_it_there(
    sent: int, clerk: Client, home: int
) -> None:
    path = f"/letters/{sent}"
    said = words(clerk.get(path))
    assert "เพื่อดำเนินการ · จังหวัดเชียงราย ส่งถึง อำเภอเมืองเชียงราย" in said.replace(
        "ที่ว่าการอำเภอ", "อำเภอ"
    )
    for deed, done in (("receive", "ลงรับแล้ว"), ("know", "รับทราบแล้ว"), ("finish", "ดำเนินการแล้ว")):
        answer = clerk.post(path, {"do": f"round_{deed}", "at": home})
        assert answer.url == f"{path}?done=round_{deed}"
        assert done in words(clerk.get(path))
    clerk.post(path, {"do": "round_back", "at": home})
    assert Receipt.objects.get(office=home).state == State.ACKNOWLEDGED
    page = clerk.post(path, {"do": "round_return", "at": home, "reason": ""})
    assert (page.status_code, "L109" in words(page)) == (422, True)
    clerk.post(path, {"do": "round_return", "at": home, "reason": "ไม่ใช่ของเรา"})
    assert "ไม่ใช่ของเรา" in words(clerk.get(path))


def test_one_press_drafts_the_covering_letter_and_opens_it(
    sent: int, clerk: Client, home: int
) -> None:
    answer = clerk.post(f"/letters/{sent}", {"do": "round_relay", "at": home})
    draft = Tie.objects.get(kind="forwarded").other_id
    assert answer.url == f"/letters/drafts/{draft}?done=begun"
    assert "ขอเชิญประชุม" in words(clerk.get(answer.url))
    up = clerk.post(f"/letters/{sent}", {"do": "round_up", "at": home})
    assert up.url.startswith("/letters/drafts/")
    assert f"/letters/drafts/new?reply={sent}" in clerk.get(f"/letters/{sent}").content.decode()


def test_an_officer_acknowledges_but_does_not_number_it(
    sent: int, officer: Client, home: int
) -> None:
    body = officer.get(f"/letters/{sent}").content.decode()
    assert 'value="round_know"' in body
    assert 'value="round_receive"' not in body
    assert 'value="round_return"' not in body
    assert officer.post(f"/letters/{sent}", {"do": "round_receive", "at": home}).status_code == 403


def test_a_letter_of_another_office_is_passed_on_with_a_covering_letter(
    province: int, sender: Client
) -> None:
    other = issued(province, way="in", state="registered", issuer_office=None)
    Letter.objects.filter(pk=other).update(issuer_office=by_key("p53"))
    assert "ร่างหนังสือนำส่งแทน" in words(sender.get(f"/letters/{other}/send"))


def test_pages_speak_english_and_thai_digits(sent: int, sender: Client, clerk: Client) -> None:
    assert "How it goes round" in words(sender.get(f"/letters/{sent}/round?lang=en"))
    assert "๑๘ แห่ง" in words(sender.get(f"/letters/{sent}/round?digits=thai&lang=th"))
    assert "for action" in words(clerk.get("/letters/inbox?lang=en"))


def test_each_house_reads_on_the_page_only_what_it_did_itself(
    sent: int, sender: Client, clerk: Client, home: int, province: int
) -> None:
    Custody.objects.create(letter_id=sent, office_id=province, unit_id=province)
    receive(SYSTEM, letter=sent, office=home)
    chief = somebody("head", home, given="ผู้สั่งการ")
    upper = somebody("head", province, given="ผู้ว่าการ")
    endorse(chief, letter=sent, office=home, kind="note", note="ความลับของอำเภอ")
    endorse(upper, letter=sent, office=province, kind="note", note="ความลับของจังหวัด")
    for client, own, others in (
        (clerk, ("ความลับของอำเภอ", "ผู้สั่งการ"), ("ความลับของจังหวัด", "ผู้ว่าการ")),
        (sender, ("ความลับของจังหวัด", "ผู้ว่าการ"), ("ความลับของอำเภอ", "ผู้สั่งการ")),
    ):
        for path in (f"/letters/{sent}", f"/letters/{sent}/read", f"/api/letters/{sent}"):
            body = client.get(path).content.decode()
            assert not any(one in body for one in others), path
        assert all(one in client.get(f"/letters/{sent}").content.decode() for one in own)
        api = client.get(f"/api/letters/{sent}/endorsements").content.decode()
        assert not any(one in api for one in others)
    assert clerk.get(f"/letters/{sent}/sheet?office={province}").status_code == 404
    assert sender.get(f"/letters/{sent}/sheet?office={home}").status_code == 404


def head_of(home: int) -> Actor:
    return somebody("head", home, given="หัวหน้า")


def test_the_round_of_a_receiver_shows_only_its_own_office(
    sent: int, home: int, province: int
) -> None:
    said = words(browser(head_of(home)).get(f"/letters/{sent}/round"))
    assert "ท่านเห็นเฉพาะหน่วยงานของท่าน" in said
    assert "แสดง 1 แห่ง" in said
    assert "เวียงป่าเป้า" not in said


def test_the_silent_are_reminded_by_a_button_once_a_day(
    sent: int, sender: Client, clerk: Client, home: int
) -> None:
    path = f"/letters/{sent}/round"
    assert "เตือน 18 แห่งที่ยังไม่รับ" in words(sender.get(path))
    assert sender.post(path, {"do": "remind"}).url.endswith("done=round_reminded")
    assert sender.post(path, {"do": "remind"}).url.endswith("done=round_nobody_reminded")
    nobody = sender.get(f"{path}?done=round_nobody_reminded").content.decode()
    assert "วันนี้เตือนไปแล้ว" in nobody
    assert "note ok" not in nobody  # nothing was done, so it does not look done
    assert clerk.post(path, {"do": "remind"}).status_code == 403
    receive(SYSTEM, letter=sent, office=home)
    assert "เตือน 17 แห่งที่ยังไม่รับ" in words(sender.get(path))
