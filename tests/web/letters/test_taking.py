"""Letters are taken in: files of any number, pasted text; what becomes of each is told."""

from __future__ import annotations

import re
import tracemalloc
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client

from tests.letters.desk_papers import simple
from tests.scanning.makers import LINES, pdf
from tests.web.offices.pages import words
from wian.letters.models import Letter
from wian.web.letters import streaming

pytestmark = pytest.mark.django_db(transaction=True)


def sent(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_each_file_becomes_a_letter_or_is_refused_with_its_reason(clerk: Client, home: int) -> None:
    files = [sent("หนังสือ.pdf", pdf(LINES)), sent("x.exe", b"MZ" + b"\0" * 99), sent("a.txt", b"")]
    shown = clerk.post("/letters/take", {"office": home, "files": files})
    told = words(shown)
    assert "รับแล้ว 1 จาก 3" in told
    assert "ไม่รับ x.exe" in told
    assert "(B103)" in told
    letter = Letter.objects.get()
    assert (letter.office_id, letter.source, letter.name) == (home, "upload", "หนังสือ.pdf")
    assert f"/letters/{letter.pk}/read" in shown.content.decode()


def test_pasted_text_becomes_a_letter(clerk: Client, home: int) -> None:
    told = words(clerk.post("/letters/take", {"office": home, "text": simple(1)}))
    assert "รับแล้ว 1 จาก 1" in told
    assert Letter.objects.get().source == "paste"


def test_the_same_file_again_is_told_at_once_with_the_letter_it_was(
    clerk: Client, home: int
) -> None:
    form: dict[str, Any] = {"office": home}
    clerk.post("/letters/take", {**form, "files": [sent("a.pdf", pdf(LINES))]})
    shown = clerk.post("/letters/take", {**form, "files": [sent("b.pdf", pdf(LINES))]})
    assert "ไฟล์เดียวกับ a.pdf" in words(shown)
    assert Letter.objects.count() == 2


def test_the_same_file_at_another_office_is_not_told(
    clerk: Client, outsider: Client, home: int
) -> None:
    clerk.post("/letters/take", {"office": home, "files": [sent("secret.pdf", pdf(LINES))]})
    offices = re.findall(r'<option value="(\d+)"', outsider.get("/letters/take").content.decode())
    form = {"office": offices[0], "files": [sent("b.pdf", pdf(LINES))]}
    assert "secret.pdf" not in words(outsider.post("/letters/take", form))


def test_the_own_office_stands_first_and_others_are_not_offered(clerk: Client, home: int) -> None:
    page = clerk.get("/letters/take").content.decode()
    offered = re.findall(r'<option value="(\d+)"', page)
    assert offered[0] == str(home)
    elsewhere = clerk.post("/letters/take", {"office": 1, "text": simple(1)})
    assert elsewhere.status_code == 422
    assert not Letter.objects.exists()


def test_a_form_with_nothing_in_it_says_so_and_text_that_was_refused_stays(
    clerk: Client, home: int
) -> None:
    shown = clerk.post("/letters/take", {"office": home})
    assert shown.status_code == 422
    assert "เลือกไฟล์หรือวางข้อความก่อน (F140)" in words(shown)
    shown = clerk.post("/letters/take", {"office": 1, "text": "ข้อความของฉัน"})
    assert "ข้อความของฉัน" in shown.content.decode()


def test_large_files_wait_on_the_disk_and_one_at_a_time_is_in_memory(
    clerk: Client, home: int, settings: Any
) -> None:
    size = 4_000_000
    settings.WIAN_UPLOAD_MAX_BYTES = size
    letters = [b"%d " % n + b"a" * (size - 3) for n in range(8)]
    files = [sent(f"{n}.txt", data) for n, data in enumerate(letters)]
    request = clerk.post  # the test client's own copy of the body is not what is measured
    seen: list[int] = []
    taken = streaming.OnDisk.file_complete

    def complete(handler: streaming.OnDisk, file_size: int) -> Any:
        made = taken(handler, file_size)
        assert isinstance(made, TemporaryUploadedFile)
        seen.append(tracemalloc.get_traced_memory()[0])
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(streaming.OnDisk, "file_complete", complete)
        tracemalloc.start()
        answer = request("/letters/take", {"office": home, "files": files})
        tracemalloc.stop()
    assert "รับแล้ว 8 จาก 8" in words(answer)
    assert max(seen) - seen[0] < size


def test_a_file_over_the_limit_is_refused_and_loses_no_other(
    clerk: Client, home: int, settings: Any
) -> None:
    settings.WIAN_UPLOAD_MAX_BYTES = 1_000_000
    files = [sent("big.txt", b"a" * 3_000_000), sent("small.txt", simple(1).encode())]
    told = words(clerk.post("/letters/take", {"office": home, "files": files}))
    assert "รับแล้ว 1 จาก 2" in told
    assert "(B102)" in told


def test_more_files_than_are_taken_in_one_go_are_told_and_none_is_kept(
    clerk: Client, home: int, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    files = [sent(f"{n}.txt", simple(n).encode()) for n in range(3)]
    shown = clerk.post("/letters/take", {"office": home, "files": files})
    assert shown.status_code == 422
    assert "ส่งได้ครั้งละไม่เกิน 2 ไฟล์" in words(shown)
    assert not Letter.objects.exists()


def test_a_form_from_elsewhere_is_not_taken(clerk: Client, home: int) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = clerk.cookies
    answer = strict.post("/letters/take", {"office": home, "text": simple(1)})
    assert answer.status_code == 403
    assert not Letter.objects.exists()


def test_the_body_of_a_stranger_is_not_even_read(db: None) -> None:
    with pytest.MonkeyPatch.context() as patch:
        read: list[bytes] = []
        patch.setattr(streaming.OnDisk, "receive_data_chunk", lambda *given: read.append(given[1]))
        answer = Client().post("/letters/take", {"files": [sent("a.txt", b"a" * 9_000)]})
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/signin")
    assert not read


def test_who_may_not_write_anywhere_is_refused_in_words(nobody: Client, home: int) -> None:
    assert nobody.get("/letters/take").status_code == 403
    answer = nobody.post("/letters/take", {"office": home, "text": simple(1)})
    assert answer.status_code == 403


def test_a_name_with_markup_is_only_text(clerk: Client, home: int) -> None:
    form = {"office": home, "files": [sent("<img src=x onerror=alert(1)>.pdf", pdf(LINES))]}
    page = clerk.post("/letters/take", form).content.decode()
    assert "<img src=x" not in page
