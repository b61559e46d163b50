"""Files by program: the same rights and headers as on the pages, each opening noted."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.api.asking import code, done, got
from tests.letters.inside import registered
from tests.letters.registering import ready
from tests.scanning.makers import LINES, pdf
from wian.files.headers import SAFE
from wian.files.models import Access, Use
from wian.letters.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)


def attach(client: Client, letter: int, data: bytes, name: str, **form: object) -> HttpResponse:
    file = SimpleUploadedFile(name, data)
    return client.post(f"/api/letters/{letter}/files", {"file": file, **form})


def test_a_file_is_told_opened_and_drawn_for_who_sees_its_letter(
    clerk: Client, head: Client, outsider: Client, stranger: Client, home: int
) -> None:
    letter, data = registered(home), pdf(LINES)
    file = done(attach(clerk, letter, data, "เอกสาร แนบ.pdf"))["file"]
    told = got(clerk, f"files/{file}")
    assert (told["name"], told["media"], told["office"]) == (
        "เอกสาร แนบ.pdf",
        "application/pdf",
        "d5701",
    )
    answer = clerk.get(f"/api/files/{file}/content")
    assert b"".join(answer.streaming_content) == data
    assert {name: answer.headers[name] for name in SAFE} == SAFE
    assert answer.headers["Content-Disposition"].startswith("inline")
    saved = clerk.get(f"/api/files/{file}/content?download=true")
    assert saved.headers["Content-Disposition"].startswith("attachment")
    picture = clerk.get(f"/api/files/{file}/pages/1?width=240")
    assert picture.headers["Content-Type"] == "image/webp"
    assert clerk.get(f"/api/files/{file}/pages/2").status_code == 404
    assert [use["thing"] for use in got(clerk, f"files/{file}/uses")] == [str(letter)]
    for tail in ("", "/content", "/pages/1", "/uses"):
        assert outsider.get(f"/api/files/{file}{tail}").status_code == 403
        assert stranger.get(f"/api/files/{file}{tail}").status_code == 401
    assert clerk.get(f"/api/files/{file}/accesses").status_code == 403
    hows = [(row["how"], row["allowed"]) for row in got(head, f"files/{file}/accesses")]
    assert {("view", True), ("download", True), ("preview", True), ("view", False)} <= set(hows)
    assert Access.objects.filter(file=file, origin="api").count() == len(hows)


def test_the_same_bytes_are_attached_once(clerk: Client, home: int) -> None:
    letter = registered(home)
    first = done(attach(clerk, letter, b"evidence", "a.txt", revision=0))
    assert done(attach(clerk, letter, b"evidence", "b.txt", revision=1)) == first
    assert code(attach(clerk, letter, b"other", "c.txt", revision=0)) == "L102"
    assert Letter.objects.get(pk=letter).revision == 1
    [file] = got(clerk, f"letters/{letter}")["files"]
    assert (file["name"], file["label"]) == ("a.txt", "attached")
    assert Use.objects.count() == 1


def test_an_attached_file_gets_a_newer_version_once_for_each_key(clerk: Client, home: int) -> None:
    letter = registered(home)
    first = done(attach(clerk, letter, b"one", "a.txt"))["file"]

    def newer(data: bytes, key: str, **form: object) -> HttpResponse:
        file = SimpleUploadedFile("b.txt", data)
        at = f"/api/letters/{letter}/files/{first}/newer"
        return clerk.post(at, {"newer": file, **form}, headers={"idempotency-key": key})

    assert code(newer(b"two", "k0", revision=0)) == "L102"
    second = done(newer(b"two", "k1"))["file"]
    assert done(newer(b"two", "k1"))["file"] == second
    assert code(newer(b"three", "k2")) == "B112"
    told = [(file["id"], file["version"], file["later"]) for file in
            got(clerk, f"letters/{letter}")["files"]]  # fmt: skip
    assert told == [(first, 1, second), (second, 2, None)]
    assert b"".join(clerk.get(f"/api/files/{first}/content").streaming_content) == b"one"


def test_what_is_no_paper_is_refused_in_words_and_keeps_nothing(clerk: Client, home: int) -> None:
    letter = ready(home)
    assert code(attach(clerk, letter, b"MZ\x90\0" + b"\0" * 200, "x.exe")) == "B103"
    assert code(attach(clerk, letter, b" ", "empty.txt")) == "B101"
    Letter.objects.filter(pk=letter).update(state="aside")
    assert code(attach(clerk, letter, b"text", "late.txt")) == "L108"
    assert not Use.objects.exists()


def test_only_who_may_change_the_letter_attaches_a_file(
    officer: Client, outsider: Client, stranger: Client, home: int
) -> None:
    letter = ready(home)
    assert done(attach(officer, letter, b"one", "a.txt"))["letter"] == letter
    assert attach(outsider, letter, b"two", "b.txt").status_code == 403
    assert attach(stranger, letter, b"two", "b.txt").status_code == 401
    assert attach(officer, registered(home, number="ชร 9/9"), b"one", "a.txt").status_code == 403
    assert names(officer, letter) == ["a.txt"]


def names(client: Client, letter: int) -> list[str]:
    return [file["name"] for file in got(client, f"letters/{letter}")["files"]]
