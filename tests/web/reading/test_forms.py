"""What is sent is taken as it is, and never touches the disk."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from wian.web.reading import forms
from wian.web.reading.desk import Paper, Remark


def post(**fields: object) -> tuple[Paper, ...]:
    request = RequestFactory().post("/read", fields)
    return forms.papers(request)


def test_line_breaks_of_a_browser_become_plain_ones() -> None:
    assert post(text="ก\r\nข\rค\0")[0].text == "ก\nข\nค\ufffd"


def test_empty_texts_are_left_out_and_files_follow() -> None:
    found = post(text=["  ", "ก"], files=[SimpleUploadedFile("a.txt", b"b")])
    assert [(p.name, p.text, p.data) for p in found] == [("", "ก", None), ("a.txt", "", b"b")]


def test_a_large_file_stays_in_memory() -> None:
    request = RequestFactory().post("/read", {"files": SimpleUploadedFile("a", b"x" * 9_000_000)})
    assert isinstance(request.FILES["files"], InMemoryUploadedFile)


def test_what_a_scan_said_comes_back_with_its_text() -> None:
    paper = Paper("a.pdf", "ก", remarks=(Remark("S201", "ไทย", "English", 2),), qr=("https://x",))
    assert post(text="ก", name="a.pdf", extra=forms.extra(paper)) == (paper,)


@given(
    st.one_of(
        st.text(), st.recursive(st.none() | st.integers() | st.floats(), st.lists).map(json.dumps)
    )
)
def test_any_extra_is_read_or_dropped(told: str) -> None:
    assert len(post(text="ก", extra=told)) == 1


@pytest.mark.parametrize("number", ["1e400", "-1e400", "NaN", "1" * 400])
def test_a_page_number_that_is_no_number_is_read_or_dropped(number: str) -> None:
    assert len(post(text="ก", extra=f'{{"remarks": [["a", "b", "c", {number}]]}}')) == 1
