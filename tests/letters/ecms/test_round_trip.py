"""What is written is read back as the same."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from wian.letters.ecms import Binary, Day, LetterDocument, Party, Reference, Reply, read, write
from wian.letters.ecms.storing import from_json, to_json

WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=40
).map(lambda text: " ".join(text.split()))
DAYS = st.none() | st.dates(date(1950, 1, 1), date(2150, 1, 1)).map(Day.of)
PARTIES = st.builds(Party, WORDS, WORDS, WORDS, WORDS, WORDS, st.booleans())
REFERENCES = st.builds(Reference, WORDS, DAYS, WORDS)
FILES = st.builds(
    Binary,
    st.binary(min_size=1, max_size=200),
    st.sampled_from(["application/pdf", "text/plain", ""]),
    st.sampled_from(["", "a.pdf", "บันทึก.txt"]),
)
LETTERS = st.builds(
    LetterDocument,
    number=WORDS,
    dated=DAYS,
    subject=WORDS,
    secret=WORDS,
    speed=WORDS,
    sender=PARTIES,
    receiver=PARTIES,
    references=st.lists(REFERENCES, max_size=3).map(tuple),
    attachments=st.lists(WORDS.filter(bool), max_size=3).map(tuple),
    sent=WORDS,
    description=WORDS,
    main=st.none() | FILES,
    enclosed=st.lists(FILES, max_size=3).map(tuple),
    message=WORDS,
    to=WORDS,
)
REPLIES = st.builds(
    Reply,
    kind=st.sampled_from(["receive", "accept", "reject", "invalid", "invalid_accept"]),
    number=WORDS,
    dated=DAYS,
    subject=WORDS,
    accept=WORDS,
    accepted=DAYS,
    by=WORDS,
    own=st.just(False),
    reason=WORDS,
    message=WORDS,
    to=WORDS,
)


@settings(max_examples=60, deadline=None)
@given(LETTERS)
def test_a_letter_is_read_back_as_it_was_written(document: LetterDocument) -> None:
    assert read(write(document)).document == document


@settings(max_examples=60, deadline=None)
@given(REPLIES)
def test_a_reply_is_read_back_as_it_was_written(reply: Reply) -> None:
    assert read(write(reply)).document == reply


@settings(max_examples=40, deadline=None)
@given(LETTERS)
def test_the_fields_of_a_letter_are_kept_as_they_were(document: LetterDocument) -> None:
    kept = from_json(to_json(document))
    assert kept == read(write(kept)).document
    assert (kept.sender, kept.references, kept.dated) == (
        document.sender,
        document.references,
        document.dated,
    )


def test_a_whole_letter_leaves_nothing_to_note() -> None:
    document = LetterDocument(
        number="ชร 0019/ว 12",
        dated=Day.of(date(2024, 12, 2)),
        subject="ขอเชิญประชุม <ด่วน> & อื่น ๆ",
        secret="001",
        speed="001",
        sender=Party(ministry="15", department="15008"),
        main=Binary(b"%PDF-1.4", "application/pdf"),
    )
    found = read(write(document))
    assert (found.document, found.notes) == (document, ())


def test_the_elements_are_those_that_public_clients_write() -> None:
    text = write(LetterDocument(number="1", attachments=("a",))).decode()
    for name in (
        "<SOAP-ENV:Envelope",
        "<wsa:MessageID",
        "<wsa:To",
        "<CorrespondenceLetterOutboundRequest>",
        "<rsm:GovernmentDocument>",
        '<ram:CorrespondenceLetter ID="Letter">',
        "<ram:ID>1</ram:ID>",
        "<ram:SecretCode",
        "<ram:SpeedCode",
        "<ram:SenderParty><ram:GivenName",
        "<ram:MinistryOrganization><ram:ID",
        "<ram:ReceiverParty>",
        "<ram:Attachment>a</ram:Attachment>",
        "<ram:SendDate",
        "<ram:Description",
        'xmlns:rsm="urn:th:gov:egif:data:standard:GovernmentDocument:1.0"',
    ):
        assert name in text
    reply = write(Reply("accept", "1", accept="55")).decode()
    assert "<AcceptLetterNotifier><LetterID>1</LetterID><AcceptID>55</AcceptID>" in reply
