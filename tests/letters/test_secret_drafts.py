"""Letters of a secrecy that are written here: marked on every page, numbered and sent nowhere."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pypdfium2
import pytest

from tests.letters.inside import somebody
from tests.letters.signers import standing_in
from tests.letters.test_orders import signed
from wian.letters.actions.circulation import dispatch
from wian.letters.actions.drafting import begin_draft, write_draft
from wian.letters.actions.registers import issue_outgoing, issue_signed
from wian.letters.beginning import Answered, answering, beginning
from wian.letters.drafting import FORMS, from_json, lines, to_json, too_long
from wian.letters.errors import Refused
from wian.letters.fields import SECRECIES
from wian.letters.models import Letter
from wian.letters.queries import drafts
from wian.letters.queries.draft_boxes import draft_box
from wian.letters.queries.printing import printed
from wian.letters.queries.sheet_pdf import sheet_pdf
from wian.letters.queries.to_number import rooms_waiting, to_number
from wian.letters.relaying import Upper, passing_on, sending_up
from wian.offices.acting import Actor
from wian.offices.audience import Part, Rule

pytestmark = pytest.mark.django_db(transaction=True)
ABOVE, BELOW = 842 - 25 / 25.4 * 72, 20 / 25.4 * 72  # points: the margins of the paper


@pytest.fixture
def writer(home: int) -> Actor:
    return somebody("officer", home, given="ผู้ร่าง", title="ปลัดอำเภอ")


@pytest.fixture
def clerk(home: int) -> Actor:
    return somebody("clerk", home, given="ผู้ตรวจ", title="เสมียนตราอำเภอ")


def secret(writer: Actor, home: int, form: str = "external", mark: str = "ลับมาก") -> int:
    letter = begin_draft(writer, office=home, form=form)
    wording = drafts.draft(writer, letter).wording
    long = "\n".join(f"ย่อหน้าที่ {n} " + "ข้อความของหนังสือ " * 20 for n in range(12))
    said = {"secrecy": mark, "urgency": "ด่วน", "subject": "เรื่องลับ", "cause": long}
    write_draft(writer, letter=letter, wording=replace(wording, **said))
    return letter


def marks(pdf: bytes, mark: str) -> list[tuple[int, int]]:
    """How often the mark stands in the margin above and below, page by page."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text, at = page.get_textpage(), []
        search = text.search(mark)
        while place := search.get_next():
            at.append(text.get_charbox(place[0]))
        found.append((sum(box[1] > ABOVE for box in at), sum(box[3] < BELOW for box in at)))
    return found


@pytest.mark.parametrize("form", FORMS)
def test_every_page_is_marked_above_and_below_in_each_form(
    writer: Actor, home: int, form: str
) -> None:
    letter = secret(writer, home, form)
    found = marks(printed(writer, letter), "ลับมาก")
    assert len(found) > 1
    assert set(found) == {(1, 1)}
    [section] = docx.Document(io.BytesIO(printed(writer, letter, kind="docx"))).sections
    parts = (section.first_page_header, section.header, section.first_page_footer, section.footer)
    assert [part.paragraphs[0].text for part in parts] == ["ลับมาก"] * 4


def test_the_letter_itself_is_secret_as_its_newest_wording_says(writer: Actor, home: int) -> None:
    letter = secret(writer, home)
    assert Letter.objects.get(pk=letter).secrecy == "ลับมาก"
    wording = drafts.draft(writer, letter).wording
    assert lines(wording)[:2] == ("ลับมาก", "ด่วน")
    assert from_json(to_json(wording)) == wording
    write_draft(writer, letter=letter, wording=replace(wording, secrecy=""))
    assert Letter.objects.get(pk=letter).secrecy == ""
    assert marks(printed(writer, letter), "ลับมาก")[0] == (0, 0)


def test_a_secrecy_that_there_is_not_is_refused(writer: Actor, home: int) -> None:
    wording = drafts.draft(writer, secret(writer, home)).wording
    assert too_long(replace(wording, secrecy="ลับสุดยอด")) == ("secrecy", 500)
    assert not any(too_long(replace(wording, secrecy=mark)) for mark in ("", *SECRECIES))


def test_a_signed_secret_letter_gets_no_number_here_and_goes_nowhere(
    writer: Actor, clerk: Actor, home: int
) -> None:
    letter = signed(writer, clerk, standing_in(home), home, "external")
    assert len(to_number(clerk, home)) == 1
    Letter.objects.filter(pk=letter).update(secrecy="ลับ")
    assert to_number(clerk, home) == ()
    assert rooms_waiting(clerk) == ()
    assert draft_box(clerk, name="number").lines == ()
    with pytest.raises(Refused, match="L203"):
        issue_outgoing(clerk, letter=letter)
    with pytest.raises(Refused, match="L203"):
        issue_signed(clerk, office=home, letters=[letter])
    one = Rule((Part(offices=(home,)),))
    with pytest.raises(Refused, match="L203"):
        dispatch(clerk, letter=letter, rule=one, purpose="action")


def test_what_answers_or_passes_on_a_secret_letter_is_as_secret() -> None:
    upper = Answered("จังหวัด", "ชร 1/2", None, "เรื่อง", "", "ลับ")
    for form in FORMS:
        first = beginning(form, name="อำเภอ", code="ชร", phone="")
        assert answering(first, upper).secrecy == "ลับ"
        told = Upper(upper, {})
        assert passing_on(first, told, purpose="action", kind="district").secrecy == "ลับ"
        assert sending_up(first, told, addressee="จังหวัด").secrecy == "ลับ"


def test_its_endorsement_sheet_is_marked_too(writer: Actor, home: int) -> None:
    letter = secret(writer, home)
    assert marks(sheet_pdf(writer, letter, office=home), "ลับมาก") == [(1, 1)]
