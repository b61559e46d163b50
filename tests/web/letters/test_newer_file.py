"""A file beside a letter gets a newer version on a page; the earlier one can still be opened."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.letters.desk_papers import at_desk, simple
from tests.letters.inside import registered
from tests.web.offices.pages import words
from wian.files.queries import of_thing
from wian.letters.actions.attaching import attach
from wian.letters.models import Letter
from wian.offices.acting import SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def letter(home: int) -> int:
    return registered(home)


@pytest.fixture
def beside(letter: int) -> int:
    """A file that somebody put beside the letter."""
    return attach(SYSTEM, letter=letter, name="แบบรายงาน.txt", data=b"one")


def at(letter: int, file: int) -> str:
    return f"/letters/{letter}/files/{file}/newer"


def sent(client: Client, letter: int, file: int, data: bytes = b"two") -> HttpResponse:
    return client.post(at(letter, file), {"file": SimpleUploadedFile("แก้.txt", data)})


def test_the_page_of_the_letter_offers_it_and_shows_both_versions(
    clerk: Client, letter: int, beside: int
) -> None:
    assert at(letter, beside) in clerk.get(f"/letters/{letter}").content.decode()
    assert "แบบรายงาน.txt" in words(clerk.get(at(letter, beside)))
    answer = sent(clerk, letter, beside)
    assert answer.url == f"/letters/{letter}?done=newer#thing"
    page = clerk.get(f"/letters/{letter}?done=newer")
    said = words(page)
    assert "แบบรายงาน.txt 1 หน้า ฉบับที่ 1 · มีฉบับแก้ไขแล้ว" in said
    assert "แก้.txt 1 หน้า ฉบับที่ 2" in said
    newer = of_thing(SYSTEM, "letter", letter)[-1].id
    assert at(letter, beside) not in page.content.decode()
    assert at(letter, newer) in page.content.decode()
    assert b"".join(clerk.get(f"/files/{beside}").streaming_content) == b"one"  # type: ignore[attr-defined]
    assert sent(clerk, letter, beside, b"three").status_code == 409


def test_what_is_refused_stands_at_the_field(clerk: Client, letter: int, beside: int) -> None:
    for data, why in ((b"MZ\x90\0" + b"\0" * 200, "B103"), (b" ", "B101")):
        page = sent(clerk, letter, beside, data)
        assert page.status_code == 422
        assert why in page.content.decode().split('id="file_error"')[1][:400]
    page = clerk.post(at(letter, beside), {})
    assert (page.status_code, "F101" in words(page)) == (422, True)
    assert len(of_thing(SYSTEM, "letter", letter)) == 1


def test_it_is_offered_where_attaching_is_allowed_and_never_for_the_original(
    clerk: Client, officer: Client, home: int, letter: int, beside: int
) -> None:
    assert at(letter, beside) not in officer.get(f"/letters/{letter}").content.decode()
    assert officer.get(at(letter, beside)).status_code == 403
    assert sent(officer, letter, beside).status_code == 403
    [came] = at_desk(SYSTEM, home, simple(7))
    [original] = of_thing(SYSTEM, "letter", came)
    assert "/newer" not in clerk.get(f"/letters/{came}").content.decode()
    assert "L126" in words(clerk.get(at(came, original.id)))
    assert sent(clerk, came, original.id).status_code == 409
    Letter.objects.filter(pk=letter).update(state="issued")
    assert "/newer" not in clerk.get(f"/letters/{letter}").content.decode()
    assert "L108" in words(clerk.get(at(letter, beside)))


def test_who_may_not_see_the_letter_gets_no_page(
    outsider: Client, letter: int, beside: int
) -> None:
    assert outsider.get(at(letter, beside)).status_code == 403
    assert sent(outsider, letter, beside).status_code == 403
    assert outsider.get(at(letter, 99_999)).status_code == 403
    assert len(of_thing(SYSTEM, "letter", letter)) == 1
