"""A program sends the pages of one letter together."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from tests.api.asking import code, done, got
from tests.scanning.makers import huge_png, saved
from wian.letters.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)


def photo(name: str, shade: int) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, saved(Image.new("L", (40, 60), shade), "JPEG"))


def send(client: Client, *files: SimpleUploadedFile, office: str = "d5701", key: str = "") -> Any:
    headers = {"idempotency-key": key} if key else {}
    form = {"office": office, "files": list(files)}
    answer: HttpResponse = client.post("/api/letters/pages", form, headers=headers)
    return answer


def test_pages_sent_together_are_one_letter_that_keeps_each_of_them(clerk: Client) -> None:
    told = done(send(clerk, photo("b.jpg", 10), photo("a.jpg", 20)))
    assert told["earlier"] == []
    files = got(clerk, f"letters/{told['letter']}")["files"]
    assert [(file["name"], file["pages"]) for file in files] == [
        ("b (2 หน้า).pdf", 2),
        ("b.jpg", 1),
        ("a.jpg", 1),
    ]
    again = done(send(clerk, photo("x.jpg", 20)))
    assert again["earlier"] == [told["letter"]]


def test_the_same_request_twice_takes_the_letter_in_once(clerk: Client) -> None:
    first = done(send(clerk, photo("b.jpg", 10), photo("a.jpg", 20), key="k"))
    answer = send(clerk, photo("b.jpg", 10), photo("a.jpg", 20), key="k")
    assert done(answer) == first
    assert answer.headers["Idempotency-Replayed"] == "true"
    turned = send(clerk, photo("a.jpg", 20), photo("b.jpg", 10), key="k")
    assert code(turned) == "A102"
    assert Letter.objects.count() == 1


def test_what_does_not_belong_or_is_too_much_is_refused_and_the_key_is_free(
    clerk: Client,
) -> None:
    text = SimpleUploadedFile("a.txt", "เรื่อง".encode())
    assert code(send(clerk, photo("b.jpg", 1), text, key="k")) == "L130"
    bomb = SimpleUploadedFile("a.png", huge_png(30_000, 30_000))
    assert code(send(clerk, photo("b.jpg", 1), bomb, key="k")) == "L130"
    assert send(clerk).status_code == 422
    many = [SimpleUploadedFile(f"{n}.jpg", b"\xff\xd8\xff") for n in range(300)]
    assert (send(clerk, *many).status_code, code(send(clerk, *many))) == (400, "A106")
    assert not Letter.objects.exists()
    assert done(send(clerk, photo("b.jpg", 1), photo("c.jpg", 2), key="k"))["letter"]


def test_nobody_sends_pages_to_an_office_out_of_reach(outsider: Client) -> None:
    answer = send(outsider, photo("b.jpg", 1), photo("c.jpg", 2))
    assert (answer.status_code, code(answer)) == (403, "outside")
