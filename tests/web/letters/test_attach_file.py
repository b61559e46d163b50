"""A file is put beside a letter from its page, by whoever may write on it, while it may change."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.letters.inside import registered
from tests.web.offices.pages import words
from wian.files.queries import of_thing
from wian.letters.models import Letter
from wian.offices.acting import SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def letter(home: int) -> int:
    return registered(home)


def at(letter: int) -> str:
    return f"/letters/{letter}/attach"


def sent(client: Client, letter: int, data: bytes = b"one", name: str = "แบบ.txt") -> HttpResponse:
    return client.post(at(letter), {"file": SimpleUploadedFile(name, data)})


def names(letter: int) -> list[str]:
    return [file.name for file in of_thing(SYSTEM, "letter", letter)]


def test_the_page_of_the_letter_leads_to_it_and_then_shows_the_file(
    clerk: Client, letter: int
) -> None:
    before = names(letter)
    assert f'href="{at(letter)}"' in clerk.get(f"/letters/{letter}").content.decode()
    assert "แนบไฟล์" in words(clerk.get(at(letter)))
    assert sent(clerk, letter).url == f"/letters/{letter}?done=attached#thing"
    said = words(clerk.get(f"/letters/{letter}?done=attached"))
    assert "แบบ.txt 1 หน้า" in said
    assert "ไฟล์อยู่กับหนังสือแล้ว" in said
    assert sent(clerk, letter, name="อีกชื่อ.txt").status_code == 302
    assert names(letter) == [*before, "แบบ.txt"]


def test_what_is_refused_stands_at_the_field(clerk: Client, letter: int) -> None:
    before = names(letter)
    for data, why in ((b"MZ\x90\0" + b"\0" * 200, "B103"), (b" ", "B101")):
        page = sent(clerk, letter, data)
        assert page.status_code == 422
        assert why in page.content.decode().split('id="file_error"')[1][:400]
    page = clerk.post(at(letter), {})
    assert (page.status_code, "F101" in words(page)) == (422, True)
    assert names(letter) == before


def test_it_is_offered_only_to_who_may_write_on_a_letter_that_may_still_change(
    clerk: Client, officer: Client, outsider: Client, letter: int
) -> None:
    before = names(letter)
    assert at(letter) not in officer.get(f"/letters/{letter}").content.decode()
    for who in (officer, outsider):
        assert who.get(at(letter)).status_code == 403
        assert sent(who, letter).status_code == 403
    Letter.objects.filter(pk=letter).update(state="issued")
    assert at(letter) not in clerk.get(f"/letters/{letter}").content.decode()
    assert "L108" in words(clerk.get(at(letter)))
    assert sent(clerk, letter).status_code == 409
    assert outsider.get(at(99_999)).status_code == 404
    assert names(letter) == before
