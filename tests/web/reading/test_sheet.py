"""A letter as the page shows it: order, distance, doubts, covers, tables."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.template.loader import render_to_string

from tests.web.reading.test_marks import seen
from tests.web.small_letter import TEXT, letter
from wian.web.reading.desk import Outcome, Paper
from wian.web.reading.facts import phone
from wian.web.reading.rows import Maker
from wian.web.reading.sheet import Sheet, sheet
from wian.web.reading.veil import Veil
from wian.web.when import Clock, Digits
from wian.web.words import Lang, Say


def made(lang: Lang = "th", digits: Digits = "arabic") -> tuple[Sheet, str]:
    clock = Clock(Say(lang), date(2026, 11, 20), digits)
    values = sheet(Outcome(Paper("", TEXT), letter()), "1", clock)
    context: dict[str, Any] = {"sheet": values, "section": {}, "say": clock.say, "clock": clock}
    return values, render_to_string("reading/sheet.html", context).replace("\u00a0", " ")


SHEET, PAGE = made()


def test_facts_stand_in_the_order_of_a_letter() -> None:
    names = [group.name for group in SHEET.parts[0].groups]
    assert names == [
        "number", "date", "subject", "addressees", "exclusions", "references", "duties",
        "meetings", "signatory", "contacts", "links",
    ]  # fmt: skip


def test_a_deadline_carries_its_weekday_and_how_far_it_is() -> None:
    assert "ศุกร์ 20 ธ.ค. 2567" in PAGE
    assert "ผ่านมาแล้ว 23 เดือน" in PAGE
    assert "ทุกวันที่ 20 ของเดือน" in PAGE


def test_every_link_on_the_page_leads_to_something_on_it() -> None:
    ids = re.findall(r'\sid="([^"]+)"', PAGE)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', PAGE)) <= set(ids)


def test_the_text_is_shown_whole_beside_the_facts() -> None:
    joined = "".join(seen(stretch.html).text for stretch in SHEET.stretches)
    assert joined == TEXT


def test_a_doubtful_fact_is_open_with_what_is_printed_and_a_sure_one_is_quiet() -> None:
    number = SHEET.parts[0].groups[0].rows[0]
    assert number.doubt
    assert number.printed is not None
    assert number.printed.text == "ภส ๐๐๓๓/ว ๑๒"
    day = SHEET.parts[0].groups[1].rows[0]
    assert not day.doubt
    assert day.printed is None
    assert "โปรดตรวจ" in PAGE


def test_a_contradiction_stands_first_with_its_words_its_reason_and_its_place() -> None:
    top = PAGE[: PAGE.index('class="facts"')]
    assert "ชื่อวันไม่ตรงกับวันที่" in top
    assert "วันพุธที่ ๒๔ ธันวาคม ๒๕๖๗" in top
    assert "อังคาร 24 ธ.ค. 2567" in top
    assert f'href="#p{SHEET.warnings[0].key}"' in top
    assert f'href="#f{SHEET.warnings[0].key}"' in PAGE


def test_a_repair_shows_what_is_printed_and_what_was_read() -> None:
    assert [(r.before.text, r.after.text) for r in SHEET.repairs] == [("เรี่อง", "เรื่อง")]


def test_markup_and_hostile_links_of_a_letter_are_only_text() -> None:
    assert "<script" not in PAGE
    assert "&lt;script&gt;" in PAGE
    assert 'href="javascript' not in PAGE


@pytest.mark.parametrize("secret", ["080-000-1234", "๐๘ ๐๐๐๐ ๑๒๓๔", "kRok77"])
def test_private_data_is_covered_and_opens_without_a_script(secret: str) -> None:
    assert secret in PAGE  # under a cover
    visible = re.sub(r"</summary><span>.*?</span></details>", "</summary>", PAGE)
    assert secret not in visible
    assert "08x-xxx-x234" in visible


def test_criteria_are_summed_exactly_and_committees_counted() -> None:
    assert SHEET.parts[1].groups[0].total == "10"
    assert SHEET.whole is not None
    assert [g.total for g in SHEET.whole.groups if g.name == "committees"] == ["1 จาก 1 ตำแหน่ง"]


def test_thai_digits_are_a_choice_and_what_is_printed_stays_as_printed() -> None:
    _, page = made(digits="thai")
    assert "ศุกร์ ๒๐ ธ.ค. ๒๕๖๗" in page
    assert "กส ๐๐๓๓/ว ๑๒" in page
    assert "๐๘x-xxx-x๒๓๔" in page


def test_english_labels_speak_of_the_same_letter() -> None:
    _, page = made(lang="en")
    assert "Weekday and date disagree" in page
    assert "Fri 20 Dec 2567 (2024)" in page
    assert "2 duties" in page


@pytest.mark.parametrize(
    ("digits", "shown"),
    [
        ("0812345678", "081-234-5678"),
        ("021234567", "02-123-4567"),
        ("043123456", "043-123-456"),
        ("1111", "1111"),
    ],
)
def test_a_phone_number_is_grouped_as_people_read_it(digits: str, shown: str) -> None:
    assert phone(digits) == shown


def test_a_quote_is_shown_without_the_bars_of_its_table() -> None:
    raw = "วันพุธ | | |  ๒๔ ธันวาคม |\n๒๕๖๗"
    make = Maker("1", replace(letter(), raw=raw), Clock(Say("th"), date(2026, 11, 20)), Veil())
    assert make.quote((0, len(raw))).text == "วันพุธ ๒๔ ธันวาคม ๒๕๖๗"
