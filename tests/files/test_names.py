"""A file's name is for people to read: it names no place and hides nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.files.names import cleaned, for_saving


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("หนังสือ ว ๔๕๖.pdf", "หนังสือ ว ๔๕๖.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\..\\ก.pdf", "ก.pdf"),
        ("a\x00b\r\nSet-Cookie: x.pdf", "ab Set-Cookie: x.pdf"),
        ("ใบ\u202efdp.exe", "ใบfdp.exe"),
        ("  .hidden. ", "hidden"),
        ("...", "ไฟล์"),
        ("", "ไฟล์"),
        ("folder/", "ไฟล์"),
    ],
)
def test_a_name_is_its_last_part_without_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


def test_a_long_name_keeps_its_ending() -> None:
    assert cleaned("ก" * 500 + ".pdf") == "ก" * 196 + ".pdf"


@pytest.mark.parametrize(
    ("name", "media", "saved"),
    [
        ("a.PDF", "application/pdf", "a.PDF"),
        ("a.exe", "application/pdf", "a.exe.pdf"),
        ("รูป", "image/jpeg", "รูป.jpg"),
        ("รูป.jpeg", "image/jpeg", "รูป.jpeg"),
        ("a.csv", "text/plain", "a.csv.txt"),
        ("a.html", "text/plain", "a.html.txt"),
    ],
)
def test_a_saved_file_ends_in_what_it_is(name: str, media: str, saved: str) -> None:
    assert for_saving(name, media) == saved


@given(st.text(max_size=400))
def test_every_cleaned_name_is_short_visible_and_stays_as_it_is(typed: str) -> None:
    name = cleaned(typed)
    assert 1 <= len(name) <= 200
    assert not set(name) & set("/\\\0\r\n")
    assert not name.startswith(".")
    assert all(unicodedata.category(c)[0] != "C" for c in name)
    assert cleaned(name) == name
    assert len(for_saving(typed, "application/pdf")) <= 200
