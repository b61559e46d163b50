"""The page on which several pictures are taken in as the pages of one letter."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Sequence
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from tests.letters.desk_papers import simple
from tests.scanning.makers import huge_png, saved
from tests.web.offices.pages import words
from wian.files.queries import of_thing
from wian.letters.actions import together
from wian.letters.models import Letter
from wian.offices.acting import SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)
TICK = re.compile(r'<input type="checkbox" name="one"[^>]*>')


def photo(name: str, shade: int = 0, side: int = 60) -> SimpleUploadedFile:
    data = saved(Image.new("RGB", (side, 80), (shade or hash(name) % 256, 9, 9)), "JPEG")
    return SimpleUploadedFile(name, data)


def take(client: Client, home: int, files: Sequence[SimpleUploadedFile], **said: Any) -> Any:
    return client.post("/letters/take", {"office": home, "one": "on", "files": files, **said})


def ticked(shown: HttpResponse) -> bool:
    found = TICK.search(shown.content.decode())
    assert found
    return "checked" in found[0]


def test_the_choice_is_offered_and_not_made(clerk: Client) -> None:
    shown = clerk.get("/letters/take")
    assert "รูปเหล่านี้เป็นหน้าของหนังสือฉบับเดียวกัน" in words(shown)
    assert not ticked(shown)
    english = words(clerk.get("/letters/take?lang=en"))
    assert "These pictures are pages of one letter" in english


def test_pictures_are_one_letter_in_the_order_in_which_they_were_sent(
    clerk: Client, home: int
) -> None:
    shown = take(clerk, home, [photo("9.jpg"), photo("10.jpg"), photo("1.jpg")])
    assert "รับแล้ว 1 จาก 1" in words(shown)
    assert not ticked(shown)
    letter = Letter.objects.get()
    assert f"/letters/{letter.pk}/read" in shown.content.decode()
    names = [file.name for file in of_thing(SYSTEM, "letter", letter.pk)]
    assert names == ["9 (3 หน้า).pdf", "9.jpg", "10.jpg", "1.jpg"]


def test_without_the_choice_each_picture_is_a_letter(clerk: Client, home: int) -> None:
    files = [photo("1.jpg"), photo("2.jpg")]
    shown = clerk.post("/letters/take", {"office": home, "files": files})
    assert "รับแล้ว 2 จาก 2" in words(shown)
    assert Letter.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("note.txt", simple(1).encode(), "(L131)"),
        ("bomb.png", huge_png(30_000, 30_000), "(B108)"),
        ("<b>x</b>.jpg", b"\xff\xd8\xff broken", "(S110)"),
    ],
    ids=["text", "bomb", "broken"],
)
def test_one_that_does_not_belong_is_named_and_none_is_taken_in(
    clerk: Client, home: int, name: str, data: bytes, why: str
) -> None:
    files = [photo("1.jpg"), SimpleUploadedFile(name, data), photo("3.jpg")]
    shown = take(clerk, home, files)
    told = words(shown)
    assert "รับแล้ว 0 จาก 1" in told
    assert "ติดที่ไฟล์ลำดับที่ 2" in told
    assert why in told
    assert "(L130)" in told
    assert "<b>x</b>" not in shown.content.decode()
    assert ticked(shown)
    assert not Letter.objects.exists()


def test_nothing_chosen_says_so_and_one_picture_is_taken_as_it_is(clerk: Client, home: int) -> None:
    shown = clerk.post("/letters/take", {"office": home, "one": "on"})
    assert shown.status_code == 422
    assert "เลือกไฟล์หรือวางข้อความก่อน (F140)" in words(shown)
    take(clerk, home, [photo("1.jpg")])
    assert Letter.objects.get().name == "1.jpg"


def test_pasted_text_beside_the_pictures_is_a_letter_of_its_own(clerk: Client, home: int) -> None:
    shown = take(clerk, home, [photo("1.jpg"), photo("2.jpg")], text=simple(1))
    assert "รับแล้ว 2 จาก 2" in words(shown)
    assert sorted(Letter.objects.values_list("source", flat=True)) == ["paste", "upload"]


def test_three_hundred_pictures_are_told_to_be_too_many(clerk: Client, home: int) -> None:
    files = [SimpleUploadedFile(f"{n}.jpg", b"\xff\xd8\xff") for n in range(300)]
    shown = take(clerk, home, files)
    assert shown.status_code == 422
    assert "ส่งได้ครั้งละไม่เกิน 20 ไฟล์" in words(shown)
    assert not Letter.objects.exists()


def test_the_same_pictures_and_one_of_them_again_are_told_with_the_letter_they_were(
    clerk: Client, outsider: Client, home: int
) -> None:
    take(clerk, home, [photo("a.jpg", 50), photo("b.jpg", 150)])
    shown = take(clerk, home, [photo("c.jpg", 150), photo("d.jpg", 50)])
    assert "ไฟล์เดียวกับ a (2 หน้า).pdf" in words(shown)
    shown = take(clerk, home, [photo("e.jpg", 50)])
    assert "มีรูปหรือไฟล์เดียวกับ a (2 หน้า).pdf" in words(shown)
    theirs = re.findall(r'<option value="(\d+)"', outsider.get("/letters/take").content.decode())
    shown = take(outsider, int(theirs[0]), [photo("a.jpg", 50), photo("b.jpg", 150)])
    assert "เดียวกับ a" not in words(shown)


def test_who_may_not_write_there_takes_nothing_in(
    nobody: Client, outsider: Client, home: int
) -> None:
    files = [photo("1.jpg"), photo("2.jpg")]
    assert take(nobody, home, files).status_code == 403
    assert take(outsider, home, [photo("1.jpg"), photo("2.jpg")]).status_code == 422
    assert not Letter.objects.exists()


def test_a_few_of_many_pictures_are_in_memory_at_a_time(
    clerk: Client, home: int, settings: Any
) -> None:
    size = 2_000_000
    settings.WIAN_UPLOAD_MAX_BYTES = size
    heavy = [photo(f"{n}.jpg", n + 1).read() + b"\0" * (size - 4000) for n in range(8)]
    files = [SimpleUploadedFile(f"{n}.jpg", data) for n, data in enumerate(heavy)]
    seen: list[int] = []
    looked = together.look

    def look(data: bytes, taken: Any) -> Any:
        seen.append(tracemalloc.get_traced_memory()[0])
        return looked(data, taken)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(together, "look", look)
        tracemalloc.start()
        shown = take(clerk, home, files)
        tracemalloc.stop()
    assert "รับแล้ว 1 จาก 1" in words(shown)
    assert len(seen) == 8
    assert max(seen) - seen[0] < 3 * size
