"""Letters that go out: listed by what is to be done, written, checked, signed, numbered."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape

import pypdfium2
import pytest
from django.http import HttpResponse
from django.test import Client

from tests.letters.inside import somebody, unit
from tests.letters.signers import standing_in
from tests.web.offices.conftest import SignIn
from tests.web.offices.pages import words
from wian.files.queries import of_thing
from wian.letters.actions.checking import check_draft, return_draft, send_to_check, send_to_sign
from wian.letters.actions.drafting import begin_draft, write_draft
from wian.letters.actions.finals import keep_final
from wian.letters.actions.registers import cancel, issue_outgoing
from wian.letters.actions.registers.numbering import set_series
from wian.letters.actions.signing import sign
from wian.letters.errors import Refused
from wian.letters.models import Draft, Entry, Letter, Tie
from wian.letters.queries.drafts import draft
from wian.offices.acting import SYSTEM, Actor, today
from wian.offices.models import Account, Post

pytestmark = pytest.mark.django_db
WORDS = {
    "urgency": "",
    "number": "ชร 0118/",
    "place": "ที่ว่าการอำเภอเมืองเชียงราย\nถนนไกรสรสิทธิ์ ชร 57000",
    "subject": "ขอเชิญประชุม",
    "salutation": "เรียน",
    "addressee": "นายอำเภอทุกอำเภอ",
    "references": "หนังสือจังหวัด ที่ ชร 0017/ว 12",
    "enclosures": "ระเบียบวาระ | 1 ชุด",
    "cause": "ด้วยอำเภอจะจัดประชุม",
    "aim": "จึงขอเชิญเข้าร่วมประชุม",
    "conclusion": "จึงเรียนมาเพื่อโปรดทราบ",
    "owner": "กลุ่มงานปกครอง",
    "phone": "0 5371 0000",
    "copies": "",
}


class People:
    """The people of one office, each with a browser."""

    def __init__(self, home: int) -> None:
        self.home = home
        self.writer = somebody("officer", home, given="ผู้ร่าง", title="ปลัดอำเภอ")
        self.checker = somebody("clerk", home, given="ผู้ตรวจ", title="เสมียนตรา")
        self.chief = standing_in(home)
        self.head_post = Post.objects.get(office=home, head=True).pk

    def browser(self, actor: Actor) -> Client:
        client = Client()
        account = Account.objects.get(pk=actor.account)
        client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
        return client

    def draft(self) -> int:
        """A draft with all that its form asks for."""
        letter = begin_draft(self.writer, office=self.home, form="external")
        answer = self.post(self.writer, letter, "write", signer=self.head_post)
        assert answer.status_code == 302, words(answer)
        return letter

    def post(self, actor: Actor, letter: int, do: str, **more: object) -> HttpResponse:
        """The page is sent as it stands, with this step and these fields changed."""
        page = self.browser(actor).get(f"/letters/drafts/{letter}").content.decode()
        [revision] = re.findall(r'name="revision" value="(\d+)"', page)
        told = {"do": do, "revision": revision, "signer": self.head_post, **WORDS, **more}
        return self.browser(actor).post(f"/letters/drafts/{letter}", told)

    def signed(self) -> int:
        """A letter that is signed and has no number."""
        letter = self.draft()
        send_to_check(self.writer, letter=letter, to_unit=self.home, to=self.checker.account)
        check_draft(self.checker, letter=letter)
        send_to_sign(self.checker, letter=letter, to_unit=self.home, to=self.chief.account)
        sign(self.chief, letter=letter)
        return letter


@pytest.fixture
def people(home: int) -> People:
    """Who writes, who checks, who signs."""
    set_series(SYSTEM, office=home, year=today().year, circulars_apart=True, code="ชร 0118")
    return People(home)


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    return " ".join(page.get_textpage().get_text_range() for page in document)


def state(letter: int) -> str:
    return Letter.objects.get(pk=letter).state


def test_a_draft_is_begun_in_the_form_that_was_chosen_and_answers_the_letter_named(
    clerk: Client, home: int
) -> None:
    asked = Letter.objects.create(
        office_id=home,
        way="in",
        state="registered",
        source="paste",
        subject="ถามเรื่องน้ำ",
        number="ชร 9/1",
    )
    said = words(clerk.get(f"/letters/drafts/new?kind=memo&reply={asked.pk}"))
    assert "ตอบหนังสือ ชร 9/1 ถามเรื่องน้ำ" in said
    answer = clerk.post("/letters/drafts/new", {"form": "memo", "unit": home, "reply": asked.pk})
    made = Letter.objects.get(way="out")
    assert answer["Location"] == f"/letters/drafts/{made.pk}?done=begun"
    assert (made.kind, made.subject) == ("memo", "ถามเรื่องน้ำ")
    assert Tie.objects.filter(letter=made, other=asked, kind="reply").exists()


def test_a_unit_drafts_what_goes_out_from_its_office(signed: SignIn, home: int) -> None:
    room = unit("d5701-gov")
    officer = signed("officer", "d5701-gov")
    officer.post("/letters/drafts/new", {"form": "external", "unit": room})
    made = Letter.objects.get(way="out")
    assert made.office_id == home
    assert made.custodies.get().unit_id == room


def test_what_is_typed_becomes_a_version_in_the_parts_of_the_letter(people: People) -> None:
    letter = people.draft()
    now = draft(people.writer, letter).wording
    assert now.place == ("ที่ว่าการอำเภอเมืองเชียงราย", "ถนนไกรสรสิทธิ์ ชร 57000")
    assert (now.enclosures[0].title, now.enclosures[0].quantity) == ("ระเบียบวาระ", "1 ชุด")
    assert (now.closing, now.signer) == ("ขอแสดงความนับถือ", people.head_post)
    people.post(people.writer, letter, "write")
    assert Draft.objects.filter(letter=letter).count() == 2, "the same wording makes no version"


def test_what_the_form_lacks_is_listed_and_leads_to_its_field(people: People) -> None:
    letter = begin_draft(people.writer, office=people.home, form="external")
    page = people.browser(people.writer).get(f"/letters/drafts/{letter}")
    assert "ยังขาดตามแบบ" in words(page)
    assert 'href="#addressee"' in page.content.decode()
    assert "ส่งตรวจ — ร่างยังขาด" in words(page)
    letter = people.draft()
    assert "ครบตามแบบหนังสือ" in words(people.browser(people.writer).get(f"/letters/drafts/{letter}"))


def test_a_draft_that_lacks_something_is_not_sent_on_and_told_what(people: People) -> None:
    letter = begin_draft(people.writer, office=people.home, form="external")
    answer = people.post(people.writer, letter, "send_to_check", subject="")
    assert answer.status_code == 422
    assert "L320" in words(answer)
    assert "เรื่อง" in words(answer)


def test_whom_the_addressee_means_is_counted_and_named(people: People) -> None:
    letter = people.draft()
    page = people.browser(people.writer).get(f"/letters/drafts/{letter}")
    assert re.search(r"ส่งถึง [^<]*17", words(page)), "18 districts less the own one"
    assert "ที่ว่าการอำเภอเทิง" in page.content.decode()


def test_a_draft_goes_by_its_page_from_its_author_to_a_number(people: People) -> None:
    letter = people.draft()
    home = people.home
    to = {"send_to_check-to": f"{home}.{people.checker.account}", "send_to_check-note": "โปรดตรวจ"}
    people.post(people.writer, letter, "send_to_check", **to)
    assert state(letter) == "checking"
    people.post(people.checker, letter, "check")
    to = {"send_to_sign-to": f"{home}.{people.chief.account}"}
    people.post(people.checker, letter, "send_to_sign", **to)
    assert state(letter) == "signing"
    page = people.browser(people.chief).get(f"/letters/drafts/{letter}")
    assert "ปลัดอำเภออาวุโส รักษาราชการแทน / นายอำเภอเมืองเชียงราย (ตั้งแต่" in words(page)
    post = re.findall(r'name="sign-post" value="(\d+)"', page.content.decode())[0]
    people.post(people.chief, letter, "sign", **{"sign-post": post})
    assert state(letter) == "signed"
    page = people.browser(people.checker).get(f"/letters/drafts/{letter}")
    assert "เลข ว (หนังสือเวียน) จะได้ที่ ชร 0118/ว 1" in words(page)
    people.post(people.checker, letter, "number", **{"number-series": "circular"})
    row = Letter.objects.get(pk=letter)
    assert (row.state, row.number) == ("issued", "ชร 0118/ว 1")
    assert Entry.objects.get(letter=letter).number == 1
    [paper] = of_thing(people.checker, "letter", letter)
    page = people.browser(people.writer).get(f"/letters/drafts/{letter}")
    assert f'href="/files/{paper.id}"' in page.content.decode()


def test_every_button_saves_what_was_typed_first(people: People) -> None:
    letter = people.draft()
    to = {"send_to_check-to": str(people.home), "subject": "ขอเชิญประชุมด่วน"}
    people.post(people.writer, letter, "send_to_check", **to)
    view = draft(people.writer, letter)
    assert (view.letter.state, view.wording.subject) == ("checking", "ขอเชิญประชุมด่วน")


def test_a_draft_comes_back_with_what_is_to_be_mended(people: People) -> None:
    letter = people.draft()
    send_to_check(people.writer, letter=letter, to_unit=people.home, to=people.checker.account)
    answer = people.post(people.checker, letter, "return", **{"return-note": " "})
    assert answer.status_code == 422
    assert "F101" in answer.content.decode()
    people.post(people.checker, letter, "return", **{"return-note": "แก้วันประชุม"})
    said = words(people.browser(people.writer).get("/letters/drafts?box=returned"))
    assert "ส่งคืนให้แก้ 1" in said
    assert "“แก้วันประชุม”" in said
    assert "แก้วันประชุม" in words(people.browser(people.writer).get(f"/letters/drafts/{letter}"))


def test_who_was_slower_keeps_what_was_typed_and_sees_what_changed(people: People) -> None:
    letter = people.draft()
    revision = draft(people.writer, letter).letter.revision
    now = draft(people.writer, letter).wording
    write_draft(people.checker, letter=letter, wording=replace(now, cause="ด้วยอำเภอเลื่อนประชุม"))
    told = WORDS | {"signer": people.head_post, "revision": revision, "version": 2, "do": "write"}
    answer = people.browser(people.writer).post(
        f"/letters/drafts/{letter}", told | {"subject": "เรื่องที่พิมพ์ค้างไว้"}
    )
    html = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "L102" in html
    assert 'value="เรื่องที่พิมพ์ค้างไว้"' in html
    assert re.search(r"<ins>.*ด้วยอำเภอเลื่อนประชุม</ins>", html)
    assert f'name="revision" value="{revision + 1}"' in html


def test_what_was_typed_after_the_draft_went_on_is_shown_and_not_lost(people: People) -> None:
    letter = people.draft()
    revision = draft(people.writer, letter).letter.revision
    send_to_check(people.writer, letter=letter, to_unit=people.home, to=people.checker.account)
    told = WORDS | {"revision": revision, "do": "write", "cause": "ด้วยเหตุที่พิมพ์ไว้ยาวมาก"}
    answer = people.browser(people.writer).post(f"/letters/drafts/{letter}", told)
    assert answer.status_code == 422
    assert "ด้วยเหตุที่พิมพ์ไว้ยาวมาก" in answer.content.decode()
    assert "L302" in answer.content.decode()


def test_two_versions_are_compared_line_by_line(people: People) -> None:
    letter = people.draft()
    people.post(people.writer, letter, "write", cause="ด้วยอำเภอเลื่อนประชุม")
    page = people.browser(people.writer).get(f"/letters/drafts/{letter}?older=2&newer=3")
    html = page.content.decode()
    assert re.search(r"<del>.*ด้วยอำเภอจะจัดประชุม</del>", html)
    assert re.search(r"<ins>.*ด้วยอำเภอเลื่อนประชุม</ins>", html)
    client = people.browser(people.writer)
    assert client.get(f"/letters/drafts/{letter}?older=2&newer=99").status_code == 200


def test_the_paper_bears_ร่าง_until_it_is_signed_and_shows_what_is_typed(people: People) -> None:
    letter = people.draft()
    client = people.browser(people.writer)
    answer = client.get(f"/letters/drafts/{letter}/preview")
    assert answer["Content-Type"] == "application/pdf"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "ร่าง" in text_of(answer.content)
    typed = client.post(f"/letters/drafts/{letter}/preview", WORDS | {"subject": "เรื่องที่ยังไม่บันทึก"})
    assert "เรื่องที่ยังไม่บันทึก" in text_of(typed.content)
    assert draft(people.writer, letter).wording.subject == "ขอเชิญประชุม"
    letter = people.signed()
    said = text_of(client.get(f"/letters/drafts/{letter}/preview").content)
    assert "ร่าง" not in said.replace("ผู้ร่าง", "")
    assert "รักษาราชการแทน" in said


def test_the_final_paper_is_made_once_and_only_of_an_issued_letter(people: People) -> None:
    letter = people.signed()
    with pytest.raises(Refused) as refused:
        keep_final(people.checker, letter=letter)
    assert refused.value.number == "L329"
    issue_outgoing(people.checker, letter=letter)
    first = keep_final(people.checker, letter=letter)
    assert keep_final(people.chief, letter=letter) == first
    assert len(of_thing(people.checker, "letter", letter)) == 1
    answer = people.browser(people.writer).get(f"/files/{first}")
    said = text_of(b"".join(answer.streaming_content))
    assert "๐๑๑๘/๑" in said.replace(" ", "")


def test_a_letter_with_another_number_gets_another_paper(people: People) -> None:
    letter = people.signed()
    given = issue_outgoing(people.checker, letter=letter)
    first = keep_final(people.checker, letter=letter)
    cancel(people.checker, entry=given.entry, reason="เลขผิดเล่ม")
    issue_outgoing(people.checker, letter=letter)
    second = keep_final(people.checker, letter=letter)
    assert second != first
    answer = people.browser(people.writer).get(f"/files/{second}")
    assert "๐๑๑๘/๒" in text_of(b"".join(answer.streaming_content)).replace(" ", "")


def test_a_letter_numbered_elsewhere_offers_to_keep_its_paper(people: People) -> None:
    letter = people.signed()
    issue_outgoing(people.checker, letter=letter)
    assert "เก็บฉบับสมบูรณ์" in words(people.browser(people.checker).get(f"/letters/drafts/{letter}"))
    assert "เก็บฉบับสมบูรณ์" not in words(
        people.browser(people.writer).get(f"/letters/drafts/{letter}")
    )
    assert people.post(people.checker, letter, "final").status_code == 302
    assert len(of_thing(people.checker, "letter", letter)) == 1


def test_a_draft_that_is_dropped_keeps_its_versions(people: People) -> None:
    letter = people.draft()
    people.post(people.writer, letter, "drop", **{"drop-reason": "ยกเลิกประชุม"})
    assert state(letter) == "aside"
    page = people.browser(people.writer).get(f"/letters/drafts/{letter}")
    assert "ฉบับที่ 2" in words(page)


def test_each_box_counts_what_is_to_be_done_there(people: People) -> None:
    home = people.home
    people.draft()
    waits = people.draft()
    send_to_check(people.writer, letter=waits, to_unit=home, to=people.checker.account)
    back = people.draft()
    send_to_check(people.writer, letter=back, to_unit=home, to=people.checker.account)
    return_draft(people.checker, letter=back, note="แก้")
    signed = people.signed()
    said = words(people.browser(people.writer).get("/letters/drafts"))
    assert "ที่ฉันร่าง 4" in said
    assert "ส่งคืนให้แก้ 1" in said
    said = words(people.browser(people.checker).get("/letters/drafts?box=check"))
    assert "รอตรวจ 1" in said
    assert "รอออกเลข 1" in said
    assert (
        f"/letters/drafts/{waits}"
        in people.browser(people.checker).get("/letters/drafts?box=check").content.decode()
    )
    assert (
        f"/letters/drafts/{signed}"
        in people.browser(people.checker).get("/letters/drafts?box=number").content.decode()
    )
    assert people.browser(people.checker).get("/letters/drafts?box=none").status_code == 404


def test_an_empty_box_points_to_one_that_is_not(people: People) -> None:
    people.signed()
    said = words(people.browser(people.checker).get("/letters/drafts"))
    assert "ดูที่ “รอออกเลข” 1 ฉบับ" in said


def test_the_list_asks_the_same_few_queries_for_any_number(
    people: People, django_assert_max_num_queries
) -> None:
    client = people.browser(people.writer)
    client.get("/desk")
    for _ in range(3):
        for _ in range(5):
            begin_draft(people.writer, office=people.home, form="memo")
        for box in ("mine", "check", "all"):
            with django_assert_max_num_queries(12):
                client.get(f"/letters/drafts?box={box}")


def test_nobody_outside_sees_a_draft_or_its_paper(
    people: People, outsider: Client, nobody: Client
) -> None:
    letter = people.signed()
    issue_outgoing(people.checker, letter=letter)
    file = keep_final(people.checker, letter=letter)
    reader = people.browser(people.writer)
    paths = (f"/letters/drafts/{letter}", f"/letters/drafts/{letter}/preview", f"/files/{file}")
    assert [reader.get(path).status_code for path in paths] == [200, 200, 200]
    for client in (outsider, nobody):
        assert {client.get(path).status_code for path in paths} <= {403, 404}
        assert client.post(paths[0], WORDS | {"do": "write"}).status_code in (403, 404)
    assert "ขอเชิญประชุม" not in words(outsider.get("/letters/drafts?box=all"))


def test_who_only_reads_may_not_write(people: People, signed: SignIn) -> None:
    letter = people.draft()
    member = signed("member", "d5701")
    page = member.get(f"/letters/drafts/{letter}")
    assert "ขณะนี้ไม่มีขั้นที่ท่านทำได้" in words(page)
    for do in ("write", "check", "sign", "drop", "number", "final"):
        answer = member.post(f"/letters/drafts/{letter}", WORDS | {"do": do})
        assert answer.status_code in (403, 422), do
    assert Draft.objects.filter(letter=letter).count() == 2
    assert state(letter) == "draft"


def test_markup_in_a_draft_stays_text(people: People) -> None:
    letter = people.draft()
    people.post(people.writer, letter, "write", subject="<script>x</script>", cause="<b>x</b>")
    html = people.browser(people.writer).get(f"/letters/drafts/{letter}?older=2&newer=3").content
    assert b"<script>x" not in html
    assert b"<b>x" not in html
