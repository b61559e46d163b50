"""A document made to harm is refused in words, or does no harm."""

from __future__ import annotations

from base64 import b64encode

import pytest

from wian.letters.actions.ecms.confined import found_in
from wian.letters.ecms import LetterDocument, Unreadable, read, write
from wian.letters.errors import Refused

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ฮา"><!ENTITY b "&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;">]><CorrespondenceLetter><ID>&c;</ID></CorrespondenceLetter>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><CorrespondenceLetter>&f;</CorrespondenceLetter>'
MANY = "<CorrespondenceLetter>" + "<a/>" * 6000 + "</CorrespondenceLetter>"


@pytest.mark.parametrize(
    ("data", "number"),
    [
        (LAUGHS.encode(), "L661"),
        (LAUGHS.encode("utf-16"), "L661"),
        (OUTSIDE.encode(), "L661"),
        (b'<!DOCTYPE a SYSTEM "http://198.51.100.7/x.dtd"><a/>', "L661"),
        (b"<a>" * 10_000 + b"</a>" * 10_000, "L663"),
        (MANY.encode(), "L663"),
        (b"", "L662"),
        (b"PK\x03\x04 not xml", "L662"),
        (b"<CorrespondenceLetter><ID>1</ID>", "L662"),
        (b"<html><body>hello</body></html>", "L664"),
        (b"<r><ReceiveLetterNotifier/><RejectLetterNotifier/></r>", "L665"),
        (b"\xff\xfe\x00", "L676"),
    ],
    ids=str,
)
def test_it_is_refused_by_number(data: bytes, number: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert refused.value.number == number


def test_a_hundred_megabytes_are_refused_before_they_are_looked_at() -> None:
    with pytest.raises(Unreadable) as refused:
        read(b"<CorrespondenceLetter>" + b"QUJD" * 25_000_000)
    assert refused.value.number == "L660"


def test_a_nul_and_undeclared_entities_stay_text() -> None:
    data = b"<CorrespondenceLetter><ID>1\x00&xxe;</ID><Subject>a</Subject></CorrespondenceLetter>"
    found = read(data)
    assert isinstance(found.document, LetterDocument)
    assert found.document.number == "1 &xxe;"
    assert {"controls", "ampersand"} <= {note.code for note in found.notes}


def test_a_formula_stays_the_text_that_it_is() -> None:
    formula = '=HYPERLINK("http://198.51.100.7","ดู")'
    written = write(LetterDocument(number="1", subject=formula))
    found = read(written)
    assert isinstance(found.document, LetterDocument)
    assert found.document.subject == formula


def test_marks_that_would_make_elements_are_escaped() -> None:
    text = "</ram:Subject><ram:SecretCode>004</ram:SecretCode>"
    found = read(write(LetterDocument(number="1", subject=text, secret="001")))
    assert isinstance(found.document, LetterDocument)
    assert (found.document.subject, found.document.secret) == (text, "001")


def test_notes_are_told_up_to_a_measure() -> None:
    rows = "".join(f"<x{n}>{n}</x{n}>" for n in range(500))
    text = f"<CorrespondenceLetter><ID>1</ID><Subject>a</Subject>{rows}</CorrespondenceLetter>"
    notes = read(text.encode()).notes
    assert len(notes) == 61
    assert notes[-1].code == "more"


def test_the_confined_child_refuses_in_the_same_words() -> None:
    with pytest.raises(Refused) as refused:
        found_in(LAUGHS.encode())
    assert refused.value.number == "L661"
    main = b64encode(b"%PDF-1.4").decode()
    text = f"<CorrespondenceLetter><ID>1</ID><MainLetter>{main}</MainLetter></CorrespondenceLetter>"
    assert found_in(text.encode()).document == read(text.encode()).document
