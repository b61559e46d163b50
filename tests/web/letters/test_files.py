"""Files of letters over HTTP: shown to who sees the letter, closed to everybody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.scanning.makers import LINES, pdf
from tests.web.offices.pages import words
from wian.files.actions import release
from wian.files.models import Access, Blob, File
from wian.ledger.models import Entry
from wian.letters.actions.reading import read_letter
from wian.letters.actions.taking import Paper, take_in
from wian.offices.acting import SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)
DOORS = ("/files/{}", "/files/{}?download=1", "/files/{}/page/1", "/files/{}/page/1?width=240")


@pytest.fixture
def scan(home: int) -> int:
    """The file of a letter of the office: a PDF of one page."""
    paper = Paper("หนังสือ ที่ 1.pdf", data=pdf(LINES))
    [found] = take_in(SYSTEM, office=home, papers=[paper], source="upload")
    assert found.letter is not None
    read_letter.call(found.letter)
    return File.objects.get().pk


@pytest.mark.parametrize("door", DOORS)
def test_a_file_opens_to_who_sees_its_letter_and_to_nobody_else(
    door: str, clerk: Client, officer: Client, outsider: Client, nobody: Client, scan: int
) -> None:
    at = door.format(scan)
    for inside in (clerk, officer):
        assert inside.get(at).status_code == 200
    for stranger in (outsider, nobody):
        assert stranger.get(at).status_code == 403
        last = Entry.objects.latest("pk")
        assert (last.verb, last.thing) == ("see.denied", str(scan))
    assert Client().get(at).headers["Location"].startswith("/signin")
    assert clerk.get(door.format(999_999)).status_code == 404


@pytest.mark.parametrize("door", DOORS)
def test_a_file_that_is_released_later_opens_only_to_who_may_change_it(
    door: str, clerk: Client, signed, scan: int
) -> None:
    executive = signed("executive", "d5701")
    at = door.format(scan)
    assert executive.get(at).status_code == 200
    release(SYSTEM, verb="letter.write", file=scan, at=timezone.now() + timedelta(days=1))
    assert clerk.get(at).status_code == 200
    assert executive.get(at).status_code == 403


@pytest.mark.parametrize("door", DOORS)
def test_a_harmful_file_opens_to_nobody_and_says_why(door: str, clerk: Client, scan: int) -> None:
    assert clerk.get(door.format(scan)).status_code == 200
    Blob.objects.update(checked="harmful")
    closed = clerk.get(door.format(scan))
    assert closed.status_code == 409
    assert "ไฟล์นี้ถูกตรวจพบว่าเป็นอันตราย" in words(closed)


def test_a_file_is_shown_where_nothing_of_it_runs_or_saved_under_its_name(
    clerk: Client, scan: int
) -> None:
    shown, saved = clerk.get(f"/files/{scan}"), clerk.get(f"/files/{scan}?download=1")
    assert b"".join(shown.streaming_content) == pdf(LINES)  # type: ignore[attr-defined]
    assert shown.headers["Content-Disposition"].startswith("inline")
    assert saved.headers["Content-Disposition"].startswith("attachment")
    for answer in (shown, saved):
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer.headers["Cache-Control"] == "private, no-store"


def test_head_tells_of_a_file_without_opening_it(
    clerk: Client, outsider: Client, scan: int
) -> None:
    before = Access.objects.count()
    told = clerk.head(f"/files/{scan}")
    assert told.status_code == 200
    assert told.headers["Content-Length"] == str(len(pdf(LINES)))
    assert Access.objects.count() == before
    assert outsider.head(f"/files/{scan}").status_code == 403


def test_a_picture_that_the_browser_has_does_not_travel_again_but_its_rights_are_asked(
    clerk: Client, outsider: Client, scan: int
) -> None:
    at = f"/files/{scan}/page/1"
    first = clerk.get(at)
    assert first.headers["Content-Type"] == "image/webp"
    assert first.headers["Cache-Control"] == "private, no-cache"
    tag = {"If-None-Match": first.headers["ETag"]}
    again = clerk.get(at, headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert outsider.get(at, headers=tag).status_code == 403
    Blob.objects.update(checked="harmful")
    assert clerk.get(at, headers=tag).status_code == 409


@pytest.mark.parametrize("at", ["page/9", "page/0", "page/1?width=99"])
def test_a_page_or_width_that_is_not_there_is_not_found(at: str, clerk: Client, scan: int) -> None:
    assert clerk.get(f"/files/{scan}/{at}").status_code == 404


def test_who_opened_a_file_is_told_to_who_signs_there_and_to_nobody_else(
    clerk: Client, head: Client, outsider: Client, scan: int
) -> None:
    clerk.get(f"/files/{scan}?download=1")
    outsider.get(f"/files/{scan}")
    shown = words(head.get(f"/files/{scan}/accesses"))
    assert "บันทึกลงเครื่อง" in shown
    assert "ไม่อนุญาต เปิดอ่าน" in shown or "ถูกปฏิเสธ เปิดอ่าน" in shown
    for stranger in (clerk, outsider):
        assert stranger.get(f"/files/{scan}/accesses").status_code == 403
