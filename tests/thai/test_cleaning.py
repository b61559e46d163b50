"""Cleaning: what no Thai text can mean otherwise is put right, and nothing else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.thai.cleaning import clean, repair_pdf_text

THAI = st.text(alphabet="กนทปเแา ำิี่้ํุ์\t\n\r\u200b\u00a0\u2028\uf70aA1๑.", max_size=60)


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("เพ ี่อให ้เก ิด", "เพื่อให้เกิด".replace("เพื่อ", "เพี่อ")),
        ("ท่ีดี", "ที่ดี"),
        ("น้ํา นํ้า น ํ้ า ทํา", "น้ำ น้ำ น้ำ ทำ"),
        ("เเละ", "และ"),
        ("ที่่", "ที่"),
        ("กา\u200bร", "การ"),
        ("ท\uf701\uf70a", "ที่".replace("ี", "ิ")),
        ("ก\u00a0ข", "ก ข"),
        ("ก\r\nข\rค\u2028ง", "ก\nข\nค\nง"),
        ("สำน\tัก", "สำนัก"),
    ],
)
def test_each_known_slip_is_put_right(damaged, right):
    assert clean(damaged).text == right


def test_a_mark_on_the_next_line_stays_there():
    assert clean("ก\n่ข").text == "ก\n่ข"


def test_a_form_feed_stays_for_it_is_a_page():
    assert clean("ก\fข").text == "ก\fข"


def test_clean_text_keeps_no_edit():
    text = "เรื่อง ขอเชิญประชุม ณ ห้องประชุม ๑ ชั้น ๒ น้ำ กลุ่ม (Zoom) 10.30 น."
    assert clean(text).edits == ()


@given(THAI)
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text).text
    assert clean(once).text == once


@given(st.text(max_size=80))
def test_any_text_can_be_cleaned_and_every_edit_quotes_the_raw(text):
    repaired = clean(text)
    assert all(repaired.raw[e.start : e.end] == e.before for e in repaired.edits)


@given(THAI)
def test_letters_and_numerals_are_never_changed(text):
    def kept(value):
        return [c for c in value if c in "กนทปA1๑."]

    assert kept(clean(text).text) == kept(text)


@pytest.mark.parametrize("piece", ["่", "ก่ี", "\r\n", "\u200b", "ํ   ", "เ", "ก ่"])
def test_a_long_run_of_slips_is_cleaned_in_a_moment(piece):
    start = time.process_time()
    clean(piece * 30_000)
    assert time.process_time() - start < 3


def test_a_lost_am_of_a_pdf_is_restored_only_on_request():
    assert repair_pdf_text("จĖากัด น้Ļา นา (า)") == "จำกัด น้ำ นา (า)"
    assert clean("จĖากัด").text == "จĖากัด"
