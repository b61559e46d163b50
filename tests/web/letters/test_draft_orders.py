"""Orders and announcements on the pages: their parts by their own names, DOCX beside the PDF."""

from __future__ import annotations

import io

import docx
import pytest
from django.test import Client

from tests.web.offices.pages import words
from wian.letters.models import Letter
from wian.letters.queries.drafts import draft
from wian.offices.acting import SYSTEM

pytestmark = pytest.mark.django_db


def begun(clerk: Client, home: int, form: str) -> int:
    clerk.post("/letters/drafts/new", {"form": form, "unit": home})
    return Letter.objects.get(way="out").pk


def test_an_order_is_written_in_its_own_parts(clerk: Client, home: int) -> None:
    letter = begun(clerk, home, "order")
    page = words(clerk.get(f"/letters/drafts/{letter}"))
    assert "เหตุและอำนาจที่ออกคำสั่ง" in page
    assert "คำขึ้นต้น" not in page
    typed = {"place": "อำเภอเมืองเชียงราย", "subject": "แต่งตั้งคณะทำงาน", "aim": "จึงแต่งตั้ง"}
    clerk.post(f"/letters/drafts/{letter}", typed | {"do": "write"})
    now = draft(SYSTEM, letter).wording
    assert (now.form, now.place, now.aim) == ("order", ("อำเภอเมืองเชียงราย",), "จึงแต่งตั้ง")


def test_what_is_typed_comes_as_a_document_to_be_saved(clerk: Client, home: int) -> None:
    letter = begun(clerk, home, "announcement")
    assert (
        f"/letters/drafts/{letter}/docx" in clerk.get(f"/letters/drafts/{letter}").content.decode()
    )
    answer = clerk.post(
        f"/letters/drafts/{letter}/docx", {"place": "อำเภอเมือง", "subject": "รับสมัคร"}
    )
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    said = [line.text for line in docx.Document(io.BytesIO(answer.content)).paragraphs]
    assert "ประกาศอำเภอเมือง" in said
    assert clerk.get(f"/letters/drafts/{letter}/docx").status_code == 200


def test_a_link_typed_behind_an_enclosure_is_kept_as_its_link(clerk: Client, home: int) -> None:
    letter = begun(clerk, home, "external")
    typed = {
        "salutation": "เรียน",
        "enclosures": "แบบ | 1 ชุด | https://example.go.th/a\nเกณฑ์ | https://x.th/b",
    }
    clerk.post(f"/letters/drafts/{letter}", typed | {"do": "write"})
    rows = draft(SYSTEM, letter).wording.enclosures
    assert [(row.title, row.quantity, row.link) for row in rows] == [
        ("แบบ", "1 ชุด", "https://example.go.th/a"),
        ("เกณฑ์", "", "https://x.th/b"),
    ]
    assert (
        "แบบ | 1 ชุด | https://example.go.th/a"
        in clerk.get(f"/letters/drafts/{letter}").content.decode()
    )
