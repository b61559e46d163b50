"""What a signed link opens without an account: its own letter, for its own office, and no more."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.letters.circulation.conftest import DISTRICTS
from tests.letters.desk_papers import at_desk, page
from tests.letters.issued import WORDING, written
from tests.web.offices.pages import refused, words
from wian.files.actions import store, use
from wian.files.models import Access
from wian.files.queries import of_thing
from wian.ledger.models import Entry
from wian.letters.actions.circulation import dispatch, recall, turn_back
from wian.letters.circulating import State
from wian.letters.models import Letter, Receipt, Text
from wian.letters.queries.circulation import answers_by
from wian.offices.acting import SYSTEM, today
from wian.offices.actions.keys import make_link, open_link
from wian.offices.models import Key
from wian.offices.queries.offices import by_key

pytestmark = [pytest.mark.django_db(transaction=True)]
Link = Callable[..., str]


@pytest.fixture
def letter(directory: None) -> int:
    """A letter of the province, written here, sent to its districts for action."""
    made = written(by_key("p57"))
    by = today() + timedelta(days=9)
    dispatch(SYSTEM, letter=made, rule=DISTRICTS, purpose="action", reply_by=by)
    return made


@pytest.fixture
def link(letter: int) -> Link:
    """`link("reply", uses=1)`: the address of a link to the letter for the office of เมือง."""

    def made(purpose: str = "acknowledge", *, thing: object = None, **more: object) -> str:
        order = {"expires_at": timezone.now() + timedelta(days=3), **more}
        secret = make_link(
            SYSTEM,
            sender=by_key("p57"),
            office=by_key("d5701"),
            purpose=purpose,  # type: ignore[arg-type]
            thing_kind="letter",
            thing=letter if thing is None else thing,  # type: ignore[arg-type]
            **order,  # type: ignore[arg-type]
        )
        return f"/l/{secret}"

    return made


def beside(letter: int, label: str = "enclosed", office: str = "p57") -> int:
    """A file that goes along with the letter."""
    data, keeper = page((label, office)), by_key(office)
    file = store(SYSTEM, verb="x", office=keeper, name="บัญชีแนบ.pdf", data=data)
    use(SYSTEM, file=file, kind="letter", thing=letter, label=label, office=keeper)
    return file


def stands(letter: int) -> int:
    """How the letter stands at the office of the link."""
    return Receipt.objects.get(letter=letter, office=by_key("d5701")).state


def test_the_page_says_from_whom_for_whom_what_for_and_until_when(link: Link) -> None:
    answer = Client().get(link())
    said = words(answer)
    assert answer.status_code == 200
    for part in (
        "จังหวัดเชียงราย ส่งถึง ที่ว่าการอำเภอเมืองเชียงราย",
        "ขอเชิญประชุมหัวหน้าส่วนราชการ เพื่อดำเนินการ",
        "ที่ ชร 0019/ว 12 ลงวันที่ จันทร์ 2 พ.ย. 2569",
        "ตอบภายใน",
        "เหลือ 9 วัน",
        "ด้วยจังหวัดจะประชุมประจำเดือน จึงเรียนมาเพื่อทราบ",
        "ตัวหนังสือ (PDF)",
        "ไม่ต้องลงชื่อเข้าใช้",
    ):
        assert part in said, part
    assert answer.content.count(b"<button") == 1
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer.headers["Cache-Control"]


def test_it_acknowledges_once_and_says_when_and_what_is_next(link: Link, letter: int) -> None:
    at, phone = link(), Client(enforce_csrf_checks=True)  # a phone that keeps no cookie at all
    for _ in range(2):
        answer = phone.post(at, {"do": "acknowledge"})
        assert answer.headers["Location"] == f"{at}#done"
        phone.cookies.clear()
    said = words(phone.get(at))
    assert "รับทราบแล้วเมื่อ" in said
    assert "ต่อไปคือดำเนินการตามหนังสือ" in said
    assert 'value="acknowledge"' not in phone.get(at).content.decode()
    assert stands(letter) == State.ACKNOWLEDGED
    assert Entry.objects.filter(verb="receipt.acknowledge", office=by_key("d5701")).count() == 1


def test_looking_records_nothing_and_uses_nothing_up(link: Link, letter: int) -> None:
    at = link(uses=1)
    for _ in range(3):
        assert "เหลือ 1 ครั้ง" in words(Client().get(at))
    assert Client().head(at).status_code == 200
    assert stands(letter) == State.SENT
    assert Client().post(at, {}).status_code in (200, 302)
    assert stands(letter) == State.SENT


def test_a_link_that_serves_once_tells_of_it_in_the_same_answer(link: Link, letter: int) -> None:
    at = link(uses=1)
    assert "รับทราบแล้วเมื่อ" in words(Client().post(at, {"do": "acknowledge"}))
    assert stands(letter) == State.ACKNOWLEDGED
    assert Client().get(at).status_code == 404


def test_an_answer_comes_once_however_often_it_is_sent(link: Link, letter: int) -> None:
    at = link("reply")
    for _ in range(2):
        file = SimpleUploadedFile("แบบตอบรับ.pdf", page(("ตอบรับ",)), "application/pdf")
        form = {"do": "reply", "text": "จะเข้าร่วมสองคน", "files": file}
        assert Client(enforce_csrf_checks=True).post(at, form).status_code == 302
    [answer] = answers_by(open_link(at[3:], address=""))
    said = words(Client().get(at))
    assert "ได้รับคำตอบแล้วเมื่อ" in said
    assert f"เลขอ้างอิงคำตอบ {answer.letter}" in said
    assert "รับทราบแล้วเมื่อ" in said
    assert [file.name for file in of_thing(SYSTEM, "letter", answer.letter)] == [
        "แบบตอบรับ.pdf",
        "คำตอบ.txt",
    ]
    assert stands(letter) == State.ACKNOWLEDGED
    assert Letter.objects.get(pk=answer.letter).office_id == by_key("p57")


def test_what_was_typed_stays_when_an_answer_is_refused(link: Link, letter: int) -> None:
    at = link("reply")
    file = SimpleUploadedFile("x.exe", b"MZ" + bytes(90))
    answer = Client().post(at, {"do": "reply", "text": "ดัง <b>แนบ</b>", "files": file})
    page_ = answer.content.decode()
    assert answer.status_code == 422
    assert "ดัง &lt;b&gt;แนบ&lt;/b&gt;</textarea>" in page_
    assert "ต้องเลือกไฟล์ใหม่อีกครั้ง" in page_
    assert not Letter.objects.filter(source="link").exists()
    empty = Client().post(at, {"do": "reply", "text": "  "})
    assert (empty.status_code, "L623" in empty.content.decode()) == (422, True)
    many = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(21)]
    assert "F141" in Client().post(at, {"do": "reply", "files": many}).content.decode()


def test_a_link_to_acknowledge_takes_no_answer(link: Link) -> None:
    at = link()
    assert "<textarea" not in Client().get(at).content.decode()
    assert Client().post(at, {"do": "reply", "text": "ตอบ"}).status_code == 404
    assert not Letter.objects.filter(source="link").exists()


def test_what_was_typed_while_a_link_ended_is_given_back(link: Link) -> None:
    at = link("reply")
    Key.objects.update(revoked_at=timezone.now())
    answer = Client().post(at, {"do": "reply", "text": "จะเข้าร่วมสองคน"})
    assert answer.status_code == 404
    assert "จะเข้าร่วมสองคน</textarea>" in answer.content.decode()
    assert "ยังไม่ถึงผู้ส่ง" in words(answer)


def test_a_recalled_letter_says_so_kindly_and_tells_nothing_of_itself(
    link: Link, letter: int
) -> None:
    at, file = link(), beside(letter)
    recall(SYSTEM, letter=letter, reason="ผิดฉบับ")
    for path in (at, f"{at}/letter", f"{at}/files/{file}"):
        answer = Client().get(path)
        assert answer.status_code == 410
        assert "เรียกคืนหนังสือฉบับนี้แล้ว" in words(answer)
        assert WORDING.subject not in words(answer)
    assert Client().post(at, {"do": "acknowledge"}).status_code == 410


def test_a_returned_letter_shows_no_button_and_says_why_it_cannot(link: Link, letter: int) -> None:
    at = link()
    turn_back(SYSTEM, letter=letter, office=by_key("d5701"), reason="ส่งผิด")
    assert "ส่งคืนผู้ส่งแล้วเมื่อ" in words(Client().get(at))
    assert b"<button" not in Client().get(at).content
    assert "L607" in Client().post(at, {"do": "acknowledge"}).content.decode()


def test_every_dead_link_is_the_same_page(link: Link, letter: int) -> None:
    other = written(by_key("p57"), number="ชร 0019/ว 13")
    dead = [link(), link(), link(uses=1), link(thing=other), link(thing="no-letter"), "/l/no-link"]
    keys = list(Key.objects.order_by("pk"))
    Key.objects.filter(pk=keys[0].pk).update(revoked_at=timezone.now())
    Key.objects.filter(pk=keys[1].pk).update(expires_at=timezone.now() - timedelta(days=1))
    Key.objects.filter(pk=keys[2].pk).update(uses_left=0)
    pages, file = set(), beside(letter)
    for at in dead:
        for path in (at, f"{at}/letter", f"{at}/files/{file}"):
            answer = Client(REMOTE_ADDR=f"203.0.113.{len(pages)}").get(path)
            assert answer.status_code == 404
            assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
            pages.add(words(answer))
    assert len(pages) == 1
    assert "ลิงก์นี้เปิดไม่ได้" in pages.pop()
    assert {line.why for line in refused()} == {"revoked", "expired", "used-up", "unknown"}


def test_guessing_is_stopped(link: Link) -> None:
    good = link()
    for at in range(30):
        assert Client().get(f"/l/guess-{at}/files/1").status_code == 404
    answer = Client().get(good)
    assert answer.status_code == 429
    assert "O171" in words(answer)


def test_a_file_opens_by_its_link_and_each_opening_is_noted(link: Link, letter: int) -> None:
    at, file = link(), beside(letter)
    assert f"{at}/files/{file}" in Client().get(at).content.decode()
    told = Client().head(f"{at}/files/{file}")
    assert told.headers["Content-Type"] == "application/pdf"
    assert not Access.objects.exists()
    answer = Client().get(f"{at}/files/{file}")
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"  # type: ignore[attr-defined]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in answer.headers["Cache-Control"]
    Client().get(f"{at}/files/{file}?download=1")
    noted = Access.objects.values_list("file", "office", "account", "origin", "how", "allowed")
    office = by_key("d5701")
    assert list(noted) == [
        (file, office, None, "link", "view", True),
        (file, office, None, "link", "download", True),
    ]


def test_a_link_opens_nothing_but_the_files_of_its_own_letter(link: Link, letter: int) -> None:
    at = link()
    other = written(by_key("p57"), number="ชร 0019/ว 13")
    dispatch(SYSTEM, letter=other, rule=DISTRICTS, purpose="action")
    theirs = beside(other)
    [own] = at_desk(SYSTEM, by_key("d5701"), "หนังสือภายในของอำเภอ")
    mine = of_thing(SYSTEM, "letter", own)[0].id
    later = beside(letter, "attached")  # put beside it after it was sent
    stamped = beside(letter, "stamped.1")
    for file in (theirs, mine, later, stamped, 99_999, 2**63):
        answer = Client().get(f"{at}/files/{file}")
        assert answer.status_code == 404, file
        assert Client().head(f"{at}/files/{file}").status_code == 404
    assert not Access.objects.filter(allowed=True, origin="link").exists()


def test_a_file_that_was_not_checked_or_does_harm_is_not_opened(
    link: Link, letter: int, settings
) -> None:
    at, file = link(), beside(letter)
    settings.WIAN_MALWARE_COMMAND = "true"
    assert "ยังตรวจหามัลแวร์ไม่เสร็จ" in words(Client().get(at))
    assert Client().get(f"{at}/files/{file}").status_code == 409
    assert not Access.objects.filter(allowed=True).exists()


def test_the_paper_of_a_letter_written_here_opens_and_is_kept(link: Link, letter: int) -> None:
    at = link()
    assert Client().head(f"{at}/letter").headers["Content-Type"] == "application/pdf"
    assert not of_thing(SYSTEM, "letter", letter)
    answer = Client().get(f"{at}/letter")
    body = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    [sheet, *_] = pypdfium2.PdfDocument(io.BytesIO(body))
    assert "๐๐๑๙/ว" in sheet.get_textpage().get_text_range().replace(" ", "")
    [kept] = of_thing(SYSTEM, "letter", letter)
    assert kept.label.startswith("final.")
    assert f"{at}/files/{kept.id}" in Client().get(at).content.decode()
    assert Client().get(f"{at}/letter").status_code == 200
    assert set(Access.objects.values_list("origin", flat=True)) == {"link"}
    assert len(of_thing(SYSTEM, "letter", letter)) == 1


def test_what_is_private_in_a_letter_is_covered(link: Link) -> None:
    text = "ที่ ชร 0018/ว 5\n\nถึง นายอำเภอ ทุกอำเภอ\n\nสอบถาม นายสมชาย ใจดี ๐๙ ๐๐๐๐ ๐๓๑๗\n"
    [read] = at_desk(SYSTEM, by_key("p57"), text)
    Letter.objects.filter(pk=read).update(state="registered")
    dispatch(SYSTEM, letter=read, rule=DISTRICTS, purpose="information")
    assert "๐๓๑๗" in Text.objects.get(pk=read).raw
    page_ = Client().get(link(thing=read)).content.decode()
    assert "ถึง นายอำเภอ ทุกอำเภอ" in page_
    assert "๐๓๑๗" not in page_
    assert Client().get(link(thing=read) + "/letter").status_code == 404  # it came in as a file


def test_the_page_asks_little(link: Link, letter: int, django_assert_max_num_queries) -> None:
    for _ in range(3):
        beside(letter, "enclosed")
    at = link("reply")
    with django_assert_max_num_queries(24):
        Client().get(at)
