"""Addresses on the web that a letter prints."""

from __future__ import annotations

import pytest

from tests.reading.letters import doc, external, printed


@pytest.mark.parametrize(
    "link",
    [
        *(
            "https://example.go.th/water",
            "http://example.or.th",
            "www.example.ac.th",
            "example.go.th",
        ),
        *(
            "https://bit.ly/3abcde",
            "bit.ly/3abcde",
            "forms.gle/AbC123",
            "https://example.go.th/a?b=1&c=2",
        ),
    ],
)
def test_an_address_is_a_link_as_printed(link: str) -> None:
    assert doc(external(f"ขอให้บันทึกข้อมูลที่ {link} ให้ครบทุกหมู่บ้าน"))["links"] == [link]


@pytest.mark.parametrize("after", [".", ",", ")", "”", "ให้ครบ", ";"])
def test_what_follows_an_address_is_not_part_of_it(after: str) -> None:
    body = f"ดูรายละเอียดแหล่งน้ำชุมชนได้ที่ (https://example.go.th/water{after} ต่อไป"
    assert doc(external(body))["links"] == ["https://example.go.th/water"]


@pytest.mark.parametrize("form", ["<{}>", "[{}]", "**{}**", "“{}”"])
def test_what_encloses_an_address_is_not_part_of_it(form: str) -> None:
    body = "ดูรายละเอียดแหล่งน้ำชุมชนได้ที่ " + form.format("https://example.go.th/water")
    assert doc(external(body))["links"] == ["https://example.go.th/water"]


def test_an_address_printed_twice_is_one_link() -> None:
    body = "ดูที่ https://example.go.th/water และ https://example.go.th/water/ อีกครั้งหนึ่ง"
    assert doc(external(body))["links"] == ["https://example.go.th/water"]


def test_an_e_mail_is_not_a_link() -> None:
    assert doc(external("ส่งแบบสำรวจไปที่ water@example.go.th ให้ครบทุกหมู่บ้าน"))["links"] == []


def test_the_place_shows_the_address() -> None:
    body = "ขอให้บันทึกข้อมูลแหล่งนํ้าที่ https://example.go.th/water ให้ครบ"
    assert printed(external(body), "links") == ["https://example.go.th/water"]


def test_a_letter_without_an_address_has_no_links() -> None:
    assert doc(external())["links"] == []
