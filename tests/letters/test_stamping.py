"""What came in is stamped on a copy: made once, the original untouched, seen by who sees it."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest

from tests.letters.desk_papers import at_desk, simple, twin
from tests.letters.registering import signed
from wian.files.queries import file, of_thing, opened
from wian.letters.actions.correcting import type_facts
from wian.letters.actions.reading import read_letter
from wian.letters.actions.registers import cancel, register_incoming
from wian.letters.actions.stamping import stamped_copy
from wian.letters.actions.taking import Paper, take_in
from wian.letters.errors import Refused
from wian.letters.models import Doubt
from wian.offices.acting import Actor, Denied

pytestmark = pytest.mark.django_db(transaction=True)


def registered(clerk: Actor, home: int, text: str) -> int:
    [letter] = at_desk(clerk, home, text)
    Doubt.objects.update(answer="as_printed")
    register_incoming(clerk, letter=letter)
    return letter


def printed(actor: Actor, id_: int) -> str:
    with opened(actor, id_, how="view").stream as stream:
        data = stream.read()
    with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
        return pdf[0].get_textpage().get_text_bounded()


def test_a_copy_bears_the_stamp_and_the_original_stays(clerk: Actor, home: int) -> None:
    letter = registered(clerk, home, simple(7))
    [before] = of_thing(clerk, "letter", letter)
    made = stamped_copy(clerk, letter=letter)
    view = file(clerk, made)
    assert (view.original, view.media) == (before.id, "application/pdf")
    assert "เลขรับ" in printed(clerk, made)
    assert of_thing(clerk, "letter", letter)[0] == before


def test_the_copy_is_made_once_and_anew_for_a_new_number(clerk: Actor, home: int) -> None:
    letter = registered(clerk, home, simple(8))
    made = stamped_copy(clerk, letter=letter)
    assert stamped_copy(clerk, letter=letter) == made
    given = register_incoming(clerk, letter=letter)
    cancel(clerk, entry=given.entry, reason="ลงผิด")
    with pytest.raises(Refused, match="L218"):
        stamped_copy(clerk, letter=letter)
    register_incoming(clerk, letter=letter)
    assert stamped_copy(clerk, letter=letter) != made


def test_only_who_sees_the_letter_gets_its_stamped_copy(
    clerk: Actor, officer: Actor, outsider: Actor, home: int
) -> None:
    letter = registered(clerk, home, twin("002"))
    with pytest.raises(Denied):
        stamped_copy(outsider, letter=letter)
    made = stamped_copy(officer, letter=letter)
    assert file(officer, made).id == made
    with pytest.raises(Denied):
        file(outsider, made)


def test_what_cannot_be_stamped_says_why(clerk: Actor, home: int, locked_pdf: bytes) -> None:
    [taken] = take_in(clerk, office=home, papers=[Paper("a.pdf", data=locked_pdf)], source="upload")
    assert taken.letter is not None
    read_letter.call(taken.letter)
    type_facts(clerk, letter=taken.letter, values={"subject": "หนังสือที่ล็อกไว้"})
    register_incoming(clerk, letter=taken.letter)
    with pytest.raises(Refused, match="L219"):
        stamped_copy(clerk, letter=taken.letter)


def test_a_letter_that_did_not_come_in_has_no_stamp(clerk: Actor, home: int) -> None:
    with pytest.raises(Refused, match="L218"):
        stamped_copy(clerk, letter=signed(home))


@pytest.fixture
def locked_pdf() -> bytes:
    """A PDF that can be read by everybody and changed by nobody."""
    from pikepdf import Encryption, Pdf, Permissions

    data = io.BytesIO()
    pdf: Any = Pdf.new()
    pdf.add_blank_page()
    only = Permissions(modify_other=False, modify_assembly=False)
    pdf.save(data, encryption=Encryption(owner="x", user="", allow=only))
    return data.getvalue()
