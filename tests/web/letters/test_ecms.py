"""XML is taken in on the page of papers, and taken out on the page of a letter."""

from __future__ import annotations

from base64 import b64encode
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.letters.circulation.conftest import DISTRICTS
from tests.letters.conftest import HOME
from tests.letters.desk_papers import simple
from tests.letters.inside import registered
from tests.web.offices.conftest import SignIn
from tests.web.offices.pages import words
from wian.letters.actions.circulation import dispatch, receive
from wian.letters.actions.reading import read_letter
from wian.letters.circulating import State
from wian.letters.ecms import Binary, Day, LetterDocument, Reply, read, write
from wian.letters.models import Letter, Receipt
from wian.offices.acting import SYSTEM
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER, DAY = "มท 0816.4/ว 2369", date(2025, 9, 8)
WHOLE = LetterDocument(
    number="ชร 0023.4/ว 9",
    subject="เรื่องอื่น",
    secret="777",
    speed="001",
    main=Binary(simple(9).encode(), "text/plain"),
)


def xml(data: bytes, name: str = "letter.xml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.fixture
def sent(directory: None) -> int:
    """A letter of the province that went to its districts."""
    letter = registered(by_key("p57"))
    dispatch(SYSTEM, letter=letter, rule=DISTRICTS, purpose="action")
    return letter


def test_a_document_becomes_a_letter_with_its_questions(clerk: Client, home: int) -> None:
    shown = clerk.post("/letters/take", {"office": home, "files": [xml(write(WHOLE))]})
    told = words(shown)
    assert "รับแล้ว 1 จาก 1" in told
    assert "ไม่มี CorrespondenceDate ในเอกสาร" in told
    letter = Letter.objects.get()
    read_letter.call(letter.pk)
    desk = words(clerk.get(f"/letters/{letter.pk}/read"))
    assert "XML กับหนังสือไม่ตรงกัน" in desk
    assert "รหัสใน XML ที่ไม่รู้จัก" in desk


def test_a_letter_without_a_paper_can_be_opened(clerk: Client, home: int) -> None:
    data = write(LetterDocument(number="ชร 1/2", subject="ขอเชิญประชุม", secret="777"))
    clerk.post("/letters/take", {"office": home, "files": [xml(data)]})
    shown = clerk.get(f"/letters/{Letter.objects.get().pk}/read")
    assert shown.status_code == 200
    assert "ขอเชิญประชุม" in shown.content.decode()


def test_what_is_no_document_is_refused_in_words(clerk: Client, home: int) -> None:
    told = words(clerk.post("/letters/take", {"office": home, "files": [xml(b"<a>")]}))
    assert "(L662)" in told
    assert not Letter.objects.exists()


def test_a_sender_takes_letters_out_and_replies_in(signed: SignIn, sent: int, home: int) -> None:
    sender = signed("clerk", "p57")
    page = sender.get(f"/letters/{sent}").content.decode()
    assert f'href="/letters/{sent}/ecms"' in page
    Letter.objects.filter(pk=sent).update(number=NUMBER)
    assert sender.get(f"/letters/{sent}/ecms").status_code == 409
    reply = write(Reply("receive", NUMBER, Day.of(DAY), by=HOME, own=True))
    told = words(sender.post("/letters/take", {"office": by_key("p57"), "files": [xml(reply)]}))
    assert "รับหนังสือตอบรับแล้ว" in told
    assert Receipt.objects.get(letter=sent, office=home).state == State.RECEIVED


def test_a_receiver_takes_its_reply_out(
    clerk: Client, officer: Client, outsider: Client, sent: int, home: int
) -> None:
    receive(SYSTEM, letter=sent, office=home)
    page = clerk.get(f"/letters/{sent}").content.decode()
    assert f"/letters/{sent}/ecms/reply?office={home}" in page
    assert f'href="/letters/{sent}/ecms"' not in page
    answer = clerk.get(f"/letters/{sent}/ecms/reply?office={home}")
    assert "attachment" in answer["Content-Disposition"]
    found = read(answer.content).document
    assert isinstance(found, Reply)
    assert (found.kind, found.accept, found.by) == ("accept", "1", HOME)
    assert "ecms" not in officer.get(f"/letters/{sent}").content.decode()
    for other in (officer, outsider):
        assert other.get(f"/letters/{sent}/ecms/reply?office={home}").status_code == 403
        assert other.get(f"/letters/{sent}/ecms").status_code == 403


def hidden(page: str) -> str:
    """The reply as the page keeps it while a person chooses."""
    return page.split('name="reply" value="')[1].split('"')[0]


def test_a_reply_that_may_mean_two_letters_waits_for_a_choice(
    signed: SignIn, sent: int, home: int
) -> None:
    other = registered(by_key("p57"))
    dispatch(SYSTEM, letter=other, rule=DISTRICTS, purpose="action")
    for_nobody = registered(by_key("d5702"))
    dispatch(SYSTEM, letter=for_nobody, rule=DISTRICTS, purpose="action")
    sender, province = signed("clerk", "p57"), by_key("p57")
    reply = write(Reply("receive", NUMBER, Day.of(DAY), by=HOME, own=True))
    page = sender.post("/letters/take", {"office": province, "files": [xml(reply, "ตอบ.xml")]})
    body = page.content.decode()
    assert "(L670)" in words(page)
    assert 'type="radio" name="office"' not in body  # the reply tells it
    for letter, shown in ((sent, True), (other, True), (for_nobody, False)):
        assert (f'name="letter" value="{letter}"' in body) is shown
    asked = {"reply": hidden(body), "name": "ตอบ.xml"}
    again = sender.post("/letters/take", asked)
    assert "(L670)" in words(again)
    assert hidden(again.content.decode()) == asked["reply"]
    done = sender.post("/letters/take", {**asked, "letter": other, "office": ""})
    assert "รับหนังสือตอบรับแล้ว" in words(done)
    states = dict(Receipt.objects.filter(office=home).values_list("letter", "state"))
    assert (states[other], states[sent]) == (State.RECEIVED, State.SENT)


def test_a_reply_of_an_unknown_office_waits_for_who_answers(
    signed: SignIn, sent: int, home: int
) -> None:
    sender, province = signed("clerk", "p57"), by_key("p57")
    reply = write(Reply("receive", NUMBER, Day.of(DAY), by="ไม่รู้จัก"))
    page = sender.post("/letters/take", {"office": province, "files": [xml(reply)]})
    body = page.content.decode()
    assert "(L671)" in words(page)
    assert body.count('name="office" value="') == 19  # eighteen districts, and as it says
    asked = {"reply": hidden(body), "name": "letter.xml", "letter": sent}
    wrong = sender.post("/letters/take", {**asked, "office": province})
    assert "(L606)" in words(wrong)
    assert f'name="letter" value="{sent}" checked' in wrong.content.decode()
    assert "รับหนังสือตอบรับแล้ว" in words(sender.post("/letters/take", {**asked, "office": home}))
    assert Receipt.objects.get(letter=sent, office=home).state == State.RECEIVED


def test_a_choice_moves_no_letter_of_others(signed: SignIn, sent: int, outsider: Client) -> None:
    reply = write(Reply("receive", "ไม่มี 1/1", Day.of(DAY), by=HOME, own=True))
    page = outsider.post("/letters/take", {"office": by_key("d5702"), "files": [xml(reply)]})
    assert "(L669)" in words(page)
    assert 'name="reply"' not in page.content.decode()
    asked = {"reply": b64encode(reply).decode(), "letter": sent, "office": by_key(HOME)}
    assert outsider.post("/letters/take", asked).status_code in (403, 404)
    assert outsider.post("/letters/take", {"reply": "ไม่ใช่"}).status_code == 404
    assert not Receipt.objects.exclude(state=State.SENT).exists()
