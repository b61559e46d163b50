"""A program exchanges letters and replies as XML."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.api.asking import code, done, got
from tests.api.conftest import Caller
from tests.letters.circulation.conftest import DISTRICTS
from tests.letters.desk_papers import simple
from tests.letters.inside import registered
from wian.letters.actions.circulation import dispatch
from wian.letters.ecms import Binary, Day, LetterDocument, Reply, read, write
from wian.letters.models import Letter, Move
from wian.offices.acting import SYSTEM
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)

DATA = write(
    LetterDocument(
        number="ชร 0023.4/ว 9",
        subject="เรื่อง",
        speed="001",
        secret="001",
        main=Binary(simple(9).encode(), "text/plain"),
    )
)


def send(client: Client, path: str, data: bytes, key: str = "", **form: object) -> Any:
    headers = {"idempotency-key": key} if key else {}
    file = SimpleUploadedFile("a.xml", data)
    return client.post(f"/api/letters/{path}", {"file": file, **form}, headers=headers)


def test_a_document_is_taken_in_once_for_its_key(clerk: Client) -> None:
    first = done(send(clerk, "ecms", DATA, "k", office="d5701"))
    again = send(clerk, "ecms", DATA, "k", office="d5701")
    assert done(again) == first
    assert again.headers["Idempotency-Replayed"] == "true"
    assert Letter.objects.count() == 1
    assert (first["trouble"], first["earlier"]) == ("", [])
    assert [note["code"] for note in first["notes"]] == ["missing"]
    said = got(clerk, f"letters/{first['letter']}/ecms/envelope")
    assert (said["number"], said["dated"], said["notes"]) == ("ชร 0023.4/ว 9", "", first["notes"])
    other = done(send(clerk, "ecms", DATA, office="d5701"))
    assert other["earlier"] == [first["letter"]]
    answer = clerk.get(f"/api/letters/{first['letter']}/ecms/reply?office=d5701")
    assert answer["Content-Type"] == "application/xml"
    assert isinstance(read(answer.content).document, Reply)


def test_a_reply_moves_a_receipt_once_and_asks_what_it_does_not_tell(
    caller: Caller, outsider: Client
) -> None:
    sender = caller("clerk", "p57")
    letter = registered(by_key("p57"))
    dispatch(SYSTEM, letter=letter, rule=DISTRICTS, purpose="action")
    reply = Reply("accept", "มท 0816.4/ว 2369", Day.of(date(2025, 9, 8)), accept="7", by="55")
    assert code(send(sender, "ecms/replies", write(reply), "k")) == "L671"
    told = done(send(sender, "ecms/replies", write(reply), "k2", office="d5701"))
    assert (told["letter"], told["office"], told["state"], told["changed"]) == (
        letter, "d5701", "received", True,
    )  # fmt: skip
    assert done(send(sender, "ecms/replies", write(reply), "k2", office="d5701")) == told
    assert Move.objects.count() == 1
    assert send(outsider, "ecms/replies", write(reply), office="d5701").status_code == 403
    assert code(send(sender, "ecms/replies", DATA)) == "L667"


def test_a_hostile_file_is_refused_in_words(clerk: Client) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "b">]><CorrespondenceLetter>&a;</CorrespondenceLetter>'
    assert code(send(clerk, "ecms", laughs, office="d5701")) == "L661"
    assert not Letter.objects.exists()
