"""The whole way without JavaScript, and that nothing of it stays."""

from __future__ import annotations

import logging
import mimetypes
import re
import time
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from tests.support import ROOT
from wian.scanning import kinds
from wian.web.words import WORDS

LETTERS = sorted((ROOT / "examples/letters").glob("*.txt"))


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def page_of(client: Client, **fields: object) -> str:
    answer = client.post("/read", fields)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")


def test_a_person_without_javascript_reads_the_example_letter(client: Client) -> None:
    front = client.get("/?example=1").content.decode()
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", front, re.S)
    assert found
    page = page_of(client, text=unescape(found[1]))
    assert "ชื่อวันไม่ตรงกับวันที่" in page
    row = re.search(r'id="(f1-\d+)"[^>]*>\s*<p class="when', page)
    assert row
    place = row[1].replace("f", "p", 1)
    assert f'href="#{place}"' in page
    assert f'id="{place}"' in page
    assert f'href="#{row[1]}"' in page


@pytest.mark.parametrize("path", LETTERS, ids=lambda p: p.stem)
def test_each_example_letter_is_shown_with_its_facts(client: Client, path: Path) -> None:
    page = page_of(client, text=text_of(path))
    assert 'class="row' in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_files_are_read_one_section_each_and_a_bad_one_says_why(client: Client) -> None:
    page = page_of(
        client,
        text="เรื่อง จากการวาง",
        files=[
            SimpleUploadedFile("ก.txt", text_of(LETTERS[2]).encode("cp874", "replace")),
            SimpleUploadedFile("<b>.pdf", b"%PDF-1.7 broken"),
        ],
    )
    assert page.count('<article class="letter"') == 3
    assert "ฉบับที่ 2 จาก 3 · ก.txt" in page
    assert "อ่านไม่ได้: &lt;b&gt;.pdf" in page
    assert re.search(r"รหัส S1\d\d", page)


def test_a_file_read_once_is_shown_again_in_thai_digits_without_being_sent(client: Client) -> None:
    text = "เรื่อง ทดสอบ\nเรียน นายอำเภอ\nขอให้ส่งรายงานภายในวันที่ 20 ธันวาคม 2567"
    first = page_of(client, files=SimpleUploadedFile("a.txt", text.encode()))
    assert 'name="name" value="a.txt"' in first
    again = page_of(client, text=text, name="a.txt", digits="thai")
    assert "๒๐ ธ.ค. ๒๕๖๗" in again
    assert 'value="thai" aria-pressed="true"' in again


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "W101"),
        ({"text": "   "}, "W101"),
        ({"text": ["ก"] * 21}, "W102"),
        ({"text": "ก" * 1_000_001}, "S116"),
    ],
)
def test_what_cannot_be_read_is_told_in_both_languages_and_nothing_typed_is_lost(
    client: Client, fields: dict[str, object], code: str
) -> None:
    answer = client.post("/read", fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"รหัส {code}" in page
    assert '<p lang="en"' in page
    typed = fields.get("text", "")
    assert all(t in page for t in ([typed] if isinstance(typed, str) else typed) if t.strip())


def test_reading_by_address_leads_to_the_form(client: Client) -> None:
    assert client.get("/read").headers["Location"] == "/"


def test_nothing_of_a_letter_stays_anywhere(
    client: Client, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    mark = "นกกระจิบพันธุ์ทดสอบ"
    before = set(Path(settings.WIAN_HOME).rglob("*"))
    with caplog.at_level(logging.DEBUG):
        answer = client.post(
            "/read",
            {"text": f"เรื่อง {mark}", "files": SimpleUploadedFile("a.txt", f"เรื่อง {mark}".encode())},
        )
        client.post("/read", {"files": SimpleUploadedFile(f"{mark}.pdf", b"%PDF-1.7 broken")})
    out = capfd.readouterr()
    assert mark in answer.content.decode()
    assert mark not in re.findall(r"<title>(.*?)</title>", answer.content.decode())[0]
    assert "no-store" in answer.headers["Cache-Control"]
    assert mark not in caplog.text + out.out + out.err
    assert set(Path(settings.WIAN_HOME).rglob("*")) == before
    assert mark not in client.get("/").content.decode()
    assert set(client.cookies) <= {"csrftoken"}


def test_the_database_is_not_asked(client: Client) -> None:
    # Without the `django_db` mark, any query fails the test.
    page_of(client, text="เรื่อง ก")


@given(st.text(max_size=300))
@effort(max_examples=40)
def test_any_text_gives_a_page(text: str) -> None:
    answer = Client().post("/read", {"text": text, "lang": "en"})
    assert answer.status_code == (200 if text.strip() else 422)
    assert "<script>" not in answer.content.decode().split("<main")[1]


def test_a_long_text_does_not_hang_the_page(client: Client) -> None:
    text = (text_of(LETTERS[2]) * 40)[:100_000]
    start = time.perf_counter()
    page_of(client, text=text)
    assert time.perf_counter() - start < 60


@pytest.mark.parametrize("address", ["/", "/read", "/nowhere"])
def test_no_upload_touches_the_disk_whatever_its_address(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    made: list[object] = []
    monkeypatch.setattr(
        "django.core.files.uploadedfile.TemporaryUploadedFile.__init__", made.append
    )
    upload = SimpleUploadedFile("a.txt", b"x" * 5_000_000)
    answer = Client(enforce_csrf_checks=True).post(address, {"files": upload})
    assert answer.status_code in (403, 404)
    assert made == []


def test_a_form_without_its_token_is_refused_and_its_text_stays() -> None:
    answer = Client(enforce_csrf_checks=True).post("/read", {"text": "เรื่อง ทดสอบ"})
    assert answer.status_code == 403
    assert "เรื่อง ทดสอบ" in answer.content.decode()


def test_a_letter_sent_twice_names_the_first_one(client: Client) -> None:
    page = page_of(client, text=["เรื่อง ก", "เรื่อง ข", "เรื่อง ก\n"])
    assert page.count("ซ้ำกับฉบับที่") == 1
    assert "ฉบับที่ 3 จาก 3 · <b>ซ้ำกับฉบับที่ 1</b>" in page
    assert "same as letter 1" in page_of(client, text=["เรื่อง ก"] * 2, lang="en")


def test_a_text_and_a_text_file_have_the_same_longest_length(client: Client) -> None:
    hint = WORDS["text_hint"][0]
    for size in (1_000_001, 2_000_001):
        sent = {"files": SimpleUploadedFile("a.txt", ("ก" * size).encode())}
        page = client.post("/read", sent).content.decode()
        assert "รหัส S116" in page
        assert "เกินที่อ่านได้ 1,000,000" in page
    assert "1,000,000" in hint


def test_the_page_names_its_language_where_the_script_looks_for_it(client: Client) -> None:
    for lang in ("th", "en"):
        page = client.get(f"/?lang={lang}").content.decode()
        assert f'<html lang="{lang}">' in page
        assert f'<div id="page" data-lang="{lang}">' in page


def test_the_form_offers_exactly_the_types_that_are_read(client: Client) -> None:
    page = client.get("/").content.decode()
    accepted = re.findall(r'accept="([^"]+)"', page)[0].split(",")
    assert {kind for kind in accepted if "/" in kind} == {kinds.PDF, kinds.TEXT, *kinds.IMAGES}
    endings = {e: mimetypes.guess_type(f"a{e}")[0] for e in accepted if e.startswith(".")}
    assert set(endings.values()) == {kinds.PDF, kinds.TEXT, *kinds.IMAGES}
