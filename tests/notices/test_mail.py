"""A mail in plain text and HTML: nothing of a letter becomes markup or a header."""

from __future__ import annotations

from datetime import datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.notices.servers import Mails
from tests.notices.telling import person, round_at, told
from wian.notices.rules import BANGKOK
from wian.notices.values import Item, Parcel
from wian.notices.wording import CHAT, chat, html, payload, plain, subject

AT = datetime(2026, 11, 18, 9, 0, tzinfo=BANGKOK)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attributes if name == "href"]


def parcel(*words: str, urgent: bool = False, address: str = "/letters/1") -> Parcel:
    items = tuple(Item("k", text, f"en {text}", address, urgent, AT) for text in words)
    return Parcel("id", "a@office.example", "", urgent, items)


@pytest.mark.django_db
def test_a_digest_is_a_thai_mail_in_two_forms_with_links_from_outside(mails: Mails) -> None:
    told("one", person("a@office.example"), th="ขอเชิญประชุม", address="/letters/7?a=1&b=2")
    round_at()
    [mail] = mails.mails
    assert mail["Subject"].strip() == "เวียน: เรื่องแจ้ง 1 เรื่อง · Wian: 1 notice"
    assert mail["From"] == "wian@office.example"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"].endswith("@office.example>")
    text, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text
    assert page
    assert "ขอเชิญประชุม\n   Matter one\n   https://wian.example/letters/7?a=1&b=2" in (
        text.get_content().replace("\r\n", "\n")
    )
    found = Tags()
    found.feed(page.get_content())
    assert found.links == ["https://wian.example/letters/7?a=1&b=2"]


def test_without_an_address_of_the_site_there_are_no_links(settings) -> None:
    settings.WIAN_SITE = ""
    assert "letters/1" not in plain(parcel("ก")) + html(parcel("ก")) + chat(parcel("ก"))


@given(st.lists(st.text(), min_size=1, max_size=3), st.booleans())
def test_any_words_stay_words(words: list[str], urgent: bool) -> None:
    found = Tags()
    found.feed(html(parcel(*words, urgent=urgent)))
    assert found.tags <= {
        "html",
        "head",
        "meta",
        "body",
        "p",
        "ol",
        "li",
        "a",
        "br",
        "span",
        "small",
    }
    assert subject(parcel(*words, urgent=urgent)).isprintable()


def test_a_script_and_a_header_in_a_subject_are_only_text() -> None:
    evil = parcel("</ol><script>x()</script>\r\nBcc: all@evil.example", urgent=True)
    assert "<script" not in html(evil)
    assert subject(evil) == "ด่วน: </ol><script>x()</script> Bcc: all@evil.example"


def test_a_long_digest_says_how_many_more_there_are() -> None:
    many = parcel(*(f"เรื่องที่ {n}" for n in range(60)))
    assert "และอีก 10 เรื่อง" in plain(many)
    assert "และอีก 10 เรื่อง" in html(many)


@given(st.lists(st.text(max_size=400), min_size=1, max_size=60))
def test_a_chat_fits_whatever_is_in_it(words: list[str]) -> None:
    text = chat(parcel(*words))
    assert len(text.encode("utf-16-le")) // 2 <= CHAT + 100


def test_programs_get_everything() -> None:
    assert payload(parcel("ก")).startswith(b'{"id":"id","kind":"digest","items":[{"key":"k"')
