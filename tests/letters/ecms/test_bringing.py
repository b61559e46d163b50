"""A letter comes in by a document: on the desk like any paper, its fields beside what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.letters.desk_papers import page, simple
from wian.files.queries import of_thing
from wian.letters.actions.ecms import take_in_document
from wian.letters.actions.reading import read_letter
from wian.letters.ecms import Binary, Day, LetterDocument, Party, Reference, Reply, write
from wian.letters.errors import Refused
from wian.letters.models import Correction, Doubt, Envelope, Letter, Text
from wian.letters.queries.ecms import envelope
from wian.offices.acting import Actor, Denied

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER, DAY = "ชร 0023.4/ว 31", date(2025, 1, 6)
SUBJECT = "การรายงานผลการดำเนินงานประจำเดือน"


def document(**changes: object) -> LetterDocument:
    """A document whose fields say what its letter says."""
    paper = Binary(simple(31).encode(), "text/plain", "letter.txt")
    whole = LetterDocument(
        number=NUMBER, dated=Day.of(DAY), subject=SUBJECT, secret="001", speed="001", main=paper
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def brought(actor: Actor, office: int, **changes: object) -> Letter:
    """The letter of such a document, read."""
    found = take_in_document(actor, office=office, data=write(document(**changes)))
    read_letter.call(found.letter)
    return Letter.objects.get(pk=found.letter)


def test_fields_that_agree_leave_the_reading_as_it_is(clerk: Actor, home: int) -> None:
    row = brought(clerk, home)
    assert (row.state, row.source, row.dated, row.subject) == ("desk", "api", DAY, SUBJECT)
    kinds = set(Doubt.objects.filter(letter=row).values_list("kind", flat=True))
    assert not {kind for kind in kinds if kind.startswith("ecms")}
    assert not Correction.objects.filter(letter=row).exists()


def test_what_differs_is_asked_and_nothing_is_changed(clerk: Actor, home: int) -> None:
    row = brought(clerk, home, subject="เรื่องอื่น", dated=Day.of(date(2025, 1, 9)))
    assert (row.dated, row.subject) == (DAY, SUBJECT)
    doubts = Doubt.objects.filter(letter=row, kind="ecms_differs")
    assert doubts.count() == 2
    about = doubts.get(note__contains="เรื่องอื่น")
    [[letter, start, end]] = about.quotes
    assert (letter, Text.objects.get(letter=row).raw[start:end]) == (row.pk, SUBJECT)


def test_what_the_print_does_not_say_is_known_from_the_fields(clerk: Actor, home: int) -> None:
    text = simple(31).replace("ที่ ชร ๐๐๒๓.๔/ว 31\n\n", "").encode()
    row = brought(clerk, home, main=Binary(text, "text/plain"))
    assert row.number == NUMBER
    said = Correction.objects.get(letter=row, name="number")
    assert (said.value, said.account_id, said.printed) == (NUMBER, None, "")


def test_a_code_that_is_not_certain_is_asked(clerk: Actor, home: int) -> None:
    row = brought(clerk, home, speed="003", secret="777")
    kinds = set(Doubt.objects.filter(letter=row).values_list("kind", flat=True))
    assert {"ecms_unsure", "ecms_code"} <= kinds
    assert (row.urgency, row.secrecy) == ("", "")


def test_an_agency_has_better_lists(clerk: Actor, home: int, settings, tmp_path: Path) -> None:
    settings.WIAN_HOME = tmp_path
    (tmp_path / "ecms").mkdir()
    (tmp_path / "ecms/speed.csv").write_text("code,word,sure\n003,ด่วนมาก,yes\n", "utf-8")
    rows = "ministry,department,key,name\n15,15008,p57,จังหวัดเชียงราย\n"
    (tmp_path / "ecms/organisations.csv").write_text(rows, "utf-8")
    text = simple(31).replace("ศาลากลางจังหวัดเชียงราย\nถนนแม่ฟ้าหลวง ชร ๕๗๑๐๐\n\n", "")
    paper = Binary(text.encode(), "text/plain")
    row = brought(clerk, home, speed="003", sender=Party(department="15008"), main=paper)
    assert row.urgency == "ด่วนมาก"
    assert not Doubt.objects.filter(letter=row, kind="ecms_unsure").exists()


def test_enclosures_stand_beside_and_what_cannot_be_kept_is_told(clerk: Actor, home: int) -> None:
    files = (
        Binary(page(["แนบ"]), "application/pdf"),
        Binary(b"MZ\x00\x00program", "application/pdf"),
    )
    found = take_in_document(clerk, office=home, data=write(document(enclosed=files)))
    labels = [file.label for file in of_thing(clerk, "letter", found.letter)]
    assert sorted(labels) == ["attached", "original"]
    [left] = [note for note in found.notes if note.code == "left"]
    assert "สิ่งที่ส่งมาด้วย 2" in left.thai


def test_a_document_without_a_paper_waits_with_its_facts(clerk: Actor, home: int) -> None:
    found = take_in_document(clerk, office=home, data=write(document(main=None)))
    row = Letter.objects.get(pk=found.letter)
    assert (row.state, row.trouble, row.number, row.dated) == ("desk", "L668", NUMBER, DAY)
    assert found.missing is not None


def test_a_paper_of_a_kind_that_is_not_read_is_kept_beside(clerk: Actor, home: int) -> None:
    rtf = Binary(b"{\\rtf1 letter}", "application/rtf")
    found = take_in_document(clerk, office=home, data=write(document(main=rtf)))
    row = Letter.objects.get(pk=found.letter)
    assert (row.trouble, row.subject) == ("B103", SUBJECT)
    assert {note.code for note in found.notes} >= {"left"}


def test_an_unreadable_scan_has_the_facts_of_the_document(clerk: Actor, home: int) -> None:
    broken = Binary(b"%PDF-1.4 broken", "application/pdf")
    row = brought(clerk, home, main=broken)
    assert row.trouble
    assert (row.state, row.number, row.subject) == ("desk", NUMBER, SUBJECT)


def test_references_are_taken_over_where_the_print_names_none(clerk: Actor, home: int) -> None:
    cited = Reference("มท 0820/ว 5", Day.of(date(2024, 12, 1)), "แนวทาง")
    row = brought(clerk, home, references=(cited,))
    said = dict(Correction.objects.filter(letter=row).values_list("name", "value"))
    assert said["references.0.number"] == "มท 0820/ว 5"
    assert row.citations.get().number == "มท 0820/ว 5"


def test_the_same_letter_a_second_time_is_shown(clerk: Actor, home: int) -> None:
    first = brought(clerk, home)
    again = take_in_document(clerk, office=home, data=write(document()))
    assert [one.id for one in again.same] == [first.pk]
    other = Binary(simple(31).encode() + b"\n", "text/plain")
    by_number = take_in_document(clerk, office=home, data=write(document(main=other)))
    assert first.pk in [one.id for one in by_number.same]


def test_what_was_not_understood_stands_at_the_letter(clerk: Actor, home: int) -> None:
    data = write(document()).replace(b"<ram:SendDate", b"<ram:Colour>x</ram:Colour><ram:SendDate")
    found = take_in_document(clerk, office=home, data=data)
    assert [note.code for note in found.notes] == ["unknown"]
    read_letter.call(found.letter)
    assert [note["code"] for note in Text.objects.get(letter=found.letter).notes][-1] == "unknown"
    said, notes = envelope(clerk, found.letter)
    assert (said.number, notes[0]["code"]) == (NUMBER, "unknown")


def test_a_reply_or_a_stranger_changes_nothing(clerk: Actor, outsider: Actor, home: int) -> None:
    with pytest.raises(Refused, match="L666"):
        take_in_document(clerk, office=home, data=write(Reply("receive", "1")))
    with pytest.raises(Denied):
        take_in_document(outsider, office=home, data=write(document()))
    assert not Letter.objects.exists()
    assert not Envelope.objects.exists()
