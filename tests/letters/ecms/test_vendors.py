"""Documents of other systems are read as what they mean, and what was odd is told."""

from __future__ import annotations

from datetime import date

import pytest

from tests.letters.ecms.vendors import LETTERS, NUMBER, PDF, SUBJECT
from wian.letters.ecms import LetterDocument, Reply, read
from wian.letters.ecms.days import day_of


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_understood_whoever_wrote_it(name: str) -> None:
    data, codes = LETTERS[name]
    found = read(data)
    letter = found.document
    assert isinstance(letter, LetterDocument)
    assert (letter.number, letter.subject) == (NUMBER, SUBJECT)
    assert letter.dated is not None
    assert letter.dated.day == date(2023, 5, 12)
    assert letter.main is not None
    assert (letter.main.data, letter.main.media) == (PDF, "application/pdf")
    assert (letter.sender.department, letter.speed) == ("11008", "001")
    assert {note.code for note in found.notes} == codes


def test_there_are_more_than_a_dozen_of_them() -> None:
    assert len(LETTERS) >= 12


def test_what_is_missing_is_told_and_nothing_else_is_lost() -> None:
    found = read("<CorrespondenceLetter><Subject>เรื่อง</Subject></CorrespondenceLetter>".encode())
    assert isinstance(found.document, LetterDocument)
    assert found.document.subject == "เรื่อง"
    missing = " ".join(note.english for note in found.notes if note.code == "missing")
    for name in ("ID", "CorrespondenceDate", "SecretCode", "SpeedCode", "MainLetterBinaryObject"):
        assert name in missing


def test_a_file_that_is_no_base64_is_told_and_not_kept() -> None:
    text = "<CorrespondenceLetter><ID>1</ID><MainLetterBinaryObject>ไม่ใช่!</MainLetterBinaryObject>"
    found = read((text + "</CorrespondenceLetter>").encode())
    assert isinstance(found.document, LetterDocument)
    assert found.document.main is None
    assert "base64" in {note.code for note in found.notes}


def test_a_signature_is_told_to_be_unproved() -> None:
    text = (
        "<GovernmentDocument><CorrespondenceLetter><ID>1</ID><Subject>ก</Subject>"
        "</CorrespondenceLetter><GovernmentSignature><SignerParty><Title>ปลัด</Title></SignerParty>"
        "<Signature><SignatureValue>x</SignatureValue></Signature></GovernmentSignature>"
        "</GovernmentDocument>"
    )
    found = read(text.encode())
    assert isinstance(found.document, LetterDocument)
    assert found.document.signer is not None
    assert found.document.signer.title == "ปลัด"
    assert "signature" in {note.code for note in found.notes}


def test_a_pulled_reply_says_which_office_answers() -> None:
    text = (
        "<CorrespondenceLetterInboundResponse><AcceptLetterNotifier><LetterID>ชร 1</LetterID>"
        "<AcceptID>๕๕</AcceptID><CorrespondenceData>12/5/2566</CorrespondenceData>"
        "<AcceptDate>2023-05-15</AcceptDate><AcceptDepartment><Code>11008</Code></AcceptDepartment>"
        "</AcceptLetterNotifier></CorrespondenceLetterInboundResponse>"
    )
    reply = read(text.encode()).document
    assert isinstance(reply, Reply)
    assert (reply.kind, reply.number, reply.accept, reply.by) == ("accept", "ชร 1", "๕๕", "11008")
    assert reply.dated is not None
    assert reply.dated.day == date(2023, 5, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-05-12", date(2023, 5, 12)),
        ("20230512", date(2023, 5, 12)),
        ("25660512.093000123", date(2023, 5, 12)),
        ("๑๒-๕-๒๕๖๖", date(2023, 5, 12)),
        ("5/31/2023 12:00:00 AM", date(2023, 5, 31)),
        ("31/5/2023", date(2023, 5, 31)),
        ("05/05/2023", date(2023, 5, 5)),
        ("ลงวันที่ ๑๒ พ.ค. ๒๕๖๖", date(2023, 5, 12)),
        ("05/12/2023", None),
        ("31/2/2566", None),
        ("เมื่อวานนี้", None),
        ("12/05/66", None),
        ("9999-99-99", None),
    ],
)
def test_a_day_is_one_day_or_none(text: str, day: date | None) -> None:
    assert day_of(text) == day
