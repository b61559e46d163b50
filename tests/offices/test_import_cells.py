"""One cell: days in every way they are typed, formulas made harmless, headings known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.offices.exchange.cells import clean, plain, read_day, safe, same, write_day
from wian.offices.exchange.columns import FORMS, OFFICES, PEOPLE
from wian.offices.models import Office, Person, Post, Spell

OCTOBER = date(2025, 10, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "1 ต.ค. 2568",
        "๑ ต.ค. ๒๕๖๘",
        "1 ตุลาคม 2568",
        "วันที่ 1 ตุลาคม พ.ศ. 2568",
        "01/10/2568",
        "1/10/68",
        "2568-10-01",
        "2025-10-01",
        "๒๕๖๘-๑๐-๐๑",
        "1 Oct 2025",
    ],
)
def test_a_day_is_read_in_both_eras_in_words_and_in_digits(typed: str) -> None:
    assert read_day(typed) == OCTOBER


@pytest.mark.parametrize(
    "typed", ["31/04/2568", "ตุลาคม 2568", "2568", "ปีหน้า", "2568-13-01", "1-2 ต.ค. 2568"]
)
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    assert read_day(typed) is None


@given(st.dates())
def test_every_day_written_is_read_back(day: date) -> None:
    if day.year >= 2400 or day == date.min:  # CE years that a Thai reader takes for พ.ศ.
        return
    assert read_day(write_day(day)) == day


@given(st.text())
def test_a_text_made_safe_is_read_back_to_the_same(text: str) -> None:
    assert plain(safe(text)) == text


@given(st.sampled_from("=+-@\t\r\n"), st.text())
def test_no_formula_is_left_in_a_safe_cell(sign: str, rest: str) -> None:
    assert safe(sign + rest).startswith("'")


@given(st.text())
def test_a_cell_evened_out_stays_as_it_is_and_says_the_same(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert same(text, clean(text))


def test_thai_and_arabic_digits_say_the_same() -> None:
    assert same("ชร ๐๐๒๓", "ชร 0023")
    assert not same("ชร 0023", "ชร 0024")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_heading_is_known_in_thai_in_english_and_beside_each_other(form) -> None:
    for column in form.columns:
        for heading in (column.thai, column.name, column.heading, column.name.upper()):
            assert form.named(heading) is column


@pytest.mark.parametrize(
    ("form", "name", "field"),
    [(OFFICES, "key", Office._meta.get_field("key"))]
    + [
        (OFFICES, name, Spell._meta.get_field(name))
        for name in ("kind", "name_th", "name_en", "short", "code", "phone")
    ]
    + [(PEOPLE, "post", Post._meta.get_field("title"))]
    + [(PEOPLE, name, Person._meta.get_field(name)) for name in ("title", "given", "family")],
)
def test_a_cell_may_be_as_long_as_its_table_holds(form, name: str, field) -> None:
    assert form.column(name).most == field.max_length
