"""Plans on paper and as workbooks: heads on every page, bars that are words, too."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from tests.typeset.papers import AT, NASTY, OFFICE, pages, solid, text
from wian.typeset import PlanCell, PlanLine, PlanSheet, plan_pdf, plan_xlsx

LONG = "ลงพื้นที่ติดตามผลการดำเนินงานของศูนย์เรียนรู้ทุกแห่งในอำเภอพร้อมให้คำแนะนำแก่ภาคีเครือข่าย" * 4
BARS = (
    PlanCell("told", 25),
    PlanCell("silent"),
    PlanCell("now"),
    PlanCell("planned"),
    PlanCell("extra", 40),
    *(PlanCell() for _ in range(7)),
)


def line(title: str = "ประชุมคณะทำงาน", **more: Any) -> PlanLine:
    told = {"cells": BARS, "target": "3 ครั้ง", "owner": "มาลี", "percent": 40, "said": "ล่าช้า"}
    return PlanLine(title, **(told | more))


def plan(*lines: PlanLine, **more: Any) -> PlanSheet:
    told = {"title": "แผน 5P", "year": 2025, "percent": 37, "printed": AT}
    return PlanSheet(OFFICE, lines=lines, **(told | more))


def rows(made: bytes) -> list[list[object]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python()]


def test_a_plan_says_whose_it_is_of_which_year_and_how_far() -> None:
    made = text(plan_pdf(plan(line(), duty="จัดทำแผนพัฒนาศักยภาพ", digits="arabic")))
    for words in (OFFICE, "แผน 5P", "พ.ศ. 2568", "ร้อยละ 37", "ตามภารกิจ: จัดทำแผนพัฒนาศักยภาพ"):
        assert words in made


def test_each_bar_bears_its_word_or_figure_and_the_foot_says_what_they_mean() -> None:
    made = plan_pdf(plan(line(), digits="arabic"))
    (page,) = pages(made)
    assert page.count("25%") == 1
    assert page.count("40%") == 2
    assert page.count("ค้าง") == 2
    assert solid(made).count("แผน=เดือนที่วางแผนไว้") == 1
    assert {"ต.ค.", "ก.ย."} <= set(page.split())


def test_a_bar_is_filled() -> None:
    image = pypdfium2.PdfDocument(plan_pdf(plan(line())))[0].render(scale=2).to_pil()
    colours = image.convert("RGB").getcolors(1 << 24)
    assert {(0x1D, 0x4F, 0x7C), (0xCF, 0xE0, 0xF0)} <= {colour for _, colour in colours}


@pytest.mark.parametrize(("count", "least"), [(0, 1), (1, 1), (12, 1), (80, 3)])
def test_heads_stand_on_every_page_and_no_line_is_parted(count: int, least: int) -> None:
    found = pages(plan_pdf(plan(*(line(f"กิจกรรมที่ {n} {LONG}") for n in range(count)))))
    assert len(found) >= least
    assert all("กิจกรรม" in page and "ผู้รับผิดชอบ" in page and "ต.ค." in page for page in found)
    assert sum(page.count("มาลี") for page in found) == count
    assert all(OFFICE in page for page in found)


def test_an_empty_plan_says_so() -> None:
    assert "ยังไม่มีกิจกรรมในแผนนี้" in text(plan_pdf(plan()))
    assert any("ยังไม่มีกิจกรรมในแผนนี้" in row for row in rows(plan_xlsx(plan())))


def test_digits_are_thai_or_arabic_throughout() -> None:
    thai = text(plan_pdf(plan(line(), title="แผน ก")))
    arabic = text(plan_pdf(plan(line(), digits="arabic")))
    assert not any(c in thai for c in "0123456789")
    assert not any(c in arabic for c in "๐๑๒๓๔๕๖๗๘๙")
    assert "๒๕%" in thai


def test_what_is_written_is_never_markup_or_a_formula() -> None:
    made = plan_pdf(plan(line(NASTY, owner=NASTY), title=NASTY, digits="arabic"))
    assert "#set page() $x^2$" in text(made)
    saved = rows(plan_xlsx(plan(line("=1+1", owner="@SUM(A1)"), digits="arabic")))
    assert (saved[4][1], saved[4][3]) == ("=1+1", "@SUM(A1)")


def test_a_workbook_has_figures_as_numbers_and_plans_as_words() -> None:
    saved = rows(plan_xlsx(plan(line(), line("เลิก", dropped=True), digits="arabic")))
    assert saved[3][:5] == ["ที่", "กิจกรรม", "เป้าหมาย", "ผู้รับผิดชอบ", "ต.ค."]
    assert saved[4][4:9] == [25, "ค้าง", "แผน", "แผน", 40]
    assert saved[4][16:] == [40, "ล่าช้า"]
    assert saved[5][16:] == ["", "เลิกทำ"]
